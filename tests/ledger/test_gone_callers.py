"""Whoever asked may go away: what they asked is done once, and nothing is left half-way."""

import asyncio
import gc

from loyalty_gql import models
from loyalty_gql.ledger.commands import Insert
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.ledger.sqlite import SqliteSessions
from loyalty_gql.rules.ids import new_id
from tests.databases import Databases
from tests.ledger.plain_sql import plain_sql
from tests.ledger.till import command, key, spend, till

SLOW = (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) "
    "SELECT max(i) FROM n"
)


async def test_a_caller_that_goes_away_does_not_stop_a_commit_half_way(database_url: str) -> None:
    async with till(database_url) as desk:
        account, once = await desk.account(100), key()
        caller = asyncio.ensure_future(desk.ledger.commit(command(spend(account, 30), of=once)))
        await asyncio.sleep(0)
        caller.cancel()
        again = await desk.do(spend(account, 30), of=once)

        assert again.replayed
        assert await desk.balance(account) == 70


async def test_a_refusal_that_nobody_waits_for_any_more_is_not_shouted(database_url: str) -> None:
    """Ctrl+C, or a client that hung up: a refusal is not an accident worth a traceback."""
    shouted: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: shouted.append(context))
    async with till(database_url) as desk:
        account = await desk.account(100)
        caller = asyncio.ensure_future(desk.ledger.commit(command(spend(account, 101))))
        await asyncio.sleep(0)
        caller.cancel()
        await desk.ledger.stop()
        del caller
        gc.collect()

    assert not shouted


async def test_a_neighbours_bad_row_does_not_drop_who_has_gone(database_url: str) -> None:
    nowhere = {"transaction_id": new_id(), "note": "of no movement"}
    async with till(database_url) as desk:
        account, once = await desk.account(100), key()
        bad = command(spend(account, 1), alongside=[Insert(models.TransactionNote, nowhere)])
        neighbour = asyncio.ensure_future(desk.ledger.commit(bad))
        caller = asyncio.ensure_future(desk.ledger.commit(command(spend(account, 10), of=once)))
        await asyncio.sleep(0)
        caller.cancel()
        (refused,) = await asyncio.gather(neighbour, return_exceptions=True)
        assert isinstance(refused, RowRefused)
        await desk.ledger.stop()

        assert await desk.balance(account) == 90


async def test_what_is_cancelled_twice_leaves_the_file_to_others(databases: Databases) -> None:
    """The loop of a process that ends cancels whatever is still going on, and again."""
    with databases.fresh("sqlite") as url:
        sessions = SqliteSessions(url.removeprefix("sqlite://"))
        await sessions.open()
        asked = asyncio.Event()

        async def work() -> None:
            async with sessions.transaction() as session:
                await session.fetch("SELECT 1")
                asked.set()
                await session.fetch(SLOW)

        task = asyncio.ensure_future(work())
        await asked.wait()
        for _ in range(2):
            await asyncio.sleep(0)
            task.cancel()
        await asyncio.wait([task])
        async with sessions.transaction() as session:
            await session.fetch("SELECT 1")
        async with plain_sql(url) as others:
            await others.run("BEGIN IMMEDIATE; COMMIT")
        await sessions.close()

        assert task.cancelled()
