"""Holds: placed, grown, shrunk, moved, made firm, captured, released, lapsed.

A hold pins lots in spending order and keeps them, even past their expiry, until it ends.
Source: the ledger's specification, "Holds".
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from loyalty_gql.errors import (
    CaptureExceedsHold,
    CartState,
    HeldElsewhere,
    HoldEnded,
    HoldNotFirm,
    InsufficientFunds,
    NotActive,
    NotFound,
    ReferenceUsed,
)
from loyalty_gql.rules.book import Book, CaptureRecord
from loyalty_gql.rules.lots import settle_inflow
from loyalty_gql.rules.operations import Capture, Firm, Place, Redeem, Refresh, Report, Shrink
from loyalty_gql.rules.state import (
    Account,
    AccountStatus,
    EndReason,
    Hold,
    HoldState,
    HoldStrength,
    Kind,
    Lot,
    System,
    Transaction,
)


def place(book: Book, do: Place) -> tuple[UUID | None, int]:
    """Make the cart's hold what is asked; gives the hold's id and what it holds now.

    Raises:
        NotActive: the account is blocked or over.
        CartState: the cart's hold is firm already.
        HeldElsewhere, InsufficientFunds: too little is available.
    """
    account = book.account(do.account)
    if account.status is not AccountStatus.ACTIVE:
        if do.optional:
            return None, 0
        raise NotActive("This balance can't be used.")
    own = account.hold_of_cart(do.cart)
    if own is not None and own.strength is HoldStrength.FIRM:
        raise CartState("This cart's order is being placed; its tenders can't change any more.")
    if own is not None and own.remaining >= do.amount:
        release_part(book, own, own.remaining - do.amount, EndReason.CART_CHANGED)
        return refresh(book, Refresh(account.id, own.id, do.idle))

    missing = do.amount - (own.remaining if own else 0)
    given = _others_to_move(book, account, do, missing)
    within_reach = account.available(book.at) + sum(hold.remaining for hold in given)
    if within_reach < missing and not (do.fits and within_reach > 0):
        if do.fits and own is not None:
            return refresh(book, Refresh(account.id, own.id, do.idle))
        if do.optional:
            return None, 0
        movable = sum(hold.remaining for hold in given)
        needed = 1 if do.fits else missing - movable
        raise short_of(account, needed, book.at, cart=do.cart)
    return _grow(book, do, own, given, min(missing, within_reach))


def _others_to_move(book: Book, account: Account, do: Place, missing: int) -> list[Hold]:
    """The soft holds of other carts that are given up for this one, oldest first."""
    found: list[Hold] = []
    reach = account.available(book.at)
    for hold in account.open_holds():
        movable = hold.strength is HoldStrength.SOFT and hold.cart_id != do.cart
        ours = do.moves_any or (do.customer_id is not None and hold.customer_id == do.customer_id)
        if reach < missing and movable and ours:
            found.append(hold)
            reach += hold.remaining
    return found


def short_of(
    account: Account, amount: int, at: datetime, *, cart: UUID | None = None
) -> InsufficientFunds:
    """Why `amount` can't be had: it is not there, or orders being placed hold it."""
    firm = [hold.remaining for hold in _firm_holds(account) if hold.cart_id != cart]
    if firm and account.available(at) + sum(firm) >= amount:
        return held_elsewhere(account, at)
    return InsufficientFunds("There is not enough left for that.")


def _firm_holds(account: Account) -> list[Hold]:
    return [hold for hold in account.open_holds() if hold.strength is HoldStrength.FIRM]


def held_elsewhere(account: Account, at: datetime) -> HeldElsewhere:
    """Orders being placed hold the balance; the first of them may lapse when we say."""
    wait = min(hold.lapses_at for hold in _firm_holds(account)) - at
    return HeldElsewhere(
        "Other orders are being placed with this balance.",
        retry_after_seconds=max(1, int(wait.total_seconds())),
    )


def _grow(
    book: Book, do: Place, own: Hold | None, given: list[Hold], more: int
) -> tuple[UUID, int]:
    account = book.account(do.account)
    until = min([hold.soft_until for hold in given], default=book.at + do.longest)
    hold = own or Hold(
        do.hold, account.id, do.cart, do.customer_id, HoldStrength.SOFT, HoldState.PLACED, None,
        placed=0, captured=0, released=0, lapsed=0,
        placed_at=book.at, soft_until=until, lapses_at=until, reported_at=None, ended_at=None,
    )  # fmt: skip
    transaction = book.begin(Kind.HOLD, account.currency, hold=hold)
    pins = dict(hold.pins)
    left = more
    for other in given:
        left -= _hand_over(book, transaction, other, pins, left)
    for lot in account.in_spending_order(book.at):
        if left == 0:
            break
        part = min(left, lot.free)
        book.put_lot(lot.changed(0, part))
        pins[lot.id] = pins.get(lot.id, 0) + part
        left -= part
    assert left == 0, "a hold was promised more than is available"
    soft_until = min(hold.soft_until, until)
    hold = replace(
        hold,
        placed=hold.placed + more,
        pins=pins,
        soft_until=soft_until,
        lapses_at=min(book.at + do.idle, soft_until),
    )
    book.put_hold(hold, new=own is None)
    book.move(transaction, account, 0, more)
    for other in given:
        _settle_freed(book, transaction, account, other)
    return hold.id, hold.remaining


def _hand_over(
    book: Book,
    transaction: Transaction,
    other: Hold,
    pins: dict[UUID, int],
    wanted: int,
) -> int:
    """End another cart's hold as MOVED; up to `wanted` of its pins change hands, as they are."""
    account = book.account(other.account_id)
    kept: dict[UUID, int] = {}
    handed = 0
    for lot in pinned_lots(account, other):
        pinned = other.pins[lot.id]
        part = min(pinned, wanted - handed)
        handed += part
        if part:
            pins[lot.id] = pins.get(lot.id, 0) + part
        if pinned > part:
            kept[lot.id] = pinned - part
            book.put_lot(lot.changed(0, part - pinned))
    rest = other.remaining
    ended = replace(
        other,
        released=other.released + rest,
        state=HoldState.RELEASED,
        end_reason=EndReason.MOVED,
        ended_at=book.at,
        pins=kept,
    )
    book.put_hold(ended)
    book.move(transaction, account, 0, -rest, kind=Kind.RELEASE)
    return handed


def _settle_freed(book: Book, transaction: Transaction, account: Account, other: Hold) -> None:
    """Pins that did not change hands flowed back into their lots."""
    freed = account.holds[other.id].pins
    book.put_hold(replace(account.holds[other.id], pins=dict.fromkeys(other.pins, 0)))
    settle_inflow(book, transaction, account, list(reversed(freed.items())))


def pinned_lots(account: Account, hold: Hold) -> list[Lot]:
    """The lots a hold has pinned, earliest expiry first."""
    lots = [account.lots[lot_id] for lot_id, amount in hold.pins.items() if amount]
    return sorted(lots, key=Lot.expiry_order)


def _unpin(book: Book, hold: Hold, amount: int, lots: Iterable[Lot]) -> list[tuple[UUID, int]]:
    """Take `amount` of pins away, from the lots in the order given."""
    pins = dict(hold.pins)
    freed: list[tuple[UUID, int]] = []
    for lot in lots:
        part = min(amount, pins[lot.id])
        if part:
            pins[lot.id] -= part
            amount -= part
            freed.append((lot.id, part))
    assert amount == 0, "a hold pins less than it holds"
    book.put_hold(replace(hold, pins=pins))
    return freed


def release_part(
    book: Book,
    hold: Hold,
    amount: int,
    reason: EndReason,
    *,
    state: HoldState = HoldState.RELEASED,
    transaction: Transaction | None = None,
    occurred_at: datetime | None = None,
) -> None:
    """Give `amount` back, latest expiry first; with nothing left the hold ends."""
    account = book.account(hold.account_id)
    if amount:
        transaction = transaction or book.begin(
            Kind.RELEASE, account.currency, hold=hold, occurred_at=occurred_at
        )
        freed = _unpin(book, hold, amount, reversed(pinned_lots(account, hold)))
        hold = account.holds[hold.id]
        if state is HoldState.LAPSED:
            hold = replace(hold, lapsed=hold.lapsed + amount)
        else:
            hold = replace(hold, released=hold.released + amount)
        book.put_hold(hold)
        for lot_id, part in freed:
            lot = account.lots[lot_id]
            book.put_lot(lot.changed(0, -part))
        book.move(transaction, account, 0, -amount, kind=Kind.RELEASE)
        settle_inflow(book, transaction, account, freed)
    if hold.remaining == 0:
        book.put_hold(replace(hold, state=state, end_reason=reason, ended_at=book.at))


def release_all(book: Book, hold: Hold, reason: EndReason) -> None:
    """End a hold."""
    release_part(book, hold, hold.remaining, reason)


def lapse(book: Book, hold: Hold) -> None:
    """End a hold whose time has run out. It happened when it was due."""
    release_part(
        book,
        hold,
        hold.remaining,
        EndReason.LAPSED,
        state=HoldState.LAPSED,
        occurred_at=hold.lapses_at,
    )


def end_soft_holds(book: Book, account: Account, reason: EndReason) -> None:
    """A card that is blocked or claimed leaves the carts it was only applied to."""
    for hold in account.open_holds():
        if hold.strength is HoldStrength.SOFT:
            release_all(book, hold, reason)


def find(book: Book, account_id: UUID, hold_id: UUID) -> Hold:
    """The hold, ended or not.

    Raises:
        NotFound: the account has no such hold.
    """
    hold = book.account(account_id).holds.get(hold_id)
    if hold is None:
        raise NotFound("There is no such hold.")
    return hold


def find_open(book: Book, account_id: UUID, hold_id: UUID) -> Hold:
    """The hold, which must not have ended.

    Raises:
        HoldEnded: it was captured, released, moved, or ran out.
    """
    hold = find(book, account_id, hold_id)
    if not hold.open:
        raise HoldEnded("What was reserved here has ended; it can't be used any more.")
    return hold


def shrink(book: Book, do: Shrink) -> tuple[UUID, int]:
    """Let the hold keep `do.to` at most."""
    hold = find(book, do.account, do.hold)
    if hold.open and hold.remaining > do.to:
        release_part(book, hold, hold.remaining - do.to, do.reason)
    return hold.id, book.account(do.account).holds[do.hold].remaining


def refresh(book: Book, do: Refresh) -> tuple[UUID, int]:
    """Start a soft hold's idle time anew, within its 24 hours."""
    hold = find(book, do.account, do.hold)
    if hold.open and hold.strength is HoldStrength.SOFT:
        book.put_hold(replace(hold, lapses_at=min(book.at + do.idle, hold.soft_until)))
    return hold.id, hold.remaining


def firm(book: Book, do: Firm) -> tuple[UUID, int]:
    """Make a hold of exactly `do.amount` firm. Eligibility is decided here, once.

    What is firm already stays so, also on an account that was blocked meanwhile.

    Raises:
        HoldEnded: it ended meanwhile, or holds another amount than the cart was told.
        NotActive: the account is blocked or over.
    """
    hold = find_open(book, do.account, do.hold)
    soft = hold.strength is HoldStrength.SOFT
    if soft and book.account(do.account).status is not AccountStatus.ACTIVE:
        raise NotActive("This balance can't be used.")
    if hold.remaining != do.amount:
        raise HoldEnded("What is reserved here has changed.")
    if soft:
        hold = replace(hold, strength=HoldStrength.FIRM, lapses_at=book.at + do.lapses_after)
        book.put_hold(hold)
    return hold.id, hold.remaining


def report(book: Book, do: Report) -> tuple[UUID, int]:
    """The order is known: keep the firm hold, counted from now."""
    hold = find_open(book, do.account, do.hold)
    if hold.strength is not HoldStrength.FIRM:
        raise HoldNotFirm("This cart was not authorized.")
    reported_at = hold.reported_at or book.at
    book.put_hold(replace(hold, reported_at=reported_at, lapses_at=book.at + do.lapses_after))
    return hold.id, hold.remaining


def capture(book: Book, do: Capture) -> tuple[UUID, int]:
    """Take value out of a firm hold, earliest expiry first; gives the redemption's id.

    Raises:
        HoldEnded, HoldNotFirm: there is nothing authorized to take from.
        ReferenceUsed: this hold was captured under that reference before.
        CaptureExceedsHold: more than is held.
    """
    hold = find_open(book, do.account, do.hold)
    account = book.account(do.account)
    if hold.strength is not HoldStrength.FIRM:
        raise HoldNotFirm("This cart was not authorized.")
    if (hold.id, do.reference) in book.world.references or any(
        (c.hold_id, c.reference) == (hold.id, do.reference) for c in book.captures
    ):
        raise ReferenceUsed("This was captured under that reference before.", field="reference")
    if do.amount > hold.remaining:
        raise CaptureExceedsHold("That is more than is held.", field="amount")
    transaction = book.begin(Kind.REDEMPTION, account.currency, hold=hold)
    used = _unpin(book, hold, do.amount, pinned_lots(account, hold))
    for lot_id, part in used:
        book.use(transaction, account.lots[lot_id], -part, held=-part, redemption_id=transaction.id)
    hold = account.holds[hold.id]
    hold = replace(hold, captured=hold.captured + do.amount)
    book.put_hold(hold)
    book.captures.append(CaptureRecord(hold.id, do.reference, transaction.id, do.amount))
    book.move(transaction, account, -do.amount, -do.amount, against=System.REDEMPTIONS)
    if do.final or hold.remaining == 0:
        release_part(
            book,
            hold,
            hold.remaining,
            EndReason.CAPTURED,
            state=HoldState.CAPTURED,
            transaction=transaction,
        )
    return transaction.id, do.amount


def redeem(book: Book, do: Redeem) -> tuple[UUID, int]:
    """Place, make firm and capture in one step; gives the redemption's id and what was taken.

    Raises:
        NotActive, CartState, HeldElsewhere, InsufficientFunds: as placing does.
    """
    account_id = do.account
    hold_id, amount = place(
        book,
        Place(
            account_id, do.cart, do.hold, do.amount,
            fits=do.fits, customer_id=do.customer_id, moves_any=do.moves_any,
        ),
    )  # fmt: skip
    assert hold_id is not None, "only an optional hold may come to nothing"
    firm(book, Firm(account_id, hold_id, amount))
    return capture(book, Capture(account_id, hold_id, amount, do.reference, final=True))
