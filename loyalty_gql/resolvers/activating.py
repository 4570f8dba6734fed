"""Selling a card that was printed for a till."""

from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import activating
from loyalty_gql.domain.house import Why
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.texts import words
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCard, GiftCardChanged
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import ReferenceInput


@strawberry.input(description="A pending card that is sold: by its id or its code.")
class ActivateGiftCardInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    gift_card_id: strawberry.ID | None = strawberry.field(
        default=None, description=inputs.GIFT_CARD
    )
    code: str | None = strawberry.field(default=None, description="As it was scanned or typed.")
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="The payment, or the order that it was bought in."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)

    def what(self) -> str | UUID:
        """Which card: a code as it was typed, or an id.

        Raises:
            InvalidInput: neither, or both.
        """
        if self.code is not None and self.gift_card_id is None:
            return self.code
        if self.gift_card_id is None or self.code is not None:
            raise InvalidInput("Which card? Give giftCardId or code.", field="giftCardId")
        return inputs.gift_card(self.gift_card_id)

    def why(self) -> Why:
        """The reason as the verb takes it."""
        return Why(
            "ACTIVATED",
            words(self.note, field="note"),
            words(self.customer_note, field="customerNote"),
            self.reference.read() if self.reference else None,
            inputs.location(self.location),
        )


@strawberry.type(description="The card, which pays from now on.")
class ActivateGiftCardPayload(GiftCardChanged):
    activated: strawberry.Private[activating.Activated]

    @strawberry.field(description="The movement that put its value on it.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.activated.moved.transaction_id)


ActivateGiftCardResult = Annotated[
    ActivateGiftCardPayload | UserError,
    strawberry.union("ActivateGiftCardResult", description="The card, or why nothing was done."),
]


@strawberry.type
class ActivatingMutations:
    @strawberry.mutation(
        description="Sell a card that was printed for a till: it pays from now on."
    )
    async def activate_gift_card(
        self,
        info: Info,
        input: Annotated[ActivateGiftCardInput, strawberry.argument(description="Which, where.")],
    ) -> ActivateGiftCardResult:
        context = info.context
        done = await activating.activate_gift_card(
            context.actor,
            context.house,
            input.what(),
            why=input.why(),
            override=inputs.override(input.override_market_rule),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ActivateGiftCardPayload(
            gift_card=GiftCard.of(done.card), replayed=done.moved.replayed, activated=done
        )
