"""A shop whose server is killed again and again, and another one started."""

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import httpx

from tests.examples.servers import environment, free_port, key
from tests.processes import PATIENCE_SECONDS, start, wait


class Shop:
    """Where the shop is served just now: a new address after each restart."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.database_url = database_url
        self.url = ""
        self.key = ""
        self._folder = folder
        self._log = folder / "server.log"
        self._serving: ForkServerProcess | None = None

    async def open(self) -> None:
        """Make a key and start the first server."""
        environ = environment(self.database_url, free_port())
        self.key = await asyncio.to_thread(key, environ, self._folder, "backend", "faults")
        await self._serve()

    async def kill(self, random_: random.Random) -> None:
        """`kill -9` in the middle of whatever it does, with nobody to take over yet."""
        assert self._serving is not None
        await asyncio.sleep(random_.uniform(0.1, 0.5))
        self._serving.kill()
        await asyncio.to_thread(wait, self._serving)
        await self._serve()

    async def close(self) -> None:
        """Stop the last server the friendly way."""
        if self._serving is not None:
            self._serving.terminate()
            await asyncio.to_thread(wait, self._serving)

    @property
    def log(self) -> str:
        """What all the servers said."""
        return self._log.read_text(encoding="utf-8")

    async def _serve(self) -> None:
        port = free_port()
        environ = environment(self.database_url, port)
        self._serving = start(("serve",), environ, self._folder, self._log, self._log)
        url = f"http://127.0.0.1:{port}"
        async with asyncio.timeout(PATIENCE_SECONDS), httpx.AsyncClient() as client:
            while self._serving.is_alive():
                try:
                    if (await client.get(f"{url}/readyz")).is_success:
                        self.url = url
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.02)
        raise AssertionError(f"the server did not come up:\n{self.log}")


@asynccontextmanager
async def open_shop(database_url: str, folder: Path) -> AsyncGenerator[Shop]:
    """A shop with a server; the last one is stopped at the end."""
    shop = Shop(database_url, folder)
    try:
        await shop.open()
        yield shop
    finally:
        await shop.close()
