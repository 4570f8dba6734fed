"""Who buys there: the same people every time, each with a currency and a habit."""

import unicodedata
from dataclasses import dataclass
from random import Random

from loyalty_gql.demo.words import FAMILY, GIVEN, MARKETS, SHARES, Market

SEED = "loyalty_gql"


@dataclass(frozen=True, slots=True)
class Person:
    """A customer. `number` also stands in all of their keys and orders."""

    number: int
    customer_id: str
    name: str
    market: Market

    def random(self, chapter: str) -> Random:
        """Chance, the same each time, of this person's part in a chapter."""
        return chance(f"{chapter}:{self.number}")


def chance(of_what: str) -> Random:
    """A generator that gives the same each time the story is told."""
    return Random(f"{SEED}:{of_what}")  # noqa: S311 — a story, not a secret


def person(number: int) -> Person:
    """The customer with that number."""
    random = chance(f"person:{number}")
    market = random.choices(MARKETS, SHARES)[0]
    given = random.choice(GIVEN[market.currency])
    family = random.choice(FAMILY[market.currency])
    return Person(
        number, f"cus_{number:04}_{_plain(given)}-{_plain(family)}", f"{given} {family}", market
    )


def address_of(person: Person) -> str:
    """Their e-mail address, at a host that sends nothing anywhere."""
    return f"{'.'.join(map(_plain, person.name.split()))}{person.number}@example.com"


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(one for one in letters if one.isascii() and (one.isalpha() or one == "-"))
