"""How a cart's tenders follow it: when it is synced, and when its order is placed."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.attempts import Checkout, checkout_of
from loyalty_gql.domain.house import House
from loyalty_gql.domain.tenders import TENDER_AGAIN, CartTender, LoadedCart
from loyalty_gql.errors import Refusal
from loyalty_gql.ledger.commands import Insert
from loyalty_gql.rules import tenders
from loyalty_gql.rules.tenders import Standing

# As much of a refusal's words as is kept beside the tender.
LONGEST_REFUSED = 255
# What is said to those that follow.
COSTS_LESS = "The cart costs less now."
LESS_ALLOWED = "Less of it can be used for this cart now."
GROWS_BACK = "More of it can be used for this cart again."


@dataclass(frozen=True, slots=True)
class Checkouts:
    """A cart as each of those pays for it whose balances are on it; None: nobody who is known."""

    cart: models.Cart
    by_payer: Mapping[str | None, Checkout]

    def payer_of(self, one: CartTender) -> str | None:
        """For whom a tender is judged: for whom its hold counts, else for the cart's customer."""
        return _payer(one, self.cart)

    def of(self, one: CartTender) -> Checkout:
        """The checkout that judges a tender."""
        return self.by_payer[self.payer_of(one)]


async def checkouts_of(
    house: House,
    cart: models.Cart,
    here: Iterable[CartTender],
    now: datetime,
    *,
    known: Checkout | None = None,
) -> Checkouts:
    """Read what the shop's chain needs to know of everybody who pays with one of the tenders.

    `known`: the checkout of one who pays, where it was read already.
    """
    read = {} if known is None else {known.customer_id: known}
    others = {_payer(one, cart) for one in here} - read.keys()
    asked = (checkout_of(house, cart, payer, now) for payer in others)
    found = await asyncio.gather(*asked)
    return Checkouts(cart, {**read, **{one.customer_id: one for one in found}})


def _payer(one: CartTender, cart: models.Cart) -> str | None:
    return one.hold.customer_id or cart.customer_id


@dataclass(frozen=True, slots=True)
class Ruled:
    """What each tender should hold by the shop's rules, minor units; who is refused holds nothing.

    What is firm already was decided, once: rules let it shrink with its order, and never end it.
    """

    targets: Mapping[UUID, int]
    refused: Mapping[UUID, Refusal]


def follow(here: Sequence[CartTender], checkouts: Checkouts) -> Ruled:
    """Ask the chain about each tender beside those before it, then spread the cart's total."""
    refused: dict[UUID, Refusal] = {}
    kept: list[CartTender] = []
    for one in here:
        checkout = checkouts.of(one)
        attempt = checkout.attempt(one.balance, [other.standing() for other in kept])
        refusal = None if one.firm or one.captured_minor else checkout.chain.refuse(attempt)
        if refusal is None:
            kept.append(one)
        else:
            refused[one.id] = refusal
    asked = {one.id: one for one in kept}

    def most(one: Standing, others: Sequence[Standing]) -> int:
        tender = asked[one.tender_id]
        checkout = checkouts.of(tender)
        return checkout.chain.most(checkout.attempt(tender.balance, others))

    return Ruled(tenders.follow([one.standing() for one in kept], most), refused)


def stays(one: CartTender, ruled: Ruled) -> int:
    """What a tender may hold when the order is placed: what it held, as far as rules let it."""
    if one.firm:
        return one.held_minor
    return min(one.held_minor, ruled.targets.get(one.id, 0))


def tender_row(
    loaded: LoadedCart, one: CartTender, hold_id: UUID | None, said: str | None
) -> Insert:
    """A tender's row as it becomes; `said`: why it ended, or holds more or less, for people."""
    row = {
        "id": one.id,
        "cart_id": loaded.cart.id,
        "account_id": one.account_id,
        "hold_id": hold_id,
        "asked_minor": one.asked_minor,
        "by_code": one.by_code,
        "position": one.position,
        "created_at": one.created_at,
        "refused": said[:LONGEST_REFUSED] if said else None,
    }
    return Insert(models.Tender, row, conflict=TENDER_AGAIN)
