"""Store credit accounts: find them, open one."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import opening, pages, store_credit
from loyalty_gql.domain.opening import OpenAccount
from loyalty_gql.domain.store_credit import CreditFilter
from loyalty_gql.rules.addresses import maybe_email_address
from loyalty_gql.rules.state import AccountStatus
from loyalty_gql.rules.texts import maybe_shop_id, words
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id
from loyalty_gql.types.scalars import CurrencyCode
from loyalty_gql.types.store_credit import StoreCreditAccount


@strawberry.input(description="Every part that is given must hold.")
class StoreCreditAccountFilter:
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="Its owner.")
    currency_code: CurrencyCode | None = strawberry.field(default=None, description="Its currency.")
    status: AccountStatus | None = strawberry.field(default=None, description="Its status.")
    waiting: bool | None = strawberry.field(
        default=None, description="True: those that nobody has claimed yet. False: the others."
    )
    email_address: str | None = strawberry.field(
        default=None, description="Which waits for this address, or did."
    )

    company_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's company that owns it."
    )

    def read(self) -> CreditFilter:
        """The filter as the domain takes it."""
        return CreditFilter(
            customer_id=maybe_shop_id(self.customer_id, field="customerId"),
            currency=self.currency_code,
            status=self.status,
            waiting=self.waiting,
            address=maybe_email_address(self.email_address, field="emailAddress"),
            company_id=maybe_shop_id(self.company_id, field="companyId"),
        )


@strawberry.type
class StoreCreditQueries:
    @strawberry.field(description="One store credit account, by its global id.")
    async def store_credit_account(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its global id.")],
    ) -> StoreCreditAccount | None:
        account = await store_credit.find(info.context.actor, read_id(id, "StoreCreditAccount")[1])
        return StoreCreditAccount.of(account) if account else None

    @strawberry.field(description="Store credit accounts: a customer's own, or the shop's.")
    async def store_credit_accounts(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            StoreCreditAccountFilter | None, strawberry.argument(description="Which accounts.")
        ] = None,
        query: Annotated[
            str | None,
            strawberry.argument(
                description="A customer's or company's id, an e-mail address that one waits for, "
                "or last four."
            ),
        ] = None,
        reverse: Annotated[bool, strawberry.argument(description="Latest first.")] = False,
    ) -> Connection[StoreCreditAccount]:
        page = await store_credit.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            only=filter.read() if filter else None,
            query=maybe_shop_id((query and query.strip()) or None, field="query"),
            reverse=reverse,
        )
        return Connection[StoreCreditAccount].of(page, StoreCreditAccount.of)


@strawberry.input(
    description="An account to open: a customer's, a company's, or one that waits for its owner."
)
class OpenStoreCreditAccountInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    currency_code: CurrencyCode = strawberry.field(description="Its currency, for good.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer who owns it."
    )
    email_address: str | None = strawberry.field(
        default=None, description="Instead: whoever proves this address claims it."
    )
    with_code: bool = strawberry.field(
        default=False, description="Instead: whoever has its new code claims it."
    )
    note: str | None = strawberry.field(
        default=None, description="Words for staff, kept with one that has a code."
    )

    company_id: strawberry.ID | None = strawberry.field(
        default=None, description="Instead: the shop's company that owns it."
    )

    def read(self) -> OpenAccount:
        """The request as the verb takes it."""
        return OpenAccount(
            self.currency_code,
            maybe_shop_id(self.customer_id, field="customerId"),
            maybe_email_address(self.email_address, field="emailAddress"),
            self.with_code,
            words(self.note, field="note"),
            maybe_shop_id(self.company_id, field="companyId"),
        )


@strawberry.type(description="The account: new, or the one that was there.")
class OpenStoreCreditAccountPayload:
    store_credit_account: StoreCreditAccount = strawberry.field(description="The account.")
    replayed: bool = strawberry.field(description="It had been opened by an earlier request.")
    claim_code: str | None = strawberry.field(
        description="The code it is claimed with: the one place where it is shown."
    )


OpenStoreCreditAccountResult = Annotated[
    OpenStoreCreditAccountPayload | UserError,
    strawberry.union("OpenStoreCreditAccountResult", description="The account, or why not."),
]


@strawberry.type
class StoreCreditMutations:
    @strawberry.mutation(
        description="Open an account in a currency: a customer's, a company's, or one that waits "
        "for its owner."
    )
    async def open_store_credit_account(
        self,
        info: Info,
        input: Annotated[OpenStoreCreditAccountInput, strawberry.argument(description="Whose.")],
    ) -> OpenStoreCreditAccountResult:
        context = info.context
        opened = await opening.open_account(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return OpenStoreCreditAccountPayload(
            store_credit_account=StoreCreditAccount.of(opened.account),
            replayed=opened.replayed,
            claim_code=opened.code,
        )
