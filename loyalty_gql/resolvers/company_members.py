"""Who belongs to a company, what they may spend, and approving what they may not alone."""

from typing import Annotated

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import approvals, company_members
from loyalty_gql.domain.company_members import SetMember
from loyalty_gql.errors import InvalidAmount, InvalidInput
from loyalty_gql.resolvers.companies import COMPANY_ID
from loyalty_gql.rules import companies
from loyalty_gql.rules.money import same_currency
from loyalty_gql.rules.texts import shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.companies import MemberChangedPayload, SpendingApproval
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.money import MoneyInput
from loyalty_gql.types.scalars import CurrencyCode

CUSTOMER_ID = "The shop's customer."
MOST_LIMITS = 100


@strawberry.input(description="What a member may spend in one currency; null is no such limit.")
class MemberLimitInput:
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    per_order: MoneyInput | None = strawberry.field(
        default=None, description="On one cart, at most."
    )
    per_month: MoneyInput | None = strawberry.field(
        default=None, description="In a calendar month (UTC), on all carts together."
    )
    approval_above: MoneyInput | None = strawberry.field(
        default=None, description="More than this on one cart needs somebody else's approval."
    )

    def read(self, place: int) -> companies.MemberLimit:
        """The limit; `place` is for refusals.

        Raises:
            InvalidAmount, UnknownCurrency, CurrencyMismatch: not amounts of that currency.
        """
        at = f"limits.{place}"
        return companies.MemberLimit(
            _minor(self.per_order, self.currency_code, f"{at}.perOrder"),
            _minor(self.per_month, self.currency_code, f"{at}.perMonth"),
            _minor(self.approval_above, self.currency_code, f"{at}.approvalAbove"),
        )


def _minor(money: MoneyInput | None, currency: str, field: str) -> int | None:
    if money is None:
        return None
    read = money.read()
    same_currency(read, currency, field=field)
    if read.minor < 0:
        raise InvalidAmount("A limit is not negative; 0 lets nothing through.", field=field)
    return read.minor


def read_limits(limits: list[MemberLimitInput]) -> companies.Limits:
    """A member's limits by currency.

    Raises:
        InvalidInput: too many, or two in a currency; or see `MemberLimitInput.read`.
    """
    if len(limits) > MOST_LIMITS:
        raise InvalidInput(f"At most {MOST_LIMITS} limits.", field="limits")
    found: dict[str, companies.MemberLimit] = {}
    for place, one in enumerate(limits):
        if one.currency_code in found:
            raise InvalidInput("Limits are given once in a currency.", field=f"limits.{place}")
        found[one.currency_code] = one.read(place)
    return found


@strawberry.input(description="A member of a company, new or changed; what is left out stays.")
class SetCompanyMemberInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    company_id: strawberry.ID = strawberry.field(description=COMPANY_ID)
    customer_id: strawberry.ID = strawberry.field(description=CUSTOMER_ID)
    role: companies.MemberRole | None = strawberry.field(
        default=None, description="What they are in it; a new one is a MEMBER."
    )
    limits: list[MemberLimitInput] | None = strawberry.field(
        default=None,
        description="All of their limits, by currency. None at all ([]) is no limit; else what is "
        "in another currency is closed to them.",
    )

    def read(self) -> SetMember:
        """The request as the verb takes it."""
        return SetMember(
            shop_id(self.company_id, field="companyId"),
            shop_id(self.customer_id, field="customerId"),
            self.role,
            None if self.limits is None else read_limits(self.limits),
        )


@strawberry.type(description="The member as they are now.")
class SetCompanyMemberPayload(MemberChangedPayload):
    pass


@strawberry.input(description="A member who leaves a company.")
class RemoveCompanyMemberInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    company_id: strawberry.ID = strawberry.field(description=COMPANY_ID)
    customer_id: strawberry.ID = strawberry.field(description=CUSTOMER_ID)


@strawberry.type(description="The member who left.")
class RemoveCompanyMemberPayload(MemberChangedPayload):
    pass


@strawberry.input(description="What a member may pay of a cart with company credit, once.")
class ApproveSpendingInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    cart_id: strawberry.ID = strawberry.field(description="The shop's id of the cart.")
    amount: MoneyInput = strawberry.field(description="Exactly how much, as it was asked for.")


@strawberry.type(description="The approval.")
class ApproveSpendingPayload:
    approval: SpendingApproval = strawberry.field(description="What was approved.")
    replayed: bool = strawberry.field(description="An earlier request had done it.")


SetCompanyMemberResult = Annotated[
    SetCompanyMemberPayload | UserError,
    strawberry.union("SetCompanyMemberResult", description="The member, or why there is none."),
]
RemoveCompanyMemberResult = Annotated[
    RemoveCompanyMemberPayload | UserError,
    strawberry.union("RemoveCompanyMemberResult", description="Who left, or why nobody did."),
]
ApproveSpendingResult = Annotated[
    ApproveSpendingPayload | UserError,
    strawberry.union("ApproveSpendingResult", description="The approval, or why there is none."),
]


@strawberry.type
class CompanyMemberMutations:
    @strawberry.mutation(
        description="Let a customer spend a company's credit, or change how much of it."
    )
    async def set_company_member(
        self,
        info: Info,
        input: Annotated[SetCompanyMemberInput, strawberry.argument(description="Who, where.")],
    ) -> SetCompanyMemberResult:
        context = info.context
        changed = await company_members.set_company_member(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return SetCompanyMemberPayload.of(changed)

    @strawberry.mutation(
        description="End a membership: they lose access to the company's credit, and nothing else."
    )
    async def remove_company_member(
        self,
        info: Info,
        input: Annotated[RemoveCompanyMemberInput, strawberry.argument(description="Who.")],
    ) -> RemoveCompanyMemberResult:
        context = info.context
        changed = await company_members.remove_company_member(
            context.actor,
            context.house,
            shop_id(input.company_id, field="companyId"),
            shop_id(input.customer_id, field="customerId"),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return RemoveCompanyMemberPayload.of(changed)

    @strawberry.mutation(
        description="Let a cart's customer pay exactly so much with company credit, once: by "
        "another admin of the company, or by staff."
    )
    async def approve_spending(
        self,
        info: Info,
        input: Annotated[ApproveSpendingInput, strawberry.argument(description="How much.")],
    ) -> ApproveSpendingResult:
        context = info.context
        approved = await approvals.approve_spending(
            context.actor,
            context.house,
            shop_id(input.cart_id, field="cartId"),
            input.amount.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return ApproveSpendingPayload(
            approval=SpendingApproval.of(approved.approval, approved.cart),
            replayed=approved.replayed,
        )
