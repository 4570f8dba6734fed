"""Putting an expiry off, and what may and may not come back to a card that is over."""

from uuid import UUID

import pytest

from loyalty_gql.errors import InvalidInput, NotActive, NotEmpty, NotReversible
from loyalty_gql.rules.operations import Extend, Grant, Refund, Reverse, SetStatus, Transfer
from loyalty_gql.rules.state import AccountKind, AccountStatus, Kind, Origin, System
from tests.rules.desk import DAY, START, Desk, made
from tests.rules.proofs import prove

OVER = AccountStatus.DEACTIVATED


def card_of(desk: Desk) -> UUID:
    return desk.account(kind=AccountKind.GIFT_CARD)


def test_what_lasts_so_long_counts_from_when_it_is_recorded() -> None:
    desk = Desk()
    card = card_of(desk)
    desk.forward(3 * DAY)
    desk.do(
        Grant(
            card, 100, "USD", Kind.PURCHASE, System.PAYMENTS_CLEARING, Origin.BOUGHT,
            lasts=10 * DAY,
        )
    )  # fmt: skip
    (lot,) = desk[card].lots.values()

    assert lot.expires_at == START + 13 * DAY
    desk.until(START + 13 * DAY)
    assert desk.available(card) == 0


def test_what_is_on_it_goes_on_and_the_old_lot_keeps_its_date() -> None:
    desk = Desk()
    card = card_of(desk)
    lot = desk.grant(card, 100, days=10)
    desk.do(Extend(card, START + 20 * DAY, known_expiry=START + 10 * DAY))

    assert desk.lot(lot).expires_at == START + 10 * DAY
    assert desk.moved(card, Kind.TRANSFER) == [-100, 100]
    desk.forward(19 * DAY)
    desk.redeem(card, 100)
    prove(desk)


def test_what_a_hold_keeps_is_put_off_too() -> None:
    desk = Desk()
    card = card_of(desk)
    desk.grant(card, 100, days=10)
    hold = desk.firm(card, 60)
    desk.do(Extend(card, None, known_expiry=START + 10 * DAY))
    prove(desk)
    desk.capture(hold, 20, final=True)
    desk.forward(11 * DAY)
    desk.touch(card)

    assert (desk[card].balance, desk.available(card)) == (80, 80)
    prove(desk)


def test_value_with_an_earlier_or_later_date_of_its_own_keeps_it() -> None:
    desk = Desk()
    card = card_of(desk)
    dates = {days: desk.lot(desk.grant(card, 10, days=days)).expires_at for days in (5, 10, 99)}
    never = desk.grant(card, 10)
    desk.do(Extend(card, START + 20 * DAY, known_expiry=START + 10 * DAY))

    left = {lot.expires_at for lot in desk[card].lots.values() if lot.remaining}
    assert left == {dates[5], START + 20 * DAY, dates[99], None}
    assert desk.lot(never).remaining == 10


def test_too_late_is_too_late() -> None:
    desk = Desk()
    card = card_of(desk)
    desk.grant(card, 100, days=10)
    desk.forward(10 * DAY)
    late = Extend(card, START + 20 * DAY, known_expiry=START + 10 * DAY)
    assert desk.refused(late) is NotActive
    past = Extend(card, START + 10 * DAY, known_expiry=START + 11 * DAY)
    assert desk.refused(past) is InvalidInput


def test_an_expiry_that_was_put_off_stays_put_off() -> None:
    desk = Desk()
    card = card_of(desk)
    desk.grant(card, 100, days=10)
    extended = made(desk.do(Extend(card, None, known_expiry=START + 10 * DAY)))
    assert desk.refused(Reverse(extended, (card,))) is NotReversible


def test_deactivated_is_final_and_needs_an_empty_card() -> None:
    desk = Desk()
    card = card_of(desk)
    desk.grant(card, 100)
    over = SetStatus(card, OVER, empty=True)
    assert desk.refused(over) is NotEmpty
    desk.spend(card, 100)
    desk.do(over)
    assert desk.refused(SetStatus(card, AccountStatus.ACTIVE)) is NotActive
    desk.do(over)


@pytest.mark.parametrize("how", ["debit", "expiry", "claim", "refund"])
def test_nothing_revives_a_dead_card(how: str) -> None:
    desk = Desk()
    card, credit = card_of(desk), desk.account()
    desk.grant(card, 100, days=10)
    match how:
        case "debit":
            took = desk.spend(card, 100)
        case "claim":
            took = made(desk.do(Transfer(card, credit, Kind.CLAIM)))
        case "refund":
            took = desk.redeem(card, 100)
        case _:
            desk.forward(10 * DAY)
            desk.touch(card)
            took = list(desk.transactions)[-1]
    desk.do(SetStatus(card, OVER, empty=True))

    if how == "refund":
        assert desk.refused(Refund(card, took, card, 100)) is NotActive
    back = Reverse(took, (card, credit), desk.now + DAY)
    assert desk.refused(back) is NotReversible


def test_nothing_is_put_on_a_claimed_card() -> None:
    desk = Desk()
    card, credit, other = card_of(desk), desk.account(), desk.account()
    desk.grant(card, 100)
    desk.do(Transfer(card, credit, Kind.CLAIM))
    load = Grant(
        card, 10, "USD", Kind.LOAD, System.PAYMENTS_CLEARING, Origin.BOUGHT, needs_active=True
    )
    assert desk.refused(load) is NotActive
    desk.grant(other, 5)
    assert desk.refused(Transfer(other, card, Kind.TRANSFER, 5)) is NotActive


def test_what_comes_back_follows_a_replaced_card_to_whoever_claimed_the_new_one() -> None:
    desk = Desk()
    lost, new, credit = card_of(desk), card_of(desk), desk.account()
    desk.grant(lost, 100)
    redemption = desk.redeem(lost, 40)
    desk.do(Transfer(lost, new, Kind.TRANSFER, follows=True), SetStatus(lost, OVER, empty=True))
    desk.do(Transfer(new, credit, Kind.CLAIM))
    desk.refund(lost, redemption, 30)

    assert [desk[one].balance for one in (lost, new, credit)] == [0, 0, 90]
    prove(desk)
