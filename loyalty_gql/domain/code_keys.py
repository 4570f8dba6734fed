"""Gift card codes at rest: an HMAC to find a card by, and a sealed copy to show it once more.

Each is made under a named key; the first key is the current one, older ones still read, so that
keys rotate without downtime. A database dump alone spends nothing.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from loyalty_gql.rules import codes

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class KeptCode:
    """What of a code goes into the database."""

    key_id: str
    hmac: str
    sealed: str
    last_characters: str


class CodeKeys:
    """The shop's keys for codes, current one first: `{key id: 32 bytes}`."""

    def __init__(self, lookup: Mapping[str, bytes], seal: Mapping[str, bytes]) -> None:
        assert lookup, "there is no key to find codes by"
        assert seal, "there is no key to seal codes with"
        self._lookup = dict(lookup)
        self._seal = {key_id: AESGCM(key) for key_id, key in seal.items()}

    def __repr__(self) -> str:
        return f"CodeKeys(lookup={list(self._lookup)}, seal={list(self._seal)})"

    def make(self) -> str:
        """A new code, from the operating system's generator."""
        return codes.make(secrets.token_bytes(codes.RANDOM_BYTES))

    def keep(self, card_id: UUID, code: str) -> KeptCode:
        """A normalised code as it is kept, under the current keys."""
        key_id, digest = self.lookup(code)[0]
        return KeptCode(key_id, digest, self._sealed(card_id, code), codes.last_characters(code))

    def lookup(self, code: str) -> Sequence[tuple[str, str]]:
        """The (key id, HMAC) pairs a normalised code may be found under, current key first."""
        return [
            (key_id, hmac.new(key, code.encode(), hashlib.sha256).hexdigest())
            for key_id, key in self._lookup.items()
        ]

    def _sealed(self, card_id: UUID, code: str) -> str:
        key_id, key = next(iter(self._seal.items()))
        nonce = secrets.token_bytes(NONCE_BYTES)
        # Bound to its card: a sealed code copied onto another card's row does not open.
        text = nonce + key.encrypt(nonce, code.encode(), card_id.bytes)
        return f"{key_id}:{base64.b64encode(text).decode()}"

    def open(self, card_id: UUID, sealed: str) -> str:
        """The code of a card, printed in groups.

        Raises:
            KeyError: the key it was sealed with is not configured any more.
            InvalidTag: it was changed, or belongs to another card.
        """
        key_id, _, text = sealed.partition(":")
        raw = base64.b64decode(text)
        code = self._seal[key_id].decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], card_id.bytes)
        return codes.grouped(code.decode())

    def is_current(self, key_id: str, sealed: str) -> bool:
        """Whether a kept code is under the current keys."""
        return key_id == next(iter(self._lookup)) and sealed.startswith(
            f"{next(iter(self._seal))}:"
        )
