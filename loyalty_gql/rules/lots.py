"""How value leaves lots and how it comes back into them.

Leaving follows the spending order; what flows back pays what is recalled first, and then expires
if the lot's date has passed. Source: the ledger's specification, "Lots: value that expires".
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from loyalty_gql.rules.book import Book
from loyalty_gql.rules.state import Account, Kind, Lot, LotGrant, Origin, System, Transaction


def take(
    book: Book,
    transaction: Transaction,
    account: Account,
    amount: int,
    *,
    redemption_id: UUID | None = None,
    origin: Origin | None = None,
) -> list[tuple[Lot, int]]:
    """Take `amount` out of usable lots in spending order; what is available was checked before.

    `origin`: out of lots of that origin only.
    """
    taken: list[tuple[Lot, int]] = []
    for lot in account.in_spending_order(book.at):
        if origin not in (None, lot.origin):
            continue
        part = min(amount, lot.free)
        taken.append((book.use(transaction, lot, -part, redemption_id=redemption_id), part))
        amount -= part
        if amount == 0:
            break
    assert amount == 0, "more was taken than is available"
    return taken


def free_of(lots: Iterable[Lot], origin: Origin, at: datetime) -> int:
    """What can be spent of one origin: usable at `at`, and pinned by no hold."""
    return sum(lot.free for lot in lots if lot.origin is origin and lot.usable(at))


def settle_inflow(
    book: Book, transaction: Transaction, account: Account, inflow: list[tuple[UUID, int]]
) -> None:
    """What became free in a lot pays what is recalled first, then expires if its date passed."""
    for lot_id, amount in inflow:
        rest = amount - _pay_recall(book, transaction, account, account.lots[lot_id], amount)
        lot = account.lots[lot_id]
        if rest and lot.expired(book.at):
            book.use(transaction, lot, -rest)
            book.move(transaction, account, -rest, against=System.BREAKAGE, kind=Kind.EXPIRATION)


def _pay_recall(
    book: Book, transaction: Transaction, account: Account, lot: Lot, amount: int
) -> int:
    if not lot.recalled:
        return 0
    grant = book.grant(lot.root_id)
    paid = min(amount, grant.recall_due)
    if paid:
        book.put_grant(replace(grant, recall_due=grant.recall_due - paid))
        book.use(transaction, lot, -paid)
        book.move(transaction, account, -paid, against=System.RECEIVABLE, kind=Kind.REVERSAL)
    return paid


def put_back(
    book: Book,
    transaction: Transaction,
    account: Account,
    lot: Lot,
    amount: int,
    *,
    grace: timedelta,
    redemption_id: UUID | None = None,
) -> tuple[UUID, int]:
    """Return `amount` that had left `lot`, into `account`; gives the lot it went into.

    A live lot of the same account takes it back itself; in another account a child lot keeps
    origin and expiry. A lot that expired meanwhile: promotional value keeps its date, so it
    expires at once; other value gets a child lot that lasts through the grace period, counted
    once per grant from the first return.
    """
    until = lot.expires_at
    revived = lot.expired(book.at) and lot.origin is not Origin.PROMOTIONAL
    # Recalled value goes to the shop before anything else: nothing of it starts a grace period.
    if revived and amount > _recall_due(book, lot):
        until = _grace_end(book, lot, grace)
    if lot.account_id == account.id and until == lot.expires_at:
        into = lot
    else:
        into = book.open_child(transaction, account, lot, amount, until=until)
    book.use(transaction, into, amount, redemption_id=redemption_id, source_lot_id=lot.id)
    return into.id, amount


def _recall_due(book: Book, lot: Lot) -> int:
    return book.grant(lot.root_id).recall_due if lot.recalled else 0


def _grace_end(book: Book, lot: Lot, grace: timedelta) -> datetime:
    shared: LotGrant = book.grant(lot.root_id)
    if shared.grace_ends_at is None:
        shared = replace(shared, grace_ends_at=book.at + grace)
        book.put_grant(shared)
    assert shared.grace_ends_at is not None
    return shared.grace_ends_at
