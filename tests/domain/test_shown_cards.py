"""Cards are found and sorted by what they show, exactly: the database says what the rules say."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import balances, gift_cards, pages
from loyalty_gql.domain.gift_cards import CardFilter, CardSort
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.shown import DisplayStatus, Shown, display_status
from loyalty_gql.rules.state import (
    AccountKind,
    AccountStatus,
    HoldState,
    HoldStrength,
    Kind,
    Origin,
    System,
)
from tests.domain.shop import STAFF, Shop

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
MOMENTS = [NOON + timedelta(days=days) for days in (-2, 0, 1, 4)]
CARDS = 250
USUALLY_ACTIVE = [AccountStatus.ACTIVE] * 12 + list(AccountStatus)


class AnyCards:
    """Cards in any state the ledger could leave them in, small amounts and few dates: many ties."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.rows: dict[type[Any], list[Any]] = {
            one: [] for one in (
                models.LedgerTransaction, models.Account, models.GiftCard, models.LotGrant,
                models.Lot, models.Hold, models.HoldPin,
            )
        }  # fmt: skip
        self.transaction = new_id()
        self.rows[models.LedgerTransaction].append(
            models.LedgerTransaction(
                id=self.transaction, command_id=new_id(), kind=Kind.ISSUE, currency="USD",
                recorded_at=NOON, occurred_at=NOON, reason="x", actor_kind="STAFF", actor_id="x",
            )
        )  # fmt: skip
        for number in range(CARDS):
            self._card(number)

    def _day(self) -> datetime:
        return NOON + timedelta(days=self._random.randint(-3, 3), microseconds=7)

    def _maybe_day(self) -> datetime | None:
        return self._day() if self._random.random() < 0.7 else None

    def _card(self, number: int) -> None:
        id_, some = new_id(), self._random
        lots = [self._lot(id_) for _ in range(some.choice([0, 1, 1, 2, 4]))]
        for lot in lots[1:]:
            if some.random() < 0.5:  # goes on for the first, under another date
                for name in ("root_id", "recalled", "priority", "origin", "frozen"):
                    setattr(lot, name, getattr(lots[0], name))
        for root in {lot.root_id for lot in lots if lot.recalled}:
            due = some.randint(0, 4)
            self.rows[models.LotGrant].append(models.LotGrant(id=root, recalled=9, recall_due=due))
        for _ in range(some.choice([0, 0, 1, 3])):
            self._hold(id_, lots)
        self.rows[models.Lot] += lots
        self.rows[models.Account].append(
            models.Account(
                id=id_, kind=AccountKind.GIFT_CARD, currency="USD", version=0,
                status=some.choice(USUALLY_ACTIVE), created_at=NOON, recorded_at=self._day(),
                balance=sum(lot.remaining for lot in lots), held=sum(lot.held for lot in lots),
                claimed_by=new_id() if some.random() < 0.08 else None,
            )
        )  # fmt: skip
        self.rows[models.GiftCard].append(
            models.GiftCard(
                id=id_, code_key_id="k1", code_hmac=str(number), code_sealed="x",
                last_characters="ABCD", currency="USD", initial_minor=some.randint(1, 8),
                expires_at=self._maybe_day(), created_at=NOON,
            )
        )  # fmt: skip

    def _lot(self, account: UUID) -> models.Lot:
        id_, some = new_id(), self._random
        return models.Lot(
            id=id_, account_id=account, amount=4, remaining=some.randint(0, 4), held=0,
            effective_from=NOON, expires_at=self._maybe_day(), priority=some.randint(0, 1),
            origin=some.choice(list(Origin)), source=System.PAYMENTS_CLEARING,
            transaction_id=self.transaction, root_id=id_, created_at=self._day(),
            recalled=some.random() < 0.4, frozen=some.random() < 0.1,
        )  # fmt: skip

    def _hold(self, account: UUID, lots: list[models.Lot]) -> None:
        pins = {lot: self._random.randint(0, lot.remaining - lot.held) for lot in lots}
        if not any(pins.values()):
            return
        id_ = new_id()
        for lot, amount in pins.items():
            lot.held += amount
            pin = models.HoldPin(id=new_id(), hold_id=id_, lot_id=lot.id, amount=amount)
            self.rows[models.HoldPin].append(pin)
        self.rows[models.Hold].append(
            models.Hold(
                id=id_, account_id=account, cart_id=new_id(), state=HoldState.PLACED,
                strength=self._random.choice(list(HoldStrength)), placed=sum(pins.values()),
                placed_at=self._day(), soft_until=NOON, lapses_at=self._day(),
            )
        )  # fmt: skip

    async def put(self) -> dict[UUID, models.GiftCard]:
        """Into the database."""
        for table, rows in self.rows.items():
            await table.bulk_create(rows)
        return {card.id: card for card in self.rows[models.GiftCard]}


async def listed(now: datetime, size: int = 100, *, last: bool = False, **asked: Any) -> list[UUID]:
    """The ids of all pages, read forwards, or from the last page backwards."""
    found: list[UUID] = []
    place: str | None = None
    while True:
        ask = pages.ask(last=size, before=place) if last else pages.ask(size, place)
        page = await gift_cards.page_of(STAFF, ask, now=now, **asked)
        ids = [card.id for card in page.items]
        found = [*ids, *found] if last else [*found, *ids]
        if not (page.has_previous if last else page.has_next):
            assert await page.count() == len(found)
            return found
        place = page.cursors[0 if last else -1]


async def test_a_filter_finds_exactly_the_cards_that_show_it(shop: Shop) -> None:
    cards = await AnyCards(seed=1).put()
    seen: set[DisplayStatus] = set()
    for now in MOMENTS:
        shown = await balances.shown(cards, now)
        says = {
            id_: display_status(shown[id_], card.initial_minor, card.expires_at)
            for id_, card in cards.items()
        }
        for status in DisplayStatus:
            found = await listed(now, only=CardFilter(display_status=status))
            assert set(found) == {id_ for id_, one in says.items() if one is status}, (now, status)
        found = await listed(now, only=CardFilter(balance=(2, 3)))
        assert set(found) == {id_ for id_, one in shown.items() if one.balance in (2, 3)}, now
        seen.update(says.values())
    assert seen == set(DisplayStatus), "a status that no card was in was not tried"


async def test_pages_in_the_order_of_what_cards_show_are_complete(shop: Shop) -> None:
    cards = await AnyCards(seed=2).put()
    now = MOMENTS[1]
    shown: dict[UUID, Shown] = await balances.shown(cards, now)
    never = datetime.max.replace(tzinfo=UTC)
    keys: dict[CardSort, Callable[[UUID], tuple[object, UUID]]] = {
        CardSort.EXPIRES_AT: lambda id_: (cards[id_].expires_at or never, id_),
        CardSort.BALANCE: lambda id_: (shown[id_].balance, id_),
    }
    for sort, key in keys.items():
        for reverse in (False, True):
            expected = sorted(cards, key=key, reverse=reverse)
            for last in (False, True):
                found = await listed(now, 37, last=last, sort=sort, reverse=reverse)
                assert found == expected, (sort, reverse, last)

    order = pages.Order("EXPIRES_AT", gift_cards.SORTS[CardSort.EXPIRES_AT])
    forged = pages.cursor(order, [2**62, None, new_id()])
    page = await gift_cards.page_of(
        STAFF, pages.ask(after=forged), now=now, sort=CardSort.EXPIRES_AT
    )
    assert page.items == [], "nothing is behind what no card can be"
