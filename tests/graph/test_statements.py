"""However many there are, a page costs the same number of statements."""

import pytest

from tests.graph.storefront import Json, Storefront, new_key, statements, usd

PAGE = """
query ($first: Int!, $filter: GiftCardFilter, $sort: GiftCardSortKey! = CREATED_AT) {
  giftCards(first: $first, filter: $filter, sortKey: $sort) {
    nodes {
      id customerId maskedCode
      balance { amount formatted } held { amount } available { amount } nextExpiry displayStatus
      lots { remaining { amount } }
      holds { remaining { amount } }
      transactions(first: 3) { nodes { kind amount { amount } reason actor { id } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""
MOST = 6


@pytest.fixture(autouse=True)
def staff_by_token(front: Storefront) -> None:
    """A key is looked up twice a second at the most; a token never."""
    front.staff = {"authorization": f"Bearer {front.token('maria', loyalty_role='admin')}"}


async def test_a_page_of_cards_with_balances_owners_and_last_transactions(
    front: Storefront,
) -> None:
    codes = [(await front.card("20.00", customerId=f"cus_{n}"))[1] for n in range(50)]
    token = await front.cart("c", "30.00")
    for code in codes[:2]:
        held = await front.do(
            "applyToCart",
            "held { amount }",
            {"x-cart-token": token},
            cartId="c",
            source={"code": code},
        )
        assert held["__typename"] == "ApplyToCartPayload", held

    counts: list[int] = []
    shown: Json = {"filter": {"displayStatus": "ACTIVE"}, "sort": "EXPIRES_AT"}
    for first, asked in ((2, {}), (50, {}), (2, shown), (50, shown)):
        with statements() as sent:
            found = await front.ask(PAGE, front.staff, first=first, **asked)
        nodes = found["giftCards"]["nodes"]
        assert len(nodes) == first
        assert [node["held"]["amount"] for node in nodes[:2]] == ["20.00", "10.00"]
        assert nodes[-1]["transactions"]["nodes"][0]["kind"] == "ISSUE"
        counts.append(len(sent))
    assert counts[0] == counts[1] <= MOST, sent
    # What they show is asked of a moment by the ledger's clock, which is read first.
    assert counts[2] == counts[3] == counts[0] + 1, sent


async def test_a_page_of_accounts_with_for_whom_they_wait(front: Storefront) -> None:
    query = """query ($first: Int!) { storeCreditAccounts(first: $first) { nodes {
      customerId waiting emailAddress maskedCode note balance { amount } nextExpiry
      transactions(first: 2) { nodes { kind } } } } }"""
    for number in range(20):
        give, open_ = "replayed", {"currencyCode": "USD"}
        address = f"{number}@example.com"
        for whose in ({"emailAddress": address}, {"withCode": True}, {"customerId": address}):
            await front.do("openStoreCreditAccount", give, front.staff, **open_, **whose)
    counts: list[int] = []
    for first in (3, 60):
        with statements() as sent:
            found = await front.ask(query, front.staff, first=first)
        nodes = found["storeCreditAccounts"]["nodes"]
        assert len(nodes) == first
        assert [node["waiting"] for node in nodes[:3]] == [True, True, False]
        counts.append(len(sent))
    assert counts[0] == counts[1] <= MOST, sent


async def test_what_an_adjustment_shows_of_itself_is_not_read_again(front: Storefront) -> None:
    card, _ = await front.card("20.00")
    await front.adjust(card, "1.00")
    with statements() as sent:
        shown = await front.adjust(card, "-2.00")
    assert shown["balanceAfter"] == {"amount": "19.00"}
    assert sent == []


async def test_carts_with_their_tenders(front: Storefront) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Cart { amountDue { amount } status tenders { held { amount } account { id } } } } }"  # noqa: E501
    ids: list[str] = []
    for name in ("a", "b", "c"):
        _, code = await front.card("20.00")
        token = await front.cart(name, "30.00")
        done = await front.do(
            "applyToCart",
            "cart { id }",
            {"x-cart-token": token},
            idempotencyKey=new_key(),
            cartId=name,
            source={"code": code},
            amount=usd("5.00"),
        )
        ids.append(done["cart"]["id"])
    with statements() as sent:
        found = await front.ask(query, front.staff, ids=ids)
    assert [node["amountDue"]["amount"] for node in found["nodes"]] == ["25.00"] * 3
    assert len(sent) <= 3, sent


async def test_a_page_of_cards_with_what_was_bought_and_by_whom(front: Storefront) -> None:
    query = """query ($first: Int!) { giftCards(first: $first) { nodes {
      id balance { amount } product { title } purchase { id status gift { message } } } } }"""
    for n in range(12):
        product = await front.product(title=f"Product {n}")
        begun = await front.do(
            "purchase", "purchase { id }", giftCardProductId=product, amount=usd("25.00"),
            gift={"message": f"Message {n}"},
        )  # fmt: skip
        await front.do(
            "confirmPurchase", "replayed", front.backend, purchaseId=begun["purchase"]["id"],
            paymentReference=f"pay-{n}",
        )  # fmt: skip
    counts: list[int] = []
    for first in (2, 12):
        with statements() as sent:
            found = await front.ask(query, front.staff, first=first)
        nodes = found["giftCards"]["nodes"]
        assert [node["product"]["title"] for node in nodes] == [
            f"Product {n}" for n in range(first)
        ]
        assert nodes[-1]["purchase"]["gift"] == {"message": f"Message {first - 1}"}
        counts.append(len(sent))
    # Cards, their balances (lots, holds, accounts), purchases, products of them, words, the clock.
    assert counts[0] == counts[1] <= 9, sent


async def test_a_page_of_purchases_with_their_cards(front: Storefront) -> None:
    query = """query ($first: Int!) { giftCardPurchases(first: $first) { nodes {
      status product { title } gift { message } cards { id balance { amount } } } } }"""
    for n in range(10):
        await front.do(
            "issueForOrder", "replayed", front.backend, orderId=f"o{n}",
            lines=[{"lineId": "l1", "amount": usd("5.00"), "quantity": 2}],
        )  # fmt: skip
    counts: list[int] = []
    for first in (2, 10):
        with statements() as sent:
            found = await front.ask(query, front.staff, first=first)
        nodes = found["giftCardPurchases"]["nodes"]
        assert [len(node["cards"]) for node in nodes] == [2] * first
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 9, sent


async def test_a_total_is_counted_only_when_it_is_asked_for(front: Storefront) -> None:
    await front.card("20.00")
    for field in ("giftCards", "storeCreditAccounts", "transactions"):
        with statements() as unasked:
            await front.ask(f"{{ {field} {{ nodes {{ id }} }} }}", front.staff)
        with statements() as asked:
            await front.ask(f"{{ {field} {{ totalCount nodes {{ id }} }} }}", front.staff)
        assert not counted(unasked)
        assert len(counted(asked)) == 1


def counted(sent: list[str]) -> list[str]:
    """The statements that count."""
    return [one for one in sent if "COUNT(" in one.upper()]
