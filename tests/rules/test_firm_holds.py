"""Firm holds and captures, and how lapse and blocking end holds."""

from datetime import timedelta

import pytest

from loyalty_gql.errors import (
    CaptureExceedsHold,
    CartState,
    HoldEnded,
    HoldNotFirm,
    InsufficientFunds,
    NotActive,
    ReferenceUsed,
)
from loyalty_gql.rules.operations import (
    Capture,
    Firm,
    Place,
    Refresh,
    Release,
    Report,
    SetStatus,
)
from loyalty_gql.rules.state import AccountStatus, EndReason, HoldState, Kind
from tests.rules.desk import DAY, MINUTE, START, Desk

HOUR = timedelta(hours=1)


def test_captures_in_parts_each_under_a_reference_of_its_own() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    hold = desk.firm(account, 100)
    desk.capture(hold, 30, reference="parcel 1")

    assert desk.refused(Capture(account, hold, 30, "parcel 1")) is ReferenceUsed
    assert desk.refused(Capture(account, hold, 71, "parcel 2")) is CaptureExceedsHold
    desk.capture(hold, 70, reference="parcel 2")
    assert desk.hold(hold).state is HoldState.CAPTURED
    assert desk.refused(Capture(account, hold, 1, "parcel 3")) is HoldEnded


def test_the_same_reference_twice_in_one_command_is_refused_whole() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    hold = desk.firm(account, 100)

    twice = Capture(account, hold, 10, "parcel"), Capture(account, hold, 20, "parcel")
    assert desk.refused(*twice) is ReferenceUsed
    assert desk[account].balance == 100


def test_a_capture_after_the_hold_ended_is_refused_and_never_a_silent_new_hold() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    hold = desk.firm(account, 100)
    desk.forward(30 * MINUTE)

    assert desk.refused(Capture(account, hold, 1, "late")) is HoldEnded
    assert (desk[account].balance, desk[account].held) == (100, 0)


def test_what_was_captured_before_a_hold_ended_stays() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    hold = desk.firm(account, 100)
    desk.capture(hold, 30)
    desk.do(Release(account, hold))

    ended = desk.hold(hold)
    assert (ended.captured, ended.released, ended.state) == (30, 70, HoldState.RELEASED)
    assert desk.available(account) == 70


def test_soft_holds_are_not_captured_or_reported_and_firm_ones_never_grow() -> None:
    desk = Desk()
    account, cart = desk.account(), desk.new_id()
    desk.grant(account, 100)
    hold = desk.place(account, 50, cart=cart)

    assert desk.refused(Capture(account, hold, 50, "early")) is HoldNotFirm
    assert desk.refused(Report(account, hold)) is HoldNotFirm
    desk.do(Firm(account, hold, 50))
    assert desk.refused(Place(account, cart, desk.new_id(), 60)) is CartState
    assert desk.refused(Firm(account, hold, 49)) is HoldEnded


def test_a_firm_hold_lapses_after_30_minutes_unless_its_order_is_reported() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    silent, reported = desk.firm(account, 40), desk.firm(account, 60)
    desk.forward(29 * MINUTE)
    desk.do(Report(account, reported))
    desk.forward(MINUTE)
    desk.touch(account)
    assert desk.hold(silent).state is HoldState.LAPSED
    assert desk.hold(reported).open

    desk.forward(29 * DAY)
    desk.do(Report(account, reported))
    desk.forward(30 * DAY - timedelta(microseconds=1))
    desk.touch(account)
    assert desk.hold(reported).open
    desk.forward(timedelta(microseconds=1))
    desk.touch(account)
    assert desk.hold(reported).lapsed == 60


def test_a_soft_hold_lapses_an_hour_after_the_carts_last_activity() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    hold = desk.place(account, 50)
    desk.forward(59 * MINUTE)
    desk.do(Refresh(account, hold))
    desk.forward(59 * MINUTE)
    desk.touch(account)
    assert desk.hold(hold).open

    desk.forward(MINUTE)
    assert desk.refused(Firm(account, hold, 50)) is HoldEnded
    assert desk.hold(hold).end_reason is EndReason.LAPSED
    assert desk.settled == [f"lapse:{hold}"]
    lapse = next(one for one in desk.transactions.values() if one.kind is Kind.RELEASE)
    assert lapse.occurred_at == desk.hold(hold).lapses_at


def test_a_settlement_stands_though_the_command_that_touched_the_account_is_refused() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1)
    desk.until(START + DAY)
    with pytest.raises(InsufficientFunds):
        desk.spend(account, 1)

    assert desk[account].balance == 0


def test_blocking_ends_soft_holds_and_a_firm_one_still_pays() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    soft, firm = desk.place(account, 30), desk.firm(account, 40)
    desk.do(SetStatus(account, AccountStatus.BLOCKED))

    assert desk.hold(soft).end_reason is EndReason.BLOCKED
    assert desk.refused(Place(account, desk.new_id(), desk.new_id(), 1)) is NotActive
    redemption = desk.capture(firm, 40)
    desk.refund(account, redemption, 40)
    desk.spend(account, 100)


def test_a_card_blocked_before_the_order_is_placed_does_not_pay_it() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    hold = desk.place(account, 30)
    desk.do(SetStatus(account, AccountStatus.BLOCKED))

    assert desk.refused(Firm(account, hold, 30)) is HoldEnded


def test_several_operations_are_all_or_none() -> None:
    desk = Desk()
    rich, poor = desk.account(), desk.account()
    desk.grant(rich, 100)
    desk.grant(poor, 10)

    def both(amount: int) -> list[Place]:
        return [Place(one, desk.new_id(), desk.new_id(), amount) for one in (rich, poor)]

    assert desk.refused(*both(11)) is InsufficientFunds
    desk.do(*both(10))
    assert [desk[one].held for one in (rich, poor)] == [10, 10]
