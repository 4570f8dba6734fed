"""Write transactions on PostgreSQL, by asyncpg."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg

from loyalty_gql.ledger.sessions import (
    ConnectionLost,
    Locked,
    LockTimedOut,
    RowRefused,
    Shape,
    TryAgain,
    Write,
    alone,
)
from loyalty_gql.ledger.tables import Row, Table

# A key or row that another process is just using: long enough for its commit, short enough that a
# group does not stand still for one stuck neighbour. The group is split then.
LOCK_TIMEOUT_MS = 400
STATEMENT_TIMEOUT_MS = 30_000
# Texts of statements that are kept: one for each set of tables that a group writes.
STATEMENTS = 512

_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what it says when a connection dies just as it is used
    asyncpg.OperatorInterventionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.ReadOnlySQLTransactionError,
    OSError,
    TimeoutError,
)

_RESHAPED = (asyncpg.DatatypeMismatchError, asyncpg.OutdatedSchemaCacheError)


def _translated(error: Exception) -> Exception:
    match error:
        case asyncpg.LockNotAvailableError():
            return LockTimedOut(str(error))
        case asyncpg.DeadlockDetectedError() | asyncpg.SerializationError():
            return TryAgain(str(error))
        case _ if isinstance(error, _RESHAPED):
            return TryAgain(str(error))
        case asyncpg.IntegrityConstraintViolationError():
            return RowRefused(str(error))
        case _ if isinstance(error, _LOST):
            return ConnectionLost(str(error) or type(error).__name__)
        case _:
            return error


async def _keep_session(_: object) -> None:
    """No session state is used on this pool, so there is nothing to reset on release."""


class PostgresSessions:
    """A small pool of its own: a lane or two, and a few connections for split groups."""

    def __init__(self, url: str, *, lanes: int) -> None:
        parts = urlsplit(url)
        self._dsn = parts._replace(scheme="postgresql").geturl()
        self._size = lanes + 3
        self._pool: Any = None
        # Has committed one transaction and begun the next in the same breath.
        self._chained: Any = None
        self._shapes = Shapes()

    async def open(self) -> None:
        """Connect; READ COMMITTED, because rows are locked first and read after."""
        self._pool = await asyncpg.create_pool(
            self._dsn,
            min_size=1,
            max_size=self._size,
            # Plans made while a table was small are not kept for ever.
            max_inactive_connection_lifetime=300,
            reset=_keep_session,
            command_timeout=STATEMENT_TIMEOUT_MS / 1000,
            server_settings={
                "lock_timeout": f"{LOCK_TIMEOUT_MS}",
                "default_transaction_isolation": "read committed",
                # All is found by ids here. To plan anew for each group took longer than to write.
                "plan_cache_mode": "force_generic_plan",
                # A plan made while a table was small reads all of it for as long as it is kept.
                "enable_seqscan": "off",
                "jit": "off",
                "application_name": "loyalty-gql ledger",
            },
        )

    async def close(self) -> None:
        """Disconnect."""
        if self._chained is not None:
            connection, self._chained = self._chained, None
            await _abandon(connection)
            await self._pool.release(connection)
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    @asynccontextmanager
    async def transaction(
        self, goes_on: Callable[[], bool] = alone
    ) -> AsyncGenerator["PostgresSession"]:
        """A write transaction on one connection; its errors are this module's."""
        connection = await self._begun()
        try:
            yield PostgresSession(connection, self._shapes)
            if goes_on():
                await connection.execute("COMMIT AND CHAIN")
                self._chained, connection = connection, None
            else:
                await connection.execute("COMMIT")
        except BaseException as error:
            await _abandon(connection)
            if isinstance(error, _RESHAPED):
                # A migration has changed a table under us: look at it anew.
                self._shapes = Shapes()
                await self._pool.expire_connections()
            if isinstance(error, Exception):
                raise _translated(error) from error
            raise
        finally:
            if connection is not None:
                await self._pool.release(connection)

    async def _begun(self) -> Any:
        """A connection with a transaction that has just begun."""
        if self._chained is not None:
            connection, self._chained = self._chained, None
            return connection
        try:
            connection = await self._pool.acquire(timeout=STATEMENT_TIMEOUT_MS / 1000)
        except Exception as error:
            raise _translated(error) from error
        try:
            await connection.execute("BEGIN")
        except BaseException as error:
            await _abandon(connection)
            await self._pool.release(connection)
            if isinstance(error, Exception):
                raise _translated(error) from error
            raise
        return connection


async def _abandon(connection: Any) -> None:
    try:
        await connection.execute("ROLLBACK")
    except Exception:  # noqa: BLE001 — whatever is wrong with it, it must not be used again
        # One that was lost has left the pool by itself, and can't be terminated any more.
        with suppress(asyncpg.InterfaceError):
            connection.terminate()


class PostgresSession:
    """One open transaction on PostgreSQL."""

    # Read in a statement after the locks: now() is the transaction's start, too early.
    clock = "clock_timestamp()"

    def __init__(self, connection: Any, shapes: "Shapes") -> None:
        self._connection = connection
        self._shapes = shapes

    def among(self, column: str, place: int, type_: str = "uuid") -> str:
        """See `Session`."""
        return f"{column} = ANY(${place}::{type_}[])"

    async def fetch(self, sql: str, *args: object) -> Sequence[Any]:
        """See `Session`."""
        return cast("list[Any]", await self._connection.fetch(sql, *args))

    async def insert(
        self, table: Table, columns: Sequence[str], rows: Sequence[Row], *, conflict: str = ""
    ) -> None:
        """See `Session`."""
        await self.write([Write(table, columns, rows, conflict=conflict)])

    async def claim_and_lock(
        self, claim: Write, locked: Sequence[Locked]
    ) -> tuple[Sequence[Any], Sequence[Sequence[Any]] | None]:
        """See `Session`. In one round trip: the keys are all claimed when the locks are asked for.

        What has to wait for its lock is given as it is then, not as it was before.
        """
        locking = _locking(tuple((one.table, one.columns, one.or_made) for one in locked))
        sql, ids = _claiming(claim.shape, locking), [one.ids for one in locked]
        found = await self.fetch(sql, *await self._arrays([claim]), *ids, len(claim.rows))
        claimed = [row[-1:] for row in found if row[0] is None]
        return claimed, locking.split(found) if len(claimed) == len(claim.rows) else None

    async def claim_and_make(self, claim: Write, made: Sequence[Write]) -> Sequence[Any]:
        """See `Session`. In one round trip."""
        arrays = await self._arrays([claim, *made])
        sql = _making(claim.shape, tuple(one.shape for one in made))
        return await self.fetch(sql, *arrays, *([len(claim.rows)] if made else ()))

    async def lock_all(self, locked: Sequence[Locked]) -> Sequence[Sequence[Any]]:
        """See `Session`. In one round trip; the order of the tables is the order of the parts."""
        locking = _locking(tuple((one.table, one.columns, one.or_made) for one in locked))
        sql = _locked(locking)
        return locking.split(await self.fetch(sql, *(one.ids for one in locked)))

    async def write(self, writes: Sequence[Write]) -> None:
        """All in one statement of CTEs over arrays. Safe here, because the locks are held."""
        shapes = tuple(one.shape for one in writes)
        await self.fetch(_writing(shapes), *await self._arrays(writes))

    async def _arrays(self, writes: Sequence[Write]) -> list[Any]:
        arrays: list[Any] = []
        for write in writes:
            arrange = await self._shapes.arranger(self._connection, write)
            arrays.append([arrange((*row, None)) for row in write.rows])
        return arrays

    def uuid(self, value: Any) -> UUID:
        """See `Session`."""
        return value

    def time(self, value: Any) -> datetime:
        """See `Session`."""
        return value


@lru_cache(STATEMENTS)
def _writing(shapes: tuple[Shape, ...]) -> str:
    """The statement that does all of these; the same text each time is also found faster."""
    parts = [
        _statement(shape, f"unnest(${place}::{shape[0].name}[])")
        for place, shape in enumerate(shapes, 1)
    ]
    first = [f"w{place} AS ({part})" for place, part in enumerate(parts[:-1])]
    return (f"WITH {', '.join(first)} " if first else "") + parts[-1]


# A table, the columns to read of the rows that are locked, whether those not there are made.
Lockable = tuple[Table, tuple[str, ...], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Locking:
    """The statement's parts that lock rows of several tables, one after the other.

    They have one set of columns, with nulls where a table has none of that name; a first column
    says which part a row is of.
    """

    tables: tuple[Lockable, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]

    def parts(self, first: int, only_if: str = "") -> list[str]:
        """The locks; their ids are parameters from `first` on. `only_if`: else none is taken."""
        return [
            f"l{place} AS ({_lock(lockable, place + first, only_if)})"
            for place, lockable in enumerate(self.tables)
        ]

    def rows(self, more: str = "") -> list[str]:
        """What is read of each; `more` are columns at the end."""
        return [
            f"SELECT {place}, {self._columns(columns)}{more} FROM l{place}"  # noqa: S608
            for place, (_, columns, _) in enumerate(self.tables)
        ]

    def none(self) -> str:
        """As many nulls."""
        return f"NULL::int, {self._columns(())}"

    def _columns(self, columns: Sequence[str]) -> str:
        typed = zip(self.names, self.types, strict=True)
        return ", ".join(name if name in columns else f"NULL::{type_}" for name, type_ in typed)

    def split(self, found: Sequence[Any]) -> list[list[Row]]:
        """The rows by table, each with the table's own columns."""
        rows: list[list[Row]] = [[] for _ in self.tables]
        places = [
            itemgetter(*(self.names.index(column) + 1 for column in columns))
            for _, columns, _ in self.tables
        ]
        for row in found:
            if row[0] is not None:
                rows[row[0]].append(places[row[0]](row))
        return rows


def _lock(lockable: Lockable, place: int, only_if: str) -> str:
    table, columns, or_made = lockable
    if or_made:
        # What changes nothing locks as well, and gives the row. Only a success may move a guard's
        # version: else everybody who is refused makes all others read again, without end.
        return (
            f"INSERT INTO {table.name} AS t (id, version) "  # noqa: S608
            f"SELECT id, 0 FROM unnest(${place}::uuid[]) i (id) WHERE true {only_if} ORDER BY id "
            "ON CONFLICT (id) DO UPDATE SET version = t.version "
            f"RETURNING {', '.join(columns)}"
        )
    return (
        f"SELECT {', '.join(columns)} FROM {table.name} "  # noqa: S608
        f"WHERE id = ANY(${place}::uuid[]) {only_if} ORDER BY id FOR NO KEY UPDATE"
    )


@lru_cache(STATEMENTS)
def _locking(tables: tuple[Lockable, ...]) -> Locking:
    types = {name: table.types[name] for table, columns, _ in tables for name in columns}
    return Locking(tables, tuple(types), tuple(types.values()))


@lru_cache(STATEMENTS)
def _locked(locking: Locking) -> str:
    return f"WITH {', '.join(locking.parts(1))} {' UNION ALL '.join(locking.rows())}"


@lru_cache(STATEMENTS)
def _claiming(claim: Shape, locking: Locking) -> str:
    # A replay locks nothing: whose key was used is found out before anybody's locks are asked for.
    all_claimed = f"AND (SELECT count(*) FROM claimed) = ${len(locking.tables) + 2}::bigint"  # noqa: S608
    parts = [f"claimed AS ({_claim(claim, 1)})", *locking.parts(2, all_claimed)]
    key, of_locks = claim[1][0], locking.rows(more=f", NULL::{claim[0].types[claim[1][0]]}")
    rows = [f"SELECT {locking.none()}, {key} FROM claimed", *of_locks]  # noqa: S608
    return f"WITH {', '.join(parts)} {' UNION ALL '.join(rows)}"


@lru_cache(STATEMENTS)
def _making(claim: Shape, made: tuple[Shape, ...]) -> str:
    parts = [f"claimed AS ({_claim(claim, 1)})"]
    all_claimed = f"WHERE (SELECT count(*) FROM claimed) = ${len(made) + 2}::bigint"  # noqa: S608
    for place, (table, columns, _, conflict) in enumerate(made, 2):
        shape = (table, columns, False, f"{all_claimed} {conflict}")
        parts.append(f"m{place} AS ({_statement(shape, f'unnest(${place}::{table.name}[])')})")
    return f"WITH {', '.join(parts)} SELECT {claim[1][0]} FROM claimed"  # noqa: S608


def _claim(shape: Shape, place: int) -> str:
    table, columns, _, _ = shape
    clause = f"ON CONFLICT DO NOTHING RETURNING {columns[0]}"
    return _statement((table, columns, False, clause), f"unnest(${place}::{table.name}[])")


def _statement(shape: Shape, rows: str) -> str:
    table, named, is_update, conflict = shape
    columns = ", ".join(named)
    if not is_update:
        return f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {rows} {conflict}"  # noqa: S608
    key, *changed = named
    sets = ", ".join(f"{column} = v.{column}" for column in changed)
    return f"UPDATE {table.name} t SET {sets} FROM {rows} v WHERE t.{key} = v.{key}"  # noqa: S608


Arrange = Callable[[Row], Row]


class Shapes:
    """The order of each table's columns in the database.

    Rows are sent as one array of the table's own row type: asyncpg encodes such an array three
    times as fast as an array for each column. A row is then its columns in the database's order.
    """

    def __init__(self) -> None:
        self._columns: dict[str, list[str]] = {}
        self._arrangers: dict[tuple[str, Sequence[str]], Arrange] = {}

    async def arranger(self, connection: Any, write: Write) -> Arrange:
        """Puts a row of `write`, with a None behind it for the other columns, into that order."""
        key = (write.table.name, write.columns)
        known = self._arrangers.get(key)
        if known is None:
            given = {column: place for place, column in enumerate(write.columns)}
            columns = await self._of(connection, write.table.name)
            places = [given.get(column, len(given)) for column in columns]
            known = self._arrangers[key] = itemgetter(*places)
        return known

    async def _of(self, connection: Any, table: str) -> list[str]:
        if table not in self._columns:
            rows = await connection.fetch(
                "SELECT attname FROM pg_attribute WHERE attrelid = $1::text::regclass "
                "AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                table,
            )
            self._columns[table] = [row[0] for row in rows]
        return self._columns[table]
