"""Brings a database to the shape of the models, and writes the migrations that say how.

aerich keeps the history and compares the models; three things are ours. A lock, because two servers
may start at once. One transaction per file on SQLite too, where aerich's script would commit
halfway. And one file for both dialects: aerich writes the SQL of the database it ran on only.
"""

import asyncio
import fcntl
import shutil
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from pkgutil import ModuleInfo
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg
from aerich import Command
from aerich.exceptions import NotSupportError
from aerich.migrate import Migrate
from aerich.models import Aerich
from aerich.utils import decompress_dict, get_formatted_compressed_data, import_py_module
from tortoise import BaseDBAsyncClient
from tortoise.context import TortoiseContext

from loyalty_gql.settings import tortoise_config

APP = "loyalty"
MIGRATION_LOCK = 5_577_006_791_947_779_410  # any number will do, as long as it stays the same
# Never connected to: only their dialect is asked, to draft SQL.
DRAFTING = {"postgres": "postgres://nobody@localhost/draft", "sqlite": "sqlite:///dev/null"}
TORTOISE_ORM = tortoise_config(DRAFTING["postgres"])  # for aerich's own command


def migrations_folder() -> Path:
    """Inside an installed wheel, else at the top of the checkout."""
    package = Path(__file__).parent
    packed = package / "migrations"
    return packed if packed.is_dir() else package.parent / "migrations"


async def migrate(database_url: str, *, folder: Path | None = None) -> list[str]:
    """Apply what is missing and return the names of the files applied.

    Safe to call from several processes at once: one works, the others wait and find nothing to
    do. A file that fails leaves the database as it was before that file.
    """
    config = tortoise_config(database_url)
    async with _alone(config["connections"]["default"]), _opened(config, folder) as command:
        return await command.upgrade()


async def pending(database_url: str, *, folder: Path | None = None) -> list[str]:
    """The files that this database has not seen. Changes nothing."""
    async with _opened(tortoise_config(database_url), folder) as command:
        applied: set[str] = set()
        if await Migrate.get_last_version() is not None:
            applied = set(await Command.get_applied_migrations(APP))
        return [file for file in await command.history() if file not in applied]


async def check(*, folder: Path | None = None) -> str:
    """The SQL that the models ask for and no migration says; empty when they agree.

    Needs no database. CHECKs, partial indexes and triggers are beyond it: aerich knows none.
    """
    try:
        return (await _draft("postgres", "check", folder or migrations_folder())).upgrade
    except NotSupportError as unsupported:
        return f"-- {unsupported}"


async def make(name: str, *, folder: Path | None = None) -> Path | None:
    """Write the next migration for both dialects; None when the models ask for nothing."""
    folder = folder or migrations_folder()
    drafts = {dialect: await _draft_or_say_why(dialect, name, folder) for dialect in DRAFTING}
    if not drafts["postgres"].upgrade:
        return None
    path = folder / APP / drafts["postgres"].file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_file_text(name, drafts), encoding="utf-8")
    return path


class _Migrations(Command):
    """aerich's upgrade, with SQLite's statements in the transaction that they belong to."""

    async def _upgrade(
        self,
        conn: BaseDBAsyncClient,
        version_file: str,
        fake: bool = False,
        version_module: ModuleInfo | None = None,
    ) -> None:
        assert version_module is not None
        assert not fake
        migration = import_py_module(version_module)
        sql: str = await migration.upgrade(conn)
        # sqlite3 commits before it runs a script. A script that begins by itself stays open
        # until our caller commits it, together with the row that says it was applied.
        begin = "BEGIN IMMEDIATE;\n" if conn.capabilities.dialect == "sqlite" else ""
        await conn.execute_script(begin + sql)
        state = decompress_dict(migration.MODELS_STATE)
        await Aerich.create(version=version_file, app=APP, content=state)


@asynccontextmanager
async def _opened(
    config: dict[str, Any], folder: Path | None, *, offline: bool = False
) -> AsyncGenerator[_Migrations]:
    """aerich's command on connections of its own; whoever else uses the ORM is not disturbed."""
    async with TortoiseContext() as context:
        await context.init(config=config)
        command = _Migrations(config, app=APP, location=str(folder or migrations_folder()))
        await command.init(offline=offline)
        yield command


@asynccontextmanager
async def _alone(connection: dict[str, Any]) -> AsyncGenerator[None]:
    credentials = connection["credentials"]
    if "file_path" in credentials:
        with _lock_file(Path(credentials["file_path"])) as lock:
            await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
            yield
        return
    names = ("host", "port", "user", "password", "database", "ssl")
    given = {name: credentials[name] for name in names if name in credentials}
    session = await asyncpg.connect(**given)
    try:
        await session.execute("SELECT pg_advisory_lock($1)", MIGRATION_LOCK)
        yield
    finally:
        await session.close()  # and with the session goes its lock


@contextmanager
def _lock_file(database: Path) -> Generator[int]:
    """A descriptor to lock. Closing it unlocks, however this process ends."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with database.with_name(f"{database.name}.migrating").open("w", encoding="utf-8") as file:
        yield file.fileno()


@dataclass(frozen=True, slots=True)
class _Draft:
    """What aerich would have written for one dialect."""

    file: str
    upgrade: str
    downgrade: str
    state: dict[str, Any]


NOTHING = _Draft("", "", "", {})


async def _draft_or_say_why(dialect: str, name: str, folder: Path) -> _Draft:
    try:
        return await _draft(dialect, name, folder)
    except NotSupportError as unsupported:
        return _Draft("", f"-- TODO {dialect}: {unsupported}. Remake the table.", "", {})


async def _draft(dialect: str, name: str, folder: Path) -> _Draft:
    """Let aerich write its file into a copy of the folder, and take it apart."""
    config = tortoise_config(DRAFTING[dialect])
    with TemporaryDirectory() as scratch:
        copy = Path(scratch) / "migrations"
        if folder.is_dir():
            shutil.copytree(folder, copy)
        async with _opened(config, copy, offline=True) as command:
            return _taken_apart(copy, await _written(command, copy, name))


async def _written(command: Command, copy: Path, name: str) -> str:
    if not Migrate.get_all_version_files():
        shutil.rmtree(copy / APP, ignore_errors=True)
        await command.init_migrations(safe=False)
        return Migrate.get_all_version_files()[-1]
    _forget_last_comparison()
    return await command.migrate(name, no_input=True, offline=True)


def _forget_last_comparison() -> None:
    """aerich collects what it found on the class, for the one run that a process usually has."""
    for found in (
        Migrate.upgrade_operators,
        Migrate.downgrade_operators,
        Migrate._upgrade_fk_m2m_index_operators,  # pyright: ignore[reportPrivateUsage]
        Migrate._downgrade_fk_m2m_index_operators,  # pyright: ignore[reportPrivateUsage]
        Migrate._upgrade_m2m,  # pyright: ignore[reportPrivateUsage]
        Migrate._downgrade_m2m,  # pyright: ignore[reportPrivateUsage]
        Migrate._rename_fields,  # pyright: ignore[reportPrivateUsage]
        Migrate._rename_models,  # pyright: ignore[reportPrivateUsage]
    ):
        found.clear()


def _taken_apart(copy: Path, file: str) -> _Draft:
    if not file:
        return NOTHING
    written: dict[str, Any] = {}
    exec((copy / APP / file).read_text(encoding="utf-8"), written)  # noqa: S102 - aerich's own words
    return _Draft(
        file=file,
        upgrade=_run_now(written["upgrade"]),
        downgrade=_run_now(written["downgrade"]),
        state=decompress_dict(written["MODELS_STATE"]),
    )


def _run_now(step: Any) -> str:
    """aerich's step is a coroutine that awaits nothing: its first send returns the SQL."""
    try:
        step(None).send(None)
    except StopIteration as returned:
        return "\n".join(line.strip() for line in str(returned.value).strip().splitlines())
    raise AssertionError("a migration's SQL was not at hand")


def _file_text(name: str, drafts: dict[str, _Draft]) -> str:
    blocks = [
        f'{step.upper()}_{dialect.upper()} = """\n{getattr(drafts[dialect], step)}\n"""\n'
        for step in ("upgrade", "downgrade")
        for dialect in sorted(drafts)
    ]
    state = get_formatted_compressed_data(drafts["postgres"].state)
    title = name.replace("_", " ").capitalize()
    return FILE.format(title=title, blocks="\n".join(blocks), state=state)


FILE = '''"""{title}."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

{blocks}

async def upgrade(db: BaseDBAsyncClient) -> str:
    return {{"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {{"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}}[db.capabilities.dialect]


MODELS_STATE = (
    {state}
)
'''
