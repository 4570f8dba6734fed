"""A rule of a shop's own: a balance pays on some days of the week only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self, cast

from loyalty_gql.errors import InvalidInput, NotAllowedHere, Refusal
from loyalty_gql.rules.redemption import Attempt, Validator

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class OnlyOnWeekdays(Validator):
    """It pays on these days (UTC) only. Terms: `{"days": ["monday", "tuesday"]}`."""

    name: ClassVar[str] = "only_on_weekdays"
    days: frozenset[str]

    @classmethod
    def of(cls, terms: Mapping[str, Any]) -> Self:
        """The rule with these terms.

        Raises:
            InvalidInput: they name no day, or one that is none.
        """
        given = terms.get("days")
        days = frozenset(cast("list[str]", given)) if isinstance(given, list) else frozenset[str]()
        if not days or not days <= set(DAYS):
            raise InvalidInput(f"Days are some of {', '.join(DAYS)}.", field="terms.days")
        return cls(days)

    def refuse(self, attempt: Attempt) -> Refusal | None:
        """Looking at a balance is no spending: without a basket nothing is refused."""
        if attempt.basket is None or DAYS[attempt.now.weekday()] in self.days:
            return None
        return NotAllowedHere("This balance can't be used today.")
