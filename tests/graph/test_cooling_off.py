"""A balance pays only some time after its value came: a stolen payment shows by then."""

from datetime import timedelta

from loyalty_gql import models
from tests.graph.ruling import apply, rule
from tests.graph.storefront import Json, Storefront, usd


async def test_value_cools_since_it_came_from_outside_whatever_card_it_is_on(
    front: Storefront,
) -> None:
    old, _ = await front.card("1.00")
    await rule(front, "cooling_off", {"hours": 24})
    ada = front.customer("ada")

    await days_pass(5)
    asked: Json = {"giftCardId": old, "reason": "LOST"}
    new = await front.do("replaceGiftCard", "giftCardCode giftCard { id }", front.staff, **asked)
    await front.cart("c", "400.00", customerId="ada")
    source = {"code": new["giftCardCode"]}
    assert (await apply(front, "c", source=source))["held"] == {"amount": "1.00"}

    # Of a payment that may be stolen.
    load: Json = {"giftCardId": new["giftCard"]["id"], "amount": usd("500.00")}
    await front.do("loadGiftCard", "replayed", front.staff, **load)
    assert (await apply(front, "c", source=source))["code"] == "NOT_ALLOWED_HERE"
    claimed = await front.do("claim", "replayed", ada, **source)
    assert claimed["code"] == "NOT_ALLOWED_HERE"

    await days_pass(6)
    assert (await apply(front, "c", source=source))["held"] == {"amount": "400.00"}


async def test_a_printed_card_is_new_when_it_is_sold(front: Storefront) -> None:
    made = await front.do(
        "issueGiftCard", "giftCardCode giftCard { id }", front.staff,
        value=usd("25.00"), origin="BOUGHT", pending=True,
    )  # fmt: skip
    await rule(front, "cooling_off", {"hours": 24})
    await front.cart("c", "60.00", customerId="ada")
    card, source = made["giftCard"]["id"], {"code": made["giftCardCode"]}
    await days_pass(2)
    await front.do("activateGiftCard", "replayed", front.staff, giftCardId=card)

    assert (await apply(front, "c", source=source))["code"] == "NOT_ALLOWED_HERE"

    await days_pass(4)
    assert (await apply(front, "c", source=source))["held"] == {"amount": "25.00"}


async def test_a_new_card_is_not_made_to_pay_sooner_by_claiming_it(front: Storefront) -> None:
    await rule(front, "cooling_off", {"hours": 24}, kind="GIFT_CARD")
    _, code = await front.card("20.00")

    refused = await front.do("claim", "replayed", front.customer("ada"), code=code)

    assert (refused["code"], refused["retryAfterSeconds"] > 0) == ("NOT_ALLOWED_HERE", True)
    await days_pass(2)
    claimed = await front.do("claim", "amount { amount }", front.customer("ada"), code=code)
    assert claimed["amount"] == {"amount": "20.00"}


async def days_pass(days: int) -> None:
    """The ledger's time is so many days ahead of ours."""
    clock = await models.LedgerClock.get(id=1)
    clock.offset_microseconds = int(timedelta(days=days).total_seconds() * 1_000_000)
    await clock.save()
