"""What must happen after the commit, written in it. Every verb may call this sibling."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from loyalty_gql import models
from loyalty_gql.ledger.commands import Insert
from loyalty_gql.rules.ids import new_id


def event(topic: str, key: str, payload: Mapping[str, Any], *, now: datetime) -> Insert:
    """An event's row; `key` makes it once, however often it is written. Never a code in it."""
    row: dict[str, Any] = {
        "id": new_id(),
        "key": key,
        "topic": topic,
        "payload": dict(payload),
        "created_at": now,
    }
    return Insert(models.OutboxEvent, row, conflict="ON CONFLICT (key) DO NOTHING")
