"""Interleaved runs, and rows made of them."""

import statistics
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

Rates = Mapping[str, Sequence[float]]
Run = Callable[[float], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Effort:
    """How long and how often each thing is measured."""

    seconds: float
    rounds: int


THOROUGH = Effort(2.0, 5)
QUICK = Effort(0.7, 3)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `at_most`: smaller is better, and the target is a ceiling."""

    name: str
    ratio: float
    target: float
    detail: str
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Whether the specification's figure is reached."""
        return self.ratio <= self.target if self.at_most else self.ratio >= self.target

    def as_line(self) -> str:
        """The row as the table has it."""
        sign = "≤" if self.at_most else "≥"
        met = "met" if self.met else "NOT MET"
        return f"{self.name:<80} {self.ratio:6.2f} {sign} {self.target:<5g} {met:8} {self.detail}"

    def as_json(self) -> dict[str, object]:
        """The row as `build/bench.json` has it."""
        return {
            "name": self.name,
            "ratio": round(self.ratio, 3),
            "target": self.target,
            "met": self.met,
            "detail": self.detail,
        }


async def interleaved(runs: Mapping[str, Run], effort: Effort) -> Rates:
    """Run all of them in turn, `rounds` times: A B A B …, so that noise hits both sides."""
    rates: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        await run(effort.seconds / 4)  # warm: connections, caches, plans
    for _ in range(effort.rounds):
        for name, run in runs.items():
            rates[name].append(await run(effort.seconds))
    return rates


def ratio(rates: Rates, ours: str, floor: str) -> float:
    """The median over the rounds of ours against the floor of the same round."""
    return statistics.median(
        mine / theirs for mine, theirs in zip(rates[ours], rates[floor], strict=True)
    )


def compared(rates: Rates, ours: str, floor: str) -> str:
    """Both medians in words."""
    mine, theirs = statistics.median(rates[ours]), statistics.median(rates[floor])
    return f"{mine:,.0f} a second against {theirs:,.0f} ({floor})"
