"""Purchases of gift cards, the words that go with them, and what an order's cart needs of one."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self, cast

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.domain.purchases import Gift, status_of
from loyalty_gql.rules.purchases import PurchaseStatus
from loyalty_gql.rules.tax import tax_within
from loyalty_gql.rules.texts import email, line, words
from loyalty_gql.types.gift_cards import GiftCard, maybe_id
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import Node, as_node, global_id
from loyalty_gql.types.products import GiftCardProduct
from loyalty_gql.types.scalars import CurrencyCode, DecimalText
from loyalty_gql.types.taxes import rate_of

if TYPE_CHECKING:
    from loyalty_gql.types.disputes import Dispute

PurchaseStatusType = strawberry.enum(
    PurchaseStatus,
    name="GiftCardPurchaseStatus",
    description="How far a purchase has gone. LAPSED waited too long, and is honoured if paid. "
    "DISPUTE_LOST: the bank has taken its money back.",
)


@strawberry.type(description="For whom the cards are, from whom, and their words.")
class GiftMessage:
    recipient_name: str | None = strawberry.field(description="Who gets them.")
    recipient_email: str | None = strawberry.field(description="Where they go.")
    sender_name: str | None = strawberry.field(description="Who gives them.")
    message: str | None = strawberry.field(description="The giver's words.")


@strawberry.input(description="For whom the cards are, from whom, and their words.")
class GiftMessageInput:
    recipient_name: str | None = strawberry.field(default=None, description="Who gets them.")
    recipient_email: str | None = strawberry.field(default=None, description="Where they go.")
    sender_name: str | None = strawberry.field(default=None, description="Who gives them.")
    message: str | None = strawberry.field(default=None, description="The giver's words.")

    def read(self, field: str = "gift") -> Gift:
        """The same as the verb takes it; `field` is for refusals.

        Raises:
            InvalidInput: too long, not on one line, or no e-mail address.
        """
        return Gift(
            line(self.recipient_name, field=f"{field}.recipientName"),
            email(self.recipient_email, field=f"{field}.recipientEmail"),
            line(self.sender_name, field=f"{field}.senderName"),
            words(self.message, field=f"{field}.message"),
        )


@strawberry.type(
    description="Gift cards being bought: what to pay, and once that is done, the cards."
)
class GiftCardPurchase(Node):
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    value: Money = strawberry.field(description="What is on each card.")
    quantity: int = strawberry.field(description="How many cards.")
    total: Money = strawberry.field(description="What to pay for all of them.")
    taxable: bool = strawberry.field(
        description="Whether the sale is taxed: only of single-purpose cards."
    )
    tax_rate: DecimalText | None = strawberry.field(description="Then its rate, in percent.")
    tax: Money | None = strawberry.field(description="Then the tax in `total`.")
    customer_id: strawberry.ID | None = strawberry.field(
        description="The shop's customer who buys; null is a guest."
    )
    deliver_at: datetime | None = strawberry.field(
        description="When the cards shall be sent; null is as soon as paid. Nothing is sent yet."
    )
    order_id: strawberry.ID | None = strawberry.field(description="The order that paid it.")
    order_line_id: strawberry.ID | None = strawberry.field(description="That order's line.")
    payment_reference: str | None = strawberry.field(description="The payment, as the shop has it.")
    lapses_at: datetime | None = strawberry.field(
        description="Until when its payment is waited for."
    )
    paid_at: datetime | None = strawberry.field(description="When it was paid.")
    cancelled_at: datetime | None = strawberry.field(description="When it was given up.")
    refunded_at: datetime | None = strawberry.field(description="When it was taken back.")
    created_at: datetime = strawberry.field(description="When it was begun.")
    row: strawberry.Private[models.GiftCardPurchase]

    @classmethod
    def of(cls, row: models.GiftCardPurchase) -> Self:
        """From a row."""
        return cls(
            id=global_id("GiftCardPurchase", row.id),
            currency_code=CurrencyCode(row.currency),
            value=Money.of(row.amount_minor, row.currency),
            quantity=row.quantity,
            total=Money.of(row.amount_minor * row.quantity, row.currency),
            taxable=row.tax_rate is not None,
            tax_rate=rate_of(row.tax_rate),
            tax=_tax(row),
            customer_id=maybe_id(row.customer_id),
            deliver_at=row.deliver_at,
            order_id=maybe_id(row.order_id),
            order_line_id=maybe_id(row.order_line_id),
            payment_reference=row.payment_reference,
            lapses_at=row.lapses_at,
            paid_at=row.paid_at,
            cancelled_at=row.cancelled_at,
            refunded_at=row.refunded_at,
            created_at=row.created_at,
            row=row,
        )

    @strawberry.field(description="How far it has gone.")
    async def status(self, info: Info) -> PurchaseStatus:
        at = await info.context.loaders.ledger_time.load(None)
        assert at is not None, "it is always some time"
        return status_of(self.row, at)

    @strawberry.field(description="What is bought, if it is a product.")
    async def product(self, info: Info) -> GiftCardProduct | None:
        if self.row.gift_card_product_id is None:
            return None
        found = await info.context.loaders.sold_product_by_id.load(self.row.gift_card_product_id)
        return GiftCardProduct.of(found) if found else None

    @strawberry.field(description="For whom it is; null where nothing was said.")
    async def gift(self, info: Info) -> GiftMessage | None:
        found = await info.context.loaders.message_by_purchase.load(self.row.id)
        if found is None:
            return None
        return GiftMessage(
            recipient_name=found.recipient_name,
            recipient_email=found.recipient_email,
            sender_name=found.sender_name,
            message=found.message,
        )

    @strawberry.field(description="Its disputes, newest first.")
    async def disputes(
        self, info: Info
    ) -> list[Annotated["Dispute", strawberry.lazy("loyalty_gql.types.disputes")]]:
        found = await info.context.loaders.disputes_by_purchase.load(self.row.id)
        return [cast("Dispute", as_node(one)) for one in found or []]

    @strawberry.field(
        description="Its first 100 cards, those that you may see; none before it is paid. All of "
        "them are giftCards(filter: {purchaseId})."
    )
    async def cards(self, info: Info) -> list[GiftCard]:
        found = await info.context.loaders.cards_by_purchase.load(self.row.id)
        return [GiftCard.of(card) for card in found or []]


def _tax(row: models.GiftCardPurchase) -> Money | None:
    if row.tax_rate is None:
        return None
    within = tax_within(row.amount_minor * row.quantity, Decimal(row.tax_rate))
    return Money.of(within, row.currency)


as_node.register(models.GiftCardPurchase, GiftCardPurchase.of)
