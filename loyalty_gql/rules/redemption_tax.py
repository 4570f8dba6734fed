"""What one redemption moved of its cart's tax: parts that add up to the whole, exactly.

A cart may be captured in several parts and from several tenders. Each part takes its share of what
the parts before it have left over, so that the last one brings the sum to the whole. Minor units.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from loyalty_gql.rules.money import split
from loyalty_gql.rules.tax import (
    CartTax,
    Meaning,
    Slice,
    TaxedCart,
    TaxTerms,
    Value,
    deducting,
    work_out,
)


@dataclass(frozen=True, slots=True)
class RateShare:
    """Of one rate: what was deducted or taxed at issue, what was paid, and the tax in each.

    `taxable` says whether tax counts here at all: gift cards on sale are paid without any.
    """

    rate: Decimal | None
    taxable: bool = True
    deduction_minor: int = 0
    at_issue_minor: int = 0
    taxable_lowered_minor: int = 0
    tax_lowered_minor: int = 0
    payment_minor: int = 0
    tax_paid_minor: int = 0

    @property
    def lowered_minor(self) -> int:
        """What it took out of what is taxed."""
        return self.deduction_minor + self.at_issue_minor

    def plus(self, other: "RateShare") -> "RateShare":
        """Both together."""
        return replace(
            self, **{name: getattr(self, name) + getattr(other, name) for name in AMOUNTS}
        )


AMOUNTS = (
    "deduction_minor", "at_issue_minor", "taxable_lowered_minor", "tax_lowered_minor",
    "payment_minor", "tax_paid_minor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RedemptionTax:
    """The taxable amounts of one redemption from one account."""

    account_id: UUID
    meaning: Meaning
    by_rate: tuple[RateShare, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a redemption took from a tender, as the lots it came from say."""

    account_id: UUID
    slices: tuple[Slice, ...]


def whole_shares(cart: TaxedCart, tax: CartTax) -> tuple[RateShare, ...]:
    """All that the tenders do, by rate: what they pay counts for each in proportion."""
    gross = [one.taxable_after_minor + one.tax_after_minor for one in tax.by_rate]
    reach = [*gross, cart.untaxed_minor]
    paid = split(min(tax.meaning.payment_minor, sum(reach)), reach)
    shares = [
        RateShare(
            one.rate,
            deduction_minor=one.deduction_minor,
            at_issue_minor=one.at_issue_minor,
            taxable_lowered_minor=one.taxable_before_minor - one.taxable_after_minor,
            tax_lowered_minor=one.tax_before_minor - one.tax_after_minor,
            payment_minor=payment,
            tax_paid_minor=round(Fraction(one.tax_after_minor * payment, whole)) if whole else 0,
        )
        for one, whole, payment in zip(tax.by_rate, gross, paid, strict=False)
    ]
    # Beyond what there is to pay nothing is taxed, but it was taken: an order that has shrunk.
    beyond = tax.meaning.payment_minor - sum(paid)
    return (*shares, RateShare(None, taxable=False, payment_minor=paid[-1] + beyond))


def redeemed(
    cart: TaxedCart,
    values: Sequence[Value],
    terms: TaxTerms,
    taken: Sequence[Taken],
    earlier: Sequence[RedemptionTax],
) -> list[RedemptionTax]:
    """What each tender's redemption means, after those that were kept before."""
    tax = work_out(cart, values, terms)
    whole = whole_shares(cart, tax)
    kept = list(earlier)
    for one in taken:
        before = [row for row in kept if row.account_id == one.account_id]
        done = sum((row.meaning for row in before), Meaning())
        meaning = _meaning(one, tax.by_account[one.account_id], done, terms)
        so_far = _added_up(whole, kept)
        kept.append(
            RedemptionTax(
                one.account_id,
                meaning,
                _next(whole, so_far, meaning, with_tax=cart.prices_include_tax),
            )
        )
    return kept[len(earlier) :]


def _meaning(taken: Taken, whole: Meaning, done: Meaning, terms: TaxTerms) -> Meaning:
    """What was taken, as far as it is not a payment: up to what is left of the tender's whole."""
    amount = sum(one.minor for one in taken.slices)
    issued = sum(one.minor for one in taken.slices if one.at_issue)
    at_issue = min(issued, max(0, whole.at_issue_minor - done.at_issue_minor))
    left = max(0, whole.deduction_minor - done.deduction_minor)
    deduction = min(deducting(taken.slices, terms), left)
    return Meaning(amount - at_issue - deduction, deduction, at_issue)


def _added_up(whole: Sequence[RateShare], kept: Iterable[RedemptionTax]) -> list[RateShare]:
    """What was kept, by the rates of the whole; a rate that the cart has lost counts no more."""
    sums = {(one.rate, one.taxable): RateShare(one.rate, one.taxable) for one in whole}
    for row in kept:
        for one in row.by_rate:
            key = (one.rate, one.taxable)
            if key in sums:
                sums[key] = sums[key].plus(one)
    return list(sums.values())


def _next(
    whole: Sequence[RateShare],
    so_far: Sequence[RateShare],
    meaning: Meaning,
    *,
    with_tax: bool,
) -> tuple[RateShare, ...]:
    """The shares of a redemption: what is left at each rate, in proportion."""

    def over(amount: int, name: str) -> list[int]:
        all_of_it = [getattr(one, name) for one in whole]
        left = [
            max(0, most - getattr(done, name)) for most, done in zip(all_of_it, so_far, strict=True)
        ]
        weights = left if sum(left) >= amount else all_of_it
        if sum(weights) == 0:
            weights = [0] * (len(whole) - 1) + [1]
        return split(amount, weights)

    shares: list[RateShare] = []
    for most, done, deduction, at_issue, payment in zip(
        whole,
        so_far,
        over(meaning.deduction_minor, "deduction_minor"),
        over(meaning.at_issue_minor, "at_issue_minor"),
        over(meaning.payment_minor, "payment_minor"),
        strict=True,
    ):
        lowered = done.lowered_minor + deduction + at_issue
        paid = done.payment_minor + payment
        tax = _up_to(most.tax_lowered_minor, lowered, most.lowered_minor) - done.tax_lowered_minor
        taxable = (
            _up_to(most.taxable_lowered_minor, lowered, most.lowered_minor)
            - done.taxable_lowered_minor
        )
        shares.append(
            RateShare(
                most.rate,
                most.taxable,
                deduction,
                at_issue,
                deduction + at_issue - tax if with_tax else taxable,
                tax,
                payment,
                _up_to(most.tax_paid_minor, paid, most.payment_minor) - done.tax_paid_minor,
            )
        )
    return tuple(one for one in shares if one.lowered_minor or one.payment_minor)


def _up_to(all_of_it: int, part: int, whole: int) -> int:
    """So much of an amount belongs to the first `part` of `whole`."""
    return all_of_it * min(part, whole) // whole if whole else 0


def as_json(shares: Iterable[RateShare]) -> list[dict[str, Any]]:
    """As it is kept beside a transaction."""
    return [
        {
            "rate": None if one.rate is None else str(one.rate),
            "taxable": one.taxable,
            **{name: getattr(one, name) for name in AMOUNTS},
        }
        for one in shares
    ]


def from_json(rows: Iterable[dict[str, Any]]) -> tuple[RateShare, ...]:
    """As it was kept."""
    return tuple(
        RateShare(
            None if row["rate"] is None else Decimal(row["rate"]),
            row["taxable"],
            **{name: row[name] for name in AMOUNTS},
        )
        for row in rows
    )
