"""Turns what a group came to into rows: one insert or update a table."""

from collections.abc import Iterable, Sequence
from typing import Any

from loyalty_gql import models
from loyalty_gql.ledger.commands import Change, Insert
from loyalty_gql.ledger.sessions import Write
from loyalty_gql.ledger.store import (
    ACCOUNT,
    ENTRY,
    GRANT,
    HOLD,
    LOT,
    TRANSACTION,
    USE,
    by_model,
    table_row,
)
from loyalty_gql.ledger.tables import Table, table_of
from loyalty_gql.rules.book import Book, CaptureRecord
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.state import (
    Account,
    Because,
    Entry,
    Hold,
    Lot,
    LotUse,
    Transaction,
    World,
)

PIN = table_of(models.HoldPin)
CAPTURE = table_of(models.HoldCapture)
NOTE = table_of(models.TransactionNote)

_ACCOUNT_CHANGES = ("id", "status", "balance", "held", "version", "recorded_at", "claimed_by")
_LOT_CHANGES = ("id", "remaining", "held", "recalled", "frozen")
_HOLD_CHANGES = (
    "id", "strength", "state", "end_reason", "placed", "captured", "released", "lapsed",
    "soft_until", "lapses_at", "reported_at", "ended_at",
)  # fmt: skip
_GRANT_CHANGES = ("id", "recalled", "recall_due", "grace_ends_at")
_NOTE_COLUMNS = ("transaction_id", "note", "customer_note", "location")
_CAPTURE_COLUMNS = ("transaction_id", "hold_id", "reference", "amount")


def ledger_writes(world: World, books: Sequence[Book]) -> list[Write]:
    """The ledger's own rows of a group: history appended, states as they are at its end.

    What others refer to comes first: SQLite checks foreign keys row by row.
    """
    writes: list[Write] = []
    transactions = [one for book in books for one in book.transactions]
    _add(writes, TRANSACTION, TRANSACTION.columns, [_transaction(one) for one in transactions])
    notes = [_note(one) for one in transactions if _says(one.because)]
    _add(writes, NOTE, _NOTE_COLUMNS, notes)
    _lots(writes, world, books)
    _holds(writes, world, books)
    _add(writes, ENTRY, ENTRY.columns, [_entry(one) for book in books for one in book.entries])
    _add(writes, USE, USE.columns, [_use(one) for book in books for one in book.uses])
    captures = [_capture(one) for book in books for one in book.captures]
    _add(writes, CAPTURE, _CAPTURE_COLUMNS, captures)
    grants = {id_ for book in books for id_ in book.grants}
    rows = [table_row(world.grants[id_]) for id_ in grants]
    _add(writes, GRANT, _GRANT_CHANGES, rows, is_update=True)
    accounts = {id_ for book in books for id_ in book.accounts}
    rows = [_account(world.accounts[id_]) for id_ in accounts]
    _add(writes, ACCOUNT, _ACCOUNT_CHANGES, rows, is_update=True)
    return writes


def replaced_holds(world: World, books: Sequence[Book]) -> list[Write]:
    """Holds that ended in this group and have a successor in it, for the same account and cart.

    There is one open hold of a cart at a time, so these are written before all the rest.
    """
    new = {id_ for book in books for id_ in book.new_holds}
    dirty = {id_: at for book in books for id_, at in book.dirty_holds.items()}
    holds = [world.accounts[at].holds[id_] for id_, at in dirty.items()]
    taken = {(hold.account_id, hold.cart_id) for hold in holds if hold.id in new}
    ended = [
        hold
        for hold in holds
        if hold.id not in new and not hold.open and (hold.account_id, hold.cart_id) in taken
    ]
    writes: list[Write] = []
    _add(writes, HOLD, _HOLD_CHANGES, [_hold(hold) for hold in ended], is_update=True)
    return writes


def _lots(writes: list[Write], world: World, books: Sequence[Book]) -> None:
    dirty = {id_: at for book in books for id_, at in book.dirty_lots.items()}
    new = {id_ for book in books for id_ in book.new_lots}
    lots = [world.accounts[at].lots[id_] for id_, at in dirty.items()]
    _add(writes, LOT, LOT.columns, [_new_lot(lot) for lot in lots if lot.id in new])
    changed = [_lot(lot) for lot in lots if lot.id not in new]
    _add(writes, LOT, _LOT_CHANGES, changed, is_update=True)


def _add(
    writes: list[Write],
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    is_update: bool = False,
    conflict: str = "",
) -> None:
    if rows:
        writes.append(Write(table, columns, rows, is_update=is_update, conflict=conflict))


def _holds(writes: list[Write], world: World, books: Sequence[Book]) -> None:
    dirty = {id_: at for book in books for id_, at in book.dirty_holds.items()}
    if not dirty:
        return
    new = {id_ for book in books for id_ in book.new_holds}
    holds = [world.accounts[at].holds[id_] for id_, at in dirty.items()]
    _add(writes, HOLD, HOLD.columns, [_new_hold(hold) for hold in holds if hold.id in new])
    changed = [_hold(hold) for hold in holds if hold.id not in new]
    _add(writes, HOLD, _HOLD_CHANGES, changed, is_update=True)
    pins = [
        (new_id(), hold.id, lot_id, amount)
        for hold in holds
        for lot_id, amount in hold.pins.items()
    ]
    conflict = "ON CONFLICT (hold_id, lot_id) DO UPDATE SET amount = excluded.amount"
    _add(writes, PIN, PIN.columns, pins, conflict=conflict)


def _capture(one: CaptureRecord) -> Sequence[Any]:
    return (one.transaction_id, one.hold_id, one.reference, one.amount)


def _account(one: Account) -> Sequence[Any]:
    return (
        one.id, one.status, one.balance, one.held, one.version, one.recorded_at, one.claimed_by,
    )  # fmt: skip


def _transaction(one: Transaction) -> Sequence[Any]:
    because = one.because
    reference = because.reference
    return (
        one.id, one.command_id, one.kind, one.currency, one.recorded_at, one.occurred_at,
        because.reason, because.actor_kind, because.actor_id,
        reference.type if reference else None, reference.id if reference else None,
        one.reverses_id, one.redemption_id, one.hold_id, one.cart_id,
    )  # fmt: skip


def _says(because: Because) -> bool:
    return bool(because.note or because.customer_note or because.location)


def _note(one: Transaction) -> Sequence[Any]:
    because = one.because
    return (one.id, because.note, because.customer_note, because.location)


def _entry(one: Entry) -> Sequence[Any]:
    return (
        one.id, one.transaction_id, one.position, one.account_id, one.system, one.currency,
        one.amount, one.held_change, one.balance_after, one.held_after, one.version, one.kind,
        one.recorded_at,
    )  # fmt: skip


def _use(one: LotUse) -> Sequence[Any]:
    return (
        one.id, one.transaction_id, one.lot_id, one.amount, one.redemption_id, one.source_lot_id,
    )  # fmt: skip


def _lot(one: Lot) -> Sequence[Any]:
    return (one.id, one.remaining, one.held, one.recalled, one.frozen)


def _new_lot(one: Lot) -> Sequence[Any]:
    return (
        one.id, one.account_id, one.amount, one.remaining, one.held, one.effective_from,
        one.expires_at, one.priority, one.origin, one.source, one.transaction_id, one.root_id,
        one.parent_id, one.recalled, one.created_at, one.frozen,
    )  # fmt: skip


def _hold(one: Hold) -> Sequence[Any]:
    return (
        one.id, one.strength, one.state, one.end_reason, one.placed, one.captured, one.released,
        one.lapsed, one.soft_until, one.lapses_at, one.reported_at, one.ended_at,
    )  # fmt: skip


def _new_hold(one: Hold) -> Sequence[Any]:
    return (
        one.id, one.account_id, one.cart_id, one.customer_id, one.strength, one.state,
        one.end_reason, one.placed, one.captured, one.released, one.lapsed, one.placed_at,
        one.soft_until, one.lapses_at, one.reported_at, one.ended_at,
    )  # fmt: skip


def alongside_writes(inserts: Iterable[Insert], updates: Iterable[Change]) -> list[Write]:
    """Rows of other tables: one write for each table and set of columns."""
    writes: list[Write] = []
    for model, rows in by_model(inserts).items():
        table = table_of(model)
        for columns, alike in _alike(rows).items():
            written = [table.row(columns, row.values) for row in alike]
            writes.append(Write(table, columns, written, conflict=alike[0].conflict))
    for model, rows in by_model(updates).items():
        table = table_of(model)
        for columns, alike in _alike(rows).items():
            named = ("id", "version", *columns)
            written = [[row.id, row.version + 1, *table.row(columns, row.values)] for row in alike]
            writes.append(Write(table, named, written, is_update=True))
    return writes


def _alike(rows: Iterable[Any]) -> dict[tuple[str, ...], list[Any]]:
    found: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        found.setdefault(tuple(row.values), []).append(row)
    return found
