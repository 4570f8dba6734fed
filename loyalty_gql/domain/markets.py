"""Which market's rules count for what, and a shop's word that one of them does not."""

from collections.abc import Callable
from datetime import datetime

from loyalty_gql.domain import audit
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.house import House, Why
from loyalty_gql.errors import AgainstMarketRule
from loyalty_gql.ledger.commands import Insert
from loyalty_gql.rules import market
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.market import MarketRule
from loyalty_gql.rules.market_facts import RULES

# What overriding is called in the audit trail, and in the table of who may do what.
OVERRIDE = "overrideMarketRule"


async def rules_of(
    actor: Actor, house: House, where: str | None, at: datetime | None, *, now: datetime
) -> list[MarketRule]:
    """The rules in force in a place, or in the shop's market; where it has none, everywhere's.

    `at` None: at the ledger's time.

    Raises:
        NotPermitted: the actor may not.
        InvalidInput: that is no place.
    """
    actor.must_be_allowed("marketRules")
    if where is not None:
        market.place(where, field="place")
    at = await ledger_now(now) if at is None else at
    found = where or house.market
    if found is None:
        return [rule for rule in RULES if rule.in_force(at)]
    return market.of_place(RULES, found, at)


def validity_rule(house: House, where: str | None, at: datetime) -> MarketRule | None:
    """How long paid value must be good that is sold in a market, or else where the shop is."""
    found = where or house.market
    return None if found is None else market.validity_rule(RULES, found, at)


async def broken(
    house: House, where: str | None, now: datetime, check: Callable[[MarketRule, datetime], None]
) -> AgainstMarketRule | None:
    """What the strictest rule about validity says against it, at the ledger's time."""
    if (where or house.market) is None:
        return None
    at = await ledger_now(now)
    rule = validity_rule(house, where, at)
    return None if rule is None else refusal_of(lambda: check(rule, at))


def refusal_of(check: Callable[[], None]) -> AgainstMarketRule | None:
    """What a check says, as a value."""
    try:
        check()
    except AgainstMarketRule as refusal:
        return refusal
    return None


def may_override(actor: Actor, override: str | None) -> None:
    """Whoever gives a reason to override must be one who may, needed or not.

    Raises:
        NotPermitted: without the scope `market:override`.
    """
    if override is not None:
        actor.must_be_allowed(OVERRIDE)


def set_aside(
    actor: Actor,
    refusal: AgainstMarketRule | None,
    override: str | None,
    *,
    subject: audit.Subject,
    now: datetime,
) -> list[Insert]:
    """The audit row of a rule that is set aside; nothing where none stands in the way.

    Raises:
        AgainstMarketRule: one does, and nobody has said why to override it.
    """
    if refusal is None:
        return []
    if override is None:
        raise refusal
    why = Why("MARKET_RULE", note=override)
    kind, id_ = subject
    before = {"rule": refusal.message}
    return [audit.of(actor, OVERRIDE, kind, id_, why, now=now, before=before)]
