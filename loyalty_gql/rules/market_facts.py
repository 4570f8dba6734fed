"""The market rules that were found in November 2026: facts with their dates and sources, no code.

Second-hand sources, not legal advice. A rule whose source names no start is in force as far back
as we look. What was not found (Ireland, Germany, Japan, the United Kingdom) is left out, not
guessed. A new rule is a new line here, an end on the old one, and `make schema`.
"""

from datetime import date

from loyalty_gql.rules.market import MarketRule, MarketRuleKind

MINIMUM_VALIDITY = MarketRuleKind.MINIMUM_VALIDITY
NO_EXPIRY = MarketRuleKind.NO_EXPIRY
CASH_OUT = MarketRuleKind.CASH_OUT
FEES = MarketRuleKind.FEES

REG_E = (
    "Reg E, 12 CFR 1005.20 (edocket.access.gpo.gov 2010-6759; consumercomplianceoutlook.org "
    "2013 Q1; pillsburylaw.com; legalclarity.org)"
)
CALIFORNIA = "Civ. Code 1749.5 (morganlewis.com; stradlinglaw.com; baileycav.com; mondaq 1751450)"
SB_22 = "SB 22, " + CALIFORNIA
NEW_YORK = "newsday.com 2022-12-09"
STATES = "mondaq 1751450"
CANADA = "osler.com; siskinds.com; cbc.ca"
AUSTRALIA = "accc.gov.au"

_UNDER_FIVE = {
    "US-CO": "Colorado",
    "US-ME": "Maine",
    "US-MT": "Montana",
    "US-NJ": "New Jersey",
    "US-OR": "Oregon",
    "US-WA": "Washington",
}

RULES: tuple[MarketRule, ...] = (
    MarketRule(
        "us-validity", "US", MINIMUM_VALIDITY, REG_E,
        "Value is good for at least 5 years from its issue or its last load. State law that is "
        "stricter wins.",
        years=5,
    ),
    MarketRule(
        "us-fees", "US", FEES, REG_E,
        "A fee for not using it only after 12 months without use, at most one a month, disclosed.",
    ),
    MarketRule(
        "us-ca-no-expiry", "US-CA", NO_EXPIRY, CALIFORNIA,
        "No expiry, of electronic cards neither.",
    ),
    MarketRule(
        "us-ca-fees", "US-CA", FEES, CALIFORNIA,
        "No fees, with few exceptions.",
    ),
    MarketRule(
        "us-ca-cash-out-10", "US-CA", CASH_OUT, CALIFORNIA,
        "Cash on request when the balance is under 10 USD.",
        until=date(2026, 4, 1), under_minor=1_000, currency="USD",
    ),
    MarketRule(
        "us-ca-cash-out-15", "US-CA", CASH_OUT, SB_22,
        "Cash on request when the balance is under 15 USD.",
        starts=date(2026, 4, 1), under_minor=1_500, currency="USD",
    ),
    *(
        MarketRule(
            f"{place.lower()}-cash-out-5", place, CASH_OUT, STATES,
            f"{name}: cash on request when the balance is under 5 USD.",
            under_minor=500, currency="USD",
        )
        for place, name in _UNDER_FIVE.items()
    ),
    MarketRule(
        "us-ma-cash-out-90", "US-MA", CASH_OUT, STATES,
        "Massachusetts: cash on request when 90 % of its value is used.",
        used_percent=90,
    ),
    MarketRule(
        "us-ny-validity", "US-NY", MINIMUM_VALIDITY, NEW_YORK,
        "Good for at least 9 years.",
        starts=date(2022, 12, 10), years=9,
    ),
    MarketRule(
        "us-ny-cash-out-5", "US-NY", CASH_OUT, NEW_YORK,
        "Cash on request when the balance is under 5 USD.",
        starts=date(2022, 12, 10), under_minor=500, currency="USD",
    ),
    MarketRule(
        "us-ny-fees", "US-NY", FEES, NEW_YORK,
        "No fees but one for activation, of up to 9 USD.",
        starts=date(2022, 12, 10), up_to_minor=900, currency="USD",
    ),
    MarketRule(
        "ca-no-expiry", "CA", NO_EXPIRY, CANADA,
        "Most provinces: no expiry of cards that were paid for; a single service is outside.",
    ),
    MarketRule(
        "ca-fees", "CA", FEES, CANADA,
        "Most provinces: no fees for not using it.",
    ),
    MarketRule(
        "au-validity", "AU", MINIMUM_VALIDITY, AUSTRALIA,
        "Good for at least 3 years, and the card says until when, or that it does not expire. "
        "Reloadable and loyalty cards and genuine discounts are outside.",
        starts=date(2019, 11, 1), years=3,
    ),
    MarketRule(
        "au-fees", "AU", FEES, AUSTRALIA,
        "No fees after it was supplied. Reloadable and loyalty cards and genuine discounts are "
        "outside.",
        starts=date(2019, 11, 1),
    ),
)  # fmt: skip
