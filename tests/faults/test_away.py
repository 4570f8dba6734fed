"""PostgreSQL is away: callers are told so, in words that a program can act on."""

import asyncio
from contextlib import AsyncExitStack

import asyncpg

from loyalty_gql.auth import KEY_SECONDS
from tests.databases import Databases
from tests.faults.proxy import Proxy
from tests.graph.storefront import open_storefront

LIST = "{ giftCards { totalCount } }"
OVERLOADED = {"code": "OVERLOADED", "retryable": True, "retryAfterSeconds": 2}


def test_a_database_that_is_away_is_no_fault_of_ours(databases: Databases) -> None:
    with databases.fresh("postgres") as url:
        asyncio.run(_ask_without_a_database(url))


async def _ask_without_a_database(url: str) -> None:
    proxy = Proxy(url)
    async with AsyncExitStack() as line:
        await line.enter_async_context(proxy.listening())
        async with open_storefront(proxy.url) as front:
            ada = front.customer("ada")
            assert "errors" not in (await front.post(LIST, front.staff)).json()
            assert (await front.client.get("/readyz")).status_code == 200

            await line.aclose()
            await _end_connections(url)

            assert (await front.client.get("/readyz")).status_code == 503
            assert (await front.client.get("/healthz")).status_code == 200
            (error,) = (await front.post(LIST, ada)).json()["errors"]
            assert error["extensions"] == OVERLOADED
            assert "password" not in error["message"]
            await asyncio.sleep(KEY_SECONDS)  # until then the key is known
            refused = await front.post(LIST, front.staff)
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")
            assert refused.json()["errors"][0]["extensions"] == OVERLOADED


async def _end_connections(url: str) -> None:
    connection = await asyncpg.connect(url.replace("postgres://", "postgresql://"))
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()
