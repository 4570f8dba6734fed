"""`loyalty-gql schema`: the contract, as a file."""

from pathlib import Path

import click

from loyalty_gql.schema import sdl

FILE = Path("schema.graphql")


@click.command()
@click.option("--check", is_flag=True, help="Only look whether the file is current.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), default=FILE, show_default=True
)
def schema(*, check: bool, output: Path) -> None:
    """Write the GraphQL schema to a file. It is generated, never edited."""
    text = sdl().rstrip() + "\n"
    if not check:
        output.write_text(text, encoding="utf-8")
        click.echo(f"wrote {output}")
    elif not output.exists() or output.read_text(encoding="utf-8") != text:
        raise click.ClickException(f"{output} is not current: run make schema, and commit it")
    else:
        click.echo(f"{output} is current")
