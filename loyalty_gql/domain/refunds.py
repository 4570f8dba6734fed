"""An order's refund into store credit: its customer's, its company's, or waiting for a guest."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.exchanges import Exchange, exchange
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.paid import Paid, captures_of
from loyalty_gql.domain.recalls import foreseen, told
from loyalty_gql.domain.refund_owners import Destination, Whose, destination
from loyalty_gql.domain.refund_taxes import Returns, read_returns
from loyalty_gql.domain.reported_orders import reported, row, stated
from loyalty_gql.domain.tenders import load_order
from loyalty_gql.errors import InvalidInput, RefundExceedsPaid
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Outcome, Receipt, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.money import Money, positive, same_currency, within
from loyalty_gql.rules.operations import Grant, Operation, Refund, SetStatus
from loyalty_gql.rules.refunds import spread
from loyalty_gql.rules.state import AccountStatus, Kind, Origin, System


@dataclass(frozen=True, slots=True)
class Refunded:
    """Where the refund went: one transaction for each tender it takes back, one for the rest.

    `onto` is the next cart that it helps to pay. `kept_minor` of it the shop keeps: it had given
    back the money that bought the card that paid.
    """

    cart: models.Cart
    account_id: UUID
    transaction_ids: list[UUID]
    refunded_minor: int
    replayed: bool
    onto: models.Cart | None = None
    kept_minor: int = 0


@dataclass(frozen=True, slots=True)
class More:
    """What goes beyond a plain refund.

    `paid_total`: what other means paid of an order that we never saw, or that nothing was captured
    of. `above_paid`: even more than was paid. `to_cart`: the shop's id of the customer's next cart,
    which the refund helps to pay.
    """

    paid_total: Money | None = None
    above_paid: bool = False
    to_cart: str | None = None


PLAIN = More()


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
    more: More = PLAIN,
    company_id: str | None = None,
) -> Refunded:
    """Refund part of an order to store credit, over all that paid it, in proportion.

    Whose: the customer's, address's or company's that is named, or else the order's own: see
    `refund_owners`. For an address it waits in an account that nobody has claimed; one that is
    claimed meanwhile does not get it.

    What cards and credit had paid keeps its origin and expiry; what other tenders had paid becomes
    value without expiry. Together never more than was paid and not yet given back, but for who may
    go above. An order that we never saw is written down with its first refund.

    Raises:
        NotPermitted: the actor may not refund, or not above what was paid.
        NotFound: no such order was reported, and nobody says what was paid for it; or there is no
            such company.
        AlreadyExists: another sum is known, or was reported, as paid for it.
        InvalidInput: two are named, or nobody is and the order has no customer; or what a
            company's credit paid would become somebody else's.
        InvalidAmount, CurrencyMismatch: zero, negative, or in another currency; or more is said to
            be paid for it than it cost.
        RefundExceedsPaid: more than is left to give back.
        CartState, NothingToApply, NotActive, NotRedeemable: it can't go onto the next cart.
    """
    actor.must_be_allowed("refundToCredit")
    _must_be_sound(actor, house, money, more)
    whose = Whose(customer_id, address, company_id)
    beyond = () if more == PLAIN else (more,)
    the_key = key_of(actor, "refundToCredit", key, order_id, money, whose.asked(), why, *beyond)
    ask = _Ask(actor, house, order_id, money, whose, why, more, now)
    onto: list[Exchange] = []

    async def build() -> Command:
        plan = await _planned(ask)
        found = await _next_cart(ask, plan)
        onto[:] = [found] if found else []
        return _command(ask, the_key, plan, found)

    def asked() -> list[Asked]:
        event = replace(Event.of(actor, the_key.operation, customer_id), amount=money)
        refund: Asked = (Moment.REFUND, replace(event, order_id=order_id))
        return [refund, *((Moment.APPLY, one.told(event)) for one in onto)]

    receipt = await commit(
        house, the_key, build, reread_on=(RefundExceedsPaid, RowRefused), before=asked
    )
    return await _refunded(order_id, receipt)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked, by whom."""

    actor: Actor
    house: House
    order_id: str
    money: Money
    whose: Whose
    why: Why
    more: More
    now: datetime


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a refund gives back, and where to: `parts` of each of `paid`, and of the rest last.

    `above_minor` of the rest was paid by nobody. `said` is what the order's row keeps of what the
    backend says was paid; None where there is no row yet.
    """

    cart: models.Cart
    said: dict[str, int] | None
    paid: list[Paid]
    parts: list[int]
    above_minor: int
    to: Destination
    returns: Returns


async def _planned(ask: _Ask) -> _Plan:
    """The order and its payers as they are, and what of each comes back.

    Raises:
        NotFound, AlreadyExists, InvalidInput, CurrencyMismatch, RefundExceedsPaid: see
            `refund_to_credit`.
    """
    known = await load_order(ask.order_id, ask.now)
    loaded = known or reported(ask.order_id, ask.more.paid_total, ask.whose.customer_id, ask.now)
    cart = loaded.cart
    same_currency(ask.money, cart.currency)
    said = stated(loaded, ask.more.paid_total)
    cart.update_from_dict(said)
    paid, other_minor = await captures_of(loaded)
    payers = {one.account_id for one in paid}
    to = await destination(cart, ask.whose, payers, ask.now, others_paid=other_minor > 0)
    parts, above = _parts(ask.money.minor, paid, other_minor, ask.more)
    returns = await read_returns(cart.id)
    return _Plan(cart, said if known else None, paid, parts, above, to, returns)


async def _next_cart(ask: _Ask, plan: _Plan) -> Exchange | None:
    """The cart that the refund helps to pay, if one is named and anything arrives.

    Raises:
        InvalidInput: it becomes nobody's own credit.
    """
    if ask.more.to_cart is None:
        return None
    to = plan.to
    if to.customer_id is None:
        raise InvalidInput("Only a customer's credit goes on.", field="applyToCartId")
    arrives = ask.money.minor - sum(
        await foreseen(list(zip(plan.paid, plan.parts[:-1], strict=True)))
    )
    if not arrives:
        return None
    return await exchange(
        ask.actor, ask.house, ask.more.to_cart, Money(arrives, ask.money.currency),
        customer_id=to.customer_id, account_id=to.account_id, now=ask.now,
    )  # fmt: skip


def _command(ask: _Ask, key: IdempotencyKey, plan: _Plan, onto: Exchange | None) -> Command:
    """The refund, and what it does for the next cart: all of it or nothing."""
    cart, to = plan.cart, plan.to
    # Credit that was closed is opened anew: what was paid can always be given back.
    opened = [
        SetStatus(one, AccountStatus.ACTIVE, only=AccountStatus.CLOSED) for one in to.accounts
    ]
    operations = [*opened, *_operations(ask.house, cart, to, plan.paid, plan.parts)]
    placed = len(operations)
    refunded = cart.refunded_other_minor + plan.parts[-1]
    guards, rows = list(to.guards), list[Insert]()
    if plan.said is not None:
        counted = {"refunded_other_minor": refunded, **plan.said}
        guards.append(Update(models.Cart, cart.id, cart.version, counted))
    else:
        rows.append(Insert(models.Cart, row(cart, refunded)))
    if plan.above_minor:
        rows.append(_trail(ask, cart, above=plan.above_minor))

    def alongside(outcome: Outcome) -> list[Insert]:
        tenders = [onto.tender(outcome, placed)] if onto else []
        return [*rows, *plan.returns.rows(outcome), *tenders]

    return Command(
        key,
        ask.why.by(ask.actor),
        [*operations, *(onto.operations if onto else ())],
        subject={
            "account": str(to.account_id),
            "refunded": ask.money.minor,
            **({"onto": str(onto.cart.id)} if onto else {}),
        },
        ensure=to.ensure,
        guards=[*guards, *(onto.guards if onto else ())],
        alongside=alongside,
    )


async def _refunded(order_id: str, receipt: Receipt) -> Refunded:
    """What a refund came to, told again by a replay."""
    made = await models.LedgerTransaction.filter(
        command_id=receipt.command_id, kind=Kind.REFUND
    ).order_by("id")
    onto_id = receipt.subject.get("onto")
    return Refunded(
        await models.Cart.get(order_id=order_id),
        UUID(receipt.subject["account"]),
        [one.id for one in made],
        receipt.subject["refunded"],
        receipt.replayed,
        await models.Cart.get(id=UUID(onto_id)) if onto_id else None,
        sum((await told(made)).values()),
    )


def _must_be_sound(actor: Actor, house: House, money: Money, more: More) -> None:
    positive(money)
    if more.above_paid:
        actor.must_be_allowed("refundAbovePaid")
    if more.paid_total is not None:
        within(positive(more.paid_total, field="paidTotal"), house.largest, field="paidTotal")


def _parts(amount: int, paid: list[Paid], other_minor: int, more: More) -> tuple[list[int], int]:
    """The refund's share of each tender's part, and of the rest last; and what is above all.

    What is above comes with the rest: nobody's tender has paid it.
    """
    left = [*(one.left_minor for one in paid), other_minor]
    above = max(0, amount - sum(left)) if more.above_paid else 0
    shares = spread(amount - above, left, [None] * len(left))
    return [*shares[:-1], shares[-1] + above], above


def _trail(ask: _Ask, cart: models.Cart, *, above: int) -> Insert:
    """Whoever gives back more than was paid is on record."""
    return audit.of(
        ask.actor, "refundAbovePaid", "cart", cart.id, ask.why, now=ask.now,
        before={"left_minor": ask.money.minor - above},
        after={"refunded_minor": ask.money.minor, "above_minor": above},
    )  # fmt: skip


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
