"""A customer's limit, while two servers let fifty of the customer's carts check out at once."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.faults.servers import Shop, open_shop
from tests.graph.storefront import new_key, usd
from tests.ledger.plain_sql import plain_sql
from tests.ledger.till import must_be_clean

pytestmark = pytest.mark.faults
Json = dict[str, Any]
CARTS = 50
LIMIT_MINOR = 5_000
TRIES = 40
GIVE = {
    "openStoreCreditAccount": "storeCreditAccount { id }",
    "adjust": "replayed",
    "createRedemptionRule": "replayed",
    "syncCart": "ignored",
    "applyToCart": "held { amount }",
    "authorizeCart": "amountDue { amount }",
}


async def do(client: httpx.AsyncClient, shop: Shop, name: str, **input_: Any) -> Json:
    """As a client does it: what is retryable is asked again under the same key."""
    type_ = name[0].upper() + name[1:]
    query = (
        f"mutation ($input: {type_}Input!) {{ {name}(input: $input) {{ "
        f"... on {type_}Payload {{ {GIVE[name]} }} ... on UserError {{ code retryable }} }} }}"
    )
    if name != "syncCart":
        input_["idempotencyKey"] = new_key()
    result: Json = {}
    for _ in range(TRIES):
        answer = await client.post(
            f"{shop.url}/graphql",
            json={"query": query, "variables": {"input": input_}},
            headers={"authorization": f"Bearer {shop.key}"},
        )
        result = answer.json()["data"][name]
        if not result.get("retryable"):
            break
    return result


async def check_out(client: httpx.AsyncClient, shop: Shop, number: int) -> str:
    """A cart from the first report to the order; what of it credit pays, or why not.

    Half of the carts name no customer: who pays is known by what they hold.
    """
    cart = f"cart {number}"
    told: Json = {"cartId": cart, "customerId": "ada"} if number % 4 < 2 else {"cartId": cart}
    await do(client, shop, "syncCart", revision=1, total=usd("7.00"), **told)
    source = {"ownCredit": True}
    held = await do(client, shop, "applyToCart", cartId=cart, source=source, onBehalfOf="ada")
    await do(client, shop, "syncCart", revision=2, total=usd("9.00"), **told)
    placed = await do(client, shop, "authorizeCart", cartId=cart, orderId=f"order {number}")
    assert "amountDue" in placed, placed
    return held["code"] if "code" in held else held["held"]["amount"]


async def test_a_limit_stays_exact_with_fifty_checkouts_over_two_processes(
    database_url: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    async with (
        open_shop(database_url, tmp_path / "one") as one,
        open_shop(database_url, tmp_path / "two") as two,
        httpx.AsyncClient(timeout=60) as client,
    ):
        opened = await do(
            client, one, "openStoreCreditAccount", customerId="ada", currencyCode="USD"
        )
        account = opened["storeCreditAccount"]["id"]
        await do(
            client, one, "adjust", accountId=account, amount=usd("500.00"), reason="GOODWILL"
        )  # fmt: skip
        terms = {"amounts": {"USD": "50.00"}, "days": 7}
        await do(
            client, one, "createRedemptionRule", validator="per_customer_limit", terms=terms
        )  # fmt: skip
        # The other server has not asked for the rules before, so it knows of this one.
        answers = await asyncio.gather(
            *(check_out(client, (one, two)[number % 2], number) for number in range(CARTS))
        )

    # Those that got something grew as far as the limit went, and left nothing to the rest.
    assert answers.count("NOT_ALLOWED_HERE") >= CARTS - 8
    async with plain_sql(database_url) as sql:
        ((held,),) = await sql.rows("SELECT SUM(held) FROM account")
    assert held == LIMIT_MINOR
    await must_be_clean(database_url)
