"""From bytes to a GraphQL request; what is none is refused in words, and never with a fault."""

import json
import re
from typing import Any, cast

from starlette.requests import Request

from loyalty_gql.errors import Unanswered

LARGEST_BODY = 1_000_000
LONGEST_NAME = 255
JSON = "application/json"
# Control characters (no tab, no line ends) and halves of a surrogate pair: no database keeps them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNFIT_ESCAPE = re.compile(r"\\u(?:00[01][0-9a-fA-F]|\{0*[01]?[0-9a-fA-F]\})")


class BadRequest(Exception):
    """An HTTP request that is no GraphQL request; `status` and words for the caller."""

    def __init__(
        self,
        message: str,
        status: int = 400,
        *,
        code: Unanswered = Unanswered.BAD_REQUEST,
        **headers: str,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.headers = headers


def from_query(request: Request) -> dict[str, Any]:
    """What a GET asks.

    Raises:
        BadRequest: no query, or variables that are not JSON.
    """
    asked: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if asked.get(name):
            asked[name] = parse(asked[name].encode())
        else:
            asked.pop(name, None)
    asked = checked(asked)
    must_be_fit(asked.get("variables"))
    return asked


def from_body(request: Request, body: bytes) -> dict[str, Any]:
    """What a POST asks.

    Raises:
        BadRequest: another content type than JSON (which browsers ask leave for), or no request.
    """
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    if media_type.strip().lower() != JSON:
        raise BadRequest(f"Send the request as content type {JSON}.", 415, accept=JSON)
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if charset not in ("", "utf-8", "utf8"):
        raise BadRequest("Send the request in UTF-8.", 415)
    asked = checked(parse(body))
    # JSON lets no raw control character through: only an escape can bring one.
    if b"\\u" in body:
        must_be_fit(asked.get("variables"))
    return asked


def parse(text: bytes) -> Any:
    """JSON.

    Raises:
        BadRequest: it is not, or not in UTF-8, or nested without end.
    """
    try:
        return json.loads(text.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise BadRequest("The request is not UTF-8.") from None
    except RecursionError:
        raise BadRequest("The request is nested too deeply.") from None
    except ValueError:
        raise BadRequest("The request is not JSON.") from None


def _no_constant(name: str) -> None:
    raise ValueError(name)


def checked(asked: object) -> dict[str, Any]:
    """A GraphQL request, by the form of its parts.

    Raises:
        BadRequest: a part is missing, or of another type.
    """
    if isinstance(asked, list):
        raise BadRequest("Send one operation at a time: batches are not taken.")
    if not isinstance(asked, dict):
        raise BadRequest('A GraphQL request is a JSON object, such as {"query": "{ __typename }"}.')
    request = cast("dict[str, Any]", asked)
    query, name = request.get("query"), request.get("operationName")
    if not isinstance(query, str) or not query.strip():
        raise BadRequest("The request has no query.")
    if _UNFIT.search(query) or _UNFIT_ESCAPE.search(query):
        raise BadRequest("The query holds a control character or half a character.")
    if name is not None and (not isinstance(name, str) or len(name) > LONGEST_NAME):
        raise BadRequest("operationName is a string, if it is given.")
    for part in ("variables", "extensions"):
        if not isinstance(request.get(part), dict | None):
            raise BadRequest(f"{part} is an object, if it is given.")
    if name and _UNFIT.search(name):
        raise BadRequest("operationName holds a control character or half a character.")
    request["operationName"] = name or None
    return request


def must_be_fit(value: object) -> None:
    """Look into variables, as deep as the parser went.

    Raises:
        BadRequest: there is text in them that no database keeps.
    """
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            if _UNFIT.search(found):
                raise BadRequest("A variable holds a control character or half a character.")
        elif isinstance(found, dict):
            parts = cast("dict[str, object]", found)
            waiting.extend((*parts.keys(), *parts.values()))
        elif isinstance(found, list):
            waiting.extend(cast("list[object]", found))


async def read_body(request: Request) -> bytes:
    """The body, as far as it may be.

    Raises:
        BadRequest: it is too long; no more of it is read.
    """
    too_large = BadRequest(f"A request has at most {LARGEST_BODY} bytes.", 413, connection="close")
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:20]) > LARGEST_BODY:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise too_large
    return bytes(body)
