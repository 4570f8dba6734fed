"""What the commands of a group have come to, and how it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tortoise.models import Model

from loyalty_gql.ledger import store
from loyalty_gql.ledger.commands import (
    SYSTEM_PRINCIPAL,
    Change,
    Command,
    Ensure,
    Insert,
    Outcome,
)
from loyalty_gql.ledger.journal import alongside_writes, ledger_writes, replaced_holds
from loyalty_gql.ledger.sessions import Session
from loyalty_gql.rules.book import Book
from loyalty_gql.rules.state import World


@dataclass(slots=True, eq=False)
class Sheet:
    """Fills as commands are decided."""

    books: list[Book] = field(default_factory=list[Book])
    settled: list[tuple[str, Book]] = field(default_factory=list[tuple[str, Book]])
    # Commands that were refused: a later try may succeed.
    refused: list[UUID] = field(default_factory=list[UUID])
    _inserts: list[Insert] = field(default_factory=list[Insert])
    _updates: dict[tuple[type[Model], UUID], Change] = field(
        default_factory=dict[tuple[type[Model], UUID], Change]
    )
    _opened: list[Ensure] = field(default_factory=list[Ensure])

    def keep(self, command: Command, outcome: Outcome) -> None:
        """The rows of other tables that belong to a command."""
        rows = command.alongside(outcome) if callable(command.alongside) else command.alongside
        self._inserts.extend(rows)
        self._opened.extend(row for row in command.ensure if row.fresh)
        for guard in command.guards:
            earlier = self._updates.get((guard.model, guard.id))
            changed = guard.values(outcome) if callable(guard.values) else guard.values
            values = {**(earlier.values if earlier else {}), **changed}
            change = Change(guard.model, guard.id, guard.version, values)
            self._updates[guard.model, guard.id] = change

    def accounts(self) -> set[UUID]:
        """The accounts on which entries are to be written."""
        entries = (entry for book in self._all_books() for entry in book.entries)
        return {entry.account_id for entry in entries if entry.account_id is not None}

    async def write(self, session: Session, world: World) -> None:
        """All of it, in the order in which it must be written."""
        books = self._all_books()
        if self.refused:
            await store.give_back(session, self.refused)
        if self.settled:
            by_key = sorted(self.settled, key=lambda one: one[0])
            await store.claim_and_make(session, [_settled_record(*one) for one in by_key], ())
        if self._opened:
            await store.open_accounts(session, [row.values for row in self._opened])
        if replaced := replaced_holds(world, books):
            await session.write(replaced)
        writes = ledger_writes(world, books)
        writes += alongside_writes(self._inserts, self._updates.values())
        if writes:
            await session.write(writes)

    def _all_books(self) -> list[Book]:
        return [*(book for _, book in self.settled), *self.books]


def _settled_record(key: str, book: Book) -> Sequence[Any]:
    return (book.command_id, SYSTEM_PRINCIPAL, key, "settle", "", "{}", book.at)
