"""The caller, as a customer."""

from typing import Annotated, Self

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import (
    company_members,
    gift_cards,
    pages,
    store_credit,
    waiting_credit,
    wishes,
)
from loyalty_gql.rules.money import digits
from loyalty_gql.types.companies import CompanyMember
from loyalty_gql.types.gift_cards import GiftCard
from loyalty_gql.types.nodes import After, Before, Connection, First, Last
from loyalty_gql.types.scalars import CurrencyCode
from loyalty_gql.types.store_credit import StoreCredit, StoreCreditAccount


@strawberry.type(description="A customer of the shop.")
class Customer:
    id: strawberry.ID = strawberry.field(description="The shop's id.")

    @classmethod
    def of(cls, customer_id: str) -> Self:
        """From the shop's id."""
        return cls(id=strawberry.ID(customer_id))

    @strawberry.field(description="What can be spent in a currency.")
    async def store_credit(
        self,
        info: Info,
        currency_code: Annotated[CurrencyCode, strawberry.argument(description="Which.")],
    ) -> StoreCredit:
        digits(currency_code)
        row = await store_credit.of_customer(info.context.actor, self.id, currency_code)
        return await StoreCredit.of(info, row, currency_code)

    @strawberry.field(description="The companies that the customer belongs to, and as what.")
    async def companies(self, info: Info) -> list[CompanyMember]:
        rows = await company_members.of_customer(info.context.actor)
        return [CompanyMember.of(row) for row in rows]

    @strawberry.field(description="All of the customer's accounts, oldest first.")
    async def store_credit_accounts(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[StoreCreditAccount]:
        page = await store_credit.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            only=store_credit.CreditFilter(customer_id=self.id),
        )
        return Connection[StoreCreditAccount].of(page, StoreCreditAccount.of)

    @strawberry.field(description="The standing wish to use credit before paying by other means.")
    async def use_credit_first(self) -> bool:
        return await wishes.uses_credit_first(self.id)

    @strawberry.field(
        description="Credit that waits for the customer's verified e-mail address, oldest first."
    )
    async def waiting_credit(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[StoreCreditAccount]:
        page = await waiting_credit.page_for(
            info.context.actor, pages.ask(first, after, last, before)
        )
        return Connection[StoreCreditAccount].of(page, StoreCreditAccount.of)

    @strawberry.field(description="The customer's gift cards and those they keep, newest first.")
    async def gift_cards(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[GiftCard]:
        page = await gift_cards.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            now=info.context.now,
            only=gift_cards.CardFilter(kept_by=self.id),
            reverse=True,
        )
        return Connection[GiftCard].of(page, GiftCard.of)
