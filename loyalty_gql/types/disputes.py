"""Disputes of purchases, with where their value is."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Self, cast
from uuid import UUID

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.domain.dispute_reads import Spending, Whereabouts
from loyalty_gql.domain.disputes import DisputeOutcome
from loyalty_gql.types.gift_cards import maybe_id
from loyalty_gql.types.history import Transaction
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import Node, as_node, global_id

if TYPE_CHECKING:
    from loyalty_gql.types.purchases import GiftCardPurchase

DisputeOutcomeType = strawberry.enum(
    DisputeOutcome,
    name="DisputeOutcome",
    description="WON: the shop keeps the money. LOST: the bank has taken it back.",
)


@strawberry.enum(description="Whether a dispute is going on, and how it ended.")
class DisputeStatus(StrEnum):
    OPEN = "OPEN"
    WON = "WON"
    LOST = "LOST"


@strawberry.type(description="What one payment or debit took of disputed value.")
class DisputedSpending:
    amount: Money = strawberry.field(description="What it took and has not given back.")
    cart_id: strawberry.ID | None = strawberry.field(
        description="The shop's cart that it paid; null is a debit without one."
    )
    order_id: strawberry.ID | None = strawberry.field(description="The order that cart became.")
    transaction_id: strawberry.Private[UUID]

    @classmethod
    def of(cls, spending: Spending, currency: str) -> Self:
        """From what was read."""
        return cls(
            amount=Money.of(spending.amount_minor, currency),
            cart_id=maybe_id(spending.cart_id),
            order_id=maybe_id(spending.order_id),
            transaction_id=spending.transaction,
        )

    @strawberry.field(description="The movement.")
    async def transaction(self, info: Info) -> Transaction | None:
        found = await info.context.loaders.movements_by_transaction.load(self.transaction_id)
        return Transaction.of(found[0]) if found else None


@strawberry.type(
    description="A buyer wants a purchase's money back through their bank: a chargeback."
)
class Dispute(Node):
    reference: str = strawberry.field(description="The payment provider's name of it.")
    amount: Money = strawberry.field(description="What is disputed.")
    reason: str | None = strawberry.field(description="The payment provider's words.")
    status: DisputeStatus = strawberry.field(description="Whether it is going on.")
    opened_at: datetime = strawberry.field(description="When it was reported.")
    closed_at: datetime | None = strawberry.field(description="When its end was reported.")
    row: strawberry.Private[models.Dispute]

    @classmethod
    def of(cls, row: models.Dispute) -> Self:
        """From a row."""
        return cls(
            id=global_id("Dispute", row.id),
            reference=row.reference,
            amount=Money.of(row.amount_minor, row.currency),
            reason=row.reason,
            status=_status(row),
            opened_at=row.opened_at,
            closed_at=row.won_at or row.lost_at,
            row=row,
        )

    @strawberry.field(description="The purchase whose payment is disputed.")
    async def purchase(
        self, info: Info
    ) -> Annotated["GiftCardPurchase", strawberry.lazy("loyalty_gql.types.purchases")] | None:
        found = await info.context.loaders.purchase_by_id.load(self.row.purchase_id)
        return cast("GiftCardPurchase", as_node(found)) if found else None

    @strawberry.field(
        description="What is left of the purchase now, in whatever account. While the dispute is "
        "open it is frozen, but for what is reserved."
    )
    async def left(self, info: Info) -> Money:
        return Money.of((await self._where(info)).left_minor, self.row.currency)

    @strawberry.field(
        description="What of that orders being placed have reserved: it still pays them."
    )
    async def reserved(self, info: Info) -> Money:
        return Money.of((await self._where(info)).reserved_minor, self.row.currency)

    @strawberry.field(description="Where the rest went, in the order in which it was spent.")
    async def spent(self, info: Info) -> list[DisputedSpending]:
        found = (await self._where(info)).spent
        return [DisputedSpending.of(one, self.row.currency) for one in found]

    async def _where(self, info: Info) -> Whereabouts:
        found = await info.context.loaders.whereabouts_by_purchase.load(self.row.purchase_id)
        return found or Whereabouts()


def _status(row: models.Dispute) -> DisputeStatus:
    if row.won_at is not None:
        return DisputeStatus.WON
    return DisputeStatus.OPEN if row.lost_at is None else DisputeStatus.LOST


as_node.register(models.Dispute, Dispute.of)
