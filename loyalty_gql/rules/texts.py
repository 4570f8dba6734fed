"""Texts that callers send: the shop's own ids, words, keys. Bounds, and nothing unprintable."""

import re

from loyalty_gql.errors import InvalidInput

LONGEST_ID = 255
LONGEST_NOTE = 5_000
LONGEST_LINE = 255
LONGEST_EMAIL = 254  # RFC 5321: a path has 256, two of them brackets
SHORTEST_KEY = 16
LONGEST_KEY = 255
# Nothing that could end a header or begin a second address.
_EMAIL = re.compile(r"[^\s@,;<>\"()\[\]\\]+@[^\s@,;<>\"()\[\]\\.]+(\.[^\s@,;<>\"()\[\]\\.]+)+")


def shop_id(text: str, *, field: str, longest: int = LONGEST_ID) -> str:
    """One of the shop's own ids, as it came.

    Raises:
        InvalidInput: empty, too long, or with control characters or outer blanks.
    """
    if not text or len(text) > longest:
        raise InvalidInput(f"{field} is from 1 to {longest} characters.", field=field)
    if text != text.strip() or not text.isprintable():
        raise InvalidInput(f"{field} has blanks around it, or unprintable characters.", field=field)
    return text


def maybe_shop_id(text: str | None, *, field: str) -> str | None:
    """The same for one that may be left out.

    Raises:
        InvalidInput: see `shop_id`.
    """
    return None if text is None else shop_id(text, field=field)


def words(text: str | None, *, field: str) -> str | None:
    """Somebody's own words; nothing but blanks is no words.

    Raises:
        InvalidInput: too long.
    """
    if text is not None and len(text) > LONGEST_NOTE:
        raise InvalidInput(f"{field} has at most {LONGEST_NOTE} characters.", field=field)
    return text.strip() or None if text is not None else None


def line(text: str | None, *, field: str, longest: int = LONGEST_LINE) -> str | None:
    """A name or title, on one line; nothing but blanks is none.

    Raises:
        InvalidInput: too long, or with line ends or other unprintable characters.
    """
    stripped = text.strip() if text is not None else ""
    if len(stripped) > longest:
        raise InvalidInput(f"{field} has at most {longest} characters.", field=field)
    if not stripped.isprintable():
        raise InvalidInput(f"{field} is one line of printable characters.", field=field)
    return stripped or None


def email(text: str | None, *, field: str) -> str | None:
    """An e-mail address as far as one can tell without writing to it; its case is kept.

    Raises:
        InvalidInput: it can't be one.
    """
    address = line(text, field=field, longest=LONGEST_EMAIL)
    if address is None or _EMAIL.fullmatch(address):
        return address
    raise InvalidInput(f"{field} is no e-mail address.", field=field)


def is_key(text: str) -> bool:
    """Whether an idempotency key has a usable length and nothing unprintable."""
    return SHORTEST_KEY <= len(text) <= LONGEST_KEY and text.isprintable()
