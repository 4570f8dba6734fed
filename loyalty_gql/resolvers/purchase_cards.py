"""What the shop reports of gift cards that were paid, and of payments it gave back."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import order_lines, purchase_cards, purchase_refunds
from loyalty_gql.domain.order_lines import OrderLine
from loyalty_gql.domain.purchase_cards import Bought, Payment
from loyalty_gql.domain.purchases import Gift
from loyalty_gql.resolvers.purchases import DELIVER_AT, PURCHASE
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.rules.taxed_carts import tax_rate
from loyalty_gql.rules.texts import maybe_shop_id, shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCard
from loyalty_gql.types.money import Money, MoneyInput, ReferenceInput
from loyalty_gql.types.purchases import GiftCardPurchase, GiftMessageInput
from loyalty_gql.types.scalars import DecimalText


@strawberry.type(description="A card of a paid purchase.")
class IssuedCard:
    gift_card: GiftCard = strawberry.field(description="The card.")
    gift_card_code: str | None = strawberry.field(
        description="Its code in full, for whose key may issue or reveal codes."
    )


@strawberry.type(description="A paid purchase and its cards.")
class IssuedPurchase:
    purchase: GiftCardPurchase = strawberry.field(description="The purchase.")
    cards: list[IssuedCard] = strawberry.field(description="All of its cards.")

    @classmethod
    def of(cls, bought: Bought) -> Self:
        """From what the verb did."""
        return cls(
            purchase=GiftCardPurchase.of(bought.purchase),
            cards=[
                IssuedCard(gift_card=GiftCard.of(card), gift_card_code=code)
                for card, code in bought.cards
            ],
        )


@strawberry.input(description="A purchase that was paid.")
class ConfirmPurchaseInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    purchase_id: strawberry.ID = strawberry.field(description=PURCHASE)
    payment_reference: str = strawberry.field(
        description="The shop's name of the payment. It pays one purchase: where one payment pays "
        "several, add the line."
    )
    amount: MoneyInput | None = strawberry.field(
        default=None, description="What was paid; refused if it is not the total."
    )
    order_id: strawberry.ID | None = strawberry.field(
        default=None, description="The order that paid it."
    )
    order_line_id: strawberry.ID | None = strawberry.field(
        default=None, description="That order's line, so that issueForOrder knows it is done."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def read(self) -> Payment:
        """The payment as the verb takes it."""
        ids = inputs.shop_ids(order_id=self.order_id, order_line_id=self.order_line_id)
        return Payment(
            shop_id(self.payment_reference, field="paymentReference"),
            self.amount.read() if self.amount else None,
            ids["order_id"],
            ids["order_line_id"],
        )


@strawberry.type(description="The purchase, paid, with its cards.")
class ConfirmPurchasePayload:
    purchase: GiftCardPurchase = strawberry.field(description="The purchase.")
    cards: list[IssuedCard] = strawberry.field(description="All of its cards.")
    replayed: bool = strawberry.field(description="An earlier request had issued them.")


ConfirmPurchaseResult = Annotated[
    ConfirmPurchasePayload | UserError,
    strawberry.union("ConfirmPurchaseResult", description="The cards, or why there are none."),
]


@strawberry.input(description="A line of a paid order that sold gift cards.")
class OrderLineInput:
    line_id: strawberry.ID = strawberry.field(description="The shop's id of the line.")
    product_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's id of the gift card product, for its validity."
    )
    amount: MoneyInput | None = strawberry.field(
        default=None,
        description="What is on each card; may be left out where the product has one amount.",
    )
    quantity: int = strawberry.field(default=1, description="How many cards.")
    gift: GiftMessageInput | None = strawberry.field(
        default=None, description="For whom; with a recipient they are not the customer's."
    )
    deliver_at: datetime | None = strawberry.field(default=None, description=DELIVER_AT)
    tax_rate: DecimalText | None = strawberry.field(
        default=None,
        description="Single-purpose cards: the rate in percent that their sale was taxed at; null "
        "is what the product says, or what the shop has set, for the market.",
    )
    market: str | None = strawberry.field(
        default=None,
        description="Where it was sold, as ISO 3166 has it; null is the product's, or the shop's.",
    )

    def read(self, place: int) -> OrderLine:
        """The line as the verb takes it; `place` is for refusals."""
        field = f"lines.{place}"
        return OrderLine(
            shop_id(self.line_id, field=f"{field}.lineId"),
            self.quantity,
            self.gift.read(f"{field}.gift") if self.gift else Gift(),
            maybe_shop_id(self.product_id, field=f"{field}.productId"),
            self.amount.read() if self.amount else None,
            self.deliver_at,
            tax_rate(self.tax_rate, field=f"{field}.taxRate"),
            inputs.market(self.market),
        )


@strawberry.input(description="A paid order's gift card lines; its other lines are left out.")
class IssueForOrderInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    order_id: strawberry.ID = strawberry.field(description="The shop's id of the order.")
    lines: list[OrderLineInput] = strawberry.field(description="The lines that sold gift cards.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer who bought them; null is a guest."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)


@strawberry.type(description="The order's gift cards, line by line as they were sent.")
class IssueForOrderPayload:
    purchases: list[IssuedPurchase] = strawberry.field(description="One for each line.")
    replayed: bool = strawberry.field(description="Earlier requests had issued all of them.")


IssueForOrderResult = Annotated[
    IssueForOrderPayload | UserError,
    strawberry.union("IssueForOrderResult", description="The cards, or why there are none."),
]


@strawberry.input(description="A paid purchase whose payment was given back.")
class RefundPurchaseInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    purchase_id: strawberry.ID = strawberry.field(description=PURCHASE)
    reason: AdjustReason = strawberry.field(
        default=AdjustReason.REFUND, description="Why, in a word."
    )
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)


@strawberry.type(description="What of the purchase was taken back. Its cards are blocked.")
class RefundPurchasePayload:
    purchase: GiftCardPurchase = strawberry.field(description="The purchase.")
    recalled: Money = strawberry.field(description="What was unspent, and is gone from its cards.")
    spent: Money = strawberry.field(
        description="What was not there any more: spent, reserved by an order, or expired. Should "
        "it come back, it is the shop's."
    )
    replayed: bool = strawberry.field(description="An earlier request had done it.")


RefundPurchaseResult = Annotated[
    RefundPurchasePayload | UserError,
    strawberry.union("RefundPurchaseResult", description="What was taken back, or why nothing."),
]


@strawberry.type
class PurchaseCardMutations:
    @strawberry.mutation(description="A purchase was paid: its gift cards come into being.")
    async def confirm_purchase(
        self,
        info: Info,
        input: Annotated[
            ConfirmPurchaseInput, strawberry.argument(description="Which, by what payment.")
        ],
    ) -> ConfirmPurchaseResult:
        context = info.context
        confirmed = await purchase_cards.confirm_purchase(
            context.actor,
            context.house,
            inputs.purchase(input.purchase_id),
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
            location=inputs.location(input.location),
        )
        issued = IssuedPurchase.of(confirmed.bought[0])
        return ConfirmPurchasePayload(
            purchase=issued.purchase, cards=issued.cards, replayed=confirmed.replayed
        )

    @strawberry.mutation(
        description="An order was paid: its gift card lines become cards, each line once."
    )
    async def issue_for_order(
        self,
        info: Info,
        input: Annotated[IssueForOrderInput, strawberry.argument(description="The lines.")],
    ) -> IssueForOrderResult:
        context = info.context
        confirmed = await order_lines.issue_for_order(
            context.actor,
            context.house,
            shop_id(input.order_id, field="orderId"),
            [line.read(place) for place, line in enumerate(input.lines)],
            customer_id=maybe_shop_id(input.customer_id, field="customerId"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
            location=inputs.location(input.location),
        )
        return IssueForOrderPayload(
            purchases=[IssuedPurchase.of(one) for one in confirmed.bought],
            replayed=confirmed.replayed,
        )

    @strawberry.mutation(
        description="A purchase's payment was given back: what is unspent of its cards is taken "
        "back."
    )
    async def refund_purchase(
        self,
        info: Info,
        input: Annotated[RefundPurchaseInput, strawberry.argument(description="Which, why.")],
    ) -> RefundPurchaseResult:
        context = info.context
        refunded = await purchase_refunds.refund_purchase(
            context.actor,
            context.house,
            inputs.purchase(input.purchase_id),
            why=inputs.why_of(input),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        currency = refunded.purchase.currency
        return RefundPurchasePayload(
            purchase=GiftCardPurchase.of(refunded.purchase),
            recalled=Money.of(refunded.recalled_minor, currency),
            spent=Money.of(refunded.spent_minor, currency),
            replayed=refunded.replayed,
        )
