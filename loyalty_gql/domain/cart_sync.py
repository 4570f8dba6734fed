"""The backend tells us a cart, and its tenders follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.following import (
    COSTS_LESS,
    GROWS_BACK,
    LESS_ALLOWED,
    Checkouts,
    checkouts_of,
    follow,
    tender_row,
)
from loyalty_gql.domain.house import House, commit, fingerprint
from loyalty_gql.domain.paid import remembered
from loyalty_gql.domain.reported_orders import REPORTED
from loyalty_gql.domain.taxes import must_be_tax_of, still_due
from loyalty_gql.domain.tenders import CART_COLUMNS, CartTender, LoadedCart, load_cart
from loyalty_gql.errors import (
    CartState,
    IdempotencyKeyReused,
    InvalidAmount,
    InvalidInput,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Outcome, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules import tokens
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import company_account_id, new_id
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.operations import Operation, Place, Refresh, Release, Shrink
from loyalty_gql.rules.state import Because, EndReason


@dataclass(frozen=True, slots=True)
class CartLine:
    """A line of a cart, as far as redemption cares. `total` with discount and tax.

    `excluded`: no balance pays it.
    `tax` is what of it is tax, `tax_rate` its rate in percent; either may be left unsaid.
    """

    line_id: str
    total: Money
    product_id: str | None
    quantity: int
    gift_card: bool
    tax: Money | None = None
    tax_rate: str | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class CartReport:
    """What the backend says of a cart. `revision` grows with every report of that cart.

    `discount` is by what coupons and the like have made the total lower.
    """

    cart_id: str
    revision: int
    total: Money
    customer_id: str | None
    channel: str | None
    lines: tuple[CartLine, ...]
    discount: Money | None = None
    tax_total: Money | None = None
    prices_include_tax: bool = True
    company_id: str | None = None


@dataclass(frozen=True, slots=True)
class Synced:
    """The cart as it is now; `ignored`: a newer revision had been reported already."""

    cart: models.Cart
    ignored: bool
    token: str


async def sync_cart(actor: Actor, house: House, report: CartReport, *, now: datetime) -> Synced:
    """Take over what the backend says of a cart; its tenders follow.

    They shrink when the total drops, grow back up to what was asked, and end when their currency
    or customer is not the cart's any more. Firm holds only shrink. An older revision is ignored.

    Raises:
        NotPermitted: the actor may not sync carts.
        InvalidAmount: a negative total.
        InvalidInput: lines in another currency than the cart.
        CartState: another currency, though its order is being placed; or it never was a cart.
    """
    actor.must_be_allowed("syncCart")
    _check_report(report)
    named = f"sync:{fingerprint(report.cart_id, report.revision)}"
    key = IdempotencyKey(actor.principal, "syncCart", named, fingerprint(report))
    ignored = False

    async def build() -> Command:
        nonlocal ignored
        loaded = await load_cart(report.cart_id, now)
        because = Because(actor.kind, actor.principal, "CART_SYNCED")
        if loaded is None:
            return Command(key, because, alongside=[Insert(models.Cart, _new_cart(report, now))])
        cart = loaded.cart
        if cart.cart_id.startswith(REPORTED):
            raise CartState("This order was reported with its refund; it never was a cart.")
        ignored = cart.revision >= report.revision
        if ignored:
            raise Ignored
        becomes = models.Cart(**{**_columns(cart), **_reported(report, now)})
        checkouts = await checkouts_of(house, becomes, loaded.tenders, now)
        following = _following(loaded, report, checkouts)
        values = {
            **_reported(report, now),
            **await _due(house, loaded, becomes, following.operations),
            **remembered(loaded, report.total.minor),
        }
        grow = {do.customer_id for do in following.operations if isinstance(do, Place)}
        theirs = [checkouts.by_payer[payer] for payer in grow]
        return Command(
            key,
            because,
            following.operations,
            guards=[
                Update(models.Cart, cart.id, cart.version, values),
                *(guard for one in theirs for guard in one.guards),
            ],
            alongside=_tenders_anew(loaded, following),
        )

    try:
        await commit(house, key, build, reread_on=(RowRefused,))
    except (Ignored, IdempotencyKeyReused):
        ignored = True
    cart = await models.Cart.get(cart_id=report.cart_id)
    return Synced(cart, ignored, tokens.make(house.cart_secret, cart.id))


class Ignored(Exception):
    """A newer revision of the cart is known already."""


def _check_report(report: CartReport) -> None:
    if report.total.minor < 0:
        raise InvalidAmount("A cart's total can't be negative.", field="total")
    for place, line in enumerate(report.lines):
        same_currency(line.total, report.total.currency, field=f"lines.{place}.total")
        must_be_tax_of(line.tax, line.total, field=f"lines.{place}.tax")
    if report.discount is not None:
        same_currency(report.discount, report.total.currency, field="discount")
        if report.discount.minor < 0:
            raise InvalidAmount("A discount is what makes a total lower.", field="discount")
    must_be_tax_of(report.tax_total, report.total, field="taxTotal")
    if report.revision < 0:
        raise InvalidInput("A revision counts up from 0.", field="revision")


def _columns(cart: models.Cart) -> dict[str, Any]:
    return {name: getattr(cart, name) for name in CART_COLUMNS}


def _reported(report: CartReport, now: datetime) -> dict[str, Any]:
    lines = [
        {
            "line_id": line.line_id,
            "total_minor": line.total.minor,
            "product_id": line.product_id,
            "quantity": line.quantity,
            "gift_card": line.gift_card,
            "tax_minor": line.tax.minor if line.tax else None,
            "tax_rate": line.tax_rate,
            "excluded": line.excluded,
        }
        for line in report.lines
    ]
    return {
        "revision": report.revision,
        "currency": report.total.currency,
        "total_minor": report.total.minor,
        "customer_id": report.customer_id,
        "channel": report.channel,
        "discount_minor": report.discount.minor if report.discount else 0,
        "company_id": report.company_id,
        "lines": lines,
        "tax_total_minor": report.tax_total.minor if report.tax_total else None,
        "prices_include_tax": report.prices_include_tax,
        "updated_at": now,
    }


def _new_cart(report: CartReport, now: datetime) -> dict[str, Any]:
    fresh: dict[str, Any] = {
        "id": new_id(),
        "cart_id": report.cart_id,
        "refunded_other_minor": 0,
        "version": 0,
        "created_at": now,
    }
    return {**fresh, **_reported(report, now)}


@dataclass(frozen=True, slots=True)
class Following:
    """What the tenders do, and what is said to those that shrink, or that rules end."""

    operations: list[Operation]
    said: Mapping[UUID, str]


def _following(loaded: LoadedCart, report: CartReport, checkouts: Checkouts) -> Following:
    """What the tenders do when the cart becomes what is reported."""
    cart = loaded.cart
    if cart.currency != report.total.currency:
        if loaded.placed:
            raise CartState("An order keeps its currency.", field="total")
        return Following([_end(one, EndReason.CART_CHANGED) for one in loaded.live], {})
    whose = (report.customer_id, report.company_id)
    moved_on = whose != (cart.customer_id, cart.company_id)
    gone = [one for one in loaded.live if moved_on and not one.firm and not _for(one, report)]
    here = [
        one
        for one in loaded.tenders
        if one not in gone
        and (one.live or one.captured_minor or (one.shrunk_away and _for(one, report)))
    ]
    ruled = follow(here, checkouts)
    operations: list[Operation] = [_end(one, EndReason.CART_CHANGED) for one in gone]
    for one in here:
        if one.id in ruled.refused:
            operations.append(_end(one, EndReason.NOT_ALLOWED))
        else:
            operations.extend(_towards(one, ruled.targets[one.id], loaded, checkouts))
    less = COSTS_LESS if report.total.minor < cart.total_minor else LESS_ALLOWED
    said = {one.id: less for one in here if ruled.targets.get(one.id, 0) < one.held_minor}
    said |= {one: refusal.message for one, refusal in ruled.refused.items()}
    return Following(operations, said)


def _for(one: CartTender, report: CartReport) -> bool:
    """Whether a tender may pay for who has the cart now, in the currency that it has now."""
    theirs = one.by_code or one.hold.customer_id == report.customer_id
    if one.companys:
        theirs &= one.account_id == company_account_id(report.company_id, one.currency)
    return theirs and one.currency == report.total.currency


async def _due(
    house: House, loaded: LoadedCart, becomes: models.Cart, operations: list[Operation]
) -> dict[str, int]:
    """What the shop has to collect for an order that has grown."""
    if not loaded.placed or loaded.cart.due_minor is None:
        return {}
    kept = {one.hold: one.to for one in operations if isinstance(one, Shrink)}
    held = {
        one.id: min(one.held_minor, kept.get(one.hold.id, one.held_minor)) for one in loaded.live
    }
    due = await still_due(house, LoadedCart(becomes, loaded.tenders), held)
    return {"due_minor": max(loaded.cart.due_minor, due)}


def _tenders_anew(loaded: LoadedCart, following: Following) -> Callable[[Outcome], list[Insert]]:
    """A tender that had shrunk away and grows again points to its new hold; each that holds more
    or less says why."""
    mine = {one.account_id: one for one in loaded.tenders}

    def rows(outcome: Outcome) -> list[Insert]:
        grown = {
            mine[asked.account].id
            for asked, done in zip(following.operations, outcome.done, strict=True)
            if isinstance(asked, Place)
            and done.id is not None
            and done.amount > mine[asked.account].held_minor
        }
        anew = {
            mine[asked.account].id: done.id
            for asked, done in zip(following.operations, outcome.done, strict=True)
            if isinstance(asked, Place) and done.id is not None
        }
        said = {**following.said, **dict.fromkeys(grown, GROWS_BACK)}
        return [
            tender_row(loaded, one, anew.get(one.id, one.hold.id), said.get(one.id))
            for one in loaded.tenders
            if one.id in said or anew.get(one.id, one.hold.id) != one.hold.id
        ]

    return rows


def _end(one: CartTender, reason: EndReason) -> Operation:
    return Shrink(one.account_id, one.hold.id, 0, reason)


def _towards(
    one: CartTender, target: int, loaded: LoadedCart, checkouts: Checkouts
) -> list[Operation]:
    account_id, hold = one.account_id, one.hold
    payer, limits = checkouts.payer_of(one), checkouts.of(one).chain.periods
    if limits and payer is not None and hold.customer_id is None and one.live and not one.firm:
        # A guest's until now: from here on it counts for who pays, on their other carts too.
        end = Release(account_id, hold.id, EndReason.CART_CHANGED)
        anew = Place(
            account_id, loaded.cart.id, new_id(), target,
            fits=True, optional=True, customer_id=payer,
        )  # fmt: skip
        return [end, anew] if target else [_end(one, EndReason.CART_TOTAL_DROPPED)]
    if one.live and target < one.held_minor:
        reason = EndReason.CART_TOTAL_DROPPED
        shrink = Shrink(account_id, hold.id, target, reason)
        return [shrink, Refresh(account_id, hold.id)] if target else [shrink]
    may_grow = one.live and not one.firm
    if target > one.held_minor and (may_grow or one.shrunk_away) and not loaded.placed:
        grow = Place(
            account_id, loaded.cart.id, hold.id if one.live else new_id(), target,
            fits=True, optional=True, customer_id=payer,
        )  # fmt: skip
        return [grow]
    return [Refresh(account_id, hold.id)] if one.live else []
