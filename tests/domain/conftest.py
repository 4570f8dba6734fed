"""A shop on each database."""

from collections.abc import AsyncGenerator

import pytest

from tests.domain.shop import Shop, open_shop


@pytest.fixture
async def shop(database_url: str) -> AsyncGenerator[Shop]:
    async with open_shop(database_url) as opened:
        yield opened
