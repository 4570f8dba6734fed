"""The ledger's tables. `ledger_transaction`, `entry` and `lot_use` are append-only by trigger.

Amounts are minor units. Only `loyalty_gql.ledger` writes here.
"""

from tortoise import fields
from tortoise.models import Model

from loyalty_gql.rules.state import EndReason, HoldState, HoldStrength, Kind, Origin, System


class LedgerTransaction(Model):
    """One movement; its entries sum to zero. Never updated, never deleted."""

    id = fields.UUIDField(primary_key=True)
    command_id = fields.UUIDField(db_index=True)
    kind = fields.CharEnumField(Kind, max_length=16)
    currency = fields.CharField(max_length=3)
    recorded_at = fields.DatetimeField()
    occurred_at = fields.DatetimeField()
    reason = fields.CharField(max_length=64)
    actor_kind = fields.CharField(max_length=16)
    actor_id = fields.CharField(max_length=255)
    reference_type = fields.CharField(max_length=64, null=True)
    reference_id = fields.CharField(max_length=255, null=True)
    reverses_id = fields.UUIDField(null=True)
    redemption_id = fields.UUIDField(null=True)
    hold_id = fields.UUIDField(null=True)
    cart_id = fields.UUIDField(null=True)

    class Meta(Model.Meta):
        table = "ledger_transaction"


class TransactionNote(Model):
    """The words that belong to a movement, apart from it so that erasure can reach them.

    Few movements have any, or were made at a place: the others pay nothing for it.
    """

    transaction_id = fields.UUIDField(primary_key=True)
    note = fields.TextField(null=True)
    customer_note = fields.TextField(null=True)
    # The shop's own name of the store or the till.
    location = fields.CharField(max_length=255, null=True)

    class Meta(Model.Meta):
        table = "transaction_note"


class Entry(Model):
    """One line of a movement, on a balance account or on a system account."""

    id = fields.UUIDField(primary_key=True)
    transaction_id = fields.UUIDField(db_index=True)
    position = fields.SmallIntField()
    account_id = fields.UUIDField(null=True)
    system = fields.CharEnumField(System, max_length=24, null=True)
    currency = fields.CharField(max_length=3)
    amount = fields.BigIntField()
    held_change = fields.BigIntField()
    balance_after = fields.BigIntField(null=True)
    held_after = fields.BigIntField(null=True)
    version = fields.BigIntField(null=True)
    kind = fields.CharEnumField(Kind, max_length=16)
    recorded_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "entry"


class Lot(Model):
    """One grant of value inside an account, with its own expiry and origin."""

    id = fields.UUIDField(primary_key=True)
    account_id = fields.UUIDField()
    amount = fields.BigIntField()
    remaining = fields.BigIntField()
    held = fields.BigIntField()
    effective_from = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    priority = fields.SmallIntField()
    origin = fields.CharEnumField(Origin, max_length=16)
    source = fields.CharEnumField(System, max_length=24)
    transaction_id = fields.UUIDField()
    root_id = fields.UUIDField(db_index=True)
    parent_id = fields.UUIDField(null=True)
    recalled = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    frozen = fields.BooleanField(default=False)

    class Meta(Model.Meta):
        table = "lot"


class LotGrant(Model):
    """What all lots of one grant share; a row exists once something happened to the grant."""

    id = fields.UUIDField(primary_key=True)
    recalled = fields.BigIntField(default=0)
    recall_due = fields.BigIntField(default=0)
    grace_ends_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "lot_grant"


class LotUse(Model):
    """What a movement took from a lot (negative) or put into it (positive)."""

    id = fields.UUIDField(primary_key=True)
    transaction_id = fields.UUIDField(db_index=True)
    lot_id = fields.UUIDField()
    amount = fields.BigIntField()
    redemption_id = fields.UUIDField(null=True)
    source_lot_id = fields.UUIDField(null=True)

    class Meta(Model.Meta):
        table = "lot_use"


class Hold(Model):
    """A reservation on an account for a cart."""

    id = fields.UUIDField(primary_key=True)
    account_id = fields.UUIDField()
    cart_id = fields.UUIDField(db_index=True)
    customer_id = fields.CharField(max_length=255, null=True)
    strength = fields.CharEnumField(HoldStrength, max_length=8)
    state = fields.CharEnumField(HoldState, max_length=16)
    end_reason = fields.CharEnumField(EndReason, max_length=24, null=True)
    placed = fields.BigIntField()
    captured = fields.BigIntField(default=0)
    released = fields.BigIntField(default=0)
    lapsed = fields.BigIntField(default=0)
    placed_at = fields.DatetimeField()
    soft_until = fields.DatetimeField()
    lapses_at = fields.DatetimeField()
    reported_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta(Model.Meta):
        table = "hold"


class HoldPin(Model):
    """How much of a lot a hold has pinned. One row for each hold and lot."""

    id = fields.UUIDField(primary_key=True)
    hold_id = fields.UUIDField()
    lot_id = fields.UUIDField()
    amount = fields.BigIntField()

    class Meta(Model.Meta):
        table = "hold_pin"
        unique_together = (("hold_id", "lot_id"),)


class HoldCapture(Model):
    """A capture under its reference, which is unique to its hold."""

    transaction_id = fields.UUIDField(primary_key=True)
    hold_id = fields.UUIDField()
    reference = fields.CharField(max_length=255)
    amount = fields.BigIntField()

    class Meta(Model.Meta):
        table = "hold_capture"
        unique_together = (("hold_id", "reference"),)


class IdempotencyRecord(Model):
    """One key of one principal, and the command it led to. Written with the effect."""

    command_id = fields.UUIDField(primary_key=True)
    principal = fields.CharField(max_length=300)
    key = fields.CharField(max_length=255)
    operation = fields.CharField(max_length=64)
    fingerprint = fields.CharField(max_length=64)
    # What the verb needs to answer a replay: ids of what it made, as JSON. Never a code.
    subject = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "idempotency_record"
        unique_together = (("principal", "key"),)


class SystemDayTotal(Model):
    """What a system account moved on one closed day (UTC), rolled up afterwards."""

    id = fields.CharField(max_length=64, primary_key=True)
    system = fields.CharEnumField(System, max_length=24)
    currency = fields.CharField(max_length=3)
    day = fields.DateField()
    amount = fields.BigIntField()
    entries = fields.BigIntField()

    class Meta(Model.Meta):
        table = "system_day_total"


class LedgerClock(Model):
    """One row: by how much ledger time runs ahead, for trying things out. Not in production."""

    id = fields.SmallIntField(primary_key=True, generated=False)
    offset_microseconds = fields.BigIntField(default=0)

    class Meta(Model.Meta):
        table = "ledger_clock"
