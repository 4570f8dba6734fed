"""Tax: what tenders do to a cart's, and what was kept of it with each redemption."""

from collections.abc import Sequence
from typing import Self

import strawberry

from loyalty_gql import models
from loyalty_gql.rules import redemption_tax
from loyalty_gql.rules import tax as rules
from loyalty_gql.types.money import Money
from loyalty_gql.types.scalars import DecimalText

RATE = "In percent; null where the shop told a tax without its rate."
PAYMENT = "What is a payment after tax: it changes no tax."
DEDUCTION = "What is deducted before tax, off prices as they are quoted."
AT_ISSUE = "What single-purpose cards pay, with tax: that was due when they were sold."


@strawberry.type(description="What is taxed at one rate, without and with what tenders take off.")
class TaxOfRate:
    rate: DecimalText | None = strawberry.field(description=RATE)
    deduction_before_tax: Money = strawberry.field(description=DEDUCTION)
    taxed_at_issue: Money = strawberry.field(description=AT_ISSUE)
    taxable_before: Money = strawberry.field(description="Without tax, as the shop told.")
    taxable_after: Money = strawberry.field(description="What of it is to be taxed now.")
    tax_before: Money = strawberry.field(description="As the shop told.")
    tax_after: Money = strawberry.field(description="What to charge and report.")

    @classmethod
    def of(cls, one: rules.RateTax, currency: str) -> Self:
        """From what was worked out."""
        return cls(
            rate=rate_of(one.rate),
            deduction_before_tax=Money.of(one.deduction_minor, currency),
            taxed_at_issue=Money.of(one.at_issue_minor, currency),
            taxable_before=Money.of(one.taxable_before_minor, currency),
            taxable_after=Money.of(one.taxable_after_minor, currency),
            tax_before=Money.of(one.tax_before_minor, currency),
            tax_after=Money.of(one.tax_after_minor, currency),
        )


def rate_of(rate: object) -> DecimalText | None:
    """A rate as it is shown."""
    return None if rate is None else DecimalText(str(rate))


@strawberry.type(description="What a cart's tenders do to its tax: what to charge and report.")
class CartTax:
    payment_after_tax: Money = strawberry.field(description=PAYMENT)
    deduction_before_tax: Money = strawberry.field(description=DEDUCTION)
    taxed_at_issue: Money = strawberry.field(description=AT_ISSUE)
    taxable_before: Money = strawberry.field(description="Without tax, as the shop told.")
    taxable_after: Money = strawberry.field(description="What of it is to be taxed now.")
    tax_before: Money = strawberry.field(description="As the shop told.")
    tax_after: Money = strawberry.field(description="What to charge and report.")
    tax_saved: Money = strawberry.field(
        description="By what `amountDue` is lower than total less tenders: the tax on a deduction, "
        "where prices are without tax."
    )
    by_rate: list[TaxOfRate] = strawberry.field(description="The same for each rate.")

    @classmethod
    def of(cls, tax: rules.CartTax, currency: str) -> Self:
        """From what was worked out."""
        return cls(
            payment_after_tax=Money.of(tax.meaning.payment_minor, currency),
            deduction_before_tax=Money.of(tax.meaning.deduction_minor, currency),
            taxed_at_issue=Money.of(tax.meaning.at_issue_minor, currency),
            taxable_before=Money.of(tax.sum_of("taxable_before_minor"), currency),
            taxable_after=Money.of(tax.sum_of("taxable_after_minor"), currency),
            tax_before=Money.of(tax.sum_of("tax_before_minor"), currency),
            tax_after=Money.of(tax.sum_of("tax_after_minor"), currency),
            tax_saved=Money.of(tax.saved_minor, currency),
            by_rate=[TaxOfRate.of(one, currency) for one in tax.by_rate],
        )


@strawberry.type(description="What value of tenders, held, paid or given back, is to tax.")
class TenderTax:
    payment_after_tax: Money = strawberry.field(description=PAYMENT)
    deduction_before_tax: Money = strawberry.field(description=DEDUCTION)
    taxed_at_issue: Money = strawberry.field(description=AT_ISSUE)

    @classmethod
    def of(cls, meaning: rules.Meaning, currency: str) -> Self:
        """From what was worked out."""
        return cls(
            payment_after_tax=Money.of(meaning.payment_minor, currency),
            deduction_before_tax=Money.of(meaning.deduction_minor, currency),
            taxed_at_issue=Money.of(meaning.at_issue_minor, currency),
        )


@strawberry.type(description="What one redemption took out of the tax of a rate, and paid of it.")
class RedemptionTaxOfRate:
    rate: DecimalText | None = strawberry.field(description=RATE)
    taxable: bool = strawberry.field(description="False: gift cards on sale, which nothing taxes.")
    deduction_before_tax: Money = strawberry.field(description=DEDUCTION)
    taxed_at_issue: Money = strawberry.field(description=AT_ISSUE)
    taxable_lowered: Money = strawberry.field(description="By what less is taxed, without tax.")
    tax_lowered: Money = strawberry.field(description="By what the tax is less.")
    payment_after_tax: Money = strawberry.field(description="What it paid, with tax.")
    tax_paid: Money = strawberry.field(description="The tax in that.")

    @classmethod
    def of(cls, one: redemption_tax.RateShare, currency: str) -> Self:
        """From what was kept."""
        return cls(
            rate=rate_of(one.rate),
            taxable=one.taxable,
            deduction_before_tax=Money.of(one.deduction_minor, currency),
            taxed_at_issue=Money.of(one.at_issue_minor, currency),
            taxable_lowered=Money.of(one.taxable_lowered_minor, currency),
            tax_lowered=Money.of(one.tax_lowered_minor, currency),
            payment_after_tax=Money.of(one.payment_minor, currency),
            tax_paid=Money.of(one.tax_paid_minor, currency),
        )


@strawberry.type(
    description="The taxable amounts that a redemption was computed from, as they were then. Those "
    "of all captures of a cart add up to the whole. Of a refund they are what it gave back, "
    "negative: all movements of an order together are what is left of it."
)
class RedemptionTax:
    payment_after_tax: Money = strawberry.field(description=PAYMENT)
    deduction_before_tax: Money = strawberry.field(description=DEDUCTION)
    taxed_at_issue: Money = strawberry.field(description=AT_ISSUE)
    by_rate: list[RedemptionTaxOfRate] = strawberry.field(description="The same for each rate.")

    @classmethod
    def of(cls, row: models.RedemptionTax, currency: str) -> Self:
        """From a row."""
        shares: Sequence[redemption_tax.RateShare] = redemption_tax.from_json(row.by_rate)
        return cls(
            payment_after_tax=Money.of(row.payment_minor, currency),
            deduction_before_tax=Money.of(row.deduction_minor, currency),
            taxed_at_issue=Money.of(row.at_issue_minor, currency),
            by_rate=[RedemptionTaxOfRate.of(one, currency) for one in shares],
        )
