"""Gift card lines that the shop sold itself: each becomes cards once, whatever is sent twice."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from loyalty_gql import models
from tests.graph.purchasing import MINE, begin, cards_anywhere, confirm
from tests.graph.storefront import GUEST, Json, Storefront, new_key, usd

GIVE = """replayed purchases {
  purchase { id status orderId orderLineId customerId value { amount } quantity deliverAt
    gift { recipientName } product { title } }
  cards { giftCardCode giftCard { id customerId orderId orderLineId expiresAt
    balance { amount currencyCode } product { title } } } }"""


async def issue(front: Storefront, *lines: Json, order: str = "o1", **more: Any) -> Json:
    more = {"orderId": order, "lines": list(lines), **more}
    return await front.do("issueForOrder", GIVE, front.backend, **more)


def line(line_id: str = "l1", amount: str = "25.00", **more: Any) -> Json:
    return {"lineId": line_id, "amount": usd(amount), **more}


async def test_a_paid_orders_lines_become_cards(front: Storefront) -> None:
    await front.product(
        title="Fifty", productId="prod_50", denominations=[usd("50.00")], validDays=30
    )
    done = await issue(
        front,
        line("l1", "25.00", quantity=2),
        {"lineId": "l2", "productId": "prod_50", "gift": {"recipientName": "Eve"}},
        customerId="ada",
    )
    first, second = done["purchases"]
    assert not done["replayed"]
    assert (first["purchase"]["status"], first["purchase"]["orderLineId"]) == ("PAID", "l1")
    assert (first["purchase"]["product"], second["purchase"]["product"]) == (
        None, {"title": "Fifty"},
    )  # fmt: skip
    assert second["purchase"]["gift"] == {"recipientName": "Eve"}
    shown = [one["giftCard"] for bought in done["purchases"] for one in bought["cards"]]
    assert [(one["customerId"], one["balance"]["amount"]) for one in shown] == [
        ("ada", "25.00"), ("ada", "25.00"), (None, "50.00"),
    ]  # fmt: skip
    assert {one["orderId"] for one in shown} == {"o1"}
    assert shown[0]["expiresAt"] is None
    lasts = datetime.fromisoformat(shown[2]["expiresAt"]) - datetime.now(UTC)
    assert timedelta(days=29.9) < lasts < timedelta(days=30)
    assert len((await front.ask(MINE, front.customer("ada")))["me"]["giftCards"]["nodes"]) == 2
    kinds = await models.LedgerTransaction.all()
    assert {(one.kind, one.reference_type, one.reference_id) for one in kinds} == {
        ("PURCHASE", "order", "o1")
    }


async def test_a_replayed_event_issues_no_second_card(front: Storefront) -> None:
    key = new_key()
    first = await issue(front, line(), line("l2", "30.00"), idempotencyKey=key)
    again = {**first, "replayed": True}
    assert await issue(front, line(), line("l2", "30.00"), idempotencyKey=key) == again
    assert await issue(front, line(), line("l2", "30.00")) == again
    assert await cards_anywhere() == (2, 2, 2)
    # In another order of lines, and with one that is new.
    mixed = await issue(front, line("l3", "1.00"), line("l2", "30.00"))
    assert mixed["purchases"][1] == first["purchases"][1]
    assert not mixed["replayed"]
    assert await cards_anywhere() == (3, 3, 3)
    # Another order's line of the same name is another line.
    assert not (await issue(front, line(), order="o2"))["replayed"]
    assert await cards_anywhere() == (4, 4, 4)


async def test_ten_reports_of_a_line_at_once_issue_it_once(front: Storefront) -> None:
    answers = await asyncio.gather(*(issue(front, line(quantity=2)) for _ in range(10)))
    assert sorted(one["replayed"] for one in answers) == [False] + [True] * 9
    assert all(one["purchases"] == answers[0]["purchases"] for one in answers)
    assert await cards_anywhere() == (2, 2, 2)
    assert await models.GiftCardPurchase.all().count() == 1


async def test_orders_that_share_lines_in_turn_issue_each_once(front: Storefront) -> None:
    names = ["l1", "l2", "l3", "l4"]
    answers = await asyncio.gather(
        *(
            issue(front, *(line(name) for name in (names[n:] + names[:n])[:3]))
            for n in range(4)
            for _ in range(2)
        )
    )
    assert all("purchases" in one for one in answers)
    assert await cards_anywhere() == (4, 4, 4)


async def test_a_line_that_comes_again_with_another_amount_is_refused(front: Storefront) -> None:
    await issue(front, line())
    for other in (
        line(amount="26.00"), line(quantity=2),
        {"lineId": "l1", "amount": {"amount": "25.00", "currencyCode": "EUR"}},
    ):  # fmt: skip
        refused = await issue(front, line("l0"), other)
        assert (refused["code"], refused["field"]) == ("ALREADY_EXISTS", "lines.1")
    # The line beside it was not issued either: all or none.
    assert await cards_anywhere() == (1, 1, 1)


async def test_a_line_of_a_confirmed_purchase_is_done(front: Storefront) -> None:
    purchase = await begin(front)
    paid = await confirm(front, purchase, orderId="o1", orderLineId="l1")
    again = await issue(front, line())
    assert again["replayed"]
    assert again["purchases"][0]["purchase"]["id"] == purchase
    assert again["purchases"][0]["cards"][0]["giftCardCode"] == paid["cards"][0]["giftCardCode"]
    await issue(front, line("l2"))
    refused = await confirm(front, await begin(front), orderId="o1", orderLineId="l2")
    assert (refused["code"], refused["field"]) == ("ALREADY_EXISTS", "orderLineId")
    assert await cards_anywhere() == (2, 2, 2)


async def test_a_line_confirmed_and_reported_at_once_becomes_cards_once(front: Storefront) -> None:
    for n in range(4):
        purchase = await begin(front)
        paid, issued = await asyncio.gather(
            confirm(front, purchase, orderId="o1", orderLineId=f"l{n}"),
            issue(front, line(f"l{n}")),
        )
        assert "purchases" in issued
        assert paid.get("code") in (None, "ALREADY_EXISTS")
        assert (await cards_anywhere()) == (n + 1, n + 1, n + 1)


async def test_what_was_sold_is_honoured(front: Storefront) -> None:
    product = await front.product(productId="prod_1", validDays=30)
    await front.do("archiveGiftCardProduct", "replayed", front.staff, giftCardProductId=product)
    # An amount that it does not have any more, of a product that is not sold any more.
    done = await issue(front, line(amount="26.00", productId="prod_1"))
    card = done["purchases"][0]["cards"][0]["giftCard"]
    assert (card["balance"]["amount"], card["product"]) == ("26.00", {"title": "A card"})
    # The one in use goes before one that was archived.
    await front.product(title="New", productId="prod_1")
    done = await issue(front, line("l2", productId="prod_1"))
    assert done["purchases"][0]["purchase"]["product"] == {"title": "New"}


@pytest.mark.parametrize(
    ("lines", "code", "field"),
    [
        ([], "INVALID_INPUT", "lines"),
        ([line(), line()], "INVALID_INPUT", "lines.1.lineId"),
        ([{"lineId": "l1"}], "INVALID_INPUT", "lines.0"),
        ([line(amount="0")], "INVALID_AMOUNT", "lines.0.amount"),
        ([line(amount="-1.00")], "INVALID_AMOUNT", "lines.0.amount"),
        ([line("l0"), line(amount="20000000000.00")], "INVALID_AMOUNT", "lines.1.amount"),
        ([line(quantity=0)], "INVALID_INPUT", "lines.0.quantity"),
        ([line(quantity=-1)], "INVALID_INPUT", "lines.0.quantity"),
        ([line(quantity=1001)], "INVALID_INPUT", "lines.0.quantity"),
        ([line("l1", quantity=600), line("l2", quantity=600)], "INVALID_INPUT", "lines"),
        ([line("l1", quantity=2**31 - 1), line("l2", quantity=-(2**31))], "INVALID_INPUT",
         "lines.0.quantity"),
        ([line(productId="nothing")], "NOT_FOUND", "lines.0.productId"),
        ([{"lineId": "l1", "productId": "prod_1"}], "INVALID_INPUT", "lines.0.amount"),
        ([{"lineId": "l1", "productId": "prod_1",
           "amount": {"amount": "25", "currencyCode": "JPY"}}],
         "CURRENCY_MISMATCH", "lines.0.amount"),
        ([line(gift={"recipientEmail": "x"})], "INVALID_INPUT", "lines.0.gift.recipientEmail"),
    ],
)  # fmt: skip
async def test_lines_that_can_not_be(
    front: Storefront, lines: list[Json], code: str, field: str
) -> None:
    await front.product(productId="prod_1")
    refused = await issue(front, *lines)
    assert (refused["code"], refused["field"]) == (code, field)
    assert await cards_anywhere() == (0, 0, 0)
    assert await models.GiftCardPurchase.all().count() == 0


async def test_an_order_of_many_cards_is_one_commit(front: Storefront) -> None:
    done = await issue(front, line("l1", quantity=150), line("l2", quantity=150))
    codes = [one["giftCardCode"] for bought in done["purchases"] for one in bought["cards"]]
    assert len(set(codes)) == 300
    query = """query ($id: ID!, $after: String) { giftCardPurchase(id: $id) { cards { id } }
      giftCards(filter: {purchaseId: $id}, first: 100, after: $after) {
        totalCount nodes { id } pageInfo { endCursor } } }"""
    bought = done["purchases"][1]
    seen = await front.ask(query, front.staff, id=bought["purchase"]["id"])
    assert len(seen["giftCardPurchase"]["cards"]) == 100
    assert seen["giftCards"]["totalCount"] == 150
    after = seen["giftCards"]["pageInfo"]["endCursor"]
    rest = await front.ask(query, front.staff, id=bought["purchase"]["id"], after=after)
    pages = [one["id"] for part in (seen, rest) for one in part["giftCards"]["nodes"]]
    assert set(pages) == {one["giftCard"]["id"] for one in bought["cards"]}
    assert len(pages) == 150
    assert await models.IdempotencyRecord.filter(operation="issueForOrder").count() == 1


async def test_who_may_report_orders(front: Storefront) -> None:
    query = "mutation ($i: IssueForOrderInput!) { issueForOrder(input: $i) { __typename } }"
    asked = {"orderId": "o1", "lines": [line()], "idempotencyKey": new_key()}
    for who in (GUEST, front.customer("ada")):
        assert (await front.errors(query, who, i=asked))["code"] == "FORBIDDEN"
    assert await cards_anywhere() == (0, 0, 0)
