"""The audit row of a change, written with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.house import Why
from loyalty_gql.ledger.commands import Insert
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id


def of_card(
    actor: Actor,
    operation: str,
    card: models.GiftCard,
    why: Why,
    *,
    now: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Insert:
    """What somebody did to a gift card. `before` and `after` as JSON takes them; never a code."""
    return _entry(actor, operation, "gift_card", card.id, why, now, before or {}, after or {})


def of_credit(
    actor: Actor,
    operation: str,
    account: models.StoreCreditAccount,
    why: Why,
    *,
    now: datetime,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Insert:
    """The same of a store credit account."""
    return _entry(actor, operation, "store_credit_account", account.id, why, now, before, after)


def _entry(  # noqa: PLR0917 — the columns of a row
    actor: Actor,
    operation: str,
    kind: str,
    subject_id: UUID,
    why: Why,
    now: datetime,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Insert:
    row: dict[str, Any] = {
        "id": new_id(),
        "operation": operation,
        "actor_kind": actor.kind,
        "actor_id": actor.principal,
        "subject_kind": kind,
        "subject_id": subject_id,
        "reason": why.reason,
        "note": why.note,
        "before": dict(before),
        "after": dict(after),
        "created_at": now,
    }
    return Insert(models.AuditEntry, row)
