"""Who may do what: one table for operations, one for what an answer shows. Missing is denied.

An operation is a root field of the GraphQL schema, or an operator's command; the verbs of
`domain` ask the same table, so that every door has one guard.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from loyalty_gql.errors import InvalidInput, NotPermitted


class ActorKind(StrEnum):
    """What somebody proved to be."""

    GUEST = "GUEST"
    CUSTOMER = "CUSTOMER"
    BACKEND = "BACKEND"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"


class Scope(StrEnum):
    """What an API key or a role opens."""

    GIFT_CARDS_READ = "gift_cards:read"
    GIFT_CARDS_ISSUE = "gift_cards:issue"
    GIFT_CARDS_MANAGE = "gift_cards:manage"
    # Who may learn the code of a card that exists, or of the one that takes its place.
    GIFT_CARDS_REVEAL = "gift_cards:reveal"
    CLAIM = "claim"
    PRODUCTS_MANAGE = "products:manage"
    # What may pay at checkout.
    RULES_MANAGE = "rules:manage"
    PURCHASES_MAKE = "purchases:make"
    # Who may say that a purchase or an order's gift card line was paid: this makes money.
    PURCHASES_CONFIRM = "purchases:confirm"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_OPEN = "accounts:open"
    # Close store credit, or move it between two owners.
    ACCOUNTS_MANAGE = "accounts:manage"
    TRANSACTIONS_READ = "transactions:read"
    ADJUST = "adjust"
    REVERSE = "reverse"
    CARTS_SYNC = "carts:sync"
    CARTS_TENDER = "carts:tender"
    CARTS_AUTHORIZE = "carts:authorize"
    CARTS_CAPTURE = "carts:capture"
    # For tills: what the three before this one open together, in one step.
    CARTS_REDEEM = "carts:redeem"
    REFUNDS = "refunds"
    # Give back more than was paid for an order.
    REFUNDS_ABOVE = "refunds:above"
    REPORTS_READ = "reports:read"
    # Who may say that a purchase's payment is disputed: this freezes value, and ends it.
    DISPUTES = "disputes"
    # For tills: a card that was printed is sold now, and what little is left is paid out.
    GIFT_CARDS_ACTIVATE = "gift_cards:activate"
    CASH_OUT = "cash_out"
    # Who may say that a rule of the market does not count; it leaves an audit row.
    MARKET_OVERRIDE = "market:override"
    # Companies, their members and limits; approving what a member may not spend alone.
    COMPANIES_MANAGE = "companies:manage"


ALL_SCOPES = frozenset(scope.value for scope in Scope)
READING = frozenset({Scope.GIFT_CARDS_READ, Scope.ACCOUNTS_READ, Scope.TRANSACTIONS_READ})
ON_ACCOUNTS = (Scope.ACCOUNTS_READ, Scope.ACCOUNTS_OPEN, Scope.ACCOUNTS_MANAGE)
PURCHASES = frozenset(
    {
        Scope.GIFT_CARDS_READ,
        Scope.PURCHASES_MAKE,
        Scope.PURCHASES_CONFIRM,
        Scope.REFUNDS,
        Scope.DISPUTES,
    }
)
CARTS = frozenset(scope for scope in Scope if scope.startswith("carts:"))

ROLES: dict[str, frozenset[str]] = {
    "support": READING
    | {
        Scope.ADJUST,
        Scope.REVERSE,
        Scope.REFUNDS,
        Scope.CARTS_TENDER,
        Scope.CARTS_REDEEM,
        Scope.CLAIM,
        Scope.GIFT_CARDS_MANAGE,
        Scope.ACCOUNTS_MANAGE,
        Scope.PURCHASES_MAKE,
        Scope.GIFT_CARDS_ACTIVATE,
        Scope.CASH_OUT,
    },
    "marketing": READING
    | {Scope.GIFT_CARDS_ISSUE, Scope.ACCOUNTS_OPEN, Scope.PRODUCTS_MANAGE}
    | {Scope.RULES_MANAGE},
    "finance": READING
    | {
        Scope.ADJUST,
        Scope.REVERSE,
        Scope.REFUNDS,
        Scope.REFUNDS_ABOVE,
        Scope.DISPUTES,
        Scope.CASH_OUT,
        Scope.COMPANIES_MANAGE,
        Scope.ACCOUNTS_MANAGE,
        Scope.REPORTS_READ,
    },
    "admin": ALL_SCOPES,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """The kinds that may; a backend or staff also needs one of `scopes`."""

    kinds: frozenset[ActorKind]
    scopes: frozenset[str] = frozenset()

    def admits(self, actor: "Actor") -> bool:
        """Whether the actor may."""
        if actor.kind not in self.kinds:
            return actor.kind is ActorKind.SYSTEM
        if actor.kind in _SCOPED:
            return bool(self.scopes & actor.scopes)
        return True


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `principal` owns idempotency keys: not the API key, so rotation never pays twice.

    `cart` and `purchase` are those (our rows' ids) whose token came along. `address` is an e-mail
    address that the identity provider has verified, as addresses are compared.
    """

    kind: ActorKind
    principal: str
    customer_id: str | None = None
    cart: UUID | None = None
    scopes: frozenset[str] = frozenset()
    address: str | None = None
    purchase: UUID | None = None

    def may(self, operation: str) -> bool:
        """Whether the table admits this actor; an operation without a rule admits nobody."""
        rule = OPERATIONS.get(operation)
        return rule is not None and rule.admits(self)

    def must_be_admitted(self, operation: str, rule: Rule | None) -> None:
        """The same for an operation whose rule is known; None admits nobody.

        Raises:
            NotPermitted: the rule does not admit this actor.
        """
        if rule is None or not rule.admits(self):
            raise NotPermitted(f"You may not use {operation}.")

    def must_be_allowed(self, operation: str) -> None:
        """The guard of every verb.

        Raises:
            NotPermitted: the table does not admit this actor.
        """
        self.must_be_admitted(operation, OPERATIONS.get(operation))

    @property
    def for_shop(self) -> bool:
        """Acts for the shop: its scopes decide, not whose something is."""
        return self.kind in _FOR_SHOP


GUEST = Actor(ActorKind.GUEST, "guest")
SYSTEM = Actor(ActorKind.SYSTEM, "system")

_SCOPED = frozenset({ActorKind.BACKEND, ActorKind.STAFF})
_FOR_SHOP = _SCOPED | {ActorKind.SYSTEM}
_SHOPPERS = frozenset({ActorKind.GUEST, ActorKind.CUSTOMER})


def _anyone(*scopes: str) -> Rule:
    return Rule(_SHOPPERS | _SCOPED, frozenset(scopes) or ALL_SCOPES)


def _customers(*scopes: str) -> Rule:
    """Customers, and the shop under a scope."""
    return Rule(_SCOPED | {ActorKind.CUSTOMER}, frozenset(scopes))


def _shop(*scopes: str) -> Rule:
    return Rule(_SCOPED, frozenset(scopes))


EVERYONE = _anyone()
OPERATOR = Rule(frozenset({ActorKind.SYSTEM}))

OPERATIONS: dict[str, Rule] = {
    # Objects that are not the caller's answer as ones that do not exist.
    "node": EVERYONE,
    "nodes": EVERYONE,
    "me": Rule(frozenset({ActorKind.CUSTOMER})),
    "giftCardByCode": _anyone(Scope.GIFT_CARDS_READ, Scope.CARTS_TENDER),
    "giftCard": _customers(Scope.GIFT_CARDS_READ),
    "giftCards": _customers(Scope.GIFT_CARDS_READ),
    "storeCreditAccount": _customers(Scope.ACCOUNTS_READ),
    "storeCreditAccounts": _customers(Scope.ACCOUNTS_READ),
    "transactions": _customers(Scope.TRANSACTIONS_READ),
    "balanceChanged": _customers(Scope.TRANSACTIONS_READ),
    "cart": _anyone(*CARTS, Scope.REFUNDS),
    "order": _customers(*CARTS, Scope.REFUNDS),
    "giftCardProduct": EVERYONE,
    "giftCardProducts": EVERYONE,
    "giftCardPurchase": _anyone(*PURCHASES),
    "giftCardPurchases": _customers(*PURCHASES),
    "tenderPlan": _customers(Scope.CARTS_TENDER),
    "redemptionRules": _shop(Scope.RULES_MANAGE, *CARTS),
    "redemptionValidators": _shop(Scope.RULES_MANAGE),
    "createRedemptionRule": _shop(Scope.RULES_MANAGE),
    "archiveRedemptionRule": _shop(Scope.RULES_MANAGE),
    "createGiftCardProduct": _shop(Scope.PRODUCTS_MANAGE),
    "updateGiftCardProduct": _shop(Scope.PRODUCTS_MANAGE),
    "archiveGiftCardProduct": _shop(Scope.PRODUCTS_MANAGE),
    "purchase": _anyone(Scope.PURCHASES_MAKE),
    "cancelPurchase": _anyone(Scope.PURCHASES_MAKE, Scope.PURCHASES_CONFIRM),
    "confirmPurchase": _shop(Scope.PURCHASES_CONFIRM),
    "issueForOrder": _shop(Scope.PURCHASES_CONFIRM),
    "refundPurchase": _shop(Scope.REFUNDS),
    "disputes": _shop(Scope.DISPUTES),
    "openDispute": _shop(Scope.DISPUTES),
    "closeDispute": _shop(Scope.DISPUTES),
    "issueGiftCard": _shop(Scope.GIFT_CARDS_ISSUE),
    "claim": _customers(Scope.CLAIM),
    "saveGiftCard": _customers(Scope.CLAIM),
    "updateGiftCard": _shop(Scope.GIFT_CARDS_MANAGE),
    "blockGiftCard": _shop(Scope.GIFT_CARDS_MANAGE),
    "unblockGiftCard": _shop(Scope.GIFT_CARDS_MANAGE),
    "deactivateGiftCard": _shop(Scope.GIFT_CARDS_MANAGE),
    "assignGiftCard": _shop(Scope.GIFT_CARDS_MANAGE),
    "revealGiftCardCode": _shop(Scope.GIFT_CARDS_REVEAL),
    "replaceGiftCard": _shop(Scope.GIFT_CARDS_REVEAL),
    "loadGiftCard": _shop(Scope.GIFT_CARDS_ISSUE),
    "openStoreCreditAccount": _shop(Scope.ACCOUNTS_OPEN),
    "closeStoreCreditAccount": _shop(Scope.ACCOUNTS_MANAGE),
    "transferCredit": _shop(Scope.ACCOUNTS_MANAGE),
    "adjust": _shop(Scope.ADJUST),
    "adjustMany": _shop(Scope.ADJUST),
    "reverseTransaction": _shop(Scope.REVERSE),
    "syncCart": _shop(Scope.CARTS_SYNC),
    "applyToCart": _anyone(Scope.CARTS_TENDER),
    "removeFromCart": _anyone(Scope.CARTS_TENDER),
    "redeem": _shop(Scope.CARTS_REDEEM),
    "authorizeCart": _shop(Scope.CARTS_AUTHORIZE),
    "captureCart": _shop(Scope.CARTS_CAPTURE),
    "releaseCart": _shop(Scope.CARTS_AUTHORIZE, Scope.CARTS_CAPTURE),
    "refundToCredit": _shop(Scope.REFUNDS),
    "refundPlan": _shop(Scope.REFUNDS),
    "refundToTenders": _shop(Scope.REFUNDS),
    "tenderReport": _shop(Scope.REPORTS_READ),
    # A flag of `refundToCredit`.
    "refundAbovePaid": _shop(Scope.REFUNDS_ABOVE),
    "marketRules": EVERYONE,
    "cashOut": _shop(Scope.CASH_OUT),
    "activateGiftCard": _shop(Scope.GIFT_CARDS_ACTIVATE),
    "setCreditPreference": _customers(Scope.CARTS_TENDER),
    # No field of its own: the part of others that sets a rule of the market aside.
    "overrideMarketRule": _shop(Scope.MARKET_OVERRIDE),
    "company": _customers(Scope.COMPANIES_MANAGE, Scope.ACCOUNTS_READ),
    "companies": _customers(Scope.COMPANIES_MANAGE, Scope.ACCOUNTS_READ),
    "createCompany": _shop(Scope.COMPANIES_MANAGE),
    "updateCompany": _shop(Scope.COMPANIES_MANAGE),
    "archiveCompany": _shop(Scope.COMPANIES_MANAGE),
    "setCompanyMember": _shop(Scope.COMPANIES_MANAGE),
    "removeCompanyMember": _shop(Scope.COMPANIES_MANAGE),
    # A person's decision: not a backend's.
    "approveSpending": Rule(
        frozenset({ActorKind.CUSTOMER, ActorKind.STAFF}), frozenset({Scope.COMPANIES_MANAGE})
    ),
    "keys": OPERATOR,
}

# Output types. An object is only handed out to who may see it, so most fields are for everyone
# who got hold of it; the others are named below.
TYPES: dict[str, Rule] = dict.fromkeys(
    (
        "ActivateGiftCardPayload",
        "AdjustManyItem",
        "AdjustManyPayload",
        "AdjustPayload",
        "ApplyToCartPayload",
        "ApproveSpendingPayload",
        "ArchiveCompanyPayload",
        "ArchiveGiftCardProductPayload",
        "ArchiveRedemptionRulePayload",
        "AssignGiftCardPayload",
        "AuthorizeCartPayload",
        "BalanceChange",
        "BlockGiftCardPayload",
        "CancelPurchasePayload",
        "CaptureCartPayload",
        "Cart",
        "CartLine",
        "CartTax",
        "CashOutOffer",
        "CashOutPayload",
        "ClaimPayload",
        "CloseDisputePayload",
        "CloseStoreCreditAccountPayload",
        "Company",
        "CompanyConnection",
        "CompanyEdge",
        "CompanyMember",
        "ConfirmPurchasePayload",
        "CreateCompanyPayload",
        "CreateGiftCardProductPayload",
        "CreateRedemptionRulePayload",
        "Customer",
        "DeactivateGiftCardPayload",
        "Dispute",
        "DisputeConnection",
        "DisputeEdge",
        "DisputedSpending",
        "GiftCard",
        "GiftCardBalance",
        "GiftCardConnection",
        "GiftCardEdge",
        "GiftCardProduct",
        "GiftCardProductConnection",
        "GiftCardProductEdge",
        "GiftCardPurchase",
        "GiftCardPurchaseConnection",
        "GiftCardPurchaseEdge",
        "GiftMessage",
        "Hold",
        "IssueForOrderPayload",
        "IssueGiftCardPayload",
        "IssuedCard",
        "IssuedPurchase",
        "LoadGiftCardPayload",
        "Lot",
        "MarketRule",
        "MemberLimit",
        "Money",
        "OpenDisputePayload",
        "OpenStoreCreditAccountPayload",
        "Order",
        "PageInfo",
        "RedeemPayload",
        "RedemptionRule",
        "RedemptionRuleConnection",
        "RedemptionRuleEdge",
        "RedemptionValidator",
        "RedemptionTax",
        "RedemptionTaxOfRate",
        "ProductRange",
        "PurchaseLine",
        "PurchasePayload",
        "Reference",
        "RefundCap",
        "RefundPlan",
        "RefundPlanPart",
        "RefundPurchasePayload",
        "RefundToCreditPayload",
        "RefundToTendersPayload",
        "RefundedPart",
        "ReleaseCartPayload",
        "RemoveCompanyMemberPayload",
        "RemoveFromCartPayload",
        "ReplaceGiftCardPayload",
        "RevealGiftCardCodePayload",
        "ReverseTransactionPayload",
        "SaveGiftCardPayload",
        "SetCreditPreferencePayload",
        "SetCompanyMemberPayload",
        "SpendingApproval",
        "StoreCredit",
        "StoreCreditAccount",
        "StoreCreditAccountConnection",
        "StoreCreditAccountEdge",
        "SyncCartPayload",
        "TaxAtIssue",
        "TaxOfRate",
        "Tender",
        "TenderReportRow",
        "TenderTax",
        "Transaction",
        "TenderPlan",
        "TenderPlanLot",
        "TenderPlanPart",
        "TransactionConnection",
        "TransactionEdge",
        "TransactionActor",
        "TransferCreditPayload",
        "UnblockGiftCardPayload",
        "UpdateCompanyPayload",
        "UpdateGiftCardPayload",
        "UpdateGiftCardProductPayload",
        "UserError",
    ),
    EVERYONE,
)

FIELDS: dict[str, Rule] = {
    "SyncCartPayload.refundPlan": _shop(Scope.REFUNDS),
    "GiftCard.note": _shop(Scope.GIFT_CARDS_READ, Scope.GIFT_CARDS_ISSUE),
    "GiftCard.reference": _shop(Scope.GIFT_CARDS_READ, Scope.GIFT_CARDS_ISSUE),
    "GiftCard.disputed": _shop(Scope.GIFT_CARDS_READ, Scope.DISPUTES),
    "GiftCardPurchase.disputes": _shop(Scope.DISPUTES),
    "StoreCreditAccount.emailAddress": _shop(*ON_ACCOUNTS),
    "StoreCreditAccount.note": _shop(*ON_ACCOUNTS),
    "OpenStoreCreditAccountPayload.claimCode": _shop(Scope.ACCOUNTS_OPEN),
    "GiftCardPurchase.paymentReference": _shop(*PURCHASES),
    # Who reports a payment need not learn the codes: delivery can bring them.
    "IssuedCard.giftCardCode": _shop(Scope.GIFT_CARDS_ISSUE, Scope.GIFT_CARDS_REVEAL),
    # They tell of balances that need not be the order's customer's.
    "Order.refunds": _shop(Scope.REFUNDS, Scope.TRANSACTIONS_READ),
    "RefundedPart.giftCardCode": _shop(Scope.GIFT_CARDS_ISSUE, Scope.GIFT_CARDS_REVEAL),
    "Transaction.note": _shop(Scope.TRANSACTIONS_READ, Scope.ADJUST, Scope.REVERSE),
    "Transaction.reason": _shop(Scope.TRANSACTIONS_READ, Scope.ADJUST, Scope.REVERSE),
    "Transaction.reference": _shop(Scope.TRANSACTIONS_READ, Scope.ADJUST, Scope.REVERSE),
    "Transaction.location": _shop(Scope.TRANSACTIONS_READ, Scope.ADJUST, Scope.REVERSE),
    "Transaction.actor": _shop(Scope.TRANSACTIONS_READ, Scope.ADJUST, Scope.REVERSE),
    "Transaction.tax": _shop(Scope.TRANSACTIONS_READ, Scope.ADJUST, Scope.REVERSE),
    "Lot.source": _shop(Scope.ACCOUNTS_READ, Scope.GIFT_CARDS_READ),
}


def rule_of_field(type_name: str, field_name: str) -> Rule | None:
    """The rule of an output field; None is a denial."""
    return FIELDS.get(f"{type_name}.{field_name}") or TYPES.get(type_name)


def known_scopes(scopes: Iterable[str]) -> frozenset[str]:
    """The same scopes, all of them ours.

    Raises:
        InvalidInput: one is not, or there are none.
    """
    wanted = frozenset(scopes)
    unknown = sorted(wanted - ALL_SCOPES)
    if unknown or not wanted:
        named = f"{unknown[0]!r} is no scope" if unknown else "A key needs a scope"
        raise InvalidInput(f"{named}. There are: {', '.join(sorted(ALL_SCOPES))}.", field="scopes")
    return wanted
