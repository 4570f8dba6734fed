"""`loyalty-gql keys`: API keys of commerce backends and of staff."""

from datetime import timedelta
from uuid import UUID

import click

from loyalty_gql.cli.clock import duration
from loyalty_gql.cli.start import database, finish, now, read_settings
from loyalty_gql.domain import keys as api_keys
from loyalty_gql.models import ApiKey
from loyalty_gql.rules.access import ALL_SCOPES, ROLES, SYSTEM, ActorKind
from loyalty_gql.settings import Settings

SCOPE_HELP = f"Again for each: {', '.join(sorted(ALL_SCOPES))}"
KINDS = {kind.value.lower(): kind for kind in api_keys.KINDS}


@click.group()
def keys() -> None:
    """API keys: shown once, kept hashed, revocable at once."""


@keys.command()
@click.option("--kind", type=click.Choice(sorted(KINDS)), required=True)
@click.option("--owner", required=True, help="In whose name it acts; a second key is a rotation.")
@click.option(
    "--scope", "scopes", multiple=True, help=f"Again for each: {', '.join(sorted(ALL_SCOPES))}"
)
@click.option("--role", type=click.Choice(sorted(ROLES)), help="The scopes of a role of staff.")
@click.option("--expires-in", type=duration, help="90d, 12h, …; never by default.")
def create(
    kind: str, owner: str, scopes: tuple[str, ...], role: str | None, expires_in: timedelta | None
) -> None:
    """Make a key and print it, alone on its line. It can't be shown again."""
    wanted = set(scopes) | (ROLES[role] if role else set())
    made = finish(_create(read_settings(), KINDS[kind], owner, wanted, expires_in))
    click.echo(f"key {made.row.id} of {kind} {owner}; keep it, it is not shown again:", err=True)
    click.echo(made.text)


@keys.command("list")
def list_() -> None:
    """All keys, newest first; of each its last characters."""
    for row in finish(_list(read_settings())):
        ends = f"…{row.last_characters}"
        click.echo(f"{row.id}  {row.kind:8} {row.owner:20} {ends}  {_state(row):30} {_scopes(row)}")


@keys.command()
@click.argument("key_id", type=click.UUID, metavar="ID")
def revoke(key_id: UUID) -> None:
    """End the key with this ID (see `keys list`); every process refuses it within a second."""
    row = finish(_revoke(read_settings(), key_id))
    click.echo(f"key {row.id} of {row.owner} is {_state(row)}")


async def _create(
    settings: Settings, kind: ActorKind, owner: str, scopes: set[str], expires_in: timedelta | None
) -> api_keys.NewKey:
    at = now()
    expires_at = at + expires_in if expires_in else None
    async with database(settings):
        return await api_keys.create_key(
            SYSTEM, owner=owner, kind=kind, scopes=scopes, now=at, expires_at=expires_at
        )


async def _list(settings: Settings) -> list[ApiKey]:
    async with database(settings):
        return await api_keys.list_keys(SYSTEM)


async def _revoke(settings: Settings, key_id: UUID) -> ApiKey:
    async with database(settings):
        return await api_keys.revoke_key(SYSTEM, key_id, now=now())


def _state(row: ApiKey) -> str:
    if row.revoked_at is not None:
        return f"revoked {row.revoked_at:%Y-%m-%d %H:%M} UTC"
    if row.expires_at is None:
        return "valid"
    word = "expired" if row.expires_at <= now() else "valid until"
    return f"{word} {row.expires_at:%Y-%m-%d %H:%M} UTC"


def _scopes(row: ApiKey) -> str:
    return "all scopes" if set(row.scopes) >= ALL_SCOPES else " ".join(row.scopes)
