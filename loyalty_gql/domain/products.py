"""Gift card products: what the shop sells. Making and changing one leaves an audit row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.markets import broken, may_override, set_aside
from loyalty_gql.domain.pages import Ask, Column, Order, Page, page
from loyalty_gql.errors import AgainstMarketRule, AlreadyExists, InvalidInput, NotActive, NotFound
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Insert, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules import issue_tax
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.issue_tax import Kept
from loyalty_gql.rules.market import must_last_days
from loyalty_gql.rules.money import Money, digits, within
from loyalty_gql.rules.products import Offer, offered, validity

OLDEST_FIRST = Order("CREATED", (Column("created_at", "time"), Column("id", "uuid")))
SUBJECT = "gift_card_product"
# What its audit row says of it, beside its amounts.
_TOLD = ("title", "product_id", "currency", "valid_days", "market", "tax_at_issue")
# What the law of its market looks at.
_MARKETED = {"market", "valid_days"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """What may be bought: denominations, what lies between two ends, or both."""

    denominations: tuple[Money, ...] = ()
    ends: tuple[Money, Money] | None = None


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product to make. `product_id` is the shop's own; `valid_days` None: for ever.

    `market`: where it is sold, if not where the shop is; `override` says why its rule does not
    count. `tax_at_issue`: the rates its sale is taxed at; None: as the shop's setting says.
    """

    title: str
    currency: str
    amounts: Amounts
    product_id: str | None = None
    valid_days: int | None = None
    channel: str | None = None
    market: str | None = None
    override: str | None = None
    tax_at_issue: Kept | None = None


@dataclass(frozen=True, slots=True)
class ProductChange:
    """Columns with their new values; of the amounts, None of a part leaves it as it is.

    `no_range`: it has no range any more. `override` says why the market's rule does not count.
    """

    columns: Mapping[str, Any]
    denominations: tuple[Money, ...] | None = None
    ends: tuple[Money, Money] | None = None
    no_range: bool = False
    override: str | None = None


@dataclass(frozen=True, slots=True)
class ProductChanged:
    """A product as it is after a verb; `replayed`: an earlier request had done it."""

    product: models.GiftCardProduct
    replayed: bool


async def create_gift_card_product(
    actor: Actor, house: House, new: NewProduct, *, key: str, now: datetime
) -> ProductChanged:
    """Begin to sell a product: cards of its denominations, of any amount in its range, or both.

    Raises:
        NotPermitted: the actor may not manage products.
        UnknownCurrency, CurrencyMismatch, InvalidAmount: an amount that can't be, or above the
            shop's limit.
        InvalidInput: nothing to choose from, or a validity that is none.
        AlreadyExists: another product in use has the shop's id.
        AgainstMarketRule: its cards would expire before the law of its market allows.
    """
    actor.must_be_allowed("createGiftCardProduct")
    may_override(actor, new.override)
    validity(new.valid_days)
    amounts = _columns(_offer(house, new.currency, new.amounts))
    the_key = key_of(actor, "createGiftCardProduct", key, new)
    row: dict[str, Any] = {
        "id": new_id(),
        "product_id": new.product_id,
        "title": new.title,
        "currency": new.currency,
        **amounts,
        "valid_days": new.valid_days,
        "channel": new.channel,
        "archived_at": None,
        "version": 0,
        "created_at": now,
        "market": new.market,
        "tax_at_issue": new.tax_at_issue,
    }
    after = {name: row[name] for name in _TOLD}
    why = Why("CREATED")
    trail = audit.of(
        actor, the_key.operation, SUBJECT, row["id"], why, now=now, after={**after, **amounts}
    )

    async def build() -> Command:
        refusal = await against_market(house, new.market, new.valid_days, now)
        subject = (SUBJECT, row["id"])
        aside = set_aside(actor, refusal, new.override, subject=subject, now=now)
        made = {**row, "market_overridden": refusal is not None}
        return Command(
            the_key,
            why.by(actor),
            subject={"product": str(row["id"])},
            alongside=[Insert(models.GiftCardProduct, made), trail, *aside],
        )

    try:
        receipt = await commit(house, the_key, build)
    except RowRefused as error:
        raise _taken() from error
    product = await models.GiftCardProduct.get(id=UUID(receipt.subject["product"]))
    return ProductChanged(product, receipt.replayed)


async def update_gift_card_product(
    actor: Actor,
    house: House,
    product_id: UUID,
    change: ProductChange,
    *,
    key: str,
    now: datetime,
) -> ProductChanged:
    """Change what a product is called, costs, or for how long its cards are good.

    Purchases that were begun, and cards, keep what they were bought with.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such product.
        NotActive: it is archived.
        CurrencyMismatch, InvalidAmount, InvalidInput, AlreadyExists, AgainstMarketRule: as when it
            is made.
    """
    actor.must_be_allowed("updateGiftCardProduct")
    may_override(actor, change.override)
    days = change.columns.get("valid_days")
    validity(days if isinstance(days, int) else None)
    the_key = key_of(actor, "updateGiftCardProduct", key, product_id, change)

    async def build() -> Command:
        product = await any_product(product_id)
        if product.archived_at is not None:
            raise NotActive("This product is archived.", field="giftCardProductId")
        columns: dict[str, Any] = {**change.columns, **_changed_amounts(house, product, change)}
        if not columns:
            raise InvalidInput("Say what to change.")
        aside: list[Insert] = []
        if _MARKETED & columns.keys():
            where = columns.get("market", product.market)
            days = columns.get("valid_days", product.valid_days)
            refusal = await against_market(house, where, days, now)
            subject = (SUBJECT, product.id)
            aside = set_aside(actor, refusal, change.override, subject=subject, now=now)
            columns["market_overridden"] = refusal is not None
        return _changing(actor, the_key, product, "UPDATED", columns, now=now, rows=aside)

    try:
        receipt = await commit(house, the_key, build)
    except RowRefused as error:
        raise _taken() from error
    return ProductChanged(await any_product(product_id), receipt.replayed)


async def archive_gift_card_product(
    actor: Actor, house: House, product_id: UUID, *, key: str, now: datetime
) -> ProductChanged:
    """Stop selling a product. What was begun can still be paid, and its cards stay good.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such product.
    """
    actor.must_be_allowed("archiveGiftCardProduct")
    the_key = key_of(actor, "archiveGiftCardProduct", key, product_id)

    async def build() -> Command:
        product = await any_product(product_id)
        if product.archived_at is not None:
            return Command(the_key, Why("ARCHIVED").by(actor), subject={"earlier": True})
        return _changing(actor, the_key, product, "ARCHIVED", {"archived_at": now}, now=now)

    receipt = await commit(house, the_key, build)
    earlier = receipt.replayed or "earlier" in receipt.subject
    return ProductChanged(await any_product(product_id), earlier)


async def against_market(
    house: House, where: str | None, days: int | None, now: datetime
) -> AgainstMarketRule | None:
    """What the law of a market has against cards that are good for so many days."""
    return await broken(house, where, now, lambda rule, _: must_last_days(rule, days))


def offer_of(product: models.GiftCardProduct) -> Offer:
    """What a product offers."""
    denominations: list[int] = product.denominations
    return Offer(product.currency, tuple(denominations), product.min_minor, product.max_minor)


def rate_of(house: House, product: models.GiftCardProduct | None, where: str | None) -> str | None:
    """The rate in percent at which a card sold at `where` is taxed; None: it is multi-purpose."""
    own = issue_tax.from_json(product.tax_at_issue) if product is not None else None
    return issue_tax.rate_at_issue(own, house.tax.at_issue, where)


def _offer(house: House, currency: str, amounts: Amounts) -> Offer:
    offer = offered(currency, amounts.denominations, amounts.ends)
    for place, money in enumerate(amounts.denominations):
        within(money, house.largest, field=f"denominations.{place}")
    if amounts.ends is not None:
        within(amounts.ends[1], house.largest, field="range.max")
    return offer


def _columns(offer: Offer) -> dict[str, Any]:
    return {
        "denominations": list(offer.denominations),
        "min_minor": offer.least,
        "max_minor": offer.most,
    }


def _changed_amounts(
    house: House, product: models.GiftCardProduct, change: ProductChange
) -> dict[str, Any]:
    """The columns of its amounts, if any of them changes."""
    if change.denominations is None and change.ends is None and not change.no_range:
        return {}
    now = offer_of(product)

    def money(minor: int) -> Money:
        return Money(minor, product.currency)

    kept = None
    if now.least is not None and now.most is not None and not change.no_range:
        kept = money(now.least), money(now.most)
    denominations = tuple(money(minor) for minor in now.denominations)
    if change.denominations is not None:
        denominations = change.denominations
    amounts = Amounts(denominations, change.ends or kept)
    return _columns(_offer(house, product.currency, amounts))


def _changing(
    actor: Actor,
    key: IdempotencyKey,
    product: models.GiftCardProduct,
    reason: str,
    columns: Mapping[str, Any],
    *,
    now: datetime,
    rows: Sequence[Insert] = (),
) -> Command:
    why = Why(reason)
    trail = audit.of_change(actor, key.operation, SUBJECT, product, columns, why=why, now=now)
    return Command(
        key,
        why.by(actor),
        guards=[Update(models.GiftCardProduct, product.id, product.version, columns)],
        alongside=[trail, *rows],
    )


def _taken() -> AlreadyExists:
    return AlreadyExists("Another product in use has this productId.", field="productId")


async def any_product(product_id: UUID) -> models.GiftCardProduct:
    """Any product, archived ones too.

    Raises:
        NotFound: there is none.
    """
    product = await models.GiftCardProduct.get_or_none(id=product_id)
    if product is None:
        raise NotFound("There is no such gift card product.", field="giftCardProductId")
    return product


async def by_shop_ids(ids: Collection[str]) -> dict[str, models.GiftCardProduct]:
    """Products by the shop's own ids: the one in use, else the one that was archived last."""
    found: dict[str, models.GiftCardProduct] = {}
    rows = await models.GiftCardProduct.filter(product_id__in=list(ids)).order_by("archived_at")
    in_use = [row for row in rows if row.archived_at is None]
    archived = [row for row in rows if row.archived_at is not None]
    for row in (*archived, *in_use):
        assert row.product_id is not None, "it was found by it"
        found[row.product_id] = row
    return found


async def find(actor: Actor, product_id: UUID) -> models.GiftCardProduct | None:
    """A product that the actor may see: in use, or for the shop any."""
    return (await by_ids(actor, [product_id])).get(product_id)


async def by_ids(actor: Actor, ids: Collection[UUID]) -> dict[UUID, models.GiftCardProduct]:
    """Those of the products that the actor may see."""
    if not actor.may("giftCardProduct"):
        return {}
    return {row.id: row for row in await _visible(actor).filter(id__in=list(ids))}


async def sold(ids: Collection[UUID]) -> dict[UUID, models.GiftCardProduct]:
    """The products, archived or not: for who may see a purchase or a card of them."""
    return {row.id: row for row in await models.GiftCardProduct.filter(id__in=list(ids))}


async def page_of(
    actor: Actor,
    wanted: Ask,
    *,
    currency: str | None = None,
    channel: str | None = None,
    archived: bool = False,
) -> Page[models.GiftCardProduct]:
    """A page of the products in use, or of the archived ones, which only the shop sees.

    Raises:
        NotPermitted: the actor may not read products.
        UnknownCurrency: not an ISO 4217 code.
        InvalidInput: a cursor of another list.
    """
    actor.must_be_allowed("giftCardProducts")
    rows = _visible(actor).filter(archived_at__isnull=not archived)
    if currency is not None:
        digits(currency)
        rows = rows.filter(currency=currency)
    if channel is not None:
        rows = rows.filter(Q(channel=channel) | Q(channel__isnull=True))
    return await page(rows, OLDEST_FIRST, wanted)


def _visible(actor: Actor) -> QuerySet[models.GiftCardProduct]:
    rows = models.GiftCardProduct.all()
    return rows if actor.for_shop else rows.filter(archived_at__isnull=True)
