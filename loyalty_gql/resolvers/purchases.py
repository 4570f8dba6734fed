"""Buying gift cards: begin, follow, give up."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import pages, purchases
from loyalty_gql.domain.purchases import BuyCards, Gift, PurchaseChanged, PurchaseFilter
from loyalty_gql.rules.purchases import PurchaseStatus
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import maybe_id
from loyalty_gql.types.money import Money, MoneyInput
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id
from loyalty_gql.types.products import GiftCardProduct
from loyalty_gql.types.purchases import GiftCardPurchase, GiftMessageInput
from loyalty_gql.types.scalars import DecimalText

PURCHASE = "Its global id."
DELIVER_AT = "When the cards shall be sent; null is as soon as paid. Nothing is sent yet."


@strawberry.input(description="Every part that is given must hold.")
class GiftCardPurchaseFilter:
    status: PurchaseStatus | None = strawberry.field(
        default=None, description="How far it has gone."
    )
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer who buys."
    )
    order_id: strawberry.ID | None = strawberry.field(
        default=None, description="The order that paid it."
    )
    payment_reference: str | None = strawberry.field(
        default=None, description="The payment, as the shop has it."
    )
    gift_card_product_id: strawberry.ID | None = strawberry.field(
        default=None, description="What is bought, by its global id."
    )

    def read(self) -> PurchaseFilter:
        """The filter as the domain takes it."""
        ids = inputs.shop_ids(
            customer_id=self.customer_id,
            order_id=self.order_id,
            payment_reference=self.payment_reference,
        )
        product = self.gift_card_product_id
        return PurchaseFilter(
            self.status,
            ids["customer_id"],
            ids["order_id"],
            ids["payment_reference"],
            inputs.product(product) if product is not None else None,
        )


@strawberry.type
class PurchaseQueries:
    @strawberry.field(description="One purchase: the shop's, one's own, or that of one's token.")
    async def gift_card_purchase(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description=PURCHASE)],
    ) -> GiftCardPurchase | None:
        found = await purchases.find(info.context.actor, read_id(id, "GiftCardPurchase")[1])
        return GiftCardPurchase.of(found) if found else None

    @strawberry.field(description="Purchases, newest first: a customer's own, or the shop's.")
    async def gift_card_purchases(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            GiftCardPurchaseFilter | None, strawberry.argument(description="Which purchases.")
        ] = None,
    ) -> Connection[GiftCardPurchase]:
        page = await purchases.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            only=filter.read() if filter else PurchaseFilter(),
            now=info.context.now,
        )
        return Connection[GiftCardPurchase].of(page, GiftCardPurchase.of)


@strawberry.input(description="Gift cards to buy.")
class PurchaseInput:
    idempotency_key: str = strawberry.field(
        description="Yours, 16 to 255 characters: the same request under the same key is done "
        "once. A guest's is as good as a token: let it be random."
    )
    gift_card_product_id: strawberry.ID = strawberry.field(description="Which, by its global id.")
    amount: MoneyInput = strawberry.field(description="What is on each card.")
    quantity: int = strawberry.field(default=1, description="How many cards, to 100.")
    gift: GiftMessageInput | None = strawberry.field(
        default=None, description="For whom; with a recipient they are not the buyer's."
    )
    deliver_at: datetime | None = strawberry.field(default=None, description=DELIVER_AT)
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description=inputs.ON_BEHALF_OF
    )

    def read(self) -> BuyCards:
        """The request as the verb takes it."""
        return BuyCards(
            inputs.product(self.gift_card_product_id),
            self.amount.read(),
            self.quantity,
            self.gift.read() if self.gift else Gift(),
            self.deliver_at,
            maybe_shop_id(self.on_behalf_of, field="onBehalfOf"),
        )


@strawberry.type(
    description="A line for the shop's own cart. No gift card can pay it, and it earns nothing."
)
class PurchaseLine:
    purchase_id: strawberry.ID = strawberry.field(
        description="Keep it with the line: confirmPurchase asks for it."
    )
    product_id: strawberry.ID | None = strawberry.field(description="The shop's product.")
    title: str = strawberry.field(description="What it is called.")
    quantity: int = strawberry.field(description="How many.")
    unit_price: Money = strawberry.field(description="What each costs.")
    total: Money = strawberry.field(description="What all cost.")
    gift_card: bool = strawberry.field(description="True: pass it on to syncCart.")
    taxable: bool = strawberry.field(
        description="False: tax is due when the card is spent. True: single-purpose, taxed now."
    )
    tax_rate: DecimalText | None = strawberry.field(
        description="Then its rate, in percent: pass it on to syncCart."
    )
    tax: Money | None = strawberry.field(description="Then the tax in `total`.")

    @classmethod
    def of(cls, purchase: GiftCardPurchase, product: GiftCardProduct) -> Self:
        """Of a purchase and what is bought."""
        return cls(
            purchase_id=purchase.id,
            product_id=product.product_id,
            title=product.title,
            quantity=purchase.quantity,
            unit_price=purchase.value,
            total=purchase.total,
            gift_card=True,
            taxable=purchase.taxable,
            tax_rate=purchase.tax_rate,
            tax=purchase.tax,
        )


@strawberry.type(description="What to pay. There is no card yet.")
class PurchasePayload:
    purchase: GiftCardPurchase = strawberry.field(description="The purchase.")
    purchase_token: strawberry.ID | None = strawberry.field(
        description="By which a guest follows it (X-Purchase-Token); null where a customer buys."
    )
    total: Money = strawberry.field(description="What to pay.")
    replayed: bool = strawberry.field(description="An earlier request had begun it.")

    @classmethod
    def of(cls, changed: PurchaseChanged) -> Self:
        """From what the verb did."""
        purchase = GiftCardPurchase.of(changed.purchase)
        return cls(
            purchase=purchase,
            purchase_token=maybe_id(changed.token),
            total=purchase.total,
            replayed=changed.replayed,
        )

    @strawberry.field(description="The line to put into the shop's cart.")
    async def line(self, info: Info) -> PurchaseLine:
        product = await self.purchase.product(info)
        assert product is not None, "a purchase that is begun is of a product"
        return PurchaseLine.of(self.purchase, product)


PurchaseResult = Annotated[
    PurchasePayload | UserError,
    strawberry.union("PurchaseResult", description="What to pay, or why nothing was begun."),
]


@strawberry.input(description="A purchase to give up.")
class CancelPurchaseInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    purchase_id: strawberry.ID = strawberry.field(description=PURCHASE)


@strawberry.type(description="The purchase, given up.")
class CancelPurchasePayload:
    purchase: GiftCardPurchase = strawberry.field(description="The purchase.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")


CancelPurchaseResult = Annotated[
    CancelPurchasePayload | UserError,
    strawberry.union("CancelPurchaseResult", description="The purchase, or why it stays."),
]


@strawberry.type
class PurchaseMutations:
    @strawberry.mutation(
        description="Begin to buy gift cards. They come into being when confirmPurchase says that "
        "they are paid."
    )
    async def purchase(
        self,
        info: Info,
        input: Annotated[PurchaseInput, strawberry.argument(description="Which, for whom.")],
    ) -> PurchaseResult:
        context = info.context
        changed = await purchases.purchase(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return PurchasePayload.of(changed)

    @strawberry.mutation(description="Give up a purchase that was not paid.")
    async def cancel_purchase(
        self,
        info: Info,
        input: Annotated[CancelPurchaseInput, strawberry.argument(description="Which.")],
    ) -> CancelPurchaseResult:
        context = info.context
        changed = await purchases.cancel_purchase(
            context.actor,
            context.house,
            inputs.purchase(input.purchase_id),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CancelPurchasePayload(
            purchase=GiftCardPurchase.of(changed.purchase), replayed=changed.replayed
        )
