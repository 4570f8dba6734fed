"""Plans: what would pay a cart."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import tender_plans
from loyalty_gql.rules.texts import shop_id
from loyalty_gql.types.tender_plans import TenderPlan


@strawberry.type
class TenderPlanQueries:
    @strawberry.field(
        description="Which of the customer's balances would pay what of a cart, beside the tenders "
        "that it has. Nothing is reserved."
    )
    async def tender_plan(
        self,
        info: Info,
        cart_id: Annotated[
            strawberry.ID, strawberry.argument(description="The shop's id of the cart.")
        ],
        credit_first: Annotated[
            bool | None,
            strawberry.argument(
                description="Store credit before gift cards; null is as the customer wishes."
            ),
        ] = None,
    ) -> TenderPlan:
        context = info.context
        plan = await tender_plans.tender_plan(
            context.actor,
            context.house,
            shop_id(cart_id, field="cartId"),
            credit_first=credit_first,
            now=context.now,
        )
        return TenderPlan.of(plan)
