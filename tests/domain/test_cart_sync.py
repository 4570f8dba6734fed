"""What becomes of tenders when the backend says that their cart is another one's, or another."""

import pytest

from loyalty_gql import models
from loyalty_gql.domain import carts
from loyalty_gql.domain.sources import ByAccount
from loyalty_gql.errors import CartState, NotFound
from tests.domain.shop import ADA, BACKEND, BOB, Shop, guest_of, new_key, usd


async def test_credit_that_shrank_away_does_not_come_back_for_somebody_else(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "20.00", revision=1)
    await shop.own_credit(ADA, "c1")
    await shop.cart("c1", "0.00", revision=2)
    for revision in (3, 4, 5):
        await shop.cart("c1", "30.00", revision=revision, customer_id="bob")
        assert await shop.balance(credit) == (5000, 0)
    for revision in (6, 7):
        await shop.cart("c1", "30.00", revision=revision, customer_id=None)
        assert await shop.balance(credit) == (5000, 0)
    await shop.cart("c1", "30.00", revision=8)
    assert await shop.balance(credit) == (5000, 3000)


async def test_a_tender_that_shrank_away_is_never_converted(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "20.00", revision=1)
    await shop.own_credit(ADA, "c1")
    await shop.cart("c1", "0.00", revision=2)
    await shop.cart("c1", "0", revision=3, currency="JPY")
    await shop.cart("c1", "3000", revision=4, currency="JPY")
    assert await shop.balance(credit) == (5000, 0)


async def test_a_cart_without_a_customer_keeps_the_credit_of_who_signs_in(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    cart = await shop.cart("c1", "20.00", revision=1, customer_id=None)
    signed_in = carts.Actor(ADA.kind, ADA.principal, ADA.customer_id, cart.id)
    await shop.own_credit(signed_in, "c1")
    await shop.cart("c1", "20.00", revision=2, customer_id="ada")
    assert await shop.balance(credit) == (5000, 2000)
    await shop.cart("c1", "20.00", revision=3, customer_id="bob")
    assert await shop.balance(credit) == (5000, 0)


async def test_an_order_keeps_its_currency(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    await shop.cart("c1", "20.00", revision=1)
    await shop.own_credit(ADA, "c1")
    await shop.authorize("c1", "o1")
    with pytest.raises(CartState):
        await shop.cart("c1", "2000", revision=2, currency="JPY")
    await shop.capture("c1", "5.00")
    with pytest.raises(CartState):
        await shop.cart("c1", "2000", revision=3, currency="JPY")
    await shop.refund("o1", "5.00")
    assert (await shop.balance(credit))[1] == 1500


async def test_the_longest_cart_id_is_synced(shop: Shop) -> None:
    cart = await shop.cart("c" * 255, "20.00", revision=2**53 - 1)
    assert cart.total_minor == 2000


async def test_credit_pays_for_the_cart_of_its_owner_only(shop: Shop) -> None:
    credit = await shop.credit("ada", "50.00")
    cart = await shop.cart("c1", "20.00", customer_id="bob")
    with_token = carts.Actor(ADA.kind, ADA.principal, ADA.customer_id, cart.id)
    with pytest.raises(NotFound):
        await shop.apply(with_token, "c1", ByAccount(credit))
    on_behalf = carts.ApplyToCart("c1", ByAccount(credit), None, on_behalf_of="ada")
    with pytest.raises(NotFound):
        await carts.apply_to_cart(BACKEND, shop.house, on_behalf, key=new_key(), now=shop.now)
    with pytest.raises(NotFound):
        await shop.apply(BOB, "c1", ByAccount(credit))
    assert await shop.balance(credit) == (5000, 0)


async def test_a_guest_can_not_tell_an_unusable_code_from_an_unknown_one(shop: Shop) -> None:
    """Not by the answer, also on a cart that needs nothing, and not by how far each one gets."""
    codes = {"unknown": shop.house.codes.make()}
    for name in ("empty", "blocked", "in yen"):
        card = await shop.card("50" if name == "in yen" else "50.00",
                               currency="JPY" if name == "in yen" else "USD")  # fmt: skip
        codes[name] = card.code
        if name == "empty":
            await shop.adjust(card.card.id, usd("-50.00"))
        if name == "blocked":
            await shop.block(card.card.id)
    for cart_id, total in (("paid", "0.00"), ("open", "20.00")):
        guest = guest_of(await shop.cart(cart_id, total))
        heard: set[str] = set()
        for code in codes.values():
            with pytest.raises(carts.Refusal) as refused:
                await shop.apply(guest, cart_id, code)
            heard.add(f"{refused.value.code} {refused.value.message} {refused.value.field}")
        assert len(heard) == 1, heard
    assert await models.Hold.all().count() == 0
