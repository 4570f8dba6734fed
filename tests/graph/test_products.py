"""What the shop sells: made, changed, archived; read by everyone while it is sold."""

from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.rules.access import ActorKind
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, usd

GIVE = """replayed giftCardProduct { id productId title currencyCode denominations { amount }
  range { min { amount } max { amount } } validDays channel archivedAt }"""
ONE = "query ($id: ID!) { giftCardProduct(id: $id) { title } node(id: $id) { id } }"
LIST = """query ($currency: CurrencyCode, $channel: String, $archived: Boolean! = false) {
  giftCardProducts(currencyCode: $currency, channel: $channel, archived: $archived) {
    totalCount nodes { title } } }"""
CREATE: Json = {"title": "A card", "currencyCode": "USD", "denominations": [usd("25.00")]}


def euro(amount: str) -> Json:
    return {"amount": amount, "currencyCode": "EUR"}


async def create(front: Storefront, **more: Any) -> Json:
    return await front.do("createGiftCardProduct", GIVE, front.staff, **{**CREATE, **more})


async def change(front: Storefront, product: str, **more: Any) -> Json:
    more = {"giftCardProductId": product, **more}
    return await front.do("updateGiftCardProduct", GIVE, front.staff, **more)


async def archive(front: Storefront, product: str, **more: Any) -> Json:
    more = {"giftCardProductId": product, **more}
    return await front.do("archiveGiftCardProduct", GIVE, front.staff, **more)


async def test_a_product_is_made_once_and_replays(front: Storefront) -> None:
    asked: Json = {
        "denominations": [usd("50.00"), usd("25.00")],
        "range": {"min": usd("10"), "max": usd("20")},
        "productId": "prod_1", "validDays": 730, "channel": "web", "idempotencyKey": new_key(),
    }  # fmt: skip
    made = await create(front, **asked)
    shown = made["giftCardProduct"]
    assert {**shown, "id": None} == {
        "id": None, "productId": "prod_1", "title": "A card", "currencyCode": "USD",
        "denominations": [{"amount": "25.00"}, {"amount": "50.00"}],
        "range": {"min": {"amount": "10.00"}, "max": {"amount": "20.00"}},
        "validDays": 730, "channel": "web", "archivedAt": None,
    }  # fmt: skip
    assert await create(front, **asked) == {**made, "replayed": True}
    reused = await create(front, **{**asked, "title": "Another"})
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"
    assert await models.GiftCardProduct.all().count() == 1
    (trail,) = await models.AuditEntry.all()
    assert (trail.operation, trail.subject_kind, trail.after["denominations"]) == (
        "createGiftCardProduct", "gift_card_product", [2500, 5000],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"denominations": []}, "INVALID_INPUT", None),
        ({"denominations": [usd("0")]}, "INVALID_AMOUNT", "denominations.0"),
        ({"denominations": [usd("1.00"), usd("-1.00")]}, "INVALID_AMOUNT", "denominations.1"),
        ({"denominations": [usd("20000000000.00")]}, "INVALID_AMOUNT", "denominations.0"),
        ({"denominations": [euro("25.00")]}, "CURRENCY_MISMATCH", "currencyCode"),
        ({"range": {"min": usd("20.00"), "max": usd("10.00")}}, "INVALID_INPUT", "range"),
        ({"range": {"min": usd("0"), "max": usd("10.00")}}, "INVALID_AMOUNT", "range.min"),
        ({"range": {"min": usd("1"), "max": usd("20000000000")}}, "INVALID_AMOUNT", "range.max"),
        ({"currencyCode": "ZZZ"}, "UNKNOWN_CURRENCY", "currencyCode"),
        ({"validDays": 0}, "INVALID_INPUT", "validDays"),
        ({"validDays": -1}, "INVALID_INPUT", "validDays"),
        ({"validDays": 2_000_000}, "INVALID_INPUT", "validDays"),
        ({"title": "  "}, "INVALID_INPUT", "title"),
        ({"title": "two\nlines"}, "INVALID_INPUT", "title"),
    ],
)
async def test_a_product_that_can_not_be(
    front: Storefront, more: Json, code: str, field: str | None
) -> None:
    refused = await create(front, **more)
    assert (refused["code"], refused["field"]) == (code, field)
    assert await models.GiftCardProduct.all().count() == 0


async def test_a_product_changes_in_parts(front: Storefront) -> None:
    product = await front.product(productId="prod_1", validDays=30)
    done = await change(front, product, title="New", range={"min": usd("5"), "max": usd("9")})
    shown = done["giftCardProduct"]
    assert (shown["title"], shown["validDays"], len(shown["denominations"])) == ("New", 30, 3)
    done = await change(front, product, denominations=None, validDays=None, productId=None)
    shown = done["giftCardProduct"]
    assert (shown["denominations"], shown["validDays"], shown["productId"]) == ([], None, None)
    assert shown["range"] == {"min": {"amount": "5.00"}, "max": {"amount": "9.00"}}
    # Nothing to buy would be left.
    assert (await change(front, product, range=None))["code"] == "INVALID_INPUT"
    assert (await change(front, product))["code"] == "INVALID_INPUT"
    assert (await change(front, product, denominations=[euro("5")]))["code"] == "CURRENCY_MISMATCH"
    assert (await change(front, product, title=None))["code"] == "INVALID_INPUT"
    trail = await models.AuditEntry.filter(operation="updateGiftCardProduct").order_by("id")
    assert (trail[0].before["title"], trail[0].after["title"]) == ("A card", "New")
    assert (trail[1].before["valid_days"], trail[1].after["valid_days"]) == (30, None)


async def test_an_archived_product_is_the_shops_alone(front: Storefront) -> None:
    product = await front.product(title="Old", productId="prod_1")
    await front.product(title="Sold", channel="web")
    assert (await front.ask(ONE, GUEST, id=product))["giftCardProduct"] == {"title": "Old"}
    key = new_key()
    done = await archive(front, product, idempotencyKey=key)
    assert done["giftCardProduct"]["archivedAt"] is not None
    assert not done["replayed"]
    assert await archive(front, product, idempotencyKey=key) == {**done, "replayed": True}
    assert await archive(front, product) == {**done, "replayed": True}
    for who in (GUEST, front.customer("ada")):
        gone = await front.ask(ONE, who, id=product)
        assert gone == {"giftCardProduct": None, "node": None}
        listed = (await front.ask(LIST, who))["giftCardProducts"]
        assert listed == {"totalCount": 1, "nodes": [{"title": "Sold"}]}
        assert (await front.ask(LIST, who, archived=True))["giftCardProducts"]["totalCount"] == 0
    assert (await front.ask(ONE, front.staff, id=product))["node"] == {"id": product}
    seen = (await front.ask(LIST, front.staff, archived=True))["giftCardProducts"]
    assert seen["nodes"] == [{"title": "Old"}]
    assert (await change(front, product, title="x"))["code"] == "NOT_ACTIVE"
    # Its name is free for a product that takes its place.
    assert (await create(front, productId="prod_1"))["__typename"].endswith("Payload")


async def test_the_list_is_narrowed(front: Storefront) -> None:
    await front.product(title="Everywhere")
    await front.product(title="Web", channel="web")
    await front.product(title="Till", channel="till")
    await create(front, title="Euro", currencyCode="EUR", denominations=[euro("5")])

    async def titles(**only: str) -> list[str]:
        found = (await front.ask(LIST, GUEST, **only))["giftCardProducts"]["nodes"]
        return [node["title"] for node in found]

    assert await titles() == ["Everywhere", "Web", "Till", "Euro"]
    assert await titles(channel="web", currency="USD") == ["Everywhere", "Web"]
    assert await titles(currency="EUR") == ["Euro"]


async def test_one_product_in_use_has_a_shops_id(front: Storefront) -> None:
    await front.product(productId="prod_1")
    other = await front.product(productId="prod_2")
    refused = await create(front, productId="prod_1")
    assert (refused["code"], refused["field"]) == ("ALREADY_EXISTS", "productId")
    assert (await change(front, other, productId="prod_1"))["code"] == "ALREADY_EXISTS"
    assert await models.GiftCardProduct.all().count() == 2


async def test_who_may_keep_products(front: Storefront) -> None:
    query = "mutation ($i: CreateGiftCardProductInput!) { createGiftCardProduct(input: $i) { __typename } }"  # noqa: E501
    asked = {**CREATE, "idempotencyKey": new_key()}
    issuer = bearer(await front.key(ActorKind.STAFF, "gift_cards:issue", "purchases:confirm"))
    for who in (GUEST, front.customer("ada"), issuer):
        assert (await front.errors(query, who, i=asked))["code"] == "FORBIDDEN"
    keeper = bearer(await front.key(ActorKind.STAFF, "products:manage"))
    made = await front.ask(query, keeper, i=asked)
    assert made["createGiftCardProduct"]["__typename"] == "CreateGiftCardProductPayload"
