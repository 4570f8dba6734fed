"""Why a person moved value or changed a card: a word from this list, beside their own words."""

from enum import StrEnum


class AdjustReason(StrEnum):
    """OTHER asks for a note."""

    GOODWILL = "GOODWILL"
    CORRECTION = "CORRECTION"
    REFUND = "REFUND"
    RMA = "RMA"
    LOYALTY = "LOYALTY"
    COMPENSATION = "COMPENSATION"
    PROMOTION = "PROMOTION"
    OTHER = "OTHER"


class CardReason(StrEnum):
    """Why somebody changed a card."""

    LOST = "LOST"
    STOLEN = "STOLEN"
    LEAKED = "LEAKED"
    FRAUD = "FRAUD"
    CUSTOMER_REQUEST = "CUSTOMER_REQUEST"
    CORRECTION = "CORRECTION"
    OTHER = "OTHER"


class AccountReason(StrEnum):
    """Why somebody closed an account."""

    CUSTOMER_REQUEST = "CUSTOMER_REQUEST"
    DUPLICATE = "DUPLICATE"
    FRAUD = "FRAUD"
    CORRECTION = "CORRECTION"
    OTHER = "OTHER"
