"""`loyalty-gql serve`: several processes, and a stop that loses nothing it has acknowledged."""

import asyncio
import json
import signal
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from tests.doors.test_cli import COMMAND
from tests.examples.servers import Served, environment, free_port, serve
from tests.ledger.till import eventually
from tests.processes import PATIENCE_SECONDS, wait

OPEN = (
    "mutation ($input: OpenStoreCreditAccountInput!) { openStoreCreditAccount(input: $input) "
    "{ ... on OpenStoreCreditAccountPayload { storeCreditAccount { id } } } }"
)
ADD = (
    "mutation ($input: AdjustInput!) { adjust(input: $input) "
    "{ ... on AdjustPayload { transaction { version } } ... on UserError { retryable } } }"
)
CALLERS, EACH = 8, 500
MIDDLE = 100  # acknowledged when it is told to stop


async def test_a_stop_finishes_what_was_accepted_and_refuses_the_rest(
    database_url: str, tmp_path: Path
) -> None:
    with serve(database_url, tmp_path, workers=2) as served:
        account, told = await opened(served), list[int]()
        callers = [
            asyncio.create_task(add_a_cent(served, account, n, told)) for n in range(CALLERS)
        ]
        await eventually(lambda: len(told) > MIDDLE)
        served.process.terminate()
        await asyncio.gather(*callers)
        assert wait(served.process) in (0, -signal.SIGTERM)
    acknowledged = len(told)
    assert MIDDLE < acknowledged < CALLERS * EACH, "it was to be stopped in the middle"
    logged = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert "Traceback" not in logged

    with serve(database_url, tmp_path) as served:
        balance = await balance_of(served, account)
        verified = served.types("ledger", "verify")
    assert balance >= acknowledged
    assert balance <= acknowledged + CALLERS, "more than what was under way, unanswered"
    assert verified.returncode == 0, verified.stdout


def test_logs_are_lines_of_json_when_asked_for(database_url: str, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    environ = environment(database_url, free_port()) | {"LOYALTY_LOG": "json"}
    with log.open("w", encoding="utf-8") as out:
        typed = subprocess.Popen([COMMAND, "serve"], env=environ, stdout=out, stderr=out)
        running = eventually(lambda: "Uvicorn running" in log.read_text(encoding="utf-8"))
        asyncio.run(running)
        typed.terminate()
        assert typed.wait(PATIENCE_SECONDS) in (0, -signal.SIGTERM)
    lines = log.read_text(encoding="utf-8").splitlines()

    assert {"time", "level", "logger", "message"} <= set(json.loads(lines[0]))
    assert all(json.loads(line) for line in lines)


async def add_a_cent(served: Served, account: str, caller: int, told: list[int]) -> None:
    """Add one cent again and again until nobody answers; `told` grows by what is acknowledged."""
    async with client_of(served) as client:
        for step in range(EACH):
            cent = {
                "accountId": account,
                "amount": {"amount": "0.01", "currencyCode": "USD"},
                "reason": "GOODWILL",
                "idempotencyKey": f"a-cent-from-{caller:04}-{step:06}",
            }
            try:
                answer = await client.post(
                    "/graphql", json={"query": ADD, "variables": {"input": cent}}
                )
            except httpx.TransportError:
                break
            if not answer.is_success:
                break
            if "transaction" in answer.json()["data"]["adjust"]:
                told.append(1)


async def opened(served: Served) -> str:
    """A store credit account, by its global id."""
    whose = {"customerId": "ada", "currencyCode": "USD", "idempotencyKey": "open-an-account-1"}
    async with client_of(served) as client:
        answer = await client.post("/graphql", json={"query": OPEN, "variables": {"input": whose}})
    return str(answer.json()["data"]["openStoreCreditAccount"]["storeCreditAccount"]["id"])


async def balance_of(served: Served, account: str) -> int:
    """An account's balance, in cents."""
    query = f'{{ storeCreditAccount(id: "{account}") {{ balance {{ amount }} }} }}'
    async with client_of(served) as client:
        answer: Any = (await client.post("/graphql", json={"query": query})).json()
    return int(Decimal(answer["data"]["storeCreditAccount"]["balance"]["amount"]) * 100)


def client_of(served: Served) -> httpx.AsyncClient:
    """A member of staff."""
    demo = json.loads(served.file.read_text(encoding="utf-8"))
    headers = {"Authorization": f"Bearer {demo['staffKey']}"}
    return httpx.AsyncClient(
        base_url=demo["graphql"].removesuffix("/graphql"), headers=headers, timeout=PATIENCE_SECONDS
    )
