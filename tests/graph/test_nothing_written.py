"""What can't be meant is refused at every mutation, and leaves every table as it was."""

import json
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import Any

import pytest
from graphql import get_named_type

from loyalty_gql import models
from tests.databases import KINDS, Databases
from tests.graph.storefront import Json, Storefront, new_key, open_storefront
from tests.graph.test_bad_input import (
    FOREIGN,
    MUTATIONS,
    places,
    put,
    something_for_each_id,
    usual,
)

NO_TEXT = ["a\x00b of many characters", "a lone \ud800 surrogate", "x" * 10_000]
NO_ID = [*NO_TEXT, "", " ", "\t\n"]
# By the name of a scalar; an amount below zero is meant only where value is corrected.
BAD: Mapping[str, list[Any]] = {
    "ID": NO_ID,
    "String": NO_TEXT,
    "Decimal": ["1.001", "0", "1" + "0" * 30, "", "abc", "NaN", "Infinity", "1,00", *NO_TEXT],
    "CurrencyCode": ["ZZZ", "usd", "", "US", "XXX1", *NO_TEXT],
    "DateTime": ["", "tomorrow", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00", *NO_TEXT],
    "BigInt": [10**30, "1.5", "", *NO_TEXT],
    "Int": [10**30, "1", 1.5],
    "Boolean": ["true", 1],
    "AdjustReason": ["", "BECAUSE"],
}
# A cart may cost nothing, and a line may be a discount; a discount, a tax or its rate may be zero.
MEANT: Mapping[tuple[str, ...], list[str]] = {
    ("syncCart", "total", "amount"): ["0"],
    ("syncCart", "discount", "amount"): ["0"],
    ("syncCart", "lines", "total", "amount"): ["0", "-1.00", "-0.01"],
    ("syncCart", "lines", "tax", "amount"): ["0"],
    ("syncCart", "lines", "taxRate"): ["0", "1.001"],
    ("syncCart", "taxTotal", "amount"): ["0"],
    ("issueForOrder", "lines", "taxRate"): ["0", "1.001"],
    ("setCompanyMember", "limits", "perOrder", "amount"): ["0"],
    ("setCompanyMember", "limits", "perMonth", "amount"): ["0"],
    ("setCompanyMember", "limits", "approvalAbove", "amount"): ["0"],
}
GLOBAL_IDS = {
    "accountId", "transactionId", "tenderId", "giftCardId", "giftCardProductId", "purchaseId",
    "storeCreditAccountId", "fromAccountId", "toAccountId",
}  # fmt: skip
# Where there are several ways to say what is meant, one of them.
LEFT_OUT: Mapping[str, Json] = {
    "issueGiftCard": {"code": None},
    "claim": {"storeCreditAccountId": None},
    "openStoreCreditAccount": {"emailAddress": None, "companyId": None, "note": None},
    "refundToCredit": {"emailAddress": None, "companyId": None},
    # Each by itself is answered row by row: see test_adjust_many.
    "adjustMany": {"allOrNone": True},
}
KEYS = ["", "short", "x" * 256, *NO_TEXT]


# One shop for all: what leaves nothing behind leaves nothing for the next test to meet.


@pytest.fixture(scope="module", params=KINDS)
def database_url(databases: Databases, request: pytest.FixtureRequest) -> Generator[str]:
    with databases.fresh(request.param) as url:
        yield url


@pytest.fixture(scope="module")
async def front(database_url: str) -> AsyncGenerator[Storefront]:
    async with open_storefront(database_url) as opened:
        yield opened


@pytest.fixture(scope="module")
async def known(front: Storefront) -> Json:
    return await something_for_each_id(front)


def bad_values(mutation: str, path: tuple[str, ...], type_: str) -> list[Any]:
    """What can be refused without knowing anything."""
    name = path[-1]
    if name == "idempotencyKey":
        return KEYS
    if name in GLOBAL_IDS:
        return [*BAD["ID"], FOREIGN, FOREIGN[:-3], "%%%", "U3RvcmVDcmVkaXRBY2NvdW50Og=="]
    bad = list(BAD.get(type_, ()))
    if type_ == "Decimal" and mutation not in ("adjust", "adjustMany"):
        bad += ["-1.00", "-0.01"]
    meant = MEANT.get((mutation, *path), ())
    return [value for value in bad if value not in meant]


async def counts() -> dict[str, int]:
    """How many rows each table has."""
    return {name: await getattr(models, name).all().count() for name in models.__all__}


async def send(front: Storefront, mutation: str, input_: Json, headers: Mapping[str, str]) -> Json:
    """Raw, so that even what is no Unicode goes out."""
    type_ = MUTATIONS[mutation].args["input"].type
    query = (
        f"mutation ($input: {type_}) {{ {mutation}(input: $input) "
        "{ __typename ... on UserError { code message field } } }"
    )
    answer = await front.client.post(
        "/graphql",
        content=json.dumps({"query": query, "variables": {"input": input_}}).encode(),
        headers={"content-type": "application/json", **headers},
    )
    assert answer.status_code < 500, (input_, answer.text)
    body: Json = answer.json()
    return body


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
async def test_what_cannot_be_meant(front: Storefront, known: Json, mutation: str) -> None:
    known = {**known, **LEFT_OUT.get(mutation, {})}
    type_ = MUTATIONS[mutation].args["input"].type
    before = await counts()
    taken: list[Any] = []
    for path, place in places(type_):
        for value in bad_values(mutation, path, get_named_type(place).name):
            good = usual(type_, "input", {**known, "idempotencyKey": new_key()})
            body = await send(front, mutation, put(good, path, value), front.staff)
            refused = body.get("errors") or [body["data"][mutation]]
            code = refused[0].get("code") or refused[0].get("extensions", {}).get("code")
            if code in (None, "INTERNAL"):
                taken.append((path, str(value)[:40], refused))
    assert taken == []
    assert await counts() == before


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
async def test_who_proves_nothing(front: Storefront, known: Json, mutation: str) -> None:
    type_ = MUTATIONS[mutation].args["input"].type
    good = usual(type_, "input", {**known, "idempotencyKey": new_key()})
    before = await counts()
    for proof in (
        {"authorization": "Bearer " + front.token("ada", exp=1)},
        {"authorization": "Bearer " + front.token("ada")[:-3] + "abc"},
        {"authorization": "Bearer " + front.token("ada", aud="elsewhere")},
        {"authorization": "Bearer lk_" + "A" * 43},
        {"authorization": "Bearer "},
        {"x-api-key": "lk_\x7f"},
        {"x-cart-token": "ct_" + "A" * 43},
        {"x-purchase-token": "pt_" + "A" * 43},
    ):
        body = await send(front, mutation, good, proof)
        assert body["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED", (proof, body)
    assert await counts() == before
