"""One request at a time goes in, so that the database is never kept waiting by a crowd."""

import asyncio
from collections import deque


class Turnstile:
    """Lets one request in at each turn of the event loop.

    A crowd that is let in at once keeps the loop to itself until each of them waits for something.
    Between two turns the loop hears what the database has answered: its next statement goes out
    while the crowd is still being served, and neither processor waits for the other.
    """

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._used = False

    async def turn(self) -> None:
        """Until it is our turn: at once, if nobody else came in since the loop last listened."""
        loop = asyncio.get_running_loop()
        if not self._used:
            self._used = True
            loop.call_soon(self._admit, loop)
            return
        ours: asyncio.Future[None] = loop.create_future()
        self._waiting.append(ours)
        await ours

    def _admit(self, loop: asyncio.AbstractEventLoop) -> None:
        while self._waiting:
            next_ = self._waiting.popleft()
            if not next_.done():
                next_.set_result(None)
                loop.call_soon(self._admit, loop)
                return
        self._used = False
