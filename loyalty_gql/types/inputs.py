"""What several inputs have in common: keys, ids of ours and of the shop's, reasons."""

from typing import Protocol
from uuid import UUID

import strawberry

from loyalty_gql.domain.house import Why
from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.market import place
from loyalty_gql.rules.reasons import AccountReason, AdjustReason, CardReason
from loyalty_gql.rules.texts import is_key, maybe_shop_id, words
from loyalty_gql.types.money import ReferenceInput
from loyalty_gql.types.nodes import read_id
from loyalty_gql.types.scalars import Malformed

AdjustReasonType = strawberry.enum(AdjustReason, description="Why a person moved value, in a word.")

CardReasonType = strawberry.enum(
    CardReason, name="GiftCardReason", description="Why somebody changed a card, in a word."
)

AccountReasonType = strawberry.enum(
    AccountReason,
    name="StoreCreditAccountReason",
    description="Why somebody closed an account, in a word.",
)

KEY = "Yours, 16 to 255 characters: the same request under the same key is done once."
NOTE = "Words for staff."
GIFT_CARD = "Its global id."
ON_BEHALF_OF = "For the shop: the customer that it acts for."
CHANNEL = (
    "Where the shop sells, for its rules: only the shop names it, a shopper's is that of the cart "
    "whose token comes along, which goes before."
)
OVERRIDE = "Why a rule of the market does not count, for the audit. Needs `market:override`."
LOCATION = "In which store or at which till, by the shop's own name for it."
CUSTOMER_NOTE = "Words that the customer may read."


def key(text: str) -> str:
    """An idempotency key.

    Raises:
        Malformed: too short, too long or unprintable.
    """
    if not is_key(text):
        raise Malformed("idempotencyKey has 16 to 255 printable characters.")
    return text


def account(text: str) -> UUID:
    """The id in a balance account's global id.

    Raises:
        Malformed: it is not one.
    """
    return read_id(text, "GiftCard", "StoreCreditAccount")[1]


def row_key(text: str) -> str:
    """The idempotency key of one row among many.

    Raises:
        InvalidInput: as for `key`; its row can be named.
    """
    if not is_key(text):
        raise InvalidInput("A key has 16 to 255 printable characters.", field="idempotencyKey")
    return text


def row_account(text: str) -> UUID:
    """The id in a balance account's global id, in one row among many.

    Raises:
        InvalidInput: as for `account`; its row can be named.
    """
    try:
        return account(text)
    except Malformed as error:
        raise InvalidInput("That is no id of a balance account.", field="accountId") from error


def store_credit_account(text: str) -> UUID:
    """The id in a store credit account's global id.

    Raises:
        Malformed: it is not one.
    """
    return read_id(text, "StoreCreditAccount")[1]


def gift_card(text: str) -> UUID:
    """The id in a gift card's global id.

    Raises:
        Malformed: it is not one.
    """
    return read_id(text, "GiftCard")[1]


def product(text: str) -> UUID:
    """The id in a gift card product's global id.

    Raises:
        Malformed: it is not one.
    """
    return read_id(text, "GiftCardProduct")[1]


def purchase(text: str) -> UUID:
    """The id in a purchase's global id.

    Raises:
        Malformed: it is not one.
    """
    return read_id(text, "GiftCardPurchase")[1]


def market(text: str | None) -> str | None:
    """A market, if one is named.

    Raises:
        InvalidInput: it is no country, nor a part of one.
    """
    return None if text is None else place(text)


def override(text: str | None) -> str | None:
    """Why a rule of the market is set aside; None: it is not.

    Raises:
        InvalidInput: no words, or too many.
    """
    said = words(text, field="overrideMarketRule")
    if text is not None and said is None:
        raise InvalidInput("Say why the rule does not count.", field="overrideMarketRule")
    return said


def location(text: str | None) -> str | None:
    """The shop's own name of a store or till, if one is named.

    Raises:
        InvalidInput: empty, too long or unprintable.
    """
    return maybe_shop_id(text, field="location")


def why(reason: CardReason | AccountReason, note: str | None = None) -> Why:
    """A person's reason.

    Raises:
        InvalidInput: words that are too long.
    """
    return Why(reason.value, words(note, field="note"))


class Reasoned(Protocol):
    """A movement that is asked for, with a person's reason and where it is made."""

    reason: AdjustReason
    note: str | None
    customer_note: str | None
    reference: ReferenceInput | None
    location: str | None


def why_of(asked: Reasoned) -> Why:
    """The reason of a movement.

    Raises:
        InvalidInput: words that are too long, or a reference or a location that is none.
    """
    return Why(
        asked.reason.value,
        words(asked.note, field="note"),
        words(asked.customer_note, field="customerNote"),
        asked.reference.read() if asked.reference else None,
        location(asked.location),
    )


def shop_ids(**ids: str | None) -> dict[str, str | None]:
    """The shop's own ids that may be left out, by their names in Python.

    Raises:
        InvalidInput: one is empty, too long or unprintable.
    """
    return {name: maybe_shop_id(text, field=_camel(name)) for name, text in ids.items()}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
