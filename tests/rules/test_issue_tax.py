"""Single-purpose cards: which rate their sale is taxed at."""

import pytest

from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.issue_tax import Rates, rate_at_issue, rates_of, read_setting

SHOPS = read_setting("19, AT:20,US-CA:0")
OWN: Rates = {"DE": "7"}


@pytest.mark.parametrize(
    ("own", "where", "rate"),
    [
        (None, "AT", "20"),
        (None, "AT-9", "20"),
        (None, "US-CA", "0"),
        (None, "US", "19"),
        (None, None, "19"),
        (OWN, "DE-BY", "7"),
        (OWN, "AT", None),
        (OWN, None, None),
        ({}, "AT", None),
    ],
)
def test_a_product_says_for_all_of_it_or_the_shop_does(
    own: Rates | None, where: str | None, rate: str | None
) -> None:
    assert rate_at_issue(own, SHOPS, where) == rate


def test_a_shop_that_sets_nothing_sells_multi_purpose_cards() -> None:
    assert rate_at_issue(None, read_setting(""), "DE") is None


@pytest.mark.parametrize(
    ("pairs", "field"),
    [
        ([("DE", "19"), ("DE", "7")], "taxAtIssue.1.market"),
        ([("Germany", "19")], "taxAtIssue.0.market"),
        ([("DE", "19"), (None, "-1")], "taxAtIssue.1.taxRate"),
    ],
)
def test_rates_that_cannot_be_are_refused(pairs: list[tuple[str | None, str]], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        rates_of(pairs, field="taxAtIssue")

    assert refused.value.field == field


@pytest.mark.parametrize("text", ["nineteen", "DE=19", "19,20", "DE:19:7"])
def test_a_setting_that_cannot_be_read_says_its_form(text: str) -> None:
    with pytest.raises(ValueError, match="19,AT:20"):
        read_setting(text)
