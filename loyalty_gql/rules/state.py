"""What the ledger's rules look at: accounts with their lots and holds, as they stand at the lock.

All amounts are minor units of the account's currency; all times are aware and UTC.
`Lot`, `Hold` and `LotGrant` are values and get replaced; an `Account` is a draft of a `Book`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from loyalty_gql.rules.records import record

NEVER = datetime.max.replace(tzinfo=UTC)


class AccountKind(StrEnum):
    """Whose balance it is."""

    GIFT_CARD = "GIFT_CARD"
    STORE_CREDIT = "STORE_CREDIT"


class AccountStatus(StrEnum):
    """BLOCKED can come back; DEACTIVATED (a card) is final; CLOSED (credit) can be opened anew."""

    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
    BLOCKED = "BLOCKED"
    DEACTIVATED = "DEACTIVATED"
    CLOSED = "CLOSED"


class System(StrEnum):
    """The shop's side of a movement. No row, no stored balance: nothing to fight over."""

    PAYMENTS_CLEARING = "payments_clearing"
    REFUNDS_CLEARING = "refunds_clearing"
    REDEMPTIONS = "redemptions"
    PROMOTIONS = "promotions"
    BREAKAGE = "breakage"
    CASH_OUT = "cash_out"
    IMPORTS = "imports"
    ADJUSTMENTS = "adjustments"
    RECEIVABLE = "receivable"


class Kind(StrEnum):
    """What a movement was."""

    PURCHASE = "PURCHASE"
    ISSUE = "ISSUE"
    CLAIM = "CLAIM"
    REDEMPTION = "REDEMPTION"
    REFUND = "REFUND"
    ADJUSTMENT = "ADJUSTMENT"
    EARNING = "EARNING"
    EARNING_REVERSAL = "EARNING_REVERSAL"
    EXPIRATION = "EXPIRATION"
    CASH_OUT = "CASH_OUT"
    IMPORT = "IMPORT"
    TRANSFER = "TRANSFER"
    LOAD = "LOAD"
    HOLD = "HOLD"
    RELEASE = "RELEASE"
    REVERSAL = "REVERSAL"


class Origin(StrEnum):
    """Where a lot's value came from; it decides what happens when value returns after expiry."""

    BOUGHT = "BOUGHT"
    PROMOTIONAL = "PROMOTIONAL"
    REFUND = "REFUND"
    IMPORT = "IMPORT"


class HoldStrength(StrEnum):
    """SOFT: a cart may lose it. FIRM: an order is being placed with it."""

    SOFT = "SOFT"
    FIRM = "FIRM"


class HoldState(StrEnum):
    """A hold ends once."""

    PLACED = "PLACED"
    CAPTURED = "CAPTURED"
    RELEASED = "RELEASED"
    LAPSED = "LAPSED"


class EndReason(StrEnum):
    """Why a hold ended, in a word the storefront can turn into a sentence."""

    CAPTURED = "CAPTURED"
    RELEASED = "RELEASED"
    REMOVED = "REMOVED"
    CART_TOTAL_DROPPED = "CART_TOTAL_DROPPED"
    CART_CHANGED = "CART_CHANGED"
    MOVED = "MOVED"
    BLOCKED = "BLOCKED"
    CLAIMED = "CLAIMED"
    LAPSED = "LAPSED"
    NOT_ALLOWED = "NOT_ALLOWED"


@record
class Lot:
    """One grant of value inside an account, with its own expiry and origin.

    `root_id` names the grant it descends from (itself for a first grant); `source` is the system
    account the grant came from; `recalled` says that the grant is owed back, see `LotGrant`.
    `frozen`: its payment is disputed, so nothing of it can be spent; the same for all of a grant.
    """

    id: UUID
    account_id: UUID
    amount: int
    remaining: int
    held: int
    effective_from: datetime
    expires_at: datetime | None
    priority: int
    origin: Origin
    source: System
    transaction_id: UUID
    root_id: UUID
    parent_id: UUID | None
    recalled: bool
    created_at: datetime
    frozen: bool = False

    @property
    def free(self) -> int:
        """What no hold has pinned."""
        return self.remaining - self.held

    def changed(self, remaining: int, held: int) -> "Lot":
        """The lot with so much more in it, and so much more of it pinned."""
        # `replace` would ask for each field's name: four times as slow, at every movement.
        return Lot(
            self.id,
            self.account_id,
            self.amount,
            self.remaining + remaining,
            self.held + held,
            self.effective_from,
            self.expires_at,
            self.priority,
            self.origin,
            self.source,
            self.transaction_id,
            self.root_id,
            self.parent_id,
            self.recalled,
            self.created_at,
            self.frozen,
        )

    def expired(self, at: datetime) -> bool:
        """Half-open: at the instant of expiry it is over."""
        return self.expires_at is not None and self.expires_at <= at

    def usable(self, at: datetime) -> bool:
        """Effective, not expired, not frozen."""
        until = self.expires_at
        return self.effective_from <= at and (until is None or until > at) and not self.frozen

    def spending_order(self) -> tuple[int, datetime, bool, datetime, UUID]:
        """Priority, then earliest expiry (none last), then promotional first, then made first."""
        return (
            self.priority,
            self.expires_at or NEVER,
            self.origin is not Origin.PROMOTIONAL,
            self.created_at,
            self.id,
        )

    def expiry_order(self) -> tuple[datetime, tuple[int, datetime, bool, datetime, UUID]]:
        """Earliest expiry first: the order in which a capture uses up its pins."""
        return (self.expires_at or NEVER, self.spending_order())


@record
class LotGrant:
    """What all the lots of one grant share, in whatever account they lie.

    `recalled` is all that was ever taken back of the grant, `recall_due` the part of it that was
    pinned or spent and is paid from whatever flows back. `grace_ends_at` is set by the first return
    of bought value after its expiry.
    """

    id: UUID
    recalled: int = 0
    recall_due: int = 0
    grace_ends_at: datetime | None = None


@record
class Hold:
    """A reservation for a cart. `placed = captured + released + lapsed + remaining`."""

    id: UUID
    account_id: UUID
    cart_id: UUID
    customer_id: str | None
    strength: HoldStrength
    state: HoldState
    end_reason: EndReason | None
    placed: int
    captured: int
    released: int
    lapsed: int
    placed_at: datetime
    soft_until: datetime
    lapses_at: datetime
    reported_at: datetime | None
    ended_at: datetime | None
    pins: dict[UUID, int] = field(default_factory=dict[UUID, int])

    @property
    def remaining(self) -> int:
        """What is still reserved."""
        return self.placed - self.captured - self.released - self.lapsed

    @property
    def open(self) -> bool:
        """Not ended; it may be due to lapse, which settling sees to."""
        return self.state is HoldState.PLACED


@dataclass(slots=True)
class Account:
    """One balance account as a draft: a `Book` copies it before anything changes."""

    id: UUID
    kind: AccountKind
    currency: str
    status: AccountStatus
    balance: int
    held: int
    version: int
    recorded_at: datetime
    claimed_by: UUID | None = None
    lots: dict[UUID, Lot] = field(default_factory=dict[UUID, Lot])
    holds: dict[UUID, Hold] = field(default_factory=dict[UUID, Hold])

    def copy(self) -> "Account":
        """A draft of its own; lots and holds are values and can be shared."""
        return Account(
            self.id,
            self.kind,
            self.currency,
            self.status,
            self.balance,
            self.held,
            self.version,
            self.recorded_at,
            self.claimed_by,
            self.lots.copy(),
            self.holds.copy(),
        )

    def available(self, at: datetime) -> int:
        """What can be spent at `at`: usable lots less what holds have pinned."""
        free = 0
        for lot in self.lots.values():
            if lot.usable(at):
                free += lot.remaining - lot.held
        return free

    def in_spending_order(self, at: datetime) -> list[Lot]:
        """The lots that can pay at `at`, first to be used first."""
        lots = [lot for lot in self.lots.values() if lot.remaining > lot.held and lot.usable(at)]
        return sorted(lots, key=Lot.spending_order) if len(lots) > 1 else lots

    def open_holds(self) -> Iterator[Hold]:
        """Holds that have not ended, oldest first."""
        live = [hold for hold in self.holds.values() if hold.open]
        return iter(sorted(live, key=lambda hold: (hold.placed_at, hold.id)))

    def hold_of_cart(self, cart_id: UUID) -> Hold | None:
        """The open hold of a cart: there is at most one."""
        return next((h for h in self.holds.values() if h.open and h.cart_id == cart_id), None)


@record
class LotUse:
    """What a movement took from a lot (negative) or put into it (positive).

    `redemption_id` is set on what left by a redemption or debit, and on what came back of it;
    then `source_lot_id` is the lot it had left.
    """

    id: UUID
    transaction_id: UUID
    lot_id: UUID
    amount: int
    redemption_id: UUID | None = None
    source_lot_id: UUID | None = None


@record
class Entry:
    """One line of a transaction: on a balance account, or on a system account."""

    id: UUID
    transaction_id: UUID
    position: int
    account_id: UUID | None
    system: System | None
    currency: str
    amount: int
    held_change: int
    balance_after: int | None
    held_after: int | None
    version: int | None
    kind: Kind
    recorded_at: datetime


@record
class Reference:
    """Something of the shop's, by its type and its own id."""

    type: str
    id: str


@record
class Because:
    """Who made a movement, where and why. The notes are apart, where erasure can reach them."""

    actor_kind: str
    actor_id: str
    reason: str
    reference: Reference | None = None
    note: str | None = None
    customer_note: str | None = None
    location: str | None = None


@record
class Transaction:
    """One movement; its entries sum to zero."""

    id: UUID
    command_id: UUID
    kind: Kind
    currency: str
    recorded_at: datetime
    occurred_at: datetime
    because: Because
    reverses_id: UUID | None = None
    redemption_id: UUID | None = None
    hold_id: UUID | None = None
    cart_id: UUID | None = None


@record
class Past:
    """A recorded transaction that a command refers to, with all that came back of it since.

    `uses` are its own; `returned` are the uses of later refunds and reversals that name it.
    """

    transaction: Transaction
    entries: tuple[Entry, ...]
    uses: tuple[LotUse, ...]
    returned: tuple[LotUse, ...] = ()
    reversed: bool = False


@dataclass(slots=True)
class World:
    """What a group of commands can see at the lock: accounts, and what they refer to by id."""

    now: datetime
    accounts: dict[UUID, Account] = field(default_factory=dict[UUID, Account])
    grants: dict[UUID, LotGrant] = field(default_factory=dict[UUID, LotGrant])
    past: dict[UUID, Past] = field(default_factory=dict[UUID, Past])
    references: set[tuple[UUID, str]] = field(default_factory=set[tuple[UUID, str]])
