"""A buyer wants their money back through their bank: what is left of the purchase freezes.

While the dispute is open nothing of what was bought can be spent, on its cards, in the store credit
that one was claimed into, or on the card that replaced one. Won, it can be again; lost, it goes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.purchase_refunds import (
    BoughtGrant,
    blocking,
    bought,
    cards_of,
    recalled_by,
)
from loyalty_gql.domain.purchases import SUBJECT, no_such
from loyalty_gql.errors import (
    DisputeState,
    InvalidAmount,
    InvalidInput,
    NotActive,
    NotFound,
    PurchaseState,
    ReferenceUsed,
    RefundExceedsPaid,
)
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, positive, same_currency
from loyalty_gql.rules.operations import Freeze, Operation, Recall, SetStatus, Thaw
from loyalty_gql.rules.state import AccountStatus, Reference


class DisputeOutcome(StrEnum):
    """WON: the shop keeps the money. LOST: the bank has taken it back."""

    WON = "WON"
    LOST = "LOST"


@dataclass(frozen=True, slots=True)
class NewDispute:
    """What the payment provider says: its own `reference`, and of what.

    The purchase, or the payment that paid it. `amount` None: all of it.
    """

    reference: str
    purchase: UUID | None = None
    payment_reference: str | None = None
    amount: Money | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DisputeChanged:
    """A dispute after a verb. `recalled_minor` is what losing it took back at once."""

    dispute: models.Dispute
    replayed: bool
    recalled_minor: int = 0


async def open_dispute(
    actor: Actor, house: House, ask: NewDispute, *, key: str, now: datetime
) -> DisputeChanged:
    """Freeze what is left of a purchase, wherever it lies, and block its cards, in one commit.

    Soft holds on it end. An order that is being placed is still paid, and what it does not need is
    frozen then. The same reference again, whatever its key, answers with the dispute
    that is there.

    Raises:
        NotPermitted, NotFound: the actor may not, or nothing was paid that way.
        InvalidInput: neither or both of purchase and payment.
        InvalidAmount, CurrencyMismatch: zero, or more than was paid.
        PurchaseState: it was never paid, or its money is gone already.
        DisputeState: another dispute of it is open.
        ReferenceUsed: that reference is of another purchase's dispute, or of another amount.
    """
    actor.must_be_allowed("openDispute")
    the_key = key_of(actor, "openDispute", key, ask)
    if (ask.purchase is None) == (ask.payment_reference is None):
        raise InvalidInput("Name the purchase or the payment, one of them.", field="purchaseId")
    why = Why("DISPUTED", note=ask.reason, reference=Reference("dispute", ask.reference))
    dispute_id = new_id()

    async def build() -> Command:
        found = await _disputed(ask)
        amount = _amount(found, ask.amount)
        earlier = await models.Dispute.get_or_none(reference=ask.reference)
        if earlier is not None:
            _must_be_same(earlier, found, amount)
            subject = {"dispute": str(earlier.id), "earlier": True}
            return Command(the_key, why.by(actor), subject=subject)
        await _must_be_open_to_disputes(found)
        row: dict[str, Any] = {
            "id": dispute_id,
            "purchase_id": found.id,
            "reference": ask.reference,
            "currency": amount.currency,
            "amount_minor": amount.minor,
            "reason": ask.reason,
            "opened_at": await ledger_now(now),
            "won_at": None,
            "lost_at": None,
            "version": 0,
        }
        return await _opening(actor, found, row, why, key=the_key, now=now)

    receipt = await commit(house, the_key, build, reread_on=(NotActive, RowRefused))
    dispute = await models.Dispute.get(id=UUID(receipt.subject["dispute"]))
    return DisputeChanged(dispute, receipt.replayed or "earlier" in receipt.subject)


async def _opening(
    actor: Actor,
    found: models.GiftCardPurchase,
    row: Mapping[str, Any],
    why: Why,
    *,
    key: IdempotencyKey,
    now: datetime,
) -> Command:
    """All of what was bought freezes, its cards are blocked, and the dispute's row says so."""
    cards, dispute_id = await cards_of(found.id), row["id"]
    trail = audit.of(
        actor, key.operation, SUBJECT, found.id, why, now=now, after={"dispute": str(dispute_id)}
    )
    ours = {card.id: {"dispute_id": dispute_id} for card in await _active(cards)}
    freezing = [Freeze(grant.id, (grant.card,)) for grant in await bought(cards)]
    return Command(
        key,
        why.by(actor),
        [*await blocking(cards), *freezing],
        subject={"dispute": str(dispute_id)},
        guards=[
            Update(models.GiftCardPurchase, found.id, found.version),
            *(Update(models.GiftCard, c.id, c.version, ours.get(c.id, {})) for c in cards),
        ],
        alongside=[Insert(models.Dispute, row), trail],
    )


async def close_dispute(
    actor: Actor, house: House, reference: str, outcome: DisputeOutcome, *, key: str, now: datetime
) -> DisputeChanged:
    """WON: what was frozen can be spent again. LOST: what is left goes, as in a refund.

    Won, the cards that the dispute had blocked work again, unless somebody blocked or unblocked
    one since. Lost, what was spent stays due: whatever comes back of it is the shop's. Where less
    than the whole payment was lost, only that goes, and the rest can be spent again. To hooks that
    is a refund, which the bank has made: while one refuses, all stays frozen.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such dispute.
        DisputeState: it has ended the other way.
    """
    actor.must_be_allowed("closeDispute")
    the_key = key_of(actor, "closeDispute", key, reference, outcome)
    why = Why(f"DISPUTE_{outcome}", reference=Reference("dispute", reference))
    read: list[models.Dispute] = []

    async def build() -> Command:
        dispute = await models.Dispute.get_or_none(reference=reference)
        if dispute is None:
            raise NotFound("There is no such dispute.", field="reference")
        if _outcome(dispute) is not None:
            if _outcome(dispute) is not outcome:
                raise DisputeState(f"It was {_outcome(dispute)} already.", field="outcome")
            return Command(the_key, why.by(actor), subject={"earlier": True})
        read[:] = [dispute]
        return await _closing(actor, dispute, outcome, why, key=the_key, now=now)

    def asked() -> list[Asked]:
        if outcome is DisputeOutcome.WON:
            return []  # nothing comes back
        amount = Money(read[0].amount_minor, read[0].currency)
        event = Event.of(actor, the_key.operation)
        return [(Moment.REFUND, replace(event, amount=amount, purchase_id=read[0].purchase_id))]

    receipt = await commit(
        house, the_key, build, reread_on=(NotActive, RefundExceedsPaid), before=asked
    )
    dispute = await models.Dispute.get(reference=reference)
    earlier = receipt.replayed or "earlier" in receipt.subject
    return DisputeChanged(dispute, earlier, await recalled_by(receipt.command_id))


async def _closing(
    actor: Actor,
    dispute: models.Dispute,
    outcome: DisputeOutcome,
    why: Why,
    *,
    key: IdempotencyKey,
    now: datetime,
) -> Command:
    """All of what was bought thaws; of what was lost, the value goes."""
    found = await models.GiftCardPurchase.get(id=dispute.purchase_id)
    cards, at = await cards_of(found.id), await ledger_now(now)
    lost = outcome is DisputeOutcome.LOST
    whole = lost and dispute.amount_minor == found.amount_minor * found.quantity
    grants = await bought(cards)
    operations: list[Operation] = [Thaw(grant.id, (grant.card,)) for grant in grants]
    if lost:
        operations += await _recalls(grants, dispute.amount_minor)
    ours = [card for card in cards if card.dispute_id == dispute.id]
    if whole:
        # First of all: what carts could have got hold of by a card that was unblocked since.
        operations = [*await blocking(cards), *operations]
    else:
        operations += await _unblocking(ours)
    ended = {"lost_at": at} if lost else {"won_at": at}
    free = {card.id: {"dispute_id": None} for card in ours}
    trail = audit.of(
        actor, key.operation, SUBJECT, found.id, why, now=now,
        after={"dispute": str(dispute.id), "outcome": outcome},
    )  # fmt: skip
    return Command(
        key,
        why.by(actor),
        operations,
        guards=[
            Update(models.Dispute, dispute.id, dispute.version, ended),
            Update(
                models.GiftCardPurchase,
                found.id,
                found.version,
                {"dispute_lost_at": at} if whole else {},
            ),
            *(Update(models.GiftCard, c.id, c.version, free.get(c.id, {})) for c in cards),
        ],
        alongside=[trail],
    )


def _outcome(dispute: models.Dispute) -> DisputeOutcome | None:
    if dispute.won_at is not None:
        return DisputeOutcome.WON
    return DisputeOutcome.LOST if dispute.lost_at is not None else None


async def _disputed(ask: NewDispute) -> models.GiftCardPurchase:
    if ask.purchase is not None:
        found = await models.GiftCardPurchase.get_or_none(id=ask.purchase)
        if found is None:
            raise no_such()
        return found
    found = await models.GiftCardPurchase.get_or_none(payment_reference=ask.payment_reference)
    if found is None:
        raise NotFound("No purchase was paid by that.", field="paymentReference")
    return found


def _amount(found: models.GiftCardPurchase, asked: Money | None) -> Money:
    total = Money(found.amount_minor * found.quantity, found.currency)
    if asked is None:
        return total
    same_currency(positive(asked, field="amount"), found.currency, field="amount")
    if asked.minor > total.minor:
        raise InvalidAmount("That is more than was paid.", field="amount")
    return asked


def _must_be_same(earlier: models.Dispute, found: models.GiftCardPurchase, amount: Money) -> None:
    if (earlier.purchase_id, earlier.amount_minor) != (found.id, amount.minor):
        raise ReferenceUsed(
            "Another purchase, or another amount, is disputed under that reference.",
            field="reference",
        )


async def _must_be_open_to_disputes(found: models.GiftCardPurchase) -> None:
    if found.paid_at is None:
        raise PurchaseState("It was never paid; nothing can be disputed.", field="purchaseId")
    if found.refunded_at is not None:
        raise PurchaseState(
            "Its money was given back, and its cards are over; tell the bank so.",
            field="purchaseId",
        )
    if found.dispute_lost_at is not None:
        raise PurchaseState("A dispute of it was lost already.", field="purchaseId")
    if await models.Dispute.filter(purchase_id=found.id, won_at=None, lost_at=None).exists():
        raise DisputeState("Another dispute of it is open; close that first.", field="reference")


async def _active(cards: Sequence[models.GiftCard]) -> list[models.GiftCard]:
    """Those that the dispute blocks; who was blocked before stays so in any case."""
    ids = [card.id for card in cards]
    accounts = models.Account.filter(id__in=ids, status=AccountStatus.ACTIVE)
    active = {account.id for account in await accounts}
    return [card for card in cards if card.id in active]


async def _unblocking(cards: Sequence[models.GiftCard]) -> list[Operation]:
    ids = [card.id for card in cards]
    accounts = await models.Account.filter(id__in=ids, status=AccountStatus.BLOCKED)
    blocked = sorted(account.id for account in accounts)
    return [
        SetStatus(id_, AccountStatus.ACTIVE, from_one_of=(AccountStatus.BLOCKED,))
        for id_ in blocked
    ]


async def _recalls(grants: Sequence[BoughtGrant], amount: int) -> list[Operation]:
    """`amount` of them: of what is there first, so that as little as can be stays due."""
    lots = await models.Lot.filter(root_id__in=[grant.id for grant in grants])
    taken: dict[UUID, int] = {}
    for grant in grants:
        there = sum(lot.remaining - lot.held for lot in lots if lot.root_id == grant.id)
        taken[grant.id] = min(amount, there, grant.left)
        amount -= taken[grant.id]
    for grant in grants:
        more = min(amount, grant.left - taken[grant.id])
        taken[grant.id] += more
        amount -= more
    return [Recall(grant.id, (grant.card,), taken[grant.id]) for grant in grants if taken[grant.id]]
