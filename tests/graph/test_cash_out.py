"""Paying out the little that is left: under the threshold of its market, and only what was paid."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from loyalty_gql import models
from loyalty_gql.ledger.verify import verify
from loyalty_gql.rules.access import ALL_SCOPES, ActorKind, Scope
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, open_storefront, usd

GIVE = """replayed paid { amount currencyCode } transaction { id kind amount { amount } location
  reference { type id } balanceAfter { amount } description }"""
OFFER = """query ($id: ID!) { node(id: $id) { ... on BalanceAccount {
  balance { amount } cashOut { amount { amount } limit { amount } rule { id } } } } }"""
DRAWER = {"type": "cash_drawer", "id": "drawer-7"}
WHY = "we pay out any balance when a store closes"


@pytest.fixture
async def shop(database_url: str) -> AsyncGenerator[Storefront]:
    """A shop in California."""
    async with open_storefront(database_url, LOYALTY_MARKET="US-CA") as opened:
        yield opened


async def paid_card(front: Storefront, amount: str, **more: object) -> str:
    return (await front.card(amount, origin="BOUGHT", **more))[0]


async def cash_out(front: Storefront, account: str, **more: object) -> Json:
    more = {"accountId": account, "reference": DRAWER, **more}
    return await front.do("cashOut", GIVE, front.staff, **more)


async def offered(front: Storefront, account: str) -> Json:
    return (await front.ask(OFFER, front.staff, id=account))["node"]


async def test_what_is_left_is_paid_out_once_and_can_be_taken_back(shop: Storefront) -> None:
    card = await paid_card(shop, "14.99")
    key = new_key()
    asked = {"idempotencyKey": key, "location": "store-12"}
    assert await offered(shop, card) == {
        "balance": {"amount": "14.99"},
        "cashOut": {
            "amount": {"amount": "14.99"},
            "limit": {"amount": "14.99"},
            "rule": {"id": "us-ca-cash-out-15"},
        },
    }

    done = await cash_out(shop, card, **asked)

    assert done["paid"] == {"amount": "14.99", "currencyCode": "USD"}
    moved = done["transaction"]
    assert (moved["kind"], moved["amount"]["amount"]) == ("CASH_OUT", "-14.99")
    assert (moved["reference"], moved["location"]) == (DRAWER, "store-12")
    assert (moved["balanceAfter"]["amount"], moved["description"]) == ("0.00", "Paid out")
    assert await cash_out(shop, card, **asked) == {**done, "replayed": True}
    assert (await cash_out(shop, card))["code"] == "INSUFFICIENT_FUNDS"
    assert await models.Entry.filter(system="cash_out").count() == 1

    back = {"transactionId": moved["id"], "reason": "CORRECTION"}
    await shop.do("reverseTransaction", "replayed", shop.staff, **back)
    assert (await offered(shop, card))["cashOut"]["amount"] == {"amount": "14.99"}
    assert (await cash_out(shop, card))["paid"]["amount"] == "14.99"
    said: list[str] = []
    assert (await verify(shop.settings.database_url, said.append)).clean, said


async def test_at_the_threshold_nothing_is_paid_out_and_the_rule_is_named(shop: Storefront) -> None:
    card = await paid_card(shop, "15.00")

    refused = await cash_out(shop, card)

    assert refused["code"] == "MARKET_RULE"
    for part in ("us-ca-cash-out-15", "SB 22", "under 15 USD", "14.99 USD or less"):
        assert part in refused["message"]
    offer = (await offered(shop, card))["cashOut"]
    assert (offer["amount"], offer["limit"]) == ({"amount": "0.00"}, {"amount": "14.99"})


async def test_promotional_value_is_never_paid_out(shop: Storefront) -> None:
    mixed = await paid_card(shop, "10.00")
    await shop.adjust(mixed, "50.00")
    given = (await shop.card("5.00"))[0]

    assert (await cash_out(shop, mixed))["paid"]["amount"] == "10.00"
    assert (await offered(shop, mixed))["balance"] == {"amount": "50.00"}
    assert (await cash_out(shop, given))["code"] == "INSUFFICIENT_FUNDS"
    refused = await cash_out(shop, given, overrideMarketRule=WHY)
    assert refused["code"] == "INSUFFICIENT_FUNDS", "nobody paid for it: nothing overrides that"


async def test_what_orders_have_reserved_counts_and_is_not_paid_out(shop: Storefront) -> None:
    card, code = await shop.card("14.00", origin="BOUGHT")
    large, large_code = await shop.card("20.00", origin="BOUGHT")
    for name, held in (("c1", code), ("c2", large_code)):
        token = await shop.cart(name, "8.00")
        shopper = {"x-cart-token": token}
        source = {"code": held}
        await shop.do("applyToCart", "tender { id }", shopper, cartId=name, source=source)

    assert (await cash_out(shop, card))["paid"]["amount"] == "6.00"
    assert (await cash_out(shop, card))["code"] == "HELD_ELSEWHERE"
    assert (await cash_out(shop, large))["code"] == "MARKET_RULE", "12 is free, but 20 is on it"


async def test_where_no_rule_is_known_nothing_is_paid_out(shop: Storefront) -> None:
    elsewhere = await paid_card(shop, "2.00", market="US-TX")
    two_euros = {"amount": "2.00", "currencyCode": "EUR"}
    give, more = "giftCard { id }", {"value": two_euros, "origin": "BOUGHT"}
    issued = await shop.do("issueGiftCard", give, shop.staff, **more)
    euros = issued["giftCard"]["id"]

    assert "US-TX" in (await cash_out(shop, elsewhere))["message"]
    assert "in EUR" in (await cash_out(shop, euros))["message"]
    for card in (elsewhere, euros):
        assert (await offered(shop, card))["cashOut"] is None


async def test_without_a_market_no_rule_pays_anything_out(front: Storefront) -> None:
    card = await paid_card(front, "2.00")

    assert "No market is chosen" in (await cash_out(front, card))["message"]
    assert (await offered(front, card))["cashOut"] is None


async def test_each_card_goes_by_the_market_it_was_sold_in(shop: Storefront) -> None:
    oregon = await paid_card(shop, "5.00", market="US-OR")
    jersey = await paid_card(shop, "4.99", market="US-NJ")

    assert "us-or-cash-out-5" in (await cash_out(shop, oregon))["message"]
    assert (await cash_out(shop, jersey))["paid"]["amount"] == "4.99"


async def test_in_massachusetts_the_last_tenth_is_paid_out(shop: Storefront) -> None:
    card = await paid_card(shop, "40.00", market="US-MA")
    more = {"giftCardId": card, "amount": usd("60.00")}
    await shop.do("loadGiftCard", "replayed", shop.staff, **more)
    await shop.adjust(card, "-89.99", reason="CORRECTION")

    assert "us-ma-cash-out-90" in (await cash_out(shop, card))["message"]
    await shop.adjust(card, "-0.01", reason="CORRECTION")
    assert (await offered(shop, card))["cashOut"]["limit"] == {"amount": "10.00"}
    assert (await cash_out(shop, card))["paid"]["amount"] == "10.00"


async def test_store_credit_that_was_a_paid_card_is_paid_out_too(shop: Storefront) -> None:
    card, code = await shop.card("9.00", origin="BOUGHT")
    give = "storeCreditAccount { id }"
    claimed = await shop.do("claim", give, shop.customer("ada"), code=code)

    assert (await cash_out(shop, card))["code"] == "NOT_ACTIVE"
    account = claimed["storeCreditAccount"]["id"]
    assert (await cash_out(shop, account))["paid"]["amount"] == "9.00"


async def test_a_card_that_can_not_pay_is_not_paid_out(shop: Storefront) -> None:
    card = await paid_card(shop, "9.00")
    await shop.do("blockGiftCard", "replayed", shop.staff, giftCardId=card, reason="FRAUD")

    assert (await cash_out(shop, card, overrideMarketRule=WHY))["code"] == "NOT_ACTIVE"


async def test_a_shop_pays_out_more_with_its_reason_on_record(shop: Storefront) -> None:
    card = await paid_card(shop, "80.00")

    assert (await cash_out(shop, card, overrideMarketRule=WHY))["paid"]["amount"] == "80.00"

    (row,) = await models.AuditEntry.filter(operation="overrideMarketRule")
    assert (row.note, row.subject_kind) == (WHY, "gift_card")
    assert "us-ca-cash-out-15" in row.before["rule"]


async def test_two_tills_at_once_pay_out_once(shop: Storefront) -> None:
    card = await paid_card(shop, "9.00")

    both = await asyncio.gather(cash_out(shop, card), cash_out(shop, card))

    assert sorted(one["__typename"] for one in both) == ["CashOutPayload", "UserError"]
    assert (await offered(shop, card))["balance"] == {"amount": "0.00"}


async def test_a_load_at_the_same_time_never_makes_it_pay_out_a_part(shop: Storefront) -> None:
    card = await paid_card(shop, "9.00")
    more = {"giftCardId": card, "amount": usd("20.00")}

    paid, _ = await asyncio.gather(
        cash_out(shop, card), shop.do("loadGiftCard", "replayed", shop.staff, **more)
    )

    left = (await offered(shop, card))["balance"]["amount"]
    assert (paid.get("code"), left) in [(None, "20.00"), ("MARKET_RULE", "29.00")]


async def test_cash_is_for_who_may(shop: Storefront) -> None:
    card = await paid_card(shop, "9.00")
    query = "mutation ($input: CashOutInput!) { cashOut(input: $input) { __typename } }"
    input_ = {"accountId": card, "reference": DRAWER, "idempotencyKey": new_key()}
    without = bearer(await shop.key(ActorKind.STAFF, *(ALL_SCOPES - {Scope.CASH_OUT})))
    plain = bearer(await shop.key(ActorKind.STAFF, Scope.CASH_OUT))

    for headers in (GUEST, shop.customer("ada"), without):
        assert (await shop.errors(query, headers, input=input_))["code"] == "FORBIDDEN"
    more = {**input_, "overrideMarketRule": WHY}
    assert (await shop.errors(query, plain, input=more))["code"] == "FORBIDDEN"
    assert (await shop.ask(query, plain, input=input_))["cashOut"]["__typename"] == "CashOutPayload"
