"""Changing a card: its status, words, owner, expiry. Each change leaves an audit row."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit, balances
from loyalty_gql.domain.gift_cards import CardChanged
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.markets import broken, may_override, set_aside
from loyalty_gql.domain.purchase_refunds import must_be_paid_for
from loyalty_gql.errors import AgainstMarketRule, InvalidInput, NotFound
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.market import must_last
from loyalty_gql.rules.operations import Extend, Operation, SetStatus
from loyalty_gql.rules.state import AccountStatus, Origin

STOPPABLE = (AccountStatus.ACTIVE, AccountStatus.BLOCKED)
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Change:
    """Columns of a card with their new values; `extend` says that `until` is the new expiry.

    `until` None: it never expires. `override` says why the rule of its market does not count.
    """

    columns: Mapping[str, str | None]
    extend: bool = False
    until: datetime | None = None
    override: str | None = None


async def block_gift_card(
    actor: Actor, house: House, card_id: UUID, *, why: Why, key: str, now: datetime
) -> CardChanged:
    """Stop a card for now. Its soft holds end; an order that is just being placed is still paid.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        NotActive: it is over for good, or not sold yet.
    """
    do = SetStatus(card_id, AccountStatus.BLOCKED, from_one_of=STOPPABLE)
    return await _set_status(actor, house, "blockGiftCard", do, why, key=key, now=now)


async def unblock_gift_card(
    actor: Actor, house: House, card_id: UUID, *, why: Why, key: str, now: datetime
) -> CardChanged:
    """Let a blocked card pay again.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        NotActive: it is over for good, or not sold yet.
        PurchaseState: the money that it was bought with went back.
    """
    do = SetStatus(card_id, AccountStatus.ACTIVE, from_one_of=STOPPABLE)
    return await _set_status(actor, house, "unblockGiftCard", do, why, key=key, now=now)


async def deactivate_gift_card(
    actor: Actor, house: House, card_id: UUID, *, why: Why, key: str, now: datetime
) -> CardChanged:
    """End a card for good. Nothing that is owed disappears with it: it must be empty.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        NotEmpty: there is value on it; take that off first, or replace the card.
    """
    do = SetStatus(card_id, AccountStatus.DEACTIVATED, empty=True)
    return await _set_status(actor, house, "deactivateGiftCard", do, why, key=key, now=now)


async def assign_gift_card(
    actor: Actor,
    house: House,
    card_id: UUID,
    customer_id: str | None,
    *,
    why: Why,
    key: str,
    now: datetime,
) -> CardChanged:
    """Say whose card it is, or with None that it is nobody's. Who holds the code can still spend.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
    """
    actor.must_be_allowed("assignGiftCard")
    the_key = key_of(actor, "assignGiftCard", key, card_id, customer_id, why)

    async def build() -> Command:
        card = await any_card(card_id)
        columns = {"customer_id": customer_id}
        return changing(actor, the_key, card, why, now=now, columns=columns)

    return await changed(house, the_key, card_id, build)


async def update_gift_card(
    actor: Actor, house: House, card_id: UUID, change: Change, *, why: Why, key: str, now: datetime
) -> CardChanged:
    """Change what is noted about a card, or put its expiry off: what is on it lasts longer then.

    An expiry is never brought forward, and what has expired is brought back by reversing that.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        InvalidInput: nothing to change, or an expiry that is not later than the present one.
        NotActive: the card has expired, was claimed, or is over.
        AgainstMarketRule: what was paid for would still expire before the law of its market allows.
    """
    actor.must_be_allowed("updateGiftCard")
    may_override(actor, change.override)
    if not change.columns and not change.extend:
        raise InvalidInput("Say what to change.")
    the_key = key_of(actor, "updateGiftCard", key, card_id, change, why)

    async def build() -> Command:
        card = await any_card(card_id)
        columns: dict[str, Any] = dict(change.columns)
        operations: list[Operation] = []
        trail: list[Insert] = []
        if change.extend and change.until != card.expires_at:
            operations.append(_extension(card, change.until))
            columns["expires_at"] = change.until
            refusal = await _against_market(house, card, change.until, now)
            subject = ("gift_card", card.id)
            trail = set_aside(actor, refusal, change.override, subject=subject, now=now)
        return changing(actor, the_key, card, why, operations, now=now, columns=columns, rows=trail)

    return await changed(house, the_key, card_id, build)


def _extension(card: models.GiftCard, until: datetime | None) -> Extend:
    if card.expires_at is None or (until is not None and until < card.expires_at):
        raise InvalidInput("An expiry can be put off, not brought forward.", field="expiresAt")
    return Extend(card.id, until, known_expiry=card.expires_at)


async def _against_market(
    house: House, card: models.GiftCard, until: datetime | None, now: datetime
) -> AgainstMarketRule | None:
    """What the law has against a new expiry, counted from when the card was last paid for."""
    shown = (await balances.shown([card.id], now))[card.id]
    paid = {lot.root_id for lot in shown.lots if lot.origin is Origin.BOUGHT}
    last = await models.Lot.filter(id__in=list(paid)).order_by("-created_at").first()
    if last is None:
        return None
    since = last.created_at
    return await broken(
        house, card.market, now, lambda rule, _: must_last(rule, until, since=since)
    )


async def _set_status(
    actor: Actor,
    house: House,
    operation: str,
    do: SetStatus,
    why: Why,
    *,
    key: str,
    now: datetime,
) -> CardChanged:
    actor.must_be_allowed(operation)
    the_key = key_of(actor, operation, key, do.account, why)

    async def build() -> Command:
        card = await any_card(do.account)
        if do.status is AccountStatus.ACTIVE:
            await must_be_paid_for(card)
        account = await models.Account.get(id=card.id)
        before, after = {"status": account.status}, {"status": do.status}
        # Whose decision it is now: a dispute that is won lets go only of what it had blocked.
        columns = {} if card.dispute_id is None else {"dispute_id": None}
        return changing(
            actor, the_key, card, why, [do], now=now, columns=columns, before=before, after=after
        )

    return await changed(house, the_key, do.account, build)


async def any_card(card_id: UUID) -> models.GiftCard:
    """Any card of the shop's.

    Raises:
        NotFound: there is none.
    """
    card = await models.GiftCard.get_or_none(id=card_id)
    if card is None:
        raise NotFound("There is no such gift card.", field="giftCardId")
    return card


def changing(
    actor: Actor,
    key: IdempotencyKey,
    card: models.GiftCard,
    why: Why,
    operations: list[Operation] | None = None,
    *,
    now: datetime,
    columns: Mapping[str, Any] = NOTHING,
    before: Mapping[str, Any] = NOTHING,
    after: Mapping[str, Any] = NOTHING,
    rows: Sequence[Insert] = (),
) -> Command:
    """A change of a card with its audit row. The card's version makes changes follow each other."""
    was = {name: audit.plain(getattr(card, name)) for name in columns}
    will = {name: audit.plain(value) for name, value in columns.items()}
    trail = audit.of_card(
        actor, key.operation, card, why, now=now, before={**was, **before}, after={**will, **after}
    )
    return Command(
        key,
        why.by(actor),
        operations or [],
        subject={"giftCard": str(card.id)},
        guards=[Update(models.GiftCard, card.id, card.version, columns)],
        alongside=[trail, *rows],
    )


async def changed(
    house: House, key: IdempotencyKey, card_id: UUID, build: Callable[[], Awaitable[Command]]
) -> CardChanged:
    """Commit a change, and the card as it is then."""
    receipt = await commit(house, key, build)
    return CardChanged(await models.GiftCard.get(id=card_id), receipt.replayed)
