"""Cart tokens: proof, for a guest, that a cart is theirs. Nothing is stored.

`ct_` and base64url of the cart's id and of the first 16 bytes of its HMAC-SHA256.
"""

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

PREFIX = "ct_"
PROOF_BYTES = 16
# 16 bytes of id and 16 of proof, in base64url without padding.
LENGTH = len(PREFIX) + 43


def make(secret: bytes, cart: UUID) -> str:
    """The token of a cart."""
    return PREFIX + base64.urlsafe_b64encode(cart.bytes + _proof(secret, cart)).decode().rstrip("=")


def read(secret: bytes, token: str) -> UUID | None:
    """The cart a token belongs to; None when it is not one of ours."""
    if len(token) != LENGTH or not token.startswith(PREFIX):
        return None
    try:
        raw = base64.b64decode(token[len(PREFIX) :] + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    cart = UUID(bytes=raw[:16])
    # The whole text is compared: base64 leaves two spare bits that would make twins of a token.
    return cart if hmac.compare_digest(make(secret, cart).encode(), token.encode()) else None


def _proof(secret: bytes, cart: UUID) -> bytes:
    return hmac.digest(secret, b"cart-token:" + cart.bytes, hashlib.sha256)[:PROOF_BYTES]
