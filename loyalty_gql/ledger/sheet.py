"""What commands of a group have come to and is not written yet, and the statements it needs."""

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
from loyalty_gql.ledger.sessions import Session, Write
from loyalty_gql.rules.book import Book
from loyalty_gql.rules.state import World


@dataclass(slots=True, eq=False)
class Sheet:
    """Fills as commands are decided; `statements` as the accounts are then, whatever follows."""

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

    def statements(self, world: World) -> "Statements":
        """All of it, in the order in which it must be written."""
        books = self._all_books()
        writes = ledger_writes(world, books)
        writes += alongside_writes(self._inserts, self._updates.values())
        by_key = sorted(self.settled, key=lambda one: one[0])
        return Statements(
            self.refused,
            [_settled_record(*one) for one in by_key],
            [row.values for row in self._opened],
            replaced_holds(world, books),
            writes,
        )

    def _all_books(self) -> list[Book]:
        return [*(book for _, book in self.settled), *self.books]


@dataclass(frozen=True, slots=True)
class Statements:
    """Rows that are made up already; nothing is looked at any more."""

    refused: Sequence[UUID]
    settled: Sequence[Sequence[Any]]
    opened: Sequence[Any]
    replaced: Sequence[Write]
    writes: Sequence[Write]

    async def send(self, session: Session) -> None:
        """Write them."""
        if self.refused:
            await store.give_back(session, self.refused)
        if self.settled:
            await store.claim_and_make(session, self.settled, ())
        if self.opened:
            await store.open_accounts(session, self.opened)
        if self.replaced:
            await session.write(self.replaced)
        if self.writes:
            await session.write(self.writes)


def _settled_record(key: str, book: Book) -> Sequence[Any]:
    return (book.command_id, SYSTEM_PRINCIPAL, key, "settle", "", "{}", book.at)
