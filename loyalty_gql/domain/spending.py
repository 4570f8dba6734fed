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
from loyalty_gql.domain.reads import among, as_uuid, fetch
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


# The guards, what is reserved, and what was taken back to each of some moments: as of one snapshot,
# so that whatever is spent after it has moved a guard.
_GUARDS = (
    "SELECT 0 AS part, NULL AS customer_id, NULL AS currency, g.id AS cart_id, "
    "g.version AS minor FROM spending_guard g WHERE {guards}"
)
_RESERVED = (
    "SELECT 1, h.customer_id, a.currency, h.cart_id, "
    "SUM(h.placed - h.captured - h.released - h.lapsed) FROM hold h "
    "JOIN account a ON a.id = h.account_id "
    "WHERE h.state = 'PLACED' AND h.lapses_at > {at} AND {whose} "
    "GROUP BY h.customer_id, a.currency, h.cart_id"
)
_TAKEN = (
    "SELECT {part}, h.customer_id, a.currency, h.cart_id, SUM(c.amount) FROM hold h "
    "JOIN account a ON a.id = h.account_id JOIN hold_capture c ON c.hold_id = h.id "
    "JOIN ledger_transaction t ON t.id = c.transaction_id "
    "WHERE t.recorded_at > {since} AND {whose} "
    "GROUP BY h.customer_id, a.currency, h.cart_id"
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
        if row["part"] == 0:
            versions[as_uuid(row["cart_id"])] = int(row["minor"])
        else:
            # What is reserved counts in every period.
            _add(sums, row, periods if row["part"] == 1 else [periods[row["part"] - 2]])
    return {
        one: Spending(id_, versions.get(id_, 0), sums.get((one.customer_id, one.currency), {}))
        for one, id_ in guards.items()
    }


def _statement(periods: int) -> str:
    whose = among("h.customer_id", 2, "text")
    parts = [_GUARDS.format(guards=among("g.id", 1)), _RESERVED.format(whose=whose, at=reads.at(3))]
    parts += [
        _TAKEN.format(part=number + 2, since=reads.at(number + 4), whose=whose)
        for number in range(periods)
    ]
    return " UNION ALL ".join(parts)


def _add(
    sums: dict[tuple[str, str], dict[UUID, dict[timedelta, int]]],
    row: dict[str, Any],
    periods: Sequence[timedelta],
) -> None:
    of_cart = sums[row["customer_id"], row["currency"]].setdefault(as_uuid(row["cart_id"]), {})
    for period in periods:
        of_cart[period] = of_cart.get(period, 0) + int(row["minor"] or 0)


_together = Together(_read)
