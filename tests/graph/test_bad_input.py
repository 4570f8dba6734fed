"""Rubbish in every place of every mutation and query: refused in words, never a fault."""

from collections.abc import Generator
from typing import Any, cast

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
)

from loyalty_gql import models
from loyalty_gql.schema import build
from loyalty_gql.schema.guards import core
from tests.graph.storefront import Json, Storefront, new_key, usd

SCHEMA = core(build())
assert SCHEMA.mutation_type is not None
assert SCHEMA.query_type is not None
MUTATIONS = SCHEMA.mutation_type.fields
QUERIES = SCHEMA.query_type.fields
FOREIGN = "Q2FydDowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA="

RUBBISH: list[Any] = [
    "", " ", "x", "x" * 10_000, "é" * 300, "𝄞💥", "a\nb", "\t", "\u202e\u0085\ufeff", "'; --",
    "%s$1?{}", "\\", '"', "null", "NaN", "Infinity", "-0", "1e30", "1" * 60, "0x10", "१२",
    "0.00000001", FOREIGN, FOREIGN[:-1], "%%%", "2026-02-30T00:00:00Z", "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00", 0, -1, 1, 2**31, 2**63, 10**30, 1.5, True, None, [], {}, [[]],
    {"a": 1}, ["x"],
]  # fmt: skip


def places(type_: Any, path: tuple[str, ...] = ()) -> Generator[tuple[str, ...]]:
    """Every input field below a type, as a path."""
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType):
        for name, field in named.fields.items():
            yield (*path, name)
            yield from places(field.type, (*path, name))


def usual(type_: Any, name: str, known: Json) -> Any:
    """A value that makes sense."""
    if isinstance(type_, GraphQLNonNull):
        return usual(type_.of_type, name, known)
    if isinstance(type_, GraphQLList):
        return [usual(type_.of_type, name, known)]
    if name in known:
        return known[name]
    if isinstance(type_, GraphQLInputObjectType):
        if type_.is_one_of:
            return {"code": known["code"]}
        if type_.name == "MoneyInput":
            return usd("1.00")
        return {key: usual(field.type, key, known) for key, field in type_.fields.items()}
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    return {
        "Int": 1, "BigInt": 1, "Boolean": False, "DateTime": "2099-01-01T00:00:00Z",
        "CurrencyCode": "USD", "Locale": "en",
    }.get(type_.name, "some-text")  # fmt: skip


def put(into: Json, path: tuple[str, ...], value: Any) -> Json:
    """A copy with one value replaced, or given where there was none."""
    head, *rest = path
    if not rest:
        return {**into, head: value}
    inner = into.get(head)
    if isinstance(inner, list):
        listed = cast("list[Any]", inner)
        return {**into, head: [put(listed[0] if listed else {}, tuple(rest), value)]}
    inside = cast("Json", inner) if isinstance(inner, dict) else {}
    return {**into, head: put(inside, tuple(rest), value)}


@pytest.fixture
async def known(front: Storefront) -> Json:
    """Something for each id to point at."""
    card, code = await front.card("90.00", customerId="ada")
    moved = await front.adjust(card, "-1.00")
    await front.cart("c", "30.00", customerId="ada")
    applied = await front.do(
        "applyToCart", "tender { id }", front.customer("ada"), cartId="c", source={"code": code},
        amount=usd("1.00"),
    )  # fmt: skip
    product = await front.product(denominations=[usd("1.00")], productId="some-text")
    bought = await front.do(
        "purchase",
        "purchase { id }",
        front.customer("ada"),
        giftCardProductId=product,
        amount=usd("1.00"),
    )
    await front.do("createCompany", "replayed", front.staff, companyId="acme", name="Acme")
    await front.do("setCompanyMember", "replayed", front.staff, companyId="acme", customerId="ada")
    credit = [await front.credit(name, "9.00") for name in ("bob", "cyd")]
    return {
        "giftCardProductId": product, "purchaseId": bought["purchase"]["id"],
        "fromAccountId": credit[0], "toAccountId": credit[1],
        "accountId": card, "giftCardId": card, "cartId": "c", "customerId": "ada", "code": code,
        "orderId": "o", "taxRate": "19", "companyId": "acme", "recipientEmail": "eve@shop.test",
        "transactionId": moved["id"], "tenderId": applied["tender"]["id"], "onBehalfOf": "ada",
    }  # fmt: skip


async def answered(front: Storefront, query: str, variables: Json) -> Json:
    for headers in (front.staff, front.customer("ada")):
        response = await front.post(query, headers, **variables)
        body: Json = response.json()
        assert response.status_code in (200, 400), (variables, body)
        for error in body.get("errors", ()):
            assert error["extensions"]["code"] not in ("INTERNAL", None), (variables, body)
            assert "Error" not in error["message"].replace("Syntax Error", ""), body
    return body


@pytest.mark.parametrize("name", sorted(MUTATIONS))
async def test_mutations(front: Storefront, known: Json, name: str) -> None:
    type_ = MUTATIONS[name].args["input"].type
    query = (
        f"mutation ($input: {type_}) {{ {name}(input: $input) "
        "{ __typename ... on UserError { code message field } } }"
    )
    if name == "issueGiftCard":
        known = {**known, "code": None}
    for path in places(type_):
        for rubbish in RUBBISH:
            good = usual(type_, "input", {**known, "idempotencyKey": new_key()})
            await answered(front, query, {"input": put(good, path, rubbish)})


@pytest.mark.parametrize("name", sorted(QUERIES))
async def test_queries(front: Storefront, known: Json, name: str) -> None:
    arguments = QUERIES[name].args
    if not arguments:
        return
    declared = ", ".join(f"${key}: {given.type}" for key, given in arguments.items())
    passed = ", ".join(f"{key}: ${key}" for key in arguments)
    query = f"query ({declared}) {{ {name}({passed}) {{ __typename }} }}"
    required = {
        key: usual(given.type, key, {**known, "id": known["accountId"]})
        for key, given in arguments.items()
        if isinstance(given.type, GraphQLNonNull) and key not in ("reverse", "sortKey")
    }
    for key, given in arguments.items():
        for path in ((key,), *places(given.type, (key,))):
            for rubbish in RUBBISH:
                await answered(front, query, put(required, path, rubbish))


async def test_rubbish_writes_nothing(front: Storefront, known: Json) -> None:
    before = await models.LedgerTransaction.all().count(), await models.Cart.all().count()
    query = "mutation ($i: AdjustInput!) { adjust(input: $i) { __typename } }"
    type_ = MUTATIONS["adjust"].args["input"].type
    for path in (("amount", "amount"), ("amount", "currencyCode"), ("accountId",), ("reason",)):
        for rubbish in (one for one in RUBBISH if one not in ("-0", 1, True)):
            good = usual(type_, "input", {**known, "idempotencyKey": new_key()})
            await answered(front, query, {"i": put(good, path, rubbish)})
    after = await models.LedgerTransaction.all().count(), await models.Cart.all().count()
    assert after == before
