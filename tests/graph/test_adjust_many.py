"""Up to a thousand corrections in one request, each done once whatever is sent twice."""

import asyncio
import base64
import time
from uuid import uuid4

import pytest

from loyalty_gql import models
from loyalty_gql.ledger.verify import verify
from tests.graph.storefront import Json, Storefront, new_key, usd

GIVE = """done refused items { index result { __typename
  ... on AdjustPayload { replayed transaction { id amount { amount } balanceAfter { amount }
    reason note customerNote reference { id } } }
  ... on UserError { code field } } }"""
MODES = pytest.mark.parametrize("together", [True, False], ids=["all or none", "each"])
NOBODY = base64.b64encode(f"GiftCard:{uuid4()}".encode()).decode()


def row(account: str, amount: str = "1.00", /, **more: object) -> Json:
    return {"idempotencyKey": new_key(), "accountId": account, "amount": usd(amount),
            "reason": "GOODWILL", **more}  # fmt: skip


async def many(front: Storefront, rows: list[Json], *, together: bool) -> Json:
    return await front.do("adjustMany", GIVE, front.staff, adjustments=rows, allOrNone=together)


async def movements() -> int:
    return await models.LedgerTransaction.filter(kind="ADJUSTMENT").count()


async def balance(front: Storefront, account: str) -> str:
    query = "query ($id: ID!) { giftCard(id: $id) { balance { amount } } }"
    return (await front.ask(query, front.staff, id=account))["giftCard"]["balance"]["amount"]


def results(done: Json) -> list[Json]:
    assert [one["index"] for one in done["items"]] == list(range(len(done["items"])))
    return [one["result"] for one in done["items"]]


@MODES
async def test_each_has_its_own_reason_and_its_own_key(front: Storefront, together: bool) -> None:
    first, second = [(await front.card("10.00"))[0] for _ in range(2)]
    rows = [
        row(first, "2.00", note="one", customerNote="Sorry", reference={"type": "t", "id": "1"}),
        row(second, "-3.00", reason="CORRECTION", note="two"),
        row(first, "-1.00", expiresAt=None),
    ]

    done = await many(front, rows, together=together)

    assert (done["done"], done["refused"]) == (3, 0)
    made = [one["transaction"] for one in results(done)]
    assert [one["amount"]["amount"] for one in made] == ["2.00", "-3.00", "-1.00"]
    assert [(one["reason"], one["note"], one["customerNote"]) for one in made] == [
        ("GOODWILL", "one", "Sorry"), ("CORRECTION", "two", None), ("GOODWILL", None, None),
    ]  # fmt: skip
    assert made[0]["reference"] == {"id": "1"}
    assert (await balance(front, first), await balance(front, second)) == ("11.00", "7.00")
    assert await models.IdempotencyRecord.filter(operation="adjust").count() == 3
    again = await many(front, rows, together=together)
    assert [one["replayed"] for one in results(again)] == [True] * 3
    assert [one["transaction"] for one in results(again)] == made


async def test_what_was_done_in_one_way_is_not_done_again_in_another(front: Storefront) -> None:
    card, _ = await front.card("10.00")
    rows = [row(card) for _ in range(4)]
    alone = await front.do("adjust", "replayed", front.staff, **rows[0])
    each = await many(front, rows[:2], together=False)
    together = await many(front, rows[:3], together=True)
    backwards = await many(front, rows[::-1], together=True)
    again = await front.do("adjust", "replayed", front.staff, **rows[3])

    assert not alone["replayed"]
    assert [one["replayed"] for one in results(each)] == [True, False]
    assert [one["replayed"] for one in results(together)] == [True, True, False]
    assert [one["replayed"] for one in results(backwards)] == [False, True, True, True]
    assert again["replayed"]
    assert await balance(front, card) == "14.00"


@MODES
async def test_the_same_sent_many_times_at_once_pays_once(
    front: Storefront, together: bool
) -> None:
    card, _ = await front.card("10.00")
    rows = [row(card) for _ in range(20)]
    sent = [rows, rows[::-1], rows[5:], rows[:5], rows]
    done = await asyncio.gather(*(many(front, one, together=together) for one in sent))
    ids = {one["transaction"]["id"] for answer in done for one in results(answer)}
    assert len(ids) == 20
    assert await balance(front, card) == "30.00"


async def test_both_ways_at_once_pay_once(front: Storefront) -> None:
    card, _ = await front.card("10.00")
    rows = [row(card) for _ in range(20)]
    await asyncio.gather(
        *(many(front, rows, together=together) for together in (True, False, True)),
        *(front.do("adjust", "replayed", front.staff, **one) for one in rows[10:]),
    )
    assert await balance(front, card) == "30.00"


BAD = [
    ({"amount": usd("0.00")}, "INVALID_AMOUNT", "amount"),
    ({"amount": usd("1.001")}, "INVALID_AMOUNT", "amount"),
    ({"amount": usd("1" + "0" * 13)}, "INVALID_AMOUNT", "amount"),
    ({"amount": usd("-10.01")}, "INSUFFICIENT_FUNDS", "amount"),
    (
        {"amount": {"amount": "1", "currencyCode": "EUR"}},
        "CURRENCY_MISMATCH",
        "amount.currencyCode",
    ),
    ({"amount": {"amount": "1", "currencyCode": "ZZZ"}}, "UNKNOWN_CURRENCY", "amount.currencyCode"),
    ({"accountId": NOBODY}, "NOT_FOUND", "accountId"),
    ({"accountId": "x"}, "INVALID_INPUT", "accountId"),
    ({"idempotencyKey": "short"}, "INVALID_INPUT", "idempotencyKey"),
    ({"expiresAt": "2020-01-01T00:00:00Z"}, "INVALID_INPUT", "expiresAt"),
    ({"note": "x" * 5001}, "INVALID_INPUT", "note"),
    ({"reference": {"type": "", "id": "1"}}, "INVALID_INPUT", "reference.type"),
]


@pytest.mark.parametrize(("bad", "code", "field"), BAD)
async def test_one_bad_row_of_all_or_none_is_named_and_nothing_is_written(
    front: Storefront, bad: Json, code: str, field: str
) -> None:
    card, _ = await front.card("10.00")
    other, _ = await front.card("50.00")
    rows = [*(row(other) for _ in range(17)), row(card, **bad), row(other)]
    refused = await many(front, rows, together=True)
    assert (refused["code"], refused["field"]) == (code, f"adjustments.17.{field}")
    assert await movements() == 0
    assert await models.IdempotencyRecord.filter(operation="adjust").count() == 0

    done = await many(front, rows, together=False)
    assert (done["done"], done["refused"]) == (18, 1)
    assert results(done)[17] == {
        "__typename": "UserError", "code": code, "field": f"adjustments.17.{field}",
    }  # fmt: skip
    assert await movements() == 18


async def test_a_too_large_debit_of_several_is_refused_and_not_clamped(front: Storefront) -> None:
    card, _ = await front.card("10.00")
    rows = [row(card, "-6.00"), row(card, "-4.01")]
    refused = await many(front, rows, together=True)
    assert (refused["code"], refused["field"]) == ("INSUFFICIENT_FUNDS", "adjustments.1.amount")
    assert await balance(front, card) == "10.00"
    await many(front, [row(card, "0.01"), *rows], together=True)
    assert await balance(front, card) == "0.00"


@MODES
async def test_a_key_twice_in_one_call(front: Storefront, together: bool) -> None:
    card, _ = await front.card("10.00")
    same = row(card)
    for second in (same, {**same, "amount": usd("2.00")}):
        refused = await many(front, [row(card), same, row(card), second], together=together)
        assert (refused["code"], refused["field"]) == (
            "INVALID_INPUT", "adjustments.3.idempotencyKey",
        )  # fmt: skip
    assert await movements() == 0


@MODES
async def test_a_key_that_was_used_for_something_else(front: Storefront, together: bool) -> None:
    card, _ = await front.card("10.00")
    used = row(card, "5.00")
    await many(front, [used], together=together)
    done = await many(front, [row(card), {**used, "amount": usd("6.00")}], together=together)
    refused = done if together else results(done)[1]
    assert (refused["code"], refused["field"]) == (
        "IDEMPOTENCY_KEY_REUSED", "adjustments.1.idempotencyKey",
    )  # fmt: skip
    assert await balance(front, card) == ("15.00" if together else "16.00")


@MODES
async def test_none_and_too_many(front: Storefront, together: bool) -> None:
    card, _ = await front.card("10.00")
    for rows in ([], [row(card) for _ in range(1001)]):
        refused = await many(front, rows, together=together)
        assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "adjustments")
    assert await movements() == 0


@MODES
async def test_a_thousand_in_one_request(front: Storefront, together: bool) -> None:
    cards = [(await front.card("10.00"))[0] for _ in range(20)]
    rows = [
        row(cards[n % 20], "0.01", note=f"row {n}", reference={"type": "ticket", "id": f"T-{n}"})
        for n in range(1000)
    ]
    began = time.monotonic()
    done = await many(front, rows, together=together)
    assert (done["done"], done["refused"]) == (1000, 0)
    assert time.monotonic() - began < 30, "a few seconds, on a machine with nothing else to do"
    assert [await balance(front, card) for card in cards] == ["10.50"] * 20
    again = await many(front, rows, together=not together)
    assert all(one["replayed"] for one in results(again))
    assert [await balance(front, card) for card in cards] == ["10.50"] * 20
    said: list[str] = []
    assert (await verify(front.settings.database_url, said.append)).clean, said


async def test_who_may_not_adjust_may_not_adjust_many(front: Storefront) -> None:
    card, _ = await front.card("10.00", customerId="ada")
    query = "mutation ($i: AdjustManyInput!) { adjustMany(input: $i) { __typename } }"
    asked = {"adjustments": [row(card)], "allOrNone": False}
    error = await front.errors(query, front.customer("ada"), i=asked)
    assert error["code"] == "FORBIDDEN"
    assert await movements() == 0
