"""A cart from its first report to its refund, as each caller sees it."""

from uuid import uuid4

from loyalty_gql import models
from tests.graph.storefront import GUEST, Json, Storefront, new_key, usd

CART = """cart { cartId status total { amount } applied { amount } amountDue { amount } orderId
  tenders { id kind maskedCode held { amount } captured { amount } refunded { amount } status
    strength endReason reasonText asked { amount } account { id } } }"""


async def apply(front: Storefront, headers: object, cart_id: str, **more: object) -> Json:
    assert isinstance(headers, dict)
    give = f"replayed held {{ amount }} tender {{ id }} {CART}"
    return await front.do("applyToCart", give, headers, cartId=cart_id, **more)


async def test_a_guest_applies_by_code_and_sees_no_more_than_that(front: Storefront) -> None:
    card, code = await front.card("20.00")
    token = {"x-cart-token": await front.cart("c", "30.00")}
    done = await apply(front, token, "c", source={"code": code})
    assert done["held"] == done["cart"]["applied"] == {"amount": "20.00"}
    assert done["cart"]["amountDue"] == {"amount": "10.00"}
    (tender,) = done["cart"]["tenders"]
    assert tender["account"] is None
    assert code not in str(done)
    query = f"{{ {CART.replace('cart {', 'cart(cartId: $id) {', 1)} }}"
    query = 'query ($id: ID! = "c") ' + query
    assert (await front.ask(query, token))["cart"] == done["cart"]
    assert (await front.ask(query, front.staff))["cart"]["tenders"][0]["account"] == {"id": card}
    assert (await front.ask(query, GUEST))["cart"] is None

    removed = await front.do(
        "removeFromCart", CART, token, cartId="c", tenderId=done["tender"]["id"]
    )
    (tender,) = removed["cart"]["tenders"]
    assert (tender["status"], tender["endReason"]) == ("RELEASED", "REMOVED")
    assert tender["reasonText"] == "It was removed from the cart."
    assert removed["cart"]["amountDue"] == {"amount": "30.00"}


async def test_a_capture_takes_from_the_tenders_that_are_named(front: Storefront) -> None:
    await front.credit("ada", "30.00")
    _, code = await front.card("20.00")
    await front.cart("c", "50.00", customerId="ada")
    ada = dict(front.customer("ada"))
    ids = [
        (await apply(front, ada, "c", source=source))["tender"]["id"]
        for source in ({"code": code}, {"ownCredit": True})
    ]
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    give = "captured { amount } cart { tenders { captured { amount } held { amount } } }"

    async def capture(reference: str, *asked: tuple[str, str], **more: object) -> Json:
        tenders = [{"tenderId": id_, "amount": usd(amount)} for id_, amount in asked]
        return await front.do(
            "captureCart", give, front.backend, cartId="c", reference=reference, tenders=tenders,
            **more,
        )  # fmt: skip

    for wrong, code_ in (
        (capture("a", (ids[0], "20.01")), "CAPTURE_EXCEEDS_HOLD"),
        (capture("b", (ids[0], "1.00"), (ids[0], "2.00")), "INVALID_INPUT"),
        (capture("c"), "INVALID_INPUT"),
        (capture("d", (ids[0], "0.00")), "INVALID_AMOUNT"),
        (capture("e", (ids[0], "5.00"), amount=usd("6.00")), "INVALID_AMOUNT"),
    ):
        assert (await wrong)["code"] == code_
    first = await capture("one", (ids[1], "25.00"))
    rest = await front.do(
        "captureCart", give, front.backend, cartId="c", reference="two", final=True
    )

    assert [one["captured"]["amount"] for one in first["cart"]["tenders"]] == ["0.00", "25.00"]
    assert rest["captured"] == {"amount": "25.00"}
    assert [one["captured"]["amount"] for one in rest["cart"]["tenders"]] == ["20.00", "30.00"]


async def test_an_order_that_is_edited_after_it_was_taken_is_answered_with_a_refund_plan(
    front: Storefront,
) -> None:
    await front.credit("ada", "30.00")
    await front.cart("c", "40.00", customerId="ada")
    await apply(front, dict(front.customer("ada")), "c", source={"ownCredit": True})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    await front.do("captureCart", "replayed", front.backend, cartId="c", reference="parcel")
    give = "refundPlan { id amount { amount } parts { destination amount { amount } } }"
    edit: Json = {"cartId": "c", "customerId": "ada"}

    same = await front.do("syncCart", give, front.backend, **edit, revision=2, total=usd("40.00"))
    less = await front.do("syncCart", give, front.backend, **edit, revision=3, total=usd("20.00"))

    assert same["refundPlan"] is None
    plan = less["refundPlan"]
    assert plan["amount"] == {"amount": "20.00"}
    assert [(part["destination"], part["amount"]["amount"]) for part in plan["parts"]] == [
        ("ORIGINAL", "15.00"), ("BACKEND", "5.00"),
    ]  # fmt: skip
    done = await front.do(
        "refundToTenders", "refunded { amount }", front.backend, orderId="o", planId=plan["id"],
        reason="RMA",
    )  # fmt: skip
    assert done["__typename"] == "RefundToTendersPayload", done


async def test_another_guests_cart_does_not_exist(front: Storefront) -> None:
    _, code = await front.card("20.00")
    token = {"x-cart-token": await front.cart("mine", "30.00")}
    await front.cart("other", "30.00")
    refused = [
        await apply(front, headers, cart_id, source={"code": code})
        for headers, cart_id in ((token, "other"), (token, "none"), (dict(GUEST), "mine"))
    ]
    assert len({one["code"] for one in refused}) == 1
    assert refused[0]["__typename"] == "UserError"


async def test_sources(front: Storefront) -> None:
    account = await front.credit("ada", "5.00")
    card, code = await front.card("4.00", customerId="ada")
    await front.cart("c", "30.00", customerId="ada")
    ada = dict(front.customer("ada"))
    for source in ({"ownCredit": True}, {"accountId": account}, {"giftCardId": card}):
        assert (await apply(front, ada, "c", source=source))["__typename"] == "ApplyToCartPayload"
    done = await apply(front, ada, "c", source={"code": code}, amount=usd("3.00"))
    assert sorted(one["held"]["amount"] for one in done["cart"]["tenders"]) == ["3.00", "5.00"]
    query = "mutation ($i: ApplyToCartInput!) { applyToCart(input: $i) { __typename } }"
    for source in ({}, {"code": code, "ownCredit": True}, {"ownCredit": False}, {"code": None}):
        asked = {"idempotencyKey": new_key(), "cartId": "c", "source": source}
        assert (await front.errors(query, ada, i=asked))["code"] == "BAD_USER_INPUT", source


async def test_the_whole_way(front: Storefront) -> None:
    _, code = await front.card("20.00")
    await front.credit("ada", "15.00")
    cart = f"cart-{uuid4()}"
    ada = dict(front.customer("ada"))
    lines = [{"lineId": "1", "total": usd("30.00")}, {"lineId": "2", "total": usd("10.00")}]
    await front.cart(cart, "40.00", customerId="ada", lines=lines)
    await apply(front, ada, cart, source={"code": code})
    both = await apply(front, ada, cart, source={"ownCredit": True})
    assert both["cart"]["amountDue"] == {"amount": "5.00"}

    shrunk = await front.do(
        "syncCart", f"ignored {CART}", front.backend,
        cartId=cart, revision=2, total=usd("30.00"), customerId="ada",
    )  # fmt: skip
    assert [one["held"]["amount"] for one in shrunk["cart"]["tenders"]] == ["20.00", "10.00"]
    old = await front.do(
        "syncCart", "ignored", front.backend, cartId=cart, revision=1, total=usd("99.00")
    )
    assert old["ignored"]

    placed = await front.do(
        "authorizeCart", f"amountDue {{ amount }} {CART}", front.backend, cartId=cart, orderId="o"
    )
    assert placed["amountDue"] == {"amount": "0.00"}
    assert placed["cart"]["status"] == "AUTHORIZED"
    assert {one["strength"] for one in placed["cart"]["tenders"]} == {"FIRM"}
    give = f"captured {{ amount }} transactions {{ kind amount {{ amount }} }} {CART}"
    part = await front.do(
        "captureCart", give, front.backend, cartId=cart, reference="p1", amount=usd("12.00")
    )
    assert part["cart"]["status"] == "PARTIALLY_CAPTURED"
    rest = await front.do(
        "captureCart", give, front.backend, cartId=cart, reference="p2", final=True
    )
    assert rest["captured"] == {"amount": "18.00"}
    assert rest["cart"]["status"] == "CAPTURED"
    assert sum(-float(one["amount"]["amount"]) for one in rest["transactions"]) == 18

    back = await front.do(
        "refundToCredit",
        "refunded { amount } order { refunded { amount } captured { amount } tenders { refunded { amount } } }",  # noqa: E501
        front.backend,
        orderId="o",
        amount=usd("9.00"),
    )
    assert back["refunded"] == back["order"]["refunded"] == {"amount": "9.00"}
    assert back["order"]["captured"] == {"amount": "30.00"}
    assert [one["refunded"]["amount"] for one in back["order"]["tenders"]] == ["6.00", "3.00"]
    order = '{ order(orderId: "o") { orderId status cart { cartId } } }'
    assert (await front.ask(order, ada))["order"]["cart"] == {"cartId": cart}
    assert (await front.ask(order, front.customer("bob")))["order"] is None
    assert (await front.errors(order, GUEST))["code"] == "FORBIDDEN"


async def test_release(front: Storefront) -> None:
    _, code = await front.card("20.00")
    token = {"x-cart-token": await front.cart("c", "30.00")}
    await apply(front, token, "c", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c")
    released = await front.do("releaseCart", CART, front.backend, cartId="c")
    assert released["cart"]["status"] == "RELEASED"
    assert released["cart"]["amountDue"] == {"amount": "30.00"}


async def test_a_revision_may_be_a_time_in_milliseconds(front: Storefront) -> None:
    query = '{ cart(cartId: "c") { revision } }'
    await front.cart("c", "30.00", revision=1_795_000_000_000)
    assert (await front.ask(query, front.backend))["cart"] == {"revision": 1_795_000_000_000}


async def test_an_authorized_cart_whose_holds_have_lapsed_is_open_again(front: Storefront) -> None:
    _, code = await front.card("20.00")
    token = {"x-cart-token": await front.cart("c", "30.00")}
    await apply(front, token, "c", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c")
    await models.LedgerClock.filter(id=1).update(offset_microseconds=1800 * 10**6)

    cart = (await front.ask('{ cart(cartId: "c") { status amountDue { amount } } }', token))["cart"]

    assert cart == {"status": "OPEN", "amountDue": {"amount": "30.00"}}
