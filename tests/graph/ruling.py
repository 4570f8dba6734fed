"""Rules at checkout, set by staff, and carts that meet them."""

from typing import Any

from tests.graph.storefront import Json, Storefront

RULE = "replayed redemptionRule { id validator terms channel kind createdAt archivedAt }"
CART = """cart { amountDue { amount } tenders { held { amount } status endReason reasonText } }"""
HELD = f"held {{ amount }} {CART}"
WEEK: Json = {"amounts": {"USD": "50.00"}, "days": 7}


async def rule(front: Storefront, validator: str, terms: Json | None = None, **more: Any) -> str:
    made = await front.do(
        "createRedemptionRule", RULE, front.staff, validator=validator, terms=terms, **more
    )
    assert "code" not in made, made
    return made["redemptionRule"]["id"]


async def apply(front: Storefront, cart_id: str, headers: Any = None, **more: Any) -> Json:
    more = {"source": {"ownCredit": True}, **more}
    headers = headers or front.customer("ada")
    return await front.do("applyToCart", HELD, headers, cartId=cart_id, **more)
