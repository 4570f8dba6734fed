"""What a customer's balances would pay of a cart, before anything is applied. Minor units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import balances, gift_cards
from loyalty_gql.domain.attempts import Balance, Checkout, checkout_of
from loyalty_gql.domain.house import House
from loyalty_gql.domain.sources import balances_of
from loyalty_gql.domain.tenders import LoadedCart, find_cart
from loyalty_gql.domain.wishes import uses_credit_first
from loyalty_gql.errors import Refusal
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.shown import Shown
from loyalty_gql.rules.state import Lot
from loyalty_gql.rules.tenders import Candidate, Standing, planned

# More of somebody's cards are not looked at: the first that were made are.
MOST_CARDS = 100

SOONEST = "What expires first is used first."
SMALLEST = "What is used up first need not be kept."
NO_ROOM = "Nothing is left to pay that it may pay."


@dataclass(frozen=True, slots=True)
class PlannedLot:
    """How much a lot would give."""

    lot: Lot
    minor: int


@dataclass(frozen=True, slots=True)
class PlannedTender:
    """A balance that would pay, and from which lots; or one that would not (`minor` 0), and why."""

    account_id: UUID
    currency: str
    minor: int
    lots: tuple[PlannedLot, ...]
    why: str


@dataclass(frozen=True, slots=True)
class TenderPlan:
    """What would pay, in order, what would not, and what the shop would have to collect."""

    parts: tuple[PlannedTender, ...]
    left_out: tuple[PlannedTender, ...]
    due_minor: int
    currency: str


async def tender_plan(
    actor: Actor, house: House, cart_id: str, *, credit_first: bool | None, now: datetime
) -> TenderPlan:
    """Which of the customer's balances would pay what of a cart beside the tenders that it has.

    What expires soonest comes first, then the smallest balance; `credit_first` puts store credit
    before cards (None: as the customer wishes, see `wishes`). The shop's rules are asked as when it
    is applied. Nothing is reserved.

    Raises:
        NotPermitted, NotFound: not the actor's to ask, or not the actor's cart.
    """
    actor.must_be_allowed("tenderPlan")
    loaded = await find_cart(actor, cart_id, now)
    cart = loaded.cart
    customer_id = cart.customer_id if actor.for_shop else actor.customer_id
    checkout = await checkout_of(house, cart, customer_id, now)
    if credit_first is None:
        credit_first = customer_id is not None and await uses_credit_first(customer_id)
    shown = await _could_pay(loaded, customer_id, now)
    known = await balances_of(list(shown))
    candidates = [
        Candidate(id_, one.kind, one.available, one.next_expiry) for id_, one in shown.items()
    ]
    standing = [one.standing() for one in loaded.tenders]
    parts: list[PlannedTender] = []
    left_out: list[PlannedTender] = []
    for one in planned(candidates, credit_first=credit_first):
        part = _part(checkout, known[one.account_id], shown[one.account_id], standing)
        (parts if part.minor else left_out).append(part)
        if part.minor:
            standing.append(Standing(part.account_id, one.kind, None, part.minor, 0))
    due = loaded.amount_due_minor - sum(part.minor for part in parts)
    return TenderPlan(tuple(parts), tuple(left_out), max(0, due), cart.currency)


async def _could_pay(
    loaded: LoadedCart, customer_id: str | None, now: datetime
) -> dict[UUID, Shown]:
    """The customer's balances in the cart's currency that have something and are not on it."""
    if customer_id is None:
        return {}
    cart = loaded.cart
    kept = models.GiftCard.filter(await gift_cards.kept_by(customer_id), currency=cart.currency)
    cards = await kept.order_by("created_at", "id").limit(MOST_CARDS)
    ids = {card.id for card in cards}
    ids.add(store_credit_account_id(CUSTOMER, customer_id, cart.currency))
    ids -= {one.account_id for one in loaded.tenders if one.live}
    found = await balances.shown(ids, now)
    return {id_: one for id_, one in found.items() if one.available}


def _part(
    checkout: Checkout, balance: Balance, shown: Shown, others: Sequence[Standing]
) -> PlannedTender:
    attempt = checkout.attempt(balance, others)
    refusal: Refusal | None = checkout.chain.refuse(attempt)
    minor = 0 if refusal else min(shown.available, checkout.chain.most(attempt))
    if minor:
        why = SMALLEST if shown.next_expiry is None else SOONEST
    else:
        why = refusal.message if refusal else NO_ROOM
    return PlannedTender(shown.account, shown.currency, minor, _lots(shown, minor), why)


def _lots(shown: Shown, minor: int) -> tuple[PlannedLot, ...]:
    """The lots that would give it, in spending order, in which they are shown."""
    found: list[PlannedLot] = []
    for lot in shown.lots:
        part = min(minor, lot.free) if lot.usable(shown.at) else 0
        if part:
            minor -= part
            found.append(PlannedLot(lot, part))
    return tuple(found)
