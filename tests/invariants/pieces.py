"""What the model is made of: lots, holds, movements, and a refusal."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

NEVER = datetime.max.replace(tzinfo=UTC)


class No(Exception):
    """The command is refused, with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Lot:
    number: int
    account: int
    left: int
    starts: datetime
    ends: datetime | None
    priority: int
    promotional: bool
    grant: int

    def by_spending(self) -> tuple[int, datetime, bool, int]:
        return (self.priority, self.ends or NEVER, not self.promotional, self.number)

    def by_end(self) -> tuple[datetime, tuple[int, datetime, bool, int]]:
        return (self.ends or NEVER, self.by_spending())


@dataclass
class Hold:
    account: int
    cart: int
    customer: int
    ends: datetime
    latest: datetime
    firm: bool = False
    open: bool = True
    pins: dict[int, int] = field(default_factory=dict[int, int])
    references: set[str] = field(default_factory=set[str])

    @property
    def left(self) -> int:
        return sum(self.pins.values())


@dataclass
class Movement:
    """`out`: what left which lot and has not come back. `into`: what came, and stayed, where."""

    kind: str
    account: int
    total: int
    out: dict[int, int] = field(default_factory=dict[int, int])
    into: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    back: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    of: "Movement | None" = None
    reversed: bool = False


def must_be_open(hold: Hold) -> None:
    if not hold.open:
        raise No("HOLD_ENDED")
