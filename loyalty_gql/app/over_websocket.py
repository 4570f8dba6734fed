"""Subscriptions over WebSocket, by the protocol graphql-transport-ws and no other.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. Whoever connects proves who it is
in the payload of `connection_init`, or in the headers of the handshake. Results are pulled one by
one and each is sent before the next is asked for: a slow client makes its own subscription wait.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Never, cast
from urllib.parse import urlsplit

import strawberry
from graphql import ExecutionResult, GraphQLError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from loyalty_gql.app.requests import BadRequest, checked, must_be_fit, parse
from loyalty_gql.auth import Authenticator
from loyalty_gql.context import Context
from loyalty_gql.domain.house import House
from loyalty_gql.errors import Overloaded, Unanswered, Unauthenticated
from loyalty_gql.live import Doorbell
from loyalty_gql.rules.access import Actor, ActorKind
from loyalty_gql.rules.ids import new_id
from loyalty_gql.schema.answers import FAULT, answer, shown

logger = logging.getLogger("loyalty_gql")

PROTOCOL = "graphql-transport-ws"
PROOFS = ("authorization", "x-api-key", "x-cart-token", "x-purchase-token")
FOLLOWING = frozenset({OperationType.SUBSCRIPTION})
LONGEST_OPERATION_ID = 128
LONGEST_REASON = 120  # of a close, in bytes; the frame has no room for more

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """What one process and one caller may have open."""

    origins: tuple[str, ...]
    connections: int
    connections_per_caller: int
    subscriptions_per_connection: int
    init_seconds: float


class Close(Exception):
    """Ends a connection; codes from 4400 on are the protocol's."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class GraphQLOverWebSocket:
    """The endpoint. `house` is there between start and stop."""

    def __init__(
        self,
        schema: strawberry.Schema,
        authenticator: Authenticator,
        doorbell: Doorbell,
        limits: SocketLimits,
    ) -> None:
        self.schema = schema
        self.authenticator = authenticator
        self.doorbell = doorbell
        self.limits = limits
        self.house: House | None = None
        self._open = 0
        self._callers: Counter[str] = Counter()

    async def __call__(self, socket: WebSocket) -> None:
        """One connection, from its handshake to its end."""
        if not _is_welcome(socket, self.limits.origins):
            await socket.close()  # not accepted yet: the handshake is answered 403
            return
        spoken = PROTOCOL in socket.scope["subprotocols"]
        await socket.accept(subprotocol=PROTOCOL if spoken else None)
        self._open += 1
        try:
            if not spoken:
                await socket.close(4406, "Subprotocol not acceptable")
            elif self._open > self.limits.connections:
                await socket.close(1013, "Too many connections; try again later")
            else:
                await Connection(self, socket).run()
        finally:
            self._open -= 1

    @contextmanager
    def counted(self, principal: str) -> Generator[None]:
        """A connection of a caller, while it lasts.

        Raises:
            Close: the caller has as many as may be.
        """
        if self._callers[principal] >= self.limits.connections_per_caller:
            raise Close(1013, "CONNECTION_LIMIT: you have too many connections open")
        self._callers[principal] += 1
        try:
            yield
        finally:
            self._callers[principal] -= 1
            if not self._callers[principal]:
                del self._callers[principal]


class Connection:
    """One socket: who it is, and the operations that run on it."""

    def __init__(self, endpoint: GraphQLOverWebSocket, socket: WebSocket) -> None:
        self._endpoint = endpoint
        self._socket = socket
        self._operations: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until either side closes it."""
        try:
            proofs, actor = await self._introduced()
            with self._endpoint.counted(actor.principal):
                await self._send({"type": "connection_ack"})
                await self._serve(proofs, actor)
        except Close as close:
            await self._close(close.code, close.reason)
        except WebSocketDisconnect:
            pass
        except Exception:
            logger.exception("a fault on a socket")
            await self._close(1011, "Something went wrong on our side")

    async def _introduced(self) -> tuple[Mapping[str, str], Actor]:
        """The proofs that `connection_init` or the handshake brought, and who that is."""
        try:
            async with asyncio.timeout(self._endpoint.limits.init_seconds):
                while (message := await self._message())["type"] != "connection_init":
                    await self._chat(message, Close(4401, "Unauthorized"))
        except TimeoutError:
            raise Close(4408, "Connection initialisation timeout") from None
        proofs = _proofs(message.get("payload")) or self._socket.headers
        try:
            actor = await self._endpoint.authenticator.actor(proofs)
        except Unauthenticated as error:
            raise Close(4403, error.message) from None
        except Overloaded as error:
            raise Close(1013, error.message) from None
        if actor.kind is ActorKind.GUEST and actor.cart is None:
            raise Close(4403, "Send a token or a key: nothing here is for everyone")
        return proofs, actor

    async def _serve(self, proofs: Mapping[str, str], actor: Actor) -> Never:
        over = asyncio.create_task(self._until_over(proofs, actor))
        try:
            while True:
                message = await self._message()
                if message["type"] == "subscribe":
                    await self._subscribe(message, actor)
                elif message["type"] == "complete":
                    self._stop(message.get("id"))
                else:
                    await self._chat(message, Close(4429, "Too many initialisation requests"))
        finally:
            tasks = [over, *self._operations.values()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _until_over(self, proofs: Mapping[str, str], actor: Actor) -> None:
        """A key that is revoked, or a token that is over, ends all that it opened."""
        await self._close(4403, await self._endpoint.authenticator.until_over(proofs, actor))

    async def _chat(self, message: Json, otherwise: Close) -> None:
        """Pings and pongs; what else is known has no place here."""
        match message["type"]:
            case "ping":
                await self._send({"type": "pong"})
            case "pong":
                pass
            case "subscribe" | "complete" | "connection_init":
                raise otherwise
            case _:
                raise Close(4400, "There is no such type of message")

    async def _subscribe(self, message: Json, actor: Actor) -> None:
        id_ = message.get("id")
        if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_OPERATION_ID:
            raise Close(4400, "subscribe needs an id")
        if id_ in self._operations:
            raise Close(4409, f"Subscriber for {id_} already exists")
        try:
            asked = self._asked(message.get("payload"))
        except BadRequest as bad:
            await self._send(_refused(id_, bad))
            return
        self._operations[id_] = asyncio.create_task(self._operate(id_, asked, actor))

    def _asked(self, payload: object) -> Json:
        most = self._endpoint.limits.subscriptions_per_connection
        if len(self._operations) >= most:
            why = f"At most {most} subscriptions on one connection."
            raise BadRequest(why, code=Unanswered.SUBSCRIPTION_LIMIT)
        asked = checked(payload)
        must_be_fit(asked.get("variables"))
        return asked

    def _stop(self, id_: object) -> None:
        task = self._operations.pop(id_, None) if isinstance(id_, str) else None
        if task is not None:
            task.cancel()

    async def _operate(self, id_: str, asked: Json, actor: Actor) -> None:
        """Send the results of one operation, and its end."""
        request_id = new_id().hex
        try:
            last = await self._results(id_, asked, actor, request_id)
        except WebSocketDisconnect:
            return
        except GraphQLError as error:
            last = _error(id_, [shown(error, request_id)])
        except Exception:
            logger.exception("a fault in a subscription", extra={"request_id": request_id})
            fault = {"code": Unanswered.INTERNAL, "requestId": request_id}
            last = _error(id_, [{"message": FAULT, "extensions": fault}])
        # The id is free again before the client hears that it is.
        if self._operations.get(id_) is asyncio.current_task():
            del self._operations[id_]
            await self._send(last)

    async def _results(self, id_: str, asked: Json, actor: Actor, request_id: str) -> Json:
        """Send each result; gives the message to end with."""
        endpoint = self._endpoint
        if endpoint.house is None:
            return _refused(id_, BadRequest("The service is stopping; connect again."))
        context = Context(
            actor,
            endpoint.house,
            datetime.now(UTC),
            request_id=request_id,
            live=endpoint.doorbell,
        )
        stream = await endpoint.schema.stream(
            asked["query"],
            variable_values=asked.get("variables"),
            context_value=context,
            operation_name=asked.get("operationName"),
            allowed_operation_types=FOLLOWING,
        )
        async with aclosing(stream) as results:
            async for result in cast("AsyncIterator[ExecutionResult]", results):
                if isinstance(result, PreExecutionError):
                    return _not_begun(id_, cast("ExecutionResult", result), request_id)
                body, executed = answer(result, request_id)
                if not executed:
                    return _error(id_, body["errors"])
                await self._send({"id": id_, "type": "next", "payload": body})
        return {"id": id_, "type": "complete"}

    async def _message(self) -> Json:
        """The next message.

        Raises:
            Close: it is none.
            WebSocketDisconnect: there is no next one.
        """
        event = await self._socket.receive()
        if event["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(event.get("code", 1005))
        if event.get("text") is None:
            raise Close(4400, "Messages are text")
        try:
            message: object = parse(event["text"].encode())
        except (BadRequest, UnicodeEncodeError):
            raise Close(4400, "Messages are JSON") from None
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Close(4400, "Messages are objects with a type")
        return cast("Json", message)

    async def _send(self, message: Json) -> None:
        if self._socket.application_state is WebSocketState.CONNECTED:
            await self._socket.send_json(message)

    async def _close(self, code: int, reason: str) -> None:
        if self._socket.application_state is not WebSocketState.CONNECTED:
            return
        short = reason.encode()[:LONGEST_REASON].decode(errors="ignore")
        try:
            await self._socket.close(code, short)
        except (WebSocketDisconnect, RuntimeError):
            return  # the other side was faster


def _is_welcome(socket: WebSocket, origins: tuple[str, ...]) -> bool:
    """Browsers name the page's origin, and no CORS protects a socket. Programs name none."""
    origin = socket.headers.get("origin")
    if origin is None or origin in origins:
        return True
    return urlsplit(origin).netloc.lower() == socket.headers.get("host", "").lower()


def _proofs(payload: object) -> dict[str, str]:
    """The proofs in the payload of `connection_init`: at its top, or in its `headers`."""
    if payload is None:
        return {}
    if not isinstance(payload, dict):
        raise Close(4400, "The payload of connection_init is an object")
    given = cast("Json", payload)
    inside = given.get("headers")
    named = {**given, **(cast("Json", inside) if isinstance(inside, dict) else {})}
    found = {name.lower(): text for name, text in named.items() if name.lower() in PROOFS}
    if not all(isinstance(text, str) for text in found.values()):
        raise Close(4400, "A proof is a string")
    return found


def _not_begun(id_: str, result: ExecutionResult, request_id: str) -> Json:
    """What never became a subscription: refused in words."""
    errors: list[GraphQLError] = result.errors or []
    cause = errors[0].original_error if errors else None
    if isinstance(cause, InvalidOperationTypeError):
        why = "A socket is for subscriptions; send queries and mutations by POST."
        return _refused(id_, BadRequest(why))
    if isinstance(cause, CannotGetOperationTypeError):
        return _refused(id_, BadRequest(cause.as_http_error_reason()))
    return _error(id_, [shown(error, request_id) for error in errors])


def _refused(id_: str, bad: BadRequest) -> Json:
    return _error(id_, [{"message": bad.message, "extensions": {"code": bad.code}}])


def _error(id_: str, errors: list[Json]) -> Json:
    return {"id": id_, "type": "error", "payload": errors}
