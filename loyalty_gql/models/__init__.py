"""The tables. Columns and constraints only; the value itself moves through the ledger."""

from loyalty_gql.models.accounts import (
    Account,
    GiftCard,
    SavedGiftCard,
    StoreCreditAccount,
    WaitingCredit,
)
from loyalty_gql.models.api_keys import ApiKey
from loyalty_gql.models.audit import AuditEntry
from loyalty_gql.models.carts import Cart, Tender
from loyalty_gql.models.companies import (
    Company,
    CompanyMember,
    CompanySpending,
    SpendingApproval,
)
from loyalty_gql.models.ledger import (
    Entry,
    Hold,
    HoldCapture,
    HoldPin,
    IdempotencyRecord,
    LedgerClock,
    LedgerTransaction,
    Lot,
    LotGrant,
    LotUse,
    SystemDayTotal,
    TransactionNote,
)
from loyalty_gql.models.outbox import OutboxEvent
from loyalty_gql.models.purchases import (
    Dispute,
    GiftCardProduct,
    GiftCardPurchase,
    GiftMessage,
)
from loyalty_gql.models.redemption_rules import RedemptionRule, SpendingGuard
from loyalty_gql.models.taxes import RedemptionTax
from loyalty_gql.models.wishes import CustomerWish

__all__ = [
    "Account",
    "ApiKey",
    "AuditEntry",
    "Cart",
    "Company",
    "CompanyMember",
    "CompanySpending",
    "CustomerWish",
    "Dispute",
    "Entry",
    "GiftCard",
    "GiftCardProduct",
    "GiftCardPurchase",
    "GiftMessage",
    "Hold",
    "HoldCapture",
    "HoldPin",
    "IdempotencyRecord",
    "LedgerClock",
    "LedgerTransaction",
    "Lot",
    "LotGrant",
    "LotUse",
    "OutboxEvent",
    "RedemptionRule",
    "RedemptionTax",
    "SavedGiftCard",
    "SpendingApproval",
    "SpendingGuard",
    "StoreCreditAccount",
    "SystemDayTotal",
    "Tender",
    "TransactionNote",
    "WaitingCredit",
]
