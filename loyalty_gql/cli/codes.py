"""`loyalty-gql codes`: gift card codes at rest."""

import click
from cryptography.exceptions import InvalidTag

from loyalty_gql.cli.start import Misconfigured, database, finish, open_house, read_settings
from loyalty_gql.domain.code_rotation import rotate_codes
from loyalty_gql.settings import Settings


@click.group()
def codes() -> None:
    """Gift card codes at rest: found by an HMAC, sealed, under named keys that rotate."""


@codes.command()
def rotate() -> None:
    """Bring every code under the current keys, the first of LOYALTY_CODE_…_KEYS.

    Servers must know both keys while it runs; afterwards the older ones can be taken out.
    """
    click.echo(f"{finish(_rotate(read_settings()))} codes brought under the current keys")


async def _rotate(settings: Settings) -> int:
    async with database(settings), open_house(settings) as house:
        try:
            return await rotate_codes(house)
        except (KeyError, InvalidTag) as error:
            why = f"{error} is missing" if isinstance(error, KeyError) else "a key is not the one"
            raise Misconfigured(
                f"LOYALTY_CODE_SEAL_KEYS: {why} that a code was sealed with"
            ) from None
