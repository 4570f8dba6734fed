"""How far a purchase of gift cards has gone, read off its moments."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# As long as a bank may take to ask its customer back, and a customer to come back to a cart.
LAPSES_AFTER = timedelta(hours=24)


class PurchaseStatus(StrEnum):
    """PENDING waits for its payment, LAPSED has waited too long; REFUNDED was paid before.

    DISPUTE_LOST: so was this, and the bank has taken all of the money back.
    """

    PENDING = "PENDING"
    PAID = "PAID"
    CANCELLED = "CANCELLED"
    LAPSED = "LAPSED"
    REFUNDED = "REFUNDED"
    DISPUTE_LOST = "DISPUTE_LOST"


@dataclass(frozen=True, slots=True)
class Moments:
    """When what happened to a purchase. One without `lapses_at` was paid when it was told."""

    lapses_at: datetime | None
    paid_at: datetime | None = None
    cancelled_at: datetime | None = None
    refunded_at: datetime | None = None
    dispute_lost_at: datetime | None = None


def status(moments: Moments, at: datetime) -> PurchaseStatus:
    """The status at a moment of the ledger's time. Half-open: at the instant it lapses, it has."""
    if moments.dispute_lost_at is not None:
        return PurchaseStatus.DISPUTE_LOST
    if moments.refunded_at is not None:
        return PurchaseStatus.REFUNDED
    if moments.paid_at is not None:
        return PurchaseStatus.PAID
    if moments.cancelled_at is not None:
        return PurchaseStatus.CANCELLED
    if moments.lapses_at is not None and moments.lapses_at <= at:
        return PurchaseStatus.LAPSED
    return PurchaseStatus.PENDING
