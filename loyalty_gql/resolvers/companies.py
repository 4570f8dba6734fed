"""Companies: kept by the shop, seen by their members."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import companies, pages
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.texts import line, shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.companies import Company, CompanyChangedPayload
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.nodes import After, Before, Connection, First, Last

COMPANY_ID = "The shop's id of the company."


def _name(text: str) -> str:
    name = line(text, field="name")
    if name is None:
        raise InvalidInput("What is it called?", field="name")
    return name


@strawberry.type
class CompanyQueries:
    @strawberry.field(description="A company, by the shop's id; null when it is not yours to see.")
    async def company(
        self,
        info: Info,
        company_id: Annotated[strawberry.ID, strawberry.argument(description=COMPANY_ID)],
    ) -> Company | None:
        found = await companies.find(info.context.actor, shop_id(company_id, field="companyId"))
        return Company.of(found) if found else None

    @strawberry.field(description="Companies, oldest first: the shop's, or a customer's own.")
    async def companies(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        archived: Annotated[
            bool, strawberry.argument(description="For the shop: those that are archived.")
        ] = False,
    ) -> Connection[Company]:
        page = await companies.page_of(
            info.context.actor, pages.ask(first, after, last, before), archived=archived
        )
        return Connection[Company].of(page, Company.of)


@strawberry.input(description="A company of the shop's.")
class CreateCompanyInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    company_id: strawberry.ID = strawberry.field(description=COMPANY_ID)
    name: str = strawberry.field(description="What it is called.")


@strawberry.type(description="The new company.")
class CreateCompanyPayload(CompanyChangedPayload):
    pass


@strawberry.input(description="What changes about a company.")
class UpdateCompanyInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    company_id: strawberry.ID = strawberry.field(description=COMPANY_ID)
    name: str = strawberry.field(description="What it is called.")


@strawberry.type(description="The company as it is now.")
class UpdateCompanyPayload(CompanyChangedPayload):
    pass


@strawberry.input(description="A company whose credit nobody is to spend any more.")
class ArchiveCompanyInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    company_id: strawberry.ID = strawberry.field(description=COMPANY_ID)


@strawberry.type(description="The company, archived.")
class ArchiveCompanyPayload(CompanyChangedPayload):
    pass


CreateCompanyResult = Annotated[
    CreateCompanyPayload | UserError,
    strawberry.union("CreateCompanyResult", description="The company, or why there is none."),
]
UpdateCompanyResult = Annotated[
    UpdateCompanyPayload | UserError,
    strawberry.union("UpdateCompanyResult", description="The company, or why nothing was done."),
]
ArchiveCompanyResult = Annotated[
    ArchiveCompanyPayload | UserError,
    strawberry.union("ArchiveCompanyResult", description="The company, or why nothing was done."),
]


@strawberry.type
class CompanyMutations:
    @strawberry.mutation(description="Take over a company of the shop's.")
    async def create_company(
        self,
        info: Info,
        input: Annotated[CreateCompanyInput, strawberry.argument(description="Which.")],
    ) -> CreateCompanyResult:
        context = info.context
        changed = await companies.create_company(
            context.actor,
            context.house,
            shop_id(input.company_id, field="companyId"),
            _name(input.name),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return CreateCompanyPayload.of(changed)

    @strawberry.mutation(description="Change what a company is called.")
    async def update_company(
        self,
        info: Info,
        input: Annotated[UpdateCompanyInput, strawberry.argument(description="What changes.")],
    ) -> UpdateCompanyResult:
        context = info.context
        changed = await companies.update_company(
            context.actor,
            context.house,
            shop_id(input.company_id, field="companyId"),
            _name(input.name),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return UpdateCompanyPayload.of(changed)

    @strawberry.mutation(
        description="Nobody spends the company's credit any more. What is on it stays, and orders "
        "are captured and refunded as before."
    )
    async def archive_company(
        self,
        info: Info,
        input: Annotated[ArchiveCompanyInput, strawberry.argument(description="Which.")],
    ) -> ArchiveCompanyResult:
        context = info.context
        changed = await companies.archive_company(
            context.actor,
            context.house,
            shop_id(input.company_id, field="companyId"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ArchiveCompanyPayload.of(changed)
