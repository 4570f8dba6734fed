"""What a rule is: the kinds of callers that may, and the scopes they need."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from loyalty_gql.rules.access.scopes import ALL_SCOPES

if TYPE_CHECKING:
    from loyalty_gql.rules.access.actors import Actor


class ActorKind(StrEnum):
    """What somebody proved to be."""

    GUEST = "GUEST"
    CUSTOMER = "CUSTOMER"
    BACKEND = "BACKEND"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"


SCOPED = frozenset({ActorKind.BACKEND, ActorKind.STAFF})
FOR_SHOP = SCOPED | {ActorKind.SYSTEM}
_SHOPPERS = frozenset({ActorKind.GUEST, ActorKind.CUSTOMER})


@dataclass(frozen=True, slots=True)
class Rule:
    """The kinds that may; a backend or staff also needs one of `scopes`."""

    kinds: frozenset[ActorKind]
    scopes: frozenset[str] = frozenset()

    def admits(self, actor: "Actor") -> bool:
        """Whether the actor may."""
        if actor.kind not in self.kinds:
            return actor.kind is ActorKind.SYSTEM
        if actor.kind in SCOPED:
            return bool(self.scopes & actor.scopes)
        return True


def anyone(*scopes: str) -> Rule:
    """Guests and customers, and the shop under one of the scopes, or any if there is none."""
    return Rule(_SHOPPERS | SCOPED, frozenset(scopes) or ALL_SCOPES)


def customers(*scopes: str) -> Rule:
    """Customers, and the shop under one of the scopes."""
    return Rule(SCOPED | {ActorKind.CUSTOMER}, frozenset(scopes))


def shop(*scopes: str) -> Rule:
    """Backends and staff, under one of the scopes."""
    return Rule(SCOPED, frozenset(scopes))


EVERYONE = anyone()
OPERATOR = Rule(frozenset({ActorKind.SYSTEM}))
