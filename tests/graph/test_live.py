"""`balanceChanged`: what was missed, then what happens; each version once, in order."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from uuid import UUID

import pytest
from gql.transport.exceptions import TransportQueryError

from loyalty_gql import models
from loyalty_gql.domain import history
from loyalty_gql.domain.live import cursor
from loyalty_gql.ledger.group import Group
from loyalty_gql.types.nodes import read_id
from tests.graph.sockets import (
    FOLLOW,
    LiveFront,
    heard,
    open_live_front,
    say,
    versions,
)
from tests.graph.storefront import Json, new_key, usd


@pytest.fixture
async def front(database_url: str) -> AsyncGenerator[LiveFront]:
    async with open_live_front(database_url) as opened:
        yield opened


def narrow(port: int) -> socket.socket:
    """A connection into which little fits that is not taken."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    made.connect(("127.0.0.1", port))
    return made


def amounts(changes: list[Json]) -> list[str]:
    return [change["balance"]["amount"] for change in changes]


async def test_it_begins_with_the_current_state_and_goes_on(front: LiveFront) -> None:
    account = await front.credit("ada", "20.00")
    async with front.follow(front.customer("ada"), accountId=account) as told:
        first = await told.next()
        assert first["transaction"] is None
        assert (first["balance"]["amount"], first["account"]["id"]) == ("20.00", account)
        await front.adjust(account, "5.00")
        await front.adjust(account, "-3.00")
        two = await told.take(2)
    assert versions(two) == [2, 3]
    assert amounts(two) == ["25.00", "22.00"]
    assert two[1]["account"]["available"] == {"amount": "22.00"}


async def test_what_was_missed_comes_first_and_nothing_twice(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    async with front.follow(front.customer("ada"), accountId=account) as told:
        cursor = (await told.next())["cursor"]
    for _ in range(5):
        await front.adjust(account, "1.00")
    async with front.follow(front.customer("ada"), accountId=account, after=[cursor]) as told:
        missed = await told.take(3)
    cursor = missed[-1]["cursor"]
    async with front.follow(front.customer("ada"), accountId=account, after=[cursor]) as told:
        rest = await told.take(2)
        await front.adjust(account, "1.00")
        live = await told.next()
    assert versions([*missed, *rest, live]) == [2, 3, 4, 5, 6, 7]


async def test_more_than_a_page_is_told_from_the_beginning(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    for _ in range(11):
        await asyncio.gather(*(front.adjust(account, "0.01") for _ in range(20)))
    async with front.follow(front.staff, accountId=account, after=[]) as told:
        assert versions(await told.take(221)) == list(range(1, 222))


async def test_holds_are_told_because_less_can_be_spent(front: LiveFront) -> None:
    account = await front.credit("ada", "20.00")
    token = await front.cart("c", "8.00", customerId="ada")
    async with front.follow(front.customer("ada"), accountId=account) as told:
        await told.next()
        headers = {"x-cart-token": token, **front.customer("ada")}
        await front.do(
            "applyToCart", "held { amount }", headers, cartId="c", source={"ownCredit": True}
        )
        hold = await told.next()
    assert (hold["transaction"]["kind"], hold["balance"]["amount"]) == ("HOLD", "20.00")
    assert hold["account"]["available"] == {"amount": "12.00"}


async def test_all_of_the_customers_accounts_and_those_opened_later(front: LiveFront) -> None:
    credit = await front.credit("ada", "20.00")
    card, _ = await front.card("50.00", customerId="ada")
    await front.card("70.00", customerId="bob")
    async with front.follow(front.customer("ada")) as told:
        first = {change["account"]["id"]: change for change in await told.take(2)}
        assert {id_: one["balance"]["amount"] for id_, one in first.items()} == {
            credit: "20.00",
            card: "50.00",
        }
        later, _ = await front.card("5.00", customerId="ada")
        change = await told.next()
        assert (change["account"]["id"], versions([change])) == (later, [1])
        await front.adjust(later, "-1.00")
        await front.adjust(credit, "1.00")
        two = {change["account"]["id"]: change for change in await told.take(2)}
    assert two.keys() == {later, credit}

    while_away, _ = await front.card("9.00", customerId="ada")
    await front.adjust(card, "-9.00")
    cursors = [one["cursor"] for one in (first | two).values()]
    async with front.follow(front.customer("ada"), after=cursors) as told:
        missed = {change["account"]["id"]: change for change in await told.take(2)}
    assert {id_: versions([one]) for id_, one in missed.items()} == {while_away: [1], card: [2]}


async def test_an_account_that_was_just_opened_has_a_cursor(front: LiveFront) -> None:
    async with front.follow(front.customer("ada")) as told:
        opening = asyncio.create_task(told.next())
        opened = await front.do(
            "openStoreCreditAccount",
            "storeCreditAccount { id }",
            front.staff,
            customerId="ada",
            currencyCode="USD",
        )
        change = await opening
    assert change["account"]["id"] == opened["storeCreditAccount"]["id"]
    assert (change["transaction"], change["balance"]["amount"]) == (None, "0.00")


async def test_a_change_that_nobody_rang_for_is_found(
    front: LiveFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await front.credit("ada", "1.00")
    monkeypatch.setattr(Group, "changed", lambda _: set[UUID]())
    async with front.follow(front.customer("ada")) as told:
        await told.next()
        for version in range(2, 5):
            await front.adjust(account, "1.00")
            assert versions([await told.next()]) == [version]


async def test_accounts_and_cursors_that_are_none(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    other = await front.credit("bob", "1.00")
    async with front.follow(front.customer("bob")) as told:
        of_bob = (await told.next())["cursor"]
    async with front.follow(front.customer("ada")) as told:
        of_ada = (await told.next())["cursor"]
    ada, cart = front.customer("ada"), await front.cart("c", "1.00")
    ahead = "YmFsYW5jZTowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA6MQ"
    for who, code, variables in (
        (ada, "NOT_FOUND", {"accountId": other}),
        (ada, "BAD_USER_INPUT", {"accountId": "x"}),
        (ada, "BAD_USER_INPUT", {"accountId": account, "after": [of_bob]}),
        (ada, "BAD_USER_INPUT", {"accountId": account, "after": [of_ada, of_ada]}),
        (ada, "BAD_USER_INPUT", {"accountId": account, "after": [ahead]}),
        (ada, "BAD_USER_INPUT", {"after": ["%%%"]}),
        (ada, "BAD_USER_INPUT", {"after": ["é" * 200]}),
        (ada, "BAD_USER_INPUT", {"after": [of_ada] * 501}),
        (front.staff, "BAD_USER_INPUT", {}),
        ({"x-cart-token": cart}, "FORBIDDEN", {"accountId": account}),
    ):
        async with front.follow(who, **variables) as told:
            with pytest.raises(TransportQueryError) as refused:
                await told.next()
        (error,) = refused.value.errors or []
        assert error["extensions"]["code"] == code, error


async def test_a_cursor_of_a_history_that_was_lost(front: LiveFront) -> None:
    account = await front.credit("ada", "1.00")
    ahead = cursor(read_id(account)[1], 9)
    async with front.follow(front.customer("ada"), accountId=account, after=[ahead]) as told:
        with pytest.raises(TransportQueryError, match="not this one"):
            await told.next()


async def test_an_account_that_changes_hands_is_told_no_further(front: LiveFront) -> None:
    card, _ = await front.card("5.00", customerId="ada")
    async with front.follow(front.customer("ada"), accountId=card) as told:
        await told.next()
        await models.GiftCard.all().update(customer_id="bob")
        await front.adjust(card, "1.00")
        with pytest.raises(TransportQueryError, match="no such account"):
            await told.next()


async def test_who_may_only_look_at_a_balance_does_not_hear_its_history(front: LiveFront) -> None:
    """A card that is only kept, and credit that waits for an address: not theirs yet."""
    card, code = await front.card("5.00", customerId="bob")
    await front.do("saveGiftCard", "replayed", front.customer("ada"), code=code)
    opened = await front.do(
        "openStoreCreditAccount", "storeCreditAccount { id }", front.staff,
        emailAddress="ada@example.com", currencyCode="USD",
    )  # fmt: skip
    token = front.token("ada", email="ada@example.com", email_verified=True)
    ada = {"authorization": f"Bearer {token}"}
    for account in (card, opened["storeCreditAccount"]["id"]):
        node = "query ($id: ID!) { node(id: $id) { id } }"
        assert (await front.ask(node, ada, id=account))["node"] == {"id": account}
        async with front.follow(ada, accountId=account) as told:
            with pytest.raises(TransportQueryError, match="no such account"):
                await told.next()


async def test_a_slow_client_makes_only_itself_wait(
    front: LiveFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it does not take is not read from the database either."""
    account = await front.credit("ada", "1.00")
    for _ in range(8):
        await asyncio.gather(*(front.adjust(account, "0.01") for _ in range(50)))
    all_of_it = list(range(1, 402))
    pages: list[object] = []
    read = history.after

    async def counted(account_id: UUID, version: int, most: int) -> list[history.Movement]:
        pages.append(version)
        return await read(account_id, version, most)

    monkeypatch.setattr(history, "after", counted)
    everything: Json = {"accountId": account, "after": []}
    async with front.socket(max_queue=1, sock=narrow(front.port)) as lazy:
        await say(lazy, type="connection_init", payload=dict(front.customer("ada")))
        await heard(lazy)
        ids = ["a", "b", "c"]
        for id_ in ids:
            await say(
                lazy, type="subscribe", id=id_, payload={"query": FOLLOW, "variables": everything}
            )
        async with front.follow(front.customer("ada"), **everything) as quick:
            assert versions(await quick.take(401)) == all_of_it
        assert len(pages) < 5 + 3 * 5, "what it did not take lies about in memory"
        told: dict[str, list[int]] = {id_: [] for id_ in ids}
        for _ in range(401 * len(ids)):
            message = await heard(lazy)
            change = message["payload"]["data"]["balanceChanged"]
            told[message["id"]].append(change["transaction"]["version"])
    assert all(one == all_of_it for one in told.values())


async def test_a_plain_request_is_refused_in_words(front: LiveFront) -> None:
    for answer in (
        await front.post(FOLLOW),
        await front.client.get("/graphql", params={"query": FOLLOW}),
    ):
        assert answer.status_code == 400
        (error,) = answer.json()["errors"]
        assert error["extensions"]["code"] == "SUBSCRIPTION_NEEDS_SOCKET"
        assert "graphql-transport-ws" in error["message"]


async def test_a_balance_is_followed_through_an_order(front: LiveFront) -> None:
    account = await front.credit("ada", "20.00")
    async with front.follow(front.customer("ada"), accountId=account) as told:
        await told.next()
        await front.cart("c", "8.00", customerId="ada")
        source = {"ownCredit": True}
        who = {**front.customer("ada")}
        await front.do("applyToCart", "held { amount }", who, cartId="c", source=source)
        await front.do("authorizeCart", "cart { id }", front.backend, cartId="c", orderId="o")
        await front.do(
            "captureCart",
            "captured { amount }",
            front.backend,
            cartId="c",
            amount=usd("8.00"),
            reference=new_key(),
            final=True,
        )
        two = await told.take(2)
    assert [one["transaction"]["kind"] for one in two] == ["HOLD", "REDEMPTION"]
    assert versions(two) == [2, 3]
