"""A ledger in memory: the pure rules, a clock that a test moves, and all that was ever written."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from loyalty_gql.errors import Refusal
from loyalty_gql.rules import ledger
from loyalty_gql.rules.book import Book
from loyalty_gql.rules.ledger import Done
from loyalty_gql.rules.operations import (
    Capture,
    Firm,
    Grant,
    Operation,
    Place,
    Refund,
    Reverse,
    Spend,
    Touch,
)
from loyalty_gql.rules.state import (
    Account,
    AccountKind,
    AccountStatus,
    Because,
    Entry,
    Hold,
    Kind,
    Lot,
    LotUse,
    Origin,
    Past,
    System,
    Transaction,
    World,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
BECAUSE = Because("STAFF", "staff:maria", "GOODWILL")


class Desk:
    """Does operations one command after the other, and keeps the journal of them all."""

    def __init__(self) -> None:
        numbers = count(1)
        self.new_id: Callable[[], UUID] = lambda: UUID(int=next(numbers))
        self.world = World(START)
        self.transactions: dict[UUID, Transaction] = {}
        self.entries: list[Entry] = []
        self.uses: list[LotUse] = []
        self.settled: list[str] = []

    # --- asking ---------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.world.now

    def __getitem__(self, account: UUID) -> Account:
        return self.world.accounts[account]

    def lot(self, lot_id: UUID) -> Lot:
        return next(one.lots[lot_id] for one in self.world.accounts.values() if lot_id in one.lots)

    def hold(self, hold_id: UUID) -> Hold:
        return next(
            one.holds[hold_id] for one in self.world.accounts.values() if hold_id in one.holds
        )

    def available(self, account: UUID) -> int:
        return self[account].available(self.now)

    def moved(self, account: UUID | System, kind: Kind | None = None) -> list[int]:
        """The amounts of an account's entries, in the order they were written."""
        return [
            entry.amount
            for entry in self.entries
            if account in (entry.account_id, entry.system) and kind in (None, entry.kind)
        ]

    def owed_by(self, system: System) -> int:
        return sum(self.moved(system))

    # --- doing ----------------------------------------------------------------------------------

    def account(self, currency: str = "USD", kind: AccountKind = AccountKind.STORE_CREDIT) -> UUID:
        id_ = self.new_id()
        self.world.accounts[id_] = Account(
            id_, kind, currency, AccountStatus.ACTIVE, 0, 0, 0, self.now
        )
        return id_

    def forward(self, by: timedelta) -> None:
        self.world.now += by

    def until(self, at: datetime) -> None:
        self.world.now = at

    def do(self, *operations: Operation) -> list[Done]:
        """One command: settle what its accounts have due, then all of it or nothing."""
        return self.group([operations])[0]

    def group(self, commands: Sequence[Sequence[Operation]]) -> list[list[Done]]:
        """Several commands over one reading of the past, as the committer does it."""
        self.read_past(one for operations in commands for one in operations)
        return [self.command(operations) for operations in commands]

    def command(self, operations: Sequence[Operation]) -> list[Done]:
        concerned = ledger.concerned(self.world, operations)
        for account_id in sorted(concerned):
            for key, book in ledger.settle(self.world, account_id, self.new_id):
                self.settled.append(key)
                self._keep(book)
        book = Book(self.world, self.new_id(), BECAUSE, self.new_id, concerned)
        done = ledger.apply(book, operations)
        book.merge()
        self._keep(book)
        return done

    def _keep(self, book: Book) -> None:
        self.transactions.update((one.id, one) for one in book.transactions)
        self.entries.extend(book.entries)
        self.uses.extend(book.uses)

    def read_past(self, operations: Iterable[Operation]) -> None:
        self.world.past = {}
        for do in operations:
            match do:
                case Refund():
                    self._read(do.redemption)
                case Reverse():
                    self._read(do.transaction)
                case _:
                    pass

    def _read(self, id_: UUID) -> None:
        transaction = self.transactions.get(id_)
        if transaction is None:
            return
        own = tuple(use for use in self.uses if use.transaction_id == id_)
        back = (use for use in self.uses if use.redemption_id == id_ and use.transaction_id != id_)
        self.world.past[id_] = Past(
            transaction,
            tuple(entry for entry in self.entries if entry.transaction_id == id_),
            own,
            tuple(back),
            any(one.reverses_id == id_ for one in self.transactions.values()),
        )

    # --- shorthand ------------------------------------------------------------------------------

    def grant(
        self,
        account: UUID,
        amount: int,
        *,
        days: float | None = None,
        origin: Origin = Origin.BOUGHT,
        source: System = System.PAYMENTS_CLEARING,
        kind: Kind = Kind.ISSUE,
        priority: int = 50,
        effective_from: datetime | None = None,
    ) -> UUID:
        """A new lot that lasts `days`; gives the lot's id."""
        until = None if days is None else self.now + days * DAY
        before = set(self[account].lots)
        self.do(
            Grant(
                account, amount, self[account].currency, kind, source, origin,
                expires_at=until, effective_from=effective_from, priority=priority,
            )
        )  # fmt: skip
        return next(lot_id for lot_id in self[account].lots if lot_id not in before)

    def spend(
        self, account: UUID, amount: int, *, fits: bool = False, origin: Origin | None = None
    ) -> UUID:
        """An adjustment downwards; gives the transaction."""
        currency = self[account].currency
        do = Spend(
            account, amount, currency, Kind.ADJUSTMENT, System.ADJUSTMENTS, fits=fits, origin=origin
        )
        return made(self.do(do))

    def place(self, account: UUID, amount: int, *, cart: UUID | None = None) -> UUID:
        """A soft hold for a cart of its own, unless one is named."""
        return made(self.do(Place(account, cart or self.new_id(), self.new_id(), amount)))

    def firm(self, account: UUID, amount: int) -> UUID:
        """A firm hold for a cart of its own."""
        hold = self.place(account, amount)
        self.do(Firm(account, hold, amount))
        return hold

    def capture(
        self, hold_id: UUID, amount: int, *, final: bool = False, reference: str | None = None
    ) -> UUID:
        """Take from a firm hold, under a new reference unless one is named."""
        account = self.hold(hold_id).account_id
        return made(
            self.do(Capture(account, hold_id, amount, reference or str(self.new_id()), final=final))
        )

    def redeem(self, account: UUID, amount: int) -> UUID:
        """Pay with it: hold, authorize, capture; gives the redemption."""
        return self.capture(self.firm(account, amount), amount, final=True)

    def refund(self, account: UUID, redemption: UUID, amount: int, to: UUID | None = None) -> UUID:
        """Give part of a redemption back; gives the refund."""
        return made(self.do(Refund(account, redemption, to or account, amount)))

    def reverse(
        self, transaction: UUID, *accounts: UUID, expires_at: datetime | None = None
    ) -> UUID:
        """Take a transaction back; gives the reversal."""
        return made(self.do(Reverse(transaction, accounts, expires_at)))

    def touch(self, *accounts: UUID) -> None:
        """Settle what is due."""
        self.do(*(Touch(account) for account in accounts))

    def refused(self, *operations: Operation) -> type[Refusal] | None:
        """What kind of refusal a command meets, and that it changed nothing."""
        self.touch(*ledger.concerned(self.world, operations))
        before = {id_: one.copy() for id_, one in self.world.accounts.items()}
        written = len(self.entries), len(self.uses), len(self.transactions)
        try:
            self.do(*operations)
        except Refusal as refusal:
            assert before == self.world.accounts
            assert written == (len(self.entries), len(self.uses), len(self.transactions))
            return type(refusal)
        return None


def made(done: list[Done]) -> UUID:
    """The id of what the last operation made."""
    id_ = done[-1].id
    assert id_ is not None
    return id_
