"""Ranges that several lists are filtered by."""

from datetime import datetime

import strawberry

from loyalty_gql.rules.money import digits, parse
from loyalty_gql.types.scalars import CurrencyCode, DecimalText

ANY = (None, None)


@strawberry.input(description="Moments from `since` on, before `until`.")
class DateTimeRange:
    since: datetime | None = strawberry.field(default=None, description="The first moment.")
    until: datetime | None = strawberry.field(default=None, description="The end, not included.")


@strawberry.input(description="Amounts from `min` to `max`, both included, in one currency.")
class MoneyRange:
    currency_code: CurrencyCode = strawberry.field(description="Only in this currency.")
    min: DecimalText | None = strawberry.field(default=None, description="The smallest.")
    max: DecimalText | None = strawberry.field(default=None, description="The largest.")

    def read(self) -> tuple[int | None, int | None]:
        """Both ends in minor units.

        Raises:
            InvalidAmount: not a number, too many decimals, too large.
            UnknownCurrency: not an ISO 4217 code.
        """
        digits(self.currency_code)
        ends = (self.min, self.max)
        low, high = (None if end is None else parse(end, self.currency_code).minor for end in ends)
        return low, high
