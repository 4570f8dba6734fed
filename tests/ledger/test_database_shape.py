"""What migrating from nothing comes to: what the models say, and what they can't say, by name."""

import asyncio
import re
from collections.abc import Generator
from typing import Any

import pytest
from tortoise.models import Model

from loyalty_gql import models
from tests.databases import Databases, Kind
from tests.ledger.plain_sql import PlainSql, plain_sql

# Name: table, unique, columns, condition. Each index costs speed on every write.
INDEXES = {
    "idx_entry_transac_1e8d0c": ("entry", False, "transaction_id", ""),
    "entry_once_per_version": ("entry", True, "account_id, version", "account_id IS NOT NULL"),
    "idx_gift_card_custome_220b18": ("gift_card", False, "customer_id", ""),
    "idx_gift_card_last_ch_251af8": ("gift_card", False, "last_characters", ""),
    "idx_gift_card_order_i_a71c23": ("gift_card", False, "order_id", ""),
    "idx_gift_card_created_404f50": ("gift_card", False, "created_at, id", ""),
    "idx_hold_cart_id_168254": ("hold", False, "cart_id", ""),
    "hold_customer": ("hold", False, "customer_id", "customer_id IS NOT NULL"),
    "hold_one_per_cart": ("hold", True, "account_id, cart_id", "state = 'PLACED'"),
    "hold_to_lapse": ("hold", False, "lapses_at", "state = 'PLACED'"),
    "hold_pin_on_lot": ("hold_pin", False, "lot_id", ""),
    "idx_ledger_tran_command_b7050b": ("ledger_transaction", False, "command_id", ""),
    "ledger_transaction_of_cart": ("ledger_transaction", False, "cart_id", "cart_id IS NOT NULL"),
    "ledger_transaction_of_redemption": (
        "ledger_transaction", False, "redemption_id", "redemption_id IS NOT NULL",
    ),
    "ledger_transaction_of_reference": (
        "ledger_transaction", False, "reference_id", "reference_id IS NOT NULL",
    ),
    "ledger_transaction_reversed_once": (
        "ledger_transaction", True, "reverses_id", "reverses_id IS NOT NULL",
    ),
    "idx_lot_root_id_3f7765": ("lot", False, "root_id", ""),
    "lot_of_transaction": ("lot", False, "transaction_id", ""),
    "lot_with_value": ("lot", False, "account_id", "has_value = 1"),
    "lot_to_expire": ("lot", False, "expires_at", "has_value = 1 AND expires_at IS NOT NULL"),
    "idx_lot_use_transac_4a3c00": ("lot_use", False, "transaction_id", ""),
    "lot_use_of_redemption": ("lot_use", False, "redemption_id", "redemption_id IS NOT NULL"),
    "idx_audit_entry_subject_4f8708": ("audit_entry", False, "subject_id, id", ""),
    "idx_company_created_7990c5": ("company", False, "created_at, id", ""),
    "idx_company_mem_custome_350d3b": ("company_member", False, "customer_id", ""),
    "idx_company_mem_company_53642d": ("company_member", False, "company_id, active_since", ""),
    "company_member_active": (
        "company_member", True, "company_id, customer_id", "active_until IS NULL",
    ),
    "idx_company_spe_account_55c6c3": (
        "company_spending", False, "account_id, customer_id, spent_at", "",
    ),
    "idx_spending_ap_cart_id_de5e20": ("spending_approval", False, "cart_id", ""),
    "spending_approval_open": (
        "spending_approval", True, "cart_id, customer_id, amount_minor", "used_at IS NULL",
    ),
    "idx_gift_card_p_created_1262ea": ("gift_card_purchase", False, "created_at, id", ""),
    "idx_gift_card_p_created_bd2917": ("gift_card_product", False, "created_at, id", ""),
    "idx_gift_card_p_custome_5f4cef": ("gift_card_purchase", False, "customer_id", ""),
    "idx_gift_card_p_gift_ca_056b13": ("gift_card_purchase", False, "gift_card_product_id", ""),
    "gift_card_product_in_use": ("gift_card_product", True, "product_id", "archived_at IS NULL"),
    "idx_dispute_purchas_06c3d5": ("dispute", False, "purchase_id", ""),
    "idx_dispute_opened__41cebd": ("dispute", False, "opened_at, id", ""),
    "dispute_open_once": ("dispute", True, "purchase_id", "won_at IS NULL AND lost_at IS NULL"),
    "uid_gift_card_purchas_53135c": (
        "gift_card", True, "purchase_id, purchase_position", "",
    ),
    "idx_gift_card_referen_9470bb": ("gift_card", False, "reference_id", ""),
    "uid_gift_card_replace_f2cf68": ("gift_card", True, "replaces_id", ""),
    "idx_redemption__cart_id_db5bdb": ("redemption_tax", False, "cart_id", ""),
    "idx_saved_gift__gift_ca_39d807": ("saved_gift_card", False, "gift_card_id", ""),
    "idx_waiting_cre_email_f_e08cdc": ("waiting_credit", False, "email_folded", ""),
    "idx_waiting_cre_last_ch_1148cd": ("waiting_credit", False, "last_characters", ""),
    "idx_store_credi_created_a7719a": ("store_credit_account", False, "created_at, id", ""),
    "idx_tender_hold_id_8ce326": ("tender", False, "hold_id", ""),
    "transaction_note_of_location": (
        "transaction_note", False, "location", "location IS NOT NULL",
    ),
}  # fmt: skip

CHECK_NAMES = """
    account_currency account_kind account_not_overdrawn account_status account_version
    cart_currency cart_discount cart_due cart_paid cart_refunded_other cart_total
    dispute_amount dispute_currency dispute_ends_once
    cart_currency cart_due cart_refunded_other cart_tax_total cart_total
    cart_currency cart_due cart_refunded_other cart_total
    company_member_role company_member_until
    entry_currency entry_kind entry_one_side entry_system entry_system_holds_nothing
    entry_values_after entry_version
    gift_card_currency gift_card_initial gift_card_pending_days gift_card_pending_origin
    gift_card_product_currency gift_card_product_range gift_card_product_valid_days
    gift_card_purchase_amount gift_card_purchase_currency gift_card_purchase_paid_by
    gift_card_purchase_paid_or_cancelled gift_card_purchase_refund
    hold_capture_amount hold_end_reason hold_ended_empty hold_ends_once hold_not_exceeded
    hold_pin_amount hold_placed hold_state hold_strength
    ledger_clock_forward ledger_clock_one_row
    ledger_transaction_currency ledger_transaction_kind
    redemption_tax_amounts
    lot_amount lot_grant_due lot_not_overdrawn lot_origin lot_source lot_use_amount
    redemption_rule_kind
    spending_approval_amount spending_approval_currency
    store_credit_account_currency system_day_total_currency system_day_total_system
    tender_asked
    waiting_credit_waits waiting_credit_address waiting_credit_code
"""
CHECKS = set(CHECK_NAMES.split())

REFERENCES = {
    ("dispute", "purchase_id", "gift_card_purchase"),
    ("company_member", "company_id", "company"),
    ("company_spending", "account_id", "account"),
    ("company_spending", "cart_id", "cart"),
    ("spending_approval", "company_id", "company"),
    ("spending_approval", "cart_id", "cart"),
    ("entry", "account_id", "account"),
    ("entry", "transaction_id", "ledger_transaction"),
    ("gift_card", "dispute_id", "dispute"),
    ("gift_card", "gift_card_product_id", "gift_card_product"),
    ("gift_card", "id", "account"),
    ("gift_card", "purchase_id", "gift_card_purchase"),
    ("gift_card", "replaces_id", "gift_card"),
    ("gift_card_purchase", "gift_card_product_id", "gift_card_product"),
    ("gift_message", "purchase_id", "gift_card_purchase"),
    ("hold", "account_id", "account"),
    ("hold_capture", "hold_id", "hold"),
    ("hold_capture", "transaction_id", "ledger_transaction"),
    ("hold_pin", "hold_id", "hold"),
    ("hold_pin", "lot_id", "lot"),
    ("lot", "account_id", "account"),
    ("lot", "transaction_id", "ledger_transaction"),
    ("lot_use", "lot_id", "lot"),
    ("lot_use", "redemption_id", "ledger_transaction"),
    ("lot_use", "source_lot_id", "lot"),
    ("lot_use", "transaction_id", "ledger_transaction"),
    ("redemption_tax", "account_id", "account"),
    ("redemption_tax", "redemption_id", "ledger_transaction"),
    ("redemption_tax", "transaction_id", "ledger_transaction"),
    ("saved_gift_card", "gift_card_id", "gift_card"),
    ("store_credit_account", "id", "account"),
    ("tender", "account_id", "account"),
    ("tender", "cart_id", "cart"),
    ("tender", "hold_id", "hold"),
    ("transaction_note", "transaction_id", "ledger_transaction"),
    ("waiting_credit", "id", "store_credit_account"),
}

APPEND_ONLY = ("entry", "ledger_transaction", "lot_use")
TRIGGERS = {
    "postgres": {f"{table}_append_only" for table in APPEND_ONLY},
    "sqlite": {
        f"{table}_no_{what}" for table in APPEND_ONLY for what in ("update", "delete", "replace")
    }
    | {"lot_has_value_at_first", "lot_has_value_after"},
}

POSTGRES_WORDS = {
    "VARCHAR": "character varying",
    "TIMESTAMPTZ": "timestamp with time zone",
    "BOOL": "boolean",
    "INT": "integer",
}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def url(databases: Databases, request: pytest.FixtureRequest) -> Generator[str]:
    """One migrated database for all tests here: they only look."""
    kind: Kind = request.param
    with databases.fresh(kind) as url:
        yield url


def look(url: str, query: str) -> list[Any]:
    async def ask() -> list[Any]:
        async with plain_sql(url) as db:
            return list(await db.rows(query))

    return asyncio.run(ask())


def dialect_of(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgres"


def tables() -> dict[str, Any]:
    """Each model's description by the name of its table."""
    found: dict[str, Any] = {}
    for name in models.__all__:
        model: type[Model] = getattr(models, name)
        meta: Any = model._meta
        found[meta.db_table] = meta
    return found


def test_the_tables_are_those_of_the_models(url: str) -> None:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    }[dialect_of(url)]

    assert {name for (name,) in look(url, query)} == {*tables(), "aerich"}


@pytest.mark.parametrize("table", sorted(tables()))
def test_the_columns_are_those_of_the_model(url: str, table: str) -> None:
    dialect = dialect_of(url)
    query = {
        # `has_value` follows `remaining`: PostgreSQL computes it, on SQLite a trigger writes it.
        "sqlite": (
            f"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}') "
            "WHERE name <> 'has_value'"
        ),
        "postgres": (
            "SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute "
            f"WHERE attrelid = '{table}'::regclass AND attnum > 0 AND attgenerated = '' "
            "ORDER BY attnum"
        ),
    }[dialect]
    fields = tables()[table].fields_map

    assert [(name, type_, bool(filled)) for name, type_, filled in look(url, query)] == [
        (name, declared(field, dialect), not field.null) for name, field in fields.items()
    ]


def declared(field: Any, dialect: str) -> str:
    """The type that the model asks for, in the catalog's words."""
    wanted: str = field.get_for_dialect(dialect, "SQL_TYPE")
    if dialect == "sqlite":
        return wanted
    word, bracket, length = wanted.partition("(")
    return POSTGRES_WORDS.get(word, word.lower()) + bracket + length


@pytest.mark.parametrize("table", sorted(tables()))
def test_the_indexes_that_a_model_names_are_there(url: str, table: str) -> None:
    meta = tables()[table]
    wanted = {", ".join(index) for index in meta.indexes if isinstance(index, tuple)}
    wanted |= {name for name, field in meta.fields_map.items() if field.index and not field.pk}

    assert wanted <= {columns for _, (of, _, columns, _) in INDEXES.items() if of == table}


def test_the_indexes_are_those_kept_here(url: str) -> None:
    query = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "postgres": (
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND NOT EXISTS ("
            "SELECT 1 FROM pg_constraint WHERE conindid = indexname::regclass "
            "AND contype IN ('p', 'u'))"
        ),
    }[dialect_of(url)]

    found = [sql for (sql,) in look(url, query) if "USING brin" not in sql]
    assert dict(told(sql) for sql in found) == INDEXES


def told(sql: str) -> tuple[str, tuple[str, bool, str, str]]:
    """An index's definition, the same whoever prints it."""
    sql = re.sub(r"\s+|::\w+|USING btree |public\.", lambda m: " " * m[0].isspace(), sql)
    match = re.match(r"CREATE (UNIQUE )?INDEX (\w+) ON (\w+) \(([^)]*)\)(?: WHERE (.*))?$", sql)
    assert match is not None, sql
    unique, name, table, columns, condition = match.groups()
    condition = re.sub(r"[()]|::[\w ]+", "", condition or "")
    return name, (table, unique is not None, columns, condition)


def test_postgres_finds_the_entries_of_a_day(databases: Databases) -> None:
    with databases.fresh("postgres") as url:
        found = look(url, "SELECT indexdef FROM pg_indexes WHERE indexname = 'entry_by_time'")

    assert found == [("CREATE INDEX entry_by_time ON public.entry USING brin (recorded_at)",)]


def test_the_checks_are_those_kept_here(url: str) -> None:
    assert set(checks(url)) == CHECKS


def checks(url: str) -> dict[str, str]:
    """The conditions of all CHECKs by name."""
    if dialect_of(url) == "postgres":
        query = (
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' "
            "AND connamespace = 'public'::regnamespace"
        )
        return dict(look(url, query))
    found: dict[str, str] = {}
    for (sql,) in look(url, "SELECT sql FROM sqlite_master WHERE type = 'table'"):
        found.update(
            re.findall(r"CONSTRAINT (\w+)\s+CHECK (.*?)(?=CONSTRAINT|\n    \w|$)", sql, re.DOTALL)
        )
    return found


def test_each_list_of_values_is_its_enum(url: str) -> None:
    lists = checks(url)
    for table, meta in tables().items():
        for name, field in meta.fields_map.items():
            if (enum := getattr(field, "enum_type", None)) is not None:
                words = re.findall(r"'([^']*)'", lists[f"{table}_{name}"])
                assert set(words) == {member.value for member in enum}, (table, name)


def test_what_refers_to_what(url: str) -> None:
    if dialect_of(url) == "postgres":
        query = (
            "SELECT conrelid::regclass::text, attname, confrelid::regclass::text, "
            "confdeltype::text FROM pg_constraint "
            "JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'"
        )
        found = look(url, query)
    else:
        found = [
            (table, column, parent, on_delete[0].lower())
            for table in tables()
            for column, parent, on_delete in look(
                url, f'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(\'{table}\')'
            )
        ]

    assert {(table, column, parent) for table, column, parent, _ in found} == REFERENCES
    assert {on_delete for *_, on_delete in found} == {"r"}, "history never goes along"


def test_the_triggers_are_those_kept_here(url: str) -> None:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgres": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[dialect_of(url)]

    assert {name for (name,) in look(url, query)} == TRIGGERS[dialect_of(url)]


def test_the_clock_has_its_row(url: str) -> None:
    assert look(url, "SELECT id, offset_microseconds FROM ledger_clock") == [(1, 0)]


def test_hot_rows_keep_room_on_their_pages(databases: Databases) -> None:
    async def storage(db: PlainSql) -> dict[str, Any]:
        query = "SELECT relname, reloptions FROM pg_class WHERE reloptions IS NOT NULL"
        return {row[0]: row[1] for row in await db.rows(query)}

    async def ask(url: str) -> dict[str, Any]:
        async with plain_sql(url) as db:
            return await storage(db)

    with databases.fresh("postgres") as url:
        found = asyncio.run(ask(url))

    assert found["account"] == found["lot"] == ["fillfactor=70"]
