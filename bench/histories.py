"""Long histories, made by the database itself: a grant on each account, then many small spends."""

from collections.abc import Sequence

import asyncpg

from bench.seeding import PLENTY, Holder

# Numbers make the ids: those of a table are in order, as UUIDv7 would be.
NUMBERED = """
CREATE TEMP TABLE numbered ON COMMIT DROP AS
SELECT a.id AS account_id, l.id AS lot_id, v AS version,
       lpad(to_hex((a.place - 1) * {length} + v), 32, '0')::uuid AS id,
       ('a' || lpad(to_hex((a.place - 1) * {length} + v), 31, '0'))::uuid AS other_id,
       ('c' || lpad(to_hex(a.place), 31, '0'))::uuid AS command_id
FROM unnest($1::uuid[]) WITH ORDINALITY a(id, place)
JOIN lot l ON l.account_id = a.id, generate_series(2, {length}) v
"""
STATEMENTS = (
    """INSERT INTO idempotency_record
    (command_id, principal, key, operation, fingerprint, subject, created_at)
    SELECT DISTINCT command_id, 'system', 'bench-history:' || account_id, 'import', '', '{{}}',
    now() FROM numbered""",
    """INSERT INTO ledger_transaction
    (id, command_id, kind, currency, recorded_at, occurred_at, reason, actor_kind, actor_id)
    SELECT id, command_id, 'ADJUSTMENT', 'USD', now(), now(), 'CORRECTION', 'SYSTEM', 'system'
    FROM numbered""",
    """INSERT INTO entry (id, transaction_id, position, account_id, system, currency, amount,
    held_change, balance_after, held_after, version, kind, recorded_at)
    SELECT id, id, 0, account_id, NULL, 'USD', -1, 0, {plenty} - (version - 1), 0, version,
    'ADJUSTMENT', now() FROM numbered""",
    """INSERT INTO entry (id, transaction_id, position, account_id, system, currency, amount,
    held_change, balance_after, held_after, version, kind, recorded_at)
    SELECT other_id, id, 1, NULL, 'adjustments', 'USD', 1, 0, NULL, NULL, NULL, 'ADJUSTMENT', now()
    FROM numbered""",
    """INSERT INTO lot_use (id, transaction_id, lot_id, amount, redemption_id)
    SELECT id, id, lot_id, -1, id FROM numbered""",
    """UPDATE account SET balance = {plenty} - ({length} - 1), version = {length},
    recorded_at = now() WHERE id = ANY($1::uuid[])""",
    """UPDATE lot SET remaining = {plenty} - ({length} - 1) WHERE account_id = ANY($1::uuid[])""",
)


async def lengthen(url: str, accounts: Sequence[Holder], length: int) -> None:
    """Give each account, granted `PLENTY` before, a history of so many transactions."""
    ids = [one.id for one in accounts]
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            # Foreign keys hold by construction; checking two million would take most of the time.
            await connection.execute("SET LOCAL session_replication_role = replica")
            await connection.execute(NUMBERED.format(length=length), ids)
            for statement in STATEMENTS:
                sql = statement.format(plenty=PLENTY, length=length)
                await connection.execute(sql, *([ids] if "$1" in sql else []))
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
