"""Carts with tenders, as the tests of tax make them up."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from loyalty_gql.rules.deductible import DeductibleStep, Situation, chain
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.tax import (
    Slice,
    TaxedAtIssue,
    TaxedCart,
    TaxTerms,
    TaxTreatment,
    Value,
    first_slices,
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


GERMAN = (goods(119_00, "19", 19_00), goods(53_50, "7", 3_50))
NEW_YORK = (goods(108_88, "8.875", 8_88),)


class HalfAtMost(DeductibleStep):
    """A shop's own step."""

    name = "half-at-most"

    def apply(self, amount_minor: int, at: Situation) -> int:
        return min(amount_minor, at.prices_minor // 2 - at.captured_minor - at.others_minor)


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


def holds_first(tender: Value, minor: int) -> Value:
    """The tender with less on it."""
    return replace(tender, held=first_slices(tender.held, minor))
