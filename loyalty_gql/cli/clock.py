"""`loyalty-gql clock`: move ledger time forward, to try expiry and lapses. Never in production."""

import re
from datetime import timedelta

import click
from tortoise.expressions import F

from loyalty_gql.cli.start import (
    CLOCK_ROW,
    Misconfigured,
    ahead_of_time,
    database,
    finish,
    now,
    read_settings,
)
from loyalty_gql.models import LedgerClock
from loyalty_gql.settings import Settings

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
LONGEST = timedelta(days=36_525)  # a century; a date needs four digits of year


def duration(text: str) -> timedelta:
    """`90s`, `30m`, `12h`, `40d`, `2w`, or several in a row: `1d12h`.

    Raises:
        click.BadParameter: it is not of that form, or not between a second and a century.
    """
    parts = re.findall(r"(\d{1,6})([smhdw])", text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        raise click.BadParameter(f"{text!r} is not of the form 90s, 30m, 12h, 40d, 2w or 1d12h")
    length = sum((timedelta(**{UNITS[unit]: int(number)}) for number, unit in parts), timedelta())
    if not timedelta() < length <= LONGEST:
        raise click.BadParameter(f"{text!r} is not between a second and a hundred years")
    return length


@click.group()
def clock() -> None:
    """The test clock: ledger time may run ahead of real time, outside production only."""


@clock.command()
def show() -> None:
    """Say what time it is for the ledger."""
    settings = read_settings()
    _say(finish(ahead_of_time(settings)))


@clock.command()
@click.argument("step", type=duration, metavar="DURATION")
def forward(step: timedelta) -> None:
    """Move ledger time forward by DURATION (90s, 30m, 12h, 40d, 2w, 1d12h). Never back."""
    settings = read_settings()
    if not settings.test_clock:
        raise Misconfigured("LOYALTY_TEST_CLOCK: is off; time moves only where it is on")
    _say(finish(_move(settings, step)))


async def _move(settings: Settings, step: timedelta) -> timedelta:
    microseconds = step // timedelta(microseconds=1)
    async with database(settings):
        ahead = F("offset_microseconds") + microseconds
        await LedgerClock.filter(id=CLOCK_ROW).update(offset_microseconds=ahead)
    return await ahead_of_time(settings)


def _say(offset: timedelta) -> None:
    ahead = f"{offset} ahead of real time" if offset else "real time"
    click.echo(f"ledger time is {now() + offset:%Y-%m-%d %H:%M:%S} UTC: {ahead}")
