"""The shop's own hooks: asked once, before anything is done; a no, a fault, a hang do nothing."""

import logging
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.rules.money import Money
from tests.graph import shop_hooks
from tests.graph.purchasing import begin, confirm
from tests.graph.shop_hooks import Remembering
from tests.graph.storefront import Json, Storefront, new_key, open_storefront, usd

HOOKS = f"{Remembering.__module__}:{Remembering.__name__}"


@pytest.fixture
async def shop(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Storefront]:
    monkeypatch.setattr(Remembering, "asked", [])
    monkeypatch.setattr(Remembering, "answers", [shop_hooks.go_on])
    async with open_storefront(
        database_url, LOYALTY_HOOKS=HOOKS, LOYALTY_HOOK_SECONDS="1"
    ) as opened:
        yield opened


def answers(monkeypatch: pytest.MonkeyPatch, answer: shop_hooks.Answer) -> None:
    monkeypatch.setattr(Remembering, "answers", [answer])


async def pay(front: Storefront, code: str, **more: Any) -> Json:
    token = await front.cart("c1", "10.00", channel="web", **more)
    asked: Json = {"cartId": "c1", "source": {"code": code}}
    return await front.do("applyToCart", "replayed", {"x-cart-token": token}, **asked)


async def test_each_moment_is_told_with_plain_values(shop: Storefront) -> None:
    _, code = await shop.card("50.00", customerId="ada")
    await pay(shop, code)
    await shop.do("authorizeCart", "replayed", shop.backend, cartId="c1", orderId="o1")
    await shop.do(
        "captureCart", "replayed", shop.backend, cartId="c1", amount=usd("9.00"), reference="p1"
    )
    await shop.do(
        "refundToCredit", "replayed", shop.staff, orderId="o1", amount=usd("4.00"),
        customerId="ada", reason="RMA",
    )  # fmt: skip
    await shop.do("releaseCart", "replayed", shop.backend, cartId="c1")
    await shop.do("claim", "replayed", shop.customer("ada"), code=code)
    told = [name for name, _ in Remembering.asked]
    assert told == ["issue", "apply", "capture", "refund", "claim"]
    issue, apply, capture, refund, claim = (event for _, event in Remembering.asked)
    assert (issue.operation, issue.amount, issue.customer_id) == (
        "issueGiftCard", Money(5000, "USD"), "ada",
    )  # fmt: skip
    assert (apply.operation, apply.amount, apply.cart_id, apply.channel) == (
        "applyToCart", None, "c1", "web",
    )  # fmt: skip
    assert (capture.amount, capture.order_id) == (Money(900, "USD"), "o1")
    assert (refund.amount, refund.order_id, refund.customer_id) == (
        Money(400, "USD"), "o1", "ada",
    )  # fmt: skip
    assert (claim.operation, claim.customer_id) == ("claim", "ada")
    assert code not in repr(Remembering.asked)


async def test_cards_of_purchases_and_orders_are_told_too(shop: Storefront) -> None:
    purchase = await begin(shop, quantity=2)
    await confirm(shop, purchase)
    await confirm(shop, purchase)
    lines = [{"lineId": f"l{n}", "amount": usd(f"{n}.00")} for n in (1, 2)]
    for _ in range(2):
        await shop.do("issueForOrder", "replayed", shop.backend, orderId="o1", lines=lines)
    told = [(event.operation, event.amount, event.quantity) for _, event in Remembering.asked]
    assert told == [
        ("confirmPurchase", Money(2500, "USD"), 2),
        ("issueForOrder", Money(100, "USD"), 1),
        ("issueForOrder", Money(200, "USD"), 1),
    ]


async def test_refunds_to_what_paid_and_of_purchases_are_told_too(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = await shop.card("50.00")
    await pay(shop, code)
    await shop.do("authorizeCart", "replayed", shop.backend, cartId="c1", orderId="o1")
    await shop.do("captureCart", "replayed", shop.backend, cartId="c1", reference="p1", final=True)
    purchase = await begin(shop)
    await confirm(shop, purchase)
    Remembering.asked.clear()
    answers(monkeypatch, shop_hooks.refuse)
    back: Json = {"orderId": "o1", "reason": "RMA"}

    refused = [
        await shop.do("refundToTenders", "replayed", shop.staff, amount=usd("4.00"), **back),
        await shop.do("refundPurchase", "replayed", shop.staff, purchaseId=purchase),
    ]

    assert [one["code"] for one in refused] == ["HOOK_REFUSED"] * 2
    (first, to_tenders), (second, of_purchase) = Remembering.asked
    assert first == second == "refund"
    assert (to_tenders.operation, to_tenders.order_id) == ("refundToTenders", "o1")
    assert to_tenders.amount == Money(400, "USD")
    assert (of_purchase.operation, of_purchase.amount) == ("refundPurchase", None)
    assert of_purchase.purchase_id is not None
    answers(monkeypatch, shop_hooks.go_on)
    done = await shop.do(
        "refundToTenders", "refunded { amount }", shop.staff, amount=usd("4.00"), **back
    )
    assert done["refunded"] == {"amount": "4.00"}


async def test_a_printed_card_is_not_sold_against_the_shops_word(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await shop.do(
        "issueGiftCard", "giftCard { id }", shop.staff,
        value=usd("25.00"), origin="BOUGHT", pending=True,
    )  # fmt: skip
    card = made["giftCard"]["id"]
    answers(monkeypatch, shop_hooks.refuse)

    refused = await shop.do("activateGiftCard", "replayed", shop.staff, giftCardId=card)

    assert refused["code"] == "HOOK_REFUSED"
    name, event = Remembering.asked[-1]
    assert (name, event.operation) == ("issue", "activateGiftCard")
    assert event.amount == Money(2500, "USD")
    answers(monkeypatch, shop_hooks.go_on)
    sold = await shop.do("activateGiftCard", "replayed", shop.staff, giftCardId=card)
    assert sold["replayed"] is False


async def test_redeeming_is_applying_and_capturing(shop: Storefront) -> None:
    _, code = await shop.card("50.00")
    Remembering.asked.clear()
    asked: Json = {"orderId": "o1", "amount": usd("5.00"), "source": {"code": code}}
    done = await shop.do("redeem", "replayed", shop.backend, **asked)
    assert done["replayed"] is False
    assert [name for name, _ in Remembering.asked] == ["apply", "capture"]


async def test_a_no_is_told_in_the_shops_words_and_nothing_is_done(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = await shop.card("50.00")
    written = await models.LedgerTransaction.all().count()
    answers(monkeypatch, shop_hooks.refuse)
    key = new_key()
    for refused in (
        await shop.do(
            "issueGiftCard", "replayed", shop.staff, value=usd("5.00"), idempotencyKey=key
        ),
        await pay(shop, code),
        await shop.do("claim", "replayed", shop.customer("ada"), code=code),
    ):
        assert (refused["code"], refused["message"]) == ("HOOK_REFUSED", "Not on a Sunday.")
        assert refused["retryable"] is False
    assert await models.LedgerTransaction.all().count() == written
    assert await models.GiftCard.all().count() == 1
    assert await models.Tender.all().count() == 0
    # The key was not used up.
    answers(monkeypatch, shop_hooks.go_on)
    done = await shop.do(
        "issueGiftCard", "replayed", shop.staff, value=usd("5.00"), idempotencyKey=key
    )
    assert done["replayed"] is False


@pytest.mark.parametrize(
    ("answer", "logged"),
    [
        (shop_hooks.fail, "failed: LookupError"),
        (shop_hooks.hang, "did not answer within 1 seconds"),
        (shop_hooks.ignore_being_cancelled, "did not answer within 1 seconds"),
        (shop_hooks.not_async, "failed: TypeError"),
        (shop_hooks.nonsense, "gave neither None nor words"),
    ],
)
async def test_a_hook_that_fails_or_hangs_is_refused_in_time_and_logged(
    shop: Storefront,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    answer: shop_hooks.Answer,
    logged: str,
) -> None:
    answers(monkeypatch, answer)
    caplog.set_level(logging.ERROR, "loyalty_gql")
    refused = await shop.do("issueGiftCard", "replayed", shop.staff, value=usd("5.00"))
    assert (refused["code"], refused["retryable"]) == ("HOOK_FAILED", True)
    assert f"hook {HOOKS}.before_issue {logged}" in caplog.text
    assert "secret" not in caplog.text + refused["message"]
    assert await models.GiftCard.all().count() == 0
    assert await models.LedgerTransaction.all().count() == 0


async def test_a_repeated_request_asks_nobody(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    asked: Json = {"value": usd("5.00"), "idempotencyKey": key}
    first = await shop.do("issueGiftCard", "giftCardCode", shop.staff, **asked)
    answers(monkeypatch, shop_hooks.refuse)
    again = await shop.do("issueGiftCard", "giftCardCode", shop.staff, **asked)
    assert again == first
    assert len(Remembering.asked) == 1


async def test_our_own_rules_come_first(shop: Storefront) -> None:
    refused = await pay(shop, "AAAA-AAAA-AAAA-AAAA")
    assert "code" in refused
    assert Remembering.asked == []


async def test_the_time_limit_is_that_of_the_whole_request(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, shop_hooks.take_a_while)
    lines = [{"lineId": f"l{n}", "amount": usd("1.00")} for n in range(20)]
    refused = await shop.do("issueForOrder", "replayed", shop.backend, orderId="o1", lines=lines)
    assert refused["code"] == "HOOK_FAILED"
    assert len(Remembering.asked) < 20
    assert await models.GiftCardPurchase.all().count() == 0


async def test_every_way_to_give_money_back_is_told(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The field bug: a restriction held on one path and not on the other."""
    _, code = await shop.card("50.00")
    card, _ = await shop.card("5.00", origin="BOUGHT")
    await pay(shop, code, customerId="ada")
    await shop.do("authorizeCart", "replayed", shop.backend, cartId="c1", orderId="o1")
    await shop.do("captureCart", "replayed", shop.backend, cartId="c1", reference="p1")
    await shop.cart("c2", "9.00", customerId="ada", channel="web")
    purchase = await begin(shop)
    await confirm(shop, purchase)
    order: Json = {"orderId": "o1", "amount": usd("4.00"), "reason": "RMA"}
    purchased: Json = {"purchaseId": purchase, "reason": "RMA"}
    paid_out: Json = {
        "accountId": card, "reference": {"type": "drawer", "id": "1"},
        "overrideMarketRule": "We close this store.",
    }  # fmt: skip
    ways: list[tuple[str, Json]] = [
        ("refundToTenders", order),
        ("refundToCredit", {**order, "applyToCartId": "c2"}),
        ("refundPurchase", purchased),
        ("cashOut", paid_out),
    ]
    written = await models.LedgerTransaction.all().count()
    Remembering.asked.clear()
    answers(monkeypatch, shop_hooks.refuse)
    for way, ask in ways:
        refused = await shop.do(way, "replayed", shop.staff, **ask)
        assert refused.get("code") == "HOOK_REFUSED", (way, refused)
    assert await models.LedgerTransaction.all().count() == written
    Remembering.asked.clear()
    answers(monkeypatch, shop_hooks.go_on)
    for way, ask in ways:
        assert (await shop.do(way, "replayed", shop.staff, **ask))["replayed"] is False

    told = [(name, event.operation) for name, event in Remembering.asked]
    assert told == [
        ("refund", "refundToTenders"),
        ("refund", "refundToCredit"),
        ("apply", "refundToCredit"),
        ("refund", "refundPurchase"),
        ("refund", "cashOut"),
    ]
    tenders, _, onto, whole, cash = (event for _, event in Remembering.asked)
    assert (tenders.order_id, tenders.amount) == ("o1", Money(400, "USD"))
    assert (onto.cart_id, onto.channel, onto.amount) == ("c2", "web", Money(400, "USD"))
    assert (onto.customer_id, onto.account_id is None) == ("ada", False)
    assert whole.purchase_id is not None
    assert cash.account_id is not None


async def test_topping_up_moving_credit_and_a_lost_dispute_are_told_too(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, _ = await shop.card("5.00", customerId="ada")
    here, there = await shop.credit("ada", "30.00"), await shop.credit("bob", "1.00")
    purchase = await begin(shop)
    bought = (await confirm(shop, purchase))["cards"][0]["giftCard"]["id"]
    opened = await shop.do(
        "openDispute", "replayed", shop.backend, purchaseId=purchase, reference="dp_1"
    )
    assert opened["replayed"] is False
    ways: list[tuple[str, Json]] = [
        ("loadGiftCard", {"giftCardId": card, "amount": usd("7.00")}),
        ("transferCredit", {
            "fromAccountId": here, "toAccountId": there, "amount": usd("3.00"), "reason": "OTHER",
        }),
        ("closeDispute", {"reference": "dp_1", "outcome": "LOST"}),
    ]  # fmt: skip
    written = await models.LedgerTransaction.all().count()
    Remembering.asked.clear()
    answers(monkeypatch, shop_hooks.refuse)

    for way, ask in ways:
        refused = await shop.do(way, "replayed", shop.staff, **ask)
        assert (refused.get("code"), refused.get("message")) == (
            "HOOK_REFUSED", "Not on a Sunday.",
        ), (way, refused)  # fmt: skip

    assert await models.LedgerTransaction.all().count() == written
    assert (await models.Dispute.get(reference="dp_1")).lost_at is None
    see = "query ($id: ID!) { giftCard(id: $id) { status lots { frozen } } }"
    assert (await shop.ask(see, shop.staff, id=bought))["giftCard"] == {
        "status": "BLOCKED", "lots": [{"frozen": True}],
    }  # fmt: skip
    told = [(name, one.customer_id, one.amount) for name, one in Remembering.asked]
    assert told == [
        ("issue", "ada", Money(700, "USD")),
        ("claim", "bob", Money(300, "USD")),
        ("refund", None, Money(2500, "USD")),
    ]
    assert Remembering.asked[2][1].purchase_id is not None
    answers(monkeypatch, shop_hooks.go_on)
    for way, ask in ways:
        assert (await shop.do(way, "replayed", shop.staff, **ask))["replayed"] is False
    assert await models.LedgerTransaction.all().count() > written


async def test_a_card_that_waits_for_its_till_and_a_refund_of_others_money_are_told(
    shop: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of ours moves yet, or at all; a no counts nevertheless."""
    await shop.cart("c1", "10.00")
    await shop.do("authorizeCart", "replayed", shop.backend, cartId="c1", orderId="o1")
    answers(monkeypatch, shop_hooks.refuse)
    ways: list[tuple[str, Json]] = [
        ("issueGiftCard", {"value": usd("5.00"), "pending": True}),
        ("refundToTenders", {"orderId": "o1", "amount": usd("4.00")}),
    ]
    for way, ask in ways:
        refused = await shop.do(way, "replayed", shop.staff, **ask)
        assert refused.get("code") == "HOOK_REFUSED", (way, refused)
    assert await models.GiftCard.all().count() == 0
    assert (await models.Cart.get(order_id="o1")).refunded_other_minor == 0
