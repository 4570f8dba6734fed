"""Refunds over GraphQL: who may, what is shown, and what a plan's id is good for."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from loyalty_gql.rules.access import ActorKind, Scope
from tests.graph.storefront import ERROR, Json, Storefront, bearer, new_key, usd

PARTS = "parts { destination amount { amount } why tender { id kind } }"
PLAN = f"""
query ($orderId: ID!, $amount: MoneyInput, $lines: [RefundLineInput!],
  $splitting: [RefundPartInput!]) {{
  refundPlan(orderId: $orderId, amount: $amount, lines: $lines, splitting: $splitting) {{
    __typename
    ... on RefundPlan {{
      id why amount {{ amount }} order {{ orderId refunded {{ amount }} }} {PARTS}
      caps {{ paid {{ amount }} refunded {{ amount }} left {{ amount }} tender {{ id }} }}
    }}
    {ERROR}
  }}
}}
"""
DONE = (
    "order { refunded { amount } refunds { amount { amount } } } refunded { amount } replayed "
    "parts { destination amount { amount } accountId tender { id refunded { amount } } } "
    "transactions { amount { amount } reason }"
)
REPORT = """
query ($from: DateTime!, $to: DateTime!, $channel: String, $currencyCode: CurrencyCode) {
  tenderReport(from: $from, to: $to, channel: $channel, currencyCode: $currencyCode) {
    day channel kind captured { amount currencyCode } refunded { amount } count
    tax { paymentAfterTax { amount } }
  }
}
"""


async def ordered(front: Storefront) -> tuple[str, str]:
    """An order of 80, two shirts of 40, of which a card paid 50: the card's and tender's ids."""
    card, code = await front.card("50.00", origin="BOUGHT")
    lines = [{"lineId": "shirts", "quantity": 2, "total": usd("80.00")}]
    await front.cart("c1", "80.00", customerId="ada", channel="web", lines=lines)
    applied = await front.do(
        "applyToCart", "tender { id }", front.customer("ada"), cartId="c1", source={"code": code}
    )
    cart = {"cartId": "c1"}
    await front.do("authorizeCart", "replayed", front.backend, orderId="o1", **cart)
    await front.do("captureCart", "replayed", front.backend, reference="s", final=True, **cart)
    return card, applied["tender"]["id"]


async def plan(front: Storefront, **ask: Any) -> Json:
    return (await front.ask(PLAN, front.backend, orderId="o1", **ask))["refundPlan"]


async def give_back(front: Storefront, give: str = DONE, **ask: Any) -> Json:
    return await front.do("refundToTenders", give, front.backend, orderId="o1", **ask)


async def test_a_plan_is_shown_and_then_done(front: Storefront) -> None:
    card, tender = await ordered(front)

    planned = await plan(front, lines=[{"lineId": "shirts", "quantity": 1}])

    assert planned["amount"] == {"amount": "40.00"}
    assert planned["order"] == {"orderId": "o1", "refunded": {"amount": "0.00"}}
    original, backend = planned["parts"]
    assert original == {
        "destination": "ORIGINAL",
        "amount": {"amount": "25.00"},
        "why": "Back to the card that paid.",
        "tender": {"id": tender, "kind": "GIFT_CARD"},
    }
    assert (backend["destination"], backend["tender"]) == ("BACKEND", None)
    assert [cap["left"]["amount"] for cap in planned["caps"]] == ["50.00", "30.00"]
    key = new_key()
    done = await give_back(front, planId=planned["id"], reason="RMA", idempotencyKey=key)
    assert done["refunded"] == {"amount": "40.00"}
    assert done["order"] == {
        "refunded": {"amount": "40.00"},
        "refunds": [{"amount": {"amount": "25.00"}}],
    }
    assert done["transactions"] == [{"amount": {"amount": "25.00"}, "reason": "RMA"}]
    assert [part["accountId"] for part in done["parts"]] == [card, None]
    assert done["parts"][0]["tender"]["refunded"] == {"amount": "25.00"}

    again = await give_back(front, planId=planned["id"], reason="RMA", idempotencyKey=key)
    assert again == {**done, "replayed": True}
    outdated = await give_back(front, planId=planned["id"])
    assert (outdated["code"], outdated["field"]) == ("PLAN_OUTDATED", "planId")
    reused = await give_back(front, amount=usd("1.00"), idempotencyKey=key)
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"
    caps = (await plan(front, amount=usd("1.00")))["caps"]
    assert [cap["refunded"]["amount"] for cap in caps] == ["25.00", "15.00"]


async def test_what_can_not_be_planned_is_refused_by_field(front: Storefront) -> None:
    await ordered(front)
    for ask, code, field in (
        ({}, "INVALID_INPUT", "amount"),
        ({"amount": usd("1.00"), "lines": []}, "INVALID_INPUT", "amount"),
        ({"amount": usd("80.01")}, "REFUND_EXCEEDS_PAID", "amount"),
        ({"amount": usd("0")}, "INVALID_AMOUNT", "amount"),
        ({"amount": usd("-1.00")}, "INVALID_AMOUNT", "amount"),
        ({"amount": {"amount": "1", "currencyCode": "JPY"}}, "CURRENCY_MISMATCH", "currencyCode"),
        ({"lines": [{"lineId": "hat"}]}, "NOT_FOUND", "lines.0.lineId"),
        ({"lines": [{"lineId": "shirts", "quantity": 3}]}, "INVALID_INPUT", "lines.0.quantity"),
        (
            {"amount": usd("1.00"), "splitting": [{"amount": usd("1.01")}]},
            "INVALID_AMOUNT",
            "splitting",
        ),
    ):
        refused = await plan(front, **ask)
        assert (refused.get("code"), refused.get("field")) == (code, field), ask
    unknown = (await front.ask(PLAN, front.backend, orderId="o2", amount=usd("1.00")))["refundPlan"]
    assert (unknown["code"], unknown["field"]) == ("NOT_FOUND", "orderId")


async def test_only_who_may_refund_plans_and_refunds(front: Storefront) -> None:
    await ordered(front)
    reader = bearer(await front.key(ActorKind.BACKEND, Scope.CARTS_SYNC))
    for headers in (front.customer("ada"), reader, {}):
        refused = await front.errors(PLAN, headers, orderId="o1", amount=usd("1.00"))
        assert refused["code"] == "FORBIDDEN"
        mutation = (
            "mutation ($input: RefundToTendersInput!) "
            "{ refundToTenders(input: $input) { __typename } }"
        )
        input_ = {"orderId": "o1", "amount": usd("1.00"), "idempotencyKey": new_key()}
        assert (await front.errors(mutation, headers, input=input_))["code"] == "FORBIDDEN"
        report = {"from": "2026-11-01T00:00:00Z", "to": "2026-11-02T00:00:00Z"}
        assert (await front.errors(REPORT, headers, **report))["code"] == "FORBIDDEN"


async def test_a_customer_is_not_told_whose_balances_got_a_refund(front: Storefront) -> None:
    await ordered(front)
    await give_back(front, amount=usd("8.00"))
    query = '{ order(orderId: "o1") { refunded { amount } } }'
    assert (await front.ask(query, front.customer("ada")))["order"]["refunded"]["amount"] == "8.00"
    query = '{ order(orderId: "o1") { refunds { balanceAfter { amount } } } }'
    assert (await front.errors(query, front.customer("ada")))["code"] == "FORBIDDEN"


async def test_a_new_cards_code_is_for_who_may_know_codes(front: Storefront) -> None:
    card, tender = await ordered(front)
    refunding = bearer(await front.key(ActorKind.BACKEND, Scope.REFUNDS))
    choice = {"tenderId": tender, "destination": "NEW_CARD"}
    ask = {"orderId": "o1", "amount": usd("8.00"), "destinations": [choice]}
    give = "parts { destination accountId giftCardCode }"
    key = new_key()
    done = await front.do("refundToTenders", give, front.backend, idempotencyKey=key, **ask)
    again = await front.do("refundToTenders", give, front.backend, idempotencyKey=key, **ask)
    assert done == again
    new, _ = done["parts"]
    assert new["destination"] == "NEW_CARD"
    assert new["accountId"] != card
    found = await front.ask(
        "query ($code: String!) { giftCardByCode(code: $code) "
        "{ ... on GiftCardBalance { balance { amount } } } }",
        front.customer("bob"),
        code=new["giftCardCode"],
    )
    assert found["giftCardByCode"]["balance"] == {"amount": "5.00"}
    mutation = (
        "mutation ($input: RefundToTendersInput!) { refundToTenders(input: $input) "
        "{ ... on RefundToTendersPayload { parts { giftCardCode } } } }"
    )
    input_ = {**ask, "idempotencyKey": new_key()}
    answer = (await front.post(mutation, refunding, input=input_)).json()
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}


async def test_an_exchange_shows_the_next_cart(front: Storefront) -> None:
    await ordered(front)
    await front.cart("c2", "60.00", customerId="ada")
    done = await front.do(
        "refundToCredit",
        "refunded { amount } appliedTo { cartId applied { amount } amountDue { amount } }",
        front.backend,
        orderId="o1",
        amount=usd("40.00"),
        applyToCartId="c2",
    )
    assert done["appliedTo"] == {
        "cartId": "c2",
        "applied": {"amount": "40.00"},
        "amountDue": {"amount": "20.00"},
    }


async def test_finance_sees_what_tenders_took_by_day_and_channel(front: Storefront) -> None:
    await ordered(front)
    await give_back(front, amount=usd("8.00"))
    finance = bearer(await front.key(ActorKind.STAFF, Scope.REPORTS_READ))
    now = datetime.now(UTC)
    span = {
        "from": (now - timedelta(hours=1)).isoformat(),
        "to": (now + timedelta(hours=1)).isoformat(),
    }
    rows = (await front.ask(REPORT, finance, **span, channel="web", currencyCode="USD"))[
        "tenderReport"
    ]
    assert {row["day"] for row in rows} <= {
        (now + timedelta(hours=by)).date().isoformat() for by in (0, 1)
    }
    assert {(row["channel"], row["kind"]) for row in rows} == {("web", "GIFT_CARD")}
    assert sum(Decimal(row["captured"]["amount"]) for row in rows) == 50
    assert sum(Decimal(row["refunded"]["amount"]) for row in rows) == 5
    assert sum(Decimal(row["tax"]["paymentAfterTax"]["amount"]) for row in rows) == 45
    refused = await front.errors(REPORT, finance, **{**span, "to": "2099-01-01T00:00:00Z"})
    assert (refused["code"], "366 days" in refused["message"]) == ("BAD_USER_INPUT", True)
