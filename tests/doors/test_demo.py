"""`loyalty-gql demo`, typed by somebody who wants something to look at: real processes."""

import asyncio
import re
import signal
import subprocess
import time
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.databases import KINDS, Databases
from tests.doors.test_cli import COMMAND, PRODUCTION, Operator
from tests.ledger.plain_sql import plain_sql

HISTORY = """
SELECT COALESCE(g.customer_id, w.email_folded, w.note, s.owner_id, ''),
       COALESCE(g.order_line_id, p.payment_reference, g.note, ''), COALESCE(g.purchase_position, 0),
       a.kind, a.status, a.currency, a.balance, a.held, e.version, e.kind, e.amount, e.held_change,
       e.balance_after, e.held_after, t.reason, t.actor_id, e.recorded_at, g.expires_at
FROM account a JOIN entry e ON e.account_id = a.id
JOIN ledger_transaction t ON t.id = e.transaction_id
LEFT JOIN store_credit_account s ON s.id = a.id LEFT JOIN waiting_credit w ON w.id = a.id
LEFT JOIN gift_card g ON g.id = a.id LEFT JOIN gift_card_purchase p ON p.id = g.purchase_id
"""
PURCHASES = """
SELECT COALESCE(p.customer_id, ''), r.product_id, p.amount_minor, p.quantity, p.valid_days,
       p.order_line_id, p.payment_reference, m.recipient_email, m.message, p.deliver_at,
       p.created_at, p.lapses_at, p.paid_at, p.cancelled_at, p.refunded_at
FROM gift_card_purchase p JOIN gift_card_product r ON r.id = p.gift_card_product_id
LEFT JOIN gift_message m ON m.purchase_id = p.id
"""
WAITING = """
SELECT w.email_folded IS NOT NULL, a.claimed_by IS NOT NULL, a.balance > 0
FROM waiting_credit w JOIN account a ON a.id = w.id
"""
ON_SALE = "SELECT currency, archived_at IS NOT NULL FROM gift_card_product"
STATES = """
SELECT a.status, a.balance = 0 AS spent, a.claimed_by IS NOT NULL, a.balance = g.initial_minor,
       g.replaces_id IS NOT NULL
FROM account a JOIN gift_card g ON g.id = a.id
"""
HOLDS = "SELECT state FROM hold"
STATUSES = """
SELECT CASE WHEN refunded_at IS NOT NULL THEN 'REFUNDED'
            WHEN paid_at > lapses_at THEN 'PAID when it had lapsed'
            WHEN paid_at IS NOT NULL THEN 'PAID' WHEN cancelled_at IS NOT NULL THEN 'CANCELLED'
            WHEN lapses_at <= CURRENT_TIMESTAMP THEN 'LAPSED' ELSE 'PENDING' END
FROM gift_card_purchase
"""
MOMENT = re.compile(r" \d\d:\d\d:\d\d.*")
CLOSED = (
    "INSERT INTO system_day_total (id, system, currency, day, amount, entries) "
    "SELECT 'closed', 'promotions', 'USD', '{yesterday}', 1, 1"
)
THEIRS = (
    "INSERT INTO cart (id, cart_id, revision, currency, total_minor, lines, "
    "refunded_other_minor, version, created_at, updated_at) VALUES "
    "('00000000-0000-7000-8000-000000000001', 'theirs', 1, 'USD', 100, '[]', 0, 0, "
    "'2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00')"
)
BEGUN = 4  # days that were told when it is killed
PATIENCE_SECONDS = 120


async def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    async with plain_sql(url) as sql:
        return [tuple(row) for row in await sql.rows(query)]


async def run(url: str, statement: str) -> None:
    async with plain_sql(url) as sql:
        await sql.run(statement)


def story_of(url: str) -> list[tuple[Any, ...]]:
    """Who had what, what moved, why, and on which day; without ids and codes."""
    told = [*asyncio.run(rows(url, HISTORY)), *asyncio.run(rows(url, PURCHASES))]
    return sorted(tuple(map(_on_its_day, row)) for row in told)


def _on_its_day(value: Any) -> str:
    """In text; of a moment only its day, for what was committed together differs."""
    return MOMENT.sub("", str(value))


@pytest.fixture(scope="module", params=KINDS)
def filled(
    databases: Databases, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Operator]:
    """Somebody who has filled a database."""
    with databases.fresh(request.param) as url:
        operator = Operator(tmp_path_factory.mktemp("filled"), DATABASE_URL=url)
        told = operator.types("demo", "--size", "small")
        assert told.returncode == 0, told.stderr
        yield operator


def url_of(operator: Operator) -> str:
    return operator.environ["LOYALTY_DATABASE_URL"]


@pytest.fixture
def another_url(databases: Databases, filled: Operator) -> Generator[str]:
    """A new database of the same kind."""
    kind = "sqlite" if url_of(filled).startswith("sqlite") else "postgres"
    with databases.fresh(kind) as url:
        yield url


def test_two_fillings_tell_the_same_story_though_one_was_killed(
    tmp_path: Path, filled: Operator, another_url: str
) -> None:
    # Wherever the shop is: the story's cards were sold under no law that would refuse them.
    killed = Operator(tmp_path, DATABASE_URL=another_url, MARKET="US-CA")
    _killed_on_the_way(killed, another_url)
    assert story_of(another_url) != story_of(url_of(filled))
    resumed = killed.types("demo")
    assert resumed.returncode == 0, resumed.stderr

    assert story_of(another_url) == story_of(url_of(filled))
    for operator in (filled, killed):
        assert operator.types("ledger", "verify").stdout.endswith("every invariant holds\n")
        assert operator.types("clock", "show").stdout.endswith("real time\n")
        assert "is there, up to" in operator.types("demo").stdout


def _killed_on_the_way(operator: Operator, url: str) -> None:
    command = [str(COMMAND), "demo", "--size", "small"]
    with subprocess.Popen(command, cwd=operator.folder, env=operator.environ) as process:
        ends = time.monotonic() + PATIENCE_SECONDS
        marks = "SELECT count(*) FROM idempotency_record WHERE principal = 'demonstration'"
        while asyncio.run(rows(url, marks))[0][0] < BEGUN:
            assert process.poll() is None
            assert time.monotonic() < ends
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)


def test_every_state_of_a_card_and_of_a_hold_is_there_to_see(filled: Operator) -> None:
    database_url = url_of(filled)
    cards = [tuple(map(_plain, row)) for row in asyncio.run(rows(database_url, STATES))]
    kinds = {row[9] for row in asyncio.run(rows(database_url, HISTORY))}
    holds = {row[0] for row in asyncio.run(rows(database_url, HOLDS))}
    purchases = {row[0] for row in asyncio.run(rows(database_url, STATUSES))}
    on_sale = {(row[0], bool(row[1])) for row in asyncio.run(rows(database_url, ON_SALE))}
    waiting = {tuple(map(bool, row)) for row in asyncio.run(rows(database_url, WAITING))}

    seen: dict[str, Callable[[tuple[Any, ...]], bool]] = {
        "fresh": lambda card: card[:3] == ("ACTIVE", False, False) and card[3],
        "partly spent": lambda card: card[:3] == ("ACTIVE", False, False) and not card[3],
        "spent or expired": lambda card: card[:3] == ("ACTIVE", True, False),
        "claimed": lambda card: card[2],
        "blocked": lambda card: card[0] == "BLOCKED",
        "over": lambda card: card[0] == "DEACTIVATED",
        "in place of another": lambda card: card[4],
    }
    missing = [name for name, is_so in seen.items() if not any(is_so(card) for card in cards)]
    assert not missing
    assert kinds >= {
        "ISSUE", "ADJUSTMENT", "HOLD", "RELEASE", "REDEMPTION", "REFUND", "EXPIRATION", "REVERSAL",
        "CLAIM", "TRANSFER", "LOAD", "PURCHASE",
    }  # fmt: skip
    assert holds == {"PLACED", "CAPTURED", "RELEASED", "LAPSED"}
    assert purchases == {
        "PENDING", "PAID", "PAID when it had lapsed", "CANCELLED", "LAPSED", "REFUNDED",
    }  # fmt: skip
    assert {currency for currency, _ in on_sale} == {"USD", "EUR", "GBP", "JPY", "KWD"}
    assert {archived for _, archived in on_sale} == {True, False}
    # For an address or under a code, claimed or not, and what was sent on to somebody else.
    assert waiting >= {
        (True, False, True), (True, True, False), (True, False, False),
        (False, False, True), (False, True, False),
    }  # fmt: skip


def _plain(value: Any) -> Any:
    return bool(value) if isinstance(value, int) else value


def test_what_is_somebodys_own_is_not_filled_up(tmp_path: Path, database_url: str) -> None:
    asyncio.run(run(database_url, THEIRS))

    refused = Operator(tmp_path, DATABASE_URL=database_url).types("demo", "--size", "small")

    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: this database is somebody's already")
    assert story_of(database_url) == []


def test_days_that_were_closed_meanwhile_are_not_added_to(
    tmp_path: Path, database_url: str
) -> None:
    """The totals of a closed day are never written again; going on would break the proof."""
    operator = Operator(tmp_path, DATABASE_URL=database_url)
    _killed_on_the_way(operator, database_url)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    asyncio.run(run(database_url, CLOSED.format(yesterday=yesterday)))

    refused = operator.types("demo")

    assert refused.returncode == 1
    assert "added up already" in refused.stderr


def test_it_is_not_for_production(tmp_path: Path) -> None:
    nowhere = "postgres://nobody@127.0.0.1:1/nothing"
    refused = Operator(tmp_path, **PRODUCTION, DATABASE_URL=nowhere).types("demo")

    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: LOYALTY_ENVIRONMENT: demo is for development")
