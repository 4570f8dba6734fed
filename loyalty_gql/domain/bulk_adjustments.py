"""Many corrections at once: all or none, or each by itself. One key each, never one for all."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.adjustments import Moved, adjust, adjust_key, correction, must_move
from loyalty_gql.domain.house import TRIES, House, Why
from loyalty_gql.errors import (
    Conflict,
    IdempotencyKeyReused,
    InvalidInput,
    NotFound,
    NotPermitted,
    Refusal,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Outcome
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.operations import Apart
from loyalty_gql.rules.state import Entry

MOST = 1_000
# So many wait for a commit at a time: two full groups, and the queue stays open to others.
AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One correction of many, as `adjust` takes it. `key` is its own."""

    account_id: UUID
    money: Money
    why: Why
    expires_at: datetime | None
    key: str


# A correction as it was sent: reading it may refuse.
Unread = Callable[[], Adjustment]


@dataclass(frozen=True, slots=True)
class _Row:
    """A correction with its place among the others and its key."""

    place: int
    ask: Adjustment
    key: IdempotencyKey


async def adjust_many(
    actor: Actor, house: House, asked: Sequence[Unread], *, all_or_none: bool, now: datetime
) -> list[Moved | Refusal]:
    """Correct up to 1,000 accounts: what `adjust` does for each, under a key of its own.

    Each key counts as one of `adjust`: whatever was done under it before, in either way, is
    answered as a replay and not done again. All or none is one command; else each stands for
    itself and a refusal takes its place in the answer. A refusal names its row in `field`.

    Raises:
        NotPermitted: the actor may not adjust.
        InvalidInput: none, too many, or two rows with the same key. Nothing was done.
        Refusal: of all or none, the first that `adjust` would raise. Nothing was done.
    """
    actor.must_be_allowed("adjustMany")
    if not 1 <= len(asked) <= MOST:
        raise InvalidInput(f"From 1 to {MOST:,} corrections at a time.", field="adjustments")
    read = [_read(place, one) for place, one in enumerate(asked)]
    _differ([one for one in read if isinstance(one, Adjustment)], read)
    if not all_or_none:
        return await _each(actor, house, read, now)
    rows: list[_Row] = []
    for place, one in enumerate(read):
        if isinstance(one, Refusal):
            raise one
        try:
            must_move(house, one.money)
        except Refusal as refusal:
            raise _at(place, refusal) from refusal
        key = adjust_key(
            actor, one.key, one.account_id, one.money, why=one.why, expires_at=one.expires_at
        )
        rows.append(_Row(place, one, key))
    return list(await _all(actor, house, rows, now))


def _read(place: int, unread: Unread) -> Adjustment | Refusal:
    try:
        return unread()
    except Refusal as refusal:
        return _at(place, refusal)


def _at(place: int, refusal: Refusal) -> Refusal:
    """The refusal with its row in the path of what it is about."""
    usual = "accountId" if isinstance(refusal, NotFound) else "amount"
    inside = {None: usual, "currencyCode": "amount.currencyCode"}
    refusal.field = f"adjustments.{place}.{inside.get(refusal.field, refusal.field)}"
    return refusal


def _differ(good: Sequence[Adjustment], read: Sequence[Adjustment | Refusal]) -> None:
    if len({one.key for one in good}) == len(good):
        return
    seen: dict[str, int] = {}
    for place, one in enumerate(read):
        if isinstance(one, Refusal):
            continue
        if one.key in seen:
            raise InvalidInput(
                f"This key is that of correction {seen[one.key]}, too; nothing was done.",
                field=f"adjustments.{place}.idempotencyKey",
            )
        seen[one.key] = place


async def _each(
    actor: Actor, house: House, read: Sequence[Adjustment | Refusal], now: datetime
) -> list[Moved | Refusal]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(place: int, ask: Adjustment | Refusal) -> Moved | Refusal:
        if isinstance(ask, Refusal):
            return ask
        async with gate:
            try:
                return await adjust(
                    actor, house, ask.account_id, ask.money,
                    why=ask.why, key=ask.key, now=now, expires_at=ask.expires_at,
                )  # fmt: skip
            except NotPermitted:
                raise
            except Refusal as refusal:
                return _at(place, refusal)

    tries = (one(place, ask) for place, ask in enumerate(read))
    done = await asyncio.gather(*tries, return_exceptions=True)
    answers: list[Moved | Refusal] = []
    for answer in done:
        # A fault is nobody's answer. What was done stays done: with the same keys it is told again.
        if isinstance(answer, BaseException) and not isinstance(answer, Refusal):
            raise answer
        answers.append(answer)
    return answers


async def _all(actor: Actor, house: House, rows: Sequence[_Row], now: datetime) -> list[Moved]:
    """Those that were not done yet, in one command; each leaves the record of its own key."""
    for _ in range(TRIES):
        earlier = await _recorded(rows)
        made = await _made_by(earlier)
        todo = [row for row in rows if row.key.key not in earlier]
        if todo:
            command, parts = await _command(actor, todo, now)
            try:
                receipt = await house.ledger.commit(command)
            except (RowRefused, IdempotencyKeyReused):
                # Somebody was faster with one of the keys; now there is a record to look at.
                continue
            if receipt.outcome is None:
                continue
            made |= _split(todo, parts, receipt.outcome)
        return [made[row.key.key] for row in rows]
    raise Conflict("Others use the same keys; please try again.", retry_after_seconds=1)


async def _recorded(rows: Sequence[_Row]) -> dict[str, UUID]:
    """By which command each key was used before.

    Raises:
        IdempotencyKeyReused: one was used with another input.
    """
    found = await models.IdempotencyRecord.filter(
        principal=rows[0].key.principal, key__in=[row.key.key for row in rows]
    )
    by_key = {record.key: record for record in found}
    for row in rows:
        record = by_key.get(row.key.key)
        same = (row.key.operation, row.key.fingerprint)
        if record is not None and (record.operation, record.fingerprint) != same:
            raise IdempotencyKeyReused(
                "This key was used with another input before; nothing was done.",
                field=f"adjustments.{row.place}.idempotencyKey",
            )
    return {record.key: record.command_id for record in found}


async def _made_by(commands: Mapping[str, UUID]) -> dict[str, Moved]:
    rows = await models.LedgerTransaction.filter(command_id__in=list(commands.values()))
    transactions = {row.command_id: row.id for row in rows}
    return {key: Moved(transactions[id_], True) for key, id_ in commands.items()}


async def _command(
    actor: Actor, rows: Sequence[_Row], now: datetime
) -> tuple[Command, list[Apart]]:
    """One command whose own key is the first row's; the records of the others go along.

    Raises:
        NotFound, CurrencyMismatch, InvalidInput: of the first row that can't be.
    """
    accounts = await models.Account.filter(id__in={row.ask.account_id for row in rows})
    currencies = {account.id: account.currency for account in accounts}
    parts: list[Apart] = []
    for row in rows:
        try:
            parts.append(_part(actor, row, currencies, now))
        except Refusal as refusal:
            raise _at(row.place, refusal) from refusal
    records = [
        Insert(
            models.IdempotencyRecord,
            {
                "command_id": part.id,
                "principal": row.key.principal,
                "key": row.key.key,
                "operation": row.key.operation,
                "fingerprint": row.key.fingerprint,
                "subject": "{}",
                "created_at": now,
            },
        )
        for row, part in zip(rows[1:], parts[1:], strict=True)
    ]
    because, id_ = parts[0].because, parts[0].id
    return Command(rows[0].key, because, parts, alongside=records, id=id_), parts


def _part(actor: Actor, row: _Row, currencies: Mapping[UUID, str], now: datetime) -> Apart:
    ask = row.ask
    if ask.account_id not in currencies:
        raise NotFound("There is no such account.", field="accountId")
    same_currency(ask.money, currencies[ask.account_id])
    do = correction(ask.account_id, ask.money, ask.why, ask.expires_at, now)
    return Apart(do, new_id(), ask.why.by(actor), f"adjustments.{row.place}")


def _split(rows: Sequence[_Row], parts: Sequence[Apart], outcome: Outcome) -> dict[str, Moved]:
    """Each row's movement, with what of the outcome is its own."""
    entries: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in outcome.entries:
        entries[entry.transaction_id].append(entry)
    transactions = {one.id: one for one in outcome.transactions}
    made: dict[str, Moved] = {}
    for row, part, done in zip(rows, parts, outcome.done, strict=True):
        assert done.id is not None, "a correction moves something"
        its = tuple(entries[done.id])
        own = Outcome(part.id, outcome.at, [done], [transactions[done.id]], its)
        made[row.key.key] = Moved(done.id, False, own)
    return made
