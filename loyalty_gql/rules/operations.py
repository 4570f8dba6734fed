"""What a command may ask of the ledger. A command is a list of operations, all or none.

Amounts are minor units. Durations, not dates, where the ledger's own clock decides.
A new kind of movement is a new list of these, not a change of the committer.
"""

from datetime import datetime, timedelta
from uuid import UUID

from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import AccountStatus, Because, EndReason, Kind, Origin, System

SOFT_IDLE = timedelta(minutes=60)
SOFT_LONGEST = timedelta(hours=24)
FIRM_UNREPORTED = timedelta(minutes=30)
FIRM_REPORTED = timedelta(days=30)
GRACE = timedelta(days=30)
# Between "use this first" (smaller) and "keep this for last" (larger).
PRIORITY = 50


@record
class Grant:
    """Bring value into an account as a new lot. Without `effective_from` it counts at once.

    `currency` is what the amount is in; the account must have it. `lasts` counts from when the
    ledger records it, and takes the place of `expires_at`.
    """

    account: UUID
    amount: int
    currency: str
    kind: Kind
    source: System
    origin: Origin
    expires_at: datetime | None = None
    effective_from: datetime | None = None
    priority: int = PRIORITY
    occurred_at: datetime | None = None
    cart: UUID | None = None
    needs_active: bool = False
    lasts: timedelta | None = None


@record
class Spend:
    """Take value out at once, without a hold. `fits`: as much as is available, up to `amount`.

    `origin`: only value of that origin, and of it all that is free, which must be just `amount`.
    """

    account: UUID
    amount: int
    currency: str
    kind: Kind
    target: System
    fits: bool = False
    needs_active: bool = False
    origin: Origin | None = None


@record
class Place:
    """Make the cart's soft hold on the account hold `amount`: place it, grow it or shrink it.

    `fits`: as much as is available, up to `amount`. When too little is left beside them, soft
    holds of other carts may be moved here: any (`moves_any`: this cart presents the same code), or
    those of `customer_id`. `optional`: when nothing can be had, nothing happens.
    """

    account: UUID
    cart: UUID
    hold: UUID
    amount: int
    fits: bool = False
    customer_id: str | None = None
    moves_any: bool = False
    optional: bool = False
    idle: timedelta = SOFT_IDLE
    longest: timedelta = SOFT_LONGEST


@record
class Shrink:
    """Let a hold keep `to` at most; at 0 it is released. Nothing happens if it has ended."""

    account: UUID
    hold: UUID
    to: int
    reason: EndReason


@record
class Refresh:
    """The cart was active: its soft hold's idle time starts anew. Nothing if it has ended."""

    account: UUID
    hold: UUID
    idle: timedelta = SOFT_IDLE


@record
class Firm:
    """The order is being placed: the hold can't be moved or claimed away any more."""

    account: UUID
    hold: UUID
    amount: int
    lapses_after: timedelta = FIRM_UNREPORTED


@record
class Report:
    """The order exists: the firm hold stays until captured or released, or for `lapses_after`."""

    account: UUID
    hold: UUID
    lapses_after: timedelta = FIRM_REPORTED


@record
class Capture:
    """Take `amount` out of a firm hold under a reference of its own. `final` releases the rest."""

    account: UUID
    hold: UUID
    amount: int
    reference: str
    final: bool = False


@record
class Redeem:
    """Place a hold as `Place` does, make it firm and capture all of it, at once.

    For who is not asked again: a till, the next order of a subscription.
    """

    account: UUID
    cart: UUID
    hold: UUID
    amount: int
    reference: str
    fits: bool = False
    customer_id: str | None = None
    moves_any: bool = False


@record
class Release:
    """Give back what a hold still reserves."""

    account: UUID
    hold: UUID
    reason: EndReason = EndReason.RELEASED


@record
class Refund:
    """Give back part of a redemption, to the account that paid or to another one (`to`)."""

    account: UUID
    redemption: UUID
    to: UUID
    amount: int
    grace: timedelta = GRACE


@record
class Reverse:
    """Take a transaction back, once. Of an expiry it needs `expires_at`, the new date."""

    transaction: UUID
    accounts: tuple[UUID, ...]
    expires_at: datetime | None = None
    grace: timedelta = GRACE


@record
class Recall:
    """Take back `amount` of a grant, wherever its lots lie now. Pinned or spent value stays due."""

    grant: UUID
    accounts: tuple[UUID, ...]
    amount: int
    kind: Kind = Kind.REVERSAL


@record
class Freeze:
    """Nothing of a grant can be spent until it thaws, wherever its lots lie or come to lie.

    It ends soft holds on them; what a firm hold has pinned still pays.
    """

    grant: UUID
    accounts: tuple[UUID, ...]


@record
class Thaw:
    """What was frozen of a grant can be spent again."""

    grant: UUID
    accounts: tuple[UUID, ...]


@record
class Transfer:
    """Move lots from one account to another: `amount` in spending order, or all there is.

    All there is (a claim) takes value that is not yet effective too, and ends the soft holds.
    `follows`: what comes back of the account's payments later goes there too, as after a claim.
    """

    account: UUID
    to: UUID
    kind: Kind
    amount: int | None = None
    follows: bool = False


@record
class Extend:
    """Put off the expiry of what is on an account to `until` (None: for ever).

    `known_expiry` is what its owner was told; when that has passed, it is too late. Value that
    lasts longer already stays as it is.
    """

    account: UUID
    until: datetime | None
    known_expiry: datetime


@record
class SetStatus:
    """Change an account's status, or only if it is `only`. Anything but ACTIVE ends soft holds.

    Refused unless it is `from_one_of`, or with `empty` while value is on it. DEACTIVATED is final.
    """

    account: UUID
    status: AccountStatus
    only: AccountStatus | None = None
    from_one_of: tuple[AccountStatus, ...] = tuple(AccountStatus)
    empty: bool = False


@record
class Touch:
    """Settle what is due on the account and do nothing else: the sweep's operation."""

    account: UUID


@record
class Apart:
    """One of many operations of a command that is a request of its own: its own id and reason.

    `at` is where its caller wrote it, as a path, for refusals.
    """

    do: Grant | Spend
    id: UUID
    because: Because
    at: str


Operation = (
    Grant
    | Spend
    | Place
    | Shrink
    | Refresh
    | Firm
    | Report
    | Capture
    | Redeem
    | Release
    | Refund
    | Reverse
    | Recall
    | Freeze
    | Thaw
    | Transfer
    | Extend
    | SetStatus
    | Touch
    | Apart
)


def accounts_of(operation: Operation) -> tuple[UUID, ...]:
    """The accounts an operation must have locked."""
    match operation:
        case Spend() | Grant() | Place():  # what is asked most
            return (operation.account,)
        case Reverse() | Recall() | Freeze() | Thaw():
            return operation.accounts
        case Refund() | Transfer():
            return (operation.account, operation.to)
        case Apart():
            return (operation.do.account,)
        case _:
            return (operation.account,)
