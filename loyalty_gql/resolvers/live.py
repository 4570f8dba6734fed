"""Subscriptions. What can be refused is refused before the first answer."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Annotated

import strawberry

from loyalty_gql.context import Context, Info
from loyalty_gql.domain import live
from loyalty_gql.types import inputs
from loyalty_gql.types.live import BalanceChange

ACCOUNT = (
    "One account, by its global id; without it all of the customer's and of companies they are a "
    "member of, later ones included."
)
AFTER = (
    "The last cursor of each account: what was missed comes first, and an account without a cursor "
    "comes from its beginning. Without it, it begins with how the accounts stand."
)


@strawberry.type
class LiveSubscriptions:
    @strawberry.subscription(
        description="Each change of a balance or of what holds reserve: none missed, none twice."
    )
    async def balance_changed(
        self,
        info: Info,
        *,
        account_id: Annotated[
            strawberry.ID | None, strawberry.argument(description=ACCOUNT)
        ] = None,
        after: Annotated[list[str] | None, strawberry.argument(description=AFTER)] = None,
    ) -> AsyncGenerator[BalanceChange]:
        account = inputs.account(account_id) if account_id is not None else None
        following = await live.follow(info.context.actor, account, after)
        return _told(info.context, following)


async def _told(context: Context, following: live.Following) -> AsyncGenerator[BalanceChange]:
    """A page at a time, as fast as the client takes it: nothing piles up for a slow one."""
    with context.doorbell.listen(following.name) as bell:
        while True:
            bell.clear()
            context.renew(datetime.now(UTC))
            changes = await following.changes(context.now)
            context.doorbell.ring_also(bell, following.told)
            for change in changes:
                yield BalanceChange.of(change)
            if not changes:
                await bell.wait()
