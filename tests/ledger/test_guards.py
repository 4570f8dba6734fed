"""Rows that a command has read: it is refused alone where one of them has moved."""

from uuid import UUID

from loyalty_gql import models
from loyalty_gql.errors import InsufficientFunds
from loyalty_gql.ledger.commands import Receipt, Stale, Update
from loyalty_gql.rules.ids import new_id
from tests.ledger.till import command, spend, till


def seen(guard: UUID, version: int) -> list[Update]:
    """What somebody has spent was read at that version of its guard, which may be missing."""
    return [Update(models.SpendingGuard, guard, version, or_made=True)]


async def test_a_guard_that_is_not_there_is_made_and_moves_with_each_success(
    database_url: str,
) -> None:
    async with till(database_url) as desk:
        account, guard = await desk.account(100), new_id()
        for version in range(3):
            await desk.do(spend(account, 1), guards=seen(guard, version))
        late = [command(spend(account, 1), guards=seen(guard, version)) for version in (0, 2, 3)]
        answers = await desk.group(*late)

        assert answers[:2] == [Stale, Stale]
        assert isinstance(answers[2], Receipt)
        assert await desk.count("spending_guard", "version = 4") == 1


async def test_who_is_refused_moves_no_guard_of_anybody(database_url: str) -> None:
    """Else those who are refused make each other read again, without end."""
    async with till(database_url) as desk:
        account, guard = await desk.account(10), new_id()
        poor, stale = [
            command(spend(account, amount), guards=seen(guard, version))
            for amount, version in ((11, 0), (1, 9))
        ]
        assert await desk.group(poor) == [InsufficientFunds]
        assert await desk.group(stale) == [Stale]
        assert await desk.group(poor, stale) == [InsufficientFunds, Stale]

        (answer,) = await desk.group(command(spend(account, 1), guards=seen(guard, 0)))
        assert isinstance(answer, Receipt)


async def test_of_two_who_read_the_same_one_goes_first(database_url: str) -> None:
    async with till(database_url) as desk:
        account, guard = await desk.account(10), new_id()
        both = [command(spend(account, 1), guards=seen(guard, 0)) for _ in "ab"]
        answers = await desk.group(*both)

        assert isinstance(answers[0], Receipt)
        assert answers[1] is Stale
