"""One of several processes at the same database: commits what it is told, line by line.

A line is a JSON list of commands that are asked for in one turn of the loop; the answer is a line
with what each came to. Run as `python -m tests.faults.worker URL GROUP_LIMIT`.
"""

import asyncio
import json
import sys
from typing import Any
from uuid import UUID

from loyalty_gql.errors import IdempotencyConcurrent, Overloaded, Refusal
from loyalty_gql.ledger.commands import Command, Ensure, Receipt, Stale, Update
from loyalty_gql.ledger.committer import Ledger
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Firm, Operation, Place, Release, Transfer
from loyalty_gql.rules.state import Kind
from tests.ledger.stamps import StampCard
from tests.ledger.till import command, grant, key, opening, spend

TRIES = 30


async def answer(ledger: Ledger, asked: dict[str, Any]) -> str | list[Any]:
    """`[command id, replayed]`, or the refusal's code."""
    operations, ensure = _operations(asked["do"])
    guards = [Update(StampCard, UUID(card), version) for card, version in asked.get("guards", [])]
    cards = [UUID(card) for card in asked.get("cards", [])]
    ensure += [Ensure(StampCard, {"id": id_, "version": 0, "stamps": 0}) for id_ in cards]
    whole = command(*operations, of=key(asked.get("key")), ensure=ensure, guards=guards)
    try:
        receipt = await _answered(ledger, whole)
    except Stale:
        return "STALE"
    except Refusal as refusal:
        return refusal.code
    except Exception as error:  # noqa: BLE001 — the test that reads this fails on it
        return f"FAILED: {error!r}"
    return [str(receipt.command_id), receipt.replayed]


async def _answered(ledger: Ledger, whole: Command) -> Receipt:
    """As a client does it: who is told to ask again with the same key does."""
    for _ in range(TRIES):
        try:
            return await ledger.commit(whole)
        except (IdempotencyConcurrent, Overloaded):
            await asyncio.sleep(0.05)
    return await ledger.commit(whole)


def _operations(asked: list[list[Any]]) -> tuple[list[Operation], list[Ensure]]:
    operations: list[Operation] = []
    ensure: list[Ensure] = []
    for name, account, *rest in asked:
        id_ = UUID(account)
        match name:
            case "open":
                ensure.append(opening(id_))
                operations.append(grant(id_, rest[0]))
            case "grant":
                operations.append(grant(id_, rest[0]))
            case "spend":
                operations.append(spend(id_, rest[0]))
            case "transfer":
                operations.append(Transfer(id_, UUID(rest[0]), Kind.TRANSFER, rest[1]))
            case "hold":
                hold = UUID(rest[1])
                operations.append(Place(id_, new_id(), hold, rest[0]))
                operations.append(Firm(id_, hold, rest[0]))
            case "release":
                operations.append(Release(id_, UUID(rest[0])))
            case _:
                raise ValueError(name)
    return operations, ensure


async def main(url: str, group_limit: int) -> None:
    ledger = Ledger.at(url, group_limit=group_limit)
    await ledger.start()
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        answers = await asyncio.gather(*(answer(ledger, one) for one in json.loads(line)))
        print(json.dumps(answers), flush=True)
    await ledger.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
