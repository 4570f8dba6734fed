"""Putting an expiry off. Dates of lots don't change: the value goes on in child lots."""

from dataclasses import replace
from uuid import UUID

from loyalty_gql.errors import InvalidInput, NotActive
from loyalty_gql.rules.book import Book
from loyalty_gql.rules.operations import Extend
from loyalty_gql.rules.state import Account, AccountStatus, Kind, Lot

OVER = {AccountStatus.DEACTIVATED, AccountStatus.CLOSED}


def extend(book: Book, do: Extend) -> tuple[UUID | None, int]:
    """Let what expires before the new date go on in child lots; pins of holds go with it.

    The balance leaves and comes back in one transaction, so that the history shows it.

    Raises:
        NotActive: the account is over, was claimed, or has expired already.
        InvalidInput: the new date has passed.
    """
    account = book.account(do.account)
    if account.status in OVER or account.claimed_by is not None:
        raise NotActive("Nothing can be put off any more.")
    if do.known_expiry <= book.at:
        raise NotActive("It has expired; reverse its expiry instead, with a new date.")
    if do.until is not None and do.until <= book.at:
        raise InvalidInput("The new expiry must lie in the future.", field="expiresAt")
    lots = sorted(
        (one for one in account.lots.values() if _ends_before(one, do)), key=Lot.spending_order
    )
    if not lots:
        return None, 0
    total, held = sum(lot.remaining for lot in lots), sum(lot.held for lot in lots)
    transaction = book.begin(Kind.TRANSFER, account.currency)
    book.move(transaction, account, -total, held=-held)
    children: dict[UUID, UUID] = {}
    for lot in lots:
        child = book.open_child(transaction, account, lot, lot.remaining, until=do.until)
        book.use(transaction, lot, -lot.remaining, held=-lot.held)
        book.use(transaction, child, lot.remaining, held=lot.held, source_lot_id=lot.id)
        children[lot.id] = child.id
    book.move(transaction, account, total, held=held)
    _move_pins(book, account, children)
    return transaction.id, total


def _ends_before(lot: Lot, do: Extend) -> bool:
    # What ends before the rest by terms of its own (a promotion put on top) keeps its date.
    if not lot.remaining or lot.expires_at is None or lot.expires_at < do.known_expiry:
        return False
    return do.until is None or lot.expires_at < do.until


def _move_pins(book: Book, account: Account, children: dict[UUID, UUID]) -> None:
    for hold in list(account.open_holds()):
        moved = {id_: amount for id_, amount in hold.pins.items() if amount and id_ in children}
        if moved:
            pins = {**hold.pins, **dict.fromkeys(moved, 0)}
            pins |= {children[id_]: amount for id_, amount in moved.items()}
            book.put_hold(replace(hold, pins=pins))
