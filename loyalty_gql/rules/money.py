"""Money: a whole number of minor units with its currency. Never a float.

The number of digits of a currency is ISO 4217's (JPY 0, USD 2, KWD 3).
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

import iso4217

from loyalty_gql.errors import CurrencyMismatch, InvalidAmount, UnknownCurrency
from loyalty_gql.rules.records import record

# Far below 2^63, so that sums of many accounts still fit into a signed 64 bit column.
LARGEST_MINOR = 10**13
# Longer than any amount below the largest.
LONGEST_AMOUNT = 40
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@record
class Money:
    """An amount in minor units of an ISO 4217 currency."""

    minor: int
    currency: str

    @property
    def amount(self) -> str:
        """The decimal amount with exactly the currency's digits: `12.30`, `-5`, `0.001`."""
        return to_decimal(self.minor, self.currency)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


@lru_cache(maxsize=512)
def digits(currency: str) -> int:
    """How many decimals the currency has.

    Raises:
        UnknownCurrency: not an ISO 4217 code of money (XAU, XXX and the like have no digits).
    """
    try:
        exponent = iso4217.Currency(currency).exponent
    except ValueError:
        exponent = None
    if exponent is None:
        raise UnknownCurrency(
            f"{currency[:8]!r} is not an ISO 4217 currency code such as USD, EUR or JPY.",
            field="currencyCode",
        )
    return exponent


def to_decimal(minor: int, currency: str) -> str:
    """Minor units as a decimal string with exactly the currency's digits."""
    places = digits(currency)
    if places == 0:
        return str(minor)
    whole, rest = divmod(abs(minor), 10**places)
    return f"{'-' if minor < 0 else ''}{whole}.{rest:0{places}d}"


def parse(amount: str, currency: str, *, field: str = "amount") -> Money:
    """Read a decimal amount such as `"12.30"`; may be negative or zero.

    Raises:
        UnknownCurrency: see `digits`.
        InvalidAmount: not a plain decimal number, more digits than the currency has (we never
            round what somebody sent), or beyond the largest amount.
    """
    places = digits(currency)
    if len(amount) > LONGEST_AMOUNT or not is_plain(amount):
        raise InvalidAmount(
            'An amount is a plain decimal number such as "12.30" or "-5".', field=field
        )
    # As text: Python's Decimal drops what is behind its 28th digit.
    whole, _, fraction = amount.partition(".")
    if len(fraction.rstrip("0")) > places:
        raise InvalidAmount(
            f"{currency} has {places} decimals; {amount} has more. Nothing was rounded.",
            field=field,
        )
    minor = int(whole + fraction[:places].ljust(places, "0"))
    if abs(minor) > LARGEST_MINOR:
        largest = to_decimal(LARGEST_MINOR, currency)
        raise InvalidAmount(f"The largest amount is {largest} {currency}.", field=field)
    return Money(minor, currency)


def is_plain(number: str) -> bool:
    """Digits, perhaps with decimals and a minus: what every language writes and reads alike.

    Python reads `+1`, `1e2`, `1_000`, `.5`, blanks and the digits of any script, too; we do not.
    """
    return _PLAIN.fullmatch(number) is not None


def positive(money: Money, *, field: str = "amount") -> Money:
    """The same money, if it is above zero: 0 never means "everything".

    Raises:
        InvalidAmount: it is zero or less.
    """
    if money.minor <= 0:
        raise InvalidAmount("The amount must be more than zero.", field=field)
    return money


def within(money: Money, largest: Mapping[str, int], *, field: str = "amount") -> Money:
    """The same money, if the shop's own limit of its currency (minor units) allows it.

    Raises:
        InvalidAmount: it is above the limit.
    """
    limit = largest.get(money.currency, largest.get("*", LARGEST_MINOR))
    if abs(money.minor) > limit:
        most = to_decimal(limit, money.currency)
        raise InvalidAmount(f"The largest amount here is {most} {money.currency}.", field=field)
    return money


def same_currency(money: Money, currency: str, *, field: str = "currencyCode") -> None:
    """Refuse to mix currencies.

    Raises:
        CurrencyMismatch: they differ.
    """
    if money.currency != currency:
        raise CurrencyMismatch(
            f"This is in {currency}, not in {money.currency}; amounts are never converted.",
            field=field,
        )


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Share `total` minor units in proportion to `weights`, exactly.

    Each share is rounded down, and what is left goes to the largest remainders (ties to the
    first), so that the shares always sum to the total. All weights zero: nothing can be shared.
    """
    assert total >= 0, total
    whole = sum(weights)
    if whole == 0:
        assert total == 0, "nothing to share it over"
        return [0] * len(weights)
    shares = [total * weight // whole for weight in weights]
    remainders = [(-(total * weight % whole), place) for place, weight in enumerate(weights)]
    for _, place in sorted(remainders)[: total - sum(shares)]:
        shares[place] += 1
    return shares


def split_steadily(total: int, weights: Sequence[int]) -> list[int]:
    """Share `total` minor units in proportion to `weights`, so that no share shrinks when it grows.

    By largest remainder (`split`) a share can lose a unit when there is one more to share, and what
    is handed out bit by bit would have to be taken back. Here each weight takes its part of what
    the ones before it left over, half to even.
    """
    assert total >= 0, total
    left, whole = total, sum(weights)
    shares: list[int] = []
    for weight in weights:
        share = round(Fraction(left * weight, whole)) if whole else 0
        shares.append(share)
        left, whole = left - share, whole - weight
    assert left == 0, "nothing to share it over"
    return shares
