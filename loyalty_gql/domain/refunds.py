"""An order's refund into store credit: its customer's, or credit that waits for a guest."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.issuing import customers_account
from loyalty_gql.domain.tenders import LoadedCart, load_order
from loyalty_gql.domain.waiting_credit import for_address
from loyalty_gql.errors import InvalidInput, NotFound, RefundExceedsPaid
from loyalty_gql.ledger.commands import Command, Ensure, Update
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
) -> Refunded:
    """Refund part of an order to store credit, over all that paid it, in proportion.

    Whose: the customer's who is named, or of an e-mail address, or else the order's own. For an
    address it waits in an account that nobody has claimed; one that is claimed meanwhile does not
    get it.

    What cards and credit had paid keeps its origin and expiry; what other tenders had paid becomes
    value without expiry. Together never more than was paid and not yet given back.

    Raises:
        NotPermitted: the actor may not refund.
        NotFound: no such order was reported.
        InvalidInput: two are named, or nobody is and the order has no customer.
        InvalidAmount, CurrencyMismatch: zero, negative, or in another currency.
        RefundExceedsPaid: more than is left to give back.
    """
    actor.must_be_allowed("refundToCredit")
    positive(money)
    if customer_id is not None and address is not None:
        raise InvalidInput("To a customer or to an address, not to both.", field="emailAddress")
    to = customer_id if address is None else ("emailAddress", address.folded)
    the_key = key_of(actor, "refundToCredit", key, order_id, money, to, why)

    async def build() -> Command:
        loaded = await load_order(order_id, now)
        if loaded is None:
            raise NotFound("No cart was reported as that order.", field="orderId")
        cart = loaded.cart
        same_currency(money, cart.currency)
        whose = address or customer_id or cart.customer_id
        account_id, ensure, unclaimed = await _whose(whose, cart.currency, now)
        paid, other_minor = await _paid(loaded)
        parts = _parts(money.minor, paid, other_minor)
        operations = _operations(house, cart, account_id, paid, parts)
        refunded = cart.refunded_other_minor + parts[-1]
        return Command(
            the_key,
            why.by(actor),
            # Credit that was closed is opened anew: what was paid can always be given back.
            [SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED), *operations],
            subject={"account": str(account_id), "refunded": money.minor},
            ensure=ensure,
            guards=[
                Update(models.Cart, cart.id, cart.version, {"refunded_other_minor": refunded}),
                *unclaimed,
            ],
        )

    def asked() -> list[Asked]:
        event = Event.of(actor, the_key.operation, customer_id)
        return [(Moment.REFUND, replace(event, amount=money, order_id=order_id))]

    receipt = await commit(house, the_key, build, reread_on=(RefundExceedsPaid,), before=asked)
    cart = await models.Cart.get(order_id=order_id)
    made = await models.LedgerTransaction.filter(command_id=receipt.command_id).order_by("id")
    return Refunded(
        cart,
        UUID(receipt.subject["account"]),
        [one.id for one in made],
        receipt.subject["refunded"],
        receipt.replayed,
    )


async def _whose(
    whose: Address | str | None, currency: str, now: datetime
) -> tuple[UUID, list[Ensure], list[Update]]:
    """The account, the rows to make where they are missing, and what must not have moved."""
    if whose is None:
        raise InvalidInput(
            "Whose credit? This order has no customer: name one, or an e-mail address.",
            field="customerId",
        )
    if isinstance(whose, str):
        account_id, rows = customers_account(whose, currency, now)
        return account_id, rows, []
    waiting = await for_address(whose, currency, now)
    return waiting.account_id, waiting.ensure, [waiting.guard]


def _parts(amount: int, paid: list[Paid], other_minor: int) -> list[int]:
    """The refund's share of each tender's part, and of the rest last."""
    left = [*(one.left_minor for one in paid), other_minor]
    if amount > sum(left):
        raise RefundExceedsPaid(
            "That is more than was paid and not yet given back.", field="amount"
        )
    return split(amount, left)


def _operations(
    house: House, cart: models.Cart, to: UUID, paid: list[Paid], parts: list[int]
) -> list[Operation]:
    *by_tender, other = parts
    operations: list[Operation] = [
        Refund(one.account_id, one.redemption_id, to, part, house.grace)
        for one, part in zip(paid, by_tender, strict=True)
        if part
    ]
    if other:
        kind, source, origin = Kind.REFUND, System.REFUNDS_CLEARING, Origin.REFUND
        operations.append(Grant(to, other, cart.currency, kind, source, origin, cart=cart.id))
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
