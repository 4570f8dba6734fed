"""Store credit: one owner's balance in one currency."""

from typing import Self

import strawberry

from loyalty_gql import models
from loyalty_gql.types.accounts import BalanceAccount
from loyalty_gql.types.nodes import as_node, global_id
from loyalty_gql.types.scalars import CurrencyCode


@strawberry.type(description="The balance of one owner in one currency.")
class StoreCreditAccount(BalanceAccount):
    customer_id: strawberry.ID = strawberry.field(description="The shop's customer who owns it.")

    @classmethod
    def of(cls, account: models.StoreCreditAccount) -> Self:
        """From a row."""
        return cls(
            id=global_id("StoreCreditAccount", account.id),
            account_id=account.id,
            currency_code=CurrencyCode(account.currency),
            created_at=account.created_at,
            customer_id=strawberry.ID(account.owner_id),
        )


as_node.register(models.StoreCreditAccount, StoreCreditAccount.of)
