"""Reading gift cards: one, a page of them, and one by its code."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain import presented, shown_cards
from loyalty_gql.domain.balances import ledger_now
from loyalty_gql.domain.house import House
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.errors import Refusal
from loyalty_gql.rules import codes, redemption
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.shown import DisplayStatus, Shown
from loyalty_gql.rules.state import AccountStatus, Reference


class CardSort(StrEnum):
    """What a list of cards is sorted by."""

    CREATED_AT = "CREATED_AT"
    INITIAL_VALUE = "INITIAL_VALUE"
    EXPIRES_AT = "EXPIRES_AT"
    BALANCE = "BALANCE"


# An order may have sold a thousand; beyond these they are read page by page.
FIRST_OF_PURCHASE = 100
ID = Column("id", "uuid")
SORTS: dict[CardSort, tuple[Column, ...]] = {
    CardSort.CREATED_AT: (Column("created_at", "time"), ID),
    CardSort.INITIAL_VALUE: (Column("initial_minor", "int"), ID),
    CardSort.EXPIRES_AT: (
        Column("never_expires", "int"),
        Column("expires_at", "time", nullable=True),
        ID,
    ),
    CardSort.BALANCE: (Column("shown_balance", "int"), ID),
}


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Every part that is given must hold; times are half-open, `since <= created_at < until`.

    `kept_by`: a customer's own cards and those in their list. Amounts are minor units, both ends
    included; `balance` and `display_status` are what the card shows.
    """

    status: AccountStatus | None = None
    display_status: DisplayStatus | None = None
    customer_id: str | None = None
    kept_by: str | None = None
    last_characters: str | None = None
    order_id: str | None = None
    reference: Reference | None = None
    since: datetime | None = None
    until: datetime | None = None
    expires_since: datetime | None = None
    expires_until: datetime | None = None
    currency: str | None = None
    initial: tuple[int | None, int | None] = (None, None)
    balance: tuple[int | None, int | None] = (None, None)
    purchase: UUID | None = None

    @property
    def of_shown(self) -> bool:
        """It asks for what a card shows, which is another at each moment."""
        return self.display_status is not None or self.balance != (None, None)


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card found by its code, and what it shows."""

    card: models.GiftCard
    shown: Shown


@dataclass(frozen=True, slots=True)
class CardChanged:
    """A card as it is after a verb; `replayed`: an earlier request had done it."""

    card: models.GiftCard
    replayed: bool


async def find(actor: Actor, card_id: UUID) -> models.GiftCard | None:
    """A card that the actor may see; None when there is none or it is another's."""
    return (await by_ids(actor, [card_id])).get(card_id)


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.GiftCard]:
    """Those of the cards that the actor may see."""
    if not actor.may("giftCard"):
        return {}
    cards = (await _visible(actor)).filter(id__in=list(ids))
    return {card.id: card for card in await cards}


async def page_of(
    actor: Actor,
    wanted: Ask,
    *,
    now: datetime,
    only: CardFilter | None = None,
    query: str | None = None,
    house: House | None = None,
    sort: CardSort = CardSort.CREATED_AT,
    reverse: bool = False,
) -> Page[models.GiftCard]:
    """A page of the cards that the actor may see. `query`: an id of the shop's, or last characters.

    With a `house`, the shop finds a card by its whole code, too. Sorted by expiry, what never
    expires comes after the rest.

    Raises:
        NotPermitted: guests and keys without the scope.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("giftCards")
    only = only or CardFilter()
    cards = await _filtered(await _visible(actor), only)
    if only.of_shown or sort is CardSort.BALANCE:
        at = await ledger_now(now)
        cards = _showing(cards, only, at)
        if sort is CardSort.BALANCE:
            cards = cards.annotate(shown_balance=shown_cards.balance(at))
    if sort is CardSort.EXPIRES_AT:
        cards = cards.annotate(never_expires=shown_cards.never_expires())
    if query and query.strip():
        cards = cards.filter(_meant(query.strip(), house if actor.for_shop else None))
    return await page(cards, Order(sort.value, SORTS[sort], descending=reverse), wanted)


def _meant(word: str, house: House | None) -> Q:
    """What somebody may mean who types that into a search."""
    if house is not None and codes.is_code(word):
        return presented.of_code(house, word)
    meant = Q(customer_id=word) | Q(order_id=word) | Q(reference_id=word)
    last = codes.last_typed(word)
    return meant if last is None else meant | Q(last_characters=last)


async def by_code(
    actor: Actor, house: House, code: str, *, now: datetime, channel: str | None = None
) -> FoundCard:
    """The card of a code, if it could pay for this caller now, in a `channel` of the shop's.

    Raises:
        InvalidCode: a typing error, found without a look-up.
        InvalidInput: a shopper names a channel, which only the shop does.
        NotRedeemable: unknown, blocked, expired, empty or another's. A guest is told no more, and
            each costs the same work; a customer and the shop are told why.
    """
    actor.must_be_allowed("giftCardByCode")
    try:
        channel = await presented.channel_of(actor, channel)
        return await look_up(house, code, actor.customer_id, now=now, channel=channel)
    except Refusal as refusal:
        raise redemption.disclosed(refusal, actor.kind, redemption.HIDDEN) from refusal


async def look_up(
    house: House,
    code: str,
    customer_id: str | None,
    *,
    now: datetime,
    channel: str | None = None,
) -> FoundCard:
    """The card of a code, if it could pay for this customer now. Whom it tells why, you decide.

    Raises:
        InvalidCode: a typing error, found without a look-up.
        NotRedeemable, NotActive, InsufficientFunds: unknown, claimed, blocked, expired, empty.
        NotAllowedHere: a rule of the shop's forbids it.
    """
    row = await presented.find(house, code)
    found = await presented.look_at(house, row, customer_id, now=now, channel=channel)
    assert isinstance(found.row, models.GiftCard), "what waits does not pay"
    return FoundCard(found.row, found.shown)


async def _visible(actor: Actor) -> QuerySet[models.GiftCard]:
    cards = models.GiftCard.all()
    return cards if actor.for_shop else cards.filter(await kept_by(actor.customer_id or ""))


async def kept_by(customer_id: str) -> Q:
    """Cards that are a customer's, or that they keep in their list.

    The list is read first: beside a subquery no index would be used for either.
    """
    saved = models.SavedGiftCard.filter(customer_id=customer_id)
    kept = await saved.values_list("gift_card_id", flat=True)
    own = Q(customer_id=customer_id)
    return own | Q(id__in=list(kept)) if kept else own


async def _filtered(
    cards: QuerySet[models.GiftCard], only: CardFilter
) -> QuerySet[models.GiftCard]:
    last = only.last_characters
    equal = {
        "customer_id": only.customer_id,
        "order_id": only.order_id,
        "reference_type": only.reference.type if only.reference else None,
        "reference_id": only.reference.id if only.reference else None,
        "created_at__gte": only.since,
        "created_at__lt": only.until,
        "expires_at__gte": only.expires_since,
        "expires_at__lt": only.expires_until,
        "currency": only.currency,
        "initial_minor__gte": only.initial[0],
        "initial_minor__lte": only.initial[1],
        "purchase_id": only.purchase,
    }
    cards = cards.filter(**{name: value for name, value in equal.items() if value is not None})
    if only.last_characters is not None:
        last = codes.last_typed(only.last_characters)
        cards = cards.filter(last_characters=last) if last else cards.filter(id__in=[])
    if only.kept_by is not None:
        cards = cards.filter(await kept_by(only.kept_by))
    # No card shows more than is written, so most are sorted out before it is worked out.
    of_account = {"status": only.status, "balance__gte": only.balance[0]}
    of_account = {name: value for name, value in of_account.items() if value is not None}
    if of_account:
        accounts = models.Account.filter(**of_account, kind="GIFT_CARD")
        cards = cards.filter(id__in=Subquery(accounts.values("id")))
    return cards


def _showing(
    cards: QuerySet[models.GiftCard], only: CardFilter, at: datetime
) -> QuerySet[models.GiftCard]:
    """Those of the cards that show what is wanted at a moment of the ledger's time."""
    if only.display_status is not None:
        cards = cards.annotate(shown_status=shown_cards.status(at))
        cards = cards.filter(shown_status=only.display_status.value)
    ends = {"shown_balance__gte": only.balance[0], "shown_balance__lte": only.balance[1]}
    ends = {name: value for name, value in ends.items() if value is not None}
    if ends:
        cards = cards.annotate(shown_balance=shown_cards.balance(at)).filter(**ends)
    return cards


async def of_purchases(actor: Actor, ids: Collection[UUID]) -> dict[UUID, list[models.GiftCard]]:
    """The first cards of each purchase in their order, those that the actor may see."""
    if not actor.may("giftCard"):
        return {}
    found: dict[UUID, list[models.GiftCard]] = {id_: [] for id_ in ids}
    cards = (await _visible(actor)).filter(
        purchase_id__in=list(ids), purchase_position__lt=FIRST_OF_PURCHASE
    )
    for card in await cards.order_by("purchase_position"):
        assert card.purchase_id is not None, "it was found by it"
        found[card.purchase_id].append(card)
    return found


async def replacements(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.GiftCard]:
    """By which card each was replaced, where the actor may see that one."""
    cards = (await _visible(actor)).filter(replaces_id__in=list(ids))
    return {card.replaces_id: card for card in await cards if card.replaces_id is not None}
