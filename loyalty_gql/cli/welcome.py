"""What `run` prints once it serves: where to go, and three operations that work when pasted."""

import json
from typing import Any

from loyalty_gql.cli.demonstration import FILE, Demonstration, Shown
from loyalty_gql.settings import GRAPHIQL_FOLDER, Settings, is_loopback

SEE = (
    '{ me { storeCredit(currencyCode: "USD") { available { formatted } nextExpiry account { '
    "transactions(first: 8) { nodes { createdAt kind amount { formatted } "
    "balanceAfter { formatted } customerNote } } } } "
    "giftCards(first: 10) { nodes { maskedCode displayStatus balance { formatted } } } } }"
)
FIND = (
    "query ($last: String!) { giftCards(first: 3, filter: { lastCharacters: $last }) { nodes { "
    "maskedCode displayStatus customerId initialValue { formatted } balance { formatted } "
    "transactions(first: 10, includeHolds: true) { nodes { createdAt kind reason "
    "amount { formatted } heldChange { formatted } actor { id } } } } } }"
)
PAY = (
    "mutation ($input: ApplyToCartInput!) { applyToCart(input: $input) { __typename "
    "... on ApplyToCartPayload { held { formatted } "
    "cart { total { formatted } amountDue { formatted } } } "
    "... on UserError { code message } } }"
)


def welcome(demo: Demonstration, shown: Shown, settings: Settings) -> str:
    """The words, for a terminal."""
    pay = {
        "cartId": demo.cartId,
        "source": {"code": shown.code},
        "idempotencyKey": "pasted-from-welcome",
    }
    return f"""
loyalty_gql serves GraphQL at {demo.graphql}
{_in_a_browser(settings)}

Three operations to paste into another terminal:

1. A customer sees their credit, what ends next, their cards, and their history in plain words.

{_curl(demo, SEE, {}, bearer=demo.customerToken)}

2. Somebody reads the last four characters of a card to support, who sees all that happened to it.

{_curl(demo, FIND, {"last": shown.last_characters}, bearer=demo.staffKey)}

3. A shopper pays with a gift card: a real cart, whose token says that it is theirs.

{_curl(demo, PAY, {"input": pay}, bearer=demo.cartToken)}

Keys, tokens and ids for scripts are in {FILE}; examples/shop_backend plays a whole order.
The next start finds everything as it is now. Ctrl+C stops.
"""


def _in_a_browser(settings: Settings) -> str:
    if not settings.graphiql:
        return "GraphiQL is off (LOYALTY_GRAPHIQL)."
    if not (GRAPHIQL_FOLDER / "graphiql.min.js").is_file():
        return "GraphiQL is missing: its files come from npm. Get them with `make graphiql`."
    if not is_loopback(settings.host):
        return "Open it in a browser: GraphiQL, without keys, for LOYALTY_HOST is not loopback."
    return "Open it in a browser: GraphiQL, with operations in tabs and their keys filled in."


def _curl(demo: Demonstration, query: str, variables: dict[str, Any], *, bearer: str) -> str:
    lines = [f"curl -s {demo.graphql} -H 'Content-Type: application/json'"]
    lines.append(f"  -H 'Authorization: Bearer {bearer}'")
    lines.append(f"  -d '{json.dumps({'query': query, 'variables': variables})}'")
    return " \\\n".join(lines)
