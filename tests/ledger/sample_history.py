"""A small history with something of everything, written by the ledger itself."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from loyalty_gql.ledger.commands import Command, Ensure, IdempotencyKey, Outcome
from loyalty_gql.ledger.committer import Ledger
from loyalty_gql.models import Account
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import (
    Capture,
    Firm,
    Grant,
    Operation,
    Place,
    Recall,
    Refund,
    Release,
    Reverse,
    Spend,
    Touch,
    Transfer,
)
from loyalty_gql.rules.state import AccountKind, AccountStatus, Because, Kind, Origin, System
from tests.ledger.plain_sql import plain_sql

SPEC = Because("STAFF", "staff:maria", "sample")


@dataclass(frozen=True, slots=True)
class Sample:
    """Names for what was made, so that a test can spoil it."""

    card: UUID
    credit: UUID
    open_hold: UUID
    ended_hold: UUID
    redemption: UUID


class Teller:
    """Commits one operation after another, each under a key of its own."""

    def __init__(self, ledger: Ledger, url: str) -> None:
        self.ledger = ledger
        self.url = url
        # Noon, so that a few hours more or less are the same day whenever the tests run.
        noon = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
        self.start = noon + timedelta(days=1)

    async def account(self, kind: AccountKind, currency: str = "USD") -> UUID:
        """Open an account."""
        at, id_ = datetime.now(UTC), new_id()
        row = {
            "id": id_, "kind": kind, "currency": currency, "status": AccountStatus.ACTIVE,
            "balance": 0, "held": 0, "version": 0, "recorded_at": at, "claimed_by": None,
            "created_at": at,
        }  # fmt: skip
        await self.do(ensure=[Ensure(Account, row)], operation="openStoreCreditAccount")
        return id_

    async def lot_of(self, outcome: Outcome) -> UUID:
        """The first lot that the outcome's transaction made."""
        made_by = outcome.transactions[0].id
        async with plain_sql(self.url) as db:
            rows = await db.rows(f"SELECT id FROM lot WHERE transaction_id = '{made_by}'")
        return UUID(str(rows[0][0]))

    async def pass_time(self, hours: int) -> None:
        """Set the ledger's clock to so many hours after `start`."""
        ahead = self.start + timedelta(hours=hours) - datetime.now(UTC)
        async with plain_sql(self.url) as db:
            offset = ahead // timedelta(microseconds=1)
            await db.run(f"UPDATE ledger_clock SET offset_microseconds = {offset}")

    async def do(
        self, *operations: Operation, operation: str = "sample", ensure: list[Ensure] | None = None
    ) -> Outcome:
        """Commit the operations as one command."""
        key = IdempotencyKey("staff:maria", operation, f"sample-{new_id()}", "")
        command = Command(key, SPEC, operations, ensure=ensure or [])
        receipt = await self.ledger.commit(command)
        assert receipt.outcome is not None
        return receipt.outcome


@asynccontextmanager
async def opened(url: str) -> AsyncGenerator[Teller]:
    """A ledger on that database, with somebody to talk to it."""
    ledger = Ledger.at(url)
    await ledger.start()
    try:
        yield Teller(ledger, url)
    finally:
        await ledger.stop()


async def write_sample(url: str) -> Sample:
    """Grants, holds, captures, refunds, an expiry, a recall, a claim and reversals."""
    async with opened(url) as teller:
        return await _write(teller)


def grant(account: UUID, amount: int, **more: object) -> Grant:
    """Promotional unless said otherwise, paid for by marketing."""
    terms: dict[str, object] = {
        "kind": Kind.ISSUE, "source": System.PROMOTIONS, "origin": Origin.PROMOTIONAL,
        "currency": "USD", **more,
    }  # fmt: skip
    return Grant(account, amount, **terms)  # pyright: ignore[reportArgumentType]


async def _write(teller: Teller) -> Sample:
    card = await teller.account(AccountKind.GIFT_CARD)
    credit = await teller.account(AccountKind.STORE_CREDIT)
    await teller.pass_time(hours=0)
    soon = teller.start + timedelta(hours=2)
    bought: dict[str, object] = {"origin": Origin.BOUGHT, "source": System.PAYMENTS_CLEARING}
    await teller.do(grant(card, 5000, kind=Kind.PURCHASE, **bought), operation="confirmPurchase")
    await teller.do(grant(card, 700, expires_at=soon, kind=Kind.EARNING))
    # A purchase of its own for the credit, paid in part and refunded in part.
    ended, cart = new_id(), new_id()
    await teller.do(Place(card, cart, ended, 1000))
    await teller.do(Firm(card, ended, 1000))
    paid = await teller.do(Capture(card, ended, 900, "delivery-1", final=True))
    redemption = paid.transactions[0].id
    await teller.do(Refund(card, redemption, card, 300))
    await teller.do(Refund(card, redemption, credit, 200))
    await _keep_holding(teller, card)
    await _take_back(teller, credit)
    await teller.pass_time(hours=3)
    await teller.do(Touch(card))
    open_hold = new_id()
    await teller.do(Place(card, new_id(), open_hold, 400))
    other = await teller.account(AccountKind.GIFT_CARD)
    await teller.do(grant(other, 250))
    await teller.do(Transfer(other, credit, Kind.CLAIM), operation="claim")
    return Sample(card, credit, open_hold, ended, redemption)


async def _keep_holding(teller: Teller, card: UUID) -> None:
    """A hold that lapses, one that is released, one that moves."""
    moved, lapsing, released = new_id(), new_id(), new_id()
    await teller.do(Place(card, new_id(), moved, 4900))
    await teller.do(Place(card, new_id(), lapsing, 4000, moves_any=True))
    await teller.do(Place(card, new_id(), released, 100))
    await teller.do(Release(card, released))


async def _take_back(teller: Teller, credit: UUID) -> None:
    """Adjustments, a reversal, and a grant recalled after half of it was spent."""
    given = await teller.do(grant(credit, 60, kind=Kind.ADJUSTMENT, source=System.ADJUSTMENTS))
    await teller.do(Reverse(given.transactions[0].id, (credit,)), operation="reverseTransaction")
    earned = await teller.do(grant(credit, 1000, kind=Kind.EARNING))
    root = await teller.lot_of(earned)
    spent = await teller.do(
        Spend(credit, 800, "USD", Kind.ADJUSTMENT, System.ADJUSTMENTS), operation="adjust"
    )
    await teller.do(Recall(root, (credit,), 1000, Kind.EARNING_REVERSAL))
    await teller.do(Reverse(spent.transactions[0].id, (credit,)))
