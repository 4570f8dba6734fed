"""Tenders on a cart: applied and removed by the shopper, or for one."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.company_spending import may_spend
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, commit, key_of
from loyalty_gql.domain.reads import fetch
from loyalty_gql.domain.sources import Source, find_source
from loyalty_gql.domain.tenders import TENDER_AGAIN, LoadedCart, find_cart
from loyalty_gql.errors import (
    CartState,
    HoldEnded,
    NotFound,
    Refusal,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Outcome, Stale, Update
from loyalty_gql.rules import redemption
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, positive, same_currency
from loyalty_gql.rules.operations import Place, Refresh, Release
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import Because, EndReason


@record
class ApplyToCart:
    """A balance for a cart: `amount`, or as much as fits."""

    cart_id: str
    source: Source
    amount: Money | None
    on_behalf_of: str | None = None


@record
class Applied:
    """The cart after a tender changed; `held_minor` is what that tender holds.

    `all_held_minor` is what all of the cart's tenders hold, where the commit told it.
    """

    cart: models.Cart
    account_id: UUID
    held_minor: int
    replayed: bool
    all_held_minor: int | None = None


async def apply_to_cart(
    actor: Actor, house: House, ask: ApplyToCart, *, key: str, now: datetime
) -> Applied:
    """Put a balance on a cart: it is held softly until the order is placed.

    The tender holds what was asked, or as much as fits, and never more than the cart needs; it
    remembers what was asked, for when the cart grows.

    Raises:
        NotPermitted, NotFound: not the actor's to do, or not the actor's cart or balance.
        CartState: its order is being placed.
        NothingToApply: the cart is paid already.
        InvalidAmount, CurrencyMismatch: what is asked does not fit the cart.
        NotRedeemable, NotActive, InsufficientFunds, HeldElsewhere: the balance can't pay. A guest
            is told only the first.
        SpendingLimit, ApprovalNeeded: it is company credit, and more than the member may spend.
    """
    actor.must_be_allowed("applyToCart")
    if ask.amount is not None:
        positive(ask.amount)
    the_key = key_of(actor, "applyToCart", key, ask)
    read: list[LoadedCart] = []

    async def build() -> Command:
        ages = await house.rulebook.asks_ages()
        read[:] = [await find_cart(actor, ask.cart_id, now, ages=ages)]
        command = await _apply_command(actor, house, ask, read[0], key=the_key, now=now)
        if not ages and await house.rulebook.asks_ages():
            raise Stale  # a rule that looks at them came meanwhile
        return command

    def asked() -> list[Asked]:
        cart = read[0].cart
        event = Event.of(actor, the_key.operation, ask.on_behalf_of or cart.customer_id)
        return [
            (
                Moment.APPLY,
                replace(event, amount=ask.amount, cart_id=cart.cart_id, channel=cart.channel),
            )
        ]

    try:
        receipt = await commit(house, the_key, build, reread_on=(HoldEnded,), before=asked)
    except Refusal as refusal:
        raise redemption.disclosed(refusal, actor.kind) from refusal
    account_id = UUID(receipt.subject["account"])
    if receipt.outcome is None:
        found = await models.Cart.get(cart_id=ask.cart_id)
        held = await _held_then(receipt.command_id, found.id, account_id)
        return Applied(found, account_id, held, replayed=True)
    # The commit changed of the cart what its guard says and nothing else: no need to read it again.
    cart = read[0].cart
    cart.updated_at, cart.authorized_at, cart.version = now, None, cart.version + 1
    # First what was placed, then the cart's other holds as they are by now: see `_apply_command`.
    held = [one.amount for one in receipt.outcome.done]
    return Applied(cart, account_id, held[0], replayed=False, all_held_minor=sum(held))


async def _apply_command(
    actor: Actor,
    house: House,
    ask: ApplyToCart,
    loaded: LoadedCart,
    *,
    key: IdempotencyKey,
    now: datetime,
) -> Command:
    cart = loaded.cart
    if loaded.placed:
        raise CartState("This cart's order is being placed; its tenders can't change any more.")
    if ask.amount is not None:
        same_currency(ask.amount, cart.currency)
    found = await find_source(
        actor, house, ask.source, loaded, on_behalf_of=ask.on_behalf_of, now=now
    )
    # What is asked, and never more than the cart needs and its rules let it have.
    asked = ask.amount.minor if ask.amount else None
    wanted = found.most_minor if asked is None else min(asked, found.most_minor)
    customer_id = ask.on_behalf_of or actor.customer_id or cart.customer_id
    allowed = await may_spend(
        loaded, found.account_id, customer_id, wanted, exactly=ask.amount is not None, now=now
    )
    place = Place(
        found.account_id, cart.id, new_id(), allowed.minor,
        fits=ask.amount is None,
        customer_id=customer_id,
        moves_any=found.by_code,
    )  # fmt: skip
    refresh = [Refresh(one.account_id, one.hold.id) for one in found.others if one.live]
    position = max((one.position for one in loaded.tenders), default=-1) + 1

    def tender(outcome: Outcome) -> list[Insert]:
        row: dict[str, Any] = {
            "id": new_id(),
            "cart_id": cart.id,
            "account_id": found.account_id,
            "hold_id": outcome.done[0].id,
            "asked_minor": asked,
            "by_code": found.by_code,
            "position": position,
            "created_at": now,
            "refused": None,
        }
        return [Insert(models.Tender, row, conflict=TENDER_AGAIN), *allowed.rows(outcome)]

    return Command(
        key,
        Because(actor.kind, actor.principal, "APPLIED"),
        [place, *refresh],
        subject={"account": str(found.account_id)},
        guards=[
            Update(models.Cart, cart.id, cart.version, {"updated_at": now, "authorized_at": None}),
            *found.checkout.guards,
            *allowed.guards,
        ],
        alongside=tender,
    )


async def remove_from_cart(
    actor: Actor, house: House, cart_id: str, account_id: UUID, *, key: str, now: datetime
) -> Applied:
    """Take a tender off a cart; what it held is free again. One that has ended stays ended.

    Raises:
        NotPermitted, NotFound: not the actor's cart, or the cart has no such tender.
        CartState: its order is being placed.
    """
    actor.must_be_allowed("removeFromCart")
    the_key = key_of(actor, "removeFromCart", key, cart_id, account_id)

    async def build() -> Command:
        loaded = await find_cart(actor, cart_id, now)
        if loaded.placed:
            raise CartState("This cart's order is being placed; its tenders can't change any more.")
        mine = [one for one in loaded.tenders if one.account_id == account_id]
        if not mine:
            raise NotFound("There is no such tender on this cart.", field="tenderId")
        release = [Release(account_id, one.hold.id, EndReason.REMOVED) for one in mine if one.live]
        cart = loaded.cart
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "REMOVED"),
            release,
            subject={"account": str(account_id)},
            guards=[Update(models.Cart, cart.id, cart.version, {"updated_at": now})],
        )

    receipt = await commit(house, the_key, build, reread_on=(HoldEnded,))
    found = await models.Cart.get(cart_id=cart_id)
    return Applied(found, account_id, 0, receipt.replayed)


# Up to a command's last entry, what its hold reserved. A release inside the placing of another hold
# is that of the hold which moved.
_HELD_THEN = (
    "SELECT SUM(e.held_change) AS held FROM ledger_transaction t "
    "JOIN entry e ON e.transaction_id = t.id "
    "WHERE e.account_id = $1 AND t.cart_id = $2 AND NOT (t.kind = 'HOLD' AND e.kind = 'RELEASE') "
    "AND t.hold_id IN (SELECT d.hold_id FROM ledger_transaction d WHERE d.command_id = $3) "
    "AND e.version <= (SELECT MAX(o.version) FROM ledger_transaction d "
    "JOIN entry o ON o.transaction_id = d.id WHERE d.command_id = $3 AND o.account_id = $1)"
)


async def _held_then(command_id: UUID, cart_id: UUID, account_id: UUID) -> int:
    """What the tender held after an earlier request; if that had changed nothing, what it holds."""
    rows = await fetch(_HELD_THEN, account_id, cart_id, command_id)
    if rows[0]["held"] is not None:
        return int(rows[0]["held"])
    holds = await models.Hold.filter(cart_id=cart_id, account_id=account_id)
    return sum(one.placed - one.captured - one.released - one.lapsed for one in holds)
