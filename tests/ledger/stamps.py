"""A made-up feature's tables: a card that collects stamps, and what was given for them."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from tests.ledger.plain_sql import plain_sql


class StampCard(Model):
    """What the feature keeps; guarded by its version."""

    id = fields.UUIDField(primary_key=True)
    version = fields.BigIntField()
    stamps = fields.IntField()

    class Meta(Model.Meta):
        table = "stamp_card"


class StampReward(Model):
    """A row for each reward, computed from what the ledger decided."""

    id = fields.UUIDField(primary_key=True)
    card_id = fields.UUIDField()
    transaction_id = fields.UUIDField(null=True)
    minor = fields.BigIntField()
    terms = fields.JSONField[dict[str, Any]]()

    class Meta(Model.Meta):
        table = "stamp_reward"


TABLES = """
CREATE TABLE stamp_card (id {uuid} PRIMARY KEY, version BIGINT NOT NULL, stamps INT NOT NULL);
CREATE TABLE stamp_reward (
    id {uuid} PRIMARY KEY,
    card_id {uuid} NOT NULL,
    transaction_id {uuid},
    minor BIGINT NOT NULL CONSTRAINT stamp_reward_minor CHECK (minor < 1000),
    terms {json} NOT NULL
);
"""
TYPES = {"postgres": {"uuid": "UUID", "json": "JSONB"}, "sqlite": {"uuid": "TEXT", "json": "TEXT"}}


async def make_tables(url: str) -> None:
    async with plain_sql(url) as sql:
        await sql.run(TABLES.format(**TYPES[sql.dialect]))
