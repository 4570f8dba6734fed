"""How value comes back: refunds, reversals, recalled grants.

A refund names the redemption it takes back and is capped by it. A reversal happens once. A recall
takes what is unpinned and leaves the rest due. Source: the ledger's specification, "Accounts and
entries" and "Lots".
"""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from loyalty_gql.errors import InvalidInput, NotActive, NotFound, NotReversible, RefundExceedsPaid
from loyalty_gql.rules.book import Book
from loyalty_gql.rules.lots import put_back, settle_inflow
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.operations import Recall, Refund, Reverse
from loyalty_gql.rules.state import Account, AccountStatus, Kind, Lot, Past, System, Transaction

OVER = {AccountStatus.DEACTIVATED, AccountStatus.CLOSED}
INFLOWS = {Kind.ISSUE, Kind.PURCHASE, Kind.LOAD, Kind.IMPORT, Kind.EARNING, Kind.ADJUSTMENT}
TRANSFERS = {Kind.CLAIM, Kind.TRANSFER}
# Value that left by one of these can come back by the refund rule.
OUTFLOWS = {Kind.REDEMPTION, Kind.ADJUSTMENT, Kind.CASH_OUT}


def outstanding(book: Book, past: Past) -> dict[UUID, int]:
    """What each lot gave to a redemption and has not got back yet, in minor units."""
    left: dict[UUID, int] = defaultdict(int)
    for use in past.uses:
        if use.redemption_id == past.transaction.id:
            left[use.lot_id] -= use.amount
    written = (use for use in book.uses if use.redemption_id == past.transaction.id)
    for use in (*past.returned, *written):
        if use.source_lot_id is not None:
            left[use.source_lot_id] -= use.amount
    return {lot_id: amount for lot_id, amount in left.items() if amount}


def _past(book: Book, transaction_id: UUID) -> Past:
    past = book.world.past.get(transaction_id)
    if past is None:
        raise NotFound("There is no such transaction.", field="transactionId")
    return past


def _lot(book: Book, lot_id: UUID) -> Lot:
    for account in book.accounts.values():
        if lot_id in account.lots:
            return account.lots[lot_id]
    for account in book.world.accounts.values():
        if lot_id in account.lots:
            return book.account(account.id).lots[lot_id]
    raise AssertionError(f"lot {lot_id} was not loaded")


def refund(book: Book, do: Refund) -> tuple[UUID, int]:
    """Return part of a redemption to the lots it came from, latest expiry first.

    Raises:
        RefundExceedsPaid: more than was captured and not yet given back.
    """
    past = _past(book, do.redemption)
    left = outstanding(book, past)
    if past.transaction.kind is not Kind.REDEMPTION or do.amount > sum(left.values()):
        raise RefundExceedsPaid("That is more than was paid and not yet given back.")
    account = _owner(book, book.account(do.to))
    same_currency(Money(do.amount, past.transaction.currency), account.currency)
    if account.status in OVER:
        raise NotActive("That account is over; a refund can't go there.")
    transaction = book.begin(Kind.REFUND, account.currency, redemption_id=do.redemption)
    transaction = _of_same_cart(book, transaction, past)
    _return(book, transaction, account, left, do.amount, grace=do.grace)
    return transaction.id, do.amount


def _owner(book: Book, account: Account) -> Account:
    """Who owns what comes back: of a claimed card the claimer, of a replaced one the new one."""
    while account.claimed_by is not None:
        account = book.account(account.claimed_by)
    return account


def _alive(account: Account) -> Account:
    """Nothing comes back to a dead card by way of a reversal."""
    if account.status in OVER:
        raise NotReversible("Where it would go back to is over.")
    return account


def _of_same_cart(book: Book, transaction: Transaction, past: Past) -> Transaction:
    marked = replace(
        transaction, hold_id=past.transaction.hold_id, cart_id=past.transaction.cart_id
    )
    book.transactions[-1] = marked
    return marked


def _return(
    book: Book,
    transaction: Transaction,
    account: Account,
    left: dict[UUID, int],
    amount: int,
    *,
    grace: timedelta,
    against: System = System.REDEMPTIONS,
) -> None:
    redemption_id = transaction.redemption_id
    book.move(transaction, account, amount, against=against)
    lots = sorted((_lot(book, lot_id) for lot_id in left), key=Lot.spending_order, reverse=True)
    for lot in lots:
        part = min(amount, left[lot.id])
        if part:
            amount -= part
            returned = put_back(
                book, transaction, account, lot, part, grace=grace, redemption_id=redemption_id
            )
            # One lot after the other: lots of one grant share what is recalled of it.
            settle_inflow(book, transaction, account, [returned])
    assert amount == 0, "more was returned than had left"


def reverse(book: Book, do: Reverse) -> tuple[UUID, int]:
    """Take a whole transaction back, once; gives the reversing transaction and its amount.

    Raises:
        NotReversible: of its kind, or reversed before, or its value has moved on.
    """
    past = _past(book, do.transaction)
    kind = past.transaction.kind
    if past.reversed:
        raise NotReversible("This was reversed before.")
    if kind is Kind.EXPIRATION:
        return _reverse_expiry(book, do, past)
    if kind in TRANSFERS:
        return _reverse_transfer(book, do, past)
    if kind is Kind.REFUND or (kind in INFLOWS and _net(past) > 0):
        return _reverse_inflow(book, past)
    if kind in OUTFLOWS:
        return _reverse_outflow(book, do, past)
    raise NotReversible(f"A movement of kind {kind} can't be reversed.")


def _net(past: Past) -> int:
    return sum(use.amount for use in past.uses)


def _begin_reversal(book: Book, past: Past, currency: str) -> Transaction:
    original = past.transaction
    transaction = book.begin(
        Kind.REVERSAL,
        currency,
        reverses_id=original.id,
        redemption_id=original.redemption_id,
    )
    return _of_same_cart(book, transaction, past)


def _account_of(past: Past) -> UUID:
    return next(entry.account_id for entry in past.entries if entry.account_id is not None)


def _system_of(past: Past) -> System:
    return next(entry.system for entry in past.entries if entry.system is not None)


def _require_free(book: Book, inflow: dict[UUID, int], total: int) -> None:
    """All that came in must still lie there unpinned."""
    if sum(inflow.values()) != total or any(
        _lot(book, lot_id).free < amount or amount < 0 for lot_id, amount in inflow.items()
    ):
        raise NotReversible("Part of it is spent, reserved or over; it can't be reversed any more.")


def _by_lot(past: Past) -> dict[UUID, int]:
    sums: dict[UUID, int] = defaultdict(int)
    for use in past.uses:
        sums[use.lot_id] += use.amount
    return sums


def _reverse_inflow(book: Book, past: Past) -> tuple[UUID, int]:
    """Take a grant or a refund back; a refund's redemption can then be refunded again."""
    account = book.account(_account_of(past))
    total = sum(use.amount for use in past.uses if use.amount > 0)
    _require_free(book, _by_lot(past), total)
    transaction = _begin_reversal(book, past, account.currency)
    for use in past.uses:
        lot = book.use(
            transaction,
            account.lots[use.lot_id],
            -use.amount,
            redemption_id=use.redemption_id,
            source_lot_id=use.source_lot_id,
        )
        if lot.id == lot.root_id and past.transaction.kind is not Kind.REFUND:
            # A grant that was reversed can't be taken back once more by a recall.
            shared = book.grant(lot.id)
            book.put_grant(replace(shared, recalled=shared.recalled + use.amount))
    book.move(transaction, account, -total, against=_system_of(past))
    return transaction.id, total


def _reverse_outflow(book: Book, do: Reverse, past: Past) -> tuple[UUID, int]:
    """Give a debit or redemption back, to whoever claimed the card meanwhile."""
    account = book.account(_account_of(past))
    left = outstanding(book, past)
    total = sum(left.values())
    if total == 0 or total != -sum(use.amount for use in past.uses if use.redemption_id):
        raise NotReversible("Part of it was refunded; refund the rest instead.")
    to = _alive(_owner(book, account))
    transaction = _begin_reversal(book, past, account.currency)
    transaction = replace(transaction, redemption_id=past.transaction.id)
    book.transactions[-1] = transaction
    _return(book, transaction, to, left, total, grace=do.grace, against=_system_of(past))
    return transaction.id, total


def _reverse_expiry(book: Book, do: Reverse, past: Past) -> tuple[UUID, int]:
    """Bring expired value back as a child lot: dates of lots don't change."""
    if do.expires_at is None or do.expires_at <= book.at:
        raise InvalidInput(
            "Expired value needs a new date of expiry, in the future.", field="expiresAt"
        )
    account = _alive(_owner(book, book.account(_account_of(past))))
    transaction = _begin_reversal(book, past, account.currency)
    total = -_net(past)
    book.move(transaction, account, total, against=_system_of(past))
    inflow: list[tuple[UUID, int]] = []
    for use in past.uses:
        child = book.open_child(
            transaction, account, _lot(book, use.lot_id), -use.amount, until=do.expires_at
        )
        book.use(transaction, child, -use.amount, source_lot_id=use.lot_id)
        inflow.append((child.id, -use.amount))
    settle_inflow(book, transaction, account, inflow)
    return transaction.id, total


def _reverse_transfer(book: Book, do: Reverse, past: Past) -> tuple[UUID, int]:
    """Undo a claim or transfer while all of it lies where it went; a claimed card lives again.

    What another movement took from a card that was claimed since goes back to its claimer.
    """
    arrived = {use.lot_id: use.amount for use in past.uses if use.amount > 0}
    total = sum(arrived.values())
    _require_free(book, arrived, total)
    target = book.account(_lot(book, next(iter(arrived))).account_id)
    left = {use.lot_id: -use.amount for use in past.uses if use.amount < 0}
    source = book.account(_lot(book, next(iter(left))).account_id)
    if past.transaction.kind is Kind.CLAIM:
        source.claimed_by = None
    source = _alive(_owner(book, source))
    if source is target:
        # An expiry that was put off, or a card claimed since into the same account.
        raise NotReversible("It lies where it would go back to.")
    transaction = _begin_reversal(book, past, source.currency)
    for lot_id, amount in arrived.items():
        book.use(transaction, target.lots[lot_id], -amount)
    book.move(transaction, target, -total)
    book.move(transaction, source, total)
    for lot_id, amount in left.items():
        lot = _lot(book, lot_id)
        returned = put_back(book, transaction, source, lot, amount, grace=do.grace)
        settle_inflow(book, transaction, source, [returned])
    return transaction.id, total


def recall(book: Book, do: Recall) -> tuple[UUID | None, int]:
    """Take back a grant: what is unpinned at once, the rest from whatever flows back later.

    Gives what was taken at once. The accounts must be all those the grant's lots lie in.

    Raises:
        RefundExceedsPaid: more than the grant brought, less what was taken back of it before.
    """
    # All there are, not only those the caller knew of: an earlier command may have moved some.
    lots = [
        lot
        for account in book.accounts.values()
        for lot in account.lots.values()
        if lot.root_id == do.grant
    ]
    root = next((lot for lot in lots if lot.id == do.grant), None)
    if root is None:
        raise NotFound("There is no such grant.")
    shared = book.grant(do.grant)
    if shared.recalled + do.amount > root.amount:
        raise RefundExceedsPaid("That is more than was granted and not yet taken back.")
    transaction = book.begin(do.kind, book.account(root.account_id).currency)
    due = do.amount
    for lot in sorted(lots, key=Lot.spending_order, reverse=True):
        part = min(due, lot.free)
        book.put_lot(replace(lot, recalled=True))
        if part:
            account = book.account(lot.account_id)
            book.use(transaction, account.lots[lot.id], -part)
            book.move(transaction, account, -part, against=root.source)
            due -= part
    if due == do.amount:
        book.transactions.remove(transaction)
    book.put_grant(
        replace(shared, recalled=shared.recalled + do.amount, recall_due=shared.recall_due + due)
    )
    return (None if due == do.amount else transaction.id), do.amount - due
