"""Disputes as they are read: which there are, what is left, and where the rest was spent."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from tortoise.expressions import Q

from loyalty_gql import models
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.domain.purchase_refunds import bought
from loyalty_gql.domain.reads import among, as_uuid, fetch
from loyalty_gql.rules.access import Actor

NEWEST_FIRST = Order("NEWEST", (Column("opened_at", "time"), Column("id", "uuid")), descending=True)

# By the accounts' entries: they have an index, a lot's uses have none.
_SPENT = (
    "SELECT l.root_id, t.id, t.cart_id, c.cart_id AS shop_cart_id, c.order_id, t.recorded_at, "
    "SUM(-u.amount) AS amount FROM lot_use u "
    "JOIN lot l ON l.id = u.lot_id "
    "JOIN ledger_transaction t ON t.id = u.redemption_id "
    "LEFT JOIN cart c ON c.id = t.cart_id "
    "WHERE {lots} AND u.transaction_id IN ("
    "SELECT e.transaction_id FROM entry e WHERE {accounts} AND e.amount <> 0) "
    "GROUP BY l.root_id, t.id, t.cart_id, c.cart_id, c.order_id, t.recorded_at "
    "HAVING SUM(-u.amount) > 0 ORDER BY t.recorded_at, t.id"
)


@dataclass(frozen=True, slots=True)
class DisputeFilter:
    """Every part that is given must hold."""

    open: bool | None = None
    purchase: UUID | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Spending:
    """What a payment or a debit took of a purchase and has not given back (minor units)."""

    transaction: UUID
    amount_minor: int
    cart_id: str | None
    order_id: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where what was bought is now (minor units): `reserved` by orders that are being placed."""

    left_minor: int = 0
    reserved_minor: int = 0
    spent: list[Spending] = field(default_factory=list[Spending])


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.Dispute]:
    """Those of the disputes that the actor may see."""
    if not actor.may("disputes"):
        return {}
    return {row.id: row for row in await models.Dispute.filter(id__in=list(ids))}


async def of_purchases(actor: Actor, ids: Collection[UUID]) -> dict[UUID, list[models.Dispute]]:
    """The disputes of purchases, newest first, if the actor may see them."""
    found: dict[UUID, list[models.Dispute]] = defaultdict(list)
    if actor.may("disputes"):
        rows = models.Dispute.filter(purchase_id__in=list(ids)).order_by("-opened_at", "-id")
        for row in await rows:
            found[row.purchase_id].append(row)
    return found


async def disputed(ids: Collection[UUID]) -> dict[UUID, bool]:
    """Whether what cards were bought with, or what they replace was, is being disputed."""
    origin = {id_: id_ for id_ in ids}
    purchases: dict[UUID, UUID] = {}
    while origin:
        cards = {
            card.id: card for card in await models.GiftCard.filter(id__in=set(origin.values()))
        }
        further: dict[UUID, UUID] = {}
        for id_, at in origin.items():
            card = cards.get(at)
            if card is not None and card.purchase_id is not None:
                purchases[id_] = card.purchase_id
            elif card is not None and card.replaces_id is not None and not card.stands_alone:
                further[id_] = card.replaces_id
        origin = further
    wanted = list(set(purchases.values()))
    rows = models.Dispute.filter(purchase_id__in=wanted, won_at=None, lost_at=None)
    open_ = {row.purchase_id for row in await rows}
    return {id_: purchases.get(id_) in open_ for id_ in ids}


async def page_of(actor: Actor, wanted: Ask, *, only: DisputeFilter) -> Page[models.Dispute]:
    """A page of disputes, newest first.

    Raises:
        NotPermitted: who may not.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("disputes")
    rows = models.Dispute.all()
    if only.purchase is not None:
        rows = rows.filter(purchase_id=only.purchase)
    if only.reference is not None:
        rows = rows.filter(reference=only.reference)
    if only.open is True:
        rows = rows.filter(won_at__isnull=True, lost_at__isnull=True)
    elif only.open is False:
        rows = rows.filter(Q(won_at__isnull=False) | Q(lost_at__isnull=False))
    return await page(rows, NEWEST_FIRST, wanted)


async def whereabouts(purchase_ids: Collection[UUID]) -> dict[UUID, Whereabouts]:
    """What is left of what purchases brought, in whatever account, and where the rest was spent."""
    cards = await models.GiftCard.filter(purchase_id__in=list(purchase_ids))
    of_card = {card.id: card.purchase_id for card in cards if card.purchase_id is not None}
    of_grant = {grant.id: of_card[grant.card] for grant in await bought(cards)}
    lots = await models.Lot.filter(root_id__in=list(of_grant))
    rows = await fetch(
        _SPENT.format(lots=among("l.root_id", 1), accounts=among("e.account_id", 2)),
        list(of_grant),
        list({lot.account_id for lot in lots}),
    )
    spent: dict[UUID, dict[UUID, Spending]] = defaultdict(dict)
    for row in rows:
        listed, transaction = spent[of_grant[as_uuid(row["root_id"])]], as_uuid(row["id"])
        # One payment may have taken of several cards of a purchase that were claimed together.
        more = listed[transaction].amount_minor if transaction in listed else 0
        amount = int(row["amount"]) + more
        listed[transaction] = Spending(transaction, amount, row["shop_cart_id"], row["order_id"])
    return {
        id_: Whereabouts(
            sum(lot.remaining for lot in lots if of_grant[lot.root_id] == id_),
            sum(lot.held for lot in lots if of_grant[lot.root_id] == id_),
            list(spent[id_].values()),
        )
        for id_ in purchase_ids
    }
