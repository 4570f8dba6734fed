"""Store credit accounts: find them, open one."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import issuing, pages, store_credit
from loyalty_gql.rules.state import AccountStatus
from loyalty_gql.rules.texts import maybe_shop_id, shop_id
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
        reverse: Annotated[bool, strawberry.argument(description="Latest first.")] = False,
    ) -> Connection[StoreCreditAccount]:
        only = filter or StoreCreditAccountFilter()
        page = await store_credit.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            customer_id=maybe_shop_id(only.customer_id, field="customerId"),
            currency=maybe_shop_id(only.currency_code, field="currencyCode"),
            status=only.status,
            reverse=reverse,
        )
        return Connection[StoreCreditAccount].of(page, StoreCreditAccount.of)


@strawberry.input(description="An account to open.")
class OpenStoreCreditAccountInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    customer_id: strawberry.ID = strawberry.field(description="The shop's customer who owns it.")
    currency_code: CurrencyCode = strawberry.field(description="Its currency, for good.")


@strawberry.type(description="The account: new, or the one that was there.")
class OpenStoreCreditAccountPayload:
    store_credit_account: StoreCreditAccount = strawberry.field(description="The account.")
    replayed: bool = strawberry.field(description="It had been opened by an earlier request.")


OpenStoreCreditAccountResult = Annotated[
    OpenStoreCreditAccountPayload | UserError,
    strawberry.union("OpenStoreCreditAccountResult", description="The account, or why not."),
]


@strawberry.type
class StoreCreditMutations:
    @strawberry.mutation(description="Open a customer's account in a currency.")
    async def open_store_credit_account(
        self,
        info: Info,
        input: Annotated[OpenStoreCreditAccountInput, strawberry.argument(description="Whose.")],
    ) -> OpenStoreCreditAccountResult:
        context = info.context
        opened = await issuing.open_store_credit_account(
            context.actor,
            context.house,
            shop_id(input.customer_id, field="customerId"),
            input.currency_code,
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return OpenStoreCreditAccountPayload(
            store_credit_account=StoreCreditAccount.of(opened.account), replayed=opened.replayed
        )
