"""The example of a shop's own hook, in a server that has it by its setting."""

from tests.graph.storefront import Json, open_storefront, usd

HOOKS = "examples.extensions.hooks:ShopRules"


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
