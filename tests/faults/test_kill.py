"""`kill -9` under load: nothing acknowledged is lost or done twice, and the ledger holds."""

import asyncio
import base64
import os
import random
from pathlib import Path

import httpx
import pytest

from loyalty_gql.ledger.verify import verify
from tests.faults.callers import Caller, Memory, errands
from tests.faults.servers import Shop, open_shop
from tests.ledger.plain_sql import plain_sql

KILLS = 500 if os.environ.get("LOYALTY_FAULTS") == "full" else 20
CALLERS = 8
SHARED = 4

pytestmark = pytest.mark.faults


async def test_a_server_that_is_killed_loses_nothing_and_doubles_nothing(
    database_url: str, tmp_path: Path
) -> None:
    random_ = random.Random(20_261_121)
    memory = Memory()
    async with open_shop(database_url, tmp_path) as shop, httpx.AsyncClient(timeout=10) as client:
        callers = [Caller(shop, client, memory) for _ in range(CALLERS)]
        accounts = {f"own-{n}": await callers[0].opens(f"own-{n}", 90_000) for n in range(CALLERS)}
        shared = [await callers[0].opens(f"shared-{n}", 1_000) for n in range(SHARED)]
        over = asyncio.Event()
        at_work = [
            asyncio.create_task(errands(caller, random.Random(n), own, shared, over))
            for n, (caller, own) in enumerate(zip(callers, accounts.items(), strict=True))
        ]
        for _ in range(KILLS):
            await shop.kill(random_)
            await is_clean(shop)
        over.set()
        await asyncio.gather(*at_work)
        await is_clean(shop)

    assert "Traceback" not in shop.log
    assert memory.asked_again > 0, "the kills were to hit somebody"
    await is_all_there(shop, memory)


async def is_clean(shop: Shop) -> None:
    """Every invariant of the ledger holds."""
    lines: list[str] = []
    result = await verify(shop.database_url, lines.append)
    assert result.clean, "\n".join(lines)


async def is_all_there(shop: Shop, memory: Memory) -> None:
    """The balances are what the callers were told, and each key did its work once."""
    async with plain_sql(shop.database_url) as db:
        balances = {str(id_): (kept, held) for id_, kept, held in await db.rows(BALANCES)}
        keys = [key for (key,) in await db.rows(KEYS)]
        corrections = await db.rows(CORRECTIONS)
    expected = {uuid_of(account): (minor, 0) for account, minor in memory.changes.items()}

    assert balances == expected
    assert sorted(keys) == sorted(memory.keys), "a key's work was lost, or done unasked"
    assert corrections == [], "a key's work was done more than once"


BALANCES = "SELECT id, balance, held FROM account"
KEYS = "SELECT key FROM idempotency_record WHERE key LIKE 'errand-%'"
CORRECTIONS = (
    "SELECT command_id FROM ledger_transaction WHERE kind = 'ADJUSTMENT' "
    "GROUP BY command_id HAVING count(*) > 1"
)


def uuid_of(global_id: str) -> str:
    """The row that a global id names."""
    return base64.b64decode(global_id).decode().partition(":")[2]
