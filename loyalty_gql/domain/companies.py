"""Companies that buy: made, changed and archived by the shop, seen by their members."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.errors import AlreadyExists, NotActive, NotFound
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.companies import MemberRole
from loyalty_gql.rules.ids import COMPANY, new_id

OLDEST_FIRST = Order("CREATED", (Column("created_at", "time"), Column("id", "uuid")))
SUBJECT = "company"


@dataclass(frozen=True, slots=True)
class CompanyChanged:
    """A company as it is after a verb; `replayed`: an earlier request had done it."""

    company: models.Company
    replayed: bool


async def create_company(
    actor: Actor, house: House, company_id: str, name: str, *, key: str, now: datetime
) -> CompanyChanged:
    """Take a company of the shop's over. It has no account yet, and no members.

    Raises:
        NotPermitted: the actor may not manage companies.
        AlreadyExists: there is one with that id, in use or archived.
    """
    actor.must_be_allowed("createCompany")
    the_key = key_of(actor, "createCompany", key, company_id, name)
    row: dict[str, Any] = {
        "id": new_id(),
        "company_id": company_id,
        "name": name,
        "archived_at": None,
        "version": 0,
        "created_at": now,
    }
    why, after = Why("CREATED"), {"company_id": company_id, "name": name}
    trail = audit.of(actor, the_key.operation, SUBJECT, row["id"], why, now=now, after=after)

    async def build() -> Command:
        return Command(
            the_key,
            why.by(actor),
            subject={"company": str(row["id"])},
            alongside=[Insert(models.Company, row), trail],
        )

    try:
        receipt = await commit(house, the_key, build)
    except RowRefused as error:
        raise AlreadyExists("There is a company with this id.", field="companyId") from error
    company = await models.Company.get(id=UUID(receipt.subject["company"]))
    return CompanyChanged(company, receipt.replayed)


async def update_company(
    actor: Actor, house: House, company_id: str, name: str, *, key: str, now: datetime
) -> CompanyChanged:
    """Change what a company is called.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such company.
        NotActive: it is archived.
    """
    actor.must_be_allowed("updateCompany")
    the_key = key_of(actor, "updateCompany", key, company_id, name)

    async def build() -> Command:
        company = await in_use(company_id)
        return _changing(actor, the_key, company, "UPDATED", {"name": name}, now=now)

    receipt = await commit(house, the_key, build)
    return CompanyChanged(await any_company(company_id), receipt.replayed)


async def archive_company(
    actor: Actor, house: House, company_id: str, *, key: str, now: datetime
) -> CompanyChanged:
    """Nobody spends its credit any more. What is on it stays, orders are captured and refunded.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such company.
    """
    actor.must_be_allowed("archiveCompany")
    the_key = key_of(actor, "archiveCompany", key, company_id)

    async def build() -> Command:
        company = await any_company(company_id)
        if company.archived_at is not None:
            return Command(the_key, Why("ARCHIVED").by(actor), subject={"earlier": True})
        return _changing(actor, the_key, company, "ARCHIVED", {"archived_at": now}, now=now)

    receipt = await commit(house, the_key, build)
    earlier = receipt.replayed or "earlier" in receipt.subject
    return CompanyChanged(await any_company(company_id), earlier)


def _changing(
    actor: Actor,
    key: IdempotencyKey,
    company: models.Company,
    reason: str,
    columns: Mapping[str, Any],
    *,
    now: datetime,
) -> Command:
    why = Why(reason)
    trail = audit.of_change(actor, key.operation, SUBJECT, company, columns, why=why, now=now)
    return Command(
        key,
        why.by(actor),
        guards=[Update(models.Company, company.id, company.version, columns)],
        alongside=[trail],
    )


async def any_company(company_id: str) -> models.Company:
    """A company by the shop's id, an archived one too.

    Raises:
        NotFound: there is none.
    """
    company = await models.Company.get_or_none(company_id=company_id)
    if company is None:
        raise NotFound("There is no such company.", field="companyId")
    return company


async def in_use(company_id: str) -> models.Company:
    """A company that is not archived.

    Raises:
        NotFound, NotActive: there is none, or it is archived.
    """
    company = await any_company(company_id)
    if company.archived_at is not None:
        raise NotActive("This company is archived.", field="companyId")
    return company


async def find(actor: Actor, company_id: str) -> models.Company | None:
    """A company by the shop's id, if the actor may see it: the shop any, a member their own.

    Raises:
        NotPermitted: guests and keys without the scope.
    """
    actor.must_be_allowed("company")
    return await _visible(actor).get_or_none(company_id=company_id)


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.Company]:
    """Those of the companies that the actor may see."""
    if not actor.may("company"):
        return {}
    return {row.id: row for row in await _visible(actor).filter(id__in=list(ids))}


async def by_shop_ids(actor: Actor, ids: Collection[str]) -> dict[str, models.Company]:
    """The same, by the shop's ids."""
    if not actor.may("company"):
        return {}
    return {row.company_id: row for row in await _visible(actor).filter(company_id__in=list(ids))}


async def page_of(actor: Actor, wanted: Ask, *, archived: bool = False) -> Page[models.Company]:
    """A page of the companies in use, or of the archived ones; a customer's are those they are in.

    Raises:
        NotPermitted: guests and keys without the scope.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("companies")
    return await page(
        _visible(actor).filter(archived_at__isnull=not archived), OLDEST_FIRST, wanted
    )


def _visible(actor: Actor) -> QuerySet[models.Company]:
    rows = models.Company.all()
    if actor.for_shop:
        return rows
    mine = models.CompanyMember.filter(
        customer_id=actor.customer_id or "", active_until__isnull=True
    )
    return rows.filter(id__in=Subquery(mine.values("company_id")), archived_at__isnull=True)


async def accounts_seen(actor: Actor, *, whole: bool = False) -> Q | None:
    """The store credit of companies that the customer is a member of; `whole`: an admin of.

    None: there is none, as for nearly everybody.
    """
    mine = models.CompanyMember.filter(
        customer_id=actor.customer_id or "", active_until__isnull=True
    )
    if whole:
        mine = mine.filter(role=MemberRole.ADMIN)
    ids = await mine.values_list("company_id", flat=True)
    if not ids:
        return None
    named = await models.Company.filter(id__in=list(ids), archived_at__isnull=True).values_list(
        "company_id", flat=True
    )
    return Q(owner_kind=COMPANY, owner_id__in=list(named))
