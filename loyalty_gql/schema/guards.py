"""Puts the access table into the schema, once: what is open to everyone costs nothing.

A root field asks for its operation. An output field with a rule of its own asks for that. What the
table does not name is denied.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema
from strawberry.types.field import StrawberryField

from loyalty_gql.context import Context, Info
from loyalty_gql.errors import NotPermitted
from loyalty_gql.rules.access import EVERYONE, FIELDS, Rule
from loyalty_gql.schema.mutations import direct
from loyalty_gql.schema.plans import ATTRIBUTE

Resolve = Callable[..., Any]


def core(schema: strawberry.Schema) -> GraphQLSchema:
    """The graphql-core schema inside."""
    return schema._schema  # pyright: ignore[reportPrivateUsage]


@dataclass(frozen=True, slots=True)
class Table:
    """Who may use which root field, and see which output type."""

    operations: Mapping[str, Rule]
    types: Mapping[str, Rule]

    def of_field(self, type_name: str, field_name: str) -> Rule | None:
        """The rule of an output field; None is a denial."""
        return FIELDS.get(f"{type_name}.{field_name}") or self.types.get(type_name)


def guard(schema: strawberry.Schema, table: Table) -> None:
    """Wrap every field that is not open to everyone."""
    inside = core(schema)
    for type_ in inside.type_map.values():
        if not isinstance(type_, GraphQLObjectType) or type_.name.startswith("__"):
            continue
        for name, field in type_.fields.items():
            assert field.resolve is not None, f"{type_.name}.{name} has no resolver"
            if type_ is inside.query_type:
                field.resolve = _asking(field.resolve, name, table.operations.get(name))
            elif type_ is inside.subscription_type:
                assert field.subscribe is not None, name
                field.subscribe = _asking(field.subscribe, name, table.operations.get(name))
            elif type_ is inside.mutation_type:
                field.resolve = direct(field, name, table.operations.get(name))
            else:
                _guard_output(field, f"{type_.name}.{name}", table.of_field(type_.name, name))


def _guard_output(field: GraphQLField, name: str, rule: Rule | None) -> None:
    resolve = _short(field) or field.resolve
    assert resolve is not None, name
    field.resolve = resolve if rule is EVERYONE else _restricted(resolve, name, rule)


def _short(field: GraphQLField) -> Resolve | None:
    """An attribute or a method that takes no argument, without Strawberry's detour to it."""
    definition: object = field.extensions.get("strawberry-definition")
    if not isinstance(definition, StrawberryField) or definition.extensions:
        return None
    if definition.is_basic_field:
        return _attribute(definition.python_name)
    method = definition.base_resolver.wrapped_func if definition.base_resolver else None
    if not inspect.isfunction(method):
        return None
    match list(inspect.signature(method).parameters):
        case ["self"]:
            return lambda source, _info: method(source)
        case ["self", "info"]:
            return lambda source, info: method(source, Info(_raw_info=info, _field=definition))
        case _:
            return None


def _attribute(name: str) -> Resolve:
    def read(source: object, _info: object) -> object:
        return getattr(source, name)

    setattr(read, ATTRIBUTE, name)
    return read


def _asking(resolve: Resolve, operation: str, rule: Rule | None) -> Resolve:
    def asked(source: object, info: Any, **arguments: object) -> object:
        context: Context = info.context
        context.actor.must_be_admitted(operation, rule)
        return resolve(source, info, **arguments)

    return asked


def _restricted(resolve: Resolve, name: str, rule: Rule | None) -> Resolve:
    def shown(source: object, info: Any, **arguments: object) -> object:
        context: Context = info.context
        if rule is None or not rule.admits(context.actor):
            raise NotPermitted(f"You may not see {name}.")
        return resolve(source, info, **arguments)

    return shown
