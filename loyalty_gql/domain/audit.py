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

# A kind of thing, and which.
Subject = tuple[str, UUID]


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
    return of(actor, operation, "gift_card", card.id, why, now=now, before=before, after=after)


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
    kind = "store_credit_account"
    return of(actor, operation, kind, account.id, why, now=now, before=before, after=after)


def of(
    actor: Actor,
    operation: str,
    subject_kind: str,
    subject_id: UUID,
    why: Why,
    *,
    now: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Insert:
    """What somebody did to anything: the same."""
    row: dict[str, Any] = {
        "id": new_id(),
        "operation": operation,
        "actor_kind": actor.kind,
        "actor_id": actor.principal,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "reason": why.reason,
        "note": why.note,
        "before": dict(before or {}),
        "after": dict(after or {}),
        "created_at": now,
    }
    return Insert(models.AuditEntry, row)


def of_change(
    actor: Actor,
    operation: str,
    subject_kind: str,
    row: models.Company | models.CompanyMember | models.GiftCardProduct,
    columns: Mapping[str, Any],
    *,
    why: Why,
    now: datetime,
) -> Insert:
    """What `columns` of a row were, and what they are made."""
    before = {name: plain(getattr(row, name)) for name in columns}
    after = {name: plain(value) for name, value in columns.items()}
    return of(actor, operation, subject_kind, row.id, why, now=now, before=before, after=after)


def plain(value: object) -> object:
    """A column's value as JSON takes it."""
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value
