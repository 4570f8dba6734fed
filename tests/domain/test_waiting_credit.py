"""Credit that waits, beneath the endpoint: its codes at rest, and whose a code is first."""

import secrets
from dataclasses import replace

import pytest

from loyalty_gql import models
from loyalty_gql.domain import claims, issuing, opening, presented
from loyalty_gql.domain.code_keys import CodeKeys
from loyalty_gql.domain.code_rotation import rotate_codes
from loyalty_gql.domain.house import House
from loyalty_gql.errors import NotRedeemable
from loyalty_gql.rules import codes
from tests.domain.shop import ADA, GOODWILL, STAFF, Shop, new_key, usd


async def coded(shop: Shop, house: House) -> issuing.OpenedAccount:
    """An account that waits under a code, with 10.00 on it."""
    ask = opening.OpenAccount("USD", with_code=True)
    opened = await opening.open_account(STAFF, house, ask, key=new_key(), now=shop.now)
    await shop.adjust(opened.account.id, usd("10.00"))
    return opened


async def test_codes_of_waiting_credit_come_under_new_keys_too(shop: Shop) -> None:
    old_lookup, old_seal = secrets.token_bytes(32), secrets.token_bytes(32)
    before = replace(shop.house, codes=CodeKeys({"k1": old_lookup}, {"s1": old_seal}))
    opened = await coded(shop, before)
    await shop.credit("bob", "1.00")
    new_lookup, new_seal = secrets.token_bytes(32), secrets.token_bytes(32)
    both = replace(
        before,
        codes=CodeKeys({"k2": new_lookup, "k1": old_lookup}, {"s2": new_seal, "s1": old_seal}),
    )
    assert await rotate_codes(both) == 1
    assert await rotate_codes(both) == 0

    after = replace(before, codes=CodeKeys({"k2": new_lookup}, {"s2": new_seal}))
    row = await models.WaitingCredit.get()
    assert row.code_sealed is not None
    assert after.codes.open(row.id, row.code_sealed) == opened.code
    assert opened.code is not None
    done = await claims.claim(
        ADA, after, opened.code, on_behalf_of=None, key=new_key(), now=shop.now
    )
    assert done.minor == 1000


async def test_a_cards_own_code_comes_before_the_same_of_waiting_credit(shop: Shop) -> None:
    opened = await coded(shop, shop.house)
    ask = issuing.IssueGiftCard(usd("25.00"), opened.code, None, None, None, None, GOODWILL)
    card = await issuing.issue_gift_card(STAFF, shop.house, ask, key=new_key(), now=shop.now)
    assert isinstance(await presented.find(shop.house, card.code), models.GiftCard)
    await shop.cart("c1", "8.00")
    assert (await shop.apply(ADA, "c1", card.code)).held_minor == 800


async def test_no_code_of_waiting_credit_lies_in_the_database(shop: Shop) -> None:
    opened = await coded(shop, shop.house)
    assert opened.code is not None
    kept = [await getattr(models, name).all().values() for name in models.__all__]
    for text in (opened.code, codes.normalise(opened.code)):
        assert text not in repr(kept)
    with pytest.raises(NotRedeemable):
        await shop.apply(ADA, (await shop.cart("c1", "8.00")).cart_id, opened.code)
