"""Bugs that systems of this kind really had, each tried from outside, on both databases.

Those about one feature stand with its tests; here are those that cross features.
"""

import asyncio
import logging
from decimal import Decimal

import pytest

from loyalty_gql.rules import codes
from tests.graph.storefront import Json, Storefront, new_key, usd
from tests.graph.test_bad_input import MUTATIONS

HISTORY = """query ($id: ID!) { giftCard(id: $id) { balance { amount } held { amount }
  transactions(first: 50, includeHolds: true) { nodes { version kind amount { amount }
    balanceAfter { amount } heldChange { amount } heldAfter { amount } } } } }"""
EVERYWHERE = """{
  giftCards { nodes { id maskedCode lastCharacters note
    transactions(first: 50, includeHolds: true) { nodes { kind reason note customerNote } } } }
  transactions { nodes { kind note account { id } } }
  cart(cartId: "c") { cartId tenders { maskedCode reasonText account { id } } }
  order(orderId: "o") { orderId tenders { maskedCode reasonText account { id } } }
}"""


async def order_of(front: Storefront, code: str) -> list[Json]:
    """A card pays an order of 8.00 in two parts, and 3.00 come back; what the shop was told."""
    token = {"x-cart-token": await front.cart("c", "8.00", customerId="ada")}
    backend = front.backend
    cart = "cart { cartId tenders { maskedCode reasonText } }"

    async def captured(amount: str, *, final: bool) -> Json:
        return await front.do(
            "captureCart", cart, backend, cartId="c", amount=usd(amount), reference=new_key(),
            final=final,
        )  # fmt: skip

    answers = [
        await front.do("applyToCart", cart, token, cartId="c", source={"code": code}),
        await front.do("authorizeCart", cart, backend, cartId="c", orderId="o"),
        await captured("5.00", final=False),
        await captured("3.00", final=True),
        await front.do(
            "refundToCredit", "transactions { id }", backend, orderId="o", amount=usd("3.00"),
            reason="REFUND",
        ),
    ]  # fmt: skip
    assert all(one["__typename"].endswith("Payload") for one in answers), answers
    return answers


async def test_an_absolute_balance_never_overwrites_a_concurrent_spend(front: Storefront) -> None:
    """Nobody can say what a balance is to be, only what to add or take; all of it counts."""
    card, _ = await front.card("50.00")
    changes = ["-7.00", "10.00", "-3.00", "-0.50", "4.00"] * 4
    await asyncio.gather(*(front.adjust(card, amount) for amount in changes))

    seen = (await front.ask(HISTORY, front.staff, id=card))["giftCard"]
    assert Decimal(seen["balance"]["amount"]) == 50 + sum(Decimal(one) for one in changes)
    inputs = {
        name for field in MUTATIONS.values() for name in field.args["input"].type.of_type.fields
    }
    assert not {name for name in inputs if "balance" in name.lower()}


async def test_a_too_large_debit_is_refused_and_never_clamped(front: Storefront) -> None:
    card, _ = await front.card("50.00")
    refused = await front.do(
        "adjust", "replayed", front.staff, accountId=card, amount=usd("-50.01"), reason="CORRECTION"
    )
    assert refused["code"] == "INSUFFICIENT_FUNDS"
    seen = (await front.ask(HISTORY, front.staff, id=card))["giftCard"]
    assert seen["balance"] == {"amount": "50.00"}
    assert [one["kind"] for one in seen["transactions"]["nodes"]] == ["ISSUE"]


async def test_a_currency_is_never_guessed_converted_or_stamped_wrongly(front: Storefront) -> None:
    yen = {"amount": "5000", "currencyCode": "JPY"}
    card, code = await front.card("50.00")
    made = await front.do(
        "issueGiftCard", "giftCard { id balance { amount currencyCode } }", front.staff, value=yen
    )
    assert made["giftCard"]["balance"] == yen
    finer = await front.do(
        "issueGiftCard", "replayed", front.staff, value={**yen, "amount": "5000.5"}
    )
    assert finer["code"] == "INVALID_AMOUNT"
    for account, money in ((card, yen), (made["giftCard"]["id"], usd("1.00"))):
        mixed = await front.do(
            "adjust", "replayed", front.staff, accountId=account, amount=money, reason="GOODWILL"
        )
        assert mixed["code"] == "CURRENCY_MISMATCH"
    report = {"cartId": "c", "revision": 1, "total": yen}
    token = (await front.do("syncCart", "cartToken", front.backend, **report))["cartToken"]
    applied = await front.do(
        "applyToCart", "replayed", {"x-cart-token": token}, cartId="c", source={"code": code}
    )
    assert applied["code"] in ("CURRENCY_MISMATCH", "GIFT_CARD_NOT_REDEEMABLE")
    seen = "{ transactions { nodes { amount { currencyCode } account { id } } } }"
    stamped = (await front.ask(seen, front.staff))["transactions"]["nodes"]
    assert {one["account"]["id"]: one["amount"]["currencyCode"] for one in stamped} == {
        card: "USD", made["giftCard"]["id"]: "JPY",
    }  # fmt: skip


async def test_codes_never_appear_in_order_data_logs_or_lists(
    front: Storefront, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        card, code = await front.card("20.00", customerId="ada", note="for the window")
        told: list[object] = list(await order_of(front, code))
        typo = code[:-1] + ("A" if code[-1] != "A" else "B")
        for wrong in (typo, codes.grouped(codes.make(b"\x07" * codes.RANDOM_BYTES))):
            told.append(await front.do(
                "applyToCart", "replayed", front.customer("ada"), cartId="c",
                source={"code": wrong},
            ))  # fmt: skip
            assert wrong not in str(told)
        told.append(await front.ask(EVERYWHERE, front.staff))
        told.append(await front.do(
            "adjust", "replayed", front.staff, accountId=card, amount=usd("-900"),
            reason="CORRECTION",
        ))  # fmt: skip
    everything = caplog.text + str(told)
    for shape in (code, code.replace("-", ""), code.lower()):
        assert shape not in everything


async def test_nobody_is_deleted_with_money_on_the_account() -> None:
    """There is no operation that deletes; an account ends when it is empty, and its rows stay.

    A member who is removed from a company keeps a row, and their own accounts.
    """
    words = ("delete", "remove", "erase", "purge")
    found = [name for name in MUTATIONS if name.lower().startswith(words)]
    assert sorted(found) == ["removeCompanyMember", "removeFromCart"]


async def test_history_can_be_rebuilt_because_each_movement_carries_its_amount(
    front: Storefront,
) -> None:
    card, code = await front.card("20.00")
    await order_of(front, code)
    moved = await front.adjust(card, "-1.25")
    await front.do("reverseTransaction", "replayed", front.staff, transactionId=moved["id"])

    seen = (await front.ask(HISTORY, front.staff, id=card))["giftCard"]
    movements = list(reversed(seen["transactions"]["nodes"]))
    assert [one["version"] for one in movements] == list(range(1, len(movements) + 1))
    balance = held = Decimal(0)
    for one in movements:
        balance += Decimal(one["amount"]["amount"])
        held += Decimal(one["heldChange"]["amount"])
        assert balance == Decimal(one["balanceAfter"]["amount"])
        assert held == Decimal(one["heldAfter"]["amount"])
    assert (seen["balance"], seen["held"]) == ({"amount": f"{balance}"}, {"amount": f"{held}"})
