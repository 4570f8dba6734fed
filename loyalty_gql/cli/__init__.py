"""`loyalty-gql`: everything an operator does, one module for each subject."""

from importlib import import_module

import click

# In the order that help shows them. A command's module is loaded when it is asked for: who lists
# keys does not wait for GraphQL.
MODULES = {
    "run": "serving",
    "demo": "demo",
    "serve": "serving",
    "migrate": "migrations",
    "keys": "keys",
    "codes": "codes",
    "ledger": "ledger",
    "schema": "schema",
    "clock": "clock",
    "bench": "bench",
}


class _ByName(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in MODULES:
            return None
        command = getattr(import_module(f"loyalty_gql.cli.{MODULES[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_ByName,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Settings are environment variables that begin with LOYALTY_; see docs/operations.md.",
)
@click.version_option(package_name="loyalty-gql")
def main() -> None:
    """Gift cards and store credit behind one GraphQL endpoint."""
