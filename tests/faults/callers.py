"""Callers of a shop that may die: each remembers what was acknowledged, and asks again until it is.

An errand is a correction of a balance that many callers share, or a checkout: a cart of one's own
paid with store credit, captured in two parts. Every request keeps its key from try to try.
"""

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

import httpx

from tests.faults.servers import Shop

Json = dict[str, Any]
GIVE = {
    "openStoreCreditAccount": "storeCreditAccount { id }",
    "adjust": "replayed transaction { id }",
    "syncCart": "ignored",
    "applyToCart": "replayed held { amount }",
    "authorizeCart": "replayed amountDue { amount }",
    "captureCart": "replayed captured { amount }",
}
# A guard against standing still: servers are restarted in far less.
PATIENCE_SECONDS = 180

_numbers = count(1)


@dataclass
class Memory:
    """What the callers were told: the sum of changes of each account, and how it came about."""

    changes: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    keys: list[str] = field(default_factory=list[str])
    asked_again: int = 0
    replayed: int = 0
    refused: int = 0


class Caller:
    """One client of the shop's backend."""

    def __init__(self, shop: Shop, client: httpx.AsyncClient, memory: Memory) -> None:
        self._shop, self._client, self._memory = shop, client, memory

    async def do(self, name: str, **input_: Any) -> Json | None:
        """One mutation, asked under one key until it is answered; None when it is refused."""
        key = f"errand-of-faults-{next(_numbers):09}"
        if name != "syncCart":
            input_["idempotencyKey"] = key
        result, tried = await self._answered(name, input_)
        if "code" in result:
            assert result["code"] == "INSUFFICIENT_FUNDS", (name, result)
            self._memory.refused += 1
            return None
        assert tried or not result.get("replayed"), "nobody had used this key"
        self._memory.replayed += result.get("replayed", False)
        if name != "syncCart":
            self._memory.keys.append(key)
        return result

    async def _answered(self, name: str, input_: Json) -> tuple[Json, int]:
        """An answer that is not to be asked for again, and how often it had to be."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            for tried in count():
                result = await self._ask(name, input_)
                if result is not None and not result.get("retryable"):
                    return result, tried
                self._memory.asked_again += 1
                await asyncio.sleep(0.01)
        raise AssertionError(f"{name} was never answered")

    async def _ask(self, name: str, input_: Json) -> Json | None:
        type_ = name[0].upper() + name[1:]
        query = (
            f"mutation ($input: {type_}Input!) {{ {name}(input: $input) {{ "
            f"... on {type_}Payload {{ {GIVE[name]} }} "
            "... on UserError { code message field retryable } } }"
        )
        try:
            answer = await self._client.post(
                f"{self._shop.url}/graphql",
                json={"query": query, "variables": {"input": input_}},
                headers={"X-Api-Key": self._shop.key},
            )
        except httpx.TransportError:
            return None
        if httpx.codes(answer.status_code) is httpx.codes.SERVICE_UNAVAILABLE:
            return None
        told = answer.json()
        assert "errors" not in told, told
        return told["data"][name]

    async def opens(self, customer: str, minor: int) -> str:
        """Store credit with value on it: its id."""
        opened = await self.do("openStoreCreditAccount", customerId=customer, currencyCode="USD")
        assert opened is not None
        account: str = opened["storeCreditAccount"]["id"]
        await self.corrects(account, minor)
        return account

    async def corrects(self, account: str, minor: int) -> None:
        """Move one balance up or down, once."""
        done = await self.do("adjust", accountId=account, amount=usd(minor), reason="CORRECTION")
        if done is not None:
            self._memory.changes[account] += minor

    async def checks_out(self, customer: str, account: str) -> None:
        """A new cart of 9.00, paid with store credit: 4.00 captured, then the rest."""
        cart = f"cart-{next(_numbers)}"
        await self.do("syncCart", cartId=cart, revision=1, total=usd(900), customerId=customer)
        applied = await self.do(
            "applyToCart", cartId=cart, source={"ownCredit": True}, onBehalfOf=customer,
            amount=usd(900),
        )  # fmt: skip
        if applied is None:
            return
        await self.do("authorizeCart", cartId=cart, orderId=f"order-of-{cart}")
        for amount, final in ((400, False), (500, True)):
            captured = await self.do(
                "captureCart", cartId=cart, amount=usd(amount), reference=f"part-{amount}",
                final=final,
            )  # fmt: skip
            assert captured is not None
            taken = int(Decimal(captured["captured"]["amount"]) * 100)
            assert taken == amount
            self._memory.changes[account] -= taken


def usd(minor: int) -> Json:
    """Cents, as `MoneyInput`."""
    return {"amount": str(Decimal(minor) / 100), "currencyCode": "USD"}


async def errands(
    caller: Caller, random_: random.Random, own: tuple[str, str], shared: list[str],
    over: asyncio.Event,
) -> None:  # fmt: skip
    """One errand after the other until it is over. `own` is a customer and their account."""
    while not over.is_set():
        if random_.random() < 0.2:
            await caller.checks_out(*own)
        else:
            minor = random_.choice([-700, -100, -1, 1, 100, 650])
            await caller.corrects(random_.choice(shared), minor)
