"""A small shop to test the verbs with: people, and the few things they do all day."""

import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from tortoise import Tortoise, connections

from loyalty_gql import models
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
    refund_plans,
    refund_to_tenders,
    refunds,
    reversals,
)
from loyalty_gql.domain.code_keys import CodeKeys
from loyalty_gql.domain.house import House, Why
from loyalty_gql.domain.sources import ByCode, OwnCredit, Source
from loyalty_gql.domain.tenders import load_cart
from loyalty_gql.ledger.committer import Ledger
from loyalty_gql.rules.access import ALL_SCOPES, Actor, ActorKind
from loyalty_gql.rules.money import Money, parse
from loyalty_gql.rules.state import AccountStatus, Origin
from loyalty_gql.settings import tortoise_config

STAFF = Actor(ActorKind.STAFF, "staff:maria", scopes=ALL_SCOPES)
BACKEND = Actor(ActorKind.BACKEND, "backend:shop", scopes=ALL_SCOPES)
ADA = Actor(ActorKind.CUSTOMER, "customer:ada", "ada")
BOB = Actor(ActorKind.CUSTOMER, "customer:bob", "bob")
GOODWILL = Why("GOODWILL", note="was angry on the phone", customer_note="Sorry for the delay")
LOST = Why("LOST", note="left it on the train")

_numbers = count(1)


def new_key() -> str:
    """A key nobody has used."""
    return f"test-key-{next(_numbers):012d}"


def usd(amount: str) -> Money:
    """Dollars."""
    return parse(amount, "USD")


def guest_of(cart: models.Cart) -> Actor:
    """Somebody who holds the cart's token and nothing else."""
    return Actor(ActorKind.GUEST, f"cart:{cart.id}", cart=cart.id)


@dataclass
class Shop:
    """One house, and the shop's daily work on it."""

    house: House
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    async def pass_time(self, **by: float) -> None:
        """Move the ledger's time forward."""
        clock = await models.LedgerClock.get(id=1)
        clock.offset_microseconds += int(timedelta(**by).total_seconds() * 1_000_000)
        await clock.save()

    async def card(
        self,
        amount: str = "50.00",
        *,
        expires_in: timedelta | None = None,
        origin: Origin = Origin.BOUGHT,
        currency: str = "USD",
    ) -> issuing.IssuedCard:
        """Issue a card."""
        ask = issuing.IssueGiftCard(
            parse(amount, currency),
            code=None,
            expires_at=self.now + expires_in if expires_in else None,
            customer_id=None,
            order_id=None,
            order_line_id=None,
            why=GOODWILL,
            origin=origin,
        )
        return await issuing.issue_gift_card(STAFF, self.house, ask, key=new_key(), now=self.now)

    async def credit(self, customer_id: str, amount: str, currency: str = "USD") -> UUID:
        """Give a customer store credit; the account's id."""
        opened = await issuing.open_store_credit_account(
            STAFF, self.house, customer_id, currency, key=new_key(), now=self.now
        )
        await self.adjust(opened.account.id, parse(amount, currency))
        return opened.account.id

    async def adjust(
        self, account_id: UUID, money: Money, *, expires_in: timedelta | None = None
    ) -> UUID:
        """Correct an account; the transaction's id."""
        moved = await adjustments.adjust(
            STAFF,
            self.house,
            account_id,
            money,
            why=GOODWILL,
            key=new_key(),
            now=self.now,
            expires_at=self.now + expires_in if expires_in else None,
        )
        return moved.transaction_id

    async def cart(
        self,
        cart_id: str,
        total: str,
        *,
        revision: int = 1,
        customer_id: str | None = "ada",
        gift_card_lines: str = "0",
        currency: str = "USD",
    ) -> models.Cart:
        """Tell what a cart is worth now."""
        whole, cards = parse(total, currency), parse(gift_card_lines, currency)
        goods = Money(whole.minor - cards.minor, currency)
        lines = [cart_sync.CartLine("goods", goods, "shirt", 1, False)]
        if cards.minor:
            lines.append(cart_sync.CartLine("card", cards, "gift-card", 1, True))
        report = cart_sync.CartReport(cart_id, revision, whole, customer_id, "web", tuple(lines))
        synced = await cart_sync.sync_cart(BACKEND, self.house, report, now=self.now)
        return synced.cart

    async def apply(
        self,
        actor: Actor,
        cart_id: str,
        source: Source | str,
        amount: str | None = None,
        *,
        key: str | None = None,
    ) -> carts.Applied:
        """Put a card (by its code) or credit on a cart."""
        ask = carts.ApplyToCart(
            cart_id,
            ByCode(source) if isinstance(source, str) else source,
            usd(amount) if amount is not None else None,
        )
        return await carts.apply_to_cart(actor, self.house, ask, key=key or new_key(), now=self.now)

    async def own_credit(self, actor: Actor, cart_id: str, amount: str | None = None) -> int:
        """Put the customer's own credit on a cart; what it holds, in minor units."""
        return (await self.apply(actor, cart_id, OwnCredit(), amount)).held_minor

    async def authorize(self, cart_id: str, order_id: str | None = None) -> int:
        """Place the order; what the shop must still collect, in minor units."""
        done = await checkout.authorize_cart(
            BACKEND, self.house, cart_id, order_id, key=new_key(), now=self.now
        )
        return done.amount_due_minor

    async def capture(
        self,
        cart_id: str,
        amount: str | None = None,
        *,
        final: bool = False,
        reference: str | None = None,
        key: str | None = None,
    ) -> checkout.Captured:
        """Take money for a shipment."""
        return await checkout.capture_cart(
            BACKEND,
            self.house,
            cart_id,
            amount=usd(amount) if amount is not None else None,
            reference=reference or new_key(),
            order_id=None,
            final=final,
            key=key or new_key(),
            now=self.now,
        )

    async def release(self, cart_id: str) -> None:
        """Give everything back."""
        await checkout.release_cart(BACKEND, self.house, cart_id, key=new_key(), now=self.now)

    async def refund(
        self,
        order_id: str,
        amount: str,
        *,
        key: str | None = None,
        more: refunds.More = refunds.PLAIN,
        customer_id: str | None = None,
        actor: Actor = BACKEND,
    ) -> refunds.Refunded:
        """Refund to the customer's credit."""
        return await refunds.refund_to_credit(
            actor,
            self.house,
            order_id,
            usd(amount),
            customer_id=customer_id,
            why=GOODWILL,
            key=key or new_key(),
            now=self.now,
            more=more,
        )

    async def plan(
        self,
        order_id: str,
        amount: str | None = None,
        *,
        lines: tuple[refund_plans.LineReturned, ...] | None = None,
        splitting: dict[UUID | None, str] | None = None,
    ) -> refund_plans.RefundPlan:
        """What a refund would give back."""
        ask = _refund_ask(order_id, amount, lines, splitting)
        return await refund_plans.refund_plan(BACKEND, self.house, ask, now=self.now)

    async def give_back(
        self,
        order_id: str,
        amount: str | None = None,
        *,
        plan_id: str | None = None,
        splitting: dict[UUID | None, str] | None = None,
        choices: tuple[refund_to_tenders.Choice, ...] = (),
        key: str | None = None,
    ) -> refund_to_tenders.RefundedToTenders:
        """Refund to what paid an order."""
        ask = _refund_ask(order_id, amount, None, splitting)
        return await refund_to_tenders.refund_to_tenders(
            BACKEND,
            self.house,
            refund_to_tenders.RefundToTenders(ask, plan_id, choices),
            why=GOODWILL,
            key=key or new_key(),
            now=self.now,
        )

    async def reverse(self, transaction_id: UUID) -> UUID:
        """Take a movement back."""
        moved = await reversals.reverse_transaction(
            STAFF, self.house, transaction_id, why=GOODWILL, key=new_key(), now=self.now
        )
        return moved.transaction_id

    async def block(self, account_id: UUID) -> None:
        """Block a card."""
        await card_changes.block_gift_card(
            STAFF, self.house, account_id, why=LOST, key=new_key(), now=self.now
        )

    async def block_credit(self, account_id: UUID) -> None:
        """Block store credit, for which there is no verb yet."""
        await models.Account.filter(id=account_id).update(status=AccountStatus.BLOCKED)

    async def claim(self, actor: Actor, code: str, *, key: str | None = None) -> claims.Claimed:
        """Move a card into the customer's credit."""
        return await claims.claim(
            actor, self.house, code, on_behalf_of=None, key=key or new_key(), now=self.now
        )

    async def update(self, card_id: UUID, until: datetime | None) -> None:
        """Put a card's expiry off."""
        change = card_changes.Change({}, extend=True, until=until)
        await card_changes.update_gift_card(
            STAFF, self.house, card_id, change, why=LOST, key=new_key(), now=self.now
        )

    async def deactivate(self, card_id: UUID) -> None:
        """End a card for good."""
        await card_changes.deactivate_gift_card(
            STAFF, self.house, card_id, why=LOST, key=new_key(), now=self.now
        )

    async def unblock(self, card_id: UUID) -> None:
        """Let a card pay again."""
        await card_changes.unblock_gift_card(
            STAFF, self.house, card_id, why=LOST, key=new_key(), now=self.now
        )

    async def replace(self, card_id: UUID, *, key: str | None = None) -> issuing.IssuedCard:
        """A new card for a lost one."""
        return await card_codes.replace_gift_card(
            STAFF, self.house, card_id, why=LOST, key=key or new_key(), now=self.now
        )

    async def load(self, card_id: UUID, amount: str) -> None:
        """Top a card up."""
        await loading.load_gift_card(
            STAFF, self.house, card_id, usd(amount), why=GOODWILL, key=new_key(), now=self.now
        )

    async def balance(self, account_id: UUID) -> tuple[int, int]:
        """Balance and held, which must be the sums of the account's entries."""
        account = await models.Account.get(id=account_id)
        entries = await models.Entry.filter(account_id=account_id)
        assert account.balance == sum(entry.amount for entry in entries)
        assert account.held == sum(entry.held_change for entry in entries)
        return account.balance, account.held

    async def due(self, cart_id: str) -> int:
        """What the shop must collect for a cart by other means."""
        loaded = await load_cart(cart_id, self.now)
        assert loaded is not None
        return loaded.amount_due_minor


def _refund_ask(
    order_id: str,
    amount: str | None,
    lines: tuple[refund_plans.LineReturned, ...] | None,
    splitting: dict[UUID | None, str] | None,
) -> refund_plans.RefundAsk:
    parts = [refund_plans.PartAsk(id_, usd(part)) for id_, part in (splitting or {}).items()]
    money = usd(amount) if amount is not None else None
    return refund_plans.RefundAsk(order_id, money, lines, tuple(parts) or None)


@asynccontextmanager
async def open_shop(database_url: str) -> AsyncGenerator[Shop]:
    """A shop on a database."""
    await Tortoise.init(config=tortoise_config(database_url))
    ledger = Ledger.at(database_url)
    await ledger.start()
    keys = CodeKeys({"k1": secrets.token_bytes(32)}, {"s1": secrets.token_bytes(32)})
    try:
        yield Shop(House(ledger, keys, b"c" * 32, {"*": 10**12}, timedelta(days=30)))
    finally:
        await ledger.stop()
        await connections.close_all()
