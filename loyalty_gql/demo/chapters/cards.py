"""Gift cards in every state: fresh, partly spent, saved, claimed, stopped, replaced, over."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from random import Random

from loyalty_gql.demo import selling, words
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.chapters import orders
from loyalty_gql.demo.people import Person
from loyalty_gql.demo.stage import Basket, Card, Deed, Plan, Stage
from loyalty_gql.domain.house import Why
from loyalty_gql.domain.purchases import Gift
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Reference

BETWEEN = 420  # days from one card of a customer to the next, at the usual pace
UNITS = (20, 25, 50, 50, 75, 100, 150, 200)
FATES = (
    "fresh", "partly", "spent", "saved", "claimed", "expired", "late return", "blocked", "found",
    "replaced", "extended", "loaded", "over",
)  # fmt: skip
WEIGHTS = (18, 16, 14, 10, 14, 6, 4, 4, 2, 4, 3, 3, 2)
GIVEN_AWAY = {"saved", "claimed"}
ENDING = {"expired", "late return", "extended"}
LATE = 135  # days after which something comes back that was bought with a card of the season
RAFFLED = 120  # days that a card from the raffle lasts


def plans(person: Person, pace: int) -> Iterator[Plan]:
    """The cards that a customer was given or bought, and what became of them."""
    random = person.random("cards")
    number, day = 0, 1 + random.randrange(BETWEEN)
    while day < DAYS:
        number += 1
        fate = random.choices(FATES, WEIGHTS)[0]
        card = _card(person, f"card-{person.number:04}-{number}", day, fate, random)
        made = Deed(day, person.customer_id, partial(Stage.card, card=card))
        what = _fate(person, card, day + random.randint(1, 40), fate, random)
        yield [made, *(one for one in what if one.day < DAYS)]
        day += 1 + round(random.expovariate(pace / BETWEEN))


def _card(person: Person, name: str, day: int, fate: str, random: Random) -> Card:
    value = person.market.price(random.choice(UNITS))
    order_id = f"shop-{random.randrange(10_000, 99_999)}"
    if fate == "expired" and random.random() < 0.5:  # noqa: PLR2004
        return Card(
            name, day, value, selling.raffled, expires_in=RAFFLED, customer_id=person.customer_id
        )
    offer = words.SEASON_CARD if fate in ENDING else words.GIFT_CARD
    sold = partial(selling.sold, product_id=offer.product_id(person.market))
    if fate not in GIVEN_AWAY:
        return Card(name, day, value, sold, customer_id=person.customer_id, order_id=order_id)
    gift = Gift(person.name, sender_name="A friend", message=random.choice(words.WISHES))
    return Card(name, day, value, sold, order_id=order_id, gift=gift)


def _fate(person: Person, card: Card, day: int, fate: str, random: Random) -> list[Deed]:
    """What happens to the card some days later."""
    reason, note = random.choice(words.STOPPED)
    stopped = Why(reason, note)
    match fate:
        case "partly" | "spent":
            return _spent(person, card, day, random, whole=fate == "spent")
        case "late return":
            return _late_return(person, card, day, random)
        case "saved":
            return [_deed(person, day, Stage.save, card=card, customer_id=person.customer_id)]
        case "claimed":
            return [_deed(person, day, Stage.claim, card=card, customer_id=person.customer_id)]
        case "blocked" | "found":
            found = Why("CUSTOMER_REQUEST", "It was in the other coat.")
            deeds = [_deed(person, day, Stage.block, card=card, why=stopped)]
            later = [_deed(person, day + 3, Stage.unblock, card=card, why=found)]
            return deeds + later if fate == "found" else deeds
        case "replaced":
            return [_deed(person, day, Stage.replace, card=card, why=stopped)]
        case "extended":
            asked = Why("CUSTOMER_REQUEST", "Was abroad, asked for another year.")
            return [_deed(person, day, Stage.extend, card=card, until=card.day + 730, why=asked)]
        case "loaded":
            till = Why("LOADED", "Topped up at the till.", reference=Reference("till", "till-2"))
            more = person.market.price(random.choice(UNITS))
            return [_deed(person, day, Stage.load, card=card, money=more, why=till)]
        case "over":
            closed = Why("CUSTOMER_REQUEST", "Spent; the customer handed it in.")
            spent = _spent(person, card, day, random, whole=True)
            return [*spent, _deed(person, day + 10, Stage.deactivate, card=card, why=closed)]
        case _:
            return []


def _spent(person: Person, card: Card, day: int, random: Random, *, whole: bool) -> list[Deed]:
    """An order that costs more than the card holds, or less."""
    return orders.of(_worth(person, card, whole=whole), day, "whole", random, [card])


def _late_return(person: Person, card: Card, day: int, random: Random) -> list[Deed]:
    """Spent in time; part of it comes back when the card has expired, and gets a grace."""
    order = _worth(person, card, whole=False)
    why = Why("RMA", "Came back after the card had expired.", "Your return has arrived.")
    sent = orders.of(order, day, "whole", random, [card])
    some = Money(max(1, order.total.minor // 2), order.market.currency)
    return [
        *sent,
        _deed(person, card.day + LATE, Stage.take_back, basket=order, money=some, why=why),
    ]


def _worth(person: Person, card: Card, *, whole: bool) -> Basket:
    """An order beside the card's value: a third more, or about half."""
    each = Money(card.value.minor * (4 if whole else 2) // (3 if whole else 4), card.value.currency)
    return Basket(
        f"{card.name}-o", person.customer_id, person.market, (("prod_oak-tray", 1, each),)
    )


def _deed(
    person: Person, day: int, verb: Callable[..., Awaitable[object]], **given: object
) -> Deed:
    return Deed(day, person.customer_id, partial(verb, **given))
