"""My cards: keep one in one's own list."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import saved_cards
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCardChanged


@strawberry.input(description="A gift card to keep in one's list.")
class SaveGiftCardInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    code: str = strawberry.field(description="Its code, as it was typed.")
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description=inputs.ON_BEHALF_OF
    )
    channel: str | None = strawberry.field(default=None, description=inputs.CHANNEL)


@strawberry.type(description="The card, in the customer's list now.")
class SaveGiftCardPayload(GiftCardChanged):
    pass


SaveGiftCardResult = Annotated[
    SaveGiftCardPayload | UserError,
    strawberry.union("SaveGiftCardResult", description="The card, or why it can't be kept."),
]


@strawberry.type
class SavedCardMutations:
    @strawberry.mutation(
        description="Keep a card in `me.giftCards` and spend it by its id, without claiming it."
    )
    async def save_gift_card(
        self,
        info: Info,
        input: Annotated[SaveGiftCardInput, strawberry.argument(description="Which card.")],
    ) -> SaveGiftCardResult:
        context = info.context
        saved = await saved_cards.save_gift_card(
            context.actor,
            context.house,
            input.code,
            on_behalf_of=maybe_shop_id(input.on_behalf_of, field="onBehalfOf"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
            channel=maybe_shop_id(input.channel, field="channel"),
        )
        return SaveGiftCardPayload.of(saved)
