"""History after a version, and who is told that there is more of it."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

import pytest
from tortoise.context import TortoiseContext

from loyalty_gql.errors import InsufficientFunds
from loyalty_gql.ledger import feed
from loyalty_gql.rules.ids import new_id
from loyalty_gql.settings import tortoise_config
from tests.ledger.till import grant, spend, till


async def test_a_commit_tells_which_accounts_it_changed(database_url: str) -> None:
    told: list[Collection[UUID]] = []
    async with till(database_url, on_commit=told.append) as desk:
        account, other = await desk.account(100), await desk.account()
        told.clear()
        await desk.do(spend(account, 1), grant(other, 1))
        assert told == [{account, other}]

        told.clear()
        with pytest.raises(InsufficientFunds):
            await desk.do(spend(account, 1_000))
        assert told == [set()]


async def test_what_is_settled_before_a_refusal_is_told_too(database_url: str) -> None:
    told: list[Collection[UUID]] = []
    async with till(database_url, on_commit=told.append) as desk:
        account = await desk.account()
        soon = await desk.now() + timedelta(days=1)
        await desk.do(grant(account, 100, expires_at=soon))
        await desk.forward(timedelta(days=2))
        told.clear()
        with pytest.raises(InsufficientFunds):
            await desk.do(spend(account, 1))
        assert told == [{account}]


async def test_the_feed_goes_on_after_a_version(database_url: str) -> None:
    async with till(database_url) as desk, TortoiseContext() as context:
        await context.init(config=tortoise_config(database_url))
        account, other = await desk.account(5), await desk.account(7)
        for _ in range(4):
            await desk.do(spend(account, 1))

        assert await feed.versions([account, other, new_id()]) == {account: 5, other: 1}
        page = await feed.after(account, 2, 2)
        assert [(entry.version, entry.balance_after) for entry in page] == [(3, 3), (4, 2)]
        assert [entry.version for entry in await feed.after(account, 4, 9)] == [5]
        assert await feed.after(account, 5, 9) == []
