"""The socket's own rules: who may connect, what is a message, and how much may be open."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin, Subprotocol

from loyalty_gql import models
from loyalty_gql.auth import LEEWAY_SECONDS
from loyalty_gql.domain import keys
from loyalty_gql.rules.access import SYSTEM, ActorKind, Scope
from tests.graph.sockets import (
    FOLLOW,
    LiveFront,
    closed,
    comes_true,
    heard,
    open_live_front,
    say,
)
from tests.graph.storefront import bearer

ORIGIN = "https://shop.example"


@pytest.fixture
def database_kind() -> str:
    return "sqlite"  # the protocol does not know which database it is


@pytest.fixture
async def front(database_url: str) -> AsyncGenerator[LiveFront]:
    limits = {
        "LOYALTY_SOCKET_SUBSCRIPTIONS": "2",
        "LOYALTY_SOCKET_CONNECTIONS_PER_CALLER": "2",
        "LOYALTY_SOCKET_CONNECTIONS": "4",
        "LOYALTY_CORS_ORIGINS": ORIGIN,
    }
    async with open_live_front(database_url, **limits) as opened:
        yield opened


async def test_a_page_of_another_site_is_not_let_in(front: LiveFront) -> None:
    speaks = [Subprotocol("graphql-transport-ws")]
    for welcome in (ORIGIN, f"http://127.0.0.1:{front.port}"):
        async with connect(front.socket_url, origin=Origin(welcome), subprotocols=speaks):
            pass
    for strange in ("https://evil.example", "null", "https://shop.example.evil.example", ""):
        with pytest.raises(InvalidStatus) as refused:
            async with connect(front.socket_url, origin=Origin(strange), subprotocols=speaks):
                pass
        assert refused.value.response.status_code == 403


@pytest.mark.parametrize("spoken", [["graphql-ws"], None])
async def test_only_one_protocol_is_spoken(front: LiveFront, spoken: list[str] | None) -> None:
    offered = [Subprotocol(one) for one in spoken] if spoken else None
    async with front.socket(subprotocols=offered) as socket:
        assert (await closed(socket))[0] == 4406


async def test_who_says_nothing_is_not_waited_for(database_url: str) -> None:
    async with (
        open_live_front(database_url, LOYALTY_SOCKET_INIT_SECONDS="2") as front,
        front.socket() as silent,
        front.socket() as polite,
    ):
        await say(polite, type="ping")
        assert await heard(polite) == {"type": "pong"}
        assert await closed(silent) == (4408, "Connection initialisation timeout")
        assert (await closed(polite))[0] == 4408


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("{", 4400),
        ("5", 4400),
        ("[]", 4400),
        ("{}", 4400),
        ('{"type": 5}', 4400),
        ('{"type": "start"}', 4400),
        ("[" * 100_000, 4400),
        (b"\x00", 4400),
        ('{"type": "connection_init", "payload": 5}', 4400),
        ('{"type": "connection_init", "payload": {"authorization": 5}}', 4400),
        ('{"type": "connection_init"}', 4403),
        ('{"type": "connection_init", "payload": {"authorization": "Bearer x"}}', 4403),
        ('{"type": "connection_init", "payload": {"headers": {"X-Api-Key": "lk_x"}}}', 4403),
        ('{"type": "subscribe", "id": "1", "payload": {"query": "{ a }"}}', 4401),
        ('{"type": "complete", "id": "1"}', 4401),
        ('"' + "x" * 200_000 + '"', 1009),
    ],
)
async def test_first_messages_that_end_it(front: LiveFront, sent: str | bytes, code: int) -> None:
    async with front.socket() as socket:
        await socket.send(sent)
        assert (await closed(socket))[0] == code


async def test_a_proof_may_come_in_several_places(front: LiveFront) -> None:
    customer = front.customer("ada")
    for payload in (
        dict(customer),
        {"Authorization": customer["authorization"]},
        {"headers": {"Authorization": customer["authorization"]}},
        {"x-cart-token": await front.cart("c", "1.00")},
    ):
        async with front.introduced(payload):
            pass
    async with front.socket(additional_headers=dict(customer)) as socket:
        await say(socket, type="connection_init")
        assert await heard(socket) == {"type": "connection_ack"}


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "connection_init"}, 4429),
        ({"type": "subscribe"}, 4400),
        ({"type": "subscribe", "id": 5, "payload": {}}, 4400),
        ({"type": "subscribe", "id": "", "payload": {}}, 4400),
        ({"type": "unknown"}, 4400),
    ],
)
async def test_later_messages_that_end_it(
    front: LiveFront, message: dict[str, Any], code: int
) -> None:
    async with front.introduced(front.customer("ada")) as socket:
        await say(socket, **message)
        assert (await closed(socket))[0] == code


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (5, "BAD_REQUEST"),
        ({}, "BAD_REQUEST"),
        ({"query": "{ __typename }"}, "BAD_REQUEST"),
        ({"query": "mutation { __typename }"}, "BAD_REQUEST"),
        ({"query": FOLLOW, "variables": []}, "BAD_REQUEST"),
        ({"query": FOLLOW, "variables": {"accountId": "\u0000"}}, "BAD_REQUEST"),
        ({"query": FOLLOW, "operationName": "other"}, "BAD_REQUEST"),
        ({"query": "subscription {"}, "BAD_USER_INPUT"),
        ({"query": "subscription { nothing }"}, "BAD_USER_INPUT"),
        ({"query": FOLLOW, "variables": {"after": 5}}, "BAD_USER_INPUT"),
        ({"query": "subscription { balanceChanged { cursor } balanceChanged2: balanceChanged "
                   "{ cursor } }"}, "BAD_USER_INPUT"),
        ({"query": "subscription { balanceChanged { "
                   + " ".join(f"a{n}: cursor" for n in range(31)) + " } }"}, "ALIAS_LIMIT"),
    ],
)  # fmt: skip
async def test_operations_that_are_refused_leave_the_connection(
    front: LiveFront, payload: Any, code: str
) -> None:
    async with front.introduced(front.customer("ada")) as socket:
        await say(socket, type="subscribe", id="1", payload=payload)
        error = await heard(socket)
        assert (error["type"], error["id"]) == ("error", "1")
        assert error["payload"][0]["extensions"]["code"] == code, error
        await say(socket, type="ping")
        assert await heard(socket) == {"type": "pong"}


async def test_a_key_without_the_scope_follows_nothing(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    key = await front.key(ActorKind.BACKEND, Scope.ACCOUNTS_READ)
    async with front.introduced(bearer(key)) as socket:
        payload = {"query": FOLLOW, "variables": {"accountId": account}}
        await say(socket, type="subscribe", id="1", payload=payload)
        assert (await heard(socket))["payload"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_so_many_subscriptions_on_one_connection(front: LiveFront) -> None:
    await front.credit("ada", "1.00")
    async with front.introduced(front.customer("ada")) as socket:
        for id_ in ("1", "2"):
            await say(socket, type="subscribe", id=id_, payload={"query": FOLLOW})
            assert (await heard(socket))["id"] == id_
        await say(socket, type="subscribe", id="3", payload={"query": FOLLOW})
        error = await heard(socket)
        assert error["payload"][0]["extensions"]["code"] == "SUBSCRIPTION_LIMIT"
        await say(socket, type="complete", id="1")
        await say(socket, type="complete", id="never begun")
        await say(socket, type="subscribe", id="1", payload={"query": FOLLOW})
        assert (await heard(socket))["id"] == "1"
        await say(socket, type="subscribe", id="2", payload={"query": FOLLOW})
        assert (await closed(socket))[0] == 4409


async def test_so_many_connections_of_one_caller(front: LiveFront) -> None:
    ada = front.customer("ada")
    async with front.introduced(ada), front.introduced(ada):
        async with front.socket() as third:
            await say(third, type="connection_init", payload=dict(ada))
            code, why = await closed(third)
            assert (code, (why or "").partition(":")[0]) == (1013, "CONNECTION_LIMIT")
        async with front.introduced(front.customer("bob")):
            pass

    async def free_again() -> bool:
        async with front.socket() as socket:
            await say(socket, type="connection_init", payload=dict(ada))
            if await refused(socket):
                await closed(socket)
            return socket.close_code is None

    await comes_true(free_again)


async def refused(socket: Any) -> bool:
    try:
        return (await heard(socket))["type"] != "connection_ack"
    except Exception:  # noqa: BLE001 — closed in one way or another
        return True


async def test_so_many_connections_in_all(front: LiveFront) -> None:
    async with front.socket(), front.socket(), front.socket(), front.socket(), front.socket() as e:
        assert (await closed(e))[0] == 1013


async def test_a_revoked_key_ends_what_it_opened(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    key = await front.key(ActorKind.BACKEND)
    async with front.introduced(bearer(key)) as socket:
        payload = {"query": FOLLOW, "variables": {"accountId": account}}
        await say(socket, type="subscribe", id="1", payload=payload)
        assert (await heard(socket))["type"] == "next"
        since = time.monotonic()
        await keys.revoke_key(SYSTEM, key.row.id, now=datetime.now(UTC))
        code, why = await closed(socket)
    assert (code, why) == (4403, "That API key is unknown, revoked or expired.")
    assert time.monotonic() - since < 15


async def test_a_key_that_may_less_than_before_connects_again(front: LiveFront) -> None:
    key = await front.key(ActorKind.BACKEND)
    async with front.introduced(bearer(key)) as socket:
        await models.ApiKey.filter(id=key.row.id).update(scopes=[Scope.ADJUST.value])
        assert (await closed(socket))[0] == 4403


async def test_a_token_that_is_over_ends_what_it_opened(front: LiveFront) -> None:
    soon = datetime.now(UTC) - timedelta(seconds=LEEWAY_SECONDS - 4)
    who = {"authorization": f"Bearer {front.token('ada', exp=soon.timestamp())}"}
    async with front.introduced(who) as socket:
        assert await closed(socket) == (4403, "The token is over; sign in again.")


async def test_a_database_that_is_away_ends_nothing(
    front: LiveFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def away(key_hash: str, now: datetime) -> None:
        asked.append(key_hash)
        raise ConnectionError("away")

    async with front.introduced(front.staff) as socket:
        monkeypatch.setattr(keys, "actor_of", away)
        await comes_true(lambda: len(asked) >= 2)
        await say(socket, type="ping")
        assert await heard(socket) == {"type": "pong"}


async def test_a_fault_is_masked(front: LiveFront, monkeypatch: pytest.MonkeyPatch) -> None:
    from loyalty_gql.domain import live  # noqa: PLC0415

    async def broken(*_: object) -> None:
        raise RuntimeError("the secret is 8F2K")

    monkeypatch.setattr(live, "follow", broken)
    async with front.introduced(front.customer("ada")) as socket:
        await say(socket, type="subscribe", id="1", payload={"query": FOLLOW})
        error = await heard(socket)
    assert error["payload"][0]["extensions"]["code"] == "INTERNAL"
    assert "8F2K" not in json.dumps(error)


async def test_nothing_is_left_of_a_connection(front: LiveFront) -> None:
    await front.credit("ada", "1.00")
    before = len(asyncio.all_tasks())
    async with front.introduced(front.customer("ada")) as socket:
        await say(socket, type="subscribe", id="1", payload={"query": FOLLOW})
        await heard(socket)
        assert len(asyncio.all_tasks()) > before
    await comes_true(lambda: len(asyncio.all_tasks()) <= before)


async def test_a_server_that_stops_says_so(front: LiveFront) -> None:
    await front.credit("ada", "1.00")
    async with front.introduced(front.customer("ada")) as socket:
        await say(socket, type="subscribe", id="1", payload={"query": FOLLOW})
        await heard(socket)
        assert front.server is not None
        front.server.should_exit = True
        assert (await closed(socket))[0] == 1012
