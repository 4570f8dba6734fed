"""Rules at checkout: what may pay, set by the shop."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import pages, redemption_rules
from loyalty_gql.domain.redemption_rules import NewRule
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.texts import maybe_shop_id, shop_id, words
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id
from loyalty_gql.types.redemption_rules import (
    RedemptionRule,
    RedemptionRuleChanged,
    RedemptionValidator,
)
from loyalty_gql.types.scalars import Json

LONGEST_NAME = 64


@strawberry.type
class RedemptionRuleQueries:
    @strawberry.field(description="The rules that hold at checkout, oldest first.")
    async def redemption_rules(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        archived: Annotated[
            bool, strawberry.argument(description="Those that do not hold any more.")
        ] = False,
    ) -> Connection[RedemptionRule]:
        page = await redemption_rules.page_of(
            info.context.actor, pages.ask(first, after, last, before), archived=archived
        )
        return Connection[RedemptionRule].of(page, RedemptionRule.of)

    @strawberry.field(description="What a rule can be made of, the shop's own among it.")
    def redemption_validators(self, info: Info) -> list[RedemptionValidator]:
        found = redemption_rules.validators(info.context.actor, info.context.house)
        return [RedemptionValidator(name=name, description=text) for name, text in found]


@strawberry.input(description="A rule for checkout.")
class CreateRedemptionRuleInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    validator: str = strawberry.field(description="One of `redemptionValidators`.")
    terms: Json | None = strawberry.field(
        default=None, description="What it says of figures, lists and the like."
    )
    channel: str | None = strawberry.field(
        default=None, description="Only there; null is everywhere."
    )
    gift_card_product_id: strawberry.ID | None = strawberry.field(
        default=None, description="Only for this product's cards."
    )
    kind: AccountKind | None = strawberry.field(
        default=None, description="Only for this kind of balance."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)

    def read(self) -> NewRule:
        """The rule as the verb takes it."""
        product = self.gift_card_product_id
        return NewRule(
            shop_id(self.validator, field="validator", longest=LONGEST_NAME),
            self.terms or {},
            maybe_shop_id(self.channel, field="channel"),
            inputs.product(product) if product is not None else None,
            self.kind,
            words(self.note, field="note"),
        )


@strawberry.type(description="The rule, which holds now.")
class CreateRedemptionRulePayload(RedemptionRuleChanged):
    pass


CreateRedemptionRuleResult = Annotated[
    CreateRedemptionRulePayload | UserError,
    strawberry.union("CreateRedemptionRuleResult", description="The rule, or why there is none."),
]


@strawberry.input(description="A rule that is to hold no more.")
class ArchiveRedemptionRuleInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    redemption_rule_id: strawberry.ID = strawberry.field(description="Its id.")
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)


@strawberry.type(description="The rule, which holds no more.")
class ArchiveRedemptionRulePayload(RedemptionRuleChanged):
    pass


ArchiveRedemptionRuleResult = Annotated[
    ArchiveRedemptionRulePayload | UserError,
    strawberry.union("ArchiveRedemptionRuleResult", description="The rule, or why it stays."),
]


@strawberry.type
class RedemptionRuleMutations:
    @strawberry.mutation(
        description="Set a rule for what may pay at checkout. A rule never changes: archive it, "
        "and make another."
    )
    async def create_redemption_rule(
        self,
        info: Info,
        input: Annotated[CreateRedemptionRuleInput, strawberry.argument(description="The rule.")],
    ) -> CreateRedemptionRuleResult:
        context = info.context
        changed = await redemption_rules.create_redemption_rule(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CreateRedemptionRulePayload.of(changed)

    @strawberry.mutation(description="Take a rule away. What was authorized stays as it is.")
    async def archive_redemption_rule(
        self,
        info: Info,
        input: Annotated[ArchiveRedemptionRuleInput, strawberry.argument(description="Which.")],
    ) -> ArchiveRedemptionRuleResult:
        context = info.context
        changed = await redemption_rules.archive_redemption_rule(
            context.actor,
            context.house,
            read_id(input.redemption_rule_id, "RedemptionRule")[1],
            note=words(input.note, field="note"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ArchiveRedemptionRulePayload.of(changed)
