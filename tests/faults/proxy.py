"""Stands between a ledger and PostgreSQL, and cuts the line around COMMIT."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Literal
from urllib.parse import parse_qs, urlsplit, urlunsplit

# The server's "I did COMMIT", and the client's "please COMMIT", as they go over the wire.
COMMITTED = b"C\x00\x00\x00\x0bCOMMIT\x00"
PLEASE_COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
When = Literal["before", "after"]


class Proxy:
    """Passes everything on, until it is told to cut: before a COMMIT arrives, or after it is done.

    A cut drops the message and both connections, as a broken network does.
    """

    def __init__(self, url: str) -> None:
        self._to = urlsplit(url)
        self._port = 0
        self._next: When | None = None
        self.cuts = 0

    @property
    def url(self) -> str:
        """The database's URL by way of this proxy."""
        user = self._to.username or "postgres"
        login = f"{user}:{self._to.password}" if self._to.password else user
        parts = self._to._replace(netloc=f"{login}@127.0.0.1:{self._port}", query="sslmode=disable")
        return urlunsplit(parts)

    def cut_next(self, when: When) -> None:
        self._next = when

    @asynccontextmanager
    async def listening(self) -> AsyncGenerator["Proxy"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            database, to_database = await self._connect()
        except OSError:
            writer.transport.abort()
            return
        ways = [
            asyncio.create_task(self._pass_on(reader, to_database, PLEASE_COMMIT, "before")),
            asyncio.create_task(self._pass_on(database, writer, COMMITTED, "after")),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        for end in (writer, to_database):
            end.transport.abort()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        socket = parse_qs(self._to.query).get("host")
        if socket:
            return await asyncio.open_unix_connection(f"{socket[0]}/.s.PGSQL.5432")
        return await asyncio.open_connection(self._to.hostname, self._to.port or 5432)

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, mark: bytes, when: When
    ) -> None:
        with suppress(OSError):
            while chunk := await reader.read(1 << 16):
                if self._next == when and mark in chunk:
                    self._next = None
                    self.cuts += 1
                    return
                writer.write(chunk)
                await writer.drain()
