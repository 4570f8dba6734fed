"""E-mail addresses of people whom the shop knows by nothing else. Nothing is sent from here."""

import string
from dataclasses import dataclass

from loyalty_gql.errors import InvalidInput

LONGEST_ADDRESS = 254
LONGEST_LOCAL_PART = 64
# What would end the address, begin another one, or hide one in a mail's header.
SEPARATORS = frozenset(' <>()[]{},;:\\"|')
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address as it was written, and as it is compared."""

    written: str
    folded: str


def email_address(text: str, *, field: str) -> Address:
    """An address, without the blanks around it.

    Two are the same without regard to the case of A to Z, on both sides of the @: no provider of
    today tells Ada@ from ada@, and people don't either. Letters beyond ASCII are compared as they
    are: folding those would make one of two people's addresses (ß and ss, dotless i and i).

    Raises:
        InvalidInput: too long, no address, or with a character that a mail's header must not have.
    """
    # Before the blanks go: a line's end is what an injected header begins with.
    if not text.isprintable():
        raise InvalidInput(f"{field} has unprintable characters.", field=field)
    written = text.strip(" ")
    if not written or len(written) > LONGEST_ADDRESS:
        raise InvalidInput(f"{field} is from 1 to {LONGEST_ADDRESS} characters.", field=field)
    local, at, domain = written.partition("@")
    labels = domain.split(".")
    if (
        not 0 < len(local) <= LONGEST_LOCAL_PART
        or not at
        or "@" in domain
        or len(labels) < 2  # noqa: PLR2004 — nobody's mail is at a bare top-level name
        or not all(labels)
        or not SEPARATORS.isdisjoint(written)
    ):
        raise InvalidInput(f"{field} is written as name@example.com.", field=field)
    return Address(written, folded(written))


def maybe_email_address(text: str | None, *, field: str) -> Address | None:
    """The same for one that may be left out.

    Raises:
        InvalidInput: see `email_address`.
    """
    return None if text is None else email_address(text, field=field)


def folded(text: str) -> str:
    """A text as addresses are compared."""
    return text.strip(" ").translate(_LOWER)
