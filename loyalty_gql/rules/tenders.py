"""How a cart's total spreads over its tenders. Amounts are minor units of the cart's currency."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
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


class TenderOrder(StrEnum):
    """What a shop may say comes first when balances are planned for a cart."""

    SOONEST_EXPIRY = "soonest-expiry"
    SMALLEST_BALANCE = "smallest-balance"
    GIFT_CARDS = "gift-cards"
    STORE_CREDIT = "store-credit"
    COMPANY_CREDIT = "company-credit"
    PROMOTIONAL = "promotional"


USUAL_ORDER = (TenderOrder.SOONEST_EXPIRY, TenderOrder.SMALLEST_BALANCE)
CREDIT_FIRST = "Credit is used first, as it is wished."
WORDS: Mapping[TenderOrder, str] = MappingProxyType(
    {
        TenderOrder.SOONEST_EXPIRY: "What expires first is used first.",
        TenderOrder.SMALLEST_BALANCE: "What is used up first need not be kept.",
        TenderOrder.GIFT_CARDS: "In this shop gift cards are used first.",
        TenderOrder.STORE_CREDIT: "In this shop store credit is used first.",
        TenderOrder.COMPANY_CREDIT: "In this shop company credit is used first.",
        TenderOrder.PROMOTIONAL: "In this shop promotional value is used first.",
    }
)


def read_order(text: str) -> tuple[TenderOrder, ...]:
    """A shop's order, `gift-cards,soonest-expiry`; what it leaves open is as usual.

    Raises:
        ValueError: a word is unknown, or given twice.
    """
    words = [word.strip() for word in text.split(",")]
    for word in words:
        if word not in list(TenderOrder):
            raise ValueError(f"{word!r} is not one of {', '.join(sorted(TenderOrder))}")
        if words.count(word) > 1:
            raise ValueError(f"{word!r} is given twice")
    named = tuple(TenderOrder(word) for word in words)
    return (*named, *(one for one in USUAL_ORDER if one not in named))


@record
class Candidate:
    """A balance that could pay: what it has available, in minor units, and what of it ends when.

    `companys`: it is the credit of the company that the cart is for. `promotional`: some of what
    is available was given, not bought.
    """

    account_id: UUID
    kind: AccountKind
    available_minor: int
    next_expiry: datetime | None
    companys: bool = False
    promotional: bool = False

    @property
    def own_credit(self) -> bool:
        """Whether it is the customer's own store credit."""
        return self.kind is AccountKind.STORE_CREDIT and not self.companys

    def concerned_by(self, order: TenderOrder) -> bool:
        """Whether this part of an order puts it before others."""
        match order:
            case TenderOrder.SOONEST_EXPIRY:
                return self.next_expiry is not None
            case TenderOrder.SMALLEST_BALANCE:
                return True
            case TenderOrder.GIFT_CARDS:
                return self.kind is AccountKind.GIFT_CARD
            case TenderOrder.STORE_CREDIT:
                return self.own_credit
            case TenderOrder.COMPANY_CREDIT:
                return self.companys
            case TenderOrder.PROMOTIONAL:
                return self.promotional


def planned(
    candidates: Iterable[Candidate],
    order: Sequence[TenderOrder] = USUAL_ORDER,
    *,
    credit_first: bool = False,
) -> list[Candidate]:
    """The order in which balances should pay: the shop's.

    `credit_first`: the customer wishes to use their store credit before all else.
    """

    def place(one: Candidate) -> tuple[bool, list[tuple[bool, datetime, int]], UUID]:
        parts = [_place(one, part) for part in order]
        return credit_first and not one.own_credit, parts, one.account_id

    return sorted(candidates, key=place)


def _place(one: Candidate, part: TenderOrder) -> tuple[bool, datetime, int]:
    ends, amount = NEVER, 0
    if part is TenderOrder.SOONEST_EXPIRY:
        ends = one.next_expiry or NEVER
    elif part is TenderOrder.SMALLEST_BALANCE:
        amount = one.available_minor
    return not one.concerned_by(part), ends, amount


def why_placed(
    one: Candidate, order: Sequence[TenderOrder] = USUAL_ORDER, *, credit_first: bool = False
) -> str:
    """By which parts of the order it has its place, for people."""
    said = [CREDIT_FIRST] if credit_first and one.own_credit else []
    for part in order:
        if one.concerned_by(part):
            said.append(WORDS[part])
            # Whatever comes after these two only parts what is alike.
            if part in USUAL_ORDER:
                break
    return " ".join(said)


def in_order(amount_minor: int, held: Sequence[int]) -> list[int]:
    """Take an amount from tenders in their order: how much from each."""
    parts: list[int] = []
    for one in held:
        parts.append(min(one, amount_minor))
        amount_minor -= parts[-1]
    return parts
