"""The shop's words: its goods, its customers' names, what staff writes down and customers read."""

from dataclasses import dataclass

from loyalty_gql.rules.money import Money


@dataclass(frozen=True, slots=True)
class Market:
    """Where the shop sells. A price of 10 in its list costs 10 times `per_unit` minor units."""

    currency: str
    channel: str
    per_unit: int
    step: int  # prices are multiples of this

    def price(self, units: int) -> Money:
        """A price of the shop's list, as it is charged here."""
        return Money(round(units * self.per_unit / self.step) * self.step, self.currency)


@dataclass(frozen=True, slots=True)
class Product:
    """Something that the shop sells; `units` is its price in the list."""

    id: str
    units: int


MARKETS = (
    Market("USD", "us", 100, 50),
    Market("EUR", "eu", 94, 50),
    Market("GBP", "uk", 80, 50),
    Market("JPY", "jp", 150, 100),
    Market("KWD", "gulf", 308, 250),
)
# How many of a hundred customers buy in each.
SHARES = (40, 30, 14, 10, 6)

PRODUCTS = (
    Product("prod_linen-shirt", 59),
    Product("prod_merino-jumper", 118),
    Product("prod_canvas-apron", 42),
    Product("prod_stoneware-mug", 18),
    Product("prod_coffee-kenya-250g", 16),
    Product("prod_pour-over-set", 74),
    Product("prod_desk-lamp", 145),
    Product("prod_wool-blanket", 129),
    Product("prod_notebook-dotted", 14),
    Product("prod_beeswax-candle", 22),
    Product("prod_oak-tray", 65),
    Product("prod_rain-jacket", 189),
)


@dataclass(frozen=True, slots=True)
class GiftCardOffer:
    """Gift cards on the shop's list, in units of it. `until`: the day on which it is taken off."""

    id: str
    title: str
    units: tuple[int, ...]
    ends: tuple[int, int] | None = None
    valid_days: int | None = None
    until: int | None = None

    def product_id(self, market: Market) -> str:
        """The shop's own id of it in a market: each currency is a product of its own."""
        return f"prod_{self.id}-{market.currency.lower()}"


GIFT_CARD = GiftCardOffer("gift-card", "Gift card", (20, 25, 50, 75, 100, 150, 200), (10, 500))
SEASON_CARD = GiftCardOffer("season-card", "Season gift card", (25, 50, 100), (20, 200), 120)
OPENING_CARD = GiftCardOffer("opening-card", "Opening gift card", (50,), None, 365, until=300)
GIFT_CARDS = (GIFT_CARD, SEASON_CARD, OPENING_CARD)

GIVEN = {
    "USD": ("Maya", "Ethan", "Olivia", "Noah", "Zoe", "Caleb", "Ruth", "Diego", "Priya", "Hazel"),
    "EUR": ("Lena", "Jonas", "Chloé", "Matteo", "Ingrid", "Pau", "Saoirse", "Anouk", "Elio"),
    "GBP": ("Imogen", "Callum", "Freya", "Rhys", "Aisha", "Alfie", "Nia", "Oscar", "Tilda", "Ewan"),
    "JPY": ("Haruto", "Yui", "Sota", "Aoi", "Ren", "Hina", "Kaito", "Mei", "Riku", "Sakura"),
    "KWD": ("Fahad", "Noura", "Yousef", "Dana", "Bader", "Hessa", "Salem", "Lulwa", "Omar"),
}  # fmt: skip
FAMILY = {
    "USD": ("Carter", "Nguyen", "Alvarez", "Johnson", "Patel", "Kim", "Brooks", "Rossi", "Cohen"),
    "EUR": ("Fischer", "Moreau", "Ricci", "Jansen", "Lindqvist", "Kowalska", "Ferrer", "O'Brien"),
    "GBP": ("Clarke", "Hughes", "Okafor", "Campbell", "Ward", "Begum", "Fraser", "Price"),
    "JPY": ("Sato", "Suzuki", "Tanaka", "Watanabe", "Ito", "Nakamura", "Kobayashi", "Mori"),
    "KWD": ("Al-Sabah", "Al-Rashid", "Al-Mutairi", "Al-Ajmi", "Al-Enezi", "Al-Kandari"),
}

# A reason of the list, what staff noted, and what the customer reads.
KINDNESSES = (
    ("GOODWILL", "Parcel lay nine days at the depot.", "Sorry that your parcel took so long."),
    ("GOODWILL", "Waited forty minutes on the phone.", "Thank you for your patience with us."),
    ("COMPENSATION", "Mug arrived chipped; photo in the ticket.", "For the mug that came chipped."),
    ("COMPENSATION", "Wrong size sent, had a party to go to.", "We sent the wrong size. Sorry!"),
    ("LOYALTY", "Tenth order.", "Your tenth order: thank you!"),
    ("LOYALTY", "With us for years.", "A small thank-you for staying with us."),
    ("PROMOTION", "Letter to all customers.", "From our letter."),
    ("PROMOTION", "Came to the shop's evening.", "Good to have met you at our evening."),
)
RETURNS = (
    ("RMA", "Came back unworn, tags on.", "Your return has arrived."),
    ("RMA", "Zip was broken.", "Sorry about the zip. Here is your money back."),
    ("REFUND", "Ordered two, kept one.", "For the one that you sent back."),
    ("REFUND", "Out of stock after all.", "We could not send everything. Sorry!"),
)
# What somebody writes with a card that they give away.
WISHES = (
    "Happy birthday! Buy something that you would not buy.",
    "For your new home.",
    "Thank you for everything; from the whole office.",
    "To the two of you, for the day and all the days after it.",
    "Get well soon, and stay in with a good blanket.",
    "We will miss you here!",
)
STOPPED = (
    ("LOST", "Left in a taxi."),
    ("STOLEN", "Handbag was stolen; police report seen."),
    ("LEAKED", "Photo of the card was on a social network."),
    ("FRAUD", "Bought with a stolen credit card."),
)
