"""What a company's credit has paid comes back to the company; who left gets nothing of it."""

from tests.graph.company import apply, balance, cart, company, member, paid, placed
from tests.graph.storefront import Json, Storefront, usd


async def refund(front: Storefront, amount: str, **more: str) -> Json:
    give = "accountId refunded { amount } transactions { amount { amount } account { id } }"
    return await front.do(
        "refundToCredit", give, front.staff, orderId="o1", amount=usd(amount), **more
    )


async def own_credit(front: Storefront, customer_id: str) -> str:
    query = '{ me { storeCredit(currencyCode: "USD") { balance { amount } } } }'
    found = await front.ask(query, front.customer(customer_id))
    return found["me"]["storeCredit"]["balance"]["amount"]


async def test_a_partial_return_becomes_company_credit(front: Storefront) -> None:
    account = await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")
    await paid(front, "c1", "o1")
    await front.do(
        "removeCompanyMember", "replayed", front.staff, companyId="acme", customerId="bob"
    )

    back = await refund(front, "30.00")

    assert (back["accountId"], back["refunded"]) == (account, {"amount": "30.00"})
    assert await balance(front) == ("950.00", "950.00")
    assert await own_credit(front, "bob") == "0.00"
    assert (await refund(front, "50.01"))["code"] == "REFUND_EXCEEDS_PAID"
    for to in ({"customerId": "bob"}, {"emailAddress": "bob@shop.test"}):
        assert (await refund(front, "1.00", **to))["code"] == "INVALID_INPUT"
    await company(front, "other")
    assert (await refund(front, "1.00", companyId="other"))["code"] == "INVALID_INPUT"
    assert (await refund(front, "50.00", companyId="acme"))["accountId"] == account
    assert await balance(front) == ("1000.00", "1000.00")


async def test_what_a_members_own_card_and_credit_paid_comes_back_to_them(
    front: Storefront,
) -> None:
    account = await company(front)
    await member(front, "bob")
    await front.credit("bob", "20.00")
    _, code = await front.card("20.00")
    await cart(front, "c1", "100.00")
    await apply(front, "c1", amount="40.00")
    for source in ({"ownCredit": True}, {"code": code}):
        await front.do("applyToCart", "replayed", front.customer("bob"), cartId="c1", source=source)
    order = await placed(front, "c1", "o1")
    assert order["amountDue"] == {"amount": "20.00"}
    await front.do("captureCart", "replayed", front.backend, cartId="c1", reference="r")

    back = await refund(front, "100.00")

    assert back["accountId"] == account
    assert await balance(front) == ("1020.00", "1020.00"), "with what was paid by other means"
    assert await own_credit(front, "bob") == "40.00"


async def test_a_companys_order_that_others_paid_becomes_company_credit(front: Storefront) -> None:
    await company(front)
    await cart(front, "c1", "80.00")
    await placed(front, "c1", "o1")

    await refund(front, "30.00")

    assert await balance(front) == ("1030.00", "1030.00")
    assert await own_credit(front, "bob") == "0.00"


async def test_any_order_is_refunded_to_the_company_that_is_named(front: Storefront) -> None:
    account = await company(front)
    await front.cart("c1", "80.00", customerId="bob")
    await placed(front, "c1", "o1")

    assert (await refund(front, "30.00", companyId="nobody"))["code"] == "NOT_FOUND"
    assert (await refund(front, "30.00", companyId="acme", customerId="bob"))["code"] == (
        "INVALID_INPUT"
    )
    assert (await refund(front, "30.00", companyId="acme"))["accountId"] == account
    assert (await refund(front, "30.00"))["accountId"] != account
    assert await own_credit(front, "bob") == "30.00"
