"""Single-purpose cards: which products and markets have them, and that they are taxed once."""

from collections.abc import AsyncGenerator

import pytest

from tests.graph.storefront import Json, Storefront, open_storefront, usd
from tests.graph.test_tax import CAPTURED, apply, german, plain

OWN = [{"market": "AT", "taxRate": "20"}, {"taxRate": "10.0"}]


@pytest.fixture
async def front(database_url: str) -> AsyncGenerator[Storefront]:
    """A shop whose cards are single-purpose where they are sold in Germany."""
    async with open_storefront(database_url, LOYALTY_TAX_AT_ISSUE="DE:19") as opened:
        yield opened


async def test_the_line_the_product_or_the_shop_says_at_which_rate_a_sale_is_taxed(
    front: Storefront,
) -> None:
    await front.product(productId="own", taxAtIssue=OWN)
    await front.product(productId="none", taxAtIssue=[])
    plain_one = await front.product(productId="plain")
    sold: list[tuple[Json, str | None]] = [
        ({"productId": "own", "market": "AT"}, "20"),
        ({"productId": "own"}, "10"),
        ({"productId": "none", "market": "DE"}, None),
        ({"productId": "plain", "market": "DE-BY"}, "19"),
        ({"productId": "plain"}, None),
        ({"market": "DE", "taxRate": "7"}, "7"),
    ]
    lines = [
        {"lineId": str(place), "amount": usd("50.00"), "quantity": 3, **line}
        for place, (line, _) in enumerate(sold)
    ]

    made = await front.do(
        "issueForOrder",
        "purchases { purchase { taxRate tax { amount } } cards { giftCard { taxRate tax { amount } "
        "} } }",
        front.staff, orderId="o1", lines=lines,
    )  # fmt: skip

    rates = [one["purchase"]["taxRate"] for one in made["purchases"]]
    cards = [[card["giftCard"] for card in one["cards"]] for one in made["purchases"]]
    assert rates == [rate for _, rate in sold]
    assert [{card["taxRate"] for card in its} for its in cards] == [{rate} for rate in rates]
    # 150.00 x 19 / 119 = 23.95: the cards of a purchase come to its tax, to the cent.
    assert made["purchases"][3]["purchase"]["tax"] == {"amount": "23.95"}
    assert [card["tax"]["amount"] for card in cards[3]] == ["7.98", "7.99", "7.98"]

    give = "giftCardProduct { taxAtIssue { market taxRate } }"
    change = {"giftCardProductId": plain_one, "taxAtIssue": [{"taxRate": "7"}]}
    changed = await front.do("updateGiftCardProduct", give, front.staff, **change)
    begun = await front.do(
        "purchase", "line { taxable taxRate tax { amount } }", giftCardProductId=plain_one,
        amount=usd("50.00"),
    )  # fmt: skip

    assert changed["giftCardProduct"]["taxAtIssue"] == [{"market": None, "taxRate": "7"}]
    assert begun["line"] == {"taxable": True, "taxRate": "7", "tax": {"amount": "3.27"}}


async def test_a_card_that_was_sold_by_hand_is_taxed_then_and_not_again(front: Storefront) -> None:
    """One that was sold at once, one at the till; what is given away was not sold."""
    give = "giftCardCode giftCard { id taxRate tax { amount } }"
    bought: Json = {"origin": "BOUGHT", "market": "DE", "value": usd("50.00")}
    at_once = await front.do("issueGiftCard", give, front.staff, **bought)
    printed = await front.do("issueGiftCard", give, front.staff, **bought, pending=True)
    gift: Json = {**bought, "origin": "PROMOTIONAL"}
    given = await front.do("issueGiftCard", give, front.staff, **gift)
    refused = await front.do("issueGiftCard", give, front.staff, **gift, taxRate="19")
    sold = await front.do(
        "activateGiftCard", "giftCard { taxRate tax { amount } }", front.staff,
        giftCardId=printed["giftCard"]["id"],
    )  # fmt: skip
    token = await front.cart("c1", "172.50", lines=german())
    for one in (at_once, printed, given):
        await apply(front, "c1", token, one["giftCardCode"])
    await front.do("authorizeCart", "replayed", front.backend, cartId="c1", orderId="o1")
    taken = await front.do("captureCart", CAPTURED, front.backend, cartId="c1", reference="s1")

    tax = {"taxRate": "19", "tax": {"amount": "7.98"}}
    assert at_once["giftCard"] == {"id": at_once["giftCard"]["id"], **tax}
    assert (printed["giftCard"]["taxRate"], sold["giftCard"]) == (None, tax)
    assert given["giftCard"]["taxRate"] is None
    assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "taxRate")
    names = ("taxedAtIssue", "deductionBeforeTax", "paymentAfterTax")
    # 69.00, then 19.00 are left at 19 %, and the promotion is deducted from what is left of all.
    assert [plain(one["tax"], *names) for one in taken["transactions"]] == [
        ("50.00", "0.00", "0.00"),
        ("50.00", "0.00", "0.00"),
        ("0.00", "50.00", "0.00"),
    ]
