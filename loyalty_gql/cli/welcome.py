"""What `run` prints once it serves: where to go, and three operations that work when pasted."""

import json
from typing import Any

from loyalty_gql.cli.demonstration import FILE, Demonstration
from loyalty_gql.settings import GRAPHIQL_FOLDER, Settings, is_loopback

LOOK = (
    "query ($code: String!) { giftCardByCode(code: $code) { __typename "
    "... on GiftCardBalance { available { formatted } } ... on UserError { message } } }"
)
PAY = (
    "mutation ($input: ApplyToCartInput!) { applyToCart(input: $input) { __typename "
    "... on ApplyToCartPayload { held { formatted } "
    "cart { total { formatted } amountDue { formatted } } } "
    "... on UserError { code message } } }"
)
SEE = (
    "{ transactions(first: 5, filter: { includeHolds: true }) { nodes { kind reason "
    "amount { formatted } heldChange { formatted } balanceAfter { formatted } createdAt } } }"
)


def welcome(demo: Demonstration, code: str, settings: Settings) -> str:
    """The words, for a terminal."""
    pay = {
        "cartId": demo.cartId,
        "source": {"code": code},
        "idempotencyKey": "pasted-from-welcome",
    }
    return f"""
loyalty_gql serves GraphQL at {demo.graphql}
{_in_a_browser(settings)}

Three operations to paste into another terminal:

1. Anybody asks what a gift card holds.

{_curl(demo, LOOK, {"code": code})}

2. A shopper pays with it: a real cart, whose token says that it is theirs.

{_curl(demo, PAY, {"input": pay}, bearer=demo.cartToken)}

3. Support sees what the ledger wrote.

{_curl(demo, SEE, {}, bearer=demo.staffKey)}

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


def _curl(
    demo: Demonstration, query: str, variables: dict[str, Any], *, bearer: str | None = None
) -> str:
    lines = [f"curl -s {demo.graphql} -H 'Content-Type: application/json'"]
    if bearer:
        lines.append(f"  -H 'Authorization: Bearer {bearer}'")
    lines.append(f"  -d '{json.dumps({'query': query, 'variables': variables})}'")
    return " \\\n".join(lines)
