"""A running shop on each database, reached as its callers reach it: over HTTP."""

from collections.abc import AsyncGenerator

import pytest

from tests.graph.storefront import Storefront, open_storefront


@pytest.fixture
async def front(database_url: str) -> AsyncGenerator[Storefront]:
    async with open_storefront(database_url) as opened:
        yield opened
