"""A customer's standing wishes."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import wishes
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError


@strawberry.input(description="Whether a customer's credit is to be used first.")
class SetCreditPreferenceInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    use_credit_first: bool = strawberry.field(
        description="Credit first, then what else they pay with; from now on."
    )
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description=inputs.ON_BEHALF_OF
    )


@strawberry.type(description="The customer's wish as it is now.")
class SetCreditPreferencePayload:
    customer_id: strawberry.ID = strawberry.field(description="Whose it is.")
    use_credit_first: bool = strawberry.field(description="Whether credit is to be used first.")
    replayed: bool = strawberry.field(description="An earlier request had said it.")


SetCreditPreferenceResult = Annotated[
    SetCreditPreferencePayload | UserError,
    strawberry.union(
        "SetCreditPreferenceResult", description="The wish, or why it was not written down."
    ),
]


@strawberry.type
class WishMutations:
    @strawberry.mutation(description="A customer's standing wish to use their credit first.")
    async def set_credit_preference(
        self,
        info: Info,
        input: Annotated[SetCreditPreferenceInput, strawberry.argument(description="The wish.")],
    ) -> SetCreditPreferenceResult:
        context = info.context
        wished = await wishes.set_credit_preference(
            context.actor,
            context.house,
            use_credit_first=input.use_credit_first,
            on_behalf_of=maybe_shop_id(input.on_behalf_of, field="onBehalfOf"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return SetCreditPreferencePayload(
            customer_id=strawberry.ID(wished.customer_id),
            use_credit_first=wished.use_credit_first,
            replayed=wished.replayed,
        )
