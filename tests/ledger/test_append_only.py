"""The database itself refuses to change history, to overdraw, and to break its own rules."""

import asyncio
from collections.abc import Generator

import pytest

from tests.databases import Databases, Kind
from tests.ledger.plain_sql import REFUSED, plain_sql
from tests.ledger.sample_history import Sample, write_sample

HISTORY = ("ledger_transaction", "entry", "lot_use")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def written(databases: Databases, request: pytest.FixtureRequest) -> Generator[tuple[str, Sample]]:
    """A database with a history. Every test here is refused, so all can share it."""
    kind: Kind = request.param
    with databases.fresh(kind) as url:
        yield url, asyncio.run(write_sample(url))


async def refused(url: str, statement: str, words: str) -> None:
    async with plain_sql(url) as db:
        before = [await db.rows(f"SELECT * FROM {table} ORDER BY id") for table in HISTORY]
        with pytest.raises(REFUSED, match=words):
            await db.run(statement)
        assert before == [await db.rows(f"SELECT * FROM {table} ORDER BY id") for table in HISTORY]


@pytest.mark.parametrize("table", HISTORY)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
async def test_history_is_not_changed(
    written: tuple[str, Sample], table: str, statement: str
) -> None:
    await refused(written[0], statement.format(table), f"{table} is append-only")


@pytest.mark.parametrize("table", HISTORY)
async def test_history_is_not_replaced(written: tuple[str, Sample], table: str) -> None:
    url = written[0]
    if url.startswith("sqlite"):
        replaced = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
        await refused(url, replaced, f"{table} is append-only: REPLACE")
    else:
        await refused(url, f"TRUNCATE {table} CASCADE", "is append-only: TRUNCATE")


async def test_another_entry_does_not_take_a_versions_place(written: tuple[str, Sample]) -> None:
    url, sample = written
    values = (
        "SELECT '00000000-0000-7000-8000-000000000001', transaction_id, position, account_id, "
        "system, currency, amount, held_change, balance_after, held_after, version, kind, "
        f"recorded_at FROM entry WHERE account_id = '{sample.card}' AND version = 1"
    )
    if url.startswith("sqlite"):
        await refused(url, f"INSERT OR REPLACE INTO entry {values}", "append-only: REPLACE")
    else:
        values = values.replace("0001'", "0001'::uuid")
        await refused(url, f"INSERT INTO entry {values}", "entry_once_per_version")


REFUSALS = {
    "account_not_overdrawn": "UPDATE account SET balance = -1, held = 0 WHERE id = '{0.card}'",
    "account_not_overdrawn ": "UPDATE account SET held = balance + 1 WHERE id = '{0.card}'",
    "account_version": "UPDATE account SET version = -1 WHERE id = '{0.card}'",
    "account_kind": "UPDATE account SET kind = 'PIGGY_BANK' WHERE id = '{0.card}'",
    "account_currency": "UPDATE account SET currency = 'US' WHERE id = '{0.card}'",
    "lot_not_overdrawn": "UPDATE lot SET remaining = amount + 1 WHERE account_id = '{0.card}'",
    "lot_not_overdrawn ": "UPDATE lot SET held = remaining + 1 WHERE account_id = '{0.card}'",
    "lot_grant_due": "UPDATE lot_grant SET recall_due = recalled + 1",
    "hold_not_exceeded": "UPDATE hold SET captured = placed + 1 WHERE id = '{0.open_hold}'",
    "hold_ends_once": "UPDATE hold SET ended_at = placed_at WHERE id = '{0.open_hold}'",
    "hold_ended_empty": "UPDATE hold SET captured = captured - 1 WHERE id = '{0.ended_hold}'",
    "hold_pin_amount": "UPDATE hold_pin SET amount = -1",
    "ledger_clock_forward": "UPDATE ledger_clock SET offset_microseconds = -1",
}


@pytest.mark.parametrize("rule", REFUSALS)
async def test_the_database_refuses_by_name(written: tuple[str, Sample], rule: str) -> None:
    url, sample = written
    await refused(url, REFUSALS[rule].format(sample), rule.strip())


async def test_an_account_with_history_stays(written: tuple[str, Sample]) -> None:
    await refused(written[0], f"DELETE FROM account WHERE id = '{written[1].card}'", "(?i)foreign")
