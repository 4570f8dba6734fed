"""Reads of requests that come at the same time go into one statement, and nobody's is lost."""

import asyncio

import pytest

from loyalty_gql.domain.together import Together


class Shelf:
    """Squares of numbers, with what was asked for at once."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.begun = asyncio.Event()
        self.open = asyncio.Event()

    async def read(self, keys: list[int]) -> dict[int, int]:
        self.asked.append(keys)
        self.begun.set()
        await self.open.wait()
        if 13 in keys:
            raise LookupError("13")
        return {key: key * key for key in keys if key}


async def settled(tasks: list[asyncio.Task[int | None]]) -> list[int | BaseException | None]:
    return await asyncio.gather(*tasks, return_exceptions=True)


async def test_whoever_comes_while_one_reads_goes_into_the_next() -> None:
    shelf = Shelf()
    squares = Together(shelf.read)
    first = [asyncio.create_task(squares.load(key)) for key in (1, 2, 2)]
    await shelf.begun.wait()
    later = [asyncio.create_task(squares.load(key)) for key in (2, 3, 0)]
    await asyncio.sleep(0)
    shelf.open.set()

    assert await settled(first + later) == [1, 4, 4, 4, 9, None]
    assert shelf.asked == [[1, 2], [2, 3, 0]], "each key once; a read begins after it was asked for"


async def test_a_read_that_fails_fails_for_its_own_callers_only() -> None:
    shelf = Shelf()
    shelf.open.set()
    squares = Together(shelf.read)

    together = [asyncio.create_task(squares.load(key)) for key in (12, 13)]
    both = await settled(together)

    assert [type(one) for one in both] == [LookupError, LookupError]
    assert await squares.load(12) == 144


async def test_a_caller_that_goes_away_takes_nobodys_answer_along() -> None:
    shelf = Shelf()
    squares = Together(shelf.read)
    leaving = asyncio.create_task(squares.load(5))
    staying = asyncio.create_task(squares.load(5))
    await shelf.begun.wait()
    leaving.cancel()
    shelf.open.set()

    assert await staying == 25
    with pytest.raises(asyncio.CancelledError):
        await leaving


def test_it_works_on_in_another_event_loop() -> None:
    shelf: list[Shelf] = []

    async def once(squares: Together[int, int] | None) -> Together[int, int]:
        if squares is None:
            shelf.append(Shelf())
            shelf[0].open.set()
            squares = Together(shelf[0].read)
        assert await squares.load(3) == 9
        return squares

    squares = asyncio.run(once(None))
    asyncio.run(once(squares))
