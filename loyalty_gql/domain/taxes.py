"""The tax of a cart with its tenders: read, worked out, and kept with what was redeemed.

Amounts are minor units. What value is comes from the lots that a tender has pinned or spent.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.house import House
from loyalty_gql.domain.reads import among, as_time, as_uuid, fetch
from loyalty_gql.domain.tenders import LoadedCart
from loyalty_gql.errors import InvalidAmount
from loyalty_gql.ledger.commands import Insert, Outcome
from loyalty_gql.rules.money import Money, same_currency
from loyalty_gql.rules.redemption_tax import (
    RedemptionTax,
    Taken,
    as_json,
    cart_tax,
    from_json,
    redeemed,
)
from loyalty_gql.rules.state import NEVER, AccountKind, Lot, Origin
from loyalty_gql.rules.tax import (
    CartTax,
    Meaning,
    Slice,
    TaxedAtIssue,
    TaxedCart,
    TaxTerms,
    Value,
    first_slices,
    fitting,
)
from loyalty_gql.rules.taxed_carts import ReportedLine, taxed_cart

# Minor units of a lot.
Part = tuple[Lot, int]

# What a lot's grant came from: a card that was sold as single-purpose has the rate with it.
_RATE = (
    "LEFT JOIN lot r ON r.id = l.root_id "
    "LEFT JOIN ledger_transaction s ON s.id = r.transaction_id AND s.kind IN ('PURCHASE', 'ISSUE') "
    "LEFT JOIN gift_card g ON g.id = r.account_id AND s.id IS NOT NULL "
)
_HELD = (
    "SELECT t.cart_id, t.account_id, p.amount, l.id, l.origin, l.expires_at, l.priority, "  # noqa: S608 — ours
    "l.created_at, g.tax_rate FROM tender t JOIN hold_pin p ON p.hold_id = t.hold_id "
    f"JOIN lot l ON l.id = p.lot_id {_RATE} WHERE p.amount > 0 AND "
)
_CAPTURED = (
    "SELECT t.cart_id, t.account_id, -u.amount AS amount, l.origin, g.tax_rate FROM tender t "  # noqa: S608 — ours
    "JOIN hold h ON h.cart_id = t.cart_id AND h.account_id = t.account_id "
    "JOIN hold_capture c ON c.hold_id = h.id "
    "JOIN lot_use u ON u.transaction_id = c.transaction_id "
    f"AND u.redemption_id = c.transaction_id JOIN lot l ON l.id = u.lot_id {_RATE} WHERE "
)
_RATES = (
    "SELECT DISTINCT l.root_id, g.tax_rate FROM lot l "  # noqa: S608 — ours
    f"{_RATE} WHERE g.tax_rate IS NOT NULL AND "
)


@dataclass(frozen=True, slots=True)
class Lots:
    """What the tenders of one cart have pinned and spent, by account, and what was kept of it."""

    held: Mapping[UUID, tuple[Slice, ...]]
    captured: Mapping[UUID, tuple[Slice, ...]]
    kept: tuple[RedemptionTax, ...]

    def value(self, account_id: UUID, kind: AccountKind, *, live: bool) -> Value:
        """What one tender holds and has paid; what it pinned counts while its hold is `live`."""
        deducted = [
            row.meaning.deduction_minor for row in self.kept if row.account_id == account_id
        ]
        return Value(
            account_id,
            kind,
            self.held.get(account_id, ()) if live else (),
            self.captured.get(account_id, ()),
            sum(deducted) if deducted else None,
        )


def must_be_tax_of(tax: Money | None, total: Money, *, field: str) -> None:
    """A tax, where one is told, is a part of what it is in.

    Raises:
        CurrencyMismatch: it is in another currency.
        InvalidAmount: it is negative, or more than the whole.
    """
    if tax is None:
        return
    same_currency(tax, total.currency, field=field)
    if not 0 <= tax.minor <= max(0, total.minor):
        raise InvalidAmount("Tax is a part of what it is in, from zero up to all of it.",
                            field=field)  # fmt: skip


def taxed(cart: models.Cart) -> TaxedCart:
    """A cart as it was reported, as tax looks at it."""
    lines: list[dict[str, Any]] = cart.lines
    return taxed_cart(
        cart.total_minor,
        [_line(line) for line in lines],
        tax_total_minor=cart.tax_total_minor,
        prices_include_tax=cart.prices_include_tax,
    )


def _line(line: dict[str, Any]) -> ReportedLine:
    rate = line.get("tax_rate")
    return ReportedLine(
        line["line_id"],
        line["product_id"],
        line["total_minor"],
        line["gift_card"],
        line.get("tax_minor"),
        Decimal(rate) if rate is not None else None,
    )


async def lots_of(cart_ids: Collection[UUID]) -> dict[UUID, Lots]:
    """What the tenders of carts have pinned and spent."""
    ours = among("t.cart_id", 1)
    held: dict[UUID, dict[UUID, list[Slice]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(await fetch(f"{_HELD}{ours}", cart_ids), key=_taken_first):
        held[as_uuid(row["cart_id"])][as_uuid(row["account_id"])].append(_slice(row))
    captured: dict[UUID, dict[UUID, list[Slice]]] = defaultdict(lambda: defaultdict(list))
    for row in await fetch(f"{_CAPTURED}{ours}", cart_ids):
        captured[as_uuid(row["cart_id"])][as_uuid(row["account_id"])].append(_slice(row))
    kept: dict[UUID, list[RedemptionTax]] = defaultdict(list)
    # What came back does not change what the redemptions were.
    rows = models.RedemptionTax.filter(cart_id__in=list(cart_ids), redemption_id=None)
    for row in await rows.order_by("transaction_id"):
        kept[row.cart_id].append(kept_of(row))
    return {
        id_: Lots(
            {account: tuple(slices) for account, slices in held[id_].items()},
            {account: tuple(slices) for account, slices in captured[id_].items()},
            tuple(kept[id_]),
        )
        for id_ in cart_ids
    }


def _taken_first(row: Mapping[str, Any]) -> tuple[object, ...]:
    """The order in which a capture uses up its pins: `Lot.expiry_order`."""
    expires_at = row["expires_at"]
    return (
        NEVER if expires_at is None else as_time(expires_at),
        row["priority"],
        row["origin"] != Origin.PROMOTIONAL,
        as_time(row["created_at"]),
        as_uuid(row["id"]),
    )


def _slice(row: Mapping[str, Any]) -> Slice:
    rate = row["tax_rate"]
    issue = None if rate is None else TaxedAtIssue(Decimal(rate))
    return Slice(int(row["amount"]), row["origin"] == Origin.PROMOTIONAL, issue)


def kept_of(row: models.RedemptionTax) -> RedemptionTax:
    """What was kept of a redemption."""
    meaning = Meaning(row.payment_minor, row.deduction_minor, row.at_issue_minor)
    return RedemptionTax(row.account_id, meaning, from_json(row.by_rate))


def row_of(
    transaction_id: UUID, cart_id: UUID, one: RedemptionTax, redemption_id: UUID | None = None
) -> Insert:
    """What is kept beside a transaction; `redemption_id`: it gives back of that."""
    row = {
        "transaction_id": transaction_id,
        "cart_id": cart_id,
        "account_id": one.account_id,
        "payment_minor": one.meaning.payment_minor,
        "deduction_minor": one.meaning.deduction_minor,
        "at_issue_minor": one.meaning.at_issue_minor,
        "by_rate": as_json(one.by_rate),
        "redemption_id": redemption_id,
    }
    return Insert(models.RedemptionTax, row)


async def kept(transaction_ids: Collection[UUID]) -> dict[UUID, models.RedemptionTax]:
    """What was kept of redemptions."""
    rows = await models.RedemptionTax.filter(transaction_id__in=list(transaction_ids))
    return {row.transaction_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Placing:
    """What each tender may hold when the order is placed, and what is left to collect then."""

    kept: Mapping[UUID, int]
    due_minor: int


async def placing(house: House, loaded: LoadedCart, stays: Mapping[UUID, int]) -> Placing:
    """What of `stays`, what each live tender would hold by its id, the order can use.

    See `rules/tax.py` for the formula. Only where prices are without tax can tenders that fit
    into the total hold too much.
    """
    if loaded.cart.prices_include_tax or not stays:
        return Placing(stays, await still_due(house, loaded, stays))
    read = await read_taxes(house, loaded)
    fits = fitting(read.cart, read.holding(loaded, stays), house.tax)
    kept = {one.id: fits[one.account_id] for one in loaded.live}
    return Placing(kept, read.due(loaded, kept))


async def still_due(house: House, loaded: LoadedCart, stays: Mapping[UUID, int]) -> int:
    """What is left to collect when each live tender holds what `stays` says, by its id."""
    cart = loaded.cart
    if cart.prices_include_tax:
        return max(0, cart.total_minor - loaded.captured_minor - sum(stays.values()))
    read = await read_taxes(house, loaded)
    return read.due(loaded, stays)


@dataclass(frozen=True, slots=True)
class Taxes:
    """A cart as tax looks at it, what its tenders are, and what was kept of earlier captures."""

    terms: TaxTerms
    cart_id: UUID
    cart: TaxedCart
    values: list[Value]
    earlier: tuple[RedemptionTax, ...]
    rates: Mapping[UUID, TaxedAtIssue]

    def holding(self, loaded: LoadedCart, stays: Mapping[UUID, int]) -> list[Value]:
        """The tenders with no more than `stays` says: what lasts longest is given back first."""
        return [
            replace(value, held=first_slices(value.held, stays.get(one.id, 0)))
            for one, value in zip(loaded.tenders, self.values, strict=True)
        ]

    def due(self, loaded: LoadedCart, stays: Mapping[UUID, int]) -> int:
        """What is left to collect when the tenders hold what `stays` says."""
        tax = cart_tax(self.cart, self.holding(loaded, stays), self.terms, self.earlier)
        return max(0, tax.due_minor)

    def beside(self, account_id: UUID, kind: AccountKind, held: Iterable[Part]) -> "Taxes":
        """With one more tender, the last one, which would hold these parts of its lots."""
        old = [value for value in self.values if value.account_id == account_id]
        others = [value for value in self.values if value.account_id != account_id]
        slices = tuple(
            Slice(minor, lot.origin is Origin.PROMOTIONAL, self.rates.get(lot.root_id))
            for lot, minor in held
        )
        value = old[0] if old else Value(account_id, kind)
        return replace(self, values=[*others, replace(value, held=slices)])

    def fits(self, account_id: UUID) -> int:
        """How much of what this tender holds the order could use."""
        return fitting(self.cart, self.values, self.terms)[account_id]

    def due_now(self) -> int:
        """What is left to collect beside all that the tenders hold."""
        return max(0, cart_tax(self.cart, self.values, self.terms, self.earlier).due_minor)

    def rows(self, outcome: Outcome, *, last: bool) -> list[Insert]:
        """What is kept of a command's redemptions; `last`: nothing is held any more after it."""
        taken: dict[UUID, list[Slice]] = defaultdict(list)
        accounts: dict[UUID, UUID] = {}
        for one in outcome.spent():
            accounts[one.account_id] = one.transaction_id
            promotional = one.origin is Origin.PROMOTIONAL
            issue = self.rates.get(one.root_id)
            taken[one.account_id].append(Slice(one.amount, promotional, issue))
        values = self._after(taken) if last else self.values
        found = redeemed(
            self.cart,
            values,
            self.terms,
            [Taken(account, tuple(slices)) for account, slices in taken.items()],
            self.earlier,
        )
        return [row_of(accounts[one.account_id], self.cart_id, one) for one in found]

    def _after(self, taken: Mapping[UUID, list[Slice]]) -> list[Value]:
        """The tenders when all that is left of them is what is taken now, and was before."""
        known = {value.account_id for value in self.values}
        new = (Value(id_, AccountKind.GIFT_CARD) for id_ in taken if id_ not in known)
        return [
            replace(value, held=tuple(taken.get(value.account_id, ())))
            for value in (*self.values, *new)
        ]


async def read_taxes(house: House, loaded: LoadedCart, accounts: Collection[UUID] = ()) -> Taxes:
    """A cart with its tenders; `accounts` are those that it will have besides."""
    cart = loaded.cart
    lots = (await lots_of([cart.id]))[cart.id]
    rates: dict[UUID, TaxedAtIssue] = {}
    paying = [*accounts, *(one.account_id for one in loaded.live)]
    for row in await fetch(f"{_RATES}{among('l.account_id', 1)}", paying):
        rates[as_uuid(row["root_id"])] = TaxedAtIssue(Decimal(row["tax_rate"]))
    values = [lots.value(one.account_id, one.kind, live=one.live) for one in loaded.tenders]
    return Taxes(house.tax, cart.id, taxed(cart), values, lots.kept, rates)


def of_cart(
    terms: TaxTerms, cart: models.Cart, values: Sequence[Value], kept: Sequence[RedemptionTax]
) -> CartTax:
    """What tenders do to a cart's tax; `kept` is what was of its redemptions."""
    return cart_tax(taxed(cart), values, terms, kept)
