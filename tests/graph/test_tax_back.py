"""What comes back of an order's tax: by every way to give back, and none of it is forgotten."""

from collections import defaultdict
from decimal import Decimal

from tests.graph.purchasing import authorize, capture, paid
from tests.graph.storefront import Storefront, usd
from tests.graph.test_tax import KEPT, Json, apply, bought, german, new_york, promotional

MOVED = "refunded { amount } transactions { id }"
COLUMNS = (
    "deductionBeforeTax", "taxedAtIssue", "taxableLowered", "taxLowered", "paymentAfterTax",
    "taxPaid",
)  # fmt: skip


async def rows(front: Storefront, order_id: str) -> list[Json]:
    """What every movement of an order was to tax."""
    asked = KEPT.replace("transactions", "nodes", 1)
    query = f'{{ transactions(first: 100, filter: {{ orderId: "{order_id}" }}) {{ {asked} }} }}'
    moved = (await front.ask(query, front.staff))["transactions"]["nodes"]
    # What other means had paid is nothing to ours.
    return [one["tax"] for one in moved if one["tax"] is not None]


def of_rates(kept: list[Json]) -> dict[tuple[str | None, str], Decimal]:
    """The sum of all of it, by rate and column, without what comes to nothing."""
    sums: dict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for share in (share for row in kept for share in row["byRate"]):
        for name in COLUMNS:
            sums[share["rate"], name] += Decimal(share[name]["amount"])
    return {key: amount for key, amount in sums.items() if amount}


def of_value(kept: list[Json]) -> Decimal:
    """The value that the rows are about."""
    names = ("paymentAfterTax", "deductionBeforeTax", "taxedAtIssue")
    return sum((Decimal(row[name]["amount"]) for row in kept for name in names), Decimal(0))


async def test_all_that_comes_back_of_an_order_takes_its_tax_along(front: Storefront) -> None:
    """73.33 of cards, captured in two parts, come back in four, one of them by mistake."""
    token = await front.cart("c1", "108.88", **new_york(), customerId="cus_1")
    await apply(front, "c1", token, await promotional(front, "33.33"))
    await apply(front, "c1", token, await bought(front, "40.00"))
    await front.do(
        "authorizeCart", "amountDue { amount }", front.backend, cartId="c1", orderId="o1"
    )
    more = {"amount": usd("20.00"), "reference": "s1"}
    await front.do("captureCart", "replayed", front.backend, cartId="c1", **more)
    await front.do("captureCart", "replayed", front.backend, cartId="c1", reference="s2")
    taken = of_rates(await rows(front, "o1"))

    async def back(how: str, amount: str) -> list[Json]:
        done = await front.do(how, MOVED, front.staff, orderId="o1", amount=usd(amount))
        assert done["__typename"] != "UserError", done
        return done["transactions"]

    await back("refundToTenders", "12.34")
    after_one = of_rates(await rows(front, "o1"))
    mistaken = await back("refundToCredit", "47.11")
    left = await rows(front, "o1")
    order = await front.ask(
        '{ order(orderId: "o1") { cart { tenders { captured { amount } refunded { amount } } } } }',
        front.staff,
    )
    for one in mistaken:
        undo = {"transactionId": one["id"]}
        await front.do("reverseTransaction", "replayed", front.staff, **undo)
    undone = of_rates(await rows(front, "o1"))
    await back("refundToCredit", "47.11")
    again = of_rates(await rows(front, "o1"))
    plan = await front.ask(
        '{ refundPlan(orderId: "o1", amount: { amount: "1.00", currencyCode: "USD" }) '
        "{ ... on RefundPlan { caps { left { amount } } } } }",
        front.staff,
    )
    caps = plan["refundPlan"]["caps"]
    await back("refundToTenders", str(sum(Decimal(cap["left"]["amount"]) for cap in caps)))

    tenders = order["order"]["cart"]["tenders"]
    not_back = sum(
        Decimal(one["captured"]["amount"]) - Decimal(one["refunded"]["amount"]) for one in tenders
    )
    assert taken["8.875", "taxLowered"] == Decimal("2.96")
    assert of_value(left) == not_back
    assert undone == after_one
    assert again == of_rates(left)
    assert of_rates(await rows(front, "o1")) == {}


async def test_a_redemption_that_is_reversed_leaves_no_tax_behind(front: Storefront) -> None:
    await front.cart("c1", "172.50", lines=german())
    code = await promotional(front, "50.00")
    paid = await front.do(
        "redeem", "transaction { id }", front.staff, cartId="c1", orderId="o1",
        source={"code": code},
    )  # fmt: skip
    undo = {"transactionId": paid["transaction"]["id"]}

    await front.do("reverseTransaction", "replayed", front.staff, **undo)

    kept = await rows(front, "o1")
    assert sorted(row["deductionBeforeTax"]["amount"] for row in kept) == ["-50.00", "50.00"]
    assert of_rates(kept) == {}


async def test_what_the_shop_keeps_of_a_recalled_card_counts_once(front: Storefront) -> None:
    purchase, ((_, code),) = await paid(front)
    for order in ("c1", "c2"):
        line: Json = {"lineId": "a", "total": usd("10.00"), "taxRate": "19"}
        await apply(front, order, await front.cart(order, "10.00", lines=[line]), code)
        await authorize(front, order)
        await capture(front, order, "10.00")
    query = '{ transactions(first: 9, filter: { orderId: "c2" }) { nodes { id } } }'
    (taken,) = (await front.ask(query, front.staff))["transactions"]["nodes"]
    await front.do("refundPurchase", "replayed", front.staff, purchaseId=purchase)

    back: Json = {"orderId": "c1", "amount": usd("10.00")}
    await front.do("refundToTenders", "replayed", front.staff, **back)
    await front.do("reverseTransaction", "replayed", front.staff, transactionId=taken["id"])

    for order in ("c1", "c2"):
        kept = await rows(front, order)
        assert sorted(row["paymentAfterTax"]["amount"] for row in kept) == ["-10.00", "10.00"]
        assert of_rates(kept) == {}
