"""Scalars. What can't be read is refused in our words, never in Python's."""

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NewType, cast

import strawberry
from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from graphql import GraphQLError

from loyalty_gql.errors import Unanswered

DecimalText = NewType("DecimalText", str)
CurrencyCode = NewType("CurrencyCode", str)
Locale = NewType("Locale", str)
BigInt = NewType("BigInt", int)
Json = NewType("Json", dict[str, Any])

_LOCALE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
LARGEST_JSON = 20_000  # as text: a few hundred ids of the shop's
LARGEST_BIG_INT = 2**53 - 1  # what JSON's numbers carry exactly everywhere


class Malformed(GraphQLError):
    """What was sent has no meaning here; not a refusal, as no form could show it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": Unanswered.BAD_USER_INPUT})


def _text(value: object, what: str, example: str) -> str:
    if not isinstance(value, str):
        raise Malformed(f"{what} is written as a string, such as {example}.")
    return value


def _parse_decimal(value: object) -> str:
    text = _text(value, "A Decimal", '"12.30"')
    # An amount with too many digits is the caller's to mend: rules refuse it by field.
    if len(text) > 100 or not re.fullmatch(r"[-+.0-9A-Za-z]*", text):  # noqa: PLR2004
        raise Malformed('A Decimal is written as a string, such as "12.30".')
    return text


def _parse_moment(value: object) -> datetime:
    text = _text(value, "A DateTime", '"2026-11-21T10:30:00Z"')
    try:
        if _MOMENT.fullmatch(text):
            whole, dot, rest = text.partition(".")
            if dot:  # no more than microseconds, which is all that is kept
                digits = re.match(r"[0-9]*", rest)
                part = digits[0] if digits else ""
                text = f"{whole}.{part[:6]}{rest[len(part) :]}"
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Malformed(
        'A DateTime is a real date and time with its offset, such as "2026-11-21T10:30:00Z".'
    )


def _show_moment(value: Any) -> str:
    moment: datetime = value
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse_currency(value: object) -> str:
    text = _text(value, "A CurrencyCode", '"USD"')
    if not text.isprintable() or len(text) > 64:  # noqa: PLR2004
        raise Malformed('A CurrencyCode is three capital letters, such as "USD".')
    return text


def _parse_locale(value: object) -> str:
    text = _text(value, "A Locale", '"de-CH"')
    if not _LOCALE.fullmatch(text) or babel_locale(text) is None:
        raise Malformed('A Locale is a known language tag, such as "de-CH".')
    return text


@lru_cache(maxsize=256)
def babel_locale(tag: str) -> BabelLocale | None:
    """The locale of a language tag; None when it is not known."""
    try:
        return BabelLocale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _parse_big_int(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Malformed("A BigInt is a whole number.")
    if not re.fullmatch(r"-?[0-9]{1,16}", str(value)) or abs(int(value)) > LARGEST_BIG_INT:
        raise Malformed("A BigInt is a whole number up to 9007199254740991.")
    return int(value)


def _parse_json(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed('JSON is an object here, such as {"count": 2}.')
    document = cast("dict[str, Any]", value)
    if len(json.dumps(document)) > LARGEST_JSON:
        raise Malformed(f"JSON has at most {LARGEST_JSON} characters here.")
    return document


SCALARS: dict[object, Any] = {
    Json: strawberry.scalar(
        name="JSON",
        description='A JSON object, of which the server knows no more: {"count": 2}.',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
        serialize=dict,
        parse_value=_parse_json,
    ),
    DecimalText: strawberry.scalar(
        name="Decimal",
        description='An exact decimal number, as a string of plain digits: "12.30", "-5". Never a '
        "float.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259#section-6",
        serialize=str,
        parse_value=_parse_decimal,
    ),
    CurrencyCode: strawberry.scalar(
        name="CurrencyCode",
        description='An ISO 4217 code of a currency: "USD".',
        specified_by_url="https://www.iso.org/iso-4217-currency-codes.html",
        serialize=str,
        parse_value=_parse_currency,
    ),
    Locale: strawberry.scalar(
        name="Locale",
        description='A BCP 47 language tag: "de-CH".',
        specified_by_url="https://www.rfc-editor.org/info/bcp47",
        serialize=str,
        parse_value=_parse_locale,
    ),
    BigInt: strawberry.scalar(
        name="BigInt",
        description="A whole number that may be larger than Int allows, up to 2^53 - 1.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259#section-6",
        serialize=int,
        parse_value=_parse_big_int,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description='A moment by RFC 3339, in UTC: "2026-11-21T10:30:00Z".',
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=_show_moment,
        parse_value=_parse_moment,
    ),
}
