"""What finance lays beside the payment provider's report."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import tender_report
from loyalty_gql.rules import state
from loyalty_gql.rules.texts import maybe_shop_id
from loyalty_gql.types.money import Money
from loyalty_gql.types.scalars import CurrencyCode
from loyalty_gql.types.taxes import TenderTax


@strawberry.type(description="One kind of tender on one day in one channel and currency.")
class TenderReportRow:
    day: str = strawberry.field(description='The day in UTC: "2026-11-25".')
    channel: str | None = strawberry.field(description="Where the shop sold it, if it said so.")
    kind: state.AccountKind = strawberry.field(description="What paid: gift cards, store credit.")
    captured: Money = strawberry.field(description="What was taken for orders that day.")
    refunded: Money = strawberry.field(
        description="What was given back that day of what such tenders had paid, wherever it went."
    )
    count: int = strawberry.field(description="How many movements that was.")
    tax: TenderTax = strawberry.field(
        description="What that was to tax: what was taken, less what was given back."
    )

    @classmethod
    def of(cls, day: tender_report.Day) -> Self:
        """From a day of the report."""
        return cls(
            day=day.day.isoformat(),
            channel=day.channel,
            kind=day.kind,
            captured=Money.of(day.captured_minor, day.currency),
            refunded=Money.of(day.refunded_minor, day.currency),
            count=day.movements,
            tax=TenderTax.of(day.meaning, day.currency),
        )


@strawberry.type
class TenderReportQueries:
    @strawberry.field(
        description="What tenders took and gave back, by day and channel, from the ledger's books."
    )
    async def tender_report(
        self,
        info: Info,
        since: Annotated[
            datetime, strawberry.argument(name="from", description="The first moment.")
        ],
        until: Annotated[
            datetime,
            strawberry.argument(name="to", description="The moment after; at most 366 days on."),
        ],
        channel: Annotated[
            str | None, strawberry.argument(description="Only of this channel.")
        ] = None,
        currency_code: Annotated[
            CurrencyCode | None, strawberry.argument(description="Only in this currency.")
        ] = None,
    ) -> list[TenderReportRow]:
        days = await tender_report.tender_report(
            info.context.actor,
            since,
            until,
            channel=maybe_shop_id(channel, field="channel"),
            currency=currency_code,
        )
        return [TenderReportRow.of(day) for day in days]
