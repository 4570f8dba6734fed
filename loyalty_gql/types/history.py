"""Movements as owners and staff read them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self, cast
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain.history import Movement
from loyalty_gql.domain.history_filter import Direction, MovementFilter
from loyalty_gql.rules import wording
from loyalty_gql.rules.access import ActorKind
from loyalty_gql.rules.state import Kind
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.filters import ANY, DateTimeRange, MoneyRange
from loyalty_gql.types.money import Money, Reference, ReferenceInput
from loyalty_gql.types.nodes import Node, as_node, global_id
from loyalty_gql.types.taxes import RedemptionTax

if TYPE_CHECKING:
    from loyalty_gql.types.accounts import BalanceAccount

TransactionKind = strawberry.enum(Kind, name="TransactionKind", description="What a movement was.")
ActorKindType = strawberry.enum(
    ActorKind, name="ActorKind", description="What somebody proved to be."
)

TransactionDirection = strawberry.enum(
    Direction, name="TransactionDirection", description="IN: the balance grew. OUT: it shrank."
)


@strawberry.input(description="Who did something; every part that is given must hold.")
class TransactionActorFilter:
    kind: ActorKind | None = strawberry.field(default=None, description="What they proved to be.")
    id: strawberry.ID | None = strawberry.field(
        default=None, description="Who it was, as `Transaction.actor.id` says it."
    )


@strawberry.input(description="Every part that is given must hold.")
class TransactionFilter:
    account_id: strawberry.ID | None = strawberry.field(
        default=None, description="One balance account, by its global id."
    )
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="All accounts of one of the shop's customers."
    )
    kinds: list[Kind] | None = strawberry.field(default=None, description="One of these kinds.")
    direction: Direction | None = strawberry.field(
        default=None, description="Whether the balance grew or shrank."
    )
    created_at: DateTimeRange | None = strawberry.field(
        default=None, description="When the ledger recorded it."
    )
    amount: MoneyRange | None = strawberry.field(
        default=None, description="The signed change of the balance: a debit of 5 is -5."
    )
    order_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's order that was paid or refunded."
    )
    cart_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's cart that it was for."
    )
    reason: str | None = strawberry.field(
        default=None, description="The word for staff, such as GOODWILL. Not for customers."
    )
    actor: TransactionActorFilter | None = strawberry.field(
        default=None, description="Who did it. Not for customers."
    )
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to. Not for customers."
    )
    location: str | None = strawberry.field(
        default=None, description="The store or till where it was made. Not for customers."
    )
    include_holds: bool = strawberry.field(
        default=False, description="Also the placing and releasing of holds."
    )

    def read(self) -> MovementFilter:
        """The filter as the domain takes it."""
        made = self.created_at or DateTimeRange()
        actor = self.actor or TransactionActorFilter()
        return MovementFilter(
            account=inputs.account(self.account_id) if self.account_id else None,
            customer_id=maybe_shop_id(self.customer_id, field="customerId"),
            kinds=tuple(self.kinds or ()),
            direction=self.direction,
            reason=maybe_shop_id(self.reason, field="reason"),
            actor_kind=actor.kind,
            actor_id=maybe_shop_id(actor.id, field="actor.id"),
            reference=self.reference.read() if self.reference else None,
            location=inputs.location(self.location),
            order_id=maybe_shop_id(self.order_id, field="orderId"),
            cart_id=maybe_shop_id(self.cart_id, field="cartId"),
            since=made.since,
            until=made.until,
            currency=self.amount.currency_code if self.amount else None,
            amount=self.amount.read() if self.amount else ANY,
            holds=self.include_holds,
        )


@strawberry.type(description="Who did something.")
class TransactionActor:
    kind: ActorKind = strawberry.field(description="What they proved to be.")
    id: strawberry.ID = strawberry.field(description="Who it was, by the name of their key or sub.")


@strawberry.type(description="One movement on a balance account.")
class Transaction(Node):
    kind: Kind = strawberry.field(description="What it was.")
    amount: Money = strawberry.field(description="The change of the balance, signed.")
    balance_after: Money = strawberry.field(description="The balance just after it.")
    version: int = strawberry.field(description="1, 2, 3 … on each account, without a gap.")
    reason: str | None = strawberry.field(description="Why, in a word for staff.")
    reference: Reference | None = strawberry.field(description="What of the shop's it belongs to.")
    created_at: datetime = strawberry.field(description="When the ledger recorded it.")
    occurred_at: datetime = strawberry.field(
        description="When it happened: of an expiry the due date."
    )
    transaction_id: strawberry.Private[UUID]
    account_id: strawberry.Private[UUID]
    reverses_id: strawberry.Private[UUID | None]
    cart_id: strawberry.Private[UUID | None]
    movement: strawberry.Private[Movement]

    @classmethod
    def of(cls, movement: Movement) -> Self:
        """From a movement."""
        currency = movement.currency
        return cls(
            id=global_id("Transaction", movement.id),
            kind=movement.kind,
            amount=Money.of(movement.amount, currency),
            balance_after=Money.of(movement.balance_after, currency),
            version=movement.version,
            reason=movement.reason,
            reference=Reference.of(movement.reference),
            created_at=movement.recorded_at,
            occurred_at=movement.occurred_at,
            transaction_id=movement.transaction_id,
            account_id=movement.account_id,
            reverses_id=movement.reverses_id,
            cart_id=movement.cart_id,
            movement=movement,
        )

    @strawberry.field(description="The change of what holds reserve, signed.")
    def held_change(self) -> Money:
        return Money.of(self.movement.held_change, self.movement.currency)

    @strawberry.field(description="What holds reserved just after it.")
    def held_after(self) -> Money:
        return Money.of(self.movement.held_after, self.movement.currency)

    @strawberry.field(description="Who did it, for staff.")
    def actor(self) -> TransactionActor | None:
        return TransactionActor(
            kind=ActorKind(self.movement.actor_kind), id=strawberry.ID(self.movement.actor_id)
        )

    async def _order_id(self, info: Info) -> str | None:
        if self.cart_id is None:
            return None
        return await info.context.loaders.order_id_by_cart.load(self.cart_id)

    @strawberry.field(description="The shop's order that was paid or refunded, if it is yours.")
    async def order_id(self, info: Info) -> strawberry.ID | None:
        found = await self._order_id(info)
        return None if found is None else strawberry.ID(found)

    @strawberry.field(
        description="What it was, in words to show to its owner; `customerNote` is the shop's own."
    )
    async def description(self, info: Info) -> str:
        return wording.of_movement(self.kind, self.movement.amount, await self._order_id(info))

    @strawberry.field(description="The words of who did it, for staff.")
    async def note(self, info: Info) -> str | None:
        row = await info.context.loaders.note_by_transaction.load(self.transaction_id)
        return row.note if row else None

    @strawberry.field(description="In which store or at which till it was made, for staff.")
    async def location(self, info: Info) -> str | None:
        row = await info.context.loaders.note_by_transaction.load(self.transaction_id)
        return row.location if row else None

    @strawberry.field(description="The words that the customer may read.")
    async def customer_note(self, info: Info) -> str | None:
        row = await info.context.loaders.note_by_transaction.load(self.transaction_id)
        return row.customer_note if row else None

    @strawberry.field(
        description="What it was to tax, for staff; null but for redemptions of a cart, and for "
        "refunds and reversals of these, where it is what they changed. What is recalled of such a "
        "refund at once, or expires, is a movement of its own without any."
    )
    async def tax(self, info: Info) -> RedemptionTax | None:
        row = await info.context.loaders.tax_by_transaction.load(self.transaction_id)
        if row is None:
            return None
        value = row.payment_minor + row.deduction_minor + row.at_issue_minor
        # What was paid has left the balance, what was given back came in: a recall or an expiry
        # in the same transaction goes the other way, and is nothing to the order's tax.
        own = value * self.movement.amount < 0
        return RedemptionTax.of(row, self.amount.currency_code) if own else None

    @strawberry.field(description="Whose balance moved; null where you may not see it.")
    async def account(
        self, info: Info
    ) -> Annotated["BalanceAccount", strawberry.lazy("loyalty_gql.types.accounts")] | None:
        row = await info.context.loaders.account_by_id.load(self.account_id)
        return cast("BalanceAccount", as_node(row)) if row else None

    @strawberry.field(description="The movement on this account that this one took back.")
    async def reverses(
        self, info: Info
    ) -> Annotated["Transaction", strawberry.lazy("loyalty_gql.types.history")] | None:
        return await self._on_same_account(info, self.reverses_id)

    @strawberry.field(description="The movement on this account that took this one back.")
    async def reversed_by(
        self, info: Info
    ) -> Annotated["Transaction", strawberry.lazy("loyalty_gql.types.history")] | None:
        found = await info.context.loaders.reversal_by_transaction.load(self.transaction_id)
        return await self._on_same_account(info, found)

    async def _on_same_account(self, info: Info, transaction: UUID | None) -> "Transaction | None":
        if transaction is None:
            return None
        moved = await info.context.loaders.movements_by_transaction.load(transaction)
        same = (one for one in moved or () if one.account_id == self.account_id)
        return next(map(Transaction.of, same), None)


as_node.register(Movement, Transaction.of)


async def of_transaction(
    info: Info, transaction_id: UUID, account_id: UUID | None = None
) -> Transaction:
    """What a transaction that was just made did, on the account that it is about."""
    if account_id is None:
        return (await of_transactions(info, [transaction_id]))[0]
    moved = await info.context.loaders.movements_by_transaction.load(transaction_id)
    return next(Transaction.of(one) for one in moved or () if one.account_id == account_id)


async def of_transactions(info: Info, transaction_ids: list[UUID]) -> list[Transaction]:
    """The first movement of each transaction."""
    loaded = await info.context.loaders.movements_by_transaction.load_many(transaction_ids)
    return [Transaction.of(moved[0]) for moved in loaded if moved]
