"""A purchase is paid: its cards come into being in the commit that says so, and only once.

Two ways lead here. The shop confirms the payment of a `purchase`, or it reports the gift card lines
of an order that it sold itself. A customer never sees a code here: what they bought for themself is
theirs (`me.giftCards`) and pays without one; what they bought for another belongs to nobody until
its code is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.code_keys import KeptCode
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of, placed_at
from loyalty_gql.domain.issuing import new_account
from loyalty_gql.domain.purchases import no_such
from loyalty_gql.errors import (
    AlreadyExists,
    InvalidAmount,
    InvalidInput,
    PurchaseState,
    ReferenceUsed,
)
from loyalty_gql.ledger.commands import Command, Ensure, IdempotencyKey, Insert, Outcome, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import purchased_card_id
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.operations import Grant
from loyalty_gql.rules.products import validity
from loyalty_gql.rules.state import AccountKind, Kind, Origin, Reference, System


@dataclass(frozen=True, slots=True)
class Payment:
    """What the shop knows of a payment. `order_id` and `order_line_id` where it has an order.

    `amount` is refused if it is not what the purchase costs.
    """

    reference: str
    amount: Money | None = None
    order_id: str | None = None
    order_line_id: str | None = None


@dataclass(frozen=True, slots=True)
class Bought:
    """A paid purchase with its cards in their order, and each card's code in full."""

    purchase: models.GiftCardPurchase
    cards: list[tuple[models.GiftCard, str]]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Purchases that are paid; `replayed`: earlier requests had issued all of their cards."""

    bought: list[Bought]
    replayed: bool


@dataclass(frozen=True, slots=True)
class Sale:
    """Cards to issue: what a purchase's row says, from a row that is there or is being made."""

    purchase_id: UUID
    amount: Money
    quantity: int
    lasts: timedelta | None
    owner: str | None
    order_id: str | None
    order_line_id: str | None
    market: str | None
    tax_rate: str | None
    product_id: UUID | None


async def confirm_purchase(
    actor: Actor,
    house: House,
    purchase_id: UUID,
    payment: Payment,
    *,
    key: str,
    now: datetime,
    location: str | None = None,
) -> Confirmed:
    """A purchase was paid: issue its cards, in the same commit. `location`: at which till.

    One payment reference pays one purchase. The same reference again, under whatever key, answers
    with the cards that are there. A purchase that had lapsed is honoured: its payment was taken,
    and lapsing only tells the storefront to begin anew. So is one whose product was archived
    meanwhile. One that was cancelled is not: give that payment back.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such purchase.
        PurchaseState: it was cancelled, or paid under another reference; give that payment back.
        ReferenceUsed: another purchase was paid under that reference.
        InvalidAmount, CurrencyMismatch: what was paid is not what it costs.
        AlreadyExists: the order's line has become cards already.
    """
    actor.must_be_allowed("confirmPurchase")
    told = placed_at(location)
    the_key = key_of(actor, "confirmPurchase", key, purchase_id, payment, *told)
    if (payment.order_id is None) != (payment.order_line_id is None):
        raise InvalidInput("An order's line is named with its order.", field="orderLineId")

    selling: list[Sale] = []

    async def build() -> Command:
        found = await models.GiftCardPurchase.get_or_none(id=purchase_id)
        if found is None:
            raise no_such()
        _must_be_price(found, payment.amount)
        reference = Reference("payment", payment.reference)
        why = Why("PURCHASED", reference=reference, location=location)
        if found.paid_at is not None and found.payment_reference == payment.reference:
            return nothing(actor, the_key, why, [found.id])
        _must_wait(found)
        await _must_be_free(found.id, payment)
        columns: dict[str, Any] = {
            "paid_at": await ledger_now(now),
            "payment_reference": payment.reference,
            "order_id": payment.order_id,
            "order_line_id": payment.order_line_id,
        }
        guard = Update(models.GiftCardPurchase, found.id, found.version, columns)
        sale = replace(
            sale_of(found), order_id=payment.order_id, order_line_id=payment.order_line_id
        )
        selling[:] = [sale]
        return issuing(actor, house, the_key, why, [sale], ids=[found.id], now=now, guards=[guard])

    # The database refuses a payment or an order's line that somebody else was faster with.
    receipt = await commit(
        house, the_key, build, reread_on=(RowRefused,),
        before=lambda: asked_of(actor, the_key.operation, selling),
    )  # fmt: skip
    bought = await bought_of(house, [UUID(id_) for id_ in receipt.subject["purchases"]])
    return Confirmed(bought, receipt.replayed or "earlier" in receipt.subject)


def sale_of(row: models.GiftCardPurchase) -> Sale:
    """The cards that a purchase's row asks for."""
    return Sale(
        row.id,
        Money(row.amount_minor, row.currency),
        row.quantity,
        validity(row.valid_days),
        None if row.is_gift else row.customer_id,
        row.order_id,
        row.order_line_id,
        row.market,
        row.tax_rate,
        row.gift_card_product_id,
    )


def asked_of(actor: Actor, operation: str, sales: Sequence[Sale]) -> list[Asked]:
    """What hooks are asked of sales: each of them."""
    return [
        (
            Moment.ISSUE,
            replace(
                Event.of(actor, operation, sale.owner),
                amount=sale.amount,
                quantity=sale.quantity,
                order_id=sale.order_id,
                purchase_id=sale.purchase_id,
            ),
        )
        for sale in sales
    ]


def nothing(actor: Actor, key: IdempotencyKey, why: Why, ids: Sequence[UUID]) -> Command:
    """It was done before, under another key."""
    subject = {"purchases": [str(id_) for id_ in ids], "earlier": True}
    return Command(key, why.by(actor), subject=subject)


def issuing(
    actor: Actor,
    house: House,
    key: IdempotencyKey,
    why: Why,
    sales: Sequence[Sale],
    *,
    ids: Sequence[UUID],
    now: datetime,
    rows: Sequence[Insert] = (),
    guards: Sequence[Update] = (),
) -> Command:
    """Issue the cards of these sales, with the rows that say that they are paid."""
    planned = [
        (sale, place, purchased_card_id(sale.purchase_id, place))
        for sale in sales
        for place in range(sale.quantity)
    ]
    kept = {card_id: house.codes.keep(card_id, house.codes.make()) for *_, card_id in planned}
    accounts: list[Ensure] = [
        new_account(card_id, AccountKind.GIFT_CARD, sale.amount.currency, now)
        for sale, _, card_id in planned
    ]
    grants = [
        Grant(
            card_id, sale.amount.minor, sale.amount.currency, Kind.PURCHASE,
            System.PAYMENTS_CLEARING, Origin.BOUGHT, lasts=sale.lasts,
        )
        for sale, _, card_id in planned
    ]  # fmt: skip

    def alongside(outcome: Outcome) -> list[Insert]:
        cards = [
            _card_row(sale, place, card_id, kept[card_id], at=outcome.at)
            for sale, place, card_id in planned
        ]
        return [*rows, *(Insert(models.GiftCard, card) for card in cards)]

    return Command(
        key,
        why.by(actor),
        grants,
        subject={"purchases": [str(id_) for id_ in ids]},
        ensure=accounts,
        guards=guards,
        alongside=alongside,
    )


def _card_row(
    sale: Sale, place: int, card_id: UUID, kept: KeptCode, *, at: datetime
) -> dict[str, Any]:
    return {
        "id": card_id,
        "code_key_id": kept.key_id,
        "code_hmac": kept.hmac,
        "code_sealed": kept.sealed,
        "last_characters": kept.last_characters,
        "currency": sale.amount.currency,
        "initial_minor": sale.amount.minor,
        "expires_at": None if sale.lasts is None else at + sale.lasts,
        "customer_id": sale.owner,
        "order_id": sale.order_id,
        "order_line_id": sale.order_line_id,
        "reference_type": None,
        "reference_id": None,
        "note": None,
        "version": 0,
        "created_at": at,
        "purchase_id": sale.purchase_id,
        "purchase_position": place,
        "market": sale.market,
        "tax_rate": sale.tax_rate,
        "gift_card_product_id": sale.product_id,
    }


def _must_be_price(found: models.GiftCardPurchase, paid: Money | None) -> None:
    if paid is None:
        return
    same_currency(paid, found.currency, field="amount")
    if paid.minor != found.amount_minor * found.quantity:
        raise InvalidAmount("That is not what this purchase costs.", field="amount")


def _must_wait(found: models.GiftCardPurchase) -> None:
    if found.paid_at is not None:
        raise PurchaseState(
            "It was paid under another reference already; give this payment back.",
            field="paymentReference",
        )
    if found.cancelled_at is not None:
        raise PurchaseState("It was cancelled; give this payment back.", field="purchaseId")


async def _must_be_free(purchase_id: UUID, payment: Payment) -> None:
    """Both may have become the purchase's own since it was read: then its version says so."""
    others = models.GiftCardPurchase.exclude(id=purchase_id)
    if await others.filter(payment_reference=payment.reference).exists():
        raise ReferenceUsed(
            "Another purchase was paid under that reference.", field="paymentReference"
        )
    line = others.filter(order_id=payment.order_id, order_line_id=payment.order_line_id)
    if payment.order_id is not None and await line.exists():
        raise AlreadyExists("That line has become cards already.", field="orderLineId")


async def bought_of(house: House, ids: Sequence[UUID]) -> list[Bought]:
    """Paid purchases in this order, with their cards and codes."""
    purchases = {row.id: row for row in await models.GiftCardPurchase.filter(id__in=list(ids))}
    cards = await models.GiftCard.filter(purchase_id__in=list(ids)).order_by("purchase_position")
    return [
        Bought(
            purchases[id_],
            [
                (card, house.codes.open(card.id, card.code_sealed))
                for card in cards
                if card.purchase_id == id_
            ],
        )
        for id_ in ids
    ]
