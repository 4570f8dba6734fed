"""Above a limit of their own a member needs somebody else: for that cart and that amount, once."""

from loyalty_gql import models
from loyalty_gql.rules.access import ActorKind
from tests.graph.company import apply, balance, cart, company, limits, member, placed
from tests.graph.storefront import Json, Storefront, bearer, usd

GIVE = "approval { cartId customerId amount { amount } approvedBy usedAt } replayed"


async def approve(
    front: Storefront, amount: str, by: str | None = "ada", cart_id: str = "c1"
) -> Json:
    headers = front.staff if by is None else front.customer(by)
    return await front.do("approveSpending", GIVE, headers, cartId=cart_id, amount=usd(amount))


async def shop(front: Storefront) -> None:
    """Ada is an admin; Bob needs approval above 100.00; his cart c1 costs 300.00."""
    await company(front)
    await member(front, "ada", role="ADMIN", limits=limits(approvalAbove="200.00"))
    await member(front, "bob", limits=limits(approvalAbove="100.00", perOrder="500.00"))
    await cart(front, "c1", "300.00")


async def test_above_the_limit_the_same_request_works_once_it_is_approved(
    front: Storefront,
) -> None:
    await shop(front)
    refused = await apply(front, "c1")
    assert (refused["code"], refused["field"]) == ("APPROVAL_NEEDED", "amount")
    assert "300.00 USD" in refused["message"]
    assert await balance(front) == ("1000.00", "1000.00")

    approved = await approve(front, "300.00")

    assert approved["approval"] == {
        "cartId": "c1", "customerId": "bob", "amount": {"amount": "300.00"},
        "approvedBy": "customer:ada", "usedAt": None,
    }  # fmt: skip
    assert (await apply(front, "c1"))["held"] == {"amount": "300.00"}
    assert (await placed(front, "c1"))["amountDue"] == {"amount": "0.00"}
    assert await models.AuditEntry.filter(operation="approveSpending").count() == 1


async def test_up_to_the_limit_nobody_is_asked(front: Storefront) -> None:
    await shop(front)

    assert (await apply(front, "c1", amount="100.01"))["code"] == "APPROVAL_NEEDED"
    assert (await apply(front, "c1", amount="100.00"))["held"] == {"amount": "100.00"}
    assert (await placed(front, "c1"))["amountDue"] == {"amount": "200.00"}


async def test_an_approval_is_bound_to_the_cart_and_the_amount(front: Storefront) -> None:
    await shop(front)
    await cart(front, "c2", "300.00")
    await approve(front, "300.00")

    assert (await apply(front, "c2"))["code"] == "APPROVAL_NEEDED"
    assert (await apply(front, "c1", amount="250.00"))["code"] == "APPROVAL_NEEDED"
    await cart(front, "c1", "400.00", revision=2)
    assert (await apply(front, "c1"))["code"] == "APPROVAL_NEEDED"
    assert (await apply(front, "c1", amount="300.00"))["held"] == {"amount": "300.00"}


async def test_an_approval_is_used_up(front: Storefront) -> None:
    await shop(front)
    await approve(front, "300.00")
    await apply(front, "c1")
    assert (await apply(front, "c1"))["held"] == {"amount": "300.00"}, "it is on the cart already"

    await front.do("releaseCart", "replayed", front.backend, cartId="c1")

    assert (await apply(front, "c1"))["code"] == "APPROVAL_NEEDED"
    assert (await models.SpendingApproval.get()).used_at is not None


async def test_the_same_is_approved_once_until_it_is_used(front: Storefront) -> None:
    await shop(front)
    first, again = await approve(front, "300.00"), await approve(front, "300.00", by=None)

    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first["approval"] == again["approval"]


async def test_nobody_approves_what_they_ask_for_themselves(front: Storefront) -> None:
    await shop(front)
    await cart(front, "c2", "300.00", "ada")

    assert (await approve(front, "300.00", by="bob"))["code"] == "APPROVAL_NEEDED"
    assert (await approve(front, "300.00", by="ada", cart_id="c2"))["code"] == "APPROVAL_NEEDED"
    assert await models.SpendingApproval.all().count() == 0
    await approve(front, "300.00", by=None, cart_id="c2")
    assert (await apply(front, "c2", "ada"))["held"] == {"amount": "300.00"}


async def test_only_an_admin_of_that_company_or_staff_approves(front: Storefront) -> None:
    await shop(front)
    await company(front, "other")
    await member(front, "eve", "other", role="ADMIN")
    await member(front, "cyd")
    await member(front, "old", role="ADMIN")
    await front.do(
        "removeCompanyMember", "replayed", front.staff, companyId="acme", customerId="old"
    )

    unknown = await approve(front, "300.00", cart_id="nobody-knows")
    for who in ("eve", "cyd", "old", "stranger"):
        assert await approve(front, "300.00", by=who) == unknown, who
    assert unknown["code"] == "NOT_FOUND"
    query = "mutation ($i: ApproveSpendingInput!) { approveSpending(input: $i) { __typename } }"
    asked = {"idempotencyKey": "k" * 16, "cartId": "c1", "amount": usd("300.00")}
    support = bearer(await front.key(ActorKind.STAFF, "carts:tender"))
    for headers in (front.backend, support, {}):
        assert (await front.errors(query, headers, i=asked))["code"] == "FORBIDDEN"


async def test_an_approval_lifts_no_limit_and_outlives_no_membership(front: Storefront) -> None:
    await shop(front)
    await cart(front, "c2", "600.00")
    await approve(front, "600.00", cart_id="c2")
    assert (await apply(front, "c2", amount="600.00"))["code"] == "SPENDING_LIMIT"

    await approve(front, "300.00")
    await front.do(
        "removeCompanyMember", "replayed", front.staff, companyId="acme", customerId="bob"
    )
    assert (await apply(front, "c1"))["code"] == "NOT_FOUND"


async def test_more_than_the_cart_costs_is_not_approved(front: Storefront) -> None:
    await shop(front)

    assert (await approve(front, "300.01"))["code"] == "INVALID_AMOUNT"
    euros = {"amount": "1.00", "currencyCode": "EUR"}
    refused = await front.do(
        "approveSpending", GIVE, front.customer("ada"), cartId="c1", amount=euros
    )
    assert refused["code"] == "CURRENCY_MISMATCH"
