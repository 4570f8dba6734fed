"""Write transactions on SQLite: a connection in a thread of its own.

What a group asks goes there in three trips: its keys and locks, its lots, its writes with COMMIT.
"""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from asyncpg.pgproto import pgproto

from loyalty_gql.ledger.sessions import ConnectionLost, Locked, RowRefused, TryAgain, Write, alone
from loyalty_gql.ledger.tables import Row, Table

T = TypeVar("T")

OLDEST_SQLITE = (3, 35, 0)  # RETURNING
BUSY_MS = 10_000
# A group touches hundreds of pages. With SQLite's own 2 MB they are read again and again, and its
# 4 MB of log are copied back, with two more syncs, after every other group.
CACHE_KIB = 65_536
LOG_PAGES = 10_000
PRAGMAS = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"cache_size = -{CACHE_KIB}",
    f"wal_autocheckpoint = {LOG_PAGES}",
    "recursive_triggers = ON",  # or INSERT OR REPLACE slips past the append-only triggers
)


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
        self._thread: ThreadPoolExecutor | None = None
        self._connection: sqlite3.Connection | None = None
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Connect, and refuse a SQLite that is too old to keep our promises."""
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            oldest = ".".join(map(str, OLDEST_SQLITE))
            raise RuntimeError(f"SQLite {sqlite3.sqlite_version} is too old: {oldest} is needed.")
        thread = ThreadPoolExecutor(1, "loyalty-gql ledger")
        try:
            loop = asyncio.get_running_loop()
            self._connection = await loop.run_in_executor(thread, _connect, self._path)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        self._thread = thread

    async def close(self) -> None:
        """Disconnect."""
        if self._connection is not None and self._thread is not None:
            await self._ask(sqlite3.Connection.close)
            self._thread.shutdown()
            self._connection = self._thread = None

    async def _ask(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives, done in the thread, one after the other."""
        if self._connection is None:
            raise ConnectionLost("not connected")
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, work, self._connection
        )

    @asynccontextmanager
    async def transaction(
        self, goes_on: Callable[[], bool] = alone
    ) -> AsyncGenerator["SqliteSession"]:
        """A write transaction: one at a time here, BEGIN IMMEDIATE among processes.

        It begins with its first statement.
        """
        del goes_on  # to begin costs nothing here, and would lock out the other processes
        async with self._turn:
            session = SqliteSession(self._ask)
            try:
                yield session
                await session.commit()
            except BaseException as error:
                # Not to be cancelled a second time: the lock of the file would stay.
                await asyncio.shield(self._ask(_roll_back))
                if isinstance(error, Exception):
                    raise _translated_sqlite(error) from error
                raise


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        with suppress(sqlite3.OperationalError):  # what went wrong before is what is told
            connection.execute("ROLLBACK")


@lru_cache(1024)
def _moment(at: datetime) -> str:
    """As SQLite compares it. A group has a few moments, each written dozens of times."""
    return at.astimezone(UTC).isoformat(" ")


# How a column's values are bound; the others as they are. A word may be an enumeration's, which
# Python would look for an adapter for at each row.
_BOUND: dict[str, Callable[[Any], Any]] = {
    "uuid": str,
    "text": str,
    "date": str,
    "bool": int,
    "timestamptz": _moment,
}


@lru_cache(512)
def _binding(table: Table, columns: tuple[str, ...]) -> Callable[[Row], list[Any]]:
    """Makes a row of these columns one that SQLite takes."""
    kinds = enumerate(table.types[column] for column in columns)
    converted = [(place, _BOUND[kind]) for place, kind in kinds if kind in _BOUND]

    def bind(row: Row) -> list[Any]:
        bound = list(row)
        for place, convert in converted:
            value = bound[place]
            if value is not None:
                bound[place] = convert(value)
        return bound

    return bind


def _listed(values: "Iterable[Any]") -> str:
    return json.dumps([_plain(item) for item in values])


_PLAIN: dict[type, Callable[[Any], str]] = {
    UUID: str,
    pgproto.UUID: str,
    datetime: _moment,
    **dict.fromkeys((list, tuple, set, frozenset), _listed),
}


def _plain(value: Any) -> Any:
    made = _PLAIN.get(type(value))
    return value if made is None else made(value)


_NUMBERED = re.compile(r"\$(\d+)")
_marked: dict[str, tuple[str, list[int]]] = {}


def question_marks(sql: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """`$1` and so on, as SQLite takes them: a mark for each, and its value, bound, at its place.

    Python binds a list to plain marks only; `?1` is a name to it, and from 3.14 on an error.
    """
    known = _marked.get(sql)
    if known is None:
        places = [int(number) - 1 for number in _NUMBERED.findall(sql)]
        known = _marked[sql] = _NUMBERED.sub("?", sql), places
    text, places = known
    return text, [_plain(values[place]) for place in places]


Ask = Callable[[sqlite3.Connection], Any]


class SqliteSession:
    """One open transaction on SQLite; what is written goes there with the next trip, or COMMIT."""

    # The host's clock is read instead, under the write lock: SQLite's own has milliseconds only.
    clock = "NULL"

    def __init__(self, ask: Callable[[Ask], Awaitable[Any]]) -> None:
        self._ask = ask
        self._begun = False
        self._unwritten: list[Write] = []

    async def _do(self, *questions: Ask) -> list[Any]:
        begun, self._begun = self._begun, True
        unwritten, self._unwritten = self._unwritten, []

        def work(connection: sqlite3.Connection) -> list[Any]:
            if not begun:
                connection.execute("BEGIN IMMEDIATE")
            for write in unwritten:
                _write(connection, write)
            return [question(connection) for question in questions]

        return await self._ask(work)

    async def commit(self) -> None:
        """Write what is not written yet, and COMMIT, if anything was begun."""
        if self._begun or self._unwritten:
            await self._do(lambda connection: connection.execute("COMMIT"))

    def among(self, column: str, place: int, type_: str = "uuid") -> str:
        """See `Session`. One JSON parameter, so that no list ever meets the bind limit."""
        del type_
        return f"{column} IN (SELECT value FROM json_each(${place}))"  # noqa: S608

    async def fetch(self, sql: str, *args: object) -> Sequence[Any]:
        """See `Session`."""
        (rows,) = await self._do(_question(sql, *args))
        return rows

    async def insert(
        self, table: Table, columns: Sequence[str], rows: Sequence[Row], *, conflict: str = ""
    ) -> None:
        """See `Session`."""
        self._unwritten.append(Write(table, columns, rows, conflict=conflict))

    async def claim_and_lock(
        self, claim: Write, locked: Sequence[Locked]
    ) -> tuple[Sequence[Any], Sequence[Sequence[Any]] | None]:
        """See `Session`. Nobody else writes by now, so that to read is to lock."""
        claiming, locking = _claiming(claim), [self._locking(one) for one in locked]

        def work(connection: sqlite3.Connection) -> tuple[list[Any], list[list[Any]] | None]:
            claimed = claiming(connection)
            if len(claimed) < len(claim.rows):
                return claimed, None
            return claimed, [lock(connection) for lock in locking]

        (found,) = await self._do(work)
        return found

    async def claim_and_make(self, claim: Write, made: Sequence[Write]) -> Sequence[Any]:
        """See `Session`."""
        (claimed,) = await self._do(_claiming(claim))
        if len(claimed) == len(claim.rows):
            await self.write(made)
        return claimed

    async def lock_all(self, locked: Sequence[Locked]) -> Sequence[Sequence[Any]]:
        """See `Session`. Nobody else writes by now."""
        return await self._do(*(self._locking(one) for one in locked))

    def _locking(self, one: Locked) -> Ask:
        which = _question(
            f"SELECT {', '.join(one.columns)} FROM {one.table.name} "  # noqa: S608
            f"WHERE {self.among('id', 1)} ORDER BY id",
            one.ids,
        )
        if not one.or_made:
            return which
        making = _inserting(one.table, ("id", "version"), "ON CONFLICT DO NOTHING")
        rows = [(str(id_), 0) for id_ in one.ids]

        def work(connection: sqlite3.Connection) -> list[Any]:
            connection.executemany(making, rows)
            return which(connection)

        return work

    async def write(self, writes: Sequence[Write]) -> None:
        """See `Session`."""
        self._unwritten.extend(writes)

    def uuid(self, value: Any) -> UUID:
        """See `Session`."""
        return pgproto.UUID(value)

    def time(self, value: Any) -> datetime:
        """See `Session`."""
        return datetime.fromisoformat(value)


def _question(sql: str, *args: object) -> Ask:
    text, values = question_marks(sql, args)
    return lambda connection: connection.execute(text, values).fetchall()


def _claiming(claim: Write) -> Ask:
    """Row by row, because executemany does not say which of them met another."""
    bind = _binding(claim.table, claim.columns)
    sql = _inserting(claim.table, claim.columns, "ON CONFLICT DO NOTHING")
    rows = [bind(row) for row in claim.rows]
    return lambda connection: [
        row[:1] for row in rows if connection.execute(sql, row).rowcount == 1
    ]


def _write(connection: sqlite3.Connection, write: Write) -> None:
    bind = _binding(write.table, write.columns)
    rows = [bind(row) for row in write.rows]
    if not write.is_update:
        connection.executemany(_inserting(write.table, write.columns, write.conflict), rows)
        return
    key, *changed = write.columns
    sets = ", ".join(f"{column} = ?" for column in changed)
    sql = f"UPDATE {write.table.name} SET {sets} WHERE {key} = ?"  # noqa: S608
    connection.executemany(sql, [[*row[1:], row[0]] for row in rows])


def _inserting(table: Table, columns: Sequence[str], conflict: str) -> str:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks}) {conflict}"  # noqa: S608
