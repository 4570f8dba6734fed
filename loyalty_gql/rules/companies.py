"""What a member may spend of a company's credit. Amounts are minor units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from loyalty_gql.errors import ApprovalNeeded, SpendingLimit
from loyalty_gql.rules.money import Money


class MemberRole(StrEnum):
    """An admin approves what members ask for, and reads the whole history."""

    MEMBER = "MEMBER"
    ADMIN = "ADMIN"


@dataclass(frozen=True, slots=True)
class MemberLimit:
    """A member's limits in one currency; None: that one does not limit them.

    Up to `approval_above`, included, they need nobody's approval.
    """

    per_order: int | None = None
    per_month: int | None = None
    approval_above: int | None = None


Limits = Mapping[str, MemberLimit]
NOTHING = MemberLimit(per_order=0)


def kept(limits: Limits) -> dict[str, dict[str, int | None]]:
    """Limits as a document."""
    return {
        currency: {name: getattr(limit, name) for name in MemberLimit.__slots__}
        for currency, limit in sorted(limits.items())
    }


def read(document: Mapping[str, Any]) -> dict[str, MemberLimit]:
    """The limits that a document holds."""
    return {currency: MemberLimit(**parts) for currency, parts in document.items()}


def limit_in(limits: Limits, currency: str) -> MemberLimit:
    """What limits a member in a currency. Who has limits has none to spend in other currencies."""
    return limits.get(currency, NOTHING if limits else MemberLimit())


def month_of(moment: datetime) -> datetime:
    """When the month of a moment began, in UTC."""
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def may_spend(limit: MemberLimit, wanted: int, spent: int, currency: str, *, exactly: bool) -> int:
    """What of `wanted` the limits let a member put on one cart, beside `spent` this month.

    What is asked for `exactly` is not made less.

    Raises:
        SpendingLimit: that is more than they may, or nothing is left.
    """
    most = wanted
    if limit.per_order is not None:
        most = min(most, limit.per_order)
    if limit.per_month is not None:
        most = min(most, limit.per_month - spent)
    if most <= 0 or (exactly and most < wanted):
        raise SpendingLimit(limited(limit, most, currency), field="amount")
    return most


def needs_approval(limit: MemberLimit, amount: int) -> bool:
    """Whether somebody else must approve that."""
    return limit.approval_above is not None and amount > limit.approval_above


def approval_needed(limit: MemberLimit, amount: int, currency: str) -> ApprovalNeeded:
    """What to tell the member."""
    assert limit.approval_above is not None, "nobody need approve"
    return ApprovalNeeded(
        f"Above {Money(limit.approval_above, currency)} an admin of the company approves: have "
        f"exactly {Money(amount, currency)} approved for this cart, then apply it again.",
        field="amount",
    )


def alone(limit: MemberLimit, currency: str) -> str:
    """What a member may do without an approval, for people."""
    assert limit.approval_above is not None, "nobody need approve"
    most = Money(limit.approval_above, currency)
    return f"Of this company's credit you may use {most} alone; above, an admin of it approves."


def limited(limit: MemberLimit, most: int, currency: str) -> str:
    """Which limits leave no more than `most` for a cart, for people."""
    if limit == NOTHING:
        return f"You may not spend this company's credit in {currency}."
    named: list[str] = []
    if limit.per_order is not None:
        named.append(f"{Money(limit.per_order, currency)} an order")
    if limit.per_month is not None:
        named.append(f"{Money(limit.per_month, currency)} a month, all of your carts together")
    left = Money(max(0, most), currency)
    return f"Of this company's credit you may spend {' and '.join(named)}: for this cart {left}."
