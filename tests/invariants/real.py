"""The real ledger, seen as the model sees it: lots and holds in the order they were made."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql.errors import Refusal
from loyalty_gql.ledger.commands import Command, Receipt
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Operation
from tests.ledger.plain_sql import PlainSql, plain_sql
from tests.ledger.till import MICROSECOND, Till, command, key, opening, till


@dataclass(frozen=True)
class SeenAccount:
    balance: int
    held: int
    status: str
    claimed_by: UUID | None


@dataclass(frozen=True)
class SeenLot:
    id: UUID
    account: UUID
    left: int
    pinned: int
    starts: datetime
    ends: datetime | None
    frozen: bool


@dataclass(frozen=True)
class SeenHold:
    id: UUID
    firm: bool
    open: bool
    left: int
    ends: datetime


class Real:
    """One database and one ledger for a whole run; every example opens accounts of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._till: Till
        self._sql: PlainSql
        self._ahead = timedelta()

    def open(self) -> None:
        self._runner.run(self._open())

    async def _open(self) -> None:
        self._till = await self._stack.enter_async_context(till(self.url))
        self._sql = await self._stack.enter_async_context(plain_sql(self.url))

    def close(self) -> None:
        self._runner.run(self._stack.aclose())
        self._runner.close()

    def must_be_clean(self) -> None:
        self._runner.run(self._till.must_be_clean())

    def accounts(self, number: int) -> list[UUID]:
        ids = sorted(new_id() for _ in range(number))
        self._runner.run(self._till.do(ensure=[opening(id_) for id_ in ids]))
        return ids

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def forward(self, by: timedelta) -> None:
        self._ahead += by
        offset = f"offset_microseconds + {by // MICROSECOND}"
        self._run(self._sql.run(f"UPDATE ledger_clock SET offset_microseconds = {offset}"))

    def commit(self, group: Sequence[Sequence[Operation]], *, again: bool) -> list[Receipt | str]:
        """Receipts or refusals' codes; `again`: all of it twice with the same keys."""
        asked = [command(*operations, of=key()) for operations in group]
        answers = self._runner.run(self._answers(asked))
        if again:
            done = [place for place, one in enumerate(answers) if isinstance(one, Receipt)]
            twice = [command(*group[place], of=asked[place].key) for place in done]
            for place, second in zip(done, self._runner.run(self._answers(twice)), strict=True):
                first = answers[place]
                assert isinstance(first, Receipt)
                assert isinstance(second, Receipt)
                assert second.replayed
                assert second.command_id == first.command_id
        return answers

    async def _answers(self, asked: Sequence[Command]) -> list[Receipt | str]:
        return list(await asyncio.gather(*(self._answer(one) for one in asked)))

    async def _answer(self, asked: Command) -> Receipt | str:
        try:
            return await self._till.ledger.commit(asked)
        except Refusal as refusal:
            return refusal.code

    # --- what can be seen -----------------------------------------------------------------------

    def seen(self, accounts: Sequence[UUID]) -> dict[UUID, SeenAccount]:
        rows = self._rows(
            "SELECT id, balance, held, status, claimed_by FROM account "
            f"WHERE id IN ({_in(accounts)})"
        )
        return {
            UUID(str(row[0])): SeenAccount(
                row[1], row[2], row[3], UUID(str(row[4])) if row[4] is not None else None
            )
            for row in rows
        }

    def lots(self, accounts: Sequence[UUID]) -> list[SeenLot]:
        rows = self._rows(
            "SELECT id, account_id, remaining, held, effective_from, expires_at, frozen FROM lot "
            f"WHERE account_id IN ({_in(accounts)}) ORDER BY created_at, id"
        )
        return [
            SeenLot(
                UUID(str(row[0])), UUID(str(row[1])), row[2], row[3],
                _time(row[4]), _time(row[5]) if row[5] is not None else None, bool(row[6]),
            )
            for row in rows
        ]  # fmt: skip

    def holds(self, accounts: Sequence[UUID]) -> list[SeenHold]:
        rows = self._rows(
            "SELECT id, strength, state, placed - captured - released - lapsed, lapses_at "
            f"FROM hold WHERE account_id IN ({_in(accounts)}) ORDER BY placed_at, id"
        )
        return [
            SeenHold(UUID(str(row[0])), row[1] == "FIRM", row[2] == "PLACED", row[3],
                     _time(row[4]))
            for row in rows
        ]  # fmt: skip

    def expiry_of(self, lot: UUID) -> UUID:
        """The one transaction in which a lot's unpinned value expired by itself."""
        ((id_,),) = self._rows(
            "SELECT t.id FROM ledger_transaction t JOIN lot_use u ON u.transaction_id = t.id "
            f"WHERE t.kind = 'EXPIRATION' AND u.lot_id = '{lot}'"
        )
        return UUID(str(id_))

    def _rows(self, query: str) -> Sequence[Sequence[Any]]:
        return self._run(self._sql.rows(query))

    def _run(self, work: Any) -> Any:
        return self._runner.run(work)


def _in(ids: Sequence[UUID]) -> str:
    return ", ".join(f"'{id_}'" for id_ in ids)


def _time(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
