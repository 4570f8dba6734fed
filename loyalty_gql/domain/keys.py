"""API keys: made once, shown once, kept as a hash, revocable at once. For the operator."""

import base64
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.errors import InvalidInput, NotFound
from loyalty_gql.rules.access import Actor, ActorKind, known_scopes
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.texts import shop_id

PREFIX = "lk_"
KEY_BYTES = 32
LONGEST_OWNER = 120
KINDS = (ActorKind.BACKEND, ActorKind.STAFF)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key's row, and the only sight of its text."""

    row: models.ApiKey
    text: str


async def create_key(
    actor: Actor,
    *,
    owner: str,
    kind: ActorKind,
    scopes: Iterable[str],
    now: datetime,
    expires_at: datetime | None = None,
) -> NewKey:
    """Make a key for `owner`, in whose name it acts; a second key of an owner is a rotation.

    Raises:
        NotPermitted: only the operator may.
        InvalidInput: the owner's name, the kind or a scope is of no use.
    """
    actor.must_be_allowed("keys")
    if kind not in KINDS:
        raise InvalidInput("A key is for a BACKEND or for STAFF.", field="kind")
    shop_id(owner, field="owner", longest=LONGEST_OWNER)
    text = PREFIX + base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")
    row = await models.ApiKey.create(
        id=new_id(),
        owner=owner,
        kind=kind.value,
        scopes=sorted(known_scopes(scopes)),
        key_hash=hash_of(text),
        last_characters=text[-4:],
        created_at=now,
        expires_at=expires_at,
    )
    return NewKey(row, text)


async def list_keys(actor: Actor) -> list[models.ApiKey]:
    """All keys, newest first; revoked and expired ones too.

    Raises:
        NotPermitted: only the operator may.
    """
    actor.must_be_allowed("keys")
    return await models.ApiKey.all().order_by("-created_at", "-id")


async def revoke_key(actor: Actor, key_id: UUID, *, now: datetime) -> models.ApiKey:
    """End a key; every process refuses it within a second. Again changes nothing.

    Raises:
        NotPermitted: only the operator may.
        NotFound: there is no such key.
    """
    actor.must_be_allowed("keys")
    row = await models.ApiKey.get_or_none(id=key_id)
    if row is None:
        raise NotFound("There is no such key.", field="id")
    await models.ApiKey.filter(id=key_id, revoked_at__isnull=True).update(revoked_at=now)
    await row.refresh_from_db()
    return row


async def actor_of(key_hash: str, now: datetime) -> tuple[Actor, datetime | None] | None:
    """Who a key's hash stands for, and until when; None when unknown, revoked or expired."""
    row = await models.ApiKey.get_or_none(key_hash=key_hash)
    if row is None or row.revoked_at is not None:
        return None
    if row.expires_at is not None and row.expires_at <= now:
        return None
    kind = ActorKind(row.kind)
    actor = Actor(kind, f"{kind.lower()}:{row.owner}", scopes=frozenset(row.scopes))
    return actor, row.expires_at


def hash_of(text: str) -> str:
    """SHA-256 is enough for 256 random bits: there is nothing to guess."""
    return hashlib.sha256(text.encode()).hexdigest()
