"""The steps of buying gift cards, and what is in the tables after them."""

from collections.abc import Mapping
from typing import Any

from loyalty_gql import models
from tests.graph.storefront import GUEST, Json, Storefront, usd

BEGUN = """replayed purchaseToken total { amount currencyCode }
  purchase { id status value { amount } quantity customerId lapsesAt deliverAt
    product { title } gift { recipientName recipientEmail senderName message } cards { id } }
  line { purchaseId productId title quantity unitPrice { amount } total { amount } giftCard }"""
PAID = """replayed purchase { id status paymentReference orderId orderLineId }
  cards { giftCardCode giftCard { id customerId expiresAt orderId orderLineId balance { amount }
    lots { origin source } purchase { id } product { title } } }"""
ONE = """query ($id: ID!) { giftCardPurchase(id: $id) { id status cards { id lastCharacters } }
  node(id: $id) { id } }"""
MINE = "{ me { giftCards { nodes { id balance { amount } } } } }"
CARD = """query ($id: ID!) { giftCard(id: $id) { status displayStatus
  balance { amount } held { amount } } }"""
GONE = "R2lmdENhcmRQdXJjaGFzZTowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA="
EVE = {"recipientName": "Eve", "recipientEmail": "eve@shop.test", "senderName": "Ada"}


def token(text: str) -> Mapping[str, str]:
    return {"x-purchase-token": text}


async def buy(front: Storefront, who: Mapping[str, str], product: str, **more: Any) -> Json:
    more = {"giftCardProductId": product, "amount": usd("25.00"), **more}
    return await front.do("purchase", BEGUN, who, **more)


async def begin(front: Storefront, who: Mapping[str, str] = GUEST, **more: Any) -> str:
    """A purchase of a product of its own: its id."""
    return (await buy(front, who, await front.product(), **more))["purchase"]["id"]


async def confirm(front: Storefront, purchase: str, **more: Any) -> Json:
    more = {"purchaseId": purchase, "paymentReference": f"pay-{purchase[-12:]}", **more}
    return await front.do("confirmPurchase", PAID, front.backend, **more)


async def paid(front: Storefront, **more: Any) -> tuple[str, list[tuple[str, str]]]:
    """A paid purchase, and the ids and codes of its cards."""
    purchase = await begin(front, **more)
    done = await confirm(front, purchase)
    return purchase, [(one["giftCard"]["id"], one["giftCardCode"]) for one in done["cards"]]


async def apply(front: Storefront, cart: str, total: str, code: str) -> Json:
    shopper = {"x-cart-token": await front.cart(cart, total)}
    asked: Json = {"cartId": cart, "source": {"code": code}}
    return await front.do("applyToCart", "held { amount }", shopper, **asked)


async def authorize(front: Storefront, cart: str) -> None:
    done = await front.do("authorizeCart", "replayed", front.backend, cartId=cart, orderId=cart)
    assert "replayed" in done, done


async def capture(front: Storefront, cart: str, amount: str) -> Json:
    asked: Json = {"cartId": cart, "amount": usd(amount), "reference": "parcel", "orderId": cart}
    done = await front.do("captureCart", "captured { amount }", front.backend, final=True, **asked)
    assert "captured" in done, done
    return done


async def spend(front: Storefront, cart: str, total: str, code: str) -> None:
    await apply(front, cart, total, code)
    await authorize(front, cart)
    await capture(front, cart, total)


async def cancel(front: Storefront, who: Mapping[str, str], purchase: str, **more: Any) -> Json:
    give = "replayed purchase { status cancelledAt }"
    return await front.do("cancelPurchase", give, who, purchaseId=purchase, **more)


async def pass_days(days: float) -> None:
    await models.LedgerClock.filter(id=1).update(offset_microseconds=int(days * 86_400 * 1_000_000))


async def cards_anywhere() -> tuple[int, int, int]:
    """What there is of cards in the tables: cards with their codes, accounts, movements."""
    return (
        await models.GiftCard.all().count(),
        await models.Account.all().count(),
        await models.LedgerTransaction.all().count(),
    )
