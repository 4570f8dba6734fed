"""A member's limit is exact, however many checkouts, over however many servers, run at once."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.faults.servers import Shop, open_shop
from tests.graph.storefront import new_key, usd
from tests.ledger.till import must_be_clean

pytestmark = pytest.mark.faults
Json = dict[str, Any]
CHECKOUTS = 50
TRIES = 40


async def do(client: httpx.AsyncClient, shop: Shop, name: str, give: str, /, **input_: Any) -> Json:
    """As a client does it: what is retryable is asked again under the same key."""
    type_ = name[0].upper() + name[1:]
    query = (
        f"mutation ($input: {type_}Input!) {{ {name}(input: $input) {{ "
        f"... on {type_}Payload {{ {give} }} ... on UserError {{ code message retryable }} }} }}"
    )
    if name != "syncCart":
        input_ = {**input_, "idempotencyKey": new_key()}
    result: Json = {}
    for _ in range(TRIES):
        answer = await client.post(
            f"{shop.url}/graphql",
            json={"query": query, "variables": {"input": input_}},
            headers={"authorization": f"Bearer {shop.key}"},
        )
        result = answer.json()["data"][name]
        if not result.get("retryable"):
            return result
    return result


async def test_of_50_checkouts_at_once_as_many_are_paid_as_the_limit_lets(
    database_url: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    async with (
        open_shop(database_url, tmp_path / "one") as one,
        open_shop(database_url, tmp_path / "two") as two,
        httpx.AsyncClient(timeout=60) as client,
    ):
        await do(client, one, "createCompany", "replayed", companyId="acme", name="Acme Ltd")
        limit: Json = {"currencyCode": "USD", "perMonth": usd("100.00")}
        await do(
            client, one, "setCompanyMember", "replayed", companyId="acme", customerId="bob",
            limits=[limit],
        )  # fmt: skip
        opened = await do(
            client, one, "openStoreCreditAccount", "storeCreditAccount { id }", companyId="acme",
            currencyCode="USD",
        )  # fmt: skip
        account = opened["storeCreditAccount"]["id"]
        await do(
            client, one, "adjust", "replayed", accountId=account, amount=usd("5000.00"),
            reason="GOODWILL",
        )  # fmt: skip

        async def checkout(number: int) -> str:
            shop, cart = (one, two)[number % 2], f"c{number}"
            await do(
                client, shop, "syncCart", "ignored", cartId=cart, revision=1, customerId="bob",
                companyId="acme", total=usd("9.00"),
            )  # fmt: skip
            held = await do(
                client, shop, "applyToCart", "held { amount }", cartId=cart,
                source={"companyCredit": True}, amount=usd("9.00"),
            )  # fmt: skip
            if "code" in held:
                return held["code"]
            placed = await do(
                client, shop, "authorizeCart", "amountDue { amount }", cartId=cart,
                orderId=f"o{number}",
            )  # fmt: skip
            assert placed["amountDue"] == {"amount": "0.00"}
            return "paid"

        told = Counter(await asyncio.gather(*map(checkout, range(CHECKOUTS))))
        answer = await client.post(
            f"{one.url}/graphql",
            json={
                "query": "query ($id: ID!) { storeCreditAccount(id: $id) { held { amount } } }",
                "variables": {"id": account},
            },
            headers={"authorization": f"Bearer {one.key}"},
        )

    assert told == {"paid": 11, "SPENDING_LIMIT": 39}
    assert answer.json()["data"]["storeCreditAccount"]["held"] == {"amount": "99.00"}
    await must_be_clean(database_url)
