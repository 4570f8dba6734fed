"""Our copy of what the backend told us about a cart or order, and the tenders on it."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class Cart(Model):
    """One cart of the shop; after it was placed, its order. `version` guards every decision on it.

    `due_minor` is what authorizing said the shop must still collect: others paid no more than that.
    None where no order stands: never authorized, or given back before anything was captured. Or the
    backend said with a refund that they paid that much, of an order that nothing was captured of.
    `refunded_other_minor` is what of the other tenders' part was given back, by whomever.
    `paid_minor` is what it cost when it was paid, where it costs less since its first capture.
    """

    id = fields.UUIDField(primary_key=True)
    cart_id = fields.CharField(max_length=255, unique=True)
    revision = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    total_minor = fields.BigIntField()
    customer_id = fields.CharField(max_length=255, null=True)
    channel = fields.CharField(max_length=255, null=True)
    lines: Any = fields.JSONField()
    order_id = fields.CharField(max_length=255, null=True, unique=True)
    authorized_at = fields.DatetimeField(null=True)
    reported_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    refunded_other_minor = fields.BigIntField(default=0)
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    due_minor = fields.BigIntField(null=True)
    # What the total is lower by for coupons and the like.
    discount_minor = fields.BigIntField(default=0)
    paid_minor = fields.BigIntField(null=True)
    # The tax in the total, if the shop told; and whether its prices are quoted with it.
    tax_total_minor = fields.BigIntField(null=True)
    prices_include_tax = fields.BooleanField(default=True)
    # The shop's id of the company that it is bought for.
    company_id = fields.CharField(max_length=255, null=True)

    class Meta(Model.Meta):
        table = "cart"


class Tender(Model):
    """One balance account applied to one cart. Its state is its hold's: no column of its own."""

    id = fields.UUIDField(primary_key=True)
    cart_id = fields.UUIDField()
    account_id = fields.UUIDField()
    hold_id = fields.UUIDField(db_index=True)
    # None: as much as fits.
    asked_minor = fields.BigIntField(null=True)
    # Whether the cart presented the card's code, so that its soft holds may be moved here.
    by_code = fields.BooleanField()
    position = fields.IntField()
    created_at = fields.DatetimeField()
    # What a rule of the shop's said when it ended the tender, or why it holds more or less since
    # the cart changed: to show to people.
    refused = fields.CharField(max_length=255, null=True)

    class Meta(Model.Meta):
        table = "tender"
        unique_together = (("cart_id", "account_id"),)
