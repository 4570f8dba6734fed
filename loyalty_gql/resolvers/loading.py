"""Topping up a card."""

from datetime import datetime
from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import loading
from loyalty_gql.domain.house import Why
from loyalty_gql.rules.texts import words
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCard, GiftCardChanged
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import MoneyInput, ReferenceInput


@strawberry.input(description="What somebody paid to have on a card.")
class LoadGiftCardInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    gift_card_id: strawberry.ID = strawberry.field(description=inputs.GIFT_CARD)
    amount: MoneyInput = strawberry.field(description="What was paid, in the card's currency.")
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="The payment, or the order that it was bought in."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    expires_at: datetime | None = strawberry.field(
        default=None, description="When the added value expires; null is never."
    )
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def why(self) -> Why:
        """The reason as the verb takes it."""
        return Why(
            "LOADED",
            words(self.note, field="note"),
            words(self.customer_note, field="customerNote"),
            self.reference.read() if self.reference else None,
            inputs.location(self.location),
        )


@strawberry.type(description="The card with more on it.")
class LoadGiftCardPayload(GiftCardChanged):
    loaded: strawberry.Private[loading.Loaded]

    @strawberry.field(description="The movement that put it there.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.loaded.moved.transaction_id)


LoadGiftCardResult = Annotated[
    LoadGiftCardPayload | UserError,
    strawberry.union("LoadGiftCardResult", description="The card, or why nothing was put on it."),
]


@strawberry.type
class LoadingMutations:
    @strawberry.mutation(description="Put more on a gift card, for money that was paid.")
    async def load_gift_card(
        self,
        info: Info,
        input: Annotated[LoadGiftCardInput, strawberry.argument(description="Which, how much.")],
    ) -> LoadGiftCardResult:
        context = info.context
        loaded = await loading.load_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            input.amount.read(),
            why=input.why(),
            expires_at=input.expires_at,
            override=inputs.override(input.override_market_rule),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return LoadGiftCardPayload(
            gift_card=GiftCard.of(loaded.card), replayed=loaded.moved.replayed, loaded=loaded
        )
