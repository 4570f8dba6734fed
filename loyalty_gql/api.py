"""What a shop's own Python may call: the verbs behind GraphQL, and what they take and give.

    from loyalty_gql.api import Actor, ActorKind, Money, Scope, Why, adjust, open_house

All of it keeps its name and meaning within a major version; arguments and fields may be added,
with a default. Who asks comes first and is admitted as over GraphQL, `key` is an idempotency key,
amounts are minor units, times are aware and UTC. Refusals are raised, see `loyalty_gql.errors`.
docs/python.md names all of it, one by one.

`House` is opened by `open_house`, or is `info.context.house` where GraphQL is answered; what is in
it is ours. Of rows (`loyalty_gql.models`) the columns may be read; only verbs write.
"""

import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

from loyalty_gql.cli.start import database
from loyalty_gql.cli.start import open_house as _open_house
from loyalty_gql.domain.activating import Activated, activate_gift_card
from loyalty_gql.domain.adjustments import Moved, adjust
from loyalty_gql.domain.approvals import Approved, approve_spending
from loyalty_gql.domain.balances import shown as balances
from loyalty_gql.domain.bulk_adjustments import Adjustment, adjust_many
from loyalty_gql.domain.card_changes import (
    Change,
    assign_gift_card,
    block_gift_card,
    deactivate_gift_card,
    unblock_gift_card,
    update_gift_card,
)
from loyalty_gql.domain.card_codes import replace_gift_card, reveal_gift_card_code
from loyalty_gql.domain.cart_sync import CartLine, CartReport, Synced, sync_cart
from loyalty_gql.domain.carts import Applied, ApplyToCart, apply_to_cart, remove_from_cart
from loyalty_gql.domain.cashing_out import CashedOut, cash_out
from loyalty_gql.domain.checkout import (
    Authorized,
    Captured,
    Released,
    authorize_cart,
    capture_cart,
    release_cart,
)
from loyalty_gql.domain.claims import Claimed, claim
from loyalty_gql.domain.closing import close_store_credit_account
from loyalty_gql.domain.companies import (
    CompanyChanged,
    archive_company,
    create_company,
    update_company,
)
from loyalty_gql.domain.companies import find as company
from loyalty_gql.domain.company_members import (
    MemberChanged,
    SetMember,
    remove_company_member,
    set_company_member,
)
from loyalty_gql.domain.disputes import (
    DisputeChanged,
    DisputeOutcome,
    NewDispute,
    close_dispute,
    open_dispute,
)
from loyalty_gql.domain.gift_cards import CardChanged, CardFilter, CardSort, FoundCard
from loyalty_gql.domain.gift_cards import by_code as gift_card_by_code
from loyalty_gql.domain.gift_cards import find as gift_card
from loyalty_gql.domain.gift_cards import page_of as gift_cards
from loyalty_gql.domain.history import Movement
from loyalty_gql.domain.history import page_of as transactions
from loyalty_gql.domain.history_filter import Direction, MovementFilter
from loyalty_gql.domain.house import House, Why
from loyalty_gql.domain.issuing import IssuedCard, IssueGiftCard, OpenedAccount, issue_gift_card
from loyalty_gql.domain.loading import Loaded, load_gift_card
from loyalty_gql.domain.opening import OpenAccount
from loyalty_gql.domain.opening import open_account as open_store_credit_account
from loyalty_gql.domain.order_lines import OrderLine, issue_for_order
from loyalty_gql.domain.orders import cart, order
from loyalty_gql.domain.pages import Ask, Page
from loyalty_gql.domain.pages import ask as page
from loyalty_gql.domain.products import (
    Amounts,
    NewProduct,
    ProductChange,
    ProductChanged,
    archive_gift_card_product,
    create_gift_card_product,
    update_gift_card_product,
)
from loyalty_gql.domain.purchase_cards import Confirmed, Payment, confirm_purchase
from loyalty_gql.domain.purchase_refunds import PurchaseRefunded, refund_purchase
from loyalty_gql.domain.purchases import BuyCards, Gift, PurchaseChanged, cancel_purchase, purchase
from loyalty_gql.domain.purchases import find as gift_card_purchase
from loyalty_gql.domain.redeeming import RedeemAsk, Redeemed, redeem
from loyalty_gql.domain.redemption_rules import (
    NewRule,
    RuleChanged,
    archive_redemption_rule,
    create_redemption_rule,
)
from loyalty_gql.domain.refund_plans import (
    LineReturned,
    PartAsk,
    RefundAsk,
    RefundPlan,
    refund_plan,
)
from loyalty_gql.domain.refund_to_tenders import (
    Choice,
    RefundedToTenders,
    RefundToTenders,
    refund_to_tenders,
)
from loyalty_gql.domain.refunds import More, Refunded, refund_to_credit
from loyalty_gql.domain.reversals import reverse_transaction
from loyalty_gql.domain.saved_cards import save_gift_card
from loyalty_gql.domain.sources import ByAccount, ByCode, ByGiftCard, CompanyCredit, OwnCredit
from loyalty_gql.domain.store_credit import CreditFilter
from loyalty_gql.domain.store_credit import find as store_credit_account
from loyalty_gql.domain.store_credit import page_of as store_credit_accounts
from loyalty_gql.domain.tender_plans import TenderPlan, tender_plan
from loyalty_gql.domain.tender_report import Day, tender_report
from loyalty_gql.domain.transfers import Transferred, transfer_credit
from loyalty_gql.domain.wishes import Wished, set_credit_preference
from loyalty_gql.errors import Refusal
from loyalty_gql.rules.access import Actor, ActorKind, Scope
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.companies import MemberLimit, MemberRole
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.money import parse as parse_money
from loyalty_gql.rules.refunds import Destination
from loyalty_gql.rules.shown import DisplayStatus, Shown
from loyalty_gql.rules.state import AccountKind, AccountStatus, Kind, Origin, Reference
from loyalty_gql.settings import Settings, with_development_secrets

__all__ = [
    "AccountKind",
    "AccountStatus",
    "Activated",
    "Actor",
    "ActorKind",
    "Address",
    "Adjustment",
    "Amounts",
    "Applied",
    "ApplyToCart",
    "Approved",
    "Ask",
    "Authorized",
    "BuyCards",
    "ByAccount",
    "ByCode",
    "ByGiftCard",
    "Captured",
    "CardChanged",
    "CardFilter",
    "CardSort",
    "CartLine",
    "CartReport",
    "CashedOut",
    "Change",
    "Choice",
    "Claimed",
    "CompanyChanged",
    "CompanyCredit",
    "Confirmed",
    "CreditFilter",
    "Day",
    "Destination",
    "Direction",
    "DisplayStatus",
    "DisputeChanged",
    "DisputeOutcome",
    "FoundCard",
    "Gift",
    "House",
    "IssueGiftCard",
    "IssuedCard",
    "Kind",
    "LineReturned",
    "Loaded",
    "MemberChanged",
    "MemberLimit",
    "MemberRole",
    "Money",
    "More",
    "Moved",
    "Movement",
    "MovementFilter",
    "NewDispute",
    "NewProduct",
    "NewRule",
    "OpenAccount",
    "OpenedAccount",
    "OrderLine",
    "Origin",
    "OwnCredit",
    "Page",
    "PartAsk",
    "Payment",
    "ProductChange",
    "ProductChanged",
    "PurchaseChanged",
    "PurchaseRefunded",
    "RedeemAsk",
    "Redeemed",
    "Reference",
    "RefundAsk",
    "RefundPlan",
    "RefundToTenders",
    "Refunded",
    "RefundedToTenders",
    "Refusal",
    "Released",
    "RuleChanged",
    "Scope",
    "SetMember",
    "Shown",
    "Synced",
    "TenderPlan",
    "Transferred",
    "Why",
    "Wished",
    "activate_gift_card",
    "adjust",
    "adjust_many",
    "apply_to_cart",
    "approve_spending",
    "archive_company",
    "archive_gift_card_product",
    "archive_redemption_rule",
    "assign_gift_card",
    "authorize_cart",
    "balances",
    "block_gift_card",
    "cancel_purchase",
    "capture_cart",
    "cart",
    "cash_out",
    "claim",
    "close_dispute",
    "close_store_credit_account",
    "company",
    "confirm_purchase",
    "create_company",
    "create_gift_card_product",
    "create_redemption_rule",
    "deactivate_gift_card",
    "gift_card",
    "gift_card_by_code",
    "gift_card_purchase",
    "gift_cards",
    "issue_for_order",
    "issue_gift_card",
    "load_gift_card",
    "open_dispute",
    "open_house",
    "open_store_credit_account",
    "order",
    "page",
    "parse_money",
    "purchase",
    "redeem",
    "refund_plan",
    "refund_purchase",
    "refund_to_credit",
    "refund_to_tenders",
    "release_cart",
    "remove_company_member",
    "remove_from_cart",
    "replace_gift_card",
    "reveal_gift_card_code",
    "reverse_transaction",
    "save_gift_card",
    "set_company_member",
    "set_credit_preference",
    "store_credit_account",
    "store_credit_accounts",
    "sync_cart",
    "tender_plan",
    "tender_report",
    "transactions",
    "transfer_credit",
    "unblock_gift_card",
    "update_company",
    "update_gift_card",
    "update_gift_card_product",
]


@asynccontextmanager
async def open_house(environ: Mapping[str, str] | None = None) -> AsyncGenerator[House]:
    """The house of the settings in the environment, on its database, for a job of the shop's own.

    `environ` is taken as it is in the place of the process's, to which development adds the
    secrets that it keeps. The database must have been migrated.

    Raises:
        SettingsError: an environment variable is missing or wrong.
        click.ClickException: there is no such database.
    """
    given = with_development_secrets(os.environ) if environ is None else environ
    settings = Settings.from_environ(given)
    async with database(settings), _open_house(settings) as house:
        yield house
