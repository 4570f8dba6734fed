"""Reads of requests that come at the same time, in one statement.

What the committer does for writes, for the reads before them: while one statement runs, whoever
comes waits, and all of them go into the next. A read always begins after it was asked for.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

# Keys in one statement; more wait for the next.
MOST = 500
# How often the event loop goes round before a statement leaves with what has come by then.
TURNS = 3


class Together(Generic[Key, Value]):
    """Values by key, read for many callers at once."""

    def __init__(self, read: Callable[[list[Key]], Awaitable[Mapping[Key, Value]]]) -> None:
        self._read = read
        self._waiting: dict[Key, list[asyncio.Future[Value | None]]] = {}
        self._task: asyncio.Task[None] | None = None

    async def load(self, key: Key) -> Value | None:
        """The value of a key, None where there is none."""
        loop = asyncio.get_running_loop()
        if self._task is None or self._task.done() or self._task.get_loop() is not loop:
            self._waiting = {}
            self._task = loop.create_task(self._run())
        # Each has a future of its own: who goes away does not take the answer from the others.
        future: asyncio.Future[Value | None] = loop.create_future()
        self._waiting.setdefault(key, []).append(future)
        return await future

    async def _run(self) -> None:
        while self._waiting:
            # Whoever asks in the same moment comes along: a turn or two of the loop, no time.
            for _ in range(TURNS):
                await asyncio.sleep(0)
            keys = list(self._waiting)[:MOST]
            batch = {key: self._waiting.pop(key) for key in keys}
            try:
                found = await self._read(keys)
            except Exception as error:  # noqa: BLE001 — each of its callers gets it
                for future in _waiting(batch.values()):
                    future.set_exception(error)
            else:
                for key, futures in batch.items():
                    for future in _waiting([futures]):
                        future.set_result(found.get(key))


def _waiting(futures: Iterable[list[asyncio.Future[Any]]]) -> Iterator[asyncio.Future[Any]]:
    return (future for some in futures for future in some if not future.done())
