"""Who learns a card's code: it is shown again, or a new card with a new code takes its place."""

from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.card_changes import any_card, changing
from loyalty_gql.domain.code_keys import KeptCode
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.issuing import IssuedCard, new_account
from loyalty_gql.domain.purchase_refunds import money_went_back
from loyalty_gql.ledger.commands import Command, Insert, Outcome, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Operation, SetStatus, Transfer
from loyalty_gql.rules.state import AccountKind, AccountStatus, Kind

LIVING = (AccountStatus.ACTIVE, AccountStatus.BLOCKED)
# Which of the operations moves the value.
MOVED = 2


async def reveal_gift_card_code(
    actor: Actor, house: House, card_id: UUID, *, why: Why, key: str, now: datetime
) -> tuple[models.GiftCard, str, bool]:
    """A card, its code in full, and whether this is a replay. It is on record before it is shown.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
    """
    actor.must_be_allowed("revealGiftCardCode")
    the_key = key_of(actor, "revealGiftCardCode", key, card_id, why)

    async def build() -> Command:
        return changing(actor, the_key, await any_card(card_id), why, now=now)

    receipt = await commit(house, the_key, build)
    card = await models.GiftCard.get(id=card_id)
    return card, house.codes.open(card.id, card.code_sealed), receipt.replayed


async def replace_gift_card(
    actor: Actor, house: House, card_id: UUID, *, why: Why, key: str, now: datetime
) -> IssuedCard:
    """Make a new card with a new code for a lost or leaked one, which is over then.

    All that is on it moves, with its dates and origins, and so does what comes back of its payments
    later. Carts lose the old card; under an order that is just being placed it can't be replaced.
    Where the money of its purchase had gone back, the new card has no part in that any more.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        NotActive: it is over already, or was not sold yet.
        InsufficientFunds: nothing is left, or it was claimed.
        HeldElsewhere: an order is just being placed with it; says when to try again.
    """
    actor.must_be_allowed("replaceGiftCard")
    the_key = key_of(actor, "replaceGiftCard", key, card_id, why)
    new_card = new_id()
    kept = house.codes.keep(new_card, house.codes.make())

    async def build() -> Command:
        old = await any_card(card_id)
        # Whoever gives that money back meanwhile has changed the card's row.
        alone = await money_went_back(old)
        after = {"replaced_by": str(new_card)}
        trail = audit.of_card(actor, the_key.operation, old, why, now=now, after=after)

        def rows(outcome: Outcome) -> list[Insert]:
            row = _row(old, new_card, kept, outcome.done[MOVED].amount, now)
            return [Insert(models.GiftCard, {**row, "stands_alone": alone}), trail]

        return Command(
            the_key,
            why.by(actor),
            _moving(card_id, new_card),
            subject={"giftCard": str(new_card)},
            ensure=[new_account(new_card, AccountKind.GIFT_CARD, old.currency, now)],
            guards=[Update(models.GiftCard, old.id, old.version)],
            alongside=rows,
        )

    receipt = await commit(house, the_key, build)
    card = await models.GiftCard.get(id=UUID(receipt.subject["giftCard"]))
    made = models.LedgerTransaction.filter(command_id=receipt.command_id, kind=Kind.TRANSFER)
    transaction = await made.get()
    shown = house.codes.open(card.id, card.code_sealed)
    return IssuedCard(card, shown, transaction.id, receipt.replayed)


def _moving(old: UUID, new: UUID) -> list[Operation]:
    """Blocked first, so that carts are told why; active for as long as its value moves."""
    return [
        SetStatus(old, AccountStatus.BLOCKED, from_one_of=LIVING),
        SetStatus(old, AccountStatus.ACTIVE),
        Transfer(old, new, Kind.TRANSFER, follows=True),
        SetStatus(old, AccountStatus.DEACTIVATED, empty=True),
    ]


def _row(
    old: models.GiftCard, card_id: UUID, kept: KeptCode, minor: int, now: datetime
) -> dict[str, Any]:
    return {
        "id": card_id,
        "code_key_id": kept.key_id,
        "code_hmac": kept.hmac,
        "code_sealed": kept.sealed,
        "last_characters": kept.last_characters,
        "currency": old.currency,
        "initial_minor": minor,
        "expires_at": old.expires_at,
        "customer_id": old.customer_id,
        "order_id": old.order_id,
        # An order's line becomes a card once: the old one.
        "order_line_id": None,
        "reference_type": old.reference_type,
        "reference_id": old.reference_id,
        "note": old.note,
        "replaces_id": old.id,
        "gift_card_product_id": old.gift_card_product_id,
        "market": old.market,
        "tax_rate": old.tax_rate,
        "version": 0,
        "created_at": now,
    }
