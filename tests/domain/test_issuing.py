"""Cards and accounts: codes shown once, kept safely; accounts opened once."""

import asyncio
import secrets
from dataclasses import replace
from datetime import timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.domain import adjustments, gift_cards, issuing
from loyalty_gql.domain.code_keys import CodeKeys
from loyalty_gql.domain.code_rotation import rotate_codes
from loyalty_gql.domain.sweep import sweep, warn_of_waiting
from loyalty_gql.errors import AlreadyExists, InvalidAmount, InvalidCode, NotPermitted
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import AccountStatus
from tests.domain.shop import ADA, GOODWILL, STAFF, Shop, new_key, usd


def asked(code: str | None = None, value: Money | None = None) -> issuing.IssueGiftCard:
    return issuing.IssueGiftCard(value or usd("25.00"), code, None, None, None, None, GOODWILL)


async def test_a_card_is_issued_once_for_a_key_and_shows_the_same_code(shop: Shop) -> None:
    key = new_key()
    made = [
        await issuing.issue_gift_card(STAFF, shop.house, asked(), key=key, now=shop.now)
        for _ in range(2)
    ]
    assert [one.replayed for one in made] == [False, True]
    assert made[0].code == made[1].code
    assert await models.GiftCard.all().count() == 1


async def test_a_code_is_found_however_it_is_typed(shop: Shop) -> None:
    card = await shop.card()
    for typed in (card.code, card.code.lower(), card.code.replace("-", " ")):
        found = await gift_cards.by_code(STAFF, shop.house, typed, now=shop.now)
        assert found.card.id == card.card.id


async def test_no_code_lies_in_the_database(shop: Shop) -> None:
    card = await shop.card()
    plain = card.code.replace("-", "")
    row = await models.GiftCard.get(id=card.card.id)
    kept = [await models.GiftCard.all().values(), await models.IdempotencyRecord.all().values()]
    assert plain not in repr(kept)
    assert card.code not in repr(kept)
    assert row.last_characters == plain[-5:-1]


async def test_an_own_code_is_taken_once_and_a_short_one_never(shop: Shop) -> None:
    code = shop.house.codes.make()
    await issuing.issue_gift_card(STAFF, shop.house, asked(code), key=new_key(), now=shop.now)
    with pytest.raises(AlreadyExists):
        await issuing.issue_gift_card(STAFF, shop.house, asked(code), key=new_key(), now=shop.now)
    with pytest.raises(InvalidCode):
        await issuing.issue_gift_card(
            STAFF, shop.house, asked("XMAS26"), key=new_key(), now=shop.now
        )
    assert await models.GiftCard.all().count() == 1


async def test_only_who_may_issues_and_only_within_the_limit(shop: Shop) -> None:
    with pytest.raises(NotPermitted):
        await issuing.issue_gift_card(ADA, shop.house, asked(), key=new_key(), now=shop.now)
    small = replace(shop.house, largest={"*": 100})
    with pytest.raises(InvalidAmount):
        await issuing.issue_gift_card(STAFF, small, asked(), key=new_key(), now=shop.now)


async def test_openings_of_one_account_at_once_meet_on_one_row(shop: Shop) -> None:
    opened = await asyncio.gather(
        *(
            issuing.open_store_credit_account(
                STAFF, shop.house, "ada", "USD", key=new_key(), now=shop.now
            )
            for _ in range(20)
        )
    )
    assert len({one.account.id for one in opened}) == 1
    assert await models.StoreCreditAccount.all().count() == 1


async def test_codes_come_under_new_keys_while_the_old_ones_still_read(shop: Shop) -> None:
    old_lookup, old_seal = secrets.token_bytes(32), secrets.token_bytes(32)
    before = replace(shop.house, codes=CodeKeys({"k1": old_lookup}, {"s1": old_seal}))
    card = await issuing.issue_gift_card(STAFF, before, asked(), key=new_key(), now=shop.now)
    new_lookup, new_seal = secrets.token_bytes(32), secrets.token_bytes(32)
    both = replace(
        before,
        codes=CodeKeys({"k2": new_lookup, "k1": old_lookup}, {"s2": new_seal, "s1": old_seal}),
    )
    assert await gift_cards.by_code(STAFF, both, card.code, now=shop.now)
    assert await rotate_codes(both) == 1
    assert await rotate_codes(both) == 0

    after = replace(before, codes=CodeKeys({"k2": new_lookup}, {"s2": new_seal}))
    found = (await gift_cards.by_code(STAFF, after, card.code, now=shop.now)).card
    assert after.codes.open(found.id, found.code_sealed) == card.code


async def test_a_sweep_settles_what_is_due_and_a_second_one_nothing(shop: Shop) -> None:
    credit = await shop.credit("ada", "10.00")
    await shop.adjust(credit, usd("5.00"), expires_in=timedelta(days=1))
    await shop.cart("c1", "8.00")
    await shop.own_credit(ADA, "c1")
    await shop.pass_time(days=1)

    assert await sweep(shop.house, now=shop.now) == 1
    assert await shop.balance(credit) == (1000, 0)
    assert await sweep(shop.house, now=shop.now) == 0


async def test_an_order_that_waits_a_week_is_warned_of_once_a_day(shop: Shop) -> None:
    await shop.credit("ada", "10.00")
    await shop.cart("c1", "8.00")
    await shop.own_credit(ADA, "c1")
    await shop.authorize("c1", "o1")
    await shop.pass_time(days=6)
    assert await warn_of_waiting(shop.house, now=shop.now) == 0
    await shop.pass_time(days=1, minutes=1)
    for _ in range(2):
        assert await warn_of_waiting(shop.house, now=shop.now) == 1
    assert await models.OutboxEvent.all().count() == 1
    await shop.pass_time(days=23)
    assert await warn_of_waiting(shop.house, now=shop.now) == 0
    assert await sweep(shop.house, now=shop.now) == 1


async def test_a_replay_answers_after_the_expiry_that_was_asked_for(shop: Shop) -> None:
    """The reply was lost, and the client came back when the card had expired."""
    soon = shop.now + timedelta(seconds=60)
    later = shop.now + timedelta(seconds=61)
    key, ask = new_key(), replace(asked(), expires_at=soon)
    made = await issuing.issue_gift_card(STAFF, shop.house, ask, key=key, now=shop.now)
    again = await issuing.issue_gift_card(STAFF, shop.house, ask, key=key, now=later)
    assert (again.replayed, again.code) == (True, made.code)

    key = new_key()
    moved = [
        await adjustments.adjust(
            STAFF, shop.house, made.card.id, usd("1.00"), why=GOODWILL, key=key, now=at,
            expires_at=soon,
        )
        for at in (shop.now, later)
    ]  # fmt: skip
    assert [one.replayed for one in moved] == [False, True]
    assert moved[0].transaction_id == moved[1].transaction_id


async def test_a_server_whose_clock_is_wrong_does_not_move_the_ledgers_time(
    shop: Shop,
) -> None:
    """It opens an account; a refund into it must not let the lots of the card expire."""
    wrong = shop.now + timedelta(days=365)
    card = await shop.card("50.00", expires_in=timedelta(days=30))
    await issuing.open_store_credit_account(
        STAFF, shop.house, "ada", "USD", key=new_key(), now=wrong
    )
    await shop.cart("c1", "20.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", "5.00")
    await shop.refund("o1", "2.00")
    assert await models.Entry.filter(recorded_at__gt=shop.now + timedelta(hours=1)).count() == 0
    assert await shop.balance(card.card.id) == (4500, 1500)


async def test_opening_an_account_does_not_unblock_it(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.block_credit(credit)
    await issuing.open_store_credit_account(
        STAFF, shop.house, "ada", "USD", key=new_key(), now=shop.now
    )
    assert (await models.Account.get(id=credit)).status is AccountStatus.BLOCKED
