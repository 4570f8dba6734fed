"""An HTTP client that costs little: raw keep-alive sockets, one request under way on each.

Runs as a process of its own (`python -m bench.load`), told by JSON on its input what to do. Each
answer's `__typename` is checked; anything else than the expected one is counted as wrong.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import cycle
from typing import Any
from uuid import uuid4

import uvloop

TRIVIAL = "{ __typename }"
ADJUST = (
    "mutation ($input: AdjustInput!) { adjust(input: $input) { __typename ... on AdjustPayload { "
    "transaction { id amount { amount currencyCode } balanceAfter { amount } } replayed } "
    "... on UserError { code message } } }"
)
APPLY = (
    "mutation ($input: ApplyToCartInput!) { applyToCart(input: $input) { __typename "
    "... on ApplyToCartPayload { held { amount currencyCode } cart { amountDue { amount } } } "
    "... on UserError { code message } } }"
)


@dataclass(frozen=True, slots=True)
class Load:
    """What to send. `accounts` are global ids; `carts` the shop's ids, each with its customer."""

    port: int
    clients: int
    seconds: float
    kind: str
    key: str = ""
    accounts: list[str] = field(default_factory=list[str])
    carts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    query: str = TRIVIAL
    expected: str = '"__typename"'


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it."""

    rate: float
    wrong: int
    example: str = ""


async def run(load: Load) -> Told:
    """Send it from a process of its own, and wait for what it tells."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.load",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told, _ = await process.communicate(json.dumps(asdict(load)).encode())
    if process.returncode != 0:
        raise RuntimeError("the load generator failed")
    return Told(**json.loads(told))


def bodies(load: Load) -> Callable[[], bytes]:
    """Makes the next request's body."""
    if load.kind == "adjust":
        return _adjusting(load)
    if load.kind == "apply":
        return _applying(load)
    fixed = json.dumps({"query": load.query}).encode()
    return lambda: fixed


def _adjusting(load: Load) -> Callable[[], bytes]:
    amount = {"amount": "-0.01", "currencyCode": "USD"}

    def body() -> bytes:
        given = {
            "idempotencyKey": f"bench-adjust-{uuid4()}",
            "accountId": random.choice(load.accounts),
            "amount": amount,
            "reason": "CORRECTION",
        }
        return json.dumps({"query": ADJUST, "variables": {"input": given}}).encode()

    return body


def _applying(load: Load) -> Callable[[], bytes]:
    carts: Iterator[tuple[str, str]] = cycle(load.carts)

    def body() -> bytes:
        cart, customer = next(carts)
        given = {
            "idempotencyKey": f"bench-apply-{uuid4()}",
            "cartId": cart,
            "source": {"ownCredit": True},
            "onBehalfOf": customer,
        }
        return json.dumps({"query": APPLY, "variables": {"input": given}}).encode()

    return body


class Client(asyncio.Protocol):
    """One connection: sends the next request when the answer to the last one is complete."""

    def __init__(self, load: Load, body: Callable[[], bytes], until: float) -> None:
        self._body, self._until = body, until
        self._expected = load.expected.encode()
        self._head = (
            f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{load.port}\r\n"
            f"Content-Type: application/json\r\nAccept: application/json\r\n"
            + (f"X-Api-Key: {load.key}\r\n" if load.key else "")
            + "Content-Length: "
        ).encode()
        self._buffer = b""
        self._transport: Any = None
        self.done = asyncio.get_running_loop().create_future()
        self.answers = 0
        self.wrong: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See `asyncio.Protocol`."""
        self._transport = transport
        self._send()

    def _send(self) -> None:
        if time.perf_counter() >= self._until:
            self._transport.close()
            self.done.set_result(None)
            return
        body = self._body()
        self._transport.write(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        self._buffer += data
        head, blank, rest = self._buffer.partition(b"\r\n\r\n")
        if not blank or len(rest) < _length(head):
            return
        self._buffer = b""
        self.answers += 1
        if self._expected not in rest or not head.startswith(b"HTTP/1.1 200"):
            self.wrong.append(head + b" " + rest)
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        del exc
        if not self.done.done():
            self.wrong.append(b"the connection was lost")
            self.done.set_result(None)


def _length(head: bytes) -> int:
    lower = head.lower()
    at = lower.index(b"content-length:") + len(b"content-length:")
    return int(lower[at:].split(b"\r\n", 1)[0])


async def send(load: Load) -> Told:
    """Keep `clients` requests under way for so many seconds."""
    loop = asyncio.get_running_loop()
    body = bodies(load)
    begun = time.perf_counter()
    clients = [Client(load, body, begun + load.seconds) for _ in range(load.clients)]
    for client in clients:
        await loop.create_connection(lambda client=client: client, "127.0.0.1", load.port)
    await asyncio.gather(*(client.done for client in clients))
    took = time.perf_counter() - begun
    wrong = [one for client in clients for one in client.wrong]
    example = wrong[0][-400:].decode(errors="replace") if wrong else ""
    return Told(sum(client.answers for client in clients) / took, len(wrong), example)


if __name__ == "__main__":
    given: dict[str, Any] = json.load(sys.stdin)
    sys.stdout.write(json.dumps(asdict(uvloop.run(send(Load(**given))))))
