"""`loyalty-gql migrate`: bring the database up to date, or look whether it is."""

import asyncio

import click

from loyalty_gql import migrate as migrations
from loyalty_gql.cli.start import finish, read_settings


@click.command()
@click.option("--check", is_flag=True, help="Only look: do the migrations say what the models do?")
@click.option("--make", "name", metavar="NAME", help="Write the migration that the models ask for.")
def migrate(*, check: bool, name: str | None) -> None:
    """Bring the database up to date. Safe to call from several processes at once."""
    if check:
        _check()
    elif name:
        _make(name)
    else:
        _apply()


def _apply() -> None:
    applied = finish(migrations.migrate(read_settings().database_url))
    for file in applied:
        click.echo(f"applied {file}")
    if not applied:
        click.echo("up to date")


def _check() -> None:
    if missing := asyncio.run(migrations.check()):
        click.echo(missing, err=True)
        raise click.ClickException("the models ask for this; write it with make migration NAME=…")
    click.echo("the migrations say what the models do")


def _make(name: str) -> None:
    path = asyncio.run(migrations.make(name))
    if path is None:
        click.echo("the models ask for nothing")
    else:
        click.echo(f"wrote {path}: read it, and add what aerich knows nothing of")
