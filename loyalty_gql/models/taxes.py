"""The taxable amounts that a redemption was computed from, and what came back. Minor units."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class RedemptionTax(Model):
    """What one redemption was to tax, as it was then: never changed when the cart or rates do.

    `by_rate` is what it took out of the tax of each rate, and paid of it. A refund's or reversal's
    row names the `redemption_id` that it gives back of, and is what that changes: the sum over an
    order is what its redemptions still are to tax.
    """

    transaction_id = fields.UUIDField(primary_key=True)
    cart_id = fields.UUIDField(db_index=True)
    account_id = fields.UUIDField()
    payment_minor = fields.BigIntField()
    deduction_minor = fields.BigIntField()
    at_issue_minor = fields.BigIntField()
    by_rate: Any = fields.JSONField()
    redemption_id = fields.UUIDField(null=True)

    class Meta(Model.Meta):
        table = "redemption_tax"
