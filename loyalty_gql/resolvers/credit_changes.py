"""Closing store credit, and moving it from one account to another."""

from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import closing, transfers
from loyalty_gql.rules.reasons import AccountReason, AdjustReason
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import Money, MoneyInput, ReferenceInput
from loyalty_gql.types.store_credit import StoreCreditAccount


@strawberry.input(description="An account to close.")
class CloseStoreCreditAccountInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    account_id: strawberry.ID = strawberry.field(description="Its global id.")
    reason: AccountReason = strawberry.field(description="Why, in a word.")
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)


@strawberry.type(description="The account, which nothing is put on or taken off.")
class CloseStoreCreditAccountPayload:
    store_credit_account: StoreCreditAccount = strawberry.field(description="The account.")
    replayed: bool = strawberry.field(description="It had been closed by an earlier request.")


CloseStoreCreditAccountResult = Annotated[
    CloseStoreCreditAccountPayload | UserError,
    strawberry.union("CloseStoreCreditAccountResult", description="The account, or why not."),
]


@strawberry.input(description="From where to where, and how much.")
class TransferCreditInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    from_account_id: strawberry.ID = strawberry.field(description="Its global id.")
    to_account_id: strawberry.ID = strawberry.field(
        description="Its global id; an account of the same currency."
    )
    amount: MoneyInput | None = strawberry.field(
        default=None, description="Exactly this much of what is available; null is all there is."
    )
    reason: AdjustReason = strawberry.field(description="Why, in a word.")
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)


@strawberry.type(description="Both accounts, after the value has moved.")
class TransferCreditPayload:
    from_account: StoreCreditAccount = strawberry.field(description="Where it came from.")
    to_account: StoreCreditAccount = strawberry.field(description="Where it is.")
    amount: Money = strawberry.field(description="How much that was.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")
    transaction_id: strawberry.Private[UUID]

    @strawberry.field(description="The movement, as the account that it left has it.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.transaction_id, self.from_account.account_id)


TransferCreditResult = Annotated[
    TransferCreditPayload | UserError,
    strawberry.union("TransferCreditResult", description="What was moved, or why nothing was."),
]


@strawberry.type
class CreditChangeMutations:
    @strawberry.mutation(
        description="Close an account that is empty; opening it again, or a refund, revives it."
    )
    async def close_store_credit_account(
        self,
        info: Info,
        input: Annotated[CloseStoreCreditAccountInput, strawberry.argument(description="Which.")],
    ) -> CloseStoreCreditAccountResult:
        context = info.context
        closed = await closing.close_store_credit_account(
            context.actor,
            context.house,
            inputs.store_credit_account(input.account_id),
            why=inputs.why(input.reason, input.note),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CloseStoreCreditAccountPayload(
            store_credit_account=StoreCreditAccount.of(closed.account), replayed=closed.replayed
        )

    @strawberry.mutation(
        description="Move store credit to another account of its currency, dates and all."
    )
    async def transfer_credit(
        self,
        info: Info,
        input: Annotated[TransferCreditInput, strawberry.argument(description="What, where.")],
    ) -> TransferCreditResult:
        context = info.context
        moved = await transfers.transfer_credit(
            context.actor,
            context.house,
            inputs.store_credit_account(input.from_account_id),
            inputs.store_credit_account(input.to_account_id),
            input.amount.read() if input.amount else None,
            why=inputs.why_of(input),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return TransferCreditPayload(
            from_account=StoreCreditAccount.of(moved.source),
            to_account=StoreCreditAccount.of(moved.target),
            amount=Money.of(moved.minor, moved.source.currency),
            replayed=moved.replayed,
            transaction_id=moved.transaction_id,
        )
