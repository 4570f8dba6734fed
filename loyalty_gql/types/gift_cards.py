"""Gift cards: in full for whom they belong to, in short for who holds a code."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self, cast

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.domain.gift_cards import CardChanged, FoundCard
from loyalty_gql.rules import codes, state
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.shown import DisplayStatus, display_status
from loyalty_gql.rules.tax import tax_within
from loyalty_gql.types.accounts import BalanceAccount
from loyalty_gql.types.money import Money, Reference
from loyalty_gql.types.nodes import as_node, global_id
from loyalty_gql.types.scalars import CurrencyCode, DecimalText
from loyalty_gql.types.taxes import rate_of

if TYPE_CHECKING:
    from loyalty_gql.types.products import GiftCardProduct
    from loyalty_gql.types.purchases import GiftCardPurchase


GiftCardDisplayStatus = strawberry.enum(
    DisplayStatus,
    name="GiftCardDisplayStatus",
    description="A card's status as people speak of it, derived.",
)


@strawberry.type(description="A gift card. Its code is shown once, when it is issued.")
class GiftCard(BalanceAccount):
    last_characters: str = strawberry.field(description="By which people tell cards apart.")
    masked_code: str = strawberry.field(description="The code as it may be shown anywhere.")
    initial_value: Money = strawberry.field(description="What it was issued with.")
    expires_at: datetime | None = strawberry.field(description="When its first value expires.")
    reference: Reference | None = strawberry.field(description="What of the shop's it belongs to.")
    note: str | None = strawberry.field(description="Words for staff.")
    initial_minor: strawberry.Private[int]
    row: strawberry.Private[models.GiftCard]

    @classmethod
    def of(cls, card: models.GiftCard) -> Self:
        """From a row."""
        return cls(
            id=global_id("GiftCard", card.id),
            account_id=card.id,
            currency_code=CurrencyCode(card.currency),
            created_at=card.created_at,
            last_characters=card.last_characters,
            masked_code=codes.masked(card.last_characters),
            initial_value=Money.of(card.initial_minor, card.currency),
            initial_minor=card.initial_minor,
            expires_at=card.expires_at,
            reference=reference_of(card),
            note=card.note,
            row=card,
        )

    def tells(self, actor: Actor) -> bool:
        """Who only keeps a card in their list knows its code, not whose it is or was."""
        owner = self.row.customer_id
        return actor.for_shop or (owner is not None and owner == actor.customer_id)

    @strawberry.field(description="The shop's customer whose it is; null where it is not yours.")
    def customer_id(self, info: Info) -> strawberry.ID | None:
        return maybe_id(self.row.customer_id) if self.tells(info.context.actor) else None

    @strawberry.field(description="The order that it came from; null where it is not yours.")
    def order_id(self, info: Info) -> strawberry.ID | None:
        return maybe_id(self.row.order_id) if self.tells(info.context.actor) else None

    @strawberry.field(description="That order's line; null where it is not yours.")
    def order_line_id(self, info: Info) -> strawberry.ID | None:
        return maybe_id(self.row.order_line_id) if self.tells(info.context.actor) else None

    @strawberry.field(
        description="Where it was sold, whose law counts, as ISO 3166 has it; null is nowhere said."
    )
    def market(self, info: Info) -> str | None:
        return self.sold_in(info)

    def sold_in(self, info: Info) -> str | None:
        """Its own market, or else the shop's."""
        return self.row.market or info.context.house.market

    @strawberry.field(
        description="The rate in percent that its sale was taxed at; null: it is multi-purpose."
    )
    def tax_rate(self) -> DecimalText | None:
        return rate_of(self.row.tax_rate)

    @strawberry.field(
        description="Then the tax in `initialValue`, due when it was sold. The cards of a purchase "
        "add up to its tax; null of a card that took the place of another, which had it."
    )
    def tax(self) -> Money | None:
        card = self.row
        if card.tax_rate is None or card.replaces_id is not None:
            return None
        rate, before = Decimal(card.tax_rate), card.purchase_position or 0
        until = tax_within(card.initial_minor * (before + 1), rate)
        return Money.of(until - tax_within(card.initial_minor * before, rate), card.currency)

    @strawberry.field(description="The purchase that it came of, if you may see that.")
    async def purchase(
        self, info: Info
    ) -> Annotated["GiftCardPurchase", strawberry.lazy("loyalty_gql.types.purchases")] | None:
        if self.row.purchase_id is None:
            return None
        found = await info.context.loaders.purchase_by_id.load(self.row.purchase_id)
        return cast("GiftCardPurchase", as_node(found)) if found else None

    @strawberry.field(
        description="What was bought, if this or the card that it replaces was bought as a product."
    )
    async def product(
        self, info: Info
    ) -> Annotated["GiftCardProduct", strawberry.lazy("loyalty_gql.types.products")] | None:
        if self.row.gift_card_product_id is None:
            return None
        found = await info.context.loaders.sold_product_by_id.load(self.row.gift_card_product_id)
        return cast("GiftCardProduct", as_node(found)) if found else None

    @strawberry.field(description="The lost or leaked card whose value came here.")
    async def replaces(
        self, info: Info
    ) -> Annotated["GiftCard", strawberry.lazy("loyalty_gql.types.gift_cards")] | None:
        if self.row.replaces_id is None:
            return None
        found = await info.context.loaders.account_by_id.load(self.row.replaces_id)
        return GiftCard.of(found) if isinstance(found, models.GiftCard) else None

    @strawberry.field(description="The card that took its place, if you may see that one.")
    async def replaced_by(
        self, info: Info
    ) -> Annotated["GiftCard", strawberry.lazy("loyalty_gql.types.gift_cards")] | None:
        found = await info.context.loaders.replacement_by_card.load(self.account_id)
        return GiftCard.of(found) if found else None

    @strawberry.field(
        description="Whether the payment of what it was bought with is being disputed."
    )
    async def disputed(self, info: Info) -> bool:
        return bool(await info.context.loaders.disputed_by_card.load(self.account_id))

    @strawberry.field(description="The status in people's words, derived from what is left.")
    async def display_status(self, info: Info) -> DisplayStatus:
        return display_status(await self._shown(info), self.initial_minor, self.expires_at)


as_node.register(models.GiftCard, GiftCard.of)


@strawberry.type(description="A card after something was done with it.")
class GiftCardChanged:
    gift_card: GiftCard = strawberry.field(description="The card.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")

    @classmethod
    def of(cls, changed: CardChanged) -> Self:
        """From what the verb did."""
        return cls(gift_card=GiftCard.of(changed.card), replayed=changed.replayed)


@strawberry.type(description="What a card holds, for who knows its code.")
class GiftCardBalance:
    masked_code: str = strawberry.field(description="The code as it may be shown anywhere.")
    last_characters: str = strawberry.field(description="By which people tell cards apart.")
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    balance: Money = strawberry.field(description="What is on it.")
    available: Money = strawberry.field(description="What can be spent now.")
    next_expiry: datetime | None = strawberry.field(description="When the next part expires.")
    display_status: DisplayStatus = strawberry.field(description="In people's words.")

    @classmethod
    def of(cls, found: FoundCard) -> Self:
        """From a card found by its code."""
        card, shown = found.card, found.shown
        return cls(
            masked_code=codes.masked(card.last_characters),
            last_characters=card.last_characters,
            currency_code=CurrencyCode(card.currency),
            balance=Money.of(shown.balance, card.currency),
            available=Money.of(shown.available, card.currency),
            next_expiry=shown.next_expiry,
            display_status=display_status(shown, card.initial_minor, card.expires_at),
        )


def maybe_id(text: str | None) -> strawberry.ID | None:
    """One of the shop's own ids, if there is one."""
    return None if text is None else strawberry.ID(text)


def reference_of(card: models.GiftCard) -> Reference | None:
    """What of the shop's a card belongs to."""
    if card.reference_type is None or card.reference_id is None:
        return None
    return Reference.of(state.Reference(card.reference_type, card.reference_id))
