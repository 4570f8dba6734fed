"""What a customer wishes once and for all. No money is here, and no wish moves any."""

from tortoise import fields
from tortoise.models import Model


class CustomerWish(Model):
    """One customer's wishes; without a row they have none."""

    customer_id = fields.CharField(max_length=255, primary_key=True)
    use_credit_first = fields.BooleanField()
    updated_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "customer_wish"
