"""Going through the story day by day, and remembering in the database how far it was told.

A day's mark is committed with the first deeds of the next one. Whoever is interrupted tells the
day again: its deeds have their keys, so nothing happens twice.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from loyalty_gql import models
from loyalty_gql.demo.calendar import DAYS, Calendar
from loyalty_gql.demo.stage import Deed, Stage
from loyalty_gql.demo.story import Size, story
from loyalty_gql.domain.house import House
from loyalty_gql.domain.sweep import sweep
from loyalty_gql.ledger.commands import Command, IdempotencyKey
from loyalty_gql.rules.state import Because

TELLER = "demonstration"
AT_ONCE = 256  # lives that go on at the same time
EVERY_MONTH = 30


@dataclass(frozen=True, slots=True)
class Told:
    """How far the story was told in a database, where it is told at all."""

    size: str
    today: date
    day: int

    @property
    def whole(self) -> bool:
        """Whether it has reached the present."""
        return self.day >= DAYS


async def told() -> Told | None:
    """Where the telling stands; None when it was never begun. Needs an open ORM."""
    marks = models.IdempotencyRecord.filter(principal=TELLER).order_by("-command_id")
    last = await marks.first()
    if last is None:
        return None
    subject = json.loads(last.subject)
    return Told(subject["size"], date.fromisoformat(subject["today"]), subject["day"])


async def is_empty() -> bool:
    """Whether nobody has put anything into the shop yet."""
    return not (await models.Account.exists() or await models.Cart.exists())


async def totals_since(calendar: Calendar, day: int) -> bool:
    """Whether days that the story has still to come to were added up and closed already."""
    since = calendar.midnight(day + 1).date()
    return await models.SystemDayTotal.filter(day__gte=since).exists()


async def tell(
    house: House, calendar: Calendar, size: Size, *, after: int, progress: Callable[[int], object]
) -> None:
    """Tell the story from the day that follows `after`. `progress` hears each day's number."""
    # Its cards were sold in no market: the law of this shop's must not stop the story.
    stage = Stage(replace(house, market=None), calendar)
    calendar.turn_to(max(after, 0))
    previous = _mark(size, calendar, after)
    for day, deeds in groupby(story(size), attrgetter("day")):
        if day <= after:
            for _ in deeds:
                pass
            continue
        calendar.turn_to(day)
        await asyncio.gather(house.ledger.commit(previous), _live(stage, deeds))
        if day % EVERY_MONTH == 0:
            await sweep(house, now=stage.now)
        previous = _mark(size, calendar, day)
        progress(day)
    await house.ledger.commit(previous)


async def _live(stage: Stage, deeds: Iterable[Deed]) -> None:
    """One day of everybody's: each life in its order, lives at once."""
    lives: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        lives[deed.life].append(deed)
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(its: Sequence[Deed]) -> None:
        async with turns:
            for deed in its:
                await deed.do(stage)

    async with asyncio.TaskGroup() as group:
        for its in lives.values():
            group.create_task(one(its))


def _mark(size: Size, calendar: Calendar, day: int) -> Command:
    today = calendar.today.date()
    key = IdempotencyKey(TELLER, "demo", f"{TELLER}:day:{day}", "")
    subject = {"size": size.name, "today": today.isoformat(), "day": day}
    return Command(key, Because("SYSTEM", TELLER, "DEMONSTRATION"), subject=subject)
