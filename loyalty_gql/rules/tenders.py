"""How a cart's total spreads over its tenders. Amounts are minor units of the cart's currency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from loyalty_gql.rules.state import AccountKind


@dataclass(frozen=True, slots=True)
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


def room(total_minor: int, gift_card_lines_minor: int, others: Iterable[Standing],
         kind: AccountKind) -> int:  # fmt: skip
    """What a tender may still pay: what is left of the total; a gift card can't buy a gift card."""
    others = list(others)
    paid = sum(one.held_minor + one.captured_minor for one in others)
    left = total_minor - paid
    if kind is AccountKind.GIFT_CARD:
        by_cards = sum(
            one.held_minor + one.captured_minor
            for one in others
            if one.kind is AccountKind.GIFT_CARD
        )
        left = min(left, total_minor - gift_card_lines_minor - by_cards)
    return max(0, left)


def follow(
    total_minor: int, gift_card_lines_minor: int, tenders: Sequence[Standing]
) -> dict[UUID, int]:
    """What each tender should hold for this total.

    First everyone keeps what it holds while it fits, first applied first served. What is then left
    to pay lets tenders grow in the same order, up to what they asked for and could still get.
    """
    now = {one.tender_id: replace(one, held_minor=0) for one in tenders}

    def space(one: Standing) -> int:
        others = [other for other in now.values() if other.tender_id != one.tender_id]
        left = room(total_minor, gift_card_lines_minor, others, one.kind)
        return max(0, left - one.captured_minor)

    for one in tenders:
        now[one.tender_id] = replace(one, held_minor=min(one.held_minor, space(one)))
    for one in tenders:
        kept = now[one.tender_id].held_minor
        most = min(space(one), one.held_minor + one.spare_minor)
        if one.asked_minor is not None:
            most = min(most, one.asked_minor - one.captured_minor)
        now[one.tender_id] = replace(one, held_minor=max(kept, most))
    return {tender_id: one.held_minor for tender_id, one in now.items()}


def in_order(amount_minor: int, held: Sequence[int]) -> list[int]:
    """Take an amount from tenders in their order: how much from each."""
    parts: list[int] = []
    for one in held:
        parts.append(min(one, amount_minor))
        amount_minor -= parts[-1]
    return parts
