"""A refund to what paid an order: planned, then made, and never swallowed by a dead card."""

import asyncio
from datetime import timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.domain.refund_plans import LineReturned, overpaid
from loyalty_gql.domain.refund_to_tenders import Choice, RefundedToTenders
from loyalty_gql.errors import (
    InvalidInput,
    NotActive,
    NotFound,
    PlanOutdated,
    RefundExceedsPaid,
    Refusal,
)
from loyalty_gql.rules.addresses import email_address
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.refunds import Destination
from loyalty_gql.rules.state import AccountStatus, Kind, Origin
from tests.domain.shop import ADA, BOB, Shop, new_key, usd

ADAS = store_credit_account_id(CUSTOMER, "ada", "USD")
BOBS = store_credit_account_id(CUSTOMER, "bob", "USD")


async def ordered(shop: Shop) -> models.GiftCard:
    """An order of 80 of which a card paid 50 and other means 30; the card."""
    card = await shop.card("50.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    return card.card


def went(done: RefundedToTenders) -> list[tuple[Destination, int]]:
    return [(part.destination, part.minor) for part in done.parts]


async def refunded_other() -> int:
    return (await models.Cart.get(order_id="o1")).refunded_other_minor


async def test_each_part_goes_back_where_it_came_from(shop: Shop) -> None:
    card = await ordered(shop)

    done = await shop.give_back("o1", "8.00")

    assert went(done) == [(Destination.ORIGINAL, 500), (Destination.BACKEND, 300)]
    assert len(done.transaction_ids) == 1
    assert await shop.balance(card.id) == (500, 0)
    assert await refunded_other() == 300


async def test_a_refund_returns_more_than_was_paid(shop: Shop) -> None:
    """The field bug: two kinds of refund, each with a cap of its own, returned it twice."""
    card = await ordered(shop)
    await shop.refund("o1", "40.00")
    with pytest.raises(RefundExceedsPaid):
        await shop.give_back("o1", "40.01")
    await shop.give_back("o1", "40.00")
    for refund in (shop.give_back, shop.refund):
        with pytest.raises(RefundExceedsPaid):
            await refund("o1", "0.01")
    assert (await shop.balance(card.id), await shop.balance(ADAS)) == ((2500, 0), (4000, 0))
    assert await refunded_other() == 3000


async def test_a_refund_of_a_card_paid_order_is_impossible(shop: Shop) -> None:
    """The field bug: an order that a card had paid alone had nothing to refund to."""
    card = await shop.card("100.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)

    done = await shop.give_back("o1", "80.00")

    assert went(done) == [(Destination.ORIGINAL, 8000)]
    assert await shop.balance(card.card.id) == (10000, 0)


async def test_a_refund_revives_a_dead_card(shop: Shop) -> None:
    """The field bug: value came back to a card that was over, and nobody could spend it."""
    card = await ordered(shop)
    await shop.deactivate(card.id)
    (planned, _) = (await shop.plan("o1", "80.00")).parts
    assert planned.destination is Destination.OWNER_CREDIT
    assert "deactivated" in planned.why

    done = await shop.give_back("o1", "80.00")

    assert went(done) == [(Destination.OWNER_CREDIT, 5000), (Destination.BACKEND, 3000)]
    assert (await shop.balance(card.id), await shop.balance(ADAS)) == ((0, 0), (5000, 0))
    assert (await models.Account.get(id=card.id)).status is AccountStatus.DEACTIVATED


async def test_a_blocked_card_does_not_swallow_a_refund(shop: Shop) -> None:
    card = await ordered(shop)
    await shop.block(card.id)
    (tender,) = await models.Tender.all()
    choice = Choice(tender.id, Destination.ORIGINAL)
    with pytest.raises(NotActive):
        await shop.give_back("o1", "8.00", choices=(choice,))
    assert await shop.balance(card.id) == (0, 0)
    await shop.give_back("o1", "8.00")
    assert await shop.balance(ADAS) == (500, 0)
    await shop.unblock(card.id)
    await shop.give_back("o1", "8.00")
    assert await shop.balance(card.id) == (500, 0)


async def test_nobodys_dead_card_is_replaced_by_a_new_one(shop: Shop) -> None:
    card = await ordered(shop)
    await models.Cart.filter(order_id="o1").update(customer_id=None)
    await shop.block(card.id)

    key = new_key()
    first, second = [await shop.give_back("o1", "80.00", key=key) for _ in range(2)]

    assert went(first) == [(Destination.NEW_CARD, 5000), (Destination.BACKEND, 3000)]
    new = first.parts[0]
    assert new.account is not None
    assert new.code is not None
    assert await shop.balance(new.account.id) == (5000, 0)
    (lot,) = await models.Lot.filter(account_id=new.account.id)
    assert lot.origin is Origin.BOUGHT
    assert second.replayed
    assert second.parts == first.parts
    # It pays like any card.
    await shop.cart("c2", "10.00")
    assert (await shop.apply(ADA, "c2", new.code)).held_minor == 1000


async def test_a_guests_part_waits_for_their_address(shop: Shop) -> None:
    card = await ordered(shop)
    (tender,) = await models.Tender.all()
    eve = email_address("eve@shop.test", field="emailAddress")
    choices = tuple(
        Choice(id_, Destination.WAITING_CREDIT, address=eve) for id_ in (tender.id, None)
    )

    done = await shop.give_back("o1", "80.00", choices=choices)

    accounts = {part.account.id for part in done.parts if part.account}
    (waiting,) = await models.WaitingCredit.all()
    assert accounts == {waiting.id}
    assert await shop.balance(waiting.id) == (8000, 0)
    assert await shop.balance(card.id) == (0, 0)
    assert await refunded_other() == 3000


async def test_what_a_claimed_card_had_paid_goes_to_its_claimer(shop: Shop) -> None:
    card = await shop.card("100.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    await shop.claim(BOB, card.code)

    (planned,) = (await shop.plan("o1", "80.00")).parts
    done = await shop.give_back("o1", "80.00")

    assert "claimed" in planned.why
    assert went(done) == [(Destination.ORIGINAL, 8000)]
    assert done.parts[0].account is not None
    assert done.parts[0].account.id == BOBS
    assert await shop.balance(BOBS) == (10000, 0)


async def test_a_card_that_is_claimed_at_that_moment_swallows_nothing(shop: Shop) -> None:
    cards = [await shop.card("100.00") for _ in range(4)]
    for number, card in enumerate(cards):
        await shop.cart(f"c{number}", "80.00")
        await shop.apply(ADA, f"c{number}", card.code)
        await shop.authorize(f"c{number}", f"o{number}")
        await shop.capture(f"c{number}", final=True)
    await asyncio.gather(
        *(shop.give_back(f"o{number}", "80.00") for number in range(4)),
        *(shop.claim(BOB, card.code) for card in cards),
    )
    assert await shop.balance(BOBS) == (40000, 0)
    assert [await shop.balance(card.card.id) for card in cards] == [(0, 0)] * 4


async def test_what_a_replaced_card_had_paid_goes_to_the_new_one(shop: Shop) -> None:
    card = await shop.card("100.00")
    await shop.cart("c1", "80.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    new = await shop.replace(card.card.id)

    done = await shop.give_back("o1", "30.00")

    assert done.parts[0].account is not None
    assert done.parts[0].account.id == new.card.id
    assert await shop.balance(new.card.id) == (5000, 0)
    # The new one is lost as well: nobody could spend what came back to it.
    await shop.block(new.card.id)
    assert went(await shop.give_back("o1", "50.00")) == [(Destination.OWNER_CREDIT, 5000)]
    assert await shop.balance(ADAS) == (5000, 0)


async def test_a_plan_does_exactly_what_it_says(shop: Shop) -> None:
    card = await ordered(shop)
    plan = await shop.plan("o1", "10.01")
    before = await models.IdempotencyRecord.all().count()
    assert [(part.destination, part.minor) for part in plan.parts] == [
        (Destination.ORIGINAL, 626),
        (Destination.BACKEND, 375),
    ]
    assert [(cap.paid_minor, cap.left_minor) for cap in plan.caps] == [(5000, 5000), (3000, 3000)]
    assert await models.IdempotencyRecord.all().count() == before

    done = await shop.give_back("o1", plan_id=plan.id)

    assert went(done) == [(part.destination, part.minor) for part in plan.parts]
    assert await shop.balance(card.id) == (626, 0)


async def test_a_plan_is_refused_when_the_world_has_moved(shop: Shop) -> None:
    card = await ordered(shop)

    async def refuse(plan_id: str) -> None:
        with pytest.raises(PlanOutdated) as refused:
            await shop.give_back("o1", plan_id=plan_id)
        assert refused.value.retryable

    used = await shop.plan("o1", "8.00")
    key = new_key()
    done = await shop.give_back("o1", plan_id=used.id, key=key)
    await refuse(used.id)
    # But the same request under the same key has its answer for ever.
    assert (await shop.give_back("o1", plan_id=used.id, key=key)).replayed

    planned = await shop.plan("o1", "8.00")
    await shop.reverse(done.transaction_ids[0])
    await refuse(planned.id)
    planned = await shop.plan("o1", "8.00")
    await shop.block(card.id)
    await refuse(planned.id)
    planned = await shop.plan("o1", "8.00")
    await shop.cart("c1", "81.00", revision=9)
    await refuse(planned.id)
    assert await shop.balance(card.id) == (0, 0)


async def test_a_plan_is_for_its_order_and_says_it_all(shop: Shop) -> None:
    await ordered(shop)
    await shop.cart("c2", "10.00")
    await shop.authorize("c2", "o2")
    plan = await shop.plan("o1", "8.00")
    for order_id, plan_id in (("o2", plan.id), ("o1", plan.id[:-1]), ("o1", "rp_"), ("o1", "é")):
        with pytest.raises(InvalidInput):
            await shop.give_back(order_id, plan_id=plan_id)
    with pytest.raises(InvalidInput):
        await shop.give_back("o1", "8.00", plan_id=plan.id)
    with pytest.raises(NotFound):
        await shop.give_back("o3", plan_id=plan.id)


async def test_lines_come_back_for_what_they_cost(shop: Shop) -> None:
    await ordered(shop)
    plan = await shop.plan("o1", lines=(LineReturned("goods"),))
    assert plan.amount_minor == 8000
    plan = await shop.plan("o1", lines=(LineReturned("goods", amount=usd("16.00")),))
    assert [part.minor for part in plan.parts] == [1000, 600]
    with pytest.raises(NotFound):
        await shop.plan("o1", lines=(LineReturned("hat"),))
    with pytest.raises(InvalidInput):
        await shop.plan("o1")


async def test_a_split_is_made_as_asked(shop: Shop) -> None:
    card = await ordered(shop)
    (tender,) = await models.Tender.all()
    done = await shop.give_back("o1", "20.00", splitting={tender.id: "20.00"})
    assert went(done) == [(Destination.ORIGINAL, 2000)]
    done = await shop.give_back("o1", "20.00", splitting={None: "19.99"})
    assert went(done) == [(Destination.ORIGINAL, 1), (Destination.BACKEND, 1999)]
    assert await shop.balance(card.id) == (2001, 0)
    with pytest.raises(RefundExceedsPaid):
        await shop.give_back("o1", "30.00", splitting={None: "10.02"})
    with pytest.raises(NotFound):
        await shop.give_back("o1", "1.00", splitting={card.id: "1.00"})


async def test_a_refund_that_was_reversed_can_be_made_again(shop: Shop) -> None:
    card = await ordered(shop)
    (tender,) = await models.Tender.all()
    done = await shop.give_back("o1", "50.00", splitting={tender.id: "50.00"})
    with pytest.raises(RefundExceedsPaid):
        await shop.give_back("o1", "0.01", splitting={tender.id: "0.01"})
    await shop.reverse(done.transaction_ids[0])
    assert await shop.balance(card.id) == (0, 0)
    await shop.give_back("o1", "50.00", splitting={tender.id: "50.00"})
    assert await shop.balance(card.id) == (5000, 0)


async def test_several_captures_come_back_last_first(shop: Shop) -> None:
    card = await shop.card("50.00")
    await shop.cart("c1", "50.00")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", "20.00")
    await shop.capture("c1", "30.00", final=True)

    done = await shop.give_back("o1", "35.00")

    assert went(done) == [(Destination.ORIGINAL, 3500)]
    back = await models.LedgerTransaction.filter(kind=Kind.REFUND)
    firsts = await models.LedgerTransaction.filter(kind=Kind.REDEMPTION).order_by("id")
    amounts = {
        one.redemption_id: (await models.Entry.get(transaction_id=one.id, account_id=card.card.id))
        for one in back
    }
    assert [amounts[one.id].amount for one in firsts] == [500, 3000]


async def test_expired_promotional_value_does_not_come_back_to_life(shop: Shop) -> None:
    promo = await shop.card("50.00", expires_in=timedelta(days=1), origin=Origin.PROMOTIONAL)
    await shop.cart("c1", "50.00")
    await shop.apply(ADA, "c1", promo.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", final=True)
    await shop.pass_time(days=2)
    done = await shop.give_back("o1", "50.00")
    assert went(done) == [(Destination.ORIGINAL, 5000)]
    assert await shop.balance(promo.card.id) == (0, 0)


async def test_cancelling_an_order_forgets_the_credit(shop: Shop) -> None:
    """The field bug: an order was cancelled after it was paid, and the credit stayed spent."""
    credit = await shop.credit("ada", "30.00")
    card = await shop.card("50.00")
    await shop.cart("c1", "100.00")
    await shop.own_credit(ADA, "c1")
    await shop.apply(ADA, "c1", card.code)
    await shop.authorize("c1", "o1")
    await shop.capture("c1", "60.00")
    # Cancelled half shipped: what is held is free again, and all that was taken comes back.
    await shop.release("c1")
    done = await shop.give_back("o1", "80.00")
    assert sum(part.minor for part in done.parts) == 8000
    assert (await shop.balance(credit), await shop.balance(card.card.id)) == ((3000, 0), (5000, 0))
    with pytest.raises(RefundExceedsPaid):
        await shop.give_back("o1", "0.01")


async def test_two_at_once_share_one_cap(shop: Shop) -> None:
    card = await ordered(shop)
    answers = await asyncio.gather(
        *(shop.give_back("o1", "30.00") for _ in range(3)),
        *(shop.refund("o1", "30.00") for _ in range(3)),
        return_exceptions=True,
    )
    assert sorted(isinstance(one, Refusal) for one in answers) == [False] * 2 + [True] * 4
    back = (await shop.balance(card.id))[0] + (await shop.balance(ADAS))[0]
    others = sum(
        part.minor
        for one in answers
        if isinstance(one, RefundedToTenders)
        for part in one.parts
        if part.destination is Destination.BACKEND
    )
    assert back + others == 6000


async def test_one_plan_is_done_once_by_two_at_once(shop: Shop) -> None:
    card = await ordered(shop)
    plan = await shop.plan("o1", "16.00")
    answers = await asyncio.gather(
        *(shop.give_back("o1", plan_id=plan.id) for _ in range(4)), return_exceptions=True
    )
    assert sorted(isinstance(one, PlanOutdated) for one in answers) == [False, True, True, True]
    assert await shop.balance(card.id) == (1000, 0)


async def test_a_paid_order_that_costs_less_is_overpaid(shop: Shop) -> None:
    card = await ordered(shop)
    assert await overpaid(shop.house, "c1", now=shop.now) is None
    await shop.cart("c1", "64.00", revision=2)
    plan = await overpaid(shop.house, "c1", now=shop.now)
    assert plan is not None
    assert [part.minor for part in plan.parts] == [1000, 600]
    await shop.give_back("o1", plan_id=plan.id)
    assert await shop.balance(card.id) == (1000, 0)
    assert await overpaid(shop.house, "c1", now=shop.now) is None
    with pytest.raises(RefundExceedsPaid):
        await shop.give_back("o1", "64.01")
    # A refund before the order is told to cost less counts as well.
    await shop.give_back("o1", "14.00")
    await shop.cart("c1", "50.00", revision=3)
    assert await overpaid(shop.house, "c1", now=shop.now) is None


async def test_what_others_paid_stays_known_from_the_first_capture_on(shop: Shop) -> None:
    """A card of 30 and 70 by other means; whether all is captured before or after it costs less."""
    for name in ("c1", "c2"):
        card = await shop.card("30.00")
        await shop.cart(name, "100.00")
        await shop.apply(ADA, name, card.code)
        await shop.authorize(name, name)
        await shop.capture(name, "10.00")
    await shop.capture("c2", final=True)
    for name in ("c1", "c2"):
        await shop.cart(name, "40.00", revision=2)
    await shop.capture("c1", final=True)
    for name in ("c1", "c2"):
        await shop.cart(name, "40.00", revision=3)
        plan = await overpaid(shop.house, name, now=shop.now)
        assert plan is not None
        assert [part.minor for part in plan.parts] == [1800, 4200]
        with pytest.raises(RefundExceedsPaid):
            await shop.refund(name, "100.01")
        await shop.refund(name, "60.00")


@pytest.mark.parametrize(
    "choice",
    [
        Choice(None, Destination.ORIGINAL),
        Choice(None, Destination.NEW_CARD),
        Choice(None, Destination.WAITING_CREDIT),
        Choice(None, Destination.BACKEND, customer_id="bob"),
        Choice(None, Destination.OWNER_CREDIT, address=email_address("e@f.gh", field="x")),
    ],
)
async def test_choices_without_a_meaning_are_refused(shop: Shop, choice: Choice) -> None:
    await ordered(shop)
    with pytest.raises(InvalidInput):
        await shop.give_back("o1", "8.00", choices=(choice,))
    (tender,) = await models.Tender.all()
    with pytest.raises(InvalidInput):
        await shop.give_back("o1", "8.00", choices=(Choice(tender.id, Destination.BACKEND),))
    usual = Choice(tender.id, Destination.ORIGINAL)
    with pytest.raises(InvalidInput):
        await shop.give_back("o1", "8.00", choices=(usual, usual))
    assert await refunded_other() == 0


async def test_another_customers_order_goes_to_who_owns_the_card(shop: Shop) -> None:
    """Bob's card paid for Ada's order: when it is dead, Bob gets it back, not Ada."""
    card = await ordered(shop)
    await models.GiftCard.filter(id=card.id).update(customer_id="bob")
    await shop.block(card.id)
    await shop.give_back("o1", "8.00")
    assert await shop.balance(BOBS) == (500, 0)
    assert not await models.Account.filter(id=ADAS).exists()
