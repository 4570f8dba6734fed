"""Paying in one step: at a till, or for the next order of a subscription."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.company_spending import Allowed, Standing, may_spend, still_allowed
from loyalty_gql.domain.following import Ruled, checkouts_of, follow, stays, tender_row
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.sources import Found, Source, find_source
from loyalty_gql.domain.taxes import Taxes, read_taxes
from loyalty_gql.domain.tenders import TENDER_AGAIN, CartTender, LoadedCart, find_cart
from loyalty_gql.errors import (
    AlreadyExists,
    CartState,
    HoldEnded,
    HoldNotFirm,
    InvalidAmount,
    InvalidInput,
    NotActive,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Outcome, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, positive, same_currency, within
from loyalty_gql.rules.operations import Capture, Firm, Operation, Redeem, Shrink
from loyalty_gql.rules.state import EndReason, Kind

# Refusals that can mean that another of the cart's tenders ended between reading and locking.
_ENDED = (HoldEnded, HoldNotFirm, NotActive)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedeemAsk:
    """What is to be paid: `amount`, or as much as fits into the order's `total`.

    With `cart_id` the order's total is the cart's; without, no cart was told of before.
    """

    order_id: str
    source: Source
    amount: Money | None = None
    total: Money | None = None
    cart_id: str | None = None
    customer_id: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Redeemed:
    """The order's cart; what was taken and what the shop must still collect, in minor units."""

    cart: models.Cart
    transaction_id: UUID
    redeemed_minor: int
    due_minor: int
    replayed: bool


async def redeem(
    actor: Actor, house: House, ask: RedeemAsk, *, why: Why, key: str, now: datetime
) -> Redeemed:
    """Apply a balance, place the order and take the money, in one command: all of it or nothing.

    On a cart that was synced, what else is on the cart is taken with it. Without a cart the order
    is worth `total`, or just what is redeemed. An order is redeemed once, whatever its keys are.

    Raises:
        NotPermitted: the actor may not redeem.
        NotFound: there is no such cart, or the balance is not the customer's.
        AlreadyExists: that order was paid or placed before.
        CartState: the cart is another order, or its order is being placed.
        NothingToApply: the cart is paid already.
        InvalidAmount, CurrencyMismatch: zero, negative, more than the order costs.
        NotRedeemable, NotActive, InsufficientFunds, HeldElsewhere: the balance can't pay.
    """
    actor.must_be_allowed("redeem")
    for money, field in ((ask.amount, "amount"), (ask.total, "total")):
        if money is not None:
            within(positive(money, field=field), house.largest)
    the_key = key_of(actor, "redeem", key, ask, why)

    async def build() -> Command:
        paying = await _paying(actor, house, ask, await _order(actor, ask, now), now)
        return _command(actor, ask, paying, why=why, key=the_key, now=now)

    def asked() -> list[Asked]:
        event = replace(
            Event.of(actor, the_key.operation, ask.customer_id),
            amount=ask.amount,
            cart_id=ask.cart_id,
            order_id=ask.order_id,
            channel=ask.channel,
        )
        return [(Moment.APPLY, event), (Moment.CAPTURE, event)]

    try:
        receipt = await commit(house, the_key, build, reread_on=_ENDED, before=asked)
    except RowRefused as error:
        raise _paid_before() from error
    account_id = UUID(receipt.subject["account"])
    made = await models.LedgerTransaction.filter(
        command_id=receipt.command_id, kind=Kind.REDEMPTION
    ).values_list("id", flat=True)
    entry = await models.Entry.filter(
        transaction_id__in=list(made), account_id=account_id, kind=Kind.REDEMPTION
    ).get()
    cart = await models.Cart.get(order_id=ask.order_id)
    due = receipt.subject["dueBefore"] + entry.amount
    return Redeemed(cart, entry.transaction_id, -entry.amount, due, receipt.replayed)


def _paid_before() -> AlreadyExists:
    return AlreadyExists("This order was placed before; nothing was taken.", field="orderId")


async def _order(actor: Actor, ask: RedeemAsk, now: datetime) -> LoadedCart:
    """The cart that becomes the order, as it is or as it will be made.

    Raises:
        NotFound, AlreadyExists, CartState, InvalidInput, InvalidAmount, CurrencyMismatch: see
            `redeem`.
    """
    loaded = await find_cart(actor, ask.cart_id, now) if ask.cart_id is not None else None
    if await models.Cart.filter(order_id=ask.order_id).exclude(cart_id=ask.cart_id or "").exists():
        raise _paid_before()
    if loaded is None:
        return LoadedCart(_new_cart(ask, now), [])
    cart = loaded.cart
    if ask.total is not None:
        raise InvalidInput("A cart that was synced has its own total.", field="total")
    if cart.order_id not in (None, ask.order_id):
        raise CartState(f"This cart is order {cart.order_id} already.", field="orderId")
    if loaded.placed or cart.closed_at is not None:
        raise CartState("This cart's order is being placed, or was; it can't be redeemed any more.")
    if ask.amount is not None:
        same_currency(ask.amount, cart.currency)
    return loaded


def _new_cart(ask: RedeemAsk, now: datetime) -> models.Cart:
    """The cart of an order that nobody has told of before; it is written with the command."""
    total = ask.total or ask.amount
    if total is None:
        raise InvalidInput("How much? Give an amount, or what the order costs.", field="amount")
    if ask.amount is not None:
        same_currency(ask.amount, total.currency)
    id_ = new_id()
    return models.Cart(
        id=id_,
        cart_id=f"redeemed:{id_}",
        revision=0,
        currency=total.currency,
        total_minor=total.minor,
        customer_id=ask.customer_id,
        channel=ask.channel,
        lines=[],
        refunded_other_minor=0,
        discount_minor=0,
        version=0,
        created_at=now,
    )


@dataclass(frozen=True, slots=True)
class _Paying:
    """An order as it is to be paid: the balance, and what the cart's other tenders are taken for.

    `taken` says how much of each of those, by its id; `due_before` what is then left for the
    balance and the shop, in minor units.
    """

    loaded: LoadedCart
    found: Found
    allowed: Allowed
    standing: Standing
    ruled: Ruled
    taken: Mapping[UUID, int]
    taxes: Taxes

    @property
    def others(self) -> list[CartTender]:
        """The cart's tenders that still hold something and may be looked at."""
        return self.standing.loaded.live

    @property
    def due_before(self) -> int:
        """What the order costs beside them."""
        return max(0, self.loaded.cart.total_minor - sum(self.taken.values()))


async def _paying(
    actor: Actor, house: House, ask: RedeemAsk, loaded: LoadedCart, now: datetime
) -> _Paying:
    """Read and ask the rules.

    Raises:
        Refusal: the balance can't pay, see `redeem`.
    """
    cart = loaded.cart
    found = await find_source(
        actor, house, ask.source, loaded, on_behalf_of=ask.customer_id, now=now
    )
    standing = await still_allowed(LoadedCart(cart, found.others), now)
    allowed = await may_spend(
        loaded, found.account_id, ask.customer_id or cart.customer_id, _wanted(ask, found),
        exactly=ask.amount is not None, now=now,
    )  # fmt: skip
    live = standing.loaded.live
    # Placing asks the chain once more about what is on the cart, in one step as in two.
    checkouts = await checkouts_of(house, cart, live, now, known=found.checkout)
    ruled = follow(live, checkouts)
    taken = {one.id: stays(one, ruled) for one in live}
    # Who pays in one step pays a total that stands: what is deducted comes off it, tax and all.
    cart.prices_include_tax = True
    taxes = await read_taxes(house, loaded, [found.account_id])
    return _Paying(loaded, found, allowed, standing, ruled, taken, taxes)


def _command(
    actor: Actor,
    ask: RedeemAsk,
    paying: _Paying,
    *,
    why: Why,
    key: IdempotencyKey,
    now: datetime,
) -> Command:
    """Redeem the balance, take the others, with the rows that stand or fall with it."""
    cart, checkout = paying.loaded.cart, paying.found.checkout

    def placed(outcome: Outcome) -> Mapping[str, Any]:
        return _placed(ask, paying, outcome, now)

    return Command(
        key,
        why.by(actor),
        _operations(ask, paying),
        subject={"account": str(paying.found.account_id), "dueBefore": paying.due_before},
        guards=[
            *([Update(models.Cart, cart.id, cart.version, placed)] if ask.cart_id else []),
            *checkout.guards,
            *paying.allowed.guards,
            *paying.standing.guards,
        ],
        alongside=lambda outcome: _rows(ask, paying, outcome, now),
    )


def _operations(ask: RedeemAsk, paying: _Paying) -> list[Operation]:
    """First the balance, whose outcome says what was redeemed."""
    cart, found = paying.loaded.cart, paying.found
    operations: list[Operation] = [
        Redeem(
            found.account_id, cart.id, new_id(), paying.allowed.minor, ask.order_id,
            fits=ask.amount is None,
            customer_id=ask.customer_id or cart.customer_id,
            moves_any=found.by_code,
        ),
        *paying.standing.operations,
    ]  # fmt: skip
    for one in paying.others:
        operations += _take(one, paying.taken[one.id], ask.order_id)
    return operations


def _placed(ask: RedeemAsk, paying: _Paying, outcome: Outcome, now: datetime) -> dict[str, Any]:
    """What being placed and paid changes on the cart."""
    return {
        "order_id": ask.order_id,
        "due_minor": paying.due_before - outcome.done[0].amount,
        "prices_include_tax": True,
        **dict.fromkeys(("authorized_at", "reported_at", "closed_at", "updated_at"), now),
    }


def _rows(ask: RedeemAsk, paying: _Paying, outcome: Outcome, now: datetime) -> list[Insert]:
    """The tender, what became of the others, the taxable amounts; and a cart that is new."""
    loaded, refused = paying.loaded, paying.ruled.refused
    tender = Insert(
        models.Tender, _tender(ask, loaded, paying.found, outcome, now), conflict=TENDER_AGAIN
    )
    kept = paying.taxes.rows(outcome, last=True)
    if ask.cart_id is None:
        made = {**_columns(loaded.cart), **_placed(ask, paying, outcome, now)}
        return [Insert(models.Cart, made), tender, *kept]
    ended = [
        tender_row(loaded, one, one.hold.id, refused[one.id].message)
        for one in paying.others
        if one.id in refused
    ]
    return [tender, *ended, *kept, *paying.allowed.rows(outcome)]


def _wanted(ask: RedeemAsk, found: Found) -> int:
    """What is to be taken: what is asked, which must fit, or all that the order still needs."""
    if ask.amount is None:
        return found.most_minor
    if ask.amount.minor > found.most_minor:
        raise InvalidAmount("That is more than can be paid of this order with it.", field="amount")
    return ask.amount.minor


def _take(one: CartTender, part: int, order_id: str) -> list[Operation]:
    """What another tender of the cart holds, as far as it may pay."""
    account_id, hold_id = one.account_id, one.hold.id
    operations: list[Operation] = []
    if part < one.held_minor:
        operations.append(Shrink(account_id, hold_id, part, EndReason.NOT_ALLOWED))
    if part:
        operations.append(Firm(account_id, hold_id, part))
        operations.append(Capture(account_id, hold_id, part, order_id, final=True))
    return operations


def _tender(
    ask: RedeemAsk, loaded: LoadedCart, found: Found, outcome: Outcome, now: datetime
) -> dict[str, Any]:
    redemption = next(one for one in outcome.transactions if one.id == outcome.done[0].id)
    return {
        "id": new_id(),
        "cart_id": loaded.cart.id,
        "account_id": found.account_id,
        "hold_id": redemption.hold_id,
        "asked_minor": ask.amount.minor if ask.amount else None,
        "by_code": found.by_code,
        "position": max((one.position for one in loaded.tenders), default=-1) + 1,
        "created_at": now,
        "refused": None,
    }


def _columns(cart: models.Cart) -> dict[str, Any]:
    names = (
        "id", "cart_id", "revision", "currency", "total_minor", "customer_id", "channel", "lines",
        "refunded_other_minor", "discount_minor", "version", "created_at",
    )  # fmt: skip
    return {name: getattr(cart, name) for name in names}
