"""A buyer disputes the payment: what is left freezes, what was spent is told, it ends rightly."""

import asyncio
from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.rules.access import ActorKind
from loyalty_gql.types.nodes import global_id
from tests.graph.purchasing import (
    CARD,
    GONE,
    apply,
    authorize,
    begin,
    capture,
    confirm,
    paid,
    pass_days,
    spend,
)  # fmt: skip
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, statements, usd

DISPUTE = """dispute { id reference status reason amount { amount } closedAt
  left { amount } reserved { amount } spent { orderId cartId amount { amount }
    transaction { kind amount { amount } } }
  purchase { id status } }"""
OPEN = f"replayed {DISPUTE}"
CLOSE = f"replayed recalled {{ amount }} {DISPUTE}"
CREDIT = """{ me { storeCredit(currencyCode: "USD") {
  balance { amount } available { amount } account { lots { frozen remaining { amount } } } } } }"""
ALL = """query ($filter: DisputeFilter) {
  disputes(filter: $filter) { nodes { reference purchase { id } } } }"""


async def dispute(front: Storefront, purchase: str, **more: Any) -> Json:
    more = {"purchaseId": purchase, "reference": "dp_1", **more}
    return await front.do("openDispute", OPEN, front.backend, **more)


async def close(front: Storefront, outcome: str, **more: Any) -> Json:
    more = {"reference": "dp_1", "outcome": outcome, **more}
    return await front.do("closeDispute", CLOSE, front.backend, **more)


async def see(front: Storefront, card: str) -> Json:
    return (await front.ask(CARD, front.staff, id=card))["giftCard"]


async def of_ada(front: Storefront) -> Json:
    return (await front.ask(CREDIT, front.customer("ada")))["me"]["storeCredit"]


async def claim(front: Storefront, code: str) -> str:
    done = await front.do("claim", "storeCreditAccount { id }", front.customer("ada"), code=code)
    return done["storeCreditAccount"]["id"]


async def pay_with_credit(front: Storefront, cart: str, amount: str) -> Json:
    token = await front.cart(cart, amount, customerId="ada")
    who = {**front.customer("ada"), "x-cart-token": token}
    asked: Json = {"cartId": cart, "source": {"ownCredit": True}}
    return await front.do("applyToCart", "held { amount }", who, **asked)


async def test_a_disputed_purchase_leaves_no_card_spendable(front: Storefront) -> None:
    purchase, cards = await paid(front, quantity=2)
    await spend(front, "c1", "10.00", cards[0][1])
    key = new_key()
    done = await dispute(front, purchase, idempotencyKey=key, reason="fraudulent")
    told = done["dispute"]
    assert (told["status"], told["reason"], told["amount"]) == (
        "OPEN", "fraudulent", {"amount": "50.00"},
    )  # fmt: skip
    assert (told["left"], told["reserved"]) == ({"amount": "40.00"}, {"amount": "0.00"})
    assert told["spent"] == [
        {
            "orderId": "c1", "cartId": "c1", "amount": {"amount": "10.00"},
            "transaction": {"kind": "REDEMPTION", "amount": {"amount": "-10.00"}},
        }
    ]  # fmt: skip
    for n, (card, code) in enumerate(cards):
        assert (await see(front, card))["status"] == "BLOCKED"
        assert (await apply(front, f"d{n}", "5.00", code))["code"] == "GIFT_CARD_NOT_REDEEMABLE"
        claimed = await front.do("claim", "replayed", front.customer("ada"), code=code)
        assert claimed["code"] == "NOT_ACTIVE"
    again = await dispute(front, purchase, idempotencyKey=key, reason="fraudulent")
    assert again == {**done, "replayed": True}
    assert (await dispute(front, purchase)) == {**done, "replayed": True}
    (trail,) = await models.AuditEntry.filter(operation="openDispute")
    assert (trail.subject_kind, trail.note) == ("gift_card_purchase", "fraudulent")


async def test_what_was_frozen_can_be_spent_when_it_is_won(front: Storefront) -> None:
    purchase, ((card, code),) = await paid(front)
    await dispute(front, purchase)
    done = await close(front, "WON")
    assert (done["dispute"]["status"], done["recalled"]) == ("WON", {"amount": "0.00"})
    assert done["dispute"]["purchase"]["status"] == "PAID"
    assert (await see(front, card))["status"] == "ACTIVE"
    assert (await apply(front, "c1", "25.00", code))["held"] == {"amount": "25.00"}
    again = await close(front, "WON")
    assert (again["replayed"], again["dispute"]["status"]) == (True, "WON")
    refused = await close(front, "LOST")
    assert (refused["code"], refused["field"]) == ("DISPUTE_STATE", "outcome")


async def test_what_is_left_goes_when_it_is_lost(front: Storefront) -> None:
    purchase, ((card, code),) = await paid(front)
    await spend(front, "c1", "10.00", code)
    await dispute(front, purchase)
    key = new_key()
    done = await close(front, "LOST", idempotencyKey=key)
    assert (done["recalled"], done["dispute"]["left"]) == (
        {"amount": "15.00"}, {"amount": "0.00"},
    )  # fmt: skip
    assert done["dispute"]["purchase"]["status"] == "DISPUTE_LOST"
    seen = await see(front, card)
    assert (seen["status"], seen["balance"]) == ("BLOCKED", {"amount": "0.00"})
    assert await close(front, "LOST", idempotencyKey=key) == {**done, "replayed": True}
    # What comes back of what was spent is the shop's.
    await front.do(
        "refundToCredit", "refunded { amount }", front.staff, orderId="c1", amount=usd("10.00"),
        customerId="ada", reason="RMA",
    )  # fmt: skip
    assert (await of_ada(front))["balance"] == {"amount": "0.00"}
    owed = await models.Entry.filter(system="receivable")
    assert sum(one.amount for one in owed) == 1000
    for what in ("refundPurchase", "openDispute"):
        more = {"reference": "dp_2"} if what == "openDispute" else {}
        asked: Json = {"purchaseId": purchase, **more}
        refused = await front.do(what, "replayed", front.backend, **asked)
        assert (refused["code"], refused["field"]) == ("PURCHASE_STATE", "purchaseId")
    query = """{ giftCardPurchases(filter: {status: DISPUTE_LOST}) { nodes { id status } }
      rest: giftCardPurchases(filter: {status: PAID}) { nodes { id } } }"""
    listed = await front.ask(query, front.backend)
    assert listed["giftCardPurchases"]["nodes"] == [{"id": purchase, "status": "DISPUTE_LOST"}]
    assert listed["rest"]["nodes"] == []


@pytest.mark.parametrize(("outcome", "rest"), [("WON", "32.00"), ("LOST", "7.00")])
async def test_what_was_claimed_is_frozen_in_the_credit_and_nothing_else_of_it(
    front: Storefront, outcome: str, rest: str
) -> None:
    purchase, ((_, code),) = await paid(front)
    account = await claim(front, code)
    await front.adjust(account, "7.00")
    done = await dispute(front, purchase)
    assert done["dispute"]["left"] == {"amount": "25.00"}
    seen = await of_ada(front)
    assert (seen["balance"], seen["available"]) == ({"amount": "32.00"}, {"amount": "7.00"})
    frozen = {lot["remaining"]["amount"]: lot["frozen"] for lot in seen["account"]["lots"]}
    assert frozen == {"25.00": True, "7.00": False}
    assert (await pay_with_credit(front, "c1", "20.00"))["held"] == {"amount": "7.00"}
    taken = await front.do(
        "adjust", "replayed", front.staff, accountId=account, amount=usd("-8.00"), reason="GOODWILL"
    )
    assert taken["code"] == "INSUFFICIENT_FUNDS"
    await close(front, outcome)
    seen = await of_ada(front)
    assert seen["balance"] == {"amount": rest}


async def test_carts_lose_what_is_frozen_and_an_order_being_placed_does_not(
    front: Storefront,
) -> None:
    purchase, ((_, code),) = await paid(front)
    await claim(front, code)
    await pay_with_credit(front, "c1", "10.00")
    await authorize(front, "c1")
    await pay_with_credit(front, "c2", "5.00")
    told = (await dispute(front, purchase))["dispute"]
    assert (told["left"], told["reserved"]) == ({"amount": "25.00"}, {"amount": "10.00"})
    query = "query ($id: ID!) { cart(cartId: $id) { tenders { status endReason } } }"
    lost = await front.ask(query, front.backend, id="c2")
    assert lost["cart"]["tenders"] == [{"status": "RELEASED", "endReason": "BLOCKED"}]
    assert (await capture(front, "c1", "4.00"))["captured"] == {"amount": "4.00"}
    # What the order did not need is frozen too.
    seen = await of_ada(front)
    assert (seen["balance"], seen["available"]) == ({"amount": "21.00"}, {"amount": "0.00"})
    # And so is what comes back of it meanwhile.
    await front.do(
        "refundToCredit", "refunded { amount }", front.staff, orderId="c1", amount=usd("4.00"),
        customerId="ada", reason="RMA",
    )  # fmt: skip
    seen = await of_ada(front)
    assert (seen["balance"], seen["available"]) == ({"amount": "25.00"}, {"amount": "0.00"})
    done = await close(front, "LOST")
    assert (done["recalled"], done["dispute"]["spent"]) == ({"amount": "25.00"}, [])


async def test_a_replaced_card_is_frozen_with_its_successor(front: Storefront) -> None:
    purchase, ((old, _),) = await paid(front)
    new = await front.do(
        "replaceGiftCard", "giftCardCode giftCard { id }", front.staff, giftCardId=old,
        reason="LOST",
    )  # fmt: skip
    await dispute(front, purchase)
    query = "query ($id: ID!) { giftCard(id: $id) { disputed status } }"
    for card, status in ((old, "DEACTIVATED"), (new["giftCard"]["id"], "BLOCKED")):
        seen = (await front.ask(query, front.staff, id=card))["giftCard"]
        assert seen == {"disputed": True, "status": status}
    done = await close(front, "WON")
    assert done["replayed"] is False
    seen = (await front.ask(query, front.staff, id=new["giftCard"]["id"]))["giftCard"]
    assert seen == {"disputed": False, "status": "ACTIVE"}
    assert (await apply(front, "c1", "25.00", new["giftCardCode"]))["held"] == {"amount": "25.00"}


async def test_a_card_that_is_unblocked_or_replaced_meanwhile_still_pays_nothing(
    front: Storefront,
) -> None:
    purchase, ((card, code), (other, _)) = await paid(front, quantity=2)
    await dispute(front, purchase)
    for which in (card, other):
        asked: Json = {"giftCardId": which, "reason": "CORRECTION"}
        await front.do("unblockGiftCard", "replayed", front.staff, **asked)
    new = await front.do(
        "replaceGiftCard", "giftCardCode giftCard { id }", front.staff, giftCardId=other,
        reason="LOST",
    )  # fmt: skip
    for n, one in enumerate((code, new["giftCardCode"])):
        assert (await apply(front, f"c{n}", "5.00", one))["code"] == "GIFT_CARD_NOT_REDEEMABLE"
    account = await claim(front, code)
    await front.adjust(account, "1.00")
    assert (await of_ada(front))["available"] == {"amount": "1.00"}
    done = await close(front, "LOST")
    assert done["recalled"] == {"amount": "50.00"}
    assert (await of_ada(front))["balance"] == {"amount": "1.00"}


async def test_winning_unblocks_only_what_the_dispute_had_blocked(front: Storefront) -> None:
    purchase, ((before, _), (meanwhile, _), (ours, _)) = await paid(front, quantity=3)
    asked: Json = {"reason": "STOLEN"}
    await front.do("blockGiftCard", "replayed", front.staff, giftCardId=before, **asked)
    await dispute(front, purchase)
    await front.do("blockGiftCard", "replayed", front.staff, giftCardId=meanwhile, **asked)
    noted: Json = {"giftCardId": ours, "note": "a word with the bank", "reason": "OTHER"}
    await front.do("updateGiftCard", "replayed", front.staff, **noted)
    await close(front, "WON")
    seen = [(await see(front, card))["status"] for card in (before, meanwhile, ours)]
    assert seen == ["BLOCKED", "BLOCKED", "ACTIVE"]


async def test_of_a_dispute_about_a_part_only_that_part_is_lost(front: Storefront) -> None:
    purchase, ((one, first), (two, second)) = await paid(front, quantity=2)
    await spend(front, "c1", "20.00", first)
    await dispute(front, purchase, amount=usd("28.00"))
    done = await close(front, "LOST")
    assert done["recalled"] == {"amount": "28.00"}
    assert done["dispute"]["purchase"]["status"] == "PAID"
    left = [await see(front, card) for card in (one, two)]
    assert [card["balance"]["amount"] for card in left] == ["0.00", "2.00"]
    assert (await apply(front, "c2", "2.00", second))["held"] == {"amount": "2.00"}
    # The rest can be given back, or disputed once more.
    more = await dispute(front, purchase, reference="dp_2", amount=usd("22.00"))
    assert more["dispute"]["left"] == {"amount": "2.00"}
    done = await close(front, "LOST", reference="dp_2")
    assert done["recalled"] == {"amount": "2.00"}


async def test_what_was_loaded_later_is_not_frozen(front: Storefront) -> None:
    purchase, ((card, code),) = await paid(front)
    await front.do("loadGiftCard", "replayed", front.staff, giftCardId=card, amount=usd("9.00"))
    await dispute(front, purchase)
    asked: Json = {"giftCardId": card, "reason": "CORRECTION"}
    await front.do("unblockGiftCard", "replayed", front.staff, **asked)
    assert (await apply(front, "c1", "25.00", code))["held"] == {"amount": "9.00"}


async def test_what_expires_meanwhile_is_over(front: Storefront) -> None:
    product = await front.product(validDays=1)
    begun = await front.do(
        "purchase", "purchase { id }", GUEST, giftCardProductId=product, amount=usd("25.00")
    )
    purchase = begun["purchase"]["id"]
    await confirm(front, purchase)
    await dispute(front, purchase)
    await pass_days(2)
    assert (await close(front, "LOST"))["recalled"] == {"amount": "0.00"}


async def test_a_payment_names_its_purchase(front: Storefront) -> None:
    purchase = await begin(front)
    await confirm(front, purchase, paymentReference="pi_1")
    asked: Json = {"reference": "dp_1", "paymentReference": "pi_1"}
    done = await front.do("openDispute", OPEN, front.backend, **asked)
    assert done["dispute"]["purchase"]["id"] == purchase
    refused = await front.do(
        "openDispute", OPEN, front.backend, reference="dp_2", paymentReference="pi_2"
    )
    assert (refused["code"], refused["field"]) == ("NOT_FOUND", "paymentReference")
    for named in ({}, {"purchaseId": purchase, "paymentReference": "pi_1"}):
        refused = await front.do("openDispute", OPEN, front.backend, reference="dp_3", **named)
        assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "purchaseId")


async def test_what_can_not_be_disputed(front: Storefront) -> None:
    waiting = await begin(front)
    refunded, _ = await paid(front)
    await front.do("refundPurchase", "replayed", front.staff, purchaseId=refunded)
    for which, code in ((waiting, "PURCHASE_STATE"), (refunded, "PURCHASE_STATE"),
                        (GONE, "NOT_FOUND")):  # fmt: skip
        refused = await dispute(front, which)
        assert (refused["code"], refused["field"]) == (code, "purchaseId")
    purchase, _ = await paid(front)
    for amount, code in (
        (usd("25.01"), "INVALID_AMOUNT"), (usd("0.00"), "INVALID_AMOUNT"),
        (usd("-1.00"), "INVALID_AMOUNT"),
        ({"amount": "25.00", "currencyCode": "EUR"}, "CURRENCY_MISMATCH"),
    ):  # fmt: skip
        refused = await dispute(front, purchase, amount=amount)
        assert (refused["code"], refused["field"]) == (code, "amount")
    assert (await close(front, "WON"))["code"] == "NOT_FOUND"
    assert await models.Dispute.all().count() == 0


async def test_one_dispute_of_a_purchase_at_a_time(front: Storefront) -> None:
    purchase, _ = await paid(front)
    other, _ = await paid(front)
    await dispute(front, purchase)
    refused = await dispute(front, purchase, reference="dp_2")
    assert (refused["code"], refused["field"]) == ("DISPUTE_STATE", "reference")
    refused = await dispute(front, other)
    assert (refused["code"], refused["field"]) == ("REFERENCE_USED", "reference")
    refused = await dispute(front, purchase, amount=usd("1.00"))
    assert (refused["code"], refused["field"]) == ("REFERENCE_USED", "reference")
    refused = await front.do("refundPurchase", "replayed", front.staff, purchaseId=purchase)
    assert refused["code"] == "PURCHASE_STATE"
    await close(front, "WON")
    # The bank thinks again.
    assert (await dispute(front, purchase, reference="dp_2"))["dispute"]["status"] == "OPEN"
    query = """query ($id: ID!) { giftCardPurchase(id: $id) {
      disputes { reference status } } }"""
    seen = await front.ask(query, front.backend, id=purchase)
    assert seen["giftCardPurchase"]["disputes"] == [
        {"reference": "dp_2", "status": "OPEN"}, {"reference": "dp_1", "status": "WON"},
    ]  # fmt: skip


async def test_ten_reports_at_once_are_one_dispute(front: Storefront) -> None:
    purchase, _ = await paid(front)
    answers = await asyncio.gather(*(dispute(front, purchase) for _ in range(10)))
    assert len({one["dispute"]["id"] for one in answers}) == 1
    assert [one["replayed"] for one in answers].count(False) == 1
    answers = await asyncio.gather(
        *(close(front, outcome) for outcome in ("WON", "LOST") for _ in range(5))
    )
    assert [one.get("replayed") for one in answers].count(False) == 1
    assert [one.get("code") for one in answers].count("DISPUTE_STATE") == 5


async def test_a_dispute_and_an_order_at_once(front: Storefront) -> None:
    """Either the order has it firmly and is paid, or it is frozen and the order is told so."""
    for n in range(4):
        purchase, ((card, code),) = await paid(front)
        await apply(front, f"c{n}", "10.00", code)
        asked: Json = {"cartId": f"c{n}", "orderId": f"c{n}"}
        give = "cart { tenders { status held { amount } } amountDue { amount } }"
        done, placed = await asyncio.gather(
            dispute(front, purchase, reference=f"dp_{n}"),
            front.do("authorizeCart", give, front.backend, **asked),
        )
        held = (await see(front, card))["held"]
        assert done["dispute"]["status"] == "OPEN"
        if held == {"amount": "10.00"}:
            assert placed["cart"]["amountDue"] == {"amount": "0.00"}
            await capture(front, f"c{n}", "10.00")
        else:
            assert held == {"amount": "0.00"}
            assert "code" in placed or placed["cart"]["amountDue"] == {"amount": "10.00"}


@pytest.mark.parametrize("who", ["guest", "ada", "support"])
async def test_who_may_report_a_dispute(front: Storefront, who: str) -> None:
    purchase, _ = await paid(front)
    headers = GUEST if who == "guest" else front.customer(who)
    if who == "support":
        headers = bearer(await front.key(ActorKind.STAFF, "refunds", "gift_cards:manage"))
    for name, more in (
        ("openDispute", {"purchaseId": purchase}), ("closeDispute", {"outcome": "WON"}),
    ):  # fmt: skip
        type_ = f"{name[0].upper()}{name[1:]}Input"
        query = f"mutation ($i: {type_}!) {{ {name}(input: $i) {{ __typename }} }}"
        asked = {"reference": "dp_1", "idempotencyKey": new_key(), **more}
        assert (await front.errors(query, headers, i=asked))["code"] == "FORBIDDEN"
    assert (await front.errors(ALL, headers))["code"] == "FORBIDDEN"
    await dispute(front, purchase)
    (row,) = await models.Dispute.all()
    query = "query ($id: ID!) { node(id: $id) { id } }"
    assert await front.ask(query, headers, id=global_id("Dispute", row.id)) == {"node": None}


async def test_disputes_are_listed(front: Storefront) -> None:
    purchases = [(await paid(front))[0] for _ in range(3)]
    for n, purchase in enumerate(purchases):
        await dispute(front, purchase, reference=f"dp_{n}")
    await close(front, "WON", reference="dp_0")
    await close(front, "LOST", reference="dp_1")
    for filter_, expected in (
        (None, ["dp_2", "dp_1", "dp_0"]), ({"open": True}, ["dp_2"]),
        ({"open": False}, ["dp_1", "dp_0"]), ({"purchaseId": purchases[1]}, ["dp_1"]),
        ({"reference": "dp_0"}, ["dp_0"]), ({"reference": "dp_0", "open": True}, []),
    ):  # fmt: skip
        seen = await front.ask(ALL, front.backend, filter=filter_)
        assert [one["reference"] for one in seen["disputes"]["nodes"]] == expected


async def test_what_was_claimed_together_and_spent_at_once_is_one_line(front: Storefront) -> None:
    purchase, ((_, one), (_, two)) = await paid(front, quantity=2)
    for code in (one, two):
        await claim(front, code)
    await pay_with_credit(front, "c1", "40.00")
    await authorize(front, "c1")
    await capture(front, "c1", "40.00")
    told = (await dispute(front, purchase))["dispute"]
    assert told["left"] == {"amount": "10.00"}
    assert [(one["orderId"], one["amount"]["amount"]) for one in told["spent"]] == [("c1", "40.00")]


async def test_a_page_of_disputes_costs_the_same_however_many(front: Storefront) -> None:
    for n in range(4):
        purchase, ((_, code),) = await paid(front)
        await spend(front, f"c{n}", "5.00", code)
        await dispute(front, purchase, reference=f"dp_{n}")
    query = """query ($first: Int!) { disputes(first: $first) { nodes { left { amount }
      spent { orderId amount { amount } transaction { kind } }
      purchase { cards { disputed } disputes { reference } } } } }"""
    # A token, because a key is looked up again after half a second.
    staff = {"authorization": f"Bearer {front.token('maria', loyalty_role='admin')}"}
    sent: list[int] = []
    for first in (1, 4):
        with statements() as said:
            seen = await front.ask(query, staff, first=first)
        sent.append(len(said))
        nodes = seen["disputes"]["nodes"]
        assert [one["left"]["amount"] for one in nodes] == ["20.00"] * first
        assert [one["spent"][0]["orderId"] for one in nodes] == [f"c{3 - n}" for n in range(first)]
    assert sent[0] == sent[1]
