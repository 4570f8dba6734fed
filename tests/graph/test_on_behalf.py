"""The shop acts for a customer; a customer acts for nobody else."""

from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.rules.state import Kind
from tests.graph.storefront import Json, Storefront, usd

MUTATIONS = ["applyToCart", "claim", "redeem", "saveGiftCard"]


async def act(front: Storefront, name: str, headers: Any, code: str, **more: Any) -> Json:
    asked: dict[str, Json] = {
        "applyToCart": {"cartId": "c", "source": {"code": code}},
        "claim": {"code": code},
        "redeem": {"orderId": "R-1", "source": {"code": code}, "amount": usd("1.00")},
        "saveGiftCard": {"code": code},
    }
    return await front.do(name, "replayed", headers, **{**asked[name], **more})


async def test_the_schema_has_no_other_place_where_a_customer_is_acted_for() -> None:
    from loyalty_gql.schema import build  # noqa: PLC0415
    from loyalty_gql.schema.guards import core  # noqa: PLC0415

    mutations = core(build()).mutation_type
    assert mutations is not None
    named = {
        name
        for name, field in mutations.fields.items()
        if "onBehalfOf" in field.args["input"].type.of_type.fields
    }
    # Buying for a customer is tried in test_purchases, wishing for one in test_at_the_till.
    assert named == {*MUTATIONS, "purchase", "setCreditPreference"}


@pytest.mark.parametrize("name", MUTATIONS)
async def test_backend_and_staff_act_for_a_customer(front: Storefront, name: str) -> None:
    support = {"authorization": f"Bearer {front.token('maria', loyalty_role='support')}"}
    for n, headers in enumerate((front.backend, support)):
        _, code = await front.card("20.00")
        await front.cart("c", "30.00", customerId="ada", revision=n + 1)
        more = {"orderId": f"R-{n}"} if name == "redeem" else {}
        done = await act(front, name, headers, code, onBehalfOf="ada", **more)
        assert done == {"__typename": f"{name[0].upper()}{name[1:]}Payload", "replayed": False}


@pytest.mark.parametrize("name", [name for name in MUTATIONS if name != "redeem"])
async def test_a_customer_who_names_somebody_else_is_refused(front: Storefront, name: str) -> None:
    _, code = await front.card("20.00")
    await front.cart("c", "30.00", customerId="ada")
    refused = await act(front, name, front.customer("ada"), code, onBehalfOf="bob")
    assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "onBehalfOf")
    assert await models.Hold.all().count() == await models.SavedGiftCard.all().count() == 0
    assert await models.LedgerTransaction.exclude(kind=Kind.ISSUE).count() == 0


@pytest.mark.parametrize("name", ["applyToCart", "redeem"])
async def test_what_is_another_customers_is_not_there(front: Storefront, name: str) -> None:
    account = await front.credit("ada", "20.00")
    card, code = await front.card("20.00", customerId="ada")
    await front.cart("c", "30.00", customerId="bob")
    await front.cart("nobodys", "30.00")
    for n, source in enumerate(({"accountId": account}, {"giftCardId": card})):
        refused = await act(front, name, front.backend, code, source=source, onBehalfOf="bob")
        assert refused["code"] == "NOT_FOUND"
        where = {"cartId": "nobodys"} if name == "applyToCart" else {"orderId": f"S-{n}"}
        done = await act(front, name, front.backend, code, source=source, onBehalfOf="ada", **where)
        assert done["replayed"] is False
    own = await act(front, name, front.backend, code, source={"ownCredit": True}, onBehalfOf="bob")
    assert own["code"] == "INSUFFICIENT_FUNDS"


@pytest.mark.parametrize("source", [{"ownCredit": True}, {"accountId": ""}, {"giftCardId": ""}])
async def test_the_shop_is_asked_for_whom(front: Storefront, source: Json) -> None:
    account = await front.credit("ada", "20.00")
    card, code = await front.card("20.00", customerId="ada")
    await front.cart("c", "30.00")
    source = {name: {"accountId": account, "giftCardId": card}.get(name, True) for name in source}
    for name in ("applyToCart", "redeem"):
        refused = await act(front, name, front.backend, code, source=source)
        assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "onBehalfOf")
    for name in ("claim", "saveGiftCard"):
        refused = await act(front, name, front.backend, code)
        assert (refused["code"], refused["field"]) == ("INVALID_INPUT", "onBehalfOf")


async def test_what_the_shop_did_for_a_customer_says_who_did_it(front: Storefront) -> None:
    _, code = await front.card("20.00")
    await act(front, "claim", front.backend, code, onBehalfOf="ada")
    query = "{ transactions(first: 1) { nodes { kind actor { kind id } } } }"
    (made,) = (await front.ask(query, front.staff))["transactions"]["nodes"]
    assert made == {"kind": "CLAIM", "actor": {"kind": "BACKEND", "id": "backend:backend"}}
