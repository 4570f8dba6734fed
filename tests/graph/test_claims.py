"""Claiming by code: once, with every refusal in its own words, and what comes back later."""

from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules import codes
from tests.graph.storefront import GUEST, Json, Storefront, new_key

GIVE = """replayed amount { amount currencyCode }
  giftCard { id displayStatus balance { amount } customerId }
  storeCreditAccount { id balance { amount } lots { origin remaining { amount } } }
  transaction { id kind amount { amount } balanceAfter { amount } account { id } }"""
CARD = "query ($id: ID!) { giftCard(id: $id) { displayStatus balance { amount } } }"
BY_CODE = """query ($code: String!) { giftCardByCode(code: $code) { __typename
  ... on UserError { code message } } }"""


async def claim(front: Storefront, who: str, code: str, **more: object) -> Json:
    return await front.do("claim", GIVE, front.customer(who), code=code, **more)


async def shows(front: Storefront, card: str) -> tuple[str, str]:
    seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
    return seen["displayStatus"], seen["balance"]["amount"]


async def test_a_claim_works_once_and_replays(front: Storefront) -> None:
    card, code = await front.card("30.00", origin="BOUGHT")
    key = new_key()
    done = await claim(front, "ada", code.lower().replace("-", " "), idempotencyKey=key)
    assert done["amount"] == {"amount": "30.00", "currencyCode": "USD"}
    assert done["giftCard"] == {
        "id": card, "displayStatus": "CLAIMED", "balance": {"amount": "0.00"}, "customerId": None,
    }  # fmt: skip
    account = done["storeCreditAccount"]
    assert account["balance"] == {"amount": "30.00"}
    assert account["lots"] == [{"origin": "BOUGHT", "remaining": {"amount": "30.00"}}]
    moved = done["transaction"]
    assert (moved["kind"], moved["amount"], moved["account"]) == (
        "CLAIM", {"amount": "30.00"}, {"id": account["id"]},
    )  # fmt: skip
    assert await claim(front, "ada", code, idempotencyKey=key) == {**done, "replayed": True}
    assert code not in str(done)
    other = (await front.card("1.00"))[1]
    reused = await claim(front, "ada", other, idempotencyKey=key)
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"


async def test_each_refusal_has_its_own_words_for_who_is_signed_in(front: Storefront) -> None:
    _, own = await front.card("1.00")
    await claim(front, "ada", own)
    _, anothers = await front.card("2.00")
    await claim(front, "bob", anothers)
    soon = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    _, expired = await front.card("3.00", expiresAt=soon)
    await models.LedgerClock.filter(id=1).update(offset_microseconds=2 * 86_400 * 10**6)
    empty_card, empty = await front.card("4.00")
    await front.adjust(empty_card, "-4.00")
    blocked_card, blocked = await front.card("5.00")
    await front.do(
        "blockGiftCard", "replayed", front.staff, giftCardId=blocked_card, reason="STOLEN"
    )
    _, held = await front.card("6.00")
    token = {"x-cart-token": await front.cart("c", "6.00")}
    await front.do("applyToCart", "replayed", token, cartId="c", source={"code": held})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    unknown = codes.grouped(codes.make(b"\x01" * codes.RANDOM_BYTES))

    expected = {
        own: ("GIFT_CARD_NOT_REDEEMABLE", "This gift card is in your store credit already."),
        anothers: ("GIFT_CARD_NOT_REDEEMABLE", "Somebody else has claimed this gift card."),
        expired: ("GIFT_CARD_NOT_REDEEMABLE", "This gift card has expired."),
        empty: ("INSUFFICIENT_FUNDS", "There is nothing left on this balance."),
        blocked: ("NOT_ACTIVE", "This balance is not active."),
        unknown: ("GIFT_CARD_NOT_REDEEMABLE", "This gift card can't be used here."),
        "8F2K-9QWX": ("CODE_MISTYPED", None),
    }
    for code, (error, words) in expected.items():
        refused = await claim(front, "ada", code)
        assert refused["code"] == error, refused
        assert words in (None, refused["message"])
        assert code not in refused["message"]
    later = await claim(front, "ada", held)
    assert (later["code"], later["retryable"]) == ("HELD_ELSEWHERE", True)
    assert later["retryAfterSeconds"] is None or later["retryAfterSeconds"] > 0


async def test_a_restriction_on_one_path_holds_on_the_others(front: Storefront) -> None:
    """Looked up, applied, kept, claimed: a blocked card answers the same everywhere."""
    card, code = await front.card("5.00")
    await front.do("blockGiftCard", "replayed", front.staff, giftCardId=card, reason="LOST")
    await front.cart("c", "5.00", customerId="ada")
    ada = front.customer("ada")
    refused = [
        (await front.ask(BY_CODE, ada, code=code))["giftCardByCode"],
        await front.do("applyToCart", "replayed", ada, cartId="c", source={"code": code}),
        await front.do("saveGiftCard", "replayed", ada, code=code),
        await claim(front, "ada", code),
    ]
    assert {one["code"] for one in refused} == {"NOT_ACTIVE"}


async def test_guests_do_not_claim(front: Storefront) -> None:
    _, code = await front.card("5.00")
    query = "mutation ($i: ClaimInput!) { claim(input: $i) { __typename } }"
    asked = {"code": code, "idempotencyKey": new_key()}
    assert (await front.errors(query, GUEST, i=asked))["code"] == "FORBIDDEN"


async def test_the_shop_claims_for_a_customer(front: Storefront) -> None:
    _, code = await front.card("5.00")
    nobody = await front.do("claim", GIVE, front.backend, code=code)
    assert (nobody["code"], nobody["field"]) == ("INVALID_INPUT", "onBehalfOf")
    not_mine = await claim(front, "bob", code, onBehalfOf="ada")
    assert (not_mine["code"], not_mine["field"]) == ("INVALID_INPUT", "onBehalfOf")
    done = await front.do("claim", GIVE, front.backend, code=code, onBehalfOf="ada")
    assert done["storeCreditAccount"]["balance"] == {"amount": "5.00"}
    me = '{ me { storeCredit(currencyCode: "USD") { balance { amount } } } }'
    seen = await front.ask(me, front.customer("ada"))
    assert seen["me"]["storeCredit"]["balance"] == {"amount": "5.00"}


async def test_reversing_a_claim_revives_the_code(front: Storefront) -> None:
    card, code = await front.card("5.00")
    done = await claim(front, "ada", code)
    moved = done["transaction"]["id"]
    await front.do("reverseTransaction", "replayed", front.staff, transactionId=moved)
    assert await shows(front, card) == ("ACTIVE", "5.00")
    assert (await claim(front, "bob", code))["amount"]["amount"] == "5.00"


@pytest.mark.parametrize("replaced", [False, True])
async def test_what_a_claimed_card_had_paid_comes_back_to_the_claimer(
    front: Storefront, *, replaced: bool
) -> None:
    card, code = await front.card("10.00", origin="BOUGHT")
    token = {"x-cart-token": await front.cart("c", "4.00")}
    await front.do("applyToCart", "replayed", token, cartId="c", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    await front.do("captureCart", "replayed", front.backend, cartId="c", reference="s1", final=True)
    query = """query ($id: ID!) { transactions(filter: { accountId: $id, kinds: [REDEMPTION] }) {
      nodes { id } } }"""
    (paid,) = (await front.ask(query, front.staff, id=card))["transactions"]["nodes"]
    if replaced:
        give = "giftCardCode"
        new = await front.do("replaceGiftCard", give, front.staff, giftCardId=card, reason="LOST")
        code = new["giftCardCode"]
    await claim(front, "ada", code)

    give = "transaction { account { __typename balance { amount } } }"
    back = await front.do("reverseTransaction", give, front.staff, transactionId=paid["id"])
    account = back["transaction"]["account"]
    assert account == {"__typename": "StoreCreditAccount", "balance": {"amount": "10.00"}}
    assert await shows(front, card) == ("DEACTIVATED" if replaced else "CLAIMED", "0.00")
