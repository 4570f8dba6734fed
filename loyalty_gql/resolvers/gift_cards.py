"""Gift cards: find them, look one up by its code, issue one."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Context, Info
from loyalty_gql.domain import gift_cards, issuing, pages
from loyalty_gql.domain.gift_cards import CardFilter, CardSort
from loyalty_gql.errors import CurrencyMismatch
from loyalty_gql.rules import codes
from loyalty_gql.rules.reasons import AdjustReason
from loyalty_gql.rules.shown import DisplayStatus
from loyalty_gql.rules.state import AccountStatus, Origin
from loyalty_gql.rules.taxed_carts import tax_rate
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types import inputs
from loyalty_gql.types.errors import UserError
from loyalty_gql.types.filters import ANY, DateTimeRange, MoneyRange
from loyalty_gql.types.gift_cards import GiftCard, GiftCardBalance
from loyalty_gql.types.history import Transaction, of_transaction
from loyalty_gql.types.money import MoneyInput, ReferenceInput
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, read_id
from loyalty_gql.types.scalars import DecimalText, Malformed

GiftCardSortKey = strawberry.enum(
    CardSort, name="GiftCardSortKey", description="What a list of cards is sorted by."
)

GiftCardByCodeResult = Annotated[
    GiftCardBalance | UserError,
    strawberry.union("GiftCardByCodeResult", description="A card, or why there is none to see."),
]


@strawberry.input(description="Every part that is given must hold.")
class GiftCardFilter:
    status: AccountStatus | None = strawberry.field(default=None, description="Its status.")
    display_status: DisplayStatus | None = strawberry.field(
        default=None, description="What people call its state now."
    )
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer."
    )
    last_characters: str | None = strawberry.field(
        default=None, description="The last four of its code, without the check symbol."
    )
    order_id: strawberry.ID | None = strawberry.field(
        default=None, description="The order that it came from."
    )
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to."
    )
    purchase_id: strawberry.ID | None = strawberry.field(
        default=None, description="The purchase that it came of, by its global id."
    )
    created_at: DateTimeRange | None = strawberry.field(
        default=None, description="When it was issued."
    )
    expires_at: DateTimeRange | None = strawberry.field(
        default=None, description="When its first value expires."
    )
    initial_value: MoneyRange | None = strawberry.field(
        default=None, description="What it was issued with."
    )
    balance: MoneyRange | None = strawberry.field(default=None, description="What is on it now.")

    def read(self) -> CardFilter:
        """The filter as the domain takes it."""
        made = self.created_at or DateTimeRange()
        ends = self.expires_at or DateTimeRange()
        currencies = {one.currency_code for one in (self.initial_value, self.balance) if one}
        if len(currencies) > 1:
            raise CurrencyMismatch("A card is in one currency.", field="balance.currencyCode")
        return CardFilter(
            status=self.status,
            display_status=self.display_status,
            customer_id=maybe_shop_id(self.customer_id, field="customerId"),
            last_characters=maybe_shop_id(self.last_characters, field="lastCharacters"),
            order_id=maybe_shop_id(self.order_id, field="orderId"),
            reference=self.reference.read() if self.reference else None,
            since=made.since,
            until=made.until,
            expires_since=ends.since,
            expires_until=ends.until,
            currency=next(iter(currencies), None),
            initial=self.initial_value.read() if self.initial_value else ANY,
            balance=self.balance.read() if self.balance else ANY,
            purchase=inputs.purchase(self.purchase_id) if self.purchase_id is not None else None,
        )


def searched(context: Context, query: str | None) -> str | None:
    """The words of a search, if there are any.

    Raises:
        Malformed: a code in an address.
        InvalidInput: too long, or unprintable.
    """
    word = maybe_shop_id((query and query.strip()) or None, field="query")
    if word is not None and context.over_get and codes.is_code(word):
        raise Malformed("A code is searched for over POST only: addresses are logged.")
    return word


@strawberry.type
class GiftCardQueries:
    @strawberry.field(description="One gift card, by its global id.")
    async def gift_card(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its global id.")],
    ) -> GiftCard | None:
        card = await gift_cards.find(info.context.actor, read_id(id, "GiftCard")[1])
        return GiftCard.of(card) if card else None

    @strawberry.field(description="Gift cards: a customer's own, or the shop's.")
    async def gift_cards(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            GiftCardFilter | None, strawberry.argument(description="Which cards.")
        ] = None,
        query: Annotated[
            str | None,
            strawberry.argument(
                description="A customer, order or reference id, the last four of a code however "
                "they are written, or for the shop a whole code (by POST)."
            ),
        ] = None,
        sort_key: Annotated[
            CardSort,
            strawberry.argument(
                description="What to sort by. What never expires comes after the rest."
            ),
        ] = CardSort.CREATED_AT,
        reverse: Annotated[bool, strawberry.argument(description="Largest or latest first.")] = (
            False
        ),
    ) -> Connection[GiftCard]:
        page = await gift_cards.page_of(
            info.context.actor,
            pages.ask(first, after, last, before),
            now=info.context.now,
            only=filter.read() if filter else None,
            query=searched(info.context, query),
            house=info.context.house,
            sort=sort_key,
            reverse=reverse,
        )
        return Connection[GiftCard].of(page, GiftCard.of)

    @strawberry.field(description="What a card holds, for who knows its code. Only by POST.")
    async def gift_card_by_code(
        self,
        info: Info,
        code: Annotated[str, strawberry.argument(description="As it was typed.")],
        channel: Annotated[str | None, strawberry.argument(description=inputs.CHANNEL)] = None,
    ) -> GiftCardByCodeResult:
        if info.context.over_get:
            raise Malformed("giftCardByCode is answered over POST only: addresses are logged.")
        context = info.context
        found = await gift_cards.by_code(
            context.actor,
            context.house,
            code,
            now=context.now,
            channel=maybe_shop_id(channel, field="channel"),
        )
        return GiftCardBalance.of(found)


@strawberry.input(description="A gift card to issue.")
class IssueGiftCardInput:
    idempotency_key: str = strawberry.field(description=inputs.KEY)
    value: MoneyInput = strawberry.field(description="What is on it.")
    reason: AdjustReason = strawberry.field(
        default=AdjustReason.PROMOTION, description="Why it is issued."
    )
    origin: Origin = strawberry.field(
        default=Origin.PROMOTIONAL, description="BOUGHT where somebody paid for it."
    )
    code: str | None = strawberry.field(
        default=None, description="The shop's own code; best left out."
    )
    expires_at: datetime | None = strawberry.field(default=None, description="Null is never.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="The shop's customer that it is for."
    )
    order_id: strawberry.ID | None = strawberry.field(
        default=None, description="The order that it was bought in."
    )
    order_line_id: strawberry.ID | None = strawberry.field(
        default=None, description="That order's line."
    )
    reference: ReferenceInput | None = strawberry.field(
        default=None, description="What of the shop's it belongs to."
    )
    note: str | None = strawberry.field(default=None, description=inputs.NOTE)
    customer_note: str | None = strawberry.field(default=None, description=inputs.CUSTOMER_NOTE)
    market: str | None = strawberry.field(
        default=None,
        description="Where it is sold, as ISO 3166 has it (US-CA); null is where the shop is.",
    )
    override_market_rule: str | None = strawberry.field(default=None, description=inputs.OVERRIDE)
    pending: bool = strawberry.field(
        default=False, description="Printed for a till: no value is on it until `activateGiftCard`."
    )
    valid_days: int | None = strawberry.field(
        default=None, description="Of a pending card: days of 24 hours from its activation on."
    )
    tax_rate: DecimalText | None = strawberry.field(
        default=None,
        description="Single-purpose: the rate in percent that its sale is taxed at; null is what "
        "the shop has set for its market. Only of origin BOUGHT.",
    )
    location: str | None = strawberry.field(default=None, description=inputs.LOCATION)

    def read(self) -> issuing.IssueGiftCard:
        """The request as the verb takes it."""
        ids = inputs.shop_ids(
            customer_id=self.customer_id, order_id=self.order_id, order_line_id=self.order_line_id
        )
        return issuing.IssueGiftCard(
            self.value.read(),
            self.code,
            self.expires_at,
            ids["customer_id"],
            ids["order_id"],
            ids["order_line_id"],
            inputs.why_of(self),
            self.origin,
            inputs.market(self.market),
            inputs.override(self.override_market_rule),
            self.pending,
            self.valid_days,
            tax_rate(self.tax_rate, field="taxRate"),
        )


@strawberry.type(description="The card that was issued.")
class IssueGiftCardPayload:
    gift_card: GiftCard = strawberry.field(description="The card.")
    gift_card_code: str = strawberry.field(description="The code: the one place where it is shown.")
    replayed: bool = strawberry.field(description="It had been issued by an earlier request.")
    transaction_id: strawberry.Private[UUID | None]

    @strawberry.field(description="What put the value on it; null while it is pending.")
    async def transaction(self, info: Info) -> Transaction | None:
        found = self.transaction_id
        return None if found is None else await of_transaction(info, found)


IssueGiftCardResult = Annotated[
    IssueGiftCardPayload | UserError,
    strawberry.union("IssueGiftCardResult", description="The card, or why there is none."),
]


@strawberry.type
class GiftCardMutations:
    @strawberry.mutation(description="Issue a gift card with its value on it.")
    async def issue_gift_card(
        self,
        info: Info,
        input: Annotated[IssueGiftCardInput, strawberry.argument(description="The card.")],
    ) -> IssueGiftCardResult:
        context = info.context
        issued = await issuing.issue_gift_card(
            context.actor,
            context.house,
            input.read(),
            key=inputs.key(input.idempotency_key),
            now=context.now,
        )
        return IssueGiftCardPayload(
            gift_card=GiftCard.of(issued.card),
            gift_card_code=issued.code,
            replayed=issued.replayed,
            transaction_id=issued.transaction_id,
        )
