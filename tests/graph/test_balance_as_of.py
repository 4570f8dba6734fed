"""The balance at any moment: what was recorded by then, less what was due then. Swept or not."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from tests.graph.storefront import Storefront

QUERY = """query ($id: ID!, $at: DateTime!) { node(id: $id) { ... on BalanceAccount {
  balanceAsOf(at: $at) { amount } } } }"""
At = Callable[[float], Awaitable[str]]


def at_of(front: Storefront, account: str, start: datetime) -> At:
    """The balance so many minutes after the start."""

    async def at(minutes: float) -> str:
        moment = (start + timedelta(minutes=minutes)).isoformat()
        found = await front.ask(QUERY, front.staff, id=account, at=moment)
        return found["node"]["balanceAsOf"]["amount"]

    return at


async def pass_minutes(minutes: int) -> None:
    await models.LedgerClock.filter(id=1).update(offset_microseconds=minutes * 60 * 10**6)


def after(start: datetime, minutes: int) -> str:
    return (start + timedelta(minutes=minutes)).isoformat()


@pytest.mark.parametrize("touched", [False, True])
async def test_what_a_hold_has_not_pinned_is_due(front: Storefront, *, touched: bool) -> None:
    """A hold on one lot does not keep another one from expiring."""
    start = datetime.now(UTC)
    account = await front.credit("ada", "50.00")
    await front.cart("c", "50.00", customerId="ada")
    ada = front.customer("ada")
    await front.do("applyToCart", "replayed", ada, cartId="c", source={"ownCredit": True})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    await front.adjust(account, "10.00", expiresAt=after(start, 60))
    await pass_minutes(120)
    if touched:
        await front.adjust(account, "1.00")
    at = at_of(front, account, start)
    assert [await at(minutes) for minutes in (-1, 30, 59.9, 60, 90)] == [
        "0.00", "60.00", "60.00", "50.00", "50.00",
    ]  # fmt: skip
    assert await at(125) == ("51.00" if touched else "50.00")


@pytest.mark.parametrize("touched", [False, True])
async def test_what_a_hold_has_pinned_stays_past_its_date(
    front: Storefront, *, touched: bool
) -> None:
    start = datetime.now(UTC)
    card, code = await front.card("10.00", expiresAt=after(start, 60))
    token = {"x-cart-token": await front.cart("c", "10.00")}
    await front.do("applyToCart", "replayed", token, cartId="c", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    await pass_minutes(120)
    if touched:
        await front.do("releaseCart", "replayed", front.backend, cartId="c")
    at = at_of(front, card, start)
    assert [await at(30), await at(90)] == ["10.00", "10.00"]
    assert await at(125) == ("0.00" if touched else "10.00")


@pytest.mark.parametrize("touched", [False, True])
async def test_a_hold_that_had_lapsed_keeps_nothing(front: Storefront, *, touched: bool) -> None:
    """The hold lapses after 60 minutes, the card's value after 90; nobody looks before 180."""
    start = datetime.now(UTC)
    card, code = await front.card("10.00", expiresAt=after(start, 90))
    token = {"x-cart-token": await front.cart("c", "10.00")}
    await front.do("applyToCart", "replayed", token, cartId="c", source={"code": code})
    await pass_minutes(180)
    if touched:
        # What ends its life here is written by whoever touches it, even if then refused.
        await front.do("claim", "replayed", front.customer("ada"), code=code)
        await front.do(
            "adjust", "replayed", front.staff, accountId=card, reason="GOODWILL",
            amount={"amount": "2.00", "currencyCode": "USD"},
        )  # fmt: skip
    at = at_of(front, card, start)
    assert [await at(minutes) for minutes in (30, 75, 89.9, 90, 100)] == [
        "10.00", "10.00", "10.00", "0.00", "0.00",
    ]  # fmt: skip
    assert await at(185) == ("2.00" if touched else "0.00")


async def test_a_moment_to_come_shows_what_will_be_left(front: Storefront) -> None:
    start = datetime.now(UTC)
    account = await front.credit("ada", "5.00")
    await front.adjust(account, "3.00", expiresAt=after(start, 60))
    at = at_of(front, account, start)
    assert [await at(59), await at(60), await at(10**6)] == ["8.00", "5.00", "5.00"]


async def test_next_expiry_and_lots_after_a_claim(front: Storefront) -> None:
    start = datetime.now(UTC).replace(microsecond=0)
    _, code = await front.card("4.00", expiresAt=after(start, 600))
    await front.credit("ada", "5.00")
    await front.do("claim", "replayed", front.customer("ada"), code=code)
    query = """{ me { storeCredit(currencyCode: "USD") { nextExpiry balance { formatted }
      account { nextExpiry lots { expiresAt remaining { amount } } } } } }"""
    seen = (await front.ask(query, front.customer("ada")))["me"]["storeCredit"]
    assert datetime.fromisoformat(seen["nextExpiry"]) == start + timedelta(minutes=600)
    assert seen["nextExpiry"] == seen["account"]["nextExpiry"]
    lots = [(lot["remaining"]["amount"], lot["expiresAt"]) for lot in seen["account"]["lots"]]
    assert lots == [("4.00", seen["nextExpiry"]), ("5.00", None)], "first to be spent first"
    assert seen["balance"] == {"formatted": "$9.00"}
    await pass_minutes(601)
    seen = (await front.ask(query, front.customer("ada")))["me"]["storeCredit"]
    assert (seen["nextExpiry"], seen["balance"]["formatted"]) == (None, "$5.00")


async def test_credit_reads_zero_where_there_is_none(front: Storefront) -> None:
    query = """query ($c: CurrencyCode!) { me { storeCredit(currencyCode: $c) { nextExpiry
      balance { amount formatted } held { amount } available { amount } account { id } } } }"""
    ada = front.customer("ada")
    for currency, zero, formatted in (("USD", "0.00", "$0.00"), ("KWD", "0.000", "KWD0.000")):
        seen = (await front.ask(query, ada, c=currency))["me"]["storeCredit"]
        nothing = {"amount": zero}
        assert seen["balance"] == {"amount": zero, "formatted": formatted}
        assert (seen["held"], seen["available"]) == (nothing, nothing)
        assert (seen["account"], seen["nextExpiry"]) == (None, None)
    for unknown in ("ZZZ", "usd", "", "XXXX"):
        assert (await front.errors(query, ada, c=unknown))["code"] == "BAD_USER_INPUT"
    assert await models.StoreCreditAccount.all().count() == 0
