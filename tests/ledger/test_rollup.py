"""Totals of system accounts by day: of closed days only, once, equal to a recount."""

from datetime import UTC, date, datetime, timedelta

import pytest

from loyalty_gql.ledger import rollup
from loyalty_gql.ledger.rollup import SETTLING, first_open_day, roll_up
from loyalty_gql.ledger.verify import verify
from loyalty_gql.rules.state import AccountKind
from tests.ledger.plain_sql import plain_sql
from tests.ledger.sample_history import grant, opened, write_sample

DAYS = 24  # in hours


async def totals(url: str) -> set[tuple[str, str, int, int]]:
    async with plain_sql(url) as db:
        rows = await db.rows("SELECT day, system, amount, entries FROM system_day_total")
    return {(str(day), system, amount, entries) for day, system, amount, entries in rows}


async def is_clean(url: str) -> bool:
    return (await verify(url, lambda _: None)).clean


def test_a_day_is_closed_when_its_last_commit_must_be_there() -> None:
    midnight = datetime(2026, 11, 21, tzinfo=UTC)

    assert first_open_day(midnight + SETTLING - timedelta(seconds=1)) == date(2026, 11, 20)
    assert first_open_day(midnight + SETTLING) == date(2026, 11, 21)


async def test_an_empty_ledger_has_no_totals(database_url: str) -> None:
    assert await roll_up(database_url) == 0


async def test_closed_days_are_rolled_up_once(database_url: str) -> None:
    async with opened(database_url) as teller:
        account = await teller.account(AccountKind.STORE_CREDIT)
        for day in range(3):
            await teller.pass_time(hours=day * DAYS)
            await teller.do(grant(account, 100))
            await teller.do(grant(account, 10 + day))

        await roll_up(database_url)
        first = teller.start.date()

    closed = {(str(first + timedelta(n)), "promotions", -(110 + n), 2) for n in range(2)}
    assert await totals(database_url) == closed
    assert await roll_up(database_url) == 0
    assert await is_clean(database_url)


async def test_what_was_missed_is_made_up_for(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollup, "ROWS_AT_ONCE", 1)
    await write_sample(database_url)
    async with opened(database_url) as teller:
        await teller.pass_time(hours=9 * DAYS)
        await teller.do(grant(await teller.account(AccountKind.STORE_CREDIT), 1))
        await teller.pass_time(hours=20 * DAYS)

    written = await roll_up(database_url)

    found = await totals(database_url)
    assert written == len(found) > 4
    async with plain_sql(database_url) as db:
        recount = await db.rows("SELECT sum(amount), count(*) FROM entry WHERE system IS NOT NULL")
    assert [(sum(row[2] for row in found), sum(row[3] for row in found))] == list(recount)
    assert await is_clean(database_url)


async def test_a_day_that_was_cut_off_halfway_is_completed(database_url: str) -> None:
    await write_sample(database_url)
    async with opened(database_url) as teller:
        await teller.pass_time(hours=2 * DAYS)
    await roll_up(database_url)
    whole = await totals(database_url)
    async with plain_sql(database_url) as db:
        await db.run("DELETE FROM system_day_total WHERE system = 'promotions'")
    assert not await is_clean(database_url)

    assert await roll_up(database_url) == 1

    assert await totals(database_url) == whole


async def test_an_entry_that_comes_too_late_is_found(database_url: str) -> None:
    await write_sample(database_url)
    async with opened(database_url) as teller:
        await teller.pass_time(hours=2 * DAYS)
        await roll_up(database_url)
        await teller.pass_time(hours=0)
        await teller.do(grant(await teller.account(AccountKind.STORE_CREDIT), 7))

    result = await verify(database_url, lambda _: None)

    assert {breach.number for breach in result.breaches} == {6}
    assert await roll_up(database_url) == 0, "history that was reported stays as it was reported"
