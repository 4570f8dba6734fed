"""Paying in one step, at a till or for a subscription's next order."""

import asyncio
from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.ledger.verify import verify
from loyalty_gql.rules.access import ActorKind
from loyalty_gql.rules.state import AccountStatus
from tests.graph.storefront import GUEST, Json, Storefront, bearer, new_key, usd

GIVE = """replayed redeemed { amount } amountDue { amount }
  transaction { id kind amount { amount } balanceAfter { amount } reason reference { type id } }
  order { orderId status customerId total { amount } captured { amount } amountDue { amount }
    refunded { amount } cart { cartId channel }
    tenders { captured { amount } refunded { amount } status } }"""
BALANCE = "query ($id: ID!) { node(id: $id) { ... on BalanceAccount { balance { amount } held { amount } transactions { nodes { kind } } } } }"  # noqa: E501


async def redeem(front: Storefront, headers: Any = None, **asked: Any) -> Json:
    return await front.do("redeem", GIVE, headers or front.backend, **asked)


async def left(front: Storefront, account: str) -> tuple[str, str]:
    node = (await front.ask(BALANCE, front.staff, id=account))["node"]
    return node["balance"]["amount"], node["held"]["amount"]


async def test_a_till_takes_an_amount_from_a_code(front: Storefront) -> None:
    card, code = await front.card("50.00")
    ask: Json = {
        "idempotencyKey": new_key(), "orderId": "R-1", "source": {"code": code},
        "amount": usd("12.50"), "channel": "till 7", "reference": {"type": "receipt", "id": "88"},
    }  # fmt: skip

    done = await redeem(front, **ask)

    assert (done["redeemed"], done["amountDue"]) == ({"amount": "12.50"}, {"amount": "0.00"})
    assert done["transaction"]["kind"] == "REDEMPTION"
    assert done["transaction"]["amount"] == {"amount": "-12.50"}
    assert done["transaction"]["reference"] == {"type": "receipt", "id": "88"}
    order = done["order"]
    assert (order["orderId"], order["status"], order["cart"]["channel"]) == (
        "R-1", "CAPTURED", "till 7",
    )  # fmt: skip
    assert order["captured"] == order["total"] == {"amount": "12.50"}
    assert code not in str(done)
    assert await left(front, card) == ("37.50", "0.00")
    history = (await front.ask(BALANCE, front.staff, id=card))["node"]["transactions"]["nodes"]
    assert history == [{"kind": "REDEMPTION"}, {"kind": "ISSUE"}]
    again = await redeem(front, **ask)
    assert again == {**done, "replayed": True}
    assert await left(front, card) == ("37.50", "0.00")


async def test_a_replay_gives_the_first_figures_after_everything_has_changed(
    front: Storefront,
) -> None:
    card, code = await front.card("8.00")
    ask: Json = {"idempotencyKey": new_key(), "orderId": "R-1", "source": {"code": code},
                 "total": usd("30.00")}  # fmt: skip
    first = await redeem(front, **ask)
    cart_id = first["order"]["cart"]["cartId"]
    await front.do("refundToCredit", "replayed", front.backend, orderId="R-1", amount=usd("5.00"),
                   customerId="ada")  # fmt: skip
    await front.do(
        "syncCart", "ignored", front.backend, cartId=cart_id, revision=2, total=usd("40.00")
    )
    await front.do("blockGiftCard", "replayed", front.staff, giftCardId=card, reason="LOST")

    again = await redeem(front, **ask)

    assert again["replayed"]
    assert again["redeemed"] == first["redeemed"] == {"amount": "8.00"}
    assert again["amountDue"] == first["amountDue"] == {"amount": "22.00"}
    assert again["transaction"]["id"] == first["transaction"]["id"]
    assert again["order"]["total"] == {"amount": "40.00"}, "objects are as they are now"
    other = await redeem(front, **{**ask, "total": usd("31.00")})
    assert other["code"] == "IDEMPOTENCY_KEY_REUSED"


async def test_as_much_as_fits_and_the_till_collects_the_rest(front: Storefront) -> None:
    card, code = await front.card("20.00")
    some = await redeem(front, orderId="R-1", source={"code": code}, total=usd("15.00"))
    assert (some["redeemed"], some["amountDue"]) == ({"amount": "15.00"}, {"amount": "0.00"})
    rest = await redeem(front, orderId="R-2", source={"code": code}, total=usd("15.00"))
    assert (rest["redeemed"], rest["amountDue"]) == ({"amount": "5.00"}, {"amount": "10.00"})
    nothing = await redeem(front, orderId="R-3", source={"code": code}, total=usd("15.00"))
    assert nothing["code"] == "INSUFFICIENT_FUNDS"
    assert await left(front, card) == ("0.00", "0.00")
    assert (await front.ask('{ order(orderId: "R-3") { orderId } }', front.staff))["order"] is None


async def test_it_is_refunded_to_all_that_paid_it(front: Storefront) -> None:
    _, code = await front.card("20.00")
    await redeem(front, orderId="R-1", source={"code": code}, total=usd("30.00"), onBehalfOf="ada")
    give = "refunded { amount } order { refunded { amount } tenders { refunded { amount } } }"

    back = await front.do("refundToCredit", give, front.backend, orderId="R-1", amount=usd("15.00"))

    assert back["order"]["refunded"] == {"amount": "15.00"}
    assert back["order"]["tenders"] == [{"refunded": {"amount": "10.00"}}]
    more = await front.do("refundToCredit", give, front.backend, orderId="R-1", amount=usd("15.01"))
    assert more["code"] == "REFUND_EXCEEDS_PAID"
    said: list[str] = []
    assert (await verify(front.settings.database_url, said.append)).clean, said


async def test_the_movement_can_be_reversed_once(front: Storefront) -> None:
    card, code = await front.card("20.00")
    done = await redeem(front, orderId="R-1", source={"code": code}, amount=usd("12.50"))
    movement = done["transaction"]["id"]
    give = "transaction { kind amount { amount } }"
    undone = await front.do("reverseTransaction", give, front.staff, transactionId=movement)
    assert undone["transaction"] == {"kind": "REVERSAL", "amount": {"amount": "12.50"}}
    assert await left(front, card) == ("20.00", "0.00")
    again = await front.do("reverseTransaction", give, front.staff, transactionId=movement)
    assert again["code"] == "NOT_REVERSIBLE"


async def test_one_order_is_never_redeemed_twice(front: Storefront) -> None:
    card, code = await front.card("50.00")
    ask: Json = {"orderId": "R-1", "source": {"code": code}, "amount": usd("12.50")}
    await redeem(front, **ask)

    again = await redeem(front, **ask)

    assert (again["code"], again["field"], again["retryable"]) == (
        "ALREADY_EXISTS", "orderId", False,
    )  # fmt: skip
    assert await left(front, card) == ("37.50", "0.00")


async def test_the_loser_of_that_race_gets_a_clean_refusal_and_not_a_fault(
    front: Storefront,
) -> None:
    card, code = await front.card("50.00")
    ask: Json = {"orderId": "R-1", "source": {"code": code}, "amount": usd("10.00")}
    done = await asyncio.gather(*(redeem(front, **ask) for _ in range(8)))
    assert sorted(one.get("code", "") for one in done) == ["", *["ALREADY_EXISTS"] * 7]
    assert await left(front, card) == ("40.00", "0.00")

    ask = {"source": {"code": code}, "amount": usd("40.00")}
    done = await asyncio.gather(*(redeem(front, orderId=f"S-{n}", **ask) for n in range(8)))
    assert sorted(one.get("code", "") for one in done) == ["", *["INSUFFICIENT_FUNDS"] * 7]
    assert await left(front, card) == ("0.00", "0.00")
    assert await models.Cart.all().count() == 2


async def test_the_same_key_at_once_takes_once(front: Storefront) -> None:
    card, code = await front.card("50.00")
    ask: Json = {"orderId": "R-1", "source": {"code": code}, "amount": usd("10.00"),
                 "idempotencyKey": new_key()}  # fmt: skip
    done = await asyncio.gather(*(redeem(front, **ask) for _ in range(8)))
    assert sorted(one["replayed"] for one in done) == [False, *[True] * 7]
    assert len({one["transaction"]["id"] for one in done}) == 1
    assert await left(front, card) == ("40.00", "0.00")


async def test_amount_0_is_not_taken_for_everything(front: Storefront) -> None:
    card, code = await front.card("50.00")
    for zero in ({"amount": usd("0.00")}, {"amount": usd("-0.01")}, {"total": usd("0.00")}):
        refused = await redeem(front, orderId="R-1", source={"code": code}, **zero)
        assert (refused["code"], refused["field"]) == ("INVALID_AMOUNT", next(iter(zero)))
    refused = await redeem(front, orderId="R-1", source={"code": code})
    assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "amount")
    assert await left(front, card) == ("50.00", "0.00")


async def test_a_too_large_amount_is_refused_and_not_clamped(front: Storefront) -> None:
    card, code = await front.card("20.00")
    await front.cart("c", "15.00")
    refused = [
        await redeem(front, orderId="R-1", source={"code": code}, **more)
        for more in (
            {"amount": usd("20.01")},
            {"amount": usd("10.01"), "total": usd("10.00")},
            {"amount": usd("15.01"), "cartId": "c"},
            {"amount": usd("1" + "0" * 13)},
        )
    ]
    assert [one["code"] for one in refused] == [
        "INSUFFICIENT_FUNDS", "INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_AMOUNT",
    ]  # fmt: skip
    assert await left(front, card) == ("20.00", "0.00")
    assert await models.Hold.all().count() == 0


@pytest.mark.parametrize("state", ["blocked", "claimed", "expired", "currency", "empty"])
async def test_a_restriction_holds_on_every_path(front: Storefront, state: str) -> None:
    more: Json = {"expiresAt": "2099-01-01T00:00:00Z"} if state == "expired" else {}
    card, code = await front.card("20.00", **more)
    money = usd("5.00")
    if state == "blocked":
        await front.do("blockGiftCard", "replayed", front.staff, giftCardId=card, reason="LOST")
    elif state == "claimed":
        await front.do("claim", "replayed", front.customer("ada"), code=code)
    elif state == "expired":
        await models.LedgerClock.filter(id=1).update(offset_microseconds=80 * 365 * 86400 * 10**6)
    elif state == "empty":
        await front.adjust(card, "-20.00")
    else:
        money = {"amount": "5.00", "currencyCode": "EUR"}
    await front.do("syncCart", "ignored", front.backend, cartId="c", revision=1, total=money)

    applied = await front.do(
        "applyToCart", "replayed", front.backend, cartId="c", source={"code": code}, amount=money
    )
    at_till = await redeem(front, orderId="R-1", source={"code": code}, amount=money)
    on_cart = await redeem(front, orderId="R-2", source={"code": code}, cartId="c", amount=money)

    assert applied["__typename"] == "UserError"
    assert at_till == on_cart == applied
    assert await models.LedgerTransaction.filter(kind="REDEMPTION").count() == 0


async def test_a_card_does_not_buy_a_card_here_either(front: Storefront) -> None:
    _, code = await front.card("50.00")
    lines = [
        {"lineId": "1", "total": usd("20.00"), "giftCard": True},
        {"lineId": "2", "total": usd("5.00")},
    ]
    await front.cart("c", "25.00", lines=lines)
    refused = await redeem(
        front, orderId="R-1", source={"code": code}, cartId="c", amount=usd("5.01")
    )
    assert refused["code"] == "INVALID_AMOUNT"
    done = await redeem(front, orderId="R-1", source={"code": code}, cartId="c")
    assert (done["redeemed"], done["amountDue"]) == ({"amount": "5.00"}, {"amount": "20.00"})


async def test_a_synced_cart_is_placed_with_all_that_is_on_it(front: Storefront) -> None:
    _, code = await front.card("20.00")
    account = await front.credit("ada", "100.00")
    await front.cart("sub", "50.00", customerId="ada")
    await front.do(
        "applyToCart", "replayed", front.customer("ada"), cartId="sub", source={"code": code}
    )

    done = await redeem(front, orderId="R-1", cartId="sub", source={"ownCredit": True})

    assert (done["redeemed"], done["amountDue"]) == ({"amount": "30.00"}, {"amount": "0.00"})
    assert [one["captured"]["amount"] for one in done["order"]["tenders"]] == ["20.00", "30.00"]
    assert done["order"]["status"] == "CAPTURED"
    assert await left(front, account) == ("70.00", "0.00")
    for order in ("R-1", "R-2"):
        again = await redeem(front, orderId=order, cartId="sub", source={"ownCredit": True})
        assert again["code"] == "CART_STATE"
    taken = await redeem(front, orderId="R-1", source={"code": code}, amount=usd("1.00"))
    assert taken["code"] == "ALREADY_EXISTS"


async def test_a_cart_that_is_being_placed_is_not_redeemed(front: Storefront) -> None:
    _, code = await front.card("20.00")
    await front.cart("c", "30.00")
    await front.do("applyToCart", "replayed", front.backend, cartId="c", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c")
    refused = await redeem(front, orderId="R-1", cartId="c", source={"code": code})
    assert refused["code"] == "CART_STATE"
    missing = await redeem(front, orderId="R-1", cartId="none", source={"code": code})
    assert (missing["code"], missing["field"]) == ("NOT_FOUND", "cartId")
    own_total = await redeem(
        front, orderId="R-1", cartId="c", source={"code": code}, total=usd("5.00")
    )
    assert own_total["field"] == "total"


async def test_what_another_order_holds_is_not_taken(front: Storefront) -> None:
    _, code = await front.card("20.00")
    await front.cart("c", "15.00")
    await front.do("applyToCart", "replayed", front.backend, cartId="c", source={"code": code})
    await front.do("authorizeCart", "replayed", front.backend, cartId="c")
    refused = await redeem(front, orderId="R-1", source={"code": code}, amount=usd("5.01"))
    assert (refused["code"], refused["retryable"]) == ("HELD_ELSEWHERE", True)
    done = await redeem(front, orderId="R-1", source={"code": code}, amount=usd("5.00"))
    assert done["redeemed"] == {"amount": "5.00"}


async def test_a_till_that_has_the_card_takes_it_from_an_open_cart(front: Storefront) -> None:
    _, code = await front.card("20.00")
    token = {"x-cart-token": await front.cart("c", "15.00")}
    await front.do("applyToCart", "replayed", token, cartId="c", source={"code": code})
    done = await redeem(front, orderId="R-1", source={"code": code}, amount=usd("20.00"))
    assert done["redeemed"] == {"amount": "20.00"}
    cart = await front.ask('{ cart(cartId: "c") { tenders { endReason } } }', token)
    assert cart["cart"]["tenders"] == [{"endReason": "MOVED"}]


async def test_who_may_redeem(front: Storefront) -> None:
    _, code = await front.card("20.00")
    query = "mutation ($i: RedeemInput!) { redeem(input: $i) { __typename } }"
    ask: Json = {"orderId": "R-1", "source": {"code": code}, "amount": usd("1.00")}
    few = bearer(await front.key(ActorKind.BACKEND, "carts:tender", "carts:capture"))
    for headers in (GUEST, front.customer("ada"), few):
        asked = {**ask, "idempotencyKey": new_key()}
        assert (await front.errors(query, headers, i=asked))["code"] == "FORBIDDEN"
    till = bearer(await front.key(ActorKind.BACKEND, "carts:redeem"))
    done = await front.do("redeem", "redeemed { amount }", till, **ask)
    assert done["redeemed"] == {"amount": "1.00"}


async def test_blocked_store_credit_pays_at_no_till(front: Storefront) -> None:
    account = await front.credit("ada", "20.00")
    await models.Account.filter(balance=2000).update(status=AccountStatus.BLOCKED)
    for source in ({"ownCredit": True}, {"accountId": account}):
        refused = await redeem(
            front, orderId="R-1", source=source, amount=usd("1.00"), onBehalfOf="ada"
        )
        assert refused["code"] == "NOT_ACTIVE"
