"""The story: a cart is paid with a gift card and store credit, shipped, and partly returned."""

from examples.shop_backend.medusa import cart_input, charged, currency_of, money, read
from examples.shop_backend.shop import Json, Shop


def play(shop: Shop) -> None:
    """Everything, in order. What was answered is in `shop.kept`."""
    shirts(shop)
    paid_in_part(shop, "de-lamp", 10_000)
    paid_in_part(shop, "jp-coffee", 5_000)


def shirts(shop: Shop) -> None:
    """Card and credit on one cart; the total drops; two parcels; a return; a correction."""
    cart, fewer, order = (
        read("cart-us-shirts"),
        read("cart-us-shirts-fewer"),
        read("order-us-shirts"),
    )
    cart_id, order_id = shop.own(cart["id"]), shop.own(order["id"])
    customer = shop.own(cart["customer_id"])
    code = issue(shop, money(5_000, "USD"))
    account = credit(shop, customer, money(6_000, "USD"))

    full = cart_input(cart, cart_id=cart_id, customer_id=customer, revision=1)
    synced = shop.ask("backend", "sync_cart", "The customer fills a cart.", input=full)
    shop.admit("guest", synced["cartToken"])
    here: Json = {"cartId": cart_id}
    why = "Whoever has the cart's token types the code of a card: as much as fits."
    shop.do("guest", "apply_to_cart", why, **here, source={"code": code})
    why = "The shop adds the store credit of its customer."
    own: Json = {"source": {"ownCredit": True}, "onBehalfOf": customer}
    shop.do("backend", "apply_to_cart", why, **here, **own)
    smaller = cart_input(fewer, cart_id=cart_id, customer_id=customer, revision=2)
    shop.ask("backend", "sync_cart", "The total drops, and the tenders follow.", input=smaller)
    shop.ask("backend", "sync_cart", "A report that comes late changes nothing.", input=full)

    place_and_ship(shop, cart_id, order_id)
    coffee = smaller["lines"][-1]["total"]
    back: Json = {"orderId": order_id, "customerId": customer, "amount": coffee, "reason": "RMA"}
    shop.do("backend", "refund_to_credit", "The coffee comes back, as store credit.", **back)
    correct(shop, account)
    shop.ask("staff", "order", "What support sees of the order.", orderId=order_id)
    shop.ask("staff", "history", "What support sees of the account.", id=account)


def place_and_ship(shop: Shop, cart_id: str, order_id: str) -> None:
    """Authorize, then capture in two parts. A too large capture is refused."""
    here: Json = {"cartId": cart_id}
    why = "The order is placed: the holds are firm, and it is said what is still to be collected."
    shop.do("backend", "authorize_cart", why, **here, orderId=order_id)
    much: Json = {"amount": money(50_000, "USD"), "reference": "parcel 0"}
    shop.do("backend", "capture_cart", "More than is held is refused, not cut.", **here, **much)
    first: Json = {"amount": money(4_000, "USD"), "reference": "parcel 1"}
    shop.do("backend", "capture_cart", "A parcel leaves.", **here, **first)
    why = "Its answer got lost, so the shop asks again under the same key."
    shop.do("backend", "capture_cart", why, again=True, **here, **first)
    rest: Json = {"reference": "parcel 2", "final": True}
    shop.do("backend", "capture_cart", "The last parcel leaves: the rest.", **here, **rest)


def correct(shop: Shop, account: str) -> None:
    """Staff takes five dollars from the wrong account, and reverses that."""
    mistake: Json = {"amount": money(-500, "USD"), "reason": "CORRECTION"}
    taken = shop.do("staff", "adjust", "Staff debits an account.", accountId=account, **mistake)
    undo: Json = {"transactionId": taken["transaction"]["id"], "reason": "CORRECTION"}
    why = "It was the wrong one: the movement is reversed."
    shop.do("staff", "reverse_transaction", why, **undo, note="Meant for another customer.")


def paid_in_part(shop: Shop, name: str, card_minor: int) -> None:
    """A shorter path: a gift card pays a part, the shop's own card payment the rest."""
    cart, order = read(f"cart-{name}"), read(f"order-{name}")
    currency, customer = currency_of(cart), shop.own(cart["customer_id"])
    here: Json = {"cartId": shop.own(cart["id"])}
    code = issue(shop, money(card_minor, currency))
    report = cart_input(cart, cart_id=here["cartId"], customer_id=customer, revision=1)
    shop.ask("backend", "sync_cart", f"A cart in {currency}.", input=report)
    shop.do("backend", "apply_to_cart", "A card pays a part.", **here, source={"code": code})
    why = "The order is placed; the rest is for the shop's other payment."
    placed = shop.do("backend", "authorize_cart", why, **here, orderId=shop.own(order["id"]))
    assert placed["amountDue"] == money(charged(order) - card_minor, currency), placed
    rest: Json = {"reference": "parcel 1", "final": True}
    shop.do("backend", "capture_cart", "It leaves.", **here, **rest)


def issue(shop: Shop, value: Json) -> str:
    """A new gift card; its code, which no later answer shows."""
    goodwill: Json = {"value": value, "reason": "GOODWILL", "note": "For the example."}
    return str(
        shop.do("staff", "issue_gift_card", "Staff issues a card.", **goodwill)["giftCardCode"]
    )


def credit(shop: Shop, customer: str, value: Json) -> str:
    """Store credit for a customer; the account's id."""
    who: Json = {"customerId": customer, "currencyCode": value["currencyCode"]}
    opened = shop.do("staff", "open_store_credit_account", "An account is opened.", **who)
    account = str(opened["storeCreditAccount"]["id"])
    more: Json = {"accountId": account, "amount": value, "reason": "GOODWILL"}
    shop.do("staff", "adjust", "And credited.", **more)
    return account
