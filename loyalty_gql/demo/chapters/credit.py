"""Store credit: a welcome that expires, kindnesses, mistakes that are taken back."""

from collections.abc import Iterator
from functools import partial

from loyalty_gql.demo import words
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.people import Person
from loyalty_gql.demo.stage import TOM, Deed, Plan, Stage, account_of
from loyalty_gql.domain.house import Why
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Reference

BETWEEN = 300  # days from one kindness to the next, at the usual pace
WELCOME, WELCOME_LASTS = 10, 120
UNITS = (5, 8, 10, 15, 20, 25, 40)
LASTING = (None, None, 90, 180, 365)
MISTAKES = 0.12


def plans(person: Person, pace: int) -> Iterator[Plan]:
    """What a customer was given over the two years."""
    random = person.random("credit")
    day = random.randrange(DAYS // 2)
    name = f"{person.number:04}"
    given = partial(
        Stage.credit,
        name=f"{name}:welcome",
        customer_id=person.customer_id,
        money=person.market.price(WELCOME),
        why=Why("PROMOTION", "New customer.", f"Welcome, {person.name.split()[0]}!"),
        until=day + WELCOME_LASTS,
    )
    yield [Deed(day, person.customer_id, given)]
    number = 0
    while (day := day + 1 + round(random.expovariate(pace / BETWEEN))) < DAYS:
        number += 1
        money = person.market.price(random.choice(UNITS))
        if random.random() < MISTAKES:
            yield _mistake(person, f"{name}:mistake:{number}", day, money)
            continue
        reason, note, to_customer = random.choice(words.KINDNESSES)
        lasts = random.choice(LASTING)
        ticket = Reference("ticket", f"T-{random.randrange(10_000, 99_999)}")
        kindness = partial(
            Stage.adjust,
            name=f"{name}:kindness:{number}",
            account_id=account_of(person.customer_id, money.currency),
            money=money,
            why=Why(reason, note, to_customer, ticket),
            until=None if lasts is None else day + lasts,
        )
        yield [Deed(day, person.customer_id, kindness)]


def _mistake(person: Person, name: str, day: int, money: Money) -> Plan:
    """Meant for somebody else, and taken back a moment later."""

    async def do(stage: Stage) -> None:
        wrong = Why("CORRECTION", "Booked from the till's list.")
        account_id = account_of(person.customer_id, money.currency)
        made = await stage.adjust(name, account_id, money, wrong, actor=TOM)
        why = Why("CORRECTION", "Meant for another customer.", "Booked by mistake; taken back.")
        await stage.reverse(f"{name}:back", made, why)

    return [Deed(day, person.customer_id, do)]
