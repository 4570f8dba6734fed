"""What a shop may set at checkout, beside what always stands. Each is a validator with its terms.

Amounts in terms are decimal strings by currency, `{"USD": "50.00"}`; a currency that is not named
has no limit. Source: row 17 of the feature table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, ClassVar, Self, cast

from loyalty_gql.errors import InvalidInput, NotAllowedHere, Refusal
from loyalty_gql.rules.money import is_plain, parse, to_decimal
from loyalty_gql.rules.redemption import Attempt, BasketLine, Validator
from loyalty_gql.rules.state import AccountKind

LONGEST_PERIOD_DAYS = 3_660
LONGEST_COOLING_OFF_HOURS = 24 * 90
MOST_TENDERS = 50
MOST_NAMED = 1_000
BOTH = tuple(AccountKind)


def amounts_of(terms: Mapping[str, Any]) -> dict[str, int]:
    """The amounts in terms, in minor units by currency.

    Raises:
        InvalidInput: there are none, or one is no positive amount of its currency.
    """
    given = terms.get("amounts")
    if not isinstance(given, dict) or not given:
        raise InvalidInput('"amounts" is like {"USD": "50.00"}.', field="terms.amounts")
    found: dict[str, int] = {}
    for currency, amount in cast("dict[str, object]", given).items():
        if not isinstance(amount, str):
            raise InvalidInput("An amount is a string.", field=f"terms.amounts.{currency}")
        minor = parse(amount, currency).minor
        if minor <= 0:
            raise InvalidInput("An amount is above zero.", field=f"terms.amounts.{currency}")
        found[currency] = minor
    return found


def number_of(terms: Mapping[str, Any], name: str, most: int) -> int:
    """A whole number in terms, from 1 to `most`.

    Raises:
        InvalidInput: it is not.
    """
    value = terms.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise InvalidInput(f"{name!r} is a whole number from 1 to {most}.", field=f"terms.{name}")
    return value


def names_of(terms: Mapping[str, Any], name: str) -> frozenset[str]:
    """A list of the shop's ids in terms.

    Raises:
        InvalidInput: it is none, or empty, or too long.
    """
    given = terms.get(name)
    listed = cast("list[object]", given) if isinstance(given, list) else []
    texts = frozenset(one for one in listed if isinstance(one, str) and one)
    if not texts or len(texts) != len(listed) or len(texts) > MOST_NAMED:
        raise InvalidInput(f"{name!r} is a list of different ids.", field=f"terms.{name}")
    return texts


def only(terms: Mapping[str, Any], *names: str) -> None:
    """Refuse terms that nobody would look at.

    Raises:
        InvalidInput: there are others than these.
    """
    unknown = sorted(set(terms) - set(names))
    if unknown:
        there_are = ", ".join(names)
        raise InvalidInput(
            f"{unknown[0]!r} is not a term of it. There are: {there_are}.", field="terms"
        )


@dataclass(frozen=True, slots=True)
class PerCustomerLimit(Validator):
    """A customer spends no more than an amount in so many days, orders being placed included.

    Somebody unknown has no history to limit: a guest's codes are not concerned.
    """

    name: ClassVar[str] = "per_customer_limit"
    amounts: Mapping[str, int]
    days: int

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "amounts", "days")
        return cls(amounts_of(terms), number_of(terms, "days", LONGEST_PERIOD_DAYS))

    @property
    def period(self) -> timedelta | None:
        """The last days, up to now."""
        return timedelta(days=self.days)

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """When nothing is left of it."""
        left = self._left(attempt)
        if left is None or left > 0:
            return None
        assert attempt.basket is not None, "there was a limit"
        currency = attempt.basket.currency
        limit = to_decimal(self.amounts[currency], currency)
        return NotAllowedHere(f"Only {limit} {currency} can be spent within {self.days} days.")

    def most(self, attempt: Attempt) -> int | None:
        """What is left of it."""
        return self._left(attempt)

    def _left(self, attempt: Attempt) -> int | None:
        if attempt.basket is None or attempt.customer_id is None:
            return None
        limit = self.amounts.get(attempt.basket.currency)
        if limit is None:
            return None
        elsewhere = attempt.spent_minor.get(timedelta(days=self.days), 0)
        return max(0, limit - elsewhere - attempt.basket.paid_by(BOTH))


@dataclass(frozen=True, slots=True)
class OnlyInChannels(Validator):
    """It pays in these channels only."""

    name: ClassVar[str] = "only_in_channels"
    channels: frozenset[str]

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "channels")
        return cls(names_of(terms, "channels"))

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """Also when no channel is named, unless somebody only looks: what is claimed pays on."""
        looks = attempt.basket is None and not attempt.claims
        if attempt.channel in self.channels or (looks and attempt.channel is None):
            return None
        return NotAllowedHere("This balance can't be used in this shop.")


@dataclass(frozen=True, slots=True)
class PerOrderCap(Validator):
    """Balances pay no more of an order than an amount, or than a part of its total in percent.

    A part is rounded down to whole minor units.
    """

    name: ClassVar[str] = "per_order_cap"
    amounts: Mapping[str, int]
    percent: Decimal | None

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "amounts", "percent")
        amounts = amounts_of(terms) if "amounts" in terms or "percent" not in terms else {}
        return cls(amounts, _percent(terms["percent"]) if "percent" in terms else None)

    def most(self, attempt: Attempt) -> int | None:
        """What other balances pay counts, too."""
        basket = attempt.basket
        if basket is None:
            return None
        caps = [self.amounts[basket.currency]] if basket.currency in self.amounts else []
        if self.percent is not None:
            caps.append(int(basket.total_minor * self.percent / 100))
        return min(caps) - basket.paid_by(BOTH) if caps else None


def _percent(given: object) -> Decimal:
    percent = Decimal(given) if isinstance(given, str) and is_plain(given) else None
    if percent is None or not 0 < percent <= 100:  # noqa: PLR2004
        raise InvalidInput('"percent" is a string from above 0 to 100.', field="terms.percent")
    return percent


@dataclass(frozen=True, slots=True)
class MinimumSpend(Validator):
    """It pays only when the whole cart costs at least an amount."""

    name: ClassVar[str] = "minimum_spend"
    amounts: Mapping[str, int]

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "amounts")
        return cls(amounts_of(terms))

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """Says how much it must be."""
        basket = attempt.basket
        if basket is None or basket.total_minor >= self.amounts.get(basket.currency, 0):
            return None
        least = to_decimal(self.amounts[basket.currency], basket.currency)
        return NotAllowedHere(f"This balance pays from a total of {least} {basket.currency} on.")


@dataclass(frozen=True, slots=True)
class ExcludedProducts(Validator):
    """Lines of these products have to be paid by other means."""

    name: ClassVar[str] = "excluded_products"
    products: frozenset[str]

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "products")
        return cls(names_of(terms, "products"))

    def leaves_out(self, attempt: Attempt, line: BasketLine) -> bool:
        """See the class."""
        del attempt
        return line.product_id in self.products


@dataclass(frozen=True, slots=True)
class FewTenders(Validator):
    """No more than so many balances pay one cart."""

    name: ClassVar[str] = "few_tenders"
    count: int

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "count")
        return cls(number_of(terms, "count", MOST_TENDERS))

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """Those that hold or have paid nothing don't count."""
        if attempt.basket is None:
            return None
        paying = [one for one in attempt.basket.others if one.held_minor or one.captured_minor]
        if len(paying) < self.count:
            return None
        return NotAllowedHere(f"At most {self.count} balances can pay one cart.")


class CreditOrDiscount(Validator):
    """A cart with a discount can't be paid from a balance, too."""

    name = "credit_or_discount"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if attempt.basket is None or attempt.basket.discount_minor == 0:
            return None
        return NotAllowedHere("This balance can't be used together with a discount.")


@dataclass(frozen=True, slots=True)
class CoolingOff(Validator):
    """A balance pays only so many hours after value came: a stolen payment shows by then."""

    name: ClassVar[str] = "cooling_off"
    hours: int

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """See the module."""
        only(terms, "hours")
        return cls(number_of(terms, "hours", LONGEST_COOLING_OFF_HOURS))

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """Half-open: at the end of the time it pays. Looking at the balance is no spending.

        Claiming is refused as spending is: the credit it goes into may be an old one.
        """
        asked_to_give = attempt.basket is not None or attempt.claims
        if not asked_to_give or attempt.active_since is None:
            return None
        ends = attempt.active_since + timedelta(hours=self.hours)
        if attempt.now >= ends:
            return None
        seconds = int((ends - attempt.now).total_seconds()) + 1
        return NotAllowedHere(
            f"This balance has new value; it can be used {self.hours} hours after that came.",
            retry_after_seconds=seconds,
        )


class OwnerOnly(Validator):
    """A card that belongs to a customer pays only for that customer, whoever knows its code."""

    name = "owner_only"

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """See the class."""
        if attempt.owner_id is None or attempt.owner_id == attempt.customer_id:
            return None
        return NotAllowedHere("This balance belongs to somebody else.")


BUILT_IN: tuple[type[Validator], ...] = (
    PerCustomerLimit,
    OnlyInChannels,
    PerOrderCap,
    MinimumSpend,
    ExcludedProducts,
    FewTenders,
    CreditOrDiscount,
    CoolingOff,
    OwnerOnly,
)
