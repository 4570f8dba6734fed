"""What is due is written, even on accounts that nobody touches. May run twice, or in two places."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import outbox
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.house import House
from loyalty_gql.domain.reads import as_uuid, fetch
from loyalty_gql.ledger.commands import SYSTEM_PRINCIPAL, Command, IdempotencyKey
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Touch
from loyalty_gql.rules.state import Because, HoldState

BATCH = 500
LOTS = (
    "SELECT account_id FROM lot "  # noqa: S608
    "WHERE has_value = 1 AND expires_at IS NOT NULL AND expires_at <= $1 AND held < remaining "
    f"LIMIT {BATCH}"
)
# An order that is reported and neither captured nor released for so long was probably forgotten.
WAITING = timedelta(days=7)
SWEEPING = Because("SYSTEM", SYSTEM_PRINCIPAL, "SWEEP")


async def sweep(house: House, *, now: datetime) -> int:
    """Settle lapsed holds and expired lots; gives the number of accounts settled.

    Correctness never waits for this: whatever touches an account settles it first.
    """
    swept = 0
    while due := await _due(now):
        # All at once: the committer puts them into few transactions.
        await asyncio.gather(*(house.ledger.commit(_touch(account_id)) for account_id in due))
        swept += len(due)
        if len(due) < BATCH:
            break
    return swept


async def _due(now: datetime) -> list[UUID]:
    at = await ledger_now(now)
    holds = await models.Hold.filter(state=HoldState.PLACED, lapses_at__lte=at).limit(BATCH)
    # What is pinned stays with its hold, past its date.
    lots = await fetch(LOTS, at)
    return sorted({one.account_id for one in holds} | {as_uuid(lot["account_id"]) for lot in lots})


def _touch(account_id: UUID) -> Command:
    # The settlement's own records carry the derived keys; this one only names the visit.
    key = IdempotencyKey(SYSTEM_PRINCIPAL, "sweep", f"sweep:{new_id()}", "")
    return Command(key, SWEEPING, [Touch(account_id)])


async def warn_of_waiting(house: House, *, now: datetime) -> int:
    """Write an event for each day, from the seventh, that an order keeps its holds waiting.

    Gives the number of holds that wait. They lapse 30 days after the order's report or renewal.
    """
    at = await ledger_now(now)
    waiting = await models.Hold.filter(
        state=HoldState.PLACED, reported_at__lte=at - WAITING, lapses_at__gt=at
    )
    keys = {f"hold.waiting:{hold.id}:{_days(hold, at)}": hold for hold in waiting}
    known = {one.key for one in await models.OutboxEvent.filter(key__in=list(keys))}
    for key, hold in keys.items():
        if key not in known:
            payload = {
                "holdId": str(hold.id),
                "accountId": str(hold.account_id),
                "days": _days(hold, at),
                "lapsesAt": hold.lapses_at.isoformat(),
            }
            warning = outbox.event("hold.waiting", key, payload, now=at)
            named = IdempotencyKey(SYSTEM_PRINCIPAL, "warn", key, "")
            await house.ledger.commit(Command(named, SWEEPING, alongside=[warning]))
    return len(waiting)


def _days(hold: models.Hold, at: datetime) -> int:
    assert hold.reported_at is not None
    return (at - hold.reported_at).days
