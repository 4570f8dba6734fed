"""Credit that waits for its owner, under a code or for an address: claimed once, by them."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import ActorKind
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key

OPEN = """claimCode replayed
  storeCreditAccount { id waiting customerId emailAddress maskedCode note }"""
GIVE = """replayed amount { amount } giftCard { id } waitingCredit { id waiting balance { amount } }
  storeCreditAccount { id customerId waiting balance { amount }
    lots { origin expiresAt remaining { amount } } }
  transaction { id kind account { id } }"""
MINE = "{ me { waitingCredit { totalCount nodes { id waiting balance { amount } } } } }"
LIST = """query ($filter: StoreCreditAccountFilter, $query: String) {
  storeCreditAccounts(filter: $filter, query: $query) { nodes { id } } }"""


async def waits(front: Storefront, amount: str | None = "20.00", **whose: object) -> Json:
    """An account that waits, with value on it."""
    whose = whose or {"withCode": True}
    opened = await front.do(
        "openStoreCreditAccount", OPEN, front.staff, currencyCode="USD", **whose
    )
    assert opened["__typename"] == "OpenStoreCreditAccountPayload", opened
    if amount is not None:
        await front.adjust(opened["storeCreditAccount"]["id"], amount)
    return {"code": opened["claimCode"], **opened["storeCreditAccount"]}


def proved(front: Storefront, who: str, address: str, *, verified: object = True) -> dict[str, str]:
    """A customer whose identity provider tells an address."""
    token = front.token(who, email=address, email_verified=verified)
    return {"authorization": f"Bearer {token}"}


async def claim(front: Storefront, who: Mapping[str, str], **what: object) -> Json:
    return await front.do("claim", GIVE, who, **what)


async def test_a_code_of_waiting_credit_is_shown_once_and_claims_once(front: Storefront) -> None:
    key, open_ = new_key(), {"currencyCode": "USD", "withCode": True, "note": "for the jury"}
    made = await front.do("openStoreCreditAccount", OPEN, front.staff, idempotencyKey=key, **open_)
    code, account = made["claimCode"], made["storeCreditAccount"]
    assert codes.grouped(codes.normalise(code)) == code, "the form of a card's code"
    assert account == {
        "id": account["id"], "waiting": True, "customerId": None, "emailAddress": None,
        "maskedCode": codes.masked(code.replace("-", "")[-5:-1]), "note": "for the jury",
    }  # fmt: skip
    again = await front.do("openStoreCreditAccount", OPEN, front.staff, idempotencyKey=key, **open_)
    assert again == {**made, "replayed": True}
    reused = await front.do(
        "openStoreCreditAccount", OPEN, front.staff, idempotencyKey=key, currencyCode="EUR",
        withCode=True,
    )  # fmt: skip
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"
    row = await models.WaitingCredit.get()
    assert codes.normalise(code) not in str(vars(row)), "never in clear"

    until = (datetime.now(UTC) + timedelta(days=9)).replace(microsecond=0)
    await front.adjust(account["id"], "20.00", reason="REFUND", expiresAt=until.isoformat())
    key = new_key()
    done = await claim(front, front.customer("ada"), code=code.lower(), idempotencyKey=key)
    assert (done["amount"], done["giftCard"]) == ({"amount": "20.00"}, None)
    waited = {"id": account["id"], "waiting": False, "balance": {"amount": "0.00"}}
    assert done["waitingCredit"] == waited
    credit = done["storeCreditAccount"]
    (lot,) = credit["lots"]
    assert (credit["customerId"], credit["waiting"]) == ("ada", False)
    assert (lot["origin"], lot["remaining"]) == ("REFUND", {"amount": "20.00"})
    assert datetime.fromisoformat(lot["expiresAt"]) == until, "dates go along"
    assert done["transaction"]["kind"] == "CLAIM"
    again = await claim(front, front.customer("ada"), code=code, idempotencyKey=key)
    assert again == {**done, "replayed": True}
    row = await models.Account.get(id=(await models.WaitingCredit.get()).id)
    assert row.claimed_by is not None


async def test_an_address_claims_by_id_and_nobody_else_sees_it(front: Storefront) -> None:
    one = await waits(front, "20.00", emailAddress=" Ada@Example.COM ")
    assert (one["emailAddress"], one["code"], one["maskedCode"]) == ("Ada@Example.COM", None, None)
    ada = proved(front, "ada", "aDA@example.com")
    mine = (await front.ask(MINE, ada))["me"]["waitingCredit"]
    seen = {"id": one["id"], "waiting": True, "balance": {"amount": "20.00"}}
    assert mine == {"totalCount": 1, "nodes": [seen]}
    node = "query ($id: ID!) { node(id: $id) { id } storeCreditAccount(id: $id) { id } }"
    assert (await front.ask(node, ada, id=one["id"]))["node"] == {"id": one["id"]}

    strangers = [
        front.customer("bob"),
        proved(front, "bob", "bob@example.com"),
        proved(front, "bob", "ada@example.com", verified=False),
        proved(front, "bob", "ada@example.com", verified="true"),
        proved(front, "bob", "ada@example.com\r\nBcc: bob@example.com"),
        proved(front, "bob", "ada@example.comx"),
    ]
    for other in strangers:
        assert (await front.ask(MINE, other))["me"]["waitingCredit"]["totalCount"] == 0
        found = await front.ask(node, other, id=one["id"])
        assert found == {"node": None, "storeCreditAccount": None}
        refused = await claim(front, other, storeCreditAccountId=one["id"])
        assert (refused["code"], refused["field"]) == ("NOT_FOUND", "storeCreditAccountId")

    done = await claim(front, ada, storeCreditAccountId=one["id"])
    assert done["storeCreditAccount"]["balance"] == {"amount": "20.00"}
    assert (await front.ask(MINE, ada))["me"]["waitingCredit"]["totalCount"] == 0


async def test_what_staff_know_of_it_a_customer_does_not(front: Storefront) -> None:
    await waits(front, emailAddress="ada@example.com")
    ada = proved(front, "ada", "ada@example.com")
    for field in ("emailAddress", "note"):
        query = f"{{ me {{ waitingCredit {{ nodes {{ {field} }} }} }} }}"
        assert (await front.errors(query, ada))["code"] == "FORBIDDEN"
    history = "{ me { waitingCredit { nodes { transactions { totalCount } } } } }"
    (seen,) = (await front.ask(history, ada))["me"]["waitingCredit"]["nodes"]
    assert seen == {"transactions": {"totalCount": 0}}, "what happened before is not theirs"
    listed = await front.ask(LIST, ada)
    assert listed["storeCreditAccounts"]["nodes"] == [], "their own are in that list"


async def test_each_refusal_of_waiting_credit_has_its_own_words(front: Storefront) -> None:
    ada, bob = front.customer("ada"), front.customer("bob")
    own, anothers = (await waits(front))["code"], (await waits(front))["code"]
    await claim(front, ada, code=own)
    await claim(front, bob, code=anothers)
    expiring = await waits(front, None)
    soon = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    await front.adjust(expiring["id"], "3.00", expiresAt=soon)
    await models.LedgerClock.filter(id=1).update(offset_microseconds=2 * 86_400 * 10**6)
    empty = (await waits(front, None))["code"]
    stopped = await waits(front)
    row = await models.WaitingCredit.filter(last_characters=stopped["maskedCode"][-4:]).get()
    await models.Account.filter(id=row.id).update(status="BLOCKED")
    dollars = (await waits(front))["code"]

    expected: list[tuple[Json, str, str | None]] = [
        ({"code": own}, "GIFT_CARD_NOT_REDEEMABLE", "This credit is in your store credit already."),
        ({"code": anothers}, "GIFT_CARD_NOT_REDEEMABLE", "Somebody else has claimed this credit."),
        ({"code": expiring["code"]}, "GIFT_CARD_NOT_REDEEMABLE", "This credit has expired."),
        ({"code": empty}, "INSUFFICIENT_FUNDS", "There is nothing left on this balance."),
        ({"code": stopped["code"]}, "NOT_ACTIVE", "This balance is not active."),
        ({"code": dollars, "currencyCode": "EUR"}, "CURRENCY_MISMATCH",
         "This balance is in USD, not in EUR."),
        ({"code": dollars[:-1] + ("A" if dollars[-1] != "A" else "B")}, "CODE_MISTYPED", None),
        ({}, "INVALID_INPUT", "Give a code or a storeCreditAccountId, one of the two."),
        ({"code": dollars, "storeCreditAccountId": stopped["id"]}, "INVALID_INPUT", None),
    ]  # fmt: skip
    for what, error, words in expected:
        refused = await claim(front, ada, **what)
        assert refused["code"] == error, (what, refused)
        assert words in (None, refused["message"])
    await models.Account.filter(id=row.id).update(status="ACTIVE")
    assert (await claim(front, ada, code=dollars, currencyCode="USD"))["amount"]
    query = "mutation ($i: ClaimInput!) { claim(input: $i) { __typename } }"
    asked = {"code": stopped["code"], "idempotencyKey": new_key()}
    assert (await front.errors(query, GUEST, i=asked))["code"] == "FORBIDDEN"


async def test_waiting_credit_pays_for_nothing_before_it_is_claimed(front: Storefront) -> None:
    """A restriction that holds on one path holds on the others: look, keep, apply."""
    one = await waits(front, emailAddress="ada@example.com")
    code = (await waits(front))["code"]
    token = await front.cart("c", "5.00", customerId="ada")
    ada = proved(front, "ada", "ada@example.com")
    look = """query ($code: String!) { giftCardByCode(code: $code) { __typename
      ... on UserError { code message } } }"""
    words = "This is store credit that waits for you: claim it first."
    for told in (
        (await front.ask(look, ada, code=code))["giftCardByCode"],
        await front.do("saveGiftCard", "replayed", ada, code=code),
        await front.do("applyToCart", "replayed", ada, cartId="c", source={"code": code}),
    ):
        assert (told["code"], told["message"]) == ("GIFT_CARD_NOT_REDEEMABLE", words)
    by_id = await front.do(
        "applyToCart", "replayed", ada, cartId="c", source={"accountId": one["id"]}
    )
    assert by_id["code"] == "NOT_FOUND"

    guest = {"x-cart-token": token}
    unknown = codes.grouped(codes.make(b"\x01" * codes.RANDOM_BYTES))
    answers = [
        (await front.ask(look, GUEST, code=each))["giftCardByCode"] for each in (code, unknown)
    ]
    assert answers[0] == answers[1], "a guest learns nothing"
    answers = [
        await front.do("applyToCart", "replayed", guest, cartId="c", source={"code": each})
        for each in (code, unknown)
    ]
    assert answers[0] == answers[1]
    assert (await claim(front, ada, code=code))["amount"] == {"amount": "20.00"}


async def test_opening_names_exactly_one(front: Storefront) -> None:
    give = "replayed"
    for whose in (
        {},
        {"withCode": False},
        {"customerId": "ada", "withCode": True},
        {"customerId": "ada", "emailAddress": "ada@example.com"},
        {"emailAddress": "ada@example.com", "withCode": True},
    ):
        refused = await front.do(
            "openStoreCreditAccount", give, front.staff, currencyCode="USD", **whose
        )
        assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "customerId"), whose
    for address in ("ada", "ada@localhost", "a@b.c\nBcc: x@y.z", "a,b@c.de", "x" * 250 + "@a.de"):
        refused = await front.do(
            "openStoreCreditAccount", give, front.staff, currencyCode="USD", emailAddress=address
        )
        assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "emailAddress"), address
    assert await models.StoreCreditAccount.all().count() == 0


async def test_one_address_waits_in_one_account_a_currency(front: Storefront) -> None:
    """Opened at once or one after the other, until somebody claims it: then the next is new."""
    first, *others = await asyncio.gather(
        *(waits(front, "1.00", emailAddress=one) for one in ("ada@x.de", "ADA@X.DE") * 3)
    )
    assert {one["id"] for one in others} == {first["id"]}
    euros = await front.do(
        "openStoreCreditAccount", OPEN, front.staff, currencyCode="EUR", emailAddress="ada@x.de"
    )
    assert euros["storeCreditAccount"]["id"] != first["id"]
    done = await claim(front, proved(front, "ada", "ada@x.de"), storeCreditAccountId=first["id"])
    assert done["amount"] == {"amount": "6.00"}
    assert (await waits(front, None, emailAddress="ada@x.de"))["id"] != first["id"]


async def test_a_key_sent_at_once_opens_one_code(front: Storefront) -> None:
    key = new_key()
    opened = await asyncio.gather(
        *(
            front.do("openStoreCreditAccount", OPEN, front.staff, idempotencyKey=key,
                     currencyCode="USD", withCode=True)
            for _ in range(8)
        )
    )  # fmt: skip
    assert len({one["claimCode"] for one in opened}) == 1
    assert sorted(one["replayed"] for one in opened) == [False] + [True] * 7
    assert await models.StoreCreditAccount.all().count() == 1


@pytest.mark.parametrize("by_code", [True, False])
async def test_of_two_who_claim_at_once_one_wins(front: Storefront, *, by_code: bool) -> None:
    """The loser of that race gets a clean refusal and no fault."""
    for _ in range(5):
        address = f"{new_key()}@example.com"
        one = await (waits(front) if by_code else waits(front, emailAddress=address))
        what = {"code": one["code"]} if by_code else {"storeCreditAccountId": one["id"]}
        both = await asyncio.gather(
            *(claim(front, proved(front, who, address), **what) for who in ("ada", "bob") * 2)
        )
        won = [done for done in both if done["__typename"] == "ClaimPayload"]
        lost = [done["message"] for done in both if done["__typename"] == "UserError"]
        assert len(won) == 1
        assert sorted(lost) == [
            "Somebody else has claimed this credit.",
            "Somebody else has claimed this credit.",
            "This credit is in your store credit already.",
        ]
        assert won[0]["amount"] == {"amount": "20.00"}


async def test_reversing_a_claim_revives_code_and_waiting(front: Storefront) -> None:
    one = await waits(front)
    done = await claim(front, front.customer("ada"), code=one["code"])
    moved = done["transaction"]["id"]
    await front.do("reverseTransaction", "replayed", front.staff, transactionId=moved)
    seen = await front.ask(LIST, front.staff, filter={"waiting": True})
    assert seen["storeCreditAccounts"]["nodes"] == [{"id": one["id"]}]
    assert (await claim(front, front.customer("bob"), code=one["code"]))["amount"]


async def test_the_shop_claims_for_a_customer_by_id(front: Storefront) -> None:
    one = await waits(front, emailAddress="ada@example.com")
    done = await claim(front, front.backend, storeCreditAccountId=one["id"], onBehalfOf="ada")
    assert done["storeCreditAccount"]["customerId"] == "ada"
    credit = await front.credit("cyd", "1.00")
    refused = await claim(front, front.backend, storeCreditAccountId=credit, onBehalfOf="ada")
    assert refused["code"] == "NOT_FOUND", "an owner's account waits for nobody"


async def test_waiting_credit_is_found_by_filter_and_query(front: Storefront) -> None:
    address = await waits(front, None, emailAddress="Ada@example.com")
    code = await waits(front)
    credit = await front.credit("ada", "1.00")

    async def found(query: str | None = None, **only: object) -> set[str]:
        seen = await front.ask(LIST, front.staff, filter=only, query=query)
        return {node["id"] for node in seen["storeCreditAccounts"]["nodes"]}

    assert await found(waiting=True) == {address["id"], code["id"]}
    assert await found(waiting=False) == {credit}
    assert await found(emailAddress="ADA@EXAMPLE.COM") == {address["id"]}
    assert await found("ada@EXAMPLE.com ") == {address["id"]}
    assert await found(code["maskedCode"][-4:].lower()) == {code["id"]}
    assert await found("ada") == {credit}
    for word in ("nobody@example.com", "x" * 255, "adax", "ß" * 4):
        assert await found(word) == set()
    await claim(front, front.customer("bob"), code=code["code"])
    assert await found(waiting=True) == {address["id"]}
    assert code["id"] in await found(waiting=False)


async def test_only_who_may_open_sees_the_code(front: Storefront) -> None:
    reader = bearer(await front.key(ActorKind.STAFF, "accounts:read"))
    query = """mutation ($i: OpenStoreCreditAccountInput!) {
      openStoreCreditAccount(input: $i) { __typename } }"""
    asked = {"currencyCode": "USD", "withCode": True, "idempotencyKey": new_key()}
    for nobody in (GUEST, reader, front.customer("ada")):
        assert (await front.errors(query, nobody, i=asked))["code"] == "FORBIDDEN"
