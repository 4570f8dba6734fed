"""Plain objects are answered by a plan, made once for each place in a document.

graphql-core works out for every object of every request which fields are asked of it, and takes
each value through a dozen calls. Most of our objects are plain: attributes and short methods that
wait for nothing. What is to be read of those does not change while the document stays the same, so
it is worked out once and kept with the document's node (`documents` keeps the documents).

A plan never decides about an error. Whatever goes wrong in one, and whatever turns out not to be
plain, is left to graphql-core, from the beginning: reading twice does no harm.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    is_abstract_type,
)
from graphql.execution.collect_fields import FieldDetails
from graphql.pyutils import Path, Undefined
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.base import has_object_definition
from strawberry.types.field import StrawberryField

from loyalty_gql.schema import variables

Plan = Callable[[Any, "Execution", Path], dict[str, Any]]
Read = Callable[[Any, "Execution", Path], Any]
Complete = Callable[[Any, "Execution", Path], Any]

# What a resolver that only reads an attribute is marked with: the attribute's name.
ATTRIBUTE = "attribute_read"
# Where a node keeps its plans, by the type of the object they are of.
_PLANS = "_loyalty_plans"


class NotPlain(Exception):
    """It has to be done the long way, this time."""


class NeverPlain(NotPlain):
    """It has to be done the long way, as often as it is asked for here."""


class Execution(StrawberryGraphQLCoreExecutionContext):
    """graphql-core's, with plans."""

    @classmethod
    def build(cls, schema: GraphQLSchema, document: DocumentNode, *rest: Any, **named: Any) -> Any:
        """With its variables read the short way where they fit."""
        _root, _context, given, *_ = rest
        short = variables.read(schema, document, given or {})
        if short is None:
            return super().build(schema, document, *rest, **named)
        built = super().build(schema, short.without_variables, *rest, **named)
        if isinstance(built, Execution):
            built.operation, built.variable_values = short.operation, short.values
        return built

    def complete_abstract_value(  # noqa: PLR0917 — as graphql-core has it
        self,
        return_type: GraphQLAbstractType,
        field_details_list: list[FieldDetails],
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """An object knows its type: nobody needs to look for it among all there are."""
        known = _type_of(result, self)
        if known is None or not self.schema.is_sub_type(return_type, known):
            return super().complete_abstract_value(
                return_type, field_details_list, info, path, result, position_context
            )
        return self.collect_and_execute_subfields(
            known, field_details_list, path, result, position_context
        )

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: list[FieldDetails],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """By the plan if there is one."""
        plan = plan_of(self, return_type, field_details_list)
        if plan is not None:
            try:
                return plan(result, self, path)
            except NeverPlain:
                _plans(field_details_list[0].node)[return_type] = None
            except Exception:  # noqa: BLE001, S110 — graphql-core finds it again, and says where
                pass
        return super().collect_and_execute_subfields(
            return_type, field_details_list, path, result, position_context
        )


def _type_of(result: object, execution: Execution) -> GraphQLObjectType | None:
    if not has_object_definition(result):
        return None
    definition = type(result).__strawberry_definition__
    if definition.is_graphql_generic or definition.concrete_of is not None:
        return None
    found = execution.schema.type_map.get(definition.name or "")
    return found if isinstance(found, GraphQLObjectType) else None


def plan_of(
    execution: Execution, type_: GraphQLObjectType, details: list[FieldDetails]
) -> Plan | None:
    """The plan of an object of a type at this place of the document; None if it has none."""
    if len(details) != 1:
        return None
    plans = _plans(details[0].node)
    if type_ not in plans:
        plans[type_] = _made(execution, type_, details)
    return plans[type_]


def _plans(node: FieldNode) -> dict[GraphQLObjectType, Plan | None]:
    return vars(node).setdefault(_PLANS, {})


def _made(
    execution: Execution, type_: GraphQLObjectType, details: list[FieldDetails]
) -> Plan | None:
    if _has_directives(execution, details[0].node.selection_set):
        return None
    reads: list[tuple[str, Read]] = []
    for name, asked in execution.collect_subfields(type_, details).grouped_field_set.items():
        read = _reader(execution, type_, asked)
        if read is None:
            return None
        reads.append((name, read))

    def plan(source: Any, execution: Execution, path: Path) -> dict[str, Any]:
        return {name: read(source, execution, path) for name, read in reads}

    return plan


def _has_directives(execution: Execution, selections: SelectionSetNode | None) -> bool:
    """Whether what is asked may differ from one request to the next."""
    return any(node.directives for node in _within(execution, selections))


def _within(
    execution: Execution, selections: SelectionSetNode | None
) -> Iterator[FieldNode | FragmentSpreadNode | InlineFragmentNode]:
    for node in selections.selections if selections else ():
        node = cast("FieldNode | FragmentSpreadNode | InlineFragmentNode", node)
        yield node
        if isinstance(node, FragmentSpreadNode):
            inner = execution.fragment_definitions[node.name.value].selection_set
        else:
            inner = node.selection_set
        yield from _within(execution, inner)


def _reader(
    execution: Execution, type_: GraphQLObjectType, details: list[FieldDetails]
) -> Read | None:
    """Reads one field and makes it what the answer has."""
    name = details[0].node.name.value
    if name == "__typename":
        return lambda _source, _execution, _path: type_.name
    field = type_.fields.get(name)
    if field is None or field.args or not is_quick(field):
        return None
    complete = _completer(execution, field.type, details)
    resolve = field.resolve
    if complete is None or resolve is None:
        return None
    attribute: str | None = getattr(resolve, ATTRIBUTE, None)
    if attribute is not None:
        return lambda source, execution, path: complete(getattr(source, attribute), execution, path)
    nodes = [one.node for one in details]

    def read(source: Any, execution: Execution, path: Path) -> Any:
        here = path.add_key(name, type_.name)
        value = resolve(source, execution.build_resolve_info(field, nodes, type_, here))
        if inspect.iscoroutine(value):
            value.close()
            raise NotPlain
        return complete(value, execution, here)

    return read


def is_quick(field: GraphQLField) -> bool:
    """Whether a field's resolver is ours and waits for nothing."""
    definition: object = field.extensions.get("strawberry-definition")
    return isinstance(definition, StrawberryField) and not definition.is_async


def _completer(execution: Execution, type_: Any, details: list[FieldDetails]) -> Complete | None:
    """Makes a field's value what the answer has; raises where that is not plain."""
    if isinstance(type_, GraphQLNonNull):
        inner = _completer(execution, type_.of_type, details)
        return None if inner is None else _required(inner)
    if isinstance(type_, GraphQLList):
        inner = _completer(execution, type_.of_type, details)
        return None if inner is None else _each(inner)
    if isinstance(type_, GraphQLScalarType | GraphQLEnumType):
        return _leaf(type_)
    if isinstance(type_, GraphQLObjectType):
        plan = plan_of(execution, type_, details)
        return None if plan is None else _object(plan)
    assert is_abstract_type(type_)
    return _one_of(type_, details)


def _required(inner: Complete) -> Complete:
    def complete(value: Any, execution: Execution, path: Path) -> Any:
        if value is None:
            raise NotPlain
        return inner(value, execution, path)

    return complete


def _each(inner: Complete) -> Complete:
    def complete(values: Any, execution: Execution, path: Path) -> Any:
        if values is None:
            return None
        if not isinstance(values, list | tuple):
            raise NotPlain
        return [inner(value, execution, path) for value in cast("list[Any]", values)]

    return complete


def _leaf(type_: GraphQLScalarType | GraphQLEnumType) -> Complete:
    coerce = type_.coerce_output_value

    def complete(value: Any, _execution: Execution, _path: Path) -> Any:
        if value is None:
            return None
        coerced = coerce(value)
        if coerced is None or coerced is Undefined:
            raise NotPlain
        return coerced

    return complete


def _object(plan: Plan) -> Complete:
    def complete(value: Any, execution: Execution, path: Path) -> Any:
        return None if value is None else plan(value, execution, path)

    return complete


def _one_of(abstract: Any, details: list[FieldDetails]) -> Complete:
    def complete(value: Any, execution: Execution, path: Path) -> Any:
        if value is None:
            return None
        known = _type_of(value, execution)
        if known is None or not execution.schema.is_sub_type(abstract, known):
            raise NeverPlain
        plan = plan_of(execution, known, details)
        if plan is None:
            raise NeverPlain
        return plan(value, execution, path)

    return complete
