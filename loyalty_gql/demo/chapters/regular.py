"""The customer whose token is in `.run/demo.json`: two years that are worth reading."""

from collections.abc import Iterator
from functools import partial

from loyalty_gql.demo import selling, words
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.chapters import orders
from loyalty_gql.demo.medusa import CARTS_OF_ONE_CUSTOMER, read_cart
from loyalty_gql.demo.people import Person
from loyalty_gql.demo.stage import NO_GIFT, Card, Deed, Plan, Stage, account_of
from loyalty_gql.demo.words import MARKETS
from loyalty_gql.domain.house import Why
from loyalty_gql.domain.purchases import Gift
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Reference

USD = MARKETS[0]


def regular() -> Person:
    """Whose carts a running Medusa made."""
    customer_id = str(read_cart(CARTS_OF_ONE_CUSTOMER[0])["customer_id"])
    return Person(0, customer_id, "Ada Winter", USD)


def plans() -> Iterator[Plan]:
    """Credit with words, some of which ends soon; cards of their own, kept, claimed and lost."""
    who = regular()
    yield [_credit(who, 12, "welcome", 10, "PROMOTION", "New customer.", "Welcome, Ada!", 132)]
    yield _order(who, 60, "whole")
    yield [_credit(who, 100, "parcel", 15, "GOODWILL", "Parcel lay nine days at the depot.",
                   "Sorry that your parcel took so long.")]  # fmt: skip
    yield _claimed(who, 150)
    yield _order(who, 231, "returned")
    yield [_credit(who, 340, "tenth", 20, "LOYALTY", "Tenth order.",
                   "Your tenth order: thank you!", 430)]  # fmt: skip
    yield [Deed(401, who.customer_id, partial(_mistake, who=who))]
    yield _partly_spent(who, 520)
    yield _kept(who, 600)
    yield _lost(who, 610)
    yield [_credit(who, 690, "mug", 18, "COMPENSATION", "Mug arrived chipped; photo in the ticket.",
                   "For the mug that came chipped.")]  # fmt: skip
    yield [_credit(who, 700, "letter", 12, "PROMOTION", "Letter to regular customers.",
                   "From our letter to regular customers.",
                   DAYS + 9)]  # fmt: skip
    yield [_credit(who, 717, "years", 20, "LOYALTY", "With us for two years.",
                   "A small thank-you for staying with us.", DAYS + 40)]  # fmt: skip


def _credit(  # noqa: PLR0917 — a line of the story
    who: Person,
    day: int,
    name: str,
    units: int,
    reason: str,
    note: str,
    to_customer: str,
    until: int | None = None,
) -> Deed:
    given = partial(
        Stage.credit,
        name=f"ada:{name}",
        customer_id=who.customer_id,
        money=USD.price(units),
        why=Why(reason, note, to_customer, Reference("ticket", f"T-{20_000 + day}")),
        until=until,
    )
    return Deed(day, who.customer_id, given)


def _order(who: Person, day: int, fate: str) -> Plan:
    random = who.random(f"order:{day}")
    return orders.of(orders.basket(who, f"ada-{day}", random), day, fate, random)


def _card(who: Person, day: int, name: str, units: int, gift: Gift = NO_GIFT) -> Card:
    """Bought for themself, or by somebody who writes to them."""
    sold = partial(selling.sold, product_id=words.GIFT_CARD.product_id(USD))
    owner = None if gift.for_another else who.customer_id
    order_id = f"shop-{30_000 + day}"
    return Card(
        f"ada-{name}", day, USD.price(units), sold, customer_id=owner, order_id=order_id, gift=gift
    )


def _from(sender: str, wish: str) -> Gift:
    return Gift("Ada", sender_name=sender, message=wish)


def _made(who: Person, card: Card) -> Deed:
    return Deed(card.day, who.customer_id, partial(Stage.card, card=card))


def _claimed(who: Person, day: int) -> Plan:
    card = _card(who, day, "birthday", 75, _from("Jo", words.WISHES[0]))
    claim = partial(Stage.claim, card=card, customer_id=who.customer_id)
    return [_made(who, card), Deed(day + 9, who.customer_id, claim)]


async def _mistake(stage: Stage, *, who: Person) -> None:
    wrong = Why("CORRECTION", "Booked from the till's list.")
    account_id = account_of(who.customer_id, USD.currency)
    made = await stage.adjust("ada:mistake", account_id, USD.price(40), wrong)
    why = Why("CORRECTION", "Meant for another customer.", "Booked by mistake; taken back.")
    await stage.reverse("ada:mistake:back", made, why)


def _partly_spent(who: Person, day: int) -> Plan:
    card = _card(who, day, "own", 100)
    tray = ("prod_stoneware-mug", 2, Money(2 * USD.price(18).minor, USD.currency))
    order = orders.Basket("ada-mugs", who.customer_id, USD, (tray,))
    random = who.random("mugs")
    return [_made(who, card), *orders.of(order, day + 40, "parcels", random, [card])]


def _kept(who: Person, day: int) -> Plan:
    card = _card(who, day, "friend", 50, _from("Max", words.WISHES[2]))
    save = partial(Stage.save, card=card, customer_id=who.customer_id)
    return [_made(who, card), Deed(day + 6, who.customer_id, save)]


def _lost(who: Person, day: int) -> Plan:
    card = _card(who, day, "lost", 40)
    replace = partial(Stage.replace, card=card, why=Why("LOST", "Left in a taxi."))
    return [_made(who, card), Deed(day + 30, who.customer_id, replace)]
