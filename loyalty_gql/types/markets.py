"""The rules of markets as callers read them."""

from datetime import UTC, date, datetime, time
from typing import Self

import strawberry

from loyalty_gql.rules import market
from loyalty_gql.rules.cash_out import Payout
from loyalty_gql.types.money import Money

MarketRuleKind = strawberry.enum(
    market.MarketRuleKind, description="What a rule is about. FEES are only told: we charge none."
)


@strawberry.type(description="What the law asks of paid gift cards in a place. Not legal advice.")
class MarketRule:
    id: strawberry.ID = strawberry.field(description="By which a refusal names it.")
    place: str = strawberry.field(description="Where, as ISO 3166 has it: US, US-CA.")
    kind: market.MarketRuleKind = strawberry.field(description="What it is about.")
    description: str = strawberry.field(description="The rule in words.")
    source: str = strawberry.field(description="Where that was read.")
    starts_at: datetime | None = strawberry.field(
        description="From when on it is in force; null is since before we know."
    )
    ends_at: datetime | None = strawberry.field(
        description="When it ends; at that instant it is over."
    )
    minimum_years: int | None = strawberry.field(description="For how long value is good.")
    cash_out_under: Money | None = strawberry.field(
        description="A balance that is smaller is paid out."
    )
    cash_out_used_percent: int | None = strawberry.field(
        description="The rest is paid out when so much of what was paid is used."
    )
    largest_fee: Money | None = strawberry.field(description="The largest fee that is allowed.")

    @classmethod
    def of(cls, rule: market.MarketRule) -> Self:
        """From a rule."""
        return cls(
            id=strawberry.ID(rule.id),
            place=rule.place,
            kind=rule.kind,
            description=rule.words,
            source=rule.source,
            starts_at=_midnight(rule.starts),
            ends_at=_midnight(rule.until),
            minimum_years=rule.years,
            cash_out_under=_money(rule.under_minor, rule.currency),
            cash_out_used_percent=rule.used_percent,
            largest_fee=_money(rule.up_to_minor, rule.currency),
        )


@strawberry.type(description="What the law lets the holder of a balance have in cash now.")
class CashOutOffer:
    amount: Money = strawberry.field(
        description="What `cashOut` would pay: 0 above the limit, or while orders reserve it."
    )
    limit: Money = strawberry.field(
        description="The largest balance that is paid out, of value that was paid for."
    )
    rule: MarketRule = strawberry.field(description="The rule that says so.")

    @classmethod
    def of(cls, out: Payout) -> Self | None:
        """From what could be paid out; None where no rule is known."""
        if out.rule is None or out.limit is None:
            return None
        return cls(
            amount=Money.of(out.allowed, out.currency),
            limit=Money.of(out.limit, out.currency),
            rule=MarketRule.of(out.rule),
        )


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money.of(minor, currency)
