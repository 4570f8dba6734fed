"""Values that nobody changes, made at the price of a plain object.

A frozen dataclass sets each of its fields by a detour: making one costs six times as much, and a
movement makes two dozen. The type checker refuses an assignment to a record's field all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def record(made: type[T]) -> type[T]: ...


@overload
def record(*, kw_only: bool) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(made: type[T] | None = None, *, kw_only: bool = False) -> object:
    """A dataclass with slots that compares and hashes by its fields; never assign to one."""
    make = dataclass(slots=True, unsafe_hash=True, kw_only=kw_only)
    return make if made is None else make(made)
