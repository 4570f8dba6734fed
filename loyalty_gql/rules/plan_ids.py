"""The id of a refund plan: all that was planned, and what it was computed from. Nothing is stored.

`rp_`, then base64url of the order's row, a digest of what was seen, the parts, and the first 16
bytes of their HMAC-SHA256. Nobody can make one, and whoever changes one has none.
"""

import base64
import binascii
import hashlib
import hmac
import struct
from dataclasses import dataclass
from uuid import UUID

PREFIX = "rp_"
PROOF_BYTES = 16
SEEN_BYTES = 16
# No order has more tenders; nothing longer is decoded.
LONGEST = 16_000
_SIGNED = b"refund-plan:"
_PART = struct.Struct(">16sq")
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Planned:
    """Parts in minor units by the account that paid; None is what other means had paid.

    `seen` is the digest of what the plan was computed from.
    """

    order: UUID
    seen: bytes
    parts: tuple[tuple[UUID | None, int], ...]


def digest(*seen: object) -> bytes:
    """A hash of what a plan was computed from."""
    return hashlib.sha256(repr(seen).encode()).digest()[:SEEN_BYTES]


def make(secret: bytes, planned: Planned) -> str:
    """The id of a plan."""
    parts = (_PART.pack((account or _NOBODY).bytes, part) for account, part in planned.parts)
    body = b"".join((planned.order.bytes, planned.seen, *parts))
    return PREFIX + base64.urlsafe_b64encode(body + _proof(secret, body)).decode().rstrip("=")


def read(secret: bytes, text: str) -> Planned | None:
    """What was planned; None when it is not one of ours."""
    if not text.startswith(PREFIX) or len(text) > LONGEST:
        return None
    encoded = text[len(PREFIX) :]
    try:
        raw = base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    body, proof = raw[:-PROOF_BYTES], raw[-PROOF_BYTES:]
    parts = body[16 + SEEN_BYTES :]
    if len(raw) < 16 + SEEN_BYTES + PROOF_BYTES or len(parts) % _PART.size:
        return None
    if not hmac.compare_digest(_proof(secret, body), proof):
        return None
    paid = tuple((UUID(bytes=id_), part) for id_, part in _PART.iter_unpack(parts))
    return Planned(
        UUID(bytes=body[:16]),
        body[16 : 16 + SEEN_BYTES],
        tuple((None if id_ == _NOBODY else id_, part) for id_, part in paid),
    )


def _proof(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, _SIGNED + body, hashlib.sha256)[:PROOF_BYTES]
