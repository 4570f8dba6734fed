"""`verify` finds nothing in what the ledger wrote, and names each thing that was spoiled."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

import aiosqlite
import asyncpg
import pytest

from loyalty_gql.ledger.invariants import CHECKS
from loyalty_gql.ledger.snapshot import PostgresSnapshot, Snapshot, SqliteSnapshot
from loyalty_gql.ledger.verify import KEPT, Result, prove, verify
from loyalty_gql.rules.operations import Reverse
from loyalty_gql.rules.state import AccountKind, Kind, System
from tests.databases import Databases
from tests.ledger.plain_sql import plain_sql
from tests.ledger.sample_history import Sample, grant, opened, write_sample

HISTORY = ("ledger_transaction", "entry", "lot_use")
AN_ID = "00000000-0000-7000-8000-000000000001"
AT = datetime(2020, 1, 1, tzinfo=UTC).isoformat(" ")

TRIGGERS = [f"{table}_no_{what}" for table in HISTORY for what in ("update", "delete", "replace")]
UNLOCK_SQLITE = "; ".join(
    [
        "PRAGMA foreign_keys = OFF",
        "PRAGMA ignore_check_constraints = ON",
        "BEGIN",
        "DROP INDEX ledger_transaction_reversed_once",
        *(f"DROP TRIGGER {trigger}" for trigger in TRIGGERS),
    ]
)
# PostgreSQL has to let go of its rules by name.
RULES = {
    "account": ["account_not_overdrawn", "account_version"],
    "entry": ["entry_values_after", "entry_one_side"],
    "hold": ["hold_not_exceeded", "hold_ended_empty", "hold_ends_once"],
    "lot": ["lot_not_overdrawn"],
    "lot_grant": ["lot_grant_due"],
}
UNLOCK_POSTGRES = "; ".join(
    [
        "SET LOCAL session_replication_role = replica",  # no triggers, no foreign keys
        "DROP INDEX ledger_transaction_reversed_once",
        *(
            f"ALTER TABLE {table} DROP CONSTRAINT {rule}"
            for table, rules in RULES.items()
            for rule in rules
        ),
    ]
)

ONE_SYSTEM_ENTRY = (
    "id = (SELECT id FROM entry WHERE system IS NOT NULL AND kind = 'REDEMPTION' LIMIT 1)"
)
LAST_ENTRY = (
    "account_id = '{0.card}' AND version = (SELECT version FROM account WHERE id = '{0.card}')"
)
CREDIT_LOT = "(SELECT id FROM lot WHERE account_id = '{0.credit}' AND remaining > 0 LIMIT 1)"
CARD_LOT = "(SELECT id FROM lot WHERE account_id = '{0.card}' AND origin = 'BOUGHT' LIMIT 1)"

LONE_TRANSACTION = (
    "INSERT INTO ledger_transaction (id, command_id, kind, currency, recorded_at, occurred_at, "
    f"reason, actor_kind, actor_id) VALUES ('{AN_ID}', '{AN_ID}', 'ISSUE', 'USD', '{AT}', "
    f"'{AT}', '', '', '')"
)
WRONG_TOTAL = (
    "INSERT INTO system_day_total (id, system, currency, day, amount, entries) "
    "VALUES ('x', 'breakage', 'USD', '2020-01-01', 5, 1)"
)
TOO_MUCH_RETURNED = (
    "INSERT INTO lot_use (id, transaction_id, lot_id, amount, redemption_id) SELECT "
    f"'{AN_ID}', '{{0.redemption}}', {CARD_LOT}, 5000, '{{0.redemption}}'"
)
REVERSED_TWICE = (
    "UPDATE ledger_transaction SET reverses_id = '{0.redemption}' WHERE reverses_id IS NOT NULL"
)
LOST_EFFECT = (
    "INSERT INTO idempotency_record (command_id, principal, key, operation, fingerprint, "
    f"subject, created_at) VALUES ('{AN_ID}', 'staff:x', 'lost', 'adjust', '', '', '{AT}')"
)

TO_TAX = (
    "INSERT INTO redemption_tax (transaction_id, cart_id, account_id, payment_minor, "
    "deduction_minor, at_issue_minor, by_rate, redemption_id) "
    f"VALUES ('{{}}', '{AN_ID}', '{{{{0.card}}}}', {{}}, 0, 0, '[]', {{}})"
)

# What is done, and which invariant then says what.
SPOILED = [
    (f"UPDATE entry SET amount = amount + 1 WHERE {ONE_SYSTEM_ENTRY}", 1, "that sum to 1 USD"),
    (f"UPDATE entry SET amount = amount + 1 WHERE {ONE_SYSTEM_ENTRY}", 6, "in USD the trial"),
    (f"UPDATE entry SET currency = 'EUR' WHERE {ONE_SYSTEM_ENTRY}", 1, "1 of them in another"),
    (
        LONE_TRANSACTION,
        1,
        f"transaction {AN_ID} has 0 entries",
    ),
    ("UPDATE account SET balance = balance + 1 WHERE id = '{0.card}'", 2, "account {0.card} says"),
    ("UPDATE account SET version = version + 1 WHERE id = '{0.card}'", 2, "account {0.card} says"),
    ("UPDATE account SET currency = 'EUR' WHERE id = '{0.card}'", 2, "account {0.card} says"),
    ("UPDATE account SET balance = balance + 1 WHERE id = '{0.card}'", 6, "in USD the trial"),
    (f"DELETE FROM entry WHERE {LAST_ENTRY}", 2, "account {0.card} says"),
    (f"UPDATE entry SET version = version + 9 WHERE {LAST_ENTRY}", 3, "account {0.card}, does not"),
    (f"UPDATE entry SET balance_after = 9 WHERE {LAST_ENTRY}", 3, "account {0.card}, does not"),
    (f"UPDATE entry SET held_after = 9 WHERE {LAST_ENTRY}", 3, "account {0.card}, does not"),
    (f"UPDATE entry SET recorded_at = '{AT}' WHERE {LAST_ENTRY}", 3, "account {0.card}, does not"),
    ("UPDATE account SET held = held - 1 WHERE id = '{0.card}'", 4, "account {0.card} holds 399"),
    ("UPDATE account SET held = 99999 WHERE id = '{0.card}'", 4, "account {0.card} holds 99999"),
    ("UPDATE hold_pin SET amount = 1 WHERE hold_id = '{0.open_hold}'", 4, "hold {0.open_hold}"),
    ("UPDATE hold_pin SET amount = 1 WHERE hold_id = '{0.open_hold}'", 4, "1 is pinned on it"),
    (
        f"UPDATE hold_pin SET lot_id = {CREDIT_LOT} WHERE hold_id = '{{0.open_hold}}'",
        4,
        "1 of its pins on another account's lots",
    ),
    (f"UPDATE lot SET held = held + 1 WHERE id = {CREDIT_LOT}", 4, "holds 1 and 0 is pinned"),
    (f"UPDATE lot SET remaining = remaining - 1 WHERE id = {CREDIT_LOT}", 5, "account {0.credit}"),
    (f"UPDATE lot SET remaining = remaining - 1 WHERE id = {CREDIT_LOT}", 5, "its uses say"),
    (f"UPDATE lot SET remaining = amount + 1 WHERE id = {CREDIT_LOT}", 5, "its uses say"),
    (
        "UPDATE lot_use SET amount = amount - 1 WHERE transaction_id = '{0.redemption}'",
        5,
        "transaction {0.redemption}: its entries on accounts and its lot uses differ by 2",
    ),
    (f"UPDATE lot SET root_id = '{AN_ID}' WHERE id = {CARD_LOT}", 5, f"of grant {AN_ID}"),
    ("UPDATE lot_grant SET recalled = 99999, recall_due = 0", 5, "too much of it was recalled"),
    (
        WRONG_TOTAL,
        6,
        "breakage in USD on 2020-01-01: 5 in 1 entries was rolled up, a recount gives 0 in 0",
    ),
    ("UPDATE hold SET released = 0 WHERE id = '{0.ended_hold}'", 7, "hold {0.ended_hold} (CAPT"),
    ("UPDATE hold SET released = placed WHERE id = '{0.open_hold}'", 4, "hold {0.open_hold} keeps"),
    ("UPDATE hold SET captured = 9999 WHERE id = '{0.open_hold}'", 7, "hold {0.open_hold} (PLACED"),
    ("UPDATE hold SET placed = placed + 1 WHERE id = '{0.open_hold}'", 7, "entries say 400"),
    ("UPDATE hold_capture SET amount = 899", 7, "capture {0.redemption} says 899 and took 900"),
    ("UPDATE hold_capture SET amount = 899", 7, "hold {0.ended_hold} says placed 1000"),
    (
        TOO_MUCH_RETURNED,
        7,
        "of redemption {0.redemption} lot",
    ),
    (
        TO_TAX.format("{0.redemption}", 899, "NULL"),
        7,
        "transaction {0.redemption} is 899 to tax, and moved 900",
    ),
    (
        TO_TAX.format("{0.redemption}", 900, "NULL")
        + "; "
        + TO_TAX.format(AN_ID, -901, "'{0.redemption}'"),
        7,
        "of redemption {0.redemption} there is -1 left to tax as a payment, 0 as a deduction",
    ),
    (
        "UPDATE entry SET kind = 'PURCHASE' WHERE account_id = '{0.card}' AND amount > 0",
        7,
        "gift card {0.card} was paid for",
    ),
    (
        REVERSED_TWICE,
        7,
        "transaction {0.redemption} was reversed 2 times",
    ),
    (
        f"UPDATE ledger_transaction SET reverses_id = '{AN_ID}' WHERE id = '{{0.redemption}}'",
        7,
        f"transaction {AN_ID} was reversed 1 times, by {{0.redemption}}",
    ),
    ("DELETE FROM idempotency_record", 8, "transaction {0.redemption} is of command"),
    (
        LOST_EFFECT,
        8,
        f"command {AN_ID} (adjust, key lost) is recorded as done and moved nothing",
    ),
]  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def written(databases: Databases, request: pytest.FixtureRequest) -> Generator[tuple[str, Sample]]:
    """A history that many tests spoil, each in a transaction that is rolled back."""
    database: Literal["sqlite", "postgres"] = request.param
    with databases.fresh(database) as url:
        yield url, asyncio.run(write_sample(url))


@asynccontextmanager
async def spoiled(url: str, statement: str) -> AsyncGenerator[Snapshot]:
    """What the database would look like after the statement, with nothing to refuse it."""
    if url.startswith("sqlite"):
        async with aiosqlite.connect(urlsplit(url).path, isolation_level=None) as connection:
            await connection.executescript(f"{UNLOCK_SQLITE}; {statement}")
            yield SqliteSnapshot(connection)
            await connection.execute("ROLLBACK")
    else:
        session = await asyncpg.connect(url)
        await session.execute(f"BEGIN; {UNLOCK_POSTGRES}; {statement}")
        yield PostgresSnapshot(session)
        await session.close()  # rolls back


async def silent(url: str) -> Result:
    return await verify(url, lambda _: None)


@pytest.mark.parametrize(("statement", "number", "words"), SPOILED)
async def test_each_breach_is_named(
    written: tuple[str, Sample], statement: str, number: int, words: str
) -> None:
    url, sample = written
    async with spoiled(url, statement.format(sample)) as view:
        result = await prove(view, lambda _: None)

    assert not result.clean
    said = [(breach.number, breach.words) for breach in result.breaches]
    assert [one for one in said if one[0] == number and words.format(sample) in one[1]], said


async def test_what_the_ledger_wrote_is_clean(database_url: str) -> None:
    await write_sample(database_url)
    lines: list[str] = []

    result = await verify(database_url, lines.append)

    assert (result.clean, result.breaches) == (True, []), lines
    assert result.checked["entries"] > 40
    assert all(n > 0 for name, n in result.checked.items() if name != "day totals"), result.checked
    assert len(lines) == len(CHECKS) + 2
    assert lines[-1] == "every invariant holds"


async def test_an_empty_ledger_is_clean(database_url: str) -> None:
    assert (await silent(database_url)).clean


async def test_every_breach_is_counted_and_some_are_kept(database_url: str) -> None:
    await write_sample(database_url)
    many = KEPT + 50
    series = {
        "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
        "INSERT INTO idempotency_record SELECT printf('00000000-0000-7000-8000-%012d', i), ",
        "postgres": "WITH n AS (SELECT generate_series(1, {}) AS i) INSERT INTO idempotency_record "
        "SELECT ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ",
    }
    async with plain_sql(database_url) as db:
        values = f"'staff:x', 'key-' || i, 'adjust', '', '', '{AT}' FROM n"
        await db.run(series[db.dialect].format(many) + values)

    result = await silent(database_url)

    assert (result.found, len(result.breaches)) == (many, KEPT)


async def test_a_card_may_be_paid_for_again_after_a_reversal(database_url: str) -> None:
    async with opened(database_url) as teller:
        card = await teller.account(AccountKind.GIFT_CARD)
        bought = {"kind": Kind.PURCHASE, "source": System.PAYMENTS_CLEARING}
        first = await teller.do(grant(card, 100, **bought))
        await teller.do(Reverse(first.transactions[0].id, (card,)))
        await teller.do(grant(card, 100, **bought))

    assert (await silent(database_url)).clean


async def test_a_live_ledger_is_seen_as_of_one_moment(database_url: str) -> None:
    async with opened(database_url) as teller:
        account = await teller.account(AccountKind.STORE_CREDIT)
        running = asyncio.create_task(silent(database_url))
        while not running.done():
            await teller.do(grant(account, 1))

    assert (await running).breaches == []
