"""Companies and their members: kept by the shop, and shown to whom they concern."""

import asyncio
from typing import Any

from loyalty_gql import models
from tests.graph.company import apply, cart, company, limits, member, paid
from tests.graph.storefront import Json, Storefront, new_key

COMPANY = "company { id companyId name archivedAt } replayed"
MEMBERS = """{ company(companyId: "acme") { members { customerId role activeUntil } } }"""
HISTORY = """query ($id: ID!) { storeCreditAccount(id: $id) {
  balance { amount } company { companyId } holds { remaining { amount } }
  transactions(first: 10) { totalCount nodes { kind amount { amount } } } } }"""


async def create(front: Storefront, company_id: str, **more: Any) -> Json:
    more = {"name": "Acme Ltd", **more}
    return await front.do("createCompany", COMPANY, front.staff, companyId=company_id, **more)


async def test_a_company_is_made_once(front: Storefront) -> None:
    key = new_key()
    made = await create(front, "acme", idempotencyKey=key)

    assert await create(front, "acme", idempotencyKey=key) == {**made, "replayed": True}
    assert (await create(front, "acme"))["code"] == "ALREADY_EXISTS"
    reused = await create(front, "acme", name="Other", idempotencyKey=key)
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"
    asked = "query ($id: ID!) { node(id: $id) { ... on Company { name } } }"
    found = await front.ask(asked, front.staff, id=made["company"]["id"])
    assert found["node"] == {"name": "Acme Ltd"}


async def test_a_company_is_renamed_and_archived(front: Storefront) -> None:
    await create(front, "acme")
    await create(front, "other")
    renamed = await front.do(
        "updateCompany", COMPANY, front.staff, companyId="acme", name="Acme Inc"
    )
    assert renamed["company"]["name"] == "Acme Inc"

    await front.do("archiveCompany", "replayed", front.staff, companyId="acme")

    for name, more in (
        ("updateCompany", {"name": "Again"}),
        ("setCompanyMember", {"customerId": "bob"}),
        ("openStoreCreditAccount", {"currencyCode": "USD"}),
    ):
        refused = await front.do(name, "replayed", front.staff, companyId="acme", **more)
        assert refused["code"] == "NOT_ACTIVE", name
    query = "query ($old: Boolean!) { companies(archived: $old) { nodes { companyId } } }"
    for old, there in ((False, "other"), (True, "acme")):
        found = await front.ask(query, front.staff, old=old)
        assert found["companies"]["nodes"] == [{"companyId": there}]
    trail = await models.AuditEntry.filter(subject_kind="company").order_by("id")
    assert [row.reason for row in trail] == ["CREATED", "CREATED", "UPDATED", "ARCHIVED"]
    assert (trail[2].before, trail[2].after) == ({"name": "Acme Ltd"}, {"name": "Acme Inc"})


async def test_what_is_not_said_of_a_member_stays(front: Storefront) -> None:
    await create(front, "acme")
    await member(front, "bob", limits=limits(perOrder="5.00"))

    changed = await member(front, "bob", role="ADMIN")

    assert (changed["role"], changed["limits"]) == ("ADMIN", [{"perOrder": {"amount": "5.00"}}])
    assert (await member(front, "bob", limits=[]))["limits"] == []
    assert await models.CompanyMember.all().count() == 1


async def test_limits_are_amounts_of_one_currency_each(front: Storefront) -> None:
    await create(front, "acme")
    euro = {"amount": "1.00", "currencyCode": "EUR"}
    for wrong, code in (
        (limits(perOrder="-0.01"), "INVALID_AMOUNT"),
        (limits(perOrder="1.00") * 2, "INVALID_INPUT"),
        ([{"currencyCode": "USD", "perMonth": euro}], "CURRENCY_MISMATCH"),
    ):
        refused = await front.do(
            "setCompanyMember", "replayed", front.staff, companyId="acme", customerId="bob",
            limits=wrong,
        )  # fmt: skip
        assert refused["code"] == code
    assert await models.CompanyMember.all().count() == 0


async def test_the_same_member_added_by_two_at_once_is_one(front: Storefront) -> None:
    await create(front, "acme")

    await asyncio.gather(*(member(front, "bob") for _ in range(6)))

    assert await models.CompanyMember.all().count() == 1


async def test_who_comes_back_is_a_member_anew_and_history_is_kept(front: Storefront) -> None:
    await create(front, "acme")
    await member(front, "bob", role="ADMIN")
    left = {"companyId": "acme", "customerId": "bob"}
    await front.do("removeCompanyMember", "replayed", front.staff, **left)
    again = await front.do("removeCompanyMember", "replayed", front.staff, **left)
    assert again["code"] == "NOT_FOUND"

    await member(front, "bob")

    found = (await front.ask(MEMBERS, front.staff))["company"]["members"]
    assert [(one["role"], one["activeUntil"] is None) for one in found] == [
        ("ADMIN", False), ("MEMBER", True),
    ]  # fmt: skip
    trail = await models.AuditEntry.filter(subject_kind="company_member").order_by("id")
    assert [row.reason for row in trail] == ["ADDED", "REMOVED", "ADDED"]


async def test_members_see_themselves_and_admins_all_members(front: Storefront) -> None:
    await create(front, "acme")
    await member(front, "ada", role="ADMIN")
    await member(front, "bob")

    for who, seen in (("ada", ["ada", "bob"]), ("bob", ["bob"])):
        found = (await front.ask(MEMBERS, front.customer(who)))["company"]["members"]
        assert [one["customerId"] for one in found] == seen


async def test_members_see_the_balance_and_of_the_history_what_is_their_own(
    front: Storefront,
) -> None:
    account = await company(front)
    await member(front, "ada", role="ADMIN")
    await member(front, "bob")
    await member(front, "cyd")
    for number, who in enumerate(("bob", "cyd", "bob")):
        await cart(front, f"c{number}", f"1{number}.00", who)
        await apply(front, f"c{number}", who)
    for number in range(2):
        await paid(front, f"c{number}", f"o{number}")

    async def seen(who: str) -> Json:
        found = await front.ask(HISTORY, front.customer(who), id=account)
        return found["storeCreditAccount"]

    bob, ada = await seen("bob"), await seen("ada")
    assert bob["balance"] == ada["balance"] == {"amount": "979.00"}
    assert bob["company"] == {"companyId": "acme"}
    assert bob["transactions"] == {
        "totalCount": 1, "nodes": [{"kind": "REDEMPTION", "amount": {"amount": "-10.00"}}],
    }  # fmt: skip
    assert [one["kind"] for one in ada["transactions"]["nodes"]] == [
        "REDEMPTION", "REDEMPTION", "ADJUSTMENT",
    ]  # fmt: skip
    assert bob["holds"] == ada["holds"] == [{"remaining": {"amount": "12.00"}}]
    assert (await seen("cyd"))["holds"] == []
    past = """query ($id: ID!) { storeCreditAccount(id: $id) {
      balanceAsOf(at: "2099-01-01T00:00:00Z") { amount } } }"""
    assert (await front.errors(past, front.customer("bob"), id=account))["code"] == "FORBIDDEN"
    assert await front.ask(past, front.customer("ada"), id=account)
    await front.do("removeCompanyMember", "replayed", front.staff, companyId="acme",
                   customerId="bob")  # fmt: skip
    assert await seen("bob") is None


async def test_company_credit_is_found_moved_and_closed_as_any_other(front: Storefront) -> None:
    account = await company(front)
    other = await front.credit("bob", "5.00")
    query = """query ($filter: StoreCreditAccountFilter, $query: String) {
      storeCreditAccounts(filter: $filter, query: $query) { nodes { id companyId } } }"""
    for asked in ({"filter": {"companyId": "acme"}}, {"query": "acme"}):
        found = await front.ask(query, front.staff, **asked)
        assert found["storeCreditAccounts"]["nodes"] == [{"id": account, "companyId": "acme"}]
    found = await front.ask(query, front.staff, filter={"waiting": False})
    assert {one["id"] for one in found["storeCreditAccounts"]["nodes"]} == {account, other}

    ids = {"fromAccountId": account, "toAccountId": other}
    await front.do("transferCredit", "replayed", front.staff, reason="CORRECTION", **ids)
    closed = await front.do(
        "closeStoreCreditAccount", "storeCreditAccount { status }", front.staff,
        accountId=account, reason="OTHER",
    )  # fmt: skip
    assert closed["storeCreditAccount"] == {"status": "CLOSED"}
    opened = await front.do(
        "openStoreCreditAccount", "storeCreditAccount { id status }", front.staff,
        companyId="acme", currencyCode="USD",
    )  # fmt: skip
    assert opened["storeCreditAccount"] == {"id": account, "status": "ACTIVE"}


async def test_a_customer_and_a_company_with_one_id_are_two_owners(front: Storefront) -> None:
    companys = await company(front, "acme", "10.00")
    own = await front.credit("acme", "20.00")

    assert companys != own
    found = await front.ask(
        '{ me { storeCredit(currencyCode: "USD") { balance { amount } } } }', front.customer("acme")
    )
    assert found["me"]["storeCredit"]["balance"] == {"amount": "20.00"}
