"""What a member may spend: never more than each limit, and what is asked for exactly is not cut."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.errors import SpendingLimit
from loyalty_gql.rules.companies import MemberLimit, kept, limit_in, may_spend, month_of, read

amounts = st.integers(min_value=0, max_value=10_000)
limits = st.builds(MemberLimit, st.none() | amounts, st.none() | amounts, st.none() | amounts)


def most(limit: MemberLimit, wanted: int, spent: int, *, exactly: bool) -> int:
    """0 where it is refused."""
    try:
        return may_spend(limit, wanted, spent, "USD", exactly=exactly)
    except SpendingLimit:
        return 0


@given(limit=limits, wanted=amounts.filter(bool), spent=amounts)
def test_no_limit_is_passed_and_none_is_left_unused(
    limit: MemberLimit, wanted: int, spent: int
) -> None:
    of_order = wanted if limit.per_order is None else limit.per_order
    of_month = wanted if limit.per_month is None else limit.per_month - spent
    fits = max(0, min(wanted, of_order, of_month))

    assert most(limit, wanted, spent, exactly=False) == fits
    assert most(limit, wanted, spent, exactly=True) == (wanted if fits == wanted else 0)


@given(found=st.dictionaries(st.sampled_from(["USD", "EUR", "JPY"]), limits))
def test_limits_are_read_as_they_were_kept(found: dict[str, MemberLimit]) -> None:
    assert read(kept(found)) == found


def test_who_has_no_limits_at_all_is_not_limited() -> None:
    assert limit_in({}, "USD") == MemberLimit()
    assert most(limit_in({"EUR": MemberLimit()}, "USD"), 1, 0, exactly=False) == 0


def test_the_refusal_says_what_is_left() -> None:
    with pytest.raises(SpendingLimit, match=r"for this cart 4\.00 USD"):
        may_spend(MemberLimit(per_month=1_000), 500, 600, "USD", exactly=True)
    with pytest.raises(SpendingLimit, match=r"for this cart 0\.00 USD"):
        may_spend(MemberLimit(per_month=1_000), 500, 6_000, "USD", exactly=False)


def test_a_month_begins_on_its_first_day_in_utc() -> None:
    assert month_of(datetime(2026, 2, 28, 23, 59, 59, 999_999, UTC)) == datetime(
        2026, 2, 1, tzinfo=UTC
    )
