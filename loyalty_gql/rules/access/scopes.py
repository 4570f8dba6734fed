"""What an API key or a role opens."""

from collections.abc import Iterable
from enum import StrEnum

from loyalty_gql.errors import InvalidInput


class Scope(StrEnum):
    """What an API key or a role opens."""

    GIFT_CARDS_READ = "gift_cards:read"
    GIFT_CARDS_ISSUE = "gift_cards:issue"
    GIFT_CARDS_MANAGE = "gift_cards:manage"
    # Who may learn the code of a card that exists, or of the one that takes its place.
    GIFT_CARDS_REVEAL = "gift_cards:reveal"
    CLAIM = "claim"
    PRODUCTS_MANAGE = "products:manage"
    # What may pay at checkout.
    RULES_MANAGE = "rules:manage"
    PURCHASES_MAKE = "purchases:make"
    # Who may say that a purchase or an order's gift card line was paid: this makes money.
    PURCHASES_CONFIRM = "purchases:confirm"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_OPEN = "accounts:open"
    # Close store credit, or move it between two owners.
    ACCOUNTS_MANAGE = "accounts:manage"
    TRANSACTIONS_READ = "transactions:read"
    ADJUST = "adjust"
    REVERSE = "reverse"
    CARTS_SYNC = "carts:sync"
    CARTS_TENDER = "carts:tender"
    CARTS_AUTHORIZE = "carts:authorize"
    CARTS_CAPTURE = "carts:capture"
    # For tills: what the three before this one open together, in one step.
    CARTS_REDEEM = "carts:redeem"
    REFUNDS = "refunds"
    # Give back more than was paid for an order.
    REFUNDS_ABOVE = "refunds:above"
    REPORTS_READ = "reports:read"
    # Who may say that a purchase's payment is disputed: this freezes value, and ends it.
    DISPUTES = "disputes"
    # For tills: a card that was printed is sold now, and what little is left is paid out.
    GIFT_CARDS_ACTIVATE = "gift_cards:activate"
    CASH_OUT = "cash_out"
    # Who may say that a rule of the market does not count; it leaves an audit row.
    MARKET_OVERRIDE = "market:override"
    # Companies, their members and limits; approving what a member may not spend alone.
    COMPANIES_MANAGE = "companies:manage"


ALL_SCOPES = frozenset(scope.value for scope in Scope)
READING = frozenset({Scope.GIFT_CARDS_READ, Scope.ACCOUNTS_READ, Scope.TRANSACTIONS_READ})
ON_ACCOUNTS = (Scope.ACCOUNTS_READ, Scope.ACCOUNTS_OPEN, Scope.ACCOUNTS_MANAGE)
PURCHASES = frozenset(
    {
        Scope.GIFT_CARDS_READ,
        Scope.PURCHASES_MAKE,
        Scope.PURCHASES_CONFIRM,
        Scope.REFUNDS,
        Scope.DISPUTES,
    }
)
CARTS = frozenset(scope for scope in Scope if scope.startswith("carts:"))

ROLES: dict[str, frozenset[str]] = {
    "support": READING
    | {
        Scope.ADJUST,
        Scope.REVERSE,
        Scope.REFUNDS,
        Scope.CARTS_TENDER,
        Scope.CARTS_REDEEM,
        Scope.CLAIM,
        Scope.GIFT_CARDS_MANAGE,
        Scope.ACCOUNTS_MANAGE,
        Scope.PURCHASES_MAKE,
        Scope.GIFT_CARDS_ACTIVATE,
        Scope.CASH_OUT,
    },
    "marketing": READING
    | {Scope.GIFT_CARDS_ISSUE, Scope.ACCOUNTS_OPEN, Scope.PRODUCTS_MANAGE}
    | {Scope.RULES_MANAGE},
    "finance": READING
    | {
        Scope.ADJUST,
        Scope.REVERSE,
        Scope.REFUNDS,
        Scope.REFUNDS_ABOVE,
        Scope.DISPUTES,
        Scope.CASH_OUT,
        Scope.COMPANIES_MANAGE,
        Scope.ACCOUNTS_MANAGE,
        Scope.REPORTS_READ,
    },
    "admin": ALL_SCOPES,
}


def known_scopes(scopes: Iterable[str]) -> frozenset[str]:
    """The same scopes, all of them ours.

    Raises:
        InvalidInput: one is not, or there are none.
    """
    wanted = frozenset(scopes)
    unknown = sorted(wanted - ALL_SCOPES)
    if unknown or not wanted:
        named = f"{unknown[0]!r} is no scope" if unknown else "A key needs a scope"
        raise InvalidInput(f"{named}. There are: {', '.join(sorted(ALL_SCOPES))}.", field="scopes")
    return wanted
