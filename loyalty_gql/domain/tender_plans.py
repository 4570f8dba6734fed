"""What a customer's balances would pay of a cart, before anything is applied. Minor units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import balances, gift_cards
from loyalty_gql.domain.attempts import Balance, Checkout, checkout_of
from loyalty_gql.domain.company_spending import could_spend, is_member
from loyalty_gql.domain.house import House
from loyalty_gql.domain.sources import balances_of
from loyalty_gql.domain.taxes import Taxes, read_taxes
from loyalty_gql.domain.tenders import LoadedCart, find_cart
from loyalty_gql.domain.wishes import uses_credit_first
from loyalty_gql.errors import Refusal
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER, company_account_id, store_credit_account_id
from loyalty_gql.rules.shown import Shown
from loyalty_gql.rules.state import Lot, Origin
from loyalty_gql.rules.tenders import Candidate, Standing, planned, why_placed

# More of somebody's cards are not looked at: the first that were made are.
MOST_CARDS = 100

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

    They come in the shop's order (`House.tender_order`): what expires soonest, then the smallest
    balance, if it has set no other. `credit_first` puts the customer's store credit before all else
    (None: as they wish, see `wishes`). Rules and, of company credit, the member's limits are asked
    as when it is applied. Nothing is reserved. What a deduction before tax saves of tax is not due,
    and nothing is planned for it: as when the order is placed.

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
    companys = company_account_id(cart.company_id, cart.currency)
    candidates = [_candidate(one, companys) for one in shown.values()]
    standing = [one.standing() for one in loaded.tenders]
    # With tax in the prices, what a tender is to tax changes nothing of what is due.
    taxes = None if cart.prices_include_tax else await read_taxes(house, loaded, list(shown))
    parts: list[PlannedTender] = []
    left_out: list[PlannedTender] = []
    order = house.tender_order
    for one in planned(candidates, order, credit_first=credit_first):
        balance, found = known[one.account_id], shown[one.account_id]
        minor, said = _fits(checkout, balance, found, standing)
        if minor and taxes:
            minor, said = _with_tax(taxes, found, minor)
        if minor and one.companys:
            minor, said = await _of_company(checkout, found, minor, now)
        if minor:
            said = [why_placed(one, order, credit_first=credit_first), *said]
            standing.append(Standing(one.account_id, one.kind, None, minor, 0))
            taxes = _beside(taxes, found, minor) if taxes else None
        part = PlannedTender(
            one.account_id, cart.currency, minor, _lots(found, minor), " ".join(said)
        )
        (parts if minor else left_out).append(part)
    due = loaded.amount_due_minor - sum(part.minor for part in parts)
    due = taxes.due_now() if taxes else due
    return TenderPlan(tuple(parts), tuple(left_out), max(0, due), cart.currency)


async def _could_pay(
    loaded: LoadedCart, customer_id: str | None, now: datetime
) -> dict[UUID, Shown]:
    """What the customer may spend, in the cart's currency, that has something and is not on it.

    That is their cards, their store credit, and the credit of the company that they buy for.
    """
    if customer_id is None:
        return {}
    cart = loaded.cart
    kept = models.GiftCard.filter(await gift_cards.kept_by(customer_id), currency=cart.currency)
    cards = await kept.order_by("created_at", "id").limit(MOST_CARDS)
    ids = {card.id for card in cards}
    ids.add(store_credit_account_id(CUSTOMER, customer_id, cart.currency))
    companys = company_account_id(cart.company_id, cart.currency)
    if companys is not None and await is_member(cart, customer_id):
        ids.add(companys)
    ids -= {one.account_id for one in loaded.tenders if one.live}
    found = await balances.shown(ids, now)
    return {id_: one for id_, one in found.items() if one.available}


def _candidate(shown: Shown, companys: UUID | None) -> Candidate:
    given = any(
        lot.free and lot.usable(shown.at) and lot.origin is Origin.PROMOTIONAL for lot in shown.lots
    )
    return Candidate(
        shown.account, shown.kind, shown.available, shown.next_expiry,
        companys=shown.account == companys, promotional=given,
    )  # fmt: skip


def _fits(
    checkout: Checkout, balance: Balance, shown: Shown, others: Sequence[Standing]
) -> tuple[int, list[str]]:
    """What the chain lets it pay beside the others; of what pays nothing, why."""
    attempt = checkout.attempt(balance, others)
    refusal: Refusal | None = checkout.chain.refuse(attempt)
    minor = 0 if refusal else min(shown.available, checkout.chain.most(attempt))
    if minor:
        return minor, []
    return 0, [refusal.message if refusal else NO_ROOM]


def _beside(taxes: Taxes, shown: Shown, minor: int) -> Taxes:
    held = ((one.lot, one.minor) for one in _lots(shown, minor))
    return taxes.beside(shown.account, shown.kind, held)


def _with_tax(taxes: Taxes, shown: Shown, minor: int) -> tuple[int, list[str]]:
    """What of it is still to pay where a deduction saves tax; if nothing, why."""
    fits = _beside(taxes, shown, minor).fits(shown.account)
    return fits, [] if fits else [NO_ROOM]


async def _of_company(
    checkout: Checkout, shown: Shown, minor: int, now: datetime
) -> tuple[int, list[str]]:
    """What of it the member may spend, and what keeps it from being more."""
    customer_id = checkout.customer_id
    assert customer_id is not None, "whoever may spend it is somebody"
    try:
        minor, said = await could_spend(checkout.cart, shown.account, customer_id, minor, now)
    except Refusal as refusal:
        return 0, [refusal.message]
    return minor, [] if said is None else [said]


def _lots(shown: Shown, minor: int) -> tuple[PlannedLot, ...]:
    """The lots that would give it, in spending order, in which they are shown."""
    found: list[PlannedLot] = []
    for lot in shown.lots:
        part = min(minor, lot.free) if lot.usable(shown.at) else 0
        if part:
            minor -= part
            found.append(PlannedLot(lot, part))
    return tuple(found)
