"""How far a purchase has gone is read off its moments."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.purchases import Moments, PurchaseStatus, status
from loyalty_gql.rules.texts import email, line

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
BEGUN = Moments(lapses_at=NOON)


def test_it_lapses_at_the_instant_and_not_before() -> None:
    assert status(BEGUN, NOON - TICK) is PurchaseStatus.PENDING
    assert status(BEGUN, NOON) is PurchaseStatus.LAPSED


def test_what_happened_outlasts_the_time_it_had() -> None:
    late = NOON + timedelta(days=400)
    paid = replace(BEGUN, paid_at=NOON + timedelta(days=1))
    assert status(paid, late) is PurchaseStatus.PAID
    assert status(replace(paid, refunded_at=late), late) is PurchaseStatus.REFUNDED
    assert status(replace(BEGUN, cancelled_at=NOON), late) is PurchaseStatus.CANCELLED
    assert status(Moments(None, paid_at=NOON), late) is PurchaseStatus.PAID


@pytest.mark.parametrize("text", ["eve@shop.test", "e.v+e@a.b-c.example", "Éve@münchen.example"])
def test_an_address(text: str) -> None:
    assert email(f" {text} ", field="to") == text


@pytest.mark.parametrize(
    "text",
    [
        "eve", "eve@shop", "@shop.test", "a@b@shop.test", "eve@shop..test", "e ve@shop.test",
        "eve@shop.test,b@c.test", "eve@shop.test\nBcc: all@shop.test", "Eve <eve@shop.test>",
        "x" * 251 + "@b.c",
    ],
)  # fmt: skip
def test_no_address(text: str) -> None:
    with pytest.raises(InvalidInput):
        email(text, field="to")


def test_a_name_is_one_line() -> None:
    assert (line("  Eve ", field="name"), line(" ", field="name")) == ("Eve", None)
    for text in ("Eve\nBcc: x", "x" * 256, "a\u202eb"):
        with pytest.raises(InvalidInput):
            line(text, field="name")
