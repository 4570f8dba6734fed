"""A customer's own side: credit in any currency, cards, history, and nobody else's."""

from tests.graph.storefront import GUEST, Storefront

ME = """query ($currency: CurrencyCode!) { me { id
  storeCredit(currencyCode: $currency) { balance { amount currencyCode } available { amount }
    account { id } }
  storeCreditAccounts { nodes { currencyCode balance { amount } } }
  giftCards { nodes { balance { amount } } } } }"""
HISTORY = """query ($filter: TransactionFilter) { transactions(filter: $filter) { totalCount
  nodes { kind amount { amount } customerNote account { id } } } }"""


async def test_me(front: Storefront) -> None:
    account = await front.credit("ada", "12.00")
    await front.card("5.00", customerId="ada")
    await front.card("6.00", customerId="bob")
    seen = (await front.ask(ME, front.customer("ada"), currency="USD"))["me"]
    assert seen["storeCredit"]["balance"] == {"amount": "12.00", "currencyCode": "USD"}
    assert seen["storeCredit"]["account"] == {"id": account}
    assert seen["storeCreditAccounts"]["nodes"] == [
        {"currencyCode": "USD", "balance": {"amount": "12.00"}}
    ]
    assert seen["giftCards"]["nodes"] == [{"balance": {"amount": "5.00"}}]


async def test_a_currency_without_an_account_reads_zero(front: Storefront) -> None:
    seen = (await front.ask(ME, front.customer("ada"), currency="JPY"))["me"]
    assert seen["storeCredit"]["balance"] == {"amount": "0", "currencyCode": "JPY"}
    assert seen["storeCredit"]["account"] is None
    error = await front.errors(ME, front.customer("ada"), currency="ZZZ")
    assert error["code"] == "BAD_USER_INPUT"


async def test_only_a_customer_is_me(front: Storefront) -> None:
    for headers in (GUEST, front.staff, front.backend):
        assert (await front.errors("{ me { id } }", headers))["code"] == "FORBIDDEN"


async def test_anothers_account_does_not_exist(front: Storefront) -> None:
    account = await front.credit("ada", "12.00")
    one = "query ($id: ID!) { storeCreditAccount(id: $id) { customerId } }"
    assert (await front.ask(one, front.customer("ada"), id=account))["storeCreditAccount"]
    assert (await front.ask(one, front.customer("bob"), id=account))["storeCreditAccount"] is None
    assert (await front.errors(one, GUEST, id=account))["code"] == "FORBIDDEN"
    many = "{ storeCreditAccounts { totalCount } }"
    assert (await front.ask(many, front.customer("bob")))["storeCreditAccounts"]["totalCount"] == 0
    assert (await front.ask(many, front.staff))["storeCreditAccounts"]["totalCount"] == 1


async def test_history_is_ones_own_and_without_holds(front: Storefront) -> None:
    account = await front.credit("ada", "12.00")
    await front.credit("bob", "1.00")
    card, _ = await front.card("5.00", customerId="ada", customerNote="Happy birthday")
    token = await front.cart("c", "4.00", customerId="ada")
    applied = await front.do(
        "applyToCart", "replayed", {**front.customer("ada"), "x-cart-token": token},
        cartId="c", source={"ownCredit": True},
    )  # fmt: skip
    assert applied["__typename"] == "ApplyToCartPayload", applied
    seen = (await front.ask(HISTORY, front.customer("ada")))["transactions"]
    assert [node["kind"] for node in seen["nodes"]] == ["ISSUE", "ADJUSTMENT"]
    assert seen["nodes"][0]["customerNote"] == "Happy birthday"
    assert [node["account"]["id"] for node in seen["nodes"]] == [card, account]

    async def count(**only: object) -> int:
        found = await front.ask(HISTORY, front.customer("ada"), filter=only)
        return found["transactions"]["totalCount"]

    assert await count(includeHolds=True) == 3
    assert await count(accountId=account) == 1
    assert await count(kinds=["ISSUE"]) == 1
    assert await count(customerId="bob") == 0
    assert await count(createdAt={"since": "2100-01-01T00:00:00Z"}) == 0
    staff = (await front.ask(HISTORY, front.staff, filter={"customerId": "ada"}))["transactions"]
    assert staff["totalCount"] == 2
    assert (await front.ask(HISTORY, front.staff))["transactions"]["totalCount"] == 3


async def test_what_is_for_staff_is_not_for_customers(front: Storefront) -> None:
    await front.credit("ada", "12.00")
    for field in ("note", "reason", "actor { id }"):
        query = f"{{ transactions {{ nodes {{ id {field} }} }} }}"
        answer = (await front.post(query, front.customer("ada"))).json()
        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        assert answer["data"]["transactions"]["nodes"][0]["id"]
        await front.ask(query, front.staff)
