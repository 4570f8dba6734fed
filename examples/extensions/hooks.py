"""A shop's own say: big cards come from finance, and a till that is being counted takes none.

LOYALTY_HOOKS=examples.extensions.hooks:ShopRules loyalty-gql run
"""

from loyalty_gql.domain.hooks import Event, Hooks
from loyalty_gql.rules.money import Money

BIG = {"USD": 50_000, "EUR": 50_000}  # minor units
FINANCE = "finance"
COUNTED = frozenset({"till-closed"})


class ShopRules(Hooks):
    """Its methods are asked before anything is written; those it leaves out let all pass."""

    async def before_issue(self, event: Event) -> str | None:
        """None: go on. Words: refused, and the caller is told them."""
        if event.amount is not None and _big(event.amount) and FINANCE not in event.principal:
            return "A card of that value is issued by finance."
        return None

    async def before_apply(self, event: Event) -> str | None:
        """A channel that takes no cards now."""
        if event.channel in COUNTED:
            return "This till is being counted; please pay at another one."
        return None


def _big(amount: Money) -> bool:
    return amount.minor > BIG.get(amount.currency, BIG["USD"])
