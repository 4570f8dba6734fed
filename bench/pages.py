"""Rows about pages: what long histories cost a page of accounts, and its statements."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx

from bench.load import Load
from bench.measure import Effort, Row, Run, interleaved
from bench.over_http import answered
from bench.postgres import execute
from bench.server import Server, app_and_key, serving

SIZE = 50
ACCOUNTS = """
query { storeCreditAccounts(first: 50) {
  nodes { id customerId balance { amount } available { amount } }
} }
"""
CARDS = """
query { giftCards(first: 50) { nodes {
  id customerId maskedCode displayStatus
  balance { amount formatted } available { amount } nextExpiry
  transactions(first: 3) { nodes { kind amount { amount } balanceAfter { amount } createdAt } }
} } }
"""


async def history_row(short: str, long: str, effort: Effort, words: str) -> Row:
    """A page of accounts on a database of long histories against one of short ones."""
    # What was loaded is on disk before anything is timed, and a tenth is little: many short turns.
    await execute(long, "CHECKPOINT")
    turns = Effort(effort.seconds / 5, effort.rounds * 5)
    async with serving(short) as one, serving(long) as many:
        rates = await interleaved({"1": _asking(one), "many": _asking(many)}, turns)
    slower = sorted(quick / slow for quick, slow in zip(rates["1"], rates["many"], strict=True))[
        len(rates["1"]) // 2
    ]
    middle = {name: sorted(found)[len(found) // 2] for name, found in rates.items()}
    return Row(
        "a page of 50 accounts with balances, 10,000 transactions each against 1",
        slower, 1.1,
        f"{1000 / middle['many']:.1f} ms against {1000 / middle['1']:.1f} ms over HTTP, one client;"
        f" {words}",
        at_most=True,
    )  # fmt: skip


def _asking(server: Server) -> Run:
    async def run(seconds: float) -> float:
        load = Load(
            server.port, 1, seconds, "query", server.key, query=ACCOUNTS, expected='"customerId"'
        )
        return await answered(load)

    return run


async def statements_row(url: str) -> Row:
    """All SQL that one page of cards takes, once its caller's key is known."""
    app, key = await app_and_key(url)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as client:
            headers = {"X-Api-Key": key}
            await client.post("/graphql", json={"query": "{ me { id } }"}, headers=headers)
            with statements() as sent:
                posted = await client.post("/graphql", json={"query": CARDS}, headers=headers)
    answer: dict[str, Any] = posted.json()
    nodes = answer["data"]["giftCards"]["nodes"]
    if "errors" in answer or len(nodes) != SIZE:
        raise RuntimeError(f"no page of {SIZE} cards: {str(answer)[:400]}")
    return Row(
        "statements for a page of 50 cards with balances, owners and last transactions",
        len(sent), 6, "a count, on PostgreSQL; the caller's key was known", at_most=True,
    )  # fmt: skip


@contextmanager
def statements() -> Generator[list[str]]:
    """The SQL that the ORM sends meanwhile."""
    sent: list[str] = []

    class Listening(logging.Handler):
        """Keeps what is logged."""

        def emit(self, record: logging.LogRecord) -> None:
            """See `logging.Handler`."""
            sent.append(record.getMessage())

    logger, handler = logging.getLogger("tortoise.db_client"), Listening()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield sent
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
