"""Movements: read them, correct an account, take one back."""

from datetime import datetime
from typing import Annotated, Self, cast
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import adjustments, history, pages, reversals
from loyalty_gql.domain.history import Movement
from loyalty_gql.domain.history_filter import MovementFilter
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, TransactionFilter, of_transaction
from loyalty_gql.types.money import MoneyInput, ReferenceInput
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id


@strawberry.type
class TransactionQueries:
    @strawberry.field(description="What happened on balance accounts, newest first.")
    async def transactions(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            TransactionFilter | None, strawberry.argument(description="Which movements.")
        ] = None,
    ) -> Connection[Transaction]:
        page = await history.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            filter.read() if filter else MovementFilter(),
        )
        return Connection[Transaction].of(page, Transaction.of)


@strawberry.input(description="A correction of one account.")
class AdjustInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
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


@strawberry.input(description="A movement to take back.")
class ReverseTransactionInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    transaction_id: strawberry.ID = strawberry.field(description="Its global id.")
    reason: AdjustReason = strawberry.field(
        default=AdjustReason.CORRECTION, description="Why, in a word."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to."
    )
    expires_at: datetime | None = strawberry.field(
        default=None, description="Of an expiry: the new date."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)


@strawberry.type(description="The movement that was made.")
class Moved:
    replayed: bool = strawberry.field(description="It had been made by an earlier request.")
    transaction_id: strawberry.Private[UUID]
    movement: strawberry.Private[Movement | None]

    @classmethod
    def of(cls, moved: adjustments.Moved) -> Self:
        """From what the verb did: what it wrote just now is not read again."""
        made = history.of_outcome(moved.outcome) if moved.outcome else []
        movement = next((one for one in made if one.transaction_id == moved.transaction_id), None)
        return cls(replayed=moved.replayed, transaction_id=moved.transaction_id, movement=movement)

    @strawberry.field(description="The movement.")
    def transaction(self, info: Info) -> Transaction:
        if self.movement is not None:
            return Transaction.of(self.movement)
        # Awaited by the executor: only a replay waits for the database.
        return cast("Transaction", of_transaction(info, self.transaction_id))


@strawberry.type(description="The correction that was made.")
class AdjustPayload(Moved):
    pass


@strawberry.type(description="The movement that takes the other one back.")
class ReverseTransactionPayload(Moved):
    pass


AdjustResult = Annotated[
    AdjustPayload | UserError,
    strawberry.union("AdjustResult", description="The correction, or why there is none."),
]
ReverseTransactionResult = Annotated[
    ReverseTransactionPayload | UserError,
    strawberry.union("ReverseTransactionResult", description="The reversal, or why not."),
]


@strawberry.type
class TransactionMutations:
    @strawberry.mutation(description="Correct an account by hand, always with a reason.")
    async def adjust(
        self,
        info: Info,
        input: Annotated[AdjustInput, strawberry.argument(description="The correction.")],
    ) -> AdjustResult:
        context = info.context
        moved = await adjustments.adjust(
            context.actor,
            context.house,
            inputs.account(input.account_id),
            input.amount.read(),
            why=inputs.why_of(input),
            expires_at=input.expires_at,
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return AdjustPayload.of(moved)

    @strawberry.mutation(description="Take a whole movement back, once.")
    async def reverse_transaction(
        self,
        info: Info,
        input: Annotated[ReverseTransactionInput, strawberry.argument(description="Which.")],
    ) -> ReverseTransactionResult:
        context = info.context
        entry = read_id(input.transaction_id, "Transaction")[1]
        moved = await reversals.reverse_transaction(
            context.actor,
            context.house,
            await history.transaction_of(context.actor, entry),
            why=inputs.why_of(input),
            expires_at=input.expires_at,
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ReverseTransactionPayload.of(moved)
