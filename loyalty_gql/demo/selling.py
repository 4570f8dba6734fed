"""Where the cards of the story come from: the shop's products, purchases, orders, a raffle."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from loyalty_gql.demo.stage import BACKEND, MARIA, NO_GIFT, Card, Stage, customer, deed_key
from loyalty_gql.demo.words import GIFT_CARDS, MARKETS, GiftCardOffer, Market
from loyalty_gql.domain import (
    issuing,
    order_lines,
    products,
    purchase_cards,
    purchase_refunds,
    purchases,
)
from loyalty_gql.domain.house import Why
from loyalty_gql.domain.purchases import Gift
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import Money


@dataclass(frozen=True, slots=True)
class Buying:
    """A purchase of the story: `quantity` cards of `units` each. Without a customer, a guest's."""

    name: str
    offer: GiftCardOffer
    market: Market
    units: int
    quantity: int = 1
    customer_id: str | None = None
    gift: Gift = NO_GIFT
    deliver_on: int | None = None

    @property
    def amount(self) -> Money:
        """What each card is worth."""
        return self.market.price(self.units)

    @property
    def total(self) -> Money:
        """What it costs."""
        return Money(self.amount.minor * self.quantity, self.market.currency)

    def first_card(self, day: int) -> Card:
        """The first of its cards, once it was paid."""
        return Card(f"{self.name}:first", day, self.amount, partial(bought, buying=self))


async def open_list(stage: Stage) -> None:
    """The shop begins to sell gift cards."""
    for offer in GIFT_CARDS:
        for market in MARKETS:
            await _product(stage, offer, market)


async def take_off(stage: Stage, offer: GiftCardOffer) -> None:
    """The shop sells one no more."""
    for market in MARKETS:
        product_id = await _product(stage, offer, market)
        key = deed_key(f"{offer.product_id(market)}:archive")
        await products.archive_gift_card_product(
            MARIA, stage.house, product_id, key=key, now=stage.now
        )


async def _product(stage: Stage, offer: GiftCardOffer, market: Market) -> UUID:
    product_id = offer.product_id(market)
    known = stage.product_ids.get(product_id)
    if known is not None:
        return known
    amounts = products.Amounts(
        tuple(market.price(units) for units in offer.units),
        None if offer.ends is None else (market.price(offer.ends[0]), market.price(offer.ends[1])),
    )
    new = products.NewProduct(
        offer.title, market.currency, amounts, product_id, offer.valid_days, market.channel
    )
    made = await products.create_gift_card_product(
        MARIA, stage.house, new, key=deed_key(product_id), now=stage.now
    )
    stage.product_ids[product_id] = made.product.id
    return made.product.id


async def begin(stage: Stage, buying: Buying) -> UUID:
    """Somebody chooses a card and what to pay is fixed; the purchase's id."""
    ask = purchases.BuyCards(
        await _product(stage, buying.offer, buying.market),
        buying.amount,
        buying.quantity,
        buying.gift,
        None if buying.deliver_on is None else stage.day(buying.deliver_on),
    )
    made = await purchases.purchase(
        _buyer(buying), stage.house, ask, key=deed_key(f"{buying.name}:buy"), now=stage.now
    )
    return made.purchase.id


async def pay(stage: Stage, buying: Buying) -> purchase_cards.Bought:
    """It was paid: there are cards."""
    payment = purchase_cards.Payment(f"pay_{buying.name}", buying.total)
    confirmed = await purchase_cards.confirm_purchase(
        BACKEND, stage.house, await begin(stage, buying), payment,
        key=deed_key(f"{buying.name}:pay"), now=stage.now,
    )  # fmt: skip
    return confirmed.bought[0]


async def give_up(stage: Stage, buying: Buying) -> None:
    """It will not be paid."""
    key = deed_key(f"{buying.name}:cancel")
    purchase_id = await begin(stage, buying)
    await purchases.cancel_purchase(
        _buyer(buying), stage.house, purchase_id, key=key, now=stage.now
    )


async def give_money_back(stage: Stage, buying: Buying, why: Why) -> None:
    """The payment was given back: its cards are over."""
    await purchase_refunds.refund_purchase(
        BACKEND, stage.house, await begin(stage, buying),
        why=why, key=deed_key(f"{buying.name}:refund"), now=stage.now,
    )  # fmt: skip


def _buyer(buying: Buying) -> Actor:
    # For a guest, the shop's own server asks: a guest's key would be anybody's.
    return BACKEND if buying.customer_id is None else customer(buying.customer_id)


async def bought(stage: Stage, card: Card, *, buying: Buying) -> tuple[UUID, str]:
    """The first card of a purchase."""
    del card
    made, code = (await pay(stage, buying)).cards[0]
    return made.id, code


async def sold(stage: Stage, card: Card, *, product_id: str) -> tuple[UUID, str]:
    """A card that was a line of an order, beside shirts and mugs."""
    line = order_lines.OrderLine(f"line_{card.name}", 1, card.gift, product_id, card.value)
    confirmed = await order_lines.issue_for_order(
        BACKEND, stage.house, card.order_id or f"shop-{card.name}", [line],
        customer_id=card.customer_id, key=deed_key(card.name), now=stage.now,
    )  # fmt: skip
    made, code = confirmed.bought[0].cards[0]
    return made.id, code


async def raffled(stage: Stage, card: Card) -> tuple[UUID, str]:
    """A card that the shop gives away."""
    ask = issuing.IssueGiftCard(
        card.value,
        code=None,
        expires_at=None if card.expires_in is None else stage.day(card.day + card.expires_in),
        customer_id=card.customer_id,
        order_id=None,
        order_line_id=None,
        why=Why("PROMOTION", "Won in the shop's raffle."),
    )
    made = await issuing.issue_gift_card(
        BACKEND, stage.house, ask, key=deed_key(card.name), now=stage.now
    )
    return made.card.id, made.code
