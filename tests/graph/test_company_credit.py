"""A company's credit is spent by its members, within their limits, and comes back to it."""

import asyncio

from tests.graph.company import apply, balance, cart, company, limits, member, paid, placed
from tests.graph.purchasing import pass_days
from tests.graph.storefront import Storefront, usd

GIVE = "replayed"


async def test_a_members_cart_is_paid_by_their_companys_credit(front: Storefront) -> None:
    await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")

    held = await apply(front, "c1")

    assert held["held"] == {"amount": "80.00"}
    assert held["cart"]["amountDue"] == {"amount": "0.00"}
    assert await balance(front) == ("1000.00", "920.00")
    await paid(front, "c1", "o1")
    assert await balance(front) == ("920.00", "920.00")


async def test_by_the_accounts_id_it_is_the_same(front: Storefront) -> None:
    account = await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")

    for headers in (front.customer("bob"), front.backend):
        held = await front.do(
            "applyToCart", "held { amount }", headers, cartId="c1", source={"accountId": account},
            amount=usd("30.00"),
        )  # fmt: skip
        assert held["held"] == {"amount": "30.00"}
    assert await balance(front) == ("1000.00", "970.00")


async def test_who_is_no_member_sees_and_spends_nothing(front: Storefront) -> None:
    account = await company(front)
    await company(front, "other")
    await member(front, "eve", "other")
    await member(front, "bob")
    await cart(front, "c1", "80.00", "eve")
    await cart(front, "c2", "80.00", "eve", company_id="nobody-knows")
    await cart(front, "c3", "80.00", "eve", company_id=None)

    for name in ("c1", "c2", "c3"):
        refused = await apply(front, name, "eve")
        assert (refused["code"], refused["message"]) == (
            "NOT_FOUND", "There is no company credit for this cart.",
        )  # fmt: skip
    for name, code in (("c1", "NOT_FOUND"), ("c3", "NOT_FOUND")):
        refused = await front.do(
            "applyToCart", GIVE, front.customer("eve"), cartId=name, source={"accountId": account}
        )
        assert refused["code"] == code
    seen = await front.ask(
        "query ($id: ID!) { company(companyId: \"acme\") { id } companies { nodes { companyId } } "
        "storeCreditAccount(id: $id) { id } node(id: $id) { id } "
        "me { companies { role company { companyId } } } }",
        front.customer("eve"),
        id=account,
    )  # fmt: skip
    assert seen == {
        "company": None,
        "companies": {"nodes": [{"companyId": "other"}]},
        "storeCreditAccount": None,
        "node": None,
        "me": {"companies": [{"role": "MEMBER", "company": {"companyId": "other"}}]},
    }
    assert await balance(front) == ("1000.00", "1000.00")


async def test_a_guest_with_the_carts_token_spends_no_company_credit(front: Storefront) -> None:
    await company(front)
    await member(front, "bob")
    token = await front.cart("c1", "80.00", customerId="bob", companyId="acme")

    refused = await front.do(
        "applyToCart", GIVE, {"x-cart-token": token}, cartId="c1", source={"companyCredit": True}
    )

    assert refused["code"] == "INVALID_INPUT"
    assert await balance(front) == ("1000.00", "1000.00")


async def test_another_members_cart_is_not_theirs_to_pay(front: Storefront) -> None:
    await company(front)
    await member(front, "bob")
    await member(front, "ada", role="ADMIN")
    await cart(front, "c1", "80.00", "bob")

    assert (await apply(front, "c1", "ada"))["code"] == "NOT_FOUND"


async def test_what_is_asked_for_exactly_stays_within_the_limit_of_an_order(
    front: Storefront,
) -> None:
    await company(front)
    await member(front, "bob", limits=limits(perOrder="50.00"))
    await cart(front, "c1", "80.00")

    refused = await apply(front, "c1", amount="50.01")

    assert (refused["code"], refused["field"]) == ("SPENDING_LIMIT", "amount")
    assert "50.00 USD" in refused["message"]
    assert (await apply(front, "c1", amount="50.00"))["held"] == {"amount": "50.00"}
    assert (await apply(front, "c1"))["held"] == {"amount": "50.00"}, "as much as fits"


async def test_the_carts_of_a_month_share_a_limit(front: Storefront) -> None:
    await company(front)
    await member(front, "bob", limits=limits(perMonth="100.00"))
    await member(front, "ada", limits=limits(perMonth="100.00"))
    for name in ("c1", "c2", "c3"):
        await cart(front, name, "60.00")
    await cart(front, "c4", "60.00", "ada")
    await apply(front, "c1")
    await paid(front, "c1", "o1")

    assert (await apply(front, "c2", amount="40.01"))["code"] == "SPENDING_LIMIT"
    assert (await apply(front, "c2"))["held"] == {"amount": "40.00"}
    assert (await apply(front, "c3"))["code"] == "SPENDING_LIMIT"
    assert (await apply(front, "c4", "ada"))["held"] == {"amount": "60.00"}, "her own limit"

    # What is given back can be spent again.
    await front.do("releaseCart", GIVE, front.backend, cartId="c2")
    await front.do("refundToCredit", GIVE, front.staff, orderId="o1", amount=usd("10.00"))
    assert (await apply(front, "c3"))["held"] == {"amount": "50.00"}


async def test_a_new_month_begins_anew(front: Storefront) -> None:
    await company(front)
    await member(front, "bob", limits=limits(perMonth="100.00"))
    await cart(front, "c1", "100.00")
    await apply(front, "c1")
    await paid(front, "c1", "o1")
    await cart(front, "c2", "100.00")
    assert (await apply(front, "c2"))["code"] == "SPENDING_LIMIT"

    await pass_days(31)

    assert (await apply(front, "c2"))["held"] == {"amount": "100.00"}
    await cart(front, "c3", "1.00")
    assert (await apply(front, "c3"))["code"] == "SPENDING_LIMIT"


async def test_a_cart_that_was_left_behind_counts_until_it_lapses(front: Storefront) -> None:
    """A balance is not stuck in an abandoned cart, nor is a limit."""
    await company(front)
    await member(front, "bob", limits=limits(perMonth="100.00"))
    await cart(front, "c1", "100.00")
    await apply(front, "c1")
    await cart(front, "c2", "100.00")
    assert (await apply(front, "c2"))["code"] == "SPENDING_LIMIT"

    await pass_days(0.2)

    assert (await apply(front, "c2"))["held"] == {"amount": "100.00"}


async def test_who_has_limits_has_none_to_spend_in_another_currency(front: Storefront) -> None:
    await company(front)
    euros = [{"currencyCode": "EUR", "perOrder": {"amount": "5.00", "currencyCode": "EUR"}}]
    await member(front, "bob", limits=euros)
    await cart(front, "c1", "80.00")

    assert (await apply(front, "c1"))["code"] == "SPENDING_LIMIT"
    await member(front, "bob", limits=[])
    assert (await apply(front, "c1"))["held"] == {"amount": "80.00"}


async def test_a_till_keeps_to_the_limits_too(front: Storefront) -> None:
    await company(front)
    await member(front, "bob", limits=limits(perMonth="100.00"))
    await cart(front, "c1", "80.00")
    await cart(front, "c2", "80.00")
    source = {"companyCredit": True}

    async def redeem(name: str, **more: object) -> dict[str, object]:
        return await front.do(
            "redeem", "redeemed { amount } amountDue { amount }", front.staff,
            orderId=f"o-{name}", cartId=name, source=source, **more,
        )  # fmt: skip

    assert (await redeem("c1"))["redeemed"] == {"amount": "80.00"}
    assert (await redeem("c2", amount=usd("20.01")))["code"] == "SPENDING_LIMIT"
    taken = await redeem("c2")
    assert (taken["redeemed"], taken["amountDue"]) == ({"amount": "20.00"}, {"amount": "60.00"})


async def test_company_credit_does_not_grow_by_itself_with_its_cart(front: Storefront) -> None:
    await company(front)
    await member(front, "bob", limits=limits(perOrder="100.00"))
    await cart(front, "c1", "80.00")
    await apply(front, "c1")

    await cart(front, "c1", "500.00", revision=2)
    assert await balance(front) == ("1000.00", "920.00")
    await cart(front, "c1", "30.00", revision=3)
    assert await balance(front) == ("1000.00", "970.00")
    assert (await apply(front, "c1"))["held"] == {"amount": "30.00"}


async def test_a_cart_that_is_for_another_company_loses_the_firsts_credit(
    front: Storefront,
) -> None:
    await company(front)
    await company(front, "other")
    await member(front, "bob")
    await member(front, "bob", "other")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")

    await cart(front, "c1", "80.00", revision=2, company_id="other")
    assert await balance(front) == ("1000.00", "1000.00")
    assert (await apply(front, "c1"))["held"] == {"amount": "80.00"}
    assert await balance(front, "other") == ("1000.00", "920.00")


async def test_who_leaves_between_apply_and_authorize_pays_nothing(front: Storefront) -> None:
    await company(front)
    await member(front, "bob")
    own = await front.credit("bob", "25.00")
    await cart(front, "c1", "80.00")
    await apply(front, "c1", amount="55.00")
    await front.do(
        "applyToCart", GIVE, front.customer("bob"), cartId="c1", source={"ownCredit": True}
    )

    left = await front.do(
        "removeCompanyMember", "member { customerId activeUntil }", front.staff,
        companyId="acme", customerId="bob",
    )  # fmt: skip
    assert left["member"]["activeUntil"] is not None
    order = await placed(front, "c1", "o1")

    assert order["amountDue"] == {"amount": "55.00"}
    ended, stays = order["cart"]["tenders"]
    assert (ended["held"], ended["endReason"]) == ({"amount": "0.00"}, "BLOCKED")
    assert (stays["held"], stays["strength"]) == ({"amount": "25.00"}, "FIRM")
    assert await balance(front) == ("1000.00", "1000.00")
    seen = await front.ask(
        "query ($id: ID!) { storeCreditAccount(id: $id) { balance { amount } } "
        "company(companyId: \"acme\") { id } me { companies { role } } }",
        front.customer("bob"),
        id=own,
    )  # fmt: skip
    assert seen["storeCreditAccount"] == {"balance": {"amount": "25.00"}}
    assert (seen["company"], seen["me"]["companies"]) == (None, [])


async def test_who_leaves_after_the_order_was_placed_changes_nothing_about_it(
    front: Storefront,
) -> None:
    await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")
    await placed(front, "c1", "o1")

    await front.do("removeCompanyMember", GIVE, front.staff, companyId="acme", customerId="bob")
    taken = await front.do(
        "captureCart", "captured { amount }", front.backend, cartId="c1", reference="r"
    )

    assert taken["captured"] == {"amount": "80.00"}


async def test_a_limit_lowered_meanwhile_counts_when_the_order_is_placed(
    front: Storefront,
) -> None:
    await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")

    await member(front, "bob", limits=limits(perOrder="79.99"))

    assert (await placed(front, "c1"))["amountDue"] == {"amount": "80.00"}


async def test_an_archived_companys_credit_is_not_spent(front: Storefront) -> None:
    await company(front)
    await member(front, "bob")
    await cart(front, "c1", "80.00")
    await apply(front, "c1")

    for replayed in (False, True):
        done = await front.do("archiveCompany", "replayed", front.staff, companyId="acme")
        assert done["replayed"] is replayed

    assert (await apply(front, "c1"))["code"] == "NOT_FOUND"
    assert (await placed(front, "c1"))["amountDue"] == {"amount": "80.00"}
    assert await balance(front) == ("1000.00", "1000.00")


async def test_two_members_on_one_cart_count_for_who_applied_last(front: Storefront) -> None:
    """A cart that nobody has signed in to yet: the backend acts for one, then for another."""
    await company(front)
    await member(front, "ada")
    await member(front, "bob", limits=limits(perMonth="100.00"))
    await front.cart("c1", "80.00", companyId="acme")
    for who in ("ada", "bob"):
        held = await front.do(
            "applyToCart", "held { amount }", front.backend, cartId="c1", onBehalfOf=who,
            source={"companyCredit": True},
        )  # fmt: skip
        assert held["held"] == {"amount": "80.00"}

    await front.do("removeCompanyMember", GIVE, front.staff, companyId="acme", customerId="ada")
    await cart(front, "c2", "80.00")

    assert (await apply(front, "c2"))["held"] == {"amount": "20.00"}
    assert (await placed(front, "c1"))["amountDue"] == {"amount": "0.00"}


async def test_leaving_and_paying_at_once_leaves_nothing_held(front: Storefront) -> None:
    await company(front)
    left = {"companyId": "acme", "customerId": "bob"}
    for number in range(6):
        name = f"c{number}"
        await member(front, "bob")
        await cart(front, name, "80.00")
        await asyncio.gather(
            apply(front, name),
            front.do("removeCompanyMember", GIVE, front.staff, **left),
        )

        assert (await placed(front, name))["amountDue"] == {"amount": "80.00"}
    assert await balance(front) == ("1000.00", "1000.00")


async def test_leaving_and_placing_at_once_is_one_or_the_other(front: Storefront) -> None:
    """An order is never placed as paid though its member had left by then."""
    await company(front)
    left = {"companyId": "acme", "customerId": "bob"}
    for number in range(6):
        name = f"c{number}"
        await member(front, "bob")
        await cart(front, name, "80.00")
        await apply(front, name)
        order, _ = await asyncio.gather(
            placed(front, name, f"o{number}"),
            front.do("removeCompanyMember", GIVE, front.staff, **left),
        )

        held = [tender["held"]["amount"] for tender in order["cart"]["tenders"]]
        assert (order["amountDue"]["amount"], held) in (("0.00", ["80.00"]), ("80.00", ["0.00"]))


async def test_one_approval_and_two_requests_at_once(front: Storefront) -> None:
    await company(front)
    await member(front, "bob", limits=limits(approvalAbove="10.00"))
    await cart(front, "c1", "80.00")
    await front.do("approveSpending", GIVE, front.staff, cartId="c1", amount=usd("80.00"))

    answers = await asyncio.gather(*(apply(front, "c1") for _ in range(4)))

    assert [one["held"] for one in answers] == [{"amount": "80.00"}] * 4
    assert await balance(front) == ("1000.00", "920.00")
