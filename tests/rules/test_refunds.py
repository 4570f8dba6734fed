"""How a refund is split: to the cent, within each payer's cap, as asked where somebody asks."""

import os
from random import Random
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_gql.errors import InvalidAmount, InvalidInput, NotFound, RefundExceedsPaid
from loyalty_gql.rules import plan_ids
from loyalty_gql.rules.money import parse, to_decimal
from loyalty_gql.rules.refunds import LineAsk, newest_first, of_lines, spread

MANY = 10_000 if os.environ.get("LOYALTY_FAULTS") == "full" else 1_000
LINES = {"shirts": (1000, 3), "mug": (500, 2), "gift": (0, 1)}
LARGEST = {"JPY": 10**7, "USD": 10**9, "KWD": 10**10}


@st.composite
def orders(draw: st.DrawFn) -> tuple[str, list[int]]:
    """A currency with 0, 2 or 3 digits, and what up to six tenders and other means have left."""
    currency = draw(st.sampled_from(sorted(LARGEST)))
    count = draw(st.integers(1, 7))
    amounts = st.integers(0, LARGEST[currency])
    return currency, draw(st.lists(amounts, min_size=count, max_size=count).filter(any))


@settings(max_examples=MANY, deadline=None)
@given(orders(), st.data())
def test_the_parts_of_an_order_sum_to_the_cent(
    order: tuple[str, list[int]], data: st.DataObject
) -> None:
    currency, left = order
    amount = data.draw(st.integers(1, sum(left)))

    parts = spread(amount, left, [None] * len(left))

    as_written = [parse(to_decimal(part, currency), currency).minor for part in parts]
    assert sum(as_written) == amount
    assert all(0 <= part <= most for part, most in zip(parts, left, strict=True))
    # Nobody is more than a minor unit away from the exact share.
    whole = sum(left)
    assert all(
        abs(part * whole - amount * most) < whole for part, most in zip(parts, left, strict=True)
    )


def test_splits_of_ten_thousand_orders_sum_to_the_cent() -> None:
    """Up to six tenders, refunded in up to five parts; each is drawn, the same ones each time."""
    chance = Random(5)
    for _ in range(10_000):
        most = LARGEST[chance.choice(sorted(LARGEST))]
        paid = [
            chance.randint(1, chance.choice([3, 100, most])) for _ in range(chance.randint(1, 6))
        ]
        left = list(paid)
        for _ in range(chance.randint(1, 5)):
            amount = chance.randint(1, sum(left))
            parts = spread(amount, left, [None] * len(left))
            assert sum(parts) == amount
            left = [most - part for most, part in zip(left, parts, strict=True)]
            assert min(left) >= 0
            if sum(left) == 0:
                break
        rest = spread(sum(left), left, [None] * len(left)) if sum(left) else []
        assert sum(rest) == sum(left)


@settings(max_examples=MANY, deadline=None)
@given(orders(), st.data())
def test_refunds_one_after_the_other_give_back_all_and_no_more(
    order: tuple[str, list[int]], data: st.DataObject
) -> None:
    _, left = order
    paid = list(left)
    came_back = [0] * len(left)
    for _ in range(3):
        if sum(left) == 0:
            break
        amount = data.draw(st.integers(1, sum(left)))
        parts = spread(amount, left, [None] * len(left))
        left = [most - part for most, part in zip(left, parts, strict=True)]
        came_back = [one + part for one, part in zip(came_back, parts, strict=True)]
    rest = spread(sum(left), left, [None] * len(left))
    assert [one + part for one, part in zip(came_back, rest, strict=True)] == paid


@settings(max_examples=MANY, deadline=None)
@given(orders(), st.data())
def test_what_is_asked_of_a_tender_is_exact_and_the_rest_is_shared(
    order: tuple[str, list[int]], data: st.DataObject
) -> None:
    _, left = order
    asked = [data.draw(st.none() | st.integers(0, most)) for most in left]
    named = sum(part for part in asked if part is not None)
    open_ = sum(most for most, part in zip(left, asked, strict=True) if part is None)
    amount = named + data.draw(st.integers(0, open_))

    parts = spread(amount, left, asked)

    assert sum(parts) == amount
    assert all(ask in (None, part) for ask, part in zip(asked, parts, strict=True))
    assert all(0 <= part <= most for part, most in zip(parts, left, strict=True))


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.integers(0, 10**9), max_size=6), st.data())
def test_a_tender_gets_its_last_capture_back_first(left: list[int], data: st.DataObject) -> None:
    part = data.draw(st.integers(0, sum(left)))
    shares = newest_first(part, left)
    assert sum(shares) == part
    touched = [place for place, share in enumerate(shares) if share]
    assert all(shares[place] == left[place] for place in touched[1:])
    assert touched == [] or touched[-1] == max(place for place, most in enumerate(left) if most)


def test_a_cent_goes_to_the_largest_remainder() -> None:
    assert spread(100, [1, 1, 1000], [None] * 3) == [0, 0, 100]
    assert spread(1, [1, 2, 1], [None] * 3) == [0, 1, 0]
    assert spread(10, [3333, 3333, 3334], [None] * 3) == [3, 3, 4]


@pytest.mark.parametrize(
    ("amount", "asked", "refusal"),
    [
        (801, [None, None], RefundExceedsPaid),
        (400, [501, None], RefundExceedsPaid),
        (400, [-1, None], InvalidAmount),
        (400, [401, None], InvalidAmount),
        (400, [99, None], InvalidAmount),
        (400, [99, 300], InvalidAmount),
    ],
)
def test_parts_that_can_not_be_are_refused(
    amount: int, asked: list[int | None], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        spread(amount, [500, 300], asked)


@pytest.mark.parametrize(
    ("asked", "worth"),
    [
        ([LineAsk("shirts")], 1000),
        ([LineAsk("shirts", quantity=1)], 333),
        ([LineAsk("shirts", quantity=2)], 667),
        ([LineAsk("shirts", quantity=3)], 1000),
        ([LineAsk("shirts", minor=1), LineAsk("mug", quantity=1)], 251),
    ],
)
def test_lines_are_worth_what_they_cost(asked: list[LineAsk], worth: int) -> None:
    assert of_lines(LINES, asked) == worth


def test_half_a_minor_unit_is_rounded_to_even() -> None:
    assert of_lines({"a": (1, 2)}, [LineAsk("a", minor=1)]) == 1
    with pytest.raises(InvalidAmount):
        of_lines({"a": (1, 2)}, [LineAsk("a", quantity=1)])
    assert of_lines({"a": (3, 2)}, [LineAsk("a", quantity=1)]) == 2


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ([], InvalidAmount),
        ([LineAsk("hat")], NotFound),
        ([LineAsk("gift")], InvalidAmount),
        ([LineAsk("mug"), LineAsk("mug", quantity=1)], InvalidInput),
        ([LineAsk("mug", quantity=0)], InvalidInput),
        ([LineAsk("mug", quantity=3)], InvalidInput),
        ([LineAsk("mug", quantity=1, minor=1)], InvalidInput),
        ([LineAsk("mug", minor=0)], InvalidAmount),
        ([LineAsk("mug", minor=501)], InvalidAmount),
    ],
)
def test_lines_that_can_not_be_are_refused(asked: list[LineAsk], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        of_lines(LINES, asked)


SECRET = b"a secret of thirty-two bytes or so"


@given(
    st.uuids(),
    st.binary(min_size=plan_ids.SEEN_BYTES, max_size=plan_ids.SEEN_BYTES),
    st.lists(st.tuples(st.none() | st.uuids(), st.integers(1, 10**13)), max_size=7),
)
def test_a_plans_id_says_what_was_planned(
    order: UUID, seen: bytes, parts: list[tuple[UUID | None, int]]
) -> None:
    planned = plan_ids.Planned(order, seen, tuple(parts))
    assert plan_ids.read(SECRET, plan_ids.make(SECRET, planned)) == planned
    assert plan_ids.read(b"another secret", plan_ids.make(SECRET, planned)) is None


def test_a_plans_id_that_was_changed_is_none() -> None:
    text = plan_ids.make(
        SECRET, plan_ids.Planned(uuid4(), bytes(plan_ids.SEEN_BYTES), ((uuid4(), 100),))
    )
    assert plan_ids.read(SECRET, text) is not None
    for place in range(len(plan_ids.PREFIX), len(text) - 1):
        other = "A" if text[place] != "A" else "B"
        assert plan_ids.read(SECRET, text[:place] + other + text[place + 1 :]) is None
    for text_ in ("", "rp_", "rp_é", "ct_" + text[3:], text[:-2], text + "AAAA", "rp_" + "A" * 99):
        assert plan_ids.read(SECRET, text_) is None
