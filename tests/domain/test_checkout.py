"""What happens to money between a cart and its order, on both databases."""

import asyncio

import pytest

from loyalty_gql import models
from loyalty_gql.domain import carts
from loyalty_gql.domain.sources import OwnCredit
from loyalty_gql.errors import (
    CaptureExceedsHold,
    CartState,
    HeldElsewhere,
    HoldEnded,
    IdempotencyKeyReused,
    InsufficientFunds,
    InvalidAmount,
    NotFound,
    NothingToApply,
    NotRedeemable,
    ReferenceUsed,
)
from loyalty_gql.rules.state import EndReason, HoldState
from tests.domain.shop import ADA, BACKEND, BOB, Shop, guest_of, new_key, usd


async def test_a_card_and_credit_pay_an_order_captured_in_two_parts(shop: Shop) -> None:
    card = await shop.card("50.00")
    credit = await shop.credit("ada", "100.00")
    await shop.cart("c1", "184.19")
    assert (await shop.apply(ADA, "c1", card.code)).held_minor == 5000
    assert await shop.own_credit(ADA, "c1") == 10000
    assert await shop.due("c1") == 3419

    assert await shop.authorize("c1", "o1") == 3419
    assert (await shop.capture("c1", "60.00")).captured_minor == 6000
    assert (await shop.capture("c1", final=True)).captured_minor == 9000

    assert await shop.balance(card.card.id) == (0, 0)
    assert await shop.balance(credit) == (0, 0)
    assert await shop.due("c1") == 3419


async def test_two_carts_never_spend_one_card_at_once(shop: Shop) -> None:
    card = await shop.card("50.00")
    carts_ = [f"c{n}" for n in range(10)]
    for cart_id in carts_:
        await shop.cart(cart_id, "50.00", customer_id=None)
    rows = await models.Cart.filter(cart_id__in=carts_)

    await asyncio.gather(*(shop.apply(guest_of(row), row.cart_id, card.code) for row in rows))

    live = await models.Hold.filter(state=HoldState.PLACED)
    assert len(live) == 1
    ended = await models.Hold.exclude(id=live[0].id)
    assert {hold.end_reason for hold in ended} == {EndReason.MOVED}
    assert await shop.balance(card.card.id) == (5000, 5000)


async def test_the_loser_of_a_race_for_a_firm_hold_is_refused_cleanly(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "50.00")
    await shop.cart("c2", "50.00")
    await shop.own_credit(ADA, "c1")
    await shop.authorize("c1")

    with pytest.raises(HeldElsewhere) as refused:
        await shop.own_credit(ADA, "c2")

    assert refused.value.retry_after_seconds
    assert 0 < refused.value.retry_after_seconds <= 30 * 60
    assert await shop.balance(credit) == (5000, 5000)


async def test_an_order_is_not_paid_by_a_card_that_was_blocked_after_apply(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.block(card.card.id)

    assert await shop.authorize("c1") == 8000


async def test_a_card_blocked_after_the_order_was_placed_still_pays(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    assert await shop.authorize("c1", "o1") == 3000
    await shop.block(card.card.id)

    assert (await shop.capture("c1")).captured_minor == 5000


async def test_a_failed_second_payment_gives_the_card_back(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1")
    await shop.release("c1")

    assert await shop.balance(card.card.id) == (5000, 0)
    assert (await shop.apply(ADA, "c1", card.code)).held_minor == 5000, "and can pay anew"


async def test_a_cancelled_order_gives_the_credit_back(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "80.00")
    await shop.own_credit(ADA, "c1")
    await shop.authorize("c1", "o1")
    await shop.capture("c1", "20.00")
    await shop.release("c1")

    assert await shop.balance(credit) == (3000, 0)
    with pytest.raises(HoldEnded):
        await shop.capture("c1", "10.00")


async def test_a_balance_is_never_stuck_in_an_abandoned_cart(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.cart("c2", "80.00", customer_id="bob")
    await shop.apply(ADA, "c1", card.code)
    await shop.pass_time(minutes=60)

    assert (await shop.apply(BOB, "c2", card.code)).held_minor == 5000
    first = await models.Hold.filter().order_by("placed_at").first()
    assert first is not None
    assert first.state is HoldState.LAPSED


async def test_an_authorized_cart_lapses_after_half_an_hour_unless_its_order_is_reported(
    shop: Shop,
) -> None:
    credit = await shop.credit("ada", "50.00")
    for cart_id, order_id in (("c1", None), ("c2", "o2")):
        await shop.cart(cart_id, "20.00")
        await shop.own_credit(ADA, cart_id)
        await shop.authorize(cart_id, order_id)
    await shop.pass_time(minutes=30)

    with pytest.raises(HoldEnded):
        await shop.capture("c1")
    assert (await shop.capture("c2")).captured_minor == 2000
    assert await shop.balance(credit) == (3000, 0)


async def test_credit_that_expired_can_not_be_spent_before_any_sweep(shop: Shop) -> None:
    credit = await shop.credit("ada", "10.00")
    from datetime import timedelta  # noqa: PLC0415

    await shop.adjust(credit, usd("5.00"), expires_in=timedelta(days=1))
    await shop.cart("c1", "80.00")
    await shop.pass_time(days=1)

    assert await shop.own_credit(ADA, "c1") == 1000


async def test_an_amount_of_zero_is_never_taken_for_everything(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    with pytest.raises(InvalidAmount):
        await shop.apply(ADA, "c1", card.code, "0.00")
    await shop.apply(ADA, "c1", card.code, "10.00")
    await shop.authorize("c1", "o1")
    with pytest.raises(InvalidAmount):
        await shop.capture("c1", "0")
    assert await shop.balance(card.card.id) == (5000, 1000)


async def test_a_capture_above_the_hold_is_refused_and_not_clamped(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    with pytest.raises(CaptureExceedsHold):
        await shop.capture("c1", "50.01")
    assert await shop.balance(card.card.id) == (5000, 5000)


async def test_a_shipment_is_captured_once_under_its_reference(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    key = new_key()
    first = await shop.capture("c1", "20.00", reference="ship-1", key=key)
    again = await shop.capture("c1", "20.00", reference="ship-1", key=key)
    assert again.replayed
    assert again.transaction_ids == first.transaction_ids
    with pytest.raises(ReferenceUsed):
        await shop.capture("c1", "20.00", reference="ship-1")
    assert await shop.balance(card.card.id) == (3000, 3000)


async def test_a_used_key_answers_as_it_did_though_the_cart_has_moved_on(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    key = new_key()
    await shop.apply(ADA, "c1", card.code, "10.00", key=key)
    await shop.authorize("c1", "o1")

    assert (await shop.apply(ADA, "c1", card.code, "10.00", key=key)).replayed
    with pytest.raises(IdempotencyKeyReused):
        await shop.apply(ADA, "c1", card.code, "11.00", key=key)
    with pytest.raises(CartState):
        await shop.apply(ADA, "c1", card.code, "10.00")


async def test_the_tenders_follow_a_cart_down_and_up_again(shop: Shop) -> None:
    card = await shop.card("50.00")
    credit = await shop.credit("ada", "100.00")
    await shop.cart("c1", "184.19")
    await shop.apply(ADA, "c1", card.code)
    await shop.own_credit(ADA, "c1")

    await shop.cart("c1", "80.01", revision=2)
    assert (await shop.balance(card.card.id), await shop.balance(credit)) == (
        (5000, 5000),
        (10000, 3001),
    )
    await shop.cart("c1", "30.00", revision=3)
    assert await shop.balance(credit) == (10000, 0)
    await shop.cart("c1", "120.00", revision=4)
    assert (await shop.balance(card.card.id), await shop.balance(credit)) == (
        (5000, 5000),
        (10000, 7000),
    )
    assert await shop.due("c1") == 0


async def test_an_older_revision_of_a_cart_is_ignored(shop: Shop) -> None:
    await shop.cart("c1", "80.00", revision=5)
    cart = await shop.cart("c1", "10.00", revision=4)
    assert (cart.revision, cart.total_minor) == (5, 8000)


async def test_credit_leaves_a_cart_that_becomes_somebody_elses(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "80.00")
    await shop.own_credit(ADA, "c1")
    await shop.cart("c1", "80.00", revision=2, customer_id="bob")
    assert await shop.balance(credit) == (5000, 0)
    assert await shop.due("c1") == 8000


async def test_a_gift_card_never_buys_a_gift_card(shop: Shop) -> None:
    card = await shop.card("100.00")
    await shop.cart("c1", "81.03", gift_card_lines="50.00")
    assert (await shop.apply(ADA, "c1", card.code)).held_minor == 3103
    other = await shop.card("100.00")
    with pytest.raises(NothingToApply):
        await shop.apply(ADA, "c1", other.code)


async def test_a_guest_learns_nothing_about_a_code(shop: Shop) -> None:
    blocked, empty, euros = await shop.card(), await shop.card(), await shop.card(currency="EUR")
    await shop.block(blocked.card.id)
    await shop.adjust(empty.card.id, usd("-50.00"))
    cart = await shop.cart("c1", "80.00", customer_id=None)
    unknown = shop.house.codes.make()

    said = set[tuple[str, str]]()
    for code in (blocked.code, empty.code, euros.code, unknown):
        with pytest.raises(NotRedeemable) as refused:
            await shop.apply(guest_of(cart), "c1", code)
        said.add((refused.value.code, refused.value.message))
    assert len(said) == 1


async def test_too_little_on_a_card_is_no_answer_for_a_guesser(shop: Shop) -> None:
    card = await shop.card("50.00")
    cart = await shop.cart("c1", "80.00", customer_id=None)
    with pytest.raises(NotRedeemable):
        await shop.apply(guest_of(cart), "c1", card.code, "60.00")
    with pytest.raises(InsufficientFunds):
        await shop.apply(ADA, (await shop.cart("c2", "80.00")).cart_id, card.code, "60.00")


async def test_anothers_cart_looks_like_none(shop: Shop) -> None:
    card = await shop.card()
    await shop.cart("c1", "80.00")
    with pytest.raises(NotFound) as others:
        await shop.apply(BOB, "c1", card.code)
    with pytest.raises(NotFound) as none:
        await shop.apply(BOB, "c-none", card.code)
    assert others.value.message == none.value.message


async def test_the_shop_applies_credit_for_a_customer(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "20.00")
    ask = carts.ApplyToCart("c1", OwnCredit(), None, on_behalf_of="ada")
    await carts.apply_to_cart(BACKEND, shop.house, ask, key=new_key(), now=shop.now)
    assert await shop.balance(credit) == (5000, 2000)


async def test_a_removed_tender_frees_its_money_at_once(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "20.00")
    await shop.own_credit(ADA, "c1")
    done = await carts.remove_from_cart(ADA, shop.house, "c1", credit, key=new_key(), now=shop.now)
    assert done.held_minor == 0
    assert await shop.balance(credit) == (5000, 0)


async def test_an_order_is_reported_though_its_card_was_blocked_after_authorizing(
    shop: Shop,
) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "20.00")
    await shop.apply(ADA, "c1", card.code)
    assert await shop.authorize("c1") == 0
    await shop.block(card.card.id)
    assert await shop.authorize("c1", "o1") == 0
    await shop.pass_time(days=2)
    assert (await shop.capture("c1")).captured_minor == 2000


async def test_a_replay_tells_what_the_tender_held_then(shop: Shop) -> None:
    card = await shop.card("50.00")
    keys = [new_key() for _ in range(4)]
    await shop.cart("c1", "20.00", revision=1)
    await shop.cart("c2", "45.00", revision=1)
    asked = [("c1", None), ("c1", "8.00"), ("c2", None), ("c1", "6.00")]
    held = [
        (await shop.apply(ADA, cart_id, card.code, amount, key=key)).held_minor
        for (cart_id, amount), key in zip(asked, keys, strict=True)
    ]
    assert held == [2000, 800, 4500, 600]
    await shop.cart("c1", "3.00", revision=2)
    for (cart_id, amount), key, then in zip(asked, keys, held, strict=True):
        again = await shop.apply(ADA, cart_id, card.code, amount, key=key)
        assert (again.held_minor, again.replayed) == (then, True)
