"""A key that another process is just using: its caller waits, and the others of the group don't."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import pytest

from loyalty_gql.errors import IdempotencyConcurrent, Overloaded
from loyalty_gql.ledger import group
from loyalty_gql.ledger.commands import IdempotencyKey, Receipt
from loyalty_gql.rules.ids import new_id
from tests.databases import Databases
from tests.ledger.till import command, key, spend, till


@asynccontextmanager
async def another_process_uses(
    url: str, used: IdempotencyKey, subject: str = "{}"
) -> AsyncGenerator[Any]:
    """An open transaction that inserted the key's record, and the connection it is on."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("BEGIN")
        await connection.execute(
            "INSERT INTO idempotency_record (command_id, principal, key, operation, fingerprint,"
            " subject, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            new_id(), used.principal, used.key, used.operation, used.fingerprint, subject,
            datetime.now(UTC),
        )  # fmt: skip
        yield connection
    finally:
        await connection.close()


@pytest.fixture
def postgres_url(databases: Databases) -> Any:
    with databases.fresh("postgres") as url:
        yield url


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other is in time, however busy the machine is."""
    monkeypatch.setattr(group, "PATIENCE", 60.0)


async def test_the_group_goes_on_and_the_caller_is_told_after_two_seconds(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert group.PATIENCE == 2.0
    monkeypatch.setattr(group, "PATIENCE", 5.0)  # room for a machine that is busy with others
    async with till(postgres_url) as desk:
        account, once = await desk.account(100), key()
        async with another_process_uses(postgres_url, once):
            began = time.monotonic()
            blocked = asyncio.ensure_future(
                desk.ledger.commit(command(spend(account, 10), of=once))
            )
            neighbours = await desk.group(*(command(spend(account, 1)) for _ in range(5)))
            # And who comes later does not wait either.
            later = await desk.group(command(spend(account, 1)))
            assert all(isinstance(one, Receipt) for one in (*neighbours, *later))
            assert not blocked.done()
            with pytest.raises(IdempotencyConcurrent):
                await blocked
            took = time.monotonic() - began

        assert 5.0 <= took < 15.0
        assert IdempotencyConcurrent.retryable
        assert await desk.balance(account) == 94


@pytest.mark.usefixtures("patient")
async def test_the_caller_gets_the_replay_when_the_other_commits_in_time(
    postgres_url: str,
) -> None:
    async with till(postgres_url) as desk:
        account, once = await desk.account(100), key()
        async with another_process_uses(postgres_url, once, '{"made": "there"}') as other:
            waiting = asyncio.ensure_future(
                desk.ledger.commit(command(spend(account, 10), of=once))
            )
            await desk.group(command(spend(account, 1)))
            await other.execute("COMMIT")
            receipt = await waiting

        assert receipt.replayed
        assert receipt.subject == {"made": "there"}
        assert await desk.balance(account) == 99


@pytest.mark.usefixtures("patient")
async def test_the_caller_does_it_itself_when_the_other_gives_up(postgres_url: str) -> None:
    async with till(postgres_url) as desk:
        account, once = await desk.account(100), key()
        async with another_process_uses(postgres_url, once) as other:
            waiting = asyncio.ensure_future(
                desk.ledger.commit(command(spend(account, 10), of=once))
            )
            await desk.group(command(spend(account, 1)))
            await other.execute("ROLLBACK")
            assert not (await waiting).replayed

        assert await desk.balance(account) == 89
        await desk.must_be_clean()


@pytest.mark.usefixtures("patient")
async def test_an_account_locked_elsewhere_is_waited_for(postgres_url: str) -> None:
    async with till(postgres_url) as desk:
        account, free = await desk.account(100), await desk.account(100)
        connection = await asyncpg.connect(postgres_url)
        await connection.execute("BEGIN")
        await connection.execute("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE", account)
        waiting = asyncio.ensure_future(desk.ledger.commit(command(spend(account, 10))))
        await desk.group(command(spend(free, 1)))
        await connection.close()

        assert not (await waiting).replayed
        assert await desk.balance(account) == 90


async def test_a_replay_does_not_wait_for_an_account_that_is_locked_elsewhere(
    postgres_url: str,
) -> None:
    async with till(postgres_url) as desk:
        account, once = await desk.account(100), key()
        first = await desk.do(spend(account, 10), of=once)
        connection = await asyncpg.connect(postgres_url)
        await connection.execute("BEGIN")
        await connection.execute("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE", account)
        again = await desk.do(spend(account, 10), of=once)
        still = await connection.fetchval("SELECT version FROM account WHERE id = $1", account)
        await connection.close()

        assert again.replayed
        assert again.command_id == first.command_id
        assert still == 2, "it was locked all the while"


async def test_sqlite_waits_for_the_writer_of_another_process(databases: Databases) -> None:
    await asyncio.to_thread(_sqlite_waits, databases)


def _sqlite_waits(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        asyncio.run(_writes_after_another(url))


async def _writes_after_another(url: str) -> None:
    async with till(url) as desk:
        account = await desk.account(100)
        with closing(sqlite3.connect(urlsplit(url).path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = asyncio.ensure_future(desk.group(*_three_spends(account)))
            done, _ = await asyncio.wait([waiting], timeout=0.3)
            assert not done
            other.execute("COMMIT")
        assert all(isinstance(one, Receipt) for one in await waiting)
        assert await desk.balance(account) == 97


async def test_sqlite_busy_for_too_long_is_overloaded(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loyalty_gql.ledger.sqlite.BUSY_MS", 50)
    monkeypatch.setattr("loyalty_gql.ledger.group.PATIENCE_RESTART", 0.2)
    await asyncio.to_thread(_sqlite_is_busy, databases)


def _sqlite_is_busy(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        asyncio.run(_gives_up(url))


async def _gives_up(url: str) -> None:
    async with till(url) as desk:
        account = await desk.account(100)
        with closing(sqlite3.connect(urlsplit(url).path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert await desk.group(*_three_spends(account)) == [Overloaded] * 3
            other.execute("ROLLBACK")
        assert await desk.balance(account) == 100


def _three_spends(account: Any) -> list[Any]:
    return [command(spend(account, 1)) for _ in range(3)]
