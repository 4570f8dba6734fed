"""`balanceChanged` of a company's credit: its members follow it for as long as they are members."""

from collections.abc import AsyncGenerator

import pytest
from gql.transport.exceptions import TransportQueryError

from loyalty_gql.domain.live import cursor
from loyalty_gql.types.nodes import read_id
from tests.graph.company import apply, cart, company, member
from tests.graph.sockets import LiveFront, open_live_front, versions
from tests.graph.storefront import Json


@pytest.fixture
async def front(database_url: str) -> AsyncGenerator[LiveFront]:
    async with open_live_front(database_url) as opened:
        yield opened


def seen(change: Json) -> tuple[str, str, str | None]:
    """Of which account, the balance just after, and what it was as far as they may know."""
    transaction = change["transaction"]
    kind = transaction["kind"] if transaction else None
    return change["account"]["id"], change["balance"]["amount"], kind


async def test_a_member_follows_the_companys_balance_until_they_leave(front: LiveFront) -> None:
    acme = await company(front)
    await member(front, "bob")
    bob = front.customer("bob")
    async with front.follow(bob) as told, front.follow(bob, accountId=acme) as one:
        for each in (told, one):
            assert seen(await each.next()) == (acme, "1000.00", None)
        await front.adjust(acme, "5.00")
        for each in (told, one):
            assert seen(await each.next()) == (acme, "1005.00", None), "not theirs to read"
        await cart(front, "c1", "80.00")
        await apply(front, "c1")
        for each in (told, one):
            spent = await each.next()
            assert seen(spent) == (acme, "1005.00", "HOLD"), "their own is"
            assert spent["account"]["available"] == {"amount": "925.00"}

        await front.do(
            "removeCompanyMember", "replayed", front.staff, companyId="acme", customerId="bob"
        )
        await front.adjust(acme, "1.00")
        own = await front.credit("bob", "2.00")
        assert seen(await told.next())[0] == own, "nothing of the company's comes before it"
        with pytest.raises(TransportQueryError, match="no such account"):
            await one.next()

    # Who comes back hears of the time between what they could have asked for: how it stands.
    await member(front, "bob")
    async with front.follow(bob, after=[spent["cursor"]]) as told:
        two = {seen(change) for change in await told.take(2)}
    assert two == {(acme, "1006.00", None), (own, "2.00", "ADJUSTMENT")}


async def test_only_an_admin_is_told_what_others_did(front: LiveFront) -> None:
    acme = await company(front)
    for who, role in (("ada", "ADMIN"), ("bob", "MEMBER"), ("cyd", "MEMBER")):
        await member(front, who, role=role)
    for number, who in enumerate(("bob", "cyd", "bob", "cyd")):
        await cart(front, f"c{number}", f"1{number}.00", who)
        await apply(front, f"c{number}", who)

    async with front.follow(front.customer("ada"), after=[]) as told:
        assert versions(await told.take(5)) == [1, 2, 3, 4, 5]
    async with front.follow(front.customer("bob"), accountId=acme, after=[]) as told:
        three = await told.take(3)
    assert [seen(change)[2] for change in three] == ["HOLD", "HOLD", None]
    assert versions(three[:2]) == [2, 4]
    assert three[2]["cursor"] == cursor(read_id(acme)[1], 5)
    async with front.follow(front.customer("eve"), accountId=acme) as told:
        with pytest.raises(TransportQueryError, match="no such account"):
            await told.next()
