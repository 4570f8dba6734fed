"""The present: carts that customers are filling just now, with a balance on them."""

from collections.abc import Iterator
from functools import partial

from loyalty_gql.demo import selling, words
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.chapters import orders
from loyalty_gql.demo.people import Person
from loyalty_gql.demo.stage import Card, Deed, Plan

SHOPPING = 12  # one of so many customers is in the shop just now
CARD = 30


def plans(person: Person, pace: int) -> Iterator[Plan]:
    """A cart with a new card or the customer's credit on it, and no order yet."""
    del pace
    if person.number % SHOPPING:
        return
    random = person.random("today")
    order = orders.basket(person, f"{person.number:04}-now", random)
    sold = partial(selling.sold, product_id=words.GIFT_CARD.product_id(person.market))
    card = Card(f"card-{person.number:04}-now", DAYS, person.market.price(CARD), sold)
    cards = [card] if random.choice((True, False)) else []
    filled = orders.of(order, DAYS, "left", random, cards)
    yield [Deed(DAYS, person.customer_id, one.do) for one in filled]
