"""Movements: what happened on balance accounts, as their owners and staff read it.

A movement is one entry on a balance account, joined with its transaction. Amounts are minor units.
Placing and releasing holds is left out unless asked for: it moves no balance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain import companies
from loyalty_gql.domain.history_filter import MovementFilter, accounts_of, filtered
from loyalty_gql.domain.pages import Ask, Column, Order, Page, cursor, empty, page
from loyalty_gql.domain.reads import among, as_time, as_uuid, dialect, fetch, maybe_uuid
from loyalty_gql.errors import NotFound
from loyalty_gql.ledger import feed
from loyalty_gql.ledger.commands import Outcome
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import Entry, Kind, Reference, Transaction

BY_VERSION = Order("VERSION", (Column("version", "int"),), descending=True)
# UUIDv7 and written in the order of making, so the id alone is the time line over all accounts.
NEWEST_FIRST = Order("NEWEST", (Column("id", "uuid"),), descending=True)


@record
class Movement:
    """One entry on a balance account, with what its transaction says."""

    id: UUID
    transaction_id: UUID
    account_id: UUID
    currency: str
    amount: int
    held_change: int
    balance_after: int
    held_after: int
    version: int
    kind: Kind
    recorded_at: datetime
    occurred_at: datetime
    reason: str
    actor_kind: str
    actor_id: str
    reference: Reference | None
    reverses_id: UUID | None
    cart_id: UUID | None


class _Joined(Protocol):
    """An entry or a row of the join below: the columns by name."""

    def __getitem__(self, name: str, /) -> Any: ...


_ENTRY = (
    "e.id, e.transaction_id, e.account_id, e.currency, e.amount, e.held_change, e.balance_after, "
    "e.held_after, e.version, e.kind, e.recorded_at"
)
_TRANSACTION = (
    "t.occurred_at, t.reason, t.actor_kind, t.actor_id, t.reference_type, t.reference_id, "
    "t.reverses_id, t.cart_id"
)
_JOINED = f"SELECT {_ENTRY}, {_TRANSACTION} FROM entry e JOIN ledger_transaction t ON t.id = e.transaction_id "  # noqa: E501, S608
# The newest entries of many accounts, by the index on account and version: the length of the
# history does not matter.
_LAST = {
    "postgres": (
        f"SELECT {_ENTRY}, {_TRANSACTION} FROM unnest($1::uuid[]) AS a(id) "  # noqa: S608
        "CROSS JOIN LATERAL (SELECT * FROM entry x WHERE x.account_id = a.id AND x.amount <> 0 "
        "ORDER BY x.version DESC LIMIT $2) e "
        "JOIN ledger_transaction t ON t.id = e.transaction_id"
    ),
    "sqlite": (
        f"SELECT {_ENTRY}, {_TRANSACTION} FROM json_each($1) a "  # noqa: S608
        "JOIN entry e ON e.id IN (SELECT x.id FROM entry x WHERE x.account_id = a.value "
        "AND x.amount <> 0 ORDER BY x.version DESC LIMIT $2) "
        "JOIN ledger_transaction t ON t.id = e.transaction_id"
    ),
}


async def last_of(account_ids: Collection[UUID], count: int) -> dict[UUID, list[Movement]]:
    """The newest movements of each account, newest first, in one statement. Holds are left out.

    For accounts whose visibility is decided: it does not ask whose they are.
    """
    rows = await fetch(_LAST[dialect()], list(account_ids), count)
    found: dict[UUID, list[Movement]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["version"], reverse=True):
        movement = _movement(row)
        found[movement.account_id].append(movement)
    return found


async def of_transactions(ids: Collection[UUID]) -> dict[UUID, list[Movement]]:
    """What each transaction moved on balance accounts, in order."""
    rows = await fetch(
        f"{_JOINED} WHERE e.account_id IS NOT NULL AND {among('e.transaction_id', 1)}",
        list(ids),
    )
    found: dict[UUID, list[Movement]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["version"]):
        movement = _movement(row)
        found[movement.transaction_id].append(movement)
    return found


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Movement]:
    """Those of the movements (by entry) that the actor may see."""
    if not actor.may("transactions"):
        return {}
    rows = await fetch(f"{_JOINED} WHERE e.account_id IS NOT NULL AND {among('e.id', 1)}", [*ids])
    movements = [_movement(row) for row in rows]
    if not actor.for_shop and movements:
        own = await own_accounts(actor, {movement.account_id for movement in movements})
        movements = [movement for movement in movements if movement.account_id in own]
    return {movement.id: movement for movement in movements}


async def own_accounts(actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Those of the accounts that are the customer's, or of a company whose admin they are."""
    customer = actor.customer_id or ""
    cards = await models.GiftCard.filter(id__in=[*ids], customer_id=customer).values_list(
        "id", flat=True
    )
    theirs = Q(owner_kind=CUSTOMER, owner_id=customer)
    companys = await companies.accounts_seen(actor, whole=True)
    credit = await models.StoreCreditAccount.filter(
        theirs if companys is None else theirs | companys, id__in=[*ids]
    ).values_list("id", flat=True)
    return {as_uuid(found) for found in (*cards, *credit)}


async def page_of(actor: Actor, wanted: Ask, only: MovementFilter) -> Page[Movement]:
    """A page of the movements that the actor may see, newest first; by version for one account.

    Raises:
        NotPermitted: guests and keys without the scope, or filtered by what is not theirs to see.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("transactions")
    entries = models.Entry.filter(account_id__isnull=False)
    if not actor.for_shop:
        entries = entries.filter(accounts_of(actor.customer_id or ""))
    return await _page(actor, entries, wanted, only)


async def page_of_account(
    actor: Actor, account_id: UUID, wanted: Ask, only: MovementFilter
) -> Page[Movement]:
    """A page of one account's movements, newest first. Does not ask whose account it is.

    Raises:
        NotPermitted: filtered by what the actor may not see.
        InvalidInput: a cursor of another list.
    """
    if only.account not in (None, account_id):
        return empty()
    return await _page(actor, models.Entry.all(), wanted, replace(only, account=account_id))


async def after(account_id: UUID, version: int, most: int) -> list[Movement]:
    """The next movements of an account after a version, in order, holds included.

    Does not ask whose account it is.
    """
    return await _with_transactions(await feed.after(account_id, version, most))


async def own_after(
    actor: Actor, account_id: UUID, version: int, until: int, most: int
) -> list[Movement]:
    """Of an account of a company: the next movements, up to a version, of the member's own carts.

    In order, holds included. Does not ask whether they are a member.
    """
    entries = models.Entry.filter(account_id=account_id, version__gt=version, version__lte=until)
    only = MovementFilter(account=account_id, spent_by=actor.customer_id or "", holds=True)
    own = (await filtered(actor, entries, only)).order_by("version").limit(most)
    return await _with_transactions(await own)


def newest(account_id: UUID, movements: list[Movement], size: int) -> Page[Movement]:
    """An account's first page, of its newest movements; one too many says that there are more."""

    async def count() -> int:
        return await models.Entry.filter(account_id=account_id).exclude(amount=0).count()

    items = movements[:size]
    cursors = [cursor(BY_VERSION, [movement.version]) for movement in items]
    return Page(items, cursors, len(movements) > size, False, count)


async def _page(
    actor: Actor, entries: QuerySet[models.Entry], wanted: Ask, only: MovementFilter
) -> Page[Movement]:
    order = NEWEST_FIRST if only.account is None else BY_VERSION
    found = await page(await filtered(actor, entries, only), order, wanted)
    return found.of(await _with_transactions(found.items))


async def _with_transactions(entries: Iterable[models.Entry]) -> list[Movement]:
    listed = list(entries)
    if not listed:
        return []
    ids = {entry.transaction_id for entry in listed}
    rows = await models.LedgerTransaction.filter(id__in=list(ids))
    transactions = {row.id: row for row in rows}
    return [
        _movement({**vars(transactions[entry.transaction_id]), **vars(entry)}) for entry in listed
    ]


def _movement(row: _Joined) -> Movement:
    reference = row["reference_type"]
    return Movement(
        as_uuid(row["id"]),
        as_uuid(row["transaction_id"]),
        as_uuid(row["account_id"]),
        row["currency"],
        row["amount"],
        row["held_change"],
        row["balance_after"],
        row["held_after"],
        row["version"],
        Kind(row["kind"]),
        as_time(row["recorded_at"]),
        as_time(row["occurred_at"]),
        row["reason"],
        row["actor_kind"],
        row["actor_id"],
        Reference(reference, row["reference_id"]) if reference is not None else None,
        maybe_uuid(row["reverses_id"]),
        maybe_uuid(row["cart_id"]),
    )


def of_outcome(outcome: Outcome) -> list[Movement]:
    """What a command that was just committed moved on balance accounts: nothing is read again."""
    transactions = {one.id: one for one in outcome.transactions}
    return [
        _just_made(entry, transactions[entry.transaction_id])
        for entry in outcome.entries
        if entry.account_id is not None
    ]


def _just_made(entry: Entry, transaction: Transaction) -> Movement:
    assert entry.account_id is not None, entry
    assert entry.balance_after is not None, entry
    assert entry.held_after is not None, entry
    assert entry.version is not None, entry
    because = transaction.because
    return Movement(
        entry.id,
        entry.transaction_id,
        entry.account_id,
        entry.currency,
        entry.amount,
        entry.held_change,
        entry.balance_after,
        entry.held_after,
        entry.version,
        entry.kind,
        entry.recorded_at,
        transaction.occurred_at,
        because.reason,
        because.actor_kind,
        because.actor_id,
        because.reference,
        transaction.reverses_id,
        transaction.cart_id,
    )


async def transaction_of(actor: Actor, entry_id: UUID) -> UUID:
    """The transaction of a movement, for who may take it back.

    Raises:
        NotPermitted: the actor may not reverse anything.
        NotFound: there is no such movement.
    """
    actor.must_be_allowed("reverseTransaction")
    found = await models.Entry.get_or_none(id=entry_id, account_id__isnull=False)
    if found is None:
        raise NotFound("There is no such transaction.", field="transactionId")
    return found.transaction_id


async def notes(transaction_ids: Collection[UUID]) -> dict[UUID, models.TransactionNote]:
    """The words that belong to transactions."""
    rows = await models.TransactionNote.filter(transaction_id__in=list(transaction_ids))
    return {row.transaction_id: row for row in rows}


async def reversals(transaction_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """By which transaction each was reversed."""
    rows = await models.LedgerTransaction.filter(reverses_id__in=list(transaction_ids))
    return {row.reverses_id: row.id for row in rows if row.reverses_id is not None}


async def order_ids(actor: Actor, cart_ids: Collection[UUID]) -> dict[UUID, str]:
    """The orders that carts became, where they are the actor's own or the shop asks."""
    rows = await models.Cart.filter(id__in=list(cart_ids), order_id__isnull=False)
    own = (
        row
        for row in rows
        if actor.for_shop or (row.customer_id is not None and row.customer_id == actor.customer_id)
    )
    return {row.id: row.order_id for row in own if row.order_id is not None}
