"""Paying the little that is left in cash, where the law of the market asks for it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import balances
from loyalty_gql.domain.adjustments import Moved, moved
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.markets import may_override, refusal_of, set_aside
from loyalty_gql.domain.reads import fetch
from loyalty_gql.errors import HeldElsewhere, InsufficientFunds, NotActive, NotFound
from loyalty_gql.ledger.commands import Command
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.cash_out import Payout, must_be_due, payout
from loyalty_gql.rules.market import cash_out_rule
from loyalty_gql.rules.market_facts import RULES
from loyalty_gql.rules.operations import Spend
from loyalty_gql.rules.shown import Shown
from loyalty_gql.rules.state import AccountStatus, Kind, Origin, System


@dataclass(frozen=True, slots=True)
class CashedOut:
    """The movement, and what was paid out, in minor units of `currency`."""

    moved: Moved
    minor: int
    currency: str


async def cash_out(
    actor: Actor,
    house: House,
    account_id: UUID,
    *,
    why: Why,
    key: str,
    now: datetime,
    override: str | None = None,
) -> CashedOut:
    """Pay out all that somebody paid for and no order has reserved, if that is little enough.

    The threshold is that of the card's market, or for store credit the shop's. Promotional value
    stays. `override` says why more is paid out, or where no rule asks for it. It can be reversed.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such account.
        NotActive: it is blocked, pending or over, was claimed, or its payment is disputed.
        InsufficientFunds: nothing on it was paid for.
        AgainstMarketRule: it is not under the threshold, or there is none that we know.
        HeldElsewhere: orders have reserved all of it.
    """
    actor.must_be_allowed("cashOut")
    may_override(actor, override)
    the_key = key_of(actor, "cashOut", key, account_id, why, override)

    async def build() -> Command:
        shown = (await balances.shown([account_id], now)).get(account_id)
        if shown is None:
            raise NotFound("There is no such balance account.", field="accountId")
        _must_be_active(shown)
        card = await models.GiftCard.get_or_none(id=account_id)
        where = (card.market if card else None) or house.market
        out = await payable(shown, where)
        if out.paid_for == 0:
            raise InsufficientFunds("There is nothing on it that somebody paid for.")
        refusal = refusal_of(lambda: must_be_due(out, where))
        subject = ("gift_card" if card else "store_credit_account", account_id)
        trail = set_aside(actor, refusal, override, subject=subject, now=now)
        if out.free == 0 and any(lot.frozen for lot in shown.lots) and not shown.held:
            raise NotActive("What was paid for it is disputed; nothing of it can be paid out.")
        if out.free == 0:
            raise HeldElsewhere("Orders have reserved all of it.")
        spend = Spend(
            account_id, out.free, out.currency, Kind.CASH_OUT, System.CASH_OUT,
            needs_active=True, origin=Origin.BOUGHT,
        )  # fmt: skip
        return Command(the_key, why.by(actor), [spend], alongside=trail)

    def asked() -> list[Asked]:
        event = Event.of(actor, the_key.operation)
        return [(Moment.REFUND, replace(event, account_id=account_id))]

    # What is on it may change until the lock: then it is measured again.
    receipt = await commit(house, the_key, build, reread_on=(InsufficientFunds,), before=asked)
    done = await moved(receipt)
    entry = await models.Entry.get(transaction_id=done.transaction_id, account_id=account_id)
    return CashedOut(done, -entry.amount, entry.currency)


def _must_be_active(shown: Shown) -> None:
    if shown.claimed_by is not None:
        raise NotActive("This was claimed; what was on it is paid out from there.")
    if shown.status is not AccountStatus.ACTIVE:
        raise NotActive("This balance can't be used.")


async def payable(shown: Shown, where: str | None) -> Payout:
    """What could be paid out of a balance in a market now."""
    if where is None:
        return payout(shown, None, 0)

    def rule(ever_paid: int) -> Payout:
        found = cash_out_rule(RULES, where, shown.at, currency=shown.currency, paid_minor=ever_paid)
        return payout(shown, found, ever_paid)

    out = rule(0)
    if out.rule is None or out.rule.used_percent is None:
        return out
    return rule(await _ever_paid(shown.account))


# Value that came from elsewhere, not that which goes on in a new lot of the same account.
_EVER_PAID = (
    "SELECT COALESCE(SUM(l.amount), 0) AS paid FROM lot l LEFT JOIN lot p ON p.id = l.parent_id "
    "WHERE l.transaction_id IN (SELECT e.transaction_id FROM entry e WHERE e.account_id = $1) "
    "AND l.account_id = $1 AND l.origin = 'BOUGHT' AND (p.id IS NULL OR p.account_id <> $1)"
)


async def _ever_paid(account_id: UUID) -> int:
    """All that was ever paid for what is on an account, in minor units."""
    return int((await fetch(_EVER_PAID, account_id))[0]["paid"])
