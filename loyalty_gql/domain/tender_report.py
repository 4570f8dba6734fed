"""What tenders took and gave back, by day and channel: to lay beside the payment provider's report.

From the ledger's entries alone, in one statement, with what was kept beside them of their tax.
Amounts are minor units.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from loyalty_gql.domain.reads import dialect, fetch
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import digits
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.tax import Meaning

LONGEST = timedelta(days=366)
_DAY = {"postgres": "(e.recorded_at AT TIME ZONE 'UTC')::date", "sqlite": "date(e.recorded_at)"}
# All that tenders take and give back passes `redemptions`; a refund names whose capture it was.
_REPORT = """
SELECT {day} AS day, c.channel, a.kind, e.currency, COUNT(*) AS movements,
  SUM(CASE WHEN t.kind = 'REDEMPTION' THEN e.amount ELSE 0 END) AS captured,
  SUM(CASE WHEN t.kind = 'REDEMPTION' THEN 0 ELSE -e.amount END) AS refunded,
  COALESCE(SUM(x.payment_minor), 0) AS payment,
  COALESCE(SUM(x.deduction_minor), 0) AS deduction,
  COALESCE(SUM(x.at_issue_minor), 0) AS at_issue
FROM entry e JOIN ledger_transaction t ON t.id = e.transaction_id
JOIN entry paid ON paid.kind = 'REDEMPTION' AND paid.account_id IS NOT NULL
  AND paid.transaction_id = CASE WHEN t.kind = 'REDEMPTION' THEN t.id ELSE t.redemption_id END
JOIN account a ON a.id = paid.account_id LEFT JOIN cart c ON c.id = t.cart_id
LEFT JOIN redemption_tax x ON x.transaction_id = t.id
WHERE e.system = 'redemptions' AND e.recorded_at >= $1 AND e.recorded_at < $2{more}
GROUP BY {day}, c.channel, a.kind, e.currency
ORDER BY {day}, COALESCE(c.channel, ''), e.currency, a.kind
"""


@dataclass(frozen=True, slots=True)
class Day:
    """One kind of tender on one day (UTC) in one channel: what it took, and what it gave back.

    Both count what was recorded that day: a refund of an older order is its own day's. A refund
    that was taken back counts down. `meaning` is what both were to tax, what was given back taken
    off.
    """

    day: date
    channel: str | None
    kind: AccountKind
    currency: str
    captured_minor: int
    refunded_minor: int
    movements: int
    meaning: Meaning


async def tender_report(
    actor: Actor,
    since: datetime,
    until: datetime,
    *,
    channel: str | None = None,
    currency: str | None = None,
) -> list[Day]:
    """The days from `since` on and before `until`, at most 366 of them.

    Raises:
        NotPermitted: the actor may not read reports.
        InvalidInput: the end is not after the beginning, or too far from it.
        UnknownCurrency: not an ISO 4217 code.
    """
    actor.must_be_allowed("tenderReport")
    if not timedelta(0) < until - since <= LONGEST:
        raise InvalidInput("From a day to a later one, at most 366 days.", field="to")
    more = ""
    asked: list[object] = [since.astimezone(UTC), until.astimezone(UTC)]
    if currency is not None:
        digits(currency)
    for column, value in (("c.channel", channel), ("e.currency", currency)):
        if value is not None:
            asked.append(value)
            more += f" AND {column} = ${len(asked)}"
    rows = await fetch(_REPORT.format(day=_DAY[dialect()], more=more), *asked)
    return [_day(row) for row in rows]


def _day(row: dict[str, Any]) -> Day:
    day = row["day"]
    return Day(
        day if isinstance(day, date) else date.fromisoformat(day),
        row["channel"],
        AccountKind(row["kind"]),
        row["currency"],
        int(row["captured"]),
        int(row["refunded"]),
        row["movements"],
        Meaning(int(row["payment"]), int(row["deduction"]), int(row["at_issue"])),
    )
