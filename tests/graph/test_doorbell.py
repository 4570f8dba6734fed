"""The doorbell: rings for what changed, whoever changed it, and forgets who has gone."""

import asyncio
import logging
from collections.abc import Collection, Hashable, Mapping

import pytest

from loyalty_gql.live import Doorbell
from tests.graph.sockets import comes_true

SOON = 60.0


class World:
    """What a look finds."""

    def __init__(self) -> None:
        self.states: dict[Hashable, object] = {}
        self.looks: list[set[Hashable]] = []
        self.away = False

    async def look(self, names: Collection[Hashable]) -> Mapping[Hashable, object]:
        self.looks.append(set(names))
        if self.away:
            raise ConnectionError("away")
        return {name: state for name, state in self.states.items() if name in names}


async def test_a_ring_wakes_who_listens_and_nobody_else() -> None:
    door = Doorbell(World().look)
    with door.listen("a") as a, door.listen("b") as b:
        door.ring(["a", "unknown"])
        await asyncio.wait_for(a.wait(), SOON)
        a.clear()
        door.ring_also(b, ["x", "y"])
        door.ring_also(b, ["y"])
        door.ring(["x"])
        rung = asyncio.ensure_future(b.wait())
        await asyncio.sleep(0)
        assert not rung.done()
        door.ring(["y"])
        await asyncio.wait_for(rung, SOON)
    assert vars(door)["_bells"] == vars(door)["_looked_for"] == vars(door)["_seen"] == {}


async def test_a_look_rings_for_what_is_not_as_it_was() -> None:
    world = World()
    door = Doorbell(world.look)
    with door.listen("a") as first, door.listen("a") as second:
        for state in (1, 2):
            world.states["a"] = state
            await door.look()
            await asyncio.wait_for(asyncio.gather(first.wait(), second.wait()), SOON)
            first.clear()
            second.clear()
        await door.look()
        waiting = asyncio.ensure_future(first.wait())
        await asyncio.sleep(0)
        assert not waiting.done()
        waiting.cancel()
    assert world.looks == [{"a"}] * 3, "one look for both"


async def test_it_goes_on_looking_when_a_look_fails_and_rests_when_nobody_listens(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World()
    door = Doorbell(world.look, seconds=0.001)
    looking = asyncio.create_task(door.keep_looking())
    with caplog.at_level(logging.ERROR), door.listen("a") as bell:
        world.away = True
        await comes_true(lambda: len(world.looks) > 2)
        world.away = False
        world.states["a"] = 1
        await asyncio.wait_for(bell.wait(), SOON)
    assert "could not look" in caplog.text
    await comes_true(lambda: not vars(door)["_wanted"].is_set())
    looks = len(world.looks)
    with door.listen("b"):
        await comes_true(lambda: len(world.looks) > looks)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
