"""A lot has value as long as something remains in it, whoever writes; an older database too."""

import asyncio
from pathlib import Path

import pytest

from loyalty_gql.ledger.verify import verify
from loyalty_gql.migrate import migrate, migrations_folder, pending
from tests.databases import Databases, Kind
from tests.ledger.plain_sql import REFUSED, plain_sql
from tests.ledger.sample_history import write_sample

FASTER_SQLITE = "15_20261126014500_faster_sqlite.py"
LOTS = "SELECT remaining, has_value FROM lot ORDER BY id"


async def test_a_lot_has_value_as_long_as_something_remains(database_url: str) -> None:
    sample = await write_sample(database_url)
    mine = f"WHERE account_id = '{sample.card}'"

    async with plain_sql(database_url) as db:
        lots = await db.rows(LOTS)
        await db.run(f"UPDATE lot SET remaining = 0, held = 0 {mine}")
        emptied = await db.rows(f"SELECT remaining, has_value FROM lot {mine}")
        await db.run(f"UPDATE lot SET remaining = 1 {mine}")
        filled = await db.rows(f"SELECT remaining, has_value FROM lot {mine}")

    assert lots
    assert all(has_value == (remaining > 0) for remaining, has_value in lots)
    assert set(emptied) == {(0, 0)}
    assert set(filled) == {(1, 1)}


def test_an_older_database_keeps_its_history_and_its_rules(
    databases: Databases, database_kind: Kind, tmp_path: Path
) -> None:
    folder = tmp_path / "loyalty"
    folder.mkdir()
    for file in older_files():
        (folder / file.name).write_text(file.read_text())
    with databases.empty(database_kind) as url:
        asyncio.run(migrate(url, folder=tmp_path))
        sample = asyncio.run(write_sample(url))
        lots = asyncio.run(rows(url, LOTS))
        assert asyncio.run(pending(url))[0] == FASTER_SQLITE

        asyncio.run(migrate(url))

        assert asyncio.run(rows(url, LOTS)) == lots
        found: list[str] = []
        assert asyncio.run(verify(url, found.append)).clean, found
        wrong = f"UPDATE account SET status = 'LOST' WHERE id = '{sample.card}'"
        with pytest.raises(REFUSED, match="account_status"):
            asyncio.run(rows(url, wrong))


def older_files() -> list[Path]:
    """The migrations before the one that changed how SQLite is told its rules."""
    files = (migrations_folder() / "loyalty").glob("*.py")
    return [file for file in files if number(file.name) < number(FASTER_SQLITE)]


def number(name: str) -> int:
    return int(name.partition("_")[0])


async def rows(url: str, query: str) -> object:
    async with plain_sql(url) as db:
        return await db.rows(query)
