"""Store credit that waits for its owner, who is known by an e-mail address or shows a code."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery

from loyalty_gql import models
from loyalty_gql.domain import pages
from loyalty_gql.domain.code_keys import KeptCode
from loyalty_gql.domain.issuing import new_account
from loyalty_gql.domain.pages import Ask, Column, Order, Page
from loyalty_gql.errors import NotFound
from loyalty_gql.ledger.commands import Ensure, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.ids import WAITING, waiting_account_id
from loyalty_gql.rules.state import AccountKind, AccountStatus

BY_CREATION = Order("WAITING", (Column("created_at", "time"), Column("id", "uuid")))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where value for an address goes: an account that nobody has claimed.

    `ensure` makes its rows where they are missing. With `guard` in the same command, nobody has
    claimed it meanwhile either.
    """

    account_id: UUID
    ensure: list[Ensure]
    guard: Update


async def for_address(address: Address, currency: str, now: datetime) -> Waiting:
    """The oldest unclaimed account that waits for an address, or the next one's rows."""
    waiting = await models.WaitingCredit.filter(email_folded=address.folded).order_by(
        "created_at", "id"
    )
    accounts = models.Account.filter(id__in=[one.id for one in waiting], currency=currency)
    claimed = {account.id: account.claimed_by is not None for account in await accounts}
    mine = [one for one in waiting if one.id in claimed]
    free = next((one for one in mine if not claimed[one.id]), None)
    if free is not None:
        return Waiting(free.id, [], Update(models.WaitingCredit, free.id, free.version))
    account_id = waiting_account_id(address.folded, currency, len(mine))
    rows = [
        new_account(account_id, AccountKind.STORE_CREDIT, currency, now),
        Ensure(models.StoreCreditAccount, account_row(account_id, currency, now)),
        Ensure(models.WaitingCredit, waiting_row(account_id, address, None, None, now)),
    ]
    return Waiting(account_id, rows, Update(models.WaitingCredit, account_id, 0))


def account_row(account_id: UUID, currency: str, now: datetime) -> dict[str, Any]:
    """The store credit of nobody yet."""
    return {
        "id": account_id,
        "owner_kind": WAITING,
        "owner_id": str(account_id),
        "currency": currency,
        "created_at": now,
    }


def waiting_row(
    account_id: UUID,
    address: Address | None,
    kept: KeptCode | None,
    note: str | None,
    now: datetime,
) -> dict[str, Any]:
    """For whom an account waits, or under which code: one of the two."""
    assert (address is None) != (kept is None), "it waits for somebody, once"
    return {
        "id": account_id,
        "email_address": address.written if address else None,
        "email_folded": address.folded if address else None,
        "code_key_id": kept.key_id if kept else None,
        "code_hmac": kept.hmac if kept else None,
        "code_sealed": kept.sealed if kept else None,
        "last_characters": kept.last_characters if kept else None,
        "note": note,
        "version": 0,
        "created_at": now,
    }


async def for_claim(actor: Actor, account_id: UUID) -> models.WaitingCredit:
    """Waiting credit by its id: any for the shop, for a customer what waits for their address.

    Raises:
        NotFound: there is none, or it waits for somebody else: the two look the same.
    """
    found = await models.WaitingCredit.get_or_none(id=account_id)
    if found is None or not is_for(actor, found):
        raise NotFound("There is no such store credit account.", field="storeCreditAccountId")
    return found


def is_for(actor: Actor, waiting: models.WaitingCredit) -> bool:
    """Whether the actor may know of it without its code."""
    if actor.for_shop:
        return True
    return actor.address is not None and waiting.email_folded == actor.address


def ids_for(actor: Actor) -> Subquery:
    """The ids of what waits, or did, for a customer's verified address."""
    waiting = models.WaitingCredit.filter(email_folded=actor.address or "")
    return Subquery(waiting.values("id"))


async def page_for(actor: Actor, wanted: Ask) -> Page[models.StoreCreditAccount]:
    """A page of what waits for the customer's verified address, oldest first.

    Raises:
        InvalidInput: a cursor of another list.
    """
    if actor.address is None:
        return pages.empty()
    open_ = models.Account.filter(claimed_by__isnull=True).exclude(status=AccountStatus.CLOSED)
    accounts = models.StoreCreditAccount.filter(
        Q(id__in=ids_for(actor)) & Q(id__in=Subquery(open_.values("id"))), owner_kind=WAITING
    )
    return await pages.page(accounts, BY_CREATION, wanted)


def claimed(*, only: bool = True) -> Subquery:
    """The ids of accounts that were claimed, or of the others."""
    return Subquery(models.Account.filter(claimed_by__isnull=not only).values("id"))


async def by_account(ids: Collection[UUID]) -> dict[UUID, models.WaitingCredit]:
    """For whom accounts wait, or did. For accounts whose visibility is decided."""
    return {one.id: one for one in await models.WaitingCredit.filter(id__in=list(ids))}
