"""One guard for every way to spend: balance look-up, apply, authorize and claim ask this chain.

A validator says why an attempt is refused, or how much of a cart may be paid this way. The first
ones always stand; a shop adds others (`rules/validators.py`, or classes of its own) with their
terms, for all it sells or for one channel, product or kind of balance. What of a refusal the caller
is told depends on who asks (`disclosed`): a guest learns only that the code can't pay here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from loyalty_gql.errors import (
    CurrencyMismatch,
    InsufficientFunds,
    InvalidInput,
    NotActive,
    NotAllowedHere,
    NotFound,
    NotRedeemable,
    Refusal,
)
from loyalty_gql.rules.access import ActorKind
from loyalty_gql.rules.state import AccountKind, AccountStatus
from loyalty_gql.rules.tenders import Standing

NAMES = {AccountKind.GIFT_CARD: "gift card", AccountKind.STORE_CREDIT: "credit"}
NOT_REDEEMABLE = "This gift card can't be used here."
# Refusals from which a guesser would learn that a code exists, or what it holds.
TELLING = (CurrencyMismatch, InsufficientFunds, NotActive, NotFound, NotRedeemable)
# The same, and rules of the shop's that this card does not meet but another one might.
HIDDEN = (*TELLING, NotAllowedHere)


@dataclass(frozen=True, slots=True)
class BasketLine:
    """A line of the cart: what it costs with discount and tax, in minor units."""

    product_id: str | None
    total_minor: int
    gift_card: bool
    # The shop says that no balance pays it.
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Basket:
    """The cart that is to be paid, in minor units of `currency`; `others` are its other tenders."""

    currency: str
    total_minor: int
    discount_minor: int = 0
    channel: str | None = None
    customer_id: str | None = None
    lines: tuple[BasketLine, ...] = ()
    others: tuple[Standing, ...] = ()

    def paid_by(self, kinds: Iterable[AccountKind]) -> int:
        """What other tenders of these kinds hold or have paid."""
        wanted = set(kinds)
        alike = [one for one in self.others if one.kind in wanted]
        return sum(one.held_minor + one.captured_minor for one in alike)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody wants to spend from, or look at, a balance.

    `basket` is None where no cart is concerned (a look-up, a claim, which `claims`); then
    `currency` may say in which one it must be, and `asked_in` in which channel that is; see
    `channel`. `available_minor` is None where it is decided at the ledger's lock instead.
    `active_since` is when the newest value came onto it from outside. `spent_minor` says, for each
    period that a validator asked about, what the customer has spent or reserved in it on
    other carts, in the basket's currency.
    """

    kind: AccountKind
    status: AccountStatus
    account_currency: str
    claimed: bool
    claimed_by_caller: bool
    expires_at: datetime | None
    now: datetime
    basket: Basket | None = None
    currency: str | None = None
    available_minor: int | None = None
    customer_id: str | None = None
    owner_id: str | None = None
    product_id: str | None = None
    active_since: datetime | None = None
    spent_minor: Mapping[timedelta, int] = field(default_factory=dict[timedelta, int])
    # Store credit that was found by its code, by somebody who does not claim it now.
    unclaimed: bool = False
    # It is about to become the caller's store credit, which pays as such from then on.
    claims: bool = False
    asked_in: str | None = None

    @property
    def channel(self) -> str | None:
        """Where the shop sells the cart, or is asked without one; None where nobody says."""
        return self.basket.channel if self.basket else self.asked_in


class Validator:
    """One rule at checkout. A shop's own is a subclass with a `name` of its own.

    It is made from the terms that the shop stored, and knows nothing else than the attempt: no
    clock, no database. It may refuse an attempt, or limit what may be paid this way, or both.
    """

    name: ClassVar[str]

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """The validator with these terms.

        Raises:
            InvalidInput: they can't be understood.
        """
        if terms:
            raise InvalidInput(f"{cls.name} has no terms.", field="terms")
        return cls()

    @property
    def period(self) -> timedelta | None:
        """Back over which time it must know what the customer has spent; None: it need not."""
        return None

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """Why this attempt is refused; None when it may go on."""
        del attempt
        return None

    def most(self, attempt: Attempt) -> int | None:
        """The most that may be paid of the basket this way, in minor units; None: no limit."""
        del attempt
        return None

    def leaves_out(self, attempt: Attempt, line: BasketLine) -> bool:
        """Whether this line has to be paid by other means; several rules' lines add up."""
        del attempt, line
        return False


class NotClaimed(Validator):
    """What was claimed lies in somebody's store credit."""

    name = "not_claimed"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if not attempt.claimed or attempt.status is AccountStatus.DEACTIVATED:
            return None
        what = NAMES[attempt.kind]
        if attempt.claimed_by_caller:
            return NotRedeemable(f"This {what} is in your store credit already.", field="code")
        return NotRedeemable(f"Somebody else has claimed this {what}.", field="code")


class IsActive(Validator):
    """Not blocked, deactivated, closed, or yet to be sold."""

    name = "is_active"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if attempt.status is AccountStatus.ACTIVE:
            return None
        return NotActive("This balance is not active.")


class NotExpired(Validator):
    """Half-open: at the instant of expiry it is over."""

    name = "not_expired"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if attempt.expires_at is None or attempt.now < attempt.expires_at:
            return None
        # A refund may have brought value back for a time; then there is something available.
        if attempt.available_minor:
            return None
        return NotRedeemable(f"This {NAMES[attempt.kind]} has expired.", field="code")


class NotWaiting(Validator):
    """Credit that waits is its owner's, not the bearer's: its code claims, and does not pay."""

    name = "not_waiting"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if not attempt.unclaimed:
            return None
        return NotRedeemable(
            "This is store credit that waits for you: claim it first.", field="code"
        )


class SameCurrency(Validator):
    """Amounts are never converted."""

    name = "same_currency"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        wanted = attempt.basket.currency if attempt.basket else attempt.currency
        if wanted in (None, attempt.account_currency):
            return None
        return CurrencyMismatch(f"This balance is in {attempt.account_currency}, not in {wanted}.")


class SomethingLeft(Validator):
    """Where it is known beforehand; else the ledger says so."""

    name = "something_left"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if attempt.available_minor is None or attempt.available_minor > 0:
            return None
        return InsufficientFunds("There is nothing left on this balance.")


class NoCardForCard(Validator):
    """A gift card can't buy a gift card."""

    name = "no_card_for_card"

    def leaves_out(self, attempt: Attempt, line: BasketLine) -> bool:
        """See the class."""
        return line.gift_card and attempt.kind is AccountKind.GIFT_CARD


class LeftOut(Validator):
    """A line that the shop has marked is paid by other means."""

    name = "left_out"

    def leaves_out(self, attempt: Attempt, line: BasketLine) -> bool:
        """See the class."""
        del attempt
        return line.excluded


# These always stand, whatever a shop adds.
ALWAYS: tuple[Validator, ...] = (
    NotClaimed(),
    IsActive(),
    NotWaiting(),
    NotExpired(),
    SameCurrency(),
    SomethingLeft(),
    NoCardForCard(),
    LeftOut(),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A validator with where it holds; None: everywhere."""

    validator: Validator
    channel: str | None = None
    product_id: str | None = None
    kind: AccountKind | None = None

    def concerns(self, attempt: Attempt) -> bool:
        """Whether it holds for this attempt. Where nobody says the channel, it is none of them."""
        return (
            self.channel in (None, attempt.channel)
            and self.product_id in (None, attempt.product_id)
            and self.kind in (None, attempt.kind)
        )


@dataclass(frozen=True, slots=True)
class Chain:
    """The validators of a shop: those that always stand, then its own in their order."""

    rules: tuple[Rule, ...] = ()

    @property
    def periods(self) -> frozenset[timedelta]:
        """Back over which times a customer's spending must be known."""
        asked = (rule.validator.period for rule in self.rules)
        return frozenset(period for period in asked if period is not None)

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """The first validator's refusal, or None when the balance may be used."""
        said = (one.refuse(attempt) for one in self._asked(attempt))
        return next((refusal for refusal in said if refusal is not None), None)

    def most(self, attempt: Attempt) -> int:
        """The most that may be paid of the basket this way; 0 when nothing may."""
        assert attempt.basket is not None, "there is nothing to pay"
        everybody = sum(one.held_minor + one.captured_minor for one in attempt.basket.others)
        limits = [one.most(attempt) for one in self._asked(attempt)]
        known = [limit for limit in limits if limit is not None]
        lines = self._of_lines(attempt, attempt.basket) if attempt.basket.lines else ()
        return max(0, min([attempt.basket.total_minor - everybody, *lines, *known]))

    def _of_lines(self, attempt: Attempt, basket: Basket) -> tuple[int, int]:
        """What one kind of balance leaves out another may pay, in whatever order they come."""
        mine = self._left_out(attempt, basket)
        alike = [replace(attempt, kind=kind) for kind in AccountKind if kind is not attempt.kind]
        nobodys = mine.intersection(*(self._left_out(one, basket) for one in alike))

        def rest(left_out: set[int]) -> int:
            return basket.total_minor - sum(basket.lines[at].total_minor for at in left_out)

        return rest(mine) - basket.paid_by([attempt.kind]), rest(nobodys) - basket.paid_by(
            AccountKind
        )

    def _left_out(self, attempt: Attempt, basket: Basket) -> set[int]:
        asked = self._asked(attempt)
        return {
            at
            for at, line in enumerate(basket.lines)
            if any(one.leaves_out(attempt, line) for one in asked)
        }

    def _asked(self, attempt: Attempt) -> Sequence[Validator]:
        if not self.rules:
            return ALWAYS
        return [*ALWAYS, *(rule.validator for rule in self.rules if rule.concerns(attempt))]


USUAL = Chain()


def disclosed(
    refusal: Refusal, caller: ActorKind, hidden: tuple[type[Refusal], ...] = TELLING
) -> Refusal:
    """What this caller may be told of a refusal that concerns a code.

    Unknown, blocked, expired, empty and another's are one answer to a guest. A customer and the
    shop are told why.
    """
    if caller is ActorKind.GUEST and isinstance(refusal, hidden):
        return NotRedeemable(NOT_REDEEMABLE, field="code")
    return refusal
