"""One group of commands inside one transaction: claim keys, lock, settle, apply, write."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tortoise.models import Model

from loyalty_gql.errors import (
    IdempotencyConcurrent,
    IdempotencyKeyReused,
    NotFound,
    Overloaded,
    Refusal,
)
from loyalty_gql.ledger import store
from loyalty_gql.ledger.commands import (
    Command,
    Outcome,
    Receipt,
    Stale,
    Update,
)
from loyalty_gql.ledger.sessions import (
    ConnectionLost,
    Locked,
    LockTimedOut,
    Session,
    TryAgain,
    Write,
)
from loyalty_gql.ledger.sheet import Sheet
from loyalty_gql.ledger.tables import table_of
from loyalty_gql.rules import ledger as rules
from loyalty_gql.rules.book import Book, NeedsAccounts
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import accounts_of
from loyalty_gql.rules.state import World

# How long a caller waits for its own key, which another process is using, and for a database
# that is away. Seconds.
PATIENCE = 2.0
PATIENCE_RESTART = 10.0


@dataclass(slots=True, eq=False)
class Pending:
    """A command that waits for its answer."""

    command: Command
    future: "asyncio.Future[Receipt]"
    since: float
    # Accounts that an earlier try turned out to concern.
    also: frozenset[UUID] = frozenset()
    blocked_by: Exception | None = None
    # What an earlier try came to, if the reply to its COMMIT was lost.
    written: Receipt | None = None

    def give_up(self, *, finally_: bool = False) -> bool:
        """Answer with what stands in the way, if waiting longer is of no use."""
        error = self.blocked_by
        waited = asyncio.get_running_loop().time() - self.since
        patience = PATIENCE if isinstance(error, LockTimedOut) else PATIENCE_RESTART
        passing = isinstance(error, LockTimedOut | ConnectionLost | TryAgain)
        if passing and waited < patience and not finally_:
            return False
        if isinstance(error, LockTimedOut):
            error = IdempotencyConcurrent(
                "The same is being worked on; try again with the same key.", retry_after_seconds=1
            )
        elif passing or error is None:
            error = Overloaded(
                "The database does not answer; try again with the same key.", retry_after_seconds=2
            )
        if not self.future.done():
            self.future.set_exception(error)
        return True


class Group:
    """The decisions of one group; `decide` inside a transaction, `answer` after its commit."""

    def __init__(self, batch: Sequence[Pending]) -> None:
        self._batch = batch
        self._answers: dict[Pending, Receipt | Exception] = {}
        self._again: list[Pending] = []
        self._sheet = Sheet()
        self._touched: set[UUID] = set()
        self._versions: dict[type[Model], dict[UUID, int]] = {}
        self._winners: dict[tuple[str, str], Pending] = {}
        self._followers: list[Pending] = []

    def answer(self) -> list[Pending]:
        """Tell every caller; gives the commands that need another try."""
        for pending, result in self._answers.items():
            if pending.future.done():
                continue
            if isinstance(result, Receipt):
                pending.future.set_result(result)
            else:
                pending.future.set_exception(result)
        return self._again

    def changed(self) -> set[UUID]:
        """The accounts on which entries were written."""
        return self._sheet.accounts()

    async def decide(self, session: Session) -> None:
        """Everything between BEGIN and COMMIT."""
        needs = _needs(self._batch)
        found = await self._claim(session, needs)
        todo = [*self._winners.values(), *self._followers]
        if not self._winners:
            return
        if found is None:
            needs = _needs(todo)
            found = await store.lock(session, _locks(todo, needs))
        for model, _ in _guards(todo):
            self._versions[model] = store.versions(session, found[table_of(model)])
        world = await store.load(session, needs, found[store.ACCOUNT])
        for row in (row for one in todo for row in one.command.ensure if row.fresh):
            world.accounts.setdefault(row.values["id"], store.blank(row.values))
        for pending in self._winners.values():
            self._decide(world, pending)
        for pending in self._followers:
            self._decide_follower(pending)
        await self._sheet.write(session, world)

    async def _claim(self, session: Session, needs: store.Needs) -> store.Found | None:
        """Find out whose key is free, whose was used, and who comes after a neighbour.

        Rows that may be missing are made with that, or else what the group needs is locked: then
        it gives the rows.
        """
        now = datetime.now(UTC)
        for pending in self._batch:
            key = pending.command.key
            if (key.principal, key.key) in self._winners:
                self._followers.append(pending)
            else:
                self._winners[key.principal, key.key] = pending
        rows = [_record(self._winners[key].command, now) for key in sorted(self._winners)]
        made = _made(self._batch)
        if made:
            claimed, locked = await store.claim_and_make(session, rows, made), None
        else:
            claimed, locked = await store.claim_and_lock(session, rows, _locks(self._batch, needs))
        lost = {key: one for key, one in self._winners.items() if one.command.id not in claimed}
        if not lost:
            return locked
        found = await store.records(session, list(lost))
        for key in lost:
            del self._winners[key]
        for pending in [*lost.values(), *self._followers]:
            key = pending.command.key.principal, pending.command.key.key
            if key in lost and key in found:
                self._answers[pending] = _replay(session, pending, found[key])
            elif key in lost:
                self._again.append(pending)
        decided = {*self._answers, *self._again}
        self._followers = [one for one in self._followers if one not in decided]
        if made and (still := _made([*self._winners.values(), *self._followers])):
            await session.write(still)
        return locked

    def _decide(self, world: World, pending: Pending) -> None:
        """Settle the command's accounts, then do it or refuse it."""
        command = pending.command
        try:
            touching = self._settle(world, pending)
            self._check_guards(command)
            book = Book(world, command.id, command.because, new_id, touching)
            done = rules.apply(book, command.operations)
        except NeedsAccounts as error:
            pending.also |= error.accounts
            self._sheet.refused.append(command.id)
            self._again.append(pending)
        except (Refusal, Stale) as error:
            self._sheet.refused.append(command.id)
            self._answers[pending] = error
        else:
            book.merge()
            self._sheet.books.append(book)
            outcome = Outcome(
                command.id, book.at, done, book.transactions, book.entries, book.spent
            )
            pending.written = Receipt(command.id, command.subject, outcome)
            self._answers[pending] = pending.written
            self._sheet.keep(command, outcome)
            for guard in command.guards:
                self._versions[guard.model][guard.id] += 1

    def _settle(self, world: World, pending: Pending) -> set[UUID]:
        """What is due on an account is written first, even if the command is then refused.

        Gives the accounts that the command concerns.
        """
        operations, accounts = pending.command.operations, world.accounts
        concerned = rules.concerned(world, operations)
        locked = concerned | pending.also if pending.also else concerned
        if not locked <= accounts.keys():
            missing = locked - accounts.keys()
            named = {one for do in operations for one in accounts_of(do)} | pending.also
            if missing & named:
                raise NotFound("There is no such account.")
            raise NeedsAccounts(missing)
        for account_id in sorted(locked - self._touched):
            self._touched.add(account_id)
            if rules.due(accounts[account_id], world):
                self._sheet.settled.extend(rules.settle(world, account_id, new_id))
        return concerned

    def _check_guards(self, command: Command) -> None:
        for guard in command.guards:
            if self._versions[guard.model].get(guard.id) != guard.version:
                raise Stale

    def _decide_follower(self, pending: Pending) -> None:
        """The same key twice in a group: a replay of the first, or a try of its own."""
        key = pending.command.key.principal, pending.command.key.key
        first = self._winners[key]
        answer = self._answers.get(first)
        if isinstance(answer, Receipt):
            self._answers[pending] = _same(pending, first.command)
        else:
            self._again.append(pending)


def _needs(batch: Sequence[Pending]) -> store.Needs:
    operations = (do for one in batch for do in one.command.operations)
    return store.Needs.of(operations, {account for one in batch for account in one.also})


def _guards(batch: Sequence[Pending]) -> list[tuple[type[Model], list[Update]]]:
    """By model, in one order everywhere: two processes would wait for each other."""
    guards = store.by_model(row for one in batch for row in one.command.guards)
    return sorted(guards.items(), key=lambda item: table_of(item[0]).name)


def _locks(batch: Sequence[Pending], needs: store.Needs) -> list[Locked]:
    """What is locked, in this order: guarded rows, then accounts."""
    guards = [store.guarded(model, rows) for model, rows in _guards(batch)]
    return [*guards, store.to_lock(needs)]


def _made(batch: Sequence[Pending]) -> list[Write]:
    """Rows that may be missing and must be there before anything is locked."""
    rows = store.by_model(row for one in batch for row in one.command.ensure if not row.fresh)
    parents_first = sorted(rows.items(), key=lambda item: _parents_first(item[0]))
    return [store.making(model, [row.values for row in some]) for model, some in parents_first]


def _record(command: Command, now: datetime) -> Sequence[Any]:
    key = command.key
    return (
        command.id,
        key.principal,
        key.key,
        key.operation,
        key.fingerprint,
        json.dumps(dict(command.subject)) if command.subject else "{}",
        now,
    )


def _parents_first(model: type[Model]) -> tuple[bool, str]:
    return (table_of(model).name != "account", table_of(model).name)


def _same(pending: Pending, first: Command) -> Receipt | Exception:
    """The answer to a key that was used: the first one's, if the input was the same."""
    mine = (pending.command.key.operation, pending.command.key.fingerprint)
    if mine != (first.key.operation, first.key.fingerprint):
        return _reused()
    return Receipt(first.id, first.subject, None)


def _reused() -> IdempotencyKeyReused:
    return IdempotencyKeyReused(
        "This key was used with another input before; nothing was done.", field="idempotencyKey"
    )


def _replay(session: Session, pending: Pending, record: Any) -> Receipt | Exception:
    _, _, command_id, operation, fingerprint, subject = record
    command = pending.command
    if (operation, fingerprint) != (command.key.operation, command.key.fingerprint):
        return _reused()
    if session.uuid(command_id) == command.id and pending.written is not None:
        # Our own commit, whose reply was lost on the way.
        return pending.written
    return Receipt(session.uuid(command_id), json.loads(subject), None)
