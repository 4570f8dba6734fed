"""Lots: the order of spending, expiry, what returns to a lot that is over, recalled grants."""

from datetime import timedelta
from uuid import UUID

import pytest

from loyalty_gql.errors import HeldElsewhere, InsufficientFunds, RefundExceedsPaid
from loyalty_gql.rules.operations import Recall, Spend
from loyalty_gql.rules.state import Kind, Origin, System
from tests.rules.desk import DAY, MINUTE, START, Desk

GRACE = timedelta(days=30)


def test_spending_follows_priority_then_expiry_then_promotional_then_age() -> None:
    desk = Desk()
    account = desk.account()
    oldest = desk.grant(account, 10)
    desk.forward(MINUTE)
    promotional = desk.grant(account, 10, origin=Origin.PROMOTIONAL)
    late, early = desk.grant(account, 10, days=9), desk.grant(account, 10, days=3)
    youngest = desk.grant(account, 10)
    first = desk.grant(account, 10, days=20, priority=1)

    desk.spend(account, 60)

    order = [use.lot_id for use in desk.uses if use.amount < 0]
    assert order == [first, early, late, promotional, oldest, youngest]


def test_a_refund_goes_back_to_the_latest_expiry_first() -> None:
    desk = Desk()
    account = desk.account()
    early, late = desk.grant(account, 50, days=3), desk.grant(account, 50, days=9)
    redemption = desk.redeem(account, 100)

    desk.refund(account, redemption, 70)

    assert desk.lot(late).remaining == 50
    assert desk.lot(early).remaining == 20


def test_value_not_yet_effective_is_owed_and_not_available() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, effective_from=START + DAY)

    assert (desk[account].balance, desk.available(account)) == (100, 0)
    assert desk.refused(_spend(account, 1)) is InsufficientFunds

    desk.until(START + DAY)
    desk.spend(account, 100)


def test_at_the_instant_of_its_expiry_a_lot_is_over() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100, days=1)
    desk.until(START + DAY - timedelta(microseconds=1))
    desk.spend(account, 1)

    desk.until(START + DAY)
    assert desk.refused(_spend(account, 1)) is InsufficientFunds

    assert desk[account].balance == 0
    assert desk.moved(account, Kind.EXPIRATION) == [-99]
    assert desk.owed_by(System.BREAKAGE) == 99
    assert desk.settled == [f"expire:{lot}"]


def test_an_expiry_is_of_its_due_date_whenever_it_is_noticed() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1)
    desk.forward(5 * DAY)
    desk.touch(account)

    expiry = next(one for one in desk.transactions.values() if one.kind is Kind.EXPIRATION)
    assert (expiry.occurred_at, expiry.recorded_at) == (START + DAY, START + 5 * DAY)


def test_what_is_granted_after_its_date_expires_in_the_same_transaction() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=-1)

    assert desk[account].balance == 0
    assert len(desk.transactions) == 1
    assert desk.moved(account) == [100, -100]


def test_as_much_as_fits_takes_what_is_there_and_nothing_is_a_refusal() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 30)
    hold = desk.firm(account, 10)

    desk.spend(account, 100, fits=True)
    assert desk[account].balance == 10

    assert desk.refused(_spend(account, 100, fits=True)) is HeldElsewhere
    desk.capture(hold, 10)
    assert desk.refused(_spend(account, 100, fits=True)) is InsufficientFunds


def test_value_of_one_origin_is_taken_whole_and_the_rest_stays() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 30, days=9, origin=Origin.PROMOTIONAL)
    first, second = desk.grant(account, 50, days=10), desk.grant(account, 20)

    part = _spend(account, 60, origin=Origin.BOUGHT)
    assert desk.refused(part) is InsufficientFunds, "what is on it is not what was seen"
    desk.spend(account, 70, origin=Origin.BOUGHT)

    assert desk[account].balance == 30
    assert all(
        lot.remaining == 0 for id_, lot in desk[account].lots.items() if id_ in (first, second)
    )
    assert desk.refused(_spend(account, 30, origin=Origin.BOUGHT)) is InsufficientFunds


# --- value that returns after its date ----------------------------------------------------------


def test_bought_value_refunded_into_an_expired_lot_is_restored_with_a_grace_period() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100, days=1)
    redemption = desk.redeem(account, 100)
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 40)

    child = next(one for one in desk[account].lots.values() if one.parent_id == lot)
    assert (child.remaining, child.expires_at) == (40, desk.now + GRACE)
    assert child.origin is Origin.BOUGHT
    assert desk.available(account) == 40


def test_refund_twice_into_an_expired_lot_counts_grace_once_from_the_first_return() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1)
    redemption = desk.redeem(account, 100)
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 40)
    first_end = desk.now + GRACE

    desk.forward(10 * DAY)
    desk.refund(account, redemption, 10)
    assert {lot.expires_at for lot in desk[account].lots.values() if lot.remaining} == {first_end}

    desk.until(first_end)
    desk.refund(account, redemption, 50)
    assert desk[account].balance == 0
    assert desk.moved(account, Kind.REFUND)[-1] == 50


def test_grace_is_counted_once_per_grant_in_whatever_account() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    desk.grant(account, 100, days=1)
    redemption = desk.redeem(account, 100)
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 40)
    end = desk.now + GRACE
    desk.forward(10 * DAY)
    desk.refund(account, redemption, 10, to=other)
    assert [lot.expires_at for lot in desk[other].lots.values()] == [end]

    # Spent and refunded again out of the grace period: no second one begins.
    again = desk.redeem(other, 10)
    desk.until(end)
    desk.refund(other, again, 10)
    assert desk[other].balance == 0


@pytest.mark.parametrize("origin", [Origin.REFUND, Origin.IMPORT])
def test_refunded_and_imported_value_counts_as_bought(origin: Origin) -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1, origin=origin)
    redemption = desk.redeem(account, 100)
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 100)

    assert desk.available(account) == 100


def test_promotional_value_refunded_after_its_date_expires_at_once() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1, origin=Origin.PROMOTIONAL, source=System.PROMOTIONS)
    redemption = desk.redeem(account, 100)
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 100)

    assert desk[account].balance == 0
    assert desk.moved(account)[-2:] == [100, -100]
    assert desk.transactions[desk.entries[-1].transaction_id].kind is Kind.REFUND


def test_promotional_credit_cant_be_laundered_through_another_account() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    lot = desk.grant(account, 100, days=10, origin=Origin.PROMOTIONAL, source=System.PROMOTIONS)
    redemption = desk.redeem(account, 100)
    desk.refund(account, redemption, 60, to=other)

    (child,) = desk[other].lots.values()
    assert child.origin is Origin.PROMOTIONAL
    assert child.source is System.PROMOTIONS
    assert child.expires_at == desk.lot(lot).expires_at
    assert child.root_id == lot

    desk.until(START + 10 * DAY)
    desk.refund(account, redemption, 40, to=other)
    desk.touch(other)
    assert desk[other].balance == 0


# --- taking back a grant ------------------------------------------------------------------------


def test_a_recall_takes_what_is_unpinned_at_once_back_to_where_it_came_from() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100)
    done = desk.do(Recall(lot, (account,), 30))

    assert done[0].amount == 30
    assert desk[account].balance == 70
    assert desk.owed_by(System.PAYMENTS_CLEARING) == -70
    assert desk.world.grants[lot].recall_due == 0


def test_recall_under_a_hold_is_paid_by_the_release_and_not_to_the_customer() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100)
    hold = desk.place(account, 60)
    assert desk.do(Recall(lot, (account,), 100))[0].amount == 40
    assert (desk[account].balance, desk.available(account)) == (60, 0)

    desk.forward(timedelta(hours=1))
    desk.touch(account)

    assert desk.hold(hold).lapsed == 60
    assert desk[account].balance == 0
    assert desk.owed_by(System.RECEIVABLE) == 60
    assert desk.world.grants[lot].recall_due == 0


def test_recall_under_a_hold_that_is_captured_is_paid_by_the_refund() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    lot = desk.grant(account, 100)
    hold = desk.firm(account, 60)
    desk.do(Recall(lot, (account,), 100))
    redemption = desk.capture(hold, 60)
    assert desk[account].balance == 0

    desk.refund(account, redemption, 25, to=other)
    assert (desk[other].balance, desk.owed_by(System.RECEIVABLE)) == (0, 25)
    desk.refund(account, redemption, 35)
    assert (desk[account].balance, desk.owed_by(System.RECEIVABLE)) == (0, 60)


def test_recalled_value_is_paid_before_expiry_and_the_rest_stays_the_customers() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100, days=1)
    redemption = desk.redeem(account, 100)
    desk.do(Recall(lot, (account,), 30))
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 100)

    assert desk.owed_by(System.RECEIVABLE) == 30
    assert desk.owed_by(System.BREAKAGE) == 0
    assert desk.available(account) == 70


def test_a_return_that_all_pays_what_is_recalled_starts_no_grace_period() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100, days=1)
    redemption = desk.redeem(account, 100)
    desk.do(Recall(lot, (account,), 30))
    desk.until(START + 2 * DAY)
    desk.refund(account, redemption, 30)
    desk.forward(10 * DAY)
    desk.refund(account, redemption, 10)

    left = [one.expires_at for one in desk[account].lots.values() if one.remaining]
    assert left == [desk.now + GRACE]


def test_recall_follows_a_grant_into_other_accounts_though_the_caller_did_not_know() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    lot = desk.grant(account, 100)
    redemption = desk.redeem(account, 100)
    desk.refund(account, redemption, 80, to=other)

    assert desk.do(Recall(lot, (account,), 100))[0].amount == 80
    assert desk[other].balance == 0
    desk.refund(account, redemption, 20, to=other)
    assert desk[other].balance == 0
    assert desk.owed_by(System.RECEIVABLE) == 20


def test_never_more_is_recalled_than_was_granted() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100)
    desk.grant(account, 500)
    desk.do(Recall(lot, (account,), 60))

    assert desk.refused(Recall(lot, (account,), 41)) is RefundExceedsPaid
    assert desk.do(Recall(lot, (account,), 40))[0].amount == 40
    assert desk[account].balance == 500


def test_a_grant_that_was_reversed_is_not_taken_back_once_more() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100)
    desk.reverse(list(desk.transactions)[-1], account)

    assert desk.refused(Recall(lot, (account,), 1)) is RefundExceedsPaid


def test_a_recall_that_can_take_nothing_at_once_writes_no_movement() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100)
    desk.redeem(account, 100)
    written = len(desk.transactions)

    done = desk.do(Recall(lot, (account,), 100))

    assert (done[0].id, done[0].amount) == (None, 0)
    assert len(desk.transactions) == written
    assert desk.world.grants[lot].recall_due == 100


def test_time_never_runs_backwards_on_an_account() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    redemption = desk.redeem(account, 100) if desk.grant(account, 100) else account
    desk.forward(-DAY)
    desk.grant(account, 1)
    desk.refund(account, redemption, 100, to=other)

    times = [entry.recorded_at for entry in desk.entries if entry.account_id == account]
    assert times == sorted(times)
    assert all(time >= START for time in times)


def _spend(
    account: UUID, amount: int, *, fits: bool = False, origin: Origin | None = None
) -> Spend:
    kind, system = Kind.ADJUSTMENT, System.ADJUSTMENTS
    return Spend(account, amount, "USD", kind, system, fits=fits, origin=origin)
