"""A purchase is paid: its cards come into being once, and not before."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import ActorKind
from tests.graph.purchasing import (
    EVE,
    GONE,
    MINE,
    ONE,
    begin,
    buy,
    cancel,
    cards_anywhere,
    confirm,
    pass_days,
)
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, usd


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


async def test_who_paid_late_gets_their_cards_all_the_same(front: Storefront) -> None:
    purchase = await begin(front)
    await pass_days(3)
    paid = await confirm(front, purchase)
    assert paid["purchase"]["status"] == "PAID"
    assert len(paid["cards"]) == 1


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
