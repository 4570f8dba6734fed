"""Paying in one step."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import redeeming
from loyalty_gql.domain.house import Why
from loyalty_gql.resolvers.carts import TenderSource
from loyalty_gql.rules.texts import shop_id, words
from loyalty_gql.types import inputs
from loyalty_gql.types.carts import Order
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import Money, MoneyInput, ReferenceInput


@strawberry.input(description="An order that a balance pays, in one step.")
class RedeemInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    order_id: strawberry.ID = strawberry.field(
        description="The shop's id of the order: each is redeemed once."
    )
    source: TenderSource = strawberry.field(description="Where the money comes from.")
    amount: MoneyInput | None = strawberry.field(
        default=None, description="Exactly this much; null is as much as the order needs."
    )
    total: MoneyInput | None = strawberry.field(
        default=None,
        description="What the order costs, where no cart was synced; null is the amount.",
    )
    cart_id: strawberry.ID | None = strawberry.field(
        default=None, description="The cart that becomes the order, where one was synced."
    )
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description=inputs.ON_BEHALF_OF
    )
    channel: str | None = strawberry.field(
        default=None, description="Which till or market, where no cart was synced."
    )
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What else of the shop's it belongs to, such as a receipt."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def read(self) -> redeeming.RedeemAsk:
        """The request as the verb takes it."""
        ids = inputs.shop_ids(
            cart_id=self.cart_id, on_behalf_of=self.on_behalf_of, channel=self.channel
        )
        return redeeming.RedeemAsk(
            order_id=shop_id(self.order_id, field="orderId"),
            source=self.source.read(),
            amount=self.amount.read() if self.amount else None,
            total=self.total.read() if self.total else None,
            cart_id=ids["cart_id"],
            customer_id=ids["on_behalf_of"],
            channel=ids["channel"],
        )

    def why(self) -> Why:
        """The reason as the verb takes it."""
        return Why(
            "REDEEMED",
            words(self.note, field="note"),
            words(self.customer_note, field="customerNote"),
            self.reference.read() if self.reference else None,
            inputs.location(self.location),
        )


@strawberry.type(description="The order, paid as far as the balance went.")
class RedeemPayload:
    order: Order = strawberry.field(description="The order.")
    redeemed: Money = strawberry.field(description="What this request took from the balance.")
    amount_due: Money = strawberry.field(
        description="Exactly what the shop had to collect by other means after it."
    )
    replayed: bool = strawberry.field(description="An earlier request had done it.")
    done: strawberry.Private[redeeming.Redeemed]

    @strawberry.field(description="The movement, which can be refunded and reversed.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.done.transaction_id)


RedeemResult = Annotated[
    RedeemPayload | UserError,
    strawberry.union("RedeemResult", description="The order, or why nothing was taken."),
]


@strawberry.type
class RedeemingMutations:
    @strawberry.mutation(
        description="Apply, authorize and capture in one step: tills, subscription orders."
    )
    async def redeem(
        self,
        info: Info,
        input: Annotated[RedeemInput, strawberry.argument(description="What, for which order.")],
    ) -> RedeemResult:
        context = info.context
        done = await redeeming.redeem(
            context.actor,
            context.house,
            input.read(),
            why=input.why(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        currency = done.cart.currency
        return RedeemPayload(
            order=Order.of(done.cart),
            redeemed=Money.of(done.redeemed_minor, currency),
            amount_due=Money.of(done.due_minor, currency),
            replayed=done.replayed,
            done=done,
        )
