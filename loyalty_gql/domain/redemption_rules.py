"""The shop's rules at checkout: made, listed, archived. A rule never changes: another takes over.

What a rule says is its validator's (`rules/validators.py`, or a class of the shop's own).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.domain.products import any_product
from loyalty_gql.errors import NotActive, NotFound
from loyalty_gql.ledger.commands import Command, Insert, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.state import AccountKind

OLDEST_FIRST = Order("CREATED", (Column("created_at", "time"), Column("id", "uuid")))
SUBJECT = "redemption_rule"


@dataclass(frozen=True, slots=True)
class NewRule:
    """A validator with its terms, and where it holds; None: everywhere."""

    validator: str
    terms: Mapping[str, Any]
    channel: str | None = None
    product_id: UUID | None = None
    kind: AccountKind | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """A rule as it is after a verb; `replayed`: an earlier request had done it."""

    rule: models.RedemptionRule
    replayed: bool


async def create_redemption_rule(
    actor: Actor, house: House, new: NewRule, *, key: str, now: datetime
) -> RuleChanged:
    """Add a rule to the chain that decides what may pay. Carts meet it at their next step.

    What was authorized stays so. Other server processes follow within a second.

    Raises:
        NotPermitted: the actor may not manage rules.
        InvalidInput: there is no such validator, or it can't understand these terms.
        NotFound: there is no such product.
    """
    actor.must_be_allowed("createRedemptionRule")
    house.rulebook.validator(new.validator).of(new.terms)
    the_key = key_of(actor, "createRedemptionRule", key, new)
    row: dict[str, Any] = {
        "id": new_id(),
        "validator": new.validator,
        "terms": dict(new.terms),
        "channel": new.channel,
        "gift_card_product_id": new.product_id,
        "kind": new.kind,
        "archived_at": None,
        "version": 0,
        "created_at": now,
    }
    why = Why("CREATED", new.note)
    after = {**row, "id": None, "gift_card_product_id": str(new.product_id), "created_at": None}

    async def build() -> Command:
        if new.product_id is not None:
            await any_product(new.product_id)
        trail = audit.of(
            actor, the_key.operation, SUBJECT, row["id"], why, now=now, after=after
        )  # fmt: skip
        return Command(
            the_key,
            why.by(actor),
            subject={"rule": str(row["id"])},
            alongside=[Insert(models.RedemptionRule, row), trail],
        )

    receipt = await commit(house, the_key, build)
    house.rulebook.forget()
    rule = await models.RedemptionRule.get(id=UUID(receipt.subject["rule"]))
    return RuleChanged(rule, receipt.replayed)


async def archive_redemption_rule(
    actor: Actor, house: House, rule_id: UUID, *, note: str | None, key: str, now: datetime
) -> RuleChanged:
    """Take a rule out of the chain.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such rule.
        NotActive: it is archived already.
    """
    actor.must_be_allowed("archiveRedemptionRule")
    the_key = key_of(actor, "archiveRedemptionRule", key, rule_id, note)
    why = Why("ARCHIVED", note)

    async def build() -> Command:
        rule = await models.RedemptionRule.get_or_none(id=rule_id)
        if rule is None:
            raise NotFound("There is no such rule.", field="redemptionRuleId")
        if rule.archived_at is not None:
            raise NotActive("This rule is archived already.", field="redemptionRuleId")
        after = {"archived_at": now.isoformat()}
        trail = audit.of(actor, the_key.operation, SUBJECT, rule.id, why, now=now, after=after)
        return Command(
            the_key,
            why.by(actor),
            subject={"rule": str(rule.id)},
            guards=[Update(models.RedemptionRule, rule.id, rule.version, {"archived_at": now})],
            alongside=[trail],
        )

    receipt = await commit(house, the_key, build)
    house.rulebook.forget()
    return RuleChanged(await models.RedemptionRule.get(id=rule_id), receipt.replayed)


async def page_of(
    actor: Actor, wanted: Ask, *, archived: bool = False
) -> Page[models.RedemptionRule]:
    """A page of the rules that hold, or of those that did.

    Raises:
        NotPermitted: the actor may not see rules.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("redemptionRules")
    rules = models.RedemptionRule.filter(archived_at__isnull=not archived)
    return await page(rules, OLDEST_FIRST, wanted)


def validators(actor: Actor, house: House) -> list[tuple[str, str]]:
    """What a rule can be made of, by name: each with what it is for.

    Raises:
        NotPermitted: the actor may not see rules.
    """
    actor.must_be_allowed("redemptionValidators")
    named = ((name, house.rulebook.validator(name)) for name in house.rulebook.names)
    return [(name, (kind.__doc__ or "").strip()) for name, kind in named]
