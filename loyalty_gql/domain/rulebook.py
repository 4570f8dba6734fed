"""The shop's chain of validators, read from its rules and kept for a moment."""

import time
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from loyalty_gql import models
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.redemption import ALWAYS, Chain, Rule, Validator
from loyalty_gql.rules.validators import BUILT_IN, CoolingOff

# For so long another process may go on with the rules as they were.
FRESH_SECONDS = 1.0
USUAL_VALIDATORS: Mapping[str, type[Validator]] = MappingProxyType(
    {one.name: one for one in BUILT_IN}
)

_AGELESS = frozenset(BUILT_IN) - {CoolingOff}


def all_validators(own: Iterable[type[Validator]]) -> dict[str, type[Validator]]:
    """Our validators and a shop's own, by name.

    Raises:
        ValueError: one of the shop's own has no name, or another one's.
    """
    found = dict(USUAL_VALIDATORS)
    taken = {one.name for one in ALWAYS}
    for one in own:
        if not getattr(one, "name", "") or one.name in taken or one.name in found:
            raise ValueError(f"{one.__qualname__} needs a `name` that no other validator has")
        found[one.name] = one
    return found


class Rulebook:
    """The validators that there are, by name, and the chain of those that the shop uses."""

    def __init__(self, validators: Mapping[str, type[Validator]] = USUAL_VALIDATORS) -> None:
        self._validators = validators
        self._chain = Chain()
        self._read_at: float | None = None

    @property
    def names(self) -> list[str]:
        """What a rule can be made of."""
        return sorted(self._validators)

    def validator(self, name: str) -> type[Validator]:
        """A validator by its name.

        Raises:
            InvalidInput: there is none; says which there are.
        """
        found = self._validators.get(name)
        if found is None:
            there_are = ", ".join(self.names)
            raise InvalidInput(f"There is no such validator. There are: {there_are}.",
                               field="validator")  # fmt: skip
        return found

    async def chain(self) -> Chain:
        """The chain as it was read at most a second ago.

        A rule of a validator that this process does not know is a fault: nobody pays by a chain
        with a link missing.
        """
        now = time.monotonic()
        if self._read_at is None or now - self._read_at > FRESH_SECONDS:
            rows = await models.RedemptionRule.filter(archived_at__isnull=True).order_by("id")
            self._chain = Chain(tuple(self._rule(row) for row in rows))
            self._read_at = now
        return self._chain

    async def asks_ages(self) -> bool:
        """Whether the chain may look at since when a balance is active; a shop's own always may."""
        return not all(type(rule.validator) in _AGELESS for rule in (await self.chain()).rules)

    def forget(self) -> None:
        """A rule has changed here: read again."""
        self._read_at = None

    def _rule(self, row: models.RedemptionRule) -> Rule:
        product = row.gift_card_product_id
        return Rule(
            self._validators[row.validator].of(row.terms),
            row.channel,
            str(product) if product is not None else None,
            row.kind,
        )
