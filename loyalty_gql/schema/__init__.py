"""The GraphQL schema: all features together, with their guards and limits."""

from functools import cache

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from loyalty_gql.resolvers.activating import ActivatingMutations
from loyalty_gql.resolvers.bulk_adjustments import BulkAdjustmentMutations
from loyalty_gql.resolvers.card_changes import CardChangeMutations
from loyalty_gql.resolvers.card_codes import CardCodeMutations
from loyalty_gql.resolvers.carts import CartMutations, CartQueries
from loyalty_gql.resolvers.cashing_out import CashOutMutations
from loyalty_gql.resolvers.checkout import CheckoutMutations
from loyalty_gql.resolvers.claims import ClaimMutations
from loyalty_gql.resolvers.companies import CompanyMutations, CompanyQueries
from loyalty_gql.resolvers.company_members import CompanyMemberMutations
from loyalty_gql.resolvers.credit_changes import CreditChangeMutations
from loyalty_gql.resolvers.disputes import DisputeMutations, DisputeQueries
from loyalty_gql.resolvers.gift_cards import GiftCardMutations, GiftCardQueries
from loyalty_gql.resolvers.history import TransactionMutations, TransactionQueries
from loyalty_gql.resolvers.live import LiveSubscriptions
from loyalty_gql.resolvers.loading import LoadingMutations
from loyalty_gql.resolvers.markets import MarketQueries
from loyalty_gql.resolvers.nodes import NodeQueries
from loyalty_gql.resolvers.products import ProductMutations, ProductQueries
from loyalty_gql.resolvers.purchase_cards import PurchaseCardMutations
from loyalty_gql.resolvers.purchases import PurchaseMutations, PurchaseQueries
from loyalty_gql.resolvers.redeeming import RedeemingMutations
from loyalty_gql.resolvers.redemption_rules import RedemptionRuleMutations, RedemptionRuleQueries
from loyalty_gql.resolvers.refunds import RefundMutations, RefundQueries
from loyalty_gql.resolvers.saved_cards import SavedCardMutations
from loyalty_gql.resolvers.store_credit import StoreCreditMutations, StoreCreditQueries
from loyalty_gql.resolvers.tender_plans import TenderPlanQueries
from loyalty_gql.resolvers.tender_report import TenderReportQueries
from loyalty_gql.resolvers.wishes import WishMutations
from loyalty_gql.schema.documents import Documents, DocumentsWithoutIntrospection
from loyalty_gql.schema.extension import GraphExtension, operations, root, types
from loyalty_gql.schema.guards import Table, guard
from loyalty_gql.schema.plans import Execution
from loyalty_gql.types.carts import Cart, Tender
from loyalty_gql.types.companies import Company
from loyalty_gql.types.disputes import Dispute
from loyalty_gql.types.errors import RefusalHandler
from loyalty_gql.types.gift_cards import GiftCard
from loyalty_gql.types.history import Transaction
from loyalty_gql.types.products import GiftCardProduct
from loyalty_gql.types.purchases import GiftCardPurchase
from loyalty_gql.types.scalars import SCALARS
from loyalty_gql.types.store_credit import StoreCreditAccount


@strawberry.type(description="What can be read.")
class Query(
    NodeQueries,
    GiftCardQueries,
    ProductQueries,
    PurchaseQueries,
    RedemptionRuleQueries,
    TenderPlanQueries,
    DisputeQueries,
    StoreCreditQueries,
    TransactionQueries,
    CartQueries,
    RefundQueries,
    TenderReportQueries,
    MarketQueries,
    CompanyQueries,
):
    pass


@strawberry.type(description="What can be done. Money moves here and nowhere else.")
class Mutation(
    GiftCardMutations,
    ClaimMutations,
    SavedCardMutations,
    CardChangeMutations,
    CardCodeMutations,
    LoadingMutations,
    ProductMutations,
    PurchaseMutations,
    PurchaseCardMutations,
    DisputeMutations,
    StoreCreditMutations,
    CreditChangeMutations,
    TransactionMutations,
    BulkAdjustmentMutations,
    CartMutations,
    CheckoutMutations,
    RedeemingMutations,
    RedemptionRuleMutations,
    RefundMutations,
    ActivatingMutations,
    CashOutMutations,
    WishMutations,
    CompanyMutations,
    CompanyMemberMutations,
):
    pass


@strawberry.type(description="What can be followed while it happens.")
class Subscription(LiveSubscriptions):
    pass


class Schema(strawberry.Schema):
    """Strawberry's, without its logging: a printed error quotes the query, codes and all."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Leave it to `answers`, which logs faults only."""


@cache
def build(
    *, open_to_readers: bool = True, beside: tuple[type[GraphExtension], ...] = ()
) -> strawberry.Schema:
    """The schema, guarded. Not `open_to_readers`: no introspection and no suggestions.

    `beside`: what the shop adds of its own.

    Raises:
        ValueError: an extension takes the name of something that there is.
    """
    schema = Schema(
        query=root("Query", Query, [one for each in beside for one in each.queries]),
        mutation=root("Mutation", Mutation, [one for each in beside for one in each.mutations]),
        subscription=Subscription,
        types=[
            GiftCard,
            StoreCreditAccount,
            Transaction,
            Cart,
            Tender,
            GiftCardProduct,
            GiftCardPurchase,
            Dispute,
            Company,
        ],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=not open_to_readers),
        extensions=[Documents if open_to_readers else DocumentsWithoutIntrospection],
        exception_handlers=[RefusalHandler()],
        execution_context_class=Execution,
    )
    guard(schema, Table(operations(beside), types(beside)))
    return schema


def sdl() -> str:
    """The contract, as `schema.graphql` holds it."""
    return build().as_str().rstrip() + "\n"
