"""Bringing kept codes under the current keys, while the service runs."""

from collections.abc import Sequence
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.house import House
from loyalty_gql.rules import codes

BATCH = 500
Coded = models.GiftCard | models.WaitingCredit


async def rotate_codes(house: House) -> int:
    """Re-key every code that is kept under an older key; gives their number.

    Those of gift cards, and of store credit that waits. Afterwards the older keys can be taken out
    of the settings. May be stopped and run again.

    Raises:
        KeyError: a code was sealed with a key that is not configured any more.
    """
    rotated = 0
    for model in (models.GiftCard, models.WaitingCredit):
        last = None
        while rows := await _after(model, last):
            for row in rows:
                rotated += await _rotate(house, row)
            last = rows[-1].id
    return rotated


async def _after(model: type[Coded], last: UUID | None) -> Sequence[Coded]:
    rows = model.filter(code_hmac__isnull=False).order_by("id").limit(BATCH)
    return await (rows if last is None else rows.filter(id__gt=last))


async def _rotate(house: House, row: Coded) -> bool:
    assert row.code_key_id is not None, row.id
    assert row.code_sealed is not None, row.id
    if house.codes.is_current(row.code_key_id, row.code_sealed):
        return False
    code = codes.normalise(house.codes.open(row.id, row.code_sealed))
    kept = house.codes.keep(row.id, code)
    # The code stays the same, so whoever writes last writes the same.
    await (
        type(row)
        .filter(id=row.id)
        .update(code_key_id=kept.key_id, code_hmac=kept.hmac, code_sealed=kept.sealed)
    )
    return True
