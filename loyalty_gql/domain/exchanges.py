"""An exchange: what a refund brings into store credit goes straight onto the next cart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.attempts import Balance, checkout_of
from loyalty_gql.domain.hooks import Event
from loyalty_gql.domain.house import House
from loyalty_gql.domain.sources import ByAccount, Found, allowed, find_source
from loyalty_gql.domain.tenders import TENDER_AGAIN, CartTender, LoadedCart, find_cart
from loyalty_gql.errors import CartState, NotFound, NothingToApply
from loyalty_gql.ledger.commands import Insert, Outcome, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.operations import Operation, Place, Refresh
from loyalty_gql.rules.state import AccountKind, AccountStatus


@dataclass(frozen=True, slots=True)
class Exchange:
    """What puts a refund onto the next cart, in the refund's own command.

    `guards` are the cart's, and those of a limit on what the customer spends.
    """

    cart: models.Cart
    account_id: UUID
    customer_id: str
    operations: list[Operation]
    guards: Sequence[Update]
    asked_minor: int
    position: int
    now: datetime

    def told(self, event: Event) -> Event:
        """What hooks are told of it, from the refund's event."""
        return replace(
            event,
            customer_id=self.customer_id,
            cart_id=self.cart.cart_id,
            channel=self.cart.channel,
            account_id=self.account_id,
        )

    def tender(self, outcome: Outcome, place: int) -> Insert:
        """The tender's row; `place` is where in the command the hold is placed."""
        row: dict[str, Any] = {
            "id": new_id(),
            "cart_id": self.cart.id,
            "account_id": self.account_id,
            "hold_id": outcome.done[place].id,
            "asked_minor": self.asked_minor,
            "by_code": False,
            "position": self.position,
            "created_at": self.now,
        }
        return Insert(models.Tender, row, conflict=TENDER_AGAIN)


async def exchange(
    actor: Actor,
    house: House,
    cart_id: str,
    money: Money,
    *,
    customer_id: str,
    account_id: UUID,
    now: datetime,
) -> Exchange:
    """Hold what is refunded for the customer's next cart, or as much of it as that cart needs.

    Raises:
        NotFound: there is no such cart, or it is another customer's.
        CartState: its order is being placed, or was.
        NothingToApply: it is paid already.
        CurrencyMismatch: it is in another currency.
        NotActive, NotRedeemable: the customer's credit can't pay for it.
    """
    loaded = await find_cart(actor, cart_id, now)
    cart = loaded.cart
    if cart.customer_id not in (None, customer_id):
        raise NotFound("That customer has no such cart.", field="applyToCartId")
    if loaded.placed or cart.closed_at is not None:
        raise CartState(
            "This cart's order is being placed, or was; nothing can be put on it.",
            field="applyToCartId",
        )
    same_currency(money, cart.currency)
    account = await models.Account.get_or_none(id=account_id)
    if account is not None and account.status is not AccountStatus.CLOSED:
        source = ByAccount(account_id)
        found = await find_source(actor, house, source, loaded, on_behalf_of=customer_id, now=now)
    else:
        checkout = await checkout_of(house, cart, customer_id, now)
        opened = Balance(
            kind=AccountKind.STORE_CREDIT, currency=cart.currency, owner_id=customer_id
        )
        found = allowed(account_id, opened, loaded, checkout)
    return _held(loaded, found, money, customer_id, now)


def _held(
    loaded: LoadedCart, found: Found, money: Money, customer_id: str, now: datetime
) -> Exchange:
    cart, account_id = loaded.cart, found.account_id
    mine = next((one for one in loaded.tenders if one.account_id == account_id), None)
    held = mine.held_minor if mine is not None else 0
    if found.most_minor <= held:
        raise NothingToApply("There is nothing left to pay on that cart.", field="applyToCartId")
    place = Place(
        account_id,
        cart.id,
        mine.hold.id if mine is not None and mine.live else new_id(),
        min(found.most_minor, held + money.minor),
        customer_id=customer_id,
    )
    refresh = [Refresh(one.account_id, one.hold.id) for one in found.others if one.live]
    return Exchange(
        cart,
        account_id,
        customer_id,
        [place, *refresh],
        [
            Update(models.Cart, cart.id, cart.version, {"updated_at": now, "authorized_at": None}),
            *found.checkout.guards,
        ],
        held + money.minor,
        _position(loaded, mine),
        now,
    )


def _position(loaded: LoadedCart, mine: CartTender | None) -> int:
    if mine is not None:
        return mine.position
    return max((one.position for one in loaded.tenders), default=-1) + 1
