"""What a customer's balances would pay of a cart, and that paying does just that."""

from datetime import UTC, datetime, timedelta

from tests.graph.storefront import GUEST, Json, Storefront

PART = """amount { amount } why account { id }
  lots { amount { amount } lot { expiresAt remaining { amount } } }"""
PLAN = f"""query ($cart: ID!, $creditFirst: Boolean) {{
  tenderPlan(cartId: $cart, creditFirst: $creditFirst) {{
    parts {{ {PART} }} leftOut {{ {PART} }} amountDue {{ amount }} }} }}"""


def soon(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


async def plan(front: Storefront, who: object = None, **more: object) -> Json:
    headers = who if isinstance(who, dict) else dict(front.customer("ada"))
    return (await front.ask(PLAN, headers, cart="c", **more))["tenderPlan"]


def amounts(parts: list[Json]) -> list[tuple[str, str]]:
    return [(part["account"]["id"], part["amount"]["amount"]) for part in parts]


async def test_what_expires_first_pays_first_then_the_smallest(front: Storefront) -> None:
    large, _ = await front.card("40.00", customerId="ada")
    small, _ = await front.card("10.00", customerId="ada")
    ending, _ = await front.card("30.00", customerId="ada", expiresAt=soon(20))
    await front.cart("c", "60.00", customerId="ada")

    planned = await plan(front)

    assert amounts(planned["parts"]) == [(ending, "30.00"), (small, "10.00"), (large, "20.00")]
    assert planned["amountDue"] == {"amount": "0.00"}
    assert [part["why"] for part in planned["parts"]] == [
        "What expires first is used first.",
        "What is used up first need not be kept.",
        "What is used up first need not be kept.",
    ]


async def test_the_lots_it_names_are_those_that_pay(front: Storefront) -> None:
    account = await front.credit("ada", "20.00")
    await front.adjust(account, "5.00", expiresAt=soon(3))
    await front.cart("c", "12.00", customerId="ada")

    (part,) = (await plan(front))["parts"]

    assert [lot["amount"]["amount"] for lot in part["lots"]] == ["5.00", "7.00"]
    await front.do(
        "applyToCart", "replayed", front.customer("ada"), cartId="c", source={"ownCredit": True}
    )
    held = await front.ask(
        "query ($id: ID!) { storeCreditAccount(id: $id) { lots { held { amount } } } }",
        front.staff,
        id=account,
    )
    assert [lot["held"]["amount"] for lot in held["storeCreditAccount"]["lots"]] == ["5.00", "7.00"]
    assert (await plan(front))["parts"] == []


async def test_credit_first_for_who_wishes_so(front: Storefront) -> None:
    card, _ = await front.card("10.00", customerId="ada", expiresAt=soon(5))
    account = await front.credit("ada", "8.00")
    await front.cart("c", "15.00", customerId="ada")

    assert amounts((await plan(front))["parts"]) == [(card, "10.00"), (account, "5.00")]
    wished = await plan(front, creditFirst=True)
    assert amounts(wished["parts"]) == [(account, "8.00"), (card, "7.00")]
    await front.do("setCreditPreference", "replayed", front.customer("ada"), useCreditFirst=True)
    assert amounts((await plan(front))["parts"]) == amounts(wished["parts"])


async def test_rules_are_asked_and_what_is_left_out_is_told_why(front: Storefront) -> None:
    first, _ = await front.card("10.00", customerId="ada", expiresAt=soon(5))
    second, _ = await front.card("10.00", customerId="ada")
    await front.cart("c", "15.00", customerId="ada")
    await front.do(
        "createRedemptionRule", "replayed", front.staff, validator="few_tenders", terms={"count": 1}
    )

    planned = await plan(front)

    assert amounts(planned["parts"]) == [(first, "10.00")]
    assert amounts(planned["leftOut"]) == [(second, "0.00")]
    assert "At most 1" in planned["leftOut"][0]["why"]
    assert planned["amountDue"] == {"amount": "5.00"}


async def test_nothing_of_somebody_else_is_planned_or_shown(front: Storefront) -> None:
    await front.card("10.00", customerId="bob")
    await front.cart("c", "15.00", customerId="ada")

    assert (await plan(front))["parts"] == []
    assert (await front.errors(PLAN, front.customer("bob"), cart="c"))["code"] == "NOT_FOUND"
    assert (await front.errors(PLAN, GUEST, cart="c"))["code"] == "FORBIDDEN"


async def test_asking_reserves_nothing(front: Storefront) -> None:
    card, _ = await front.card("10.00", customerId="ada")
    await front.cart("c", "15.00", customerId="ada")
    await plan(front)
    shown = await front.ask(
        "query ($id: ID!) { giftCard(id: $id) { available { amount } } }", front.staff, id=card
    )
    assert shown["giftCard"]["available"] == {"amount": "10.00"}
