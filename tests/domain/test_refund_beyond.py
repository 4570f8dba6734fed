"""Refunds to credit of orders we never saw, above what was paid, and onto the next cart."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.domain.refunds import More, Refunded
from loyalty_gql.domain.tender_report import Day, tender_report
from loyalty_gql.errors import (
    AlreadyExists,
    CartState,
    CurrencyMismatch,
    InsufficientFunds,
    InvalidAmount,
    InvalidInput,
    NotFound,
    NothingToApply,
    NotPermitted,
    RefundExceedsPaid,
    Refusal,
)
from loyalty_gql.rules.access import Scope
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import AccountKind, Origin
from tests.domain.shop import ADA, BACKEND, Shop, new_key, usd

ADAS = store_credit_account_id(CUSTOMER, "ada", "USD")
PAID_80 = More(paid_total=usd("80.00"))
ABOVE = More(above_paid=True)


async def ordered(shop: Shop) -> models.GiftCard:
    """An order of 80 of which a card paid 50 and other means 30; the card."""
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    return card.card


async def test_an_order_that_was_never_a_cart_is_refunded_and_capped(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await shop.refund("o9", "30.00", customer_id="ada")
    key = new_key()
    done, again = [
        await shop.refund("o9", "30.00", customer_id="ada", more=PAID_80, key=key) for _ in range(2)
    ]
    assert again.replayed
    assert again.transaction_ids == done.transaction_ids
    # Its customer and what was paid are known from now on.
    await shop.refund("o9", "50.00")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o9", "0.01", more=PAID_80)
    with pytest.raises(AlreadyExists):
        await shop.refund("o9", "0.01", more=More(paid_total=usd("90.00")))
    assert await shop.balance(ADAS) == (8000, 0)
    (lot, _) = await models.Lot.filter(account_id=ADAS).order_by("created_at")
    assert (lot.origin, lot.expires_at) == (Origin.REFUND, None)


async def test_a_refund_that_is_refused_leaves_no_order(shop: Shop) -> None:
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o9", "80.01", customer_id="ada", more=PAID_80)
    with pytest.raises(InvalidInput):
        await shop.refund("o9", "8.00", more=PAID_80)
    with pytest.raises(InvalidAmount):
        await shop.refund("o9", "8.00", customer_id="ada", more=More(paid_total=usd("0")))
    euros = More(paid_total=Money(8000, "EUR"))
    with pytest.raises(CurrencyMismatch):
        await shop.refund("o9", "8.00", customer_id="ada", more=euros)
    assert not await models.Cart.filter(order_id="o9").exists()


async def test_two_first_refunds_at_once_share_one_order(shop: Shop) -> None:
    answers = await asyncio.gather(
        *(shop.refund("o9", "30.00", customer_id="ada", more=PAID_80) for _ in range(5)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Refunded) for one in answers) == 2
    assert sum(isinstance(one, RefundExceedsPaid) for one in answers) == 3
    assert await shop.balance(ADAS) == (6000, 0)


async def test_what_is_said_to_be_paid_does_not_lift_the_cap_of_a_cart(shop: Shop) -> None:
    await ordered(shop)
    with pytest.raises(AlreadyExists):
        await shop.refund("o1", "80.00", more=More(paid_total=usd("500.00")))
    await shop.refund("o1", "80.00", more=PAID_80)


async def test_of_an_order_that_was_cancelled_comes_back_what_is_said_to_be_paid(
    shop: Shop,
) -> None:
    """100, of which a card would have paid 30 and other means have paid 70, or only 60."""
    card = await shop.card("30.00")
    for name, said, rest in (("c1", "70.00", "60.00"), ("c2", "60.00", "50.00")):
        paid = More(paid_total=usd(said))
        await shop.cart(name, "100.00")
        await shop.apply(ADA, name, card.code)
        await shop.authorize(name, name)
        with pytest.raises(InvalidAmount):
            await shop.refund(name, "1.00", more=More(paid_total=usd("70.01")))
        if name == "c1":
            await shop.release(name)
            with pytest.raises(RefundExceedsPaid):
                await shop.refund(name, "70.00")
        with pytest.raises(RefundExceedsPaid):
            await shop.refund(name, said[:-1] + "1", more=paid)
        await shop.refund(name, "10.00", more=paid)
        with pytest.raises(AlreadyExists):
            await shop.refund(name, "10.00", more=More(paid_total=usd("50.00")))
        await shop.refund(name, rest, more=paid)
        with pytest.raises(RefundExceedsPaid):
            await shop.refund(name, "0.01")
    # Authorizing says anew what is collected, and never more than that comes back in all.
    await shop.authorize("c1")
    await shop.refund("c1", "30.00")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("c1", "0.01")


async def test_more_than_was_paid_needs_a_permission_and_is_on_record(shop: Shop) -> None:
    await ordered(shop)
    scopes = BACKEND.scopes - {Scope.REFUNDS_ABOVE}
    with pytest.raises(NotPermitted):
        await shop.refund("o1", "1.00", more=ABOVE, actor=replace(BACKEND, scopes=scopes))
    await shop.refund("o1", "10.00", more=ABOVE)
    assert not await models.AuditEntry.filter(operation="refundAbovePaid").exists()

    done = await shop.refund("o1", "75.00", more=ABOVE)

    assert await shop.balance(ADAS) == (8500, 0)
    (trail,) = await models.AuditEntry.filter(operation="refundAbovePaid")
    assert trail.before == {"left_minor": 7000}
    assert trail.after == {"refunded_minor": 7500, "above_minor": 500}
    # Nothing is left, and taking the refund back reopens what it had used, not more.
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "0.01")
    for transaction_id in done.transaction_ids:
        await shop.reverse(transaction_id)
    await shop.refund("o1", "70.00")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "0.01")


async def test_an_exchange_puts_the_refund_onto_the_next_cart(shop: Shop) -> None:
    await ordered(shop)
    await shop.cart("c2", "100.00")
    key = new_key()
    more = More(to_cart="c2")

    done, again = [await shop.refund("o1", "60.00", more=more, key=key) for _ in range(2)]

    assert again.replayed
    assert done.onto is not None
    assert again.onto is not None
    assert (done.onto.cart_id, again.onto.cart_id) == ("c2", "c2")
    assert await shop.balance(ADAS) == (6000, 6000)
    assert await shop.due("c2") == 4000
    # Another one adds to the same tender, up to what the cart needs.
    await shop.refund("o1", "20.00", more=more)
    assert await shop.balance(ADAS) == (8000, 8000)
    assert await models.Tender.filter(account_id=ADAS).count() == 1
    assert await shop.authorize("c2", "o2") == 2000


async def test_an_exchange_after_a_card_was_replaced_is_made_at_once(shop: Shop) -> None:
    """The refund concerns the new card, which nobody had locked: that is no change by others."""
    terms = {"amounts": {"USD": "1000.00"}, "days": 7}
    rule = models.RedemptionRule(validator="per_customer_limit", terms=terms, created_at=shop.now)
    await rule.save()
    await shop.credit("ada", "5.00")
    card = await shop.card("50.00")
    await shop.cart("c1", "20.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    await shop.replace(card.card.id)
    await shop.cart("c2", "30.00")

    done = await shop.refund("o1", "20.00", customer_id="ada", more=More(to_cart="c2"))

    assert done.onto is not None
    assert await shop.due("c2") == 1000


async def test_an_exchange_for_less_leaves_the_rest_in_credit(shop: Shop) -> None:
    await shop.credit("ada", "5.00")
    await ordered(shop)
    await shop.cart("c2", "25.00")
    await shop.refund("o1", "60.00", more=More(to_cart="c2"))
    assert await shop.balance(ADAS) == (6500, 2500)
    assert await shop.due("c2") == 0
    await shop.authorize("c2", "o2")
    await shop.capture("c2", final=True)
    assert await shop.balance(ADAS) == (4000, 0)


async def test_an_exchange_that_can_not_be_made_refunds_nothing(shop: Shop) -> None:
    await ordered(shop)
    await shop.cart("bobs", "10.00", customer_id="bob")
    await shop.cart("free", "0.00")
    await shop.cart("euros", "10.00", currency="EUR")
    refused: dict[str, type[Refusal]] = {
        "none": NotFound,
        "bobs": NotFound,
        "free": NothingToApply,
        "euros": CurrencyMismatch,
        "c1": CartState,
    }
    for cart_id, refusal in refused.items():
        with pytest.raises(refusal):
            await shop.refund("o1", "8.00", more=More(to_cart=cart_id))
    assert not await models.Account.filter(id=ADAS).exists() or await shop.balance(ADAS) == (0, 0)
    assert (await models.Cart.get(order_id="o1")).refunded_other_minor == 0


async def test_value_that_expires_on_its_way_pays_for_no_next_cart(shop: Shop) -> None:
    promo = await shop.card("50.00", expires_in=timedelta(days=1), origin=Origin.PROMOTIONAL)
    await shop.cart("c1", "50.00")
    await shop.apply(ADA, "c1", promo.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    await shop.cart("c2", "50.00")
    await shop.pass_time(days=2)
    with pytest.raises(InsufficientFunds):
        await shop.refund("o1", "50.00", more=More(to_cart="c2"))
    assert (await shop.plan("o1", "50.00")).amount_minor == 5000


async def test_a_report_says_what_tenders_took_and_gave_back(shop: Shop) -> None:
    card = await ordered(shop)
    await shop.credit("ada", "15.00")
    await shop.cart("c2", "10.00")
    await shop.own_credit(ADA, "c2")
    await shop.authorize("c2", "o2")
    await shop.capture("c2", final=True)
    await shop.refund("o1", "8.00")
    done = await shop.give_back("o1", "16.00")
    await shop.reverse(done.transaction_ids[0])
    assert await shop.balance(card.id) == (0, 0)

    day = datetime.now(UTC).date()
    since = datetime(day.year, day.month, day.day, tzinfo=UTC)
    rows = await tender_report(BACKEND, since - timedelta(days=1), since + timedelta(days=2))

    # Midnight may have passed meanwhile.
    days = {row.day for row in rows}
    assert {(row.kind, row.channel, row.currency) for row in rows} == {
        (AccountKind.GIFT_CARD, "web", "USD"),
        (AccountKind.STORE_CREDIT, "web", "USD"),
    }
    sums = {
        kind: [
            sum(getattr(row, name) for row in rows if row.kind is kind)
            for name in ("captured_minor", "refunded_minor", "movements")
        ]
        for kind in AccountKind
    }
    assert sums == {AccountKind.GIFT_CARD: [5000, 500, 4], AccountKind.STORE_CREDIT: [1000, 0, 1]}
    assert days <= {day, day + timedelta(days=1)}
    assert all(isinstance(row, Day) for row in rows)


async def test_a_report_has_its_bounds(shop: Shop) -> None:
    await ordered(shop)
    now = datetime.now(UTC)
    day = timedelta(days=1)
    assert len(await tender_report(BACKEND, now - day, now + day)) == 1
    assert await tender_report(BACKEND, now - 3 * day, now - 2 * day) == []
    assert await tender_report(BACKEND, now - day, now + day, channel="till") == []
    assert await tender_report(BACKEND, now - day, now + day, currency="EUR") == []
    both = await tender_report(BACKEND, now - day, now + day, channel="web", currency="USD")
    assert [row.captured_minor for row in both] == [5000]
    for until in (now, now - day, now + 366.5 * day):
        with pytest.raises(InvalidInput):
            await tender_report(BACKEND, now, until)
    with pytest.raises(NotPermitted):
        await tender_report(ADA, now - day, now)
