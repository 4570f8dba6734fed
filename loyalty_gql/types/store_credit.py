"""Store credit: one owner's balance in one currency, or credit that waits for its owner."""

from typing import Self

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER, WAITING
from loyalty_gql.types.accounts import BalanceAccount
from loyalty_gql.types.nodes import as_node, global_id
from loyalty_gql.types.scalars import CurrencyCode


@strawberry.type(description="The balance of one owner in one currency.")
class StoreCreditAccount(BalanceAccount):
    customer_id: strawberry.ID | None = strawberry.field(
        description="The shop's customer who owns it; null where it waits for its owner, or did."
    )
    row: strawberry.Private[models.StoreCreditAccount]

    @classmethod
    def of(cls, account: models.StoreCreditAccount) -> Self:
        """From a row."""
        of_customer = account.owner_kind == CUSTOMER
        return cls(
            id=global_id("StoreCreditAccount", account.id),
            account_id=account.id,
            currency_code=CurrencyCode(account.currency),
            created_at=account.created_at,
            customer_id=strawberry.ID(account.owner_id) if of_customer else None,
            row=account,
        )

    def tells(self, actor: Actor) -> bool:
        """Who has claimed it by its code learns what was on it, not what happened before."""
        owner = self.customer_id
        return actor.for_shop or (owner is not None and owner == actor.customer_id)

    async def _waiting(self, info: Info) -> models.WaitingCredit | None:
        if self.row.owner_kind != WAITING:
            return None
        return await info.context.loaders.waiting_by_account.load(self.account_id)

    @strawberry.field(description="It waits for its owner: nobody has claimed it yet.")
    async def waiting(self, info: Info) -> bool:
        return self.row.owner_kind == WAITING and (await self._shown(info)).claimed_by is None

    @strawberry.field(description="The e-mail address that it waits for, or did; for the shop.")
    async def email_address(self, info: Info) -> str | None:
        waiting = await self._waiting(info)
        return waiting.email_address if waiting else None

    @strawberry.field(description="The code that it is claimed with, as it may be shown anywhere.")
    async def masked_code(self, info: Info) -> str | None:
        waiting = await self._waiting(info)
        last = waiting.last_characters if waiting else None
        return codes.masked(last) if last else None

    @strawberry.field(description="Words for staff about credit that waits under a code.")
    async def note(self, info: Info) -> str | None:
        waiting = await self._waiting(info)
        return waiting.note if waiting else None


as_node.register(models.StoreCreditAccount, StoreCreditAccount.of)
