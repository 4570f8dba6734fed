"""Dated rules: each as its source has it, at the instants where it begins and ends."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.errors import AgainstMarketRule, InvalidInput
from loyalty_gql.rules.market import (
    MarketRule,
    MarketRuleKind,
    cash_out_rule,
    days_of,
    lawful_days,
    must_last,
    must_last_days,
    of_place,
    place,
    validity_rule,
    years_after,
)
from loyalty_gql.rules.market_facts import RULES

INSTANT = timedelta(microseconds=1)
SPRING = datetime(2026, 4, 1, tzinfo=UTC)
TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=36_525)).map(
    lambda since: datetime(2000, 1, 1, tzinfo=UTC) + since
)
places = st.sampled_from([*{rule.place for rule in RULES}, "US-TX", "GB", "DE"])

# As the facts were written down: place, kind, from, what is asked.
FOUND = {
    ("US", "MINIMUM_VALIDITY", None, 5),
    ("US", "FEES", None, None),
    ("US-CA", "NO_EXPIRY", None, None),
    ("US-CA", "FEES", None, None),
    ("US-CA", "CASH_OUT", None, 1_000),
    ("US-CA", "CASH_OUT", "2026-04-01", 1_500),
    ("US-CO", "CASH_OUT", None, 500),
    ("US-ME", "CASH_OUT", None, 500),
    ("US-MT", "CASH_OUT", None, 500),
    ("US-NJ", "CASH_OUT", None, 500),
    ("US-OR", "CASH_OUT", None, 500),
    ("US-WA", "CASH_OUT", None, 500),
    ("US-MA", "CASH_OUT", None, 90),
    ("US-NY", "MINIMUM_VALIDITY", "2022-12-10", 9),
    ("US-NY", "CASH_OUT", "2022-12-10", 500),
    ("US-NY", "FEES", "2022-12-10", 900),
    ("CA", "NO_EXPIRY", None, None),
    ("CA", "FEES", None, None),
    ("AU", "MINIMUM_VALIDITY", "2019-11-01", 3),
    ("AU", "FEES", "2019-11-01", None),
}


def asked(rule: MarketRule) -> int | None:
    return rule.years or rule.under_minor or rule.used_percent or rule.up_to_minor


def validity(where: str, at: datetime = TODAY) -> str | None:
    rule = validity_rule(RULES, where, at)
    return rule.id if rule else None


def cash_out(where: str, at: datetime = TODAY, currency: str = "USD") -> MarketRule | None:
    return cash_out_rule(RULES, where, at, currency=currency, paid_minor=10_000)


def test_each_rule_is_as_it_was_found_and_names_its_source() -> None:
    written = {
        (rule.place, rule.kind.value, str(rule.starts) if rule.starts else None, asked(rule))
        for rule in RULES
    }
    assert written == FOUND
    assert len({rule.id for rule in RULES}) == len(RULES) == len(FOUND)
    for rule in RULES:
        assert rule.source
        assert rule.words
        assert (rule.currency is None) == (rule.under_minor is None and rule.up_to_minor is None)
        assert place(rule.place) == rule.place


@pytest.mark.parametrize("rule", [one for one in RULES if one.starts], ids=lambda one: one.id)
def test_a_rule_starts_on_its_date_by_itself(rule: MarketRule) -> None:
    assert rule.starts is not None
    starts = datetime.combine(rule.starts, time(), UTC)
    assert rule.in_force(starts)
    assert not rule.in_force(starts - INSTANT)


def test_california_pays_out_under_15_from_april_2026_on_and_under_10_before() -> None:
    before, after = cash_out("US-CA", SPRING - INSTANT), cash_out("US-CA", SPRING)
    assert before is not None
    assert after is not None
    assert (before.cash_limit(0), after.cash_limit(0)) == (999, 1_499)
    assert "SB 22" in after.source


def test_the_day_is_that_of_utc_wherever_the_moment_was_written() -> None:
    west = timezone(timedelta(hours=-7))
    assert cash_out("US-CA", datetime(2026, 3, 31, 17, tzinfo=west)) == cash_out("US-CA", SPRING)
    assert cash_out("US-CA", datetime(2026, 3, 31, 16, 59, tzinfo=west)) != cash_out(
        "US-CA", SPRING
    )


@given(where=places, at=moments)
def test_at_any_instant_one_rule_at_most_is_in_force_for_each_question(
    where: str, at: datetime
) -> None:
    of_part = [rule for rule in of_place(RULES, where, at) if rule.place == where]
    for kind in MarketRuleKind:
        assert len([rule for rule in of_part if rule.kind is kind]) <= 1


@given(rule=st.sampled_from(RULES), at=moments)
def test_a_rule_is_in_force_from_its_day_until_the_day_of_its_end(
    rule: MarketRule, at: datetime
) -> None:
    first = datetime.combine(rule.starts or date.min, time(), UTC)
    end = datetime.combine(rule.until or date.max, time(), UTC)
    assert rule.in_force(at) == (first <= at < end)
    assert (rule in of_place(RULES, rule.place, at)) == rule.in_force(at)


def test_the_stricter_law_wins() -> None:
    assert validity("US-TX") == validity("US") == "us-validity"
    assert validity("US-NY") == "us-ny-validity"
    assert validity("US-NY", datetime(2022, 12, 9, tzinfo=UTC)) == "us-validity"
    assert validity("US-CA") == "us-ca-no-expiry"
    assert validity("CA") == "ca-no-expiry"
    assert validity("AU") == "au-validity"
    assert validity("AU", datetime(2019, 10, 31, tzinfo=UTC)) is None


@pytest.mark.parametrize("where", ["IE", "DE", "JP", "GB"])
def test_what_was_not_found_is_not_guessed(where: str) -> None:
    assert of_place(RULES, where, TODAY) == []


def test_a_threshold_is_not_converted() -> None:
    assert cash_out("US-CA", currency="EUR") is None
    assert cash_out("US") is None
    massachusetts = cash_out("US-MA", currency="EUR")
    assert massachusetts is not None
    assert massachusetts.cash_limit(10_000) == 1_000
    assert massachusetts.cash_limit(99) == 9


@given(since=moments, years=st.integers(1, 20))
def test_so_many_days_are_never_less_than_so_many_years(since: datetime, years: int) -> None:
    ends = years_after(since, years)
    assert since + timedelta(days=days_of(years)) >= ends
    assert (ends - since).days in range(365 * years, days_of(years) + 1)


def test_a_leap_day_has_its_anniversary_on_the_day_after() -> None:
    leap = datetime(2028, 2, 29, 10, tzinfo=UTC)
    assert years_after(leap, 5) == datetime(2033, 3, 1, 10, tzinfo=UTC)
    assert years_after(leap, 4) == datetime(2032, 2, 29, 10, tzinfo=UTC)
    assert years_after(datetime(9998, 1, 1, tzinfo=UTC), 5) == datetime(9999, 12, 31, tzinfo=UTC)


@given(since=moments, short=st.timedeltas(INSTANT, timedelta(days=4_000)))
def test_an_expiry_before_the_floor_is_refused_and_what_is_allowed_is_not(
    since: datetime, short: timedelta
) -> None:
    rule = next(one for one in RULES if one.id == "us-validity")
    floor = years_after(since, 5)

    must_last(rule, floor, since=since)
    must_last(rule, None, since=since)
    with pytest.raises(AgainstMarketRule) as refused:
        must_last(rule, floor - short, since=since)

    said = refused.value.message
    assert "us-validity" in said
    assert "12 CFR 1005.20" in said
    allowed = said.split("Allowed: ")[1].split(" or later")[0]
    must_last(rule, datetime.fromisoformat(allowed), since=since)


def test_where_nothing_may_expire_any_expiry_is_refused() -> None:
    rule = validity_rule(RULES, "US-CA", TODAY)
    with pytest.raises(AgainstMarketRule, match=r"1749\.5.*Allowed: no expiry\."):
        must_last(rule, datetime(2999, 1, 1, tzinfo=UTC), since=TODAY)
    with pytest.raises(AgainstMarketRule, match=r"Allowed: no expiry\."):
        must_last_days(rule, 36_525)
    must_last(rule, None, since=TODAY)
    assert lawful_days(rule, 10) is None


def test_days_are_measured_by_the_longest_years_there_are() -> None:
    rule = validity_rule(RULES, "US", TODAY)
    must_last_days(rule, 1_827)
    must_last_days(rule, None)
    with pytest.raises(AgainstMarketRule, match="1827 days or more"):
        must_last_days(rule, 1_826)
    assert (lawful_days(rule, 10), lawful_days(rule, 2_000)) == (1_827, 2_000)
    assert (lawful_days(rule, None), lawful_days(None, 10)) == (None, 10)


@pytest.mark.parametrize("text", ["", "us", "USA", "US-", "US-CALI", "U", "US CA", "US\n", "ÜS"])
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(InvalidInput):
        place(text)
