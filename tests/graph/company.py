"""A company with members and credit, as the shop sets it up."""

from typing import Any

from tests.graph.storefront import Json, Storefront, usd

HELD = "held { amount } cart { amountDue { amount } tenders { held { amount } } }"
BALANCE = """query ($id: ID!) { company(companyId: $id) {
  storeCredit(currencyCode: "USD") { balance { amount } available { amount } } } }"""


def limits(**amounts: str) -> list[Json]:
    """Limits in dollars: `perOrder`, `perMonth`, `approvalAbove`."""
    return [{"currencyCode": "USD", **{name: usd(amount) for name, amount in amounts.items()}}]


async def company(front: Storefront, company_id: str = "acme", amount: str = "1000.00") -> str:
    """A company with so much credit: its account's global id."""
    made = await front.do(
        "createCompany", "company { companyId }", front.staff, companyId=company_id, name="Acme Ltd"
    )
    assert made["company"] == {"companyId": company_id}
    opened = await front.do(
        "openStoreCreditAccount",
        "storeCreditAccount { id companyId customerId }",
        front.staff,
        companyId=company_id,
        currencyCode="USD",
    )
    account = opened["storeCreditAccount"]
    assert (account["companyId"], account["customerId"]) == (company_id, None)
    await front.adjust(account["id"], amount)
    return account["id"]


async def member(
    front: Storefront, customer_id: str, company_id: str = "acme", **more: Any
) -> Json:
    """A customer made a member, or changed: the member."""
    give = "member { role activeSince activeUntil limits { perOrder { amount } } } replayed"
    done = await front.do(
        "setCompanyMember",
        give,
        front.staff,
        companyId=company_id,
        customerId=customer_id,
        **more,
    )
    return done["member"]


async def cart(
    front: Storefront,
    cart_id: str,
    total: str,
    customer_id: str = "bob",
    *,
    company_id: str | None = "acme",
    revision: int = 1,
) -> None:
    """A member's cart for their company."""
    await front.cart(
        cart_id, total, revision=revision, customerId=customer_id, companyId=company_id
    )


async def apply(
    front: Storefront, cart_id: str, customer_id: str = "bob", amount: str | None = None
) -> Json:
    """Company credit put on a cart by its customer: the payload, or the refusal."""
    more = {} if amount is None else {"amount": usd(amount)}
    return await front.do(
        "applyToCart",
        HELD,
        front.customer(customer_id),
        cartId=cart_id,
        source={"companyCredit": True},
        **more,
    )


async def placed(front: Storefront, cart_id: str, order_id: str | None = None) -> Json:
    """The cart's order placed: what is due."""
    more = {} if order_id is None else {"orderId": order_id}
    give = "amountDue { amount } cart { tenders { held { amount } strength endReason } }"
    return await front.do("authorizeCart", give, front.backend, cartId=cart_id, **more)


async def paid(front: Storefront, cart_id: str, order_id: str) -> None:
    """The cart's order placed, and all of it taken."""
    await placed(front, cart_id, order_id)
    await front.do(
        "captureCart", "captured { amount }", front.backend, cartId=cart_id, reference=order_id,
        final=True,
    )  # fmt: skip


async def balance(front: Storefront, company_id: str = "acme") -> tuple[str, str]:
    """A company's balance, and what of it is available."""
    found = await front.ask(BALANCE, front.staff, id=company_id)
    credit = found["company"]["storeCredit"]
    return credit["balance"]["amount"], credit["available"]["amount"]
