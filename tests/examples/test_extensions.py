"""A shop's own Python: found, used, and refused at the start when it is of no use."""

from datetime import UTC, datetime
from typing import Any

import pytest

from examples.extensions.stamps import Open
from examples.extensions.weekdays import DAYS
from loyalty_gql.schema import build, sdl
from loyalty_gql.settings import Settings, SettingsError
from tests.graph.storefront import GUEST, Json, environ, open_storefront, usd

HOOKS = "examples.extensions.hooks:ShopRules"
OWN = "examples.extensions.weekdays:OnlyOnWeekdays"
RULE = "redemptionRule { validator terms }"


async def test_a_shops_own_validator_decides_at_checkout(database_url: str) -> None:
    today = DAYS[datetime.now(UTC).weekday()]
    others: dict[str, Any] = {"days": [day for day in DAYS if day != today]}
    async with open_storefront(database_url, LOYALTY_VALIDATORS=OWN) as front:
        named = await front.ask("{ redemptionValidators { name } }", front.staff)
        assert {"name": "only_on_weekdays"} in named["redemptionValidators"]
        await front.credit("ada", "20.00")
        await front.cart("c", "10.00", customerId="ada")
        ask: Any = {"cartId": "c", "source": {"ownCredit": True}}
        wrong = await front.do(
            "createRedemptionRule", RULE, front.staff, validator="only_on_weekdays",
            terms={"days": ["someday"]},
        )  # fmt: skip
        assert (wrong["code"], wrong["field"]) == ("INVALID_INPUT", "terms.days")
        made = await front.do(
            "createRedemptionRule", RULE, front.staff, validator="only_on_weekdays", terms=others
        )
        assert made["redemptionRule"]["terms"] == others

        refused = await front.do("applyToCart", "replayed", front.customer("ada"), **ask)

        assert refused["code"] == "NOT_ALLOWED_HERE"
        assert refused["message"] == "This balance can't be used today."


async def test_nobody_pays_by_a_chain_with_a_link_missing(database_url: str) -> None:
    async with open_storefront(database_url, LOYALTY_VALIDATORS=OWN) as front:
        await front.do(
            "createRedemptionRule", RULE, front.staff, validator="only_on_weekdays",
            terms={"days": [*DAYS]},
        )  # fmt: skip
    async with open_storefront(database_url) as front:
        await front.credit("ada", "20.00")
        await front.cart("c", "10.00", customerId="ada")
        query = (
            'mutation { applyToCart(input: { cartId: "c", source: { ownCredit: true }, '
            'idempotencyKey: "a-chain-with-no-link" }) { __typename } }'
        )
        error = await front.errors(query, front.customer("ada"))
        assert error["code"] == "INTERNAL"


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("examples.extensions.weekdays", "not of the form"),
        ("examples.extensions.no_such:Thing", "can't be imported"),
        ("examples.extensions.weekdays:NoSuch", "can't be imported"),
        ("examples.extensions.weekdays:DAYS", "is no subclass"),
        ("loyalty_gql.rules.validators:FewTenders", "needs a `name` that no other"),
    ],
)
def test_a_validator_that_is_of_no_use_stops_the_start(named: str, why: str) -> None:
    given = environ("sqlite:///nowhere.db", LOYALTY_VALIDATORS=named)
    with pytest.raises(SettingsError, match=why) as refused:
        Settings.from_environ(given)
    assert refused.value.variable == "LOYALTY_VALIDATORS"


async def test_a_shops_own_fields_stand_beside_ours_behind_the_same_guard(
    database_url: str,
) -> None:
    query = "{ stampCard { stamps full } }"
    named = "examples.extensions.stamps:Stamps"
    async with open_storefront(database_url, LOYALTY_GRAPH_EXTENSIONS=named) as front:
        await front.credit("ada", "20.00")
        await front.do(
            "redeem", "replayed", front.backend, orderId="o", amount=usd("5.00"),
            source={"ownCredit": True}, onBehalfOf="ada",
        )  # fmt: skip

        assert await front.ask(query, front.customer("ada")) == {
            "stampCard": {"stamps": 1, "full": False}
        }
        for who in (GUEST, front.staff):
            assert (await front.errors(query, who))["code"] == "FORBIDDEN"
    assert "stampCard" not in sdl()


def test_a_shop_cant_open_what_is_ours() -> None:
    with pytest.raises(ValueError, match="'adjust'"):
        build(beside=(Open,))


async def test_a_shops_own_rules_are_asked(database_url: str) -> None:
    async with open_storefront(database_url, LOYALTY_HOOKS=HOOKS) as front:
        _, code = await front.card("500.00")
        refused = await front.do("issueGiftCard", "replayed", front.staff, value=usd("500.01"))
        assert (refused["code"], refused["message"]) == (
            "HOOK_REFUSED", "A card of that value is issued by finance.",
        )  # fmt: skip
        for channel, word in (("till-closed", "code"), ("web", "held")):
            token = await front.cart(channel, "5.00", channel=channel)
            asked: Json = {"cartId": channel, "source": {"code": code}}
            shopper = {"x-cart-token": token}
            assert word in await front.do("applyToCart", "held { amount }", shopper, **asked)
