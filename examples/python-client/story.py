"""The way of a gift card through the generated client; prints what it was told.

.venv/bin/python story.py ../../.run/demo.json
"""

import asyncio
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TypedDict, TypeVar, cast
from uuid import uuid4

from loyalty_client import (
    Amount,
    ApplyToCartInput,
    AuthorizeCartInput,
    CaptureCartInput,
    IssueGiftCardInput,
    Loyalty,
    MoneyInput,
    OpenStoreCreditAccountInput,
    RefundToCreditInput,
    Refusal,
    SyncCartInput,
    TenderSource,
)

T = TypeVar("T")


class Demo(TypedDict):
    """Where the server is, and the keys to it."""

    graphql: str
    staffKey: str
    backendKey: str


class Refused(Exception):
    """The service said no, and why."""


async def tell(demo: Demo) -> None:
    """A card is issued and looked up, pays a cart, and a part comes back as store credit."""
    cart, order, customer = f"cart-{uuid4()}", f"order-{uuid4()}", f"customer-{uuid4()}"
    async with (
        client(demo) as nobody,
        client(demo, demo["staffKey"]) as staff,
        client(demo, demo["backendKey"]) as backend,
    ):
        card = IssueGiftCardInput(idempotency_key=key(), value=usd("50.00"))
        issued = done((await staff.issue_gift_card(card)).issue_gift_card)
        print("issued", shown(issued.gift_card.balance))
        code = issued.gift_card_code
        found = done((await nobody.gift_card_by_code(code)).gift_card_by_code)
        print("looked up", shown(found.available))

        report = SyncCartInput(cart_id=cart, revision=1, total=usd("30.00"), customer_id=customer)
        synced = done((await backend.sync_cart(report)).sync_cart)
        async with client(demo, synced.cart_token) as guest:
            await pay(guest, cart, code)

        place = AuthorizeCartInput(idempotency_key=key(), cart_id=cart, order_id=order)
        authorized = done((await backend.authorize_cart(place)).authorize_cart)
        print("authorized", authorized.cart.status.value)
        parcel = CaptureCartInput(idempotency_key=key(), cart_id=cart, reference="1", final=True)
        captured = done((await backend.capture_cart(parcel)).capture_cart)
        print("captured", shown(captured.captured))

        await give_back(staff, backend, order, customer)


async def pay(guest: Loyalty, cart: str, code: str) -> None:
    """Whoever has the cart's token types a code: first a wrong one, then the card's."""
    wrong = TenderSource(code="0000-0000-0000-0000-1")
    typed = ApplyToCartInput(idempotency_key=key(), cart_id=cart, source=wrong)
    refused = (await guest.apply_to_cart(typed)).apply_to_cart
    assert isinstance(refused, Refusal)
    print("refused", refused.code.value)

    right = TenderSource(code=code)
    typed = ApplyToCartInput(idempotency_key=key(), cart_id=cart, source=right)
    applied = done((await guest.apply_to_cart(typed)).apply_to_cart)
    print("applied", shown(applied.held), "due", shown(applied.cart.amount_due))


async def give_back(staff: Loyalty, backend: Loyalty, order: str, customer: str) -> None:
    """A part of the order becomes store credit, and who follows the balance hears of it."""
    whose = OpenStoreCreditAccountInput(
        idempotency_key=key(), customer_id=customer, currency_code="USD"
    )
    opened = done((await staff.open_store_credit_account(whose)).open_store_credit_account)
    account = opened.store_credit_account.id

    async for told in backend.balance_changed(account_id=account):
        change = told.balance_changed
        print("balance", shown(change.balance))
        if change.transaction is not None:
            print("after", change.transaction.kind.value)
            break
        back = RefundToCreditInput(idempotency_key=key(), order_id=order, amount=usd("12.50"))
        refunded = done((await backend.refund_to_credit(back)).refund_to_credit)
        print("refunded", shown(refunded.refunded))


def client(demo: Demo, proof: str | None = None) -> Loyalty:
    """The service, for who has an API key, a customer's JWT, a cart's token, or nothing."""
    bearer = {} if proof is None else {"authorization": f"Bearer {proof}"}
    url = demo["graphql"]
    return Loyalty(
        url, bearer, ws_url=url.replace("http", "ws", 1), ws_connection_init_payload=bearer
    )


def done(answer: T | Refusal) -> T:
    """What was asked for.

    Raises:
        Refused: it was not done; who has an answer to a refusal looks at it instead.
    """
    if isinstance(answer, Refusal):
        raise Refused(f"{answer.code.value}: {answer.message}")
    return answer


def key() -> str:
    """An idempotency key. Keep it with the request, and send both again if no answer comes."""
    return str(uuid4())


def usd(amount: str) -> MoneyInput:
    return MoneyInput(amount=Decimal(amount), currency_code="USD")


def shown(money: Amount) -> str:
    return f"{money.amount} {money.currency_code}"


if __name__ == "__main__":
    asyncio.run(tell(cast("Demo", json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
