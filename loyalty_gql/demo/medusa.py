"""The demonstration's carts: two that a running Medusa made, as they came out of its store API.

The shop backend under examples/ maps the same files over HTTP, by the same rule: Medusa keeps
more decimals than a currency has, a card is charged the total rounded half up to minor units, and
the lines share that total by largest remainder.
"""

import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, cast

from loyalty_gql.domain.cart_sync import CartLine, CartReport
from loyalty_gql.rules.money import Money, digits, split

CARTS_OF_ONE_CUSTOMER = ("cart-us-shirts.json", "cart-us-gift-card-and-mug.json")
NANO = 9  # places that weigh the lines: more than Medusa computes with


def carts_folder() -> Path:
    """Inside an installed wheel, else among the examples of the checkout."""
    package = Path(__file__).parent.parent
    packed = package / "examples" / "medusa"
    return packed if packed.is_dir() else package.parent / "examples" / "medusa"


def read_cart(name: str) -> dict[str, Any]:
    """The cart in a file; its amounts as exact decimals, never floats."""
    text = (carts_folder() / name).read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text, parse_float=Decimal)["cart"])


def report_of(cart: dict[str, Any], *, revision: int = 1) -> CartReport:
    """A Medusa cart as the report that `sync_cart` takes."""
    currency = str(cart["currency_code"]).upper()
    total = minor_units(cart["total"], currency)
    weights = [int(Decimal(item["total"]).scaleb(NANO)) for item in cart["items"]]
    shares = split(total, weights)
    return CartReport(
        cart_id=cart["id"],
        revision=revision,
        total=Money(total, currency),
        customer_id=cart["customer_id"],
        channel=cart["sales_channel_id"],
        lines=tuple(
            CartLine(
                line_id=item["id"],
                total=Money(share, currency),
                product_id=item["product_id"],
                quantity=item["quantity"],
                gift_card=item["is_giftcard"],
            )
            for item, share in zip(cart["items"], shares, strict=True)
        ),
    )


def minor_units(amount: Decimal | int, currency: str) -> int:
    """What a customer is charged: the amount rounded half up to whole minor units."""
    return int(Decimal(amount).scaleb(digits(currency)).to_integral_value(ROUND_HALF_UP))
