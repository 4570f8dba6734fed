"""A purchase's payment was given back: what is unspent goes, what is spent is told."""

import asyncio
from typing import Any

import pytest

from loyalty_gql import models
from tests.graph.purchasing import (
    CARD,
    GONE,
    apply,
    authorize,
    begin,
    buy,
    capture,
    confirm,
    paid,
    pass_days,
    spend,
)  # fmt: skip
from tests.graph.storefront import GUEST, Json, Storefront, new_key, usd

GIVE = """replayed recalled { amount } spent { amount }
  purchase { status refundedAt cards { status balance { amount } } }"""


async def refund(front: Storefront, purchase: str, **more: Any) -> Json:
    return await front.do("refundPurchase", GIVE, front.staff, purchaseId=purchase, **more)


async def test_a_refunded_purchase_leaves_no_card_spendable(front: Storefront) -> None:
    purchase, cards = await paid(front, quantity=2)
    await spend(front, "c1", "10.00", cards[0][1])
    key = new_key()
    done = await refund(front, purchase, idempotencyKey=key, note="changed their mind")
    assert (done["recalled"], done["spent"]) == ({"amount": "40.00"}, {"amount": "10.00"})
    assert done["purchase"]["status"] == "REFUNDED"
    assert done["purchase"]["cards"] == [{"status": "BLOCKED", "balance": {"amount": "0.00"}}] * 2
    for n, (_, code) in enumerate(cards):
        assert (await apply(front, f"d{n}", "5.00", code))["code"] == "GIFT_CARD_NOT_REDEEMABLE"
        claimed = await front.do("claim", "replayed", front.customer("ada"), code=code)
        assert claimed["code"] == "NOT_ACTIVE"
    assert await refund(front, purchase, idempotencyKey=key, note="changed their mind") == {
        **done, "replayed": True,
    }  # fmt: skip
    again = await refund(front, purchase)
    assert (again["code"], again["field"]) == ("PURCHASE_STATE", "purchaseId")
    (trail,) = await models.AuditEntry.filter(operation="refundPurchase")
    assert (trail.subject_kind, trail.note) == ("gift_card_purchase", "changed their mind")


async def test_the_money_goes_back_where_it_came_from(front: Storefront) -> None:
    purchase, _ = await paid(front)
    await refund(front, purchase)
    entries = await models.Entry.filter(system="payments_clearing").order_by("id")
    assert [one.amount for one in entries] == [-2500, 2500]


async def test_what_a_cart_had_softly_reserved_is_taken_back(front: Storefront) -> None:
    purchase, ((card, code),) = await paid(front)
    assert (await apply(front, "c1", "10.00", code))["held"] == {"amount": "10.00"}
    done = await refund(front, purchase)
    assert (done["recalled"], done["spent"]) == ({"amount": "25.00"}, {"amount": "0.00"})
    seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
    assert (seen["balance"], seen["held"]) == ({"amount": "0.00"}, {"amount": "0.00"})
    cart = await front.ask('{ cart(cartId: "c1") { tenders { status endReason } } }', front.backend)
    assert cart["cart"]["tenders"] == [{"status": "RELEASED", "endReason": "BLOCKED"}]


async def test_an_order_that_is_being_placed_is_still_paid(front: Storefront) -> None:
    purchase, ((card, code),) = await paid(front)
    await apply(front, "c1", "10.00", code)
    await authorize(front, "c1")
    done = await refund(front, purchase)
    assert (done["recalled"], done["spent"]) == ({"amount": "15.00"}, {"amount": "10.00"})
    assert (await capture(front, "c1", "4.00"))["captured"] == {"amount": "4.00"}
    # What the order did not need goes to the shop, not back to the card.
    seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
    assert (seen["balance"], seen["held"]) == ({"amount": "0.00"}, {"amount": "0.00"})
    # And so does what comes back of it.
    refunded = await front.do(
        "refundToCredit", "refunded { amount }", front.staff, orderId="c1", amount=usd("4.00"),
        customerId="ada", reason="RMA",
    )  # fmt: skip
    assert refunded["refunded"] == {"amount": "4.00"}
    credit = '{ me { storeCredit(currencyCode: "USD") { balance { amount } } } }'
    seen = (await front.ask(credit, front.customer("ada")))["me"]["storeCredit"]
    assert seen["balance"] == {"amount": "0.00"}
    owed = await models.Entry.filter(system="receivable")
    assert sum(one.amount for one in owed) == 1000


async def test_a_claimed_card_is_taken_back_out_of_the_credit(front: Storefront) -> None:
    purchase, ((_, code),) = await paid(front)
    claimed = await front.do("claim", "storeCreditAccount { id }", front.customer("eve"), code=code)
    account = claimed["storeCreditAccount"]["id"]
    await front.adjust(account, "7.00")
    done = await refund(front, purchase)
    assert done["recalled"] == {"amount": "25.00"}
    query = "query ($id: ID!) { storeCreditAccount(id: $id) { balance { amount } } }"
    seen = (await front.ask(query, front.staff, id=account))["storeCreditAccount"]
    assert seen["balance"] == {"amount": "7.00"}


async def test_a_replaced_card_is_taken_back_and_its_successor_blocked(front: Storefront) -> None:
    purchase, ((old, _),) = await paid(front)
    new = await front.do(
        "replaceGiftCard", "giftCardCode giftCard { id }", front.staff, giftCardId=old,
        reason="LOST",
    )  # fmt: skip
    done = await refund(front, purchase)
    assert done["recalled"] == {"amount": "25.00"}
    for card, status in ((old, "DEACTIVATED"), (new["giftCard"]["id"], "BLOCKED")):
        seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
        assert (seen["status"], seen["balance"]) == (status, {"amount": "0.00"})
    refused = await apply(front, "c1", "5.00", new["giftCardCode"])
    assert refused["code"] == "GIFT_CARD_NOT_REDEEMABLE"


async def test_what_was_loaded_later_stays_its_holders(front: Storefront) -> None:
    purchase, ((card, _),) = await paid(front)
    await front.do("loadGiftCard", "replayed", front.staff, giftCardId=card, amount=usd("9.00"))
    assert (await refund(front, purchase))["recalled"] == {"amount": "25.00"}
    asked: Json = {"giftCardId": card, "reason": "OTHER"}
    new = await front.do("replaceGiftCard", "giftCardCode", front.staff, **asked)
    held = await apply(front, "c1", "25.00", new["giftCardCode"])
    assert held["held"] == {"amount": "9.00"}


async def test_what_replaced_a_card_that_was_over_is_a_card_like_any(front: Storefront) -> None:
    purchase, ((card, _),) = await paid(front)
    await front.do("loadGiftCard", "replayed", front.staff, giftCardId=card, amount=usd("9.00"))
    await refund(front, purchase)
    for _ in range(2):
        replace: Json = {"giftCardId": card, "reason": "LOST"}
        new = await front.do("replaceGiftCard", "giftCard { id }", front.staff, **replace)
        card = new["giftCard"]["id"]
        asked: Json = {"giftCardId": card, "reason": "CORRECTION"}
        await front.do("blockGiftCard", "replayed", front.staff, **asked)
        unblocked = await front.do("unblockGiftCard", "replayed", front.staff, **asked)
        more: Json = {"giftCardId": card, "amount": usd("1.00")}
        loaded = await front.do("loadGiftCard", "replayed", front.staff, **more)
        assert [one.get("replayed") for one in (unblocked, loaded)] == [False, False]
    seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
    assert (seen["status"], seen["balance"]) == ("ACTIVE", {"amount": "11.00"})


@pytest.mark.parametrize("gone", ["refunded", "lost to a dispute"])
async def test_a_card_whose_money_went_back_is_never_unblocked_or_loaded_again(
    front: Storefront, gone: str
) -> None:
    purchase, ((card, _), (lost, _)) = await paid(front, quantity=2)
    asked: Json = {"giftCardId": lost, "reason": "LOST"}
    new = await front.do("replaceGiftCard", "giftCard { id }", front.staff, **asked)
    if gone == "refunded":
        await refund(front, purchase)
    else:
        dispute = {"purchaseId": purchase, "reference": "dp_1"}
        await front.do("openDispute", "replayed", front.backend, **dispute)
        ended: Json = {"reference": "dp_1", "outcome": "LOST"}
        await front.do("closeDispute", "replayed", front.backend, **ended)

    for which in (card, new["giftCard"]["id"]):
        asked = {"giftCardId": which, "reason": "CORRECTION"}
        more = {"giftCardId": which, "amount": usd("9.00")}
        for refused in (
            await front.do("unblockGiftCard", "replayed", front.staff, **asked),
            await front.do("loadGiftCard", "replayed", front.staff, **more),
        ):
            assert (refused["code"], refused["field"]) == ("PURCHASE_STATE", "giftCardId")
            assert "went back" in refused["message"]
        seen = (await front.ask(CARD, front.staff, id=which))["giftCard"]
        assert (seen["status"], seen["balance"]) == ("BLOCKED", {"amount": "0.00"})


async def test_a_refund_and_a_spend_at_once_never_give_the_money_twice(front: Storefront) -> None:
    for n in range(4):
        purchase, ((card, _),) = await paid(front)
        done, _ = await asyncio.gather(
            refund(front, purchase),
            front.do(
                "adjust", "replayed", front.staff, accountId=card, amount=usd("-20.00"),
                reason="CORRECTION",
            ),
        )  # fmt: skip
        assert done["recalled"]["amount"] in ("25.00", "5.00"), n
        seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
        assert seen["balance"] == {"amount": "0.00"}


async def test_ten_refunds_at_once_take_back_once(front: Storefront) -> None:
    purchase, _ = await paid(front, quantity=2)
    answers = await asyncio.gather(*(refund(front, purchase) for _ in range(10)))
    assert [one["recalled"] for one in answers if "recalled" in one] == [{"amount": "50.00"}]
    assert [one["code"] for one in answers if "code" in one] == ["PURCHASE_STATE"] * 9


async def test_what_was_never_paid_can_not_be_refunded(front: Storefront) -> None:
    purchase = await begin(front)
    for which, code in ((purchase, "PURCHASE_STATE"), (GONE, "NOT_FOUND")):
        refused = await refund(front, which)
        assert (refused["code"], refused["field"]) == (code, "purchaseId")


@pytest.mark.parametrize("who", ["guest", "ada"])
async def test_who_may_refund(front: Storefront, who: str) -> None:
    purchase, _ = await paid(front)
    query = "mutation ($i: RefundPurchaseInput!) { refundPurchase(input: $i) { __typename } }"
    asked = {"purchaseId": purchase, "idempotencyKey": new_key()}
    headers = GUEST if who == "guest" else front.customer(who)
    assert (await front.errors(query, headers, i=asked))["code"] == "FORBIDDEN"


async def test_what_has_expired_or_was_taken_off_is_told_as_gone(front: Storefront) -> None:
    product = await front.product(validDays=1)
    begun = await buy(front, GUEST, product)
    expired = begun["purchase"]["id"]
    await confirm(front, expired)
    emptied, ((card, _),) = await paid(front)
    await front.adjust(card, "-25.00")
    asked: Json = {"giftCardId": card, "reason": "CORRECTION"}
    over = await front.do("deactivateGiftCard", "replayed", front.staff, **asked)
    assert over["replayed"] is False
    reversed_, _ = await paid(front)
    history = await front.ask("{ transactions(first: 1) { nodes { id kind } } }", front.staff)
    (bought,) = history["transactions"]["nodes"]
    assert bought["kind"] == "PURCHASE"
    await front.do(
        "reverseTransaction", "replayed", front.staff, transactionId=bought["id"],
        reason="CORRECTION",
    )  # fmt: skip
    await pass_days(2)
    for purchase in (expired, emptied, reversed_):
        done = await refund(front, purchase)
        assert (done["recalled"], done["spent"]) == ({"amount": "0.00"}, {"amount": "25.00"})
        assert done["purchase"]["status"] == "REFUNDED"
    seen = (await front.ask(CARD, front.staff, id=card))["giftCard"]
    assert seen["status"] == "DEACTIVATED"
