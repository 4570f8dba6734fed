"""Buying gift cards: begun, cancelled, read. That it was paid makes the cards: `purchase_cards`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.domain.products import against_market, offer_of, rate_of
from loyalty_gql.errors import InvalidInput, NotActive, NotFound, PurchaseState
from loyalty_gql.ledger.commands import Command, Insert, Outcome, Update
from loyalty_gql.rules import tokens
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, within
from loyalty_gql.rules.products import must_fit, total
from loyalty_gql.rules.purchases import LAPSES_AFTER, Moments, PurchaseStatus, status

NEWEST_FIRST = Order(
    "NEWEST", (Column("created_at", "time"), Column("id", "uuid")), descending=True
)
SUBJECT = "gift_card_purchase"


@dataclass(frozen=True, slots=True)
class Gift:
    """For whom the cards are, from whom, and their words."""

    recipient_name: str | None = None
    recipient_email: str | None = None
    sender_name: str | None = None
    message: str | None = None

    @property
    def for_another(self) -> bool:
        """Somebody else gets the cards: they are not the buyer's."""
        return self.recipient_name is not None or self.recipient_email is not None

    @property
    def empty(self) -> bool:
        """Nothing was said."""
        return not self.for_another and self.sender_name is None and self.message is None


@dataclass(frozen=True, slots=True)
class BuyCards:
    """`quantity` cards of `amount` each. `deliver_at` (UTC) None: as soon as it is paid."""

    product: UUID
    amount: Money
    quantity: int
    gift: Gift
    deliver_at: datetime | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class PurchaseFilter:
    """Every part that is given must hold."""

    status: PurchaseStatus | None = None
    customer_id: str | None = None
    order_id: str | None = None
    payment_reference: str | None = None
    product: UUID | None = None


@dataclass(frozen=True, slots=True)
class PurchaseChanged:
    """A purchase as it is after a verb; `replayed`: an earlier request had done it.

    `token` is what a guest follows it by; where a customer buys there is none.
    """

    purchase: models.GiftCardPurchase
    replayed: bool
    token: str | None = None


async def purchase(
    actor: Actor, house: House, ask: BuyCards, *, key: str, now: datetime
) -> PurchaseChanged:
    """Begin to buy gift cards: what to pay is fixed, and there is no card yet.

    It lapses 24 hours later unless it is paid. The amount and the validity stay as the product has
    them now. A guest without any token has no name: their key must be one that nobody guesses.

    Raises:
        NotPermitted: the actor may not buy.
        NotFound: there is no such product.
        NotActive: it is not sold any more.
        InvalidAmount, CurrencyMismatch: the product does not have that amount, or together it is
            too much.
        InvalidInput: no card or too many; or somebody but the shop names a customer.
        AgainstMarketRule: its cards would expire before the law allows that is in force by now.
    """
    actor.must_be_allowed("purchase")
    buyer = _buyer(actor, ask.on_behalf_of)
    the_key = key_of(actor, "purchase", key, ask)
    purchase_id = new_id()

    async def build() -> Command:
        product = await models.GiftCardProduct.get_or_none(id=ask.product)
        if product is None:
            raise NotFound("There is no such gift card product.", field="giftCardProductId")
        if product.archived_at is not None:
            raise NotActive("This product is not sold any more.", field="giftCardProductId")
        must_fit(offer_of(product), within(ask.amount, house.largest))
        total(ask.amount, ask.quantity)
        refusal = await against_market(house, product.market, product.valid_days, now)
        if refusal is not None and not product.market_overridden:
            refusal.field = "giftCardProductId"
            raise refusal

        def rows(outcome: Outcome) -> list[Insert]:
            row = purchase_row(
                purchase_id, ask.amount, ask.quantity, ask.gift, now=outcome.at,
                product=product, customer_id=buyer, deliver_at=ask.deliver_at,
            )  # fmt: skip
            row["lapses_at"] = outcome.at + LAPSES_AFTER
            row["market"] = product.market or house.market
            row["tax_rate"] = rate_of(house, product, row["market"])
            return [Insert(models.GiftCardPurchase, row), *message_rows(purchase_id, ask.gift)]

        return Command(
            the_key,
            Why("PURCHASE").by(actor),
            subject={"purchase": str(purchase_id)},
            alongside=rows,
        )

    receipt = await commit(house, the_key, build)
    found = await models.GiftCardPurchase.get(id=UUID(receipt.subject["purchase"]))
    guest = found.customer_id is None
    token = tokens.make(house.cart_secret, found.id, tokens.TokenKind.PURCHASE) if guest else None
    return PurchaseChanged(found, receipt.replayed, token)


def _buyer(actor: Actor, on_behalf_of: str | None) -> str | None:
    """The customer themself, whom the shop acts for, or None: a guest."""
    if on_behalf_of is not None and not actor.for_shop:
        raise InvalidInput("Only the shop acts for somebody else.", field="onBehalfOf")
    return on_behalf_of or actor.customer_id


def purchase_row(
    purchase_id: UUID,
    amount: Money,
    quantity: int,
    gift: Gift,
    *,
    now: datetime,
    product: models.GiftCardProduct | None,
    customer_id: str | None,
    deliver_at: datetime | None,
) -> dict[str, Any]:
    """A purchase that waits for its payment, or, with more moments, is paid at once."""
    return {
        "id": purchase_id,
        "gift_card_product_id": product.id if product else None,
        "currency": amount.currency,
        "amount_minor": amount.minor,
        "quantity": quantity,
        "valid_days": product.valid_days if product else None,
        "customer_id": customer_id,
        "is_gift": gift.for_another,
        "deliver_at": deliver_at,
        "order_id": None,
        "order_line_id": None,
        "payment_reference": None,
        "lapses_at": None,
        "paid_at": None,
        "cancelled_at": None,
        "refunded_at": None,
        "dispute_lost_at": None,
        "tax_rate": None,
        "version": 0,
        "created_at": now,
    }


def message_rows(purchase_id: UUID, gift: Gift) -> list[Insert]:
    """The words that belong to it, where there are any."""
    if gift.empty:
        return []
    row: dict[str, Any] = {
        "purchase_id": purchase_id,
        "recipient_name": gift.recipient_name,
        "recipient_email": gift.recipient_email,
        "sender_name": gift.sender_name,
        "message": gift.message,
    }
    return [Insert(models.GiftMessage, row)]


async def cancel_purchase(
    actor: Actor, house: House, purchase_id: UUID, *, key: str, now: datetime
) -> PurchaseChanged:
    """Give up a purchase that was not paid: it can't be paid any more. Again changes nothing.

    Raises:
        NotPermitted: the actor may not.
        NotFound: no such purchase, or not the actor's: the two look the same.
        PurchaseState: it was paid; take it back instead.
    """
    actor.must_be_allowed("cancelPurchase")
    the_key = key_of(actor, "cancelPurchase", key, purchase_id)

    async def build() -> Command:
        found = await models.GiftCardPurchase.get_or_none(id=purchase_id)
        if found is None or not may_use(actor, found):
            raise no_such()
        why = Why("CANCELLED")
        if found.cancelled_at is not None:
            return Command(the_key, why.by(actor), subject={"earlier": True})
        if found.paid_at is not None:
            raise PurchaseState("It was paid; it can only be refunded.", field="purchaseId")
        columns = {"cancelled_at": await ledger_now(now)}
        trail = audit.of(
            actor, the_key.operation, SUBJECT, found.id, why, now=now,
            after={"cancelled_at": columns["cancelled_at"].isoformat()},
        )  # fmt: skip
        guard = Update(models.GiftCardPurchase, found.id, found.version, columns)
        return Command(the_key, why.by(actor), guards=[guard], alongside=[trail])

    receipt = await commit(house, the_key, build)
    found = await models.GiftCardPurchase.get(id=purchase_id)
    return PurchaseChanged(found, receipt.replayed or "earlier" in receipt.subject)


def no_such() -> NotFound:
    """No such purchase, or not the actor's."""
    return NotFound("There is no such purchase.", field="purchaseId")


def may_use(actor: Actor, found: models.GiftCardPurchase) -> bool:
    """Whether the purchase is the actor's: the shop's, its customer's, or its token's holder's."""
    own = actor.customer_id is not None and actor.customer_id == found.customer_id
    return actor.for_shop or own or (actor.purchase is not None and actor.purchase == found.id)


def status_of(found: models.GiftCardPurchase, at: datetime) -> PurchaseStatus:
    """How far a purchase has gone at a moment of the ledger's time."""
    return status(
        Moments(
            found.lapses_at,
            found.paid_at,
            found.cancelled_at,
            found.refunded_at,
            found.dispute_lost_at,
        ),
        at,
    )


async def find(actor: Actor, purchase_id: UUID) -> models.GiftCardPurchase | None:
    """A purchase that the actor may see.

    Raises:
        NotPermitted: a key without the scope.
    """
    actor.must_be_allowed("giftCardPurchase")
    return (await by_ids(actor, [purchase_id])).get(purchase_id)


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.GiftCardPurchase]:
    """Those of the purchases that the actor may see."""
    if not actor.may("giftCardPurchase"):
        return {}
    rows = await models.GiftCardPurchase.filter(id__in=list(ids))
    return {row.id: row for row in rows if may_use(actor, row)}


async def messages(ids: Collection[UUID]) -> dict[UUID, models.GiftMessage]:
    """The words of purchases whose visibility is decided."""
    rows = await models.GiftMessage.filter(purchase_id__in=list(ids))
    return {row.purchase_id: row for row in rows}


async def page_of(
    actor: Actor, wanted: Ask, *, only: PurchaseFilter, now: datetime
) -> Page[models.GiftCardPurchase]:
    """A page of purchases, newest first: a customer's own, or the shop's.

    Raises:
        NotPermitted: guests and keys without the scope.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("giftCardPurchases")
    rows = models.GiftCardPurchase.all()
    if not actor.for_shop:
        rows = rows.filter(customer_id=actor.customer_id or "")
    equal = {
        "customer_id": only.customer_id,
        "order_id": only.order_id,
        "payment_reference": only.payment_reference,
        "gift_card_product_id": only.product,
    }
    rows = rows.filter(**{name: value for name, value in equal.items() if value is not None})
    if only.status is not None:
        rows = _having(rows, only.status, await ledger_now(now))
    return await page(rows, NEWEST_FIRST, wanted)


def _having(
    rows: QuerySet[models.GiftCardPurchase], wanted: PurchaseStatus, at: datetime
) -> QuerySet[models.GiftCardPurchase]:
    """Those of a status, as `rules.purchases.status` has it."""
    waiting = Q(paid_at__isnull=True, cancelled_at__isnull=True)
    match wanted:
        case PurchaseStatus.REFUNDED:
            return rows.filter(refunded_at__isnull=False)
        case PurchaseStatus.DISPUTE_LOST:
            return rows.filter(dispute_lost_at__isnull=False)
        case PurchaseStatus.PAID:
            over = Q(refunded_at__isnull=False) | Q(dispute_lost_at__isnull=False)
            return rows.filter(~over, paid_at__isnull=False)
        case PurchaseStatus.CANCELLED:
            return rows.filter(cancelled_at__isnull=False)
        case PurchaseStatus.LAPSED:
            return rows.filter(waiting, lapses_at__lte=at)
        case PurchaseStatus.PENDING:
            return rows.filter(waiting, lapses_at__gt=at)
