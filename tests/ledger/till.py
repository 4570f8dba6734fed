"""A till at the real ledger: opens accounts, commits commands, and recounts what they came to."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.errors import Refusal
from loyalty_gql.ledger.commands import Command, Ensure, IdempotencyKey, Receipt, Stale
from loyalty_gql.ledger.committer import Ledger
from loyalty_gql.ledger.verify import verify
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.ledger import Done
from loyalty_gql.rules.operations import Capture, Firm, Grant, Operation, Place, Spend
from loyalty_gql.rules.state import AccountKind, AccountStatus, Because, Kind, Origin, System
from tests.ledger.plain_sql import plain_sql

BECAUSE = Because("STAFF", "staff:maria", "GOODWILL")
MICROSECOND = timedelta(microseconds=1)


def key(name: str | None = None, fingerprint: str = "same input") -> IdempotencyKey:
    """A key of Maria's; without a name one that nobody used."""
    return IdempotencyKey("staff:maria", "test", name or f"key-of-a-test-{new_id()}", fingerprint)


def opening(
    id_: UUID, currency: str = "USD", kind: AccountKind = AccountKind.STORE_CREDIT
) -> Ensure:
    """The row of an account that may be there already."""
    at = datetime.now(UTC)
    row = {
        "id": id_, "kind": kind, "currency": currency, "status": AccountStatus.ACTIVE,
        "balance": 0, "held": 0, "version": 0, "recorded_at": at, "created_at": at,
    }  # fmt: skip
    return Ensure(models.Account, row)


def grant(
    account: UUID,
    amount: int,
    *,
    expires_at: datetime | None = None,
    origin: Origin = Origin.BOUGHT,
    kind: Kind = Kind.ISSUE,
) -> Grant:
    """Value for an account in dollars."""
    return Grant(
        account, amount, "USD", kind, System.PAYMENTS_CLEARING, origin, expires_at=expires_at
    )


def spend(account: UUID, amount: int, *, fits: bool = False) -> Spend:
    """Value out of an account in dollars."""
    return Spend(account, amount, "USD", Kind.ADJUSTMENT, System.ADJUSTMENTS, fits=fits)


def command(*operations: Operation, of: IdempotencyKey | None = None, **more: Any) -> Command:
    """A command under a key of its own, unless it is named."""
    return Command(of or key(), BECAUSE, operations, **more)


def done(receipt: Receipt) -> Sequence[Done]:
    """What a command that was not a replay did."""
    assert receipt.outcome is not None
    return receipt.outcome.done


def made(receipt: Receipt) -> UUID:
    """The id of what its last operation made."""
    id_ = done(receipt)[-1].id
    assert id_ is not None
    return id_


class Till:
    """One process's ledger, and a second opinion on what it wrote."""

    def __init__(self, ledger: Ledger, url: str) -> None:
        self.ledger = ledger
        self.url = url

    async def do(self, *operations: Operation, **more: Any) -> Receipt:
        """Commit the operations as one command."""
        return await self.ledger.commit(command(*operations, **more))

    async def group(self, *commands: Command) -> list[Receipt | type[Refusal] | type[Stale]]:
        """Commit them together: asked in one turn of the loop, they meet in one group."""
        answers = await asyncio.gather(
            *(self.ledger.commit(one) for one in commands), return_exceptions=True
        )
        told: list[Receipt | type[Refusal] | type[Stale]] = []
        for answer in answers:
            if isinstance(answer, Refusal | Stale):
                told.append(type(answer))
            elif isinstance(answer, BaseException):
                raise answer
            else:
                told.append(answer)
        return told

    async def account(self, amount: int = 0, currency: str = "USD") -> UUID:
        """A new account, with something in it."""
        id_ = new_id()
        grants = [grant(id_, amount)] if amount else []
        await self.do(*grants, ensure=[opening(id_, currency)])
        return id_

    async def firm(self, account: UUID, amount: int) -> UUID:
        """A firm hold for a cart of its own."""
        hold = new_id()
        await self.do(Place(account, new_id(), hold, amount), Firm(account, hold, amount))
        return hold

    async def redeem(self, account: UUID, amount: int) -> UUID:
        """Pay with it; gives the redemption."""
        hold = await self.firm(account, amount)
        return made(await self.do(Capture(account, hold, amount, "order", final=True)))

    async def balance(self, account: UUID) -> int:
        """The sum of the entries; what the account's row says has to agree."""
        ((balance,),) = await self.rows(f"SELECT balance FROM account WHERE id = '{account}'")
        amounts = await self.rows(f"SELECT amount FROM entry WHERE account_id = '{account}'")
        assert sum(amount for (amount,) in amounts) == balance
        return balance

    async def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """What a query gives."""
        async with plain_sql(self.url) as sql:
            return await sql.rows(query)

    async def count(self, table: str, where: str = "true") -> int:
        """How many rows a table has."""
        return (await self.rows(f"SELECT count(*) FROM {table} WHERE {where}"))[0][0]

    async def forward(self, by: timedelta) -> None:
        """Move the ledger's clock."""
        async with plain_sql(self.url) as sql:
            offset = f"offset_microseconds + {by // MICROSECOND}"
            await sql.run(f"UPDATE ledger_clock SET offset_microseconds = {offset}")

    async def now(self) -> datetime:
        """The ledger's time."""
        ((offset,),) = await self.rows("SELECT offset_microseconds FROM ledger_clock")
        return datetime.now(UTC) + offset * MICROSECOND

    async def must_be_clean(self) -> None:
        """Every invariant holds over the whole database."""
        await must_be_clean(self.url)


async def must_be_clean(url: str) -> None:
    """`loyalty-gql ledger verify` finds nothing."""
    said: list[str] = []
    result = await verify(url, said.append)
    assert not result.breaches, "\n".join(said)


async def eventually(happened: Callable[[], bool], within: float = 60.0) -> None:
    """Wait for something that another task or process does."""
    async with asyncio.timeout(within):
        while not happened():  # noqa: ASYNC110 — nothing there rings a bell
            await asyncio.sleep(0.005)


@asynccontextmanager
async def till(url: str, **options: Any) -> AsyncGenerator[Till]:
    """A started ledger on that database."""
    ledger = Ledger.at(url, **options)
    await ledger.start()
    try:
        yield Till(ledger, url)
    finally:
        await ledger.stop()
