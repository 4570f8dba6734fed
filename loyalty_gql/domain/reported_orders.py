"""What the backend says was paid, with a refund: for orders we never saw, or saw nobody pay."""

from datetime import datetime
from typing import Any

from loyalty_gql import models
from loyalty_gql.domain.paid import others_of
from loyalty_gql.domain.tenders import LoadedCart
from loyalty_gql.errors import AlreadyExists, InvalidAmount, NotFound
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, same_currency

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


def stated(loaded: LoadedCart, paid_total: Money | None) -> dict[str, int]:
    """What `paid_total` changes on an order's row, in these columns; it caps the others' part then.

    It counts for a cart of which nothing was captured, released or not: only the backend knows what
    other means have paid of it. Where something was captured, or came back, it is known already.

    Raises:
        CurrencyMismatch: it is in another currency than the order.
        AlreadyExists: another sum is known, or was reported before.
        InvalidAmount: more than the order cost beside what its tenders hold.
    """
    cart = loaded.cart
    if paid_total is None:
        return {}
    same_currency(paid_total, cart.currency, field="paidTotal")
    others = others_of(loaded)
    settled = cart.refunded_other_minor > 0 and cart.due_minor is not None
    if loaded.captured_minor or settled or cart.cart_id.startswith(REPORTED):
        if paid_total.minor != loaded.captured_minor + others:
            raise AlreadyExists(
                "Another sum is known as paid for this order already.", field="paidTotal"
            )
        return {}
    cost = max(cart.total_minor, cart.paid_minor or 0)
    if paid_total.minor > max(cost - loaded.held_minor, cart.due_minor or 0):
        raise InvalidAmount(
            "That is more than the order cost beside what its tenders hold.", field="paidTotal"
        )
    # An order that was told to collect more before it cost less may have been paid that.
    costs = max(cost, paid_total.minor + loaded.held_minor)
    return {"due_minor": paid_total.minor, **({"paid_minor": costs} if costs > cost else {})}


def row(cart: models.Cart, refunded_other_minor: int) -> dict[str, Any]:
    """The row of an order that is new to us, with what is given back of it."""
    values = {name: getattr(cart, name) for name in COLUMNS}
    return {**values, "refunded_other_minor": refunded_other_minor}
