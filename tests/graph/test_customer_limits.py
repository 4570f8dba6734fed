"""A customer's limit by period is exact, whatever happens at once."""

import asyncio

from tests.graph.ruling import WEEK, apply, rule
from tests.graph.storefront import Storefront
from tests.ledger.till import must_be_clean


async def test_a_customers_limit_counts_what_is_reserved_and_what_was_taken(
    front: Storefront,
) -> None:
    await front.credit("ada", "200.00")
    await rule(front, "per_customer_limit", WEEK)
    for number, (total, held) in enumerate((("20.00", "20.00"), ("40.00", "30.00"))):
        await front.cart(f"c{number}", total, customerId="ada")
        assert (await apply(front, f"c{number}"))["held"] == {"amount": held}
    await front.cart("c2", "5.00", customerId="ada")
    assert (await apply(front, "c2"))["code"] == "NOT_ALLOWED_HERE"

    await front.do("authorizeCart", "replayed", front.backend, cartId="c0", orderId="o")
    await front.do("captureCart", "replayed", front.backend, cartId="c0", reference="parcel")
    assert (await apply(front, "c2"))["code"] == "NOT_ALLOWED_HERE"
    await front.do("releaseCart", "replayed", front.backend, cartId="c1")
    assert (await apply(front, "c2"))["held"] == {"amount": "5.00"}


async def test_fifty_checkouts_at_once_stay_within_a_customers_limit(
    front: Storefront, database_url: str
) -> None:
    await front.credit("ada", "500.00")
    await rule(front, "per_customer_limit", WEEK)
    for number in range(50):
        await front.cart(f"c{number}", "7.00", customerId="ada")

    answers = await asyncio.gather(*(apply(front, f"c{number}") for number in range(50)))

    held = sorted(one["held"]["amount"] for one in answers if "held" in one)
    assert held == ["1.00", *["7.00"] * 7]
    assert {one["code"] for one in answers if "held" not in one} == {"NOT_ALLOWED_HERE"}
    await must_be_clean(database_url)
