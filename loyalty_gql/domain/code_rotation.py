"""Bringing kept codes under the current keys, while the service runs."""

from loyalty_gql import models
from loyalty_gql.domain.house import House
from loyalty_gql.rules import codes

BATCH = 500


async def rotate_codes(house: House) -> int:
    """Re-key every gift card's code that is kept under an older key; gives their number.

    Afterwards the older keys can be taken out of the settings. May be stopped and run again.

    Raises:
        KeyError: a code was sealed with a key that is not configured any more.
    """
    rotated, last = 0, None
    while cards := await _after(last):
        for card in cards:
            if not house.codes.is_current(card.code_key_id, card.code_sealed):
                await _rotate(house, card)
                rotated += 1
        last = cards[-1]
    return rotated


async def _after(last: models.GiftCard | None) -> list[models.GiftCard]:
    cards = models.GiftCard.all().order_by("id").limit(BATCH)
    return await (cards if last is None else cards.filter(id__gt=last.id))


async def _rotate(house: House, card: models.GiftCard) -> None:
    code = codes.normalise(house.codes.open(card.id, card.code_sealed))
    kept = house.codes.keep(card.id, code)
    # The code stays the same, so whoever writes last writes the same.
    await models.GiftCard.filter(id=card.id).update(
        code_key_id=kept.key_id, code_hmac=kept.hmac, code_sealed=kept.sealed
    )
