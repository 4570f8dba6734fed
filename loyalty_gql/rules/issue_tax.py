"""Single-purpose cards: at which rate their sale is taxed, by product and market.

A card is single-purpose where it is known, when it is sold, which goods it is for and which tax is
due on them where: article 30a(2) of Directive 2006/112/EC. Rates are percent, as text.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.market import place
from loyalty_gql.rules.taxed_carts import tax_rate

# A place, as ISO 3166 has it, and its rate; None: everywhere else.
Rates = Mapping[str | None, str]
# The same as a product keeps them.
Kept = list[dict[str, str | None]]


def rate_at_issue(own: Rates | None, shops: Rates, where: str | None) -> str | None:
    """The rate that a card sold at `where` carries; None: it is multi-purpose.

    A product's `own` rates stand for all of it, none of them too; one that has no word of its own
    follows the shop's. A part of a country has the country's rate, unless one of its own.
    """
    rates = shops if own is None else own
    country = None if where is None else where.partition("-")[0]
    return next((rates[one] for one in (where, country, None) if one in rates), None)


def rates_of(pairs: Iterable[tuple[str | None, str]], *, field: str) -> Rates:
    """Rates by place, as they were told.

    Raises:
        InvalidInput: a place twice, or one or a rate that is none.
    """
    rates: dict[str | None, str] = {}
    for number, (where, told) in enumerate(pairs):
        at = f"{field}.{number}"
        known = None if where is None else place(where, field=f"{at}.market")
        if known in rates:
            raise InvalidInput("A market comes once.", field=f"{at}.market")
        rate = tax_rate(told, field=f"{at}.taxRate")
        assert rate is not None, "one was told"
        rates[known] = rate
    return rates


def read_setting(text: str) -> Rates:
    """`19,AT:20`: the rate everywhere, and of some markets; either may be left out.

    Raises:
        ValueError: it is not of that form, in words for whoever set it.
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    parts = [word.rpartition(":") for word in words]
    try:
        return rates_of([(where or None, rate) for where, _, rate in parts], field="it")
    except InvalidInput as refusal:
        raise ValueError(f"{text!r} is not of the form 19,AT:20 ({refusal.message})") from None


def as_json(rates: Rates | None) -> Kept | None:
    """As a product keeps them."""
    if rates is None:
        return None
    return [{"market": where, "tax_rate": rate} for where, rate in rates.items()]


def from_json(kept: Iterable[Mapping[str, Any]] | None) -> Rates | None:
    """As they were kept."""
    return None if kept is None else {one["market"]: one["tax_rate"] for one in kept}
