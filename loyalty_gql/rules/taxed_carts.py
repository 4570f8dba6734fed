"""From what a shop reports of a cart to what is taxed alike in it. Minor units, rates in percent.

Shops tell more or less: tax by line, a rate by line, only the whole tax, or nothing. What they tell
is taken as it is; what is missing is what is left of the whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.deductible import PricedLine
from loyalty_gql.rules.money import split
from loyalty_gql.rules.tax import TaxedCart, TaxedPart, tax_within

# A rate as people write it. Taxes above the price there are; ten times it there are none.
_RATE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


def tax_rate(text: str | None, *, field: str) -> str | None:
    """A rate in percent, always written alike, or None.

    Raises:
        InvalidInput: it is none.
    """
    if text is None:
        return None
    if not _RATE.fullmatch(text):
        raise InvalidInput('A rate is percent, such as "19" or "8.875".', field=field)
    return f"{Decimal(text).normalize():f}"


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """A line with what it costs, tax and all, and what was told of that tax."""

    line_id: str
    product_id: str | None
    total_minor: int
    gift_card: bool
    tax_minor: int | None = None
    rate: Decimal | None = None

    @property
    def told(self) -> bool:
        """Whether its tax is known."""
        return self.tax_minor is not None or self.rate is not None

    @property
    def known_tax_minor(self) -> int:
        """The tax that was told, or follows from the rate."""
        if self.tax_minor is not None:
            return self.tax_minor
        return tax_within(self.total_minor, self.rate) if self.rate is not None else 0


def taxed_cart(
    total_minor: int,
    lines: Sequence[ReportedLine],
    *,
    tax_total_minor: int | None,
    prices_include_tax: bool,
) -> TaxedCart:
    """A gift card on sale is not taxed, unless its line says so: then it is single-purpose.

    What the lines do not add up to is shipping, taxed by what is left of the whole tax, or a
    discount on all of them.
    """
    untaxed = sum(max(0, one.total_minor) for one in lines if one.gift_card and not one.told)
    untaxed = min(untaxed, total_minor)
    parts = _by_rate(one for one in lines if one.told)
    rest = total_minor - untaxed - sum(part.gross_minor for part in parts)
    if rest < 0:
        parts = _discounted(parts, -rest)
    known = sum(part.tax_minor for part in parts)
    missing = 0 if tax_total_minor is None else tax_total_minor - known
    if rest > 0:
        tax = min(max(0, missing), rest)
        missing -= tax
        parts = _with(parts, TaxedPart(None, rest, tax))
    return TaxedCart(
        total_minor,
        prices_include_tax,
        tuple(_corrected(parts, missing)),
        untaxed,
        tuple(_priced(line, with_tax=prices_include_tax) for line in lines),
    )


def _priced(line: ReportedLine, *, with_tax: bool) -> PricedLine:
    price = line.total_minor - (0 if with_tax else line.known_tax_minor)
    return PricedLine(line.line_id, line.product_id, price, line.rate, line.gift_card)


def _by_rate(lines: Iterable[ReportedLine]) -> list[TaxedPart]:
    """Lines of one rate together; those of no rate by themselves as one. Not what can't be."""
    found: dict[Decimal | None, tuple[int, int]] = {}
    for line in lines:
        gross, tax = found.get(line.rate, (0, 0))
        found[line.rate] = (gross + line.total_minor, tax + line.known_tax_minor)
    return [
        TaxedPart(rate, gross, tax) for rate, (gross, tax) in found.items() if 0 <= tax <= gross
    ]


def _with(parts: Sequence[TaxedPart], more: TaxedPart) -> list[TaxedPart]:
    """One part a rate: what was told without a rate, and what was not told, are one."""
    same = [part for part in parts if part.rate == more.rate]
    gross = more.gross_minor + sum(part.gross_minor for part in same)
    tax = more.tax_minor + sum(part.tax_minor for part in same)
    others = [part for part in parts if part.rate != more.rate]
    return [*others, TaxedPart(more.rate, gross, tax)]


def _discounted(parts: Sequence[TaxedPart], by_minor: int) -> list[TaxedPart]:
    weights = [part.gross_minor for part in parts]
    shares = split(min(by_minor, sum(weights)), weights)
    return [part.lowered(share, with_tax=True) for part, share in zip(parts, shares, strict=True)]


def _corrected(parts: Sequence[TaxedPart], by_minor: int) -> list[TaxedPart]:
    """The parts with so much more tax, or less: the shop rounds its whole tax as it does."""
    weights = [part.net_minor if by_minor > 0 else part.tax_minor for part in parts]
    shares = split(min(abs(by_minor), sum(weights)), weights)
    sign = 1 if by_minor > 0 else -1
    return [
        TaxedPart(part.rate, part.gross_minor, part.tax_minor + sign * share)
        for part, share in zip(parts, shares, strict=True)
    ]
