"""`loyalty-gql demo`: two years of a shop's life, to look at. `run` tells it once, too."""

from datetime import UTC, datetime, time

import click

from loyalty_gql.cli.start import Misconfigured, database, finish, now, open_house, read_settings
from loyalty_gql.demo.calendar import DAYS, Calendar, OnCalendar
from loyalty_gql.demo.story import SIZES, Size
from loyalty_gql.demo.telling import Told, is_empty, tell, told, totals_since
from loyalty_gql.ledger.committer import sessions_for
from loyalty_gql.migrate import migrate
from loyalty_gql.settings import Settings

USUAL = "usual"


@click.command()
@click.option(
    "--size",
    type=click.Choice(list(SIZES)),
    help="small: seconds; usual: what run shows; large: a million movements.",
)
def demo(size: str | None) -> None:
    """Fill an empty database with a shop's two years; stopped, it goes on where it was."""
    settings = read_settings()
    if settings.production:
        raise Misconfigured("LOYALTY_ENVIRONMENT: demo is for development, not for production")
    finish(_demo(settings, size))


async def _demo(settings: Settings, size: str | None) -> None:
    await migrate(settings.database_url)
    async with database(settings):
        so_far = await told()
        if so_far is None and not await is_empty():
            raise click.ClickException(
                "this database is somebody's already; the demonstration wants an empty one"
            )
        if so_far is not None and size not in (None, so_far.size):
            raise click.ClickException(
                f"this database has the {so_far.size} demonstration; empty it, or give another one"
            )
        if so_far is not None and so_far.whole:
            click.echo(f"the {so_far.size} demonstration is there, up to {so_far.today}")
            return
        await _fill(settings, SIZES[so_far.size if so_far else size or USUAL], so_far)


async def fill_if_empty(settings: Settings) -> None:
    """For `run`: begin or finish the demonstration; leave alone what is somebody's own.

    Needs an open ORM.
    """
    so_far = await told()
    if (so_far is None and await is_empty()) or (so_far is not None and not so_far.whole):
        await _fill(settings, SIZES[so_far.size if so_far else USUAL], so_far)


async def _fill(settings: Settings, size: Size, so_far: Told | None) -> None:
    today = datetime.combine(so_far.today, time(tzinfo=UTC)) if so_far else now()
    after = so_far.day if so_far else -1
    calendar = Calendar(today)
    if await totals_since(calendar, after):
        raise click.ClickException(
            "days that the demonstration has not come to were added up already (ledger sweep); "
            "begin with an empty database"
        )
    url = settings.database_url
    sessions = OnCalendar(sessions_for(url), calendar, sqlite=url.startswith("sqlite:"))
    with click.progressbar(length=DAYS, label=f"Two years of a shop ({size.name}, once)") as bar:
        bar.update(max(after, 0))

        def progress(day: int) -> None:
            bar.update(day - bar.pos)

        async with open_house(settings, sessions) as house:
            await tell(house, calendar, size, after=after, progress=progress)
