"""What a member may put on a cart of a company's credit: exact, whoever else is spending.

A command that lets a member hold more moves their row's version, which was read before what they
have spent: of two at once that saw the same room below a limit, one reads again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.balances import ledger_now, moved
from loyalty_gql.domain.company_members import active
from loyalty_gql.domain.reads import as_time, fetch
from loyalty_gql.domain.tenders import CartTender, LoadedCart
from loyalty_gql.errors import InvalidInput, NotFound, Refusal
from loyalty_gql.ledger.commands import Insert, Outcome, Stale, Update
from loyalty_gql.rules import companies as rules
from loyalty_gql.rules.ids import company_account_id, new_id
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.operations import Operation, Release
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import EndReason

SPENT_AGAIN = (
    "ON CONFLICT (cart_id, account_id) DO UPDATE SET customer_id = excluded.customer_id, "
    "spent_at = excluded.spent_at"
)


@record
class Allowed:
    """What a tender may hold, and what goes with the command that makes it hold that."""

    minor: int
    guards: Sequence[Update] = ()
    spender: "Spender | None" = None

    def rows(self, outcome: Outcome) -> list[Insert]:
        """Who has spent it, and when, to be written alongside."""
        if self.spender is None:
            return []
        return [self.spender.row(outcome.at)]


@record
class Spender:
    """A member with a cart and the company's account that pays for it."""

    customer_id: str
    cart_id: UUID
    account_id: UUID

    def row(self, at: datetime) -> Insert:
        """That they spent of it."""
        values = {
            "id": new_id(),
            "account_id": self.account_id,
            "cart_id": self.cart_id,
            "customer_id": self.customer_id,
            "spent_at": at,
        }
        return Insert(models.CompanySpending, values, conflict=SPENT_AGAIN)


@record
class Standing:
    """A cart without what its customer may not spend any more, and the end of that."""

    loaded: LoadedCart
    operations: Sequence[Operation] = ()
    guards: Sequence[Update] = ()


async def account_for(cart: models.Cart, customer_id: str | None) -> UUID:
    """The account of the company that a cart is for, if the customer is a member of it.

    Raises:
        InvalidInput: nobody is signed in.
        NotFound: there is no such company, it is archived, or not theirs: all look the same.
    """
    if customer_id is None:
        raise InvalidInput("Company credit needs a customer: sign in first.", field="source")
    account_id = company_account_id(cart.company_id, cart.currency)
    if account_id is None or await _member(cart, customer_id) is None:
        raise NotFound("There is no company credit for this cart.", field="source.companyCredit")
    return account_id


async def may_spend(
    loaded: LoadedCart,
    account_id: UUID,
    customer_id: str | None,
    wanted: int,
    *,
    exactly: bool,
    now: datetime,
) -> Allowed:
    """What of `wanted` (minor units) a balance may hold for a cart.

    All of it, unless it is the company's. Of that it is at most what the member's limits leave;
    of what was asked for `exactly`, all or nothing. More than they may spend alone needs an
    approval, which this uses up.

    Raises:
        NotFound: the customer is not, or no longer, a member of the company.
        SpendingLimit, ApprovalNeeded: it is more than they may spend, or than they may alone.
    """
    cart = loaded.cart
    if account_id != company_account_id(cart.company_id, cart.currency):
        return Allowed(wanted)
    member = None if customer_id is None else await _member(cart, customer_id)
    if member is None:
        raise NotFound("There is no company credit for this cart.", field="source")
    limit = _limit(member, cart)
    spent = await _spent(account_id, member.customer_id, cart.id, now)
    minor = rules.may_spend(limit, wanted, spent, cart.currency, exactly=exactly)
    guards = [Update(models.CompanyMember, member.id, member.version)]
    held = sum(one.held_minor for one in loaded.tenders if one.account_id == account_id)
    if minor > held and rules.needs_approval(limit, minor):
        approval = await models.SpendingApproval.get_or_none(
            **_asked(member, cart), amount_minor=minor, used_at__isnull=True
        )
        if approval is None:
            # The same request may have used it since the cart was read, and holds it all by now.
            if not await models.Cart.exists(id=cart.id, version=cart.version):
                raise Stale
            raise rules.approval_needed(limit, minor, cart.currency)
        used = {"used_at": now}
        guards.append(Update(models.SpendingApproval, approval.id, approval.version, used))
    return Allowed(minor, guards, Spender(member.customer_id, cart.id, account_id))


async def could_spend(
    cart: models.Cart, account_id: UUID, customer_id: str, wanted: int, now: datetime
) -> tuple[int, str | None]:
    """What of `wanted` (minor units) a member could put on a cart now that has none of it yet.

    With that, in words, what keeps it from being more: a limit, or an approval that is not there.

    Raises:
        NotFound: the customer is not, or no longer, a member of the company.
        SpendingLimit: their limits leave nothing.
    """
    member = await _member(cart, customer_id)
    if member is None:
        raise NotFound("There is no company credit for this cart.", field="source")
    limit = _limit(member, cart)
    spent = await _spent(account_id, customer_id, cart.id, now)
    minor = rules.may_spend(limit, wanted, spent, cart.currency, exactly=False)
    if limit.approval_above is None or not rules.needs_approval(limit, minor):
        return minor, rules.limited(limit, minor, cart.currency) if minor < wanted else None
    approved = await models.SpendingApproval.filter(
        **_asked(member, cart), amount_minor__gt=limit.approval_above, amount_minor__lte=minor,
        used_at__isnull=True,
    ).order_by("-amount_minor").first()  # fmt: skip
    if approved is not None:
        given = Money(approved.amount_minor, cart.currency)
        return given.minor, f"An admin of the company has approved {given} for this cart."
    return limit.approval_above, rules.alone(limit, cart.currency)


async def still_allowed(loaded: LoadedCart, now: datetime) -> Standing:
    """A cart whose order is to be placed: soft holds on company credit that may not pay end.

    Their member has left, or their limits were lowered since. What is firm stays as it is.
    """
    mine = next((one for one in loaded.live if one.companys and not one.firm), None)
    if mine is None:
        return Standing(loaded)
    cart = loaded.cart
    # Its hold names whoever began it; whose limits it counts towards is kept apart.
    spent = await models.CompanySpending.get(cart_id=cart.id, account_id=mine.account_id)
    member = await _member(cart, spent.customer_id)
    guards = [] if member is None else [Update(models.CompanyMember, member.id, member.version)]
    if member is not None and await _stays(mine, cart, member, now):
        return Standing(loaded, guards=guards)
    others = [one for one in loaded.tenders if one is not mine]
    end = Release(mine.account_id, mine.hold.id, EndReason.BLOCKED)
    return Standing(LoadedCart(cart, others), [end], guards)


def _limit(member: models.CompanyMember, cart: models.Cart) -> rules.MemberLimit:
    return rules.limit_in(rules.read(member.limits), cart.currency)


async def _stays(
    mine: CartTender, cart: models.Cart, member: models.CompanyMember, now: datetime
) -> bool:
    limit = _limit(member, cart)
    spent = await _spent(mine.account_id, member.customer_id, cart.id, now)
    try:
        rules.may_spend(limit, mine.held_minor, spent, cart.currency, exactly=True)
    except Refusal:
        return False
    if not rules.needs_approval(limit, mine.held_minor):
        return True
    approved = models.SpendingApproval.filter(
        **_asked(member, cart), amount_minor__gte=mine.held_minor, used_at__isnull=False
    )
    return await approved.exists()


def _asked(member: models.CompanyMember, cart: models.Cart) -> dict[str, Any]:
    """What an approval is bound to, beside the amount."""
    return {
        "cart_id": cart.id,
        "company_id": member.company_id,
        "customer_id": member.customer_id,
        "currency": cart.currency,
    }


async def is_member(cart: models.Cart, customer_id: str) -> bool:
    """Whether the customer buys for the company that a cart is for."""
    return await _member(cart, customer_id) is not None


async def _member(cart: models.Cart, customer_id: str) -> models.CompanyMember | None:
    """Who the customer is in the company that a cart is for."""
    if cart.company_id is None:
        return None
    company = await models.Company.get_or_none(company_id=cart.company_id, archived_at__isnull=True)
    return None if company is None else await active(company.id, customer_id)


# What is held, and what was taken and has not come back.
_SPENT = (
    "SELECT h.state, h.lapses_at, h.placed - h.captured - h.released - h.lapsed AS remaining, "
    "(SELECT SUM(u.amount) FROM hold_capture c JOIN lot_use u "
    "ON u.redemption_id = c.transaction_id WHERE c.hold_id = h.id) AS net_uses, "
    "(SELECT offset_microseconds FROM ledger_clock LIMIT 1) AS clock_offset "
    "FROM company_spending s JOIN hold h ON h.cart_id = s.cart_id AND h.account_id = s.account_id "
    "WHERE s.account_id = $1 AND s.customer_id = $2 AND s.spent_at >= $3 AND s.cart_id <> $4"
)


async def _spent(account_id: UUID, customer_id: str, cart_id: UUID, now: datetime) -> int:
    """What the member's other carts of this month have of the account."""
    since = rules.month_of(await ledger_now(now))
    spent = 0
    for row in await fetch(_SPENT, account_id, customer_id, since, cart_id):
        if as_time(row["lapses_at"]) > moved(now, row["clock_offset"]):
            spent += row["remaining"]
        spent -= int(row["net_uses"] or 0)
    return spent
