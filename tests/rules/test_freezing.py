"""Disputed value: frozen where it lies and wherever it goes, and nothing else of its account."""

from loyalty_gql.errors import InsufficientFunds, NotFound
from loyalty_gql.rules.operations import Freeze, Place, Recall, Release, Thaw, Transfer
from loyalty_gql.rules.state import EndReason, HoldState, Kind
from tests.rules.desk import Desk
from tests.rules.proofs import prove


def test_frozen_value_is_owed_and_can_not_be_spent() -> None:
    desk = Desk()
    account = desk.account()
    grant = desk.grant(account, 100)
    desk.grant(account, 7)
    (done,) = desk.do(Freeze(grant, (account,)))
    assert (done.id, done.amount) == (None, 100)
    assert (desk[account].balance, desk.available(account)) == (107, 7)
    wanted = Place(account, desk.new_id(), desk.new_id(), 8)
    assert desk.refused(wanted) is InsufficientFunds
    desk.do(Thaw(grant, (account,)))
    assert desk.available(account) == 107
    prove(desk)


def test_no_movement_is_written() -> None:
    desk = Desk()
    account = desk.account()
    grant = desk.grant(account, 100)
    before = desk[account].version, len(desk.entries)
    desk.do(Freeze(grant, (account,)), Thaw(grant, (account,)))
    assert (desk[account].version, len(desk.entries)) == before


def test_soft_holds_on_it_end_and_others_stay() -> None:
    desk = Desk()
    account = desk.account()
    grant = desk.grant(account, 100, days=1)
    other = desk.grant(account, 50)
    on_it, beside = desk.place(account, 100), desk.place(account, 50)
    desk.do(Freeze(grant, (account,)))
    assert desk.hold(on_it).end_reason is EndReason.BLOCKED
    assert desk.hold(beside).state is HoldState.PLACED
    assert desk.lot(other).held == 50
    prove(desk)


def test_a_firm_hold_still_pays_and_what_it_leaves_is_frozen() -> None:
    desk = Desk()
    account = desk.account()
    grant = desk.grant(account, 100)
    hold = desk.firm(account, 60)
    (done,) = desk.do(Freeze(grant, (account,)))
    assert done.amount == 40
    redemption = desk.capture(hold, 20)
    desk.do(Release(account, hold))
    assert (desk[account].balance, desk.available(account)) == (80, 0)
    desk.refund(account, redemption, 20)
    assert (desk[account].balance, desk.available(account)) == (100, 0)
    prove(desk)


def test_it_is_frozen_wherever_it_goes() -> None:
    desk = Desk()
    card, credit = desk.account(), desk.account()
    grant = desk.grant(card, 100)
    redemption = desk.redeem(card, 30)
    desk.do(Freeze(grant, (card,)))
    desk.do(Transfer(card, credit, Kind.CLAIM))
    desk.refund(card, redemption, 30, to=credit)
    assert (desk[credit].balance, desk.available(credit)) == (100, 0)
    desk.do(Thaw(grant, (card,)))
    assert desk.available(credit) == 100
    prove(desk)


def test_what_is_lost_is_taken_frozen_or_not() -> None:
    desk = Desk()
    account = desk.account()
    grant = desk.grant(account, 100)
    desk.redeem(account, 30)
    desk.do(Freeze(grant, (account,)))
    _, recalled = desk.do(Thaw(grant, (account,)), Recall(grant, (account,), 100))
    assert (recalled.amount, desk[account].balance) == (70, 0)
    prove(desk)


def test_what_expires_while_it_is_frozen_is_over() -> None:
    desk = Desk()
    account = desk.account()
    grant = desk.grant(account, 100, days=1)
    desk.do(Freeze(grant, (account,)))
    desk.until(desk.lot(grant).expires_at or desk.now)
    desk.do(Thaw(grant, (account,)))
    assert (desk[account].balance, desk.available(account)) == (0, 0)
    prove(desk)


def test_there_must_be_such_a_grant() -> None:
    desk = Desk()
    account = desk.account()
    for do in (Freeze(desk.new_id(), (account,)), Thaw(desk.new_id(), (account,))):
        assert desk.refused(do) is NotFound
