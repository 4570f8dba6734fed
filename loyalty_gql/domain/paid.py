"""What paid an order, and what of it was not given back yet. Amounts are minor units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.tenders import CartTender, LoadedCart
from loyalty_gql.rules.state import AccountKind, AccountStatus, Kind


@dataclass(frozen=True, slots=True)
class Paid:
    """A capture of a tender, and what of it was not given back: in all, and of each lot."""

    account_id: UUID
    redemption_id: UUID
    lots: Mapping[UUID, int]

    @property
    def left_minor(self) -> int:
        """What may still come back."""
        return sum(self.lots.values())


@dataclass(frozen=True, slots=True)
class Payer:
    """A tender that paid, with its captures, oldest first.

    `end` is the account that its value returns to: its own, or that of whoever claimed the card, or
    of the card that replaced it. `card` is the gift card at that end, `owner` whose it is.
    """

    tender: CartTender
    captures: list[Paid]
    end: models.Account
    card: models.GiftCard | None
    owner: str | None

    @property
    def left_minor(self) -> int:
        """What may still come back to it."""
        return sum(one.left_minor for one in self.captures)

    @property
    def followed(self) -> bool:
        """The card that paid was claimed or replaced since."""
        return self.end.id != self.tender.account_id

    @property
    def dead(self) -> bool:
        """A card that must not swallow what comes back: blocked, or over."""
        return (
            self.end.kind is AccountKind.GIFT_CARD and self.end.status is not AccountStatus.ACTIVE
        )


@dataclass(frozen=True, slots=True)
class PaidOrder:
    """An order with its payers in the order of their tenders, and what other means paid."""

    loaded: LoadedCart
    payers: list[Payer]
    other_minor: int

    @property
    def cart(self) -> models.Cart:
        """The order's row."""
        return self.loaded.cart

    @property
    def other_left_minor(self) -> int:
        """What of the others' part may still come back."""
        return max(0, self.other_minor - self.cart.refunded_other_minor)

    @property
    def left(self) -> list[int]:
        """What may still come back to each payer, and to the others last."""
        return [*(one.left_minor for one in self.payers), self.other_left_minor]

    def seen(self) -> tuple[object, ...]:
        """All that a plan is computed from: when it differs, the world has moved."""
        cart = self.cart
        return (
            str(cart.id),
            cart.version,
            self.other_left_minor,
            *(
                (str(one.redemption_id), one.left_minor, str(payer.end.id), payer.end.status.value)
                for payer in self.payers
                for one in payer.captures
            ),
        )


async def captures_of(loaded: LoadedCart) -> tuple[list[Paid], int]:
    """What our tenders paid and have not got back, and what others paid and have not."""
    cart = loaded.cart
    redemptions = await models.LedgerTransaction.filter(
        cart_id=cart.id, kind=Kind.REDEMPTION
    ).order_by("recorded_at", "id")
    ids = [one.id for one in redemptions]
    left: dict[UUID, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    for use in await models.LotUse.filter(redemption_id__in=ids):
        assert use.redemption_id is not None, "asked for those with one"
        left[use.redemption_id][use.source_lot_id or use.lot_id] -= use.amount
    entries = await models.Entry.filter(transaction_id__in=ids, kind=Kind.REDEMPTION)
    accounts = {one.transaction_id: one.account_id for one in entries if one.account_id}
    paid = [Paid(accounts[id_], id_, left[id_]) for id_ in ids]
    return paid, max(0, others_of(loaded) - cart.refunded_other_minor)


def others_of(loaded: LoadedCart) -> int:
    """What other means paid of an order in all."""
    cart = loaded.cart
    # An order that costs less since it was paid was paid nonetheless.
    cost = max(cart.total_minor, cart.paid_minor or 0)
    # A tender that gave back what it held was not paid by anybody: the shop was never told to.
    return max(0, min(cost - loaded.captured_minor - loaded.held_minor, cart.due_minor or 0))


async def paid_order(loaded: LoadedCart) -> PaidOrder:
    """An order's payers, and where what they paid would return to now."""
    captures, _ = await captures_of(loaded)
    by_account: dict[UUID, list[Paid]] = defaultdict(list)
    for one in captures:
        by_account[one.account_id].append(one)
    ends = await _ends(by_account)
    cards = await models.GiftCard.filter(id__in={*by_account, *(end.id for end in ends.values())})
    by_id = {card.id: card for card in cards}
    payers = [
        _payer(tender, by_account[tender.account_id], ends[tender.account_id], by_id, loaded.cart)
        for tender in loaded.tenders
        if tender.account_id in by_account
    ]
    return PaidOrder(loaded, payers, others_of(loaded))


def _payer(
    tender: CartTender,
    captures: list[Paid],
    end: models.Account,
    cards: dict[UUID, models.GiftCard],
    cart: models.Cart,
) -> Payer:
    card = cards.get(end.id)
    # What a company paid is nobody's but the company's.
    anybody = None if tender.companys else cart.customer_id
    owner = (card.customer_id if card else None) or anybody
    return Payer(tender, captures, end, card, owner)


async def _ends(account_ids: Iterable[UUID]) -> dict[UUID, models.Account]:
    """Where each account's value went by claims and replacements, as the ledger follows them."""
    start = set(account_ids)
    found: dict[UUID, models.Account] = {}
    wanted = start
    while wanted:
        rows = await models.Account.filter(id__in=wanted)
        found |= {row.id: row for row in rows}
        wanted = {row.claimed_by for row in rows if row.claimed_by is not None} - found.keys()
    ends: dict[UUID, models.Account] = {}
    for id_ in start:
        end = found[id_]
        while end.claimed_by is not None:
            end = found[end.claimed_by]
        ends[id_] = end
    return ends


def remembered(loaded: LoadedCart, total_minor: int) -> dict[str, Any]:
    """What a report of a new total keeps on a paid order's row: what it had cost, if that is more.

    For `syncCart`: with these columns in its update, what the order was paid stays known. Paid it
    is from its first capture on: nobody collects less for what is still to be captured.
    """
    cart = loaded.cart
    cost = max(cart.total_minor, cart.paid_minor or 0)
    return {"paid_minor": cost} if loaded.captured_minor and total_minor < cost else {}
