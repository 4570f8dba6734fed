"""How a refund goes back over what paid an order. Amounts are minor units of its currency.

The parts always sum to the whole, and none is more than what its payer has not got back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from loyalty_gql.errors import InvalidAmount, InvalidInput, NotFound, RefundExceedsPaid
from loyalty_gql.rules.money import split
from loyalty_gql.rules.tenders import in_order


class Destination(StrEnum):
    """Where a part of a refund goes.

    ORIGINAL: what paid; of a claimed card whoever claimed it, of a replaced one the new card.
    OWNER_CREDIT: the store credit of the card's owner, or else of the order's customer.
    NEW_CARD: a card made for it. WAITING_CREDIT: credit that waits for an e-mail address.
    BACKEND: what other means paid is not ours to move. SHOP: the money that bought the card went
    back, so the shop keeps all that comes back of it.
    """

    ORIGINAL = "ORIGINAL"
    OWNER_CREDIT = "OWNER_CREDIT"
    NEW_CARD = "NEW_CARD"
    WAITING_CREDIT = "WAITING_CREDIT"
    BACKEND = "BACKEND"
    SHOP = "SHOP"


@dataclass(frozen=True, slots=True)
class LineAsk:
    """A line that comes back: so many of it, or an amount, or with neither all of it."""

    line_id: str
    quantity: int | None = None
    minor: int | None = None


def spread(amount: int, left: Sequence[int], asked: Sequence[int | None]) -> list[int]:
    """Each payer's part of a refund, in the order of `left`, which says what each may get back.

    `asked` names some parts exactly; what is over after those is shared by the others (None), in
    proportion to what they may get back, and remainders go where they are largest.

    Raises:
        RefundExceedsPaid: more than all, or one of them, may get back.
        InvalidAmount: the parts that are named do not fit the whole.
    """
    if amount > sum(left):
        raise RefundExceedsPaid(
            "That is more than was paid and not yet given back.", field="amount"
        )
    for most, part in zip(left, asked, strict=True):
        if part is not None and part < 0:
            raise InvalidAmount("A part can't be negative.", field="splitting")
        if part is not None and part > most:
            raise RefundExceedsPaid(
                "One part is more than that tender paid and did not get back.", field="splitting"
            )
    over = amount - sum(part for part in asked if part is not None)
    open_ = [most if part is None else 0 for most, part in zip(left, asked, strict=True)]
    if not 0 <= over <= sum(open_):
        raise InvalidAmount("The parts do not come to the whole refund.", field="splitting")
    shares = split(over, open_)
    return [share if part is None else part for share, part in zip(shares, asked, strict=True)]


def newest_first(part: int, left: Sequence[int]) -> list[int]:
    """A tender's part over its captures, given oldest first: the last one comes back first."""
    return in_order(part, left[::-1])[::-1]


def of_lines(lines: Mapping[str, tuple[int, int]], asked: Sequence[LineAsk]) -> int:
    """What lines of an order are worth; `lines` are their totals and quantities by the shop's id.

    A part of a line's quantity is worth its share of the line, rounded half to even.

    Raises:
        InvalidInput: no line, one twice, or a quantity that the line has not.
        NotFound: the order has no such line.
        InvalidAmount: more than a line costs, or nothing.
    """
    seen: set[str] = set()
    worth = 0
    for place, one in enumerate(asked):
        field = f"lines.{place}"
        if one.line_id in seen:
            raise InvalidInput("A line comes once.", field=f"{field}.lineId")
        seen.add(one.line_id)
        if one.line_id not in lines:
            raise NotFound("The order has no such line.", field=f"{field}.lineId")
        worth += _of_line(*lines[one.line_id], one, field)
    if worth <= 0:
        raise InvalidAmount("Those lines are worth nothing.", field="lines")
    return worth


def _of_line(total: int, quantity: int, one: LineAsk, field: str) -> int:
    if one.quantity is not None and one.minor is not None:
        raise InvalidInput("A quantity or an amount, not both.", field=field)
    if one.minor is not None:
        if not 0 < one.minor <= total:
            raise InvalidAmount("More than nothing, at most what it cost.", field=f"{field}.amount")
        return one.minor
    if one.quantity is None:
        return total
    if not 0 < one.quantity <= quantity:
        raise InvalidInput("The line has not so many.", field=f"{field}.quantity")
    # Whole numbers only: half to even, as everywhere that a rule computes money.
    whole, rest = divmod(total * one.quantity, quantity)
    up = rest * 2 > quantity or (rest * 2 == quantity and whole % 2 == 1)
    return whole + up
