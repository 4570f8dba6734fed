"""Keyset pages: stable under inserts, and as fast on the last page as on the first."""

import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Literal, TypeVar, cast
from uuid import UUID

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from loyalty_gql.errors import InvalidInput

MOST = 100
USUAL = 20
LONGEST_CURSOR = 512
FURTHEST = 2**63

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Column:
    """A column to sort by, and how its value is read back from a cursor.

    `nullable`: a column before it says whether it is null, so that it is among its equals only.
    """

    name: str
    kind: Literal["time", "uuid", "int"]
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Sorted by `columns`, the last of which is unique.

    `name` is in every cursor: no two lists share one.
    """

    name: str
    columns: tuple[Column, ...]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Which page: `size` items after or before a cursor."""

    size: int = USUAL
    after: str | None = None
    before: str | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page. `count` asks the database how many there are on all pages."""

    items: list[Item]
    cursors: list[str]
    has_next: bool
    has_previous: bool
    count: Callable[[], Awaitable[int]]

    def of(self, items: "list[Other]") -> "Page[Other]":
        """The same page with other items for the same cursors."""
        assert len(items) == len(self.cursors), "a page lost an item"
        return Page(items, self.cursors, self.has_next, self.has_previous, self.count)


def empty() -> Page[Any]:
    """A page of nothing."""

    async def count() -> int:
        return 0

    return Page([], [], False, False, count)


def ask(
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Ask:
    """The page that Relay's four arguments mean.

    Raises:
        InvalidInput: both ends at once, or a size that is not from 0 to 100.
    """
    if first is not None and last is not None:
        raise InvalidInput("Ask for the first or for the last, not for both.", field="first")
    name, size = ("last", last) if last is not None else ("first", first)
    if size is not None and not 0 <= size <= MOST:
        raise InvalidInput(f"{name} is from 0 to {MOST}.", field=name)
    return Ask(USUAL if size is None else size, after, before, last is not None)


async def page(queryset: QuerySet[Row], order: Order, wanted: Ask) -> Page[Row]:
    """One page of `queryset`, which must not be sorted yet.

    Raises:
        InvalidInput: a cursor is not one of ours, or belongs to another order.
    """
    found = queryset
    if wanted.after is not None:
        found = found.filter(_beyond(order, read_cursor(order, wanted.after, "after")))
    if wanted.before is not None:
        values = read_cursor(order, wanted.before, "before")
        found = found.filter(_beyond(order, values, back=True))
    sign = "-" if order.descending != wanted.backwards else ""
    found = found.order_by(*(f"{sign}{column.name}" for column in order.columns))
    rows = list(await found.limit(wanted.size + 1))
    more = len(rows) > wanted.size
    del rows[wanted.size :]
    if wanted.backwards:
        rows.reverse()

    async def count() -> int:
        return await queryset.count()

    return Page(
        rows,
        [cursor(order, [getattr(row, column.name) for column in order.columns]) for row in rows],
        wanted.before is not None if wanted.backwards else more,
        more if wanted.backwards else wanted.after is not None,
        count,
    )


def cursor(order: Order, values: Sequence[object]) -> str:
    """Where an item stands in its order: opaque to callers."""
    parts = [_written(value) for value in values]
    raw = json.dumps([_direction(order), *parts], separators=(",", ":"))
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def _written(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime) else str(value)


def read_cursor(order: Order, text: str, field: str) -> list[Any]:
    """The values in a cursor.

    Raises:
        InvalidInput: see `page`.
    """
    parts = _parts(text)
    if parts is not None and parts[:1] == [_direction(order)]:
        try:
            return [
                _value(column, part) for column, part in zip(order.columns, parts[1:], strict=True)
            ]
        except (ValueError, OverflowError):
            pass
    elif parts is not None:
        raise InvalidInput("That cursor belongs to another order of the list.", field=field)
    raise InvalidInput("That is not a cursor of this list; take one from pageInfo.", field=field)


def _direction(order: Order) -> str:
    return f"-{order.name}" if order.descending else order.name


def _parts(text: str) -> list[str] | None:
    if len(text) > LONGEST_CURSOR:
        return None
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        parts: object = json.loads(raw)
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(parts, list):
        return None
    listed = cast("list[object]", parts)
    return [part for part in listed if isinstance(part, str)] if listed else None


def _value(column: Column, text: str) -> Any:
    if column.nullable and not text:
        return None
    if column.kind == "uuid":
        return UUID(text)
    if column.kind == "time":
        return datetime.fromisoformat(text).astimezone(UTC)
    value = int(text)
    if abs(value) >= FURTHEST:
        raise ValueError("beyond every column")
    return value


def _beyond(order: Order, values: Sequence[Any], *, back: bool = False) -> Q:
    """Rows after the one with these values; before it with `back`."""
    test = "lt" if order.descending != back else "gt"
    beyond = Q()
    for place, column in enumerate(order.columns):
        if values[place] is None:
            continue  # it is among its equals
        same = {
            before.name: value for before, value in zip(order.columns[:place], values, strict=False)
        }
        step = Q(**same, **{f"{column.name}__{test}": values[place]})
        beyond = step if place == 0 else beyond | step
    return beyond
