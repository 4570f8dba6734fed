"""How much may be deducted before tax: a chain of steps that a shop adds to or replaces.

The chain starts with the prices of what is taxable. Each step takes an amount and gives an amount;
what a tender would deduct beyond the last one is a payment after tax instead. Minor units.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from loyalty_gql.rules.state import AccountKind


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line as the shop reported it. `price_minor` is as it is quoted: with tax, or without."""

    line_id: str
    product_id: str | None
    price_minor: int
    rate: Decimal | None
    gift_card: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """What a step may look at: the cart, whose turn it is, and what was deducted before it.

    `others_minor` is what the cart's tenders before this one deduct; `captured_minor` what
    captures of this cart have deducted already, over several shipments.
    """

    prices_minor: int
    kind: AccountKind
    others_minor: int
    captured_minor: int
    lines: tuple[PricedLine, ...] = ()


class DeductibleStep(ABC):
    """One step of the chain. A shop's own with a name that is taken takes that one's place.

    The same situation must always give the same amount: it is worked out anew each time that the
    cart is looked at, authorized and captured.
    """

    name: ClassVar[str]

    @abstractmethod
    def apply(self, amount_minor: int, at: Situation) -> int:
        """What may still be deducted, if `amount_minor` might be until here."""


class OtherTenders(DeductibleStep):
    """What another tender deducts can't be deducted again."""

    name = "other-tenders"

    def apply(self, amount_minor: int, at: Situation) -> int:
        """Less what the tenders before this one deduct."""
        return amount_minor - at.others_minor


class PartialCaptures(DeductibleStep):
    """What was captured with an earlier shipment has been deducted there."""

    name = "partial-captures"

    def apply(self, amount_minor: int, at: Situation) -> int:
        """Less what earlier captures deducted."""
        return amount_minor - at.captured_minor


BUILT_IN: tuple[DeductibleStep, ...] = (OtherTenders(), PartialCaptures())


def chain(own: Sequence[DeductibleStep]) -> tuple[DeductibleStep, ...]:
    """The built-in steps, each replaced by the shop's own of that name, then its other ones."""
    by_name = {step.name: step for step in (*BUILT_IN, *own)}
    return tuple(by_name.values())


def made(own: Sequence[type[DeductibleStep]]) -> list[DeductibleStep]:
    """A shop's own steps.

    Raises:
        ValueError: one can't be made, or has no name, or another own one's.
    """
    steps: dict[str, DeductibleStep] = {}
    for one in own:
        name = getattr(one, "name", "")
        if not name or name in steps:
            raise ValueError(f"{one.__qualname__} needs a `name` that no other own step has")
        try:
            steps[name] = one()
        except TypeError as error:
            raise ValueError(f"{one.__qualname__} can't be made: {error}") from None
    return list(steps.values())


def deductible(steps: Sequence[DeductibleStep], at: Situation) -> int:
    """What a tender may deduct, from nothing up to all prices."""
    amount = at.prices_minor
    for step in steps:
        amount = min(max(0, step.apply(amount, at)), at.prices_minor)
    return amount
