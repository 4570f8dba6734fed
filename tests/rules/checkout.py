"""Attempts to pay, for the rules at checkout."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from loyalty_gql.rules.redemption import USUAL, Attempt, Basket, BasketLine, Chain
from loyalty_gql.rules.state import AccountKind, AccountStatus
from loyalty_gql.rules.tenders import Standing

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
USUALLY = Attempt(
    kind=AccountKind.GIFT_CARD,
    status=AccountStatus.ACTIVE,
    account_currency="USD",
    claimed=False,
    claimed_by_caller=False,
    expires_at=None,
    now=NOW,
)


def basket(total: int = 10_000, card_lines: int = 0, **more: Any) -> Basket:
    """A cart in dollars; so much of it are gift cards, the rest is a shirt."""
    lines = (
        BasketLine("shirt", total - card_lines, gift_card=False),
        BasketLine("card", card_lines, gift_card=True),
    )
    return Basket("USD", total, lines=lines, **more)


def attempt(wanted: Basket | None = None, **more: Any) -> Attempt:
    """Somebody pays a cart with a gift card that could."""
    return replace(USUALLY, basket=wanted or basket(), **more)


def room(total: int, card_lines: int, others: Sequence[Standing], kind: AccountKind) -> int:
    """What a tender may still pay."""
    asked = attempt(basket(total, card_lines, others=tuple(others)), kind=kind)
    return USUAL.most(asked)


def following(
    total: int, card_lines: int = 0, chain: Chain = USUAL
) -> Callable[[Standing, Sequence[Standing]], int]:
    """What tenders may hold of a cart."""

    def most(one: Standing, others: Sequence[Standing]) -> int:
        wanted = attempt(basket(total, card_lines, others=tuple(others)), kind=one.kind)
        return chain.most(wanted)

    return most
