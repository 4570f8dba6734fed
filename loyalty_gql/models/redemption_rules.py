"""What a shop has set at checkout, and the rows that keep a customer's limits exact."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from loyalty_gql.rules.state import AccountKind


class RedemptionRule(Model):
    """A validator's name and terms, and where it holds; NULL: everywhere."""

    id = fields.UUIDField(primary_key=True)
    validator = fields.CharField(max_length=64)
    terms: Any = fields.JSONField()
    channel = fields.CharField(max_length=255, null=True)
    gift_card_product_id = fields.UUIDField(null=True)
    kind = fields.CharEnumField(AccountKind, max_length=16, null=True)
    archived_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "redemption_rule"


class SpendingGuard(Model):
    """One for each customer and currency. Whoever spends under a limit has seen what was spent.

    Its version is all it has: two of a customer's carts that are paid at once read the sum of both.
    """

    id = fields.UUIDField(primary_key=True)
    version = fields.BigIntField(default=0)

    class Meta(Model.Meta):
        table = "spending_guard"
