"""The caller, as a customer."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import gift_cards, pages, store_credit, waiting_credit, wishes
from loyalty_gql.rules.money import digits
from loyalty_gql.types.gift_cards import GiftCard
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import After, Before, Connection, First, Last
from loyalty_gql.types.scalars import CurrencyCode
from loyalty_gql.types.store_credit import StoreCreditAccount


@strawberry.type(description="Store credit in one currency; zero where there is no account yet.")
class StoreCredit:
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    balance: Money = strawberry.field(description="What is owed.")
    held: Money = strawberry.field(description="The part that open holds reserve.")
    available: Money = strawberry.field(description="What can be spent now.")
    next_expiry: datetime | None = strawberry.field(description="When the next part expires.")
    account: StoreCreditAccount | None = strawberry.field(description="The account, if any.")


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
        shown = row and await info.context.loaders.balance_by_account.load(row.id)
        return StoreCredit(
            currency_code=currency_code,
            balance=Money.of(shown.balance if shown else 0, currency_code),
            held=Money.of(shown.held if shown else 0, currency_code),
            available=Money.of(shown.available if shown else 0, currency_code),
            next_expiry=shown.next_expiry if shown else None,
            account=StoreCreditAccount.of(row) if row else None,
        )

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
            only=gift_cards.CardFilter(kept_by=self.id),
            reverse=True,
        )
        return Connection[GiftCard].of(page, GiftCard.of)
