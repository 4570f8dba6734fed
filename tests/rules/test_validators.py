"""The rules that a shop may set at checkout: each alone, each at its edge, and in pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.errors import InvalidInput, NotAllowedHere, UnknownCurrency
from loyalty_gql.rules.redemption import USUAL, Attempt, Basket, BasketLine, Chain, Rule, Validator
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.tenders import Standing, follow
from loyalty_gql.rules.validators import (
    BUILT_IN,
    CoolingOff,
    CreditOrDiscount,
    ExcludedProducts,
    FewTenders,
    MinimumSpend,
    OnlyInChannels,
    OwnerOnly,
    PerCustomerLimit,
    PerOrderCap,
)
from tests.rules.checkout import NOW, attempt, basket

CARD, CREDIT = AccountKind.GIFT_CARD, AccountKind.STORE_CREDIT
FIFTY: Mapping[str, Any] = {"amounts": {"USD": "50.00"}}


def other(held: int, kind: AccountKind = CREDIT) -> Standing:
    return Standing(UUID(int=99), kind, None, held, 0)


def chain(*validators: Validator) -> Chain:
    return Chain(tuple(Rule(one) for one in validators))


def refused(validator: Validator, asked: Attempt) -> bool:
    said = chain(validator).refuse(asked)
    assert said is None or isinstance(said, NotAllowedHere)
    return said is not None


def test_a_customer_spends_no_more_than_the_limit_of_a_period() -> None:
    limit = PerCustomerLimit.of({**FIFTY, "days": 7})
    week = timedelta(days=7)

    assert chain(limit).periods == {week}
    spent = attempt(customer_id="ada", spent_minor={week: 4_999})
    assert chain(limit).most(spent) == 1
    assert not refused(limit, spent)
    assert refused(limit, attempt(customer_id="ada", spent_minor={week: 5_000}))
    assert chain(limit).most(attempt(customer_id=None)) == 10_000
    beside = attempt(basket(others=(other(3_000),)), customer_id="ada")
    assert chain(limit).most(beside) == 2_000


def test_a_balance_pays_only_in_its_channels() -> None:
    web = OnlyInChannels.of({"channels": ["web", "app"]})

    assert not refused(web, attempt(basket(channel="web")))
    assert refused(web, attempt(basket(channel="till")))
    assert refused(web, attempt(basket(channel=None)))
    looked = replace(attempt(), basket=None)
    assert refused(web, replace(looked, asked_in="till"))
    assert not refused(web, replace(looked, asked_in="web"))
    assert not refused(web, looked)
    # What is claimed pays as store credit from then on, wherever that was.
    assert refused(web, replace(looked, claims=True))
    assert not refused(web, replace(looked, claims=True, asked_in="app"))


def test_balances_pay_no_more_of_an_order_than_its_cap() -> None:
    amount, half = PerOrderCap.of(FIFTY), PerOrderCap.of({"percent": "50"})
    both = PerOrderCap.of({**FIFTY, "percent": "50"})

    assert chain(amount).most(attempt(basket(10_000))) == 5_000
    assert chain(amount).most(attempt(basket(10_000, others=(other(3_000),)))) == 2_000
    assert chain(half).most(attempt(basket(3_333))) == 1_666
    assert chain(both).most(attempt(basket(4_000))) == 2_000


def test_a_cart_below_the_minimum_spend_is_refused_and_one_at_it_is_not() -> None:
    least = MinimumSpend.of(FIFTY)

    assert not refused(least, attempt(basket(5_000)))
    assert refused(least, attempt(basket(4_999)))


def test_excluded_products_are_paid_by_other_means() -> None:
    no_shirts = ExcludedProducts.of({"products": ["shirt"]})
    wanted = basket(10_000, 4_000)

    assert chain(no_shirts).most(attempt(wanted, kind=CREDIT)) == 4_000
    assert chain(no_shirts).most(attempt(wanted, kind=CARD)) == 0, "the rest is a gift card"


def test_what_two_rules_leave_out_adds_up() -> None:
    lines = tuple(BasketLine(name, 1_000, gift_card=False) for name in ("tv", "book", "rum", "pen"))
    marked = BasketLine("shipping", 1_000, gift_card=False, excluded=True)
    wanted = Basket("USD", 5_000, lines=(*lines, marked))
    no_tv, no_rum = (ExcludedProducts.of({"products": [one]}) for one in ("tv", "rum"))

    assert USUAL.most(attempt(wanted)) == 4_000
    assert chain(no_tv).most(attempt(wanted)) == 3_000
    assert chain(no_tv, no_rum).most(attempt(wanted)) == 2_000
    assert chain(no_tv, no_rum).most(attempt(replace(wanted, others=(other(1_500),)))) == 500


def test_what_only_cards_may_not_pay_is_left_to_credit() -> None:
    no_tv = ExcludedProducts.of({"products": ["tv"]})
    for_cards = Chain((Rule(no_tv, kind=CARD),))
    tv, book = (BasketLine(name, 1_000, gift_card=False) for name in ("tv", "book"))
    beside = Basket("USD", 2_000, lines=(tv, book), others=(other(1_000),))

    assert for_cards.most(attempt(beside)) == 1_000
    assert for_cards.most(attempt(beside, kind=CREDIT)) == 1_000
    beside = replace(beside, others=(other(1_000, CARD),))
    assert for_cards.most(attempt(beside)) == 0
    assert for_cards.most(attempt(beside, kind=CREDIT)) == 1_000


def test_no_more_than_so_many_balances_pay_one_cart() -> None:
    two = FewTenders.of({"count": 2})

    assert not refused(two, attempt(basket(others=(other(10),))))
    assert refused(two, attempt(basket(others=(other(10), other(20)))))
    assert not refused(two, attempt(basket(others=(other(10), other(0)))))


def test_credit_or_a_discount_but_not_both() -> None:
    assert refused(CreditOrDiscount(), attempt(basket(discount_minor=1)))
    assert not refused(CreditOrDiscount(), attempt(basket()))


def test_a_new_balance_cools_off_before_it_pays_but_can_be_looked_at() -> None:
    day = CoolingOff.of({"hours": 24})
    young = NOW - timedelta(hours=24) + timedelta(microseconds=1)

    assert refused(day, attempt(active_since=young))
    assert not refused(day, attempt(active_since=NOW - timedelta(hours=24)))
    said = chain(day).refuse(attempt(active_since=NOW))
    assert said is not None
    assert said.retry_after_seconds == 24 * 3600 + 1


def test_a_card_of_somebody_pays_for_its_owner_only() -> None:
    assert refused(OwnerOnly(), attempt(owner_id="ada", customer_id="bob"))
    assert refused(OwnerOnly(), attempt(owner_id="ada"))
    assert not refused(OwnerOnly(), attempt(owner_id="ada", customer_id="ada"))
    assert not refused(OwnerOnly(), attempt())


def test_a_rule_holds_for_its_channel_its_product_and_its_kind_only() -> None:
    forbids = CreditOrDiscount()
    asked = attempt(basket(discount_minor=1, channel="web"), product_id="p1")

    for rule, concerned in (
        (Rule(forbids), True),
        (Rule(forbids, channel="web"), True),
        (Rule(forbids, channel="till"), False),
        (Rule(forbids, product_id="p1"), True),
        (Rule(forbids, product_id="p2"), False),
        (Rule(forbids, kind=CARD), True),
        (Rule(forbids, kind=CREDIT), False),
        (Rule(forbids, channel="web", product_id="p2"), False),
    ):
        assert (Chain((rule,)).refuse(asked) is not None) == concerned, rule


@pytest.mark.parametrize(
    ("validator", "terms"),
    [
        (PerCustomerLimit, {}),
        (PerCustomerLimit, {**FIFTY, "days": 0}),
        (PerCustomerLimit, {**FIFTY, "days": True}),
        (PerCustomerLimit, {**FIFTY, "days": 7, "hours": 1}),
        (PerOrderCap, {}),
        (PerOrderCap, {"percent": "0"}),
        (PerOrderCap, {"percent": "100.01"}),
        (PerOrderCap, {"percent": "NaN"}),
        (PerOrderCap, {"percent": "5e1"}),
        (PerOrderCap, {"percent": 50}),
        (MinimumSpend, {"amounts": {"USD": "-1.00"}}),
        (MinimumSpend, {"amounts": {"USD": 5}}),
        (MinimumSpend, {"amounts": {"USD": "0.001"}}),
        (MinimumSpend, {"amounts": []}),
        (OnlyInChannels, {"channels": []}),
        (OnlyInChannels, {"channels": "web"}),
        (ExcludedProducts, {"products": ["a", "a"]}),
        (ExcludedProducts, {"products": [1]}),
        (FewTenders, {"count": 51}),
        (CoolingOff, {"hours": -1}),
        (CreditOrDiscount, {"anything": 1}),
        (OwnerOnly, {"anything": 1}),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    validator: type[Validator], terms: Mapping[str, Any]
) -> None:
    with pytest.raises(InvalidInput):
        validator.of(terms)


def test_terms_in_an_unknown_currency_are_refused() -> None:
    with pytest.raises(UnknownCurrency):
        MinimumSpend.of({"amounts": {"zzz": "1.00"}})


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [one.name for one in BUILT_IN]
    assert len(set(names)) == len(names) == 9


SOME = st.sampled_from(
    [
        PerCustomerLimit.of({**FIFTY, "days": 7}),
        OnlyInChannels.of({"channels": ["web"]}),
        PerOrderCap.of(FIFTY),
        PerOrderCap.of({"percent": "33.3"}),
        MinimumSpend.of(FIFTY),
        ExcludedProducts.of({"products": ["shirt"]}),
        FewTenders.of({"count": 2}),
        CreditOrDiscount(),
        CoolingOff.of({"hours": 24}),
        OwnerOnly(),
    ]
)
ATTEMPTS = st.builds(
    lambda total, cards, held, channel, discount, spent, kind: attempt(
        basket(
            total,
            min(cards, total),
            channel=channel,
            discount_minor=discount,
            others=tuple(other(one) for one in held),
        ),
        kind=kind,
        customer_id="ada",
        spent_minor={timedelta(days=7): spent},
    ),
    st.integers(0, 20_000),
    st.integers(0, 20_000),
    st.lists(st.integers(0, 9_000), max_size=3),
    st.sampled_from(["web", "till", None]),
    st.sampled_from([0, 0, 100]),
    st.integers(0, 9_000),
    st.sampled_from(AccountKind),
)


@given(SOME, SOME, ATTEMPTS)
def test_two_rules_together_forbid_what_either_forbids(
    one: Validator, two: Validator, asked: Attempt
) -> None:
    together, backwards = chain(one, two), chain(two, one)

    assert (together.refuse(asked) is None) == (
        chain(one).refuse(asked) is None and chain(two).refuse(asked) is None
    )
    assert together.most(asked) == backwards.most(asked)
    assert together.most(asked) == min(chain(one).most(asked), chain(two).most(asked))
    assert 0 <= together.most(asked) <= USUAL.most(asked)


@given(
    SOME,
    SOME,
    st.integers(0, 20_000),
    st.lists(
        st.builds(
            Standing,
            st.uuids(),
            st.sampled_from(AccountKind),
            st.none() | st.integers(1, 9_000),
            st.integers(0, 9_000),
            st.just(0),
            st.integers(0, 9_000),
        ),
        max_size=5,
        unique_by=lambda one: one.tender_id,
    ),
    st.integers(0, 9_000),
)
def test_tenders_that_follow_a_cart_stay_within_every_rule(
    one: Validator, two: Validator, total: int, tenders: list[Standing], spent: int
) -> None:
    """Some are paid by another than the cart's customer, who has spent something elsewhere."""
    rules = chain(one, two)
    week = {"ada": {timedelta(days=7): 0}, "bob": {timedelta(days=7): spent}}

    def most(kind: AccountKind, payer: str, others: Sequence[Standing] = ()) -> int:
        wanted = basket(total, others=tuple(others))
        asked = attempt(wanted, kind=kind, customer_id=payer, spent_minor=week[payer])
        return rules.most(asked)

    def payer_of(tender: Standing) -> str:
        return "bob" if tender.tender_id.int % 2 else "ada"

    targets = follow(tenders, lambda tender, others: most(tender.kind, payer_of(tender), others))

    assert sum(targets.values()) <= total
    assert sum(targets.values()) <= max(most(kind, "ada") for kind in AccountKind)
    bobs = sum(targets[one.tender_id] for one in tenders if payer_of(one) == "bob")
    assert bobs <= max(most(kind, "bob") for kind in AccountKind)
