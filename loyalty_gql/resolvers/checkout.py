"""From placing the order to refunding it: authorize, capture, release, refund."""

from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import checkout, refunds
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules import money
from loyalty_gql.rules.addresses import maybe_email_address
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.rules.texts import maybe_shop_id, shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.carts import Cart, Order
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, of_transactions
from loyalty_gql.types.money import Money, MoneyInput, ReferenceInput
from loyalty_gql.types.nodes import global_id, read_id
from loyalty_gql.types.refunds import KEPT

CART_ID = "The shop's id of the cart."
ORDER_ID = "The shop's id of the order; with it the holds stay until captured or released."
REPLAYED = "An earlier request had done it."


@strawberry.input(description="A cart whose order is being placed.")
class AuthorizeCartInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    cart_id: strawberry.ID = strawberry.field(description=CART_ID)
    order_id: strawberry.ID | None = strawberry.field(default=None, description=ORDER_ID)


@strawberry.type(description="The cart with its holds firm.")
class AuthorizeCartPayload:
    cart: Cart = strawberry.field(description="The cart.")
    amount_due: Money = strawberry.field(
        description="Exactly what the shop must still collect; `cart.tax` says with which tax."
    )
    replayed: bool = strawberry.field(description=REPLAYED)


@strawberry.input(description="How much of one tender.")
class TenderAmountInput:
    tender_id: strawberry.ID = strawberry.field(description="The tender's global id.")
    amount: MoneyInput = strawberry.field(description="How much of what it holds.")


@strawberry.input(description="What to take.")
class CaptureCartInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    cart_id: strawberry.ID = strawberry.field(description=CART_ID)
    reference: str = strawberry.field(
        description="A shipment, a payment: each captures once from this cart."
    )
    amount: MoneyInput | None = strawberry.field(
        default=None, description="Exactly this much; null is all that is held."
    )
    order_id: strawberry.ID | None = strawberry.field(default=None, description=ORDER_ID)
    final: bool = strawberry.field(default=False, description="Give the rest back.")
    tenders: list[TenderAmountInput] | None = strawberry.field(
        default=None, description="How much of which tender; null is in their order."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def shares(self) -> dict[UUID, money.Money]:
        """How much of which tender, by its id.

        Raises:
            InvalidInput: a tender is named twice, or none is.
            InvalidAmount, UnknownCurrency: an amount that can't be.
        """
        asked = self.tenders
        if asked is None:
            return {}
        found = {read_id(one.tender_id, "Tender")[1]: one.amount.read() for one in asked}
        if not found or len(found) < len(asked):
            raise InvalidInput("Name each tender once, and one at least.", field="tenders")
        return found


@strawberry.type(description="What was taken.")
class CaptureCartPayload:
    cart: Cart = strawberry.field(description="The cart.")
    captured: Money = strawberry.field(description="What this request took.")
    replayed: bool = strawberry.field(description=REPLAYED)
    transaction_ids: strawberry.Private[list[UUID]]

    @strawberry.field(description="The movements, one for each balance.")
    async def transactions(self, info: Info) -> list[Transaction]:
        return await of_transactions(info, self.transaction_ids)


@strawberry.input(description="A cart to give everything back to.")
class ReleaseCartInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    cart_id: strawberry.ID = strawberry.field(description=CART_ID)


@strawberry.type(description="The cart with nothing reserved for it.")
class ReleaseCartPayload:
    cart: Cart = strawberry.field(description="The cart.")
    replayed: bool = strawberry.field(description=REPLAYED)


@strawberry.input(description="A refund of an order into store credit.")
class RefundToCreditInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    order_id: strawberry.ID = strawberry.field(description="The shop's id of the order.")
    amount: MoneyInput = strawberry.field(description="How much; never more than was paid.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="Whose credit; null is the order's own customer, or the company it was for.",
    )
    email_address: str | None = strawberry.field(
        default=None, description="Instead, for a guest's order: for whom the credit waits."
    )
    company_id: strawberry.ID | None = strawberry.field(
        default=None, description="Instead: the shop's company whose credit it becomes."
    )
    reason: AdjustReason = strawberry.field(
        default=AdjustReason.REFUND, description="Why, in a word."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to, such as a return."
    )
    paid_total: MoneyInput | None = strawberry.field(
        default=None,
        description="What other means paid of an order that was never synced as a cart, or that "
        "nothing was captured of; it is kept. Another sum than is known is refused.",
    )
    allow_above_paid: bool = strawberry.field(
        default=False, description="Even more than was paid; needs the scope refunds:above."
    )
    apply_to_cart_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="An exchange: the customer's next cart, by the shop's id, that it helps pay.",
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def more(self) -> refunds.More:
        """What goes beyond a plain refund."""
        return refunds.More(
            self.paid_total.read() if self.paid_total else None,
            self.allow_above_paid,
            maybe_shop_id(self.apply_to_cart_id, field="applyToCartId"),
        )


@strawberry.type(description="What came back.")
class RefundToCreditPayload:
    order: Order = strawberry.field(description="The order.")
    refunded: Money = strawberry.field(description="What this request gave back.")
    kept_by_shop: Money = strawberry.field(description=KEPT)
    account_id: strawberry.ID = strawberry.field(
        description="The store credit account that it went to, or waits in, by its global id."
    )
    applied_to: Cart | None = strawberry.field(
        description="The next cart that it helps pay, if that was asked and anything arrived."
    )
    replayed: bool = strawberry.field(description=REPLAYED)
    transaction_ids: strawberry.Private[list[UUID]]

    @strawberry.field(description="The movements, one for each balance that had paid.")
    async def transactions(self, info: Info) -> list[Transaction]:
        return await of_transactions(info, self.transaction_ids)


AuthorizeCartResult = Annotated[
    AuthorizeCartPayload | UserError,
    strawberry.union("AuthorizeCartResult", description="The cart, or why it can't be placed."),
]
CaptureCartResult = Annotated[
    CaptureCartPayload | UserError,
    strawberry.union("CaptureCartResult", description="What was taken, or why nothing was."),
]
ReleaseCartResult = Annotated[
    ReleaseCartPayload | UserError,
    strawberry.union("ReleaseCartResult", description="The cart, or why nothing was given back."),
]
RefundToCreditResult = Annotated[
    RefundToCreditPayload | UserError,
    strawberry.union("RefundToCreditResult", description="The refund, or why there is none."),
]


@strawberry.type
class CheckoutMutations:
    @strawberry.mutation(description="Make the cart's holds firm: its order is being placed.")
    async def authorize_cart(
        self,
        info: Info,
        input: Annotated[AuthorizeCartInput, strawberry.argument(description="Which cart.")],
    ) -> AuthorizeCartResult:
        context = info.context
        done = await checkout.authorize_cart(
            context.actor,
            context.house,
            shop_id(input.cart_id, field="cartId"),
            maybe_shop_id(input.order_id, field="orderId"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return AuthorizeCartPayload(
            cart=Cart.of(done.cart),
            amount_due=Money.of(done.amount_due_minor, done.cart.currency),
            replayed=done.replayed,
        )

    @strawberry.mutation(description="Take all or part of what is held, as often as needed.")
    async def capture_cart(
        self,
        info: Info,
        input: Annotated[CaptureCartInput, strawberry.argument(description="What to take.")],
    ) -> CaptureCartResult:
        context = info.context
        done = await checkout.capture_cart(
            context.actor,
            context.house,
            shop_id(input.cart_id, field="cartId"),
            amount=input.amount.read() if input.amount else None,
            reference=shop_id(input.reference, field="reference"),
            order_id=maybe_shop_id(input.order_id, field="orderId"),
            final=input.final,
            shares=input.shares(),
            location=inputs.location(input.location),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CaptureCartPayload(
            cart=Cart.of(done.cart),
            captured=Money.of(done.captured_minor, done.cart.currency),
            replayed=done.replayed,
            transaction_ids=done.transaction_ids,
        )

    @strawberry.mutation(description="Give back all that is reserved; what was captured stays.")
    async def release_cart(
        self,
        info: Info,
        input: Annotated[ReleaseCartInput, strawberry.argument(description="Which cart.")],
    ) -> ReleaseCartResult:
        context = info.context
        done = await checkout.release_cart(
            context.actor,
            context.house,
            shop_id(input.cart_id, field="cartId"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ReleaseCartPayload(cart=Cart.of(done.cart), replayed=done.replayed)

    @strawberry.mutation(
        description="Refund an order into store credit: its customer's, or waiting for a guest."
    )
    async def refund_to_credit(
        self,
        info: Info,
        input: Annotated[RefundToCreditInput, strawberry.argument(description="How much.")],
    ) -> RefundToCreditResult:
        context = info.context
        done = await refunds.refund_to_credit(
            context.actor,
            context.house,
            shop_id(input.order_id, field="orderId"),
            input.amount.read(),
            customer_id=maybe_shop_id(input.customer_id, field="customerId"),
            address=maybe_email_address(input.email_address, field="emailAddress"),
            company_id=maybe_shop_id(input.company_id, field="companyId"),
            why=inputs.why_of(input),
            more=input.more(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return RefundToCreditPayload(
            order=Order.of(done.cart),
            refunded=Money.of(done.refunded_minor, done.cart.currency),
            account_id=global_id("StoreCreditAccount", done.account_id),
            kept_by_shop=Money.of(done.kept_minor, done.cart.currency),
            applied_to=Cart.of(done.onto) if done.onto else None,
            replayed=done.replayed,
            transaction_ids=done.transaction_ids,
        )
