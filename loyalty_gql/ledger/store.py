"""Loads the states of many accounts and writes many outcomes, in few statements.

Everything here runs inside the committer's transaction, on either database. Order matters: keys,
then rows that may be missing, then guarded rows, then accounts, then grants, each in one sorted
statement; that is why no two groups can wait for each other in a circle.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.models import Model

from loyalty_gql import models
from loyalty_gql.ledger.commands import Update
from loyalty_gql.ledger.past import load_past
from loyalty_gql.ledger.sessions import Locked, Session, Write
from loyalty_gql.ledger.tables import Table, table_of
from loyalty_gql.rules.operations import (
    Capture,
    Firm,
    Freeze,
    Grant,
    Operation,
    Place,
    Recall,
    Refresh,
    Refund,
    Release,
    Report,
    Reverse,
    Shrink,
    Spend,
    Thaw,
    accounts_of,
)
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
    World,
)

ACCOUNT = table_of(models.Account)
LOT = table_of(models.Lot)
HOLD = table_of(models.Hold)
RECORD = table_of(models.IdempotencyRecord)
ENTRY = table_of(models.Entry)
USE = table_of(models.LotUse)
TRANSACTION = table_of(models.LedgerTransaction)
GRANT = table_of(models.LotGrant)

_ACCOUNT_READ = (
    "id", "kind", "currency", "status", "balance", "held", "version", "recorded_at", "claimed_by",
)  # fmt: skip
_LOT_READ = ", ".join(f"l.{column}" for column in LOT.columns)
_HOLD_READ = ", ".join(f"h.{column}" for column in HOLD.columns)


# The rows that were locked, by table.
Found = Mapping[Table, Sequence[Any]]

# Looking a word up costs a fifth of asking its enumeration.
_ACCOUNT_KIND = {one.value: one for one in AccountKind}
_ACCOUNT_STATUS = {one.value: one for one in AccountStatus}
_ORIGIN = {one.value: one for one in Origin}
_SYSTEM = {one.value: one for one in System}


@dataclass(slots=True)
class Needs:
    """What a group must see beside its accounts' open lots and holds."""

    accounts: set[UUID]
    holds: set[UUID]
    captured: set[UUID]
    past: set[UUID]
    grants: set[UUID]

    @classmethod
    def of(cls, operations: Iterable[Operation], more: Iterable[UUID] = ()) -> "Needs":
        """What these operations refer to; `more` accounts turned out to be concerned."""
        needs = cls(set(more), set(), set(), set(), set())
        for operation in operations:
            needs.accounts.update(accounts_of(operation))
            match operation:
                case Spend() | Grant() | Place():  # what is asked most
                    pass
                case Shrink() | Refresh() | Firm() | Report() | Release():
                    needs.holds.add(operation.hold)
                case Capture():
                    needs.holds.add(operation.hold)
                    needs.captured.add(operation.hold)
                case Refund():
                    needs.past.add(operation.redemption)
                case Reverse():
                    needs.past.add(operation.transaction)
                case Recall() | Freeze() | Thaw():
                    needs.grants.add(operation.grant)
                case _:
                    pass
        return needs


def claiming(rows: Sequence[Sequence[Any]]) -> Write:
    """Idempotency records, sorted by key. A key that another process uses is waited for."""
    return Write(RECORD, RECORD.columns, rows)


async def claim_and_lock(
    session: Session, rows: Sequence[Sequence[Any]], locked: Sequence[Locked]
) -> tuple[set[UUID], Found | None]:
    """Write idempotency records, and lock if all keys were free.

    Gives the command ids whose key was, and the rows, None if nothing was locked.
    """
    claimed, found = await session.claim_and_lock(claiming(rows), locked)
    by_table = None if found is None else _by_table(locked, found)
    return {session.uuid(row[0]) for row in claimed}, by_table


async def claim_and_make(
    session: Session, rows: Sequence[Sequence[Any]], made: Sequence[Write]
) -> set[UUID]:
    """Write idempotency records, and if all keys were free the rows that may be missing."""
    claimed = await session.claim_and_make(claiming(rows), made)
    return {session.uuid(row[0]) for row in claimed}


async def lock(session: Session, locked: Sequence[Locked]) -> Found:
    """Lock rows, table by table in the order given, in each in the order of the ids."""
    return _by_table(locked, await session.lock_all(locked))


def _by_table(locked: Sequence[Locked], found: Sequence[Sequence[Any]]) -> Found:
    return {one.table: rows for one, rows in zip(locked, found, strict=True)}


async def records(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """The records of (principal, key) pairs that were taken."""
    rows = await session.fetch(
        "SELECT principal, key, command_id, operation, fingerprint, subject "  # noqa: S608
        f"FROM idempotency_record WHERE {session.among('principal', 1, 'text')} "
        f"AND {session.among('key', 2, 'text')}",
        sorted({principal for principal, _ in keys}),
        sorted({key for _, key in keys}),
    )
    return {(row[0], row[1]): row for row in rows}


async def give_back(session: Session, command_ids: Sequence[UUID]) -> None:
    """Delete the records of commands that were refused: a later try may succeed."""
    await session.fetch(
        "DELETE FROM idempotency_record WHERE " + session.among("command_id", 1),  # noqa: S608
        command_ids,
    )


def making(model: type[Model], rows: list[Mapping[str, Any]]) -> Write:
    """Rows that may be missing, sorted by id; a row that is there stays as it is."""
    table = table_of(model)
    columns = tuple(rows[0])
    by_id = {row["id"]: table.row(columns, row) for row in rows}
    sorted_ = [by_id[id_] for id_ in sorted(by_id)]
    return Write(table, columns, sorted_, conflict="ON CONFLICT DO NOTHING")


def blank(row: Mapping[str, Any]) -> Account:
    """The state of an account that is being opened."""
    kind, status, at = AccountKind(row["kind"]), AccountStatus(row["status"]), row["recorded_at"]
    return Account(row["id"], kind, row["currency"], status, 0, 0, 0, at, None)


async def open_accounts(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows of accounts that were opened; the first movement on each follows."""
    columns = tuple(rows[0])
    await session.insert(ACCOUNT, columns, [ACCOUNT.row(columns, row) for row in rows])


def guarded(model: type[Model], rows: Iterable[Update]) -> Locked:
    """Guarded rows of a model, to be locked."""
    rows = list(rows)
    ids, or_made = {row.id for row in rows}, any(row.or_made for row in rows)
    return Locked(table_of(model), ("id", "version"), sorted(ids), or_made)


def versions(session: Session, rows: Sequence[Any]) -> dict[UUID, int]:
    """The versions of guarded rows that were locked."""
    return {session.uuid(row[0]): row[1] for row in rows}


def to_lock(needs: Needs) -> Locked:
    """The accounts of a group, to be locked."""
    return Locked(ACCOUNT, _ACCOUNT_READ, sorted(needs.accounts))


async def load(session: Session, needs: Needs, rows: Sequence[Any]) -> World:
    """What lies in the accounts whose `rows` are locked by now, and what is referred to."""
    accounts = _accounts(session, rows)
    world = await _open_lots(session, accounts)
    if needs.past:
        world.past = await load_past(session, needs.past)
        await _lots_where(session, world, "id", _lots_concerned(world))
    if needs.grants:
        await _lots_where(session, world, "root_id", needs.grants)
    if needs.holds or any(account.held for account in accounts.values()):
        await _holds(session, world, needs)
    if needs.captured:
        rows = await session.fetch(
            "SELECT hold_id, reference FROM hold_capture WHERE "  # noqa: S608
            + session.among("hold_id", 1),
            needs.captured,
        )
        world.references = {(session.uuid(row[0]), row[1]) for row in rows}
    await _shared(session, world, needs.grants)
    return world


def _accounts(session: Session, rows: Sequence[Any]) -> dict[UUID, Account]:
    accounts: dict[UUID, Account] = {}
    uuid, time = session.uuid, session.time
    for row in rows:
        id_ = uuid(row[0])
        accounts[id_] = Account(
            id_,
            _ACCOUNT_KIND[row[1]],
            row[2],
            _ACCOUNT_STATUS[row[3]],
            row[4],
            row[5],
            row[6],
            time(row[7]),
            uuid(row[8]) if row[8] else None,
        )
    return accounts


async def _open_lots(session: Session, accounts: dict[UUID, Account]) -> World:
    """The lots with something left, and the ledger's time, read after the locks."""
    rows = await session.fetch(
        f"SELECT {_LOT_READ}, c.at, c.offset_microseconds FROM "  # noqa: S608
        f"(SELECT {session.clock} AS at, offset_microseconds FROM ledger_clock) c "
        f"LEFT JOIN lot l ON {session.among('l.account_id', 1)} AND l.has_value = 1",
        list(accounts),
    )
    at = rows[0][-2]
    now = session.time(at) if at is not None else datetime.now(UTC)
    world = World(now + timedelta(microseconds=rows[0][-1]), accounts)
    for row in rows:
        if row[0] is not None:
            _put_lot(session, world, row)
    return world


def _put_lot(session: Session, world: World, row: Any) -> None:
    uuid, time = session.uuid, session.time
    lot = Lot(
        uuid(row[0]),
        uuid(row[1]),
        row[2],
        row[3],
        row[4],
        time(row[5]),
        time(row[6]) if row[6] is not None else None,
        row[7],
        _ORIGIN[row[8]],
        _SYSTEM[row[9]],
        uuid(row[10]),
        uuid(row[11]),
        uuid(row[12]) if row[12] is not None else None,
        bool(row[13]),
        time(row[14]),
        bool(row[15]),
    )
    world.accounts[lot.account_id].lots[lot.id] = lot


class MissingAccounts(Exception):
    """What is referred to lies in accounts that were not locked; the group is loaded again."""

    def __init__(self, accounts: Iterable[UUID]) -> None:
        super().__init__()
        self.accounts = frozenset(accounts)


async def _lots_where(session: Session, world: World, column: str, ids: Collection[UUID]) -> None:
    rows = await session.fetch(
        f"SELECT {_LOT_READ} FROM lot l WHERE {session.among('l.' + column, 1)}",  # noqa: S608
        ids,
    )
    # Lots that are referred to may lie in accounts nobody asked for: they have to be locked too.
    missing = {session.uuid(row[1]) for row in rows} - world.accounts.keys()
    if missing:
        raise MissingAccounts(missing)
    for row in rows:
        _put_lot(session, world, row)


async def _holds(session: Session, world: World, needs: Needs) -> None:
    rows = await session.fetch(
        f"SELECT {_HOLD_READ}, p.lot_id, p.amount FROM hold h "  # noqa: S608
        "LEFT JOIN hold_pin p ON p.hold_id = h.id AND p.amount > 0 "
        f"WHERE ({session.among('h.account_id', 1)} AND h.state = 'PLACED') "
        f"OR {session.among('h.id', 2)}",
        list(world.accounts),
        needs.holds,
    )
    for row in rows:
        account = world.accounts.get(session.uuid(row[1]))
        if account is None:
            continue
        hold = account.holds.get(session.uuid(row[0])) or _hold(session, row)
        if row[-2] is not None:
            hold.pins[session.uuid(row[-2])] = row[-1]
        account.holds[hold.id] = hold


def _hold(session: Session, row: Any) -> Hold:
    return Hold(
        session.uuid(row[0]),
        session.uuid(row[1]),
        session.uuid(row[2]),
        row[3],
        HoldStrength(row[4]),
        HoldState(row[5]),
        EndReason(row[6]) if row[6] is not None else None,
        row[7],
        row[8],
        row[9],
        row[10],
        session.time(row[11]),
        session.time(row[12]),
        session.time(row[13]),
        session.time(row[14]) if row[14] is not None else None,
        session.time(row[15]) if row[15] is not None else None,
    )


def _lots_concerned(world: World) -> set[UUID]:
    """The lots that what is referred to took from or put into."""
    uses = [use for past in world.past.values() for use in past.uses]
    sources = {use.source_lot_id for use in uses if use.source_lot_id is not None}
    return {use.lot_id for use in uses} | sources


async def _shared(session: Session, world: World, recalled_now: Collection[UUID]) -> None:
    """Lock what the lots of a grant share, where that can matter: recalls, and returns to lots."""
    roots = set(recalled_now)
    returning = _lots_concerned(world)
    for account in world.accounts.values():
        for lot in account.lots.values():
            if lot.recalled or lot.id in returning:
                roots.add(lot.root_id)
    if not roots:
        return
    ids = sorted(roots)
    blank = [table_row(LotGrant(id_)) for id_ in ids]
    await session.insert(GRANT, _GRANT_COLUMNS, blank, conflict="ON CONFLICT DO NOTHING")
    (rows,) = await session.lock_all([Locked(GRANT, _GRANT_COLUMNS, ids)])
    for row in rows:
        grant = LotGrant(
            session.uuid(row[0]),
            row[1],
            row[2],
            session.time(row[3]) if row[3] is not None else None,
        )
        world.grants[grant.id] = grant


_GRANT_COLUMNS = ("id", "recalled", "recall_due", "grace_ends_at")


def table_row(grant: LotGrant) -> list[Any]:
    """A grant's row."""
    return [grant.id, grant.recalled, grant.recall_due, grant.grace_ends_at]


def by_model(rows: Iterable[Any]) -> dict[type[Model], list[Any]]:
    """Rows by the model they are of, in a fixed order of tables."""
    found: dict[type[Model], list[Any]] = defaultdict(list)
    for row in rows:
        found[row.model].append(row)
    return dict(sorted(found.items(), key=lambda item: table_of(item[0]).name))
