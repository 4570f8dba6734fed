"""Reading store credit accounts: one, a page of them, an owner's."""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.state import AccountStatus

BY_CREATION = (Column("created_at", "time"), Column("id", "uuid"))


async def find(actor: Actor, account_id: UUID) -> models.StoreCreditAccount | None:
    """An account that the actor may see; None when there is none or it is another's."""
    return (await by_ids(actor, [account_id])).get(account_id)


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.StoreCreditAccount]:
    """Those of the accounts that the actor may see."""
    if not actor.may("storeCreditAccount"):
        return {}
    return {account.id: account for account in await _visible(actor).filter(id__in=list(ids))}


async def of_customer(
    actor: Actor, customer_id: str, currency: str
) -> models.StoreCreditAccount | None:
    """A customer's account in a currency."""
    return await find(actor, store_credit_account_id(CUSTOMER, customer_id, currency))


async def page_of(
    actor: Actor,
    wanted: Ask,
    *,
    customer_id: str | None = None,
    currency: str | None = None,
    status: AccountStatus | None = None,
    reverse: bool = False,
) -> Page[models.StoreCreditAccount]:
    """A page of the accounts that the actor may see.

    Raises:
        NotPermitted: guests and keys without the scope.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("storeCreditAccounts")
    accounts = _visible(actor)
    if customer_id is not None:
        accounts = accounts.filter(owner_kind=CUSTOMER, owner_id=customer_id)
    if currency is not None:
        accounts = accounts.filter(currency=currency)
    if status is not None:
        having = models.Account.filter(status=status, kind="STORE_CREDIT")
        accounts = accounts.filter(id__in=Subquery(having.values("id")))
    return await page(accounts, Order("CREATED_AT", BY_CREATION, descending=reverse), wanted)


def _visible(actor: Actor) -> QuerySet[models.StoreCreditAccount]:
    accounts = models.StoreCreditAccount.all()
    if actor.for_shop:
        return accounts
    return accounts.filter(owner_kind=CUSTOMER, owner_id=actor.customer_id or "")
