"""Refunds, disputes, taxes, limits and reported orders on one order: the sums stay right."""

import asyncio
from decimal import Decimal

from loyalty_gql import models
from tests.graph import company, purchasing
from tests.graph.company import balance, limits, member, placed
from tests.graph.purchasing import authorize, capture, paid, pass_days
from tests.graph.storefront import Json, Storefront, usd
from tests.graph.test_cash_out import cash_out
from tests.graph.test_disputes import close, dispute, of_ada
from tests.graph.test_money_seams import is_clean
from tests.graph.test_tax import bought, new_york, promotional
from tests.graph.test_tax_back import of_value, rows

PARTS = "parts { destination accountId giftCardCode amount { amount } }"
KEPT = "parts { destination accountId giftCardCode amount { amount } keptByShop { amount } }"
KEPT_PLAN = """{ refundPlan(orderId: "c1", amount: { amount: "5.00", currencyCode: "USD" }) {
  ... on RefundPlan { parts { destination keptByShop { amount } } } } }"""
SUMS = """{ cart(cartId: "c1") { amountDue { amount }
  tenders { id held { amount } captured { amount } } } }"""


async def redeem(front: Storefront, order_id: str, amount: str, customer_id: str) -> Json:
    return await front.do(
        "redeem", "redeemed { amount }", front.staff, orderId=order_id, amount=usd(amount),
        source={"ownCredit": True}, onBehalfOf=customer_id,
    )  # fmt: skip


async def bought_with(front: Storefront, code: str) -> None:
    """An order c1 of ada's, paid with 20.00 of a card."""
    await front.cart("c1", "20.00", customerId="ada")
    await front.do("applyToCart", "replayed", front.backend, cartId="c1", source={"code": code})
    await authorize(front, "c1")
    await capture(front, "c1", "20.00")


async def test_what_comes_back_of_a_disputed_card_stays_frozen(front: Storefront) -> None:
    purchase, ((_, code),) = await paid(front)
    await bought_with(front, code)
    await dispute(front, purchase)
    ask: Json = {"orderId": "c1", "amount": usd("6.00")}

    done = await front.do("refundToTenders", PARTS, front.staff, **ask)

    assert [one["destination"] for one in done["parts"]] == ["OWNER_CREDIT"]
    credit = await of_ada(front)
    assert (credit["balance"]["amount"], credit["available"]["amount"]) == ("6.00", "0.00")
    await front.cart("c2", "20.00", customerId="ada")
    exchanged = await front.do(
        "refundToCredit", "replayed", front.staff, customerId="ada", applyToCartId="c2", **ask
    )
    assert exchanged["code"] == "INSUFFICIENT_FUNDS"
    assert (await redeem(front, "o9", "5.00", "ada"))["code"] == "INSUFFICIENT_FUNDS"
    plan = '{ tenderPlan(cartId: "c2") { ... on TenderPlan { amountDue { amount } } } }'
    planned = await front.ask(plan, front.customer("ada"))
    assert planned["tenderPlan"]["amountDue"] == {"amount": "20.00"}

    # Lost, it goes, and so does whatever comes back later.
    await close(front, "LOST")
    assert (await of_ada(front))["balance"]["amount"] == "0.00"
    await front.do("refundToTenders", PARTS, front.staff, **ask)
    assert (await of_ada(front))["balance"]["amount"] == "0.00"
    assert await is_clean(front)


async def test_nor_is_it_set_free_by_a_new_card_cash_or_a_claim(front: Storefront) -> None:
    purchase, ((_, code),) = await paid(front)
    await purchasing.spend(front, "c1", "20.00", code)
    await dispute(front, purchase)
    done = await front.do("refundToTenders", PARTS, front.staff, orderId="c1", amount=usd("6.00"))
    (part,) = done["parts"]
    assert part["destination"] == "NEW_CARD"

    refused = await purchasing.apply(front, "c2", "5.00", part["giftCardCode"])
    assert refused["code"] == "GIFT_CARD_NOT_REDEEMABLE"
    cash = await cash_out(front, part["accountId"], overrideMarketRule="We close this store.")
    assert (cash["code"], cash["retryable"]) == ("NOT_ACTIVE", False)
    other = await front.do(
        "replaceGiftCard", "giftCardCode", front.staff, giftCardId=part["accountId"], reason="LOST"
    )
    await front.do("claim", "replayed", front.customer("ada"), code=other["giftCardCode"])
    assert (await of_ada(front))["available"]["amount"] == "0.00"

    await close(front, "WON")
    assert (await of_ada(front))["available"]["amount"] == "6.00"
    assert await is_clean(front)


async def test_what_comes_back_of_a_recalled_card_is_told_to_stay_with_the_shop(
    front: Storefront,
) -> None:
    """25.00 was bought and given back; 20.00 of it was spent, and 15.00 of that is refunded."""
    purchase, ((_, code),) = await paid(front)
    await bought_with(front, code)
    await front.do("refundPurchase", "replayed", front.staff, purchaseId=purchase)
    cards = await models.GiftCard.all().count()
    ask: Json = {"orderId": "c1", "amount": usd("5.00")}
    plan = await front.ask(KEPT_PLAN, front.staff)

    await front.cart("c2", "20.00", customerId="ada")
    exchanged = await front.do(
        "refundToCredit", "refunded { amount } keptByShop { amount } appliedTo { cartId }",
        front.staff, applyToCartId="c2", **ask,
    )  # fmt: skip
    tender = (await front.ask(SUMS, front.staff))["cart"]["tenders"][0]["id"]
    chosen = [{"tenderId": tender, "destination": "NEW_CARD"}]
    parts = [
        (await front.do("refundToTenders", KEPT, front.staff, destinations=by, **ask))["parts"]
        for by in ([], chosen)
    ]

    five = {"amount": "5.00"}
    assert plan["refundPlan"]["parts"] == [{"destination": "SHOP", "keptByShop": five}]
    assert (exchanged["refunded"], exchanged["keptByShop"]) == (five, five)
    assert exchanged["appliedTo"] is None
    kept = {"destination": "SHOP", "amount": five, "keptByShop": five}
    assert parts == [[{**kept, "accountId": None, "giftCardCode": None}]] * 2
    assert await models.GiftCard.all().count() == cards
    assert (await of_ada(front))["balance"]["amount"] == "0.00"
    assert await is_clean(front)


async def test_what_was_loaded_on_a_recalled_card_arrives_on_a_new_one(front: Storefront) -> None:
    """25.00 was bought and given back, 10.00 loaded beside it; 30.00 of both was spent."""
    purchase, ((card, code),) = await paid(front)
    load: Json = {"giftCardId": card, "amount": usd("10.00")}
    await front.do("loadGiftCard", "replayed", front.staff, **load)
    await purchasing.spend(front, "c1", "30.00", code)
    await front.do("refundPurchase", "replayed", front.staff, purchaseId=purchase)

    ask: Json = {"orderId": "c1", "amount": usd("8.00")}
    (part,) = (await front.do("refundToTenders", KEPT, front.staff, **ask))["parts"]

    assert (part["destination"], part["keptByShop"]) == ("NEW_CARD", {"amount": "3.00"})
    new = await front.ask(
        "query ($id: ID!) { giftCard(id: $id) { initialValue { amount } balance { amount } } }",
        front.staff, id=part["accountId"],
    )  # fmt: skip
    five = {"amount": "5.00"}
    assert new["giftCard"] == {"initialValue": five, "balance": five}


async def test_both_kinds_of_refund_at_once_share_one_cap(front: Storefront) -> None:
    _, code = await front.card("50.00")
    await front.cart("c1", "80.00", customerId="ada")
    await front.do("applyToCart", "replayed", front.backend, cartId="c1", source={"code": code})
    await authorize(front, "c1")
    await capture(front, "c1", "50.00")

    answers = await asyncio.gather(
        *(
            front.do(name, "replayed", front.staff, orderId="c1", amount=usd("30.00"))
            for name in ("refundToCredit", "refundToTenders") * 3
        )
    )

    assert [one.get("replayed") for one in answers].count(False) == 2, "of 80.00 paid"
    assert of_value(await rows(front, "c1")) == Decimal("12.50"), "tax of what is left of 50.00"
    assert await is_clean(front)


async def test_a_cap_a_deduction_shares_and_a_release_leave_the_due_right(
    front: Storefront,
) -> None:
    """100.00 and 8.88 of tax; half of it may be paid by balances; 10.00 of them save 0.89."""
    terms = {"percent": "50"}
    await front.do(
        "createRedemptionRule", "replayed", front.staff, validator="per_order_cap", terms=terms
    )
    await front.cart("c1", "108.88", **new_york())
    for code in (await promotional(front, "30.00"), await bought(front, "100.00")):
        await front.do("applyToCart", "replayed", front.backend, cartId="c1", source={"code": code})

    placed_ = await placed(front, "c1", "o1")

    assert placed_["amountDue"] == {"amount": "51.78"}
    first, second = (await front.ask(SUMS, front.staff))["cart"]["tenders"]
    assert (first["held"]["amount"], second["held"]["amount"]) == ("30.00", "24.44")
    shares = [
        {"tenderId": first["id"], "amount": usd("10.00")},
        {"tenderId": second["id"], "amount": usd("5.00")},
    ]
    asked: Json = {"cartId": "c1", "reference": "s1", "tenders": shares}
    await front.do("captureCart", "replayed", front.backend, **asked)
    assert (await front.ask(SUMS, front.staff))["cart"]["amountDue"] == {"amount": "51.78"}
    await front.do("releaseCart", "replayed", front.backend, cartId="c1")
    assert (await front.ask(SUMS, front.staff))["cart"]["amountDue"] == {"amount": "92.99"}
    assert await is_clean(front)


async def test_an_approval_is_of_one_amount_whatever_the_total_becomes(front: Storefront) -> None:
    await company.company(front)
    await member(front, "bob", limits=limits(approvalAbove="10.00"))
    await company.cart(front, "c1", "80.00")
    await front.do("approveSpending", "replayed", front.staff, cartId="c1", amount=usd("80.00"))
    await company.apply(front, "c1")
    await company.cart(front, "c1", "30.00", revision=2)
    await company.cart(front, "c1", "90.00", revision=3)

    assert (await company.apply(front, "c1"))["code"] == "APPROVAL_NEEDED"
    assert (await company.apply(front, "c1", amount="80.00"))["code"] == "APPROVAL_NEEDED"
    assert await balance(front) == ("1000.00", "970.00")
    assert (await placed(front, "c1", "o1"))["amountDue"] == {"amount": "60.00"}


async def test_a_customers_limit_counts_what_they_spend_for_their_company(
    front: Storefront,
) -> None:
    await company.company(front)
    await member(front, "bob")
    await front.credit("bob", "100.00")
    terms: Json = {"amounts": {"USD": "50.00"}, "days": 7}
    await front.do(
        "createRedemptionRule", "replayed", front.staff, validator="per_customer_limit", terms=terms
    )
    await company.cart(front, "c1", "40.00")
    await company.cart(front, "c2", "40.00")
    await company.apply(front, "c1")

    async def own() -> str:
        done = await front.do(
            "applyToCart", "held { amount }", front.backend, cartId="c2",
            source={"ownCredit": True},
        )  # fmt: skip
        return done["held"]["amount"]

    assert await own() == "10.00"
    assert (await redeem(front, "o1", "5.00", "bob"))["code"] == "NOT_ALLOWED_HERE"
    await pass_days(0.2)  # What both carts had reserved has lapsed.
    assert (await redeem(front, "o1", "45.00", "bob"))["redeemed"] == {"amount": "45.00"}
    assert "code" in await redeem(front, "o2", "5.01", "bob")
    assert await own() == "5.00"
    await pass_days(9)
    assert await own() == "40.00"


async def test_a_reported_order_is_never_a_cart(front: Storefront) -> None:
    """Reported as one, it would cost more, and more could come back than was said to be paid."""
    ask: Json = {"orderId": "o1", "customerId": "ada"}
    more: Json = {"amount": usd("5.00"), "paidTotal": usd("50.00")}
    await front.do("refundToCredit", "replayed", front.staff, **ask, **more)
    _, code = await front.card("50.00")
    await front.cart("c1", "80.00")
    pay: Json = {"cartId": "c1", "source": {"code": code}}
    await front.do("applyToCart", "replayed", front.backend, **pay)
    assert (await placed(front, "c1", "o1"))["code"] == "ALREADY_EXISTS"
    taken = await front.do("redeem", "replayed", front.backend, orderId="o1", **pay)
    assert taken["code"] == "ALREADY_EXISTS"

    order = await models.Cart.get(order_id="o1")
    report: Json = {"cartId": order.cart_id, "revision": 9, "total": usd("500.00")}
    refused = await front.do("syncCart", "ignored", front.backend, **report)

    assert refused["code"] == "CART_STATE"
    for amount, code in (("45.00", None), ("0.01", "REFUND_EXCEEDS_PAID")):
        done = await front.do("refundToCredit", "replayed", front.staff, amount=usd(amount), **ask)
        assert done.get("code") == code
    assert await is_clean(front)


async def test_what_went_above_the_paid_and_is_taken_back_leaves_the_cap_as_it_was(
    front: Storefront,
) -> None:
    ask: Json = {"orderId": "o1", "customerId": "ada"}
    more: Json = {"amount": usd("5.00"), "paidTotal": usd("50.00")}
    await front.do("refundToCredit", "replayed", front.staff, **ask, **more)
    above = await front.do(
        "refundToCredit", "transactions { id }", front.staff, amount=usd("60.00"),
        allowAbovePaid=True, **ask,
    )  # fmt: skip

    async def give_back(amount: str) -> str | None:
        done = await front.do(
            "refundToTenders", "replayed", front.staff, orderId="o1", amount=usd(amount)
        )
        return done.get("code")

    assert await give_back("0.01") == "REFUND_EXCEEDS_PAID"
    (moved,) = above["transactions"]
    await front.do("reverseTransaction", "replayed", front.staff, transactionId=moved["id"])
    assert await give_back("45.01") == "REFUND_EXCEEDS_PAID"
    assert await give_back("45.00") is None
    assert await give_back("0.01") == "REFUND_EXCEEDS_PAID"
    assert await is_clean(front)
