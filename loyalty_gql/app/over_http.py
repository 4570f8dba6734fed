"""GraphQL over HTTP: who asks, what, and the answer with its status and media type.

An answer is `application/graphql-response+json` with its status codes where the client takes that,
else `application/json`. What never reaches the schema is refused as JSON too, and in words.
"""

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from loyalty_gql.app.over_websocket import PROTOCOL as SOCKET_PROTOCOL
from loyalty_gql.app.requests import JSON, BadRequest, from_body, from_query, read_body
from loyalty_gql.app.turnstile import Turnstile
from loyalty_gql.auth import Authenticator
from loyalty_gql.context import Context
from loyalty_gql.domain.house import House
from loyalty_gql.errors import Refusal, Unanswered, Unauthenticated
from loyalty_gql.rules.ids import new_id
from loyalty_gql.schema.answers import FAULT, answer, refused

logger = logging.getLogger("loyalty_gql")

GRAPHQL = "application/graphql-response+json"
READING = frozenset({OperationType.QUERY})
ANYTHING = frozenset({OperationType.QUERY, OperationType.MUTATION})
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class GraphQLOverHTTP:
    """The endpoint. `house` is there between start and stop."""

    def __init__(self, schema: strawberry.Schema, authenticator: Authenticator) -> None:
        self._schema = schema
        self._authenticator = authenticator
        self.house: House | None = None
        self._turnstile = Turnstile()

    async def __call__(self, request: Request) -> Response:
        """One request, whatever it is."""
        request_id = _request_id(request)
        await self._turnstile.turn()
        try:
            response = await self._respond(request, request_id)
        except BadRequest as bad:
            response = refusal(bad.message, {"code": bad.code}, bad.status, bad.headers)
        except Unauthenticated as error:
            headers = {"www-authenticate": 'Bearer realm="loyalty"'}
            response = refusal(error.message, refused(error), 401, headers)
        except Refusal as error:
            seconds = {"retry-after": str(error.retry_after_seconds or 1)}
            response = refusal(error.message, refused(error), 503, seconds)
        except ClientDisconnect:
            response = Response(status_code=400)
        except Exception:
            logger.exception("a fault before answering", extra={"request_id": request_id})
            fault = {"code": Unanswered.INTERNAL, "requestId": request_id}
            response = refusal(FAULT, fault, 500, {})
        response.headers["x-request-id"] = request_id
        return response

    async def _respond(self, request: Request, request_id: str) -> Response:
        reading = request.method == "GET"
        asked = from_query(request) if reading else from_body(request, await read_body(request))
        if self.house is None:
            raise BadRequest("The service is starting or stopping; try again.", 503)
        actor = await self._authenticator.actor(request.headers)
        context = Context(
            actor, self.house, datetime.now(UTC), request_id=request_id, over_get=reading
        )
        try:
            result = await self._schema.execute(
                asked["query"],
                variable_values=asked.get("variables"),
                context_value=context,
                operation_name=asked.get("operationName"),
                allowed_operation_types=READING if reading else ANYTHING,
            )
        except CannotGetOperationTypeError as error:
            raise BadRequest(error.as_http_error_reason()) from None
        except InvalidOperationTypeError as error:
            raise _not_here(error.operation_type) from None
        body, executed = answer(cast("Any", result), request_id)
        accepts = GRAPHQL in request.headers.get("accept", "")
        return Response(
            _encode(body).encode(),
            200 if executed or not accepts else 400,
            media_type=GRAPHQL if accepts else JSON,
        )


def _not_here(operation: OperationType) -> BadRequest:
    if operation is OperationType.SUBSCRIPTION:
        why = f"A subscription needs a WebSocket: connect to this address with {SOCKET_PROTOCOL}."
        return BadRequest(why, code=Unanswered.SUBSCRIPTION_NEEDS_SOCKET)
    return BadRequest("Over GET only queries are answered.", 405, allow="POST")


def _request_id(request: Request) -> str:
    given = request.headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else new_id().hex


def refusal(
    message: str, extensions: Mapping[str, Any], status: int, headers: Mapping[str, str]
) -> Response:
    """What never reached the schema, in the form of a GraphQL answer."""
    body = {"errors": [{"message": message, "extensions": extensions}]}
    return JSONResponse(body, status_code=status, headers=dict(headers))
