"""Where a guest's refund goes: credit that waits, and is never lost to a claim at that moment."""

import asyncio
from decimal import Decimal

from tests.graph.storefront import Json, Storefront, new_key, usd
from tests.graph.test_waiting_credit import MINE, claim, proved

PAID = "order { orderId } refunded { amount } accountId replayed"


async def ordered(
    front: Storefront, order: str, *, card: str = "10.00", total: str = "30.00"
) -> str:
    """A guest's order, paid by a card and by other means; the card's id."""
    card_id, code = await front.card(card, origin="BOUGHT")
    token = {"x-cart-token": await front.cart(f"cart-{order}", total)}
    cart = {"cartId": f"cart-{order}"}
    await front.do("applyToCart", "replayed", token, source={"code": code}, **cart)
    await front.do("authorizeCart", "replayed", front.backend, orderId=order, **cart)
    await front.do("captureCart", "replayed", front.backend, reference=order, final=True, **cart)
    return card_id


async def refund(front: Storefront, order: str, amount: str, **more: object) -> Json:
    return await front.do(
        "refundToCredit", PAID, front.backend, orderId=order, amount=usd(amount), **more
    )


async def test_a_guests_refund_waits_for_an_address(front: Storefront) -> None:
    await ordered(front, "o")
    nobody = await refund(front, "o", "3.00")
    assert (nobody["code"], nobody["field"]) == ("INVALID_INPUT", "customerId")
    both = await refund(front, "o", "3.00", customerId="ada", emailAddress="ada@example.com")
    assert (both["code"], both["field"]) == ("INVALID_INPUT", "emailAddress")
    key = new_key()
    done = await refund(front, "o", "15.00", emailAddress="ada@example.com", idempotencyKey=key)
    assert done["refunded"] == {"amount": "15.00"}
    again = await refund(front, "o", "15.00", emailAddress="ADA@example.com", idempotencyKey=key)
    assert again == {**done, "replayed": True}
    reused = await refund(front, "o", "15.00", customerId="ada@example.com", idempotencyKey=key)
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"
    second = await refund(front, "o", "15.00", emailAddress="Ada@example.com")
    assert second["accountId"] == done["accountId"], "it waits where something waits already"
    more = await refund(front, "o", "0.01", emailAddress="ada@example.com")
    assert more["code"] == "REFUND_EXCEEDS_PAID", "never more than was paid"

    ada = proved(front, "ada", "ada@example.com")
    (waiting,) = (await front.ask(MINE, ada))["me"]["waitingCredit"]["nodes"]
    assert waiting["balance"] == {"amount": "30.00"}
    claimed = await claim(front, ada, storeCreditAccountId=waiting["id"])
    origins = {lot["origin"] for lot in claimed["storeCreditAccount"]["lots"]}
    assert origins == {"BOUGHT", "REFUND"}


async def test_a_refund_never_lands_where_somebody_has_claimed(front: Storefront) -> None:
    await ordered(front, "o")
    first = await refund(front, "o", "5.00", emailAddress="ada@example.com")
    ada = proved(front, "ada", "ada@example.com")
    await claim(front, ada, storeCreditAccountId=first["accountId"])
    second = await refund(front, "o", "5.00", emailAddress="ada@example.com")
    assert second["accountId"] != first["accountId"]
    mine = (await front.ask(MINE, ada))["me"]["waitingCredit"]["nodes"]
    assert mine == [{"id": second["accountId"], "waiting": True, "balance": {"amount": "5.00"}}]


async def test_a_refund_and_a_claim_at_once_lose_nothing(front: Storefront) -> None:
    """What is refunded waits, or was claimed: whichever came first."""
    await ordered(front, "o", card="40.00", total="90.00")
    ada = proved(front, "ada", "ada@example.com")
    for _ in range(6):
        first = await refund(front, "o", "2.00", emailAddress="ada@example.com")
        answers = await asyncio.gather(
            refund(front, "o", "3.00", emailAddress="ada@example.com"),
            claim(front, ada, storeCreditAccountId=first["accountId"]),
            refund(front, "o", "4.00", emailAddress="ada@example.com"),
        )
        refunded, _, again = answers
        assert [one["__typename"] for one in answers] == [
            "RefundToCreditPayload", "ClaimPayload", "RefundToCreditPayload",
        ], answers  # fmt: skip
        got = {first["accountId"], refunded["accountId"], again["accountId"]}
        assert len(got) <= 2, "the two refunds wait together"
    query = "{ storeCreditAccounts { nodes { waiting customerId balance { amount } } } }"
    seen = (await front.ask(query, front.staff))["storeCreditAccounts"]["nodes"]
    assert sum(Decimal(node["balance"]["amount"]) for node in seen) == 6 * (2 + 3 + 4)
    claimed = [node for node in seen if not node["waiting"] and node["customerId"] is None]
    assert claimed
    assert {node["balance"]["amount"] for node in claimed} == {"0.00"}, "none is stuck"


async def test_a_refund_revives_credit_that_was_closed(front: Storefront) -> None:
    """A refund of an order is never impossible."""
    await ordered(front, "o")
    first = await refund(front, "o", "5.00", emailAddress="ada@example.com")
    await front.adjust(first["accountId"], "-5.00")
    closed = await front.do(
        "closeStoreCreditAccount", "storeCreditAccount { status }", front.staff,
        accountId=first["accountId"], reason="CORRECTION",
    )  # fmt: skip
    assert closed["storeCreditAccount"] == {"status": "CLOSED"}
    again = await refund(front, "o", "6.00", emailAddress="ada@example.com")
    assert again["accountId"] == first["accountId"]
    credit = await front.credit("cyd", "0.01")
    await front.adjust(credit, "-0.01")
    await front.do(
        "closeStoreCreditAccount", "replayed", front.staff, accountId=credit, reason="DUPLICATE"
    )
    own = await refund(front, "o", "7.00", customerId="cyd")
    assert own["accountId"] == credit
