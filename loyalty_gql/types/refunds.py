"""Refunds: as they are asked for, as they are planned, and where they went."""

from typing import Self
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import refund_plans, refund_to_tenders
from loyalty_gql.domain.refund_plans import LineReturned, PartAsk
from loyalty_gql.domain.refund_to_tenders import Choice, WentTo
from loyalty_gql.rules.addresses import maybe_email_address
from loyalty_gql.rules.refunds import Destination
from loyalty_gql.rules.state import AccountKind
from loyalty_gql.rules.texts import maybe_shop_id, shop_id
from loyalty_gql.types.carts import Order, Tender
from loyalty_gql.types.money import Money, MoneyInput
from loyalty_gql.types.nodes import global_id, read_id

KEPT = (
    "What of it arrives nowhere: the shop keeps it, because the money that bought the card that "
    "paid went back (`refundPurchase`, or a dispute that was lost)."
)
OTHERS = "Null stands for what other means paid."

RefundDestination = strawberry.enum(
    Destination,
    name="RefundDestination",
    description=(
        "Where a part of a refund goes. ORIGINAL: what paid; of a claimed card its claimer's "
        "credit, of a replaced one the new card. OWNER_CREDIT: the store credit of the card's "
        "owner, else of the order's customer. NEW_CARD: a card made for it. WAITING_CREDIT: credit "
        "that waits for an e-mail address. BACKEND: what other means paid, for the shop to give "
        "back there. SHOP: nowhere; the money that bought the card went back, so the shop keeps "
        "what comes back of it. It can't be chosen."
    ),
)


@strawberry.input(description="A line that comes back; with neither of both, all of it.")
class RefundLineInput:
    line_id: strawberry.ID = strawberry.field(description="The shop's id of the line.")
    quantity: int | None = strawberry.field(default=None, description="So many of it.")
    amount: MoneyInput | None = strawberry.field(default=None, description="So much of it.")

    def read(self, place: int) -> LineReturned:
        """The line as the verb takes it."""
        return LineReturned(
            shop_id(self.line_id, field=f"lines.{place}.lineId"),
            self.quantity,
            self.amount.read() if self.amount else None,
        )


@strawberry.input(description="Exactly how much comes back to one tender.")
class RefundPartInput:
    amount: MoneyInput = strawberry.field(description="How much; zero is nothing.")
    tender_id: strawberry.ID | None = strawberry.field(
        default=None, description=f"The tender's global id. {OTHERS}"
    )

    def read(self) -> PartAsk:
        """The part as the verb takes it."""
        return PartAsk(tender(self.tender_id), self.amount.read())


@strawberry.input(description="Where a tender's part goes instead of where it would.")
class RefundDestinationInput:
    destination: Destination = strawberry.field(description="Where to.")
    tender_id: strawberry.ID | None = strawberry.field(
        default=None, description=f"The tender's global id. {OTHERS}"
    )
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="With OWNER_CREDIT: whose, where it is another's."
    )
    email_address: str | None = strawberry.field(
        default=None, description="With WAITING_CREDIT: for whom it waits."
    )

    def read(self, place: int) -> Choice:
        """The choice as the verb takes it."""
        at = f"destinations.{place}"
        return Choice(
            tender(self.tender_id),
            self.destination,
            maybe_shop_id(self.customer_id, field=f"{at}.customerId"),
            maybe_email_address(self.email_address, field=f"{at}.emailAddress"),
        )


def tender(text: str | None) -> UUID | None:
    """The id in a tender's global id; None is what other means paid.

    Raises:
        Malformed: it is not one.
    """
    return None if text is None else read_id(text, "Tender")[1]


async def _tender(info: Info, tender_id: UUID | None) -> Tender | None:
    if tender_id is None:
        return None
    found = await info.context.loaders.tender_by_id.load(tender_id)
    return Tender.of(found) if found else None


@strawberry.type(description="What one tender would get back, and where it would go.")
class RefundPlanPart:
    destination: Destination = strawberry.field(description="Where it would go.")
    amount: Money = strawberry.field(description="How much.")
    why: str = strawberry.field(description="Why it would go there, to show to people.")
    kept_by_shop: Money = strawberry.field(description=f"{KEPT} As it is now.")
    tender_id: strawberry.Private[UUID | None]

    @strawberry.field(description=f"Which tender had paid it. {OTHERS}")
    async def tender(self, info: Info) -> Tender | None:
        return await _tender(info, self.tender_id)


@strawberry.type(description="What a tender paid of an order, and how much of that may come back.")
class RefundCap:
    paid: Money = strawberry.field(description="What it paid.")
    refunded: Money = strawberry.field(description="What of that came back already.")
    left: Money = strawberry.field(description="What may still come back.")
    tender_id: strawberry.Private[UUID | None]

    @strawberry.field(description=f"Which tender. {OTHERS}")
    async def tender(self, info: Info) -> Tender | None:
        return await _tender(info, self.tender_id)


@strawberry.type(description="A refund as it would be made now. Nothing has happened.")
class RefundPlan:
    id: strawberry.ID = strawberry.field(
        description="For `refundToTenders`: it does exactly this, or refuses when the world moved."
    )
    order: Order = strawberry.field(description="The order.")
    amount: Money = strawberry.field(description="The whole: the sum of its parts.")
    parts: list[RefundPlanPart] = strawberry.field(description="Who would get what.")
    caps: list[RefundCap] = strawberry.field(description="What each may get back at most.")
    why: str = strawberry.field(description="How it was split, to show to people.")

    @classmethod
    def of(cls, plan: refund_plans.RefundPlan) -> Self:
        """From the domain's plan."""
        currency = plan.order.currency
        return cls(
            id=strawberry.ID(plan.id),
            order=Order.of(plan.order),
            amount=Money.of(plan.amount_minor, currency),
            parts=[
                RefundPlanPart(
                    destination=part.destination,
                    amount=Money.of(part.minor, currency),
                    why=part.why,
                    kept_by_shop=Money.of(part.kept_minor, currency),
                    tender_id=part.payer.tender.id if part.payer else None,
                )
                for part in plan.parts
            ],
            caps=[
                RefundCap(
                    paid=Money.of(cap.paid_minor, currency),
                    refunded=Money.of(cap.paid_minor - cap.left_minor, currency),
                    left=Money.of(cap.left_minor, currency),
                    tender_id=cap.payer.tender.id if cap.payer else None,
                )
                for cap in plan.caps
            ],
            why=plan.why,
        )


@strawberry.type(description="A part of a refund, and where it went.")
class RefundedPart:
    destination: Destination = strawberry.field(
        description="Where it went. BACKEND: nowhere yet; the shop gives it back there."
    )
    amount: Money = strawberry.field(description="How much.")
    kept_by_shop: Money = strawberry.field(description=KEPT)
    account_id: strawberry.ID | None = strawberry.field(
        description="The card or store credit account it is on, by its global id."
    )
    gift_card_code: str | None = strawberry.field(
        description="A new card's code: the one place where it is shown."
    )
    tender_id: strawberry.Private[UUID | None]

    @strawberry.field(description=f"Which tender had paid it. {OTHERS}")
    async def tender(self, info: Info) -> Tender | None:
        return await _tender(info, self.tender_id)

    @classmethod
    def of(cls, part: WentTo, currency: str) -> Self:
        """From what the verb did."""
        account = part.account
        kinds = {AccountKind.GIFT_CARD: "GiftCard", AccountKind.STORE_CREDIT: "StoreCreditAccount"}
        return cls(
            destination=part.destination,
            amount=Money.of(part.minor, currency),
            kept_by_shop=Money.of(part.kept_minor, currency),
            account_id=global_id(kinds[account.kind], account.id) if account else None,
            gift_card_code=part.code,
            tender_id=part.tender_id,
        )


def parts_of(done: refund_to_tenders.RefundedToTenders) -> list[RefundedPart]:
    """Where each part of a refund went."""
    return [RefundedPart.of(part, done.order.currency) for part in done.parts]
