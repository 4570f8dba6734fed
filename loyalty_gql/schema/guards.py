"""Puts the access table into the schema, once: what is open to everyone costs nothing.

A root field asks for its operation. An output field with a rule of its own asks for that. What the
table does not name is denied.
"""

from collections.abc import Callable
from typing import Any

import strawberry
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema
from strawberry.types.field import StrawberryField

from loyalty_gql.context import Context
from loyalty_gql.errors import NotPermitted
from loyalty_gql.rules.access import EVERYONE, Rule, rule_of_field
from loyalty_gql.schema.mutations import direct

Resolve = Callable[..., Any]


def core(schema: strawberry.Schema) -> GraphQLSchema:
    """The graphql-core schema inside."""
    return schema._schema  # pyright: ignore[reportPrivateUsage]


def guard(schema: strawberry.Schema) -> None:
    """Wrap every field that is not open to everyone."""
    inside = core(schema)
    for type_ in inside.type_map.values():
        if not isinstance(type_, GraphQLObjectType) or type_.name.startswith("__"):
            continue
        for name, field in type_.fields.items():
            assert field.resolve is not None, f"{type_.name}.{name} has no resolver"
            if type_ is inside.query_type:
                field.resolve = _asking(field.resolve, name)
            elif type_ is inside.subscription_type:
                assert field.subscribe is not None, name
                field.subscribe = _asking(field.subscribe, name)
            elif type_ is inside.mutation_type:
                field.resolve = direct(field, name)
            else:
                _guard_output(field, f"{type_.name}.{name}", rule_of_field(type_.name, name))


def _guard_output(field: GraphQLField, name: str, rule: Rule | None) -> None:
    resolve = _plain(field) or field.resolve
    assert resolve is not None, name
    field.resolve = resolve if rule is EVERYONE else _restricted(resolve, name, rule)


def _plain(field: GraphQLField) -> Resolve | None:
    """A field that is only an attribute: read it, without Strawberry's detour over its field."""
    definition: object = field.extensions.get("strawberry-definition")
    if not isinstance(definition, StrawberryField) or not definition.is_basic_field:
        return None
    name = definition.python_name

    def read(source: object, _info: object) -> object:
        return getattr(source, name)

    return read


def _asking(resolve: Resolve, operation: str) -> Resolve:
    def asked(source: object, info: Any, **arguments: object) -> object:
        context: Context = info.context
        context.actor.must_be_allowed(operation)
        return resolve(source, info, **arguments)

    return asked


def _restricted(resolve: Resolve, name: str, rule: Rule | None) -> Resolve:
    def shown(source: object, info: Any, **arguments: object) -> object:
        context: Context = info.context
        if rule is None or not rule.admits(context.actor):
            raise NotPermitted(f"You may not see {name}.")
        return resolve(source, info, **arguments)

    return shown
