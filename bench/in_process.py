"""Rows of the ledger alone, in this process, against the database's own floor."""

import asyncio
import random
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from bench.floors import postgres_floor, prepare_postgres, sqlite_floor
from bench.measure import Effort, Row, Run, compared, interleaved, ratio
from bench.seeding import CURRENCY, Holder, seed_sqlite
from loyalty_gql.app import spare_the_collector
from loyalty_gql.ledger.commands import Command, IdempotencyKey
from loyalty_gql.ledger.committer import Ledger
from loyalty_gql.migrate import migrate
from loyalty_gql.rules.operations import Spend
from loyalty_gql.rules.state import Because, Kind, System

CLIENTS = 64
BECAUSE = Because("STAFF", "staff:bench", "CORRECTION")

_session = f"{time.time_ns()}"
_numbers = count()


async def postgres_rows(
    url: str, accounts: Sequence[Holder], folder: Path, effort: Effort, where: str
) -> list[Row]:
    """Spread over all accounts, and all on one."""
    await prepare_postgres(url, len(accounts))
    by, spread_floor = postgres_floor(url, folder, CLIENTS, len(accounts))
    _, hot_floor = postgres_floor(url, folder, CLIENTS, 1)
    ledger = Ledger.at(url)
    await ledger.start()
    many, one = f"{by}, 10,000 accounts", f"{by}, one account"
    rates = await interleaved(
        {
            "spread": spending(ledger, accounts),
            many: spread_floor,
            "hot": spending(ledger, accounts[:1]),
            one: hot_floor,
        },
        effort,
    )
    await ledger.stop()
    return [
        Row(
            "the ledger alone, 64 clients, 10,000 accounts",
            ratio(rates, "spread", many), 2.0, f"{compared(rates, 'spread', many)}; {where}",
        ),
        Row(
            "the ledger alone, 64 clients, one account",
            ratio(rates, "hot", one), 12.0, f"{compared(rates, 'hot', one)}; {where}",
        ),
    ]  # fmt: skip


async def sqlite_row(accounts: Sequence[Holder], folder: Path, effort: Effort) -> Row:
    """On a file, synchronous FULL, against plain sqlite3 on another file in the same folder."""
    ours, plain = folder / "ledger.db", folder / "floor.db"
    await migrate(f"sqlite://{ours}")
    seed_sqlite(str(ours), accounts)
    floor = sqlite_floor(plain, len(accounts))
    ledger = Ledger.at(f"sqlite://{ours}")
    await ledger.start()
    name = "plain sqlite3, one movement a commit"
    rates = await interleaved({"ours": spending(ledger, accounts), name: floor}, effort)
    await ledger.stop()
    return Row(
        "the ledger alone on SQLite, 64 clients",
        ratio(rates, "ours", name), 2.0,
        f"{compared(rates, 'ours', name)}; WAL, synchronous FULL",
    )  # fmt: skip


def spending(ledger: Ledger, accounts: Sequence[Holder]) -> Run:
    """One minor unit off a random account, again and again, by all clients."""

    spare_the_collector()  # as a server's process does

    async def run(seconds: float) -> float:
        end = time.perf_counter() + seconds
        done = 0

        async def client() -> None:
            nonlocal done
            while time.perf_counter() < end:
                account = random.choice(accounts).id
                spend = Spend(account, 1, CURRENCY, Kind.ADJUSTMENT, System.ADJUSTMENTS)
                await ledger.commit(Command(_next_key(), BECAUSE, [spend]))
                done += 1

        begun = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(CLIENTS)))
        return done / (time.perf_counter() - begun)

    return run


def _next_key() -> IdempotencyKey:
    key = f"bench-{_session}-{next(_numbers)}"
    return IdempotencyKey("staff:bench", "adjust", key, "0" * 64)
