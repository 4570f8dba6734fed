"""Approving what a member may not spend alone: bound to a cart and an amount, used once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.company_members import active
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.tenders import LoadedCart, load_cart
from loyalty_gql.errors import ApprovalNeeded, CartState, InvalidAmount, NotFound
from loyalty_gql.ledger.commands import Command, Insert, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.companies import MemberRole
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money, positive, same_currency

SUBJECT = "spending_approval"


@dataclass(frozen=True, slots=True)
class Approved:
    """An approval, used or not; `replayed`: an earlier request had given it."""

    approval: models.SpendingApproval
    cart: models.Cart
    replayed: bool


async def approve_spending(
    actor: Actor, house: House, cart_id: str, money: Money, *, key: str, now: datetime
) -> Approved:
    """Let the cart's customer pay exactly so much of it with their company's credit, once.

    It lifts no limit: what is above those stays refused.

    Raises:
        NotPermitted: a guest, or a key without the scope.
        NotFound: no such cart, or none of a company whose admin the actor is; or its customer is
            no member of the company.
        ApprovalNeeded: the actor asks for it themself.
        InvalidAmount, CurrencyMismatch: zero, negative, more than the cart costs, another currency.
        CartState: its order is being placed.
    """
    actor.must_be_allowed("approveSpending")
    positive(money)
    the_key = key_of(actor, "approveSpending", key, cart_id, money)

    async def build() -> Command:
        loaded = await load_cart(cart_id, now)
        asker = await _asker(actor, loaded)
        if loaded is None or asker is None:
            raise NotFound("There is no such cart.", field="cartId")
        cart = loaded.cart
        if actor.customer_id == asker.customer_id:
            raise ApprovalNeeded("You can't approve what you ask for yourself.", field="cartId")
        same_currency(money, cart.currency)
        if money.minor > cart.total_minor:
            raise InvalidAmount("That is more than the cart costs.", field="amount")
        if loaded.placed or cart.closed_at is not None:
            raise CartState("This cart's order is being placed, or was.", field="cartId")
        standing = await models.SpendingApproval.get_or_none(
            cart_id=cart.id, customer_id=asker.customer_id, amount_minor=money.minor,
            used_at__isnull=True,
        )  # fmt: skip
        if standing is not None:
            subject = {"approval": str(standing.id), "earlier": True}
            return Command(the_key, Why("APPROVED").by(actor), subject=subject)
        row = _row(actor, cart, asker, money, now)
        why = Why("APPROVED")
        after = {"cart": cart_id, "amount": money.amount, "currency": money.currency}
        return Command(
            the_key,
            why.by(actor),
            subject={"approval": str(row["id"])},
            # Whoever has joined, left or changed the cart meanwhile is looked at again.
            guards=[
                Update(models.Cart, cart.id, cart.version),
                Update(models.CompanyMember, asker.id, asker.version),
            ],
            alongside=[
                Insert(models.SpendingApproval, row),
                audit.of(actor, the_key.operation, SUBJECT, row["id"], why, now=now, after=after),
            ],
        )

    receipt = await commit(house, the_key, build, reread_on=(RowRefused,))
    approval = await models.SpendingApproval.get(id=UUID(receipt.subject["approval"]))
    cart = await models.Cart.get(id=approval.cart_id)
    return Approved(approval, cart, receipt.replayed or "earlier" in receipt.subject)


async def _asker(actor: Actor, loaded: LoadedCart | None) -> models.CompanyMember | None:
    """The member whose cart it is, if the actor may say anything about it."""
    if loaded is None or loaded.cart.company_id is None or loaded.cart.customer_id is None:
        return None
    company = await models.Company.get_or_none(
        company_id=loaded.cart.company_id, archived_at__isnull=True
    )
    if company is None:
        return None
    if not actor.for_shop:
        me = await active(company.id, actor.customer_id or "")
        own = actor.customer_id == loaded.cart.customer_id
        if me is None or not (own or me.role is MemberRole.ADMIN):
            return None
    return await active(company.id, loaded.cart.customer_id)


def _row(
    actor: Actor, cart: models.Cart, asker: models.CompanyMember, money: Money, now: datetime
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "company_id": asker.company_id,
        "cart_id": cart.id,
        "customer_id": asker.customer_id,
        "currency": money.currency,
        "amount_minor": money.minor,
        "approved_kind": actor.kind,
        "approved_by": actor.principal,
        "approved_at": now,
        "used_at": None,
        "version": 0,
    }
