"""A shop's own classes, found by a setting or by an entry point of what is installed beside us."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TypeVar

Base = TypeVar("Base")


def extensions(named: tuple[str, ...], group: str, base: type[Base]) -> tuple[type[Base], ...]:
    """The classes named `package.module:Class`, then those of the entry point group; each once.

    Raises:
        ValueError: one can't be imported, or is not what it should be.
    """
    return tuple(_load(name, base) for name in dict.fromkeys((*named, *_installed(group))))


@cache  # every package's own list is read for it, and none comes while a process runs
def _installed(group: str) -> tuple[str, ...]:
    return tuple(sorted(entry.value for entry in entry_points(group=group)))


def _load(name: str, base: type[Base]) -> type[Base]:
    module, colon, attribute = name.partition(":")
    if not module or not colon or not attribute.isidentifier():
        raise ValueError(f"{name!r} is not of the form package.module:Class")
    try:
        found: object = getattr(import_module(module), attribute)
    except Exception as error:  # whatever a module raises while it is imported
        why = " ".join(f"{type(error).__name__}: {error}".split())
        raise ValueError(f"{name!r} can't be imported: {why}") from error
    if not isinstance(found, type) or not issubclass(found, base):
        wanted = f"{base.__module__}:{base.__name__}"
        raise ValueError(f"{name!r} is no subclass of {wanted}")  # noqa: TRY004 — one kind for all
    return found
