"""How a cart's total spreads over its tenders."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.tenders import (
    Candidate,
    Standing,
    follow,
    in_order,
    planned,
    read_order,
    why_placed,
)
from tests.rules.checkout import following, room

CARD, CREDIT = AccountKind.GIFT_CARD, AccountKind.STORE_CREDIT


def tender(
    number: int,
    kind: AccountKind = CREDIT,
    *,
    asked: int | None = None,
    held: int = 0,
    captured: int = 0,
    spare: int = 0,
) -> Standing:
    return Standing(UUID(int=number), kind, asked, held, captured, spare)


TENDERS = st.lists(
    st.builds(
        Standing,
        st.uuids(),
        st.sampled_from(AccountKind),
        st.none() | st.integers(1, 500),
        st.integers(0, 300),
        st.integers(0, 100),
        st.integers(0, 300),
    ),
    max_size=6,
    unique_by=lambda one: one.tender_id,
)


def test_a_gift_card_cant_buy_a_gift_card_and_store_credit_can() -> None:
    assert room(100, 30, [], CARD) == 70
    assert room(100, 30, [], CREDIT) == 100
    assert room(100, 30, [tender(1, CARD, held=50)], CARD) == 20
    assert room(100, 30, [tender(1, CREDIT, held=40)], CARD) == 60
    assert room(100, 100, [], CARD) == 0


def test_what_is_paid_leaves_no_room_and_never_less_than_none() -> None:
    assert room(100, 0, [tender(1, held=60, captured=40)], CREDIT) == 0
    assert room(50, 0, [tender(1, held=60)], CREDIT) == 0


def test_when_the_total_drops_the_last_applied_gives_way_first() -> None:
    tenders = [tender(1, held=60), tender(2, held=40)]

    assert follow(tenders, following(70)) == {UUID(int=1): 60, UUID(int=2): 10}
    assert follow(tenders, following(50)) == {UUID(int=1): 50, UUID(int=2): 0}
    assert follow(tenders, following(0)) == {UUID(int=1): 0, UUID(int=2): 0}


def test_when_the_total_grows_a_tender_grows_up_to_what_it_asked_for() -> None:
    fixed, open_ = tender(1, asked=30, held=20, spare=50), tender(2, held=40, spare=100)

    assert follow([fixed, open_], following(200)) == {UUID(int=1): 30, UUID(int=2): 140}


def test_one_that_can_give_no_more_does_not_take_the_room_of_the_next() -> None:
    poor, rich = tender(1, held=20, spare=0), tender(2, held=10, spare=100)

    assert follow([poor, rich], following(100)) == {UUID(int=1): 20, UUID(int=2): 80}


@given(st.integers(0, 1000), st.integers(0, 1000), TENDERS)
def test_tenders_never_hold_more_than_is_left_to_pay(
    total: int, card_lines: int, tenders: list[Standing]
) -> None:
    card_lines = min(card_lines, total)
    targets = follow(tenders, following(total, card_lines))

    captured = sum(one.captured_minor for one in tenders)
    assert sum(targets.values()) <= max(0, total - captured)
    cards = [one for one in tenders if one.kind is CARD]
    by_cards = sum(targets[one.tender_id] for one in cards)
    taken = sum(one.captured_minor for one in cards)
    assert by_cards <= max(0, total - card_lines - taken)
    assert all(target >= 0 for target in targets.values())


@given(st.integers(0, 1000), TENDERS)
def test_no_tender_grows_beyond_what_its_account_can_give(
    total: int, tenders: list[Standing]
) -> None:
    targets = follow(tenders, following(total))
    for one in tenders:
        assert targets[one.tender_id] <= one.held_minor + one.spare_minor


@given(st.integers(0, 2000), st.lists(st.integers(0, 300), max_size=8))
def test_an_amount_is_taken_from_tenders_in_their_order(amount: int, held: list[int]) -> None:
    parts = in_order(amount, held)

    assert sum(parts) == min(amount, sum(held))
    for place, part in enumerate(parts):
        assert part == min(held[place], amount - sum(parts[:place]))


SOON = datetime(2026, 12, 1, tzinfo=UTC)
BALANCES = {
    "card": Candidate(UUID(int=1), CARD, 50, None),
    "ending card": Candidate(UUID(int=2), CARD, 90, SOON),
    "given card": Candidate(UUID(int=3), CARD, 70, None, promotional=True),
    "credit": Candidate(UUID(int=4), CREDIT, 60, None),
    "company": Candidate(UUID(int=5), CREDIT, 10, None, companys=True),
}


@pytest.mark.parametrize(
    ("order", "wished", "expected"),
    [
        ("soonest-expiry", False, "ending card, company, card, credit, given card"),
        ("smallest-balance", False, "company, card, credit, given card, ending card"),
        ("gift-cards", False, "ending card, card, given card, company, credit"),
        ("store-credit", False, "credit, ending card, company, card, given card"),
        ("company-credit,gift-cards", False, "company, ending card, card, given card, credit"),
        ("promotional", False, "given card, ending card, company, card, credit"),
        ("gift-cards", True, "credit, ending card, card, given card, company"),
    ],
)
def test_a_shop_says_what_pays_first(order: str, wished: bool, expected: str) -> None:
    read = read_order(order)
    names = {one.account_id: name for name, one in BALANCES.items()}

    found = planned(BALANCES.values(), read, credit_first=wished)

    assert ", ".join(names[one.account_id] for one in found) == expected
    # Each place is explained, and no part of the order explains what it does not concern.
    for one in found:
        said = why_placed(one, read, credit_first=wished)
        assert said
        assert ("expires first" not in said) or one.next_expiry == SOON
