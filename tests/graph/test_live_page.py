"""The example of docs/live.md, run as it stands there."""

import asyncio
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.graph.sockets import LiveFront, comes_true, open_live_front
from tests.graph.storefront import Json

PAGE = (Path(__file__).parents[2] / "docs" / "live.md").read_text(encoding="utf-8")


def shown(language: str) -> str:
    """The page's block in a language."""
    (block,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return block


@pytest.fixture
async def front(database_url: str) -> AsyncGenerator[LiveFront]:
    async with open_live_front(database_url) as opened:
        yield opened


async def test_the_example_follows_through_cuts(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    there: dict[str, Any] = {"BALANCE_CHANGED": shown("graphql")}
    exec(shown("python"), there)
    there["random"] = SimpleNamespace(uniform=lambda *_: 0.01)
    told: list[Json] = []
    example = there["follow"](front.socket_url, front.token("ada"), told.append)
    following = asyncio.create_task(example)

    await comes_true(lambda: len(told) == 1)
    for version in range(2, 12):
        front.cut_all()
        await front.adjust(account, "1.00")
        await comes_true(lambda: len(told) == version)  # noqa: B023 — called before it changes
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)

    assert told[0]["transaction"] is None
    assert [change["transaction"]["version"] for change in told[1:]] == list(range(2, 12))
