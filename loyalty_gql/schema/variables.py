"""Variables are read by what was worked out once from the document and the types of its inputs.

graphql-core asks every type of every value of every request again what it is. Here that is asked
once for each operation. It decides about no error: what does not fit is left to graphql-core, which
says in words where and why.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    is_leaf_type,
    is_required_input_field,
)
from graphql.execution.get_variable_signature import (
    GraphQLVariableSignature,
    get_variable_signature,
)
from graphql.execution.values import VariableValues, VariableValueSource
from graphql.utilities.coerce_input_value import coerce_default_value

Coerce = Callable[[Any], Any]

_REQUIRED = object()
# Where a document keeps how its variables are read, by schema.
_SHORT = "_loyalty_variables"


class Unfit(Exception):
    """To be looked at by graphql-core."""


@dataclass(frozen=True, slots=True)
class Short:
    """An operation, its document as if it took no variables, and how they are read."""

    operation: OperationDefinitionNode
    without_variables: DocumentNode
    readers: Sequence[tuple[GraphQLVariableSignature, Coerce]]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for one request."""

    operation: OperationDefinitionNode
    without_variables: DocumentNode
    values: VariableValues


def read(schema: GraphQLSchema, document: DocumentNode, given: Mapping[str, Any]) -> Read | None:
    """The values of an operation's variables; None where graphql-core has to look."""
    known: dict[GraphQLSchema, Short | None] = vars(document).setdefault(_SHORT, {})
    if schema not in known:
        known[schema] = _short(schema, document)
    short = known[schema]
    if short is None:
        return None
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, Any] = {}
    try:
        for signature, coerce in short.readers:
            name = signature.name
            value = given.get(name, Undefined)
            if value is not Undefined:
                sources[name] = VariableValueSource(signature, value)
                coerced[name] = coerce(value)
            elif isinstance(signature.type, GraphQLNonNull):
                return None
            else:
                sources[name] = VariableValueSource(signature)
    except Exception:  # noqa: BLE001 — whatever it was, graphql-core will meet it and say it
        return None
    return Read(short.operation, short.without_variables, VariableValues(sources, coerced))


def _short(schema: GraphQLSchema, document: DocumentNode) -> Short | None:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if len(operations) != 1 or not operations[0].variable_definitions:
        return None
    readers: list[tuple[GraphQLVariableSignature, Coerce]] = []
    made: dict[GraphQLInputObjectType, Coerce] = {}
    for definition in operations[0].variable_definitions:
        signature = get_variable_signature(schema, definition)
        if isinstance(signature, GraphQLError) or definition.default_value is not None:
            return None
        readers.append((signature, _coercer(signature.type, made)))
    without = replace(operations[0], variable_definitions=())
    definitions = tuple(without if one is operations[0] else one for one in document.definitions)
    return Short(operations[0], DocumentNode(definitions=definitions), readers)


def _coercer(type_: Any, made: dict[GraphQLInputObjectType, Coerce]) -> Coerce:
    """Makes a value of a type what a resolver gets; raises where it does not fit."""
    if isinstance(type_, GraphQLNonNull):
        return _coercer_of_value(type_.of_type, made)
    inner = _coercer_of_value(type_, made)
    return lambda value: None if value is None else inner(value)


def _coercer_of_value(type_: Any, made: dict[GraphQLInputObjectType, Coerce]) -> Coerce:
    if isinstance(type_, GraphQLList):
        return _listed(_coercer(type_.of_type, made))
    if isinstance(type_, GraphQLInputObjectType):
        if type_ not in made:
            # It may lie inside itself: what it is made by is known by then.
            made[type_] = lambda value: made[type_](value)  # noqa: PLW0108 — not yet what it is
            made[type_] = _object(type_, made)
        return made[type_]
    assert is_leaf_type(type_), type_
    return _leaf(type_.coerce_input_value)


def _leaf(coerce: Coerce) -> Coerce:
    def read_leaf(value: Any) -> Any:
        coerced = None if value is None else coerce(value)
        if coerced is None or coerced is Undefined:
            raise Unfit
        return coerced

    return read_leaf


def _listed(each: Coerce) -> Coerce:
    def read_list(values: Any) -> list[Any]:
        if not isinstance(values, list):
            raise Unfit
        return [each(value) for value in values]

    return read_list


def _object(type_: GraphQLInputObjectType, made: dict[GraphQLInputObjectType, Coerce]) -> Coerce:
    fields = [
        (name, field.out_name or name, _coercer(field.type, made), _left_out(field))
        for name, field in type_.fields.items()
    ]
    names, out, one_of = frozenset(type_.fields), type_.out_type, type_.is_one_of

    def read_object(given: Any) -> Any:
        if not isinstance(given, dict) or not names.issuperset(given):
            raise Unfit
        coerced: dict[str, Any] = {}
        for name, out_name, coerce, default in fields:
            if name in given:
                coerced[out_name] = coerce(given[name])
            elif default is _REQUIRED:
                raise Unfit
            elif default is not Undefined:
                coerced[out_name] = default
        if one_of and (len(given) != 1 or len(coerced) != 1 or None in coerced.values()):
            raise Unfit
        return out(coerced)

    return read_object


def _left_out(field: GraphQLInputField) -> Any:
    """What a field has when it is left out: a value, Undefined for nothing, or that it may not."""
    return _REQUIRED if is_required_input_field(field) else coerce_default_value(field)
