"""What customers have spent, for limits that must stay exact. Minor units.

Read for all who ask at the same time in one statement: a shop with a limit asks at each cart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql.domain import reads
from loyalty_gql.domain.reads import as_uuid, each, fetch
from loyalty_gql.domain.together import Together
from loyalty_gql.rules.ids import spending_guard_id
from loyalty_gql.rules.records import record


@record
class Asked:
    """Whose spending is to be known, in which currency, back over which periods.

    `at`: by the ledger's clock.
    """

    customer_id: str
    currency: str
    periods: tuple[timedelta, ...]
    at: datetime


@record
class Spending:
    """What is reserved and was taken in each period, by cart; and what guards it.

    The guard was read before the sums: whatever is spent meanwhile has moved it.
    """

    guard_id: UUID
    guard_version: int
    by_cart: Mapping[UUID, Mapping[timedelta, int]] = field(
        default_factory=dict[UUID, Mapping[timedelta, int]]
    )

    def elsewhere(self, cart_id: UUID, period: timedelta) -> int:
        """What was spent in a period on other carts than this one."""
        others = (spent for cart, spent in self.by_cart.items() if cart != cart_id)
        return sum(spent.get(period, 0) for spent in others)


# The guards, and what each hold reserves and had taken since some moments: as of one snapshot, so
# that what is spent after it has moved a guard. Holds that ended before all of them are left out.
_GUARDS = (
    "SELECT NULL AS customer_id, NULL AS currency, g.id AS cart_id, g.version AS reserved{none} "
    "FROM {guards}"
)
_HOLDS = (
    "SELECT h.customer_id, a.currency, h.cart_id, "
    "CASE WHEN h.state = 'PLACED' AND h.lapses_at > {at} "
    "THEN h.placed - h.captured - h.released - h.lapsed ELSE 0 END{taken} "
    "FROM {holds} JOIN account a ON a.id = h.account_id "
    "WHERE h.ended_at IS NULL OR (h.captured > 0 AND h.ended_at > {first})"
)
_TAKEN = (
    ", (SELECT SUM(c.amount) FROM hold_capture c JOIN ledger_transaction t "
    "ON t.id = c.transaction_id WHERE c.hold_id = h.id AND t.recorded_at > {since}) AS taken_{n}"
)


async def spending(asked: Asked) -> Spending:
    """What a customer has spent. What was refunded stays counted."""
    found = await _together.load(asked)
    assert found is not None, "everybody has spent something, if only nothing"
    return found


async def _read(asked: list[Asked]) -> dict[Asked, Spending]:
    guards = {one: spending_guard_id(one.customer_id, one.currency) for one in asked}
    customers = sorted({one.customer_id for one in asked})
    periods = sorted({period for one in asked for period in one.periods})
    at = max(one.at for one in asked)
    since = [at - period for period in periods]
    versions: dict[UUID, int] = {}
    sums: dict[tuple[str, str], dict[UUID, dict[timedelta, int]]] = defaultdict(dict)
    for row in await fetch(_statement(len(periods)), list(guards.values()), customers, at, *since):
        if row["customer_id"] is None:
            versions[as_uuid(row["cart_id"])] = int(row["reserved"])
        else:
            _add(sums, row, periods)
    return {
        one: Spending(id_, versions.get(id_, 0), sums.get((one.customer_id, one.currency), {}))
        for one, id_ in guards.items()
    }


def _statement(periods: int) -> str:
    since = [reads.at(number + 4) for number in range(periods)]
    guards = _GUARDS.format(
        none="".join(f", NULL AS taken_{number}" for number in range(periods)),
        guards=each(1, "uuid", "spending_guard", "id", "g"),
    )
    holds = _HOLDS.format(
        at=reads.at(3),
        taken="".join(_TAKEN.format(since=moment, n=n) for n, moment in enumerate(since)),
        holds=each(2, "text", "hold", "customer_id", "h"),
        first=since[-1],  # of the longest period
    )
    return f"{guards} UNION ALL {holds}"


def _add(
    sums: dict[tuple[str, str], dict[UUID, dict[timedelta, int]]],
    row: Mapping[str, Any],
    periods: Sequence[timedelta],
) -> None:
    """What is reserved counts in every period."""
    of_cart = sums[row["customer_id"], row["currency"]].setdefault(as_uuid(row["cart_id"]), {})
    for number, period in enumerate(periods):
        taken = int(row[f"taken_{number}"] or 0)
        of_cart[period] = of_cart.get(period, 0) + int(row["reserved"]) + taken


_together = Together(_read)
