"""Paying out the little that is left."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import cashing_out
from loyalty_gql.domain.house import Why
from loyalty_gql.rules.texts import words
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import Money, ReferenceInput


@strawberry.input(description="A balance to pay out: all that was paid for and is not reserved.")
class CashOutInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    account_id: strawberry.ID = strawberry.field(
        description="The gift card or store credit account, by its global id."
    )
    reference: ReferenceInput = strawberry.field(
        description="How it was paid out: the cash drawer's entry, the bank transfer."
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)

    def why(self) -> Why:
        """The reason as the verb takes it."""
        return Why(
            "CASHED_OUT",
            words(self.note, field="note"),
            words(self.customer_note, field="customerNote"),
            self.reference.read(),
            inputs.location(self.location),
        )


@strawberry.type(description="What was paid out.")
class CashOutPayload:
    paid: Money = strawberry.field(description="What the holder gets in cash.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")
    done: strawberry.Private[cashing_out.CashedOut]

    @strawberry.field(description="The movement, which can be reversed.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.done.moved.transaction_id)


CashOutResult = Annotated[
    CashOutPayload | UserError,
    strawberry.union("CashOutResult", description="What was paid out, or why nothing was."),
]


@strawberry.type
class CashOutMutations:
    @strawberry.mutation(
        description="Pay out what is left on a balance, where the law of its market asks for it."
    )
    async def cash_out(
        self,
        info: Info,
        input: Annotated[CashOutInput, strawberry.argument(description="Of which, how paid.")],
    ) -> CashOutResult:
        context = info.context
        done = await cashing_out.cash_out(
            context.actor,
            context.house,
            inputs.account(input.account_id),
            why=input.why(),
            override=inputs.override(input.override_market_rule),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        paid = Money.of(done.minor, done.currency)
        return CashOutPayload(paid=paid, replayed=done.moved.replayed, done=done)
