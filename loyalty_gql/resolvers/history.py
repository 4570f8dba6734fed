"""Movements: read them, correct an account, take one back."""

from datetime import datetime
from typing import Annotated, Self, cast
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import adjustments, history, pages, reversals
from loyalty_gql.domain.history import Movement, MovementFilter
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.rules.state import Kind
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import MoneyInput, ReferenceInput
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id


@strawberry.input(description="Every part that is given must hold.")
class TransactionFilter:
    account_id: strawberry.ID | None = strawberry.field(
        default=None, description="One balance account, by its global id."
    )
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="All accounts of one of the shop's customers."
    )
    kinds: list[Kind] | None = strawberry.field(default=None, description="One of these kinds.")
    since: datetime | None = strawberry.field(default=None, description="The first moment.")
    until: datetime | None = strawberry.field(default=None, description="The end, not included.")
    include_holds: bool = strawberry.field(
        default=False, description="Also the placing and releasing of holds."
    )

    def read(self) -> MovementFilter:
        """The filter as the domain takes it."""
        return MovementFilter(
            account=inputs.account(self.account_id) if self.account_id else None,
            customer_id=maybe_shop_id(self.customer_id, field="customerId"),
            kinds=tuple(self.kinds or ()),
            since=self.since,
            until=self.until,
            holds=self.include_holds,
        )


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
            why=inputs.why(input.reason, input.note, input.customer_note, input.reference),
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
            why=inputs.why(input.reason, input.note, input.customer_note, input.reference),
            expires_at=input.expires_at,
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ReverseTransactionPayload.of(moved)
