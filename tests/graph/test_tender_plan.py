"""What a customer's balances would pay of a cart, and that paying does just that."""

from datetime import UTC, datetime, timedelta

from tests.graph import company
from tests.graph.storefront import GUEST, Json, Storefront, open_storefront, usd
from tests.graph.test_tax import apply, new_york

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


async def test_the_shops_own_order_is_followed_and_told(database_url: str) -> None:
    order = {"LOYALTY_TENDER_ORDER": "promotional, gift-cards"}
    async with open_storefront(database_url, **order) as front:
        ending, _ = await front.card("30.00", customerId="ada", origin="BOUGHT", expiresAt=soon(20))
        given, _ = await front.card("20.00", customerId="ada")
        account = await front.credit("ada", "9.00")
        await front.cart("c", "100.00", customerId="ada")

        planned = await plan(front)

        assert amounts(planned["parts"]) == [(given, "20.00"), (account, "9.00"), (ending, "30.00")]
        given_first = "In this shop promotional value is used first."
        cards_first = "In this shop gift cards are used first."
        assert [part["why"] for part in planned["parts"]] == [
            f"{given_first} {cards_first} What is used up first need not be kept.",
            f"{given_first} What is used up first need not be kept.",
            f"{cards_first} What expires first is used first.",
        ]
        # What a customer wishes for their own credit comes before what the shop likes.
        await front.do(
            "setCreditPreference", "replayed", front.customer("ada"), useCreditFirst=True
        )
        wished = await plan(front)
        assert amounts(wished["parts"]) == [(account, "9.00"), (given, "20.00"), (ending, "30.00")]
        assert wished["parts"][0]["why"].startswith("Credit is used first, as it is wished.")


async def test_a_companys_credit_is_planned_as_far_as_the_member_may_spend_it(
    front: Storefront,
) -> None:
    account = await company.company(front)
    limits = company.limits(perOrder="500.00", approvalAbove="100.00")
    await company.member(front, "ada", role="ADMIN")
    await company.member(front, "bob", limits=limits)
    card, _ = await front.card("30.00", customerId="bob", expiresAt=soon(20))
    await company.cart(front, "c", "700.00")

    alone = await plan(front, dict(front.customer("bob")))

    assert amounts(alone["parts"]) == [(card, "30.00"), (account, "100.00")]
    assert alone["parts"][1]["why"] == (
        "What is used up first need not be kept. "
        "Of this company's credit you may use 100.00 USD alone; above, an admin of it approves."
    )
    assert alone["amountDue"] == {"amount": "570.00"}
    give = "approval { amount { amount } }"
    by_ada = front.customer("ada")
    await front.do("approveSpending", give, by_ada, cartId="c", amount=usd("480.00"))
    approved = await plan(front, dict(front.customer("bob")))
    assert amounts(approved["parts"])[1] == (account, "480.00")
    assert "has approved 480.00 USD for this cart." in approved["parts"][1]["why"]
    # And that is what can be applied.
    assert (await company.apply(front, "c", amount="480.00"))["held"] == {"amount": "480.00"}
    assert amounts((await plan(front, dict(front.customer("bob"))))["parts"]) == [(card, "30.00")]


async def test_a_company_says_what_limits_it_and_shows_itself_to_members_only(
    front: Storefront,
) -> None:
    account = await company.company(front)
    await company.member(front, "bob", limits=company.limits(perMonth="50.00"))
    await company.cart(front, "spent", "20.00")
    await company.cart(front, "c", "80.00")

    (part,) = (await plan(front, dict(front.backend)))["parts"]
    assert (part["account"]["id"], part["amount"]["amount"]) == (account, "50.00")
    assert "50.00 USD a month" in part["why"]
    await company.apply(front, "spent", amount="20.00")
    (part,) = (await plan(front, dict(front.backend)))["parts"]
    assert part["amount"] == {"amount": "30.00"}
    await company.member(front, "bob", limits=[{"currencyCode": "EUR"}])
    planned = await plan(front, dict(front.customer("bob")))
    assert (planned["parts"], amounts(planned["leftOut"])) == ([], [(account, "0.00")])
    assert planned["leftOut"][0]["why"] == "You may not spend this company's credit in USD."

    await company.cart(front, "c", "80.00", "eve", revision=2)

    of_others = await plan(front, dict(front.customer("eve")))
    assert (of_others["parts"], of_others["leftOut"]) == ([], [])


async def test_tax_that_given_value_saves_is_not_due_nor_planned_for(front: Storefront) -> None:
    """Prices without tax: what the plan says is what applying and authorizing come to."""
    first, code = await front.card("50.00", customerId="ada")
    token = await front.cart("c", "108.88", customerId="ada", **new_york())
    alone = await plan(front)
    assert (amounts(alone["parts"]), alone["amountDue"]["amount"]) == ([(first, "50.00")], "54.44")

    await apply(front, "c", token, code)
    second, _ = await front.card("100.00", customerId="ada")
    third, _ = await front.card("100.00", customerId="ada")
    both = await plan(front)

    # 50.00 of 100.00 are given already; nobody needs to give the tax that is not due.
    (part,) = both["parts"]
    assert (part["amount"], both["amountDue"]) == ({"amount": "50.00"}, {"amount": "0.00"})
    assert {one["account"]["id"] for one in both["leftOut"] + [part]} == {second, third}
    spent = {"cartId": "c", "source": {"giftCardId": part["account"]["id"]}}
    await front.do("applyToCart", "replayed", front.customer("ada"), **spent)
    due = "amountDue { amount } cart { tenders { held { amount } } }"
    placed = await front.do("authorizeCart", due, front.backend, cartId="c", orderId="o")
    assert placed["amountDue"] == {"amount": "0.00"}
    assert [one["held"] for one in placed["cart"]["tenders"]] == [{"amount": "50.00"}] * 2
