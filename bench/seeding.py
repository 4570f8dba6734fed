"""Databases that are neither fresh nor empty: accounts with value and with histories, analysed.

Rows are written directly, many at once, and are what the ledger would have written: the bench
proves every invariant of the ledger when it has measured.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from loyalty_gql.rules.ids import new_id, store_credit_account_id

CURRENCY = "USD"
PLENTY = 10**9  # minor units; no run spends as much
MADE = datetime.now(UTC) - timedelta(days=30)
SEEDED = "bench-seed"

Row = Sequence[Any]

COLUMNS = {
    "account": "id kind currency status balance held version recorded_at claimed_by created_at",
    "store_credit_account": "id owner_kind owner_id currency created_at",
    "idempotency_record": "command_id principal key operation fingerprint subject created_at",
    "ledger_transaction": (
        "id command_id kind currency recorded_at occurred_at reason actor_kind actor_id"
    ),
    "entry": (
        "id transaction_id position account_id system currency amount held_change balance_after "
        "held_after version kind recorded_at"
    ),
    "lot": (
        "id account_id amount remaining held effective_from expires_at priority origin source "
        "transaction_id root_id parent_id recalled created_at"
    ),
    "lot_use": "id transaction_id lot_id amount",
    "cart": (
        "id cart_id revision currency total_minor customer_id lines refunded_other_minor version "
        "created_at updated_at"
    ),
    "gift_card": (
        "id code_key_id code_hmac code_sealed last_characters currency initial_minor customer_id "
        "version created_at"
    ),
}
GRANTED = tuple(COLUMNS)[:7]


@dataclass(frozen=True, slots=True)
class Holder:
    """A store credit account and the customer it belongs to."""

    id: UUID
    customer_id: str


def holders(count: int, *, named: str = "holder") -> list[Holder]:
    """Accounts to be; the same ones for the same name."""
    return [
        Holder(store_credit_account_id("customer", customer, CURRENCY), customer)
        for customer in (f"{named}-{number}" for number in range(count))
    ]


def grants(accounts: Iterable[Holder]) -> dict[str, list[Row]]:
    """The rows of one grant of `PLENTY` on each account, by table, parents first."""
    rows: dict[str, list[Row]] = {table: [] for table in GRANTED}
    for one in accounts:
        command, transaction, lot = new_id(), new_id(), new_id()
        rows["account"].append(
            (one.id, "STORE_CREDIT", CURRENCY, "ACTIVE", PLENTY, 0, 1, MADE, None, MADE)
        )
        rows["store_credit_account"].append((one.id, "customer", one.customer_id, CURRENCY, MADE))
        key = f"{SEEDED}:{one.customer_id}"
        rows["idempotency_record"].append((command, "system", key, "import", "", "{}", MADE))
        rows["ledger_transaction"].append(
            (transaction, command, "IMPORT", CURRENCY, MADE, MADE, "IMPORT", "SYSTEM", "system")
        )
        rows["entry"].append(
            (
                new_id(),
                transaction,
                0,
                one.id,
                None,
                CURRENCY,
                PLENTY,
                0,
                PLENTY,
                0,
                1,
                "IMPORT",
                MADE,
            )
        )
        rows["entry"].append(
            (
                new_id(),
                transaction,
                1,
                None,
                "imports",
                CURRENCY,
                -PLENTY,
                0,
                None,
                None,
                None,
                "IMPORT",
                MADE,
            )
        )
        rows["lot"].append(
            (
                lot,
                one.id,
                PLENTY,
                PLENTY,
                0,
                MADE,
                None,
                0,
                "IMPORT",
                "imports",
                transaction,
                lot,
                None,
                False,
                MADE,
            )
        )
        rows["lot_use"].append((new_id(), transaction, lot, PLENTY))
    return rows


async def seed_postgres(url: str, accounts: Sequence[Holder]) -> None:
    """Write the grants and let the planner know."""
    connection = await asyncpg.connect(url)
    try:
        for table, rows in grants(accounts).items():
            await connection.copy_records_to_table(
                table, records=rows, columns=COLUMNS[table].split()
            )
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


def seed_sqlite(path: str, accounts: Sequence[Holder]) -> None:
    """Write the grants and let the planner know."""
    with sqlite3.connect(path) as connection:
        for table, rows in grants(accounts).items():
            columns = COLUMNS[table].split()
            marks = ", ".join("?" * len(columns))
            connection.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
                ([_plain(value) for value in row] for row in rows),
            )
        connection.commit()
        connection.execute("ANALYZE")
    connection.close()


def _plain(value: object) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value


async def seed_carts(url: str, accounts: Sequence[Holder], total_minor: int = 5_000) -> None:
    """A cart of each customer's, named after them."""
    rows = [
        (new_id(), f"cart-of-{one.customer_id}", 1, CURRENCY, total_minor, one.customer_id, "[]",
         0, 1, MADE, MADE)
        for one in accounts
    ]  # fmt: skip
    connection = await asyncpg.connect(url)
    try:
        await connection.copy_records_to_table(
            "cart", records=rows, columns=COLUMNS["cart"].split()
        )
        await connection.execute("VACUUM ANALYZE cart")
    finally:
        await connection.close()


RULES: Sequence[tuple[str, dict[str, object]]] = (
    ("per_customer_limit", {"amounts": {"USD": "1000000.00"}, "days": 7}),
    ("per_customer_limit", {"amounts": {"USD": "1000000.00"}, "days": 30}),
    ("per_order_cap", {"percent": "100"}),
    ("per_order_cap", {"amounts": {"USD": "1000000.00"}}),
    ("minimum_spend", {"amounts": {"USD": "0.01"}}),
    ("minimum_spend", {"amounts": {"EUR": "10.00"}}),
    ("excluded_products", {"products": ["never in a cart"]}),
    ("few_tenders", {"count": 50}),
    ("credit_or_discount", {}),
    ("owner_only", {}),
)


async def seed_rules(url: str) -> None:
    """Ten rules at checkout that all look and let pass."""
    connection = await asyncpg.connect(url)
    try:
        await connection.executemany(
            "INSERT INTO redemption_rule (id, validator, terms, version, created_at) "
            "VALUES ($1, $2, $3, 0, now())",
            [(new_id(), name, json.dumps(terms)) for name, terms in RULES],
        )
    finally:
        await connection.close()


async def seed_cards(url: str, count: int) -> None:
    """Gift cards of different customers, each with value; their codes are nobody's."""
    cards = holders(count, named="card")
    rows = grants(cards)
    del rows["store_credit_account"]
    kept = [
        (one.id, "bench", f"{number:064x}", "sealed", "0000", CURRENCY, PLENTY, one.customer_id,
         1, MADE)
        for number, one in enumerate(cards)
    ]  # fmt: skip
    rows["account"] = [(row[0], "GIFT_CARD", *row[2:]) for row in rows["account"]]
    connection = await asyncpg.connect(url)
    try:
        for table, some in rows.items():
            await connection.copy_records_to_table(
                table, records=some, columns=COLUMNS[table].split()
            )
        await connection.copy_records_to_table(
            "gift_card", records=kept, columns=COLUMNS["gift_card"].split()
        )
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
