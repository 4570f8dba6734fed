"""Finding a card among many, and what people call its state."""

from typing import Any

import pytest

from loyalty_gql import models
from tests.graph.storefront import Json, Storefront, usd

SEARCH = (
    "query ($q: String, $f: GiftCardFilter) { giftCards(query: $q, filter: $f) { nodes { id } } }"
)
STATUS = "query ($id: ID!) { giftCard(id: $id) { displayStatus status } }"


async def found(front: Storefront, headers: Any = None, **asked: Any) -> list[str]:
    answer = await front.ask(SEARCH, headers or front.staff, **asked)
    return [node["id"] for node in answer["giftCards"]["nodes"]]


async def test_support_finds_a_card_by_whatever_is_read_out(front: Storefront) -> None:
    card, code = await front.card("5.00", customerId="ada", orderId="o-1")
    await front.card("6.00", customerId="bob")
    last = code.split("-")[3]
    spelled = f" {last[:2].lower()}-{last[2:].lower()} "
    for typed in (last, last.lower(), spelled, f"••••-••••-••••-{last}", code, code.lower(),
                  code.replace("-", ""), code.replace("-", " "), "ada", "o-1"):  # fmt: skip
        assert await found(front, q=typed) == [card], typed
    assert await found(front, f={"lastCharacters": spelled.strip()}) == [card]
    assert await found(front, q="ADA") == []
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    assert await found(front, q=wrong) == []


async def test_a_whole_code_finds_nothing_for_a_customer(front: Storefront) -> None:
    _, code = await front.card("5.00")
    card, own = await front.card("5.00", customerId="ada")
    assert await found(front, front.customer("ada"), q=code) == []
    assert await found(front, front.customer("ada"), q=own) == []
    assert await found(front, front.customer("ada"), q=own.split("-")[3]) == [card]


async def test_a_code_is_never_searched_for_over_get(front: Storefront) -> None:
    _, code = await front.card("5.00")
    query = f'{{ giftCards(query: "{code}") {{ nodes {{ id }} }} }}'
    answer = await front.client.get("/graphql", params={"query": query}, headers=front.staff)
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert code not in answer.text


async def spend(front: Storefront, code: str, amount: str) -> None:
    done = await front.do(
        "redeem", "replayed", front.backend,
        orderId=f"o-{amount}", source={"code": code}, amount=usd(amount),
    )  # fmt: skip
    assert done["__typename"] == "RedeemPayload"


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("new", "ACTIVE"), ("used", "PARTIALLY_REDEEMED"), ("used up", "REDEEMED"),
        ("expired", "EXPIRED"), ("used, then expired", "EXPIRED"), ("claimed", "CLAIMED"),
        ("blocked", "BLOCKED"), ("deactivated", "DEACTIVATED"), ("claim reversed", "ACTIVE"),
        ("loaded", "ACTIVE"), ("refunded to the card", "ACTIVE"),
    ],
)  # fmt: skip
async def test_what_people_call_it(front: Storefront, state: str, shown: str) -> None:
    more: Json = {"expiresAt": "2099-01-01T00:00:00Z"} if "expired" in state else {}
    card, code = await front.card("20.00", **more)
    if state.startswith("used up") or state == "deactivated":
        await spend(front, code, "20.00")
    elif state.startswith("used"):
        await spend(front, code, "5.00")
    if "expired" in state:
        await models.LedgerClock.filter(id=1).update(offset_microseconds=80 * 365 * 86400 * 10**6)
    elif state.startswith("claim"):
        give = "transaction { id }"
        claimed = await front.do("claim", give, front.customer("ada"), code=code)
        if state == "claim reversed":
            moved = claimed["transaction"]["id"]
            await front.do("reverseTransaction", "replayed", front.staff, transactionId=moved)
    elif state == "blocked":
        await front.do("blockGiftCard", "replayed", front.staff, giftCardId=card, reason="LOST")
    elif state == "deactivated":
        await front.do(
            "deactivateGiftCard", "replayed", front.staff, giftCardId=card, reason="LOST"
        )
    elif state == "loaded":
        await front.do("loadGiftCard", "replayed", front.staff, giftCardId=card, amount=usd("5.00"))
    elif state == "refunded to the card":
        await front.adjust(card, "-5.00")
        await front.adjust(card, "5.00")
    assert (await front.ask(STATUS, front.staff, id=card))["giftCard"]["displayStatus"] == shown
