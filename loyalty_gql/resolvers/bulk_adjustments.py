"""Many corrections in one request."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import adjustments, bulk_adjustments
from loyalty_gql.errors import Refusal
from loyalty_gql.resolvers.history import AdjustPayload, AdjustResult
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.money import MoneyInput, ReferenceInput


@strawberry.input(description="One correction of many.")
class AdjustManyRow:
    idempotency_key: str = strawberry.field(
        description="This correction's own, 16 to 255 characters; it counts as one of `adjust`."
    )
    account_id: strawberry.ID = strawberry.field(description="Its global id.")
    amount: MoneyInput = strawberry.field(description="Up when positive, down when negative.")
    reason: AdjustReason = strawberry.field(description="Why, in a word.")
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to."
    )
    expires_at: datetime | None = strawberry.field(
        default=None, description="When the added value expires; null is never."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def read(self) -> bulk_adjustments.Adjustment:
        """The correction as the verb takes it."""
        return bulk_adjustments.Adjustment(
            inputs.row_account(self.account_id),
            self.amount.read(),
            inputs.why_of(self),
            self.expires_at,
            inputs.row_key(self.idempotency_key),
        )


@strawberry.input(description="Up to 1,000 corrections; each has a key of its own.")
class AdjustManyInput:
    adjustments: list[AdjustManyRow] = strawberry.field(description="The corrections.")
    all_or_none: bool = strawberry.field(
        description="True: one refusal, and nothing is done. False: each stands for itself."
    )


@strawberry.type(description="What became of one correction.")
class AdjustManyItem:
    index: int = strawberry.field(description="Its place in the request, from 0.")
    result: AdjustResult = strawberry.field(description="The correction, or why there is none.")

    @classmethod
    def of(cls, index: int, answer: adjustments.Moved | Refusal) -> Self:
        """From what the verb did, or why not."""
        refused = isinstance(answer, Refusal)
        return cls(
            index=index, result=UserError.of(answer) if refused else AdjustPayload.of(answer)
        )


@strawberry.type(description="What became of each correction, in the order of the request.")
class AdjustManyPayload:
    items: list[AdjustManyItem] = strawberry.field(description="One for each correction.")
    done: int = strawberry.field(description="How many are done, replays among them.")
    refused: int = strawberry.field(description="How many are not: none, of all or none.")

    @classmethod
    def of(cls, answers: list[adjustments.Moved | Refusal]) -> Self:
        """From what the verb did."""
        refused = sum(isinstance(answer, Refusal) for answer in answers)
        items = [AdjustManyItem.of(place, answer) for place, answer in enumerate(answers)]
        return cls(items=items, done=len(answers) - refused, refused=refused)


AdjustManyResult = Annotated[
    AdjustManyPayload | UserError,
    strawberry.union("AdjustManyResult", description="What became of each, or why nothing was."),
]


@strawberry.type
class BulkAdjustmentMutations:
    @strawberry.mutation(
        description="Correct up to 1,000 accounts: all or none, or each by itself."
    )
    async def adjust_many(
        self,
        info: Info,
        input: Annotated[AdjustManyInput, strawberry.argument(description="The corrections.")],
    ) -> AdjustManyResult:
        context = info.context
        answers = await bulk_adjustments.adjust_many(
            context.actor,
            context.house,
            [row.read for row in input.adjustments],
            all_or_none=input.all_or_none,
            now=context.now,
        )
        return AdjustManyPayload.of(answers)
