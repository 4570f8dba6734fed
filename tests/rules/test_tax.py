"""Tax: worked examples of each regime, and what holds for every cart."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.rules.deductible import BUILT_IN, DeductibleStep, Situation, chain
from loyalty_gql.rules.tax import (
    Meaning,
    TaxedAtIssue,
    TaxedCart,
    TaxedPart,
    TaxTerms,
    TaxTreatment,
    Value,
    fitting,
    work_out,
)
from loyalty_gql.rules.taxed_carts import ReportedLine, taxed_cart
from tests.rules.taxed import (
    BY_ORIGIN,
    DEDUCT_ALL,
    GERMAN,
    NEW_YORK,
    NINETEEN,
    RATES,
    SEVEN,
    TERMS,
    HalfAtMost,
    card_on_sale,
    carts,
    carts_with_tenders,
    goods,
    holds,
    holds_first,
)


@dataclass(frozen=True)
class Example:
    """A cart and its tenders, and what public rules make of it: see the page in `docs/tax.md`."""

    regime: str
    lines: tuple[ReportedLine, ...]
    prices_include_tax: bool
    tenders: tuple[Value, ...]
    treatment: TaxTreatment
    means: Meaning
    after: dict[str | None, tuple[int, int]]  # rate: taxable, tax
    due: int

    def cart(self) -> TaxedCart:
        total = sum(line.total_minor for line in self.lines)
        return taxed_cart(
            total, self.lines, tax_total_minor=None, prices_include_tax=self.prices_include_tax
        )


EXAMPLES = [
    # Directive 2006/112/EC, articles 30b(2) and 73a: a multi-purpose voucher is how it is paid.
    Example(
        "EU multi-purpose", GERMAN, True, (holds(50_00),), BY_ORIGIN,
        Meaning(payment_minor=50_00), {"19": (100_00, 19_00), "7": (50_00, 3_50)}, 122_50,
    ),
    # The same card pays everything: all of the tax is due all the same.
    Example(
        "EU multi-purpose pays all", GERMAN, True, (holds(172_50),), BY_ORIGIN,
        Meaning(payment_minor=172_50), {"19": (100_00, 19_00), "7": (50_00, 3_50)}, 0,
    ),
    # Article 79(b): a price reduction at the time of the supply is not part of what is taxed.
    # 50.00 is spread 34.49 : 15.51 over 119.00 : 53.50.
    Example(
        "EU promotional credit", GERMAN, True, (holds(promotional=50_00),), BY_ORIGIN,
        Meaning(deduction_minor=50_00), {"19": (71_02, 13_49), "7": (35_50, 2_49)}, 122_50,
    ),
    Example(
        "EU bought and promotional", GERMAN, True, (holds(30_00, 50_00),), BY_ORIGIN,
        Meaning(payment_minor=30_00, deduction_minor=50_00),
        {"19": (71_02, 13_49), "7": (35_50, 2_49)}, 92_50,
    ),
    # Article 30b(1): taxed when the voucher was sold; 69.00 of the goods at 19 % are left.
    Example(
        "EU single-purpose", GERMAN, True, (holds(50_00, at_issue=TaxedAtIssue(NINETEEN)),),
        BY_ORIGIN, Meaning(at_issue_minor=50_00), {"19": (57_98, 11_02), "7": (50_00, 3_50)},
        122_50,
    ),
    # More than there is at its rate: the rest can only be how the other goods are paid.
    Example(
        "EU single-purpose, too large", GERMAN, True,
        (holds(60_00, at_issue=TaxedAtIssue(SEVEN)),), BY_ORIGIN,
        Meaning(payment_minor=6_50, at_issue_minor=53_50), {"19": (100_00, 19_00), "7": (0, 0)},
        112_50,
    ),
    # Its sale: multi-purpose is outside of tax, single-purpose carries it.
    Example(
        "EU multi-purpose on sale", (card_on_sale(50_00), goods(119_00, "19")), True, (),
        BY_ORIGIN, Meaning(), {"19": (100_00, 19_00)}, 169_00,
    ),
    Example(
        "EU single-purpose on sale", (card_on_sale(50_00, "19"),), True, (), BY_ORIGIN,
        Meaning(), {"19": (42_02, 7_98)}, 50_00,
    ),
    # Credit may not be deducted from what is not taxed: for the card on sale it is a payment.
    Example(
        "EU promotional credit buys a card", (card_on_sale(50_00), goods(119_00, "19")), True,
        (holds(promotional=150_00),), BY_ORIGIN,
        Meaning(payment_minor=31_00, deduction_minor=119_00), {"19": (0, 0)}, 19_00,
    ),
    # New York, 8.875 %: a gift card is tender, tax is on the whole price.
    Example(
        "US gift card", NEW_YORK, False, (holds(50_00),), BY_ORIGIN,
        Meaning(payment_minor=50_00), {"8.875": (100_00, 8_88)}, 58_88,
    ),
    # 20 NYCRR 526.5: a store's own coupon is not part of the receipt: 90.00 x 8.875 % = 7.99.
    Example(
        "US store's own credit", NEW_YORK, False, (holds(promotional=10_00),), BY_ORIGIN,
        Meaning(deduction_minor=10_00), {"8.875": (90_00, 7_99)}, 97_99,
    ),
    Example(
        "US both", NEW_YORK, False, (holds(50_00, 10_00),), BY_ORIGIN,
        Meaning(payment_minor=50_00, deduction_minor=10_00), {"8.875": (90_00, 7_99)}, 47_99,
    ),
    # Medusa's credit lines and Vendure's order discounts: off the price, and its tax with it.
    Example(
        "deduct all, exclusive", NEW_YORK, False, (holds(50_00),), DEDUCT_ALL,
        Meaning(deduction_minor=50_00), {"8.875": (50_00, 4_44)}, 54_44,
    ),
    Example(
        "deduct all, inclusive", (goods(120_00, "20"),), True, (holds(60_00),), DEDUCT_ALL,
        Meaning(deduction_minor=60_00), {"20": (50_00, 10_00)}, 60_00,
    ),
    # Taxed already stays taxed already, whatever the setting.
    Example(
        "deduct all, single-purpose", (goods(120_00, "20"),), True,
        (holds(60_00, at_issue=TaxedAtIssue(Decimal(20))),), DEDUCT_ALL,
        Meaning(at_issue_minor=60_00), {"20": (50_00, 10_00)}, 60_00,
    ),
    # No digits: 100 x 767 / 1100 = 69.7 yen.
    Example(
        "JPY inclusive", (goods(1_100, "10", 100),), True, (holds(promotional=333),), BY_ORIGIN,
        Meaning(deduction_minor=333), {"10": (697, 70)}, 767,
    ),
    # Three digits: 8.995 x 5 % = 0.44975 dinars.
    Example(
        "KWD exclusive", (goods(10_500, "5", 500),), False, (holds(promotional=1_005),),
        BY_ORIGIN, Meaning(deduction_minor=1_005), {"5": (8_995, 450)}, 9_445,
    ),
    # Nothing told of tax: nothing to lower.
    Example(
        "no tax", (goods(80_00),), False, (holds(promotional=30_00),), BY_ORIGIN,
        Meaning(deduction_minor=30_00), {None: (50_00, 0)}, 50_00,
    ),
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.regime)
def test_a_worked_example_of_each_regime(example: Example) -> None:
    tax = work_out(example.cart(), example.tenders, TaxTerms(example.treatment))

    after = {
        None if one.rate is None else str(one.rate): (one.taxable_after_minor, one.tax_after_minor)
        for one in tax.by_rate
    }
    assert tax.meaning == example.means
    assert after == example.after
    assert tax.due_minor == example.due


def test_what_lines_do_not_tell_is_shipping_with_the_rest_of_the_tax() -> None:
    cart = taxed_cart(129_00, [goods(119_00, "19")], tax_total_minor=20_60, prices_include_tax=True)

    assert cart.parts == (TaxedPart(NINETEEN, 119_00, 19_00), TaxedPart(None, 10_00, 1_60))


def test_a_discount_on_the_whole_cart_lowers_each_rate() -> None:
    cart = taxed_cart(86_25, GERMAN, tax_total_minor=None, prices_include_tax=True)

    assert cart.parts == (TaxedPart(NINETEEN, 59_50, 9_50), TaxedPart(SEVEN, 26_75, 1_75))


def test_the_shops_own_rounding_of_the_whole_tax_is_kept() -> None:
    cart = taxed_cart(172_50, GERMAN, tax_total_minor=22_51, prices_include_tax=True)

    assert sum(part.tax_minor for part in cart.parts) == 22_51


class NoLimit(DeductibleStep):
    """Takes the place of a step that is built in, and promises too much."""

    name = "other-tenders"

    def apply(self, amount_minor: int, at: Situation) -> int:
        return amount_minor * 10 + at.prices_minor


class Debt(DeductibleStep):
    """A step that goes below nothing."""

    name = "debt"

    def apply(self, amount_minor: int, at: Situation) -> int:
        return -amount_minor - at.prices_minor


def test_beyond_what_a_shops_own_step_allows_it_is_a_payment() -> None:
    cart = taxed_cart(172_50, GERMAN, tax_total_minor=None, prices_include_tax=True)

    tax = work_out(cart, [holds(promotional=100_00)], TaxTerms(steps=chain([HalfAtMost()])))

    assert tax.meaning == Meaning(payment_minor=13_75, deduction_minor=86_25)
    assert tax.due_minor == 72_50


def test_a_step_of_the_same_name_takes_the_built_in_ones_place() -> None:
    own = NoLimit()

    assert chain([own]) == (own, BUILT_IN[1])


@pytest.mark.parametrize("step", [NoLimit(), Debt()])
def test_no_step_deducts_more_than_the_prices_or_less_than_nothing(step: DeductibleStep) -> None:
    cart = taxed_cart(172_50, GERMAN, tax_total_minor=None, prices_include_tax=True)
    two = [holds(promotional=100_00), holds(promotional=72_50, number=2)]

    tax = work_out(cart, two, TaxTerms(steps=chain([step])))

    assert 0 <= tax.meaning.deduction_minor <= 172_50
    assert all(one.tax_after_minor >= 0 for one in tax.by_rate)


def test_tenders_that_hold_more_than_is_left_give_it_back_from_the_last_on() -> None:
    """108.88 with its tax; 60.00 off the price takes 5.33 of tax along."""
    cart = taxed_cart(108_88, NEW_YORK, tax_total_minor=None, prices_include_tax=False)
    tenders = [holds(promotional=60_00), holds(48_88, number=2)]

    kept = fitting(cart, tenders, TaxTerms())

    assert kept == {UUID(int=1): 60_00, UUID(int=2): 43_55}


@given(cart=carts())
def test_the_parts_of_a_cart_are_all_of_it(cart: TaxedCart) -> None:
    assert sum(part.gross_minor for part in cart.parts) + cart.untaxed_minor == cart.total_minor


@given(made=carts_with_tenders(), terms=TERMS)
def test_base_and_deduction_are_the_total_and_nothing_is_negative(
    made: tuple[TaxedCart, list[Value]], terms: TaxTerms
) -> None:
    cart, tenders = made
    tax = work_out(cart, tenders, terms)

    assert tax.meaning.minor == sum(tender.minor for tender in tenders)
    assert tax.meaning == sum(tax.by_account.values(), Meaning())
    assert tax.sum_of("deduction_minor") == tax.meaning.deduction_minor
    assert tax.sum_of("at_issue_minor") == tax.meaning.at_issue_minor
    for one in tax.by_rate:
        before = one.taxable_before_minor + one.tax_before_minor
        after = one.taxable_after_minor + one.tax_after_minor
        assert min(one.taxable_after_minor, one.tax_after_minor, one.deduction_minor) >= 0
        assert one.tax_after_minor <= one.tax_before_minor
        if cart.prices_include_tax:
            assert after + one.deduction_minor + one.at_issue_minor == before
    left = tax.sum_of("taxable_after_minor") + tax.sum_of("tax_after_minor")
    collected = tax.meaning.payment_minor + tax.due_minor
    assert left + cart.untaxed_minor == collected


@given(made=carts_with_tenders(), terms=TERMS)
def test_what_fits_leaves_nothing_overpaid_and_wastes_nothing(
    made: tuple[TaxedCart, list[Value]], terms: TaxTerms
) -> None:
    cart, tenders = made
    kept = fitting(cart, tenders, terms)

    held = sum(kept.values())
    fits = [holds_first(tender, kept[tender.account_id]) for tender in tenders]
    due = work_out(cart, fits, terms).due_minor
    assert due >= 0
    if held < sum(tender.minor for tender in tenders):
        assert due <= 4  # one more unit of value is worth at most itself and its tax


@given(net=st.integers(1, 10**7), rate=st.sampled_from(RATES), share=st.integers(0, 100))
def test_exclusive_and_inclusive_prices_agree(net: int, rate: str, share: int) -> None:
    """The same goods quoted either way, lowered to the same price, are taxed the same."""
    tax = round(net * Decimal(rate) / 100)
    deducted = net * share // 100
    quoted = {
        with_tax: TaxedCart(net + tax, with_tax, (TaxedPart(Decimal(rate), net + tax, tax),))
        for with_tax in (False, True)
    }

    exclusive = work_out(quoted[False], [holds(promotional=deducted)], TaxTerms())
    off_total = net + tax - exclusive.due_minor
    inclusive = work_out(quoted[True], [holds(promotional=off_total)], TaxTerms())

    assert inclusive.due_minor == exclusive.due_minor
    assert abs(inclusive.by_rate[0].tax_after_minor - exclusive.by_rate[0].tax_after_minor) <= 1
