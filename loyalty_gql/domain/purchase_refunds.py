"""A purchase was paid and its money given back: its cards are over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.purchases import SUBJECT, no_such
from loyalty_gql.errors import NotActive, PurchaseState, RefundExceedsPaid
from loyalty_gql.ledger.commands import Command, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.operations import Operation, Recall, SetStatus
from loyalty_gql.rules.state import AccountStatus, Kind

LIVING = (AccountStatus.ACTIVE, AccountStatus.BLOCKED)


@dataclass(frozen=True, slots=True)
class PurchaseRefunded:
    """What of a purchase was taken back at once, and what of it was gone (minor units)."""

    purchase: models.GiftCardPurchase
    recalled_minor: int
    replayed: bool

    @property
    def spent_minor(self) -> int:
        """Spent, being paid with, or expired."""
        return self.purchase.amount_minor * self.purchase.quantity - self.recalled_minor


async def refund_purchase(
    actor: Actor, house: House, purchase_id: UUID, *, why: Why, key: str, now: datetime
) -> PurchaseRefunded:
    """Take back the cards of a purchase whose payment was given back, wherever their value is now.

    Unspent value goes at once, out of store credit that it was claimed into, and out of a card that
    replaced a lost one. What was spent is reported, and so is what an order being placed has
    reserved; should it ever come back, it goes to the shop. The cards are blocked; carts lose them.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such purchase.
        PurchaseState: it was never paid, or was taken back already.
    """
    actor.must_be_allowed("refundPurchase")
    the_key = key_of(actor, "refundPurchase", key, purchase_id, why)

    async def build() -> Command:
        found = await models.GiftCardPurchase.get_or_none(id=purchase_id)
        if found is None:
            raise no_such()
        if found.refunded_at is not None:
            raise PurchaseState("It was taken back already.", field="purchaseId")
        if found.dispute_lost_at is not None:
            raise PurchaseState("A dispute of it was lost: that money is gone.", field="purchaseId")
        if await models.Dispute.filter(purchase_id=found.id, won_at=None, lost_at=None).exists():
            raise PurchaseState(
                "Its payment is disputed; close the dispute instead.", field="purchaseId"
            )
        if found.paid_at is None:
            raise PurchaseState("It was never paid; cancel it instead.", field="purchaseId")
        cards = await cards_of(found.id)
        at = await ledger_now(now)
        trail = audit.of(
            actor, the_key.operation, SUBJECT, found.id, why, now=now,
            after={"refunded_at": at.isoformat()},
        )  # fmt: skip
        paid = Update(models.GiftCardPurchase, found.id, found.version, {"refunded_at": at})
        return Command(
            the_key,
            why.by(actor),
            [*await blocking(cards), *_recalls(await bought(cards))],
            # A card that is replaced meanwhile has moved its value: then this is read again.
            guards=[paid, *(Update(models.GiftCard, card.id, card.version) for card in cards)],
            alongside=[trail],
        )

    def asked() -> list[Asked]:
        event = Event.of(actor, the_key.operation)
        return [(Moment.REFUND, replace(event, purchase_id=purchase_id))]

    receipt = await commit(
        house, the_key, build, reread_on=(NotActive, RefundExceedsPaid), before=asked
    )
    found = await models.GiftCardPurchase.get(id=purchase_id)
    return PurchaseRefunded(found, await recalled_by(receipt.command_id), receipt.replayed)


async def cards_of(purchase_id: UUID) -> list[models.GiftCard]:
    """A purchase's cards, and those that took the place of one of them while it was paid for."""
    cards = await models.GiftCard.filter(purchase_id=purchase_id)
    newest = cards
    while newest:
        newest = await models.GiftCard.filter(
            replaces_id__in=[card.id for card in newest], stands_alone=False
        )
        cards = [*cards, *newest]
    return cards


async def must_be_paid_for(card: models.GiftCard) -> None:
    """The money that bought a card, or the one whose place it took, is still the shop's.

    Raises:
        PurchaseState: it went back, by a refund or a lost dispute: the card is over.
    """
    if await money_went_back(card):
        raise PurchaseState(
            "The money that this card was bought with went back: it is over. What was put on it "
            "since moves to a new card by replaceGiftCard.",
            field="giftCardId",
        )


async def money_went_back(card: models.GiftCard) -> bool:
    """Whether the purchase of a card, or of the one whose place it took, was taken back or lost."""
    first = card
    while first.replaces_id is not None and not first.stands_alone:
        first = await models.GiftCard.get(id=first.replaces_id)
    if first.purchase_id is None:
        return False
    found = await models.GiftCardPurchase.get(id=first.purchase_id)
    return found.refunded_at is not None or found.dispute_lost_at is not None


async def blocking(cards: Sequence[models.GiftCard]) -> list[Operation]:
    """Before anything is taken back: what carts have softly reserved is free then."""
    accounts = await models.Account.filter(id__in=[card.id for card in cards])
    living = [one.id for one in accounts if one.status in LIVING]
    return [SetStatus(id_, AccountStatus.BLOCKED, from_one_of=LIVING) for id_ in sorted(living)]


@dataclass(frozen=True, slots=True)
class BoughtGrant:
    """What a purchase put on a card; `left` is that less what was taken back of it before."""

    id: UUID
    card: UUID
    left: int


async def bought(cards: Sequence[models.GiftCard]) -> list[BoughtGrant]:
    """What was bought, not what was loaded later, in the order of the purchase's cards."""
    first = {card.id: card.purchase_position for card in cards if card.purchase_id is not None}
    lots = await models.Lot.filter(account_id__in=list(first), parent_id__isnull=True)
    made = await models.LedgerTransaction.filter(
        id__in=[lot.transaction_id for lot in lots], kind=Kind.PURCHASE
    )
    buying = {one.id for one in made}
    grants = await models.LotGrant.filter(id__in=[lot.id for lot in lots])
    before = {one.id: one.recalled for one in grants}
    return [
        BoughtGrant(lot.id, lot.account_id, lot.amount - before.get(lot.id, 0))
        for lot in sorted(lots, key=lambda lot: first[lot.account_id] or 0)
        if lot.transaction_id in buying
    ]


def _recalls(grants: Sequence[BoughtGrant]) -> list[Operation]:
    """All that was bought. What was loaded later stays."""
    return [Recall(grant.id, (grant.card,), grant.left) for grant in grants if grant.left]


async def recalled_by(command_id: UUID) -> int:
    """What a command took back at once."""
    made = await models.LedgerTransaction.filter(command_id=command_id, kind=Kind.REVERSAL)
    entries = await models.Entry.filter(
        transaction_id__in=[one.id for one in made], account_id__isnull=False
    )
    return -sum(entry.amount for entry in entries)
