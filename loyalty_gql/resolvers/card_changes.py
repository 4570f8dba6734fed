"""Changing a card: its status, its words, its owner, its expiry."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import card_changes
from loyalty_gql.domain.card_changes import Change
from loyalty_gql.domain.house import Why
from loyalty_gql.rules.reasons import CardReason
from loyalty_gql.rules.texts import maybe_shop_id, words
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCardChanged
from loyalty_gql.types.money import ReferenceInput


@strawberry.input(description="What is done with a card, and why.")
class CardActionInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    gift_card_id: strawberry.ID = strawberry.field(description=inputs.GIFT_CARD)
    reason: CardReason = strawberry.field(description="Why, in a word.")
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)

    def why(self) -> Why:
        """The reason as the verb takes it."""
        return inputs.why(self.reason, self.note)


@strawberry.input(description="A card to stop.")
class BlockGiftCardInput(CardActionInput):
    pass


@strawberry.type(description="The card, which pays nothing now.")
class BlockGiftCardPayload(GiftCardChanged):
    pass


BlockGiftCardResult = Annotated[
    BlockGiftCardPayload | UserError,
    strawberry.union("BlockGiftCardResult", description="The card, or why nothing was done."),
]


@strawberry.input(description="A card to let pay again.")
class UnblockGiftCardInput(CardActionInput):
    pass


@strawberry.type(description="The card, which pays again.")
class UnblockGiftCardPayload(GiftCardChanged):
    pass


UnblockGiftCardResult = Annotated[
    UnblockGiftCardPayload | UserError,
    strawberry.union("UnblockGiftCardResult", description="The card, or why nothing was done."),
]


@strawberry.input(description="A card to end for good.")
class DeactivateGiftCardInput(CardActionInput):
    pass


@strawberry.type(description="The card, which is over.")
class DeactivateGiftCardPayload(GiftCardChanged):
    pass


DeactivateGiftCardResult = Annotated[
    DeactivateGiftCardPayload | UserError,
    strawberry.union("DeactivateGiftCardResult", description="The card, or why nothing was done."),
]


@strawberry.input(description="Whose a card is.")
class AssignGiftCardInput(CardActionInput):
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer; null takes the card from them."
    )


@strawberry.type(description="The card, whose owner is known now.")
class AssignGiftCardPayload(GiftCardChanged):
    pass


AssignGiftCardResult = Annotated[
    AssignGiftCardPayload | UserError,
    strawberry.union("AssignGiftCardResult", description="The card, or why nothing was done."),
]


@strawberry.input(description="What changes about a card; what is left out stays as it is.")
class UpdateGiftCardInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    gift_card_id: strawberry.ID = strawberry.field(description=inputs.GIFT_CARD)
    reason: CardReason = strawberry.field(
        default=CardReason.CORRECTION, description="Why, in a word."
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="The card's words for staff; null removes them."
    )
    reference: ReferenceInput | None = strawberry.field(
        default=strawberry.UNSET, description="What of the shop's it belongs to; null is nothing."
    )
    expires_at: datetime | None = strawberry.field(
        default=strawberry.UNSET,
        description="Later than now told, for what is on it; null is never. Never earlier.",
    )
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)

    def read(self) -> Change:
        """The change as the verb takes it."""
        columns: dict[str, Any] = {}
        if self.note is not strawberry.UNSET:
            columns["note"] = words(self.note, field="note")
        if self.reference is not strawberry.UNSET:
            reference = self.reference.read() if self.reference else None
            columns["reference_type"] = reference.type if reference else None
            columns["reference_id"] = reference.id if reference else None
        if self.expires_at is strawberry.UNSET:
            return Change(columns)
        override = inputs.override(self.override_market_rule)
        return Change(columns, extend=True, until=self.expires_at, override=override)


@strawberry.type(description="The card as it is now.")
class UpdateGiftCardPayload(GiftCardChanged):
    pass


UpdateGiftCardResult = Annotated[
    UpdateGiftCardPayload | UserError,
    strawberry.union("UpdateGiftCardResult", description="The card, or why nothing was done."),
]


@strawberry.type
class CardChangeMutations:
    @strawberry.mutation(description="Stop a gift card for now: nothing more is paid with it.")
    async def block_gift_card(
        self,
        info: Info,
        input: Annotated[BlockGiftCardInput, strawberry.argument(description="Which, why.")],
    ) -> BlockGiftCardResult:
        context = info.context
        changed = await card_changes.block_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return BlockGiftCardPayload.of(changed)

    @strawberry.mutation(description="Let a blocked gift card pay again.")
    async def unblock_gift_card(
        self,
        info: Info,
        input: Annotated[UnblockGiftCardInput, strawberry.argument(description="Which, why.")],
    ) -> UnblockGiftCardResult:
        context = info.context
        changed = await card_changes.unblock_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return UnblockGiftCardPayload.of(changed)

    @strawberry.mutation(description="End an empty gift card for good.")
    async def deactivate_gift_card(
        self,
        info: Info,
        input: Annotated[DeactivateGiftCardInput, strawberry.argument(description="Which, why.")],
    ) -> DeactivateGiftCardResult:
        context = info.context
        changed = await card_changes.deactivate_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return DeactivateGiftCardPayload.of(changed)

    @strawberry.mutation(description="Say whose a gift card is. Its code still spends it.")
    async def assign_gift_card(
        self,
        info: Info,
        input: Annotated[AssignGiftCardInput, strawberry.argument(description="Which, whose.")],
    ) -> AssignGiftCardResult:
        context = info.context
        changed = await card_changes.assign_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            maybe_shop_id(input.customer_id, field="customerId"),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return AssignGiftCardPayload.of(changed)

    @strawberry.mutation(description="Change what is noted about a card, or put its expiry off.")
    async def update_gift_card(
        self,
        info: Info,
        input: Annotated[UpdateGiftCardInput, strawberry.argument(description="What changes.")],
    ) -> UpdateGiftCardResult:
        context = info.context
        changed = await card_changes.update_gift_card(
            context.actor,
            context.house,
            inputs.gift_card(input.gift_card_id),
            input.read(),
            why=inputs.why(input.reason),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return UpdateGiftCardPayload.of(changed)
