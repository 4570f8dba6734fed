"""What a shop adds in Python of its own: classes found by entry point, or named in a setting.

For the doors. A class that can't be had stops the start, in one line that says which and why.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import TypeVar, cast

from loyalty_gql.rules.deductible import DeductibleStep, chain
from loyalty_gql.rules.tax import TaxTerms, TaxTreatment

TAX_STEPS = "loyalty_gql.tax_steps"  # the group of entry points

Extension = TypeVar("Extension")


class ExtensionError(Exception):
    """One line, fit for an operator: which extension is of no use, and why."""


def tax_terms(treatment: str, named: Sequence[str] = ()) -> TaxTerms:
    """How value is taxed, with the chain of steps: ours, installed packages', those named.

    Raises:
        ExtensionError: a step can't be imported, is no step, has no name or another own one's.
    """
    own: list[DeductibleStep] = []
    for one in load(TAX_STEPS, named, DeductibleStep):
        if not getattr(one, "name", "") or one.name in {step.name for step in own}:
            raise ExtensionError(f"{one.__qualname__} needs a `name` that no other own step has")
        try:
            own.append(cast("Callable[[], DeductibleStep]", one)())
        except TypeError as error:
            raise ExtensionError(f"{one.__qualname__} can't be made: {error}") from None
    return TaxTerms(TaxTreatment(treatment), chain(own))


def load(group: str, named: Sequence[str], base: type[Extension]) -> list[type[Extension]]:
    """The classes of an entry point group, by name, then those named as `package.module:Class`.

    Raises:
        ExtensionError: one can't be imported, or is not of `base`.
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
