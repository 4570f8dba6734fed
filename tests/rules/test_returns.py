"""Refunds and reversals: their caps from both sides, and who gets what back."""

from uuid import UUID

import pytest

from loyalty_gql.errors import (
    CurrencyMismatch,
    HeldElsewhere,
    InsufficientFunds,
    InvalidInput,
    NotFound,
    NotReversible,
    RefundExceedsPaid,
)
from loyalty_gql.rules.operations import (
    GRACE,
    Firm,
    Grant,
    Place,
    Recall,
    Refund,
    Release,
    Reverse,
    Transfer,
)
from loyalty_gql.rules.state import AccountKind, EndReason, Kind, Origin, System
from tests.rules.desk import DAY, START, Desk, made


def claim(desk: Desk, card: UUID, to: UUID) -> UUID:
    return made(desk.do(Transfer(card, to, Kind.CLAIM)))


# --- the cap of a redemption --------------------------------------------------------------------


def test_refunds_never_exceed_what_was_captured() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)
    desk.refund(account, redemption, 40)

    assert desk.refused(Refund(account, redemption, account, 21)) is RefundExceedsPaid
    desk.refund(account, redemption, 20)
    assert desk[account].balance == 100


def test_refunds_of_two_commands_of_one_group_share_the_cap() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)

    with pytest.raises(RefundExceedsPaid):
        desk.group([[Refund(account, redemption, to, 40)] for to in (account, other)])
    assert desk[account].balance + desk[other].balance == 80


def test_refunds_of_one_command_share_the_cap() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)

    twice = [Refund(account, redemption, to, 40) for to in (account, other)]
    assert desk.refused(*twice) is RefundExceedsPaid


def test_refund_cap_from_two_sides_refund_then_reverse() -> None:
    """A redemption refunded in part can't be reversed: the rest is refunded instead."""
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)
    desk.refund(account, redemption, 1)

    assert desk.refused(Reverse(redemption, (account,))) is NotReversible
    desk.refund(account, redemption, 59)
    assert desk.refused(Reverse(redemption, (account,))) is NotReversible


def test_refund_cap_from_two_sides_reverse_then_refund() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)
    desk.reverse(redemption, account)

    assert desk[account].balance == 100
    assert desk.refused(Refund(account, redemption, account, 1)) is RefundExceedsPaid


def test_a_reversed_refund_reopens_the_cap_by_what_was_taken_back() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account()
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)
    refund = desk.refund(account, redemption, 40, to=other)
    desk.reverse(refund, account, other)

    assert (desk[account].balance, desk[other].balance) == (40, 0)
    assert desk.refused(Refund(account, redemption, account, 61)) is RefundExceedsPaid
    desk.reverse(redemption, account)
    assert desk[account].balance == 100


def test_only_redemptions_are_refunded() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    debit = desk.spend(account, 50)

    assert desk.refused(Refund(account, debit, account, 10)) is RefundExceedsPaid
    assert desk.refused(Refund(account, desk.new_id(), account, 10)) is NotFound


def test_a_refund_never_changes_the_currency() -> None:
    desk = Desk()
    account, other = desk.account(), desk.account("EUR")
    desk.grant(account, 100)
    redemption = desk.redeem(account, 60)

    assert desk.refused(Refund(account, redemption, other, 10)) is CurrencyMismatch
    assert desk.refused(Transfer(account, other, Kind.TRANSFER, 10)) is CurrencyMismatch


# --- reversals ----------------------------------------------------------------------------------


def test_nothing_is_reversed_twice_not_even_in_one_group() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    debit = desk.spend(account, 50)
    with pytest.raises(NotReversible):
        desk.group([[Reverse(debit, (account,))], [Reverse(debit, (account,))]])

    assert desk[account].balance == 100
    assert desk.refused(Reverse(debit, (account,))) is NotReversible


def test_an_inflow_is_reversed_only_while_all_of_it_lies_unpinned() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100)
    grant = list(desk.transactions)[-1]
    desk.grant(account, 500, days=90, priority=99)
    hold = desk.place(account, 1)

    assert desk.refused(Reverse(grant, (account,))) is NotReversible
    desk.do(Release(account, hold))
    desk.reverse(grant, account)
    assert desk[account].balance == 500
    assert desk.owed_by(System.PAYMENTS_CLEARING) == -500


def test_a_debit_reversed_returns_by_the_refund_rule_and_never_into_a_hold() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1)
    redemption = desk.redeem(account, 100)
    desk.until(START + 2 * DAY)
    desk.reverse(redemption, account)

    (child,) = (lot for lot in desk[account].lots.values() if lot.remaining)
    assert (child.expires_at, child.held) == (desk.now + GRACE, 0)
    assert not any(hold.open for hold in desk[account].holds.values())


def test_an_expiry_is_reversed_with_a_new_date_into_a_child_lot() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100, days=1, origin=Origin.PROMOTIONAL)
    desk.until(START + DAY)
    desk.touch(account)
    expiry = list(desk.transactions)[-1]

    assert desk.refused(Reverse(expiry, (account,))) is InvalidInput
    assert desk.refused(Reverse(expiry, (account,), desk.now)) is InvalidInput
    desk.reverse(expiry, account, expires_at=START + 5 * DAY)

    child = next(one for one in desk[account].lots.values() if one.parent_id == lot)
    assert (child.expires_at, child.origin) == (START + 5 * DAY, Origin.PROMOTIONAL)
    assert desk.lot(lot).expires_at == START + DAY
    assert desk.owed_by(System.BREAKAGE) == 0
    assert desk.refused(Reverse(expiry, (account,), START + 9 * DAY)) is NotReversible


def test_holds_recalls_reversals_and_inner_expiries_are_not_reversible() -> None:
    desk = Desk()
    account = desk.account()
    lot = desk.grant(account, 100)
    desk.place(account, 10)
    hold = list(desk.transactions)[-1]
    recall = made(desk.do(Recall(lot, (account,), 10)))
    reversal = desk.reverse(desk.spend(account, 10), account)
    desk.grant(account, 10, days=-1)
    born_dead = list(desk.transactions)[-1]

    for one in (hold, recall, reversal, born_dead):
        assert desk.refused(Reverse(one, (account,))) is NotReversible


def test_a_refund_that_expired_at_once_is_not_reversible() -> None:
    desk = Desk()
    account = desk.account()
    desk.grant(account, 100, days=1, origin=Origin.PROMOTIONAL)
    redemption = desk.redeem(account, 100)
    desk.until(START + DAY)
    refund = desk.refund(account, redemption, 100)

    assert desk.refused(Reverse(refund, (account,))) is NotReversible
    assert desk.refused(Refund(account, redemption, account, 1)) is RefundExceedsPaid


# --- claims and transfers -----------------------------------------------------------------------


def test_a_claim_moves_everything_even_what_is_not_yet_effective() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    lot = desk.grant(card, 60, days=10, origin=Origin.PROMOTIONAL)
    later = desk.grant(card, 40, effective_from=START + 3 * DAY)
    claim(desk, card, credit)

    assert (desk[card].balance, desk[credit].balance, desk.available(credit)) == (0, 100, 60)
    assert desk[card].claimed_by == credit
    children = {one.parent_id: one for one in desk[credit].lots.values()}
    for parent, child in ((desk.lot(lot), children[lot]), (desk.lot(later), children[later])):
        assert child.expires_at == parent.expires_at
        assert child.effective_from == parent.effective_from
        assert (child.origin, child.source) == (parent.origin, parent.source)


def test_a_claim_ends_soft_holds_of_the_card() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    desk.grant(card, 100)
    hold = desk.place(card, 70)
    claim(desk, card, credit)

    assert desk.hold(hold).end_reason is EndReason.CLAIMED
    assert desk.available(credit) == 100


def test_a_claim_under_a_firm_hold_is_refused_and_says_when_to_try_again() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    desk.grant(card, 100)
    soft = desk.place(card, 20)
    desk.firm(card, 30)

    assert desk.refused(Transfer(card, credit, Kind.CLAIM)) is HeldElsewhere
    assert desk.hold(soft).open


def test_a_claim_of_an_empty_or_claimed_card_is_refused() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    assert desk.refused(Transfer(card, credit, Kind.CLAIM)) is InsufficientFunds

    desk.grant(card, 100)
    claim(desk, card, credit)
    assert desk.refused(Transfer(card, desk.account(), Kind.CLAIM)) is InsufficientFunds


@pytest.mark.parametrize("back", ["refund", "reverse"])
def test_what_a_claimed_card_had_paid_returns_to_the_claimer(back: str) -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    lot = desk.grant(card, 100, days=10)
    redemption = desk.redeem(card, 40)
    claim(desk, card, credit)

    if back == "refund":
        desk.refund(card, redemption, 40)
    else:
        desk.reverse(redemption, card, credit)

    assert (desk[card].balance, desk[credit].balance) == (0, 100)
    assert {one.expires_at for one in desk[credit].lots.values()} == {desk.lot(lot).expires_at}


def test_an_expiry_of_a_claimed_card_is_reversed_to_the_claimer() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    desk.grant(card, 50, days=1)
    desk.grant(card, 50)
    desk.until(START + DAY)
    desk.touch(card)
    expiry = list(desk.transactions)[-1]
    claim(desk, card, credit)
    desk.reverse(expiry, card, credit, expires_at=START + 9 * DAY)

    assert (desk[card].balance, desk[credit].balance) == (0, 100)


def test_a_transfer_from_a_card_that_was_claimed_since_is_reversed_to_the_claimer() -> None:
    desk = Desk()
    card, other, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account(), desk.account()
    desk.grant(card, 100)
    transfer = made(desk.do(Transfer(card, other, Kind.TRANSFER, 30)))
    claim(desk, card, credit)
    desk.reverse(transfer, card, other)

    assert [desk[one].balance for one in (card, other, credit)] == [0, 0, 100]


def test_a_transfer_to_who_claimed_the_card_since_has_nothing_to_go_back_to() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    desk.grant(card, 100)
    transfer = made(desk.do(Transfer(card, credit, Kind.TRANSFER, 30)))
    claim(desk, card, credit)

    assert desk.refused(Reverse(transfer, (card, credit))) is NotReversible


def test_a_reversed_claim_brings_the_card_back_to_life() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    lot = desk.grant(card, 100, days=10)
    claimed = claim(desk, card, credit)
    desk.reverse(claimed, card, credit)

    assert (desk[card].balance, desk[credit].balance) == (100, 0)
    assert desk.lot(lot).remaining == 100
    assert desk[card].claimed_by is None
    desk.redeem(card, 100)


def test_a_claim_is_reversed_only_while_all_of_it_lies_there() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    desk.grant(card, 100)
    claimed = claim(desk, card, credit)
    desk.spend(credit, 1)

    assert desk.refused(Reverse(claimed, (card, credit))) is NotReversible


def test_a_partial_transfer_takes_only_what_is_available() -> None:
    desk = Desk()
    source, target = desk.account(), desk.account()
    desk.grant(source, 100)
    desk.firm(source, 40)
    asked = Transfer(source, target, Kind.TRANSFER, 61)

    assert desk.refused(asked) is HeldElsewhere
    desk.do(Transfer(source, target, Kind.TRANSFER, 60))
    assert (desk[source].balance, desk[target].balance) == (40, 60)


def test_recalled_value_that_was_transferred_is_paid_from_there() -> None:
    desk = Desk()
    card, credit = desk.account(kind=AccountKind.GIFT_CARD), desk.account()
    lot = desk.grant(card, 100)
    claim(desk, card, credit)
    hold = desk.place(credit, 100)
    assert desk.do(Recall(lot, (card, credit), 100))[0].amount == 0
    desk.do(Release(credit, hold))

    assert desk[credit].balance == 0
    assert desk.owed_by(System.RECEIVABLE) == 100


def test_a_grant_in_another_currency_is_refused() -> None:
    desk = Desk()
    account = desk.account("EUR")
    usd = Grant(account, 1, "USD", Kind.ISSUE, System.PROMOTIONS, Origin.PROMOTIONAL)

    assert desk.refused(usd) is CurrencyMismatch


def test_a_hold_placed_again_after_it_lapsed_is_a_new_one() -> None:
    desk = Desk()
    account, cart = desk.account(), desk.new_id()
    desk.grant(account, 100)
    first = desk.place(account, 60, cart=cart)
    desk.forward(DAY)
    second = made(desk.do(Place(account, cart, desk.new_id(), 60)))

    assert first != second
    desk.do(Firm(account, second, 60))
