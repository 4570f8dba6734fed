"""Companies, their members, and what those may spend."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from loyalty_gql import models
from loyalty_gql.context import Info
from loyalty_gql.domain.companies import CompanyChanged
from loyalty_gql.domain.company_members import MemberChanged
from loyalty_gql.rules import companies
from loyalty_gql.rules.money import digits
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import Node, as_node, global_id
from loyalty_gql.types.scalars import CurrencyCode
from loyalty_gql.types.store_credit import StoreCredit, StoreCreditAccount

MemberRole = strawberry.enum(
    companies.MemberRole,
    name="CompanyRole",
    description="An ADMIN approves what a MEMBER asks for, and reads the whole history.",
)


@strawberry.type(description="What a member may spend in one currency; null is no such limit.")
class MemberLimit:
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    per_order: Money | None = strawberry.field(description="On one cart, at most.")
    per_month: Money | None = strawberry.field(
        description="In a calendar month (UTC) on all carts, what came back not counted."
    )
    approval_above: Money | None = strawberry.field(
        description="More than this on one cart needs somebody else's approval."
    )

    @classmethod
    def of(cls, currency: str, limit: companies.MemberLimit) -> Self:
        """From what is kept."""

        def money(minor: int | None) -> Money | None:
            return None if minor is None else Money.of(minor, currency)

        return cls(
            currency_code=CurrencyCode(currency),
            per_order=money(limit.per_order),
            per_month=money(limit.per_month),
            approval_above=money(limit.approval_above),
        )


@strawberry.type(description="A customer while they belong to a company.")
class CompanyMember:
    customer_id: strawberry.ID = strawberry.field(description="The shop's customer.")
    role: companies.MemberRole = strawberry.field(description="What they are in it.")
    limits: list[MemberLimit] = strawberry.field(
        description="What they may spend; none is no limit, else other currencies are closed."
    )
    active_since: datetime = strawberry.field(description="When they joined.")
    active_until: datetime | None = strawberry.field(description="When they left, if they have.")
    company_row: strawberry.Private[UUID]

    @classmethod
    def of(cls, member: models.CompanyMember) -> Self:
        """From a row."""
        return cls(
            customer_id=strawberry.ID(member.customer_id),
            role=member.role,
            limits=[
                MemberLimit.of(currency, limit)
                for currency, limit in companies.read(member.limits).items()
            ],
            active_since=member.active_since,
            active_until=member.active_until,
            company_row=member.company_id,
        )

    @strawberry.field(description="The company.")
    async def company(self, info: Info) -> "Company | None":
        row = await info.context.loaders.company_by_id.load(self.company_row)
        return Company.of(row) if row else None


@strawberry.type(description="A company that buys, with credit that its members spend.")
class Company(Node):
    company_id: strawberry.ID = strawberry.field(description="The shop's id.")
    name: str = strawberry.field(description="What it is called.")
    archived_at: datetime | None = strawberry.field(
        description="Since when nobody spends its credit."
    )
    created_at: datetime = strawberry.field(description="Since when we know it.")
    row: strawberry.Private[models.Company]

    @classmethod
    def of(cls, company: models.Company) -> Self:
        """From a row."""
        return cls(
            id=global_id("Company", company.id),
            company_id=strawberry.ID(company.company_id),
            name=company.name,
            archived_at=company.archived_at,
            created_at=company.created_at,
            row=company,
        )

    @strawberry.field(description="What can be spent in a currency.")
    async def store_credit(
        self,
        info: Info,
        currency_code: Annotated[CurrencyCode, strawberry.argument(description="Which.")],
    ) -> StoreCredit:
        digits(currency_code)
        rows = await info.context.loaders.accounts_by_company.load(self.row.company_id) or []
        mine = next((row for row in rows if row.currency == currency_code), None)
        return await StoreCredit.of(info, mine, currency_code)

    @strawberry.field(description="All of its accounts, oldest first.")
    async def store_credit_accounts(self, info: Info) -> list[StoreCreditAccount]:
        rows = await info.context.loaders.accounts_by_company.load(self.row.company_id) or []
        return [StoreCreditAccount.of(row) for row in rows]

    @strawberry.field(
        description="Its members in the order they joined, those who left too: for the shop and "
        "admins; others see themselves."
    )
    async def members(self, info: Info) -> list[CompanyMember]:
        rows = await info.context.loaders.members_by_company.load(self.row.id) or []
        return [CompanyMember.of(row) for row in rows]


as_node.register(models.Company, Company.of)


@strawberry.type(description="A company after something was done with it.")
class CompanyChangedPayload:
    company: Company = strawberry.field(description="The company.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")

    @classmethod
    def of(cls, changed: CompanyChanged) -> Self:
        """From what the verb did."""
        return cls(company=Company.of(changed.company), replayed=changed.replayed)


@strawberry.type(description="A member after something was done with them.")
class MemberChangedPayload:
    member: CompanyMember = strawberry.field(description="The member.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")

    @classmethod
    def of(cls, changed: MemberChanged) -> Self:
        """From what the verb did."""
        return cls(member=CompanyMember.of(changed.member), replayed=changed.replayed)


@strawberry.type(description="Leave to pay exactly so much of a cart with company credit, once.")
class SpendingApproval:
    cart_id: strawberry.ID = strawberry.field(description="The shop's id of the cart.")
    customer_id: strawberry.ID = strawberry.field(description="Who may spend it.")
    amount: Money = strawberry.field(description="Exactly how much.")
    approved_by: str = strawberry.field(description="Who has approved it.")
    approved_at: datetime = strawberry.field(description="When.")
    used_at: datetime | None = strawberry.field(description="When it was used, if it was.")

    @classmethod
    def of(cls, approval: models.SpendingApproval, cart: models.Cart) -> Self:
        """From a row and its cart."""
        return cls(
            cart_id=strawberry.ID(cart.cart_id),
            customer_id=strawberry.ID(approval.customer_id),
            amount=Money.of(approval.amount_minor, approval.currency),
            approved_by=approval.approved_by,
            approved_at=approval.approved_at,
            used_at=approval.used_at,
        )
