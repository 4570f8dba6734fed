"""History after a version: what subscriptions and webhooks are told, without a gap.

An account's `version` is given under its lock, so a smaller one never becomes visible later:
whoever has read up to a version reads on from there and has missed nothing.
"""

from collections.abc import Collection
from uuid import UUID

from loyalty_gql import models


async def after(account_id: UUID, version: int, most: int) -> list[models.Entry]:
    """The next entries of an account, in order, holds included; at most `most`."""
    entries = models.Entry.filter(account_id=account_id, version__gt=version)
    return await entries.order_by("version").limit(most)


async def versions(account_ids: Collection[UUID]) -> dict[UUID, int]:
    """How often each account has changed; an unknown id is left out."""
    rows = await models.Account.filter(id__in=list(account_ids)).values_list("id", "version")
    return dict(rows)
