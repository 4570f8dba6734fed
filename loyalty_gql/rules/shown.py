"""What a balance shows: the settled state less what is due, worked out but not written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.ledger import due, settle
from loyalty_gql.rules.state import Account, AccountKind, AccountStatus, Hold, Lot, LotGrant, World


@dataclass(frozen=True, slots=True)
class Shown:
    """Minor units, at the ledger's time `at`, from what was written up to `version`.

    `available` is 0 unless the account is active.
    """

    account: UUID
    version: int
    at: datetime
    kind: AccountKind
    claimed_by: UUID | None
    currency: str
    status: AccountStatus
    balance: int
    held: int
    available: int
    next_expiry: datetime | None
    lots: tuple[Lot, ...]
    holds: tuple[Hold, ...]


def shown(account: Account, grants: Iterable[LotGrant], now: datetime) -> Shown:
    """The account as it must be shown at `now`. The account given in is not changed."""
    version = account.version
    world = World(now, {account.id: account}, {grant.id: grant for grant in grants})
    if due(account, world):
        settle(world, account.id, new_id)
        account = world.accounts[account.id]
    at = max(now, account.recorded_at)
    lots = sorted((lot for lot in account.lots.values() if lot.remaining), key=Lot.spending_order)
    expiries = [lot.expires_at for lot in lots if lot.free and lot.expires_at is not None]
    active = account.status is AccountStatus.ACTIVE
    return Shown(
        account.id,
        version,
        at,
        account.kind,
        account.claimed_by,
        account.currency,
        account.status,
        account.balance,
        account.held,
        account.available(at) if active else 0,
        min(expiries, default=None),
        tuple(lots),
        tuple(account.open_holds()),
    )


class DisplayStatus(StrEnum):
    """A card's status as people speak of it, derived. `domain.shown_cards` says the same in SQL."""

    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
    BLOCKED = "BLOCKED"
    DEACTIVATED = "DEACTIVATED"
    EXPIRED = "EXPIRED"
    PARTIALLY_REDEEMED = "PARTIALLY_REDEEMED"
    REDEEMED = "REDEEMED"
    CLAIMED = "CLAIMED"


def display_status(card: Shown, initial_minor: int, expires_at: datetime | None) -> DisplayStatus:
    """What people call the state of a card that shows this."""
    if card.claimed_by is not None and card.status is not AccountStatus.DEACTIVATED:
        return DisplayStatus.CLAIMED
    if card.status is not AccountStatus.ACTIVE:
        return DisplayStatus(card.status.value.replace("CLOSED", "DEACTIVATED"))
    if card.balance == 0:
        over = expires_at is not None and expires_at <= card.at
        return DisplayStatus.EXPIRED if over else DisplayStatus.REDEEMED
    if card.balance < initial_minor:
        return DisplayStatus.PARTIALLY_REDEEMED
    return DisplayStatus.ACTIVE
