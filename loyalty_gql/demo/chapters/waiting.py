"""Credit that waits for its owner: for an address, or under a code on a slip."""

from collections.abc import Iterator
from dataclasses import dataclass

from loyalty_gql.demo import support
from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.people import Person, address_of
from loyalty_gql.demo.stage import Deed, Plan, Stage
from loyalty_gql.domain.house import Why
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Reference

FATES = ("nothing", "for an address", "left", "slip", "slip lost", "mistyped")
WEIGHTS = (50, 14, 10, 12, 6, 8)
UNITS = (5, 10, 15, 25)
FAIR = Why("GOODWILL", "Slip from the shop's stand at the fair.", "Good to have met you there.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was given to somebody who had no account yet."""

    name: str
    person: Person
    money: Money
    why: Why

    async def sent(self, stage: Stage) -> None:
        """It waits for their address."""
        await support.send_to(stage, self.name, address_of(self.person), self.money, self.why)

    async def printed(self, stage: Stage) -> None:
        """It waits for whoever has the slip."""
        await support.print_code(stage, self.name, self.money, self.why)

    async def fetched(self, stage: Stage) -> None:
        """They sign in with that address."""
        address = address_of(self.person)
        account_id = await support.send_to(stage, self.name, address, self.money, self.why)
        await support.fetch(stage, self.name, account_id, self.person.customer_id, address)

    async def typed(self, stage: Stage) -> None:
        """They type the code of their slip."""
        code = await support.print_code(stage, self.name, self.money, self.why)
        await support.fetch(stage, self.name, code, self.person.customer_id)

    async def mistyped(self, stage: Stage) -> None:
        """It waits for an address that nobody has."""
        await support.send_to(stage, self.name, self._wrong, self.money, self.why)

    async def sent_on(self, stage: Stage) -> None:
        """They asked where it is."""
        account_id = await support.send_to(stage, self.name, self._wrong, self.money, self.why)
        customer_id = self.person.customer_id
        await support.send_on(stage, self.name, account_id, customer_id, self.money)

    @property
    def _wrong(self) -> str:
        return address_of(self.person).replace("example.com", "exmaple.com")


def plans(person: Person, pace: int) -> Iterator[Plan]:
    """Once in two years for about every second customer, whatever the pace."""
    del pace
    random = person.random("waiting")
    fate = random.choices(FATES, WEIGHTS)[0]
    day = 1 + random.randrange(DAYS - 60)
    ticket = Reference("ticket", f"T-{random.randrange(10_000, 99_999)}")
    apology = Why("COMPENSATION", "Bought as a guest; the lamp came broken.",
                  "For the lamp that came broken.", ticket)  # fmt: skip
    why = FAIR if fate.startswith("slip") else apology
    money = person.market.price(random.choice(UNITS))
    waiting = Waiting(f"{person.number:04}:waiting", person, money, why)
    match fate:
        case "for an address":
            deeds = [waiting.sent, waiting.fetched]
        case "left":
            deeds = [waiting.sent]
        case "slip":
            deeds = [waiting.printed, waiting.typed]
        case "slip lost":
            deeds = [waiting.printed]
        case "mistyped":
            deeds = [waiting.mistyped, waiting.sent_on]
        case _:
            return
    days = (day, day + random.randint(2, 50))
    yield [Deed(on, person.customer_id, do) for on, do in zip(days, deeds, strict=False)]
