"""Companies, their members, and what members may spend of a company's credit. Minor units."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from loyalty_gql.rules.companies import MemberRole


class Company(Model):
    """A company that buys. `company_id` is the shop's own; its credit is a store credit account."""

    id = fields.UUIDField(primary_key=True)
    company_id = fields.CharField(max_length=255, unique=True)
    name = fields.CharField(max_length=255)
    archived_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "company"
        indexes = (("created_at", "id"),)


class CompanyMember(Model):
    """A customer while they belong to a company: who comes back later is a new row.

    `version` guards what they spend: each cart that gets company credit moves it, so that two at
    once can't both find the same room below a limit.
    """

    id = fields.UUIDField(primary_key=True)
    company_id = fields.UUIDField()
    customer_id = fields.CharField(max_length=255, db_index=True)
    role = fields.CharEnumField(MemberRole, max_length=16)
    # By currency, minor units: see rules/companies.py.
    limits: Any = fields.JSONField()
    active_since = fields.DatetimeField()
    active_until = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)

    class Meta(Model.Meta):
        table = "company_member"
        indexes = (("company_id", "active_since"),)


class CompanySpending(Model):
    """By whom, and when, a company's credit was put on a cart: what was spent, its holds say."""

    id = fields.UUIDField(primary_key=True)
    account_id = fields.UUIDField()
    cart_id = fields.UUIDField()
    customer_id = fields.CharField(max_length=255)
    spent_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "company_spending"
        unique_together = (("cart_id", "account_id"),)
        indexes = (("account_id", "customer_id", "spent_at"),)


class SpendingApproval(Model):
    """Somebody lets a member pay so much for that cart with the company's credit, once."""

    id = fields.UUIDField(primary_key=True)
    company_id = fields.UUIDField()
    cart_id = fields.UUIDField(db_index=True)
    # Whose cart it is: who asks.
    customer_id = fields.CharField(max_length=255)
    currency = fields.CharField(max_length=3)
    amount_minor = fields.BigIntField()
    approved_kind = fields.CharField(max_length=16)
    approved_by = fields.CharField(max_length=255)
    approved_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)

    class Meta(Model.Meta):
        table = "spending_approval"
