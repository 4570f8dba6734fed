"""How much one document may ask for, counted after fragments are expanded.

Each limit has its error code in `extensions.code`. The counts do not depend on variables, so a
document is counted once and remembered by the validation cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)
from strawberry.extensions import SchemaExtension

from loyalty_gql.errors import Unanswered

# What real storefronts ask for stays below a tenth of these.
MOST_TOKENS = 2_000
MOST_DEPTH = 15
MOST_ALIASES = 30
MOST_ROOT_FIELDS = 20
MOST_DIRECTIVES = 30
MOST_FIELDS = 2_000


@dataclass(slots=True)
class Count:
    """What a piece of a document comes to. `roots` are the fields at its own level."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    fields: int = 0
    roots: int = 0


class LimitsRule(ValidationRule):
    """Refuses a document that asks for too much."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        definitions = context.document.definitions
        self._fragments = {
            one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)
        }
        self._counted: dict[str, Count] = {}
        for one in definitions:
            if isinstance(one, OperationDefinitionNode):
                self._check(one)

    def _check(self, operation: OperationDefinitionNode) -> None:
        count = self._count(operation.selection_set)
        count.directives += len(operation.directives or ())
        for what, found, most, code in (
            ("levels", count.depth, MOST_DEPTH, Unanswered.DEPTH_LIMIT),
            ("aliases", count.aliases, MOST_ALIASES, Unanswered.ALIAS_LIMIT),
            ("directives", count.directives, MOST_DIRECTIVES, Unanswered.DIRECTIVE_LIMIT),
            ("fields", count.fields, MOST_FIELDS, Unanswered.FIELD_LIMIT),
            ("root fields", count.roots, MOST_ROOT_FIELDS, Unanswered.ROOT_FIELD_LIMIT),
        ):
            if found > most:
                message = f"This operation has {found} {what}; at most {most} are answered."
                self.report_error(GraphQLError(message, extensions={"code": code}))

    def _count(self, selections: SelectionSetNode | None) -> Count:
        total = Count()
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                part = self._count(node.selection_set)
                part.depth += 1
                part.fields += 1
                part.roots = 1
                part.aliases += node.alias is not None
            elif isinstance(node, FragmentSpreadNode):
                part = self._fragment(node.name.value)
            else:
                assert isinstance(node, InlineFragmentNode)
                part = self._count(node.selection_set)
            total.depth = max(total.depth, part.depth)
            total.aliases += part.aliases
            total.fields += part.fields
            total.roots += part.roots
            total.directives += part.directives + len(node.directives or ())
        return total

    def _fragment(self, name: str) -> Count:
        """Counted once, however often it is spread. A circle is another rule's to report."""
        if name not in self._counted:
            self._counted[name] = Count()
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._counted[name] = self._count(fragment.selection_set)
        found = self._counted[name]
        return replace(found)


class Limits(SchemaExtension):
    """The limits, for every operation."""

    rules: tuple[type[ValidationRule], ...] = (LimitsRule,)

    def on_operation(self) -> Iterator[None]:
        """Before anything is parsed."""
        context = self.execution_context
        context.parse_options["max_tokens"] = MOST_TOKENS
        context.validation_rules = (*context.validation_rules, *self.rules)
        yield


class LimitsWithoutIntrospection(Limits):
    """The same where the schema is not to be read."""

    rules = (LimitsRule, NoSchemaIntrospectionCustomRule)
