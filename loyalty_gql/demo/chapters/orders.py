"""Orders: paid with credit and cards, sent in parcels, sent back, cancelled, or never placed."""

from collections.abc import Iterator, Sequence
from functools import partial
from random import Random

from loyalty_gql.demo import words
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.people import Person
from loyalty_gql.demo.stage import Basket, Card, Deed, Plan, Stage
from loyalty_gql.demo.words import Market
from loyalty_gql.domain.house import Why
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Reference

BETWEEN = 380  # days from one order of a customer to the next, at the usual pace
FATES = ("whole", "parcels", "returned", "cancelled", "left")
WEIGHTS = (50, 16, 16, 6, 12)


def plans(person: Person, pace: int) -> Iterator[Plan]:
    """A customer's orders over the two years, paid from their credit as far as it goes."""
    random = person.random("orders")
    number, day = 0, random.randrange(BETWEEN)
    while day < DAYS:
        number += 1
        order = basket(person, f"{person.number:04}-{number}", random)
        fate = random.choices(FATES, WEIGHTS)[0]
        yield of(order, day, fate, random)
        day += 1 + round(random.expovariate(pace / BETWEEN))


def basket(person: Person, name: str, random: Random) -> Basket:
    """One to three things of the shop's list."""
    chosen = random.sample(words.PRODUCTS, random.choice((1, 1, 2, 3)))
    lines = tuple(_line(person.market, one, random.choice((1, 1, 1, 2))) for one in chosen)
    return Basket(name, person.customer_id, person.market, lines)


def of(
    order: Basket, day: int, fate: str, random: Random, cards: Sequence[Card] = ()
) -> list[Deed]:
    """A cart's way, paid with these cards, or with the customer's credit."""
    filled = partial(_fill, order=order, cards=tuple(cards), placed=fate != "left")
    deeds = [Deed(day, order.customer_id, filled)]
    sent = day + random.randint(1, 3)
    match fate:
        case "left":
            pass
        case "cancelled":
            deeds.append(Deed(sent, order.customer_id, partial(Stage.cancel, basket=order)))
        case "parcels":
            deeds.extend(_parcels(order, sent, random))
        case _:
            deeds.append(Deed(sent, order.customer_id, partial(Stage.ship, basket=order, parcel=1)))
            if fate == "returned":
                deeds.append(_returned(order, sent + random.randint(5, 30), random))
    return [one for one in deeds if one.day < DAYS or one.day == day]


async def _fill(stage: Stage, order: Basket, cards: tuple[Card, ...], *, placed: bool) -> None:
    await stage.sync(order)
    for card in cards or (None,):
        await stage.pay(order, card=card)
    if placed:
        await stage.place(order)


def _parcels(order: Basket, day: int, random: Random) -> list[Deed]:
    """A little of it leaves first, and the rest some days later."""
    first = Money(max(1, order.total.minor // 20), order.market.currency)
    early = partial(Stage.ship, basket=order, parcel=1, amount=first, final=False)
    rest = partial(Stage.ship, basket=order, parcel=2)
    later = day + random.randint(2, 6)
    return [Deed(day, order.customer_id, early), Deed(later, order.customer_id, rest)]


def _returned(order: Basket, day: int, random: Random) -> Deed:
    reason, note, to_customer = random.choice(words.RETURNS)
    back = Why(reason, note, to_customer, Reference("return", f"return_{order.name}"))
    money = order.lines[0][2]
    return Deed(
        day, order.customer_id, partial(Stage.take_back, basket=order, money=money, why=back)
    )


def _line(market: Market, product: words.Product, quantity: int) -> tuple[str, int, Money]:
    each = market.price(product.units)
    return product.id, quantity, Money(each.minor * quantity, each.currency)
