"""Migrations: from nothing on both databases, by two at once, whole or not at all."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tortoise import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException

from loyalty_gql.migrate import check, make, migrate, migrations_folder, pending
from loyalty_gql.settings import tortoise_config
from tests.databases import Databases, Kind

BREAKS_HALFWAY = '''
async def upgrade(db):
    return """
        CREATE TABLE half_done (id INT PRIMARY KEY);
        INSERT INTO half_done VALUES (1);
        INSERT INTO half_done VALUES (1);
    """

MODELS_STATE = ""
'''


async def test_migrations_are_current() -> None:
    assert await check() == ""


async def test_models_that_no_migration_knows_are_noticed(tmp_path: Path) -> None:
    assert "CREATE TABLE" in await check(folder=tmp_path)


def test_a_drafted_migration_serves_both_databases(
    databases: Databases, database_kind: Kind, tmp_path: Path
) -> None:
    written = asyncio.run(make("first_tables", folder=tmp_path))

    assert written is not None
    assert asyncio.run(check(folder=tmp_path)) == ""
    assert asyncio.run(make("again", folder=tmp_path)) is None
    with databases.empty(database_kind) as url:
        assert asyncio.run(migrate(url, folder=tmp_path)) == [written.name]
        assert "aerich" in asyncio.run(tables(url))


def test_what_is_applied_is_applied_once(databases: Databases, database_kind: Kind) -> None:
    with databases.empty(database_kind) as url:
        waiting = asyncio.run(pending(url))
        assert waiting
        assert asyncio.run(migrate(url)) == waiting
        assert asyncio.run(pending(url)) == []
        assert asyncio.run(migrate(url)) == []


def test_of_two_that_start_at_once_one_migrates(
    databases: Databases, database_kind: Kind, tmp_path: Path
) -> None:
    async def both(url: str) -> list[list[str]]:
        return await asyncio.gather(*(asyncio.to_thread(asyncio.run, migrate(url)) for _ in "ab"))

    with databases.empty(database_kind) as url:
        applied = sorted(asyncio.run(both(url)))

    assert applied[0] == []
    assert applied[1] != []


def test_a_file_that_fails_leaves_nothing(
    databases: Databases, database_kind: Kind, tmp_path: Path
) -> None:
    folder = tmp_path / "loyalty"
    folder.mkdir()
    for file in (migrations_folder() / "loyalty").glob("*.py"):
        (folder / file.name).write_text(file.read_text())
    (folder / "900_breaks.py").write_text(BREAKS_HALFWAY)

    with databases.empty(database_kind) as url:
        with pytest.raises(BaseORMException):
            asyncio.run(migrate(url, folder=tmp_path))
        assert asyncio.run(pending(url, folder=tmp_path)) == ["900_breaks.py"]
        assert "half_done" not in asyncio.run(tables(url))


SHOPS_OWN = """
    CREATE TABLE shop_of_its_own (kind TEXT CHECK (kind NOT IN ('a', 'b')));
    CREATE TABLE shop_s_lower (kind TEXT CHECK (lower(kind) IN ('a,b', 'x IN (''y'')')));
"""


def test_a_shops_own_tables_beside_ours_stay_as_they_are(
    databases: Databases, database_kind: Kind, tmp_path: Path
) -> None:
    folder = tmp_path / "loyalty"
    folder.mkdir()
    first = sorted((migrations_folder() / "loyalty").glob("0_*.py"))
    for file in first:
        (folder / file.name).write_text(file.read_text())

    async def own(url: str) -> list[dict[str, object]]:
        async with connected(url) as connection:
            if not await tables(url) & {"shop_of_its_own"}:
                await connection.execute_script(SHOPS_OWN)
            catalog = "SELECT name, sql FROM sqlite_master WHERE name LIKE 'shop%' ORDER BY name"
            if connection.capabilities.dialect == "sqlite":
                return await connection.execute_query_dict(catalog)
            return [{"name": name} for name in sorted(await tables(url)) if "shop" in name]

    with databases.empty(database_kind) as url:
        asyncio.run(migrate(url, folder=tmp_path))
        before = asyncio.run(own(url))
        asyncio.run(migrate(url))

        assert len(before) == 2
        assert asyncio.run(own(url)) == before


async def tables(url: str) -> set[str]:
    """The names of all tables there."""
    async with connected(url) as connection:
        catalog = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if connection.capabilities.dialect == "sqlite"
            else "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
        )
        return {row["name"] for row in await connection.execute_query_dict(catalog)}


@asynccontextmanager
async def connected(url: str) -> AsyncGenerator[BaseDBAsyncClient]:
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(url))
        yield context.db()
