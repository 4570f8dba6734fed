"""Balances as they must be shown: settled, less what is due. Three statements at most."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql.domain.reads import among, as_time, as_uuid, fetch, maybe_time, maybe_uuid
from loyalty_gql.rules.shown import Shown
from loyalty_gql.rules.shown import shown as as_shown
from loyalty_gql.rules.state import (
    Account,
    AccountKind,
    AccountStatus,
    EndReason,
    Hold,
    HoldState,
    HoldStrength,
    Lot,
    LotGrant,
    Origin,
    System,
)

# A movement between two of our statements makes an account's lots and balance disagree; it is read
# again. After that many tries the last reading stands: its parts are right, each at its moment.
TRIES = 4

CLOCK = "SELECT (SELECT offset_microseconds FROM ledger_clock LIMIT 1) AS clock_offset"
ACCOUNTS = (
    "SELECT id, kind, currency, status, balance, held, version, recorded_at, claimed_by, "
    "(SELECT offset_microseconds FROM ledger_clock LIMIT 1) AS clock_offset FROM account WHERE "
)
LOTS = (
    "SELECT l.id, l.account_id, l.amount, l.remaining, l.held, l.effective_from, l.expires_at, "
    "l.priority, l.origin, l.source, l.transaction_id, l.root_id, l.parent_id, l.recalled, "
    "l.created_at, l.frozen, g.id AS grant_id, g.recalled AS grant_recalled, g.recall_due, "
    "g.grace_ends_at "
    "FROM lot l LEFT JOIN lot_grant g ON g.id = l.root_id WHERE l.has_value = 1 AND "
)
HOLDS = (
    "SELECT h.id, h.account_id, h.cart_id, h.customer_id, h.strength, h.state, h.end_reason, "
    "h.placed, h.captured, h.released, h.lapsed, h.placed_at, h.soft_until, h.lapses_at, "
    "h.reported_at, h.ended_at, p.lot_id, p.amount AS pinned FROM hold h "
    "LEFT JOIN hold_pin p ON p.hold_id = h.id AND p.amount > 0 WHERE h.state = 'PLACED' AND "
)


async def shown(
    account_ids: Collection[UUID], now: datetime, *, alike: bool = False
) -> dict[UUID, Shown]:
    """What each account shows at `now` (moved by the test clock); an unknown id is left out.

    The number of statements does not depend on how many accounts there are; nor, when `alike`, on
    what is on them.
    """
    found: dict[UUID, Shown] = {}
    wanted = set(account_ids)
    for _ in range(TRIES):
        wanted -= await _read(wanted, now, found, alike=alike)
        if not wanted:
            break
    return found


async def ledger_now(now: datetime) -> datetime:
    """`now` as the ledger's clock has it."""
    rows = await fetch(CLOCK)
    return moved(now, rows[0]["clock_offset"])


def moved(now: datetime, offset_microseconds: int | None) -> datetime:
    """`now` moved by the test clock's offset."""
    return now + timedelta(microseconds=offset_microseconds) if offset_microseconds else now


# What settling wrote after a moment, though it was due by then: expired lots, and what lapsed holds
# gave back into them. Not what expired after that moment, when its hold had lapsed before.
_SETTLED_LATER = (
    "SELECT COALESCE(SUM(u.amount), 0) AS settled FROM ledger_transaction t "
    "JOIN entry e ON e.transaction_id = t.id AND e.account_id = $1 AND e.amount < 0 "
    "JOIN lot_use u ON u.transaction_id = t.id JOIN lot l ON l.id = u.lot_id "
    "WHERE t.actor_kind = 'SYSTEM' AND t.reason = 'due' AND t.recorded_at > $2 "
    "AND t.occurred_at <= $2 AND (l.expires_at IS NULL OR l.expires_at <= $2)"
)


async def balance_as_of(account_id: UUID, at: datetime) -> int:
    """The balance recorded by `at` (minor units), less what was due by then; 0 before it.

    At a moment to come: what is recorded now, less what will be due.
    """
    rows = await fetch(
        "SELECT balance_after, version FROM entry WHERE account_id = $1 AND recorded_at <= $2 "
        "ORDER BY version DESC LIMIT 1",
        account_id,
        at,
    )
    if not rows or rows[0]["balance_after"] == 0:
        return 0
    clock = await ledger_now(at) - at
    found = (await shown([account_id], at - clock)).get(account_id)
    if found is not None and found.version == rows[0]["version"]:
        # Nothing was recorded since: as it stood then it stands now.
        return found.balance
    # Whatever touched it next has settled first what was due by then.
    later = await fetch(_SETTLED_LATER, account_id, at)
    return int(rows[0]["balance_after"]) + int(later[0]["settled"])


async def _read(
    wanted: set[UUID], now: datetime, found: dict[UUID, Shown], *, alike: bool
) -> set[UUID]:
    """Put what could be read into `found`; gives the ids that need no other try."""
    rows = await fetch(ACCOUNTS + among("id", 1), wanted)
    accounts = {account.id: account for account in map(_account, rows)}
    grants: dict[UUID, list[LotGrant]] = defaultdict(list)
    if alike or any(account.balance for account in accounts.values()):
        for row in await fetch(LOTS + among("l.account_id", 1), wanted):
            lot = _lot(row)
            accounts[lot.account_id].lots[lot.id] = lot
            if row["grant_id"] is not None:
                grants[lot.account_id].append(_grant(row))
    if alike or any(account.held for account in accounts.values()):
        for row in await fetch(HOLDS + among("h.account_id", 1), wanted):
            _add_hold(accounts[as_uuid(row["account_id"])], row)
    torn = {account.id for account in accounts.values() if not _adds_up(account)}
    at = moved(now, rows[0]["clock_offset"]) if rows else now
    for account in accounts.values():
        found[account.id] = as_shown(_whole(account), grants[account.id], at)
    return wanted - torn


def _adds_up(account: Account) -> bool:
    return (
        sum(lot.remaining for lot in account.lots.values()) == account.balance
        and sum(lot.held for lot in account.lots.values()) == account.held
        and sum(hold.remaining for hold in account.holds.values()) == account.held
        and sum(sum(hold.pins.values()) for hold in account.holds.values()) == account.held
    )


def _whole(account: Account) -> Account:
    """A torn reading has holds whose pins are elsewhere: it is shown from its lots alone."""
    if not _adds_up(account):
        account.holds.clear()
        account.balance = sum(lot.remaining for lot in account.lots.values())
        account.held = sum(lot.held for lot in account.lots.values())
    return account


def _account(row: dict[str, Any]) -> Account:
    return Account(
        as_uuid(row["id"]),
        AccountKind(row["kind"]),
        row["currency"],
        AccountStatus(row["status"]),
        row["balance"],
        row["held"],
        row["version"],
        as_time(row["recorded_at"]),
        maybe_uuid(row["claimed_by"]),
    )


def _lot(row: dict[str, Any]) -> Lot:
    return Lot(
        as_uuid(row["id"]),
        as_uuid(row["account_id"]),
        row["amount"],
        row["remaining"],
        row["held"],
        as_time(row["effective_from"]),
        maybe_time(row["expires_at"]),
        row["priority"],
        Origin(row["origin"]),
        System(row["source"]),
        as_uuid(row["transaction_id"]),
        as_uuid(row["root_id"]),
        maybe_uuid(row["parent_id"]),
        bool(row["recalled"]),
        as_time(row["created_at"]),
        bool(row["frozen"]),
    )


def _grant(row: dict[str, Any]) -> LotGrant:
    return LotGrant(
        as_uuid(row["grant_id"]),
        row["grant_recalled"],
        row["recall_due"],
        maybe_time(row["grace_ends_at"]),
    )


def _add_hold(account: Account, row: dict[str, Any]) -> None:
    hold = account.holds.get(as_uuid(row["id"])) or hold_of(row)
    account.holds[hold.id] = hold
    if row["lot_id"] is not None:
        hold.pins[as_uuid(row["lot_id"])] = row["pinned"]


def hold_of(row: dict[str, Any]) -> Hold:
    """A hold from its columns, without its pins."""
    return Hold(
        as_uuid(row["id"]),
        as_uuid(row["account_id"]),
        as_uuid(row["cart_id"]),
        row["customer_id"],
        HoldStrength(row["strength"]),
        HoldState(row["state"]),
        EndReason(row["end_reason"]) if row["end_reason"] else None,
        row["placed"],
        row["captured"],
        row["released"],
        row["lapsed"],
        as_time(row["placed_at"]),
        as_time(row["soft_until"]),
        as_time(row["lapses_at"]),
        maybe_time(row["reported_at"]),
        maybe_time(row["ended_at"]),
    )
