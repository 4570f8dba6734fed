"""Medusa's carts as `syncCart` takes them. All rounding of the shop happens here, in one place.

Medusa computes in decimals and keeps what it computed: 184.18710375 usd, 10771.2 jpy. Nobody can
be charged that, and we refuse such amounts instead of rounding them, because only the shop knows
what its customer agreed to pay. So the shop rounds, once:

* The total is rounded half up to whole minor units of its currency (USD has 2 digits, JPY none):
  that is what a card payment of the whole total would have charged, so all tenders add up to it.
  184.18710375 usd is 184.19 USD; 10771.2 jpy is 10771 JPY.
* The lines are not rounded one by one, or they would miss the total by a cent or two. They share
  it by largest remainder: each gets its part rounded down, and the units that are left go to the
  largest remainders. Shipping is a line of its own.
* Currency codes are ISO 4217's, in capitals.

No float ever holds money: the files are read with exact decimals.
"""

import json
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, cast

Json = dict[str, Any]
CARTS = Path(__file__).parent.parent / "medusa"
DIGITS = {"USD": 2, "EUR": 2, "JPY": 0}  # of the currencies that this shop sells in
WEIGHT_PLACES = 9  # more decimals than Medusa computes with


def read(name: str) -> Json:
    """The cart or order in a file."""
    text = (CARTS / f"{name}.json").read_text(encoding="utf-8")
    return cast("Json", next(iter(json.loads(text, parse_float=Decimal).values())))


def cart_input(cart: Json, *, cart_id: str, customer_id: str, revision: int) -> Json:
    """The input of `syncCart`. `cart_id` may be that of an earlier cart which this one replaces."""
    total = charged(cart)
    items: list[Json] = [*cart["items"], *cart["shipping_methods"]]
    parts = shares(total, [Decimal(item["total"]) for item in items])
    return {
        "cartId": cart_id,
        "revision": revision,
        "total": money(total, currency_of(cart)),
        "customerId": customer_id,
        "channel": cart["sales_channel_id"],
        "lines": [
            {
                "lineId": item["id"],
                "productId": item.get("product_id"),
                "quantity": item.get("quantity", 1),
                "total": money(part, currency_of(cart)),
                "giftCard": item.get("is_giftcard", False),  # a gift card can't buy a gift card
            }
            for item, part in zip(items, parts, strict=True)
        ],
    }


def cards_sold(order: Json) -> list[Json]:
    """The gift card lines of a paid order, as `issueForOrder` takes them. Others are not in it."""
    return [
        {
            "lineId": item["id"],
            "amount": money(charged({**order, "total": item["unit_price"]}), currency_of(order)),
            "quantity": item["quantity"],
        }
        for item in order["items"]
        if item["is_giftcard"]
    ]


def capture_of(order: Json) -> str:
    """Medusa's id of the capture of a captured order's payment."""
    (collection,) = order["payment_collections"]
    (payment,) = collection["payments"]
    (capture,) = payment["captures"]
    return str(capture["id"])


def currency_of(cart: Json) -> str:
    """`usd` is `USD`."""
    return str(cart["currency_code"]).upper()


def charged(cart: Json) -> int:
    """What the customer of a cart or order is charged, in minor units: its total, half up."""
    exact = Decimal(cart["total"]).scaleb(DIGITS[currency_of(cart)])
    return int(exact.to_integral_value(ROUND_HALF_UP))


def money(minor: int, currency: str) -> Json:
    """Minor units as `MoneyInput`: 18419 USD is 184.19."""
    places = DIGITS[currency]
    return {"amount": f"{Decimal(minor).scaleb(-places):.{places}f}", "currencyCode": currency}


def shares(total: int, weights: Sequence[Decimal]) -> list[int]:
    """Share `total` by largest remainder, so that the parts sum to it."""
    exact = [int(weight.scaleb(WEIGHT_PLACES)) for weight in weights]
    parts = [total * weight // sum(exact) for weight in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: -(total * exact[at] % sum(exact)))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts
