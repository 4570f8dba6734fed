"""What staff do to a card and what customers keep: it works, replays, refuses, leaves a trail."""

from datetime import UTC, datetime, timedelta

import pytest

from loyalty_gql import models
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import ActorKind
from tests.graph.storefront import Json, Storefront, bearer, new_key, usd

GIVE = "replayed giftCard { id status displayStatus note expiresAt customerId reference { id } }"
SAVED = """replayed giftCard { id displayStatus balance { amount } customerId orderId
  transactions { totalCount nodes { id } } replacedBy { id } }"""
MINE = "{ me { giftCards { nodes { id displayStatus } totalCount } } }"


async def staff(front: Storefront, name: str, card: str, give: str = GIVE, **more: object) -> Json:
    more = {"reason": "CUSTOMER_REQUEST", **more}
    return await front.do(name, give, front.staff, giftCardId=card, **more)


async def test_blocked_unblocked_deactivated(front: Storefront) -> None:
    card, code = await front.card("50.00")
    key = new_key()
    blocked = await staff(front, "blockGiftCard", card, idempotencyKey=key, note="by phone")
    assert (blocked["giftCard"]["status"], blocked["replayed"]) == ("BLOCKED", False)
    token = {"x-cart-token": await front.cart("c", "80.00")}
    asked: Json = {"cartId": "c", "source": {"code": code}}
    refused = await front.do("applyToCart", "replayed", token, **asked)
    assert refused["code"] == "GIFT_CARD_NOT_REDEEMABLE"

    unblocked = await staff(front, "unblockGiftCard", card)
    assert unblocked["giftCard"]["displayStatus"] == "ACTIVE"
    again = await staff(front, "blockGiftCard", card, idempotencyKey=key, note="by phone")
    assert (again["giftCard"]["status"], again["replayed"]) == ("ACTIVE", True)
    full = await staff(front, "deactivateGiftCard", card)
    assert full["code"] == "NOT_EMPTY"
    await front.adjust(card, "-50.00")
    over = await staff(front, "deactivateGiftCard", card)
    assert over["giftCard"]["displayStatus"] == "DEACTIVATED"
    assert (await staff(front, "unblockGiftCard", card))["code"] == "NOT_ACTIVE"

    trail = await models.AuditEntry.all().order_by("id")
    assert [(one.operation, one.before["status"], one.after["status"]) for one in trail] == [
        ("blockGiftCard", "ACTIVE", "BLOCKED"),
        ("unblockGiftCard", "BLOCKED", "ACTIVE"),
        ("deactivateGiftCard", "ACTIVE", "DEACTIVATED"),
    ]
    assert (trail[0].actor_kind, trail[0].note) == ("STAFF", "by phone")


async def test_a_card_that_is_not_there(front: Storefront) -> None:
    account = await front.credit("ada", "1.00")
    gone = "R2lmdENhcmQ6MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"
    for name in (
        "blockGiftCard", "unblockGiftCard", "deactivateGiftCard", "assignGiftCard",
        "revealGiftCardCode", "replaceGiftCard",
    ):  # fmt: skip
        assert (await staff(front, name, gone, "replayed"))["code"] == "NOT_FOUND", name
        query = f"mutation ($i: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $i) {{ __typename }} }}"  # noqa: E501
        asked = {"giftCardId": account, "reason": "LOST", "idempotencyKey": new_key()}
        assert (await front.errors(query, front.staff, i=asked))["code"] == "BAD_USER_INPUT"


async def test_what_is_left_out_stays_as_it_is(front: Storefront) -> None:
    card, _ = await front.card("5.00", note="old", reference={"type": "rma", "id": "7"})
    noted = await staff(front, "updateGiftCard", card, note="new")
    assert (noted["giftCard"]["note"], noted["giftCard"]["reference"]) == ("new", {"id": "7"})
    cleared = await staff(front, "updateGiftCard", card, note=None, reference=None)
    assert (cleared["giftCard"]["note"], cleared["giftCard"]["reference"]) == (None, None)
    assert (await staff(front, "updateGiftCard", card))["code"] == "INVALID_INPUT"
    trail = await models.AuditEntry.all().order_by("id")
    assert [(one.before["note"], one.after["note"]) for one in trail] == [
        ("old", "new"),
        ("new", None),
    ]


async def test_an_expiry_is_put_off_and_the_history_shows_it(front: Storefront) -> None:
    soon, later = (datetime.now(UTC) + timedelta(days=days) for days in (5, 50))
    card, _ = await front.card("5.00", expiresAt=soon.isoformat())
    give = """giftCard { nextExpiry expiresAt transactions { nodes { kind amount { amount }
      balanceAfter { amount } reason } } }"""
    done = await staff(front, "updateGiftCard", card, give, expiresAt=later.isoformat())
    seen = done["giftCard"]
    assert seen["nextExpiry"] == seen["expiresAt"]
    assert datetime.fromisoformat(seen["expiresAt"]) == later
    assert [(one["kind"], one["amount"]["amount"]) for one in seen["transactions"]["nodes"]] == [
        ("TRANSFER", "5.00"),
        ("TRANSFER", "-5.00"),
        ("ISSUE", "5.00"),
    ]
    early = await staff(front, "updateGiftCard", card, expiresAt=soon.isoformat())
    assert (early["code"], early["field"]) == ("INVALID_INPUT", "expiresAt")


async def test_assigned_and_taken_away(front: Storefront) -> None:
    card, code = await front.card("5.00")
    assert (await front.ask(MINE, front.customer("ada")))["me"]["giftCards"]["totalCount"] == 0
    given = await staff(front, "assignGiftCard", card, customerId="ada")
    assert given["giftCard"]["customerId"] == "ada"
    assert (await front.ask(MINE, front.customer("ada")))["me"]["giftCards"]["totalCount"] == 1
    taken = await staff(front, "assignGiftCard", card, customerId=None)
    assert taken["giftCard"]["customerId"] is None
    await staff(front, "assignGiftCard", card, customerId="ada")
    # Whoever holds the code can still spend it.
    await front.cart("c", "5.00", customerId="bob")
    asked: Json = {"cartId": "c", "source": {"code": code}}
    done = await front.do("applyToCart", "held { amount }", front.customer("bob"), **asked)
    assert done["held"] == {"amount": "5.00"}


async def test_a_code_is_revealed_on_record_and_nowhere_else(front: Storefront) -> None:
    card, code = await front.card("5.00")
    key = new_key()
    for replayed in (False, True):
        shown = await staff(
            front, "revealGiftCardCode", card, "replayed giftCardCode", idempotencyKey=key
        )
        assert (shown["giftCardCode"], shown["replayed"]) == (code, replayed)
    (trail,) = await models.AuditEntry.all()
    assert trail.operation == "revealGiftCardCode"
    plain = codes.normalise(code)
    for model in (models.AuditEntry, models.IdempotencyRecord, models.OutboxEvent):
        rows = str(await model.all().values())
        assert plain not in rows
        assert code not in rows
    support = bearer(await front.key(ActorKind.STAFF, "gift_cards:manage", "gift_cards:issue"))
    for name in ("revealGiftCardCode", "replaceGiftCard"):
        query = f"mutation ($i: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $i) {{ __typename }} }}"  # noqa: E501
        asked = {"giftCardId": card, "reason": "LOST", "idempotencyKey": new_key()}
        assert (await front.errors(query, support, i=asked))["code"] == "FORBIDDEN"


async def test_a_lost_card_is_replaced(front: Storefront) -> None:
    card, code = await front.card("50.00", customerId="ada", orderId="o1", orderLineId="l1")
    give = """replayed giftCardCode transaction { amount { amount } account { id } }
      giftCard { id customerId orderId orderLineId initialValue { amount } balance { amount }
        replaces { id displayStatus replacedBy { id } } }"""
    key = new_key()
    done = await staff(front, "replaceGiftCard", card, give, idempotencyKey=key, reason="LOST")
    new = done["giftCard"]
    assert new["balance"] == new["initialValue"] == {"amount": "50.00"}
    assert (new["customerId"], new["orderId"], new["orderLineId"]) == ("ada", "o1", None)
    assert new["replaces"] == {
        "id": card, "displayStatus": "DEACTIVATED", "replacedBy": {"id": new["id"]},
    }  # fmt: skip
    assert done["transaction"] == {"amount": {"amount": "50.00"}, "account": {"id": new["id"]}}
    assert done["giftCardCode"] != code
    again = await staff(front, "replaceGiftCard", card, give, idempotencyKey=key, reason="LOST")
    assert again == {**done, "replayed": True}
    old = await front.do("claim", "replayed", front.customer("ada"), code=code)
    assert old["code"] == "NOT_ACTIVE"
    fresh = await front.do(
        "claim", "amount { amount }", front.customer("ada"), code=done["giftCardCode"]
    )
    assert fresh["amount"] == {"amount": "50.00"}


async def test_a_replacement_that_is_refused_leaves_no_account(front: Storefront) -> None:
    card, _ = await front.card("50.00")
    await front.adjust(card, "-50.00")
    refused = await staff(front, "replaceGiftCard", card, "replayed", reason="LOST")
    assert refused["code"] == "INSUFFICIENT_FUNDS"
    assert await models.Account.all().count() == await models.GiftCard.all().count() == 1


async def test_a_card_is_topped_up(front: Storefront) -> None:
    card, _ = await front.card("5.00")
    give = """replayed giftCard { balance { amount } initialValue { amount } lots { origin source }
      } transaction { kind amount { amount } reference { id } }"""
    asked: Json = {
        "giftCardId": card, "amount": usd("7.00"), "idempotencyKey": new_key(),
        "reference": {"type": "payment", "id": "p1"},
    }  # fmt: skip
    done = await front.do("loadGiftCard", give, front.staff, **asked)
    assert done["giftCard"]["balance"] == {"amount": "12.00"}
    assert done["giftCard"]["initialValue"] == {"amount": "5.00"}
    assert {"origin": "BOUGHT", "source": "PAYMENTS_CLEARING"} in done["giftCard"]["lots"]
    assert (done["transaction"]["kind"], done["transaction"]["reference"]) == ("LOAD", {"id": "p1"})
    again = await front.do("loadGiftCard", give, front.staff, **asked)
    assert again == {**done, "replayed": True}


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"amount": usd("0")}, "INVALID_AMOUNT", "amount"),
        ({"amount": usd("-1.00")}, "INVALID_AMOUNT", "amount"),
        ({"amount": {"amount": "1.00", "currencyCode": "EUR"}}, "CURRENCY_MISMATCH", None),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "INVALID_INPUT", "expiresAt"),
    ],
)
async def test_a_load_that_can_not_be(
    front: Storefront, more: Json, code: str, field: str | None
) -> None:
    card, _ = await front.card("5.00")
    asked: Json = {"giftCardId": card, "amount": usd("1.00"), **more}
    refused = await front.do("loadGiftCard", "replayed", front.staff, **asked)
    assert refused["code"] == code
    assert field in (None, refused["field"])


async def test_a_kept_card_tells_its_balance_and_not_whose_it_is(front: Storefront) -> None:
    card, code = await front.card("50.00", customerId="bob", orderId="o1")
    ada = front.customer("ada")
    key = new_key()
    saved = await front.do("saveGiftCard", SAVED, ada, code=code, idempotencyKey=key)
    assert saved["giftCard"] == {
        "id": card, "displayStatus": "ACTIVE", "balance": {"amount": "50.00"}, "customerId": None,
        "orderId": None, "transactions": {"totalCount": 0, "nodes": []}, "replacedBy": None,
    }  # fmt: skip
    again = await front.do("saveGiftCard", SAVED, ada, code=code, idempotencyKey=key)
    assert again == {**saved, "replayed": True}
    owners = "query ($id: ID!) { giftCard(id: $id) { customerId transactions { totalCount } } }"
    seen = (await front.ask(owners, front.customer("bob"), id=card))["giftCard"]
    assert seen == {"customerId": "bob", "transactions": {"totalCount": 1}}
    past = (
        "query ($id: ID!, $at: DateTime!) { giftCard(id: $id) { balanceAsOf(at: $at) { amount } } }"
    )
    then = datetime.now(UTC).isoformat()
    assert (await front.errors(past, ada, id=card, at=then))["code"] == "FORBIDDEN"
    history = "{ transactions { totalCount } }"
    assert (await front.ask(history, ada))["transactions"]["totalCount"] == 0

    listed = (await front.ask(MINE, ada))["me"]["giftCards"]
    assert listed == {"nodes": [{"id": card, "displayStatus": "ACTIVE"}], "totalCount": 1}
    await front.cart("c", "5.00", customerId="ada")
    asked: Json = {"cartId": "c", "source": {"giftCardId": card}}
    done = await front.do("applyToCart", "held { amount }", ada, **asked)
    assert done["held"] == {"amount": "5.00"}
    new = await staff(front, "replaceGiftCard", card, "giftCard { id }", reason="LEAKED")
    query = "query ($id: ID!) { giftCard(id: $id) { displayStatus replacedBy { id } } }"
    # Who kept the leaked card does not get the new one.
    gone = (await front.ask(query, ada, id=card))["giftCard"]
    assert gone == {"displayStatus": "DEACTIVATED", "replacedBy": None}
    assert (await front.ask(query, ada, id=new["giftCard"]["id"]))["giftCard"] is None


async def test_cards_are_found_by_amount_and_date(front: Storefront) -> None:
    spent, _ = await front.card("10.00")
    await front.adjust(spent, "-9.00")
    soon = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    await front.card("20.00", expiresAt=soon)
    await front.card("30.00")
    await front.do(
        "issueGiftCard", "replayed", front.staff, value={"amount": "20", "currencyCode": "JPY"}
    )
    query = """query ($filter: GiftCardFilter, $sort: GiftCardSortKey! = INITIAL_VALUE) {
      giftCards(filter: $filter, sortKey: $sort, reverse: true) { totalCount
        nodes { initialValue { amount } } } }"""

    async def found(sort: str = "INITIAL_VALUE", **only: object) -> list[str]:
        seen = (await front.ask(query, front.staff, filter=only, sort=sort))["giftCards"]
        assert seen["totalCount"] == len(seen["nodes"])
        return [node["initialValue"]["amount"] for node in seen["nodes"]]

    def dollars(**ends: str) -> Json:
        return {"currencyCode": "USD", **ends}

    assert await found(initialValue=dollars(min="20")) == ["30.00", "20.00"]
    assert await found(initialValue=dollars(max="20.00")) == ["20.00", "10.00"]
    assert await found(initialValue=dollars(min="20.01", max="29.99")) == []
    assert await found(initialValue={"currencyCode": "JPY"}) == ["20"]
    assert await found(balance=dollars(max="1.00")) == ["10.00"]
    assert await found(balance=dollars(min="1.01"), initialValue=dollars(max="25")) == ["20.00"]
    assert await found(expiresAt={"until": "2099-01-01T00:00:00Z"}) == ["20.00"]
    assert await found(expiresAt={"until": soon}) == []
    assert await found(displayStatus="PARTIALLY_REDEEMED") == ["10.00"]
    assert await found(displayStatus="ACTIVE", initialValue=dollars()) == ["30.00", "20.00"]
    assert await found("BALANCE", initialValue=dollars()) == ["30.00", "20.00", "10.00"]
    assert await found("EXPIRES_AT", initialValue=dollars()) == ["30.00", "10.00", "20.00"]
    bad = {"balance": dollars(), "initialValue": {"currencyCode": "EUR"}}
    error = await front.errors(query, front.staff, filter=bad)
    assert error["code"] == "CURRENCY_MISMATCH"
