"""A connection of the tests' own: plain SQL past the ledger, to look and to do damage."""

import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, closing
from typing import Any, Protocol
from urllib.parse import urlsplit

import asyncpg


class PlainSql(Protocol):
    """What both databases can do here."""

    dialect: str

    async def run(self, script: str) -> None:
        """Execute statements; raises what the driver raises."""
        ...

    async def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """Everything a query gives."""
        ...


class _Sqlite:
    dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def run(self, script: str) -> None:
        self._connection.executescript(script)

    async def rows(self, query: str) -> Sequence[Sequence[Any]]:
        return self._connection.execute(query).fetchall()


class _Postgres:
    dialect = "postgres"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def run(self, script: str) -> None:
        await self._connection.execute(script)

    async def rows(self, query: str) -> Sequence[Sequence[Any]]:
        return [tuple(row) for row in await self._connection.fetch(query)]


@asynccontextmanager
async def plain_sql(url: str) -> AsyncGenerator[PlainSql]:
    """Every statement commits by itself. SQLite without `recursive_triggers`, on purpose."""
    if url.startswith("sqlite:"):
        path = urlsplit(url).path
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            yield _Sqlite(connection)
        return
    session = await asyncpg.connect(url)
    try:
        yield _Postgres(session)
    finally:
        await session.close()


REFUSED = (sqlite3.IntegrityError, asyncpg.IntegrityConstraintViolationError)
