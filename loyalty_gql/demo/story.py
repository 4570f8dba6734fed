"""The whole story in the order of its days. Asks no database; it is the same each time."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from operator import attrgetter

from loyalty_gql.demo.calendar import DAYS
from loyalty_gql.demo.chapters import cards, credit, orders, purchases, regular, today, waiting
from loyalty_gql.demo.people import person
from loyalty_gql.demo.stage import Deed, Plan

# Each tells one person's part, plan by plan, each beginning no earlier than the one before.
CHAPTERS = (
    credit.plans, cards.plans, purchases.plans, waiting.plans, orders.plans, today.plans,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """How many customers, and how busy they are: 1 is a customer of a small shop.

    A small shop does its books every few days: what is committed at once is synced to disk once.
    """

    name: str
    customers: int
    pace: int
    books_every: int = 1


SIZES = {
    one.name: one
    for one in (Size("small", 40, 1, 10), Size("usual", 200, 1, 5), Size("large", 5_000, 30))
}


def story(size: Size) -> Iterator[Deed]:
    """Every deed, day by day; in memory are only those that are under way."""
    people = [person(number) for number in range(1, size.customers + 1)]
    lives = [in_order(chapter(one, size.pace)) for one in people for chapter in CHAPTERS]
    shop = in_order(purchases.openings())
    for deed in heapq.merge(shop, in_order(regular.plans()), *lives, key=attrgetter("day")):
        day = min(DAYS, deed.day + -deed.day % size.books_every)
        yield replace(deed, day=day)


def in_order(plans: Iterable[Plan]) -> Iterator[Deed]:
    """The deeds of plans that overlap, by day; a plan's first deed is its earliest."""
    waiting: list[tuple[int, int, Deed]] = []
    number = count()
    for plan in plans:
        while waiting and waiting[0][0] < plan[0].day:
            yield heapq.heappop(waiting)[-1]
        for deed in plan:
            heapq.heappush(waiting, (deed.day, next(number), deed))
    while waiting:
        yield heapq.heappop(waiting)[-1]
