"""Gift cards: issued with their code once, found by whose they are, looked up by code."""

from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules import codes
from loyalty_gql.rules.state import AccountStatus
from tests.graph.storefront import GUEST, Json, Storefront, new_key, usd

BY_CODE = """query ($code: String!) { giftCardByCode(code: $code) { __typename
  ... on GiftCardBalance { balance { amount } available { amount } displayStatus maskedCode }
  ... on UserError { code message field } } }"""
CARD = """query ($id: ID!) { giftCard(id: $id) { id note customerId lastCharacters maskedCode
  status displayStatus balance { amount currencyCode formatted(locale: "de-DE") } expiresAt
  reference { type id } lots { remaining { amount } origin } } }"""


async def look(front: Storefront, code: str, headers: object = GUEST) -> Json:
    assert isinstance(headers, dict)
    return (await front.ask(BY_CODE, headers, code=code))["giftCardByCode"]


async def test_issue_works_once_and_replays(front: Storefront) -> None:
    give = "replayed giftCardCode giftCard { id } transaction { kind amount { amount } }"
    ask: Json = {"value": usd("25.00"), "idempotencyKey": new_key(), "note": "for the fair"}
    first = await front.do("issueGiftCard", give, front.staff, **ask)
    again = await front.do("issueGiftCard", give, front.staff, **ask)
    assert again == {**first, "replayed": True}
    assert first["transaction"] == {"kind": "ISSUE", "amount": {"amount": "25.00"}}
    codes.normalise(first["giftCardCode"])

    other = await front.do("issueGiftCard", give, front.staff, **{**ask, "value": usd("26.00")})
    assert other["code"] == "IDEMPOTENCY_KEY_REUSED"
    assert await models.GiftCard.all().count() == 1


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"value": {"amount": "0", "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "-1", "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "1.001", "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "1e2", "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "1" + "0" * 30, "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "", "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "NaN", "currencyCode": "USD"}}, "INVALID_AMOUNT", "amount"),
        ({"value": {"amount": "1", "currencyCode": "zzz"}}, "UNKNOWN_CURRENCY", "currencyCode"),
        ({"value": {"amount": "1", "currencyCode": "XAU"}}, "UNKNOWN_CURRENCY", "currencyCode"),
        ({"customerId": ""}, "INVALID_INPUT", "customerId"),
        ({"customerId": "x" * 256}, "INVALID_INPUT", "customerId"),
        ({"orderLineId": "a\nb"}, "INVALID_INPUT", "orderLineId"),
        ({"note": "x" * 10_000}, "INVALID_INPUT", "note"),
        ({"reference": {"type": "", "id": "1"}}, "INVALID_INPUT", "reference.type"),
        ({"code": "short"}, "CODE_MISTYPED", "code"),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "INVALID_INPUT", "expiresAt"),
    ],
)
async def test_what_can_be_mended_is_a_user_error(
    front: Storefront, more: Json, code: str, field: str
) -> None:
    asked: Json = {"value": usd("1.00"), **more}
    refused = await front.do("issueGiftCard", "replayed", front.staff, **asked)
    assert (refused["code"], refused["field"]) == (code, field)
    assert await models.GiftCard.all().count() == 0


@pytest.mark.parametrize("key", ["", "short", "x" * 256, "has a\nline end in it"])
async def test_keys_that_are_none(front: Storefront, key: str) -> None:
    query = "mutation ($i: IssueGiftCardInput!) { issueGiftCard(input: $i) { __typename } }"
    asked: Json = {"value": usd("1.00"), "idempotencyKey": key}
    assert (await front.errors(query, front.staff, i=asked))["code"] == "BAD_USER_INPUT"


async def test_staff_see_all_and_a_customer_their_own(front: Storefront) -> None:
    more: Json = {"customerId": "ada", "note": "secret", "reference": {"type": "rma", "id": "7"}}
    card, code = await front.card("30.00", **more)
    seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
    assert seen["note"] == "secret"
    assert seen["reference"] == {"type": "rma", "id": "7"}
    assert seen["balance"]["formatted"] == "30,00\xa0$"
    assert code not in str(seen)
    assert seen["maskedCode"].endswith(seen["lastCharacters"])

    public = CARD.replace("note ", "").replace("reference { type id }", "")
    own = await front.ask(public, front.customer("ada"), id=card)
    assert own["giftCard"]["balance"]["amount"] == "30.00"
    assert (await front.ask(public, front.customer("bob"), id=card))["giftCard"] is None
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await front.ask(node, front.customer("ada"), id=card))["node"] == {"id": card}
    for headers in (front.customer("bob"), GUEST):
        assert (await front.ask(node, headers, id=card))["node"] is None
    denied = await front.post(CARD, front.customer("ada"), id=card)
    assert denied.json()["data"]["giftCard"]["note"] is None
    assert {e["extensions"]["code"] for e in denied.json()["errors"]} == {"FORBIDDEN"}


async def test_lists_are_filtered_and_searched(front: Storefront) -> None:
    await front.card("1.00", customerId="ada", orderId="o1")
    bob, _ = await front.card("2.00", customerId="bob", reference={"type": "rma", "id": "r1"})
    blocked, code = await front.card("3.00")
    await models.Account.filter(balance=300).update(status=AccountStatus.BLOCKED)
    query = """query ($filter: GiftCardFilter, $query: String) {
      giftCards(filter: $filter, query: $query) { nodes { initialValue { amount } } } }"""

    async def found(headers: object = None, **asked: object) -> list[str]:
        given = headers if isinstance(headers, dict) else front.staff
        nodes = (await front.ask(query, given, **asked))["giftCards"]["nodes"]
        return [node["initialValue"]["amount"] for node in nodes]

    soon = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    assert await found() == ["1.00", "2.00", "3.00"]
    assert await found(filter={"customerId": "ada"}) == ["1.00"]
    assert await found(filter={"orderId": "o1"}) == ["1.00"]
    assert await found(filter={"reference": {"type": "rma", "id": "r1"}}) == ["2.00"]
    assert await found(filter={"status": "BLOCKED"}) == ["3.00"]
    assert await found(filter={"status": "ACTIVE"}) == ["1.00", "2.00"]
    last = codes.last_characters(codes.normalise(code))
    assert await found(filter={"lastCharacters": last.lower()}) == ["3.00"]
    assert await found(query=last) == ["3.00"]
    assert await found(query="bob") == ["2.00"]
    assert await found(filter={"createdAt": {"since": soon}}) == []
    assert await found(filter={"createdAt": {"until": soon}, "customerId": "bob"}) == ["2.00"]
    assert await found(front.customer("ada")) == ["1.00"]
    assert await found(front.customer("ada"), filter={"customerId": "bob"}) == []
    assert bob != blocked


async def test_by_code(front: Storefront) -> None:
    _, code = await front.card("30.00")
    typed = code.lower().replace("-", " ")
    shown = await look(front, typed)
    assert shown["balance"] == shown["available"] == {"amount": "30.00"}
    assert shown["displayStatus"] == "ACTIVE"
    assert code not in str(shown)
    swapped = ("0" if code[0] != "0" else "1") + code[1:]
    assert (await look(front, swapped))["code"] == "CODE_MISTYPED"
    assert (await look(front, "x" * 10_000))["code"] == "CODE_MISTYPED"


async def test_a_guest_learns_nothing_from_a_code_that_can_not_pay(front: Storefront) -> None:
    unknown = codes.grouped(codes.make(b"\x01" * codes.RANDOM_BYTES))
    empty_card, empty = await front.card("1.00")
    await front.adjust(empty_card, "-1.00")
    _, blocked = await front.card("2.00")
    await models.Account.filter(balance=200).update(status=AccountStatus.BLOCKED)
    _, expired = await front.card(
        "3.00", expiresAt=(datetime.now(UTC) + timedelta(days=1)).isoformat()
    )
    await models.LedgerClock.filter(id=1).update(offset_microseconds=2 * 86_400 * 10**6)
    told = [await look(front, code) for code in (unknown, empty, blocked, expired)]
    assert told == [told[0]] * 4
    assert told[0]["code"] == "GIFT_CARD_NOT_REDEEMABLE"
    signed_in = [
        await look(front, code, front.customer("ada")) for code in (empty, blocked, expired)
    ]
    assert len({one["message"] for one in signed_in}) == 3


async def test_a_code_is_never_looked_up_over_get(front: Storefront) -> None:
    _, code = await front.card("30.00")
    query = f'{{ giftCardByCode(code: "{code}") {{ __typename }} }}'
    answer = await front.client.get("/graphql", params={"query": query})
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert code not in answer.text


async def test_words_that_are_no_last_characters_find_no_card(front: Storefront) -> None:
    card, _ = await front.card("1.00", customerId="customer-1")
    query = """query ($query: String, $filter: GiftCardFilter) {
      giftCards(query: $query, filter: $filter) { nodes { id } } }"""

    async def found(words: str | None = None, **only: object) -> list[object]:
        return (await front.ask(query, front.staff, query=words, filter=only))["giftCards"]["nodes"]

    assert await found("customer-1") == [{"id": card}]
    assert await found("ßßßß") == []
    assert await found(lastCharacters="customer-1") == []
