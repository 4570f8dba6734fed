"""Money and references, in and out."""

from decimal import Decimal
from typing import Annotated, Self

import strawberry
from babel.numbers import format_currency

from loyalty_gql.rules import money
from loyalty_gql.rules.state import Reference as RuleReference
from loyalty_gql.rules.texts import shop_id
from loyalty_gql.types.scalars import CurrencyCode, DecimalText, Locale, babel_locale

LONGEST_TYPE = 64
USUAL_LOCALE = Locale("en-US")


@strawberry.type(description="An amount in a currency. Never converted, never rounded.")
class Money:
    amount: DecimalText = strawberry.field(
        description="With exactly the currency's number of decimals."
    )
    currency_code: CurrencyCode = strawberry.field(description="Which currency it is in.")

    @classmethod
    def of(cls, minor: int, currency: str) -> Self:
        """From minor units."""
        return cls(
            amount=DecimalText(money.to_decimal(minor, currency)),
            currency_code=CurrencyCode(currency),
        )

    @strawberry.field(description="As people of a place write it.")
    def formatted(
        self,
        locale: Annotated[Locale, strawberry.argument(description="Whose way of writing.")] = (
            USUAL_LOCALE
        ),
    ) -> str:
        return format_currency(
            Decimal(self.amount), self.currency_code, locale=babel_locale(locale) or "en_US"
        )


@strawberry.input(description="An amount in a currency.")
class MoneyInput:
    amount: DecimalText = strawberry.field(
        description="With no more decimals than the currency has: nothing is rounded."
    )
    currency_code: CurrencyCode = strawberry.field(description="An ISO 4217 code.")

    def read(self) -> money.Money:
        """The amount in minor units.

        Raises:
            InvalidAmount: not a number, too many decimals, too large.
            UnknownCurrency: not an ISO 4217 code.
        """
        return money.parse(self.amount, self.currency_code)


@strawberry.type(description="Something of the shop's, by its type and its own id.")
class Reference:
    type: str = strawberry.field(description='What kind of thing: "ticket", "order".')
    id: strawberry.ID = strawberry.field(description="The shop's id of it.")

    @classmethod
    def of(cls, reference: RuleReference | None) -> Self | None:
        """From what is kept."""
        if reference is None:
            return None
        return cls(type=reference.type, id=strawberry.ID(reference.id))


@strawberry.input(description="Something of the shop's, by its type and its own id.")
class ReferenceInput:
    type: str = strawberry.field(description='What kind of thing: "ticket", "order".')
    id: strawberry.ID = strawberry.field(description="The shop's id of it.")

    def read(self) -> RuleReference:
        """The reference.

        Raises:
            InvalidInput: empty, too long or unprintable.
        """
        return RuleReference(
            shop_id(self.type, field="reference.type", longest=LONGEST_TYPE),
            shop_id(self.id, field="reference.id"),
        )
