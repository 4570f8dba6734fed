"""What of a balance the law of a market lets its holder have in cash. Minor units.

Only value that somebody paid for. Whether it is little enough is measured by all of that which is
on the account, reserved for orders or not; paid out is what no order has reserved.
"""

from dataclasses import dataclass

from loyalty_gql.errors import AgainstMarketRule
from loyalty_gql.rules.lots import free_of
from loyalty_gql.rules.market import MarketRule
from loyalty_gql.rules.money import to_decimal
from loyalty_gql.rules.shown import Shown
from loyalty_gql.rules.state import Origin


@dataclass(frozen=True, slots=True)
class Payout:
    """`paid_for` is on the account, `free` of it; `limit` is the most that `rule` pays out."""

    currency: str
    paid_for: int
    free: int
    limit: int | None = None
    rule: MarketRule | None = None

    @property
    def allowed(self) -> int:
        """What may be paid out now."""
        return self.free if self.limit is not None and self.paid_for <= self.limit else 0


def payout(shown: Shown, rule: MarketRule | None, ever_paid: int) -> Payout:
    """What could be paid out under a rule, of `ever_paid` in all."""
    lots = [lot for lot in shown.lots if lot.origin is Origin.BOUGHT]
    free = free_of(lots, Origin.BOUGHT, shown.at)
    limit = None if rule is None else rule.cash_limit(ever_paid)
    return Payout(shown.currency, sum(lot.remaining for lot in lots), free, limit, rule)


def must_be_due(out: Payout, where: str | None) -> None:
    """Refuse what no rule pays out.

    Raises:
        AgainstMarketRule: no rule that we know does there, or the balance is above its threshold.
    """
    if out.rule is None or out.limit is None:
        place = "No market is chosen" if where is None else f"No rule of {where} is known"
        raise AgainstMarketRule(f"{place} that pays out a balance in {out.currency}.")
    if out.paid_for > out.limit:
        most = f"{to_decimal(out.limit, out.currency)} {out.currency}"
        raise AgainstMarketRule(f"{out.rule.told()} Allowed: when it is {most} or less.")
