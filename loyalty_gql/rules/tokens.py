"""Cart and purchase tokens: proof, for a guest, that one is theirs. Nothing is stored.

A prefix, `ct_` or `pt_`, then base64url of the row's id and the first 16 bytes of its HMAC-SHA256.
What is signed begins with the kind of token: one never passes for the other.
"""

import base64
import binascii
import hashlib
import hmac
from enum import StrEnum
from uuid import UUID

PROOF_BYTES = 16
# 16 bytes of id and 16 of proof, in base64url without padding.
BODY_LENGTH = 43


class TokenKind(StrEnum):
    """What a token is of, by its prefix."""

    CART = "ct_"
    PURCHASE = "pt_"


PREFIXES = tuple(kind.value for kind in TokenKind)
_SIGNED = {TokenKind.CART: b"cart-token:", TokenKind.PURCHASE: b"purchase-token:"}


def make(secret: bytes, id_: UUID, kind: TokenKind = TokenKind.CART) -> str:
    """The token of a cart or purchase."""
    body = base64.urlsafe_b64encode(id_.bytes + _proof(secret, id_, kind)).decode()
    return kind.value + body.rstrip("=")


def read(secret: bytes, token: str, kind: TokenKind = TokenKind.CART) -> UUID | None:
    """The cart or purchase a token belongs to; None when it is not one of ours."""
    if len(token) != len(kind.value) + BODY_LENGTH or not token.startswith(kind.value):
        return None
    try:
        raw = base64.b64decode(token[len(kind.value) :] + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    id_ = UUID(bytes=raw[:16])
    # The whole text is compared: base64 leaves two spare bits that would make twins of a token.
    return id_ if hmac.compare_digest(make(secret, id_, kind).encode(), token.encode()) else None


def _proof(secret: bytes, id_: UUID, kind: TokenKind) -> bytes:
    return hmac.digest(secret, _SIGNED[kind] + id_.bytes, hashlib.sha256)[:PROOF_BYTES]
