"""Where the story happens: the verbs, each under a key of its own, by the people of the shop.

A deed is told what happened before it by asking for it again: the same key gives the same card,
also after an interruption, in another process.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql.demo.calendar import Calendar
from loyalty_gql.demo.words import Market
from loyalty_gql.domain import (
    adjustments,
    card_changes,
    card_codes,
    cart_sync,
    carts,
    checkout,
    claims,
    issuing,
    loading,
    refunds,
    reversals,
    saved_cards,
)
from loyalty_gql.domain.house import House, Why
from loyalty_gql.domain.purchases import Gift
from loyalty_gql.domain.sources import ByCode, OwnCredit, Source
from loyalty_gql.errors import (
    CaptureExceedsHold,
    HoldEnded,
    HoldNotFirm,
    InsufficientFunds,
    NotActive,
    NothingToApply,
    NotRedeemable,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey
from loyalty_gql.models import IdempotencyRecord
from loyalty_gql.rules.access import ALL_SCOPES, Actor, ActorKind
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Because

MARIA = Actor(ActorKind.STAFF, "staff:maria", scopes=ALL_SCOPES)
TOM = Actor(ActorKind.STAFF, "staff:tom", scopes=ALL_SCOPES)
BACKEND = Actor(ActorKind.BACKEND, "backend:shop", scopes=ALL_SCOPES)

# What a customer hears whose balance does not help with this cart: they pay otherwise.
NO_HELP = (InsufficientFunds, NotActive, NotRedeemable, NothingToApply)
REFUSED = "demonstration:refused"
NO_GIFT = Gift()
# Cards whose id and code are kept in memory; others are asked for again.
REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the story, by its name there. `made` makes it, or asks for it again.

    `expires_in` counts days from its own, of a card that no product gives a validity.
    """

    name: str
    day: int
    value: Money
    made: "Making"
    expires_in: int | None = None
    customer_id: str | None = None
    order_id: str | None = None
    gift: Gift = NO_GIFT


@dataclass(frozen=True, slots=True)
class Basket:
    """An order of the story: `lines` are products with quantity and total."""

    name: str
    customer_id: str
    market: Market
    lines: tuple[tuple[str, int, Money], ...]

    @property
    def total(self) -> Money:
        """What the whole of it costs."""
        return Money(sum(total.minor for _, _, total in self.lines), self.market.currency)


class Stage:
    """The house with the story's time; every verb under the key of its name in the story."""

    def __init__(self, house: House, calendar: Calendar) -> None:
        self.house = house
        self.calendar = calendar
        self.product_ids: dict[str, UUID] = {}
        self._cards: OrderedDict[str, tuple[UUID, str]] = OrderedDict()

    @property
    def now(self) -> datetime:
        """The story's time."""
        return self.calendar.now

    def day(self, day: int) -> datetime:
        """The midnight that begins a day of the story."""
        return self.calendar.midnight(day)

    async def card(self, card: Card) -> tuple[UUID, str]:
        """A card's id and code; made when it is asked for the first time."""
        known = self._cards.get(card.name)
        if known is not None:
            return known
        self._cards[card.name] = made = await card.made(self, card)
        if len(self._cards) > REMEMBERED:
            self._cards.popitem(last=False)
        return made

    async def credit(
        self,
        name: str,
        customer_id: str,
        money: Money,
        why: Why,
        *,
        until: int | None = None,
        actor: Actor = MARIA,
    ) -> UUID:
        """Put store credit on a customer's account, opened when missing; the transaction's id."""
        opened = await issuing.open_store_credit_account(
            actor, self.house, customer_id, money.currency,
            key=deed_key(f"{name}:open"), now=self.now,
        )  # fmt: skip
        account_id = opened.account.id
        return await self.adjust(name, account_id, money, why, until=until, actor=actor)

    async def adjust(
        self,
        name: str,
        account_id: UUID,
        money: Money,
        why: Why,
        *,
        until: int | None = None,
        actor: Actor = MARIA,
    ) -> UUID:
        """Correct a balance; the transaction's id."""
        moved = await adjustments.adjust(
            actor,
            self.house,
            account_id,
            money,
            why=why,
            key=deed_key(name),
            now=self.now,
            expires_at=None if until is None else self.day(until),
        )
        return moved.transaction_id

    async def reverse(
        self, name: str, transaction_id: UUID, why: Why, *, until: int | None = None
    ) -> None:
        """Take a movement back."""
        await reversals.reverse_transaction(
            TOM,
            self.house,
            transaction_id,
            why=why,
            key=deed_key(name),
            now=self.now,
            expires_at=None if until is None else self.day(until),
        )

    async def sync(self, basket: Basket, revision: int = 1) -> None:
        """Report a cart."""
        lines = tuple(
            cart_sync.CartLine(f"{basket.name}-{place}", total, product, quantity, gift_card=False)
            for place, (product, quantity, total) in enumerate(basket.lines, 1)
        )
        report = cart_sync.CartReport(
            f"cart_{basket.name}", revision, basket.total, basket.customer_id,
            basket.market.channel, lines,
        )  # fmt: skip
        await cart_sync.sync_cart(BACKEND, self.house, report, now=self.now)

    async def pay(
        self, basket: Basket, *, card: Card | None = None, amount: Money | None = None
    ) -> None:
        """A customer puts a card, or else their credit, on their cart: as much as fits."""
        source: Source = OwnCredit()
        if card is not None:
            source = ByCode((await self.card(card))[1])
        ask = carts.ApplyToCart(f"cart_{basket.name}", source, amount)
        key = deed_key(f"{basket.name}:{card.name if card else 'credit'}")
        # A refusal leaves no record. Told again after a kill, what came later that day might help.
        if await IdempotencyRecord.exists(principal=REFUSED, key=key):
            return
        try:
            await carts.apply_to_cart(
                customer(basket.customer_id), self.house, ask, key=key, now=self.now
            )
        except NO_HELP:
            named = IdempotencyKey(REFUSED, "applyToCart", key, "")
            await self.house.ledger.commit(Command(named, Because("SYSTEM", REFUSED, "REFUSED")))

    async def place(self, basket: Basket) -> None:
        """The cart becomes an order."""
        name = f"{basket.name}:place"
        await checkout.authorize_cart(
            BACKEND, self.house, f"cart_{basket.name}", f"order_{basket.name}",
            key=deed_key(name), now=self.now,
        )  # fmt: skip

    async def ship(
        self, basket: Basket, parcel: int, amount: Money | None = None, *, final: bool = True
    ) -> None:
        """A parcel leaves: what was reserved for it is taken, if so much was."""
        with suppress(CaptureExceedsHold, HoldEnded, HoldNotFirm):
            await checkout.capture_cart(
                BACKEND,
                self.house,
                f"cart_{basket.name}",
                amount=amount,
                reference=f"parcel-{parcel}",
                order_id=None,
                final=final,
                key=deed_key(f"{basket.name}:parcel:{parcel}"),
                now=self.now,
            )

    async def cancel(self, basket: Basket) -> None:
        """The order will not be."""
        name = f"{basket.name}:cancel"
        await checkout.release_cart(
            BACKEND, self.house, f"cart_{basket.name}", key=deed_key(name), now=self.now
        )

    async def take_back(self, basket: Basket, money: Money, why: Why) -> None:
        """Something came back: store credit for it."""
        await refunds.refund_to_credit(
            BACKEND,
            self.house,
            f"order_{basket.name}",
            money,
            customer_id=None,
            why=why,
            key=deed_key(f"{basket.name}:return"),
            now=self.now,
        )

    async def claim(self, card: Card, customer_id: str) -> None:
        """A customer takes a card's value into their credit."""
        _, code = await self.card(card)
        await claims.claim(
            customer(customer_id), self.house, code,
            on_behalf_of=None, key=deed_key(f"{card.name}:claim"), now=self.now,
        )  # fmt: skip

    async def save(self, card: Card, customer_id: str) -> None:
        """A customer keeps a card in their list."""
        _, code = await self.card(card)
        await saved_cards.save_gift_card(
            customer(customer_id), self.house, code,
            on_behalf_of=None, key=deed_key(f"{card.name}:save"), now=self.now,
        )  # fmt: skip

    async def block(self, card: Card, why: Why) -> None:
        """Staff stops a card."""
        await self._change(card_changes.block_gift_card, card, why, "block")

    async def unblock(self, card: Card, why: Why) -> None:
        """It was found again."""
        await self._change(card_changes.unblock_gift_card, card, why, "unblock")

    async def deactivate(self, card: Card, why: Why) -> None:
        """An empty card is over for good."""
        await self._change(card_changes.deactivate_gift_card, card, why, "end")

    async def replace(self, card: Card, why: Why) -> None:
        """A new card for a lost one."""
        await self._change(card_codes.replace_gift_card, card, why, "replace")

    async def _change(
        self, verb: Callable[..., Awaitable[object]], card: Card, why: Why, what: str
    ) -> None:
        card_id, _ = await self.card(card)
        await verb(
            MARIA, self.house, card_id, why=why, key=deed_key(f"{card.name}:{what}"), now=self.now
        )

    async def extend(self, card: Card, until: int, why: Why) -> None:
        """A card lasts longer."""
        card_id, _ = await self.card(card)
        change = card_changes.Change({}, extend=True, until=self.day(until))
        await card_changes.update_gift_card(
            MARIA, self.house, card_id, change,
            why=why, key=deed_key(f"{card.name}:extend"), now=self.now,
        )  # fmt: skip

    async def load(self, card: Card, money: Money, why: Why) -> None:
        """Somebody pays to put more on a card."""
        card_id, _ = await self.card(card)
        await loading.load_gift_card(
            BACKEND, self.house, card_id, money,
            why=why, key=deed_key(f"{card.name}:load"), now=self.now,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done on a day. Those of one life follow each other; lives go on at once."""

    day: int
    life: str
    do: Callable[[Stage], Awaitable[object]]


Plan = Sequence[Deed]
Making = Callable[[Stage, Card], Awaitable[tuple[UUID, str]]]


def customer(customer_id: str, address: str | None = None) -> Actor:
    """A customer of the shop; their e-mail address, where the shop's login has verified it."""
    return Actor(ActorKind.CUSTOMER, f"customer:{customer_id}", customer_id, address=address)


def account_of(customer_id: str, currency: str) -> UUID:
    """The customer's store credit in a currency."""
    return store_credit_account_id(CUSTOMER, customer_id, currency)


def deed_key(name: str) -> str:
    """The key of a deed, by its name in the story."""
    return f"demonstration:{name}"
