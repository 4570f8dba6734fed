"""What tenders do to the tax of a cart: a payment after tax, or a deduction before it.

Minor units of the cart's currency throughout; rates are percent. Rules of the states, by name:

* Bought value of a multi-purpose card is a payment. Tax is due when goods are handed over for it,
  on all that they cost: articles 30b(2) and 73a of Directive 2006/112/EC, as put in by (EU)
  2016/1065. Where prices are without tax the same holds: a gift card pays the tax, too.
* Promotional credit lowers the price before tax: a price reduction (article 79), a retailer's own
  coupon in the United States (as New York, 20 NYCRR 526.5). So does all value under `DEDUCT_ALL`,
  as some platforms do.
* A single-purpose card was taxed when it was sold: handing over goods for it is no transaction of
  its own (article 30b(1)), so what it pays is taken out of what is taxed now, tax and all.

What is still to be collected follows:

    due = total - value of all tenders - tax saved by the deduction

With tax-inclusive prices a deduction of 10 takes 10 off a price that contains its tax, and nothing
more: the last term is 0, only the tax inside gets less. With tax-exclusive prices 10 come off the
price and its tax goes too; that tax is the last term, the sum of `tax before - tax after` over the
rates. A payment, and what was taxed at issue, lower what is due by themselves and nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from loyalty_gql.rules.deductible import (
    BUILT_IN,
    DeductibleStep,
    PricedLine,
    Situation,
    deductible,
)
from loyalty_gql.rules.money import split
from loyalty_gql.rules.state import AccountKind

HUNDRED = 100


class TaxTreatment(StrEnum):
    """What redeemed value is, unless its card was taxed when it was sold."""

    BY_ORIGIN = "by-origin"
    DEDUCT_ALL = "deduct-all"


@dataclass(frozen=True, slots=True)
class TaxTerms:
    """What a shop has set.

    `at_issue`: the rate that the sale of its cards is taxed at, by market, where a product does not
    say (see `issue_tax`).
    """

    treatment: TaxTreatment = TaxTreatment.BY_ORIGIN
    steps: tuple[DeductibleStep, ...] = BUILT_IN
    at_issue: Mapping[str | None, str] = field(default_factory=dict[str | None, str])


@dataclass(frozen=True, slots=True)
class TaxedPart:
    """All of a cart that is taxed alike. `gross_minor` is with tax; no rate: it was not told."""

    rate: Decimal | None
    gross_minor: int
    tax_minor: int

    def __post_init__(self) -> None:
        assert 0 <= self.tax_minor <= self.gross_minor, self

    @property
    def net_minor(self) -> int:
        """Without tax."""
        return self.gross_minor - self.tax_minor

    def price(self, *, with_tax: bool) -> int:
        """As it is quoted."""
        return self.gross_minor if with_tax else self.net_minor

    def lowered(self, by_minor: int, *, with_tax: bool) -> "TaxedPart":
        """The same for a lower price, the tax in proportion, half to even."""
        price = self.price(with_tax=with_tax)
        if by_minor == 0:
            return self
        left = price - by_minor
        tax = round(Fraction(self.tax_minor * left, price))
        return TaxedPart(self.rate, left if with_tax else left + tax, tax)


@dataclass(frozen=True, slots=True)
class TaxedCart:
    """A cart as tax looks at it. `untaxed_minor`: gift cards on sale, which nothing taxes."""

    total_minor: int
    prices_include_tax: bool
    parts: tuple[TaxedPart, ...]
    untaxed_minor: int = 0
    lines: tuple[PricedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxedAtIssue:
    """The card was sold as single-purpose, for goods of this rate."""

    rate: Decimal


@dataclass(frozen=True, slots=True)
class Slice:
    """Value of one kind, in the order in which a tender gives it."""

    minor: int
    promotional: bool
    at_issue: TaxedAtIssue | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What one tender, known by its account, holds and has paid.

    `deducted_minor` is what was deducted when it paid; None: as it would be now.
    """

    account_id: UUID
    kind: AccountKind
    held: tuple[Slice, ...] = ()
    captured: tuple[Slice, ...] = ()
    deducted_minor: int | None = None

    @property
    def held_minor(self) -> int:
        """What is reserved."""
        return sum(one.minor for one in self.held)

    @property
    def slices(self) -> tuple[Slice, ...]:
        """All of it, what was captured first."""
        return (*self.captured, *self.held)

    @property
    def minor(self) -> int:
        """All of it."""
        return sum(one.minor for one in self.slices)

    def issued_at(self, rate: Decimal | None) -> int:
        """What of it was taxed at that rate when it was sold."""
        return issued_at(self.slices, rate)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an amount of value means to tax; the three make up all of it."""

    payment_minor: int = 0
    deduction_minor: int = 0
    at_issue_minor: int = 0

    @property
    def minor(self) -> int:
        """All of it."""
        return self.payment_minor + self.deduction_minor + self.at_issue_minor

    def __add__(self, other: "Meaning") -> "Meaning":
        return Meaning(
            self.payment_minor + other.payment_minor,
            self.deduction_minor + other.deduction_minor,
            self.at_issue_minor + other.at_issue_minor,
        )


@dataclass(frozen=True, slots=True)
class RateTax:
    """One rate of a cart, or what a redemption moved of it.

    `taxable` is without tax. What is deducted and taxed at issue is in prices as they are quoted
    and with tax, in this order; `at_issue_tax` is the tax in the latter.
    """

    rate: Decimal | None
    taxable_before_minor: int
    tax_before_minor: int
    deduction_minor: int
    at_issue_minor: int
    at_issue_tax_minor: int
    taxable_after_minor: int
    tax_after_minor: int


@dataclass(frozen=True, slots=True)
class CartTax:
    """What the tenders of a cart do to its tax.

    `issued` is what each account pays that was taxed at issue, by the rates in their order.
    """

    total_minor: int
    meaning: Meaning
    by_account: dict[UUID, Meaning]
    by_rate: tuple[RateTax, ...]
    issued: dict[UUID, tuple[int, ...]]
    saved_minor: int = 0

    @property
    def due_minor(self) -> int:
        """What is left to collect: see the formula above. Negative where too much is held."""
        return self.total_minor - self.meaning.minor - self.saved_minor

    def sum_of(self, name: str) -> int:
        """One column of the rates."""
        return sum(getattr(one, name) for one in self.by_rate)


def tax_within(gross_minor: int, rate: Decimal) -> int:
    """The tax inside an amount with tax, half to even."""
    percent = Fraction(rate)
    return round(gross_minor * percent / (HUNDRED + percent))


def work_out(cart: TaxedCart, values: Sequence[Value], terms: TaxTerms) -> CartTax:
    """What is a payment, what a deduction, and what that leaves to be taxed at each rate."""
    inclusive = cart.prices_include_tax
    parts, issued = _without_issued(cart, values)
    prices = [part.price(with_tax=inclusive) for part in parts]
    meanings = _meanings(cart, values, terms, sum(prices), issued)
    whole = sum(meanings.values(), Meaning())
    shares = split(whole.deduction_minor, prices) if sum(prices) else [0] * len(prices)
    rates: list[RateTax] = []
    saved = 0
    for before, part, share in zip(cart.parts, parts, shares, strict=True):
        after = part.lowered(share, with_tax=inclusive)
        saved += 0 if inclusive else part.tax_minor - after.tax_minor
        rates.append(
            RateTax(
                before.rate, before.net_minor, before.tax_minor, share,
                before.gross_minor - part.gross_minor, before.tax_minor - part.tax_minor,
                after.net_minor, after.tax_minor,
            )
        )  # fmt: skip
    return CartTax(cart.total_minor, whole, meanings, tuple(rates), issued, saved)


def _without_issued(
    cart: TaxedCart, values: Sequence[Value]
) -> tuple[list[TaxedPart], dict[UUID, tuple[int, ...]]]:
    """The parts less what single-purpose cards pay of them, and how much of each each account does.

    Such a card pays with its tax for what is taxed at its rate; for anything else it is a payment.
    """
    room = [part.gross_minor for part in cart.parts]
    issued: dict[UUID, tuple[int, ...]] = {}
    for value in values:
        mine = [
            min(value.issued_at(part.rate), left)
            for part, left in zip(cart.parts, room, strict=True)
        ]
        room = [left - one for left, one in zip(room, mine, strict=True)]
        issued[value.account_id] = tuple(mine)
    # At once: what is rounded bit by bit depends on how it was split up.
    parts = [
        part.lowered(part.gross_minor - left, with_tax=True)
        for part, left in zip(cart.parts, room, strict=True)
    ]
    return parts, issued


def _meanings(
    cart: TaxedCart,
    values: Sequence[Value],
    terms: TaxTerms,
    prices_minor: int,
    issued: dict[UUID, tuple[int, ...]],
) -> dict[UUID, Meaning]:
    """What was captured counts first: it has happened. Then each tender in its turn."""
    deducted: dict[UUID, int] = {}
    captured = others = 0
    for value in values:
        told = value.deducted_minor
        wanted = deducting(value.captured, terms) if told is None else told
        deducted[value.account_id] = min(wanted, prices_minor - captured)
        captured += deducted[value.account_id]
    for value in values:
        at = Situation(prices_minor, value.kind, others, captured, cart.lines)
        most = min(deductible(terms.steps, at), prices_minor - captured - others)
        now = min(deducting(value.held, terms), most)
        others += now
        deducted[value.account_id] += now
    found: dict[UUID, Meaning] = {}
    for value in values:
        id_ = value.account_id
        at_issue = sum(issued[id_])
        found[id_] = Meaning(value.minor - at_issue - deducted[id_], deducted[id_], at_issue)
    return found


def issued_at(slices: Iterable[Slice], rate: Decimal | None) -> int:
    """What of some value was taxed at a rate when it was sold."""
    return sum(one.minor for one in slices if one.at_issue and one.at_issue.rate == rate)


def deducting(slices: Sequence[Slice], terms: TaxTerms) -> int:
    """What of some value would be a deduction before tax, if nothing limits it."""
    everything = terms.treatment is TaxTreatment.DEDUCT_ALL
    plain = (one for one in slices if one.at_issue is None)
    return sum(one.minor for one in plain if everything or one.promotional)


def fitting(cart: TaxedCart, values: Sequence[Value], terms: TaxTerms) -> dict[UUID, int]:
    """How much of what each tender holds the cart can still use, first tender first.

    With tax-exclusive prices a deduction lowers the tax as well, so that tenders which add up to
    the total may hold more than is left to pay. The last ones give that back.
    """
    held = [value.held_minor for value in values]
    if work_out(cart, values, terms).due_minor >= 0:
        return {value.account_id: value.held_minor for value in values}
    fits, too_much = 0, sum(held)
    while too_much - fits > 1:
        middle = (fits + too_much) // 2
        tried = work_out(cart, _first(values, middle), terms)
        fits, too_much = (middle, too_much) if tried.due_minor >= 0 else (fits, middle)
    return {value.account_id: value.held_minor for value in _first(values, fits)}


def _first(values: Sequence[Value], minor: int) -> list[Value]:
    """The tenders with no more than the first `minor` of what they hold."""
    kept: list[Value] = []
    for value in values:
        mine = first_slices(value.held, minor)
        minor -= sum(one.minor for one in mine)
        kept.append(replace(value, held=mine))
    return kept


def first_slices(slices: Sequence[Slice], minor: int) -> tuple[Slice, ...]:
    """What the first `minor` of some value is."""
    kept: list[Slice] = []
    for one in slices:
        part = min(one.minor, minor)
        if part:
            kept.append(replace(one, minor=part))
        minor -= part
    return tuple(kept)
