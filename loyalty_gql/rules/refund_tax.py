"""What comes back of a redemption's tax: in proportion, and all of it with the last cent.

What was kept of the redemption itself is never changed. Rows beside refunds and reversals bring the
sum of all rows to what is left of it. Minor units.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal

from loyalty_gql.rules.money import split_steadily
from loyalty_gql.rules.redemption_tax import AMOUNTS, RateShare, RedemptionTax, part_of
from loyalty_gql.rules.tax import Meaning

Key = tuple[Decimal | None, bool]


def come_back(
    redemption: RedemptionTax, before: Iterable[RedemptionTax], back_minor: int
) -> RedemptionTax:
    """The row that is written when `back_minor` of a redemption has come back in all.

    `before` are the rows of what came back until now. The row is negative for a refund, and
    positive for one that is taken back. Only the sum counts: whoever gives back in many small parts
    gives back the same in the end.
    """
    sums = {(one.rate, one.taxable): one for one in _of_part(redemption, back_minor)}
    meaning = _meaning(sums.values())
    for row in before:
        meaning += row.meaning
        for one in row.by_rate:
            key: Key = one.rate, one.taxable
            sums[key] = sums.get(key, RateShare(one.rate, one.taxable)).plus(one)
    shares = tuple(_negative(one) for one in sums.values() if any(_amounts(one)))
    return RedemptionTax(redemption.account_id, _negated(meaning), shares)


def _of_part(redemption: RedemptionTax, minor: int) -> list[RateShare]:
    """The shares of the first `minor` of a redemption."""
    parts = [
        amount
        for one in redemption.by_rate
        for amount in (one.deduction_minor, one.at_issue_minor, one.payment_minor)
    ]
    shared = split_steadily(minor, parts)
    return [
        _share(one, *shared[3 * place : 3 * place + 3])
        for place, one in enumerate(redemption.by_rate)
    ]


def _share(whole: RateShare, deduction: int, at_issue: int, payment: int) -> RateShare:
    lowered = deduction + at_issue
    tax = part_of(whole.tax_lowered_minor, lowered, whole.lowered_minor)
    # Together first: with tax-inclusive prices both are exactly what was lowered.
    off = whole.taxable_lowered_minor + whole.tax_lowered_minor
    return RateShare(
        whole.rate,
        whole.taxable,
        deduction,
        at_issue,
        part_of(off, lowered, whole.lowered_minor) - tax,
        tax,
        payment,
        part_of(whole.tax_paid_minor, payment, whole.payment_minor),
    )


def _amounts(share: RateShare) -> list[int]:
    return [getattr(share, name) for name in AMOUNTS]


def _negative(share: RateShare) -> RateShare:
    return replace(share, **{name: -getattr(share, name) for name in AMOUNTS})


def _meaning(shares: Iterable[RateShare]) -> Meaning:
    listed = list(shares)
    return Meaning(
        sum(one.payment_minor for one in listed),
        sum(one.deduction_minor for one in listed),
        sum(one.at_issue_minor for one in listed),
    )


def _negated(meaning: Meaning) -> Meaning:
    return Meaning(*(-getattr(meaning, one.name) for one in fields(meaning)))
