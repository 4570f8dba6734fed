"""The rules of markets."""

from datetime import datetime
from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import markets
from loyalty_gql.types.markets import MarketRule


@strawberry.type
class MarketQueries:
    @strawberry.field(
        description="What the law asks of paid gift cards, as far as we found. Not legal advice."
    )
    async def market_rules(
        self,
        info: Info,
        *,
        place: Annotated[
            str | None,
            strawberry.argument(
                description="A country or a part of one, such as US-CA; null is the shop's market, "
                "or where it has none, everywhere."
            ),
        ] = None,
        at: Annotated[
            datetime | None, strawberry.argument(description="In force then; null is now.")
        ] = None,
    ) -> list[MarketRule]:
        context = info.context
        found = await markets.rules_of(context.actor, context.house, place, at, now=context.now)
        return [MarketRule.of(rule) for rule in found]
