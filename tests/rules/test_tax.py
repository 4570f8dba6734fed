"""Tax: worked examples of each regime, and what holds for every cart."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.rules.deductible import BUILT_IN, DeductibleStep, Situation, chain
from loyalty_gql.rules.redemption_tax import (
    AMOUNTS,
    RateShare,
    RedemptionTax,
    Taken,
    as_json,
    cart_tax,
    from_json,
    redeemed,
    whole_shares,
)
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.tax import (
    CartTax,
    Meaning,
    Slice,
    TaxedAtIssue,
    TaxedCart,
    TaxedPart,
    TaxTerms,
    TaxTreatment,
    Value,
    first_slices,
    fitting,
    work_out,
)
from loyalty_gql.rules.taxed_carts import ReportedLine, taxed_cart

CARD = AccountKind.GIFT_CARD
BY_ORIGIN, DEDUCT_ALL = TaxTreatment.BY_ORIGIN, TaxTreatment.DEDUCT_ALL
NINETEEN, SEVEN = Decimal(19), Decimal(7)


def goods(total: int, rate: str | None = None, tax: int | None = None) -> ReportedLine:
    """A line that is no gift card."""
    told = None if rate is None else Decimal(rate)
    return ReportedLine("li", "prod", total, gift_card=False, tax_minor=tax, rate=told)


def card_on_sale(total: int, rate: str | None = None) -> ReportedLine:
    """A line that sells a gift card; single-purpose if it says its rate."""
    told = None if rate is None else Decimal(rate)
    return ReportedLine("gc", "card", total, gift_card=True, rate=told)


def holds(
    bought: int = 0, promotional: int = 0, *, number: int = 1, at_issue: TaxedAtIssue | None = None
) -> Value:
    """A tender, promotional value first."""
    slices = (
        Slice(promotional, promotional=True, at_issue=at_issue),
        Slice(bought, promotional=False, at_issue=at_issue),
    )
    return Value(UUID(int=number), CARD, tuple(one for one in slices if one.minor))


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


GERMAN = (goods(119_00, "19", 19_00), goods(53_50, "7", 3_50))
NEW_YORK = (goods(108_88, "8.875", 8_88),)

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


class HalfAtMost(DeductibleStep):
    """A shop's own step."""

    name = "half-at-most"

    def apply(self, amount_minor: int, at: Situation) -> int:
        return min(amount_minor, at.prices_minor // 2 - at.captured_minor - at.others_minor)


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


RATES = ("19", "7", "8.875", "0", "250")


@st.composite
def carts(draw: st.DrawFn, *, inclusive: bool | None = None) -> TaxedCart:
    """Carts whose lines say more or less of their tax."""
    lines = draw(
        st.lists(
            st.builds(goods, st.integers(0, 10**7), st.none() | st.sampled_from(RATES))
            | st.builds(card_on_sale, st.integers(0, 10**6), st.none() | st.just("19")),
            max_size=6,
        )
    )
    whole = sum(line.total_minor for line in lines)
    total = max(0, whole + draw(st.just(0) | st.integers(-whole, 10**6)))
    tax_total = draw(st.none() | st.integers(0, total))
    with_tax = draw(st.booleans()) if inclusive is None else inclusive
    return taxed_cart(total, lines, tax_total_minor=tax_total, prices_include_tax=with_tax)


@st.composite
def carts_with_tenders(draw: st.DrawFn) -> tuple[TaxedCart, list[Value]]:
    """Tenders that hold no more than the total between them, as carts are applied to."""
    cart = draw(carts())
    room, tenders = cart.total_minor, list[Value]()
    for number in range(draw(st.integers(0, 4))):
        amount = draw(st.integers(0, room))
        promotional = draw(st.integers(0, amount))
        room -= amount
        issue = draw(st.none() | st.sampled_from([TaxedAtIssue(SEVEN), TaxedAtIssue(NINETEEN)]))
        tenders.append(holds(amount - promotional, promotional, number=number + 1, at_issue=issue))
    return cart, tenders


TERMS = st.sampled_from([TaxTerms(), TaxTerms(DEDUCT_ALL), TaxTerms(steps=chain([HalfAtMost()]))])


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


def holds_first(tender: Value, minor: int) -> Value:
    """The tender with less on it."""
    return replace(tender, held=first_slices(tender.held, minor))


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


@given(made=carts_with_tenders(), terms=TERMS, data=st.data())
def test_the_parts_of_several_captures_sum_to_the_whole(
    made: tuple[TaxedCart, list[Value]], terms: TaxTerms, data: st.DataObject
) -> None:
    cart, tenders = made
    kept = fitting(cart, tenders, terms)
    tenders = [holds_first(tender, kept[tender.account_id]) for tender in tenders]
    tax = work_out(cart, tenders, terms)
    rows: list[RedemptionTax] = []
    for tender in tenders:
        for taken in _pieces(tender, data):
            rows += redeemed(cart, tenders, terms, [taken], rows)

    assert sum((row.meaning for row in rows), Meaning()) == tax.meaning
    for whole in whole_shares(cart, tax):
        mine = [
            share
            for row in rows
            for share in row.by_rate
            if (share.rate, share.taxable) == (whole.rate, whole.taxable)
        ]
        for name in AMOUNTS:
            assert sum(getattr(share, name) for share in mine) == getattr(whole, name)
            assert all(getattr(share, name) >= 0 for share in mine)
    for row in rows:
        assert from_json(as_json(row.by_rate)) == row.by_rate


def _pieces(tender: Value, data: st.DataObject) -> list[Taken]:
    """What a tender holds, captured in a few shipments."""
    pieces: list[Taken] = []
    for one in tender.held:
        cut = data.draw(st.integers(0, one.minor))
        parts = (replace(one, minor=part) for part in (cut, one.minor - cut))
        pieces.extend(Taken(tender.account_id, (part,)) for part in parts)
    return pieces


@dataclass
class Till:
    """A cart at its till: what was taken of each tender, and what was kept of it."""

    cart: TaxedCart
    tenders: list[Value]
    terms: TaxTerms
    rows: list[RedemptionTax]

    def capture(self, place: int, minor: int) -> None:
        """Take so much from a tender, at most what it holds."""
        tender = self.tenders[place]
        taken = first_slices(tender.held, minor)
        if not taken:
            return
        id_ = tender.account_id
        self.rows += redeemed(self.cart, self.tenders, self.terms, [Taken(id_, taken)], self.rows)
        left = tender.held_minor - sum(one.minor for one in taken)
        self.tenders[place] = replace(
            tender,
            held=first_slices(tender.held[::-1], left)[::-1],
            captured=(*tender.captured, *taken),
            deducted_minor=sum(r.meaning.deduction_minor for r in self.rows if r.account_id == id_),
        )

    def release(self) -> CartTax:
        """Give the rest back, and read the order's tax."""
        released = [replace(tender, held=()) for tender in self.tenders]
        return cart_tax(self.cart, released, self.terms, self.rows)

    def books(self) -> dict[tuple[Decimal | None, bool], RateShare]:
        """What was kept, by rate."""
        sums: dict[tuple[Decimal | None, bool], RateShare] = {}
        for share in (share for row in self.rows for share in row.by_rate):
            key = share.rate, share.taxable
            sums[key] = sums[key].plus(share) if key in sums else share
        return sums


@given(made=carts_with_tenders(), terms=TERMS, data=st.data())
def test_captures_and_a_release_are_in_all_books_alike(
    made: tuple[TaxedCart, list[Value]], terms: TaxTerms, data: st.DataObject
) -> None:
    """However it was split up: the order says what its redemptions say, as one capture would."""
    cart, tenders = made
    kept = fitting(cart, tenders, terms)
    tenders = [holds_first(tender, kept[tender.account_id]) for tender in tenders]
    parts, whole = (Till(cart, list(tenders), terms, []) for _ in range(2))
    for place in data.draw(st.lists(st.integers(0, 3), max_size=5)) if tenders else ():
        parts.capture(place % len(tenders), data.draw(st.integers(0, cart.total_minor)))
    for place, tender in enumerate(parts.tenders):
        whole.capture(place, sum(one.minor for one in tender.captured))

    order = parts.release()

    books = parts.books()
    assert books == whole.books()
    assert order.meaning == sum((row.meaning for row in parts.rows), Meaning())
    for part, one in zip(cart.parts, order.by_rate, strict=True):
        share = books.get((part.rate, True), RateShare(part.rate))
        assert share.taxable_lowered_minor == one.taxable_before_minor - one.taxable_after_minor
        assert share.tax_lowered_minor == one.tax_before_minor - one.tax_after_minor
        assert share.deduction_minor == one.deduction_minor
        assert share.at_issue_minor == one.at_issue_minor
    left = order.sum_of("taxable_after_minor") + order.sum_of("tax_after_minor")
    assert left + cart.untaxed_minor == order.meaning.payment_minor + order.due_minor
    assert all(getattr(share, name) >= 0 for share in books.values() for name in AMOUNTS)
