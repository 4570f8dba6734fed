"""Corrections and reversals over GraphQL, and balances of the past."""

import asyncio
import base64
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from loyalty_gql import models
from tests.graph.storefront import Json, Storefront, new_key, usd

GIVE = """replayed transaction { id kind amount { amount } balanceAfter { amount } version note
  customerNote reason actor { kind id } reference { type id } account { id balance { amount } }
  reverses { id } reversedBy { id } }"""


async def test_adjust_works_once_and_replays(front: Storefront) -> None:
    card, _ = await front.card("50.00")
    ask: Json = {
        "idempotencyKey": new_key(), "accountId": card, "amount": usd("-20.00"),
        "reason": "CORRECTION", "note": "wrong card", "customerNote": "Sorry",
        "reference": {"type": "ticket", "id": "42"},
    }  # fmt: skip
    first = await front.do("adjust", GIVE, front.staff, **ask)
    made = first["transaction"]
    assert made["balanceAfter"] == made["account"]["balance"] == {"amount": "30.00"}
    assert made["actor"] == {"kind": "STAFF", "id": "staff:staff"}
    assert (made["note"], made["customerNote"], made["reason"]) == (
        "wrong card", "Sorry", "CORRECTION",
    )  # fmt: skip
    assert made["reference"] == {"type": "ticket", "id": "42"}
    again = await front.do("adjust", GIVE, front.staff, **ask)
    assert again == {**first, "replayed": True}


async def test_a_refused_correction_writes_nothing(front: Storefront) -> None:
    card, _ = await front.card("3.00")
    refused = await front.do(
        "adjust", GIVE, front.staff, accountId=card, amount=usd("-3.01"), reason="CORRECTION"
    )
    assert refused["code"] == "INSUFFICIENT_FUNDS"
    assert not refused["retryable"]
    assert await models.LedgerTransaction.all().count() == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": usd("0.00")}, "INVALID_AMOUNT"),
        ({"amount": {"amount": "1", "currencyCode": "EUR"}}, "CURRENCY_MISMATCH"),
        ({"amount": usd("1" + "0" * 13)}, "INVALID_AMOUNT"),
    ],
)
async def test_corrections_that_can_be_mended(front: Storefront, more: Json, code: str) -> None:
    card, _ = await front.card("3.00")
    asked: Json = {"accountId": card, "amount": usd("1.00"), "reason": "OTHER", **more}
    assert (await front.do("adjust", "replayed", front.staff, **asked))["code"] == code


async def test_ids_that_are_malformed_or_of_another_type(front: Storefront) -> None:
    card, _ = await front.card("3.00")
    transaction = (await front.adjust(card, "1.00"))["id"]
    query = "mutation ($i: AdjustInput!) { adjust(input: $i) { __typename } }"
    for account in ("", "x", "é", card[:-4], transaction, "x" * 10_000):
        asked = {"idempotencyKey": new_key(), "accountId": account, "amount": usd("1.00"),
                 "reason": "OTHER"}  # fmt: skip
        assert (await front.errors(query, front.staff, i=asked))["code"] == "BAD_USER_INPUT"


async def test_an_account_that_is_not_there(front: Storefront) -> None:
    nobody = base64.b64encode(f"GiftCard:{uuid4()}".encode()).decode()
    refused = await front.do(
        "adjust", "replayed", front.staff, accountId=nobody, amount=usd("1.00"), reason="OTHER"
    )
    assert refused["code"] == "NOT_FOUND"


async def test_reverse_once(front: Storefront) -> None:
    card, _ = await front.card("50.00")
    taken = await front.adjust(card, "-20.00")
    undone = await front.do("reverseTransaction", GIVE, front.staff, transactionId=taken["id"])
    made = undone["transaction"]
    assert made["kind"] == "REVERSAL"
    assert made["balanceAfter"] == {"amount": "50.00"}
    assert made["reverses"] == {"id": taken["id"]}
    shown = await front.ask(
        "query ($id: ID!) { node(id: $id) { ... on Transaction { reversedBy { id } } } }",
        front.staff,
        id=taken["id"],
    )
    assert shown["node"]["reversedBy"] == {"id": made["id"]}
    again = await front.do("reverseTransaction", GIVE, front.staff, transactionId=taken["id"])
    assert again["code"] == "NOT_REVERSIBLE"


async def test_balance_as_of(front: Storefront) -> None:
    query = (
        "query ($id: ID!, $at: DateTime!) { giftCard(id: $id) { balanceAsOf(at: $at) { amount } } }"
    )
    before = datetime.now(UTC) - timedelta(minutes=1)
    end = datetime.now(UTC) + timedelta(days=10)
    card, _ = await front.card("50.00", expiresAt=end.isoformat())
    await asyncio.sleep(0.01)
    between = datetime.now(UTC)
    await asyncio.sleep(0.01)
    await front.adjust(card, "-20.00")

    async def at(moment: datetime) -> str:
        found = await front.ask(query, front.staff, id=card, at=moment.isoformat())
        return found["giftCard"]["balanceAsOf"]["amount"]

    assert await at(before) == "0.00"
    assert await at(between) == "50.00"
    assert await at(datetime.now(UTC)) == "30.00"
    assert await at(end - timedelta(seconds=1)) == "30.00"
    assert await at(end) == "0.00"


async def test_what_is_due_is_not_shown(front: Storefront) -> None:
    query = """query ($id: ID!) { giftCard(id: $id) { balance { amount } held { amount }
      available { amount } displayStatus nextExpiry lots { id } holds { id } } }"""
    end = datetime.now(UTC) + timedelta(hours=2)
    card, code = await front.card("50.00", expiresAt=end.isoformat())
    token = await front.cart("c", "30.00")
    await front.do(
        "applyToCart", "replayed", {"x-cart-token": token}, cartId="c", source={"code": code}
    )

    async def shown(hours: float) -> Json:
        offset = int(hours * 3600 * 10**6)
        await models.LedgerClock.filter(id=1).update(offset_microseconds=offset)
        return (await front.ask(query, front.staff, id=card))["giftCard"]

    now = await shown(0)
    assert (now["balance"], now["held"], now["available"]) == (
        {"amount": "50.00"}, {"amount": "30.00"}, {"amount": "20.00"},
    )  # fmt: skip
    lapsed = await shown(1.01)
    assert (lapsed["held"], lapsed["available"]) == ({"amount": "0.00"}, {"amount": "50.00"})
    over = await shown(2)
    assert (over["balance"], over["displayStatus"], over["lots"]) == (
        {"amount": "0.00"}, "EXPIRED", [],
    )  # fmt: skip
    assert await models.Entry.filter(kind="EXPIRATION").count() == 0, "reading writes nothing"


async def test_the_shops_own_reference_is_not_for_customers(front: Storefront) -> None:
    account = await front.credit("ada", "5.00")
    await front.adjust(account, "1.00", reference={"type": "ticket", "id": "T-1"})
    query = "{ transactions(first: 1) { nodes { reference { id } } } }"

    staff = await front.ask(query, front.staff)
    refused = await front.errors(query, front.customer("ada"))

    assert staff["transactions"]["nodes"] == [{"reference": {"id": "T-1"}}]
    assert refused["code"] == "FORBIDDEN"
