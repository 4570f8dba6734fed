"""What the validators look at: a balance, the cart that it is to pay, who pays, what they spent.

Amounts are minor units of the cart's currency.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any

from loyalty_gql import models
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.house import House
from loyalty_gql.domain.reads import maybe_time
from loyalty_gql.domain.spending import Asked, spending
from loyalty_gql.domain.together import Together
from loyalty_gql.ledger.commands import Update
from loyalty_gql.rules.records import record
from loyalty_gql.rules.redemption import USUAL, Attempt, Basket, BasketLine, Chain
from loyalty_gql.rules.state import AccountKind, AccountStatus
from loyalty_gql.rules.tenders import Standing


def active_since(account: str, made: str) -> str:
    """SQL for when the newest value came onto an account from outside, by its id's column.

    That is its first, or what was bought since and is still there: one payment may have been stolen
    as well as another. Value is as old as its grant, on whatever card it is by now. `made`: the
    column that says when the account was made, for one without value.
    """
    return (
        "COALESCE((SELECT MAX(since) FROM ("  # noqa: S608 — ours
        "SELECT MIN(r.created_at) AS since FROM entry e "
        "JOIN lot l ON l.transaction_id = e.transaction_id AND l.account_id = e.account_id "
        f"JOIN lot r ON r.id = l.root_id WHERE e.account_id = {account} AND e.version = 1 "
        "UNION ALL SELECT MAX(r.created_at) FROM lot l JOIN lot r ON r.id = l.root_id "
        f"WHERE l.account_id = {account} AND l.has_value = 1 AND l.origin = 'BOUGHT') v), {made})"
    )


# Of an account `a`; whoever reads it joins these, and says its `active_since`.
AGELESS_COLUMNS = (
    "a.kind, a.status, a.currency, a.claimed_by, COALESCE(g.customer_id, s.owner_id) AS owner, "
    "m.owner_id AS claimer, g.gift_card_product_id AS product"
)
BALANCE_COLUMNS = f"{AGELESS_COLUMNS}, {active_since('a.id', 'a.created_at')} AS active_since"
BALANCE_JOINS = (
    "LEFT JOIN gift_card g ON g.id = a.id "
    "LEFT JOIN store_credit_account s ON s.id = a.id AND s.owner_kind = 'customer' "
    "LEFT JOIN store_credit_account m ON m.id = a.claimed_by AND m.owner_kind = 'customer' "
)


@record(kw_only=True)
class Balance:
    """What the validators must know of a balance account."""

    kind: AccountKind
    status: AccountStatus = AccountStatus.ACTIVE
    currency: str
    claimed: bool = False
    claimer_id: str | None = None
    owner_id: str | None = None
    product_id: str | None = None
    active_since: datetime | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Balance":
        """From `BALANCE_COLUMNS`."""
        product = row["product"]
        return cls(
            kind=AccountKind(row["kind"]),
            status=AccountStatus(row["status"]),
            currency=row["currency"],
            claimed=row["claimed_by"] is not None,
            claimer_id=row["claimer"],
            owner_id=row["owner"],
            product_id=str(product) if product is not None else None,
            active_since=maybe_time(row["active_since"]),
        )


@record
class Checkout:
    """A cart that is to be paid, by whom, and the chain that says what may pay it.

    `guards` go with the command where a limit depends on what the customer has spent.
    """

    cart: models.Cart
    customer_id: str | None
    now: datetime
    chain: Chain = USUAL
    spent: Mapping[timedelta, int] = field(default_factory=dict[timedelta, int])
    guards: tuple[Update, ...] = ()

    def attempt(
        self, balance: Balance, others: Iterable[Standing], *, by_code: bool = False
    ) -> Attempt:
        """The balance is to pay this cart beside the others. `by_code`: who knows it pays."""
        claimer = balance.claimer_id
        return Attempt(
            kind=balance.kind,
            status=balance.status,
            account_currency=balance.currency,
            claimed=balance.claimed,
            claimed_by_caller=self.customer_id is not None and claimer == self.customer_id,
            # What is left, and whether it has expired, the ledger decides at the lock.
            expires_at=None,
            now=self.now,
            basket=basket_of(self.cart, tuple(others)),
            customer_id=self.customer_id,
            owner_id=balance.owner_id,
            product_id=balance.product_id,
            active_since=balance.active_since,
            spent_minor=self.spent,
            unclaimed=by_code and balance.kind is AccountKind.STORE_CREDIT,
        )


async def checkout_of(
    house: House,
    cart: models.Cart,
    customer_id: str | None,
    now: datetime,
    *,
    at: datetime | None = None,
) -> Checkout:
    """Read what the shop's chain needs to know; without limits by period that is no more.

    `at`: now by the ledger's clock, where that was read already.
    """
    chain = await house.rulebook.chain()
    if at is None and chain.rules:
        at = await _clock.load(now)
    at = at or now
    if not chain.periods or customer_id is None:
        return Checkout(cart, customer_id, at, chain)
    periods = tuple(sorted(chain.periods))
    found = await spending(Asked(customer_id, cart.currency, periods, at))
    return Checkout(
        cart,
        customer_id,
        at,
        chain,
        {period: found.elsewhere(cart.id, period) for period in periods},
        (Update(models.SpendingGuard, found.guard_id, found.guard_version, or_made=True),),
    )


async def _ledger_times(moments: list[datetime]) -> dict[datetime, datetime]:
    ahead = await ledger_now(moments[0]) - moments[0]
    return {moment: moment + ahead for moment in moments}


_clock = Together(_ledger_times)


def basket_of(cart: models.Cart, others: Sequence[Standing] = ()) -> Basket:
    """A cart as the validators look at it."""
    lines: list[dict[str, Any]] = cart.lines
    return Basket(
        cart.currency,
        cart.total_minor,
        cart.discount_minor,
        cart.channel,
        cart.customer_id,
        tuple(
            BasketLine(
                line.get("product_id"),
                line["total_minor"],
                line["gift_card"],
                line.get("excluded", False),
            )
            for line in lines
        ),
        tuple(others),
    )
