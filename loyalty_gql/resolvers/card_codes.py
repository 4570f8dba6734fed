"""Learning a card's code: shown again, or of the card that takes its place."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import card_codes
from loyalty_gql.domain.house import Why
from loyalty_gql.resolvers.card_changes import CardActionInput
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCard, GiftCardChanged
from loyalty_gql.types.history import Transaction, of_transaction


@strawberry.input(description="A card whose code is to be shown, and why.")
class RevealGiftCardCodeInput(CardActionInput):
    pass


@strawberry.type(description="A card with its code in full. That it was shown is on record.")
class RevealGiftCardCodePayload(GiftCardChanged):
    gift_card_code: str = strawberry.field(description="The code.")


RevealGiftCardCodeResult = Annotated[
    RevealGiftCardCodePayload | UserError,
    strawberry.union("RevealGiftCardCodeResult", description="The code, or why it is not shown."),
]


@strawberry.input(description="A lost or leaked card.")
class ReplaceGiftCardInput(CardActionInput):
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def why(self) -> Why:
        """See `CardActionInput`; with the place, because value moves."""
        return replace(super().why(), location=inputs.location(self.location))


@strawberry.type(description="The card that takes the other one's place.")
class ReplaceGiftCardPayload(GiftCardChanged):
    gift_card_code: str = strawberry.field(description="Its code: the one place it is shown.")
    transaction_id: strawberry.Private[UUID]

    @strawberry.field(description="The movement that brought the value to it.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.transaction_id, self.gift_card.account_id)


ReplaceGiftCardResult = Annotated[
    ReplaceGiftCardPayload | UserError,
    strawberry.union("ReplaceGiftCardResult", description="The new card, or why there is none."),
]


@strawberry.type
class CardCodeMutations:
    @strawberry.mutation(description="Show a card's code again, with a reason, on record.")
    async def reveal_gift_card_code(
        self,
        info: Info,
        input: Annotated[RevealGiftCardCodeInput, strawberry.argument(description="Which, why.")],
    ) -> RevealGiftCardCodeResult:
        context = info.context
        card, code, replayed = await card_codes.reveal_gift_card_code(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return RevealGiftCardCodePayload(
            gift_card=GiftCard.of(card), gift_card_code=code, replayed=replayed
        )

    @strawberry.mutation(
        description="Move all of a lost or leaked card to a new one with a new code, and end it."
    )
    async def replace_gift_card(
        self,
        info: Info,
        input: Annotated[ReplaceGiftCardInput, strawberry.argument(description="Which, why.")],
    ) -> ReplaceGiftCardResult:
        context = info.context
        issued = await card_codes.replace_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        assert issued.transaction_id is not None, "all of the old card has moved"
        return ReplaceGiftCardPayload(
            gift_card=GiftCard.of(issued.card),
            gift_card_code=issued.code,
            replayed=issued.replayed,
            transaction_id=issued.transaction_id,
        )
