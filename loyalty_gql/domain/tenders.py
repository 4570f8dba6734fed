"""A cart with its tenders as they stand: what every verb on a cart reads first."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.attempts import AGELESS_COLUMNS, BALANCE_JOINS, Balance, active_since
from loyalty_gql.domain.balances import hold_of, moved
from loyalty_gql.domain.reads import among, as_time, as_uuid, fetch, maybe_time, optional
from loyalty_gql.domain.together import Together
from loyalty_gql.errors import NotFound
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import COMPANY
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import AccountKind, AccountStatus, EndReason, Hold, HoldStrength
from loyalty_gql.rules.tenders import Standing

# A balance is on a cart once; applied again, it asks anew.
TENDER_AGAIN = (
    "ON CONFLICT (cart_id, account_id) DO UPDATE SET hold_id = excluded.hold_id, "
    "asked_minor = excluded.asked_minor, by_code = excluded.by_code, position = excluded.position, "
    "refused = excluded.refused"
)


@record(kw_only=True)
class CartTender:
    """A tender with its hold, in minor units. `live`: its hold still reserves.

    `spare_minor` is what its account could still give, as far as is known before the lock.
    `companys`: it is the credit of a company, which never grows by itself.
    """

    id: UUID
    account_id: UUID
    kind: AccountKind
    currency: str
    asked_minor: int | None
    by_code: bool
    position: int
    created_at: datetime
    hold: Hold
    live: bool
    captured_minor: int
    spare_minor: int
    balance: Balance
    companys: bool = False

    @property
    def held_minor(self) -> int:
        """What is reserved now."""
        return self.hold.remaining if self.live else 0

    @property
    def firm(self) -> bool:
        """Reserved for an order that is being placed."""
        return self.live and self.hold.strength is HoldStrength.FIRM

    @property
    def shrunk_away(self) -> bool:
        """Ended only because the cart became too small for it: it may come back."""
        return self.hold.end_reason is EndReason.CART_TOTAL_DROPPED

    def standing(self) -> Standing:
        """As the rules look at it."""
        return Standing(
            self.id,
            self.kind,
            self.asked_minor,
            self.held_minor,
            self.captured_minor,
            self.spare_minor,
        )


@record
class CustomerCredit:
    """A customer's store credit account, as the validators look at it."""

    account_id: UUID
    balance: Balance


@record
class LoadedCart:
    """A cart and its tenders in the order they were applied.

    `at`: when it was read, by the ledger's clock; None where it was not read. `own`: the credit of
    the cart's customer in its currency, if there is any and it was read.
    """

    cart: models.Cart
    tenders: list[CartTender]
    at: datetime | None = None
    own: CustomerCredit | None = None

    @property
    def live(self) -> list[CartTender]:
        """Those that reserve something now."""
        return [one for one in self.tenders if one.live]

    @property
    def held_minor(self) -> int:
        """What the cart's tenders reserve now."""
        return sum(one.held_minor for one in self.tenders)

    @property
    def captured_minor(self) -> int:
        """What was taken from the cart's tenders."""
        return sum(one.captured_minor for one in self.tenders)

    @property
    def amount_due_minor(self) -> int:
        """What the shop must collect by other means."""
        return max(0, self.cart.total_minor - self.held_minor - self.captured_minor)

    @property
    def placed(self) -> bool:
        """An order is being placed, or was: tenders can't be changed by the shopper any more."""
        going_on = self.cart.reported_at is not None or any(one.firm for one in self.tenders)
        authorized = self.cart.authorized_at is not None
        return (authorized and going_on) or self.captured_minor > 0


CART_COLUMNS = (
    "id", "cart_id", "revision", "currency", "total_minor", "customer_id", "channel", "lines",
    "order_id", "authorized_at", "reported_at", "closed_at", "due_minor", "refunded_other_minor",
    "discount_minor", "paid_minor", "tax_total_minor", "prices_include_tax", "company_id",
    "version", "created_at", "updated_at",
)  # fmt: skip
# What a tender captured it may have captured with an earlier hold of the same account.
_LOADED = (
    f"SELECT {', '.join(f'c.{name} AS its_{name}' for name in CART_COLUMNS)}, "  # noqa: S608 — ours
    f"t.id AS tender_id, t.asked_minor, t.by_code, t.position, t.created_at, {AGELESS_COLUMNS}, "
    "a.balance - a.held AS spare, "
    "(SELECT o.owner_kind FROM store_credit_account o WHERE o.id = t.account_id) AS owner_kind, "
    "h.id, h.account_id, h.cart_id, h.customer_id, "
    "h.strength, h.state, h.end_reason, h.placed, h.captured, h.released, h.lapsed, h.placed_at, "
    "h.soft_until, h.lapses_at, h.reported_at, h.ended_at, "
    "(SELECT SUM(o.captured) FROM hold o "
    "WHERE o.cart_id = t.cart_id AND o.account_id = t.account_id) AS captured_in_all, "
    "(SELECT offset_microseconds FROM ledger_clock) AS clock_offset, "
    # The customer's own credit in the cart's currency comes along: most often it is what pays.
    "own.id AS own_id, oa.status AS own_status, oa.claimed_by AS own_claimed_by, "
    "{ages} FROM cart c LEFT JOIN store_credit_account own ON own.owner_kind = 'customer' "
    "AND own.owner_id = c.customer_id AND own.currency = c.currency "
    "LEFT JOIN account oa ON oa.id = own.id "
    "{tenders} LEFT JOIN hold h ON h.id = t.hold_id "
    f"LEFT JOIN account a ON a.id = t.account_id {BALANCE_JOINS}"
)
_AGES = (
    f"{active_since('a.id', 'a.created_at')} AS active_since, "
    f"{active_since('own.id', 'oa.created_at')} AS own_active_since"
)
_NO_AGES = "NULL AS active_since, NULL AS own_active_since"


def _loading(where: str, *, ages: bool = True) -> str:
    tenders = optional("tender", "cart_id", "c.id", "t")
    loaded = _LOADED.format(ages=_AGES if ages else _NO_AGES, tenders=tenders)
    return f"{loaded} WHERE {where} ORDER BY t.position, t.id"


async def load_cart(cart_id: str, now: datetime, *, ages: bool = True) -> LoadedCart | None:
    """A cart and its tenders with their holds, by the shop's id, in one statement.

    A hold whose time has run out is not live. Without `ages` nobody is told since when its balances
    are active, which takes a fifth of the time.
    """
    return _loaded(await (_carts if ages else _ageless).load(cart_id) or [], now)


async def _read_carts(cart_ids: list[str], *, ages: bool = True) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(_loading(among("c.cart_id", 1, "text"), ages=ages), cart_ids):
        found[row["its_cart_id"]].append(row)
    return found


_carts = Together(_read_carts)
_ageless = Together(partial(_read_carts, ages=False))


async def load_order(order_id: str, now: datetime) -> LoadedCart | None:
    """The same, by the shop's id of the order that the cart became."""
    return _loaded(await fetch(_loading("c.order_id = $1"), order_id), now)


def _loaded(rows: list[dict[str, Any]], now: datetime) -> LoadedCart | None:
    if not rows:
        return None
    first = rows[0]
    # As the ORM makes a row of its own reading: its constructor takes each value through a check.
    make = models.Cart._init_from_db  # pyright: ignore[reportPrivateUsage]
    cart = make(**{name: first[f"its_{name}"] for name in CART_COLUMNS})
    tenders = [_tender(row, now) for row in rows if row["tender_id"] is not None]
    return LoadedCart(cart, tenders, moved(now, first["clock_offset"]), _own_credit(first))


def _own_credit(row: Mapping[str, Any]) -> CustomerCredit | None:
    if row["own_id"] is None or row["own_claimed_by"] is not None:
        return None
    balance = Balance(
        kind=AccountKind.STORE_CREDIT,
        status=AccountStatus(row["own_status"]),
        currency=row["its_currency"],
        owner_id=row["its_customer_id"],
        active_since=maybe_time(row["own_active_since"]),
    )
    return CustomerCredit(as_uuid(row["own_id"]), balance)


def _tender(row: dict[str, Any], now: datetime) -> CartTender:
    hold = hold_of(row)
    # Whatever company the cart is for by now.
    companys = row["owner_kind"] == COMPANY
    return CartTender(
        id=as_uuid(row["tender_id"]),
        account_id=hold.account_id,
        kind=AccountKind(row["kind"]),
        currency=row["currency"],
        asked_minor=row["asked_minor"],
        by_code=bool(row["by_code"]),
        position=row["position"],
        created_at=as_time(row["created_at"]),
        hold=hold,
        live=hold.open and hold.lapses_at > moved(now, row["clock_offset"]),
        captured_minor=int(row["captured_in_all"]),
        spare_minor=0 if companys else row["spare"],
        balance=Balance.of(row),
        companys=companys,
    )


async def find_cart(actor: Actor, cart_id: str, now: datetime, *, ages: bool = True) -> LoadedCart:
    """A cart the actor may use: its token's holder, its customer, or the shop.

    `ages`: see `load_cart`.

    Raises:
        NotFound: no such cart, or not the actor's: the two look the same.
    """
    loaded = await load_cart(cart_id, now, ages=ages)
    if loaded is None or not may_use(actor, loaded.cart):
        raise NotFound("There is no such cart.", field="cartId")
    return loaded


def may_use(actor: Actor, cart: models.Cart) -> bool:
    """Whether the cart is the actor's to use."""
    own = actor.customer_id is not None and actor.customer_id == cart.customer_id
    return actor.for_shop or own or (actor.cart is not None and actor.cart == cart.id)
