"""Gift card products, and the purchases of cards. Amounts are minor units."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class GiftCardProduct(Model):
    """What a shop sells. `product_id` is the shop's own; one product in use has it."""

    id = fields.UUIDField(primary_key=True)
    product_id = fields.CharField(max_length=255, null=True)
    title = fields.CharField(max_length=255)
    currency = fields.CharField(max_length=3)
    denominations: Any = fields.JSONField()
    min_minor = fields.BigIntField(null=True)
    max_minor = fields.BigIntField(null=True)
    # From the payment on; None is for ever.
    valid_days = fields.IntField(null=True)
    channel = fields.CharField(max_length=255, null=True)
    archived_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()
    # Where it is sold, whose law counts; None: where the shop is.
    market = fields.CharField(max_length=6, null=True)
    # The shop has set a rule of that market aside for its validity.
    market_overridden = fields.BooleanField(default=False)
    # The rates its sale is taxed at, by market: single-purpose. None: as the shop's setting says.
    tax_at_issue: Any = fields.JSONField(null=True)

    class Meta(Model.Meta):
        table = "gift_card_product"
        indexes = (("created_at", "id"),)


class GiftCardPurchase(Model):
    """The buying of `quantity` cards of `amount_minor` each; also a line of an order that was paid.

    Its status is read off its moments. An order's line is here once, and so is a payment.
    `valid_days` is what the product said when it was bought. `tax_rate`, in percent: its cards are
    single-purpose, taxed at their sale.
    """

    id = fields.UUIDField(primary_key=True)
    gift_card_product_id = fields.UUIDField(null=True, db_index=True)
    currency = fields.CharField(max_length=3)
    amount_minor = fields.BigIntField()
    quantity = fields.IntField()
    valid_days = fields.IntField(null=True)
    customer_id = fields.CharField(max_length=255, null=True)
    is_gift = fields.BooleanField()
    deliver_at = fields.DatetimeField(null=True)
    order_id = fields.CharField(max_length=255, null=True)
    order_line_id = fields.CharField(max_length=255, null=True)
    payment_reference = fields.CharField(max_length=255, null=True, unique=True)
    lapses_at = fields.DatetimeField(null=True)
    paid_at = fields.DatetimeField(null=True)
    cancelled_at = fields.DatetimeField(null=True)
    refunded_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()
    dispute_lost_at = fields.DatetimeField(null=True)
    tax_rate = fields.CharField(max_length=16, null=True)
    # Where it was bought: its cards keep that.
    market = fields.CharField(max_length=6, null=True)

    class Meta(Model.Meta):
        table = "gift_card_purchase"
        unique_together = (("order_id", "order_line_id"),)
        indexes = (("customer_id",), ("created_at", "id"))


class Dispute(Model):
    """A payment's owner wants the money of a purchase back through their bank: a chargeback.

    `reference` is the payment provider's. One dispute of a purchase is open at a time. It is open
    until it has `won_at` (the shop keeps the money) or `lost_at`.
    """

    id = fields.UUIDField(primary_key=True)
    purchase_id = fields.UUIDField(db_index=True)
    reference = fields.CharField(max_length=255, unique=True)
    currency = fields.CharField(max_length=3)
    amount_minor = fields.BigIntField()
    reason = fields.TextField(null=True)
    opened_at = fields.DatetimeField()
    won_at = fields.DatetimeField(null=True)
    lost_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)

    class Meta(Model.Meta):
        table = "dispute"
        indexes = (("opened_at", "id"),)


class GiftMessage(Model):
    """For whom a purchase is, from whom, and their words: apart, so that erasure can reach it."""

    purchase_id = fields.UUIDField(primary_key=True)
    recipient_name = fields.CharField(max_length=255, null=True)
    recipient_email = fields.CharField(max_length=254, null=True)
    sender_name = fields.CharField(max_length=255, null=True)
    message = fields.TextField(null=True)

    class Meta(Model.Meta):
        table = "gift_message"
