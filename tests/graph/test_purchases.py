"""Buying gift cards: begun, paid, followed, given up. No card exists before its payment does."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import ActorKind
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, usd

BEGUN = """replayed purchaseToken total { amount currencyCode }
  purchase { id status value { amount } quantity customerId lapsesAt deliverAt
    product { title } gift { recipientName recipientEmail senderName message } cards { id } }
  line { purchaseId productId title quantity unitPrice { amount } total { amount } giftCard }"""
PAID = """replayed purchase { id status paymentReference orderId orderLineId }
  cards { giftCardCode giftCard { id customerId expiresAt orderId orderLineId balance { amount }
    lots { origin source } purchase { id } product { title } } }"""
ONE = """query ($id: ID!) { giftCardPurchase(id: $id) { id status cards { id lastCharacters } }
  node(id: $id) { id } }"""
MINE = "{ me { giftCards { nodes { id balance { amount } } } } }"
GONE = "R2lmdENhcmRQdXJjaGFzZTowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA="
EVE = {"recipientName": "Eve", "recipientEmail": "eve@shop.test", "senderName": "Ada"}


def token(text: str) -> Mapping[str, str]:
    return {"x-purchase-token": text}


async def buy(front: Storefront, who: Mapping[str, str], product: str, **more: Any) -> Json:
    more = {"giftCardProductId": product, "amount": usd("25.00"), **more}
    return await front.do("purchase", BEGUN, who, **more)


async def begin(front: Storefront, who: Mapping[str, str] = GUEST, **more: Any) -> str:
    """A purchase of a product of its own: its id."""
    return (await buy(front, who, await front.product(), **more))["purchase"]["id"]


async def confirm(front: Storefront, purchase: str, **more: Any) -> Json:
    more = {"purchaseId": purchase, "paymentReference": f"pay-{purchase[-12:]}", **more}
    return await front.do("confirmPurchase", PAID, front.backend, **more)


async def cancel(front: Storefront, who: Mapping[str, str], purchase: str, **more: Any) -> Json:
    give = "replayed purchase { status cancelledAt }"
    return await front.do("cancelPurchase", give, who, purchaseId=purchase, **more)


async def pass_days(days: float) -> None:
    await models.LedgerClock.filter(id=1).update(offset_microseconds=int(days * 86_400 * 1_000_000))


async def cards_anywhere() -> tuple[int, int, int]:
    """What there is of cards in the tables: cards with their codes, accounts, movements."""
    return (
        await models.GiftCard.all().count(),
        await models.Account.all().count(),
        await models.LedgerTransaction.all().count(),
    )


async def test_a_card_exists_only_once_its_payment_does(front: Storefront) -> None:
    product = await front.product(title="Birthday", productId="prod_1", validDays=365)
    begun = await buy(front, GUEST, product, quantity=3, gift={"message": "Well done"})
    purchase = begun["purchase"]
    assert begun["total"] == {"amount": "75.00", "currencyCode": "USD"}
    assert (purchase["status"], purchase["cards"]) == ("PENDING", [])
    assert begun["line"] == {
        "purchaseId": purchase["id"], "productId": "prod_1", "title": "Birthday", "quantity": 3,
        "unitPrice": {"amount": "25.00"}, "total": {"amount": "75.00"}, "giftCard": True,
    }  # fmt: skip
    assert await cards_anywhere() == (0, 0, 0)

    before = datetime.now(UTC)
    paid = await confirm(front, purchase["id"], amount=usd("75.00"))
    assert paid["purchase"]["status"] == "PAID"
    assert await cards_anywhere() == (3, 3, 3)
    for one in paid["cards"]:
        card = one["giftCard"]
        assert card["balance"] == {"amount": "25.00"}
        assert card["lots"] == [{"origin": "BOUGHT", "source": "PAYMENTS_CLEARING"}]
        assert (card["purchase"], card["product"]) == (
            {"id": purchase["id"]}, {"title": "Birthday"},
        )  # fmt: skip
        lasts = datetime.fromisoformat(card["expiresAt"]) - before
        assert timedelta(days=365) <= lasts < timedelta(days=365, minutes=1)
    assert len({one["giftCardCode"] for one in paid["cards"]}) == 3
    code = paid["cards"][0]["giftCardCode"]
    await front.cart("c", "10.00", customerId="ada")
    spent = await front.do(
        "applyToCart", "held { amount }", front.customer("ada"), cartId="c", source={"code": code}
    )
    assert spent["held"] == {"amount": "10.00"}
    kinds = await models.LedgerTransaction.filter(kind="PURCHASE")
    assert {(one.reference_type, one.reference_id) for one in kinds} == {
        ("payment", paid["purchase"]["paymentReference"])
    }


async def test_an_expiry_counts_from_the_payment_by_the_ledgers_clock(front: Storefront) -> None:
    product = await front.product(validDays=10)
    purchase = (await buy(front, GUEST, product))["purchase"]["id"]
    # What was begun keeps the terms it was begun with.
    await front.do(
        "updateGiftCardProduct", "replayed", front.staff, giftCardProductId=product, validDays=1
    )
    await pass_days(0.5)
    card = (await confirm(front, purchase))["cards"][0]["giftCard"]
    lasts = datetime.fromisoformat(card["expiresAt"]) - datetime.now(UTC)
    assert timedelta(days=10.4) < lasts < timedelta(days=10.6)
    lots = await models.Lot.all()
    assert {lot.expires_at for lot in lots} == {datetime.fromisoformat(card["expiresAt"])}


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


async def test_a_confirmation_shows_the_same_codes_again(front: Storefront) -> None:
    purchase, key = await begin(front, quantity=2), new_key()
    paid = await confirm(front, purchase, idempotencyKey=key)
    assert not paid["replayed"]
    assert await confirm(front, purchase, idempotencyKey=key) == {**paid, "replayed": True}
    # A replayed event with a key of its own issues no second card either.
    assert await confirm(front, purchase) == {**paid, "replayed": True}
    assert await cards_anywhere() == (2, 2, 2)


async def test_ten_confirmations_at_once_issue_its_cards_once(front: Storefront) -> None:
    purchase = await begin(front, quantity=2)
    answers = await asyncio.gather(*(confirm(front, purchase) for _ in range(10)))
    assert sorted(one["replayed"] for one in answers) == [False] + [True] * 9
    assert all({**one, "replayed": None} == {**answers[0], "replayed": None} for one in answers)
    assert await cards_anywhere() == (2, 2, 2)


async def test_confirmations_that_overtake_each_other_agree(front: Storefront) -> None:
    product = await front.product()

    async def late(purchase: str, place: int) -> Json:
        # Some read before the first has committed and decide after it.
        for _ in range(place):
            await front.client.get("/healthz")
        return await confirm(front, purchase, orderId=purchase[-20:], orderLineId="l1")

    for _ in range(5):
        purchase = (await buy(front, GUEST, product))["purchase"]["id"]
        answers = await asyncio.gather(*(late(purchase, place) for place in range(24)))
        assert [one for one in answers if "code" in one] == []
    assert await cards_anywhere() == (5, 5, 5)


async def test_a_payment_pays_one_purchase(front: Storefront) -> None:
    first, second = await begin(front), await begin(front)
    await confirm(front, first, paymentReference="pay-1")
    refused = await confirm(front, second, paymentReference="pay-1")
    assert (refused["code"], refused["field"]) == ("REFERENCE_USED", "paymentReference")
    twice = await confirm(front, first, paymentReference="pay-2")
    assert (twice["code"], twice["field"]) == ("PURCHASE_STATE", "paymentReference")
    assert await cards_anywhere() == (1, 1, 1)


async def test_one_payment_for_many_purchases_at_once_pays_one(front: Storefront) -> None:
    product = await front.product()
    begun = [(await buy(front, GUEST, product))["purchase"]["id"] for _ in range(6)]
    answers = await asyncio.gather(
        *(confirm(front, one, paymentReference="pay-1") for one in begun)
    )
    refused = [one["code"] for one in answers if "code" in one]
    assert refused == ["REFERENCE_USED"] * 5
    assert await cards_anywhere() == (1, 1, 1)


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"amount": usd("24.99")}, "INVALID_AMOUNT", "amount"),
        ({"amount": usd("25.01")}, "INVALID_AMOUNT", "amount"),
        ({"amount": {"amount": "25.00", "currencyCode": "EUR"}}, "CURRENCY_MISMATCH", "amount"),
        ({"orderId": "o1"}, "INVALID_INPUT", "orderLineId"),
        ({"orderLineId": "l1"}, "INVALID_INPUT", "orderLineId"),
        ({"paymentReference": " "}, "INVALID_INPUT", "paymentReference"),
        ({"purchaseId": GONE}, "NOT_FOUND", "purchaseId"),
    ],
)
async def test_a_confirmation_that_can_not_be(
    front: Storefront, more: Json, code: str, field: str
) -> None:
    refused = await confirm(front, await begin(front), **more)
    assert (refused["code"], refused["field"]) == (code, field)
    assert await cards_anywhere() == (0, 0, 0)


async def test_who_may_confirm(front: Storefront) -> None:
    purchase = await begin(front, front.customer("ada"))
    query = "mutation ($i: ConfirmPurchaseInput!) { confirmPurchase(input: $i) { __typename } }"
    asked = {"purchaseId": purchase, "paymentReference": "p", "idempotencyKey": new_key()}
    maker = bearer(await front.key(ActorKind.BACKEND, "purchases:make", "gift_cards:issue"))
    for who in (GUEST, front.customer("ada"), maker):
        assert (await front.errors(query, who, i=asked))["code"] == "FORBIDDEN"
    assert await cards_anywhere() == (0, 0, 0)


async def test_who_reports_a_payment_need_not_learn_the_codes(front: Storefront) -> None:
    purchase = await begin(front)
    payments = bearer(await front.key(ActorKind.BACKEND, "purchases:confirm"))
    asked = {"purchaseId": purchase, "paymentReference": "p1", "idempotencyKey": new_key()}
    query = """mutation ($i: ConfirmPurchaseInput!) { confirmPurchase(input: $i) {
      ... on ConfirmPurchasePayload { cards { giftCardCode giftCard { maskedCode } } } } }"""
    answer = (await front.post(query, payments, i=asked)).json()
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    (card,) = answer["data"]["confirmPurchase"]["cards"]
    assert card["giftCardCode"] is None
    assert card["giftCard"]["maskedCode"]


async def test_no_code_is_told_but_in_the_confirmation(front: Storefront) -> None:
    ada = front.customer("ada")
    purchase = await begin(front, ada)
    paid = await confirm(front, purchase)
    code = paid["cards"][0]["giftCardCode"]
    seen = [str(await front.ask(ONE, who, id=purchase)) for who in (ada, front.staff)]
    for model in (
        models.GiftCardPurchase, models.GiftMessage, models.IdempotencyRecord, models.AuditEntry,
        models.OutboxEvent,
    ):  # fmt: skip
        seen += [str(await model.all().values())]
    assert codes.normalise(code) not in "".join(seen)
    assert code not in "".join(seen)


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


async def test_what_is_bought_for_oneself_is_ones_own(front: Storefront) -> None:
    ada = front.customer("ada")
    purchase = await begin(front, ada)
    card = (await confirm(front, purchase))["cards"][0]["giftCard"]
    assert card["customerId"] == "ada"
    mine = (await front.ask(MINE, ada))["me"]["giftCards"]["nodes"]
    assert mine == [{"id": card["id"], "balance": {"amount": "25.00"}}]
    seen = (await front.ask(ONE, ada, id=purchase))["giftCardPurchase"]["cards"]
    assert [one["id"] for one in seen] == [card["id"]]
    await front.cart("c", "10.00", customerId="ada")
    asked: Json = {"cartId": "c", "source": {"giftCardId": card["id"]}}
    done = await front.do("applyToCart", "held { amount }", ada, **asked)
    assert done["held"] == {"amount": "10.00"}


async def test_what_is_bought_for_another_is_not_the_buyers(front: Storefront) -> None:
    ada = front.customer("ada")
    purchase = await begin(front, ada, gift=EVE)
    paid = (await confirm(front, purchase))["cards"][0]
    assert paid["giftCard"]["customerId"] is None
    assert (await front.ask(MINE, ada))["me"]["giftCards"]["nodes"] == []
    assert (await front.ask(ONE, ada, id=purchase))["giftCardPurchase"]["cards"] == []
    eve = front.customer("eve")
    saved = await front.do(
        "saveGiftCard", "giftCard { id product { title } purchase { id } }", eve,
        code=paid["giftCardCode"],
    )  # fmt: skip
    # Who got it learns what it is, and not who paid what for it.
    assert saved["giftCard"] == {
        "id": paid["giftCard"]["id"], "product": {"title": "A card"}, "purchase": None,
    }  # fmt: skip
    row = await models.GiftMessage.get()
    assert (row.recipient_email, row.sender_name) == ("eve@shop.test", "Ada")


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


async def test_who_paid_late_gets_their_cards_all_the_same(front: Storefront) -> None:
    purchase = await begin(front)
    await pass_days(3)
    paid = await confirm(front, purchase)
    assert paid["purchase"]["status"] == "PAID"
    assert len(paid["cards"]) == 1


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


async def test_giving_up_and_paying_at_once_come_to_one_of_them(front: Storefront) -> None:
    product = await front.product()
    for _ in range(5):
        purchase = (await buy(front, GUEST, product))["purchase"]["id"]
        cancelled, paid = await asyncio.gather(
            cancel(front, front.staff, purchase), confirm(front, purchase)
        )
        assert ("code" in cancelled) != ("code" in paid)
        assert "PURCHASE_STATE" in (cancelled.get("code"), paid.get("code"))
    cards, accounts, movements = await cards_anywhere()
    assert cards == accounts == movements


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
