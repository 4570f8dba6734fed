"""Which movements somebody wants to see, and of which parts of that they may ask.

What a transaction says is beside its entries. What is rare (a reference, a cart) is found by its
index first; what is common (a reason, an actor) is looked at entry by entry, as the page goes on.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tortoise.expressions import Q, RawSQL, Subquery
from tortoise.queryset import QuerySet

from loyalty_gql import models
from loyalty_gql.errors import NotPermitted
from loyalty_gql.rules.access import Actor, ActorKind, rule_of_field
from loyalty_gql.rules.ids import CUSTOMER
from loyalty_gql.rules.state import Kind, Reference


class Direction(StrEnum):
    """Whether a balance grew or shrank."""

    IN = "IN"
    OUT = "OUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFilter:
    """Every part that is given must hold; times are half-open, amounts (minor units) signed.

    `order_id` and `cart_id` are the shop's. `spent_by`: only what belongs to carts on which this
    customer has put a company's credit.
    """

    account: UUID | None = None
    customer_id: str | None = None
    kinds: tuple[Kind, ...] = ()
    direction: Direction | None = None
    reason: str | None = None
    actor_kind: ActorKind | None = None
    actor_id: str | None = None
    reference: Reference | None = None
    location: str | None = None
    order_id: str | None = None
    cart_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    currency: str | None = None
    amount: tuple[int | None, int | None] = (None, None)
    holds: bool = False
    spent_by: str | None = None

    @property
    def plain(self) -> bool:
        """Nothing is asked for in particular."""
        return self == MovementFilter()


def must_see(actor: Actor, only: MovementFilter) -> None:
    """Who may not see something may not find it out by filtering either.

    Raises:
        NotPermitted: filtered by a field that the actor may not see.
    """
    asked = {
        "reason": only.reason,
        "actor": only.actor_kind or only.actor_id,
        "reference": only.reference,
        "location": only.location,
    }
    for name, value in asked.items():
        rule = rule_of_field("Transaction", name)
        if value is not None and (rule is None or not rule.admits(actor)):
            raise NotPermitted(f"You may not filter by {name}.")


async def filtered(
    actor: Actor, entries: QuerySet[models.Entry], only: MovementFilter
) -> QuerySet[models.Entry]:
    """Those of the entries that are wanted.

    Raises:
        NotPermitted: see `must_see`.
    """
    must_see(actor, only)
    parts = {
        "account_id": only.account,
        "recorded_at__gte": only.since,
        "recorded_at__lt": only.until,
        "currency": only.currency,
        "amount__gte": only.amount[0],
        "amount__lte": only.amount[1],
        "kind__in": list(only.kinds) or None,
    }
    entries = entries.filter(**{name: part for name, part in parts.items() if part is not None})
    if not only.holds:
        entries = entries.exclude(amount=0)
    if only.direction is not None:
        test = "amount__gt" if only.direction is Direction.IN else "amount__lt"
        entries = entries.filter(**{test: 0})
    if only.customer_id is not None:
        entries = entries.filter(accounts_of(only.customer_id))
    if only.spent_by is not None:
        entries = entries.filter(_spent_by(only.spent_by, only.account))
    return _said(await _rare(entries, only), only)


def accounts_of(customer_id: str) -> Q:
    """Entries on the cards and the store credit of a customer."""
    cards = models.GiftCard.filter(customer_id=customer_id).values("id")
    credit = models.StoreCreditAccount.filter(owner_kind=CUSTOMER, owner_id=customer_id)
    return Q(account_id__in=Subquery(cards)) | Q(account_id__in=Subquery(credit.values("id")))


def _spent_by(customer_id: str, account: UUID | None) -> Q:
    """Entries of the carts that a member has paid with a company's account."""
    carts = models.CompanySpending.filter(customer_id=customer_id, account_id=account)
    made = models.LedgerTransaction.filter(cart_id__in=Subquery(carts.values("cart_id")))
    return Q(transaction_id__in=Subquery(made.values("id")))


async def _rare(entries: QuerySet[models.Entry], only: MovementFilter) -> QuerySet[models.Entry]:
    """Narrowed to the transactions of a place, of a reference, of a cart or of an order."""
    if only.location is not None:
        there = models.TransactionNote.filter(location=only.location).values("transaction_id")
        entries = entries.filter(transaction_id__in=Subquery(there))
    transactions = models.LedgerTransaction.all()
    if only.reference is not None:
        transactions = transactions.filter(
            reference_id=only.reference.id, reference_type=only.reference.type
        )
    if only.cart_id is not None or only.order_id is not None:
        named = {"cart_id": only.cart_id, "order_id": only.order_id}
        carts = models.Cart.filter(**{name: id_ for name, id_ in named.items() if id_ is not None})
        cart = await carts.first()
        if cart is None:
            return entries.filter(account_id__isnull=True, amount__isnull=True)
        transactions = transactions.filter(cart_id=cart.id)
    elif only.reference is None:
        return entries
    return entries.filter(transaction_id__in=Subquery(transactions.values("id")))


_SAID = '(SELECT t.{column} FROM ledger_transaction t WHERE t.id = "entry"."transaction_id")'


def _said(entries: QuerySet[models.Entry], only: MovementFilter) -> QuerySet[models.Entry]:
    """Narrowed by what each entry's transaction says."""
    said = {"reason": only.reason, "actor_kind": only.actor_kind, "actor_id": only.actor_id}
    for column, value in said.items():
        if value is not None:
            name = f"said_{column}"
            its = RawSQL(_SAID.format(column=column))
            entries = entries.annotate(**{name: its}).filter(**{name: str(value)})
    return entries
