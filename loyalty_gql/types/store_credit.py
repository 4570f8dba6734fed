"""Store credit: one owner's balance in one currency, or credit that waits for its owner."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self, cast

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.companies import MemberRole
from loyalty_gql.rules.ids import COMPANY, CUSTOMER, WAITING
from loyalty_gql.types.accounts import BalanceAccount
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import as_node, global_id
from loyalty_gql.types.scalars import CurrencyCode

if TYPE_CHECKING:
    from loyalty_gql.types.companies import Company


@strawberry.type(description="The balance of one owner in one currency.")
class StoreCreditAccount(BalanceAccount):
    customer_id: strawberry.ID | None = strawberry.field(
        description="The shop's customer who owns it; null where it waits for its owner, or did, "
        "and where a company owns it."
    )
    company_id: strawberry.ID | None = strawberry.field(
        description="The shop's company that owns it, if one does."
    )
    row: strawberry.Private[models.StoreCreditAccount]

    @classmethod
    def of(cls, account: models.StoreCreditAccount) -> Self:
        """From a row."""
        of_customer = account.owner_kind == CUSTOMER
        of_company = account.owner_kind == COMPANY
        return cls(
            id=global_id("StoreCreditAccount", account.id),
            account_id=account.id,
            currency_code=CurrencyCode(account.currency),
            created_at=account.created_at,
            customer_id=strawberry.ID(account.owner_id) if of_customer else None,
            company_id=strawberry.ID(account.owner_id) if of_company else None,
            row=account,
        )

    def tells(self, actor: Actor) -> bool:
        """Who has claimed it by its code learns what was on it, not what happened before."""
        owner = self.customer_id
        # Of a company's, only members get hold.
        return (
            actor.for_shop
            or self.company_id is not None
            or (owner is not None and owner == actor.customer_id)
        )

    async def _only_of(self, info: Info) -> str | None:
        """A member sees of their company's history what they did; an admin all of it."""
        actor = info.context.actor
        if self.company_id is None or actor.for_shop:
            return None
        role = await info.context.loaders.role_by_company.load(self.company_id)
        return None if role is MemberRole.ADMIN else actor.customer_id or ""

    @strawberry.field(description="The company that owns it, where you may see it.")
    async def company(
        self, info: Info
    ) -> Annotated["Company", strawberry.lazy("loyalty_gql.types.companies")] | None:
        if self.company_id is None:
            return None
        row = await info.context.loaders.company_by_shop_id.load(self.company_id)
        return cast("Company", as_node(row)) if row else None

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


@strawberry.type(description="Store credit in one currency; zero where there is no account yet.")
class StoreCredit:
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    balance: Money = strawberry.field(description="What is owed.")
    held: Money = strawberry.field(description="The part that open holds reserve.")
    available: Money = strawberry.field(description="What can be spent now.")
    next_expiry: datetime | None = strawberry.field(description="When the next part expires.")
    account: StoreCreditAccount | None = strawberry.field(description="The account, if any.")

    @classmethod
    async def of(
        cls, info: Info, account: models.StoreCreditAccount | None, currency: CurrencyCode
    ) -> Self:
        """Of an account, if there is one."""
        loaders = info.context.loaders
        shown = await loaders.balance_by_account.load(account.id) if account else None
        return cls(
            currency_code=currency,
            balance=Money.of(shown.balance if shown else 0, currency),
            held=Money.of(shown.held if shown else 0, currency),
            available=Money.of(shown.available if shown else 0, currency),
            next_expiry=shown.next_expiry if shown else None,
            account=StoreCreditAccount.of(account) if account else None,
        )
