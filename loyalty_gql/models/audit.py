"""Who changed or learnt what: the trail of everything that leaves no movement on the ledger."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class AuditEntry(Model):
    """One change by a person or key. It may name people, so erasure can reach it. Never a code."""

    id = fields.UUIDField(primary_key=True)
    operation = fields.CharField(max_length=64)
    actor_kind = fields.CharField(max_length=16)
    actor_id = fields.CharField(max_length=255)
    subject_kind = fields.CharField(max_length=32)
    subject_id = fields.UUIDField()
    reason = fields.CharField(max_length=64)
    note = fields.TextField(null=True)
    before: Any = fields.JSONField()
    after: Any = fields.JSONField()
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "audit_entry"
        indexes = (("subject_id", "id"),)
