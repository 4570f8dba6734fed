"""Carts: read them, sync them, apply and remove balances."""

from collections.abc import Sequence
from typing import Annotated, Self
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import cart_sync, carts, orders, refund_plans
from loyalty_gql.domain.sources import (
    ByAccount,
    ByCode,
    ByGiftCard,
    CompanyCredit,
    OwnCredit,
    Source,
)
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.taxed_carts import tax_rate
from loyalty_gql.rules.texts import maybe_shop_id, shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.carts import Cart, Order, Tender, tenders_of
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.money import Money, MoneyInput
from loyalty_gql.types.nodes import read_id
from loyalty_gql.types.refunds import RefundPlan
from loyalty_gql.types.scalars import BigInt, DecimalText, Malformed

MOST_LINES = 1_000
CART_ID = "The shop's id of the cart."


@strawberry.type
class CartQueries:
    @strawberry.field(description="A cart, by the shop's id; null when it is not yours to see.")
    async def cart(
        self,
        info: Info,
        cart_id: Annotated[strawberry.ID, strawberry.argument(description=CART_ID)],
    ) -> Cart | None:
        row = await orders.cart(info.context.actor, shop_id(cart_id, field="cartId"))
        return Cart.of(row) if row else None

    @strawberry.field(description="An order, by the shop's id; null when it is not yours to see.")
    async def order(
        self,
        info: Info,
        order_id: Annotated[strawberry.ID, strawberry.argument(description="The shop's id.")],
    ) -> Order | None:
        row = await orders.order(info.context.actor, shop_id(order_id, field="orderId"))
        return Order.of(row) if row else None


@strawberry.input(description="A line of a cart.")
class CartLineInput:
    line_id: strawberry.ID = strawberry.field(description="The shop's id of the line.")
    total: MoneyInput = strawberry.field(description="What it costs, with discount and tax.")
    product_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's product."
    )
    quantity: int = strawberry.field(default=1, description="How many.")
    gift_card: bool = strawberry.field(
        default=False, description="Whether it sells a gift card, which no gift card can pay."
    )
    tax: MoneyInput | None = strawberry.field(
        default=None, description="The tax in `total`; null follows from `taxRate`, or is not told."
    )
    tax_rate: DecimalText | None = strawberry.field(
        default=None, description='In percent: "19", "8.875".'
    )
    excluded: bool = strawberry.field(
        default=False, description="Whether no balance may pay it, whatever the rules say."
    )

    def read(self, place: int) -> cart_sync.CartLine:
        """The line as the verb takes it; `place` is for refusals."""
        field = f"lines.{place}"
        if self.quantity < 0:
            raise InvalidInput("A quantity is not negative.", field=f"{field}.quantity")
        return cart_sync.CartLine(
            shop_id(self.line_id, field=f"{field}.lineId"),
            self.total.read(),
            maybe_shop_id(self.product_id, field=f"{field}.productId"),
            self.quantity,
            self.gift_card,
            self.tax.read() if self.tax else None,
            tax_rate(self.tax_rate, field=f"{field}.taxRate"),
            self.excluded,
        )


@strawberry.input(description="A cart as it is in the shop now.")
class SyncCartInput:
    cart_id: strawberry.ID = strawberry.field(description=CART_ID)
    revision: BigInt = strawberry.field(description="Grows with each report; an older is ignored.")
    total: MoneyInput = strawberry.field(description="What the whole cart costs.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer, once there is one."
    )
    channel: str | None = strawberry.field(default=None, description="Where the shop sells it.")
    discount: MoneyInput | None = strawberry.field(
        default=None, description="By what coupons and the like make the total lower."
    )
    lines: list[CartLineInput] = strawberry.field(
        default_factory=list[CartLineInput], description="What is in it."
    )
    tax_total: MoneyInput | None = strawberry.field(
        default=None, description="The tax in `total`, shipping's too; null where lines tell it."
    )
    prices_include_tax: bool = strawberry.field(
        default=True,
        description="Whether prices are quoted with tax. `total` is with tax either way.",
    )
    company_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's company that it is bought for, if it is for one."
    )

    def read(self) -> cart_sync.CartReport:
        """The report as the verb takes it."""
        return cart_sync.CartReport(
            shop_id(self.cart_id, field="cartId"),
            self.revision,
            self.total.read(),
            maybe_shop_id(self.customer_id, field="customerId"),
            maybe_shop_id(self.channel, field="channel"),
            tuple(read_lines(self.lines)),
            self.discount.read() if self.discount else None,
            self.tax_total.read() if self.tax_total else None,
            self.prices_include_tax,
            company_id=maybe_shop_id(self.company_id, field="companyId"),
        )


def read_lines(lines: Sequence[CartLineInput]) -> list[cart_sync.CartLine]:
    """A cart's lines.

    Raises:
        InvalidInput: too many, or one that can't be.
    """
    if len(lines) > MOST_LINES:
        raise InvalidInput(f"A cart has at most {MOST_LINES} lines.", field="lines")
    return [line.read(place) for place, line in enumerate(lines)]


@strawberry.type(description="The cart as we know it now.")
class SyncCartPayload:
    cart: Cart = strawberry.field(description="The cart.")
    ignored: bool = strawberry.field(description="A newer revision had been reported already.")
    cart_token: str = strawberry.field(
        description="For the storefront: proof that the cart is its guest's."
    )

    @strawberry.field(
        description="How to give back what was paid of an order that costs less now: for "
        "`refundToTenders`. Null while nothing was captured, or not too much."
    )
    async def refund_plan(self, info: Info) -> RefundPlan | None:
        context = info.context
        plan = await refund_plans.overpaid(context.house, self.cart.row.cart_id, now=context.now)
        return RefundPlan.of(plan) if plan else None


@strawberry.input(one_of=True, description="Where the money comes from: exactly one of these.")
class TenderSource:
    code: str | None = strawberry.field(default=strawberry.UNSET, description="A card's code.")
    gift_card_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="A card of the customer's own, by its global id."
    )
    account_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Store credit of the customer's, or of their company, by its global id.",
    )
    own_credit: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="True: the customer's store credit in the cart's currency.",
    )
    company_credit: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="True: the credit of the company that the cart is for, in its currency.",
    )

    def read(self) -> Source:
        """The source as the verb takes it."""
        if isinstance(self.code, str):
            return ByCode(self.code)
        if isinstance(self.gift_card_id, str):
            return ByGiftCard(read_id(self.gift_card_id, "GiftCard")[1])
        if isinstance(self.account_id, str):
            return ByAccount(read_id(self.account_id, "StoreCreditAccount")[1])
        if self.company_credit is True:
            return CompanyCredit()
        if self.own_credit is not True:
            raise Malformed("ownCredit or companyCredit is true, or another source is named.")
        return OwnCredit()


@strawberry.input(description="A balance to put on a cart.")
class ApplyToCartInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    cart_id: strawberry.ID = strawberry.field(description=CART_ID)
    source: TenderSource = strawberry.field(description="Where the money comes from.")
    amount: MoneyInput | None = strawberry.field(
        default=None, description="Exactly this much; null is as much as fits."
    )
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description="The customer that the shop acts for."
    )

    def read(self) -> carts.ApplyToCart:
        """The request as the verb takes it."""
        return carts.ApplyToCart(
            shop_id(self.cart_id, field="cartId"),
            self.source.read(),
            self.amount.read() if self.amount else None,
            maybe_shop_id(self.on_behalf_of, field="onBehalfOf"),
        )


@strawberry.input(description="A tender to take off a cart.")
class RemoveFromCartInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    cart_id: strawberry.ID = strawberry.field(description=CART_ID)
    tender_id: strawberry.ID = strawberry.field(description="The tender's global id.")


@strawberry.type(description="The cart after one of its tenders changed.")
class TenderChanged:
    cart: Cart = strawberry.field(description="The cart.")
    held: Money = strawberry.field(description="What the tender held after this request.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")
    account_id: strawberry.Private[UUID]

    @classmethod
    def of(cls, applied: carts.Applied) -> Self:
        """From what the verb did."""
        return cls(
            cart=Cart.of(applied.cart, applied_minor=applied.all_held_minor),
            held=Money.of(applied.held_minor, applied.cart.currency),
            replayed=applied.replayed,
            account_id=applied.account_id,
        )

    @strawberry.field(description="The tender.")
    async def tender(self, info: Info) -> Tender | None:
        its = await tenders_of(info, self.cart.row)
        return next((Tender.of(one) for one in its if one.account_id == self.account_id), None)


@strawberry.type(description="The cart with the balance on it.")
class ApplyToCartPayload(TenderChanged):
    pass


@strawberry.type(description="The cart without the balance.")
class RemoveFromCartPayload(TenderChanged):
    pass


SyncCartResult = Annotated[
    SyncCartPayload | UserError,
    strawberry.union("SyncCartResult", description="The cart, or why it was not taken over."),
]
ApplyToCartResult = Annotated[
    ApplyToCartPayload | UserError,
    strawberry.union("ApplyToCartResult", description="The cart, or why nothing was applied."),
]
RemoveFromCartResult = Annotated[
    RemoveFromCartPayload | UserError,
    strawberry.union("RemoveFromCartResult", description="The cart, or why nothing was removed."),
]


@strawberry.type
class CartMutations:
    @strawberry.mutation(description="Tell us the cart; its tenders follow.")
    async def sync_cart(
        self,
        info: Info,
        input: Annotated[SyncCartInput, strawberry.argument(description="The cart.")],
    ) -> SyncCartResult:
        context = info.context
        synced = await cart_sync.sync_cart(
            context.actor, context.house, input.read(), now=context.now
        )
        return SyncCartPayload(
            cart=Cart.of(synced.cart), ignored=synced.ignored, cart_token=synced.token
        )

    @strawberry.mutation(description="Put a balance on a cart: held, not yet taken.")
    async def apply_to_cart(
        self,
        info: Info,
        input: Annotated[ApplyToCartInput, strawberry.argument(description="What, where.")],
    ) -> ApplyToCartResult:
        context = info.context
        applied = await carts.apply_to_cart(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ApplyToCartPayload.of(applied)

    @strawberry.mutation(description="Take a balance off a cart; it is free again.")
    async def remove_from_cart(
        self,
        info: Info,
        input: Annotated[RemoveFromCartInput, strawberry.argument(description="What, where.")],
    ) -> RemoveFromCartResult:
        context = info.context
        removed = await carts.remove_from_cart(
            context.actor,
            context.house,
            shop_id(input.cart_id, field="cartId"),
            await orders.account_of_tender(read_id(input.tender_id, "Tender")[1]),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return RemoveFromCartPayload.of(removed)
