"""Buying gift cards: begun, followed, given up, lapsed."""

import pytest

from loyalty_gql import models
from tests.graph.purchasing import (
    EVE,
    GONE,
    ONE,
    begin,
    buy,
    cancel,
    cards_anywhere,
    confirm,
    pass_days,
    token,
)
from tests.graph.storefront import GUEST, Json, Storefront, new_key, usd


async def test_a_purchase_replays(front: Storefront) -> None:
    product, ada = await front.product(), front.customer("ada")
    for who in (GUEST, ada):
        asked: Json = {"idempotencyKey": new_key(), "gift": EVE}
        first = await buy(front, who, product, **asked)
        assert await buy(front, who, product, **asked) == {**first, "replayed": True}
        other = await buy(front, who, product, **{**asked, "quantity": 2})
        assert other["code"] == "IDEMPOTENCY_KEY_REUSED"
        assert (first["purchaseToken"] is None) == (who is ada)
    assert await models.GiftCardPurchase.all().count() == 2
    key = new_key()
    await buy(front, ada, product, idempotencyKey=key)
    again = await buy(front, front.customer("bob"), product, idempotencyKey=key)
    assert again["purchase"]["customerId"] == "bob", "a key is its owner's"


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"amount": usd("24.99")}, "INVALID_AMOUNT", "amount"),
        ({"amount": usd("0")}, "INVALID_AMOUNT", "amount"),
        ({"amount": usd("-25.00")}, "INVALID_AMOUNT", "amount"),
        ({"amount": {"amount": "25.00", "currencyCode": "EUR"}}, "CURRENCY_MISMATCH",
         "currencyCode"),
        ({"quantity": 0}, "INVALID_INPUT", "quantity"),
        ({"quantity": -1}, "INVALID_INPUT", "quantity"),
        ({"quantity": 101}, "INVALID_INPUT", "quantity"),
        ({"onBehalfOf": "bob"}, "INVALID_INPUT", "onBehalfOf"),
        ({"gift": {"recipientEmail": "no address"}}, "INVALID_INPUT", "gift.recipientEmail"),
        ({"gift": {"senderName": "Ada\r\nBcc: x"}}, "INVALID_INPUT", "gift.senderName"),
    ],
)  # fmt: skip
async def test_a_purchase_that_can_not_be(
    front: Storefront, more: Json, code: str, field: str
) -> None:
    product = await front.product()
    for who in (GUEST, front.customer("ada")):
        refused = await buy(front, who, product, **more)
        assert (refused["code"], refused["field"]) == (code, field)
    assert await models.GiftCardPurchase.all().count() == 0


async def test_a_product_that_is_not_sold(front: Storefront) -> None:
    product = await front.product()
    purchase = (await buy(front, GUEST, product))["purchase"]["id"]
    await front.do("archiveGiftCardProduct", "replayed", front.staff, giftCardProductId=product)
    refused = await buy(front, GUEST, product)
    assert (refused["code"], refused["field"]) == ("NOT_ACTIVE", "giftCardProductId")
    # What was begun before is honoured, and still says what was bought.
    paid = await confirm(front, purchase)
    assert paid["cards"][0]["giftCard"]["product"] == {"title": "A card"}


async def test_a_guest_follows_their_purchase_by_its_token(front: Storefront) -> None:
    product = await front.product()
    begun = await buy(front, GUEST, product)
    other = (await buy(front, GUEST, product))["purchaseToken"]
    purchase, mine = begun["purchase"]["id"], token(begun["purchaseToken"])
    seen = await front.ask(ONE, mine, id=purchase)
    assert seen["giftCardPurchase"]["status"] == "PENDING"
    assert seen["node"] == {"id": purchase}
    as_bearer = {"authorization": f"Bearer {begun['purchaseToken']}"}
    assert (await front.ask(ONE, as_bearer, id=purchase))["node"] == {"id": purchase}
    await confirm(front, purchase)
    seen = await front.ask(ONE, mine, id=purchase)
    # That it is paid, but not the cards: who has the token has not got the mail.
    assert seen["giftCardPurchase"] == {"id": purchase, "status": "PAID", "cards": []}
    nothing = {"giftCardPurchase": None, "node": None}
    for who in (GUEST, token(other), front.customer("ada")):
        assert await front.ask(ONE, who, id=purchase) == nothing
    cart = await front.cart("c", "1.00")
    for forged in (begun["purchaseToken"][:-2] + "AA", cart, "pt_" + cart[3:]):
        error = await front.errors(ONE, token(forged), id=purchase)
        assert error["code"] == "UNAUTHENTICATED"
    as_cart = {"x-cart-token": "ct_" + begun["purchaseToken"][3:]}
    assert (await front.errors(ONE, as_cart, id=purchase))["code"] == "UNAUTHENTICATED"
    both = {**front.staff, **mine}
    assert (await front.errors(ONE, both, id=purchase))["code"] == "UNAUTHENTICATED"
    with_login = {**front.customer("ada"), **mine}
    assert (await front.ask(ONE, with_login, id=purchase))["node"] == {"id": purchase}


async def test_a_purchase_that_was_not_paid_lapses(front: Storefront) -> None:
    begun = await buy(front, GUEST, await front.product())
    purchase, mine = begun["purchase"]["id"], token(begun["purchaseToken"])
    await pass_days(0.99)
    assert (await front.ask(ONE, mine, id=purchase))["giftCardPurchase"]["status"] == "PENDING"
    await pass_days(1)
    assert (await front.ask(ONE, mine, id=purchase))["giftCardPurchase"]["status"] == "LAPSED"
    listing = """query ($s: GiftCardPurchaseStatus) {
      giftCardPurchases(filter: {status: $s}) { totalCount } }"""
    counts = {
        status: (await front.ask(listing, front.staff, s=status))["giftCardPurchases"]["totalCount"]
        for status in ("PENDING", "LAPSED", "PAID", "CANCELLED", "REFUNDED")
    }
    assert counts == {"PENDING": 0, "LAPSED": 1, "PAID": 0, "CANCELLED": 0, "REFUNDED": 0}


async def test_a_purchase_is_given_up_by_whose_it_is(front: Storefront) -> None:
    product, ada = await front.product(), front.customer("ada")
    begun = await buy(front, GUEST, product)
    guests, adas = begun["purchase"]["id"], (await buy(front, ada, product))["purchase"]["id"]
    for who, whose in (
        (GUEST, guests), (ada, guests), (front.customer("bob"), adas),
        (token(begun["purchaseToken"]), adas), (ada, GONE),
    ):  # fmt: skip
        assert (await cancel(front, who, whose))["code"] == "NOT_FOUND"
    key = new_key()
    done = await cancel(front, ada, adas, idempotencyKey=key)
    assert (done["purchase"]["status"], done["replayed"]) == ("CANCELLED", False)
    assert await cancel(front, ada, adas, idempotencyKey=key) == {**done, "replayed": True}
    assert await cancel(front, front.staff, adas) == {**done, "replayed": True}
    assert (await cancel(front, token(begun["purchaseToken"]), guests))["replayed"] is False
    refused = await confirm(front, guests)
    assert (refused["code"], refused["field"]) == ("PURCHASE_STATE", "purchaseId")
    assert await cards_anywhere() == (0, 0, 0)
    paid = (await buy(front, ada, product))["purchase"]["id"]
    await confirm(front, paid)
    assert (await cancel(front, ada, paid))["code"] == "PURCHASE_STATE"


async def test_the_shop_buys_for_a_customer(front: Storefront) -> None:
    purchase = await begin(front, front.backend, onBehalfOf="ada")
    seen = await front.ask(ONE, front.customer("ada"), id=purchase)
    assert seen["node"] == {"id": purchase}
    card = (await confirm(front, purchase))["cards"][0]["giftCard"]
    assert card["customerId"] == "ada"
    guests = await buy(front, front.backend, await front.product())
    assert guests["purchaseToken"].startswith("pt_")


async def test_purchases_are_listed_to_whose_they_are(front: Storefront) -> None:
    product = await front.product()
    ada, bob = front.customer("ada"), front.customer("bob")
    first = (await buy(front, ada, product, gift=EVE))["purchase"]["id"]
    second = (await buy(front, ada, product))["purchase"]["id"]
    await buy(front, bob, product)
    await confirm(front, first, paymentReference="pay-1", orderId="o1", orderLineId="l1")
    listing = """query ($f: GiftCardPurchaseFilter) { giftCardPurchases(filter: $f) {
      totalCount nodes { id gift { senderName } } } }"""
    mine = (await front.ask(listing, ada))["giftCardPurchases"]
    assert mine["nodes"] == [
        {"id": second, "gift": None}, {"id": first, "gift": {"senderName": "Ada"}},
    ]  # fmt: skip
    others = (await front.ask(listing, bob, f={"customerId": "ada"}))["giftCardPurchases"]
    assert others["totalCount"] == 0
    for only in (
        {"paymentReference": "pay-1"}, {"orderId": "o1"}, {"status": "PAID"},
        {"customerId": "ada", "status": "PAID", "giftCardProductId": product},
    ):  # fmt: skip
        found = (await front.ask(listing, front.staff, f=only))["giftCardPurchases"]
        assert [one["id"] for one in found["nodes"]] == [first], only
    assert (await front.errors(listing, GUEST))["code"] == "FORBIDDEN"
    payment = "{ giftCardPurchases { nodes { paymentReference } } }"
    assert (await front.post(payment, ada)).json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_card_does_not_buy_a_card(front: Storefront) -> None:
    _, code = await front.card("80.00")
    begun = await buy(front, GUEST, await front.product())
    line = begun["line"]
    lines = [
        {"lineId": "l1", "total": usd(line["total"]["amount"]), "giftCard": line["giftCard"]},
        {"lineId": "l2", "total": usd("10.00")},
    ]
    shopper = {"x-cart-token": await front.cart("c", "35.00", lines=lines)}
    done = await front.do(
        "applyToCart", "held { amount }", shopper, cartId="c", source={"code": code}
    )
    assert done["held"] == {"amount": "10.00"}
