"""What must happen after a commit, written in it: webhooks, mails and warnings start here."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class OutboxEvent(Model):
    """One event. `key` makes it once, however often it is written."""

    id = fields.UUIDField(primary_key=True)
    key = fields.CharField(max_length=255, unique=True)
    topic = fields.CharField(max_length=64)
    payload: Any = fields.JSONField()
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "outbox_event"
