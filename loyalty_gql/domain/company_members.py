"""Who belongs to a company, and what they may spend. Of who leaves, a row says until when."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.companies import any_company, in_use
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.errors import NotFound
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.companies import Limits, MemberRole, kept
from loyalty_gql.rules.ids import new_id

SUBJECT = "company_member"
# Of a company's members, as many are listed with it.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class SetMember:
    """A member as they should be; None: as they were, or for a new one a member without limits."""

    company_id: str
    customer_id: str
    role: MemberRole | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """A member as they are after a verb; `replayed`: an earlier request had done it."""

    member: models.CompanyMember
    replayed: bool


async def set_company_member(
    actor: Actor, house: House, ask: SetMember, *, key: str, now: datetime
) -> MemberChanged:
    """Let a customer spend a company's credit, or change how much of it.

    What is held on their carts already is asked for again when its order is placed.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such company.
        NotActive: it is archived.
    """
    actor.must_be_allowed("setCompanyMember")
    the_key = key_of(
        actor, "setCompanyMember", key, ask.company_id, ask.customer_id, ask.role,
        None if ask.limits is None else kept(ask.limits),
    )  # fmt: skip

    async def build() -> Command:
        company = await in_use(ask.company_id)
        member = await active(company.id, ask.customer_id)
        if member is None:
            return _joining(actor, the_key, company.id, ask, now=now)
        columns: dict[str, Any] = {}
        if ask.role is not None:
            columns["role"] = ask.role
        if ask.limits is not None:
            columns["limits"] = kept(ask.limits)
        return _changing(actor, the_key, member, "CHANGED", columns, now=now)

    # Two who add the same one at once: the second changes what the first has added.
    receipt = await commit(house, the_key, build, reread_on=(RowRefused,))
    member = await models.CompanyMember.get(id=UUID(receipt.subject["member"]))
    return MemberChanged(member, receipt.replayed)


async def remove_company_member(
    actor: Actor, house: House, company_id: str, customer_id: str, *, key: str, now: datetime
) -> MemberChanged:
    """End a membership: they see and spend nothing of the company's any more. Nothing else changes.

    Orders that were placed are captured and refunded as they are.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such company or member of it.
    """
    actor.must_be_allowed("removeCompanyMember")
    the_key = key_of(actor, "removeCompanyMember", key, company_id, customer_id)

    async def build() -> Command:
        company = await any_company(company_id)
        member = await active(company.id, customer_id)
        if member is None:
            raise NotFound("This customer is no member of the company.", field="customerId")
        # A server's clock may be behind the one that has added them.
        until = {"active_until": max(now, member.active_since)}
        return _changing(actor, the_key, member, "REMOVED", until, now=now)

    receipt = await commit(house, the_key, build)
    member = await models.CompanyMember.get(id=UUID(receipt.subject["member"]))
    return MemberChanged(member, receipt.replayed)


def _joining(
    actor: Actor, key: IdempotencyKey, company: UUID, ask: SetMember, *, now: datetime
) -> Command:
    row: dict[str, Any] = {
        "id": new_id(),
        "company_id": company,
        "customer_id": ask.customer_id,
        "role": ask.role or MemberRole.MEMBER,
        "limits": kept(ask.limits or {}),
        "active_since": now,
        "active_until": None,
        "version": 0,
    }
    why = Why("ADDED")
    after = {name: row[name] for name in ("customer_id", "role", "limits")}
    trail = audit.of(actor, key.operation, SUBJECT, row["id"], why, now=now, after=after)
    return Command(
        key,
        why.by(actor),
        subject={"member": str(row["id"])},
        alongside=[Insert(models.CompanyMember, row), trail],
    )


def _changing(
    actor: Actor,
    key: IdempotencyKey,
    member: models.CompanyMember,
    reason: str,
    columns: dict[str, Any],
    *,
    now: datetime,
) -> Command:
    why = Why(reason)
    trail = audit.of_change(actor, key.operation, SUBJECT, member, columns, why=why, now=now)
    return Command(
        key,
        why.by(actor),
        subject={"member": str(member.id)},
        guards=[Update(models.CompanyMember, member.id, member.version, columns)],
        alongside=[trail],
    )


async def active(company: UUID, customer_id: str) -> models.CompanyMember | None:
    """Who the customer is in a company now."""
    return await models.CompanyMember.get_or_none(
        company_id=company, customer_id=customer_id, active_until__isnull=True
    )


async def of_customer(actor: Actor) -> list[models.CompanyMember]:
    """What the customer belongs to now, longest first; not to companies that are archived."""
    rows = await models.CompanyMember.filter(
        customer_id=actor.customer_id or "", active_until__isnull=True
    ).order_by("active_since", "id")
    used = await models.Company.filter(
        id__in=[row.company_id for row in rows], archived_at__isnull=True
    ).values_list("id", flat=True)
    return [row for row in rows if row.company_id in set(used)]


async def roles(actor: Actor, shop_ids: Collection[str]) -> dict[str, MemberRole]:
    """Who the customer is in companies, by the shop's ids of them."""
    named = await models.Company.filter(company_id__in=list(shop_ids))
    rows = await models.CompanyMember.filter(
        customer_id=actor.customer_id or "",
        company_id__in=[company.id for company in named],
        active_until__isnull=True,
    )
    by_id = {row.company_id: row.role for row in rows}
    return {company.company_id: by_id[company.id] for company in named if company.id in by_id}


async def of_companies(
    actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[models.CompanyMember]]:
    """The members of companies that the actor may see, those who left too, in their order.

    The shop and an admin see all of them, a member only themself.
    """
    rows = (
        await models.CompanyMember.filter(company_id__in=list(ids))
        .order_by("active_since", "id")
        .limit(MOST * len(ids))
    )
    me = actor.customer_id
    admin = {
        row.company_id
        for row in rows
        if row.customer_id == me and row.active_until is None and row.role is MemberRole.ADMIN
    }
    found: dict[UUID, list[models.CompanyMember]] = defaultdict(list)
    for row in rows:
        if actor.for_shop or row.company_id in admin or row.customer_id == me:
            found[row.company_id].append(row)
    return found
