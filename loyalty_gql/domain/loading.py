"""Topping a card up with money that somebody paid."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.adjustments import Moved, moved
from loyalty_gql.domain.card_changes import any_card
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.markets import broken, may_override, set_aside
from loyalty_gql.domain.purchase_refunds import must_be_paid_for
from loyalty_gql.errors import InvalidInput
from loyalty_gql.ledger.commands import Command
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.market import must_last
from loyalty_gql.rules.money import Money, positive, within
from loyalty_gql.rules.operations import Grant
from loyalty_gql.rules.state import Kind, Origin, System


@dataclass(frozen=True, slots=True)
class Loaded:
    """The card, and the movement that put more on it."""

    card: models.GiftCard
    moved: Moved


async def load_gift_card(
    actor: Actor,
    house: House,
    card_id: UUID,
    money: Money,
    *,
    why: Why,
    key: str,
    now: datetime,
    expires_at: datetime | None = None,
    override: str | None = None,
) -> Loaded:
    """Put more on an active card: bought value, in minor units of the card's currency.

    `expires_at` (UTC) is that value's own; without one it never expires. `override` says why the
    rule of the card's market does not count.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        InvalidAmount, CurrencyMismatch: zero, negative, too large, or in another currency.
        InvalidInput: it would have expired already.
        NotActive: the card is blocked, over, or was claimed.
        PurchaseState: the money that it was bought with went back.
        AgainstMarketRule: it would expire before the law of its market allows.
    """
    actor.must_be_allowed("loadGiftCard")
    may_override(actor, override)
    within(positive(money), house.largest)
    if expires_at is not None and expires_at <= now:
        raise InvalidInput("The expiry must lie in the future.", field="expiresAt")
    the_key = key_of(actor, "loadGiftCard", key, card_id, money, why, expires_at, override)
    read: list[models.GiftCard] = []

    async def build() -> Command:
        card = await any_card(card_id)
        read[:] = [card]
        await must_be_paid_for(card)
        refusal = await broken(
            house, card.market, now, lambda rule, at: must_last(rule, expires_at, since=at)
        )
        trail = set_aside(actor, refusal, override, subject=("gift_card", card.id), now=now)
        grant = Grant(
            card.id, money.minor, money.currency, Kind.LOAD, System.PAYMENTS_CLEARING,
            Origin.BOUGHT, expires_at=expires_at, needs_active=True,
        )  # fmt: skip
        return Command(the_key, why.by(actor), [grant], alongside=trail)

    def asked() -> list[Asked]:
        event = Event.of(actor, the_key.operation, read[0].customer_id)
        return [(Moment.ISSUE, replace(event, amount=money, account_id=card_id))]

    receipt = await commit(house, the_key, build, before=asked)
    return Loaded(await any_card(card_id), await moved(receipt))
