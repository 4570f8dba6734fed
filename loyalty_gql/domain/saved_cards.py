"""My cards: a card kept in a customer's own list, to be spent without claiming it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import gift_cards, presented
from loyalty_gql.domain.gift_cards import CardChanged
from loyalty_gql.domain.house import House, commit, key_of
from loyalty_gql.domain.on_behalf import customer_of
from loyalty_gql.ledger.commands import Command, Insert
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.state import Because


async def save_gift_card(
    actor: Actor,
    house: House,
    code: str,
    *,
    on_behalf_of: str | None,
    key: str,
    now: datetime,
    channel: str | None = None,
) -> CardChanged:
    """Keep a card in a customer's list. It stays with whoever else holds its code, too.

    Saved again, it is in the list once.

    Raises:
        NotPermitted: a guest, or a key without the scope.
        InvalidCode: a typing error, found without a look-up.
        InvalidInput: a customer acts for another one or names a channel, or the shop for nobody.
        NotRedeemable, NotActive, InsufficientFunds, NotAllowedHere: it could not pay, or not in
            that channel; the customer is told why.
    """
    actor.must_be_allowed("saveGiftCard")
    customer_id = customer_of(actor, on_behalf_of)
    told = () if channel is None else (channel,)
    the_key = key_of(actor, "saveGiftCard", key, codes.normalise(code), customer_id, *told)

    async def build() -> Command:
        here = await presented.channel_of(actor, channel)
        found = await gift_cards.look_up(house, code, customer_id, now=now, channel=here)
        card = found.card
        row: dict[str, Any] = {
            "id": new_id(),
            "customer_id": customer_id,
            "gift_card_id": card.id,
            "created_at": now,
        }
        once = "ON CONFLICT (customer_id, gift_card_id) DO NOTHING"
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "SAVED"),
            subject={"giftCard": str(card.id)},
            alongside=[Insert(models.SavedGiftCard, row, conflict=once)],
        )

    receipt = await commit(house, the_key, build)
    card = await models.GiftCard.get(id=UUID(receipt.subject["giftCard"]))
    return CardChanged(card, receipt.replayed)
