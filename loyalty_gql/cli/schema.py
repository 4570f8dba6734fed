"""`loyalty-gql schema`: the contract, as a file; and its page of errors."""

from pathlib import Path

import click

from loyalty_gql.schema import sdl
from loyalty_gql.schema.error_page import error_page

FILE = Path("schema.graphql")
ERRORS = Path("docs/errors.md")


@click.command()
@click.option("--check", is_flag=True, help="Only look whether the file is current.")
@click.option("--errors", is_flag=True, help=f"Instead, what is refused and why: {ERRORS}.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Another file than {FILE} or {ERRORS}.",
)
def schema(*, check: bool, errors: bool, output: Path | None) -> None:
    """Write the GraphQL schema to a file. It is generated, never edited."""
    text = error_page() if errors else sdl()
    output = output or (ERRORS if errors else FILE)
    if not check:
        output.write_text(text, encoding="utf-8")
        click.echo(f"wrote {output}")
    elif not output.exists() or output.read_text(encoding="utf-8") != text:
        raise click.ClickException(f"{output} is not current: run make schema, and commit it")
    else:
        click.echo(f"{output} is current")
