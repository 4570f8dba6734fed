"""A balance that somebody else than the cart's customer has put on it: whose rules it is under."""

import asyncio
from typing import Any

from tests.graph.storefront import Json, Storefront, usd
from tests.ledger.till import must_be_clean

TEN: Json = {"amounts": {"USD": "10.00"}, "days": 7}
CART = "amountDue { amount } tenders { held { amount } status reasonText }"


async def rule(front: Storefront, validator: str, terms: Json | None = None) -> None:
    made = await front.do(
        "createRedemptionRule", "replayed", front.staff, validator=validator, terms=terms
    )
    assert "code" not in made, made


async def apply(front: Storefront, cart_id: str, who: Any, **source: Any) -> str:
    done = await front.do("applyToCart", "held { amount }", who, cartId=cart_id, source=source)
    return done["held"]["amount"] if "held" in done else done["code"]


async def synced(front: Storefront, cart_id: str, total: str, **more: Any) -> Json:
    """The cart after its backend has reported it again."""
    more = {"revision": 2, "total": usd(total), **more}
    done = await front.do(
        "syncCart", f"cart {{ {CART} }}", front.backend, cartId=cart_id, **more
    )  # fmt: skip
    return done["cart"]


def held(cart: Json) -> list[str]:
    return [one["held"]["amount"] for one in cart["tenders"]]


async def test_a_limit_holds_on_a_cart_without_a_customer(
    front: Storefront, database_url: str
) -> None:
    """The field bug: synced again, the cart let a customer spend past the limit."""
    await front.credit("ada", "100.00")
    await rule(front, "per_customer_limit", TEN)
    token = {"x-cart-token": await front.cart("c", "30.00")}
    assert await apply(front, "c", {**front.customer("ada"), **token}, ownCredit=True) == "10.00"

    assert held(await synced(front, "c", "30.00")) == ["10.00"]
    placed = await front.do(
        "authorizeCart", "amountDue { amount }", front.backend, cartId="c", orderId="o"
    )
    assert placed["amountDue"] == {"amount": "20.00"}
    await must_be_clean(database_url)


async def test_a_code_on_anothers_cart_grows_within_the_limit_of_who_put_it_there(
    front: Storefront,
) -> None:
    await front.credit("ada", "8.00")
    _, code = await front.card("100.00")
    await rule(front, "per_customer_limit", TEN)
    ada = front.customer("ada")
    await front.cart("hers", "8.00", customerId="ada")
    assert await apply(front, "hers", ada, ownCredit=True) == "8.00"
    token = await front.cart("c", "50.00", customerId="bob")
    assert await apply(front, "c", {**ada, "x-cart-token": token}, code=code) == "2.00"

    assert held(await synced(front, "c", "50.00", customerId="bob")) == ["2.00"]
    # Nor does it grow when the cart's customer applies the code again.
    assert await apply(front, "c", front.customer("bob"), code=code) == "2.00"
    # What she gives back she may spend here.
    await front.do("releaseCart", "replayed", front.backend, cartId="hers")
    assert held(await synced(front, "c", "50.00", revision=3, customerId="bob")) == ["10.00"]


async def test_what_a_guest_put_on_carts_counts_for_who_signs_in(
    front: Storefront, database_url: str
) -> None:
    await rule(front, "per_customer_limit", TEN)
    for number in range(3):
        _, code = await front.card("8.00")
        guest = {"x-cart-token": await front.cart(f"c{number}", "20.00")}
        assert await apply(front, f"c{number}", guest, code=code) == "8.00"

    carts = [await synced(front, f"c{number}", "20.00", customerId="ada") for number in range(3)]

    assert [held(cart)[0] for cart in carts] == ["8.00", "2.00", "0.00"]
    placed = await front.do(
        "authorizeCart", "amountDue { amount }", front.backend, cartId="c1", orderId="o"
    )
    assert placed["amountDue"] == {"amount": "18.00"}
    await must_be_clean(database_url)


async def test_carts_that_grow_at_once_stay_within_the_limit_of_who_pays(
    front: Storefront, database_url: str
) -> None:
    await front.credit("ada", "100.00")
    await rule(front, "per_customer_limit", TEN)
    for number in range(5):
        token = await front.cart(f"c{number}", "1.00")
        ada = {**front.customer("ada"), "x-cart-token": token}
        assert await apply(front, f"c{number}", ada, ownCredit=True) == "1.00"

    carts = await asyncio.gather(*(synced(front, f"c{number}", "7.00") for number in range(5)))

    assert sum(float(one) for cart in carts for one in held(cart)) == 10
    await must_be_clean(database_url)


async def test_an_owners_card_pays_for_the_cart_that_they_put_it_on(front: Storefront) -> None:
    """The field bug: to the rule that it is the owner's only, its owner was somebody else."""
    await rule(front, "owner_only")
    ada = front.customer("ada")
    for cart_id in ("c1", "c2"):
        card, _ = await front.card("20.00", customerId="ada")
        token = await front.cart(cart_id, "30.00")
        who = {**ada, "x-cart-token": token}
        assert await apply(front, cart_id, who, giftCardId=card) == "20.00"
        assert held(await synced(front, cart_id, "30.00")) == ["20.00"]

    placed = await front.do(
        "authorizeCart", f"cart {{ {CART} }}", front.backend, cartId="c1", orderId="o1"
    )
    assert held(placed["cart"]) == ["20.00"]
    _, code = await front.card("5.00")
    done = await front.do(
        "redeem", "amountDue { amount }", front.staff, orderId="o2", cartId="c2",
        source={"code": code},
    )  # fmt: skip
    assert done["amountDue"] == {"amount": "5.00"}
