"""Two servers are told of the same payments at once: nothing that was sold becomes cards twice."""

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
GIVE = {
    "createGiftCardProduct": "giftCardProduct { id }",
    "purchase": "purchase { id }",
    "confirmPurchase": "replayed cards { giftCardCode }",
    "issueForOrder": "replayed purchases { cards { giftCardCode } }",
}
ROUNDS = 5
AT_ONCE = 12


async def do(client: httpx.AsyncClient, shop: Shop, name: str, **input_: Any) -> Json:
    type_ = name[0].upper() + name[1:]
    query = (
        f"mutation ($input: {type_}Input!) {{ {name}(input: $input) {{ "
        f"... on {type_}Payload {{ {GIVE[name]} }} ... on UserError {{ code message }} }} }}"
    )
    variables = {"input": {**input_, "idempotencyKey": new_key()}}
    answer = await client.post(
        f"{shop.url}/graphql",
        json={"query": query, "variables": variables},
        headers={"authorization": f"Bearer {shop.key}"},
    )
    result: Json = answer.json()["data"][name]
    assert "code" not in result, result
    return result


async def test_what_two_servers_hear_at_once_is_issued_once(
    database_url: str, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    async with (
        open_shop(database_url, tmp_path / "one") as one,
        open_shop(database_url, tmp_path / "two") as two,
        httpx.AsyncClient(timeout=30) as client,
    ):
        made = await do(
            client, one, "createGiftCardProduct", title="A card", currencyCode="USD",
            denominations=[usd("25.00")],
        )  # fmt: skip
        product = made["giftCardProduct"]["id"]
        for number in range(ROUNDS):
            begun = await do(
                client, one, "purchase", giftCardProductId=product, amount=usd("25.00"), quantity=2
            )
            confirm: Json = {
                "purchaseId": begun["purchase"]["id"], "paymentReference": f"pay-{number}",
            }  # fmt: skip
            report: Json = {
                "orderId": f"o{number}", "lines": [{"lineId": "l1", "amount": usd("5.00")}],
            }  # fmt: skip
            for name, asked in (("confirmPurchase", confirm), ("issueForOrder", report)):
                answers = await asyncio.gather(
                    *(do(client, shop, name, **asked) for shop in (one, two) * (AT_ONCE // 2))
                )
                assert sorted(told.pop("replayed") for told in answers) == (
                    [False] + [True] * (AT_ONCE - 1)
                )
                assert all(told == answers[0] for told in answers)

    async with plain_sql(database_url) as sql:
        counts = [
            (await sql.rows(f"SELECT COUNT(*) FROM {table}"))[0][0]
            for table in ("gift_card", "account", "ledger_transaction")
        ]
    assert counts == [3 * ROUNDS] * 3
    await must_be_clean(database_url)
