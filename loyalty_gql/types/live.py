"""What a subscription tells of a balance."""

from typing import Self, cast

import strawberry

from loyalty_gql.domain.live import Change
from loyalty_gql.types.accounts import BalanceAccount
from loyalty_gql.types.history import Transaction
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import as_node


@strawberry.type(description="One version of a balance account, each told once and in order.")
class BalanceChange:
    transaction: Transaction | None = strawberry.field(
        description="What changed it, holds included; null where it tells how the account stands, "
        "and where others changed it in a company whose admin you are not."
    )
    cursor: str = strawberry.field(
        description="Keep the last one of each account, and come back with them as `after`."
    )
    account: BalanceAccount = strawberry.field(description="The account, as it is now.")
    balance: Money = strawberry.field(description="The balance just after it.")

    @classmethod
    def of(cls, change: Change) -> Self:
        """From a change."""
        movement = change.movement
        return cls(
            transaction=Transaction.of(movement) if movement else None,
            cursor=change.cursor,
            account=cast("BalanceAccount", as_node(change.row)),
            balance=Money.of(change.balance, change.row.currency),
        )
