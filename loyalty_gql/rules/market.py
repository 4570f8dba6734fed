"""What the law of a market asks of paid gift cards, as dated rules. The facts: `market_facts`.

A rule begins by itself with its day (UTC) and ends with the beginning of another: half-open. A
place has its own rules and those of the country it is in; the stricter one counts. Value that was
never paid for is outside all of them. Amounts are minor units.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from loyalty_gql.errors import AgainstMarketRule, InvalidInput

LONGEST_PLACE = 6
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


class MarketRuleKind(StrEnum):
    """What a rule is about. FEES are only told: we charge none."""

    MINIMUM_VALIDITY = "MINIMUM_VALIDITY"
    NO_EXPIRY = "NO_EXPIRY"
    CASH_OUT = "CASH_OUT"
    FEES = "FEES"


@dataclass(frozen=True, slots=True)
class MarketRule:
    """One rule of one place (ISO 3166). `starts` None: before anything we know of.

    `years` is the shortest validity. Cash is due below `under_minor`, or when `used_percent` of
    what was paid is used; `up_to_minor` is the largest fee.
    """

    id: str
    place: str
    kind: MarketRuleKind
    source: str
    words: str
    starts: date | None = None
    until: date | None = None
    years: int | None = None
    under_minor: int | None = None
    used_percent: int | None = None
    up_to_minor: int | None = None
    currency: str | None = None

    def in_force(self, at: datetime) -> bool:
        """Half-open by the calendar day in UTC."""
        day = at.astimezone(UTC).date()
        return (self.starts is None or self.starts <= day) and (
            self.until is None or day < self.until
        )

    def told(self) -> str:
        """The rule in one line, as a refusal names it."""
        return f"{self.place}, {self.id}: {self.words} Source: {self.source}."

    def cash_limit(self, paid_minor: int) -> int | None:
        """The balance that may still be paid out, of `paid_minor` in all; None: not about cash."""
        if self.used_percent is not None:
            return paid_minor * (100 - self.used_percent) // 100
        return None if self.under_minor is None else self.under_minor - 1


def place(text: str, *, field: str = "market") -> str:
    """A country or one of its parts, as ISO 3166 writes it: US, US-CA.

    Raises:
        InvalidInput: it is not of that form.
    """
    if not _PLACE.fullmatch(text):
        raise InvalidInput(f"{field} is a country or a part of one, such as US-CA.", field=field)
    return text


def of_place(rules: Iterable[MarketRule], where: str, at: datetime) -> list[MarketRule]:
    """The rules in force in a place, those of its country among them."""
    places = {where, where.partition("-")[0]}
    return [rule for rule in rules if rule.place in places and rule.in_force(at)]


def validity_rule(rules: Iterable[MarketRule], where: str, at: datetime) -> MarketRule | None:
    """The strictest rule about how long value is good; for ever is stricter than any years."""
    about = [
        rule
        for rule in of_place(rules, where, at)
        if rule.kind is MarketRuleKind.NO_EXPIRY or rule.years is not None
    ]
    return max(about, key=_strictness, default=None)


def _strictness(rule: MarketRule) -> tuple[bool, int, bool]:
    # Of two that ask the same, the part's own is named before the country's.
    return rule.kind is MarketRuleKind.NO_EXPIRY, rule.years or 0, "-" in rule.place


def cash_out_rule(
    rules: Iterable[MarketRule], where: str, at: datetime, *, currency: str, paid_minor: int
) -> MarketRule | None:
    """The rule that pays out most: the highest limit in that currency."""
    about = [
        rule
        for rule in of_place(rules, where, at)
        if rule.kind is MarketRuleKind.CASH_OUT and rule.currency in (None, currency)
    ]
    return max(about, key=lambda rule: rule.cash_limit(paid_minor) or 0, default=None)


def years_after(at: datetime, years: int) -> datetime:
    """The same instant so many years later; of a leap day the day after.

    Beyond the calendar's end it is its last day.
    """
    at = at.astimezone(UTC)
    if at.year + years > date.max.year:
        return datetime.combine(date.max, time(), UTC)
    try:
        return at.replace(year=at.year + years)
    except ValueError:
        return (at + timedelta(days=1)).replace(year=at.year + years)


def days_of(years: int) -> int:
    """So many days are never less than so many years, whenever they begin."""
    return 365 * years + -(-years // 4)


def must_last(
    rule: MarketRule | None,
    expires_at: datetime | None,
    *,
    since: datetime,
    field: str = "expiresAt",
) -> None:
    """Refuse an expiry that comes before the rule allows it, counted from issue or load.

    Raises:
        AgainstMarketRule: it does; the words name the rule and what would be allowed.
    """
    if rule is None or expires_at is None:
        return
    if rule.years is None:
        raise _refusal(rule, "no expiry", field)
    earliest = years_after(since, rule.years)
    if expires_at < earliest:
        # To the second, and rounded up: who sends what we say is not refused again.
        second = (earliest + timedelta(microseconds=999_999)).replace(microsecond=0)
        allowed = f"{second:%Y-%m-%dT%H:%M:%SZ} or later, or no expiry"
        raise _refusal(rule, allowed, field)


def must_last_days(rule: MarketRule | None, days: int | None, *, field: str = "validDays") -> None:
    """The same of a validity in days.

    Raises:
        AgainstMarketRule: see `must_last`.
    """
    if rule is None or days is None:
        return
    if rule.years is None:
        raise _refusal(rule, "no expiry", field)
    if days < days_of(rule.years):
        raise _refusal(rule, f"{days_of(rule.years)} days or more, or no expiry", field)


def lawful_days(rule: MarketRule | None, days: int | None) -> int | None:
    """The same days, or as many as the rule asks for; None is for ever."""
    if rule is None or days is None:
        return days
    return None if rule.years is None else max(days, days_of(rule.years))


def _refusal(rule: MarketRule, allowed: str, field: str) -> AgainstMarketRule:
    return AgainstMarketRule(f"{rule.told()} Allowed: {allowed}.", field=field)
