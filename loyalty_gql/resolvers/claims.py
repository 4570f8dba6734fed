"""Claiming: a card's whole value, or what waits, into one's own store credit."""

from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import claims
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.gift_cards import GiftCard
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import Money
from loyalty_gql.types.scalars import CurrencyCode
from loyalty_gql.types.store_credit import StoreCreditAccount


@strawberry.input(description="A gift card or waiting credit to claim: its code, or its id.")
class ClaimInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    code: str | None = strawberry.field(default=None, description="Its code, as it was typed.")
    store_credit_account_id: strawberry.ID | None = strawberry.field(
        default=None, description="Of credit that waits for the customer's e-mail address: its id."
    )
    currency_code: CurrencyCode | None = strawberry.field(
        default=None, description="Only if it is in this currency; null takes any."
    )
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=None, description=inputs.ON_BEHALF_OF
    )
    channel: str | None = strawberry.field(default=None, description=inputs.CHANNEL)
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def what(self) -> str | UUID:
        """The code, or the account's id.

        Raises:
            InvalidInput: neither is given, or both are.
        """
        if self.code is not None and self.store_credit_account_id is None:
            return self.code
        if self.store_credit_account_id is not None and self.code is None:
            return inputs.store_credit_account(self.store_credit_account_id)
        raise InvalidInput("Give a code or a storeCreditAccountId, one of the two.", field="code")


@strawberry.type(description="What was claimed, in the customer's store credit now.")
class ClaimPayload:
    gift_card: GiftCard | None = strawberry.field(
        description="The card, which pays nothing more; null if it was waiting credit."
    )
    waiting_credit: StoreCreditAccount | None = strawberry.field(
        description="The account that waited, empty now; null if it was a card."
    )
    store_credit_account: StoreCreditAccount = strawberry.field(description="Where its value is.")
    amount: Money = strawberry.field(description="How much that was.")
    replayed: bool = strawberry.field(description="It had been claimed by an earlier request.")
    transaction_id: strawberry.Private[UUID]
    account_id: strawberry.Private[UUID]

    @strawberry.field(description="The movement on the store credit account.")
    async def transaction(self, info: Info) -> Transaction:
        return await of_transaction(info, self.transaction_id, self.account_id)


ClaimResult = Annotated[
    ClaimPayload | UserError,
    strawberry.union("ClaimResult", description="The credit, or why it can't be claimed."),
]


@strawberry.type
class ClaimMutations:
    @strawberry.mutation(
        description=(
            "Move all of a gift card, or of credit that waits, into the caller's store credit, "
            "opened when missing."
        )
    )
    async def claim(
        self,
        info: Info,
        input: Annotated[ClaimInput, strawberry.argument(description="Which.")],
    ) -> ClaimResult:
        context = info.context
        claimed = await claims.claim(
            context.actor,
            context.house,
            input.what(),
            currency=input.currency_code,
            on_behalf_of=maybe_shop_id(input.on_behalf_of, field="onBehalfOf"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
            channel=maybe_shop_id(input.channel, field="channel"),
            location=inputs.location(input.location),
        )
        return ClaimPayload(
            gift_card=GiftCard.of(claimed.card) if claimed.card else None,
            waiting_credit=StoreCreditAccount.of(claimed.waiting) if claimed.waiting else None,
            store_credit_account=StoreCreditAccount.of(claimed.account),
            amount=Money.of(claimed.minor, claimed.account.currency),
            replayed=claimed.replayed,
            transaction_id=claimed.transaction_id,
            account_id=claimed.account.id,
        )
