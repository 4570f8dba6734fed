"""Claiming, replacing, stopping cards: who comes first, what is left, and that it all adds up."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from loyalty_gql import models
from loyalty_gql.domain import saved_cards
from loyalty_gql.domain.sources import ByGiftCard
from loyalty_gql.errors import (
    HeldElsewhere,
    InsufficientFunds,
    InvalidInput,
    NotActive,
    NotEmpty,
    NotFound,
    NotRedeemable,
    NotReversible,
    Refusal,
)
from loyalty_gql.ledger.verify import verify
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.state import AccountStatus, EndReason
from tests.domain.shop import ADA, BOB, Shop, new_key, usd

ADAS = store_credit_account_id(CUSTOMER, "ada", "USD")
BOBS = store_credit_account_id(CUSTOMER, "bob", "USD")


async def proved(url: str) -> None:
    """Every invariant holds over the whole database."""
    lines: list[str] = []
    result = await verify(url, lines.append)
    assert result.clean, lines


async def status_of(card_id: UUID) -> AccountStatus:
    return (await models.Account.get(id=card_id)).status


async def test_a_card_claimed_twice_at_once_is_claimed_once_and_the_loser_is_told_why(
    shop: Shop, database_url: str
) -> None:
    for _ in range(5):
        card = await shop.card("10.00")
        results = await asyncio.gather(
            *(shop.claim(actor, card.code) for actor in (ADA, BOB) * 3), return_exceptions=True
        )
        won = [one for one in results if not isinstance(one, BaseException)]
        lost = [one for one in results if isinstance(one, BaseException)]
        assert len(won) == 1
        assert all(isinstance(one, NotRedeemable) for one in lost), lost
        assert await shop.balance(card.card.id) == (0, 0)
    both = [await models.Account.get_or_none(id=one) for one in (ADAS, BOBS)]
    assert sum(one.balance for one in both if one) == 5000
    await proved(database_url)


async def test_a_card_and_a_cart_never_get_the_same_money(shop: Shop) -> None:
    """Whoever comes first: what the claimer has and what the cart holds is one card's worth."""
    for number in range(6):
        card = await shop.card("10.00")
        await shop.cart(f"c{number}", "10.00", customer_id="bob")
        await asyncio.gather(
            shop.apply(BOB, f"c{number}", card.code),
            shop.claim(ADA, card.code),
            return_exceptions=True,
        )
        assert await shop.due(f"c{number}") == 1000  # the cart has lost it, or never got it
    assert await shop.balance(ADAS) == (6000, 0)


async def test_a_claim_opens_credit_in_the_cards_own_currency(shop: Shop) -> None:
    card = await shop.card("500", currency="JPY")
    claimed = await shop.claim(ADA, card.code)
    assert (claimed.account.currency, claimed.minor) == ("JPY", 500)
    assert await models.Account.get_or_none(id=ADAS) is None


async def test_a_claim_keeps_each_lots_date_and_takes_what_is_not_effective_yet(
    shop: Shop,
) -> None:
    card = await shop.card("10.00", expires_in=timedelta(days=30))
    await shop.adjust(card.card.id, usd("5.00"), expires_in=timedelta(days=3))
    await shop.claim(ADA, card.code)
    assert await shop.balance(ADAS) == (1500, 0)
    lots = await models.Lot.filter(account_id=ADAS).order_by("expires_at")
    dates = [lot.expires_at - shop.now for lot in lots if lot.expires_at]
    assert [(date.days, lot.amount) for date, lot in zip(dates, lots, strict=True)] == [
        (3, 500),
        (30, 1000),
    ]


async def test_a_balance_is_not_stuck_in_an_abandoned_cart(shop: Shop) -> None:
    card = await shop.card("10.00")
    await shop.cart("c", "10.00", customer_id="bob")
    await shop.apply(BOB, "c", card.code)
    assert (await shop.claim(ADA, card.code)).minor == 1000
    (hold,) = await models.Hold.filter(account_id=card.card.id)
    assert hold.end_reason is EndReason.CLAIMED


async def test_a_card_with_which_an_order_is_placed_is_not_claimed_away(shop: Shop) -> None:
    card = await shop.card("10.00")
    await shop.cart("c", "10.00", customer_id="bob")
    await shop.apply(BOB, "c", card.code)
    await shop.authorize("c", "o")
    with pytest.raises(HeldElsewhere) as refused:
        await shop.claim(ADA, card.code)
    assert refused.value.retryable
    with pytest.raises(HeldElsewhere):
        await shop.replace(card.card.id)
    await shop.capture("c", final=True)


async def test_an_expired_card_is_not_claimed_before_the_next_sweep(shop: Shop) -> None:
    card = await shop.card("10.00", expires_in=timedelta(days=1))
    await shop.pass_time(days=1)
    with pytest.raises(NotRedeemable, match="expired"):
        await shop.claim(ADA, card.code)


async def test_a_claim_into_closed_credit_opens_it_and_into_blocked_credit_is_refused(
    shop: Shop,
) -> None:
    await shop.credit("ada", "1.00")
    first, second = await shop.card("10.00"), await shop.card("20.00")
    await shop.block_credit(ADAS)
    with pytest.raises(NotActive):
        await shop.claim(ADA, first.code)
    await models.Account.filter(id=ADAS).update(status=AccountStatus.CLOSED)
    await shop.claim(ADA, second.code)
    assert await shop.balance(ADAS) == (2100, 0)
    assert await status_of(ADAS) is AccountStatus.ACTIVE


async def test_a_reversed_claim_revives_the_code_and_it_can_be_claimed_again(
    shop: Shop, database_url: str
) -> None:
    card = await shop.card("10.00")
    key = new_key()
    claimed = await shop.claim(ADA, card.code, key=key)
    assert (await shop.claim(ADA, card.code, key=key)).replayed
    await shop.reverse(claimed.transaction_id)
    await shop.claim(BOB, card.code)
    assert await shop.balance(BOBS) == (1000, 0)
    again = await shop.claim(ADA, card.code, key=key)
    assert (again.replayed, again.minor) == (True, 1000)
    assert await shop.balance(ADAS) == (0, 0)
    await proved(database_url)


async def test_a_spent_claim_can_not_be_reversed(shop: Shop) -> None:
    card = await shop.card("10.00")
    claimed = await shop.claim(ADA, card.code)
    await shop.adjust(ADAS, usd("-1.00"))
    with pytest.raises(NotReversible):
        await shop.reverse(claimed.transaction_id)


async def test_a_refund_does_not_revive_a_dead_card(shop: Shop) -> None:
    card = await shop.card("10.00")
    took = await shop.adjust(card.card.id, usd("-10.00"))
    await shop.deactivate(card.card.id)
    with pytest.raises(NotReversible):
        await shop.reverse(took)
    with pytest.raises(NotActive):
        await shop.load(card.card.id, "5.00")
    with pytest.raises(NotActive):
        await shop.unblock(card.card.id)
    assert await status_of(card.card.id) is AccountStatus.DEACTIVATED


async def test_a_card_with_value_on_it_is_not_deactivated(shop: Shop) -> None:
    card = await shop.card("10.00")
    with pytest.raises(NotEmpty):
        await shop.deactivate(card.card.id)
    assert await status_of(card.card.id) is AccountStatus.ACTIVE
    assert await models.AuditEntry.all().count() == 0


async def test_a_deactivated_card_is_never_unblocked_however_close_they_come(shop: Shop) -> None:
    for _ in range(5):
        card = await shop.card("10.00")
        await shop.adjust(card.card.id, usd("-10.00"))
        await shop.block(card.card.id)
        await asyncio.gather(
            shop.deactivate(card.card.id), shop.unblock(card.card.id), return_exceptions=True
        )
        assert await status_of(card.card.id) is AccountStatus.DEACTIVATED
        trail = await models.AuditEntry.filter(subject_id=card.card.id).order_by("id")
        steps = [(one.before["status"], one.after["status"]) for one in trail]
        assert all(one[1] == two[0] for one, two in pairwise(steps)), steps


async def test_a_replaced_card_pays_nothing_and_the_new_one_all(
    shop: Shop, database_url: str
) -> None:
    card = await shop.card("50.00", expires_in=timedelta(days=9))
    await shop.adjust(card.card.id, usd("-20.00"))
    await shop.cart("c", "5.00", customer_id="bob")
    await shop.apply(BOB, "c", card.code)
    await shop.block(card.card.id)
    key = new_key()
    new = await shop.replace(card.card.id, key=key)
    again = await shop.replace(card.card.id, key=key)
    assert (again.code, again.card.id, again.replayed) == (new.code, new.card.id, True)
    assert new.card.initial_minor == 3000
    assert new.card.replaces_id == card.card.id
    assert await shop.balance(new.card.id) == (3000, 0)
    assert await status_of(card.card.id) is AccountStatus.DEACTIVATED
    with pytest.raises(NotActive):
        await shop.apply(BOB, "c", card.code)
    with pytest.raises(NotActive):
        await shop.replace(card.card.id)
    assert new.transaction_id is not None
    with pytest.raises(NotReversible):
        await shop.reverse(new.transaction_id)
    assert (await shop.apply(BOB, "c", new.code)).held_minor == 500
    await proved(database_url)


async def test_a_card_is_replaced_once_however_often_it_is_asked(shop: Shop) -> None:
    card = await shop.card("50.00")
    results = await asyncio.gather(
        *(shop.replace(card.card.id) for _ in range(5)), return_exceptions=True
    )
    assert sum(not isinstance(one, BaseException) for one in results) == 1
    assert all(isinstance(one, Refusal) for one in results if isinstance(one, BaseException))
    assert await models.GiftCard.filter(replaces_id=card.card.id).count() == 1


async def test_an_empty_card_needs_no_replacement(shop: Shop) -> None:
    card = await shop.card("5.00")
    await shop.claim(ADA, card.code)
    with pytest.raises(InsufficientFunds):
        await shop.replace(card.card.id)
    assert await models.GiftCard.all().count() == 1


async def test_a_claimed_card_takes_nothing_more(shop: Shop) -> None:
    card = await shop.card("5.00")
    await shop.claim(ADA, card.code)
    for put in (shop.load(card.card.id, "5.00"), shop.adjust(card.card.id, usd("5.00"))):
        with pytest.raises(NotActive):
            await put
    assert await shop.balance(card.card.id) == (0, 0)


async def test_a_blocked_card_is_not_loaded(shop: Shop) -> None:
    card = await shop.card("5.00")
    await shop.block(card.card.id)
    with pytest.raises(NotActive):
        await shop.load(card.card.id, "5.00")


async def test_an_expiry_is_put_off_for_what_is_on_the_card_and_never_brought_forward(
    shop: Shop, database_url: str
) -> None:
    card = await shop.card("50.00", expires_in=timedelta(days=10))
    await shop.cart("c", "20.00", customer_id="bob")
    await shop.apply(BOB, "c", card.code)
    for too_early in (shop.now + timedelta(days=9), shop.now - timedelta(days=1)):
        with pytest.raises(InvalidInput):
            await shop.update(card.card.id, too_early)
    await shop.update(card.card.id, shop.now + timedelta(days=20))
    assert await shop.balance(card.card.id) == (5000, 2000)
    await proved(database_url)
    await shop.pass_time(days=15)
    await shop.cart("d", "50.00")
    assert (await shop.apply(ADA, "d", card.code)).held_minor == 5000
    await shop.update(card.card.id, None)
    with pytest.raises(InvalidInput):
        await shop.update(card.card.id, shop.now + timedelta(days=90))
    await shop.pass_time(days=400)
    assert (await shop.claim(ADA, card.code)).minor == 5000
    await proved(database_url)


async def test_what_has_expired_is_not_put_off(shop: Shop) -> None:
    card = await shop.card("50.00", expires_in=timedelta(days=10))
    await shop.pass_time(days=10)
    with pytest.raises(NotActive, match="reverse its expiry"):
        await shop.update(card.card.id, shop.now + timedelta(days=90))
    found = await models.GiftCard.get(id=card.card.id)
    assert found.expires_at == card.card.expires_at


async def test_a_saved_card_pays_by_its_id_and_only_for_who_saved_it(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c", "20.00")
    kept = ByGiftCard(card.card.id)
    with pytest.raises(NotFound):
        await shop.apply(ADA, "c", kept)
    for _ in range(2):  # twice is once
        await saved_cards.save_gift_card(
            ADA, shop.house, card.code, on_behalf_of=None, key=new_key(), now=shop.now
        )
    assert await models.SavedGiftCard.all().count() == 1
    assert (await shop.apply(ADA, "c", kept)).held_minor == 2000
    await shop.cart("d", "20.00", customer_id="bob")
    with pytest.raises(NotFound):
        await shop.apply(BOB, "d", kept)


async def test_a_saved_card_that_somebody_else_claims_pays_nothing_more(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c", "20.00")
    await saved_cards.save_gift_card(
        ADA, shop.house, card.code, on_behalf_of=None, key=new_key(), now=shop.now
    )
    await shop.claim(BOB, card.code)
    with pytest.raises(NotRedeemable, match="Somebody else"):
        await shop.apply(ADA, "c", ByGiftCard(card.card.id))
