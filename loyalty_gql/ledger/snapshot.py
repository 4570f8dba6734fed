"""One consistent view of the whole database, read row by row beside a live server.

PostgreSQL: one REPEATABLE READ READ ONLY transaction and server-side cursors. SQLite: one read
transaction, which in WAL mode neither waits for writers nor keeps them waiting.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

import aiosqlite
import asyncpg

ROWS_AT_ONCE = 1000
# What one sort or hash may take before it goes to disk: in PostgreSQL's process, or in ours, which
# has several of these at once.
POSTGRES_MEMORY_MB = 64
SQLITE_MEMORY_MB = 16


class Snapshot(Protocol):
    """Queries answered as of one moment. Ids come as UUID or as text, times likewise."""

    dialect: str

    def rows(self, query: str) -> AsyncGenerator[tuple[Any, ...]]:
        """The rows of a query, a few at a time however many there are."""
        ...

    async def value(self, query: str) -> Any:
        """The one value of a query with one row."""
        ...


@asynccontextmanager
async def snapshot(url: str) -> AsyncGenerator[Snapshot]:
    """The database at `url` (`postgres://…` or `sqlite:///path`) as it is now."""
    opened = _sqlite(url) if url.startswith("sqlite:") else _postgres(url)
    async with opened as found:
        yield found


@asynccontextmanager
async def _postgres(url: str) -> AsyncGenerator["PostgresSnapshot"]:
    connection = await asyncpg.connect(
        url,
        server_settings={
            "application_name": "loyalty-gql snapshot",
            "work_mem": f"{POSTGRES_MEMORY_MB}MB",
            # A plan that is compiled first gains nothing over rows that are only compared.
            "jit": "off",
            "cursor_tuple_fraction": "1",
        },
    )
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            yield PostgresSnapshot(connection)
    finally:
        await connection.close()


class PostgresSnapshot:
    """What an open transaction sees."""

    dialect = "postgres"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def rows(self, query: str) -> AsyncGenerator[tuple[Any, ...]]:
        """See `Snapshot`."""
        async for row in self._connection.cursor(query, prefetch=ROWS_AT_ONCE):
            yield tuple(row)

    async def value(self, query: str) -> Any:
        """See `Snapshot`."""
        return await self._connection.fetchval(query)


@asynccontextmanager
async def _sqlite(url: str) -> AsyncGenerator["SqliteSnapshot"]:
    path = unquote(urlsplit(url).path)
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        for statement in (
            "PRAGMA query_only = ON",
            f"PRAGMA cache_size = -{SQLITE_MEMORY_MB * 1024}",
            "BEGIN",
        ):
            await connection.execute(statement)
        yield SqliteSnapshot(connection)


class SqliteSnapshot:
    """What an open transaction sees."""

    dialect = "sqlite"

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def rows(self, query: str) -> AsyncGenerator[tuple[Any, ...]]:
        """See `Snapshot`."""
        async with self._connection.execute(query) as cursor:
            while found := await cursor.fetchmany(ROWS_AT_ONCE):
                for row in found:
                    yield tuple(row)

    async def value(self, query: str) -> Any:
        """See `Snapshot`."""
        async with self._connection.execute(query) as cursor:
            row = await cursor.fetchone()
        return row[0] if row else None
