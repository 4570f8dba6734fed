"""Fixtures for all tests: asyncio as the only event loop, and a database of one's own."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.databases import KINDS, Databases, Kind, folder_in_memory, postgres_server


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def databases() -> Generator[Databases]:
    """Makes databases by the dozen: `with databases.fresh("postgres") as url`."""
    with folder_in_memory() as folder, postgres_server() as postgres_url:
        databases = Databases(Path(folder), postgres_url)
        yield databases
        databases.close()


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> Kind:
    """Runs a test twice: once for each database."""
    return request.param


@pytest.fixture
def database_url(databases: Databases, database_kind: Kind) -> Generator[str]:
    """A migrated, empty database that nobody else uses."""
    with databases.fresh(database_kind) as url:
        yield url
