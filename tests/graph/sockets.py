"""The endpoint as subscribers reach it: a real server in this process, and clients of two kinds."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
import uvicorn
from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from loyalty_gql.app import create_app
from loyalty_gql.app.over_websocket import PROTOCOL
from loyalty_gql.cli.serving import LARGEST_MESSAGE
from loyalty_gql.rules.access import ActorKind
from loyalty_gql.settings import Settings
from tests.graph.storefront import Json, Storefront, bearer, environ

PATIENCE = 60.0
FOLLOW = """
subscription ($accountId: ID, $after: [String!]) {
  balanceChanged(accountId: $accountId, after: $after) {
    cursor
    balance { amount }
    account { id available { amount } }
    transaction { version kind amount { amount } balanceAfter { amount } }
  }
}
"""


class LiveFront(Storefront):
    """A storefront that listens on a port."""

    port: int = 0
    server: uvicorn.Server | None = None

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/graphql"

    def cut_all(self) -> None:
        """Every line is gone, without a word."""
        assert self.server is not None
        for connection in list(self.server.server_state.connections):
            if isinstance(connection, WebSocketsSansIOProtocol):
                connection.transport.abort()

    @asynccontextmanager
    async def follow(
        self, who: Mapping[str, str], **variables: Any
    ) -> AsyncGenerator["Subscription"]:
        """A subscription by the gql library."""
        transport = WebsocketsTransport(
            self.socket_url, init_payload=dict(who), connect_timeout=PATIENCE, ack_timeout=PATIENCE
        )
        async with Client(transport=transport) as session:
            query = gql(FOLLOW)
            query.variable_values = variables
            changes = session.subscribe(query)
            yield Subscription(changes)
            await changes.aclose()

    @asynccontextmanager
    async def socket(self, **options: Any) -> AsyncGenerator[ClientConnection]:
        """A bare socket that speaks our protocol, or what `options` say."""
        options.setdefault("subprotocols", [Subprotocol(PROTOCOL)])
        async with connect(self.socket_url, **options) as opened:
            yield opened

    @asynccontextmanager
    async def introduced(self, who: Mapping[str, object]) -> AsyncGenerator[ClientConnection]:
        """A bare socket on which the caller is known."""
        async with self.socket() as opened:
            await say(opened, type="connection_init", payload=dict(who))
            assert await heard(opened) == {"type": "connection_ack"}
            yield opened


class Subscription:
    """What a subscription tells, one by one."""

    def __init__(self, changes: AsyncGenerator[Json]) -> None:
        self._changes = changes

    async def next(self) -> Json:
        """The next change; it comes before long."""
        async with asyncio.timeout(PATIENCE):
            return (await anext(self._changes))["balanceChanged"]

    async def take(self, count: int) -> list[Json]:
        """So many changes."""
        return [await self.next() for _ in range(count)]


def versions(changes: list[Json]) -> list[int]:
    """The versions that were told."""
    return [change["transaction"]["version"] for change in changes]


async def say(socket: ClientConnection, **message: Any) -> None:
    """Send one message."""
    await socket.send(json.dumps(message))


async def heard(socket: ClientConnection) -> Json:
    """The next message; it comes before long."""
    async with asyncio.timeout(PATIENCE):
        return json.loads(await socket.recv())


async def closed(socket: ClientConnection) -> tuple[int | None, str | None]:
    """With which code and words the server closes."""
    async with asyncio.timeout(PATIENCE):
        await socket.wait_closed()
    return socket.close_code, socket.close_reason


def listening() -> socket.socket:
    """A free port whose connections hold little: what a client does not take is soon felt."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
    made.bind(("127.0.0.1", 0))
    return made


async def comes_true(holds: Callable[[], bool | Awaitable[bool]]) -> None:
    """Ask until it holds, or the patience is over."""
    ends = time.monotonic() + PATIENCE
    while True:
        found = holds()
        if found if isinstance(found, bool) else await found:
            return
        assert time.monotonic() < ends, "it never came true"
        await asyncio.sleep(0.01)


@asynccontextmanager
async def open_live_front(database_url: str, **more: str) -> AsyncGenerator[LiveFront]:
    """A server on a free port, in this process; `more` are settings."""
    settings = Settings.from_environ(environ(database_url, **more))
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="critical",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
    )
    server = uvicorn.Server(config)
    door = listening()
    async with app.router.lifespan_context(app):
        serving = asyncio.create_task(server._serve([door]))
        try:
            await comes_true(lambda: server.started)
            port = door.getsockname()[1]
            async with httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE
            ) as client:
                front = LiveFront(client, settings)
                front.port, front.server = port, server
                front.staff = bearer(await front.key(ActorKind.STAFF))
                front.backend = bearer(await front.key(ActorKind.BACKEND))
                yield front
        finally:
            server.should_exit = True
            await serving
