"""`loyalty-gql bench`: hands over to the benchmarks of the checkout."""

import runpy
import sys
from pathlib import Path

import click

BENCHMARKS = Path("bench")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def bench(arguments: tuple[str, ...]) -> None:
    """Measure what the specification gives figures for. Needs a checkout."""
    if not (BENCHMARKS / "__main__.py").is_file():
        raise click.ClickException("there is no bench/ here; benchmarks run in a checkout")
    sys.path.insert(0, str(Path.cwd()))
    sys.argv = ["bench", *arguments]
    runpy.run_module("bench", run_name="__main__", alter_sys=True)
