"""Orders that the backend reports with a refund, though we never saw them as a cart."""

from datetime import datetime
from typing import Any

from loyalty_gql import models
from loyalty_gql.domain.tenders import LoadedCart
from loyalty_gql.errors import AlreadyExists, NotFound
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money

# No shop's own id of a cart begins like this and goes on with an id of ours.
REPORTED = "reported:"
COLUMNS = (
    "id", "cart_id", "revision", "currency", "total_minor", "due_minor", "customer_id", "lines",
    "order_id", "authorized_at", "reported_at", "closed_at", "version", "created_at", "updated_at",
)  # fmt: skip


def reported(
    order_id: str, paid_total: Money | None, customer_id: str | None, now: datetime
) -> LoadedCart:
    """An order that other means paid; its row is written with the refund (see `row`).

    Raises:
        NotFound: the order is unknown and nobody says what was paid.
    """
    if paid_total is None:
        raise NotFound(
            "No cart was reported as that order. Say what was paid for it: paidTotal.",
            field="orderId",
        )
    id_ = new_id()
    cart = models.Cart(
        id=id_,
        cart_id=f"{REPORTED}{id_}",
        revision=0,
        currency=paid_total.currency,
        total_minor=paid_total.minor,
        due_minor=paid_total.minor,
        customer_id=customer_id,
        lines=[],
        order_id=order_id,
        refunded_other_minor=0,
        version=0,
        **dict.fromkeys(
            ("authorized_at", "reported_at", "closed_at", "created_at", "updated_at"), now
        ),
    )
    return LoadedCart(cart, [])


def must_agree(cart: models.Cart, paid_total: Money | None) -> None:
    """What was paid for an order is reported once. Of a cart that we saw, what we saw counts.

    Raises:
        AlreadyExists: another sum was reported before.
    """
    if paid_total is None or not cart.cart_id.startswith(REPORTED):
        return
    if paid_total != Money(cart.total_minor, cart.currency):
        raise AlreadyExists(
            "Another sum was reported as paid for this order before.", field="paidTotal"
        )


def row(cart: models.Cart, refunded_other_minor: int) -> dict[str, Any]:
    """The row of an order that is new to us, with what is given back of it."""
    values = {name: getattr(cart, name) for name in COLUMNS}
    return {**values, "refunded_other_minor": refunded_other_minor}
