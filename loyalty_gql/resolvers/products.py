"""Gift card products: shown to everyone, kept by the shop."""

from typing import Annotated, Any

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import pages, products
from loyalty_gql.domain.products import Amounts, NewProduct, ProductChange
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules import money
from loyalty_gql.rules.issue_tax import Kept, as_json, rates_of
from loyalty_gql.rules.texts import line, maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.money import MoneyInput
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id
from loyalty_gql.types.products import GiftCardProduct, GiftCardProductChanged
from loyalty_gql.types.scalars import CurrencyCode, DecimalText

PRODUCT = "Its global id."
SHOP_ID = "The shop's id of it, by which an order's line is recognised."
VALID_DAYS = "Days of 24 hours from the payment on; null is for ever."
CHANNEL = "Where it is sold; null is everywhere."
TAX_AT_ISSUE = (
    "At which rates its sale is taxed: then its cards are single-purpose. An empty list: they are "
    "multi-purpose; null: as the shop has set for all products."
)
MARKET = "Whose law counts, as ISO 3166 has it (US-CA); null is where the shop is."


@strawberry.type
class ProductQueries:
    @strawberry.field(description="One gift card product; null when it is not sold any more.")
    async def gift_card_product(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description=PRODUCT)],
    ) -> GiftCardProduct | None:
        found = await products.find(info.context.actor, read_id(id, "GiftCardProduct")[1])
        return GiftCardProduct.of(found) if found else None

    @strawberry.field(description="The gift card products that are sold, oldest first.")
    async def gift_card_products(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        currency_code: Annotated[
            CurrencyCode | None, strawberry.argument(description="Only in this currency.")
        ] = None,
        channel: Annotated[
            str | None, strawberry.argument(description="Sold there, or everywhere.")
        ] = None,
        archived: Annotated[
            bool, strawberry.argument(description="For the shop: those not sold any more.")
        ] = False,
    ) -> Connection[GiftCardProduct]:
        page = await products.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            currency=currency_code,
            channel=maybe_shop_id(channel, field="channel"),
            archived=archived,
        )
        return Connection[GiftCardProduct].of(page, GiftCardProduct.of)


@strawberry.input(description="Any amount from `min` to `max`, both included.")
class ProductRangeInput:
    min: MoneyInput = strawberry.field(description="The smallest.")
    max: MoneyInput = strawberry.field(description="The largest.")

    def read(self) -> tuple[money.Money, money.Money]:
        """Both ends.

        Raises:
            InvalidAmount, UnknownCurrency: not an amount of money.
        """
        return self.min.read(), self.max.read()


@strawberry.input(description="At which rate a sale is taxed, somewhere or everywhere else.")
class TaxAtIssueInput:
    tax_rate: DecimalText = strawberry.field(description="In percent.")
    market: str | None = strawberry.field(
        default=None, description="There, as ISO 3166 has it (DE); null is everywhere else."
    )


def _rates(told: list[TaxAtIssueInput] | None) -> Kept | None:
    if told is None:
        return None
    return as_json(rates_of([(one.market, one.tax_rate) for one in told], field="taxAtIssue"))


def _title(text: str | None) -> str:
    title = line(text, field="title")
    if title is None:
        raise InvalidInput("A product has a title.", field="title")
    return title


@strawberry.input(description="A gift card product to sell: denominations, a range, or both.")
class CreateGiftCardProductInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    title: str = strawberry.field(description="What it is called.")
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    denominations: list[MoneyInput] | None = strawberry.field(
        default=None, description="Fixed amounts."
    )
    range: ProductRangeInput | None = strawberry.field(
        default=None, description="Amounts to choose from freely."
    )
    product_id: strawberry.ID | None = strawberry.field(default=None, description=SHOP_ID)
    valid_days: int | None = strawberry.field(default=None, description=VALID_DAYS)
    channel: str | None = strawberry.field(default=None, description=CHANNEL)
    market: str | None = strawberry.field(default=None, description=MARKET)
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)
    tax_at_issue: list[TaxAtIssueInput] | None = strawberry.field(
        default=None, description=TAX_AT_ISSUE
    )

    def read(self) -> NewProduct:
        """The product as the verb takes it."""
        return NewProduct(
            _title(self.title),
            self.currency_code,
            Amounts(
                tuple(one.read() for one in self.denominations or ()),
                self.range.read() if self.range else None,
            ),
            maybe_shop_id(self.product_id, field="productId"),
            self.valid_days,
            maybe_shop_id(self.channel, field="channel"),
            inputs.market(self.market),
            inputs.override(self.override_market_rule),
            _rates(self.tax_at_issue),
        )


@strawberry.type(description="The product, from now on sold.")
class CreateGiftCardProductPayload(GiftCardProductChanged):
    pass


CreateGiftCardProductResult = Annotated[
    CreateGiftCardProductPayload | UserError,
    strawberry.union(
        "CreateGiftCardProductResult", description="The product, or why there is none."
    ),
]


@strawberry.input(description="What changes about a product; what is left out stays as it is.")
class UpdateGiftCardProductInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    gift_card_product_id: strawberry.ID = strawberry.field(description=PRODUCT)
    title: str | None = strawberry.field(
        default=strawberry.UNSET, description="What it is called; it has a title."
    )
    denominations: list[MoneyInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All of its fixed amounts; null is none."
    )
    range: ProductRangeInput | None = strawberry.field(
        default=strawberry.UNSET, description="Amounts to choose from freely; null is none."
    )
    product_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description=SHOP_ID
    )
    valid_days: int | None = strawberry.field(default=strawberry.UNSET, description=VALID_DAYS)
    channel: str | None = strawberry.field(default=strawberry.UNSET, description=CHANNEL)
    market: str | None = strawberry.field(default=strawberry.UNSET, description=MARKET)
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)
    tax_at_issue: list[TaxAtIssueInput] | None = strawberry.field(
        default=strawberry.UNSET, description=TAX_AT_ISSUE
    )

    def read(self) -> ProductChange:
        """The change as the verb takes it."""
        columns: dict[str, Any] = {}
        if self.title is not strawberry.UNSET:
            columns["title"] = _title(self.title)
        if self.product_id is not strawberry.UNSET:
            columns["product_id"] = maybe_shop_id(self.product_id, field="productId")
        if self.valid_days is not strawberry.UNSET:
            columns["valid_days"] = self.valid_days
        if self.channel is not strawberry.UNSET:
            columns["channel"] = maybe_shop_id(self.channel, field="channel")
        if self.market is not strawberry.UNSET:
            columns["market"] = inputs.market(self.market)
        if self.tax_at_issue is not strawberry.UNSET:
            columns["tax_at_issue"] = _rates(self.tax_at_issue)
        amounts = None
        if self.denominations is not strawberry.UNSET:
            amounts = tuple(one.read() for one in self.denominations or ())
        ends = self.range.read() if self.range else None
        return ProductChange(
            columns,
            amounts,
            ends,
            no_range=self.range is None,
            override=inputs.override(self.override_market_rule),
        )


@strawberry.type(description="The product as it is now.")
class UpdateGiftCardProductPayload(GiftCardProductChanged):
    pass


UpdateGiftCardProductResult = Annotated[
    UpdateGiftCardProductPayload | UserError,
    strawberry.union(
        "UpdateGiftCardProductResult", description="The product, or why nothing was done."
    ),
]


@strawberry.input(description="A product to sell no more.")
class ArchiveGiftCardProductInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    gift_card_product_id: strawberry.ID = strawberry.field(description=PRODUCT)


@strawberry.type(description="The product, not sold any more.")
class ArchiveGiftCardProductPayload(GiftCardProductChanged):
    pass


ArchiveGiftCardProductResult = Annotated[
    ArchiveGiftCardProductPayload | UserError,
    strawberry.union(
        "ArchiveGiftCardProductResult", description="The product, or why nothing was done."
    ),
]


@strawberry.type
class ProductMutations:
    @strawberry.mutation(description="Begin to sell a gift card product.")
    async def create_gift_card_product(
        self,
        info: Info,
        input: Annotated[
            CreateGiftCardProductInput, strawberry.argument(description="The product.")
        ],
    ) -> CreateGiftCardProductResult:
        context = info.context
        changed = await products.create_gift_card_product(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CreateGiftCardProductPayload.of(changed)

    @strawberry.mutation(
        description="Change a gift card product. What was begun or bought stays as it is."
    )
    async def update_gift_card_product(
        self,
        info: Info,
        input: Annotated[
            UpdateGiftCardProductInput, strawberry.argument(description="What changes.")
        ],
    ) -> UpdateGiftCardProductResult:
        context = info.context
        changed = await products.update_gift_card_product(
            context.actor,
            context.house,
            inputs.product(input.gift_card_product_id),
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return UpdateGiftCardProductPayload.of(changed)

    @strawberry.mutation(
        description="Stop selling a gift card product. Its cards stay good, and so does what was "
        "begun."
    )
    async def archive_gift_card_product(
        self,
        info: Info,
        input: Annotated[ArchiveGiftCardProductInput, strawberry.argument(description="Which.")],
    ) -> ArchiveGiftCardProductResult:
        context = info.context
        changed = await products.archive_gift_card_product(
            context.actor,
            context.house,
            inputs.product(input.gift_card_product_id),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ArchiveGiftCardProductPayload.of(changed)
