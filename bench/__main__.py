"""`make bench`: measures the rows, prints them as a table, keeps them in build/bench.json."""

import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import click
import uvloop

from bench import histories, in_process, over_http, pages, postgres, seeding
from bench.measure import QUICK, THOROUGH, Effort, Row
from loyalty_gql.ledger.verify import verify

KEPT = Path("build/bench.json")
ACCOUNTS = 10_000
SHOPPERS = 20_000  # with a cart each
LENGTH, QUICK_LENGTH = 10_000, 1_000

Part = Callable[[str, str, Path, Effort], Awaitable[Sequence[Row]]]


async def _ledger(server: str, where: str, folder: Path, effort: Effort) -> Sequence[Row]:
    accounts = seeding.holders(ACCOUNTS)
    async with postgres.database(server) as url:
        await seeding.seed_postgres(url, accounts)
        rows = await in_process.postgres_rows(url, accounts, folder, effort, where)
        await _proven(url)
        return rows


async def _proven(url: str) -> None:
    """What was seeded and what was measured is a ledger; a fast wrong one is worth nothing.

    Raises:
        RuntimeError: an invariant does not hold.
    """
    said: list[str] = []
    if not (await verify(url, said.append)).clean:
        raise RuntimeError("the ledger is broken after the load:\n" + "\n".join(said))


async def _sqlite(_: str, __: str, folder: Path, effort: Effort) -> Sequence[Row]:
    return [await in_process.sqlite_row(seeding.holders(ACCOUNTS), folder, effort)]


async def _http(server: str, where: str, _: Path, effort: Effort) -> Sequence[Row]:
    accounts = seeding.holders(SHOPPERS)
    async with postgres.database(server) as url:
        await seeding.seed_postgres(url, accounts)
        await seeding.seed_carts(url, accounts)
        rows = await over_http.rows(url, accounts, effort, where)
        await _proven(url)
        return rows


async def _ruled(server: str, where: str, _: Path, effort: Effort) -> Sequence[Row]:
    accounts = seeding.holders(SHOPPERS)
    async with postgres.database(server) as url:
        await seeding.seed_postgres(url, accounts)
        await seeding.seed_carts(url, accounts)
        await seeding.seed_rules(url)
        rows = await over_http.ruled_rows(url, accounts, effort, where)
        await _proven(url)
        return rows


async def _pages(server: str, where: str, _: Path, effort: Effort) -> Sequence[Row]:
    accounts = seeding.holders(pages.SIZE, named="reader")
    length = QUICK_LENGTH if effort is QUICK else LENGTH
    async with postgres.database(server) as short, postgres.database(server) as long:
        for url in (short, long):
            await seeding.seed_postgres(url, accounts)
        await histories.lengthen(long, accounts, length)
        words = where if length == LENGTH else f"only {length:,} transactions each; {where}"
        return [await pages.history_row(short, long, effort, words)]


async def _statements(server: str, _: str, __: Path, ___: Effort) -> Sequence[Row]:
    async with postgres.database(server) as url:
        await seeding.seed_cards(url, 2 * pages.SIZE)
        return [await pages.statements_row(url)]


PARTS: dict[str, Part] = {
    "http": _http,
    "rules": _ruled,
    "ledger": _ledger,
    "sqlite": _sqlite,
    "pages": _pages,
    "statements": _statements,
}


@click.command()
@click.option("--quick", is_flag=True, help="Shorter runs: for a first look, not for a verdict.")
@click.option("--only", type=click.Choice(list(PARTS)), multiple=True, help="Some parts.")
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where the rows are kept as JSON; of all parts in {KEPT}, of some nowhere.",
)
def main(quick: bool, only: Sequence[str], keep: Path | None) -> None:
    """Measure; a row that is not met is said, and is no failure."""
    effort = QUICK if quick else THOROUGH
    found: list[Row] = []
    begun = time.monotonic()
    with (
        postgres.server() as (server, where),
        tempfile.TemporaryDirectory(dir=_build(), prefix="bench-") as folder,
    ):
        click.echo(f"{where}; {effort.rounds} interleaved rounds of {effort.seconds} s each")
        for name, part in PARTS.items():
            if not only or name in only:
                rows = uvloop.run(_as_list(part, server, where, Path(folder), effort))
                for row in rows:
                    click.echo(row.as_line())
                found.extend(rows)
    keep = keep or (None if only else KEPT)
    if keep:
        keep.write_text(json.dumps([row.as_json() for row in found], indent=2) + "\n", "utf-8")
    _conclude(found, time.monotonic() - begun, keep)


async def _as_list(
    part: Part, server: str, where: str, folder: Path, effort: Effort
) -> Sequence[Row]:
    return await part(server, where, folder, effort)


def _build() -> Path:
    """On the same disk as the checkout: a folder in memory would make commits look free."""
    KEPT.parent.mkdir(exist_ok=True)
    return KEPT.parent.absolute()


def _conclude(found: Sequence[Row], seconds: float, kept: Path | None) -> None:
    missed = [row.name for row in found if not row.met]
    where = f"; kept in {kept}" if kept else f"; a whole run is kept in {KEPT}"
    click.echo(f"{len(found)} rows in {seconds:.0f} s{where}")
    for name in missed:
        click.echo(f"not met: {name}")


if __name__ == "__main__":
    main(prog_name="bench")
