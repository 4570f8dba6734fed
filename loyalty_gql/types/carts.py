"""Carts, the orders they become, and the tenders on them."""

from datetime import datetime
from typing import Any, Self, cast
from uuid import UUID

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.domain import orders, taxes
from loyalty_gql.domain.orders import CartStatus, TenderShown
from loyalty_gql.rules import codes, state
from loyalty_gql.rules import tax as rules
from loyalty_gql.types.accounts import BalanceAccount
from loyalty_gql.types.gift_cards import maybe_id
from loyalty_gql.types.history import Transaction, of_transactions
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import Node, as_node, global_id
from loyalty_gql.types.scalars import BigInt, DecimalText
from loyalty_gql.types.taxes import CartTax, TenderTax, rate_of

CartStatusType = strawberry.enum(CartStatus, description="How far a cart has gone.")
AccountKind = strawberry.enum(
    state.AccountKind, name="BalanceAccountKind", description="Whose balance it is."
)

REASONS: dict[state.EndReason, str] = {
    state.EndReason.CAPTURED: "It was taken for the order.",
    state.EndReason.RELEASED: "It was given back.",
    state.EndReason.REMOVED: "It was removed from the cart.",
    state.EndReason.CART_TOTAL_DROPPED: "The cart costs less now.",
    state.EndReason.CART_CHANGED: "The cart has changed.",
    state.EndReason.MOVED: "It is used in another cart.",
    state.EndReason.BLOCKED: "It can't be used any more.",
    state.EndReason.CLAIMED: "It was moved into an account's credit.",
    state.EndReason.LAPSED: "It was reserved for too long.",
    state.EndReason.NOT_ALLOWED: "It can't be used for this cart.",
}


@strawberry.type(description="One balance account applied to one cart.")
class Tender(Node):
    kind: state.AccountKind = strawberry.field(description="A gift card, or store credit.")
    masked_code: str | None = strawberry.field(description="The gift card's code, masked.")
    asked: Money | None = strawberry.field(
        description="What was asked for; null is as much as fits."
    )
    held: Money = strawberry.field(description="What is reserved for this cart now.")
    captured: Money = strawberry.field(description="What was taken for good.")
    refunded: Money = strawberry.field(description="What of that came back.")
    status: state.HoldState = strawberry.field(description="How its hold stands.")
    strength: state.HoldStrength = strawberry.field(description="Whether the cart may lose it.")
    end_reason: state.EndReason | None = strawberry.field(description="Why it ended, in a word.")
    reason_text: str | None = strawberry.field(
        description="Why it ended, or holds more or less than it did, to show to people."
    )
    lapses_at: datetime = strawberry.field(description="When it runs out by itself.")
    account_id: strawberry.Private[UUID]
    cart_id: strawberry.Private[UUID]

    @classmethod
    def of(cls, tender: TenderShown) -> Self:
        """From a tender with its hold."""
        currency, last = tender.currency, tender.last_characters
        asked, reason = tender.asked, tender.end_reason
        return cls(
            id=global_id("Tender", tender.id),
            kind=tender.account_kind,
            masked_code=codes.masked(last) if last is not None else None,
            asked=Money.of(asked, currency) if asked is not None else None,
            held=Money.of(tender.held, currency),
            captured=Money.of(tender.captured, currency),
            refunded=Money.of(tender.refunded, currency),
            status=state.HoldState.LAPSED if tender.lapsed else tender.hold.state,
            strength=tender.hold.strength,
            end_reason=reason,
            reason_text=_said(tender),
            lapses_at=tender.hold.lapses_at,
            account_id=tender.account_id,
            cart_id=tender.cart_id,
        )

    @strawberry.field(description="Whose balance it spends; null where you may not see it.")
    async def account(self, info: Info) -> BalanceAccount | None:
        row = await info.context.loaders.account_by_id.load(self.account_id)
        return cast("BalanceAccount", as_node(row)) if row else None

    @strawberry.field(description="What it is to tax; null where you may not see its cart.")
    async def tax(self, info: Info) -> TenderTax | None:
        row = await info.context.loaders.cart_by_id.load(self.cart_id)
        if row is None:
            return None
        tax = await tax_of(info, row)
        return TenderTax.of(tax.by_account[self.account_id], row.currency)


as_node.register(TenderShown, Tender.of)


def _said(tender: TenderShown) -> str | None:
    """What the cart's last change said to it, unless something else has ended it since."""
    reason = tender.end_reason
    if reason in (None, state.EndReason.NOT_ALLOWED, state.EndReason.CART_TOTAL_DROPPED):
        return tender.refused or (REASONS[reason] if reason else None)
    return REASONS[reason]


@strawberry.type(description="A line of a cart, as far as it matters to redemption.")
class CartLine:
    line_id: strawberry.ID = strawberry.field(description="The shop's id of the line.")
    product_id: strawberry.ID | None = strawberry.field(description="The shop's product.")
    quantity: int = strawberry.field(description="How many.")
    total: Money = strawberry.field(description="What the line costs.")
    gift_card: bool = strawberry.field(description="Whether it sells a gift card.")
    tax: Money | None = strawberry.field(description="The tax in it, if that was told.")
    tax_rate: DecimalText | None = strawberry.field(description="In percent, if that was told.")
    excluded: bool = strawberry.field(description="Whether no balance may pay it.")

    @classmethod
    def of(cls, line: dict[str, Any], currency: str) -> Self:
        """From what is kept of a line."""
        return cls(
            line_id=strawberry.ID(line["line_id"]),
            product_id=maybe_id(line.get("product_id")),
            quantity=line["quantity"],
            total=Money.of(line["total_minor"], currency),
            gift_card=line["gift_card"],
            tax=None if (tax := line.get("tax_minor")) is None else Money.of(tax, currency),
            tax_rate=rate_of(line.get("tax_rate")),
            excluded=line.get("excluded", False),
        )


@strawberry.type(description="Our copy of what the shop told us about a cart.")
class Cart(Node):
    cart_id: strawberry.ID = strawberry.field(description="The shop's id.")
    revision: BigInt = strawberry.field(description="The latest that we were told.")
    customer_id: strawberry.ID | None = strawberry.field(description="The shop's customer.")
    channel: str | None = strawberry.field(description="Where the shop sells it.")
    company_id: strawberry.ID | None = strawberry.field(
        description="The shop's company that it is bought for, if any."
    )
    order_id: strawberry.ID | None = strawberry.field(description="The order it became.")
    row: strawberry.Private[models.Cart]
    applied_minor: strawberry.Private[int | None] = None

    @classmethod
    def of(cls, row: models.Cart, *, applied_minor: int | None = None) -> Self:
        """From a row. `applied_minor`: what its tenders hold or have paid, if that is known."""
        return cls(
            id=global_id("Cart", row.id),
            cart_id=strawberry.ID(row.cart_id),
            revision=BigInt(row.revision),
            customer_id=maybe_id(row.customer_id),
            channel=row.channel,
            company_id=maybe_id(row.company_id),
            order_id=maybe_id(row.order_id),
            row=row,
            applied_minor=applied_minor,
        )

    @strawberry.field(description="What it costs.")
    def total(self) -> Money:
        return Money.of(self.row.total_minor, self.row.currency)

    @strawberry.field(description="By what coupons and the like made that lower.")
    def discount(self) -> Money:
        return Money.of(self.row.discount_minor, self.row.currency)

    @strawberry.field(description="What the shop said is in it.")
    def lines(self) -> list[CartLine]:
        return [CartLine.of(line, self.row.currency) for line in self.row.lines]

    @strawberry.field(description="The balances applied to it, in the order they were applied.")
    async def tenders(self, info: Info) -> list[Tender]:
        return [Tender.of(tender) for tender in await tenders_of(info, self.row)]

    @strawberry.field(description="What its tenders hold or have paid.")
    async def applied(self, info: Info) -> Money:
        its = await tenders_of(info, self.row)
        return Money.of(orders.applied(its), self.row.currency)

    @strawberry.field(description="What was taken from its tenders for good.")
    async def captured(self, info: Info) -> Money:
        its = await tenders_of(info, self.row)
        return Money.of(sum(tender.captured for tender in its), self.row.currency)

    @strawberry.field(description="What was given back: to balances, or as store credit.")
    async def refunded(self, info: Info) -> Money:
        its = await tenders_of(info, self.row)
        came_back = sum(tender.refunded for tender in its) + self.row.refunded_other_minor
        return Money.of(came_back, self.row.currency)

    @strawberry.field(description="What the shop must collect by other means.")
    def amount_due(self, info: Info) -> Money:
        if self.applied_minor is not None and self.row.prices_include_tax:
            return left_of(self.row, self.row.total_minor - self.applied_minor)
        # Awaited by the executor: only what was just applied needs no look at the tenders.
        return cast("Money", due(info, self.row))

    @strawberry.field(description="How far it has gone.")
    async def status(self, info: Info) -> CartStatus:
        return orders.status(self.row, await tenders_of(info, self.row))

    @strawberry.field(description="What its tenders do to its tax: what to charge and report.")
    async def tax(self, info: Info) -> CartTax:
        return CartTax.of(await tax_of(info, self.row), self.row.currency)


as_node.register(models.Cart, Cart.of)


@strawberry.type(description="A cart after it was placed: who paid what, and what came back.")
class Order:
    order_id: strawberry.ID = strawberry.field(description="The shop's id of the order.")
    customer_id: strawberry.ID | None = strawberry.field(description="The shop's customer.")
    total: Money = strawberry.field(description="What it costs.")
    cart: Cart = strawberry.field(description="The cart that it was.")
    row: strawberry.Private[models.Cart]

    @classmethod
    def of(cls, row: models.Cart) -> Self:
        """From the row of a cart that became an order."""
        assert row.order_id is not None, "a cart is no order yet"
        return cls(
            order_id=strawberry.ID(row.order_id),
            customer_id=maybe_id(row.customer_id),
            total=Money.of(row.total_minor, row.currency),
            cart=Cart.of(row),
            row=row,
        )

    @strawberry.field(description="The balances that paid it.")
    async def tenders(self, info: Info) -> list[Tender]:
        return [Tender.of(tender) for tender in await tenders_of(info, self.row)]

    @strawberry.field(description="What the shop must collect, or has collected, by other means.")
    async def amount_due(self, info: Info) -> Money:
        return await due(info, self.row)

    @strawberry.field(description="What was taken from balances for good.")
    async def captured(self, info: Info) -> Money:
        return await self.cart.captured(info)

    @strawberry.field(description="What was given back: to balances, or as store credit.")
    async def refunded(self, info: Info) -> Money:
        return await self.cart.refunded(info)

    @strawberry.field(
        description="What was given back to cards and credit, oldest first; reversed ones say so."
    )
    async def refunds(self, info: Info) -> list[Transaction]:
        return await of_transactions(info, await orders.refunds(self.row.id))

    @strawberry.field(description="How far it has gone.")
    async def status(self, info: Info) -> CartStatus:
        return orders.status(self.row, await tenders_of(info, self.row))


async def tenders_of(info: Info, row: models.Cart) -> list[TenderShown]:
    """The tenders of a cart that the caller may see."""
    return await info.context.loaders.tenders_by_cart.load(row.id) or []


async def due(info: Info, row: models.Cart) -> Money:
    """What tenders do not pay of a cart's total, less the tax that a deduction saves."""
    if row.prices_include_tax:
        left = row.total_minor - orders.applied(await tenders_of(info, row))
    else:
        left = (await tax_of(info, row)).due_minor
    return left_of(row, left)


def left_of(row: models.Cart, left: int) -> Money:
    """What is left to pay of a cart, which may have been overpaid."""
    return Money.of(max(0, left), row.currency)


async def tax_of(info: Info, row: models.Cart) -> rules.CartTax:
    """What the tenders that the caller may see do to a cart's tax."""
    lots = await info.context.loaders.lots_by_cart.load(row.id)
    assert lots is not None, "there are always lots, if none"
    values = [
        lots.value(one.account_id, one.account_kind, live=one.held > 0)
        for one in await tenders_of(info, row)
    ]
    return taxes.of_cart(info.context.house.tax, row, values, lots.kept)
