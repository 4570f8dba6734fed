"""Recorded transactions that a command refers to, with all that came back of them since."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from loyalty_gql.ledger.sessions import Session
from loyalty_gql.rules.state import Because, Entry, Kind, LotUse, Past, System, Transaction


async def load_past(session: Session, ids: Collection[UUID]) -> dict[UUID, Past]:
    """Recorded transactions by id; one that is not there is not in the answer."""
    transactions = await session.fetch(
        "SELECT t.id, t.command_id, t.kind, t.currency, t.recorded_at, t.occurred_at, t.reason, "  # noqa: S608
        "t.actor_kind, t.actor_id, t.redemption_id, t.hold_id, t.cart_id, r.id "
        "FROM ledger_transaction t LEFT JOIN ledger_transaction r ON r.reverses_id = t.id "
        f"WHERE {session.among('t.id', 1)}",
        ids,
    )
    entries = await session.fetch(
        "SELECT transaction_id, account_id, system, amount, kind, currency, position, id "  # noqa: S608
        f"FROM entry WHERE {session.among('transaction_id', 1)} ORDER BY position",
        ids,
    )
    uses = await session.fetch(
        "SELECT id, transaction_id, lot_id, amount, redemption_id, source_lot_id "  # noqa: S608
        f"FROM lot_use WHERE {session.among('transaction_id', 1)} "
        f"OR {session.among('redemption_id', 1)}",
        ids,
    )
    parsed = [_use(session, use) for use in uses]
    found = [_past_of(session, row, entries, parsed) for row in transactions]
    return {past.transaction.id: past for past in found}


def _past_of(session: Session, row: Any, entries: Sequence[Any], uses: list[LotUse]) -> Past:
    id_, at = session.uuid(row[0]), session.time(row[4])
    transaction = Transaction(
        id_,
        session.uuid(row[1]),
        Kind(row[2]),
        row[3],
        at,
        session.time(row[5]),
        Because(row[7], row[8], row[6]),
        None,
        session.uuid(row[9]) if row[9] is not None else None,
        session.uuid(row[10]) if row[10] is not None else None,
        session.uuid(row[11]) if row[11] is not None else None,
    )
    own = [
        Entry(
            session.uuid(entry[7]),
            id_,
            entry[6],
            session.uuid(entry[1]) if entry[1] is not None else None,
            System(entry[2]) if entry[2] is not None else None,
            entry[5],
            entry[3],
            0,
            None,
            None,
            None,
            Kind(entry[4]),
            at,
        )
        for entry in entries
        if session.uuid(entry[0]) == id_
    ]
    return Past(
        transaction,
        tuple(own),
        tuple(use for use in uses if use.transaction_id == id_),
        tuple(use for use in uses if use.redemption_id == id_ and use.transaction_id != id_),
        row[12] is not None,
    )


def _use(session: Session, row: Any) -> LotUse:
    return LotUse(
        session.uuid(row[0]),
        session.uuid(row[1]),
        session.uuid(row[2]),
        row[3],
        session.uuid(row[4]) if row[4] is not None else None,
        session.uuid(row[5]) if row[5] is not None else None,
    )
