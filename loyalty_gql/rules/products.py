"""What a shop's gift card product sells, and whether an amount is among it. Minor units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from loyalty_gql.errors import InvalidAmount, InvalidInput
from loyalty_gql.rules.money import LARGEST_MINOR, Money, digits, positive, same_currency

# More would not fit on a page where somebody chooses.
MOST_DENOMINATIONS = 100
# A hundred years: beyond it dates run out before cards do.
LONGEST_VALIDITY_DAYS = 36_525
# A purchase is one decision of one person; more than this is a bulk issue.
MOST_CARDS = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """The amounts a product has: its denominations, those from `least` to `most`, or both."""

    currency: str
    denominations: tuple[int, ...] = ()
    least: int | None = None
    most: int | None = None


def offered(
    currency: str, denominations: Sequence[Money], ends: tuple[Money, Money] | None
) -> Offer:
    """What a product offers: its denominations sorted, each once, and what lies between `ends`.

    Raises:
        UnknownCurrency, CurrencyMismatch: not an ISO 4217 code, or not that of every amount.
        InvalidAmount: an amount that is not above zero.
        InvalidInput: nothing is offered, too many denominations, or a range without an inside.
    """
    digits(currency)
    for place, money in enumerate(denominations):
        same_currency(positive(money, field=f"denominations.{place}"), currency)
    if len(denominations) > MOST_DENOMINATIONS:
        raise InvalidInput(
            f"A product has at most {MOST_DENOMINATIONS} denominations.", field="denominations"
        )
    amounts = tuple(sorted({money.minor for money in denominations}))
    if ends is None:
        if not amounts:
            raise InvalidInput("Say what it costs: denominations, a range, or both.")
        return Offer(currency, amounts)
    least, most = ends
    same_currency(positive(least, field="range.min"), currency)
    same_currency(positive(most, field="range.max"), currency)
    if most.minor < least.minor:
        raise InvalidInput("A range goes from its smaller end to its larger.", field="range")
    return Offer(currency, amounts, least.minor, most.minor)


def must_fit(offer: Offer, money: Money) -> None:
    """Refuse an amount that the product does not have.

    Raises:
        CurrencyMismatch: it is in another currency.
        InvalidAmount: it is none of the denominations, and not within the range.
    """
    same_currency(positive(money), offer.currency)
    least, most = offer.least, offer.most
    within = least is not None and most is not None and least <= money.minor <= most
    if not within and money.minor not in offer.denominations:
        raise InvalidAmount("This product does not have that amount.", field="amount")


def only_amount(offer: Offer) -> int | None:
    """What a card of this product is worth where there is nothing to choose; else None."""
    alone = len(offer.denominations) == 1 and offer.least is None
    return offer.denominations[0] if alone else None


def countable(quantity: int, *, most: int = MOST_CARDS, field: str = "quantity") -> int:
    """The same number of cards.

    Raises:
        InvalidInput: no card, or too many.
    """
    if not 1 <= quantity <= most:
        raise InvalidInput(f"From 1 to {most} cards at once.", field=field)
    return quantity


def total(money: Money, quantity: int, *, most: int = MOST_CARDS, field: str = "quantity") -> Money:
    """What so many cards cost together.

    Raises:
        InvalidInput: no card, or too many.
        InvalidAmount: beyond the largest amount.
    """
    countable(quantity, most=most, field=field)
    if money.minor * quantity > LARGEST_MINOR:
        raise InvalidAmount("Together that is more than the largest amount.", field=field)
    return Money(money.minor * quantity, money.currency)


def validity(days: int | None) -> timedelta | None:
    """For how long a card is good after it was paid; None is for ever.

    Raises:
        InvalidInput: no day at all, or too many.
    """
    if days is None:
        return None
    if not 1 <= days <= LONGEST_VALIDITY_DAYS:
        raise InvalidInput(
            f"A card is valid for 1 to {LONGEST_VALIDITY_DAYS} days.", field="validDays"
        )
    return timedelta(days=days)
