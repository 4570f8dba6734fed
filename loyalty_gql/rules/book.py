"""A working copy of the accounts one command touches, and the journal of what it writes.

The state given in is never changed: a `Book` drafts an account on first touch. A command that is
refused is dropped with its book; one that succeeds is merged by the caller (`merge`).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import (
    Account,
    Because,
    Entry,
    Hold,
    Kind,
    Lot,
    LotGrant,
    LotUse,
    Origin,
    System,
    Transaction,
    World,
)

NewId = Callable[[], UUID]


class NeedsAccounts(Exception):
    """The command turns out to concern accounts that were not locked: lock them too, and retry."""

    def __init__(self, accounts: Iterable[UUID]) -> None:
        super().__init__()
        self.accounts = frozenset(accounts)


@record
class CaptureRecord:
    """A capture's reference, unique to its hold."""

    hold_id: UUID
    reference: str
    transaction_id: UUID
    amount: int


@record
class Spent:
    """What a redemption took from one lot."""

    transaction_id: UUID
    account_id: UUID
    root_id: UUID
    origin: Origin
    amount: int


class Book:
    """Drafts, and the rows they lead to: transactions, entries, lot uses, captures."""

    __slots__ = (
        "accounts",
        "at",
        "because",
        "captures",
        "command_id",
        "dirty_holds",
        "dirty_lots",
        "entries",
        "grants",
        "new_holds",
        "new_id",
        "new_lots",
        "transactions",
        "uses",
        "world",
    )

    def __init__(
        self,
        world: World,
        command_id: UUID,
        because: Because,
        new_id: NewId,
        touching: Iterable[UUID],
    ) -> None:
        self.world = world
        self.command_id = command_id
        self.because = because
        self.new_id = new_id
        self.accounts: dict[UUID, Account] = {}
        self.grants: dict[UUID, LotGrant] = {}
        self.transactions: list[Transaction] = []
        self.entries: list[Entry] = []
        self.uses: list[LotUse] = []
        self.captures: list[CaptureRecord] = []
        self.new_lots: set[UUID] = set()
        self.dirty_lots: dict[UUID, UUID] = {}
        self.new_holds: set[UUID] = set()
        self.dirty_holds: dict[UUID, UUID] = {}
        # Time never runs backwards on an account, whatever the host's clock does.
        self.at = world.now
        for account_id in touching:
            recorded_at = self.account(account_id).recorded_at
            self.at = max(self.at, recorded_at)

    def account(self, account_id: UUID) -> Account:
        """The draft of an account."""
        draft = self.accounts.get(account_id)
        if draft is None:
            settled = self.world.accounts.get(account_id)
            if settled is None:
                raise NeedsAccounts([account_id])
            draft = self.accounts[account_id] = settled.copy()
        return draft

    def grant(self, root_id: UUID) -> LotGrant:
        """What the lots of one grant share; all zero where nothing ever happened to it."""
        found = self.grants.get(root_id) or self.world.grants.get(root_id)
        return found if found is not None else LotGrant(root_id)

    def put_grant(self, grant: LotGrant) -> None:
        """Draft a change of what a grant's lots share."""
        self.grants[grant.id] = grant

    def put_lot(self, lot: Lot, *, new: bool = False) -> None:
        """Draft a lot's new state, or a new lot."""
        self.account(lot.account_id).lots[lot.id] = lot
        self.dirty_lots[lot.id] = lot.account_id
        if new:
            self.new_lots.add(lot.id)

    def put_hold(self, hold: Hold, *, new: bool = False) -> None:
        """Draft a hold's new state, or a new hold."""
        self.account(hold.account_id).holds[hold.id] = hold
        self.dirty_holds[hold.id] = hold.account_id
        if new:
            self.new_holds.add(hold.id)

    def begin(
        self,
        kind: Kind,
        currency: str,
        *,
        occurred_at: datetime | None = None,
        reverses_id: UUID | None = None,
        redemption_id: UUID | None = None,
        hold: Hold | None = None,
        cart_id: UUID | None = None,
    ) -> Transaction:
        """Open a transaction; entries and lot uses follow."""
        transaction = Transaction(
            self.new_id(),
            self.command_id,
            kind,
            currency,
            self.at,
            occurred_at or self.at,
            self.because,
            reverses_id,
            redemption_id,
            hold.id if hold else None,
            hold.cart_id if hold else cart_id,
        )
        self.transactions.append(transaction)
        return transaction

    def move(
        self,
        transaction: Transaction,
        account: Account,
        amount: int,
        held: int = 0,
        *,
        against: System | None = None,
        kind: Kind | None = None,
    ) -> None:
        """Write one entry on an account, and its other side on a system account.

        Every change of balance or held takes the account's next version.
        """
        account.balance += amount
        account.held += held
        account.version += 1
        account.recorded_at = self.at
        kind = kind or transaction.kind
        entries = self.entries
        entries.append(
            Entry(
                self.new_id(), transaction.id, len(entries), account.id, None,
                transaction.currency, amount, held, account.balance, account.held,
                account.version, kind, self.at,
            )
        )  # fmt: skip
        if against is not None:
            entries.append(
                Entry(
                    self.new_id(), transaction.id, len(entries), None, against,
                    transaction.currency, -amount, 0, None, None, None, kind, self.at,
                )
            )  # fmt: skip

    def use(
        self,
        transaction: Transaction,
        lot: Lot,
        amount: int,
        *,
        held: int = 0,
        redemption_id: UUID | None = None,
        source_lot_id: UUID | None = None,
    ) -> Lot:
        """Take from a lot (negative) or put into it (positive), and record that."""
        changed = lot.changed(amount, held)
        self.put_lot(changed)
        self.uses.append(
            LotUse(self.new_id(), transaction.id, lot.id, amount, redemption_id, source_lot_id)
        )
        return changed

    def open_lot(
        self,
        transaction: Transaction,
        account: Account,
        amount: int,
        *,
        origin: Origin,
        source: System,
        expires_at: datetime | None,
        effective_from: datetime,
        priority: int,
        parent: Lot | None = None,
    ) -> Lot:
        """An empty new lot with room for `amount`; `use` fills it."""
        lot_id = self.new_id()
        lot = Lot(
            lot_id,
            account.id,
            amount,
            0,
            0,
            effective_from,
            expires_at,
            priority,
            origin,
            source,
            transaction.id,
            parent.root_id if parent else lot_id,
            parent.id if parent else None,
            parent.recalled if parent else False,
            self.at,
            parent.frozen if parent else False,
        )
        self.put_lot(lot, new=True)
        return lot

    def open_child(
        self,
        transaction: Transaction,
        account: Account,
        parent: Lot,
        amount: int,
        *,
        until: datetime | None,
    ) -> Lot:
        """A new lot that goes on for another one, in the same or another account."""
        return self.open_lot(
            transaction,
            account,
            amount,
            origin=parent.origin,
            source=parent.source,
            expires_at=until,
            effective_from=parent.effective_from,
            priority=parent.priority,
            parent=parent,
        )

    def spent(self) -> list[Spent]:
        """What redemptions took from lots, in the order in which they did."""
        taken: list[Spent] = []
        for use in self.uses:
            if use.amount < 0 and use.redemption_id == use.transaction_id:
                account_id = self.dirty_lots[use.lot_id]
                lot = self.accounts[account_id].lots[use.lot_id]
                taken.append(
                    Spent(use.transaction_id, account_id, lot.root_id, lot.origin, -use.amount)
                )
        return taken

    def merge(self) -> None:
        """Make the drafts the state that the next command of the group sees."""
        self.world.accounts.update(self.accounts)
        self.world.grants.update(self.grants)
        if self.captures:
            self.world.references.update((c.hold_id, c.reference) for c in self.captures)
        if self.world.past:
            self._tell_the_past()

    def _tell_the_past(self) -> None:
        """What came back by this command counts for the next one's caps, in the same group too."""
        for use in self.uses:
            past = self.world.past.get(use.redemption_id) if use.redemption_id else None
            if past is not None and use.transaction_id != past.transaction.id:
                grown = replace(past, returned=(*past.returned, use))
                self.world.past[past.transaction.id] = grown
        for transaction in self.transactions:
            reverses = transaction.reverses_id
            if reverses is not None and reverses in self.world.past:
                self.world.past[reverses] = replace(self.world.past[reverses], reversed=True)
