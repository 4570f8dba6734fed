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

from loyalty_gql.rules.money import split, split_steadily
from loyalty_gql.rules.tax import (
    CartTax,
    Meaning,
    RateTax,
    Slice,
    TaxedCart,
    TaxTerms,
    Value,
    deducting,
    issued_at,
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
    """What each tender's redemption means, after those that were kept before.

    What is kept in the end depends on how much was taken of each tender, and not on how it was
    split up into captures.
    """
    tax = work_out(cart, values, terms)
    whole = whole_shares(cart, tax)
    kept = list(earlier)
    for one in taken:
        before = [row for row in kept if row.account_id == one.account_id]
        done = sum((row.meaning for row in before), Meaning())
        issued = _issued(tax, one, before)
        meaning = _meaning(one, tax.by_account[one.account_id], done, sum(issued), terms)
        so_far = _added_up(whole, kept)
        shares = _next(tax, whole, so_far, meaning, issued, with_tax=cart.prices_include_tax)
        kept.append(RedemptionTax(one.account_id, meaning, shares))
    return kept[len(earlier) :]


def _issued(tax: CartTax, taken: Taken, before: Sequence[RedemptionTax]) -> list[int]:
    """What of it was taxed at issue, by rate: up to what is left of the tender's whole."""
    shares = [share for row in before for share in row.by_rate if share.taxable]
    found: list[int] = []
    for rate, most in zip(tax.by_rate, tax.issued[taken.account_id], strict=True):
        done = sum(share.at_issue_minor for share in shares if share.rate == rate.rate)
        found.append(min(issued_at(taken.slices, rate.rate), max(0, most - done)))
    return found


def _meaning(
    taken: Taken, whole: Meaning, done: Meaning, at_issue: int, terms: TaxTerms
) -> Meaning:
    """What was taken, as far as it is not a payment: up to what is left of the tender's whole."""
    amount = sum(one.minor for one in taken.slices)
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
    tax: CartTax,
    whole: Sequence[RateShare],
    so_far: Sequence[RateShare],
    meaning: Meaning,
    issued: Sequence[int],
    *,
    with_tax: bool,
) -> tuple[RateShare, ...]:
    """The shares of a redemption: what brings the sums to where they are after it."""
    shares: list[RateShare] = []
    for most, done, issue_tax, deduction, at_issue, payment in zip(
        whole,
        so_far,
        [*(one.at_issue_tax_minor for one in tax.by_rate), 0],
        _over(meaning.deduction_minor, "deduction_minor", whole, so_far),
        [*issued, 0],
        _over(meaning.payment_minor, "payment_minor", whole, so_far),
        strict=True,
    ):
        deducted = done.deduction_minor + deduction
        in_issued = part_of(issue_tax, done.at_issue_minor + at_issue, most.at_issue_minor)
        saved = part_of(most.tax_lowered_minor - issue_tax, deducted, most.deduction_minor)
        # Not below zero: the order may have been edited since the last capture.
        lowered = max(0, in_issued + saved - done.tax_lowered_minor)
        if with_tax:
            lowered = min(lowered, deduction + at_issue)
            taxable = deduction + at_issue - lowered
        else:
            net = deducted + done.at_issue_minor + at_issue - in_issued
            taxable = max(0, net - done.taxable_lowered_minor)
        paid = part_of(most.tax_paid_minor, done.payment_minor + payment, most.payment_minor)
        paid = min(max(0, paid - done.tax_paid_minor), payment)
        shares.append(
            RateShare(most.rate, most.taxable, deduction, at_issue, taxable, lowered, payment, paid)
        )
    return tuple(one for one in shares if one.lowered_minor or one.payment_minor)


def _over(
    amount: int, name: str, whole: Sequence[RateShare], so_far: Sequence[RateShare]
) -> list[int]:
    """An amount over the rates, so that all until now is over them in the whole's proportion."""
    all_of_it = [getattr(one, name) for one in whole]
    done = [getattr(one, name) for one in so_far]
    until_now = split_steadily(min(sum(done) + amount, sum(all_of_it)), all_of_it)
    weights = [max(0, now - before) for now, before in zip(until_now, done, strict=True)]
    if sum(weights) < amount:
        weights = all_of_it if sum(all_of_it) else [*(0 for _ in whole[1:]), 1]
    return split(amount, weights)


def part_of(all_of_it: int, part: int, whole: int) -> int:
    """So much of an amount belongs to the first `part` of `whole`, half to even."""
    return round(Fraction(all_of_it * min(part, whole), whole)) if whole else 0


def cart_tax(
    cart: TaxedCart,
    values: Sequence[Value],
    terms: TaxTerms,
    kept: Sequence[RedemptionTax],
) -> CartTax:
    """What tenders do to a cart's tax; once none holds anything, what was kept of it says so.

    Worked out anew for what was captured before a release it might differ by a cent, or by more
    where a tender that was given back had taken what another one can't any longer. Of an order that
    was edited since it is worked out anew, where what was kept does not fit it.
    """
    tax = work_out(cart, values, terms)
    meaning = sum((row.meaning for row in kept), Meaning())
    if any(value.held for value in values) or meaning.minor != tax.meaning.minor:
        return tax
    found = _as_kept(tax, kept)
    if found is None:
        return tax
    by_account = {value.account_id: Meaning() for value in values}
    for row in kept:
        by_account[row.account_id] = by_account.get(row.account_id, Meaning()) + row.meaning
    off = sum(one.taxable_before_minor + one.tax_before_minor for one in found)
    off -= sum(one.taxable_after_minor + one.tax_after_minor for one in found)
    # What went off the order beyond the value itself; nothing, where prices are with tax.
    saved = off - meaning.deduction_minor - meaning.at_issue_minor
    return replace(tax, meaning=meaning, by_account=by_account, by_rate=found, saved_minor=saved)


def _as_kept(tax: CartTax, kept: Sequence[RedemptionTax]) -> tuple[RateTax, ...] | None:
    """The rates of an order as its redemptions say; None: it is another order by now."""
    whole = [RateShare(one.rate) for one in tax.by_rate]
    sums = {one.rate: one for one in _added_up(whole, kept)}
    lost = (
        one for row in kept for one in row.by_rate if one.lowered_minor and one.rate not in sums
    )
    if any(lost):
        return None
    found = tuple(_lowered(one, sums[one.rate]) for one in tax.by_rate)
    fits = all(one.taxable_after_minor >= 0 and one.tax_after_minor >= 0 for one in found)
    return found if fits else None


def _lowered(before: RateTax, by: RateShare) -> RateTax:
    return replace(
        before,
        deduction_minor=by.deduction_minor,
        at_issue_minor=by.at_issue_minor,
        taxable_after_minor=before.taxable_before_minor - by.taxable_lowered_minor,
        tax_after_minor=before.tax_before_minor - by.tax_lowered_minor,
    )


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
