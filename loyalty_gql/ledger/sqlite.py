"""Write transactions on SQLite, by aiosqlite."""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import aiosqlite

from loyalty_gql.ledger.sessions import ConnectionLost, Locked, RowRefused, TryAgain, Write, alone
from loyalty_gql.ledger.tables import Row, Table
from loyalty_gql.rules.ids import new_id

OLDEST_SQLITE = (3, 35, 0)  # RETURNING
BUSY_MS = 10_000
# A group touches hundreds of pages. With SQLite's own 2 MB they are read again and again, and its
# 4 MB of log are copied back, with two more syncs, after every other group.
CACHE_KIB = 65_536
LOG_PAGES = 10_000


def _translated_sqlite(error: Exception) -> Exception:
    match error:
        case sqlite3.IntegrityError():
            return RowRefused(str(error))
        case sqlite3.OperationalError() if "locked" in str(error) or "busy" in str(error):
            # Any writer of another process: it says nothing about the key.
            return TryAgain(str(error))
        case sqlite3.OperationalError():
            return ConnectionLost(str(error))
        case _:
            return error


class SqliteSessions:
    """One writer: WAL, every transaction BEGIN IMMEDIATE, synchronous FULL."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: aiosqlite.Connection | None = None
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Connect, and refuse a SQLite that is too old to keep our promises."""
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            oldest = ".".join(map(str, OLDEST_SQLITE))
            raise RuntimeError(f"SQLite {sqlite3.sqlite_version} is too old: {oldest} is needed.")
        connection = await aiosqlite.connect(self._path, isolation_level=None)
        for pragma in (
            f"busy_timeout = {BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            f"cache_size = -{CACHE_KIB}",
            f"wal_autocheckpoint = {LOG_PAGES}",
            "recursive_triggers = ON",  # or INSERT OR REPLACE slips past the append-only triggers
        ):
            await connection.execute(f"PRAGMA {pragma}")
        self._connection = connection

    async def close(self) -> None:
        """Disconnect."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    @asynccontextmanager
    async def transaction(
        self, goes_on: Callable[[], bool] = alone
    ) -> AsyncGenerator["SqliteSession"]:
        """A write transaction: one at a time here, BEGIN IMMEDIATE among processes."""
        del goes_on  # to begin costs nothing here, and would lock out the other processes
        connection = self._connection
        if connection is None:
            raise ConnectionLost("not connected")
        async with self._turn:
            try:
                await connection.execute("BEGIN IMMEDIATE")
                yield SqliteSession(connection)
                await connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction:
                    await connection.execute("ROLLBACK")
                if isinstance(error, Exception):
                    raise _translated_sqlite(error) from error
                raise


def _listed(values: "Iterable[Any]") -> str:
    return json.dumps([_plain(item) for item in values])


_PLAIN: dict[type, Callable[[Any], str]] = {
    UUID: str,
    type(new_id()): str,
    datetime: lambda moment: moment.isoformat(" "),
    **dict.fromkeys((list, tuple, set, frozenset), _listed),
}


def _plain(value: Any) -> Any:
    made = _PLAIN.get(type(value))
    return value if made is None else made(value)


_NUMBERED = re.compile(r"\$(\d+)")
_marked: dict[str, tuple[str, list[int]]] = {}


def question_marks(sql: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """`$1` and so on, as SQLite takes them: a mark for each, and its value at its place.

    Python binds a list to plain marks only; `?1` is a name to it, and from 3.14 on an error.
    """
    known = _marked.get(sql)
    if known is None:
        places = [int(number) - 1 for number in _NUMBERED.findall(sql)]
        known = _marked[sql] = _NUMBERED.sub("?", sql), places
    text, places = known
    return text, [values[place] for place in places]


class SqliteSession:
    """One open transaction on SQLite."""

    # The host's clock is read instead, under the write lock: SQLite's own has milliseconds only.
    clock = "NULL"

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    def among(self, column: str, place: int, type_: str = "uuid") -> str:
        """See `Session`. One JSON parameter, so that no list ever meets the bind limit."""
        del type_
        return f"{column} IN (SELECT value FROM json_each(${place}))"  # noqa: S608

    async def fetch(self, sql: str, *args: object) -> Sequence[Any]:
        """See `Session`."""
        rows = await self._connection.execute_fetchall(
            *question_marks(sql, [_plain(arg) for arg in args])
        )
        return cast("list[Any]", rows)

    async def insert(
        self, table: Table, columns: Sequence[str], rows: Sequence[Row], *, conflict: str = ""
    ) -> None:
        """See `Session`."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) {conflict}"  # noqa: S608
        await self._many(sql, rows)

    async def _claim(self, claim: Write) -> Sequence[Any]:
        """One statement over JSON: executemany gives no rows back."""
        columns = claim.columns
        picked = ", ".join(f"json_extract(value, '$[{n}]')" for n in range(len(columns)))
        sql = (
            f"INSERT INTO {claim.table.name} ({', '.join(columns)}) "  # noqa: S608
            f"SELECT {picked} FROM json_each(?) WHERE true "
            f"ON CONFLICT DO NOTHING RETURNING {columns[0]}"
        )
        plain = json.dumps([[_plain(value) for value in row] for row in claim.rows])
        return cast("list[Any]", await self._connection.execute_fetchall(sql, [plain]))

    async def claim_and_lock(
        self, claim: Write, locked: Sequence[Locked]
    ) -> tuple[Sequence[Any], Sequence[Sequence[Any]] | None]:
        """See `Session`."""
        claimed = await self._claim(claim)
        if len(claimed) < len(claim.rows):
            return claimed, None
        return claimed, await self.lock_all(locked)

    async def claim_and_make(self, claim: Write, made: Sequence[Write]) -> Sequence[Any]:
        """See `Session`."""
        claimed = await self._claim(claim)
        if len(claimed) == len(claim.rows):
            await self.write(made)
        return claimed

    async def lock_all(self, locked: Sequence[Locked]) -> Sequence[Sequence[Any]]:
        """See `Session`. Nobody else writes by now."""
        return [
            await self.fetch(
                f"SELECT {', '.join(one.columns)} FROM {one.table.name} "  # noqa: S608
                f"WHERE {self.among('id', 1)} ORDER BY id",
                one.ids,
            )
            for one in locked
        ]

    async def _update(self, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
        key, *changed = columns
        sets = ", ".join(f"{column} = ?" for column in changed)
        key_last = [(*row[1:], row[0]) for row in rows]
        await self._many(f"UPDATE {table.name} SET {sets} WHERE {key} = ?", key_last)  # noqa: S608

    async def _many(self, sql: str, rows: Sequence[Row]) -> None:
        plain = [[_plain(value) for value in row] for row in rows]
        await self._connection.executemany(sql, plain)

    async def write(self, writes: Sequence[Write]) -> None:
        """See `Session`."""
        for write in writes:
            if write.is_update:
                await self._update(write.table, write.columns, write.rows)
            else:
                await self.insert(write.table, write.columns, write.rows, conflict=write.conflict)

    def uuid(self, value: Any) -> UUID:
        """See `Session`."""
        return UUID(value)

    def time(self, value: Any) -> datetime:
        """See `Session`."""
        return datetime.fromisoformat(value)
