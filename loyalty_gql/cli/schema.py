"""`loyalty-gql schema`: the contract, as a file, what it promised; and its page of errors."""

from pathlib import Path

import click

from loyalty_gql.cli.contract import Changelog, as_released, is_of_release, unannounced
from loyalty_gql.schema import sdl
from loyalty_gql.schema.error_page import error_page
from loyalty_gql.schema.market_page import market_page

FILE = Path("schema.graphql")
ERRORS = Path("docs/errors.md")
MARKETS = Path("docs/market-rules.md")
RELEASED = Path("schema.released.graphql")
CHANGELOG = Path("CHANGELOG.md")
ADVICE = """\
keep the old beside the new, @deprecated with a reason. If it must break, say so in CHANGELOG.md:
under "Unreleased", "Breaking", a line for users that names {names}"""


@click.command()
@click.option("--check", is_flag=True, help="Only look: is the file current, are promises kept?")
@click.option("--errors", is_flag=True, help=f"Instead, what is refused and why: {ERRORS}.")
@click.option("--markets", is_flag=True, help=f"Instead, the rules of markets: {MARKETS}.")
@click.option(
    "--release", is_flag=True, help="Keep it as that of the last release in CHANGELOG.md."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Another file than {FILE}, {ERRORS} or {MARKETS}.",
)
def schema(*, check: bool, errors: bool, markets: bool, release: bool, output: Path | None) -> None:
    """Write the GraphQL schema to a file. It is generated, never edited."""
    usual, made = (ERRORS, error_page) if errors else (FILE, sdl)
    if markets:
        usual, made = MARKETS, market_page
    text, output = made(), output or usual
    if release:
        _release(text)
    elif check:
        _must_be_current(text, output)
        if made is sdl:
            _must_keep_promises(text)
    else:
        output.write_text(text, encoding="utf-8")
        click.echo(f"wrote {output}")


def _must_be_current(text: str, output: Path) -> None:
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        raise click.ClickException(f"{output} is not current: run make schema, and commit it")
    click.echo(f"{output} is current")


def _must_keep_promises(text: str) -> None:
    changelog = _changelog()
    if changelog.last_release is None:
        return  # nothing was promised yet
    kept = RELEASED.read_text(encoding="utf-8") if RELEASED.exists() else ""
    last = changelog.last_release
    if not is_of_release(kept, last):
        raise click.ClickException(
            f"CHANGELOG.md says that {last} is released, and {RELEASED} is not that one's:"
            f" on the commit of {last}, run loyalty-gql schema --release, and commit it"
        )
    if broken := unannounced(kept, text, changelog):
        click.echo(f"This breaks clients of release {last}:", err=True)
        for _, what in broken:
            click.echo(f"  {what}", err=True)
        names = " and ".join(dict.fromkeys(f"`{name}`" for name, _ in broken))
        raise click.ClickException(ADVICE.format(names=names))
    click.echo(f"it breaks no promise of release {last} unannounced")


def _release(text: str) -> None:
    version = _changelog().last_release
    if version is None:
        raise click.ClickException(
            'CHANGELOG.md names no release: first turn "## Unreleased" into "## 1.2.3 (its date)",'
            ' with a new "## Unreleased" above'
        )
    RELEASED.write_text(as_released(text, version), encoding="utf-8")
    click.echo(f"wrote {RELEASED}, that of {version}")


def _changelog() -> Changelog:
    return Changelog.of(CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.exists() else "")
