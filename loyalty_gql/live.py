"""The doorbell between processes: rings, carries nothing that matters.

Whoever listens reads for itself what there is to know, from where it stopped. A commit of this
process rings at once. What other processes did is found by one look a while at all that anybody
here listens for; a ring that gets lost costs that while, and nothing else.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Generator, Hashable, Iterable, Mapping
from contextlib import contextmanager

logger = logging.getLogger("loyalty_gql")

# How long a change by another process may stay unnoticed.
LOOK_SECONDS = 0.3

Look = Callable[[Collection[Hashable]], Awaitable[Mapping[Hashable, object]]]


class Bell:
    """One listener's. Clear it, then read, then wait: what comes while reading rings again."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.also: frozenset[Hashable] = frozenset()

    def ring(self) -> None:
        """Wake who waits."""
        self._rung.set()

    def clear(self) -> None:
        """What rang so far is about to be read."""
        self._rung.clear()

    async def wait(self) -> None:
        """Until something may have changed."""
        await self._rung.wait()


class Doorbell:
    """All bells of one process. `look` gives the state of each name: another state is a ring."""

    def __init__(self, look: Look, *, seconds: float = LOOK_SECONDS) -> None:
        self._look = look
        self._seconds = seconds
        self._bells: dict[Hashable, set[Bell]] = {}
        self._looked_for: dict[Hashable, int] = {}
        self._seen: dict[Hashable, object] = {}
        self._wanted = asyncio.Event()

    @contextmanager
    def listen(self, name: Hashable) -> Generator[Bell]:
        """A bell for what is looked for under `name`."""
        bell = Bell()
        self._looked_for[name] = self._looked_for.get(name, 0) + 1
        self._bells.setdefault(name, set()).add(bell)
        self._wanted.set()
        try:
            yield bell
        finally:
            self._looked_for[name] -= 1
            if not self._looked_for[name]:
                del self._looked_for[name]
                self._seen.pop(name, None)
            for heard in (name, *bell.also):
                self._leave(heard, bell)

    def ring_also(self, bell: Bell, names: Iterable[Hashable]) -> None:
        """Let commits of this process under `names` ring it too; they are not looked for."""
        wanted = frozenset(names)
        for name in bell.also - wanted:
            self._leave(name, bell)
        for name in wanted - bell.also:
            self._bells.setdefault(name, set()).add(bell)
        bell.also = wanted

    def ring(self, names: Iterable[Hashable]) -> None:
        """Something happened under these names."""
        for name in names:
            for bell in self._bells.get(name, ()):
                bell.ring()

    async def keep_looking(self) -> None:
        """Look, again and again, as long as anybody listens. Runs until it is cancelled."""
        while True:
            if not self._looked_for:
                self._wanted.clear()
                await self._wanted.wait()
            try:
                await self.look()
            except Exception:
                # Nothing is lost: the next look that succeeds finds what this one missed.
                logger.exception("could not look for changes")
            await asyncio.sleep(self._seconds)

    async def look(self) -> None:
        """Look once, and ring for what is not as it was."""
        found = await self._look(list(self._looked_for))
        for name in list(self._looked_for):
            state = found.get(name)
            if name not in self._seen or self._seen[name] != state:
                self._seen[name] = state
                self.ring([name])

    def _leave(self, name: Hashable, bell: Bell) -> None:
        bells = self._bells.get(name, set())
        bells.discard(bell)
        if not bells:
            self._bells.pop(name, None)
