"""Holds: pins, moves, the order in which they are used and freed, and how they end."""

from datetime import timedelta

import pytest

from loyalty_gql.errors import (
    HeldElsewhere,
    InsufficientFunds,
    Refusal,
)
from loyalty_gql.rules.operations import (
    Firm,
    Place,
    Refresh,
    Release,
    Shrink,
    Spend,
)
from loyalty_gql.rules.state import EndReason, HoldState, Kind, Origin, System
from tests.rules.desk import DAY, MINUTE, START, Desk, made

HOUR = timedelta(hours=1)


# --- a hold keeps what it was given -------------------------------------------------------------


def test_pinned_lot_expires_and_the_capture_still_pays() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100, days=1, origin=Origin.PROMOTIONAL)
    desk.until(START + DAY - MINUTE)
    hold = desk.firm(account, 60)

    desk.until(START + DAY)
    desk.touch(account)
    assert (desk[account].balance, desk[account].held) == (60, 60)
    assert desk.settled == [f"expire:{lot}"]

    desk.capture(hold, 60)
    assert desk[account].balance == 0
    assert desk.owed_by(System.REDEMPTIONS) == 60
    assert desk.owed_by(System.BREAKAGE) == 40


def test_pinned_lot_expires_and_the_release_expires_it_at_once() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1)
    desk.until(START + DAY - MINUTE)
    hold = desk.place(account, 60)
    desk.until(START + DAY)
    desk.do(Release(account, hold))

    released = desk.entries[-1].transaction_id
    ours = [(one.amount, one.held_change) for one in desk.entries
            if one.transaction_id == released and one.account_id]  # fmt: skip
    assert ours == [(0, -60), (-60, 0)]
    assert desk.transactions[released].kind is Kind.RELEASE
    assert desk[account].balance == 0
    assert len(desk.settled) == 1, "the free part expired once, under the key of the lot"


def test_a_final_capture_gives_the_rest_back_and_expires_what_is_over() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 50, days=1)
    desk.grant(account, 50)
    desk.until(START + DAY - MINUTE)
    hold = desk.firm(account, 100)
    desk.until(START + DAY)

    redemption = desk.capture(hold, 20, final=True)

    ours = [(one.amount, one.held_change) for one in desk.entries
            if one.transaction_id == redemption and one.account_id]  # fmt: skip
    assert ours == [(-20, -20), (0, -80), (-30, 0)]
    assert (desk[account].balance, desk.available(account)) == (50, 50)
    ended = desk.hold(hold)
    assert (ended.captured, ended.released, ended.state) == (20, 80, HoldState.CAPTURED)


def test_capture_uses_the_pins_with_the_earliest_expiry_first() -> None:
    desk = Desk()
    account = desk.account()
    first = desk.grant(account, 50, days=9, priority=1)
    early = desk.grant(account, 50, days=3)
    hold = desk.firm(account, 100)
    desk.capture(hold, 60)

    assert (desk.lot(early).remaining, desk.lot(first).remaining) == (0, 40)


def test_a_hold_that_shrinks_frees_the_latest_expiry_first() -> None:
    desk = Desk()
    account = desk.account()
    early, late = desk.grant(account, 50, days=3), desk.grant(account, 50, days=9)
    hold = desk.place(account, 100)
    desk.do(Shrink(account, hold, 40, EndReason.CART_TOTAL_DROPPED))

    assert desk.hold(hold).pins == {early: 40, late: 0}
    assert (desk.lot(early).held, desk.lot(late).held) == (40, 0)
    desk.do(Shrink(account, hold, 0, EndReason.CART_TOTAL_DROPPED))
    assert desk.hold(hold).end_reason is EndReason.CART_TOTAL_DROPPED


def test_one_hold_per_account_and_cart_that_grows_and_shrinks() -> None:
    desk = Desk()
    account, cart = desk.account(), desk.new_id()
    desk.grant(account, 100)
    hold = desk.place(account, 30, cart=cart)

    assert desk.place(account, 70, cart=cart) == hold
    assert desk[account].held == 70
    assert desk.place(account, 10, cart=cart) == hold
    assert desk[account].held == 10
    assert (desk.hold(hold).placed, desk.hold(hold).released) == (70, 60)


# --- moves --------------------------------------------------------------------------------------


def test_a_move_ends_the_first_hold_and_its_pins_change_hands() -> None:
    desk = Desk()
    account, thief = desk.account(), desk.new_id()
    lot = desk.grant(account, 100)
    first = desk.place(account, 80)

    second = made(desk.do(Place(account, thief, desk.new_id(), 70, moves_any=True)))

    assert desk.hold(first).end_reason is EndReason.MOVED
    assert desk.hold(first).released == 80
    assert desk.hold(second).pins == {lot: 70}
    assert (desk[account].held, desk.available(account)) == (70, 30)
    last = [one.held_change for one in desk.entries][-2:]
    assert last == [-80, 70]
    assert desk.entries[-1].transaction_id == desk.entries[-2].transaction_id


def test_move_at_the_edge_of_expiry_pins_change_hands_past_it() -> None:
    desk = Desk()
    account, thief = desk.account(), desk.new_id()
    desk.grant(account, 100, days=1)
    desk.until(START + DAY - MINUTE)
    first = desk.place(account, 80)
    desk.until(START + DAY)

    done = desk.do(Place(account, thief, desk.new_id(), 70, moves_any=True))

    assert done[0].amount == 70
    assert desk.hold(first).end_reason is EndReason.MOVED
    assert (desk[account].balance, desk[account].held) == (70, 70)
    assert desk.owed_by(System.BREAKAGE) == 30
    hold = made(done)
    desk.do(Firm(account, hold, 70))
    desk.capture(hold, 70)
    assert desk.owed_by(System.REDEMPTIONS) == 70


def test_the_24_hours_run_on_when_a_hold_moves() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    desk.place(account, 100)
    hold = desk.new_id()
    for _ in range(23):
        desk.forward(HOUR - MINUTE)
        hold = made(desk.do(Place(account, desk.new_id(), desk.new_id(), 100, moves_any=True)))
    assert desk.hold(hold).soft_until == START + DAY

    desk.until(START + DAY - HOUR)
    desk.do(Refresh(account, hold))
    assert desk.hold(hold).open
    desk.until(START + DAY)
    desk.touch(account)
    assert desk.hold(hold).state is HoldState.LAPSED


def test_a_hold_moves_only_when_too_little_is_left_beside_it() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    first = desk.place(account, 60)
    desk.do(Place(account, desk.new_id(), desk.new_id(), 40, moves_any=True))

    assert desk.hold(first).open
    assert desk[account].held == 100


def test_only_the_same_customers_holds_move_without_the_code() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    desk.do(Place(account, desk.new_id(), desk.new_id(), 100, customer_id="cus_1"))

    other = Place(account, desk.new_id(), desk.new_id(), 50, customer_id="cus_2")
    assert desk.refused(other) is InsufficientFunds
    same = Place(account, desk.new_id(), desk.new_id(), 50, customer_id="cus_1")
    assert desk.refused(same) is None


def test_a_move_that_would_not_be_enough_moves_nothing() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    first = desk.place(account, 60)

    asked = Place(account, desk.new_id(), desk.new_id(), 101, moves_any=True)
    assert desk.refused(asked) is InsufficientFunds
    assert desk.hold(first).open


def test_firm_holds_cant_be_moved_and_say_when_to_try_again() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    desk.firm(account, 80)
    desk.forward(10 * MINUTE)

    asked = Place(account, desk.new_id(), desk.new_id(), 100, moves_any=True)
    with pytest.raises(HeldElsewhere) as refused:
        desk.do(asked)
    assert refused.value.retry_after_seconds == 20 * 60


@pytest.mark.parametrize(
    ("asked", "answer"), [(20, None), (21, HeldElsewhere), (70, HeldElsewhere),
                          (71, InsufficientFunds)]
)  # fmt: skip
def test_held_elsewhere_only_when_firm_holds_would_cover_it(
    asked: int, answer: type[Refusal] | None
) -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    desk.firm(account, 50)
    desk.place(account, 30)

    spend = Spend(account, asked, "USD", Kind.ADJUSTMENT, System.ADJUSTMENTS)
    assert desk.refused(spend) is answer


def test_soft_holds_of_others_alone_are_no_reason_to_try_again() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    desk.place(account, 100)

    assert desk.refused(Place(account, desk.new_id(), desk.new_id(), 1)) is InsufficientFunds


def test_as_much_as_fits_moves_what_it_can_and_waits_for_orders_being_placed() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    firm = desk.firm(account, 60)
    desk.place(account, 40)

    cart = desk.new_id()
    done = desk.do(Place(account, cart, desk.new_id(), 90, fits=True, moves_any=True))
    assert done[0].amount == 40
    desk.do(Release(account, made(done)))
    desk.firm(account, 40)
    asked = Place(account, cart, desk.new_id(), 500, fits=True, moves_any=True)
    assert desk.refused(asked) is HeldElsewhere
    desk.capture(firm, 60)


def test_an_optional_place_that_gets_nothing_changes_nothing() -> None:
    desk = Desk()
    account = desk.account()
    asked = Place(account, desk.new_id(), desk.new_id(), 5, optional=True)

    assert desk.do(asked)[0].id is None
    assert not desk.entries
