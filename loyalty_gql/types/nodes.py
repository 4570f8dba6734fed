"""Relay: global ids, nodes, keyset connections."""

import base64
import binascii
import re
from collections.abc import Callable
from functools import singledispatch
from typing import Annotated, Generic, Self, TypeVar
from uuid import UUID

import strawberry

from loyalty_gql.domain.pages import Page
from loyalty_gql.types.scalars import Malformed

LONGEST_ID = 128
_GLOBAL_ID = re.compile(r"([A-Za-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")

NodeT = TypeVar("NodeT")
Row = TypeVar("Row")

First = Annotated[int | None, strawberry.argument(description="How many from the front, to 100.")]
Last = Annotated[int | None, strawberry.argument(description="How many from the end, to 100.")]
After = Annotated[str | None, strawberry.argument(description="A cursor to go on after.")]
Before = Annotated[str | None, strawberry.argument(description="A cursor to stop before.")]


@strawberry.interface(description="Anything that can be fetched again by its global id.")
class Node:
    id: strawberry.ID = strawberry.field(description="The global id: opaque, and ours.")


@singledispatch
def as_node(row: object) -> Node:
    """The output type of a row. Each type registers itself."""
    raise TypeError(f"{type(row).__name__} is no node")


def global_id(type_name: str, id_: UUID) -> strawberry.ID:
    """The id of an object, unique over all types."""
    return strawberry.ID(base64.b64encode(f"{type_name}:{id_}".encode()).decode())


def read_id(text: str, *expected: str) -> tuple[str, UUID]:
    """The type and id in a global id; of one of the `expected` types, if any are named.

    Raises:
        Malformed: it is not one of ours, or of another type.
    """
    type_name, id_ = _split(text)
    if expected and type_name not in expected:
        raise Malformed(f"That is the id of a {type_name}; needed is one of {', '.join(expected)}.")
    return type_name, id_


def _split(text: str) -> tuple[str, UUID]:
    try:
        raw = base64.b64decode(text[:LONGEST_ID], validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raw = ""
    parts = _GLOBAL_ID.fullmatch(raw)
    if parts is None:
        raise Malformed("That is not a global id; take one from an answer, as it is.")
    return parts[1], UUID(parts[2])


@strawberry.type(description="Where a page begins and ends.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether something comes before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first item.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last item.")


@strawberry.type(description="An item of a list, and where it stands.")
class Edge(Generic[NodeT]):
    cursor: str = strawberry.field(description="Where the item stands in the list.")
    node: NodeT = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list, by keyset: stable when something is added.")
class Connection(Generic[NodeT]):
    edges: list[Edge[NodeT]] = strawberry.field(description="The items with their cursors.")
    page_info: PageInfo = strawberry.field(description="Where the page begins and ends.")
    page: strawberry.Private[Page[NodeT]]

    @strawberry.field(description="The items.")
    def nodes(self) -> list[NodeT]:
        return self.page.items

    @strawberry.field(description="How many there are on all pages; counted only when asked for.")
    async def total_count(self) -> int:
        return await self.page.count()

    @classmethod
    def of(cls, page: Page[Row], convert: Callable[[Row], NodeT]) -> Self:
        """A page of rows as a page of output types."""
        nodes = page.of([convert(row) for row in page.items])
        cursors = nodes.cursors
        return cls(
            edges=[
                Edge(cursor=cursor, node=node)
                for cursor, node in zip(cursors, nodes.items, strict=True)
            ],
            page_info=PageInfo(
                has_next_page=page.has_next,
                has_previous_page=page.has_previous,
                start_cursor=cursors[0] if cursors else None,
                end_cursor=cursors[-1] if cursors else None,
            ),
            page=nodes,
        )
