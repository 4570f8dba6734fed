"""Pages by keyset: complete, stable under inserts, and only with cursors of ours."""

import base64
import json

import pytest

from tests.graph.storefront import Json, Storefront, usd

CARDS = """
query ($first: Int, $after: String, $last: Int, $before: String, $reverse: Boolean! = false,
       $sort: GiftCardSortKey! = CREATED_AT) {
  giftCards(first: $first, after: $after, last: $last, before: $before, reverse: $reverse,
            sortKey: $sort) {
    totalCount
    nodes { id }
    edges { cursor node { initialValue { amount } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""


async def page(front: Storefront, **asked: object) -> Json:
    return (await front.ask(CARDS, front.staff, **asked))["giftCards"]


async def fill(front: Storefront, *amounts: str) -> list[str]:
    return [(await front.card(amount))[0] for amount in amounts]


def ids(found: Json) -> list[str]:
    return [node["id"] for node in found["nodes"]]


async def test_forwards_and_backwards_give_the_same_list(front: Storefront) -> None:
    made = await fill(front, "3", "1", "2", "1", "5")
    first = await page(front, first=2)
    second = await page(front, first=2, after=first["pageInfo"]["endCursor"])
    third = await page(front, first=2, after=second["pageInfo"]["endCursor"])
    assert ids(first) + ids(second) + ids(third) == made
    assert [one["pageInfo"]["hasNextPage"] for one in (first, second, third)] == [True, True, False]
    assert [one["totalCount"] for one in (first, third)] == [5, 5]

    last = await page(front, last=2)
    before = await page(front, last=3, before=last["pageInfo"]["startCursor"])
    assert ids(before) + ids(last) == made
    assert last["pageInfo"]["hasPreviousPage"]
    assert not before["pageInfo"]["hasPreviousPage"]
    assert ids(await page(front, reverse=True)) == made[::-1]
    assert ids(await page(front, first=0)) == []


async def test_equal_values_are_neither_lost_nor_doubled(front: Storefront) -> None:
    await fill(front, "3", "1", "2", "1", "1")
    seen: list[str] = []
    after: str | None = None
    while True:
        found = await page(front, first=1, after=after, sort="INITIAL_VALUE", reverse=True)
        seen += [edge["node"]["initialValue"]["amount"] for edge in found["edges"]]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            break
    assert seen == ["3.00", "2.00", "1.00", "1.00", "1.00"]


async def test_what_is_added_meanwhile_shifts_nothing(front: Storefront) -> None:
    made = await fill(front, "1", "2", "3")
    first = await page(front, first=2, reverse=True)
    await fill(front, "4", "5")
    rest = await page(front, first=2, reverse=True, after=first["pageInfo"]["endCursor"])
    assert ids(first) + ids(rest) == made[::-1]


def forged(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "%%%", "", "x", "MTIz", "e30", "W10", "é", "A" * 600,
        forged("CREATED_AT"),
        forged("CREATED_AT", "now", "x"),
        forged("CREATED_AT", "2026-11-21T00:00:00+00:00", "no-uuid"),
        forged("CREATED_AT", "0001-01-01T00:00:00+14:00", "0190b0a0-0000-7000-8000-000000000000"),
        forged("CREATED_AT", 1, 2),
        forged("INITIAL_VALUE", "1", "0190b0a0-0000-7000-8000-000000000000"),
        forged("-CREATED_AT", "2026-11-21T00:00:00+00:00", "0190b0a0-0000-7000-8000-000000000000"),
        forged(*["x"] * 50),
    ],
)  # fmt: skip
async def test_cursors_that_are_not_of_this_list(front: Storefront, cursor: str) -> None:
    for side in ({"after": cursor}, {"before": cursor}):
        error = await front.errors(CARDS, front.staff, **side)
        assert error["code"] == "BAD_USER_INPUT"
        assert "cursor" in error["message"]


async def test_a_cursor_of_another_list_is_refused(front: Storefront) -> None:
    product = await front.product()
    bought = {"giftCardProductId": product, "amount": usd("25.00")}
    await front.do("purchase", "replayed", front.customer("ada"), **bought)
    account = await front.credit("ada", "1.00")
    await fill(front, "4")
    lists = [
        "giftCards(first: 1, after: $after)", "storeCreditAccounts(first: 1, after: $after)",
        "giftCardProducts(first: 1, after: $after)", "giftCardPurchases(first: 1, after: $after)",
        "transactions(first: 1, after: $after)",
        f'storeCreditAccount(id: "{account}") {{ transactions(first: 1, after: $after) {{ @ }} }}',
    ]  # fmt: skip
    info = "pageInfo { endCursor }"
    whole = [one.replace("@", info) if "@" in one else f"{one} {{ {info} }}" for one in lists]
    queries = [f"query ($after: String) {{ list: {one} }}" for one in whole]
    cursors: list[str] = []
    for query in queries:
        found = (await front.ask(query, front.staff))["list"]
        cursors.append(found.get("transactions", found)["pageInfo"]["endCursor"])
    assert len(set(cursors)) == len(lists)
    for place, query in enumerate(queries):
        for other in cursors[:place] + cursors[place + 1 :]:
            error = await front.errors(query, front.staff, after=other)
            assert error["code"] == "BAD_USER_INPUT"


async def test_an_amount_beyond_every_column(front: Storefront) -> None:
    huge = forged("INITIAL_VALUE", "9" * 30, "0190b0a0-0000-7000-8000-000000000000")
    error = await front.errors(CARDS, front.staff, after=huge, sort="INITIAL_VALUE")
    assert error["code"] == "BAD_USER_INPUT"


async def test_sizes_have_bounds(front: Storefront) -> None:
    for asked in ({"first": 101}, {"first": -1}, {"last": 101}, {"first": 1, "last": 1}):
        assert (await front.errors(CARDS, front.staff, **asked))["code"] == "BAD_USER_INPUT"


async def test_history_pages_by_version(front: Storefront) -> None:
    card, _ = await front.card("10.00")
    for _ in range(4):
        await front.adjust(card, "1.00")
    query = """query ($id: ID!, $first: Int, $after: String, $last: Int) {
      giftCard(id: $id) { transactions(first: $first, after: $after, last: $last) {
        totalCount nodes { version } pageInfo { endCursor hasNextPage hasPreviousPage } } } }"""

    async def versions(**asked: object) -> tuple[list[int], Json]:
        found = (await front.ask(query, front.staff, id=card, **asked))["giftCard"]["transactions"]
        assert found["totalCount"] == 5
        return [node["version"] for node in found["nodes"]], found["pageInfo"]

    newest, info = await versions(first=2)
    assert (newest, info["hasNextPage"], info["hasPreviousPage"]) == ([5, 4], True, False)
    await front.adjust(card, "-1.00")
    await front.adjust(card, "1.00")
    query = query.replace("totalCount", "totalCount @skip(if: true)")
    found = (await front.ask(query, front.staff, id=card, first=9, after=info["endCursor"]))[
        "giftCard"
    ]["transactions"]
    assert [node["version"] for node in found["nodes"]] == [3, 2, 1]
    found = (await front.ask(query, front.staff, id=card, last=2))["giftCard"]["transactions"]
    assert [node["version"] for node in found["nodes"]] == [2, 1]
