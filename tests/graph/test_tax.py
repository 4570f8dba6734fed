"""Tax at checkout, as the shop's backend meets it: what is paid, with which tax, what is kept."""

from collections.abc import AsyncGenerator
from decimal import Decimal

import pytest

from tests.graph.storefront import Json, Storefront, open_storefront, usd

TAX = (
    "tax { paymentAfterTax { amount } deductionBeforeTax { amount } taxedAtIssue { amount } "
    "taxableBefore { amount } taxableAfter { amount } taxBefore { amount } taxAfter { amount } "
    "taxSaved { amount } byRate { rate taxableAfter { amount } taxAfter { amount } } }"
)
CART = (
    f"cart {{ amountDue {{ amount }} {TAX} tenders {{ held {{ amount }} tax {{ "
    "paymentAfterTax { amount } deductionBeforeTax { amount } } } }"
)
AUTHORIZED = f"amountDue {{ amount }} {CART}"
KEPT = (
    "transactions { amount { amount } tax { paymentAfterTax { amount } "
    "deductionBeforeTax { amount } taxedAtIssue { amount } byRate { rate taxable "
    "deductionBeforeTax { amount } taxedAtIssue { amount } taxableLowered { amount } "
    "taxLowered { amount } paymentAfterTax { amount } taxPaid { amount } } } }"
)
CAPTURED = f"captured {{ amount }} {KEPT}"


def plain(value: Json, *names: str) -> tuple[str, ...]:
    """The amounts of some fields."""
    return tuple(value[name]["amount"] for name in names)


def german() -> list[Json]:
    """172.50 with tax: 119.00 at 19 %, 53.50 at 7 %."""
    return [
        {"lineId": "li_1", "total": usd("119.00"), "tax": usd("19.00"), "taxRate": "19"},
        {"lineId": "li_2", "total": usd("53.50"), "taxRate": "7.0"},
    ]


def new_york() -> Json:
    """100.00, and 8.875 % on top of it."""
    line = {"lineId": "li_1", "total": usd("108.88"), "tax": usd("8.88"), "taxRate": "8.875"}
    return {"lines": [line], "pricesIncludeTax": False}


async def bought(front: Storefront, amount: str) -> str:
    """A card that somebody paid for: its code."""
    return (await front.card(amount, origin="BOUGHT"))[1]


async def promotional(front: Storefront, amount: str) -> str:
    """A card that the shop gave away: its code."""
    return (await front.card(amount, origin="PROMOTIONAL"))[1]


async def apply(front: Storefront, cart_id: str, token: str, code: str) -> None:
    """Pay a cart with a code."""
    give = "tender { held { amount } }"
    done = await front.do(
        "applyToCart", give, {"x-cart-token": token}, cartId=cart_id, source={"code": code}
    )
    assert done["__typename"] == "ApplyToCartPayload", done


async def test_a_bought_card_is_a_payment_and_changes_no_tax(front: Storefront) -> None:
    token = await front.cart("c1", "172.50", lines=german())
    await apply(front, "c1", token, await bought(front, "50.00"))

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")

    tax = done["cart"]["tax"]
    assert done["amountDue"]["amount"] == "122.50"
    assert plain(tax, "paymentAfterTax", "deductionBeforeTax") == ("50.00", "0.00")
    assert plain(tax, "taxBefore", "taxAfter", "taxSaved") == ("22.50", "22.50", "0.00")


async def test_promotional_credit_lowers_the_tax_inside_inclusive_prices(front: Storefront) -> None:
    token = await front.cart("c1", "172.50", lines=german())
    await apply(front, "c1", token, await promotional(front, "50.00"))

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")

    tax = done["cart"]["tax"]
    assert done["amountDue"]["amount"] == "122.50"
    assert plain(tax, "paymentAfterTax", "deductionBeforeTax") == ("0.00", "50.00")
    assert [(one["rate"], *plain(one, "taxableAfter", "taxAfter")) for one in tax["byRate"]] == [
        ("19", "71.02", "13.49"),
        ("7", "35.50", "2.49"),
    ]


async def test_a_deduction_from_exclusive_prices_saves_its_tax(front: Storefront) -> None:
    token = await front.cart("c1", "108.88", **new_york())
    await apply(front, "c1", token, await promotional(front, "10.00"))

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")

    assert done["amountDue"]["amount"] == "97.99"
    assert done["cart"]["amountDue"]["amount"] == "97.99"
    assert plain(done["cart"]["tax"], "taxAfter", "taxSaved") == ("7.99", "0.89")


async def test_nobody_pays_the_tax_that_a_deduction_saves(front: Storefront) -> None:
    """Both cards fit into the total with its tax; what is left to pay is less."""
    token = await front.cart("c1", "108.88", **new_york())
    await apply(front, "c1", token, await promotional(front, "60.00"))
    await apply(front, "c1", token, await bought(front, "100.00"))

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")
    taken = await front.do("captureCart", CAPTURED, front.backend, cartId="c1", reference="all")

    assert done["amountDue"]["amount"] == "0.00"
    assert [one["held"]["amount"] for one in done["cart"]["tenders"]] == ["60.00", "43.55"]
    assert taken["captured"]["amount"] == "103.55"


async def test_an_order_that_was_made_smaller_takes_no_more_than_it_costs(
    front: Storefront,
) -> None:
    """50.00 are left on the price: 50.00 of credit pay that, though 54.44 were held for it."""
    token = await front.cart("c1", "108.88", **new_york())
    await apply(front, "c1", token, await promotional(front, "60.00"))
    await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")
    line = {"lineId": "li_1", "total": usd("54.44"), "tax": usd("4.44"), "taxRate": "8.875"}
    await front.cart("c1", "54.44", revision=2, lines=[line], pricesIncludeTax=False)

    give = f"{CAPTURED} cart {{ status tenders {{ status held {{ amount }} }} }}"
    taken = await front.do("captureCart", give, front.staff, cartId="c1", reference="s1")

    assert taken["captured"]["amount"] == "50.00"
    assert taken["cart"]["tenders"] == [{"status": "CAPTURED", "held": {"amount": "0.00"}}]
    assert plain(taken["transactions"][0]["tax"], "deductionBeforeTax") == ("50.00",)


async def test_nobody_gets_back_the_tax_that_was_never_paid(front: Storefront) -> None:
    """10.00 of credit and 97.99 by other means paid it, whatever is reported of it again."""
    token = await front.cart("c1", "108.88", **new_york())
    await apply(front, "c1", token, await promotional(front, "10.00"))
    await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")
    await front.do("captureCart", CAPTURED, front.staff, cartId="c1", reference="s1")
    await front.cart("c1", "108.88", revision=2, **new_york())

    async def refund(amount: str) -> str:
        done = await front.do(
            "refundToCredit", "refunded { amount }", front.staff, orderId="o1",
            customerId="cus_1", amount=usd(amount),
        )  # fmt: skip
        return done["__typename"]

    assert await refund("108.00") == "UserError"
    assert await refund("107.99") == "RefundToCreditPayload"


async def test_a_tenders_own_part_is_told(front: Storefront) -> None:
    token = await front.cart("c1", "172.50", lines=german())
    await apply(front, "c1", token, await promotional(front, "20.00"))
    await apply(front, "c1", token, await bought(front, "30.00"))

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")

    parts = [one["tax"] for one in done["cart"]["tenders"]]
    assert [plain(one, "paymentAfterTax", "deductionBeforeTax") for one in parts] == [
        ("0.00", "20.00"),
        ("30.00", "0.00"),
    ]


async def test_the_captures_of_several_shipments_add_up_to_the_whole(front: Storefront) -> None:
    token = await front.cart("c1", "172.50", lines=german())
    await apply(front, "c1", token, await promotional(front, "33.33"))
    await apply(front, "c1", token, await bought(front, "66.67"))
    placed = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")

    rows: list[Json] = []
    for place, amount in enumerate(("11.11", "44.44", None)):
        more = {} if amount is None else {"amount": usd(amount)}
        taken = await front.do(
            "captureCart", CAPTURED, front.staff, cartId="c1", reference=f"s{place}", **more
        )
        rows += [one["tax"] for one in taken["transactions"]]

    whole = placed["cart"]["tax"]
    assert _sum(rows, "paymentAfterTax") == Decimal("66.67")
    assert _sum(rows, "deductionBeforeTax") == Decimal("33.33")
    shares = [share for row in rows for share in row["byRate"]]
    saved = Decimal(whole["taxBefore"]["amount"]) - Decimal(whole["taxAfter"]["amount"])
    assert _sum(shares, "taxLowered") == saved
    assert _sum(shares, "taxLowered") + _sum(shares, "taxableLowered") == Decimal("33.33")
    after = (await front.ask(f'{{ cart(cartId: "c1") {{ {TAX} }} }}', front.backend))["cart"]
    assert after["tax"] == whole


async def test_after_a_partial_capture_and_a_release_the_order_says_what_its_redemption_says(
    front: Storefront,
) -> None:
    """Of 60.00 only 10.00 were taken: 0.89 of tax go with them, in both books."""
    token = await front.cart("c1", "108.88", **new_york())
    await apply(front, "c1", token, await promotional(front, "60.00"))
    await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")
    more = {"amount": usd("10.00"), "reference": "s1"}
    taken = await front.do("captureCart", CAPTURED, front.staff, cartId="c1", **more)

    done = await front.do("releaseCart", CART, front.backend, cartId="c1")

    (kept,) = taken["transactions"][0]["tax"]["byRate"]
    tax = done["cart"]["tax"]
    assert plain(kept, "taxableLowered", "taxLowered") == ("10.00", "0.89")
    assert plain(tax, "taxableAfter", "taxAfter", "taxSaved") == ("90.00", "7.99", "0.89")
    assert done["cart"]["amountDue"]["amount"] == "97.99"


def _sum(rows: list[Json], name: str) -> Decimal:
    return sum((Decimal(row[name]["amount"]) for row in rows), Decimal(0))


async def test_what_a_redemption_was_to_tax_is_kept_when_the_cart_changes(
    front: Storefront,
) -> None:
    token = await front.cart("c1", "172.50", lines=german())
    await apply(front, "c1", token, await promotional(front, "50.00"))
    await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")
    input_ = {"cartId": "c1", "reference": "s1", "idempotencyKey": "capture-once-and-for-all"}
    before = await front.do("captureCart", CAPTURED, front.backend, **input_)

    await front.cart("c1", "172.50", revision=2, lines=[])
    again = await front.do("captureCart", CAPTURED, front.backend, **input_)

    assert again == before
    assert plain(before["transactions"][0]["tax"], "deductionBeforeTax") == ("50.00",)


async def test_customers_do_not_see_what_is_kept_for_the_tax_office(front: Storefront) -> None:
    await front.credit("cus_1", "50.00")
    await front.cart("c1", "172.50", lines=german(), customerId="cus_1")
    give = "transaction { tax { paymentAfterTax { amount } } }"
    paid = await front.do(
        "redeem", give, front.staff, cartId="c1", orderId="o1", onBehalfOf="cus_1",
        source={"ownCredit": True},
    )  # fmt: skip
    assert paid["transaction"]["tax"] == {"paymentAfterTax": {"amount": "0.00"}}

    query = "{ transactions(first: 1) { nodes { tax { paymentAfterTax { amount } } } } }"
    refused = await front.errors(query, front.customer("cus_1"))

    assert refused["code"] == "FORBIDDEN"


async def test_what_is_redeemed_at_once_comes_off_a_total_that_stands(front: Storefront) -> None:
    await front.cart("c1", "108.88", **new_york())
    code = await promotional(front, "10.00")

    paid = await front.do(
        "redeem", f"redeemed {{ amount }} amountDue {{ amount }} order {{ cart {{ {TAX} }} }}",
        front.staff,
        cartId="c1", orderId="o1", source={"code": code},
    )  # fmt: skip

    assert plain(paid, "redeemed", "amountDue") == ("10.00", "98.88")
    assert plain(paid["order"]["cart"]["tax"], "taxableAfter", "taxAfter") == ("90.82", "8.06")


async def test_a_single_purpose_card_is_taxed_when_it_is_sold_and_not_again(
    front: Storefront,
) -> None:
    line = {"lineId": "gc", "amount": usd("50.00"), "taxRate": "19"}
    sold = await front.do(
        "issueForOrder",
        "purchases { purchase { taxable taxRate tax { amount } } cards { giftCardCode } }",
        front.staff, orderId="o0", lines=[line],
    )  # fmt: skip
    (made,) = sold["purchases"]
    token = await front.cart("c1", "172.50", lines=german())
    await apply(front, "c1", token, made["cards"][0]["giftCardCode"])

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")
    taken = await front.do("captureCart", CAPTURED, front.backend, cartId="c1", reference="s1")

    assert made["purchase"] == {"taxable": True, "taxRate": "19", "tax": {"amount": "7.98"}}
    tax = done["cart"]["tax"]
    assert done["amountDue"]["amount"] == "122.50"
    assert plain(tax, "taxedAtIssue", "paymentAfterTax", "taxAfter") == ("50.00", "0.00", "14.52")
    (kept,) = taken["transactions"][0]["tax"]["byRate"]
    assert (kept["rate"], *plain(kept, "taxedAtIssue", "taxLowered")) == ("19", "50.00", "7.98")


async def test_a_single_purpose_card_stays_taxed_in_store_credit(front: Storefront) -> None:
    line = {"lineId": "gc", "amount": usd("50.00"), "taxRate": "19"}
    sold = await front.do(
        "issueForOrder", "purchases { cards { giftCardCode } }", front.staff,
        orderId="o0", lines=[line],
    )  # fmt: skip
    code = sold["purchases"][0]["cards"][0]["giftCardCode"]
    give = "storeCreditAccount { id }"
    await front.do("claim", give, front.customer("cus_1"), code=code)
    await front.cart("c1", "172.50", lines=german(), customerId="cus_1")

    paid = await front.do(
        "redeem", "transaction { tax { taxedAtIssue { amount } } }", front.staff, cartId="c1",
        orderId="o1", onBehalfOf="cus_1", source={"ownCredit": True},
    )  # fmt: skip

    assert paid["transaction"]["tax"] == {"taxedAtIssue": {"amount": "50.00"}}


async def test_the_sale_of_an_ordinary_card_is_not_taxed(front: Storefront) -> None:
    product = await front.product()
    give = "line { taxable taxRate tax { amount } giftCard }"

    begun = await front.do("purchase", give, giftCardProductId=product, amount=usd("50.00"))

    assert begun["line"] == {"taxable": False, "taxRate": None, "tax": None, "giftCard": True}


@pytest.fixture
async def deducting(database_url: str) -> AsyncGenerator[Storefront]:
    async with open_storefront(database_url, LOYALTY_TAX_TREATMENT="deduct-all") as opened:
        yield opened


async def test_one_setting_makes_all_of_it_a_deduction(deducting: Storefront) -> None:
    front = deducting
    token = await front.cart("c1", "108.88", **new_york())
    await apply(front, "c1", token, await bought(front, "200.00"))

    done = await front.do("authorizeCart", AUTHORIZED, front.backend, cartId="c1", orderId="o1")

    assert done["amountDue"]["amount"] == "0.00"
    assert done["cart"]["tenders"][0]["held"]["amount"] == "100.00"
    assert plain(done["cart"]["tax"], "deductionBeforeTax", "taxAfter") == ("100.00", "0.00")


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"tax": usd("119.01")}, "INVALID_AMOUNT", "lines.0.tax"),
        ({"tax": usd("-0.01")}, "INVALID_AMOUNT", "lines.0.tax"),
        (
            {"tax": {"amount": "1", "currencyCode": "EUR"}},
            "CURRENCY_MISMATCH",
            "lines.0.tax",
        ),
        ({"taxRate": "-19"}, "INVALID_INPUT", "lines.0.taxRate"),
        ({"taxRate": "1e3"}, "INVALID_INPUT", "lines.0.taxRate"),
    ],
)
async def test_a_tax_that_cannot_be_is_refused(
    front: Storefront, wrong: Json, code: str, field: str
) -> None:
    line = {"lineId": "li_1", "total": usd("119.00"), **wrong}

    refused = await front.do(
        "syncCart", "ignored", front.backend, cartId="c1", revision=1, total=usd("119.00"),
        lines=[line],
    )  # fmt: skip

    assert (refused["code"], refused["field"]) == (code, field)


async def test_more_tax_than_the_whole_cart_costs_is_refused(front: Storefront) -> None:
    refused = await front.do(
        "syncCart", "ignored", front.backend, cartId="c1", revision=1, total=usd("10.00"),
        taxTotal=usd("10.01"),
    )  # fmt: skip

    assert (refused["code"], refused["field"]) == ("INVALID_AMOUNT", "taxTotal")
