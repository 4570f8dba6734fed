"""A running Medusa's carts on the whole way: planned, taxed, paid, edited, given back."""

from decimal import Decimal
from typing import Any

import pytest

from examples.shop_backend.medusa import DIGITS, cart_input, charged, currency_of, money, read
from tests.graph.storefront import Json, open_storefront
from tests.ledger.till import must_be_clean

CARTS = ["us-shirts", "de-lamp", "jp-coffee"]
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


@pytest.mark.parametrize("name", CARTS)
async def test_a_real_cart_goes_the_whole_way(database_url: str, name: str) -> None:
    cart, order = read(f"cart-{name}"), read(f"order-{name}")
    currency, total = currency_of(cart), charged(cart)
    here: Json = {"cart_id": cart["id"], "customer_id": "ada"}
    async with open_storefront(database_url) as front:
        card = await front.do(
            "issueGiftCard", "giftCard { id }", front.staff, value=money(total // 3, currency),
            customerId="ada", origin="BOUGHT",
        )  # fmt: skip
        opened = await front.do(
            "openStoreCreditAccount", "storeCreditAccount { id }", front.staff, customerId="ada",
            currencyCode=currency,
        )  # fmt: skip
        await front.do(
            "adjust", "replayed", front.staff, accountId=opened["storeCreditAccount"]["id"],
            amount=money(total // 3, currency), reason="GOODWILL",
        )  # fmt: skip
        await front.do("syncCart", "ignored", front.backend, **taxed(cart, **here, revision=1))

        planned = (await front.ask(PLAN, front.backend, cart=cart["id"]))["tenderPlan"]
        parts = [minor(one["amount"], currency) for one in planned["parts"]]
        assert parts == [total // 3] * 2
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
        taken = await front.do(
            "captureCart", "captured { amount }", front.backend, cartId=cart["id"],
            reference="first", tenders=[{"tenderId": ids[1], "amount": money(1, currency)}],
        )  # fmt: skip
        assert minor(taken["captured"], currency) == 1
        await front.do(
            "captureCart", "captured { amount }", front.backend, cartId=cart["id"],
            reference="last", final=True,
        )  # fmt: skip

        less = {**taxed(cart, **here, revision=2), "total": money(total // 2, currency)}
        plan = "refundPlan { id amount { amount } parts { amount { amount } destination } }"
        edited = await front.do("syncCart", plan, front.backend, **{**less, "lines": []})
        back = minor(edited["refundPlan"]["amount"], currency)
        assert back == total - total // 2
        assert sum(minor(one["amount"], currency) for one in edited["refundPlan"]["parts"]) == back
        done = await front.do(
            "refundToTenders", "refunded { amount }", front.backend, orderId=order["id"],
            planId=edited["refundPlan"]["id"], reason="RMA",
        )  # fmt: skip
        assert done["__typename"] == "RefundToTendersPayload", done
    await must_be_clean(database_url)
