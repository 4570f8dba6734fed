"""Refunds and reversals: never more than was paid, and each cent where it came from."""

from datetime import timedelta
from uuid import UUID

import pytest

from loyalty_gql import models
from loyalty_gql.errors import NotReversible, RefundExceedsPaid
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.state import Origin
from tests.domain.shop import ADA, Shop, new_key, usd

ADAS = store_credit_account_id(CUSTOMER, "ada", "USD")


async def ordered(shop: Shop, card_value: str = "50.00", total: str = "80.00") -> UUID:
    """An order of `total` of which a card paid what it could; the card's id."""
    card = await shop.card(card_value)
    await shop.cart("c1", total)
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    return card.card.id


async def test_a_refund_is_shared_by_all_that_paid(shop: Shop) -> None:
    await ordered(shop)
    refunded = await shop.refund("o1", "8.00")
    assert len(refunded.transaction_ids) == 2
    lots = {lot.origin: lot.amount for lot in await models.Lot.filter(account_id=ADAS)}
    assert lots == {Origin.BOUGHT: 500, Origin.REFUND: 300}


async def test_a_refund_never_returns_more_than_was_paid(shop: Shop) -> None:
    await ordered(shop)
    await shop.refund("o1", "79.99")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "0.02")
    await shop.refund("o1", "0.01")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "0.01")
    assert await shop.balance(ADAS) == (8000, 0)


async def test_an_order_paid_wholly_by_card_can_be_refunded(shop: Shop) -> None:
    card_id = await ordered(shop, "100.00")
    await shop.refund("o1", "80.00")
    assert await shop.balance(ADAS) == (8000, 0)
    assert await shop.balance(card_id) == (2000, 0)


async def test_a_refund_sent_twice_is_made_once(shop: Shop) -> None:
    await ordered(shop)
    key = new_key()
    first, second = [await shop.refund("o1", "10.00", key=key) for _ in range(2)]
    assert second.replayed
    assert first.transaction_ids == second.transaction_ids
    assert await shop.balance(ADAS) == (1000, 0)


async def test_promotional_credit_is_not_laundered_into_money(shop: Shop) -> None:
    promo = await shop.card("50.00", expires_in=timedelta(days=10), origin=Origin.PROMOTIONAL)
    await shop.cart("c1", "50.00")
    await shop.apply(ADA, "c1", promo.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1")
    await shop.refund("o1", "50.00")

    (lot,) = await models.Lot.filter(account_id=ADAS)
    assert lot.origin is Origin.PROMOTIONAL
    assert lot.expires_at == promo.card.expires_at


async def test_a_reversed_refund_can_be_refunded_again(shop: Shop) -> None:
    await ordered(shop)
    refunded = await shop.refund("o1", "80.00")
    for transaction_id in refunded.transaction_ids:
        await shop.reverse(transaction_id)
    assert await shop.balance(ADAS) == (0, 0)
    await shop.refund("o1", "80.00")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "0.01")


async def test_a_redemption_refunded_in_part_is_not_reversed(shop: Shop) -> None:
    card_id = await ordered(shop)
    await shop.refund("o1", "8.00")
    redemption = await models.LedgerTransaction.get(kind="REDEMPTION")
    with pytest.raises(NotReversible):
        await shop.reverse(redemption.id)
    assert await shop.balance(card_id) == (0, 0)


async def test_a_reversed_redemption_is_not_refunded_too(shop: Shop) -> None:
    card_id = await ordered(shop)
    redemption = await models.LedgerTransaction.get(kind="REDEMPTION")
    await shop.reverse(redemption.id)
    assert await shop.balance(card_id) == (5000, 0)
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "30.01")


async def test_an_adjustment_is_reversed_once_and_only_while_it_lies_there(shop: Shop) -> None:
    credit = await shop.credit("ada", "10.00")
    given = await shop.adjust(credit, usd("5.00"))
    await shop.reverse(given)
    with pytest.raises(NotReversible):
        await shop.reverse(given)
    again = await shop.adjust(credit, usd("5.00"))
    await shop.adjust(credit, usd("-12.00"))
    with pytest.raises(NotReversible):
        await shop.reverse(again)
    assert await shop.balance(credit) == (300, 0)


async def test_no_more_is_refunded_than_the_shop_was_told_to_collect(shop: Shop) -> None:
    """What a tender gave back was paid by nobody, and so was an order that was released."""
    card, other = await shop.card("60.00"), await shop.card("30.00")
    await shop.cart("c1", "100.00")
    await shop.apply(ADA, "c1", card.code)
    assert await shop.authorize("c1", "o1") == 4000
    await shop.capture("c1", "30.00", final=True)
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o1", "70.01")
    await shop.refund("o1", "70.00")

    await shop.cart("c2", "50.00", revision=1)
    await shop.apply(ADA, "c2", other.code)
    assert await shop.authorize("c2", "o2") == 2000
    await shop.release("c2")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o2", "0.01")
    # Paid by other means after all: authorizing says how much that is.
    assert await shop.authorize("c2") == 5000
    await shop.refund("o2", "20.00")
    # And so does an order that grows.
    await shop.cart("c2", "65.00", revision=2)
    await shop.refund("o2", "45.00")
    with pytest.raises(RefundExceedsPaid):
        await shop.refund("o2", "0.01")
