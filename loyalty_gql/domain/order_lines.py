"""Gift card lines of orders that the shop sold itself: each becomes cards once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.house import House, Why, commit, key_of, placed_at
from loyalty_gql.domain.markets import validity_rule
from loyalty_gql.domain.products import by_shop_ids, offer_of, rate_of
from loyalty_gql.domain.purchase_cards import (
    Confirmed,
    Sale,
    asked_of,
    bought_of,
    issuing,
    nothing,
    sale_of,
)
from loyalty_gql.domain.purchases import Gift, message_rows, purchase_row
from loyalty_gql.errors import (
    AlreadyExists,
    CurrencyMismatch,
    InvalidInput,
    NotFound,
)
from loyalty_gql.ledger.commands import Command, Insert
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.market import lawful_days
from loyalty_gql.rules.money import Money, positive, within
from loyalty_gql.rules.products import countable, only_amount, total
from loyalty_gql.rules.state import Reference

# What one order may hold: all of it is one commit.
MOST_OF_ORDER = 1_000


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line that sold `quantity` cards of `amount` each, of the shop's own product, or both.

    With `tax_rate`, in percent, they are single-purpose: their sale was taxed at that rate. Without
    it the product says, or the shop's setting, for the `market` where the line was sold: its own,
    the product's, or where the shop is.
    """

    line_id: str
    quantity: int
    gift: Gift
    product_id: str | None = None
    amount: Money | None = None
    deliver_at: datetime | None = None
    tax_rate: str | None = None
    market: str | None = None


async def issue_for_order(
    actor: Actor,
    house: House,
    order_id: str,
    lines: Sequence[OrderLine],
    *,
    customer_id: str | None,
    key: str,
    now: datetime,
    location: str | None = None,
) -> Confirmed:
    """An order was paid: its gift card lines become cards, each line once, whatever is sent twice.

    A line that has become cards answers with them, and moves nothing. What was sold is honoured:
    the product gives validity and currency, and an amount where none is named, but may have been
    archived or changed since. Where the law of its market asks for a longer validity than the
    product has, and the shop has not set that aside, its cards are good for as long as that.
    `location`: at which till it was sold.

    Raises:
        NotPermitted: the actor may not.
        InvalidInput: no line, a line twice, no card or too many, or neither amount nor product.
        NotFound: the shop has no such product here.
        InvalidAmount, CurrencyMismatch: zero, negative, above the shop's limit, or in another
            currency than the product's.
        AlreadyExists: the line has become other cards: another amount or quantity.
    """
    actor.must_be_allowed("issueForOrder")
    _must_be_lines(house, lines)
    told = placed_at(location)
    the_key = key_of(actor, "issueForOrder", key, order_id, list(lines), customer_id, *told)
    why = Why("PURCHASED", reference=Reference("order", order_id), location=location)

    selling: list[Sale] = []

    async def build() -> Command:
        known = await models.GiftCardPurchase.filter(
            order_id=order_id, order_line_id__in=[line.line_id for line in lines]
        )
        by_line = {row.order_line_id: row for row in known}
        products = await by_shop_ids({line.product_id for line in lines if line.product_id})
        at = await ledger_now(now)
        ids: list[UUID] = []
        rows: list[Insert] = []
        sales: list[Sale] = []
        for place, line in enumerate(lines):
            if (earlier := by_line.get(line.line_id)) is not None:
                _must_be_same(earlier, line, place)
                ids.append(earlier.id)
                continue
            product = _product(products, line, place)
            row = _line_row(order_id, line, product, customer_id=customer_id, place=place, now=at)
            row |= _of_market(house, product, line, at)
            ids.append(row["id"])
            rows += [Insert(models.GiftCardPurchase, row), *message_rows(row["id"], line.gift)]
            sales.append(sale_of(models.GiftCardPurchase(**row)))
        selling[:] = sales
        if not sales:
            return nothing(actor, the_key, why, ids)
        return issuing(actor, house, the_key, why, sales, ids=ids, now=now, rows=rows)

    # Whoever was faster with a line is found when it is read again.
    receipt = await commit(
        house, the_key, build, reread_on=(RowRefused,),
        before=lambda: asked_of(actor, the_key.operation, selling),
    )  # fmt: skip
    bought = await bought_of(house, [UUID(id_) for id_ in receipt.subject["purchases"]])
    return Confirmed(bought, receipt.replayed or "earlier" in receipt.subject)


def _must_be_lines(house: House, lines: Sequence[OrderLine]) -> None:
    if not lines:
        raise InvalidInput("An order without lines has no gift cards.", field="lines")
    seen: set[str] = set()
    for place, line in enumerate(lines):
        if line.line_id in seen:
            raise InvalidInput("A line comes once.", field=f"lines.{place}.lineId")
        seen.add(line.line_id)
        if line.amount is not None:
            field = f"lines.{place}.amount"
            within(positive(line.amount, field=field), house.largest, field=field)
        elif line.product_id is None:
            raise InvalidInput("Which product, or what amount?", field=f"lines.{place}")
        countable(line.quantity, most=MOST_OF_ORDER, field=f"lines.{place}.quantity")
    if sum(line.quantity for line in lines) > MOST_OF_ORDER:
        raise InvalidInput(f"At most {MOST_OF_ORDER} cards in an order.", field="lines")


def _must_be_same(earlier: models.GiftCardPurchase, line: OrderLine, place: int) -> None:
    amount = Money(earlier.amount_minor, earlier.currency)
    other_tax = line.tax_rate not in (None, earlier.tax_rate)
    if line.amount not in (None, amount) or line.quantity != earlier.quantity or other_tax:
        raise AlreadyExists(
            "This line has become other cards already; nothing was done.", field=f"lines.{place}"
        )


def _product(
    products: dict[str, models.GiftCardProduct], line: OrderLine, place: int
) -> models.GiftCardProduct | None:
    if line.product_id is None:
        return None
    product = products.get(line.product_id)
    if product is None:
        raise NotFound("No gift card product has that productId.", field=f"lines.{place}.productId")
    return product


def _of_market(
    house: House, product: models.GiftCardProduct | None, line: OrderLine, at: datetime
) -> dict[str, Any]:
    """Where a line's cards were sold, and what the law of that place says: how long they are good,
    and at which rate their sale was taxed."""
    where = line.market or (product and product.market) or house.market
    rate = line.tax_rate or rate_of(house, product, where)
    told: dict[str, Any] = {"market": where, "tax_rate": rate}
    if product is None:
        return told
    # What the shop has set aside, it has for the product's own market.
    aside = product.market_overridden and where == (product.market or house.market)
    rule = None if aside else validity_rule(house, where, at)
    return {**told, "valid_days": lawful_days(rule, product.valid_days)}


def _line_row(
    order_id: str,
    line: OrderLine,
    product: models.GiftCardProduct | None,
    *,
    customer_id: str | None,
    place: int,
    now: datetime,
) -> dict[str, Any]:
    """An order's line as a purchase that is paid."""
    amount = line.amount
    if product is not None and amount is None:
        alone = only_amount(offer_of(product))
        if alone is None:
            raise InvalidInput(
                "This product has several amounts: which?", field=f"lines.{place}.amount"
            )
        amount = Money(alone, product.currency)
    assert amount is not None, "refused before"
    if product is not None and product.currency != amount.currency:
        raise CurrencyMismatch(
            f"This product is sold in {product.currency}.", field=f"lines.{place}.amount"
        )
    total(amount, line.quantity, most=MOST_OF_ORDER, field=f"lines.{place}.amount")
    row = purchase_row(
        new_id(), amount, line.quantity, line.gift, now=now, product=product,
        customer_id=customer_id, deliver_at=line.deliver_at,
    )  # fmt: skip
    return {
        **row,
        "order_id": order_id,
        "order_line_id": line.line_id,
        "paid_at": now,
    }
