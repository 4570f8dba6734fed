"""What each system account moved on each closed day (UTC), added up after the fact.

System accounts have no row on the write path, so that no movement waits for another; their totals
are made here. Rolling up twice, or in two processes, has no effect; days that nobody rolled up are
made up for.
"""

from collections.abc import AsyncGenerator, AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from loyalty_gql.ledger.committer import sessions_for
from loyalty_gql.ledger.invariants import DAY
from loyalty_gql.ledger.sessions import Sessions
from loyalty_gql.ledger.snapshot import Snapshot, snapshot
from loyalty_gql.ledger.tables import Row, table_of
from loyalty_gql.models import SystemDayTotal

# An entry is dated at the lock and seen after the commit. No commit takes this long.
SETTLING = timedelta(minutes=10)
# Days are written whole, and as many at once as come to about so many rows.
ROWS_AT_ONCE = 500

TOTALS = """
SELECT {day} AS day, system, currency, sum(amount), count(*) FROM entry
WHERE system IS NOT NULL AND recorded_at >= '{since}' AND recorded_at < '{until}'
GROUP BY {day}, system, currency ORDER BY {day}
"""
COLUMNS = ("id", "system", "currency", "day", "amount", "entries")


def first_open_day(now: datetime) -> date:
    """The day, in UTC, that may still get entries; all before it are closed."""
    return (now - SETTLING).astimezone(UTC).date()


async def roll_up(url: str) -> int:
    """Write the totals that are missing, up to yesterday by the ledger's time; how many.

    A total is in minor units, seen from the system account: what was redeemed counts up.
    """
    sessions = sessions_for(url)
    await sessions.open()
    try:
        async with snapshot(url) as view:
            return await _write(sessions, _days(view, await _missing(view)))
    finally:
        await sessions.close()


async def _missing(view: Snapshot) -> str:
    """The query for what is to be written. The last day is done again: it may be incomplete."""
    done = await view.value("SELECT max(day) FROM system_day_total")
    until = first_open_day(await _ledger_time(view))
    query = TOTALS.replace("{day}", DAY[view.dialect])
    since = done or await view.value("SELECT min(recorded_at) FROM ledger_transaction") or until
    return query.format(since=_midnight(since), until=_midnight(until))


def _midnight(day: Any) -> str:
    """The beginning of a day as both databases compare it, whatever form the day came in."""
    return f"{str(day)[:10]} 00:00:00+00"


async def _ledger_time(view: Snapshot) -> datetime:
    ahead = await view.value("SELECT offset_microseconds FROM ledger_clock")
    host = datetime.now(UTC)
    now = host if view.dialect == "sqlite" else await view.value("SELECT clock_timestamp()")
    return now + timedelta(microseconds=ahead)


async def _days(view: Snapshot, query: str) -> AsyncGenerator[list[Row]]:
    """Whole days, about `ROWS_AT_ONCE` rows at a time."""
    batch: list[Row] = []
    last: Any = None
    async for day, system, currency, amount, entries in view.rows(query):
        if day != last and len(batch) >= ROWS_AT_ONCE:
            yield batch
            batch = []
        last = day
        batch.append((f"{day}:{currency}:{system}", system, currency, day, int(amount), entries))
    if batch:
        yield batch


async def _write(sessions: Sessions, batches: AsyncIterator[list[Row]]) -> int:
    written = 0
    table = table_of(SystemDayTotal)
    counting = f"SELECT count(*) FROM {table.name}"  # noqa: S608
    async for batch in batches:
        async with sessions.transaction() as session:
            before = (await session.fetch(counting))[0][0]
            await session.insert(table, COLUMNS, batch, conflict="ON CONFLICT DO NOTHING")
            written += (await session.fetch(counting))[0][0] - before
    return written
