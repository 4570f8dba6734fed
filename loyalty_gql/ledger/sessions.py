"""The dialect seam: one write transaction on PostgreSQL or SQLite, with plain SQL through it.

Statements are written with `$1` placeholders. What differs is behind five names: how a list is
matched (`among`), how rows are locked (`lock_all`), the ledger's time (`clock`), how many rows are
inserted or updated at once, and how values come back (`uuid`, `time`).
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from loyalty_gql.ledger.tables import Row, Table


class LockTimedOut(Exception):
    """Another process keeps a lock longer than a group should wait."""


class ConnectionLost(Exception):
    """The database went away; what became of a running COMMIT is not known."""


class TryAgain(Exception):
    """The database asks for another try: a deadlock or a serialization failure."""


class RowRefused(Exception):
    """A constraint of the database refused a row; `constraint` is its words."""

    def __init__(self, constraint: str) -> None:
        super().__init__(constraint)
        self.constraint = constraint


def alone() -> bool:
    """No other transaction is known to follow."""
    return False


class Session(Protocol):
    """One open write transaction."""

    clock: str

    def among(self, column: str, place: int, type_: str = "uuid") -> str:
        """`column` is one of the list given as parameter `place`."""
        ...

    async def fetch(self, sql: str, *args: object) -> Sequence[Any]:
        """The rows a statement gives."""
        ...

    async def insert(
        self, table: Table, columns: Sequence[str], rows: Sequence[Row], *, conflict: str = ""
    ) -> None:
        """Insert many rows; `conflict` is an ON CONFLICT clause."""
        ...

    async def claim_and_lock(
        self, claim: "Write", locked: "Sequence[Locked]"
    ) -> tuple[Sequence[Any], Sequence[Sequence[Any]] | None]:
        """Insert the rows of `claim` that meet no other; if all do, lock rows of other tables.

        Gives the keys of what was inserted, and the rows of each lock; None if nothing was locked.
        """
        ...

    async def claim_and_make(self, claim: "Write", made: "Sequence[Write]") -> Sequence[Any]:
        """The same, and then, if all of it could be inserted, the rows `made` for it.

        Gives the keys of what was inserted.
        """
        ...

    async def lock_all(self, locked: "Sequence[Locked]") -> Sequence[Sequence[Any]]:
        """Lock rows of several tables, one table after the other; the rows of each."""
        ...

    async def write(self, writes: "Sequence[Write]") -> None:
        """Do several inserts and updates of different rows, in one round trip where that goes."""
        ...

    def uuid(self, value: Any) -> UUID:
        """A column's value as an id."""
        ...

    def time(self, value: Any) -> datetime:
        """A column's value as a time."""
        ...


@dataclass(frozen=True, slots=True)
class Locked:
    """Rows to lock in the order of their ids, and the columns to read of each, its id first.

    `or_made`: one that is not there is made, at version 0; then the columns are id and version.
    """

    table: Table
    columns: tuple[str, ...]
    ids: Sequence[UUID]
    or_made: bool = False


# What a write's statement depends on: table, columns, whether it is an update, conflict clause.
Shape = tuple[Table, tuple[str, ...], bool, str]


class Write:
    """One insert or update of many rows of a table."""

    __slots__ = ("columns", "conflict", "is_update", "rows", "table")

    def __init__(
        self,
        table: Table,
        columns: Sequence[str],
        rows: Sequence[Row],
        *,
        is_update: bool = False,
        conflict: str = "",
    ) -> None:
        self.table = table
        self.columns = tuple(columns)
        self.rows = rows
        self.is_update = is_update
        self.conflict = conflict

    @property
    def shape(self) -> Shape:
        """Two writes of the same shape are the same statement."""
        return self.table, self.columns, self.is_update, self.conflict


class Sessions(Protocol):
    """Where write transactions come from."""

    async def open(self) -> None:
        """Connect."""
        ...

    async def close(self) -> None:
        """Disconnect."""
        ...

    def transaction(
        self, goes_on: Callable[[], bool] = alone
    ) -> AbstractAsyncContextManager[Session]:
        """A write transaction: commits at the end, rolls back on an exception.

        `goes_on`, asked at its end: the same caller begins another one at once. One caller at a
        time may say so.
        """
        ...
