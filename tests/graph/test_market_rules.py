"""The law of a market at the door: what may be issued, loaded and sold, and who overrides."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules.access import ALL_SCOPES, ActorKind, Scope
from loyalty_gql.rules.market import days_of
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, open_storefront, usd

NOW = datetime.now(UTC)
RULES = """query ($place: String, $at: DateTime) { marketRules(place: $place, at: $at) {
  id place kind startsAt endsAt minimumYears cashOutUnder { amount } source description } }"""
CARD = "giftCard { id market expiresAt }"
PRODUCT = "giftCardProduct { id market validDays }"
WHY = "our counsel says that this is a voucher for one service"


@pytest.fixture
async def shop(database_url: str) -> AsyncGenerator[Storefront]:
    """A shop in the United States."""
    async with open_storefront(database_url, LOYALTY_MARKET="US") as opened:
        yield opened


def in_years(years: float) -> str:
    return (NOW + timedelta(days=round(366 * years))).isoformat()


async def issue(front: Storefront, **more: object) -> Json:
    more = {"value": usd("50.00"), "origin": "BOUGHT", **more}
    return await front.do("issueGiftCard", CARD, front.staff, **more)


def names(refused: Json, rule: str, source: str, allowed: str, field: str = "expiresAt") -> None:
    """The refusal says which rule, from where, and what would be allowed."""
    assert refused["code"] == "MARKET_RULE", refused
    assert refused["field"] == field
    for part in (rule, source, allowed):
        assert part in refused["message"]


async def test_a_paid_card_that_expires_before_the_law_allows_is_refused(shop: Storefront) -> None:
    refused = await issue(shop, expiresAt=in_years(4))

    names(refused, "us-validity", "12 CFR 1005.20", "or later, or no expiry")
    assert await models.GiftCard.all().count() == 0
    made = await issue(shop, expiresAt=in_years(6))
    assert made["giftCard"]["market"] == "US"
    assert (await issue(shop))["giftCard"]["expiresAt"] is None


async def test_promotional_value_is_outside(shop: Storefront) -> None:
    made = await issue(shop, expiresAt=in_years(1), origin="PROMOTIONAL")

    assert made["giftCard"]["expiresAt"]


async def test_each_card_has_the_law_of_where_it_is_sold(shop: Storefront) -> None:
    six, ten = in_years(6), in_years(10)

    names(await issue(shop, expiresAt=six, market="US-NY"), "us-ny-validity", "newsday", "or later")
    names(
        await issue(shop, expiresAt=ten, market="US-CA"), "us-ca-no-expiry", "1749.5", "no expiry"
    )
    names(await issue(shop, expiresAt=ten, market="CA"), "ca-no-expiry", "osler", "no expiry")
    names(await issue(shop, expiresAt=in_years(2), market="AU"), "au-validity", "accc", "or later")
    assert (await issue(shop, expiresAt=ten, market="US-NY"))["giftCard"]["market"] == "US-NY"
    assert (await issue(shop, expiresAt=in_years(4), market="AU"))["giftCard"]["market"] == "AU"
    assert (await issue(shop, expiresAt=in_years(1), market="DE"))["giftCard"]["market"] == "DE"
    assert (await issue(shop, market="California"))["code"] == "INVALID_INPUT"


async def test_where_no_market_is_chosen_no_rule_is_enforced(front: Storefront) -> None:
    made = await issue(front, expiresAt=in_years(1))

    assert made["giftCard"]["market"] is None


async def test_a_shop_overrides_with_its_reason_and_leaves_an_audit_row(shop: Storefront) -> None:
    key = new_key()
    asked = {"expiresAt": in_years(1), "overrideMarketRule": WHY, "idempotencyKey": key}

    made = await issue(shop, **asked)

    assert (await issue(shop, **asked))["giftCard"] == made["giftCard"]
    (row,) = await models.AuditEntry.filter(operation="overrideMarketRule")
    assert (row.note, row.subject_kind, row.actor_kind) == (WHY, "gift_card", "STAFF")
    assert "us-validity" in row.before["rule"]
    assert (await models.GiftCard.get()).market_overridden
    assert (await issue(shop, overrideMarketRule="  "))["code"] == "INVALID_INPUT"


async def test_nothing_is_put_on_record_where_no_rule_stood_in_the_way(shop: Storefront) -> None:
    await issue(shop, overrideMarketRule=WHY)

    assert not await models.AuditEntry.filter(operation="overrideMarketRule").exists()
    assert not (await models.GiftCard.get()).market_overridden


async def test_overriding_needs_its_own_scope(shop: Storefront) -> None:
    scopes = ALL_SCOPES - {Scope.MARKET_OVERRIDE}
    staff = bearer(await shop.key(ActorKind.STAFF, *scopes))
    query = "mutation ($input: IssueGiftCardInput!) { issueGiftCard(input: $input) { __typename } }"
    input_ = {"value": usd("5.00"), "idempotencyKey": new_key(), "overrideMarketRule": WHY}

    assert (await shop.errors(query, staff, input=input_))["code"] == "FORBIDDEN"
    assert await models.GiftCard.all().count() == 0


async def test_loaded_value_is_good_for_as_long_as_the_law_asks(shop: Storefront) -> None:
    card = (await issue(shop, market="US-NY"))["giftCard"]["id"]
    give, load = "replayed", {"giftCardId": card, "amount": usd("5.00")}

    refused = await shop.do("loadGiftCard", give, shop.staff, expiresAt=in_years(6), **load)

    names(refused, "us-ny-validity", "newsday", "or later")
    assert not (await shop.do("loadGiftCard", give, shop.staff, **load))["replayed"]
    more = {"expiresAt": in_years(6), "overrideMarketRule": WHY, **load}
    assert not (await shop.do("loadGiftCard", give, shop.staff, **more))["replayed"]
    assert await models.AuditEntry.filter(operation="overrideMarketRule").count() == 1


async def test_an_expiry_is_put_off_at_least_to_what_the_law_asks(shop: Storefront) -> None:
    short = {"expiresAt": in_years(1), "overrideMarketRule": WHY}
    paid = (await issue(shop, **short))["giftCard"]["id"]
    given = (await issue(shop, expiresAt=in_years(1), origin="PROMOTIONAL"))["giftCard"]["id"]

    async def put_off(card: str, years: float, **more: object) -> Json:
        more = {"giftCardId": card, "expiresAt": in_years(years), **more}
        return await shop.do("updateGiftCard", CARD, shop.staff, **more)

    names(await put_off(paid, 2), "us-validity", "12 CFR 1005.20", "or later")
    assert "giftCard" in await put_off(given, 2)
    assert "giftCard" in await put_off(paid, 2, overrideMarketRule=WHY)
    assert "giftCard" in await put_off(paid, 6)


async def test_a_product_is_valid_for_as_long_as_the_law_asks(shop: Storefront) -> None:
    make = {"title": "A card", "currencyCode": "USD", "denominations": [usd("25.00")]}

    async def create(**more: object) -> Json:
        return await shop.do("createGiftCardProduct", PRODUCT, shop.staff, **make, **more)

    async def update(product: str, **more: object) -> Json:
        more = {"giftCardProductId": product, **more}
        return await shop.do("updateGiftCardProduct", PRODUCT, shop.staff, **more)

    refused = await create(validDays=365)
    names(refused, "us-validity", "12 CFR 1005.20", "1827 days or more", "validDays")
    product = (await create(validDays=days_of(5)))["giftCardProduct"]["id"]
    names(await update(product, validDays=100), "us-validity", "Reg E", "1827", "validDays")
    refused = await update(product, market="US-NY")
    names(refused, "us-ny-validity", "newsday", f"{days_of(9)} days", "validDays")
    changed = await update(product, market="US-CA", validDays=None)
    assert changed["giftCardProduct"] == {"id": product, "market": "US-CA", "validDays": None}
    assert "giftCardProduct" in await update(product, title="Another title")


async def test_a_product_made_before_its_rule_is_sold_no_more_until_it_is_mended(
    database_url: str,
) -> None:
    async with open_storefront(database_url) as before:
        product = await before.product(validDays=365)
        begun = await buy(before, product)
    async with open_storefront(database_url, LOYALTY_MARKET="US") as shop:
        refused = await buy(shop, product)
        names(refused, "us-validity", "12 CFR 1005.20", "1827 days", "giftCardProductId")

        paid = await shop.do(
            "confirmPurchase", "cards { giftCard { expiresAt } }", shop.backend,
            purchaseId=begun["purchase"]["id"], paymentReference="pay-1",
        )  # fmt: skip
        assert paid["__typename"] == "ConfirmPurchasePayload", "what was begun keeps its terms"
        change = {"giftCardProductId": product, "validDays": 365, "overrideMarketRule": WHY}
        await shop.do("updateGiftCardProduct", PRODUCT, shop.staff, **change)
        assert "purchase" in await buy(shop, product)


async def buy(front: Storefront, product: str) -> Json:
    more = {"giftCardProductId": product, "amount": usd("25.00")}
    return await front.do("purchase", "purchase { id }", front.customer("ada"), **more)


async def test_an_order_that_was_paid_is_honoured_and_its_cards_are_good_for_longer(
    database_url: str,
) -> None:
    async with open_storefront(database_url) as before:
        await before.product(
            validDays=365, productId="card-25", denominations=[usd("25.00")], market="US-NY",
            overrideMarketRule=WHY,
        )  # fmt: skip
        await before.product(validDays=365, productId="card-50", denominations=[usd("50.00")])
    async with open_storefront(database_url, LOYALTY_MARKET="AU") as shop:
        lines = [
            {"lineId": f"line-{amount}", "productId": f"card-{amount}", "quantity": 1}
            for amount in (25, 50)
        ]
        give = "purchases { cards { giftCard { market expiresAt } } }"
        made = await shop.do("issueForOrder", give, shop.backend, orderId="o1", lines=lines)

    (short,), (long,) = (
        [one["giftCard"] for one in bought["cards"]] for bought in made["purchases"]
    )
    assert (short["market"], long["market"]) == ("US-NY", "AU")
    assert datetime.fromisoformat(short["expiresAt"]) < NOW + timedelta(days=366)
    assert datetime.fromisoformat(long["expiresAt"]) >= NOW + timedelta(days=days_of(3))


async def test_anyone_reads_the_rules_with_their_sources(front: Storefront) -> None:
    after = (await front.ask(RULES, GUEST, place="US-CA"))["marketRules"]
    march = "2026-03-31T23:59:59.999999Z"
    before = (await front.ask(RULES, GUEST, place="US-CA", at=march))["marketRules"]

    cash = [[one for one in rules if one["kind"] == "CASH_OUT"] for rules in (before, after)]
    assert [[one["cashOutUnder"]["amount"] for one in rules] for rules in cash] == [
        ["10.00"],
        ["15.00"],
    ]
    assert cash[0][0]["endsAt"] == cash[1][0]["startsAt"] == "2026-04-01T00:00:00Z"
    assert {one["place"] for one in after} == {"US", "US-CA"}
    assert all(one["source"] and one["description"] for one in after)
    assert (await front.ask(RULES, GUEST, place="DE"))["marketRules"] == []
    everywhere = (await front.ask(RULES, GUEST))["marketRules"]
    assert {"US", "US-CA", "AU", "CA"} < {one["place"] for one in everywhere}
    assert (await front.errors(RULES, GUEST, place="Utopia"))["code"] == "BAD_USER_INPUT"
