"""Plain SQL for reading, on either database: what the ORM can't say in one statement.

Statements are written with `$1` placeholders. Values come back as the driver has them; `as_uuid`
and `as_time` make them ours.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import asyncpg
from tortoise.connection import get_connection
from tortoise.exceptions import DBConnectionError

from loyalty_gql.ledger.sqlite import question_marks

# A database that is away, restarted or cut off while it was asked: nothing of ours is wrong.
_AWAY = (
    DBConnectionError,
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
    asyncpg.TooManyConnectionsError,
)


def is_away(error: BaseException | None) -> bool:
    """Whether an error only says that the database could not be reached."""
    return isinstance(error, _AWAY)


def dialect() -> str:
    """`postgres` or `sqlite`."""
    return get_connection("default").capabilities.dialect


def among(column: str, place: int, type_: str = "uuid") -> str:
    """`column` is one of the values given as parameter `place`."""
    if dialect() == "sqlite":
        return f"{column} IN (SELECT value FROM json_each(${place}))"  # noqa: S608 — ours
    # Behind a SELECT the planner does not see how many values there are, so that one plan does for
    # all calls; else it makes a new one for each, which takes longer than most of the reads.
    return f"{column} = ANY((SELECT ${place}::{type_}[])::{type_}[])"


def each(place: int, type_: str, table: str, column: str, name: str) -> str:
    """FROM: the rows of a table, as `name`, whose `column` is one of the values at `place`.

    Found by an index of that column, value by value, however few rows there were when PostgreSQL
    made its plan: it keeps that plan while the table grows.
    """
    if dialect() == "sqlite":
        return (
            f"json_each(${place}) o_{name} JOIN {table} {name} ON {name}.{column} = o_{name}.value"
        )
    return (
        f"unnest((SELECT ${place}::{type_}[])) o_{name} (value) CROSS JOIN LATERAL "  # noqa: S608
        f"(SELECT * FROM {table} WHERE {column} = o_{name}.value OFFSET 0) {name}"
    )


def optional(table: str, column: str, value: str, name: str) -> str:
    """LEFT JOIN: the rows of a table, as `name`, whose `column` is `value`, found as in `each`."""
    if dialect() == "sqlite":
        return f"LEFT JOIN {table} {name} ON {name}.{column} = {value}"
    found = f"SELECT * FROM {table} WHERE {column} = {value} OFFSET 0"  # noqa: S608 — ours
    return f"LEFT JOIN LATERAL ({found}) {name} ON true"


def at(place: int) -> str:
    """The moment given as parameter `place`; not seen by the planner, as in `among`."""
    return f"${place}" if dialect() == "sqlite" else f"(SELECT ${place}::timestamptz)"


async def fetch(sql: str, *args: object) -> list[dict[str, Any]]:
    """The rows of one statement, by column name."""
    connection = get_connection("default")
    if connection.capabilities.dialect == "sqlite":
        return await connection.execute_query_dict(*question_marks(sql, args))
    values = [list(cast("Iterable[Any]", arg)) if _many(arg) else arg for arg in args]
    connection.log.debug("%s: %s", sql, values)
    # The driver's own rows do; the ORM would make each of them a dictionary first.
    async with connection.acquire_connection() as raw:
        return await raw.fetch(sql, *values)


def as_uuid(value: Any) -> UUID:
    """A column's value as an id."""
    return value if isinstance(value, UUID) else UUID(value)


def as_time(value: Any) -> datetime:
    """A column's value as a time."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def maybe_uuid(value: Any) -> UUID | None:
    """The same for a column that may be null."""
    return None if value is None else as_uuid(value)


def maybe_time(value: Any) -> datetime | None:
    """The same for a column that may be null."""
    return None if value is None else as_time(value)


def _many(value: object) -> bool:
    return isinstance(value, list | tuple | set | frozenset)
