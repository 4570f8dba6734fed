"""The heart: accounts as they stand, a command, a time → what to write, or a refusal.

Nothing here reads a clock, a setting or a database, and the state given in is never changed.
`settle` writes what is due on an account, `apply` does what a command asks; their books hold the
new state and the journal. Source: the ledger's specification.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from loyalty_gql.errors import InsufficientFunds, NotActive, NotEmpty, Refusal
from loyalty_gql.rules import expiry, freezing, holds, returns
from loyalty_gql.rules.book import Book, NewId
from loyalty_gql.rules.lots import free_of, settle_inflow, take
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.operations import (
    Apart,
    Capture,
    Extend,
    Firm,
    Freeze,
    Grant,
    Operation,
    Place,
    Recall,
    Redeem,
    Refresh,
    Refund,
    Release,
    Report,
    Reverse,
    SetStatus,
    Shrink,
    Spend,
    Thaw,
    Touch,
    Transfer,
    accounts_of,
)
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import (
    Account,
    AccountStatus,
    Because,
    EndReason,
    HoldStrength,
    Kind,
    System,
    World,
)

SETTLING = Because("SYSTEM", "system", "due")


@record
class Done:
    """What one operation did: the transaction or hold it made or changed, and the amount.

    For a hold the amount is what it reserves now. `id` is None when there was nothing to write.
    """

    id: UUID | None
    amount: int


def due(account: Account, world: World) -> bool:
    """Whether something on the account has run out by now and is not settled."""
    at = max(world.now, account.recorded_at)
    # A loop, because every movement asks: a generator costs more than what it looks at.
    for lot in account.lots.values():
        if lot.expires_at is not None and lot.expires_at <= at and lot.remaining > lot.held:
            return True
    holds_ = account.holds
    return bool(holds_) and any(one.open and one.lapses_at <= at for one in holds_.values())


def settle(world: World, account_id: UUID, new_id: NewId) -> list[tuple[str, Book]]:
    """Lapsed holds, then expired lots, each a command of its own under a derived key.

    The books are merged into the world already: they stand whatever the command that touched the
    account comes to.
    """
    settled: list[tuple[str, Book]] = []
    account = world.accounts[account_id]
    at = max(world.now, account.recorded_at)
    for hold in list(account.open_holds()):
        if hold.lapses_at <= at:
            book = Book(world, new_id(), SETTLING, new_id, (account_id,))
            holds.lapse(book, book.account(account_id).holds[hold.id])
            book.merge()
            settled.append((f"lapse:{hold.id}", book))
    lots = sorted(world.accounts[account_id].lots.values(), key=lambda lot: lot.expiry_order())
    for lot in lots:
        if lot.expired(at) and lot.free:
            book = Book(world, new_id(), SETTLING, new_id, (account_id,))
            _expire(book, account_id, lot.id)
            book.merge()
            settled.append((f"expire:{lot.id}", book))
    return settled


def _expire(book: Book, account_id: UUID, lot_id: UUID) -> None:
    account = book.account(account_id)
    lot = account.lots[lot_id]
    transaction = book.begin(Kind.EXPIRATION, account.currency, occurred_at=lot.expires_at)
    free = lot.free
    book.use(transaction, lot, -free)
    book.move(transaction, account, -free, against=System.BREAKAGE)


def apply(book: Book, operations: Sequence[Operation]) -> list[Done]:
    """Do all of a command's operations, in order, or none; the book is of the accounts `concerned`.

    Raises:
        Refusal: a rule says no; drop the book, and nothing has changed.
        NeedsAccounts: accounts are concerned that are not in the world.
    """
    return [Done(*_perform(book, operation)) for operation in operations]


def concerned(world: World, operations: Sequence[Operation]) -> set[UUID]:
    """The accounts operations move, with those that only the state tells.

    What a claimed card had paid returns to its claimer; recalls and freezes follow their grant's
    lots.
    """
    found: set[UUID] = set()
    for operation in operations:
        found.update(accounts_of(operation))
    for operation in operations:
        if isinstance(operation, Refund | Reverse):
            found.update(owner for id_ in tuple(found) for owner in _owners(world, id_))
        elif isinstance(operation, Recall | Freeze | Thaw):
            found.update(
                account.id
                for account in world.accounts.values()
                if any(lot.root_id == operation.grant for lot in account.lots.values())
            )
    return found


def _owners(world: World, account_id: UUID) -> Iterator[UUID]:
    """Whoever claimed the card, or the card that replaced it, and whoever claimed that."""
    while (account := world.accounts.get(account_id)) and account.claimed_by is not None:
        account_id = account.claimed_by
        yield account_id


def _perform(book: Book, do: Operation) -> tuple[UUID | None, int]:  # noqa: C901, PLR0912 — a table
    match do:
        case Spend():
            return _spend(book, do)
        case Grant():
            return _grant(book, do)
        case Place():
            return holds.place(book, do)
        case Capture():
            return holds.capture(book, do)
        case Redeem():
            return holds.redeem(book, do)
        case Refresh():
            return holds.refresh(book, do)
        case Shrink():
            return holds.shrink(book, do)
        case Firm():
            return holds.firm(book, do)
        case Report():
            return holds.report(book, do)
        case Release():
            return _release(book, do)
        case Refund():
            return returns.refund(book, do)
        case Reverse():
            return returns.reverse(book, do)
        case Recall():
            return returns.recall(book, do)
        case Freeze():
            return freezing.freeze(book, do)
        case Thaw():
            return freezing.thaw(book, do)
        case Transfer():
            return _transfer(book, do)
        case Extend():
            return expiry.extend(book, do)
        case SetStatus():
            return _set_status(book, do)
        case Touch():
            return None, 0
        case Apart():
            return _apart(book, do)


def _apart(book: Book, do: Apart) -> tuple[UUID | None, int]:
    whole = book.command_id, book.because
    book.command_id, book.because = do.id, do.because
    try:
        return _perform(book, do.do)
    except Refusal as refusal:
        refusal.field = f"{do.at}.{refusal.field or 'amount'}"
        raise
    finally:
        book.command_id, book.because = whole


def _grant(book: Book, do: Grant) -> tuple[UUID, int]:
    account = book.account(do.account)
    if account.status in (AccountStatus.DEACTIVATED, AccountStatus.CLOSED):
        raise NotActive("This account is over; nothing can be put on it.")
    if account.claimed_by is not None:
        raise NotActive("This was claimed; nothing can be put on it.")
    if do.needs_active and account.status is not AccountStatus.ACTIVE:
        raise NotActive("This balance can't be used.")
    same_currency(Money(do.amount, do.currency), account.currency)
    transaction = book.begin(do.kind, account.currency, occurred_at=do.occurred_at, cart_id=do.cart)
    lot = book.open_lot(
        transaction,
        account,
        do.amount,
        origin=do.origin,
        source=do.source,
        expires_at=do.expires_at if do.lasts is None else book.at + do.lasts,
        effective_from=do.effective_from or book.at,
        priority=do.priority,
    )
    book.use(transaction, lot, do.amount)
    book.move(transaction, account, do.amount, against=do.source)
    settle_inflow(book, transaction, account, [(lot.id, do.amount)])
    return transaction.id, do.amount


def _spend(book: Book, do: Spend) -> tuple[UUID, int]:
    account = book.account(do.account)
    if do.needs_active and account.status is not AccountStatus.ACTIVE:
        raise NotActive("This balance can't be used.")
    same_currency(Money(do.amount, do.currency), account.currency)
    available = account.available(book.at)
    amount = min(do.amount, available) if do.fits else do.amount
    if amount > available or amount == 0:
        raise holds.short_of(account, 1 if do.fits else do.amount, book.at)
    if do.origin is not None and amount != free_of(account.lots.values(), do.origin, book.at):
        raise InsufficientFunds("What is on it has just changed.")
    transaction = book.begin(do.kind, account.currency)
    take(book, transaction, account, amount, redemption_id=transaction.id, origin=do.origin)
    book.move(transaction, account, -amount, against=do.target)
    return transaction.id, amount


def _release(book: Book, do: Release) -> tuple[UUID, int]:
    hold = holds.find_open(book, do.account, do.hold)
    holds.release_all(book, hold, do.reason)
    return hold.id, hold.remaining


def _set_status(book: Book, do: SetStatus) -> tuple[UUID, int]:
    account = book.account(do.account)
    if account.status is AccountStatus.DEACTIVATED and do.status is not account.status:
        raise NotActive("This card was deactivated for good.")
    if do.only not in (None, account.status):
        return account.id, 0
    if account.status not in do.from_one_of:
        raise NotActive(f"Something that is {account.status} can't become {do.status}.")
    if do.status is not AccountStatus.ACTIVE:
        holds.end_soft_holds(book, account, EndReason.BLOCKED)
    if do.empty and account.balance:
        raise NotEmpty("There is value on it; take that off first.")
    account.status = do.status
    return account.id, 0


def _transfer(book: Book, do: Transfer) -> tuple[UUID, int]:
    """Move value lot by lot; each becomes a child lot with the same dates, origin and source."""
    account, target = book.account(do.account), book.account(do.to)
    for one in (account, target):
        if one.status is not AccountStatus.ACTIVE:
            raise NotActive("This balance can't be used.")
    if target.claimed_by is not None:
        raise NotActive("That was claimed; nothing can be put on it.")
    same_currency(Money(0, account.currency), target.currency)
    if do.amount is None:
        claimed = do.kind is Kind.CLAIM or do.follows
        amount = _free_all(book, account, EndReason.CLAIMED if claimed else EndReason.REMOVED)
        lots = sorted(account.lots.values(), key=lambda lot: lot.spending_order())
    else:
        amount = do.amount
        lots = account.in_spending_order(book.at)
        if amount > account.available(book.at):
            raise holds.short_of(account, amount, book.at)
    transaction = book.begin(do.kind, account.currency)
    left = amount
    for lot in lots:
        part = min(left, lot.free)
        if part:
            left -= part
            book.use(transaction, lot, -part)
            child = book.open_child(transaction, target, lot, part, until=lot.expires_at)
            book.use(transaction, child, part, source_lot_id=lot.id)
    assert left == 0, "more was to be moved than there is"
    book.move(transaction, account, -amount)
    book.move(transaction, target, amount)
    if do.follows or do.kind is Kind.CLAIM:
        account.claimed_by = target.id
    return transaction.id, amount


def _free_all(book: Book, account: Account, reason: EndReason) -> int:
    """Everything, with the soft holds ended; refused under a firm one and when nothing is left."""
    if any(hold.strength is HoldStrength.FIRM for hold in account.open_holds()):
        raise holds.held_elsewhere(account, book.at)
    holds.end_soft_holds(book, account, reason)
    if account.balance == 0:
        raise InsufficientFunds("There is nothing left.")
    return account.balance
