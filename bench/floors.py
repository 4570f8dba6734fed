"""What the databases can do by themselves: the same movement in plain SQL, without our code.

The movement: an idempotency record, a guarded balance update, a transaction, two entries, a commit.
The tables have keys, indexes and foreign keys of the kind that ours have, but no lots.
"""

import asyncio
import random
import re
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

from bench.measure import Run
from bench.postgres import execute, pgbench
from loyalty_gql.ledger.sqlite import PRAGMAS

PLENTY = 10**9
# Others may use the same server, which lets in a hundred clients at a time. Seconds.
WAITS_FOR_ROOM = (0, 2, 5, 10, 10)

TABLES = """
CREATE TABLE floor_account (
    id {uuid} NOT NULL PRIMARY KEY, number INT NOT NULL UNIQUE,
    balance BIGINT NOT NULL CHECK (balance >= 0)
){room};
CREATE TABLE floor_idempotency (
    command_id {uuid} NOT NULL PRIMARY KEY, principal VARCHAR(300) NOT NULL,
    key VARCHAR(255) NOT NULL, fingerprint VARCHAR(64) NOT NULL, created_at {time} NOT NULL,
    UNIQUE (principal, key)
);
CREATE TABLE floor_transaction (
    id {uuid} NOT NULL PRIMARY KEY, command_id {uuid} NOT NULL, kind VARCHAR(16) NOT NULL,
    recorded_at {time} NOT NULL
);
CREATE INDEX floor_transaction_command ON floor_transaction (command_id);
CREATE TABLE floor_entry (
    id {uuid} NOT NULL PRIMARY KEY,
    transaction_id {uuid} NOT NULL REFERENCES floor_transaction (id),
    account_id {uuid} REFERENCES floor_account (id), system VARCHAR(24),
    amount BIGINT NOT NULL, recorded_at {time} NOT NULL
);
CREATE INDEX floor_entry_transaction ON floor_entry (transaction_id);
CREATE INDEX floor_entry_account ON floor_entry (account_id) WHERE account_id IS NOT NULL;
"""
POSTGRES = {"uuid": "UUID", "time": "TIMESTAMPTZ", "room": " WITH (fillfactor = 70)"}
SQLITE = {"uuid": "CHAR(36)", "time": "TIMESTAMP", "room": ""}

FILL_POSTGRES = """
INSERT INTO floor_account SELECT md5('account' || n)::uuid, n, {plenty}
    FROM generate_series(1, {accounts}) n;
INSERT INTO floor_idempotency SELECT md5('command' || n)::uuid, 'seed', 'key-' || n, 'seed', now()
    FROM generate_series(1, {accounts}) n;
INSERT INTO floor_transaction SELECT md5('seed' || n)::uuid, md5('command' || n)::uuid, 'SEED',
    now() FROM generate_series(1, {accounts}) n;
INSERT INTO floor_entry SELECT gen_random_uuid(), md5('seed' || n)::uuid, md5('account' || n)::uuid,
    NULL, 1, now() FROM generate_series(1, {accounts}) n;
VACUUM ANALYZE floor_account, floor_idempotency, floor_transaction, floor_entry;
"""

# pgbench knows no uuid: two numbers make the ids, and the account is found by its number.
SCRIPT = r"""
\set number random(1, :accounts)
\set movement random(1, 9000000000000000000)
BEGIN;
INSERT INTO floor_idempotency VALUES (gen_random_uuid(), 'bench', 'key-' || :movement, 'f', now());
UPDATE floor_account SET balance = balance - 1 WHERE number = :number AND balance >= 1;
INSERT INTO floor_transaction VALUES
    (lpad(:movement::text, 32, '0')::uuid, gen_random_uuid(), 'ADJUSTMENT', now());
INSERT INTO floor_entry VALUES
    (gen_random_uuid(), lpad(:movement::text, 32, '0')::uuid, md5('account' || :number)::uuid,
        NULL, -1, now()),
    (gen_random_uuid(), lpad(:movement::text, 32, '0')::uuid, NULL, 'adjustments', 1, now());
COMMIT;
"""


async def prepare_postgres(url: str, accounts: int) -> None:
    """Make the floor's tables in the same database, filled and analysed."""
    await execute(url, TABLES.format(**POSTGRES))
    filled = FILL_POSTGRES.format(plenty=PLENTY, accounts=accounts)
    for statement in filled.split(";"):
        if statement.strip():
            await execute(url, statement)


def postgres_floor(url: str, folder: Path, clients: int, accounts: int) -> tuple[str, Run]:
    """What measures it, and the run: movements a second by `clients` over `accounts`."""
    program = pgbench()
    if program is None:
        return "the same SQL through asyncpg", _through_asyncpg(url, clients, accounts)
    script = folder / "floor.sql"
    script.write_text(SCRIPT)

    async def run(seconds: float) -> float:
        words = (
            program, "-n", "-M", "prepared", "-f", str(script), "-D", f"accounts={accounts}",
            "-c", str(clients), "-j", "2", "-T", str(max(1, round(seconds))), _for_libpq(url),
        )  # fmt: skip
        complaint = ""
        for pause in WAITS_FOR_ROOM:
            await asyncio.sleep(pause)
            told, complaint = await _told_by(*words)
            if found := re.search(r"tps = ([0-9.]+) \(without", told):
                return float(found[1])
            if "too many clients" not in complaint:
                break
        raise RuntimeError(f"pgbench failed: {complaint[-500:]}")

    return "pgbench", run


async def _told_by(*words: str) -> tuple[str, str]:
    process = await asyncio.create_subprocess_exec(
        *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    told, complaint = await process.communicate()
    return told.decode(errors="replace"), complaint.decode(errors="replace")


def _for_libpq(url: str) -> str:
    return urlsplit(url)._replace(scheme="postgresql").geturl()


def _through_asyncpg(url: str, clients: int, accounts: int) -> Run:
    async def movement(connection: Any) -> None:
        number, one = random.randint(1, accounts), uuid4()
        async with connection.transaction():
            await connection.execute(
                "INSERT INTO floor_idempotency VALUES ($1, 'bench', $2, 'f', now())",
                uuid4(), f"key-{one}",
            )  # fmt: skip
            await connection.execute(
                "UPDATE floor_account SET balance = balance - 1 WHERE number = $1 AND balance >= 1",
                number,
            )
            await connection.execute(
                "INSERT INTO floor_transaction VALUES ($1, $2, 'ADJUSTMENT', now())", one, uuid4()
            )
            await connection.execute(
                "INSERT INTO floor_entry VALUES "
                "($1, $2, md5('account' || $3::int)::uuid, NULL, -1, now()), "
                "($4, $2, NULL, 'adjustments', 1, now())",
                uuid4(), one, number, uuid4(),
            )  # fmt: skip

    async def run(seconds: float) -> float:
        pool = await asyncpg.create_pool(url, min_size=clients, max_size=clients)
        done = 0
        end = time.perf_counter() + seconds

        async def client() -> None:
            nonlocal done
            async with pool.acquire() as connection:
                while time.perf_counter() < end:
                    await movement(connection)
                    done += 1

        begun = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(clients)))
        rate = done / (time.perf_counter() - begun)
        await pool.close()
        return rate

    return run


def sqlite_floor(path: Path, accounts: int) -> Run:
    """Plain `sqlite3` on a file of its own, one movement a transaction, synchronous FULL."""
    ids = _fill_sqlite(path, accounts)

    async def run(seconds: float) -> float:
        return await asyncio.to_thread(_movements, path, ids, seconds)

    return run


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _fill_sqlite(path: Path, accounts: int) -> list[str]:
    connection = _open(path)
    connection.executescript(TABLES.format(**SQLITE))
    ids = [str(uuid4()) for _ in range(accounts)]
    connection.execute("BEGIN")
    for number, account in enumerate(ids):
        connection.execute("INSERT INTO floor_account VALUES (?, ?, ?)", (account, number, PLENTY))
        _movement(connection, account)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()
    return ids


def _movement(connection: sqlite3.Connection, account: str) -> None:
    at = time.strftime("%Y-%m-%d %H:%M:%S.000000+00:00", time.gmtime())
    command, one = str(uuid4()), str(uuid4())
    connection.execute(
        "INSERT INTO floor_idempotency VALUES (?, 'bench', ?, 'f', ?)",
        (command, f"key-{one}", at),
    )
    connection.execute(
        "UPDATE floor_account SET balance = balance - 1 WHERE id = ? AND balance >= 1", (account,)
    )
    connection.execute(
        "INSERT INTO floor_transaction VALUES (?, ?, 'ADJUSTMENT', ?)", (one, command, at)
    )
    connection.executemany(
        "INSERT INTO floor_entry VALUES (?, ?, ?, ?, ?, ?)",
        [
            (str(uuid4()), one, account, None, -1, at),
            (str(uuid4()), one, None, "adjustments", 1, at),
        ],
    )


def _movements(path: Path, ids: list[str], seconds: float) -> float:
    connection = _open(path)
    begun, done = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        connection.execute("BEGIN IMMEDIATE")
        _movement(connection, random.choice(ids))
        connection.execute("COMMIT")
        done += 1
    rate = done / (time.perf_counter() - begun)
    connection.close()
    return rate
