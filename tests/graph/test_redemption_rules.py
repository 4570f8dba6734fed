"""What a shop sets at checkout, and what its customers meet."""

from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.domain import rulebook
from loyalty_gql.rules.access import ActorKind
from tests.graph import purchasing
from tests.graph.ruling import CART, RULE, apply, rule
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, usd


async def test_a_rule_is_set_listed_archived_and_on_record(front: Storefront) -> None:
    key = new_key()
    ask: Json = {"validator": "few_tenders", "terms": {"count": 2}, "channel": "web", "note": "why"}
    made = await front.do("createRedemptionRule", RULE, front.staff, idempotencyKey=key, **ask)
    again = await front.do("createRedemptionRule", RULE, front.staff, idempotencyKey=key, **ask)
    id_ = made["redemptionRule"]["id"]
    assert made["redemptionRule"]["terms"] == {"count": 2}
    assert again == {**made, "replayed": True}

    listed = "query ($gone: Boolean!) { redemptionRules(archived: $gone) { nodes { id } } }"
    names = "{ redemptionValidators { name description } }"
    assert (await front.ask(listed, front.staff, gone=False))["redemptionRules"] == {
        "nodes": [{"id": id_}]
    }
    assert len((await front.ask(names, front.staff))["redemptionValidators"]) == 9

    gone = await front.do("archiveRedemptionRule", RULE, front.staff, redemptionRuleId=id_)
    assert gone["redemptionRule"]["archivedAt"] is not None
    assert (await front.ask(listed, front.staff, gone=False))["redemptionRules"]["nodes"] == []
    assert (await front.ask(listed, front.staff, gone=True))["redemptionRules"]["nodes"] != []
    refused = await front.do("archiveRedemptionRule", RULE, front.staff, redemptionRuleId=id_)
    assert refused["code"] == "NOT_ACTIVE"
    trail = await models.AuditEntry.filter(subject_kind="redemption_rule").order_by("id")
    assert [entry.operation for entry in trail] == [
        "createRedemptionRule", "archiveRedemptionRule",
    ]  # fmt: skip
    assert trail[0].after["terms"] == {"count": 2}


async def test_rules_are_not_for_everyone(front: Storefront) -> None:
    reading = bearer(await front.key(ActorKind.STAFF, "gift_cards:read"))
    for who in (GUEST, front.customer("ada"), reading):
        error = await front.errors("{ redemptionRules { nodes { id } } }", who)
        assert error["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("validator", "terms", "field"),
    [
        ("no_such", {}, "validator"),
        ("few_tenders", {"count": 0}, "terms.count"),
        ("few_tenders", {}, "terms.count"),
        ("few_tenders", {"count": 1, "of": 2}, "terms"),
        ("minimum_spend", {"amounts": {"USD": "0.001"}}, "amount"),
    ],
)
async def test_a_rule_that_makes_no_sense_is_refused(
    front: Storefront, validator: str, terms: Json, field: str
) -> None:
    refused = await front.do(
        "createRedemptionRule", RULE, front.staff, validator=validator, terms=terms
    )
    assert refused["__typename"] == "UserError"
    assert refused["field"] == field
    assert await models.RedemptionRule.all().count() == 0


async def test_a_cap_per_order_holds_for_all_balances_together(front: Storefront) -> None:
    await front.credit("ada", "80.00")
    _, code = await front.card("80.00")
    await front.cart("c", "100.00", customerId="ada")
    await rule(front, "per_order_cap", {"percent": "40"})

    assert (await apply(front, "c", source={"code": code}, amount=usd("30.00")))["held"] == {
        "amount": "30.00"
    }
    assert (await apply(front, "c"))["held"] == {"amount": "10.00"}
    refused = await apply(front, "c", source={"code": (await front.card("9.00"))[1]})
    assert refused["code"] == "NOTHING_TO_APPLY"


async def test_excluded_products_are_left_to_other_payments(front: Storefront) -> None:
    await front.credit("ada", "80.00")
    lines = [
        {"lineId": "1", "total": usd("60.00"), "productId": "tv"},
        {"lineId": "2", "total": usd("15.00"), "productId": "book"},
    ]
    await front.cart("c", "75.00", customerId="ada", lines=lines)
    await rule(front, "excluded_products", {"products": ["tv"]})

    done = await apply(front, "c")

    assert done["held"] == {"amount": "15.00"}
    assert done["cart"]["amountDue"] == {"amount": "60.00"}


async def test_a_line_that_the_shop_marks_is_left_to_other_payments(front: Storefront) -> None:
    _, code = await front.card("80.00")
    lines = [
        {"lineId": "1", "total": usd("60.00"), "productId": "tv"},
        {"lineId": "2", "total": usd("15.00"), "productId": "book", "excluded": True},
        {"lineId": "3", "total": usd("5.00"), "productId": "card", "giftCard": True},
    ]
    await front.cart("c", "80.00", customerId="ada", lines=lines, discount=usd("2.00"))

    done = await apply(front, "c", source={"code": code})

    assert done["held"] == {"amount": "60.00"}
    told = """{ cart(cartId: "c") { discount { amount } captured { amount } refunded { amount }
      lines { lineId excluded } } }"""
    cart = (await front.ask(told, front.backend))["cart"]
    assert [line["excluded"] for line in cart["lines"]] == [False, True, False]
    assert cart["discount"] == {"amount": "2.00"}
    assert cart["captured"] == cart["refunded"] == {"amount": "0.00"}
    synced = await front.do(
        "syncCart", CART, front.backend, cartId="c", revision=2, total=usd("80.00"),
        customerId="ada", lines=[{**lines[0], "excluded": True}, *lines[1:]],
    )  # fmt: skip
    assert synced["cart"]["amountDue"] == {"amount": "80.00"}


@pytest.mark.parametrize(
    ("validator", "terms", "cart", "words"),
    [
        ("minimum_spend", {"amounts": {"USD": "30.00"}}, {}, "from a total of 30.00 USD"),
        ("credit_or_discount", {}, {"discount": usd("1.00")}, "with a discount"),
        ("only_in_channels", {"channels": ["app"]}, {"channel": "web"}, "in this shop"),
        ("cooling_off", {"hours": 24}, {}, "24 hours after"),
        ("per_customer_limit", {"amounts": {"USD": "0.01"}, "days": 1}, {}, None),
    ],
)
async def test_a_rule_refuses_in_words_to_show(
    front: Storefront, validator: str, terms: Json, cart: Json, words: str | None
) -> None:
    await front.credit("ada", "20.00")
    await front.cart("c", "29.99", customerId="ada", **cart)
    await rule(front, validator, terms)

    answer = await apply(front, "c")

    if words is None:
        assert answer["held"] == {"amount": "0.01"}
    else:
        assert answer["code"] == "NOT_ALLOWED_HERE"
        assert words in answer["message"]


async def test_a_restriction_holds_on_one_path_and_on_every_other(front: Storefront) -> None:
    _, code = await front.card("20.00", customerId="ada")
    await rule(front, "owner_only")
    token = {"x-cart-token": await front.cart("c", "10.00")}
    bob = front.customer("bob")

    looked = "query ($code: String!) { giftCardByCode(code: $code) { ... on UserError { code } } }"
    answers = [
        (await front.ask(looked, bob, code=code))["giftCardByCode"]["code"],
        (await apply(front, "c", {**bob, **token}, source={"code": code}))["code"],
        (await front.do("claim", "replayed", bob, code=code))["code"],
        (await front.do("saveGiftCard", "replayed", bob, code=code))["code"],
        (await front.do(
            "redeem", "replayed", front.backend, orderId="o", source={"code": code},
            amount=usd("1.00"), onBehalfOf="bob",
        ))["code"],
    ]  # fmt: skip

    assert answers == ["NOT_ALLOWED_HERE"] * 5
    # A guest learns no more of this card than of one that does not exist.
    assert (await front.ask(looked, GUEST, code=code))["giftCardByCode"]["code"] == (
        "GIFT_CARD_NOT_REDEEMABLE"
    )
    guest = await apply(front, "c", token, source={"code": code})
    assert guest["code"] == "GIFT_CARD_NOT_REDEEMABLE"


LOOK = """query ($code: String!, $in: String) { giftCardByCode(code: $code, channel: $in) {
  __typename ... on UserError { code message } } }"""


async def test_a_channels_rules_hold_where_a_card_is_looked_at_kept_and_claimed(
    front: Storefront,
) -> None:
    """The field bug: a restriction held on one path and not on the other."""
    _, code = await front.card("20.00")
    await rule(front, "only_in_channels", {"channels": ["web"]}, kind="GIFT_CARD")
    ada = front.customer("ada")
    till = {**ada, "x-cart-token": await front.cart("c", "10.00", channel="till")}
    web = {**ada, "x-cart-token": await front.cart("d", "10.00", channel="web")}
    for_ada: Json = {"code": code, "onBehalfOf": "ada", "channel": "till"}

    async def look(headers: Any, **more: Any) -> str:
        found = (await front.ask(LOOK, headers, code=code, **more))["giftCardByCode"]
        return found.get("code") or found["__typename"]

    answers = [
        (await apply(front, "c", till, source={"code": code}))["code"],
        await look(front.backend, **{"in": "till"}),
        await look(till),
        (await front.do("saveGiftCard", "replayed", till, code=code))["code"],
        (await front.do("saveGiftCard", "replayed", front.backend, **for_ada))["code"],
        (await front.do("claim", "replayed", till, code=code))["code"],
        (await front.do("claim", "replayed", front.backend, **for_ada))["code"],
        (await front.do("claim", "replayed", ada, code=code))["code"],
    ]

    assert answers == ["NOT_ALLOWED_HERE"] * 8
    assert await look(ada) == await look(web) == "GiftCardBalance"
    assert await look(front.backend, **{"in": "web"}) == "GiftCardBalance"
    # A shopper's own word for where they are opens nothing.
    lies = [
        await look({"x-cart-token": till["x-cart-token"]}, **{"in": "web"}),
        *[await look(who, **{"in": "web"}) for who in (GUEST, ada, till, web)],
        (await front.do("saveGiftCard", "replayed", ada, code=code, channel="web"))["code"],
        (await front.do("claim", "replayed", ada, code=code, channel="web"))["code"],
    ]
    assert lies == ["INVALID_INPUT"] * 7
    # A guest learns no more of it than of a card that does not exist.
    guest = {"x-cart-token": till["x-cart-token"]}
    unknown = await front.ask(LOOK, guest, code="0" * 17)
    assert await front.ask(LOOK, guest, code=code) == unknown
    claimed = await front.do("claim", "amount { amount }", web, code=code)
    assert claimed["amount"] == {"amount": "20.00"}


async def test_a_guest_is_told_of_a_rule_that_no_card_can_meet(front: Storefront) -> None:
    _, code = await front.card("20.00")
    token = {"x-cart-token": await front.cart("c", "10.00")}
    await rule(front, "minimum_spend", {"amounts": {"USD": "30.00"}})

    unknown = "0" * 17
    told = [
        await apply(front, "c", token, source={"code": one}) for one in (code, unknown)
    ]  # fmt: skip

    assert told[0]["code"] == "NOT_ALLOWED_HERE"
    assert told[0] == told[1]


async def test_a_tender_ends_when_its_cart_no_longer_meets_the_rule(front: Storefront) -> None:
    await front.credit("ada", "20.00")
    await front.cart("c", "40.00", customerId="ada")
    await rule(front, "minimum_spend", {"amounts": {"USD": "30.00"}})
    await apply(front, "c")

    synced = await front.do(
        "syncCart", CART, front.backend, cartId="c", revision=2, total=usd("20.00"),
        customerId="ada",
    )  # fmt: skip

    (tender,) = synced["cart"]["tenders"]
    assert (tender["status"], tender["endReason"]) == ("RELEASED", "NOT_ALLOWED")
    assert "30.00 USD" in tender["reasonText"]
    assert synced["cart"]["amountDue"] == {"amount": "20.00"}


async def test_a_tender_that_shrinks_and_grows_back_says_why(front: Storefront) -> None:
    await front.credit("ada", "40.00")
    await front.cart("c", "40.00", customerId="ada")
    first = (await apply(front, "c"))["cart"]["tenders"][0]

    async def follows(revision: int, total: str, **more: Any) -> tuple[str, str, str]:
        synced = await front.do(
            "syncCart", CART, front.backend, cartId="c", revision=revision, total=usd(total),
            customerId="ada", **more,
        )  # fmt: skip
        (tender,) = synced["cart"]["tenders"]
        return tender["held"]["amount"], tender["status"], tender["reasonText"]

    less, more = "The cart costs less now.", "More of it can be used for this cart again."
    assert first["reasonText"] is None
    assert await follows(2, "25.00") == ("25.00", "PLACED", less)
    assert await follows(3, "25.00") == ("25.00", "PLACED", less)
    assert await follows(4, "50.00") == ("40.00", "PLACED", more)
    assert await follows(5, "0.00") == ("0.00", "RELEASED", less)
    assert await follows(6, "50.00") == ("40.00", "PLACED", more)
    await rule(front, "per_order_cap", {"percent": "50"})
    ruled = "Less of it can be used for this cart now."
    assert await follows(7, "50.00") == ("25.00", "PLACED", ruled)
    again = (await apply(front, "c"))["cart"]["tenders"][0]
    assert (again["held"]["amount"], again["reasonText"]) == ("25.00", None)
    await rule(front, "per_order_cap", {"percent": "10"})
    placed = await front.do("authorizeCart", CART, front.backend, cartId="c", orderId="o")
    (tender,) = placed["cart"]["tenders"]
    assert (tender["held"]["amount"], tender["reasonText"]) == ("5.00", ruled)
    taken = await front.do("captureCart", CART, front.backend, cartId="c", reference="parcel")
    assert taken["cart"]["tenders"][0]["reasonText"] == "It was taken for the order."


async def test_an_order_is_not_placed_as_paid_though_a_rule_forbids_its_tender(
    front: Storefront,
) -> None:
    await front.credit("ada", "20.00")
    await front.cart("c", "20.00", customerId="ada")
    await apply(front, "c")
    await rule(front, "only_in_channels", {"channels": ["app"]})

    placed = await front.do(
        "authorizeCart", f"amountDue {{ amount }} {CART}", front.backend, cartId="c", orderId="o"
    )

    assert placed["amountDue"] == {"amount": "20.00"}
    assert placed["cart"]["tenders"][0]["endReason"] == "NOT_ALLOWED"


async def test_what_was_authorized_is_captured_whatever_is_set_afterwards(
    front: Storefront,
) -> None:
    await front.credit("ada", "20.00")
    await front.cart("c", "20.00", customerId="ada")
    await apply(front, "c")
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    await rule(front, "only_in_channels", {"channels": ["app"]})

    again = await front.do(
        "authorizeCart", "amountDue { amount }", front.backend, cartId="c", orderId="o"
    )
    taken = await front.do(
        "captureCart", "captured { amount }", front.backend, cartId="c", reference="parcel"
    )

    assert again["amountDue"] == {"amount": "0.00"}
    assert taken["captured"] == {"amount": "20.00"}


async def test_a_rule_for_one_product_leaves_the_others_alone(front: Storefront) -> None:
    codes: list[str] = []
    products = [await front.product(title=name) for name in ("festive", "usual")]
    for number, product in enumerate(products):
        begun = await front.do(
            "purchase", "purchase { id }", giftCardProductId=product, amount=usd("25.00")
        )
        paid = await front.do(
            "confirmPurchase", "cards { giftCardCode }", front.staff,
            purchaseId=begun["purchase"]["id"], paymentReference=f"pay-{number}",
        )  # fmt: skip
        codes.append(paid["cards"][0]["giftCardCode"])
    await rule(front, "cooling_off", {"hours": 24}, giftCardProductId=products[0])
    await front.cart("c", "60.00", customerId="ada")

    assert (await apply(front, "c", source={"code": codes[0]}))["code"] == "NOT_ALLOWED_HERE"
    assert (await apply(front, "c", source={"code": codes[1]}))["held"] == {"amount": "25.00"}


async def test_a_products_rule_follows_what_takes_the_place_of_its_card(front: Storefront) -> None:
    product = await front.product()
    begun = await purchasing.buy(front, GUEST, product)
    (sold,) = (await purchasing.confirm(front, begun["purchase"]["id"]))["cards"]
    await purchasing.spend(front, "o", "5.00", sold["giftCardCode"])
    await rule(front, "minimum_spend", {"amounts": {"USD": "999.00"}}, giftCardProductId=product)
    new = "giftCardCode giftCard { id }"
    replaced: Json = {"giftCardId": sold["giftCard"]["id"], "reason": "LOST"}
    replaced = await front.do("replaceGiftCard", new, front.staff, **replaced)
    again: Json = {"giftCardId": replaced["giftCard"]["id"], "reason": "LOST"}
    again = await front.do("replaceGiftCard", new, front.staff, **again)
    blocked: Json = {"giftCardId": again["giftCard"]["id"], "reason": "LOST"}
    await front.do("blockGiftCard", "replayed", front.staff, **blocked)
    back = await front.do(
        "refundToTenders", "parts { giftCardCode }", front.staff, orderId="o", amount=usd("5.00")
    )
    await front.do("unblockGiftCard", "replayed", front.staff, **blocked)
    await front.cart("c", "60.00", customerId="ada")

    for code in (again["giftCardCode"], back["parts"][0]["giftCardCode"]):
        assert (await apply(front, "c", source={"code": code}))["code"] == "NOT_ALLOWED_HERE"


async def test_another_process_follows_within_a_second(
    front: Storefront, monkeypatch: pytest.MonkeyPatch
) -> None:
    await front.credit("ada", "20.00")
    await front.cart("c", "10.00", customerId="ada")
    assert "held" in await apply(front, "c")
    row: Json = {
        "id": "01938d2e-7c00-7000-8000-000000000001", "validator": "credit_or_discount",
        "terms": {}, "version": 0, "created_at": "2026-11-25T00:00:00Z",
    }  # fmt: skip
    await models.RedemptionRule.create(**row)  # as another process writes it
    monkeypatch.setattr(rulebook, "FRESH_SECONDS", -1.0)
    await front.cart("d", "10.00", customerId="ada", discount=usd("1.00"))

    assert (await apply(front, "d"))["code"] == "NOT_ALLOWED_HERE"
