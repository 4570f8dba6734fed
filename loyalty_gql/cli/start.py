"""What every command begins with: the settings, a database, and errors in one line."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import asyncpg
import click
from tortoise.context import TortoiseContext
from tortoise.exceptions import DBConnectionError, OperationalError

from loyalty_gql.domain.code_keys import CodeKeys
from loyalty_gql.domain.hooks import Listeners
from loyalty_gql.domain.house import House
from loyalty_gql.domain.rulebook import Rulebook, all_validators
from loyalty_gql.errors import Refusal
from loyalty_gql.ledger.committer import Ledger, sessions_for
from loyalty_gql.ledger.sessions import Sessions
from loyalty_gql.migrate import pending
from loyalty_gql.models import LedgerClock
from loyalty_gql.settings import Settings, SettingsError, with_development_secrets

Result = TypeVar("Result")

CLOCK_ROW = 1
WRONG_SETTING = 2  # exit codes: 1 says "no", 2 says "I could not begin"


class Misconfigured(click.ClickException):
    """A setting is wrong; nothing was begun."""

    exit_code = WRONG_SETTING


def read_settings() -> Settings:
    """The settings of this process; in development, missing secrets are made and kept.

    What was added is put into the environment, where the processes of a server read it again.

    Raises:
        Misconfigured: one is missing or wrong, in one line.
    """
    try:
        environ = with_development_secrets(os.environ)
        settings = Settings.from_environ(environ)
    except SettingsError as error:
        raise Misconfigured(str(error)) from None
    os.environ.update(environ)
    return settings


def finish(work: Coroutine[Any, Any, Result]) -> Result:
    """Run `work` to its end; a refusal or an unreachable database becomes one line."""
    try:
        return asyncio.run(work)
    except Refusal as refusal:
        raise click.ClickException(refusal.message) from None
    except (OSError, DBConnectionError, asyncpg.PostgresError) as error:
        raise Misconfigured(f"LOYALTY_DATABASE_URL: {_one_line(error)}") from None
    except (OperationalError, sqlite3.Error) as error:
        why = f"{_one_line(error)} (has it been migrated? loyalty-gql migrate)"
        raise click.ClickException(f"the database refused: {why}") from None


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def must_exist(settings: Settings) -> None:
    """Opening an embedded database that is not there makes an empty one, or waits for ever.

    Raises:
        Misconfigured: there is none.
    """
    parts = urlsplit(settings.database_url)
    path = Path(unquote(parts.path))
    if parts.scheme == "sqlite" and not path.is_file():
        raise Misconfigured(f"LOYALTY_DATABASE_URL: no database at {path}: run loyalty-gql migrate")


@asynccontextmanager
async def database(settings: Settings) -> AsyncGenerator[None]:
    """The ORM, open on the database of these settings."""
    must_exist(settings)
    async with TortoiseContext() as context:
        await context.init(config=settings.tortoise_config())
        yield


@asynccontextmanager
async def open_house(settings: Settings, sessions: Sessions | None = None) -> AsyncGenerator[House]:
    """The verbs' house with a running ledger, for the time of one command. Needs an open ORM.

    `sessions`: where the ledger's transactions come from, if not just from the settings' database.
    """
    # The queue's limit is the server's: a command does not turn its own work away.
    ledger = Ledger(sessions or sessions_for(settings.database_url))
    await ledger.start()
    try:
        yield House(
            ledger=ledger,
            codes=CodeKeys(
                {key.id: key.key for key in settings.code_lookup_keys},
                {key.id: key.key for key in settings.code_seal_keys},
            ),
            cart_secret=settings.secret,
            largest={"*": settings.largest_amount_minor, **settings.largest_amount_by_currency},
            grace=timedelta(days=settings.grace_days),
            rulebook=Rulebook(all_validators(settings.validators)),
            hooks=Listeners(tuple(hook() for hook in settings.hooks), settings.hook_seconds),
            tax=settings.tax,
            market=settings.market,
            tender_order=settings.tender_order,
        )
    finally:
        await ledger.stop()


async def must_be_ready(settings: Settings) -> None:
    """Refuse to serve an old or empty database, or, in production, one whose clock was moved.

    Raises:
        click.ClickException: a migration is missing, or ledger time is not real time.
    """
    must_exist(settings)
    if missing := await pending(settings.database_url):
        what = f"{len(missing)} migration{'s' if len(missing) > 1 else ''}"
        raise click.ClickException(f"the database lacks {what}: run loyalty-gql migrate first")
    if settings.production and await ahead_of_time(settings):
        raise click.ClickException("the test clock of this database was moved: not for production")


async def ahead_of_time(settings: Settings) -> timedelta:
    """By how much ledger time runs ahead of real time."""
    async with database(settings):
        row = await LedgerClock.get(id=CLOCK_ROW)
        return timedelta(microseconds=row.offset_microseconds)


def now() -> datetime:
    """The time of this machine, aware."""
    return datetime.now(UTC)
