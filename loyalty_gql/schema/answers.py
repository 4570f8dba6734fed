"""Errors as they leave the house: refusals in words, faults masked and logged."""

import logging
import re
from typing import Any

from graphql import ExecutionResult, GraphQLError

from loyalty_gql.domain.reads import is_away
from loyalty_gql.errors import InvalidInput, Overloaded, Refusal, Unanswered

logger = logging.getLogger("loyalty_gql")

FAULT = "Something went wrong on our side. Nothing is lost; the request's id helps us find out."
AWAY = Overloaded("The database does not answer; try again.", retry_after_seconds=2)
LONGEST_MESSAGE = 400
# What was sent is not repeated: it may hold a code. graphql-core quotes whole inputs, at the end.
_QUOTED = re.compile(r"[,;.]? ?\b(?:[Ff]ound|value): (?!Expected ).*", re.DOTALL)


def answer(result: ExecutionResult, request_id: str) -> tuple[dict[str, Any], bool]:
    """The body of an answer, and whether the operation was executed at all."""
    errors = [shown(error, request_id) for error in result.errors or ()]
    executed = result.data is not None or any("path" in error for error in errors)
    body: dict[str, Any] = {"data": result.data} if executed else {}
    if errors:
        body["errors"] = errors
    return body, executed


def shown(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """One error, with `extensions.code`."""
    cause = _cause(error)
    message, extensions = _explained(error, cause, request_id)
    body: dict[str, Any] = {"message": message}
    if error.locations:
        body["locations"] = [one.formatted for one in error.locations]
    if error.path:
        body["path"] = error.path
    body["extensions"] = extensions
    return body


def _cause(error: GraphQLError) -> Exception | None:
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _explained(
    error: GraphQLError, cause: Exception | None, request_id: str
) -> tuple[str, dict[str, Any]]:
    if isinstance(cause, Refusal):
        return cause.message, refused(cause)
    if isinstance(cause, RecursionError):
        return "That is nested too deeply.", {"code": Unanswered.DEPTH_LIMIT}
    if cause is None:
        code = (error.extensions or {}).get("code", Unanswered.BAD_USER_INPUT)
        if error.message.startswith("Syntax Error: Document contains more than"):
            code = Unanswered.TOKEN_LIMIT
        return _without_input(error.message), {"code": code}
    if is_away(cause):
        logger.warning("the database does not answer", extra={"request_id": request_id})
        return AWAY.message, refused(AWAY)
    logger.error(
        "a fault while answering: %s",
        type(cause).__name__,
        exc_info=cause,
        extra={"request_id": request_id, "path": error.path},
    )
    return FAULT, {"code": Unanswered.INTERNAL, "requestId": request_id}


def refused(refusal: Refusal) -> dict[str, Any]:
    """A refusal's extensions, where it can't be a `UserError`."""
    code = Unanswered.BAD_USER_INPUT if isinstance(refusal, InvalidInput) else refusal.code
    extensions: dict[str, Any] = {"code": code}
    if refusal.field is not None:
        extensions["field"] = refusal.field
    if refusal.retryable:
        extensions["retryable"] = True
        extensions["retryAfterSeconds"] = refusal.retry_after_seconds
    return extensions


def _without_input(message: str) -> str:
    return _QUOTED.sub(".", message)[:LONGEST_MESSAGE]
