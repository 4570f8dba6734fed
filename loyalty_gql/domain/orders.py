"""Reading carts and orders: what the shop told us, and the tenders on them. Minor units."""

import asyncio
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.balances import hold_of, moved
from loyalty_gql.domain.reads import among, as_uuid, fetch
from loyalty_gql.domain.together import Together
from loyalty_gql.errors import NotFound
from loyalty_gql.rules.access import Actor, ActorKind
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import AccountKind, EndReason, Hold, Kind


class CartStatus(StrEnum):
    """How far a cart has gone."""

    OPEN = "OPEN"
    AUTHORIZED = "AUTHORIZED"
    PARTIALLY_CAPTURED = "PARTIALLY_CAPTURED"
    CAPTURED = "CAPTURED"
    RELEASED = "RELEASED"


@record
class TenderShown:
    """A tender with its hold. `held` is 0 once the hold has run out, settled or not."""

    id: UUID
    cart_id: UUID
    account_id: UUID
    account_kind: AccountKind
    currency: str
    last_characters: str | None
    asked: int | None
    held: int
    refunded: int
    hold: Hold
    lapsed: bool
    refused: str | None

    @property
    def captured(self) -> int:
        """What was taken for good."""
        return self.hold.captured

    @property
    def end_reason(self) -> EndReason | None:
        """Why the hold ended, if it has."""
        return EndReason.LAPSED if self.lapsed else self.hold.end_reason


_TENDERS = (
    "SELECT t.id AS tender_id, t.cart_id AS our_cart, t.asked_minor, t.refused, a.kind, "
    "a.currency, "
    "g.last_characters, h.id, h.account_id, h.cart_id, h.customer_id, h.strength, h.state, "
    "h.end_reason, h.placed, h.captured, h.released, h.lapsed, h.placed_at, h.soft_until, "
    "h.lapses_at, h.reported_at, h.ended_at, "
    "(SELECT SUM(u.amount) FROM hold_capture c JOIN lot_use u "
    "ON u.redemption_id = c.transaction_id WHERE c.hold_id = h.id) AS net_uses, "
    "(SELECT offset_microseconds FROM ledger_clock LIMIT 1) AS clock_offset "
    "FROM tender t JOIN hold h ON h.id = t.hold_id JOIN account a ON a.id = t.account_id "
    "LEFT JOIN gift_card g ON g.id = t.account_id WHERE "
)


async def cart(actor: Actor, cart_id: str) -> models.Cart | None:
    """A cart by the shop's id; None when there is none or it is another's.

    Raises:
        NotPermitted: a key without any scope of carts.
    """
    actor.must_be_allowed("cart")
    found = await models.Cart.get_or_none(cart_id=cart_id)
    return found if found is not None and sees(actor, found) else None


async def order(actor: Actor, order_id: str) -> models.Cart | None:
    """The cart that became an order, by the shop's order id.

    Raises:
        NotPermitted: guests and keys without any scope of carts.
    """
    actor.must_be_allowed("order")
    found = await models.Cart.get_or_none(order_id=order_id)
    return found if found is not None and sees(actor, found) else None


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.Cart]:
    """Those of the carts that the actor may see."""
    if not actor.may("cart"):
        return {}
    rows = await models.Cart.filter(id__in=list(ids))
    return {row.id: row for row in rows if sees(actor, row)}


def sees(actor: Actor, row: models.Cart) -> bool:
    """The shop sees all; others what they hold the token of, or what is their own."""
    if actor.for_shop or actor.cart == row.id:
        return True
    return actor.kind is ActorKind.CUSTOMER and row.customer_id == actor.customer_id is not None


async def _read_tenders(cart_ids: list[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(f"{_TENDERS}{among('t.cart_id', 1)} ORDER BY t.position", cart_ids):
        found[as_uuid(row["our_cart"])].append(row)
    return found


_tenders = Together(_read_tenders)


async def tenders(cart_ids: Collection[UUID], now: datetime) -> dict[UUID, list[TenderShown]]:
    """The tenders of carts in the order they were applied, in one statement."""
    read = await asyncio.gather(*(_tenders.load(id_) for id_ in cart_ids))
    rows = [row for of_cart in read for row in of_cart or ()]
    found: dict[UUID, list[TenderShown]] = defaultdict(list)
    for row in rows:
        hold = hold_of(row)
        lapsed = hold.open and hold.lapses_at <= moved(now, row["clock_offset"])
        tender = TenderShown(
            as_uuid(row["tender_id"]),
            as_uuid(row["our_cart"]),
            hold.account_id,
            AccountKind(row["kind"]),
            row["currency"],
            row["last_characters"],
            row["asked_minor"],
            0 if lapsed else hold.remaining,
            # Captures took this much from lots, and everything that came back was put into lots.
            hold.captured + int(row["net_uses"] or 0),
            hold,
            lapsed,
            row["refused"],
        )
        found[tender.cart_id].append(tender)
    return found


async def tenders_by_ids(
    actor: Actor, ids: Collection[UUID], now: datetime
) -> dict[UUID, TenderShown]:
    """Those of the tenders whose cart the actor may see."""
    rows = await models.Tender.filter(id__in=list(ids))
    carts = await by_ids(actor, {row.cart_id for row in rows})
    shown = await tenders(list(carts), now) if carts else {}
    listed = (tender for of_cart in shown.values() for tender in of_cart)
    return {tender.id: tender for tender in listed if tender.id in set(ids)}


async def refunds(cart_id: UUID) -> list[UUID]:
    """The transactions that gave back what an order had paid. For orders that the actor may see."""
    found = models.LedgerTransaction.filter(cart_id=cart_id, kind=Kind.REFUND)
    return [one.id for one in await found.order_by("recorded_at", "id")]


async def account_of_tender(tender_id: UUID) -> UUID:
    """The account that a tender spends.

    Raises:
        NotFound: there is no such tender.
    """
    row = await models.Tender.get_or_none(id=tender_id)
    if row is None:
        raise NotFound("There is no such tender on this cart.", field="tenderId")
    return row.account_id


def status(row: models.Cart, its: Collection[TenderShown]) -> CartStatus:
    """How far a cart has gone, read off its tenders.

    One that was authorized and whose holds have all lapsed since, unreported, is open again.
    """
    if any(tender.captured for tender in its):
        held = any(tender.held for tender in its)
        return CartStatus.PARTIALLY_CAPTURED if held else CartStatus.CAPTURED
    standing = row.reported_at is not None or not its or any(tender.held for tender in its)
    if row.authorized_at is not None and standing:
        return CartStatus.AUTHORIZED
    given_back = its and all(tender.end_reason is EndReason.RELEASED for tender in its)
    return CartStatus.RELEASED if given_back else CartStatus.OPEN


def applied(its: Collection[TenderShown]) -> int:
    """What the tenders hold or have paid."""
    return sum(tender.held + tender.captured for tender in its)
