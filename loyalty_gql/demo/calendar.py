"""The story's own time. The ledger of the process that tells it goes by it; no other does.

The test clock of a database only runs ahead: put back while the past is told, it would leave a
server in the past when the telling is cut off. So nothing of this is in the database.
"""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta

from loyalty_gql.ledger.sessions import Session, Sessions, alone

YEARS = 2
DAYS = 365 * YEARS
DAY = timedelta(days=1)
OPENS = timedelta(hours=9)
HOURS = 11  # of which the shop's deeds of one day begin at one
# Less than a soft hold lasts: what is put on a cart is still there when the order is placed.
BUSY = timedelta(minutes=50)
STEPS = 25


class Calendar:
    """What time it is in the story; `today` is where it ends, and the present begins."""

    def __init__(self, today: datetime) -> None:
        self.today = datetime.combine(today.date(), time(tzinfo=UTC))
        self._now: datetime | None = None
        self._until = self.today

    def midnight(self, day: int) -> datetime:
        """Where a day of the story begins; it may lie in the future."""
        return self.today + (day - DAYS) * DAY

    def begins(self, day: int) -> datetime:
        """When the shop's deeds of a day begin: not always at the same hour."""
        return self.midnight(day) + OPENS + timedelta(hours=day * 7 % HOURS)

    def turn_to(self, day: int) -> None:
        """A day has come; the last one was yesterday, and after it comes the present."""
        self._now = self.begins(day) if day < DAYS else None
        self._until = self.begins(day) + BUSY

    @property
    def now(self) -> datetime:
        """The time that verbs are given."""
        return self._now or datetime.now(UTC)

    def moved_on(self) -> datetime | None:
        """A little later than before, in whole minutes; None in the present."""
        if self._now is None:
            return None
        later = self._now + (self._until - self._now) / STEPS
        self._now = later.replace(second=0, microsecond=0) + timedelta(minutes=1)
        return min(self._now, self._until)


class OnCalendar:
    """A ledger's transactions, recorded when the story says."""

    def __init__(self, sessions: Sessions, calendar: Calendar, *, sqlite: bool) -> None:
        self._sessions = sessions
        self._calendar = calendar
        self._cast = "" if sqlite else "::timestamptz"

    async def open(self) -> None:
        """Connect."""
        await self._sessions.open()

    async def close(self) -> None:
        """Disconnect."""
        await self._sessions.close()

    @asynccontextmanager
    async def transaction(self, goes_on: Callable[[], bool] = alone) -> AsyncGenerator[Session]:
        """See `Sessions`."""
        async with self._sessions.transaction(goes_on) as session:
            at = self._calendar.moved_on()
            if at is not None:
                session.clock = f"'{at.isoformat(' ')}'{self._cast}"
            yield session
