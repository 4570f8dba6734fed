"""The short way from a mutation's coerced input to its resolver.

Strawberry works out again for each request what an input's fields are called and of which type they
are: a third of what a mutation costs before it reaches the ledger. Here it is worked out once.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from graphql import GraphQLField
from strawberry.types.base import (
    StrawberryList,
    StrawberryObjectDefinition,
    StrawberryOptional,
    has_object_definition,
)
from strawberry.types.field import StrawberryField

from loyalty_gql.context import Context, Info
from loyalty_gql.errors import NotPermitted, Refusal, Unauthenticated
from loyalty_gql.rules.access import Rule
from loyalty_gql.types.errors import UserError

Read = Callable[[Any], Any]
Resolve = Callable[..., Any]


def direct(field: GraphQLField, operation: str, rule: Rule | None) -> Resolve:
    """The resolver of a mutation: may you, do it, and a refusal as `UserError`."""
    definition = cast("StrawberryField", field.extensions["strawberry-definition"])
    assert definition.base_resolver is not None, operation
    verb = cast("Callable[..., Awaitable[object]]", definition.base_resolver.wrapped_func)
    (argument,) = definition.arguments
    read = reader(argument.type)
    assert read is not None, f"{operation} takes no input"

    async def resolve(source: object, info: Any, input: Mapping[str, Any]) -> object:
        context: Context = info.context
        context.actor.must_be_admitted(operation, rule)
        context.forget()
        try:
            return await verb(source, Info(_raw_info=info, _field=definition), read(input))
        except (NotPermitted, Unauthenticated):
            raise
        except Refusal as refusal:
            return UserError.of(refusal)

    return resolve


def reader(type_: object) -> Read | None:
    """Makes coerced values into what a resolver takes; None where they are that already."""
    if isinstance(type_, StrawberryOptional):
        inner = reader(type_.of_type)
        return None if inner is None else lambda value: None if value is None else inner(value)
    if isinstance(type_, StrawberryList):
        each = reader(type_.of_type)
        return None if each is None else lambda values: [each(value) for value in values]
    if not has_object_definition(type_):
        return None
    return _input_reader(cast("type[Any]", type_), type_.__strawberry_definition__)


def _input_reader(made: type[Any], definition: StrawberryObjectDefinition) -> Read:
    parts: dict[str, tuple[str, Read | None]] = {}
    for field in definition.fields:
        name = field.graphql_name or _camel(field.python_name)
        parts[name] = (field.python_name, reader(field.type))

    def read(values: Mapping[str, Any]) -> object:
        given: dict[str, Any] = {}
        for name, value in values.items():
            python_name, inner = parts[name]
            given[python_name] = value if inner is None else inner(value)
        return made(**given)

    return read


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
