"""What is no GraphQL request is refused in words; what asks for too much, with a code."""

import json
from collections.abc import AsyncGenerator

import pytest

from loyalty_gql.rules.ids import new_id
from loyalty_gql.types.nodes import global_id
from tests.graph.storefront import Storefront

JSON = {"content-type": "application/json"}


@pytest.fixture
def database_kind() -> str:
    return "sqlite"  # nothing here gets as far as a database


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"5", "is a JSON object"),
        (b"null", "is a JSON object"),
        (b'"x"', "is a JSON object"),
        (b"true", "is a JSON object"),
        (b"[]", "one operation at a time"),
        (b'[{"query": "{ __typename }"}]', "one operation at a time"),
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"NaN", "is not JSON"),
        (b'{"query": "{ __typename }", "variables": {"a": Infinity}}', "is not JSON"),
        (b"1" * 5_000, "is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"query": "\xc3\x28"}', "not UTF-8"),
        (b"{}", "has no query"),
        (b'{"query": null}', "has no query"),
        (b'{"query": 5}', "has no query"),
        (b'{"query": " "}', "has no query"),
        (b'{"query": "{ __typename }", "variables": 5}', "variables is an object"),
        (b'{"query": "{ __typename }", "variables": []}', "variables is an object"),
        (b'{"query": "{ __typename }", "operationName": 5}', "operationName is a string"),
        (b'{"query": "{ __typename }", "variables": {"a": "\\u0000"}}', "control character"),
        (b'{"query": "{ __typename }", "variables": {"a": ["\\ud800"]}}', "control character"),
        (b'{"query": "{ node(id: \\"\\\\u0000\\") { id } }"}', "control character"),
        (b'{"query": "{ node(id: \\"\\u0000\\") { id } }"}', "control character"),
        (b'{"query": "{ __typename } # \\ud800"}', "half a character"),
        (b'{"query": "{ __typename }", "operationName": "\\ud800"}', "half a character"),
    ],
)
async def test_bodies_that_are_no_request(front: Storefront, body: bytes, said: str) -> None:
    answer = await front.client.post("/graphql", content=body, headers=JSON)
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert said in error["message"]
    assert error["extensions"] == {"code": "BAD_REQUEST"}


async def test_a_body_of_more_than_a_megabyte_is_not_read(front: Storefront) -> None:
    large = json.dumps({"query": "{ __typename }", "variables": {"a": "x" * 1_000_000}}).encode()
    told = await front.client.post("/graphql", content=large, headers=JSON)

    async def untold() -> AsyncGenerator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    streamed = await front.client.post("/graphql", content=untold(), headers=JSON)
    assert (told.status_code, streamed.status_code) == (413, 413)


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_content_types_that_browsers_send_unasked(
    front: Storefront, content_type: str
) -> None:
    answer = await front.client.post(
        "/graphql", content=b'{"query": "{ __typename }"}', headers={"content-type": content_type}
    )
    assert answer.status_code == 415


async def test_a_charset_may_be_named(front: Storefront) -> None:
    headers = {"content-type": "application/json; charset=UTF-8"}
    answer = await front.client.post(
        "/graphql", content=b'{"query": "{ __typename }"}', headers=headers
    )
    assert answer.json() == {"data": {"__typename": "Query"}}


async def test_get_answers_queries_and_refuses_mutations(front: Storefront) -> None:
    get = front.client.get
    query = await get("/graphql", params={"query": "query ($a: ID!) { node(id: $a) { id } }",
                                          "variables": '{"a": "x"}'})  # fmt: skip
    assert query.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    refused = await get("/graphql", params={"query": "mutation { __typename }"})
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert (await get("/graphql")).status_code == 400
    assert (await get("/graphql", params={"query": "{a}", "variables": "{"})).status_code == 400
    assert (await front.client.put("/graphql")).status_code == 405


async def test_statuses_for_who_takes_graphqls_own_media_type(front: Storefront) -> None:
    own = "application/graphql-response+json"
    for query, status in (
        ("{ __typename }", 200),
        ("{ nope }", 400),
        ("{", 400),
        ("query ($a: Int!) { giftCards(first: $a) { nodes { id } } }", 400),
        ('{ node(id: "x") { id } }', 200),
    ):
        new = await front.post(query, {"accept": own})
        old = await front.post(query, {"accept": "application/json"})
        assert (new.status_code, new.headers["content-type"]) == (status, own), query
        assert (old.status_code, old.headers["content-type"]) == (200, "application/json")
        assert ("data" in new.json()) == (status == 200)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{" + " ".join(f"a{n}: __typename" for n in range(31)) + "}", "ALIAS_LIMIT"),
        ("{ ...F } fragment F on Query {" + " ".join(f"a{n}: __typename" for n in range(31)) + "}",
         "ALIAS_LIMIT"),
        ("{ " + "__typename " * 21 + "}", "ROOT_FIELD_LIMIT"),
        ("{ __typename " + "@skip(if: false) " * 31 + "}", "DIRECTIVE_LIMIT"),
        ("{ giftCards { nodes { " + "transactions { nodes { account { " * 8 + "id"
         + "} } }" * 8 + " } } }", "DEPTH_LIMIT"),
        ("{ giftCards { nodes { " + "...A " + " } } } fragment A on GiftCard { ...B ...B ...B }"
         "fragment B on GiftCard { ...C ...C ...C ...C ...C }"
         "fragment C on GiftCard { " + "id " * 150 + "}", "FIELD_LIMIT"),
        ("{ " + "__typename " * 2_000 + "}", "TOKEN_LIMIT"),
    ],
)  # fmt: skip
async def test_limits_count_after_fragments_are_expanded(
    front: Storefront, query: str, code: str
) -> None:
    answer = (await front.post(query)).json()
    assert code in {error["extensions"]["code"] for error in answer["errors"]}
    assert "data" not in answer


async def test_fragments_that_double_each_other_are_counted_at_once(front: Storefront) -> None:
    """Walking them would take two to the power of their number of steps."""
    doubling = " ".join(f"fragment A{n} on Query {{ ...A{n + 1} ...A{n + 1} }}" for n in range(90))
    query = f"{{ ...A0 }} {doubling} fragment A90 on Query {{ __typename }}"
    answer = (await front.post(query)).json()
    assert "ROOT_FIELD_LIMIT" in {error["extensions"]["code"] for error in answer["errors"]}


async def test_fragments_in_a_circle(front: Storefront) -> None:
    answer = (
        await front.post("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")
    ).json()
    assert "data" not in answer
    assert "itself" in answer["errors"][0]["message"]


@pytest.mark.parametrize(("broken", "status"), [("keys.actor_of", 500), ("gift_cards.find", 200)])
async def test_a_fault_is_masked_and_its_id_is_in_the_log(
    front: Storefront,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    broken: str,
    status: int,
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the secret is 8F2K")

    monkeypatch.setattr(f"loyalty_gql.domain.{broken}", fail)
    id_ = global_id("GiftCard", new_id())
    answer = await front.post("query ($id: ID!) { giftCard(id: $id) { id } }", front.staff, id=id_)

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, "INTERNAL")
    assert "8F2K" not in answer.text
    (logged,) = [one for one in caplog.records if one.exc_info]
    assert vars(logged)["request_id"] == error["extensions"]["requestId"]
    assert answer.headers["x-request-id"] == error["extensions"]["requestId"]


async def test_a_request_id_comes_back(front: Storefront) -> None:
    given = await front.post("{ __typename }", {"x-request-id": "from-the-shop.7"})
    made = await front.post("{ __typename }", {"x-request-id": "no good\tid"})
    assert given.headers["x-request-id"] == "from-the-shop.7"
    assert len(made.headers["x-request-id"]) == 32


async def test_what_was_sent_is_not_repeated(front: Storefront) -> None:
    query = "mutation ($i: ApplyToCartInput!) { applyToCart(input: $i) { __typename } }"
    answer = await front.post(query, i={"source": {"code": "8F2K-9QWX-M3TD-71ZN-5"}})
    assert "9QWX" not in answer.text
    assert "cartId" in answer.text


async def test_health(front: Storefront) -> None:
    assert (await front.client.get("/healthz")).json() == {"status": "ok"}
    assert (await front.client.get("/readyz")).json() == {"status": "ok"}
    assert (await front.client.get("/nowhere")).status_code == 404
