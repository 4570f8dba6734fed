"""A rule that another process makes while somebody pays."""

from datetime import datetime
from typing import Any

import pytest

from loyalty_gql import models
from loyalty_gql.domain import carts
from loyalty_gql.domain.rulebook import FRESH_SECONDS
from loyalty_gql.domain.tenders import LoadedCart
from loyalty_gql.errors import NotAllowedHere
from loyalty_gql.rules.access import Actor
from tests.domain.shop import ADA, Shop


async def test_what_must_cool_off_does_not_slip_in_while_the_rule_comes(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shop.credit("ada", "50.00")
    await shop.cart("c1", "20.00")
    await shop.house.rulebook.chain()
    rule = models.RedemptionRule(validator="cooling_off", terms={"hours": 48}, created_at=shop.now)
    await rule.save()
    find_cart = carts.find_cart

    async def slowly(actor: Actor, cart_id: str, now: datetime, **more: Any) -> LoadedCart:
        """A second passes while the cart is read: the rules are read again after it."""
        found = await find_cart(actor, cart_id, now, **more)
        read_at = shop.house.rulebook._read_at
        assert read_at is not None
        monkeypatch.setattr(shop.house.rulebook, "_read_at", read_at - FRESH_SECONDS)
        return found

    monkeypatch.setattr(carts, "find_cart", slowly)

    with pytest.raises(NotAllowedHere):
        await shop.own_credit(ADA, "c1")
