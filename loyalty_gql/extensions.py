"""What a shop adds in Python of its own: classes found by entry point, or named in a setting.

For the doors. A class that can't be had stops the start, in one line that says which and why.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import TypeVar

from loyalty_gql.domain.rulebook import USUAL_VALIDATORS, Rulebook
from loyalty_gql.rules.redemption import ALWAYS, Validator

VALIDATORS = "loyalty_gql.validators"  # the group of entry points

Extension = TypeVar("Extension")


class ExtensionError(Exception):
    """One line, fit for an operator: which extension is of no use, and why."""


def rulebook(named: Sequence[str] = ()) -> Rulebook:
    """The validators that there are: ours, those of installed packages, those that are named.

    Raises:
        ExtensionError: one can't be imported, is no validator, or has another one's name.
    """
    found = dict(USUAL_VALIDATORS)
    taken = {one.name for one in ALWAYS}
    for one in load(VALIDATORS, named, Validator):
        if not getattr(one, "name", "") or one.name in taken or one.name in found:
            raise ExtensionError(f"{one.__qualname__} needs a `name` that no other validator has")
        found[one.name] = one
    return Rulebook(found)


def load(group: str, named: Sequence[str], base: type[Extension]) -> list[type[Extension]]:
    """The classes of an entry point group, by name, then those named as `package.module:Class`.

    Raises:
        ExtensionError: see `rulebook`.
    """
    installed = sorted(entry_points(group=group), key=lambda one: one.name)
    values = [*(one.value for one in installed), *named]
    return [_class(value, base) for value in dict.fromkeys(values)]


def _class(value: str, base: type[Extension]) -> type[Extension]:
    module, colon, name = value.partition(":")
    if not colon:
        raise ExtensionError(f"{value!r} is not of the form package.module:Class")
    try:
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise ExtensionError(f"{value!r} can't be imported: {error}") from None
    if not isinstance(found, type) or not issubclass(found, base):
        raise ExtensionError(f"{value!r} is no {base.__name__}")
    return found
