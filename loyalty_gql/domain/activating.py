"""Selling a card that was printed for a till: its value comes to be when it is paid there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit, presented
from loyalty_gql.domain.adjustments import Moved, moved
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.card_changes import any_card
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.issuing import SOURCES
from loyalty_gql.domain.markets import broken, may_override, set_aside
from loyalty_gql.errors import AgainstMarketRule, NotActive, NotFound
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Outcome, Update
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.issue_tax import rate_at_issue
from loyalty_gql.rules.market import MarketRule, must_last, must_last_days
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.operations import Grant, SetStatus
from loyalty_gql.rules.state import AccountStatus, Kind, Origin


@dataclass(frozen=True, slots=True)
class Activated:
    """The card, and the movement that put its value on it."""

    card: models.GiftCard
    moved: Moved


async def activate_gift_card(
    actor: Actor,
    house: House,
    what: str | UUID,
    *,
    why: Why,
    key: str,
    now: datetime,
    override: str | None = None,
) -> Activated:
    """Let a pending card pay: its value is put on it, and its days count from now on.

    `what` is its id, or its code as it was scanned. What the shop had set aside of the market's
    rules when it issued the card stays so. It is sold now: where no rate was told when it was
    issued, the shop's setting of now says how its sale is taxed.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such card.
        InvalidCode: a typing error, found without a look-up.
        NotActive: it was activated before, was never pending, is over, or its date has passed.
        AgainstMarketRule: sold now, it would expire before the law of its market allows.
    """
    actor.must_be_allowed("activateGiftCard")
    may_override(actor, override)
    asked = codes.normalise(what) if isinstance(what, str) else what
    the_key = key_of(actor, "activateGiftCard", key, asked, why, override)
    sold: models.GiftCard | None = None

    async def build() -> Command:
        nonlocal sold
        card = sold = await _card(house, what)
        origin = _origin(card)
        if origin is None:
            raise NotActive("This card does not wait to be activated.", field="giftCardId")
        if card.expires_at is not None and card.expires_at <= await ledger_now(now):
            raise NotActive("The date that is printed on it has passed.", field="giftCardId")
        refusal = await _against_market(house, card, now)
        subject = ("gift_card", card.id)
        aside = set_aside(actor, refusal, override, subject=subject, now=now)
        rate = card.tax_rate
        if rate is None and origin is Origin.BOUGHT:
            rate = rate_at_issue(None, house.tax.at_issue, card.market or house.market)
        return _activating(actor, the_key, card, origin, why, rate=rate, rows=aside, now=now)

    def asks() -> list[Asked]:
        assert sold is not None, "its command was built"
        event = Event.of(actor, the_key.operation, sold.customer_id)
        amount = Money(sold.initial_minor, sold.currency)
        return [(Moment.ISSUE, replace(event, amount=amount, account_id=sold.id))]

    receipt = await commit(house, the_key, build, before=asks)
    card = await any_card(UUID(receipt.subject["giftCard"]))
    return Activated(card, await moved(receipt))


async def _card(house: House, what: str | UUID) -> models.GiftCard:
    if isinstance(what, UUID):
        return await any_card(what)
    card = await models.GiftCard.filter(presented.of_code(house, what)).first()
    if card is None:
        raise NotFound("There is no such gift card.", field="code")
    return card


def _origin(card: models.GiftCard) -> Origin | None:
    """Of what origin its value will be; None of a card that does not wait."""
    return card.pending_origin


async def _against_market(
    house: House, card: models.GiftCard, now: datetime
) -> AgainstMarketRule | None:
    if card.pending_origin is not Origin.BOUGHT or card.market_overridden:
        return None

    def check(rule: MarketRule, at: datetime) -> None:
        must_last(rule, card.expires_at, since=at)
        must_last_days(rule, card.pending_days)

    return await broken(house, card.market, now, check)


def _activating(
    actor: Actor,
    key: IdempotencyKey,
    card: models.GiftCard,
    origin: Origin,
    why: Why,
    *,
    rate: str | None,
    rows: list[Insert],
    now: datetime,
) -> Command:
    days = card.pending_days
    lasts = None if days is None else timedelta(days=days)
    value = Grant(
        card.id, card.initial_minor, card.currency, Kind.ISSUE, SOURCES[origin], origin,
        expires_at=card.expires_at, lasts=lasts, needs_active=True,
    )  # fmt: skip

    def columns(outcome: Outcome) -> Mapping[str, Any]:
        until = card.expires_at if lasts is None else outcome.at + lasts
        return {
            "pending_origin": None,
            "pending_days": None,
            "expires_at": until,
            "tax_rate": rate,
        }

    before, after = {"status": AccountStatus.PENDING}, {"status": AccountStatus.ACTIVE}
    trail = audit.of_card(
        actor, key.operation, card, why, now=now, before=before,
        after={**after, "location": why.location},
    )  # fmt: skip
    return Command(
        key,
        why.by(actor),
        [SetStatus(card.id, AccountStatus.ACTIVE, from_one_of=(AccountStatus.PENDING,)), value],
        subject={"giftCard": str(card.id)},
        guards=[Update(models.GiftCard, card.id, card.version, columns)],
        alongside=[trail, *rows],
    )
