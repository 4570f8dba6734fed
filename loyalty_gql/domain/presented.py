"""What a code stands for: a gift card, or store credit that waits to be claimed."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q

from loyalty_gql import models
from loyalty_gql.domain import balances
from loyalty_gql.domain.attempts import active_since
from loyalty_gql.domain.house import House
from loyalty_gql.domain.reads import as_time, fetch
from loyalty_gql.errors import InvalidInput, NotRedeemable
from loyalty_gql.rules import codes, redemption
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER, new_id, store_credit_account_id
from loyalty_gql.rules.shown import Shown
from loyalty_gql.rules.state import Kind

Row = models.GiftCard | models.WaitingCredit
_SINCE = (
    f"SELECT {active_since('a.id', 'a.created_at')} AS since "  # noqa: S608 — ours
    "FROM account a WHERE a.id = $1"
)


@dataclass(frozen=True, slots=True)
class Presented:
    """A card or waiting credit, and what it shows."""

    row: Row
    shown: Shown


async def find(house: House, code: str) -> Row | None:
    """Whatever has that code; cards come first.

    Raises:
        InvalidCode: a typing error, found without a look-up.
    """
    either = of_code(house, code)
    card = await models.GiftCard.filter(either).first()
    # Asked of a card's code, too: who measures must not learn what it was.
    waiting = await models.WaitingCredit.filter(either).first()
    return card or waiting


def of_code(house: House, code: str) -> Q:
    """The rows with that code, under the current key or an older one.

    Raises:
        InvalidCode: a typing error.
    """
    pairs = house.codes.lookup(codes.normalise(code))
    return Q(*(Q(code_key_id=key, code_hmac=digest) for key, digest in pairs), join_type="OR")


async def channel_of(actor: Actor, told: str | None) -> str | None:
    """In which channel somebody asks: that of the cart whose token came along, or as the shop says.

    A shopper's own word would open to them what a rule keeps to another channel.

    Raises:
        InvalidInput: a shopper names one.
    """
    if told is not None and not actor.for_shop:
        raise InvalidInput(
            "Only the shop names a channel; yours is that of the cart whose token comes along.",
            field="channel",
        )
    cart = await models.Cart.get_or_none(id=actor.cart) if actor.cart is not None else None
    return (cart.channel if cart else None) or told


async def look_at(
    house: House,
    row: Row | None,
    customer_id: str | None,
    *,
    now: datetime,
    claims: bool = False,
    currency: str | None = None,
    channel: str | None = None,
) -> Presented:
    """What it shows, if it could pay for this customer now, or with `claims` be claimed by them.

    Whom it tells why not, you decide. `currency` is the one that it must be in,
    `channel` where that is asked, see `channel_of`.

    Raises:
        NotRedeemable, NotActive, InsufficientFunds, CurrencyMismatch: unknown, claimed, blocked,
            expired, empty, in another currency; or it must be claimed before it can pay.
        NotAllowedHere: a rule of the shop's forbids it.
    """
    chain = await house.rulebook.chain()
    card = row if isinstance(row, models.GiftCard) else None
    # The same work for what does not exist.
    found = await balances.shown([row.id if row else new_id()], now, alike=True)
    shown = found.get(row.id) if row else None
    if row is None or shown is None:
        raise NotRedeemable(redemption.NOT_REDEEMABLE, field="code")
    refused = chain.refuse(
        redemption.Attempt(
            kind=shown.kind,
            status=shown.status,
            account_currency=shown.currency,
            claimed=shown.claimed_by is not None,
            claimed_by_caller=_is_own(shown, customer_id),
            expires_at=await _expiry(row, shown, claims=claims),
            now=shown.at,
            currency=currency,
            # What is held for carts, the caller's own perhaps, is still on it.
            available_minor=shown.balance,
            unclaimed=isinstance(row, models.WaitingCredit) and not claims,
            customer_id=customer_id,
            owner_id=card.customer_id if card else None,
            product_id=str(card.gift_card_product_id)
            if card and card.gift_card_product_id
            else None,
            active_since=await _active_since(row) if claims else None,
            claims=claims,
            asked_in=channel,
        )
    )
    if refused is not None:
        raise refused
    return Presented(row, shown)


async def _active_since(row: Row) -> datetime:
    (read,) = await fetch(_SINCE, row.id)
    return as_time(read["since"])


def _is_own(shown: Shown, customer_id: str | None) -> bool:
    if shown.claimed_by is None or customer_id is None:
        return False
    return shown.claimed_by == store_credit_account_id(CUSTOMER, customer_id, shown.currency)


async def _expiry(row: Row, shown: Shown, *, claims: bool) -> datetime | None:
    """When a card ends; of credit only whether what was on it has run out, for who claims it."""
    if isinstance(row, models.GiftCard):
        return row.expires_at
    if shown.balance or not claims:
        return None
    last = await models.Entry.filter(account_id=row.id).order_by("-version").first()
    over = last is not None and (last.kind is Kind.EXPIRATION or last.balance_after)
    return shown.at if over else None
