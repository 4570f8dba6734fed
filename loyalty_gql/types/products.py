"""Gift card products: what can be bought, and for how long its cards are good."""

from datetime import datetime
from typing import Self

import strawberry

from loyalty_gql import models
from loyalty_gql.domain.products import ProductChanged, offer_of
from loyalty_gql.rules import issue_tax
from loyalty_gql.types.gift_cards import maybe_id
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import Node, as_node, global_id
from loyalty_gql.types.scalars import CurrencyCode, DecimalText


@strawberry.type(description="Any amount from `min` to `max`, both included.")
class ProductRange:
    min: Money = strawberry.field(description="The smallest.")
    max: Money = strawberry.field(description="The largest.")


@strawberry.type(description="At which rate a sale is taxed, somewhere or everywhere else.")
class TaxAtIssue:
    tax_rate: DecimalText = strawberry.field(description="In percent.")
    market: str | None = strawberry.field(
        description="There, as ISO 3166 has it; null is everywhere else."
    )


def _rates(product: models.GiftCardProduct) -> list[TaxAtIssue] | None:
    rates = issue_tax.from_json(product.tax_at_issue)
    if rates is None:
        return None
    return [TaxAtIssue(tax_rate=DecimalText(rate), market=at) for at, rate in rates.items()]


@strawberry.type(description="Gift cards that the shop sells. No card exists before it is paid.")
class GiftCardProduct(Node):
    product_id: strawberry.ID | None = strawberry.field(description="The shop's id of it.")
    title: str = strawberry.field(description="What it is called.")
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    denominations: list[Money] = strawberry.field(description="Fixed amounts, smallest first.")
    range: ProductRange | None = strawberry.field(description="Amounts to choose from freely.")
    valid_days: int | None = strawberry.field(
        description="Days of 24 hours from the payment on; null is for ever."
    )
    channel: str | None = strawberry.field(description="Where it is sold; null is everywhere.")
    market: str | None = strawberry.field(
        description="Whose law counts, as ISO 3166 has it; null is where the shop is."
    )
    tax_at_issue: list[TaxAtIssue] | None = strawberry.field(
        description="The rates that its sale is taxed at: single-purpose. An empty list is none; "
        "null is what the shop has set for all products."
    )
    archived_at: datetime | None = strawberry.field(description="Since when it is not sold.")
    created_at: datetime = strawberry.field(description="When it was made.")

    @classmethod
    def of(cls, product: models.GiftCardProduct) -> Self:
        """From a row."""
        offer = offer_of(product)
        ranged = None
        if offer.least is not None and offer.most is not None:
            ranged = ProductRange(
                min=Money.of(offer.least, offer.currency), max=Money.of(offer.most, offer.currency)
            )
        return cls(
            id=global_id("GiftCardProduct", product.id),
            product_id=maybe_id(product.product_id),
            title=product.title,
            currency_code=CurrencyCode(offer.currency),
            denominations=[Money.of(minor, offer.currency) for minor in offer.denominations],
            range=ranged,
            valid_days=product.valid_days,
            channel=product.channel,
            market=product.market,
            tax_at_issue=_rates(product),
            archived_at=product.archived_at,
            created_at=product.created_at,
        )


as_node.register(models.GiftCardProduct, GiftCardProduct.of)


@strawberry.type(description="A product after something was done with it.")
class GiftCardProductChanged:
    gift_card_product: GiftCardProduct = strawberry.field(description="The product.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")

    @classmethod
    def of(cls, changed: ProductChanged) -> Self:
        """From what the verb did."""
        return cls(gift_card_product=GiftCardProduct.of(changed.product), replayed=changed.replayed)
