"""A shop whose server is killed again and again; the next one is starting up meanwhile."""

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from tests.examples.servers import (
    COMMAND,
    PATIENCE_SECONDS,
    command,
    environment,
    free_port,
)


class Shop:
    """Where the shop is served just now: a new address after each restart."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.database_url = database_url
        self.url = ""
        self.key = ""
        self._folder = folder
        self._log = folder / "server.log"
        self._serving: asyncio.subprocess.Process | None = None

    async def open(self) -> None:
        """Make a key and start the first server."""
        made = await asyncio.to_thread(
            command, environment(self.database_url, free_port()), self._folder,
            "keys", "create", "--kind", "backend", "--owner", "faults", "--role", "admin",
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        self.key = made.stdout.strip()
        process, port = await self._spawn()
        await self._take_over(process, port)

    async def kill(self, random_: random.Random) -> None:
        """`kill -9` in the middle of whatever it does, with nobody to take over yet."""
        assert self._serving is not None
        process, port = await self._spawn()
        # It reads its modules first, for longer than this; the database it opens afterwards.
        await asyncio.sleep(random_.uniform(0.1, 0.5))
        self._serving.kill()
        await self._serving.wait()
        await self._take_over(process, port)

    async def close(self) -> None:
        """Stop the last server the friendly way."""
        if self._serving is not None:
            self._serving.terminate()
            await asyncio.wait_for(self._serving.wait(), PATIENCE_SECONDS)

    @property
    def log(self) -> str:
        """What all the servers said."""
        return self._log.read_text(encoding="utf-8")

    async def _spawn(self) -> tuple[asyncio.subprocess.Process, int]:
        port = free_port()
        with self._log.open("a", encoding="utf-8") as out:
            process = await asyncio.create_subprocess_exec(
                COMMAND, "serve", cwd=self._folder, stdout=out, stderr=out,
                env=environment(self.database_url, port),
            )  # fmt: skip
        return process, port

    async def _take_over(self, process: asyncio.subprocess.Process, port: int) -> None:
        self._serving = process
        url = f"http://127.0.0.1:{port}"
        async with asyncio.timeout(PATIENCE_SECONDS), httpx.AsyncClient() as client:
            while process.returncode is None:
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
