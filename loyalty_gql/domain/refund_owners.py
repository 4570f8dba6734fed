"""Whose an order's refund becomes: what a company's credit paid goes back to the company."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.companies import any_company
from loyalty_gql.domain.issuing import customers_account, owners_account
from loyalty_gql.domain.waiting_credit import for_address
from loyalty_gql.errors import InvalidInput
from loyalty_gql.ledger.commands import Ensure, Update
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.ids import COMPANY, CUSTOMER


@dataclass(frozen=True, slots=True)
class Whose:
    """Who is named to get a refund: one of the three, or nobody."""

    customer_id: str | None = None
    address: Address | None = None
    company_id: str | None = None

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.customer_id, self.address, self.company_id)) > 1:
            raise InvalidInput(
                "To a customer, to an address or to a company: name one.",
                field="emailAddress" if self.company_id is None else "companyId",
            )

    def asked(self) -> object:
        """As a request's fingerprint has it."""
        if self.company_id is not None:
            return ("companyId", self.company_id)
        return self.customer_id if self.address is None else ("emailAddress", self.address.folded)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a refund goes; `elsewhere`: what these balances had paid goes there instead.

    `ensure` makes rows that are missing, `guards` are what must not have moved.
    """

    account_id: UUID
    ensure: Sequence[Ensure] = ()
    guards: Sequence[Update] = ()
    elsewhere: Mapping[UUID, UUID] = field(default_factory=dict[UUID, UUID])
    # Whose credit all of it becomes, where that is one customer's.
    customer_id: str | None = None

    def of(self, paid_by: UUID) -> UUID:
        """Where what a balance had paid goes."""
        return self.elsewhere.get(paid_by, self.account_id)

    @property
    def accounts(self) -> list[UUID]:
        """All the accounts that may get something."""
        return sorted({self.account_id, *self.elsewhere.values()})


async def destination(
    cart: models.Cart,
    whose: Whose,
    paid_by: Collection[UUID],
    now: datetime,
    *,
    others_paid: bool,
) -> Destination:
    """Where a refund of an order goes that these balances, or `others_paid` too, have paid.

    Where nobody is named: what a company's credit and others paid of a company's order becomes the
    company's; what its member's own card or credit paid becomes that member's.

    Raises:
        InvalidInput: nobody is named and the order has no customer; or what a company's credit
            paid would become somebody else's.
        NotFound: the company that is named does not exist.
    """
    payers = await models.StoreCreditAccount.filter(id__in=list(paid_by))
    paying = next((one.owner_id for one in payers if one.owner_kind == COMPANY), None)
    if whose.company_id is not None:
        await any_company(whose.company_id)
        _must_be(paying, whose.company_id)
        return _owned(COMPANY, whose.company_id, cart, now)
    if whose.address is not None:
        _must_be(paying, None)
        waiting = await for_address(whose.address, cart.currency, now)
        return Destination(waiting.account_id, waiting.ensure, [waiting.guard])
    if whose.customer_id is not None:
        _must_be(paying, None)
        return _owned(CUSTOMER, whose.customer_id, cart, now)
    company = paying or (await _known(cart) if others_paid else None)
    if company is None:
        if cart.customer_id is None:
            raise InvalidInput(
                "Whose credit? This order has no customer: name one, or an e-mail address.",
                field="customerId",
            )
        return _owned(CUSTOMER, cart.customer_id, cart, now)
    return _companys(company, cart, payers, paid_by, now)


def _companys(
    company_id: str,
    cart: models.Cart,
    payers: Collection[models.StoreCreditAccount],
    paid_by: Collection[UUID],
    now: datetime,
) -> Destination:
    account_id, ensure = owners_account(COMPANY, company_id, cart.currency, now)
    elsewhere = {one.id: one.id for one in payers if one.owner_kind != COMPANY}
    cards = set(paid_by) - {one.id for one in payers}
    if cards and cart.customer_id is not None:
        members, rows = customers_account(cart.customer_id, cart.currency, now)
        elsewhere |= dict.fromkeys(cards, members)
        ensure += rows
    return Destination(account_id, ensure, elsewhere=elsewhere)


def _owned(kind: str, owner_id: str, cart: models.Cart, now: datetime) -> Destination:
    account_id, ensure = owners_account(kind, owner_id, cart.currency, now)
    return Destination(account_id, ensure, customer_id=owner_id if kind == CUSTOMER else None)


def _must_be(paying: str | None, named: str | None) -> None:
    if paying not in (None, named):
        raise InvalidInput(
            "A company's credit paid this order; it goes back there: name nobody.",
            field="customerId" if named is None else "companyId",
        )


async def _known(cart: models.Cart) -> str | None:
    """The company that an order was for, if we know it."""
    if cart.company_id is None:
        return None
    known = await models.Company.filter(company_id=cart.company_id).exists()
    return cart.company_id if known else None
