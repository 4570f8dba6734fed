"""Refunds to what paid an order: planned, then made."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import refund_plans, refund_to_tenders
from loyalty_gql.domain.refund_plans import RefundAsk
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.rules.texts import shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.carts import Order
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, of_transactions
from loyalty_gql.types.money import Money, MoneyInput, ReferenceInput
from loyalty_gql.types.refunds import (
    RefundDestinationInput,
    RefundedPart,
    RefundLineInput,
    RefundPartInput,
    RefundPlan,
    parts_of,
)

MOST = 1_000
ORDER_ID = "The shop's id of the order."
AMOUNT = "How much; or name lines instead."
LINES = "The lines that come back, for what they cost."
SPLITTING = "Exact parts; what is over is shared by the other tenders. Null is all in proportion."

RefundPlanResult = Annotated[
    RefundPlan | UserError,
    strawberry.union("RefundPlanResult", description="The plan, or why there is none."),
]


def read_ask(
    order_id: str,
    amount: MoneyInput | None,
    lines: Sequence[RefundLineInput] | None,
    splitting: Sequence[RefundPartInput] | None,
) -> RefundAsk:
    """How much of an order is to come back, as the verbs take it.

    Raises:
        InvalidInput: too many lines or parts, or one that can't be.
    """
    if len(lines or ()) > MOST or len(splitting or ()) > MOST:
        raise InvalidInput(f"At most {MOST} of them.", field="lines")
    return RefundAsk(
        shop_id(order_id, field="orderId"),
        amount.read() if amount else None,
        None if lines is None else tuple(line.read(place) for place, line in enumerate(lines)),
        None if splitting is None else tuple(part.read() for part in splitting),
    )


@strawberry.type
class RefundQueries:
    @strawberry.field(description="What a refund would give back, to whom and why, before it is.")
    async def refund_plan(
        self,
        info: Info,
        order_id: Annotated[strawberry.ID, strawberry.argument(description=ORDER_ID)],
        amount: Annotated[MoneyInput | None, strawberry.argument(description=AMOUNT)] = None,
        lines: Annotated[
            list[RefundLineInput] | None, strawberry.argument(description=LINES)
        ] = None,
        splitting: Annotated[
            list[RefundPartInput] | None, strawberry.argument(description=SPLITTING)
        ] = None,
    ) -> RefundPlanResult:
        context = info.context
        plan = await refund_plans.refund_plan(
            context.actor,
            context.house,
            read_ask(order_id, amount, lines, splitting),
            now=context.now,
        )
        return RefundPlan.of(plan)


@strawberry.input(description="A refund to what paid an order: as planned, or as said here.")
class RefundToTendersInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    order_id: strawberry.ID = strawberry.field(description=ORDER_ID)
    plan_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of a `refundPlan`; then it says how much, and nothing else does."
    )
    amount: MoneyInput | None = strawberry.field(default=None, description=AMOUNT)
    lines: list[RefundLineInput] | None = strawberry.field(default=None, description=LINES)
    splitting: list[RefundPartInput] | None = strawberry.field(default=None, description=SPLITTING)
    destinations: list[RefundDestinationInput] = strawberry.field(
        default_factory=list[RefundDestinationInput],
        description="Where parts go, where that is not where they would.",
    )
    reason: AdjustReason = strawberry.field(
        default=AdjustReason.REFUND, description="Why, in a word."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to, such as a return."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def read(self) -> refund_to_tenders.RefundToTenders:
        """The refund as the verb takes it."""
        if len(self.destinations) > MOST:
            raise InvalidInput(f"At most {MOST} of them.", field="destinations")
        return refund_to_tenders.RefundToTenders(
            read_ask(self.order_id, self.amount, self.lines, self.splitting),
            self.plan_id,
            tuple(one.read(place) for place, one in enumerate(self.destinations)),
        )


@strawberry.type(description="What came back, and where to.")
class RefundToTendersPayload:
    order: Order = strawberry.field(description="The order.")
    refunded: Money = strawberry.field(
        description="The whole, with what the shop still has to give back by other means."
    )
    parts: list[RefundedPart] = strawberry.field(description="Where each part went.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")
    transaction_ids: strawberry.Private[list[UUID]]

    @strawberry.field(description="The movements, one for each capture that was given back.")
    async def transactions(self, info: Info) -> list[Transaction]:
        return await of_transactions(info, self.transaction_ids)


RefundToTendersResult = Annotated[
    RefundToTendersPayload | UserError,
    strawberry.union("RefundToTendersResult", description="The refund, or why there is none."),
]


@strawberry.type
class RefundMutations:
    @strawberry.mutation(
        description="Give value back to what paid an order. A dead card never swallows it."
    )
    async def refund_to_tenders(
        self,
        info: Info,
        input: Annotated[RefundToTendersInput, strawberry.argument(description="How much, how.")],
    ) -> RefundToTendersResult:
        context = info.context
        done = await refund_to_tenders.refund_to_tenders(
            context.actor,
            context.house,
            input.read(),
            why=inputs.why_of(input),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return RefundToTendersPayload(
            order=Order.of(done.order),
            refunded=Money.of(done.refunded_minor, done.order.currency),
            parts=parts_of(done),
            replayed=done.replayed,
            transaction_ids=done.transaction_ids,
        )
