"""What fits is read as graphql-core reads it; what does not fit is left to it and its words."""

from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    parse,
)
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_gql.schema import build, variables
from loyalty_gql.schema.guards import core

SCHEMA = core(build())
assert SCHEMA.mutation_type is not None
MUTATIONS = SCHEMA.mutation_type.fields

ANYTHING: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 2**40),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just({"amount": "1"}),
)
USUAL: st.SearchStrategy[Any] = st.sampled_from(
    ["12.30", "USD", "2026-11-21T10:30:00Z", "x" * 20, 3, True, False]
)


def values(type_: Any, depth: int = 3) -> st.SearchStrategy[Any]:
    """Mostly what fits a type."""
    if isinstance(type_, GraphQLNonNull):
        return values(type_.of_type, depth)
    if isinstance(type_, GraphQLList):
        many = st.lists(values(type_.of_type, depth - 1), max_size=2) if depth else st.just([])
        return many | values(type_.of_type, depth)
    if isinstance(type_, GraphQLInputObjectType):
        return objects(type_, depth) if depth else st.just({})
    if isinstance(type_, GraphQLEnumType):
        return st.sampled_from(sorted(type_.values)) | ANYTHING
    return USUAL | USUAL | ANYTHING


@st.composite
def objects(draw: st.DrawFn, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
    needed = [
        name for name, field in type_.fields.items() if isinstance(field.type, GraphQLNonNull)
    ]
    some = draw(st.lists(st.sampled_from(sorted(type_.fields)), max_size=3))
    names = dict.fromkeys([*needed, *some, *draw(st.sampled_from([[], [], [], ["strange"]]))])
    if draw(st.integers(0, 9)) == 0 and names:
        names.pop(next(iter(names)))
    return {
        name: draw(values(type_.fields[name].type, depth - 1) if name in type_.fields else ANYTHING)
        for name in names
    }


@settings(deadline=None)
@given(st.data(), st.sampled_from(sorted(MUTATIONS)))
def test_variables_are_read_as_graphql_core_reads_them(data: st.DataObject, name: str) -> None:
    argument = MUTATIONS[name].args["input"].type
    document = parse(f"mutation ($input: {argument}) {{ {name}(input: $input) {{ __typename }} }}")
    given_values = {"input": data.draw(values(argument))} if data.draw(st.integers(0, 9)) else {}
    ours = variables.read(SCHEMA, document, given_values)
    (operation,) = document.definitions
    theirs = get_variable_values(SCHEMA, operation.variable_definitions, given_values)  # pyright: ignore[reportAttributeAccessIssue]
    if ours is None:
        return
    assert isinstance(theirs, VariableValues), "something was read that does not fit"
    assert ours.values.coerced == theirs.coerced
    assert given_to(ours.values) == given_to(theirs)


def given_to(read: VariableValues) -> dict[str, Any]:
    return {name: source.value for name, source in read.sources.items()}


def test_what_is_usual_is_read_the_short_way() -> None:
    document = parse("mutation ($input: AdjustInput!) { adjust(input: $input) { __typename } }")
    amount = {"amount": "1.00", "currencyCode": "USD"}
    usual = {
        "idempotencyKey": "k" * 16, "accountId": "a", "amount": amount, "reason": "GOODWILL",
    }  # fmt: skip
    read = variables.read(SCHEMA, document, {"input": usual})
    assert read is not None
    assert read.values.coerced["input"]["amount"] == amount
