"""`loyalty-gql ledger`: prove it, and write down what is due."""

import click

from loyalty_gql.cli.start import database, finish, must_exist, now, open_house, read_settings
from loyalty_gql.domain import sweep as due
from loyalty_gql.ledger import verify as proofs
from loyalty_gql.ledger.rollup import roll_up
from loyalty_gql.settings import Settings


@click.group()
def ledger() -> None:
    """The ledger: prove it, and write down what is due."""


@ledger.command()
def verify() -> None:
    """Prove every invariant over the whole database; exit 1 on a breach. Safe beside a server."""
    settings = read_settings()
    must_exist(settings)
    result = finish(proofs.verify(settings.database_url, click.echo))
    if not result.clean:
        raise click.ClickException(f"the ledger is broken: {result.found} breaches")


@ledger.command()
def sweep() -> None:
    """Write down what is due: lapsed holds, expired lots, totals of closed days. Twice is fine."""
    settings = read_settings()
    settled, waiting = finish(_sweep(settings))
    click.echo(f"{settled} accounts settled; {waiting} holds wait for orders of a week and more")
    click.echo(f"{finish(roll_up(settings.database_url))} totals of closed days written")


async def _sweep(settings: Settings) -> tuple[int, int]:
    async with database(settings), open_house(settings) as house:
        at = now()
        return await due.sweep(house, now=at), await due.warn_of_waiting(house, now=at)
