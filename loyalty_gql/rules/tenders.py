"""How a cart's total spreads over its tenders. Amounts are minor units of the cart's currency."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import NEVER, AccountKind


@record
class Standing:
    """One tender as it stands: what it asked for (None: as much as fits), holds and took.

    `spare_minor` is what its account could still give, as far as is known before the lock.
    """

    tender_id: UUID
    kind: AccountKind
    asked_minor: int | None
    held_minor: int
    captured_minor: int
    spare_minor: int = 0


# The most that a tender may hold and have paid, beside the others: the chain of validators says so.
Most = Callable[[Standing, Sequence[Standing]], int]


def follow(tenders: Sequence[Standing], most: Most) -> dict[UUID, int]:
    """What each tender should hold when its cart has become what `most` looks at.

    First everyone keeps what it holds while it fits, first applied first served. What is then left
    to pay lets tenders grow in the same order, up to what they asked for and could still get.
    """
    now = {one.tender_id: replace(one, held_minor=0) for one in tenders}

    def space(one: Standing) -> int:
        others = [other for other in now.values() if other.tender_id != one.tender_id]
        return max(0, most(one, others) - one.captured_minor)

    for one in tenders:
        now[one.tender_id] = replace(one, held_minor=min(one.held_minor, space(one)))
    for one in tenders:
        kept = now[one.tender_id].held_minor
        could = min(space(one), one.held_minor + one.spare_minor)
        if one.asked_minor is not None:
            could = min(could, one.asked_minor - one.captured_minor)
        now[one.tender_id] = replace(one, held_minor=max(kept, could))
    return {tender_id: one.held_minor for tender_id, one in now.items()}


@record
class Candidate:
    """A balance that could pay: what it has available, in minor units, and what of it ends when."""

    account_id: UUID
    kind: AccountKind
    available_minor: int
    next_expiry: datetime | None


def planned(candidates: Iterable[Candidate], *, credit_first: bool = False) -> list[Candidate]:
    """The order in which balances should pay: what expires soonest first, then the smallest.

    `credit_first`: the customer wishes to use store credit before gift cards.
    """

    def place(one: Candidate) -> tuple[bool, datetime, int, UUID]:
        card = one.kind is AccountKind.GIFT_CARD
        return (
            credit_first and card,
            one.next_expiry or NEVER,
            one.available_minor,
            one.account_id,
        )

    return sorted(candidates, key=place)


def in_order(amount_minor: int, held: Sequence[int]) -> list[int]:
    """Take an amount from tenders in their order: how much from each."""
    parts: list[int] = []
    for one in held:
        parts.append(min(one, amount_minor))
        amount_minor -= parts[-1]
    return parts
