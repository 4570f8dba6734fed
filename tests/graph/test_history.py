"""History, filtered, as staff read it and as its owner does."""

from typing import Any

import pytest

from loyalty_gql.rules.access import ActorKind
from tests.graph.storefront import Json, Storefront, bearer, statements, usd

ALL = """query ($filter: TransactionFilter, $first: Int, $after: String, $last: Int) {
  transactions(filter: $filter, first: $first, after: $after, last: $last) {
    totalCount nodes { id } pageInfo { endCursor hasNextPage } } }"""
OF = """query ($id: ID!, $filter: TransactionFilter, $first: Int, $after: String, $last: Int) {
  node(id: $id) { ... on BalanceAccount {
    transactions(filter: $filter, first: $first, after: $after, last: $last) {
      totalCount nodes { id } pageInfo { endCursor hasNextPage } } } } }"""
WORDS = """query ($id: ID!) { node(id: $id) { ... on BalanceAccount {
  transactions { nodes { description orderId customerNote } } } } }"""


class Past:
    """Ada's credit with a purchase, a refund, corrections by two people, and Bob's card."""

    credit: str
    card: str
    goodwill: str
    correction: str
    ticket: str
    paid: str
    refund: str
    bobs: str


@pytest.fixture
async def past(front: Storefront) -> Past:
    past = Past()
    past.credit = await front.credit("ada", "100.00")
    past.goodwill = (await newest(front, past.credit))[0]
    past.correction = (await front.adjust(past.credit, "-7.00", reason="CORRECTION"))["id"]
    maria = bearer(await front.key(ActorKind.STAFF))
    more: Json = {"reason": "GOODWILL", "reference": {"type": "ticket", "id": "T-1"}}
    done = await front.do(
        "adjust", "transaction { id }", maria, accountId=past.credit, amount=usd("3.00"), **more
    )
    past.ticket = done["transaction"]["id"]
    await front.do(
        "redeem", "replayed", front.backend,
        orderId="R-1", source={"ownCredit": True}, amount=usd("20.00"), onBehalfOf="ada",
    )  # fmt: skip
    past.paid = (await newest(front, past.credit))[0]
    await front.do(
        "refundToCredit", "replayed", front.backend,
        orderId="R-1", amount=usd("5.00"), customerNote="The mug was broken",
    )  # fmt: skip
    past.refund = (await newest(front, past.credit))[0]
    past.card, _ = await front.card("9.00", customerId="bob")
    past.bobs = (await newest(front, past.card))[0]
    return past


async def newest(front: Storefront, account: str) -> list[str]:
    found = await front.ask(OF, front.staff, id=account)
    return [node["id"] for node in found["node"]["transactions"]["nodes"]]


async def both(front: Storefront, past: Past, only: Json, headers: Any = None) -> list[str]:
    """What a filter finds: the same of one account and of all, page by page and counted."""
    headers = headers or front.staff
    alone = await read(front, OF, headers, id=past.credit, filter=only)
    assert await read(front, ALL, headers, filter={**only, "accountId": past.credit}) == alone
    return await read(front, ALL, headers, filter=only)


async def read(front: Storefront, query: str, headers: Any, **asked: Any) -> list[str]:
    """All pages of one, forwards, which is the whole list in one page and its count, too."""

    async def page(**more: Any) -> Json:
        found = await front.ask(query, headers, **asked, **more)
        return found["transactions"] if query is ALL else found["node"]["transactions"]

    whole = await page(first=100)
    seen: list[str] = []
    after: str | None = None
    while True:
        one = await page(first=1, after=after)
        seen += [node["id"] for node in one["nodes"]]
        after = one["pageInfo"]["endCursor"]
        if not one["pageInfo"]["hasNextPage"]:
            break
    assert seen == [node["id"] for node in whole["nodes"]]
    assert whole["totalCount"] == len(seen)
    assert [node["id"] for node in (await page(last=100))["nodes"]] == seen
    return seen


async def test_every_filter_finds_what_it_says_and_pages(front: Storefront, past: Past) -> None:
    everything = await both(front, past, {})
    assert everything == [
        past.bobs, past.refund, past.paid, past.ticket, past.correction, past.goodwill,
    ]  # fmt: skip
    for only, expected in (
        ({"kinds": ["REDEMPTION", "REFUND"]}, [past.refund, past.paid]),
        ({"direction": "OUT"}, [past.paid, past.correction]),
        ({"direction": "IN", "customerId": "ada"}, [past.refund, past.ticket, past.goodwill]),
        ({"reason": "CORRECTION"}, [past.correction]),
        ({"reason": "NOTHING"}, []),
        ({"actor": {"kind": "BACKEND"}}, [past.refund, past.paid]),
        ({"actor": {"kind": "STAFF", "id": "backend:backend"}}, []),
        ({"actor": {"id": "backend:backend"}}, [past.refund, past.paid]),
        ({"reference": {"type": "ticket", "id": "T-1"}}, [past.ticket]),
        ({"reference": {"type": "order", "id": "T-1"}}, []),
        ({"orderId": "R-1"}, [past.refund, past.paid]),
        ({"orderId": "R-1", "direction": "OUT"}, [past.paid]),
        ({"orderId": "none"}, []),
        ({"cartId": "none", "orderId": "R-1"}, []),
        ({"orderId": "R-1", "reference": {"type": "ticket", "id": "T-1"}}, []),
        ({"amount": {"currencyCode": "USD", "min": "5.00", "max": "9.00"}},
         [past.bobs, past.refund]),
        ({"amount": {"currencyCode": "USD", "max": "-7.00"}}, [past.paid, past.correction]),
        ({"amount": {"currencyCode": "EUR"}}, []),
        ({"createdAt": {"since": "2100-01-01T00:00:00Z"}}, []),
        ({"createdAt": {"until": "2100-01-01T00:00:00Z"}, "kinds": ["ISSUE"]}, [past.bobs]),
        ({"reason": "GOODWILL", "actor": {"kind": "STAFF"}, "direction": "IN"},
         [past.ticket, past.goodwill]),
        ({"customerId": "bob"}, [past.bobs]),
    ):  # fmt: skip
        assert await both(front, past, only) == expected, only


async def test_holds_of_an_order_are_there_when_asked_for(front: Storefront, past: Past) -> None:
    query = ALL.replace("{ id }", "{ kind }")
    found = await front.ask(query, front.staff, filter={"orderId": "R-1", "includeHolds": True})
    kinds = [node["kind"] for node in found["transactions"]["nodes"]]
    assert kinds == ["REFUND", "REDEMPTION", "HOLD"]


async def test_another_account_in_the_filter_of_an_account_finds_nothing(
    front: Storefront, past: Past
) -> None:
    assert await read(front, OF, front.staff, id=past.credit, filter={"accountId": past.card}) == []


async def test_a_customer_filters_what_is_their_own(front: Storefront, past: Past) -> None:
    ada = front.customer("ada")
    assert await both(front, past, {"orderId": "R-1"}, ada) == [past.refund, past.paid]
    assert await both(front, past, {"direction": "OUT"}, ada) == [past.paid, past.correction]
    assert await read(front, ALL, front.customer("bob"), filter={"orderId": "R-1"}) == []
    assert await read(front, ALL, ada, filter={"customerId": "bob"}) == []


@pytest.mark.parametrize(
    "only",
    [
        {"reason": "CORRECTION"},
        {"actor": {"kind": "STAFF"}},
        {"actor": {"id": "staff:staff"}},
        {"reference": {"type": "ticket", "id": "T-1"}},
    ],
)
async def test_what_a_customer_may_not_see_they_may_not_find_out_by_filtering(
    front: Storefront, past: Past, only: Json
) -> None:
    ada = front.customer("ada")
    for query in (ALL, OF.replace("node(id: $id)", "storeCreditAccount(id: $id)")):
        query = query.replace("{ ... on BalanceAccount {", "{").replace("} } } } }", "} } } }")  # noqa: PLW2901
        asked = {"id": past.credit} if query is not ALL else {}
        answer = (await front.post(query, ada, filter=only, **asked)).json()
        assert [one["extensions"]["code"] for one in answer["errors"]] == ["FORBIDDEN"], answer


async def test_a_customers_history_reads_well(front: Storefront, past: Past) -> None:
    shown = await front.ask(WORDS, front.customer("ada"), id=past.credit)
    told = [
        (node["description"], node["orderId"], node["customerNote"])
        for node in shown["node"]["transactions"]["nodes"]
    ]
    assert told == [
        ("Refund, order R-1", "R-1", "The mug was broken"),
        ("Payment, order R-1", "R-1", None),
        ("Credit from the shop", None, None),
        ("Correction by the shop", None, None),
        ("Credit from the shop", None, None),
    ]


async def test_anothers_order_is_not_named_to_a_cards_owner(front: Storefront) -> None:
    card, code = await front.card("9.00", customerId="ada")
    await front.do(
        "redeem", "replayed", front.backend,
        orderId="R-9", source={"code": code}, amount=usd("2.00"), onBehalfOf="bob",
    )  # fmt: skip
    for headers, order in ((front.customer("ada"), None), (front.staff, "R-9")):
        shown = await front.ask(WORDS, headers, id=card)
        first = shown["node"]["transactions"]["nodes"][0]
        assert first["orderId"] == order
        assert first["description"] == ("Payment" if order is None else "Payment, order R-9")


async def test_a_page_of_history_costs_the_same_however_long(front: Storefront) -> None:
    front.staff = {"authorization": f"Bearer {front.token('maria', loyalty_role='admin')}"}
    account = await front.credit("ada", "100.00")
    for n in range(12):
        await front.do(
            "redeem", "replayed", front.backend, note="n", customerNote="c",
            orderId=f"R-{n}", source={"ownCredit": True}, amount=usd("1.00"), onBehalfOf="ada",
        )  # fmt: skip
    for taken in (await newest(front, account))[:6]:
        await front.do("reverseTransaction", "replayed", front.staff, transactionId=taken, note="n")
    query = """query ($first: Int!, $filter: TransactionFilter) {
      transactions(first: $first, filter: $filter) { nodes { description orderId note customerNote
        reversedBy { id } reverses { id } account { id balance { amount } } } } }"""
    for only in ({}, {"customerId": "ada", "actor": {"id": "staff:maria"}}, {"reason": "REDEEMED"}):
        counts: list[int] = []
        for first in (1, 6):
            with statements() as sent:
                found = await front.ask(query, front.staff, first=first, filter=only)
            assert len(found["transactions"]["nodes"]) == first
            counts.append(len(sent))
        assert counts[0] == counts[1] <= 13, sent
