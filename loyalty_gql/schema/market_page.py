"""docs/market-rules.md: each rule with its place, dates and source; made from the facts."""

from loyalty_gql.rules.market import MarketRule, MarketRuleKind
from loyalty_gql.rules.market_facts import RULES
from loyalty_gql.rules.money import to_decimal

PAGE = """\
# Market rules

Generated from [`market_facts.py`](../loyalty_gql/rules/market_facts.py) by `make schema`; never
edited.

**This is not legal advice.** The rules were found in November 2026 in second-hand sources. They
are not complete, they may be wrong or out of date by now, and there are exceptions that no table
knows. Your counsel decides what applies to you. What was not found is left out rather than
guessed: Ireland, Germany, Japan and the United Kingdom, and several American states that pay out
between 1 and 10 USD.

## What is done with them

- **Which market counts.** A card keeps the market that it was sold in: `issueGiftCard(market:)`,
  or that of its product (`createGiftCardProduct(market:)`), or else the shop's, `LOYALTY_MARKET`.
  It is written as ISO 3166 has it: `US`, `US-CA`, `AU`. Store credit, and cards without a market
  of their own, go by `LOYALTY_MARKET`. Where none is set, **no rule is enforced**, nor is one in
  a place that the table doesn't know.
- **A place has the rules of its country, too**, and the stricter one counts: in `US-TX` the
  federal 5 years, in `US-NY` the state's 9.
- **A rule begins and ends by itself**, at midnight UTC of its day. Nothing needs to be installed
  or restarted then.
- **Only value that was paid for** (`BOUGHT`) falls under them. Promotional value does not; in the
  United States that is so only with the disclosures that federal law asks for, which are yours to
  make.
- `issueGiftCard`, `loadGiftCard`, `updateGiftCard`, `createGiftCardProduct`,
  `updateGiftCardProduct` and `activateGiftCard` refuse an expiry that comes too early, with the
  code `MARKET_RULE`; the message names the rule, its source, and what would be allowed.
  `purchase` refuses a product whose validity has become too short since it was made.
- An order that was sold and paid is never refused: where its product's validity is too short,
  `issueForOrder` makes cards that are good for as long as the law asks. Cards and purchases that
  are there keep what they were sold with.
- `cashOut` pays out what is left on a card or account when that is under the threshold of its
  market, and takes only value that was paid for and that no order has reserved. `cashOut` on a
  `GiftCard` or `StoreCreditAccount` tells what that would be now. Thresholds are never converted:
  a card in euros has none in California.
- We charge no fees, so the rules about fees are only told.
- A shop whose counsel says so sets a rule aside: `overrideMarketRule: "why"`, under the scope
  `market:override`. That leaves an audit row with the rule and the reason. A product that was
  made so is sold so.

FinCEN accepted that a shop uses the highest threshold of any state in the whole country when that
was 10 USD; whether it does at 15 is unclear (baileycav.com).

`marketRules(place:, at:)` answers with the same rules, to anyone.

## How long value is good

| place | from | until | at least | in words | source | id |
|---|---|---|---|---|---|---|
{validity}

## When the rest is paid out

| place | from | until | balance | in words | source | id |
|---|---|---|---|---|---|---|
{cash}

## Fees

| place | from | until | at most | in words | source | id |
|---|---|---|---|---|---|---|
{fees}

No date: the source names none, and the rule counts as far back as we look.
"""

_VALIDITY = (MarketRuleKind.MINIMUM_VALIDITY, MarketRuleKind.NO_EXPIRY)


def market_page() -> str:
    """The page, whole."""
    return PAGE.format(
        validity=_rows(*_VALIDITY),
        cash=_rows(MarketRuleKind.CASH_OUT),
        fees=_rows(MarketRuleKind.FEES),
    )


def _rows(*kinds: MarketRuleKind) -> str:
    return "\n".join(_row(rule) for rule in RULES if rule.kind in kinds)


def _row(rule: MarketRule) -> str:
    cells = (
        rule.place,
        str(rule.starts or ""),
        str(rule.until or ""),
        _measure(rule),
        rule.words,
        rule.source,
        f"`{rule.id}`",
    )
    return f"| {' | '.join(cells)} |"


def _measure(rule: MarketRule) -> str:
    if rule.years is not None:
        return f"{rule.years} years"
    if rule.under_minor is not None:
        return f"under {_money(rule.under_minor, rule.currency)}"
    if rule.used_percent is not None:
        return f"{100 - rule.used_percent} % or less of what was paid"
    if rule.up_to_minor is not None:
        return _money(rule.up_to_minor, rule.currency)
    return "for ever" if rule.kind is MarketRuleKind.NO_EXPIRY else ""


def _money(minor: int, currency: str | None) -> str:
    assert currency is not None, "an amount without its currency"
    return f"{to_decimal(minor, currency)} {currency}"
