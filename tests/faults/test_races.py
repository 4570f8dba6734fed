"""Several processes at one database: nothing is spent twice, nobody meets a deadlock."""

import asyncio
import os
import random
import threading
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

from loyalty_gql.rules.ids import new_id
from tests.databases import KINDS, Databases
from tests.faults.crew import Crew, succeeded
from tests.ledger.plain_sql import plain_sql
from tests.ledger.stamps import make_tables
from tests.ledger.till import key, must_be_clean

pytestmark = pytest.mark.faults
PAUSE_SECONDS = 0.02
ROUNDS = 500 if os.environ.get("LOYALTY_FAULTS") == "full" else 100


@pytest.fixture(scope="module", params=KINDS)
def crew(databases: Databases, request: pytest.FixtureRequest) -> Generator[Crew]:
    with databases.fresh(request.param) as url:
        asyncio.run(make_tables(url))
        crew = Crew(url)
        yield crew
        crew.close()


def opened(crew: Crew, number: int, amount: int) -> list[str]:
    """So many accounts with so much in each."""
    accounts = [str(new_id()) for _ in range(number)]
    answers = crew.dealt([{"do": [["open", account, amount]]} for account in accounts])
    assert len(succeeded(answers)) == number
    return accounts


def balances(url: str, accounts: list[str]) -> list[int]:
    """As the accounts' rows say; `must_be_clean` proves that the entries agree."""
    ids = ", ".join(f"'{account}'" for account in accounts)
    query = f"SELECT id, balance FROM account WHERE id IN ({ids})"
    found = {str(id_): balance for id_, balance in asyncio.run(_rows(url, query))}
    return [found[account] for account in accounts]


async def _rows(url: str, query: str) -> Any:
    async with plain_sql(url) as sql:
        return await sql.rows(query)


def test_of_100_attempts_to_spend_all_of_a_balance_one_succeeds(crew: Crew) -> None:
    accounts = opened(crew, ROUNDS, 500)
    for account in accounts:
        answers = crew.dealt([{"do": [["spend", account, 500]]}] * 100)

        assert len(succeeded(answers)) == 1
        assert answers.count("INSUFFICIENT_FUNDS") == 99
    assert set(balances(crew.url, accounts)) == {0}
    asyncio.run(must_be_clean(crew.url))


def test_the_same_key_50_times_at_once_is_one_effect_and_50_equal_answers(crew: Crew) -> None:
    accounts = opened(crew, ROUNDS, 500)
    for account in accounts:
        once = key().key
        answers = crew.dealt([{"key": once, "do": [["spend", account, 7]]}] * 50)

        told = succeeded(answers)
        assert len(told) == 50, Counter(map(str, answers))
        assert len({command_id for command_id, _ in told}) == 1
        assert sorted(replayed for _, replayed in told) == [False] + [True] * 49
    assert set(balances(crew.url, accounts)) == {493}


def test_opposite_orders_of_accounts_and_guarded_rows_never_deadlock(crew: Crew) -> None:
    accounts, cards = opened(crew, 4, 1_000_000), [str(new_id()) for _ in range(4)]
    crew.dealt([{"do": [], "cards": [card]} for card in cards])
    chance = random.Random(4)
    told: Counter[str] = Counter()
    for _ in range(ROUNDS // 4):
        commands: list[dict[str, Any]] = []
        versions = _versions(crew.url)
        for _ in range(40):
            some, rows = chance.sample(accounts, 3), chance.sample(cards, 2)
            guards = [[card, versions[card]] for card in rows] if chance.random() < 0.5 else []
            do = [["spend", account, 1] for account in some]
            commands.append({"do": do, "guards": guards})
        answers = crew.dealt(commands)
        told.update("ok" if isinstance(answer, list) else answer for answer in answers)

    assert set(told) == {"ok", "STALE"}, told
    assert sum(balances(crew.url, accounts)) == 4_000_000 - 3 * told["ok"]
    asyncio.run(must_be_clean(crew.url))


def _versions(url: str) -> dict[str, int]:
    rows = asyncio.run(_rows(url, "SELECT id, version FROM stamp_card"))
    return {str(id_): version for id_, version in rows}


# --- a reader beside writers --------------------------------------------------------------------

# One statement sees one snapshot.
SNAPSHOT = """
SELECT (SELECT sum(balance) FROM account), (SELECT sum(remaining) FROM lot),
    (SELECT sum(amount) FROM entry WHERE account_id IS NOT NULL),
    (SELECT -sum(amount) FROM entry WHERE system IS NOT NULL),
    (SELECT sum(held) FROM account),
    (SELECT sum(placed - captured - released - lapsed) FROM hold WHERE state = 'PLACED'),
    (SELECT sum(held) FROM lot),
    (SELECT sum(version) FROM account),
    (SELECT count(*) FROM entry WHERE account_id IS NOT NULL)
"""


class Reader(threading.Thread):
    """Reads snapshots for as long as it is let, and keeps those that do not add up."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.enough = threading.Event()
        self.read = 0
        self.wrong: list[Any] = []

    def run(self) -> None:
        asyncio.run(self._read())

    async def _read(self) -> None:
        async with plain_sql(self.url) as sql:
            # A pause, so that who reads leaves the writers room to get in each other's way.
            while not self.enough.wait(PAUSE_SECONDS):
                (
                    (balance, lots, entries, systems, held, holds, pins, versions, count),
                ) = await sql.rows(SNAPSHOT)
                values = {balance, lots, entries, systems}, {held, holds or 0, pins}
                if any(len(one) != 1 for one in values) or versions != count:
                    self.wrong.append((balance, lots, entries, systems, held, holds, pins))
                self.read += 1


def test_10_000_random_operations_on_ten_accounts_and_every_snapshot_adds_up(crew: Crew) -> None:
    accounts = opened(crew, 10, 5_000)
    chance, holds = random.Random(7), list[tuple[str, str]]()
    reader = Reader(crew.url)
    reader.start()
    told: Counter[str] = Counter()
    for _ in range(50):
        answers = crew.dealt([{"do": [_step(chance, accounts, holds)]} for _ in range(200)])
        told.update("ok" if isinstance(answer, list) else answer for answer in answers)
    reader.enough.set()
    reader.join()

    assert told.total() == 10_000
    refusals = {"INSUFFICIENT_FUNDS", "HELD_ELSEWHERE", "HOLD_ENDED", "NOT_FOUND"}
    assert set(told) - {"ok"} <= refusals, told
    assert told["ok"] > 5_000
    assert reader.read > 10
    assert not reader.wrong
    asyncio.run(must_be_clean(crew.url))


def _step(chance: random.Random, accounts: list[str], holds: list[tuple[str, str]]) -> list[Any]:
    one, other = chance.sample(accounts, 2)
    match chance.randrange(6):
        case 0:
            return ["grant", one, chance.randint(1, 300)]
        case 1 | 2:
            return ["spend", one, chance.randint(1, 200)]
        case 3:
            return ["transfer", one, other, chance.randint(1, 300)]
        case 4 if holds:
            return ["release", *holds.pop(0)]
        case _:
            hold = str(new_id())
            holds.append((one, hold))
            return ["hold", one, chance.randint(1, 300), hold]
