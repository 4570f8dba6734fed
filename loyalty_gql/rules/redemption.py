"""One guard for every way to spend: balance look-up, apply, authorize and claim ask this chain.

A validator says why an attempt is refused, or nothing. What of it the caller is told depends on
who asks (`disclosed`): a guest learns only that the code can't pay here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from loyalty_gql.errors import (
    CurrencyMismatch,
    InsufficientFunds,
    NotActive,
    NotFound,
    NotRedeemable,
    Refusal,
)
from loyalty_gql.rules.access import ActorKind
from loyalty_gql.rules.state import AccountKind, AccountStatus

NAMES = {AccountKind.GIFT_CARD: "gift card", AccountKind.STORE_CREDIT: "credit"}
NOT_REDEEMABLE = "This gift card can't be used here."
# Refusals from which a guesser would learn that a code exists, or what it holds.
TELLING = (CurrencyMismatch, InsufficientFunds, NotActive, NotFound, NotRedeemable)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody wants to spend from, or look at, a balance. `currency` is the cart's, if any.

    `available_minor` is None where it is decided at the ledger's lock instead.
    """

    kind: AccountKind
    status: AccountStatus
    account_currency: str
    claimed: bool
    claimed_by_caller: bool
    expires_at: datetime | None
    now: datetime
    currency: str | None = None
    available_minor: int | None = None
    # Store credit that was found by its code, by somebody who does not claim it now.
    unclaimed: bool = False


Validator = Callable[[Attempt], Refusal | None]


def not_claimed(attempt: Attempt) -> Refusal | None:
    """What was claimed lies in somebody's store credit."""
    if not attempt.claimed or attempt.status is AccountStatus.DEACTIVATED:
        return None
    what = NAMES[attempt.kind]
    if attempt.claimed_by_caller:
        return NotRedeemable(f"This {what} is in your store credit already.", field="code")
    return NotRedeemable(f"Somebody else has claimed this {what}.", field="code")


def is_active(attempt: Attempt) -> Refusal | None:
    """Blocked, deactivated, closed or not sold yet."""
    if attempt.status is AccountStatus.ACTIVE:
        return None
    return NotActive("This balance is not active.")


def not_expired(attempt: Attempt) -> Refusal | None:
    """Half-open: at the instant of expiry it is over."""
    if attempt.expires_at is None or attempt.now < attempt.expires_at:
        return None
    # A refund may have brought value back for a time; then there is something available.
    if attempt.available_minor:
        return None
    return NotRedeemable(f"This {NAMES[attempt.kind]} has expired.", field="code")


def not_waiting(attempt: Attempt) -> Refusal | None:
    """Credit that waits is its owner's, not the bearer's: its code claims, and does not pay."""
    if not attempt.unclaimed:
        return None
    return NotRedeemable("This is store credit that waits for you: claim it first.", field="code")


def same_currency(attempt: Attempt) -> Refusal | None:
    """Amounts are never converted."""
    if attempt.currency in (None, attempt.account_currency):
        return None
    return CurrencyMismatch(
        f"This balance is in {attempt.account_currency}, not in {attempt.currency}."
    )


def something_left(attempt: Attempt) -> Refusal | None:
    """Where it is known beforehand; else the ledger says so."""
    if attempt.available_minor is None or attempt.available_minor > 0:
        return None
    return InsufficientFunds("There is nothing left on this balance.")


CHAIN: tuple[Validator, ...] = (
    not_claimed,
    is_active,
    not_waiting,
    not_expired,
    same_currency,
    something_left,
)


def refuse(attempt: Attempt, chain: Sequence[Validator] = CHAIN) -> Refusal | None:
    """The first validator's refusal, or None when the balance may be used."""
    return next((said for said in (ask(attempt) for ask in chain) if said is not None), None)


def disclosed(refusal: Refusal, caller: ActorKind) -> Refusal:
    """What this caller may be told of a refusal that concerns a code.

    Unknown, blocked, expired, empty and another's are one answer to a guest. A customer and the
    shop are told why.
    """
    if caller is ActorKind.GUEST and isinstance(refusal, TELLING):
        return NotRedeemable(NOT_REDEEMABLE, field="code")
    return refusal
