"""Where a tender's money comes from: a code, a card or account by id, the customer's own credit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.attempts import (
    BALANCE_COLUMNS,
    BALANCE_JOINS,
    Balance,
    Checkout,
    checkout_of,
)
from loyalty_gql.domain.company_spending import account_for
from loyalty_gql.domain.house import House
from loyalty_gql.domain.reads import among, as_uuid, fetch
from loyalty_gql.domain.tenders import CartTender, LoadedCart
from loyalty_gql.domain.together import Together
from loyalty_gql.errors import (
    InsufficientFunds,
    InvalidInput,
    NotFound,
    NothingToApply,
    NotRedeemable,
)
from loyalty_gql.rules import codes, redemption
from loyalty_gql.rules.access import Actor, ActorKind
from loyalty_gql.rules.ids import (
    CUSTOMER,
    company_account_id,
    new_id,
    store_credit_account_id,
)
from loyalty_gql.rules.records import record
from loyalty_gql.rules.redemption import NOT_REDEEMABLE
from loyalty_gql.rules.state import AccountKind


@record
class ByCode:
    """Whoever presents the code may spend it."""

    code: str


@record
class ByGiftCard:
    """A card kept in the customer's own list."""

    card_id: UUID


@record
class ByAccount:
    """A store credit account by its id."""

    account_id: UUID


@record
class OwnCredit:
    """The customer's store credit in the cart's currency."""


@record
class CompanyCredit:
    """The credit, in the cart's currency, of the company that the cart is for."""


Row = dict[str, Any]
_NAMES = {
    AccountKind.GIFT_CARD: ("gift card", "source.giftCardId"),
    AccountKind.STORE_CREDIT: ("store credit account", "source.accountId"),
}

Source = ByCode | ByGiftCard | ByAccount | OwnCredit | CompanyCredit


@record
class Found:
    """The account a source stands for. `by_code`: soft holds of other carts may be moved.

    `most_minor` is what it may pay of the cart beside the `others`; `checkout` has what else goes
    with the command.
    """

    account_id: UUID
    kind: AccountKind
    by_code: bool
    most_minor: int
    others: list[CartTender]
    checkout: Checkout


_ACCOUNTS = (
    "SELECT a.id, COALESCE(g.code_key_id, w.code_key_id) AS code_key_id, "  # noqa: S608 — ours
    f"COALESCE(g.code_hmac, w.code_hmac) AS code_hmac, {BALANCE_COLUMNS} FROM account a "
    f"{BALANCE_JOINS} LEFT JOIN waiting_credit w ON w.id = a.id WHERE "
)


async def find_source(
    actor: Actor,
    house: House,
    source: Source,
    loaded: LoadedCart,
    *,
    on_behalf_of: str | None,
    now: datetime,
) -> Found:
    """Find the account, see whose it is, and ask the chain of validators.

    A guest's code that can't pay stands for an account that does not exist. It goes on to the
    ledger as the code of an empty card does, so that no answer and no delay tells them apart. Only
    a rule that no gift card can meet on this cart is told to a guest.

    Raises:
        NotFound, NotRedeemable, NotActive, CurrencyMismatch, InsufficientFunds: it can't pay.
        NotAllowedHere: a rule of the shop's forbids it.
        NothingToApply: there is nothing that it may pay.
    """
    cart, by_code = loaded.cart, isinstance(source, ByCode)
    customer_id = _payer(actor, source, cart, on_behalf_of)
    payer = customer_id or cart.customer_id
    checkout = await checkout_of(house, cart, payer, now, at=loaded.at)
    try:
        own = loaded.own if customer_id == cart.customer_id else None
        if isinstance(source, OwnCredit) and own is not None:
            account_id, balance = own.account_id, own.balance
        else:
            row = await _find(house, source, cart, customer_id)
            account_id, balance = as_uuid(row["id"]), Balance.of(row)
        found = allowed(account_id, balance, loaded, checkout, by_code=by_code)
        return await _as_held(house, found, balance, loaded, now)
    except (*redemption.HIDDEN, NothingToApply):
        if actor.kind is not ActorKind.GUEST or not by_code:
            raise
        unknown = Balance(kind=AccountKind.GIFT_CARD, currency=cart.currency)
        return allowed(new_id(), unknown, loaded, checkout, by_code=True)


def _payer(actor: Actor, source: Source, cart: models.Cart, on_behalf_of: str | None) -> str | None:
    """For which customer the source is looked for; None: for whoever has the code."""
    if on_behalf_of is not None and not actor.for_shop:
        raise InvalidInput("Only the shop acts for somebody else.", field="onBehalfOf")
    customer_id = on_behalf_of or (cart.customer_id if actor.for_shop else actor.customer_id)
    if customer_id is None and actor.for_shop and not isinstance(source, ByCode):
        raise InvalidInput("For which customer?", field="onBehalfOf")
    anothers = customer_id is not None and cart.customer_id not in (None, customer_id)
    if anothers and not isinstance(source, ByCode):
        # What is a customer's own pays for the customer's own cart; a code pays for any.
        raise NotFound("There is no such cart.", field="cartId")
    return customer_id


async def _find(house: House, source: Source, cart: models.Cart, customer_id: str | None) -> Row:
    match source:
        case ByCode():
            return await _by_code(house, source.code)
        case ByGiftCard():
            return await _kept(source.card_id, customer_id)
        case ByAccount(id_) if id_ == company_account_id(cart.company_id, cart.currency):
            return await _of_company(cart, customer_id)
        case CompanyCredit():
            return await _of_company(cart, customer_id)
        case ByAccount():
            row = await _by_id.load(source.account_id)
            return _own(row, customer_id, AccountKind.STORE_CREDIT)
        case OwnCredit():
            return await _own_credit(customer_id, cart)


async def _as_held(
    house: House, found: Found, balance: Balance, loaded: LoadedCart, now: datetime
) -> Found:
    """A hold counts for whoever began it: so that more is held, it must be theirs to spend, too.

    Raises:
        Refusal, NothingToApply: it is not.
    """
    holds = (one.hold.customer_id for one in loaded.live if one.account_id == found.account_id)
    holder, checkout = next(holds, None), found.checkout
    if holder in (None, checkout.customer_id):
        return found
    theirs = await checkout_of(house, loaded.cart, holder, now, at=loaded.at)
    also = allowed(found.account_id, balance, loaded, theirs, by_code=found.by_code)
    both = replace(checkout, guards=(*checkout.guards, *theirs.guards))
    return replace(found, most_minor=min(found.most_minor, also.most_minor), checkout=both)


def allowed(
    account_id: UUID,
    balance: Balance,
    loaded: LoadedCart,
    checkout: Checkout,
    *,
    by_code: bool = False,
) -> Found:
    """What the chain lets a balance pay of a cart beside its other tenders.

    Raises:
        Refusal: it may not pay at all.
        NothingToApply: there is nothing that it may pay.
    """
    others = [one for one in loaded.tenders if one.account_id != account_id]
    attempt = checkout.attempt(balance, [one.standing() for one in others], by_code=by_code)
    refusal = checkout.chain.refuse(attempt)
    if refusal is not None:
        raise refusal
    most = checkout.chain.most(attempt)
    if most == 0:
        raise NothingToApply("There is nothing left to pay on this cart with that.")
    return Found(account_id, balance.kind, by_code, most, others, checkout)


async def _by_code(house: House, typed: str) -> Row:
    """The account of a code, by the HMAC under the current key or an older one.

    Raises:
        InvalidCode: the check symbol does not fit; the database was not asked.
        NotRedeemable: there is no such card.
    """
    pairs = house.codes.lookup(codes.normalise(typed))
    for row in [await _by_hmac.load(pair) for pair in pairs]:
        if row is not None:
            return row
    raise NotRedeemable(NOT_REDEEMABLE, field="code")


async def _read_hmacs(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], Row]:
    having = f"{among('code_key_id', 1, 'text')} AND {among('code_hmac', 2, 'text')}"
    rows = await fetch(
        f"{_ACCOUNTS} a.id IN (SELECT id FROM gift_card WHERE {having} "  # noqa: S608
        f"UNION ALL SELECT id FROM waiting_credit WHERE {having})",
        {key_id for key_id, _ in pairs},
        [digest for _, digest in pairs],
    )
    # Cards come first: a shop's own code of one may be what waiting credit has.
    rows.sort(key=lambda row: row["kind"], reverse=True)
    return {(row["code_key_id"], row["code_hmac"]): row for row in rows}


async def _read_ids(account_ids: list[UUID]) -> dict[UUID, Row]:
    rows = await fetch(f"{_ACCOUNTS} {among('a.id', 1)}", account_ids)
    return {as_uuid(row["id"]): row for row in rows}


_by_hmac = Together(_read_hmacs)
_by_id = Together(_read_ids)


async def balances_of(account_ids: Sequence[UUID]) -> dict[UUID, Balance]:
    """What the validators must know of accounts that may be looked at."""
    rows = await _read_ids(list(account_ids)) if account_ids else {}
    return {id_: Balance.of(row) for id_, row in rows.items()}


async def _kept(card_id: UUID, customer_id: str | None) -> Row:
    """A card that is the customer's, or that they keep in their list."""
    row = await _by_id.load(card_id)
    if row is not None and customer_id is not None and row["owner"] != customer_id:
        saved = models.SavedGiftCard.filter(customer_id=customer_id, gift_card_id=card_id)
        if row["kind"] == AccountKind.GIFT_CARD and await saved.exists():
            return row
    return _own(row, customer_id, AccountKind.GIFT_CARD)


def _own(row: Row | None, customer_id: str | None, kind: AccountKind) -> Row:
    """The row, if the balance is the customer's; another's looks like none."""
    if row is None or row["kind"] != kind or customer_id is None or row["owner"] != customer_id:
        what, field = _NAMES[kind]
        raise NotFound(f"There is no such {what}.", field=field)
    return row


async def _own_credit(customer_id: str | None, cart: models.Cart) -> Row:
    if customer_id is None:
        raise InvalidInput("Store credit needs a customer: sign in first.", field="source")
    row = await _by_id.load(store_credit_account_id(CUSTOMER, customer_id, cart.currency))
    if row is None:
        # No account in this currency reads 0.
        raise InsufficientFunds("There is nothing left on this balance.")
    return row


async def _of_company(cart: models.Cart, customer_id: str | None) -> Row:
    row = await _by_id.load(await account_for(cart, customer_id))
    if row is None:
        raise InsufficientFunds("There is nothing left on this balance.")
    return row
