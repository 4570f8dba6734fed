"""What the shop reports of chargebacks, and what it reads of them."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import dispute_reads, disputes, pages
from loyalty_gql.domain.dispute_reads import DisputeFilter as Wanted
from loyalty_gql.domain.disputes import DisputeOutcome, NewDispute
from loyalty_gql.rules.texts import maybe_shop_id, shop_id, words
from loyalty_gql.types import inputs
from loyalty_gql.types.disputes import Dispute
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.money import Money, MoneyInput
from loyalty_gql.types.nodes import After, Before, Connection, First, Last

REFERENCE = "The payment provider's name of the dispute."


@strawberry.input(description="Every part that is given must hold.")
class DisputeFilter:
    open: bool | None = strawberry.field(default=None, description="Whether it is going on.")
    purchase_id: strawberry.ID | None = strawberry.field(
        default=None, description="What is disputed, by its global id."
    )
    reference: str | None = strawberry.field(default=None, description=REFERENCE)

    def read(self) -> Wanted:
        """The filter as the domain takes it."""
        return Wanted(
            self.open,
            inputs.purchase(self.purchase_id) if self.purchase_id is not None else None,
            maybe_shop_id(self.reference, field="reference"),
        )


@strawberry.type
class DisputeQueries:
    @strawberry.field(description="Disputes of purchases, newest first.")
    async def disputes(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            DisputeFilter | None, strawberry.argument(description="Which disputes.")
        ] = None,
    ) -> Connection[Dispute]:
        page = await dispute_reads.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            only=filter.read() if filter else Wanted(),
        )
        return Connection[Dispute].of(page, Dispute.of)


@strawberry.input(description="A dispute that the payment provider has reported.")
class OpenDisputeInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    reference: str = strawberry.field(
        description="The payment provider's name of the dispute. It is of one purchase: where a "
        "payment paid several, add the line."
    )
    purchase_id: strawberry.ID | None = strawberry.field(
        default=None, description="What is disputed, by its global id; or name the payment."
    )
    payment_reference: str | None = strawberry.field(
        default=None, description="The payment, as confirmPurchase was told it."
    )
    amount: MoneyInput | None = strawberry.field(
        default=None, description="What is disputed; left out, all that was paid."
    )
    reason: str | None = strawberry.field(
        default=None, description="The payment provider's words, for staff."
    )

    def read(self) -> NewDispute:
        """The dispute as the verb takes it."""
        return NewDispute(
            shop_id(self.reference, field="reference"),
            inputs.purchase(self.purchase_id) if self.purchase_id is not None else None,
            maybe_shop_id(self.payment_reference, field="paymentReference"),
            self.amount.read() if self.amount else None,
            words(self.reason, field="reason"),
        )


@strawberry.type(description="The dispute. What is left of its purchase is frozen.")
class OpenDisputePayload:
    dispute: Dispute = strawberry.field(description="The dispute.")
    replayed: bool = strawberry.field(description="An earlier request had reported it.")


OpenDisputeResult = Annotated[
    OpenDisputePayload | UserError,
    strawberry.union("OpenDisputeResult", description="The dispute, or why nothing was frozen."),
]


@strawberry.input(description="A dispute that has ended.")
class CloseDisputeInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    reference: str = strawberry.field(description=REFERENCE)
    outcome: DisputeOutcome = strawberry.field(description="How it ended.")


@strawberry.type(description="The dispute as it ended.")
class CloseDisputePayload:
    dispute: Dispute = strawberry.field(description="The dispute.")
    recalled: Money = strawberry.field(
        description="What was left, and went with a lost one. What was spent is the shop's should "
        "it come back."
    )
    replayed: bool = strawberry.field(description="An earlier request had reported it.")


CloseDisputeResult = Annotated[
    CloseDisputePayload | UserError,
    strawberry.union("CloseDisputeResult", description="The dispute, or why it stays."),
]


@strawberry.type
class DisputeMutations:
    @strawberry.mutation(
        description="A purchase's payment is disputed: what is left of its cards freezes, wherever "
        "it is."
    )
    async def open_dispute(
        self,
        info: Info,
        input: Annotated[OpenDisputeInput, strawberry.argument(description="Of which, why.")],
    ) -> OpenDisputeResult:
        context = info.context
        changed = await disputes.open_dispute(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return OpenDisputePayload(dispute=Dispute.of(changed.dispute), replayed=changed.replayed)

    @strawberry.mutation(
        description="A dispute has ended. WON: what was frozen can be spent again. LOST: it goes."
    )
    async def close_dispute(
        self,
        info: Info,
        input: Annotated[CloseDisputeInput, strawberry.argument(description="Which, how.")],
    ) -> CloseDisputeResult:
        context = info.context
        changed = await disputes.close_dispute(
            context.actor,
            context.house,
            shop_id(input.reference, field="reference"),
            input.outcome,
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CloseDisputePayload(
            dispute=Dispute.of(changed.dispute),
            recalled=Money.of(changed.recalled_minor, changed.dispute.currency),
            replayed=changed.replayed,
        )
