"""What a product sells: denominations, a range, or both; and nothing beside them."""

from datetime import timedelta

import pytest

from loyalty_gql.errors import CurrencyMismatch, InvalidAmount, InvalidInput, UnknownCurrency
from loyalty_gql.rules.money import LARGEST_MINOR, Money
from loyalty_gql.rules.products import (
    LONGEST_VALIDITY_DAYS,
    MOST_CARDS,
    MOST_DENOMINATIONS,
    Offer,
    must_fit,
    offered,
    only_amount,
    total,
    validity,
)


def usd(minor: int) -> Money:
    return Money(minor, "USD")


def test_denominations_are_sorted_and_each_is_there_once() -> None:
    offer = offered("USD", [usd(5000), usd(2500), usd(5000)], None)
    assert offer == Offer("USD", (2500, 5000))
    both = offered("USD", [usd(2500)], (usd(1000), usd(1000)))
    assert both == Offer("USD", (2500,), 1000, 1000)


def test_what_can_not_be_offered() -> None:
    euro = Money(100, "EUR")
    with pytest.raises(InvalidInput):
        offered("USD", [], None)
    with pytest.raises(UnknownCurrency):
        offered("ZZZ", [Money(1, "ZZZ")], None)
    with pytest.raises(InvalidInput):
        offered("USD", [usd(n) for n in range(1, MOST_DENOMINATIONS + 2)], None)
    with pytest.raises(InvalidInput):
        offered("USD", [], (usd(1001), usd(1000)))
    for denominations, ends in (
        ([euro], None), ([], (euro, usd(200))), ([], (usd(50), euro)),
    ):  # fmt: skip
        with pytest.raises(CurrencyMismatch):
            offered("USD", denominations, ends)
    for denominations, ends in (
        ([usd(0)], None), ([usd(-1)], None), ([], (usd(0), usd(10))), ([], (usd(-5), usd(-1))),
    ):  # fmt: skip
        with pytest.raises(InvalidAmount):
            offered("USD", denominations, ends)


@pytest.mark.parametrize("minor", [2500, 5000, 10_000, 15_000, 20_000])
def test_an_amount_fits_that_is_named_or_within_the_range(minor: int) -> None:
    must_fit(Offer("USD", (2500, 5000), 10_000, 20_000), usd(minor))


@pytest.mark.parametrize("minor", [2499, 2501, 9999, 20_001, 1, 0, -2500])
def test_one_step_beside_it_does_not_fit(minor: int) -> None:
    with pytest.raises(InvalidAmount):
        must_fit(Offer("USD", (2500, 5000), 10_000, 20_000), usd(minor))


def test_amounts_are_never_converted() -> None:
    with pytest.raises(CurrencyMismatch):
        must_fit(Offer("USD", (2500,)), Money(2500, "EUR"))


def test_where_there_is_nothing_to_choose() -> None:
    assert only_amount(Offer("USD", (2500,))) == 2500
    assert only_amount(Offer("USD", (2500, 5000))) is None
    assert only_amount(Offer("USD", (2500,), 1, 9)) is None
    assert only_amount(Offer("USD", (), 9, 9)) is None


def test_the_total_of_so_many_cards() -> None:
    assert total(usd(2500), MOST_CARDS) == usd(2500 * MOST_CARDS)
    for quantity in (0, -1, MOST_CARDS + 1):
        with pytest.raises(InvalidInput):
            total(usd(2500), quantity)
    with pytest.raises(InvalidAmount):
        total(usd(LARGEST_MINOR), 2)


def test_for_how_long() -> None:
    assert validity(None) is None
    assert validity(365) == timedelta(days=365)
    for days in (0, -1, LONGEST_VALIDITY_DAYS + 1):
        with pytest.raises(InvalidInput):
            validity(days)
