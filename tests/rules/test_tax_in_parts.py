"""Tax of what is captured in parts, given back, and refunded: whatever the parts, it adds up."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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
from loyalty_gql.rules.refund_tax import come_back
from loyalty_gql.rules.tax import (
    CartTax,
    Meaning,
    TaxedCart,
    TaxTerms,
    Value,
    first_slices,
    fitting,
    work_out,
)
from tests.rules.taxed import TERMS, carts_with_tenders, holds_first


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


def summed(rows: list[RedemptionTax]) -> tuple[Meaning, dict[object, list[int]]]:
    """What rows come to, without what came to nothing."""
    sums: dict[object, list[int]] = {}
    for one in (share for row in rows for share in row.by_rate):
        old = sums.get((one.rate, one.taxable), [0] * len(AMOUNTS))
        amounts = [getattr(one, name) for name in AMOUNTS]
        sums[one.rate, one.taxable] = [a + b for a, b in zip(old, amounts, strict=True)]
    meaning = sum((row.meaning for row in rows), Meaning())
    return meaning, {key: amounts for key, amounts in sums.items() if any(amounts)}


@given(made=carts_with_tenders(), terms=TERMS, data=st.data())
def test_what_comes_back_in_parts_sums_to_the_cent_and_all_of_it_to_nothing(
    made: tuple[TaxedCart, list[Value]], terms: TaxTerms, data: st.DataObject
) -> None:
    """Refunds and their reversals in any order: what counts is how much has come back."""
    cart, tenders = made
    kept = fitting(cart, tenders, terms)
    tenders = [holds_first(tender, kept[tender.account_id]) for tender in tenders]
    taken = [Taken(tender.account_id, tender.held) for tender in tenders if tender.held]
    for row in redeemed(cart, tenders, terms, taken, []):
        whole = row.meaning.minor
        came: list[RedemptionTax] = []
        for back in data.draw(st.lists(st.integers(0, whole), max_size=4)):
            came.append(come_back(row, came, back))
            assert summed(came) == summed([come_back(row, [], back)])
            meaning, by_rate = summed([row, *came])
            assert meaning.minor == whole - back
            assert all(amount >= 0 for amounts in by_rate.values() for amount in amounts)
        came.append(come_back(row, came, whole))
        assert summed([row, *came]) == (Meaning(), {})
