"""A crowd of requests does not keep the event loop from hearing what the database answers."""

import asyncio
from itertools import pairwise

import pytest

from loyalty_gql.app.turnstile import Turnstile

pytestmark = pytest.mark.anyio


async def test_between_two_of_a_crowd_the_loop_listens() -> None:
    turnstile, seen = Turnstile(), list[str]()
    loop = asyncio.get_running_loop()

    async def request(name: str) -> None:
        await turnstile.turn()
        seen.append(name)

    def listening() -> None:
        seen.append("listens")
        loop.call_soon(listening) if len(seen) < 40 else None

    loop.call_soon(listening)
    await asyncio.gather(*(request(f"request {number}") for number in range(5)))
    requests = [name for name in seen if name != "listens"]
    assert requests == [f"request {number}" for number in range(5)]
    together = pairwise(seen)
    assert not [pair for pair in together if "listens" not in pair]


async def test_who_gave_up_waiting_holds_nobody_up() -> None:
    turnstile = Turnstile()
    first, given_up, last = (asyncio.create_task(turnstile.turn()) for _ in range(3))
    await first
    given_up.cancel()
    async with asyncio.timeout(5):
        await last
    async with asyncio.timeout(5):
        await turnstile.turn()
