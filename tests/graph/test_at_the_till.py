"""Cards that are printed for a till and sold there, where each movement was made, and wishes."""

import asyncio
from datetime import UTC, datetime, timedelta

from loyalty_gql import models
from loyalty_gql.domain import wishes
from loyalty_gql.ledger.verify import verify
from loyalty_gql.rules.access import ALL_SCOPES, ActorKind, Scope
from tests.graph.purchasing import apply, authorize, begin, paid
from tests.graph.storefront import (
    GUEST,
    Json,
    Storefront,
    bearer,
    new_key,
    open_storefront,
    usd,
)

NOW = datetime.now(UTC)
CARD = "giftCard { id status displayStatus balance { amount } initialValue { amount } expiresAt }"
GIVE = f"""replayed {CARD} transaction {{ id kind amount {{ amount }} location
  reference {{ type id }} }}"""
ISSUED = f"giftCardCode transaction {{ id }} {CARD}"
SLIP = {"type": "payment", "id": "slip-1"}
HISTORY = """query ($filter: TransactionFilter) { transactions(filter: $filter) {
  nodes { kind amount { amount } location } } }"""
MADE = "query ($filter: TransactionFilter) { transactions(filter: $filter) { nodes { id } } }"


async def printed(front: Storefront, **more: object) -> Json:
    """A card that waits to be sold."""
    more = {"value": usd("50.00"), "origin": "BOUGHT", "pending": True, **more}
    return await front.do("issueGiftCard", ISSUED, front.staff, **more)


async def activate(front: Storefront, **asked: object) -> Json:
    asked = {"reference": SLIP, "location": "store-12", **asked}
    return await front.do("activateGiftCard", GIVE, front.staff, **asked)


async def test_a_printed_card_pays_only_once_it_was_sold(front: Storefront) -> None:
    made = await printed(front)
    card, code = made["giftCard"], made["giftCardCode"]
    assert (card["status"], card["displayStatus"]) == ("PENDING", "PENDING")
    assert (card["balance"], card["initialValue"]) == ({"amount": "0.00"}, {"amount": "50.00"})
    assert made["transaction"] is None, "nobody has paid: no money is owed yet"
    token = await front.cart("c1", "30.00")
    shopper, source = {"x-cart-token": token}, {"code": code}
    refused = await front.do("applyToCart", "tender { id }", shopper, cartId="c1", source=source)
    assert refused["code"] == "GIFT_CARD_NOT_REDEEMABLE"
    assert (await front.do("claim", "replayed", front.customer("ada"), code=code))["code"]

    key = new_key()
    sold = await activate(front, code=code, idempotencyKey=key)

    assert sold["giftCard"] == {
        **card,
        "status": "ACTIVE",
        "displayStatus": "ACTIVE",
        "balance": {"amount": "50.00"},
    }
    moved = sold["transaction"]
    assert (moved["kind"], moved["amount"]["amount"]) == ("ISSUE", "50.00")
    assert (moved["location"], moved["reference"]) == ("store-12", SLIP)
    assert await activate(front, code=code, idempotencyKey=key) == {**sold, "replayed": True}
    again = await activate(front, giftCardId=card["id"])
    assert again["code"] == "NOT_ACTIVE"
    done = await front.do("applyToCart", "tender { id }", shopper, cartId="c1", source=source)
    assert done["__typename"] == "ApplyToCartPayload"
    (row,) = await models.AuditEntry.filter(operation="activateGiftCard")
    assert (row.before, row.after["status"]) == ({"status": "PENDING"}, "ACTIVE")
    assert row.after["location"] == "store-12"
    said: list[str] = []
    assert (await verify(front.settings.database_url, said.append)).clean, said


async def test_what_a_guest_learns_of_a_printed_card_is_nothing(front: Storefront) -> None:
    code = (await printed(front))["giftCardCode"]
    query = """query ($code: String!) { giftCardByCode(code: $code) {
      ... on GiftCardBalance { balance { amount } } ... on UserError { code message } } }"""

    looked = (await front.ask(query, GUEST, code=code))["giftCardByCode"]

    assert looked["code"] == "GIFT_CARD_NOT_REDEEMABLE"
    saved = await front.do("saveGiftCard", "replayed", front.customer("ada"), code=code)
    assert saved["__typename"] == "UserError"


async def test_its_days_count_from_when_it_was_sold(front: Storefront) -> None:
    made = await printed(front, validDays=400)
    assert made["giftCard"]["expiresAt"] is None
    clock = await models.LedgerClock.get(id=1)
    clock.offset_microseconds = int(timedelta(days=100).total_seconds() * 1_000_000)
    await clock.save()

    sold = await activate(front, giftCardId=made["giftCard"]["id"])

    until = datetime.fromisoformat(sold["giftCard"]["expiresAt"])
    assert NOW + timedelta(days=500) <= until < NOW + timedelta(days=501)
    (lot,) = await models.Lot.all()
    assert lot.expires_at == until


async def test_a_card_whose_printed_date_has_passed_is_not_sold(front: Storefront) -> None:
    until = (NOW + timedelta(days=30)).isoformat()
    made = await printed(front, expiresAt=until)
    clock = await models.LedgerClock.get(id=1)
    clock.offset_microseconds = int(timedelta(days=31).total_seconds() * 1_000_000)
    await clock.save()

    assert (await activate(front, giftCardId=made["giftCard"]["id"]))["code"] == "NOT_ACTIVE"


async def test_a_printed_card_that_was_stolen_is_never_sold(front: Storefront) -> None:
    card = (await printed(front))["giftCard"]["id"]
    load = {"giftCardId": card, "amount": usd("5.00")}
    assert (await front.do("loadGiftCard", "replayed", front.staff, **load))["code"] == "NOT_ACTIVE"
    unblock = {"giftCardId": card, "reason": "OTHER"}
    refused = await front.do("unblockGiftCard", "replayed", front.staff, **unblock)
    assert refused["code"] == "NOT_ACTIVE"

    stop = {"giftCardId": card, "reason": "STOLEN"}
    over = await front.do("deactivateGiftCard", CARD, front.staff, **stop)

    assert over["giftCard"]["status"] == "DEACTIVATED"
    assert (await activate(front, giftCardId=card))["code"] == "NOT_ACTIVE"
    assert await models.Entry.all().count() == 0


async def test_what_activating_refuses(front: Storefront) -> None:
    issued, _ = await front.card("5.00")
    waits = await printed(front)

    assert (await activate(front))["code"] == "INVALID_INPUT"
    both = {"giftCardId": waits["giftCard"]["id"], "code": waits["giftCardCode"]}
    assert (await activate(front, **both))["code"] == "INVALID_INPUT"
    assert (await activate(front, giftCardId=issued))["code"] == "NOT_ACTIVE"
    assert (await activate(front, code="AAAA-BBBB"))["code"] == "CODE_MISTYPED"
    assert (await printed(front, validDays=0))["code"] == "INVALID_INPUT"
    assert (await printed(front, pending=False, validDays=9))["code"] == "INVALID_INPUT"
    both = {"validDays": 9, "expiresAt": "2099-01-01T00:00:00Z"}
    assert (await printed(front, **both))["code"] == "INVALID_INPUT"


async def test_activating_is_for_who_may(front: Storefront) -> None:
    card = (await printed(front))["giftCard"]["id"]
    query = (
        "mutation ($input: ActivateGiftCardInput!) "
        "{ activateGiftCard(input: $input) { __typename } }"
    )
    input_ = {"giftCardId": card, "idempotencyKey": new_key()}
    without = ALL_SCOPES - {Scope.GIFT_CARDS_ACTIVATE}
    others = bearer(await front.key(ActorKind.BACKEND, *without))

    for headers in (GUEST, front.customer("ada"), others):
        assert (await front.errors(query, headers, input=input_))["code"] == "FORBIDDEN"
    assert await models.Entry.all().count() == 0


async def test_two_tills_activate_a_card_once(front: Storefront) -> None:
    card = (await printed(front))["giftCard"]["id"]

    both = await asyncio.gather(*(activate(front, giftCardId=card) for _ in range(2)))

    names = sorted(one["__typename"] for one in both)
    assert names == ["ActivateGiftCardPayload", "UserError"]
    assert await models.Lot.all().count() == 1


async def test_a_card_is_sold_under_the_law_of_the_day_it_is_sold(database_url: str) -> None:
    why = "printed before"
    async with open_storefront(database_url) as before:
        early = await printed(before, validDays=400)
        mended = await printed(before, validDays=400)
    async with open_storefront(database_url, LOYALTY_MARKET="US") as shop:
        refused = await printed(shop, validDays=400)
        assert (refused["code"], refused["field"]) == ("MARKET_RULE", "validDays")
        refused = await activate(shop, code=early["giftCardCode"])
        assert refused["code"] == "MARKET_RULE"
        assert "us-validity" in refused["message"]
        more = {"code": mended["giftCardCode"], "overrideMarketRule": why}
        assert (await activate(shop, **more))["giftCard"]["status"] == "ACTIVE"
        allowed = await printed(shop, validDays=400, overrideMarketRule=why)
        sold = await activate(shop, code=allowed["giftCardCode"])
        assert sold["giftCard"]["status"] == "ACTIVE", "that was decided when it was printed"


async def test_each_movement_says_at_which_till_it_was_made(front: Storefront) -> None:
    card, code = await front.card("50.00", customerId="ada", origin="BOUGHT")
    load = {"giftCardId": card, "amount": usd("5.00"), "location": "store-1"}
    await front.do("loadGiftCard", "replayed", front.staff, **load)
    pay = {"orderId": "R-1", "source": {"code": code}, "amount": usd("8.00")}
    give = "transaction { location }"

    paid = await front.do("redeem", give, front.backend, location="store-2 till 3", **pay)

    assert paid["transaction"]["location"] == "store-2 till 3"
    there = (await front.ask(HISTORY, front.staff, filter={"location": "store-1"}))["transactions"]
    assert there["nodes"] == [{"kind": "LOAD", "amount": {"amount": "5.00"}, "location": "store-1"}]
    everywhere = (await front.ask(HISTORY, front.staff))["transactions"]["nodes"]
    assert [one["location"] for one in everywhere] == ["store-2 till 3", "store-1", None]
    theirs = "query ($filter: TransactionFilter) { transactions(filter: $filter) { totalCount } }"
    refused = await front.errors(theirs, front.customer("ada"), filter={"location": "store-1"})
    assert refused["code"] == "FORBIDDEN"


async def test_whatever_moves_value_says_at_which_till(front: Storefront) -> None:
    purchase, _ = await paid(front)
    _, code = await front.card("50.00", customerId="ada")
    hers, his = await front.credit("ada", "9.00"), await front.credit("bob", "1.00")
    await apply(front, "c", "30.00", code)
    await authorize(front, "c")
    adjustment: Json = {"accountId": hers, "amount": usd("5.00"), "reason": "GOODWILL"}
    row = {**adjustment, "idempotencyKey": new_key(), "location": "adjustMany"}
    order: Json = {"orderId": "c", "amount": usd("2.00"), "customerId": "ada"}
    moved: Json = {"fromAccountId": hers, "toAccountId": his}
    asked: dict[str, Json] = {
        "issueGiftCard": {"value": usd("5.00")},
        "adjust": adjustment,
        "captureCart": {"cartId": "c", "reference": "s1", "idempotencyKey": new_key()},
        "refundToCredit": order,
        "refundToTenders": {"orderId": "c", "amount": usd("2.00")},
        "transferCredit": {**moved, "amount": usd("1.00"), "reason": "OTHER"},
        "refundPurchase": {"purchaseId": purchase},
    }
    for name, its in asked.items():
        done = await front.do(name, "replayed", front.staff, **its, location=name)
        assert done.get("replayed") is False, (name, done)
    await front.do("adjustMany", "done", front.staff, adjustments=[row], allOrNone=True)
    made = await front.ask(MADE, front.staff, filter={"location": "adjust"})
    (adjusted,) = made["transactions"]["nodes"]
    last = {"transactionId": adjusted["id"], "location": "reverseTransaction"}
    await front.do("reverseTransaction", "replayed", front.staff, **last)

    seen = (await front.ask(HISTORY, front.staff))["transactions"]["nodes"]
    everywhere = {*asked, "adjustMany", "reverseTransaction"}
    assert {one["location"] for one in seen} - {None} == everywhere
    again = await front.do("captureCart", "replayed", front.staff, **asked["captureCart"])
    assert again["code"] == "IDEMPOTENCY_KEY_REUSED", "elsewhere is another request"
    waits = await printed(front, location="store-12")
    assert (waits["code"], waits["field"]) == ("INVALID_INPUT", "location")


async def test_a_sale_a_claim_and_a_replacement_say_at_which_till(front: Storefront) -> None:
    begun = await begin(front)
    line = {"lineId": "l1", "amount": usd("5.00")}
    lost, _ = await front.card("7.00")
    _, code = await front.card("8.00")
    asked: dict[str, Json] = {
        "confirmPurchase": {"purchaseId": begun, "paymentReference": "slip-1"},
        "issueForOrder": {"orderId": "o1", "lines": [line]},
        "replaceGiftCard": {"giftCardId": lost, "reason": "LOST"},
        "claim": {"code": code, "onBehalfOf": "ada", "idempotencyKey": new_key()},
    }
    for name, its in asked.items():
        done = await front.do(name, "replayed", front.staff, **its, location=name)
        assert done.get("replayed") is False, (name, done)

    seen = (await front.ask(HISTORY, front.staff))["transactions"]["nodes"]
    assert {one["location"] for one in seen} - {None} == {*asked}
    again = await front.do("claim", "replayed", front.staff, **asked["claim"])
    assert again["code"] == "IDEMPOTENCY_KEY_REUSED", "elsewhere is another request"
    own = {"code": code, "location": "anywhere"}
    refused = await front.do("claim", "replayed", front.customer("ada"), **own)
    assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "location")


async def test_a_movement_without_words_or_a_place_writes_no_row_for_them(
    front: Storefront,
) -> None:
    await front.card("50.00")

    assert await models.TransactionNote.all().count() == 0


ME = "{ me { useCreditFirst } }"


async def test_a_customer_wishes_once_and_for_all_to_use_credit_first(front: Storefront) -> None:
    ada, give = front.customer("ada"), "customerId useCreditFirst replayed"
    assert (await front.ask(ME, ada))["me"] == {"useCreditFirst": False}
    key = new_key()
    asked = {"useCreditFirst": True, "idempotencyKey": key}

    wished = await front.do("setCreditPreference", give, ada, **asked)

    assert wished == {
        "__typename": "SetCreditPreferencePayload",
        "customerId": "ada",
        "useCreditFirst": True,
        "replayed": False,
    }
    assert (await front.do("setCreditPreference", give, ada, **asked))["replayed"]
    assert (await front.ask(ME, ada))["me"] == {"useCreditFirst": True}
    assert await wishes.uses_credit_first("ada")
    assert not await wishes.uses_credit_first("bob")

    more = {"useCreditFirst": False, "onBehalfOf": "ada"}
    await front.do("setCreditPreference", give, front.staff, **more)
    assert (await front.ask(ME, ada))["me"] == {"useCreditFirst": False}


async def test_nobody_wishes_for_somebody_else(front: Storefront) -> None:
    give, wish = "customerId", {"useCreditFirst": True}

    anothers = await front.do(
        "setCreditPreference", give, front.customer("bob"), onBehalfOf="ada", **wish
    )
    nobodys = await front.do("setCreditPreference", give, front.staff, **wish)

    assert (anothers["code"], nobodys["code"]) == ("INVALID_INPUT", "INVALID_INPUT")
    query = (
        "mutation ($input: SetCreditPreferenceInput!) "
        "{ setCreditPreference(input: $input) { __typename } }"
    )
    asked = {"idempotencyKey": new_key(), **wish}
    assert (await front.errors(query, GUEST, input=asked))["code"] == "FORBIDDEN"
    assert await models.CustomerWish.all().count() == 0


async def test_two_wishes_at_once_leave_one(front: Storefront) -> None:
    ada = front.customer("ada")

    await asyncio.gather(
        *(
            front.do("setCreditPreference", "customerId", ada, useCreditFirst=first)
            for first in (True, False, True)
        )
    )

    assert await models.CustomerWish.all().count() == 1
