"""The committer: groups, keys, guards, neighbours, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from loyalty_gql.errors import (
    HoldEnded,
    IdempotencyKeyReused,
    InsufficientFunds,
    NotFound,
    NotReversible,
    Overloaded,
    RefundExceedsPaid,
    Refusal,
)
from loyalty_gql.ledger.commands import Receipt
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Capture, Place, Recall, Refund, Reverse, Touch, Transfer
from loyalty_gql.rules.state import Kind
from tests.ledger.till import command, done, grant, key, made, opening, spend, till

HOUR = timedelta(hours=1)


def replayed(answer: object) -> bool:
    assert isinstance(answer, Receipt), answer
    return answer.replayed


# --- keys ---------------------------------------------------------------------------------------


async def test_the_same_key_again_is_the_first_outcome_and_moves_nothing(database_url: str) -> None:
    async with till(database_url) as desk:
        account = await desk.account(100)
        once = key()
        first = await desk.do(spend(account, 30), of=once, subject={"card": "x"})
        again = await desk.do(spend(account, 30), of=once, subject={"other": "y"})

        assert not first.replayed
        assert again.replayed
        assert (again.command_id, again.subject) == (first.command_id, {"card": "x"})
        assert await desk.balance(account) == 70
        await desk.must_be_clean()


async def test_the_same_key_twice_in_a_group_is_a_replay_of_the_first(database_url: str) -> None:
    async with till(database_url) as desk:
        account, once = await desk.account(100), key()
        answers = await desk.group(*(command(spend(account, 30), of=once) for _ in range(5)))

        assert [replayed(answer) for answer in answers] == [False, True, True, True, True]
        assert await desk.balance(account) == 70


async def test_the_same_key_twice_in_a_group_tries_itself_when_the_first_was_refused(
    database_url: str,
) -> None:
    async with till(database_url) as desk:
        account, once = await desk.account(100), key()
        first, top_up, second = await desk.group(
            command(spend(account, 130), of=once),
            command(grant(account, 50)),
            command(spend(account, 130), of=once),
        )

        assert first is InsufficientFunds
        assert not replayed(top_up)
        assert not replayed(second)
        assert await desk.balance(account) == 20


async def test_the_key_of_a_refused_command_can_be_used_again(database_url: str) -> None:
    async with till(database_url) as desk:
        account, once = await desk.account(100), key()
        with pytest.raises(InsufficientFunds):
            await desk.do(spend(account, 101), of=once)
        assert await desk.count("idempotency_record", f"key = '{once.key}'") == 0

        await desk.do(grant(account, 1))
        assert not (await desk.do(spend(account, 101), of=once)).replayed


async def test_a_key_that_was_used_with_another_input_does_nothing(database_url: str) -> None:
    async with till(database_url) as desk:
        account, once = await desk.account(100), key()
        other = replace(once, fingerprint="another input")
        other_operation = replace(once, operation="refund")
        same_group = await desk.group(
            command(spend(account, 30), of=once), command(spend(account, 30), of=other)
        )
        later = await desk.group(
            command(spend(account, 1), of=other), command(spend(account, 1), of=other_operation)
        )

        assert same_group[1] is IdempotencyKeyReused
        assert later == [IdempotencyKeyReused] * 2
        assert await desk.balance(account) == 70


async def test_two_principals_may_have_the_same_key(database_url: str) -> None:
    async with till(database_url) as desk:
        account, hers = await desk.account(100), key("a-key-that-both-came-up-with")
        his = replace(hers, principal="staff:paul")
        answers = await desk.group(
            command(spend(account, 10), of=hers), command(spend(account, 10), of=his)
        )

        assert [replayed(answer) for answer in answers] == [False, False]
        assert await desk.balance(account) == 80


# --- neighbours ---------------------------------------------------------------------------------


async def test_others_keys_do_not_answer_for_a_twin_whose_first_was_refused(
    database_url: str,
) -> None:
    """Two replays name a key and a principal that the twins have too, each one of them."""
    async with till(database_url) as desk:
        account, mine = await desk.account(100), key("a-key-that-three-came-up-with")
        hers, his = replace(mine, key="another-key-of-hers"), replace(mine, principal="staff:paul")
        await desk.group(command(spend(account, 1), of=hers), command(spend(account, 1), of=his))

        answers = await desk.group(
            command(spend(account, 1), of=hers),
            command(spend(account, 1), of=his),
            command(spend(account, 200), of=mine),
            command(spend(account, 200), of=mine),
        )

        assert [replayed(answer) for answer in answers[:2]] == [True, True]
        assert answers[2:] == [InsufficientFunds] * 2


async def test_two_openings_of_one_account_at_once_make_one(database_url: str) -> None:
    async with till(database_url) as one, till(database_url) as other:
        id_ = new_id()
        asked = [command(grant(id_, 10), ensure=[opening(id_)]) for _ in range(8)]
        await asyncio.gather(one.group(*asked[:4]), other.group(*asked[4:]))

        assert await one.count("account") == 1
        assert await one.balance(id_) == 80
        await one.must_be_clean()


async def test_a_refused_command_does_not_hurt_its_neighbours(database_url: str) -> None:
    async with till(database_url) as desk:
        account = await desk.account(100)
        answers = await desk.group(
            command(spend(account, 60)),
            command(spend(account, 60)),
            command(spend(new_id(), 1)),
            command(Capture(account, new_id(), 1, "x")),
            command(spend(account, 40)),
        )

        assert [isinstance(answer, Receipt) for answer in answers] == [
            True, False, False, False, True,
        ]  # fmt: skip
        assert answers[1:4] == [InsufficientFunds, NotFound, NotFound]
        assert await desk.balance(account) == 0
        await desk.must_be_clean()


async def test_a_command_over_two_accounts_is_all_or_none(database_url: str) -> None:
    async with till(database_url) as desk:
        rich, poor = await desk.account(100), await desk.account(10)
        with pytest.raises(InsufficientFunds):
            await desk.do(spend(rich, 50), spend(poor, 50))

        assert [await desk.balance(one) for one in (rich, poor)] == [100, 10]


async def test_refunds_in_one_group_share_the_cap_and_nothing_is_reversed_twice(
    database_url: str,
) -> None:
    async with till(database_url) as desk:
        account, other = await desk.account(100), await desk.account()
        redemption = await desk.redeem(account, 60)
        answers = await desk.group(
            *(command(Refund(account, redemption, other, 25)) for _ in range(4))
        )
        assert answers[2:] == [RefundExceedsPaid] * 2
        assert await desk.balance(other) == 50

        debit = made(await desk.do(spend(account, 40)))
        answers = await desk.group(*(command(Reverse(debit, (account,))) for _ in range(3)))
        assert answers[1:] == [NotReversible] * 2
        assert await desk.balance(account) == 40
        await desk.must_be_clean()


async def test_what_a_claimed_card_had_paid_finds_the_claimer_by_itself(database_url: str) -> None:
    async with till(database_url) as desk:
        card, credit = await desk.account(100), await desk.account()
        redemption = await desk.redeem(card, 40)
        claim, refund = await desk.group(
            command(Transfer(card, credit, Kind.CLAIM)),
            command(Refund(card, redemption, card, 15)),
        )
        assert isinstance(claim, Receipt)
        assert isinstance(refund, Receipt)
        assert not (await desk.do(Refund(card, redemption, card, 25))).replayed

        assert [await desk.balance(one) for one in (card, credit)] == [0, 100]
        await desk.must_be_clean()


async def test_a_recall_finds_the_accounts_its_grant_went_to(database_url: str) -> None:
    async with till(database_url) as desk:
        card, credits_ = await desk.account(130), [await desk.account() for _ in range(12)]
        ((lot,),) = await desk.rows(f"SELECT id FROM lot WHERE account_id = '{card}'")
        for one in credits_:
            await desk.do(Transfer(card, one, Kind.TRANSFER, 10))
        recall = await desk.do(Recall(UUID(str(lot)), (card,), 130))

        assert done(recall)[0].amount == 130
        assert [await desk.balance(one) for one in (card, *credits_)] == [0] * 13
        await desk.must_be_clean()


async def test_a_row_that_the_database_refuses_hurts_only_its_own_command(
    database_url: str,
) -> None:
    async with till(database_url) as desk:
        account, cart = await desk.account(100), new_id()
        hold = new_id()
        # The same hold id a second time, under another cart: a primary key that is taken.
        answers = await asyncio.gather(
            desk.ledger.commit(command(spend(account, 10))),
            desk.ledger.commit(command(Place(account, cart, hold, 10))),
            desk.ledger.commit(command(spend(account, 10))),
            return_exceptions=True,
        )
        assert all(isinstance(answer, Receipt) for answer in answers)
        other = await desk.account(100)
        answers = await asyncio.gather(
            desk.ledger.commit(command(spend(account, 10))),
            desk.ledger.commit(command(Place(other, new_id(), hold, 10))),
            desk.ledger.commit(command(spend(account, 10))),
            return_exceptions=True,
        )

        assert [isinstance(answer, Receipt) for answer in answers] == [True, False, True]
        assert not isinstance(answers[1], Refusal)
        assert await desk.balance(account) == 60
        await desk.must_be_clean()


# --- what is due --------------------------------------------------------------------------------


async def test_a_settlement_is_written_even_when_the_command_is_refused(database_url: str) -> None:
    async with till(database_url) as desk:
        account = await desk.account()
        await desk.do(grant(account, 100, expires_at=await desk.now() + HOUR))
        await desk.forward(HOUR)
        with pytest.raises(InsufficientFunds):
            await desk.do(spend(account, 1))

        assert await desk.balance(account) == 0
        assert await desk.count("idempotency_record", "key LIKE 'expire:%'") == 1
        await desk.must_be_clean()


async def test_a_lot_expires_once_though_two_processes_sweep(database_url: str) -> None:
    async with till(database_url) as one, till(database_url) as other:
        accounts = [await one.account() for _ in range(10)]
        until = await one.now() + HOUR
        await one.group(*(command(grant(id_, 70, expires_at=until)) for id_ in accounts))
        await one.forward(HOUR)
        sweeps = (
            [command(Touch(id_)) for id_ in accounts],
            [command(Touch(id_)) for id_ in reversed(accounts)],
        )
        await asyncio.gather(one.group(*sweeps[0]), other.group(*sweeps[1]))

        assert await one.count("ledger_transaction", "kind = 'EXPIRATION'") == len(accounts)
        assert await one.count("idempotency_record", "key LIKE 'expire:%'") == len(accounts)
        assert [await one.balance(id_) for id_ in accounts] == [0] * len(accounts)
        await one.must_be_clean()


async def test_a_cart_gets_a_new_hold_in_the_commit_that_lapses_its_old_one(
    database_url: str,
) -> None:
    async with till(database_url) as desk:
        account, cart = await desk.account(100), new_id()
        first, second = new_id(), new_id()
        await desk.do(Place(account, cart, first, 80))
        await desk.forward(HOUR)
        receipt = await desk.do(Place(account, cart, second, 70))

        assert made(receipt) == second
        states = await desk.rows(f"SELECT state FROM hold WHERE cart_id = '{cart}' ORDER BY state")
        assert [state for (state,) in states] == ["LAPSED", "PLACED"]
        await desk.must_be_clean()


async def test_the_test_clock_decides_what_has_lapsed(database_url: str) -> None:
    async with till(database_url) as desk:
        account = await desk.account(100)
        hold = await desk.firm(account, 100)
        before = await desk.now()
        await desk.forward(timedelta(minutes=30))

        with pytest.raises(HoldEnded):
            await desk.do(Capture(account, hold, 100, "late"))
        receipt = await desk.do(spend(account, 100))
        assert receipt.outcome is not None
        assert receipt.outcome.at >= before + timedelta(minutes=30)


# --- load and the end ---------------------------------------------------------------------------


async def test_beyond_the_queues_limit_a_caller_is_told_overloaded(database_url: str) -> None:
    async with till(database_url, queue_limit=3) as desk:
        account = await desk.account(100)
        answers = await desk.group(*(command(spend(account, 1)) for _ in range(8)))

        assert answers[3:] == [Overloaded] * 5
        assert Overloaded.retryable
        assert await desk.balance(account) == 97


async def test_stopping_finishes_what_was_accepted_and_refuses_the_rest(database_url: str) -> None:
    async with till(database_url, group_limit=2) as desk:
        account = await desk.account(100)
        accepted = [
            asyncio.ensure_future(desk.ledger.commit(command(spend(account, 1)))) for _ in range(20)
        ]
        await asyncio.sleep(0)
        await desk.ledger.stop()

        assert all(one.done() and not one.result().replayed for one in accepted)
        with pytest.raises(Overloaded):
            await desk.do(spend(account, 1))
        assert await desk.balance(account) == 80


async def test_a_stop_ends_though_two_lanes_ran_beside_each_other(database_url: str) -> None:
    async with till(database_url, group_limit=3, lanes=2) as desk:
        accounts = [await desk.account(100) for _ in range(10)]
        answers = await desk.group(*(command(spend(one, 1)) for one in accounts * 30))
        async with asyncio.timeout(20):
            await desk.ledger.stop()

        assert not any(replayed(answer) for answer in answers)
        assert [await desk.balance(one) for one in accounts] == [70] * 10


async def test_a_group_of_hundreds_comes_out_exact(database_url: str) -> None:
    async with till(database_url) as desk:
        accounts = [await desk.account(100) for _ in range(5)]
        asked = [command(spend(accounts[n % 5], 1 + n % 3)) for n in range(300)]
        answers = await desk.group(*asked)

        taken = sum(1 + n % 3 for n, one in enumerate(answers) if isinstance(one, Receipt))
        assert sum([await desk.balance(one) for one in accounts]) == 500 - taken
        assert {one for one in answers if not isinstance(one, Receipt)} <= {InsufficientFunds}
        await desk.must_be_clean()
