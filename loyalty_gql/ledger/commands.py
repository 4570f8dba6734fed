"""What is handed to the committer, and what comes back.

A command is a list of operations with its key, and the rows of other tables that stand or fall
with it. Amounts are minor units.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.models import Model

from loyalty_gql.rules.book import Spent
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.ledger import Done
from loyalty_gql.rules.operations import Operation
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import Because, Entry, Transaction

SYSTEM_PRINCIPAL = "system"


@record
class IdempotencyKey:
    """Whose key it is, what it was sent with, and the fingerprint of the input without the key."""

    principal: str
    operation: str
    key: str
    fingerprint: str


@record
class Ensure:
    """A row that may be missing; two commands at once make one.

    `fresh`: an account that nobody can have opened before. It is written with the command's effect;
    where that is refused there is no trace of it.
    """

    model: type[Model]
    values: Mapping[str, Any]
    fresh: bool = False


@record
class Insert:
    """A row of another table that belongs to the same decision; `conflict`: an upsert's clause."""

    model: type[Model]
    values: Mapping[str, Any]
    conflict: str = ""


@record
class Outcome:
    """What a command came to at the lock: for rows that are computed from it."""

    command_id: UUID
    at: datetime
    done: Sequence[Done]
    transactions: Sequence[Transaction]
    entries: Sequence[Entry]
    # What redemptions took from lots, in the order in which they did; few ask.
    spent: Callable[[], Sequence[Spent]] = tuple


@record
class Update:
    """A change of a row that was read at `version`; if that moved, the command is refused alone.

    The row is locked before any account. Its table has the columns `id` and `version`. The values
    may be computed from what the command came to at the lock.

    `or_made`: the row is a version and nothing else; one that is not there is made, at version 0,
    where it is locked.
    """

    model: type[Model]
    id: UUID
    version: int
    values: Mapping[str, Any] | Callable[[Outcome], Mapping[str, Any]] = field(
        default_factory=dict[str, Any]
    )
    or_made: bool = False


@record
class Change:
    """An update as it is written."""

    model: type[Model]
    id: UUID
    version: int
    values: Mapping[str, Any]


Rows = Sequence[Insert] | Callable[[Outcome], Sequence[Insert]]


@record
class Command:
    """Operations, all or none, with all that belongs to the decision.

    `subject` is kept with the key and given back on a replay: ids and figures, never a code.
    `guards` are rows read before the decision, changed in the same commit.
    """

    key: IdempotencyKey
    because: Because
    operations: Sequence[Operation] = ()
    subject: Mapping[str, Any] = field(default_factory=dict[str, Any])
    ensure: Sequence[Ensure] = ()
    guards: Sequence[Update] = ()
    alongside: Rows = ()
    id: UUID = field(default_factory=new_id)


@record
class Receipt:
    """The commit's answer. A replay has the first one's id and subject, and no `outcome`."""

    command_id: UUID
    subject: Mapping[str, Any]
    outcome: Outcome | None

    @property
    def replayed(self) -> bool:
        """Whether the effect is an earlier one's."""
        return self.outcome is None


class Stale(Exception):
    """A guarded row has moved since it was read: read again, decide again."""
