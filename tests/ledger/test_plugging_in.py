"""A later feature plugs in without touching the committer: operations, guards, rows of its own.

The feature is made up: a stamp card that turns stamps into credit, for its owner and a friend.
"""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from loyalty_gql.errors import HeldElsewhere, InsufficientFunds
from loyalty_gql.ledger.commands import Command, Ensure, Insert, Outcome, Receipt, Stale, Update
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Release, Transfer
from loyalty_gql.rules.state import Kind
from tests.ledger.stamps import StampCard, StampReward, make_tables
from tests.ledger.till import Till, command, grant, key, opening, spend, till


def reward(card: UUID, version: int, mine: UUID, friends: UUID, minor: int) -> Command:
    """Five stamps become credit for two, whose accounts may not be open yet."""

    def rows(outcome: Outcome) -> Sequence[Insert]:
        return [
            Insert(
                StampReward,
                {
                    "id": new_id(), "card_id": card, "transaction_id": done.id,
                    "minor": done.amount, "terms": {"stamps": 5, "of": str(card)},
                },
            )
            for done in outcome.done
        ]  # fmt: skip

    return command(
        grant(mine, minor, kind=Kind.EARNING),
        grant(friends, minor, kind=Kind.EARNING),
        ensure=[opening(mine), opening(friends)],
        guards=[Update(StampCard, card, version, {"stamps": version + 5})],
        alongside=rows,
    )


async def stamp_card(desk: Till) -> UUID:
    id_ = new_id()
    await desk.do(ensure=[Ensure(StampCard, {"id": id_, "version": 0, "stamps": 0})])
    return id_


async def test_earning_for_two_with_a_row_of_its_own_is_one_commit(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        card, mine, friends = await stamp_card(desk), new_id(), new_id()
        receipt = await desk.ledger.commit(reward(card, 0, mine, friends, 250))

        assert receipt.outcome is not None
        assert [await desk.balance(one) for one in (mine, friends)] == [250, 250]
        written = await desk.rows("SELECT minor, transaction_id FROM stamp_reward")
        ids = {str(one.id) for one in receipt.outcome.transactions}
        assert {str(id_) for _, id_ in written} == ids
        assert await desk.rows("SELECT version, stamps FROM stamp_card") == [(1, 5)]
        await desk.must_be_clean()


async def test_a_guard_that_moved_refuses_that_command_alone(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        card, mine, friends = await stamp_card(desk), await desk.account(10), new_id()
        first = await desk.group(reward(card, 0, mine, friends, 250))
        again, neighbour = await desk.group(
            reward(card, 0, mine, friends, 250), command(spend(mine, 10))
        )

        assert isinstance(first[0], Receipt)
        assert again is Stale
        assert isinstance(neighbour, Receipt)
        assert await desk.balance(mine) == 250
        assert await desk.count("stamp_reward") == 2


async def test_a_guard_moved_by_an_earlier_command_of_the_same_group(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        card, mine, friends = await stamp_card(desk), new_id(), new_id()
        answers = await desk.group(
            reward(card, 0, mine, friends, 100),
            reward(card, 0, mine, friends, 200),
            reward(card, 1, mine, friends, 300),
        )

        assert answers[1] is Stale
        assert [isinstance(one, Receipt) for one in answers] == [True, False, True]
        assert await desk.balance(mine) == 400
        assert await desk.rows("SELECT version, stamps FROM stamp_card") == [(2, 6)]
        await desk.must_be_clean()


async def test_a_stale_command_gives_its_key_back(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        card, account, once = await stamp_card(desk), await desk.account(100), key()

        def guarded(version: int) -> Command:
            guards = [Update(StampCard, card, version)]
            return command(spend(account, 10), of=once, guards=guards)

        assert await desk.group(guarded(7)) == [Stale]
        assert isinstance((await desk.group(guarded(0)))[0], Receipt)
        assert await desk.balance(account) == 90


async def test_a_guard_of_a_row_that_is_gone_is_stale(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        account = await desk.account(100)
        missing = command(spend(account, 10), guards=[Update(StampCard, new_id(), 0)])

        assert await desk.group(missing) == [Stale]
        assert await desk.balance(account) == 100


async def test_a_refused_command_leaves_no_row_beside_it(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        card, account = await stamp_card(desk), await desk.account(100)
        row = {"id": new_id(), "card_id": card, "transaction_id": None, "minor": 1, "terms": {}}
        asked = command(
            spend(account, 101),
            guards=[Update(StampCard, card, 0, {"stamps": 99})],
            alongside=[Insert(StampReward, row)],
        )

        assert await desk.group(asked) == [InsufficientFunds]
        assert await desk.count("stamp_reward") == 0
        assert await desk.rows("SELECT version, stamps FROM stamp_card") == [(0, 0)]


async def test_a_row_the_database_refuses_takes_its_movement_with_it(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as desk:
        cards = [await stamp_card(desk) for _ in range(3)]
        mine, friends = new_id(), new_id()
        answers = await asyncio.gather(
            desk.ledger.commit(reward(cards[0], 0, mine, friends, 1)),
            desk.ledger.commit(reward(cards[1], 0, mine, friends, 5000)),
            desk.ledger.commit(reward(cards[2], 0, mine, friends, 2)),
            return_exceptions=True,
        )

        assert [isinstance(one, Receipt) for one in answers] == [True, False, True]
        assert "stamp_reward_minor" in str(answers[1])
        assert [await desk.balance(one) for one in (mine, friends)] == [3, 3]
        assert await desk.count("stamp_reward") == 4
        await desk.must_be_clean()


async def test_a_claim_like_kind_plugs_in_the_same_way(database_url: str) -> None:
    """Sharing the credit: a transfer of lots, refused under an order that is being placed."""
    await make_tables(database_url)
    async with till(database_url) as desk:
        card, mine, friends = await stamp_card(desk), await desk.account(100), new_id()
        hold = await desk.firm(mine, 30)

        def share(version: int) -> Command:
            return command(
                Transfer(mine, friends, Kind.CLAIM),
                ensure=[opening(friends)],
                guards=[Update(StampCard, card, version, {"stamps": 0})],
            )

        assert await desk.group(share(0)) == [HeldElsewhere]
        await desk.do(Release(mine, hold))
        assert isinstance((await desk.group(share(0)))[0], Receipt)
        assert [await desk.balance(one) for one in (mine, friends)] == [0, 100]
        await desk.must_be_clean()


async def test_opposite_orders_of_guards_and_accounts_never_deadlock(database_url: str) -> None:
    await make_tables(database_url)
    async with till(database_url) as one, till(database_url) as other:
        cards = [await stamp_card(one) for _ in range(2)]
        accounts = [await one.account(1000) for _ in range(2)]

        def both(places: Sequence[int], version: int) -> Command:
            return command(
                *(spend(accounts[place], 1) for place in places),
                guards=[Update(StampCard, cards[place], version) for place in places],
            )

        for version in range(10):
            answers = await asyncio.gather(
                one.group(both([0, 1], version)), other.group(both([1, 0], version))
            )
            told = [answer for (answer,) in answers]
            assert sorted(isinstance(answer, Receipt) for answer in told) == [False, True]
            assert Stale in told
        assert [await one.balance(id_) for id_ in accounts] == [990, 990]
