"""A shop's own part of the schema: a stamp card, with a stamp for each order that was paid."""

from collections.abc import Mapping
from typing import ClassVar

import strawberry

from loyalty_gql.api import ActorKind, Kind, MovementFilter, page, transactions
from loyalty_gql.context import Info
from loyalty_gql.rules.access import EVERYONE, Rule
from loyalty_gql.schema.extension import GraphExtension

FULL = 10


@strawberry.type(description="A stamp for each payment; a full card is worth a coffee.")
class StampCard:
    stamps: int = strawberry.field(description="How many there are, up to ten.")
    full: bool = strawberry.field(description="Whether there is a coffee to be had.")


@strawberry.type
class StampQueries:
    @strawberry.field(description="The caller's stamp card.")
    async def stamp_card(self, info: Info) -> StampCard:
        only = MovementFilter(kinds=(Kind.REDEMPTION,))
        paid = await transactions(info.context.actor, page(first=FULL), only)
        return StampCard(stamps=len(paid.items), full=len(paid.items) == FULL)


class Stamps(GraphExtension):
    """Customers see their own; what is not named here nobody sees."""

    queries = (StampQueries,)
    operations: ClassVar[Mapping[str, Rule]] = {
        "stampCard": Rule(frozenset({ActorKind.CUSTOMER})),
    }
    types: ClassVar[Mapping[str, Rule]] = {"StampCard": EVERYONE}


class Open(GraphExtension):
    """Tries to open what is ours: the start is refused."""

    operations: ClassVar[Mapping[str, Rule]] = {"adjust": EVERYONE}
