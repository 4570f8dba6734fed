"""Proves the ledger's invariants over the whole database, beside a live server.

Reads one consistent snapshot, changes nothing, needs the same memory for any size.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from loyalty_gql.ledger.invariants import CHECKS, COUNTED, Check
from loyalty_gql.ledger.snapshot import Snapshot, snapshot

# All breaches are reported and counted; so many of each kind are kept to be looked at.
KEPT = 1000


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that should not be: the invariant's number, what its query gave, and words."""

    number: int
    row: tuple[Any, ...]
    words: str


@dataclass(slots=True)
class Result:
    """What was looked at (rows of each kind) and what was found; `found` counts all breaches."""

    checked: dict[str, int] = field(default_factory=dict[str, int])
    breaches: list[Breach] = field(default_factory=list[Breach])
    found: int = 0

    @property
    def clean(self) -> bool:
        """Whether every invariant holds."""
        return self.found == 0


async def verify(url: str, report: Callable[[str], None]) -> Result:
    """Check everything; each finding goes to `report` as one line, as soon as it is known."""
    async with snapshot(url) as view:
        return await prove(view, report)


async def prove(view: Snapshot, report: Callable[[str], None]) -> Result:
    """Check everything that a snapshot shows."""
    result = Result()
    for name, table in COUNTED.items():
        result.checked[name] = int(await view.value(f"SELECT count(*) FROM {table}"))  # noqa: S608
    report("checking " + ", ".join(f"{n} {name}" for name, n in result.checked.items()))
    for check in CHECKS:
        found = await _run(view, check, result, report)
        verdict = "holds" if not found else f"BROKEN, {found} times"
        report(f"{check.number}. {check.says}: {verdict}")
    report("every invariant holds" if result.clean else f"{result.found} breaches")
    return result


async def _run(view: Snapshot, check: Check, result: Result, report: Callable[[str], None]) -> int:
    found = 0
    async for row in view.rows(check.query_for(view.dialect)):
        found += 1
        words = check.breach.format(*row)
        report(f"   breach of {check.number}: {words}")
        if found <= KEPT:
            result.breaches.append(Breach(check.number, row, words))
    result.found += found
    return found
