"""Customers who never give up: each spends one at a time, with the same key until it is done."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

from loyalty_gql.errors import Overloaded
from tests.ledger.till import Till, command, key, spend


class Load:
    """How many were acknowledged, and how often somebody had to ask again."""

    def __init__(self, desk: Till, accounts: list[UUID]) -> None:
        self._desk = desk
        self._accounts = accounts
        self._enough = False
        self.acknowledged = 0
        self.asked_again = 0

    async def _customer(self, account: UUID) -> None:
        while not self._enough:
            once = key()
            while not await self._spent(account, once.key):
                self.asked_again += 1
            self.acknowledged += 1

    async def _spent(self, account: UUID, once: str) -> bool:
        try:
            await self._desk.ledger.commit(command(spend(account, 1), of=key(once)))
        except Overloaded:
            await asyncio.sleep(0.02)
            return False
        return True

    @asynccontextmanager
    async def going_on(self, customers: int) -> AsyncGenerator[None]:
        """So many customers, for as long as the block takes and until each has its last answer."""
        number = len(self._accounts)
        tasks = [
            asyncio.create_task(self._customer(self._accounts[place % number]))
            for place in range(customers)
        ]
        try:
            yield
        finally:
            self._enough = True
            await asyncio.gather(*tasks)

    async def more(self, number: int, within: float = 120.0) -> None:
        """Wait until so many more were acknowledged."""
        enough = self.acknowledged + number
        async with asyncio.timeout(within):
            while self.acknowledged < enough:  # noqa: ASYNC110 — nothing there rings a bell
                await asyncio.sleep(0.005)
