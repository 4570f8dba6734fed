"""The shop's rules at checkout, as staff see them."""

from datetime import datetime
from typing import Self

import strawberry

from loyalty_gql import models
from loyalty_gql.domain.redemption_rules import RuleChanged
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.types.nodes import global_id
from loyalty_gql.types.scalars import Json


@strawberry.type(description="What a rule at checkout can be made of.")
class RedemptionValidator:
    name: str = strawberry.field(description="As a rule names it.")
    description: str = strawberry.field(description="What it does, and its terms.")


@strawberry.type(description="A rule of the shop's at checkout: what may pay, and how much of it.")
class RedemptionRule:
    id: strawberry.ID = strawberry.field(description="The rule's id.")
    validator: str = strawberry.field(description="What it is made of.")
    terms: Json = strawberry.field(description="Its figures, lists and the like.")
    channel: str | None = strawberry.field(description="Where it holds; null is everywhere.")
    gift_card_product_id: strawberry.ID | None = strawberry.field(
        description="For which product's cards it holds; null is for all balances."
    )
    kind: AccountKind | None = strawberry.field(
        description="For which kind of balance it holds; null is for both."
    )
    created_at: datetime = strawberry.field(description="Since when it holds.")
    archived_at: datetime | None = strawberry.field(description="Since when it does not any more.")

    @classmethod
    def of(cls, rule: models.RedemptionRule) -> Self:
        """From a row."""
        product = rule.gift_card_product_id
        return cls(
            id=global_id("RedemptionRule", rule.id),
            validator=rule.validator,
            terms=Json(rule.terms),
            channel=rule.channel,
            gift_card_product_id=global_id("GiftCardProduct", product) if product else None,
            kind=rule.kind,
            created_at=rule.created_at,
            archived_at=rule.archived_at,
        )


@strawberry.type(description="A rule after something was done with it.")
class RedemptionRuleChanged:
    redemption_rule: RedemptionRule = strawberry.field(description="The rule.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")

    @classmethod
    def of(cls, changed: RuleChanged) -> Self:
        """From what the verb did."""
        return cls(redemption_rule=RedemptionRule.of(changed.rule), replayed=changed.replayed)
