"""What a refund would give back, to whom and why, before it happens. Nothing is stored.

A plan's id holds what was planned and a digest of what it was computed from: `refundToTenders` does
exactly that, or refuses when the world has moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.house import House
from loyalty_gql.domain.paid import PaidOrder, Payer, paid_order
from loyalty_gql.domain.recalls import foreseen_of
from loyalty_gql.domain.tenders import load_cart, load_order
from loyalty_gql.errors import InvalidInput, NotFound, PlanOutdated
from loyalty_gql.rules import plan_ids, refunds
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import Money, positive, same_currency
from loyalty_gql.rules.refunds import Destination, LineAsk
from loyalty_gql.rules.state import AccountKind, AccountStatus

BACKEND_WHY = "Paid by other means: yours to give back there."


@dataclass(frozen=True, slots=True)
class PartAsk:
    """Exactly this much for a tender (our id); None is what other means paid."""

    tender_id: UUID | None
    money: Money


@dataclass(frozen=True, slots=True)
class LineReturned:
    """A line that comes back: so many of it, or an amount, or with neither all of it."""

    line_id: str
    quantity: int | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class RefundAsk:
    """How much of an order comes back: an amount, or lines of it; and how it is split."""

    order_id: str
    amount: Money | None
    lines: tuple[LineReturned, ...] | None = None
    splitting: tuple[PartAsk, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a refund; no payer: what other means paid. `kept_minor` of it the shop keeps."""

    payer: Payer | None
    destination: Destination
    minor: int
    why: str
    kept_minor: int = 0


@dataclass(frozen=True, slots=True)
class Cap:
    """What a tender, or other means, paid of an order, and what of that came back (minor units)."""

    payer: Payer | None
    paid_minor: int
    left_minor: int


@dataclass(frozen=True, slots=True)
class RefundPlan:
    """A refund as it would be made now."""

    id: str
    order: models.Cart
    amount_minor: int
    parts: list[Part]
    caps: list[Cap]
    why: str


async def refund_plan(actor: Actor, house: House, ask: RefundAsk, *, now: datetime) -> RefundPlan:
    """What a refund would give back, from which tender and where to. Nothing happens.

    Raises:
        NotPermitted: the actor may not refund.
        NotFound: no such order was reported, or it has no such line or tender.
        InvalidInput, InvalidAmount, CurrencyMismatch: what is asked has no meaning.
        RefundExceedsPaid: more than was paid and not given back.
    """
    actor.must_be_allowed("refundPlan")
    paid = await order_paid(ask.order_id, now)
    amount = amount_of(ask, paid)
    parts = refunds.spread(amount, paid.left, asked_parts(ask, paid))
    return await _plan(house, paid, parts, _reason(ask))


async def overpaid(house: House, cart_id: str, *, now: datetime) -> RefundPlan | None:
    """What an order that costs less than was paid for it should give back; None when it is even.

    For `syncCart` after a capture. See `paid.remembered` for what the report must keep.
    """
    loaded = await load_cart(cart_id, now)
    if loaded is None or loaded.cart.order_id is None or loaded.captured_minor == 0:
        return None
    paid = await paid_order(loaded)
    amount = sum(paid.left) - loaded.cart.total_minor
    if amount <= 0:
        return None
    parts = refunds.spread(amount, paid.left, [None] * len(paid.left))
    return await _plan(house, paid, parts, "The order costs less than was paid for it.")


async def order_paid(order_id: str, now: datetime) -> PaidOrder:
    """An order and what paid it.

    Raises:
        NotFound: no cart was reported as that order.
    """
    loaded = await load_order(order_id, now)
    if loaded is None:
        raise NotFound("No cart was reported as that order.", field="orderId")
    return await paid_order(loaded)


def amount_of(ask: RefundAsk, paid: PaidOrder) -> int:
    """How much is asked for, in minor units.

    Raises:
        InvalidInput, InvalidAmount, CurrencyMismatch, NotFound: see `refund_plan`.
    """
    if (ask.amount is None) == (ask.lines is None):
        raise InvalidInput("How much: an amount, or lines of the order.", field="amount")
    currency = paid.cart.currency
    if ask.amount is not None:
        same_currency(positive(ask.amount), currency)
        return ask.amount.minor
    assert ask.lines is not None, "one of the two"
    for place, line in enumerate(ask.lines):
        if line.amount is not None:
            same_currency(line.amount, currency, field=f"lines.{place}.amount")
    wanted = [
        LineAsk(line.line_id, line.quantity, line.amount.minor if line.amount else None)
        for line in ask.lines
    ]
    known = {line["line_id"]: (line["total_minor"], line["quantity"]) for line in paid.cart.lines}
    return refunds.of_lines(known, wanted)


def asked_parts(ask: RefundAsk, paid: PaidOrder) -> list[int | None]:
    """What is asked of each payer and of the others last; None: in proportion.

    Raises:
        NotFound: such a tender has not paid the order.
        InvalidInput, CurrencyMismatch: one twice, or in another currency.
    """
    places: dict[UUID | None, int] = {
        payer.tender.id: place for place, payer in enumerate(paid.payers)
    }
    places[None] = len(paid.payers)
    asked: list[int | None] = [None] * len(places)
    for number, part in enumerate(ask.splitting or ()):
        field = f"splitting.{number}"
        place = places.get(part.tender_id)
        if place is None:
            raise NotFound("No such tender has paid this order.", field=f"{field}.tenderId")
        if asked[place] is not None:
            raise InvalidInput("A tender comes once.", field=f"{field}.tenderId")
        same_currency(part.money, paid.cart.currency, field=f"{field}.amount")
        asked[place] = part.money.minor
    return asked


def planned_parts(house: House, plan_id: str, paid: PaidOrder) -> list[int]:
    """What a plan gives each payer, and the others last, if nothing has changed since.

    Raises:
        InvalidInput: the id is none of ours, or of another order's plan.
        PlanOutdated: the order, its payers or what came back of it has changed.
    """
    planned = plan_ids.read(house.cart_secret, plan_id)
    if planned is None or planned.order != paid.cart.id:
        raise InvalidInput("That is no id of a plan for this order.", field="planId")
    parts = dict(planned.parts)
    if planned.seen != plan_ids.digest(paid.seen()):
        raise PlanOutdated("Something has changed since this was planned.", field="planId")
    return [*(parts.get(one.tender.account_id, 0) for one in paid.payers), parts.get(None, 0)]


def destination_of(payer: Payer, *, all_kept: bool) -> tuple[Destination, str]:
    """Where a payer's part goes unless somebody chooses, and why. A dead card never gets it.

    `all_kept`: the shop keeps all of it, so that nothing would arrive anywhere.
    """
    what = "card" if payer.tender.kind is AccountKind.GIFT_CARD else "store credit"
    if payer.tender.companys:
        return Destination.ORIGINAL, "Back to the company's credit."
    if all_kept and payer.end.status is AccountStatus.BLOCKED:
        return Destination.SHOP, f"The money that bought the {what} went back: the shop keeps it."
    if payer.dead:
        state = f"The {what} that paid is {payer.end.status.lower()}"
        if payer.owner is not None:
            return Destination.OWNER_CREDIT, f"{state}: to its owner's store credit."
        return Destination.NEW_CARD, f"{state} and nobody's: to a new card."
    if not payer.followed:
        return Destination.ORIGINAL, f"Back to the {what} that paid."
    if payer.end.kind is AccountKind.GIFT_CARD:
        return Destination.ORIGINAL, "The card that paid was replaced: to the new card."
    return Destination.ORIGINAL, "The card that paid was claimed since: to its claimer's credit."


async def _plan(house: House, paid: PaidOrder, parts: Sequence[int], why: str) -> RefundPlan:
    *by_payer, other = parts
    kept = await foreseen_of(paid, by_payer)
    made = [
        _placed(payer, part, keeps)
        for payer, part, keeps in zip(paid.payers, by_payer, kept, strict=True)
        if part
    ]
    if other:
        made.append(Part(None, Destination.BACKEND, other, BACKEND_WHY))
    token = plan_ids.make(
        house.cart_secret,
        plan_ids.Planned(
            paid.cart.id,
            plan_ids.digest(paid.seen()),
            tuple((one.payer.tender.account_id if one.payer else None, one.minor) for one in made),
        ),
    )
    caps = [Cap(one, one.tender.captured_minor, one.left_minor) for one in paid.payers]
    if paid.other_minor:
        caps.append(Cap(None, paid.other_minor, paid.other_left_minor))
    return RefundPlan(token, paid.cart, sum(parts), made, caps, why)


def _placed(payer: Payer, part: int, kept: int) -> Part:
    destination, why = destination_of(payer, all_kept=kept == part)
    return Part(payer, destination, part, why, kept)


def _reason(ask: RefundAsk) -> str:
    what = "What those lines cost" if ask.lines is not None else "The amount"
    if ask.splitting:
        return f"{what}, split as asked; the rest in proportion to what may still come back."
    return f"{what}, in proportion to what may still come back to each."
