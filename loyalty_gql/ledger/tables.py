"""Tables as the write path needs them: names, columns and types, read off the models once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tortoise import fields
from tortoise.models import Model

Row = Sequence[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A model's table; `columns` and `types` in the order of the model's fields.

    There is one of each (`table_of`), so it is told from others by being itself.
    """

    name: str
    columns: tuple[str, ...]
    types: Mapping[str, str]
    json: frozenset[str]

    def row(self, columns: Sequence[str], values: Mapping[str, Any]) -> Row:
        """`values` in the order of `columns`, documents as JSON text."""
        return [json.dumps(values[name]) if name in self.json else values[name] for name in columns]


@cache
def table_of(model: type[Model]) -> Table:
    """The table of a model."""
    meta: Any = model._meta  # pyright: ignore[reportPrivateUsage]
    described: dict[str, Any] = meta.fields_map
    types = {name: _sql_type(field) for name, field in described.items()}
    documents = {name for name, field in described.items() if isinstance(field, fields.JSONField)}
    return Table(meta.db_table, tuple(types), types, frozenset(documents))


def _sql_type(field: Any) -> str:
    declared: str = field.get_for_dialect("postgres", "SQL_TYPE")
    # An array of values is sent as text[] whatever the column's length limit is.
    return "text" if declared.startswith("VARCHAR") else declared.lower()
