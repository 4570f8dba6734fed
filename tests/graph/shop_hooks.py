"""A shop's hooks for tests: they remember what they were asked, and do what the test says."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, ClassVar, cast

from loyalty_gql.domain.hooks import Event, Hooks

Answer = Callable[[], Awaitable[object]]


async def go_on() -> object:
    return None


async def refuse() -> object:
    return "Not on a Sunday."


async def fail() -> object:
    raise LookupError("a secret of the shop's")


async def hang() -> object:
    return await asyncio.Event().wait()


async def ignore_being_cancelled() -> object:
    with suppress(asyncio.CancelledError):
        await hang()
    await asyncio.sleep(0.3)
    return None


def not_async() -> Any:
    return "It should have been awaited."


async def take_a_while() -> object:
    await asyncio.sleep(0.3)
    return None


async def nonsense() -> object:
    return True


class Remembering(Hooks):
    """What it was asked, by the method's name; the last of `answers` is how it answers."""

    asked: ClassVar[list[tuple[str, Event]]] = []
    answers: ClassVar[list[Answer]] = [go_on]

    async def _told(self, name: str, event: Event) -> str | None:
        self.asked.append((name, event))
        return cast("str | None", await self.answers[-1]())

    async def before_issue(self, event: Event) -> str | None:
        return await self._told("issue", event)

    async def before_claim(self, event: Event) -> str | None:
        return await self._told("claim", event)

    async def before_apply(self, event: Event) -> str | None:
        return await self._told("apply", event)

    async def before_capture(self, event: Event) -> str | None:
        return await self._told("capture", event)

    async def before_refund(self, event: Event) -> str | None:
        return await self._told("refund", event)
