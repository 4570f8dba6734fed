"""Closing store credit that is empty, and moving it from one account to another."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules.access import ActorKind
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, usd
from tests.graph.test_waiting_credit import MINE, claim, proved, waits

CLOSED = "replayed storeCreditAccount { id status balance { amount } }"
MOVED = """replayed amount { amount }
  fromAccount { id balance { amount } } toAccount { id balance { amount }
    lots { origin expiresAt remaining { amount } } }
  transaction { id kind amount { amount } account { id } }"""
HISTORY = """query ($id: ID!) { transactions(filter: { accountId: $id }) { nodes {
  kind amount { amount } customerNote reason note } } }"""


async def close(front: Storefront, account: str, **more: object) -> Json:
    more = {"reason": "DUPLICATE", **more}
    return await front.do("closeStoreCreditAccount", CLOSED, front.staff, accountId=account, **more)


async def transfer(front: Storefront, one: str, other: str, **more: object) -> Json:
    asked = {"fromAccountId": one, "toAccountId": other, "reason": "CORRECTION", **more}
    return await front.do("transferCredit", MOVED, front.staff, **asked)


async def opened(front: Storefront, customer: str, currency: str = "USD") -> str:
    done = await front.do(
        "openStoreCreditAccount", "storeCreditAccount { id }", front.staff,
        customerId=customer, currencyCode=currency,
    )  # fmt: skip
    return done["storeCreditAccount"]["id"]


async def test_empty_credit_is_closed_and_opening_revives_it(front: Storefront) -> None:
    account = await front.credit("ada", "5.00")
    full = await close(front, account)
    assert (full["code"], full["message"]) == (
        "NOT_EMPTY", "There is value on it; take that off first.",
    )  # fmt: skip
    await front.adjust(account, "-5.00")
    key = new_key()
    done = await close(front, account, idempotencyKey=key, note="two of them")
    shown = {"id": account, "status": "CLOSED", "balance": {"amount": "0.00"}}
    assert done["storeCreditAccount"] == shown
    again = await close(front, account, idempotencyKey=key, note="two of them")
    assert again == {**done, "replayed": True}
    other = await close(front, account, idempotencyKey=key, note="three")
    assert other["code"] == "IDEMPOTENCY_KEY_REUSED"
    trail = await models.AuditEntry.get(operation="closeStoreCreditAccount")
    assert (trail.reason, trail.note) == ("DUPLICATE", "two of them")
    assert (trail.before, trail.after) == ({"status": "ACTIVE"}, {"status": "CLOSED"})
    refused = await front.do(
        "adjust", "replayed", front.staff, accountId=account, amount=usd("1.00"), reason="GOODWILL"
    )
    assert refused["code"] == "NOT_ACTIVE"

    assert await opened(front, "ada") == account
    await front.adjust(account, "1.00")


async def test_credit_that_is_blocked_or_claimed_is_not_closed(front: Storefront) -> None:
    blocked = await opened(front, "ada")
    await models.Account.all().update(status="BLOCKED")
    assert (await close(front, blocked))["code"] == "NOT_ACTIVE"
    waiting = await waits(front)
    await claim(front, front.customer("bob"), code=waiting["code"])
    refused = await close(front, waiting["id"])
    assert (refused["code"], refused["message"]) == (
        "NOT_ACTIVE", "This credit was claimed; there is nothing left to close.",
    )  # fmt: skip


async def test_waiting_credit_that_was_closed_is_claimed_by_nobody(front: Storefront) -> None:
    waiting = await waits(front, None, emailAddress="ada@example.com")
    await close(front, waiting["id"])
    ada = proved(front, "ada", "ada@example.com")
    assert (await claim(front, ada, storeCreditAccountId=waiting["id"]))["code"] == "NOT_ACTIVE"
    assert (await front.ask(MINE, ada))["me"]["waitingCredit"]["totalCount"] == 0
    again = await waits(front, "3.00", emailAddress="ADA@example.com")
    assert again["id"] == waiting["id"], "opened again"
    assert (await front.ask(MINE, ada))["me"]["waitingCredit"]["totalCount"] == 1
    assert (await claim(front, ada, storeCreditAccountId=waiting["id"]))["amount"]


async def test_value_that_has_expired_does_not_keep_an_account_open(front: Storefront) -> None:
    account = await opened(front, "ada")
    soon = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    await front.adjust(account, "5.00", expiresAt=soon)
    await models.LedgerClock.filter(id=1).update(offset_microseconds=2 * 86_400 * 10**6)
    assert (await close(front, account))["storeCreditAccount"]["status"] == "CLOSED"


async def test_only_the_shop_under_its_scope_closes_and_moves(front: Storefront) -> None:
    one, other = await front.credit("ada", "5.00"), await opened(front, "bob")
    card, _ = await front.card("5.00")
    reader = bearer(await front.key(ActorKind.BACKEND, "accounts:read", "adjust"))
    for name, input_ in (
        ("closeStoreCreditAccount", {"accountId": one, "reason": "OTHER"}),
        ("transferCredit", {"fromAccountId": one, "toAccountId": other, "reason": "OTHER"}),
    ):
        type_ = name[0].upper() + name[1:]
        query = f"mutation ($i: {type_}Input!) {{ {name}(input: $i) {{ __typename }} }}"
        asked = {**input_, "idempotencyKey": new_key()}
        for nobody in (GUEST, front.customer("ada"), reader):
            assert (await front.errors(query, nobody, i=asked))["code"] == "FORBIDDEN"
        of_card = {key: card if key.endswith("ccountId") else value for key, value in asked.items()}
        assert (await front.errors(query, front.staff, i=of_card))["code"] == "BAD_USER_INPUT"


async def test_credit_moves_with_its_dates_and_shows_in_both_histories(front: Storefront) -> None:
    one, other = await opened(front, "ada"), await opened(front, "bob")
    until = (datetime.now(UTC) + timedelta(days=9)).replace(microsecond=0)
    await front.adjust(one, "4.00", reason="REFUND", expiresAt=until.isoformat())
    await front.adjust(one, "6.00")
    key, words = new_key(), {"note": "moved house", "customerNote": "Merged as you asked"}
    amount = usd("7.00")
    done = await transfer(front, one, other, amount=amount, idempotencyKey=key, **words)
    assert done["amount"] == {"amount": "7.00"}
    assert done["fromAccount"]["balance"] == {"amount": "3.00"}
    lots = done["toAccount"]["lots"]
    assert [(lot["origin"], lot["remaining"]["amount"]) for lot in lots] == [
        ("REFUND", "4.00"), ("PROMOTIONAL", "3.00"),
    ]  # fmt: skip
    assert datetime.fromisoformat(lots[0]["expiresAt"]) == until
    moved = done["transaction"]
    assert (moved["kind"], moved["amount"]["amount"], moved["account"]["id"]) == (
        "TRANSFER", "-7.00", one,
    )  # fmt: skip
    again = await transfer(front, one, other, amount=amount, idempotencyKey=key, **words)
    assert again == {**done, "replayed": True}
    reused = await transfer(front, one, other, amount=usd("1.00"), idempotencyKey=key, **words)
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"
    for account, sign in ((one, "-"), (other, "")):
        newest = (await front.ask(HISTORY, front.staff, id=account))["transactions"]["nodes"][0]
        assert newest == {
            "kind": "TRANSFER", "amount": {"amount": f"{sign}7.00"}, "note": "moved house",
            "customerNote": "Merged as you asked", "reason": "CORRECTION",
        }  # fmt: skip
    await front.do("reverseTransaction", "replayed", front.staff, transactionId=moved["id"])
    rest = await transfer(front, one, other)
    assert rest["amount"] == {"amount": "10.00"}, "null is all there is"


async def test_each_refusal_of_a_transfer(front: Storefront) -> None:
    one, other = await front.credit("ada", "10.00"), await opened(front, "bob")
    euros = await opened(front, "ada", "EUR")
    gone = await opened(front, "cyd")
    await close(front, gone)
    empty = await opened(front, "dan")
    waiting = await waits(front)
    await claim(front, front.customer("eve"), code=waiting["code"])
    nowhere = "U3RvcmVDcmVkaXRBY2NvdW50OjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA=="
    expected: list[tuple[str, str, Json, str, str | None]] = [
        (one, one, {}, "INVALID_INPUT", "toAccountId"),
        (one, euros, {}, "CURRENCY_MISMATCH", "toAccountId"),
        (one, other, {"amount": {"amount": "1.00", "currencyCode": "EUR"}},
         "CURRENCY_MISMATCH", "amount.currencyCode"),
        (one, other, {"amount": usd("10.01")}, "INSUFFICIENT_FUNDS", None),
        (one, other, {"amount": usd("0.00")}, "INVALID_AMOUNT", "amount"),
        (one, other, {"amount": usd("-1.00")}, "INVALID_AMOUNT", "amount"),
        (one, other, {"amount": usd("99999999999999.00")}, "INVALID_AMOUNT", "amount"),
        (empty, other, {}, "INSUFFICIENT_FUNDS", None),
        (one, gone, {}, "NOT_ACTIVE", None),
        (gone, one, {}, "NOT_ACTIVE", None),
        (one, waiting["id"], {}, "NOT_ACTIVE", None),
        (nowhere, one, {}, "NOT_FOUND", "fromAccountId"),
        (one, nowhere, {}, "NOT_FOUND", "toAccountId"),
    ]  # fmt: skip
    for source, target, more, code, field in expected:
        refused = await transfer(front, source, target, **more)
        assert refused.get("code") == code, (refused, more)
        assert field in (None, refused["field"])
    assert await models.LedgerTransaction.filter(kind="TRANSFER").count() == 0


@pytest.mark.parametrize("firm", [True, False])
async def test_what_carts_hold_is_not_moved_away(front: Storefront, *, firm: bool) -> None:
    one, other = await front.credit("ada", "10.00"), await opened(front, "bob")
    await front.cart("c", "6.00", customerId="ada")
    ada = front.customer("ada")
    await front.do("applyToCart", "replayed", ada, cartId="c", source={"ownCredit": True})
    if firm:
        await front.do("authorizeCart", "replayed", front.backend, cartId="c", orderId="o")
    short = await transfer(front, one, other, amount=usd("5.00"))
    assert short["code"] == ("HELD_ELSEWHERE" if firm else "INSUFFICIENT_FUNDS")
    assert (await transfer(front, one, other, amount=usd("1.00")))["amount"]
    rest = await transfer(front, one, other)
    cart = """query { cart(cartId: "c") { tenders { held { amount } endReason } } }"""
    (tender,) = (await front.ask(cart, ada))["cart"]["tenders"]
    if firm:
        assert (rest["code"], rest["retryable"]) == ("HELD_ELSEWHERE", True)
        assert tender == {"held": {"amount": "6.00"}, "endReason": None}
    else:
        assert rest["amount"] == {"amount": "9.00"}
        assert tender == {"held": {"amount": "0.00"}, "endReason": "REMOVED"}


async def test_credit_that_waits_gives_and_takes(front: Storefront) -> None:
    """A mistyped address is put right without anybody's claim."""
    wrong = await waits(front, "9.00", emailAddress="aad@example.com")
    right = await waits(front, None, emailAddress="ada@example.com")
    assert (await transfer(front, wrong["id"], right["id"]))["amount"] == {"amount": "9.00"}
    nothing = await claim(
        front, proved(front, "aad", "aad@example.com"), storeCreditAccountId=wrong["id"]
    )
    assert nothing["code"] == "INSUFFICIENT_FUNDS"
    done = await claim(
        front, proved(front, "ada", "ada@example.com"), storeCreditAccountId=right["id"]
    )
    assert done["amount"] == {"amount": "9.00"}


async def test_two_who_move_the_same_money_at_once(front: Storefront) -> None:
    """Two transfers can never move the same money."""
    one = await front.credit("ada", "10.00")
    others = [await opened(front, name) for name in ("bob", "cyd", "dan")]
    answers = await asyncio.gather(
        *(transfer(front, one, other, amount=usd("6.00")) for other in others)
    )
    done = [answer for answer in answers if answer["__typename"] == "TransferCreditPayload"]
    refused = {answer["code"] for answer in answers if answer["__typename"] == "UserError"}
    assert len(done) == 1
    assert refused == {"INSUFFICIENT_FUNDS"}
