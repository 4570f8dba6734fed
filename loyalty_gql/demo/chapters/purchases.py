"""Gift cards bought from the shop's list: for oneself, as gifts, by guests; paid, or not."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

from loyalty_gql.demo import selling, support, words
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.people import Person, address_of, person
from loyalty_gql.demo.selling import Buying
from loyalty_gql.demo.stage import Card, Deed, Plan, Stage
from loyalty_gql.domain.house import Why
from loyalty_gql.domain.purchases import Gift
from loyalty_gql.rules.money import Money

SHOP = "shop"
BETWEEN = 400  # days from one purchase of a customer to the next, at the usual pace
BUYING = 15  # one of so many customers is about to pay just now
FATES = (
    "own", "several", "gift", "guest", "claimed", "till", "late", "cancelled", "lapsed", "refunded",
    "refunded late",
)  # fmt: skip
WEIGHTS = (10, 8, 20, 10, 10, 12, 8, 6, 8, 5, 3)
MISTAKE = Why("REFUND", "Ordered by mistake; wrote the same evening.")
STOLEN = Why("OTHER", "The bank took the payment back.")
TRANSFER = 11  # days that a bank may take


def openings() -> Iterator[Plan]:
    """The shop opens its list on its first day, before anybody buys, and takes one off it later."""
    yield [Deed(0, SHOP, selling.open_list)]
    for offer in words.GIFT_CARDS:
        if offer.until is not None:
            yield [Deed(offer.until, SHOP, partial(selling.take_off, offer=offer))]


def plans(person: Person, pace: int) -> Iterator[Plan]:
    """What a customer bought over the two years, and what became of it."""
    random = person.random("purchases")
    number, day = 0, 1 + random.randrange(BETWEEN)
    while day < DAYS:
        number += 1
        fate = random.choices(FATES, WEIGHTS)[0]
        buying = _buying(person, f"{person.number:04}-b{number}", day, fate, random)
        what = _fate(person, buying, day, fate, random)
        yield [one for one in what if one.day < DAYS]
        day += 1 + round(random.expovariate(pace / BETWEEN))
    if person.number % BUYING == 0:
        buying = _buying(person, f"{person.number:04}-b-now", DAYS, "gift", random)
        yield [_deed(person, DAYS, selling.begin, buying=buying)]


def _buying(person: Person, name: str, day: int, fate: str, random: Random) -> Buying:
    # Long enough before it was taken off that nobody comes too late by the shop's books.
    early = day + 2 * TRANSFER < (words.OPENING_CARD.until or DAYS)
    chosen = (words.GIFT_CARD, words.SEASON_CARD, words.OPENING_CARD if early else words.GIFT_CARD)
    offer = random.choice(chosen)
    buying = Buying(
        name,
        offer,
        person.market,
        random.choice(offer.units),
        random.choice((2, 3, 5)) if fate == "several" else 1,
        None if fate == "guest" else person.customer_id,
    )
    if fate not in {"gift", "guest", "claimed"}:
        return buying
    friend = _friend(person, random)
    gift = Gift(friend.name, address_of(friend), person.name, random.choice(words.WISHES))
    later = random.choice((None, day + random.randint(2, 20)))
    return replace(buying, gift=gift, deliver_on=later)


def _friend(of: Person, random: Random) -> Person:
    """Somebody who buys there too; it may be themself."""
    return person(random.randint(1, max(2, of.number)))


def _fate(person: Person, buying: Buying, day: int, fate: str, random: Random) -> list[Deed]:
    """What happens to a purchase, from the day on which it was begun."""
    begun = _deed(person, day, selling.begin, buying=buying)
    later = day + random.randint(3, 40)
    card = buying.first_card(day)
    paid = _deed(person, day, Stage.card, card=card)
    match fate:
        case "claimed":
            return [
                paid,
                _deed(person, later, Stage.claim, card=card, customer_id=person.customer_id),
            ]
        case "till":
            return [paid, _till(person, buying, card, later, random)]
        case "late":
            # It had lapsed when the bank's transfer arrived, and is honoured.
            return [begun, _deed(person, day + TRANSFER, selling.pay, buying=buying)]
        case "cancelled":
            return [begun, _deed(person, day, selling.give_up, buying=buying)]
        case "lapsed":
            return [begun]
        case "refunded":
            return [paid, _back(person, buying, later, MISTAKE)]
        case "refunded late":
            till = _till(person, buying, card, later, random)
            return [paid, till, _back(person, buying, later + 5, STOLEN)]
        case _:
            return [paid]


def _till(person: Person, buying: Buying, card: Card, day: int, random: Random) -> Deed:
    """At a till: less than the card holds, or more."""
    share = random.choice((30, 60, 140))
    total = Money(max(1, buying.amount.minor * share // 100), buying.market.currency)
    order_id = f"till_{buying.name}"
    return _deed(person, day, support.pay_at_till, card=card, order_id=order_id, total=total)


def _back(person: Person, buying: Buying, day: int, why: Why) -> Deed:
    return _deed(person, day, selling.give_money_back, buying=buying, why=why)


def _deed(
    person: Person, day: int, verb: Callable[..., Awaitable[object]], **given: object
) -> Deed:
    return Deed(day, person.customer_id, partial(verb, **given))
