"""What would pay a cart, before anything is applied."""

from typing import Self, cast
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import tender_plans
from loyalty_gql.types.accounts import BalanceAccount, Lot
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import as_node


@strawberry.type(description="How much a lot would give.")
class TenderPlanLot:
    lot: Lot = strawberry.field(description="The lot.")
    amount: Money = strawberry.field(description="What it would give.")


@strawberry.type(description="A balance, and what of the cart it would pay.")
class TenderPlanPart:
    amount: Money = strawberry.field(description="What it would pay.")
    lots: list[TenderPlanLot] = strawberry.field(description="From what, first to be spent first.")
    why: str = strawberry.field(description="Why in this place, or why nothing.")
    account_id: strawberry.Private[UUID]

    @classmethod
    def of(cls, part: tender_plans.PlannedTender) -> Self:
        """From a part of a plan."""
        currency = part.currency
        return cls(
            amount=Money.of(part.minor, currency),
            lots=[
                TenderPlanLot(lot=Lot.of(one.lot, currency), amount=Money.of(one.minor, currency))
                for one in part.lots
            ],
            why=part.why,
            account_id=part.account_id,
        )

    @strawberry.field(description="The balance; null where you may not see it.")
    async def account(self, info: Info) -> BalanceAccount | None:
        row = await info.context.loaders.account_by_id.load(self.account_id)
        return cast("BalanceAccount", as_node(row)) if row else None


@strawberry.type(description="What would pay a cart. Nothing is reserved by asking.")
class TenderPlan:
    parts: list[TenderPlanPart] = strawberry.field(description="What would pay, in this order.")
    left_out: list[TenderPlanPart] = strawberry.field(description="What would not, and why.")
    amount_due: Money = strawberry.field(description="What the shop would have to collect then.")

    @classmethod
    def of(cls, plan: tender_plans.TenderPlan) -> Self:
        """From a plan."""
        return cls(
            parts=[TenderPlanPart.of(part) for part in plan.parts],
            left_out=[TenderPlanPart.of(part) for part in plan.left_out],
            amount_due=Money.of(plan.due_minor, plan.currency),
        )
