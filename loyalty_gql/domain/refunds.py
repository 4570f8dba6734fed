"""An order's refund into store credit: its customer's, its company's, or waiting for a guest."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.refund_owners import Destination, Whose, destination
from loyalty_gql.domain.tenders import LoadedCart, load_order
from loyalty_gql.errors import NotFound, RefundExceedsPaid
from loyalty_gql.ledger.commands import Command, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.money import Money, positive, same_currency, split
from loyalty_gql.rules.operations import Grant, Operation, Refund, SetStatus
from loyalty_gql.rules.state import AccountStatus, Kind, Origin, System


@dataclass(frozen=True, slots=True)
class Refunded:
    """Where the refund went: one transaction for each tender it takes back, one for the rest."""

    cart: models.Cart
    account_id: UUID
    transaction_ids: list[UUID]
    refunded_minor: int
    replayed: bool


@dataclass(frozen=True, slots=True)
class Paid:
    """Something that paid an order, and what of it was not given back (minor units)."""

    account_id: UUID
    redemption_id: UUID
    left_minor: int


async def refund_to_credit(
    actor: Actor,
    house: House,
    order_id: str,
    money: Money,
    *,
    customer_id: str | None,
    why: Why,
    key: str,
    now: datetime,
    address: Address | None = None,
    company_id: str | None = None,
) -> Refunded:
    """Refund part of an order to store credit, over all that paid it, in proportion.

    Whose: the customer's, address's or company's that is named, or else the order's own: see
    `refund_owners`. For an address it waits in an account that nobody has claimed; one that is
    claimed meanwhile does not get it.

    What cards and credit had paid keeps its origin and expiry; what other tenders had paid becomes
    value without expiry. Together never more than was paid and not yet given back.

    Raises:
        NotPermitted: the actor may not refund.
        NotFound: no such order was reported, or there is no such company.
        InvalidInput: two are named, or nobody is and the order has no customer; or what a
            company's credit paid would become somebody else's.
        InvalidAmount, CurrencyMismatch: zero, negative, or in another currency.
        RefundExceedsPaid: more than is left to give back.
    """
    actor.must_be_allowed("refundToCredit")
    positive(money)
    whose = Whose(customer_id, address, company_id)
    the_key = key_of(actor, "refundToCredit", key, order_id, money, whose.asked(), why)

    async def build() -> Command:
        loaded = await load_order(order_id, now)
        if loaded is None:
            raise NotFound("No cart was reported as that order.", field="orderId")
        cart = loaded.cart
        same_currency(money, cart.currency)
        paid, other_minor = await _paid(loaded)
        payers = {one.account_id for one in paid}
        to = await destination(cart, whose, payers, now, others_paid=other_minor > 0)
        parts = _parts(money.minor, paid, other_minor)
        operations = _operations(house, cart, to, paid, parts)
        refunded = cart.refunded_other_minor + parts[-1]
        return Command(
            the_key,
            why.by(actor),
            # Credit that was closed is opened anew: what was paid can always be given back.
            [*map(_opened, to.accounts), *operations],
            subject={"account": str(to.account_id), "refunded": money.minor},
            ensure=to.ensure,
            guards=[
                Update(models.Cart, cart.id, cart.version, {"refunded_other_minor": refunded}),
                *to.guards,
            ],
        )

    receipt = await commit(house, the_key, build, reread_on=(RefundExceedsPaid,))
    cart = await models.Cart.get(order_id=order_id)
    made = await models.LedgerTransaction.filter(command_id=receipt.command_id).order_by("id")
    return Refunded(
        cart,
        UUID(receipt.subject["account"]),
        [one.id for one in made],
        receipt.subject["refunded"],
        receipt.replayed,
    )


def _opened(account_id: UUID) -> Operation:
    return SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED)


def _parts(amount: int, paid: list[Paid], other_minor: int) -> list[int]:
    """The refund's share of each tender's part, and of the rest last."""
    left = [*(one.left_minor for one in paid), other_minor]
    if amount > sum(left):
        raise RefundExceedsPaid(
            "That is more than was paid and not yet given back.", field="amount"
        )
    return split(amount, left)


def _operations(
    house: House, cart: models.Cart, to: Destination, paid: list[Paid], parts: list[int]
) -> list[Operation]:
    *by_tender, other = parts
    operations: list[Operation] = [
        Refund(one.account_id, one.redemption_id, to.of(one.account_id), part, house.grace)
        for one, part in zip(paid, by_tender, strict=True)
        if part
    ]
    if other:
        kind, source, origin = Kind.REFUND, System.REFUNDS_CLEARING, Origin.REFUND
        operations.append(
            Grant(to.account_id, other, cart.currency, kind, source, origin, cart=cart.id)
        )
    return operations


async def _paid(loaded: LoadedCart) -> tuple[list[Paid], int]:
    """What our tenders paid of an order and have not got back, and what others paid of it."""
    cart = loaded.cart
    redemptions = await models.LedgerTransaction.filter(
        cart_id=cart.id, kind=Kind.REDEMPTION
    ).order_by("recorded_at", "id")
    ids = [one.id for one in redemptions]
    uses = await models.LotUse.filter(redemption_id__in=ids)
    entries = await models.Entry.filter(transaction_id__in=ids, kind=Kind.REDEMPTION)
    accounts = {one.transaction_id: one.account_id for one in entries if one.account_id}
    paid = [
        Paid(accounts[id_], id_, -sum(one.amount for one in uses if one.redemption_id == id_))
        for id_ in ids
    ]
    # A tender that gave back what it held was not paid by anybody: the shop was never told to.
    others = min(cart.total_minor - loaded.captured_minor - loaded.held_minor, cart.due_minor or 0)
    return paid, max(0, others - cart.refunded_other_minor)
