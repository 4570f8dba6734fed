"""Money: exact, in minor units, refused rather than rounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.errors import CurrencyMismatch, InvalidAmount, UnknownCurrency
from loyalty_gql.rules.money import (
    LARGEST_MINOR,
    Money,
    digits,
    parse,
    positive,
    same_currency,
    split,
    to_decimal,
    within,
)

CURRENCIES = st.sampled_from(["JPY", "USD", "EUR", "KWD", "CLF"])
MINOR = st.integers(-LARGEST_MINOR, LARGEST_MINOR)


@pytest.mark.parametrize(
    ("currency", "places"), [("JPY", 0), ("USD", 2), ("KWD", 3), ("CLF", 4), ("ISK", 0)]
)
def test_digits_are_iso_4217s(currency: str, places: int) -> None:
    assert digits(currency) == places


@pytest.mark.parametrize("code", ["zzz", "usd", "", "XAU", "XXX", "US", "USDX", "U\0D", "💶"])
def test_unknown_currencies_are_refused(code: str) -> None:
    with pytest.raises(UnknownCurrency):
        parse("1", code)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("12.30", "USD", 1230),
        ("12.3", "USD", 1230),
        ("12", "USD", 1200),
        ("-0.01", "USD", -1),
        ("0", "USD", 0),
        ("12.300000", "USD", 1230),  # more zeros than the currency has digits say nothing else
        ("5", "JPY", 5),
        ("0.001", "KWD", 1),
    ],
)
def test_amounts_are_read_exactly(amount: str, currency: str, minor: int) -> None:
    assert parse(amount, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("0.005", "USD"), ("1.001", "EUR"), ("0.1", "JPY"), ("1e30", "USD"), ("1" * 31, "USD"),
        ("1e-30", "USD"), ("1e999999999", "USD"), ("1" * 10_000, "USD"), ("", "USD"),
        (" ", "USD"), ("abc", "USD"), ("NaN", "USD"), ("Infinity", "USD"), ("-inf", "USD"),
        ("1,50", "USD"), ("1.5.0", "USD"), ("0x10", "USD"), ("--1", "USD"),
        ("1\0", "USD"), ("1_000", "USD"), (" 1", "USD"), ("1\n", "USD"), ("\u0661", "USD"),
        ("100000000000.01", "USD"), ("+1", "USD"), ("1e2", "USD"), ("1E+2", "USD"), ("-", "USD"),
        (".5", "USD"), ("5.", "USD"), ("-.5", "USD"), ("1 ", "USD"), ("- 1", "USD"),
        ("1." + "0" * 32 + "1", "USD"), ("1\u00a0000", "USD"), ("\uff11", "USD"),
        ("\u22121", "USD"), ("1_0.0", "USD"),
    ],
)  # fmt: skip
def test_what_is_not_an_exact_amount_is_refused_and_never_rounded(
    amount: str, currency: str
) -> None:
    with pytest.raises(InvalidAmount):
        parse(amount, currency)


@given(MINOR, CURRENCIES)
def test_what_is_formatted_is_read_back(minor: int, currency: str) -> None:
    written = to_decimal(minor, currency)

    assert parse(written, currency) == Money(minor, currency)
    places = digits(currency)
    assert len(written.partition(".")[2]) == places
    assert ("." in written) == (places > 0)


@given(st.text(max_size=50), CURRENCIES)
def test_any_text_is_read_exactly_or_refused(text: str, currency: str) -> None:
    try:
        money = parse(text, currency)
    except InvalidAmount:
        return
    assert abs(money.minor) <= LARGEST_MINOR


@given(st.integers(0, 10**15), st.lists(st.integers(0, 10**13), min_size=1, max_size=30))
def test_shares_sum_to_the_whole_and_are_off_by_less_than_one(
    total: int, weights: list[int]
) -> None:
    whole = sum(weights)
    if whole == 0:
        assert split(0, weights) == [0] * len(weights)
        return
    shares = split(total, weights)

    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * whole - total * weight) < whole
        assert share == 0 or weight > 0


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.data())
def test_no_share_exceeds_its_weight_when_the_total_does_not(
    weights: list[int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(weights)))
    assert all(
        share <= weight for share, weight in zip(split(total, weights), weights, strict=True)
    )


def test_remainders_go_to_the_largest_first_and_ties_to_the_first() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [3, 3, 4]) == [3, 3, 4]
    assert split(1, [1, 2]) == [0, 1]


@pytest.mark.parametrize("minor", [0, -1])
def test_zero_never_means_everything(minor: int) -> None:
    with pytest.raises(InvalidAmount):
        positive(Money(minor, "USD"))


def test_the_shops_own_limit_holds_per_currency() -> None:
    limits = {"*": 1000, "JPY": 50}
    assert within(Money(1000, "USD"), limits)
    for above in (Money(1001, "USD"), Money(51, "JPY"), Money(-51, "JPY")):
        with pytest.raises(InvalidAmount):
            within(above, limits)


def test_currencies_are_never_mixed() -> None:
    with pytest.raises(CurrencyMismatch):
        same_currency(Money(1, "USD"), "EUR")
