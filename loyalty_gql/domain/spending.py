"""What customers have spent, for limits that must stay exact. Minor units.

Read for all who ask at the same time in three statements: a shop with a limit asks at each cart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.reads import among, as_uuid, fetch
from loyalty_gql.domain.together import Together
from loyalty_gql.rules.ids import spending_guard_id
from loyalty_gql.rules.records import record


@record
class Asked:
    """Whose spending is to be known, in which currency, back over which periods, at what time."""

    customer_id: str
    currency: str
    periods: tuple[timedelta, ...]
    now: datetime


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


_RESERVED = (
    "SELECT h.customer_id, a.currency, h.cart_id, "
    "SUM(h.placed - h.captured - h.released - h.lapsed) AS minor FROM hold h "
    "JOIN account a ON a.id = h.account_id "
    "WHERE h.state = 'PLACED' AND h.lapses_at > $1 AND {whose} "
    "GROUP BY h.customer_id, a.currency, h.cart_id"
)
_TAKEN = (
    "SELECT h.customer_id, a.currency, h.cart_id, SUM(c.amount) AS minor FROM hold h "
    "JOIN account a ON a.id = h.account_id JOIN hold_capture c ON c.hold_id = h.id "
    "JOIN ledger_transaction t ON t.id = c.transaction_id WHERE t.recorded_at > $1 AND {whose} "
    "GROUP BY h.customer_id, a.currency, h.cart_id"
)


async def spending(asked: Asked) -> Spending:
    """What a customer has spent. What was refunded stays counted."""
    found = await _together.load(asked)
    assert found is not None, "everybody has spent something, if only nothing"
    return found


async def _read(asked: list[Asked]) -> dict[Asked, Spending]:
    guards = {one: spending_guard_id(one.customer_id, one.currency) for one in asked}
    rows = await models.SpendingGuard.filter(id__in=list(guards.values()))
    versions = {row.id: row.version for row in rows}
    at = await ledger_now(max(one.now for one in asked))
    customers = sorted({one.customer_id for one in asked})
    periods = sorted({period for one in asked for period in one.periods})
    sums: dict[tuple[str, str], dict[UUID, dict[timedelta, int]]] = defaultdict(dict)
    for row in await _summed(_RESERVED, at, customers):
        _add(sums, row, periods)
    for period in periods:
        for row in await _summed(_TAKEN, at - period, customers):
            _add(sums, row, [period])
    return {
        one: Spending(id_, versions.get(id_, 0), sums.get((one.customer_id, one.currency), {}))
        for one, id_ in guards.items()
    }


async def _summed(sql: str, at: datetime, customers: list[str]) -> list[dict[str, Any]]:
    return await fetch(sql.format(whose=among("h.customer_id", 2, "text")), at, customers)


def _add(
    sums: dict[tuple[str, str], dict[UUID, dict[timedelta, int]]],
    row: dict[str, Any],
    periods: Sequence[timedelta],
) -> None:
    of_cart = sums[row["customer_id"], row["currency"]].setdefault(as_uuid(row["cart_id"]), {})
    for period in periods:
        of_cart[period] = of_cart.get(period, 0) + int(row["minor"] or 0)


_together = Together(_read)
