"""The operations from which clients are made: one for each thing the schema can do.

A new root field needs a file: examples/operations/<field>.graphql, with an operation of that name.
"""

from functools import cache
from pathlib import Path

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    OperationDefinitionNode,
    build_schema,
    concat_ast,
    parse,
    validate,
)

TOP = Path(__file__).parents[2]
FOLDER = TOP / "examples" / "operations"
SCHEMA = build_schema((TOP / "schema.graphql").read_text(encoding="utf-8"))
ROOTS = [SCHEMA.query_type, SCHEMA.mutation_type, SCHEMA.subscription_type]
FIELDS = {field for root in ROOTS if root is not None for field in root.fields}
FRAGMENTS = "fragments"


@cache
def documents() -> dict[str, DocumentNode]:
    """Each file's content, by the file's name."""
    return {file.stem: parse(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.graphql")}


def operation_of(document: DocumentNode) -> OperationDefinitionNode:
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def test_each_query_mutation_and_subscription_has_its_operation() -> None:
    there = documents().keys() - {FRAGMENTS}

    assert FIELDS - there == set(), "each of these needs examples/operations/<name>.graphql"
    assert there - FIELDS == set(), "the schema has no such field"


@pytest.mark.parametrize("field", sorted(documents().keys() - {FRAGMENTS}))
def test_an_operation_asks_for_its_field_under_its_name(field: str) -> None:
    operation = operation_of(documents()[field])

    (asked,) = operation.selection_set.selections
    assert isinstance(asked, FieldNode)
    assert operation.name is not None
    assert operation.name.value == field[0].upper() + field[1:]
    assert (asked.name.value, asked.alias) == (field, None)


def test_all_operations_are_valid_together() -> None:
    """Generators read them as one document, so fragments and names are shared."""
    assert validate(SCHEMA, concat_ast(list(documents().values()))) == []
