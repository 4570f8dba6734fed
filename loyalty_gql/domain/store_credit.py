"""Reading store credit accounts: one, a page of them, an owner's."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain import companies, waiting_credit
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.addresses import LONGEST_ADDRESS, Address, folded
from loyalty_gql.rules.ids import COMPANY, CUSTOMER, WAITING, store_credit_account_id
from loyalty_gql.rules.state import AccountStatus


@dataclass(frozen=True, slots=True)
class CreditFilter:
    """Every part that is given must hold. `waiting`: nobody has claimed it yet, or the others."""

    customer_id: str | None = None
    currency: str | None = None
    status: AccountStatus | None = None
    waiting: bool | None = None
    address: Address | None = None
    company_id: str | None = None


BY_CREATION = (Column("created_at", "time"), Column("id", "uuid"))


async def find(actor: Actor, account_id: UUID) -> models.StoreCreditAccount | None:
    """An account that the actor may see; None when there is none or it is another's."""
    return (await by_ids(actor, [account_id])).get(account_id)


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.StoreCreditAccount]:
    """Those of the accounts that the actor may see."""
    if not actor.may("storeCreditAccount"):
        return {}
    rows = models.StoreCreditAccount.filter(id__in=list(ids))
    if actor.for_shop:
        return {account.id: account for account in await rows}
    # What waits for them is theirs to look at, too.
    theirs = rows.filter(_own(actor) | Q(id__in=waiting_credit.ids_for(actor)))
    found = {account.id: account for account in await theirs}
    if len(found) < len(set(ids)):
        companys = await companies.accounts_seen(actor)
        if companys is not None:
            found |= {account.id: account for account in await rows.filter(companys)}
    return found


async def of_customer(
    actor: Actor, customer_id: str, currency: str
) -> models.StoreCreditAccount | None:
    """A customer's account in a currency."""
    return await find(actor, store_credit_account_id(CUSTOMER, customer_id, currency))


async def of_companies(
    actor: Actor, shop_ids: Collection[str]
) -> dict[str, list[models.StoreCreditAccount]]:
    """The accounts of companies that the actor may see, by the shop's ids, oldest first."""
    if not actor.may("storeCreditAccount"):
        return {}
    rows = models.StoreCreditAccount.filter(owner_kind=COMPANY, owner_id__in=list(shop_ids))
    if not actor.for_shop:
        companys = await companies.accounts_seen(actor)
        rows = rows.filter(id__in=[]) if companys is None else rows.filter(companys)
    found: dict[str, list[models.StoreCreditAccount]] = {}
    for row in await rows.order_by("created_at", "id"):
        found.setdefault(row.owner_id, []).append(row)
    return found


async def page_of(
    actor: Actor,
    wanted: Ask,
    *,
    only: CreditFilter | None = None,
    query: str | None = None,
    reverse: bool = False,
) -> Page[models.StoreCreditAccount]:
    """A page of the actor's own accounts, or of the shop's.

    `query`: a customer's or company's id, an e-mail address that one waits for, or last characters.

    Raises:
        NotPermitted: guests and keys without the scope.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("storeCreditAccounts")
    accounts = _filtered(models.StoreCreditAccount.all(), only or CreditFilter())
    if not actor.for_shop:
        accounts = accounts.filter(_own(actor))
    if query and query.strip():
        accounts = accounts.filter(_found_by(query.strip()))
    return await page(accounts, Order("ACCOUNTS", BY_CREATION, descending=reverse), wanted)


def _own(actor: Actor) -> Q:
    return Q(owner_kind=CUSTOMER, owner_id=actor.customer_id or "")


def _found_by(word: str) -> Q:
    found = Q(owner_kind__in=(CUSTOMER, COMPANY), owner_id=word)
    # The ORM takes a value that its column could not hold for a fault.
    if len(word) <= LONGEST_ADDRESS:
        waits = models.WaitingCredit.filter(email_folded=folded(word))
        found |= Q(id__in=Subquery(waits.values("id")))
    if (last := codes.last_typed(word)) is not None:
        waits = models.WaitingCredit.filter(last_characters=last)
        found |= Q(id__in=Subquery(waits.values("id")))
    return found


def _filtered(
    accounts: QuerySet[models.StoreCreditAccount], only: CreditFilter
) -> QuerySet[models.StoreCreditAccount]:
    if only.customer_id is not None:
        accounts = accounts.filter(owner_kind=CUSTOMER, owner_id=only.customer_id)
    if only.company_id is not None:
        accounts = accounts.filter(owner_kind=COMPANY, owner_id=only.company_id)
    if only.currency is not None:
        accounts = accounts.filter(currency=only.currency)
    if only.status is not None:
        having = models.Account.filter(status=only.status, kind="STORE_CREDIT")
        accounts = accounts.filter(id__in=Subquery(having.values("id")))
    if only.address is not None:
        waits = models.WaitingCredit.filter(email_folded=only.address.folded)
        accounts = accounts.filter(id__in=Subquery(waits.values("id")))
    if only.waiting is not None:
        waits = Q(owner_kind=WAITING) & Q(id__in=waiting_credit.claimed(only=False))
        others = ~Q(owner_kind=WAITING) | Q(id__in=waiting_credit.claimed())
        accounts = accounts.filter(waits if only.waiting else others)
    return accounts
