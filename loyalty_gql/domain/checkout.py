"""Placing an order with tenders: made firm, captured in parts, or given back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.company_spending import still_allowed
from loyalty_gql.domain.following import (
    COSTS_LESS,
    LESS_ALLOWED,
    Ruled,
    checkouts_of,
    follow,
    stays,
    tender_row,
)
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, commit, key_of
from loyalty_gql.domain.taxes import Placing, placing, read_taxes
from loyalty_gql.domain.tenders import CartTender, LoadedCart, find_cart
from loyalty_gql.errors import (
    AlreadyExists,
    CaptureExceedsHold,
    CartState,
    HoldEnded,
    HoldNotFirm,
    InvalidAmount,
    NotActive,
    NotFound,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import Money, positive, same_currency
from loyalty_gql.rules.operations import Capture, Firm, Operation, Release, Report, Shrink
from loyalty_gql.rules.state import Because, EndReason
from loyalty_gql.rules.tenders import in_order

# Refusals that can mean that a tender ended between reading and locking.
_ENDED = (HoldEnded, HoldNotFirm, NotActive)
NO_SHARES: Mapping[UUID, Money] = {}
NOT_ALLOWED, CART_TOTAL_DROPPED = EndReason.NOT_ALLOWED, EndReason.CART_TOTAL_DROPPED


@dataclass(frozen=True, slots=True)
class Authorized:
    """`amount_due_minor` is exactly what the shop must still collect by other means."""

    cart: models.Cart
    amount_due_minor: int
    replayed: bool


@dataclass(frozen=True, slots=True)
class Captured:
    """One transaction for each tender that paid."""

    cart: models.Cart
    transaction_ids: list[UUID]
    captured_minor: int
    replayed: bool


@dataclass(frozen=True, slots=True)
class Released:
    """The cart with nothing reserved for it."""

    cart: models.Cart
    replayed: bool


def _order_values(loaded: LoadedCart, order_id: str | None, now: datetime) -> dict[str, Any]:
    """What reporting the order changes on the cart.

    Raises:
        CartState: the cart became another order already.
    """
    known = loaded.cart.order_id
    if order_id is None:
        return {}
    if known is not None and known != order_id:
        raise CartState(f"This cart is order {known} already.", field="orderId")
    return {"order_id": order_id, "reported_at": loaded.cart.reported_at or now}


async def authorize_cart(
    actor: Actor, house: House, cart_id: str, order_id: str | None, *, key: str, now: datetime
) -> Authorized:
    """Make the cart's tenders firm, and state exactly what the shop must still collect.

    The chain of validators is asked once more. A tender that became unusable has ended and counts
    for nothing: no order is placed as paid though its card can't pay. With `order_id` the holds
    stay until captured or released; without, they lapse after 30 minutes. What a deduction before
    tax saves of tax is not due, and tenders that hold more than that leaves to pay give it back,
    the last one first.

    Raises:
        NotPermitted, NotFound: not the actor's to do, or no such cart.
        CartState: it became another order, or everything is captured.
    """
    actor.must_be_allowed("authorizeCart")
    the_key = key_of(actor, "authorizeCart", key, cart_id, order_id)

    async def build() -> Command:
        standing = await still_allowed(await find_cart(actor, cart_id, now), now)
        loaded, cart = standing.loaded, standing.loaded.cart
        if cart.closed_at is not None:
            raise CartState("Everything was captured from this cart; it can't be placed again.")
        ruled = follow(loaded.live, await checkouts_of(house, cart, loaded.live, now))
        allowed = {one.id: stays(one, ruled) for one in loaded.live}
        placed = await placing(house, loaded, allowed)
        values = {
            "authorized_at": now,
            "updated_at": now,
            "due_minor": placed.due_minor,
            **_order_values(loaded, order_id, now),
        }
        reported = order_id is not None or cart.order_id is not None
        operations: list[Operation] = [*standing.operations]
        for one in loaded.live:
            shrunk = NOT_ALLOWED if allowed[one.id] < one.held_minor else CART_TOTAL_DROPPED
            operations += _placing(one, placed.kept[one.id], shrunk, reported=reported)
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "AUTHORIZED"),
            operations,
            subject={"amountDue": placed.due_minor},
            # No limit is guarded: what is held was counted when it was applied.
            guards=[Update(models.Cart, cart.id, cart.version, values), *standing.guards],
            alongside=[
                tender_row(loaded, one, one.hold.id, _said(one, ruled, allowed[one.id]))
                for one in loaded.live
                if placed.kept[one.id] < one.held_minor
            ],
        )

    try:
        receipt = await commit(house, the_key, build, reread_on=_ENDED)
    except RowRefused as error:
        raise AlreadyExists("Another cart became that order.", field="orderId") from error
    cart = await models.Cart.get(cart_id=cart_id)
    return Authorized(cart, receipt.subject["amountDue"], receipt.replayed)


def _placing(one: CartTender, stays: int, shrunk: EndReason, *, reported: bool) -> list[Operation]:
    """Shrink to what stays, make that firm, report the order."""
    account_id, hold_id = one.account_id, one.hold.id
    operations: list[Operation] = []
    if stays < one.held_minor:
        operations.append(Shrink(account_id, hold_id, stays, shrunk))
    if stays:
        operations.append(Firm(account_id, hold_id, stays))
        if reported:
            operations.append(Report(account_id, hold_id))
    return operations


def _said(one: CartTender, ruled: Ruled, allowed: int) -> str:
    """Why it keeps less than it held, for people."""
    if one.id in ruled.refused:
        return ruled.refused[one.id].message
    return LESS_ALLOWED if allowed < one.held_minor else COSTS_LESS


async def capture_cart(
    actor: Actor,
    house: House,
    cart_id: str,
    *,
    amount: Money | None,
    reference: str,
    order_id: str | None,
    final: bool,
    key: str,
    now: datetime,
    shares: Mapping[UUID, Money] = NO_SHARES,
    location: str | None = None,
) -> Captured:
    """Take `amount`, or all that is held, from the cart's firm holds in the order of its tenders.

    `shares` says instead how much of which tender, by its id; `amount`, if given, is their sum.
    `reference` (a shipment, a payment) is unique to the cart's holds. `final` gives the rest back.
    `location`: in which store or at which till, by the shop's own name for it.

    Raises:
        NotPermitted, NotFound: not the actor's to do, or no such cart.
        HoldNotFirm, HoldEnded: it was not authorized, or what was held has lapsed.
        CaptureExceedsHold: more than is held.
        ReferenceUsed: it was captured under that reference before.
        CartState: the cart is another order.
    """
    actor.must_be_allowed("captureCart")
    if amount is not None:
        positive(amount)
    for money in shares.values():
        positive(money, field="tenders")
    ask = _Capture(cart_id, amount, shares, reference, order_id, final, location)
    the_key = ask.key(actor, key)
    read: list[LoadedCart] = []

    async def build() -> Command:
        loaded = await find_cart(actor, cart_id, now)
        read[:] = [loaded]
        return await _capturing(actor, house, ask, loaded, key=the_key, now=now)

    def asked() -> list[Asked]:
        return [(Moment.CAPTURE, ask.told(actor, read[0].cart))]

    try:
        receipt = await commit(house, the_key, build, reread_on=_ENDED, before=asked)
    except RowRefused as error:
        raise AlreadyExists("Another cart became that order.", field="orderId") from error
    cart = await models.Cart.get(cart_id=cart_id)
    made = await models.LedgerTransaction.filter(command_id=receipt.command_id).order_by("id")
    return Captured(cart, [one.id for one in made], receipt.subject["captured"], receipt.replayed)


@dataclass(frozen=True, slots=True)
class _Capture:
    """What is to be taken of a cart, see `capture_cart`."""

    cart_id: str
    amount: Money | None
    shares: Mapping[UUID, Money]
    reference: str
    order_id: str | None
    final: bool
    location: str | None

    def key(self, actor: Actor, key: str) -> IdempotencyKey:
        """Of what was asked; shares, in whatever order, and a place count only where given."""
        shares = (dict(sorted((str(id_), money) for id_, money in self.shares.items())),)
        place = () if self.location is None else (self.location,)
        return key_of(
            actor, "captureCart", key, self.cart_id, self.amount, self.reference, self.order_id,
            self.final, *(shares if self.shares else ()), *place,
        )  # fmt: skip

    def told(self, actor: Actor, cart: models.Cart) -> Event:
        """What a hook is told of it."""
        return replace(
            Event.of(actor, "captureCart", cart.customer_id),
            amount=self.amount,
            cart_id=self.cart_id,
            order_id=self.order_id or cart.order_id,
            channel=cart.channel,
        )


async def _capturing(
    actor: Actor,
    house: House,
    ask: _Capture,
    loaded: LoadedCart,
    *,
    key: IdempotencyKey,
    now: datetime,
) -> Command:
    """Read what the order can use, share it out, and take that.

    Raises:
        Refusal: see `capture_cart`.
    """
    cart = loaded.cart
    if ask.amount is not None:
        same_currency(ask.amount, cart.currency)
    firm = _firm(loaded)
    placed = await placing(house, loaded, {one.id: one.held_minor for one in firm})
    taxes = await read_taxes(house, loaded)
    for money in ask.shares.values():
        same_currency(money, cart.currency, field="tenders")
    parts = _parts(firm, placed, ask)
    ended = ask.final or sum(parts) == sum(placed.kept[one.id] for one in firm)
    values = {
        "updated_at": now,
        **_order_values(loaded, ask.order_id, now),
        **({"closed_at": now} if ended else {}),
    }
    return Command(
        key,
        Because(actor.kind, actor.principal, "CAPTURED", location=ask.location),
        _taking(ask, zip(firm, parts, strict=True), reported=cart.order_id is not None, last=ended),
        subject={"captured": sum(parts)},
        guards=[Update(models.Cart, cart.id, cart.version, values)],
        alongside=lambda outcome: taxes.rows(outcome, last=ended),
    )


def _taking(
    ask: _Capture, parts: Iterable[tuple[CartTender, int]], *, reported: bool, last: bool
) -> list[Operation]:
    """Report the order if it is new, take each part; the last capture gives the rest back."""
    operations: list[Operation] = []
    for one, part in parts:
        account_id, hold_id = one.account_id, one.hold.id
        if ask.order_id is not None and not reported:
            operations.append(Report(account_id, hold_id))
        if part:
            operations.append(Capture(account_id, hold_id, part, ask.reference, final=last))
        elif last:
            operations.append(Release(account_id, hold_id))
    return operations


def _parts(firm: Sequence[CartTender], placed: Placing, ask: _Capture) -> list[int]:
    """What to take of each firm tender, in minor units: as asked, or in their order."""
    amount, shares = ask.amount, ask.shares
    # After an order was edited tenders may hold more than it can use.
    held = [placed.kept[one.id] for one in firm]
    if not shares:
        taken = sum(held) if amount is None else amount.minor
        if taken > sum(held):
            raise CaptureExceedsHold("That is more than is held for this cart.", field="amount")
        return in_order(taken, held)
    if shares.keys() - {one.id for one in firm}:
        raise NotFound("The cart holds nothing by that tender.", field="tenders")
    parts = [shares[one.id].minor if one.id in shares else 0 for one in firm]
    if any(part > most for part, most in zip(parts, held, strict=True)):
        raise CaptureExceedsHold("That is more than a tender holds.", field="tenders")
    if amount is not None and amount.minor != sum(parts):
        raise InvalidAmount("The tenders' amounts don't come to the amount.", field="amount")
    return parts


def _firm(loaded: LoadedCart) -> list[CartTender]:
    """The tenders that can be captured.

    Raises:
        HoldNotFirm: the cart was not authorized.
        HoldEnded: it was, but nothing is held any more.
    """
    firm = [one for one in loaded.live if one.firm]
    if not firm and any(one.live for one in loaded.tenders):
        raise HoldNotFirm("This cart was not authorized yet: call authorizeCart first.")
    if not firm:
        raise HoldEnded("Nothing is held for this cart any more.")
    return firm


async def release_cart(
    actor: Actor, house: House, cart_id: str, *, key: str, now: datetime
) -> Released:
    """Give back all that is reserved for a cart, firm or soft; what was captured stays.

    Without captures the cart can be paid anew: its other payment failed, or it was cancelled, so
    nobody has paid for it and nothing can be refunded until it is authorized again, or a refund to
    credit says what was paid.

    Raises:
        NotPermitted, NotFound: not the actor's to do, or no such cart.
    """
    actor.must_be_allowed("releaseCart")
    the_key = key_of(actor, "releaseCart", key, cart_id)

    async def build() -> Command:
        loaded = await find_cart(actor, cart_id, now)
        cart = loaded.cart
        operations = [Release(one.account_id, one.hold.id) for one in loaded.live]
        values: dict[str, Any] = {"authorized_at": None, "updated_at": now}
        if loaded.captured_minor == 0:
            values["due_minor"] = None
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "RELEASED"),
            operations,
            guards=[Update(models.Cart, cart.id, cart.version, values)],
        )

    receipt = await commit(house, the_key, build, reread_on=_ENDED)
    return Released(await models.Cart.get(cart_id=cart_id), receipt.replayed)
