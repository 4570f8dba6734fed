"""A shop's own types and fields beside ours, in one schema and behind the same guard."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import strawberry

from loyalty_gql.rules.access import OPERATIONS, TYPES, Rule


class GraphExtension:
    """What a shop adds to the schema; a subclass names it.

    `queries` and `mutations` are Strawberry types whose fields become root fields. Each root field
    needs a rule in `operations`, each output type one in `types`: what has none is denied, as
    everywhere. A mutation takes one `input`, as ours do, and its refusals become `UserError`.
    """

    queries: ClassVar[tuple[type[Any], ...]] = ()
    mutations: ClassVar[tuple[type[Any], ...]] = ()
    operations: ClassVar[Mapping[str, Rule]] = {}
    types: ClassVar[Mapping[str, Rule]] = {}


Extensions = Sequence[type[GraphExtension]]


def root(name: str, ours: type[Any], added: Sequence[type[Any]]) -> type[Any]:
    """Our root type, with the fields of the shop's beside its own."""
    if not added:
        return ours
    description: str | None = getattr(ours, "__strawberry_definition__").description  # noqa: B009
    return strawberry.type(type(name, (ours, *added), {}), name=name, description=description)


def operations(extensions: Extensions) -> dict[str, Rule]:
    """Who may use which root field.

    Raises:
        ValueError: an extension would change the rule of a field that there is.
    """
    return _joined("operation", OPERATIONS, [one.operations for one in extensions])


def types(extensions: Extensions) -> dict[str, Rule]:
    """Who may see which output type.

    Raises:
        ValueError: as for `operations`.
    """
    return _joined("type", TYPES, [one.types for one in extensions])


def _joined(
    what: str, ours: Mapping[str, Rule], added: Sequence[Mapping[str, Rule]]
) -> dict[str, Rule]:
    joined = dict(ours)
    for rules in added:
        if twice := sorted(set(rules) & set(joined)):
            raise ValueError(f"there is a rule for the {what} {twice[0]!r} already")
        joined |= rules
    return joined
