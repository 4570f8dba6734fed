"""A job of a shop's own: whoever has a birthday today is given store credit, once a year.

python -m examples.extensions.birthdays cus_1 cus_2
"""

import asyncio
import sys
from datetime import UTC, datetime

from loyalty_gql.api import (
    Actor,
    ActorKind,
    House,
    Money,
    OpenAccount,
    Scope,
    Why,
    adjust,
    open_house,
    open_store_credit_account,
)

SCOPES = frozenset({Scope.ACCOUNTS_OPEN, Scope.ADJUST})
JOB = Actor(ActorKind.BACKEND, "job:birthdays", scopes=SCOPES)
PRESENT = Money(500, "USD")


async def give(house: House, customer_id: str, now: datetime) -> bool:
    """Whether they were given it just now: under the same key it is done once."""
    key = f"birthday:{now.year}:{customer_id}"
    whose = OpenAccount(PRESENT.currency, customer_id=customer_id)
    opened = await open_store_credit_account(JOB, house, whose, key=f"{key}:account", now=now)
    why = Why("LOYALTY", note="birthday", customer_note="Happy birthday!")
    # A date, not so many days from now: run again, the job must ask for the same.
    ends = datetime(now.year + 1, 12, 31, tzinfo=UTC)
    given = await adjust(
        JOB, house, opened.account.id, PRESENT, why=why, key=key, now=now, expires_at=ends
    )
    return not given.replayed


async def main(customer_ids: list[str]) -> None:
    """On the database of the settings in the environment."""
    async with open_house() as house:
        for customer_id in customer_ids:
            print(customer_id, await give(house, customer_id, datetime.now(UTC)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
