"""Groups commands into transactions: whatever arrives while one commits goes into the next.

With one command in flight nothing waits. A refused command does not hurt its neighbours; when the
database refuses a group, its commands run again one by one; when the reply to COMMIT is lost, they
run again with the same keys and learn what happened. Source: the ledger's specification,
"Commands, rules, commits".
"""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Coroutine, Sequence
from uuid import UUID

from loyalty_gql.errors import Overloaded
from loyalty_gql.ledger.commands import Command, Receipt
from loyalty_gql.ledger.group import Group, Pending
from loyalty_gql.ledger.postgres import PostgresSessions
from loyalty_gql.ledger.sessions import Sessions, TryAgain, alone
from loyalty_gql.ledger.sqlite import SqliteSessions
from loyalty_gql.ledger.store import MissingAccounts

QUEUE_LIMIT = 4096
GROUP_LIMIT = 64
# How often the event loop goes round for those who are on their way, before a group begins.
TURNS = 6
# How often, and with what pauses in seconds, a command is tried before its caller is sent away.
PAUSES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 2.0)


# Told which accounts a commit has changed. Not every commit is told of: it is a hint.
OnCommit = Callable[[Collection[UUID]], object]


def sessions_for(url: str, *, lanes: int = 1) -> Sessions:
    """The sessions of a database URL (`postgres://…` or `sqlite://path`)."""
    if url.startswith("sqlite:"):
        return SqliteSessions(url.removeprefix("sqlite://"))
    return PostgresSessions(url, lanes=lanes)


class Ledger:
    """The committer of one process. `start` before use, `stop` finishes what was accepted."""

    def __init__(
        self,
        sessions: Sessions,
        *,
        queue_limit: int = QUEUE_LIMIT,
        group_limit: int = GROUP_LIMIT,
        lanes: int = 1,
        on_commit: OnCommit | None = None,
    ) -> None:
        self._sessions = sessions
        self._queue: deque[Pending] = deque()
        self._queue_limit = queue_limit
        self._group_limit = group_limit
        self._lanes = lanes
        self._on_commit = on_commit
        self._running = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = False
        # Verbs that read for their command just now: a group waits a few turns of the loop for
        # them, no time. Where nobody reads, nothing waits.
        self.coming = 0

    @classmethod
    def at(cls, url: str, *, queue_limit: int = QUEUE_LIMIT, group_limit: int = GROUP_LIMIT,
           lanes: int = 1, on_commit: OnCommit | None = None) -> "Ledger":  # fmt: skip
        """A ledger on the database at `url`."""
        sessions = sessions_for(url, lanes=lanes)
        return cls(
            sessions,
            queue_limit=queue_limit,
            group_limit=group_limit,
            lanes=lanes,
            on_commit=on_commit,
        )

    async def start(self) -> None:
        """Connect and accept commands."""
        await self._sessions.open()
        self._open = True

    async def stop(self) -> None:
        """Refuse new commands, finish those that were accepted, disconnect."""
        self._open = False
        while self._tasks:
            await asyncio.wait(set(self._tasks))
        await self._sessions.close()

    async def commit(self, command: Command) -> Receipt:
        """Do the command once, whatever happens to the caller meanwhile.

        Raises:
            Refusal: a rule refused it, its key was used for something else, or the queue is full.
            Stale: a guarded row has moved; the verb reads again and retries.
            RowRefused: the database refused one of its rows.
        """
        if not self._open:
            raise Overloaded("The service is stopping; try again.", retry_after_seconds=1)
        if len(self._queue) >= self._queue_limit:
            raise Overloaded("Too much is waiting already; try again.", retry_after_seconds=1)
        loop = asyncio.get_running_loop()
        pending = Pending(command, loop.create_future(), loop.time())
        self._queue.append(pending)
        if self._running < self._lanes:
            self._running += 1
            self._spawn(self._lane())
        # A caller that goes away cancels its answer, and not the commit.
        return await pending.future

    def _spawn(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _lane(self) -> None:
        try:
            while self._queue:
                for _ in range(TURNS):
                    if not self.coming:
                        break
                    await asyncio.sleep(0)
                size = min(len(self._queue), self._group_limit)
                await self._run([self._queue.popleft() for _ in range(size)])
        finally:
            self._running -= 1

    async def _run(self, batch: list[Pending]) -> None:
        """One try of a group; what could not be decided in it goes on by itself."""
        again: Sequence[Pending] = batch
        try:
            again = await self._try(batch, self._goes_on)
        except MissingAccounts as error:
            for one in batch:
                one.also |= error.accounts
        except Exception as error:  # noqa: BLE001 — whose it is shows when each runs alone
            for one in batch:
                one.blocked_by = error
        for one in again:
            self._spawn(self._alone(one, of_group=len(batch) > 1))

    async def _alone(self, one: Pending, *, of_group: bool) -> None:
        """Try a command by itself until it is decided, or its patience is at an end."""
        # What a group met may have been a neighbour's; a busy database is everybody's.
        ours = not of_group or isinstance(one.blocked_by, TryAgain)
        if one.blocked_by is not None and ours and one.give_up():
            return
        for pause in PAUSES:
            await asyncio.sleep(pause)
            try:
                again = await self._try([one])
            except MissingAccounts as error:
                one.also |= error.accounts
                continue
            except Exception as error:  # noqa: BLE001 — see `Pending.give_up`
                one.blocked_by = error
                if one.give_up():
                    return
                continue
            if not again:
                return
        one.give_up(finally_=True)

    def _goes_on(self) -> bool:
        """The one lane will take what waits as soon as it is done with its group."""
        return self._lanes == 1 and bool(self._queue)

    async def _try(
        self, batch: Sequence[Pending], goes_on: Callable[[], bool] = alone
    ) -> list[Pending]:
        """Run a group in one transaction and answer its callers; gives those left undecided."""
        group = Group(batch)
        async with self._sessions.transaction(goes_on) as session:
            await group.decide(session)
        if self._on_commit is not None:
            self._on_commit(group.changed())
        return group.answer()
