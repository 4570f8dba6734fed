"""Where companies, rules, refunds, disputes and hooks meet: nothing leaks at the seams."""

import asyncio
from typing import Any

import pytest

from loyalty_gql.ledger.verify import verify
from tests.graph.company import apply, balance, cart, company, member, paid, placed
from tests.graph.storefront import Json, Storefront, usd

PARTS = "parts { destination amount { amount } accountId }"


async def is_clean(front: Storefront) -> bool:
    said: list[str] = []
    result = await verify(front.settings.database_url, said.append)
    return result.clean


async def test_company_credit_does_not_grow_back_on_a_cart_that_left_the_company(
    front: Storefront,
) -> None:
    """It shrank away with the total; a cart that is nobody's company's any more has none of it."""
    await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")
    await cart(front, "c1", "0.00", revision=2)
    for revision in (3, 4, 5):
        await cart(front, "c1", "80.00", revision=revision, company_id=None)
        assert await balance(front) == ("1000.00", "1000.00")
    assert (await placed(front, "c1"))["amountDue"] == {"amount": "80.00"}
    assert await is_clean(front)


@pytest.mark.parametrize(
    "choice",
    [
        {"destination": "OWNER_CREDIT"},
        {"destination": "OWNER_CREDIT", "customerId": "bob"},
        {"destination": "NEW_CARD"},
        {"destination": "WAITING_CREDIT", "emailAddress": "bob@shop.test"},
    ],
)
@pytest.mark.parametrize("now_for", ["acme", None, "other"])
async def test_a_companys_money_goes_back_to_it_whatever_is_chosen(
    front: Storefront, choice: Json, now_for: str | None
) -> None:
    """Also when the order's cart is reported for nobody's or another company afterwards."""
    await company(front)
    await company(front, "other")
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1", amount="80.00")
    await paid(front, "c1", "o1")
    await cart(front, "c1", "80.00", revision=2, company_id=now_for)
    seen = await front.ask(
        "query ($amount: MoneyInput) { refundPlan(orderId: \"o1\", amount: $amount) { "
        "... on RefundPlan { parts { destination tender { id } } } } }",
        front.staff, amount=usd("8.00"),
    )  # fmt: skip
    (part,) = seen["refundPlan"]["parts"]
    assert part["destination"] == "ORIGINAL"
    chosen = [{"tenderId": part["tender"]["id"], **choice}]
    ask: Json = {"orderId": "o1", "amount": usd("8.00"), "reason": "RMA"}

    refused = await front.do("refundToTenders", PARTS, front.staff, destinations=chosen, **ask)

    assert (refused.get("code"), refused.get("field")) == ("INVALID_INPUT", "destinations")
    done = await front.do("refundToTenders", PARTS, front.staff, **ask)
    assert [one["destination"] for one in done["parts"]] == ["ORIGINAL"]
    assert (await balance(front))[0] == "928.00"
    assert await is_clean(front)


async def test_a_companys_refund_pays_for_no_members_next_cart(front: Storefront) -> None:
    await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")
    await paid(front, "c1", "o1")
    await cart(front, "c2", "80.00")
    for more in ({}, {"customerId": "bob"}, {"companyId": "acme"}):
        refused = await front.do(
            "refundToCredit", "replayed", front.staff, orderId="o1", amount=usd("8.00"),
            applyToCartId="c2", **more,
        )  # fmt: skip
        assert refused["code"] == "INVALID_INPUT", refused
    assert await balance(front) == ("920.00", "920.00")


async def test_a_till_without_a_cart_takes_no_company_credit(front: Storefront) -> None:
    account = await company(front)
    await member(front, "bob")
    sources: list[Json] = [{"companyCredit": True}, {"accountId": account}]
    for source in sources:
        refused = await front.do(
            "redeem", "replayed", front.staff, orderId="o9", amount=usd("5.00"), source=source,
            onBehalfOf="bob",
        )  # fmt: skip
        assert refused["code"] == "NOT_FOUND", refused
    assert await balance(front) == ("1000.00", "1000.00")


async def test_a_till_takes_no_tender_that_a_rule_forbids_by_now(front: Storefront) -> None:
    """A restriction holds on one path and not on the other: placing asked again, a till did not."""
    _, old = await front.card("20.00", customerId="ada")
    _, own = await front.card("50.00")
    token = {"x-cart-token": await front.cart("c1", "60.00")}
    bob = {**front.customer("bob"), **token}
    await front.do("applyToCart", "replayed", bob, cartId="c1", source={"code": old})
    await front.do("createRedemptionRule", "replayed", front.staff, validator="owner_only")

    done = await front.do(
        "redeem", "redeemed { amount } amountDue { amount } order { tenders { endReason captured "
        "{ amount } } }", front.staff, orderId="o1", cartId="c1", source={"code": own},
    )  # fmt: skip

    assert done.get("code") is None, done
    first, _ = done["order"]["tenders"]
    assert (first["endReason"], first["captured"]) == ("NOT_ALLOWED", {"amount": "0.00"})
    taken, due = done["redeemed"]["amount"], done["amountDue"]["amount"]
    assert float(taken) + float(due) == 60
    assert await is_clean(front)


async def test_two_exchanges_at_once_stay_within_a_customers_limit(front: Storefront) -> None:
    _, code = await front.card("100.00")
    token = {"x-cart-token": await front.cart("c0", "100.00", customerId="ada")}
    who = {**front.customer("ada"), **token}
    await front.do("applyToCart", "replayed", who, cartId="c0", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c0", orderId="o0")
    await front.do("captureCart", "replayed", front.backend, cartId="c0", reference="r")
    for n in range(1, 7):
        await front.cart(f"c{n}", "40.00", customerId="ada")
    await front.do(
        "createRedemptionRule", "replayed", front.staff, validator="per_customer_limit",
        terms={"amounts": {"USD": "130.00"}, "days": 7},
    )  # fmt: skip
    asked: Any = [
        front.do(
            "refundToCredit", "replayed", front.staff, orderId="o0", amount=usd("15.00"),
            customerId="ada", applyToCartId=f"c{n}",
        )
        for n in range(1, 5)
    ] + [
        front.do(
            "applyToCart", "replayed", front.customer("ada"), cartId=f"c{n}",
            source={"ownCredit": True},
        )
        for n in range(5, 7)
    ]  # fmt: skip

    await asyncio.gather(*asked)

    seen = await front.ask(
        "query { me { storeCredit(currencyCode: \"USD\") { balance { amount } available { amount } "
        "} } }", front.customer("ada"),
    )  # fmt: skip
    credit = seen["me"]["storeCredit"]
    held = float(credit["balance"]["amount"]) - float(credit["available"]["amount"])
    assert held <= 30, credit
    assert await is_clean(front)
