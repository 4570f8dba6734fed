"""A running Medusa's carts on the whole way: planned, taxed, paid, edited, given back."""

from decimal import Decimal
from typing import Any

import pytest

from examples.shop_backend.medusa import (
    DIGITS,
    capture_of,
    cards_sold,
    cart_input,
    charged,
    currency_of,
    money,
    read,
)
from tests.graph.storefront import Json, Storefront, open_storefront
from tests.ledger.till import must_be_clean

CARTS = ["us-shirts", "de-lamp", "jp-coffee", "us-gift-card-and-mug"]
# Of the orders that were given back in part, what Medusa kept of them.
KEPT = {"us-shirts": charged(read("order-us-shirts-refunded"))}
PLAN = """query ($cart: ID!) { tenderPlan(cartId: $cart) {
  parts { amount { amount } account { id } } amountDue { amount } } }"""
TAX = """query ($cart: ID!) { cart(cartId: $cart) { tax {
  paymentAfterTax { amount } deductionBeforeTax { amount } taxBefore { amount }
  taxAfter { amount } } } }"""


def minor(amount: Json, currency: str) -> int:
    return int(Decimal(amount["amount"]).scaleb(DIGITS[currency]))


def taxed(cart: Json, **more: Any) -> Json:
    """The report of a cart with what Medusa says of discount and tax, rounded half up like it."""
    report = cart_input(cart, **more)
    currency = currency_of(cart)
    for line, item in zip(
        report["lines"], [*cart["items"], *cart["shipping_methods"]], strict=True
    ):
        rates = {str(one["rate"]) for one in item.get("tax_lines") or []}
        line["taxRate"] = rates.pop() if len(rates) == 1 else None
    discount = charged({**cart, "total": cart["discount_total"]})
    return {**report, "discount": money(discount, currency)}


def payable(report: Json, currency: str) -> int:
    """What of a cart balances may pay: a gift card can't buy a gift card."""
    lines = [line["total"] for line in report["lines"] if not line["giftCard"]]
    return sum(minor(one, currency) for one in lines)


async def captured(front: Storefront, cart: Json, order: Json, tender: str) -> None:
    """Medusa captured the payment: so do we, in two parts, and the cards it sold are made."""
    currency = currency_of(cart)
    give, here = "captured { amount }", {"cartId": cart["id"]}
    one: Json = {"tenderId": tender, "amount": money(1, currency)}
    taken = await front.do(
        "captureCart", give, front.backend, **here, reference="first", tenders=[one]
    )
    assert minor(taken["captured"], currency) == 1
    rest: Json = {"reference": capture_of(order), "final": True}
    done = await front.do("captureCart", give, front.backend, **here, **rest)
    assert done["__typename"] == "CaptureCartPayload", done
    if sold := cards_sold(order):
        give = "purchases { cards { giftCard { balance { amount } } } }"
        asked: Json = {"orderId": order["id"], "lines": sold, "customerId": "ada"}
        made = await front.do("issueForOrder", give, front.backend, **asked)
        cards = [card for one in made["purchases"] for card in one["cards"]]
        assert [card["giftCard"]["balance"] for card in cards] == [{"amount": "50.00"}]


@pytest.mark.parametrize("name", CARTS)
async def test_a_real_cart_goes_the_whole_way(database_url: str, name: str) -> None:
    cart, order, paid = (
        read(one.format(name)) for one in ("cart-{}", "order-{}", "order-{}-captured")
    )
    currency, total = currency_of(cart), charged(cart)
    assert charged(order) == charged(paid) == total
    here: Json = {"cart_id": cart["id"], "customer_id": "ada"}
    report = taxed(cart, **here, revision=1)
    third = payable(report, currency) // 3
    async with open_storefront(database_url) as front:
        card = await front.do(
            "issueGiftCard", "giftCard { id }", front.staff, value=money(third, currency),
            customerId="ada", origin="BOUGHT",
        )  # fmt: skip
        opened = await front.do(
            "openStoreCreditAccount", "storeCreditAccount { id }", front.staff, customerId="ada",
            currencyCode=currency,
        )  # fmt: skip
        await front.do(
            "adjust", "replayed", front.staff, accountId=opened["storeCreditAccount"]["id"],
            amount=money(third, currency), reason="GOODWILL",
        )  # fmt: skip
        await front.do("syncCart", "ignored", front.backend, **report)

        planned = (await front.ask(PLAN, front.backend, cart=cart["id"]))["tenderPlan"]
        parts = [minor(one["amount"], currency) for one in planned["parts"]]
        assert parts == [third] * 2
        assert minor(planned["amountDue"], currency) == total - sum(parts)
        give = "cart { tenders { id held { amount } } }"
        for source in ({"giftCardId": card["giftCard"]["id"]}, {"ownCredit": True}):
            held = await front.do(
                "applyToCart", give, front.customer("ada"), cartId=cart["id"], source=source
            )
        ids = [one["id"] for one in held["cart"]["tenders"]]
        assert [minor(one["held"], currency) for one in held["cart"]["tenders"]] == parts

        tax = (await front.ask(TAX, front.staff, cart=cart["id"]))["cart"]["tax"]
        assert minor(tax["paymentAfterTax"], currency) == parts[0]
        assert minor(tax["deductionBeforeTax"], currency) == parts[1]
        assert minor(tax["taxAfter"], currency) <= minor(tax["taxBefore"], currency)

        placed = await front.do(
            "authorizeCart", "amountDue { amount }", front.backend, cartId=cart["id"],
            orderId=order["id"],
        )  # fmt: skip
        due = minor(placed["amountDue"], currency)
        assert due == total - sum(parts)
        await captured(front, cart, paid, ids[1])

        left = KEPT.get(name, total // 2)
        less = {**taxed(cart, **here, revision=2), "total": money(left, currency)}
        plan = "refundPlan { id amount { amount } parts { amount { amount } destination } }"
        edited = await front.do("syncCart", plan, front.backend, **{**less, "lines": []})
        back = minor(edited["refundPlan"]["amount"], currency)
        assert back == total - left
        assert sum(minor(one["amount"], currency) for one in edited["refundPlan"]["parts"]) == back
        done = await front.do(
            "refundToTenders", "refunded { amount }", front.backend, orderId=order["id"],
            planId=edited["refundPlan"]["id"], reason="RMA",
        )  # fmt: skip
        assert done["__typename"] == "RefundToTendersPayload", done
    await must_be_clean(database_url)
