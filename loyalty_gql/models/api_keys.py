"""API keys: shown once, kept hashed, scoped, expiring, revocable at once."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class ApiKey(Model):
    """A key of a commerce backend or a member of staff. `owner` owns its idempotency keys."""

    id = fields.UUIDField(primary_key=True)
    owner = fields.CharField(max_length=120)
    kind = fields.CharField(max_length=16)
    scopes: Any = fields.JSONField()
    key_hash = fields.CharField(max_length=64, unique=True)
    last_characters = fields.CharField(max_length=4)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "api_key"
