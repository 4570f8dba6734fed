"""Rubbish in every place of every mutation and query: refused in words, never a fault."""

import asyncio
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    Undefined,
    get_named_type,
)
from graphql.utilities import coerce_input_value

from loyalty_gql import models
from loyalty_gql.rules.access import OPERATIONS, ActorKind
from loyalty_gql.schema import build
from loyalty_gql.schema.guards import core
from tests.databases import Databases
from tests.graph.storefront import Json, Storefront, new_key, open_storefront, usd

SCHEMA = core(build())
assert SCHEMA.mutation_type is not None
assert SCHEMA.query_type is not None
MUTATIONS = SCHEMA.mutation_type.fields
QUERIES = SCHEMA.query_type.fields
QUESTIONS = sorted(name for name, field in QUERIES.items() if field.args)
FOREIGN = "Q2FydDowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA="

RUBBISH: list[Any] = [
    "", " ", "x", "x" * 10_000, "é" * 300, "𝄞💥", "a\nb", "\t", "\u202e\u0085\ufeff", "'; --",
    "%s$1?{}", "\\", '"', "null", "NaN", "Infinity", "-0", "1e30", "1" * 60, "0x10", "१२",
    "0.00000001", FOREIGN, FOREIGN[:-1], "%%%", "2026-02-30T00:00:00Z", "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00", 0, -1, 1, 2**31, 2**63, 10**30, 1.5, True, None, [], {}, [[]],
    {"a": 1}, ["x"],
]  # fmt: skip


def places(type_: Any, path: tuple[str, ...] = ()) -> Generator[tuple[tuple[str, ...], Any]]:
    """Every input field below a type: its path, and its type."""
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType):
        for name, field in named.fields.items():
            yield (*path, name), field.type
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
    return await something_for_each_id(front)


async def something_for_each_id(front: Storefront) -> Json:
    """What there is for the inputs of all mutations to point at."""
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


@dataclass(frozen=True)
class Bad:
    """An operation with rubbish in one place, and whether GraphQL gives us that to read."""

    text: str
    variables: Json
    place: str
    let_through: bool


def is_let_through(type_: Any, value: Any) -> bool:
    try:
        return coerce_input_value(value, type_) is not Undefined
    except GraphQLError:
        return False


def callers(front: Storefront, name: str) -> list[Mapping[str, str]]:
    """Who reaches an operation; who may not is told so whatever was asked."""
    customers = ActorKind.CUSTOMER in OPERATIONS[name].kinds
    return [front.staff, front.customer("ada")] if customers else [front.staff]


async def answered(front: Storefront, query: str, headers: Mapping[str, str], asked: Json) -> None:
    response = await front.post(query, headers, **asked)
    body: Json = response.json()
    assert response.status_code in (200, 400), (asked, body)
    for error in body.get("errors", ()):
        assert error["extensions"]["code"] not in ("INTERNAL", None), (asked, body)
        assert "Error" not in error["message"].replace("Syntax Error", ""), body


def bad_mutations(name: str, known: Json) -> Generator[Bad]:
    type_ = MUTATIONS[name].args["input"].type
    text = (
        f"mutation ($input: {type_}) {{ {name}(input: $input) "
        "{ __typename ... on UserError { code message field } } }"
    )
    if name == "issueGiftCard":
        known = {**known, "code": None}
    for path, place in places(type_):
        for rubbish in RUBBISH:
            good = usual(type_, "input", {**known, "idempotencyKey": new_key()})
            bad = put(good, path, rubbish)
            yield Bad(text, {"input": bad}, f"{place} {rubbish!r}", is_let_through(type_, bad))


def bad_queries(name: str, known: Json) -> Generator[Bad]:
    arguments = QUERIES[name].args
    declared = ", ".join(f"${key}: {given.type}" for key, given in arguments.items())
    passed = ", ".join(f"{key}: ${key}" for key in arguments)
    text = f"query ({declared}) {{ {name}({passed}) {{ __typename }} }}"
    required = {
        key: usual(given.type, key, {**known, "id": known["accountId"]})
        for key, given in arguments.items()
        if isinstance(given.type, GraphQLNonNull) and key not in ("reverse", "sortKey")
    }
    for key, given in arguments.items():
        for path, place in (((key,), given.type), *places(given.type, (key,))):
            for rubbish in RUBBISH:
                bad = put(required, path, rubbish)
                let_through = is_let_through(given.type, bad[key])
                yield Bad(text, bad, f"{place} {rubbish!r}", let_through)


@pytest.mark.parametrize("name", sorted(MUTATIONS))
async def test_mutations(front: Storefront, known: Json, name: str) -> None:
    for bad in bad_mutations(name, known):
        for headers in callers(front, name) if bad.let_through else ():
            await answered(front, bad.text, headers, bad.variables)


@pytest.mark.parametrize("name", QUESTIONS)
async def test_queries(front: Storefront, known: Json, name: str) -> None:
    for bad in bad_queries(name, known):
        for headers in callers(front, name) if bad.let_through else ():
            await answered(front, bad.text, headers, bad.variables)


def test_what_graphql_stops_by_itself(databases: Databases) -> None:
    """It meets no guard and no database, only a type: each rubbish once at a place of each type."""
    known = {"code": "some-text", "taxRate": "19", "accountId": FOREIGN}
    every = [bad for name in MUTATIONS for bad in bad_mutations(name, known)]
    every += [bad for name in QUESTIONS for bad in bad_queries(name, known)]
    stopped = {bad.place: bad for bad in every if not bad.let_through}

    async def ask(url: str) -> None:
        async with open_storefront(url) as front:
            for bad in stopped.values():
                await answered(front, bad.text, front.staff, bad.variables)

    with databases.fresh("sqlite") as url:
        asyncio.run(ask(url))


async def test_rubbish_writes_nothing(front: Storefront, known: Json) -> None:
    before = await models.LedgerTransaction.all().count(), await models.Cart.all().count()
    query = "mutation ($i: AdjustInput!) { adjust(input: $i) { __typename } }"
    type_ = MUTATIONS["adjust"].args["input"].type
    for path in (("amount", "amount"), ("amount", "currencyCode"), ("accountId",), ("reason",)):
        for rubbish in (one for one in RUBBISH if one not in ("-0", 1, True)):
            good = usual(type_, "input", {**known, "idempotencyKey": new_key()})
            await answered(front, query, front.staff, {"i": put(good, path, rubbish)})
    after = await models.LedgerTransaction.all().count(), await models.Cart.all().count()
    assert after == before
