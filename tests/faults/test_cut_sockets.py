"""A thousand changes by one server, followed on another that is cut off and killed meanwhile."""

import asyncio
import random
from collections.abc import Mapping
from contextlib import aclosing, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportError
from gql.transport.websockets import WebsocketsTransport
from websockets.exceptions import WebSocketException

from loyalty_gql.settings import Settings
from tests.examples.servers import environment
from tests.faults.servers import Shop, open_shop

CHANGES = 1_000
CUTS = 20
KILLED_AT = (7, 14)  # which of the cuts are `kill -9` of the server that is followed
CALLERS = 8
CURRENCIES = ("USD", "EUR")  # an account in each
AHEAD = 40  # changes that may be under way while the line is cut
PATIENCE_SECONDS = 180  # a guard against standing still, not the time it takes

FOLLOW = """
subscription ($after: [String!]) {
  balanceChanged(after: $after) { cursor account { id } transaction { version } }
}
"""
OPEN = (
    "mutation ($input: OpenStoreCreditAccountInput!) { openStoreCreditAccount(input: $input) "
    "{ ... on OpenStoreCreditAccountPayload { storeCreditAccount { id } } } }"
)
ADD = (
    "mutation ($input: AdjustInput!) { adjust(input: $input) "
    "{ ... on AdjustPayload { transaction { version } } } }"
)

pytestmark = pytest.mark.faults


class Mark:
    """A number that grows, and that can be waited for."""

    def __init__(self) -> None:
        self.value = 0
        self._grown = asyncio.Event()

    def to(self, value: int) -> None:
        """Let it be this."""
        self.value = value
        self._grown.set()
        self._grown = asyncio.Event()

    async def reaches(self, value: int) -> None:
        """Wait until it is as large."""
        while self.value < value:
            await self._grown.wait()


class Follower:
    """A storefront that keeps the last cursor of each account, and comes back with them."""

    def __init__(self, shop: Shop, token: str) -> None:
        self.told: dict[str, list[int]] = {}
        self.heard = Mark()
        self.connections = Mark()
        self._cursors: dict[str, str] = {}
        self._shop = shop
        self._token = token
        self._transport: WebsocketsTransport | None = None

    async def follow(self) -> None:
        """Follow all there is; come back after whatever happens."""
        while self.heard.value < CHANGES:
            with suppress(TransportError, WebSocketException, OSError):
                await self._connection()

    def cut(self) -> None:
        """The line is gone, without a word, and with all that was on its way."""
        assert self._transport is not None
        adapter: Any = self._transport.adapter
        adapter.websocket.transport.abort()

    async def _connection(self) -> None:
        self._transport = WebsocketsTransport(
            self._shop.url.replace("http:", "ws:") + "/graphql",
            init_payload={"authorization": f"Bearer {self._token}"},
            close_timeout=1,
        )
        query = gql(FOLLOW)
        query.variable_values = {"after": list(self._cursors.values())}
        async with Client(transport=self._transport) as session:
            self.connections.to(self.connections.value + 1)
            # Closed here, on a line that may be dead: left to the collector, its complaint comes
            # from nowhere and fails whatever test is running then.
            async with aclosing(session.subscribe(query)) as changes:
                async for change in changes:
                    self._take(change["balanceChanged"])
                    if self.heard.value == CHANGES:
                        return

    def _take(self, change: Mapping[str, Any]) -> None:
        account = change["account"]["id"]
        self._cursors[account] = change["cursor"]
        versions = self.told.setdefault(account, [])
        if change["transaction"] is not None:
            versions.append(change["transaction"]["version"])
            self.heard.to(self.heard.value + 1)


async def test_every_version_once_and_in_order_through_twenty_cuts(
    database_url: str, tmp_path: Path
) -> None:
    random_ = random.Random(20_261_121)
    folders = tmp_path / "followed", tmp_path / "changing"
    for folder in folders:
        folder.mkdir()
    async with (
        open_shop(database_url, folders[0]) as followed,
        open_shop(database_url, folders[1]) as changing,
        asyncio.timeout(PATIENCE_SECONDS),
    ):
        accounts = [await opened(changing, currency) for currency in CURRENCIES]
        follower, allowed = Follower(followed, token_of("ada", database_url)), Mark()
        following = asyncio.create_task(follower.follow())
        changes = asyncio.create_task(change(changing, accounts, allowed))
        # After the last cut something must be left to come back for: what was under way then is
        # on the follower's side of the line already.
        stops = random_.sample(range(1, CHANGES - 2 * AHEAD), CUTS)
        for number, stop in enumerate(sorted(stops)):
            allowed.to(stop + AHEAD)
            await follower.heard.reaches(stop)
            await follower.connections.reaches(number + 1)
            if number in KILLED_AT:
                await followed.kill(random_)
            else:
                follower.cut()
        allowed.to(CHANGES)
        await asyncio.gather(changes, following)

    each = list(range(1, CHANGES // len(accounts) + 1))
    assert follower.told == dict.fromkeys(accounts, each)
    assert follower.connections.value > CUTS
    assert "Traceback" not in followed.log


async def change(shop: Shop, accounts: list[str], allowed: Mark) -> None:
    """So many changes, one half on each account, by several callers at once."""
    numbers = count()

    async def call(client: httpx.AsyncClient) -> None:
        while (number := next(numbers)) < CHANGES:
            await allowed.reaches(number)
            place = number % len(accounts)
            cent = {
                "accountId": accounts[place],
                "amount": {"amount": "0.01", "currencyCode": CURRENCIES[place]},
                "reason": "GOODWILL",
                "idempotencyKey": f"a-change-to-follow-{number:06}",
            }
            answer = await ask(client, ADD, cent)
            assert answer["adjust"], answer

    async with client_of(shop) as client, asyncio.TaskGroup() as group:
        for _ in range(CALLERS):
            group.create_task(call(client))


async def opened(shop: Shop, currency: str) -> str:
    """An account of Ada's: its global id."""
    whose = {
        "customerId": "ada",
        "currencyCode": currency,
        "idempotencyKey": f"open-to-follow-{currency}",
    }
    async with client_of(shop) as client:
        answer = await ask(client, OPEN, whose)
    return str(answer["openStoreCreditAccount"]["storeCreditAccount"]["id"])


async def ask(client: httpx.AsyncClient, query: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The data of an answer."""
    answer = await client.post("/graphql", json={"query": query, "variables": {"input": asked}})
    return answer.json()["data"]


def client_of(shop: Shop) -> httpx.AsyncClient:
    headers = {"authorization": f"Bearer {shop.key}"}
    return httpx.AsyncClient(base_url=shop.url, headers=headers, timeout=60)


def token_of(customer_id: str, database_url: str) -> str:
    """A customer's JWT, as the servers under test take it."""
    terms = Settings.from_environ(environment(database_url, 8_000)).jwt
    claims = {
        "sub": customer_id,
        "iss": terms.issuer,
        "aud": terms.audience,
        "exp": datetime.now(UTC) + timedelta(minutes=10),
    }
    assert terms.secret is not None
    return jwt.encode(claims, terms.secret, algorithm="HS256")
