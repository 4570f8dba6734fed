"""Making balance accounts: gift cards issued by the shop, store credit opened for a customer."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.markets import broken, may_override, set_aside
from loyalty_gql.errors import AgainstMarketRule, AlreadyExists, InvalidInput
from loyalty_gql.ledger.commands import Command, Ensure, Insert
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER, new_id, store_credit_account_id
from loyalty_gql.rules.issue_tax import rate_at_issue
from loyalty_gql.rules.market import MarketRule, must_last, must_last_days
from loyalty_gql.rules.money import Money, digits, positive, within
from loyalty_gql.rules.operations import Grant, SetStatus
from loyalty_gql.rules.products import validity
from loyalty_gql.rules.state import AccountKind, AccountStatus, Because, Kind, Origin, System

EPOCH = datetime.fromtimestamp(0, UTC)
# The shop's side of an issue: bought value was paid for elsewhere, the rest is a promotion.
SOURCES = {
    Origin.BOUGHT: System.PAYMENTS_CLEARING,
    Origin.PROMOTIONAL: System.PROMOTIONS,
    Origin.REFUND: System.REFUNDS_CLEARING,
    Origin.IMPORT: System.IMPORTS,
}


@dataclass(frozen=True, slots=True)
class IssueGiftCard:
    """A card to make. `code`: the shop's own, in our form; `expires_at`: UTC, or never.

    `market` is where it is sold, if not where the shop is; `override` says why its rule does not
    count. `pending`: printed for a till, with its value on it once it is activated there, good for
    `pending_days` from then on. `tax_rate`, in percent: single-purpose, its sale is taxed at that
    rate; where it was sold and nothing is said, the shop's setting for its market counts.
    """

    value: Money
    code: str | None
    expires_at: datetime | None
    customer_id: str | None
    order_id: str | None
    order_line_id: str | None
    why: Why
    origin: Origin = Origin.PROMOTIONAL
    market: str | None = None
    override: str | None = None
    pending: bool = False
    pending_days: int | None = None
    tax_rate: str | None = None


@dataclass(frozen=True, slots=True)
class IssuedCard:
    """A card with its code in full: the one time that it is shown. One that is pending has no
    movement yet.
    """

    card: models.GiftCard
    code: str
    transaction_id: UUID | None
    replayed: bool


@dataclass(frozen=True, slots=True)
class OpenedAccount:
    """An account in a currency; it may have been there before. `code` is of one that waits."""

    account: models.StoreCreditAccount
    replayed: bool
    code: str | None = None


def new_account(
    account_id: UUID,
    kind: AccountKind,
    currency: str,
    now: datetime,
    *,
    status: AccountStatus = AccountStatus.ACTIVE,
) -> Ensure:
    """The ledger's row of a new balance account. A card's is there with its value or not at all."""
    row: dict[str, Any] = {
        "id": account_id,
        "kind": kind,
        "currency": currency,
        "status": status,
        "balance": 0,
        "held": 0,
        "version": 0,
        # Nothing is recorded yet. The time of a server must not become the ledger's.
        "recorded_at": EPOCH,
        "created_at": now,
    }
    return Ensure(models.Account, row, fresh=kind is AccountKind.GIFT_CARD)


def customers_account(customer_id: str, currency: str, now: datetime) -> tuple[UUID, list[Ensure]]:
    """A customer's account in a currency, and the rows to make where it is missing."""
    return owners_account(CUSTOMER, customer_id, currency, now)


def owners_account(
    owner_kind: str, owner_id: str, currency: str, now: datetime
) -> tuple[UUID, list[Ensure]]:
    """The same for an owner of any kind."""
    account_id = store_credit_account_id(owner_kind, owner_id, currency)
    owner: dict[str, Any] = {
        "id": account_id,
        "owner_kind": owner_kind,
        "owner_id": owner_id,
        "currency": currency,
        "created_at": now,
    }
    account = new_account(account_id, AccountKind.STORE_CREDIT, currency, now)
    return account_id, [account, Ensure(models.StoreCreditAccount, owner)]


async def issue_gift_card(
    actor: Actor, house: House, ask: IssueGiftCard, *, key: str, now: datetime
) -> IssuedCard:
    """Make a gift card with its value on it. A replay shows the same code again.

    Raises:
        NotPermitted: the actor may not issue cards.
        InvalidAmount: zero, negative, or above the shop's limit.
        InvalidCode: an own code that is not in our form (short codes can be guessed).
        InvalidInput: it would have expired already, or counts its days though it is not pending, or
            has a tax though nobody bought it, or a location though nothing moves before it is sold.
        AlreadyExists: the own code is taken.
        AgainstMarketRule: it was paid for, and would expire before the law of its market allows.
    """
    actor.must_be_allowed("issueGiftCard")
    may_override(actor, ask.override)
    _must_wait(ask)
    within(positive(ask.value), house.largest)
    code = codes.normalise(ask.code) if ask.code else house.codes.make()
    card_id = new_id()
    # On record under a name of its own: what was done as `issueGiftCard` has moved money.
    operation = "issuePendingGiftCard" if ask.pending else "issueGiftCard"
    the_key = key_of(actor, operation, key, ask)
    because = ask.why.by(actor)

    async def build() -> Command:
        # Only here: a replay answers what the first request did, whatever time it is by then.
        if ask.expires_at is not None and ask.expires_at <= now:
            raise InvalidInput("The expiry must lie in the future.", field="expiresAt")
        refusal = await _against_market(house, ask, now)
        trail = set_aside(actor, refusal, ask.override, subject=("gift_card", card_id), now=now)
        row = _card_row(house, card_id, code, ask, now)
        row["market_overridden"] = refusal is not None
        status = AccountStatus.PENDING if ask.pending else AccountStatus.ACTIVE
        currency = ask.value.currency
        return Command(
            the_key,
            because,
            [] if ask.pending else [_value(card_id, ask)],
            subject={"giftCard": str(card_id)},
            ensure=[new_account(card_id, AccountKind.GIFT_CARD, currency, now, status=status)],
            alongside=[Insert(models.GiftCard, row), *trail],
        )

    def asked() -> list[Asked]:
        event = Event.of(actor, the_key.operation, ask.customer_id)
        return [(Moment.ISSUE, replace(event, amount=ask.value, order_id=ask.order_id))]

    try:
        receipt = await commit(house, the_key, build, before=asked)
    except RowRefused as error:
        raise AlreadyExists("There is a gift card with this code already.", field="code") from error
    card = await models.GiftCard.get(id=UUID(receipt.subject["giftCard"]))
    transaction_id = None if ask.pending else await transaction_of(receipt.command_id)
    shown = house.codes.open(card.id, card.code_sealed)
    return IssuedCard(card, shown, transaction_id, receipt.replayed)


def _must_wait(ask: IssueGiftCard) -> None:
    validity(ask.pending_days)
    if ask.pending_days is not None and (not ask.pending or ask.expires_at is not None):
        raise InvalidInput(
            "Days count from the activation of a pending card, instead of expiresAt.",
            field="validDays",
        )
    if ask.pending and ask.why.location is not None:
        raise InvalidInput("Say where when it is activated: now nothing moves.", field="location")
    if ask.tax_rate is not None and ask.origin is not Origin.BOUGHT:
        raise InvalidInput("Only the sale of a card is taxed: origin BOUGHT.", field="taxRate")


async def _against_market(
    house: House, ask: IssueGiftCard, now: datetime
) -> AgainstMarketRule | None:
    """What the law of its market has against the expiry of a card that somebody pays for."""
    if ask.origin is not Origin.BOUGHT:
        return None

    def check(rule: MarketRule, at: datetime) -> None:
        must_last(rule, ask.expires_at, since=at)
        must_last_days(rule, ask.pending_days)

    return await broken(house, ask.market, now, check)


def _value(card_id: UUID, ask: IssueGiftCard) -> Grant:
    return Grant(
        card_id,
        ask.value.minor,
        ask.value.currency,
        Kind.ISSUE,
        SOURCES[ask.origin],
        ask.origin,
        expires_at=ask.expires_at,
    )


def _card_row(
    house: House, card_id: UUID, code: str, ask: IssueGiftCard, now: datetime
) -> dict[str, Any]:
    kept = house.codes.keep(card_id, code)
    reference = ask.why.reference
    return {
        "id": card_id,
        "code_key_id": kept.key_id,
        "code_hmac": kept.hmac,
        "code_sealed": kept.sealed,
        "last_characters": kept.last_characters,
        "currency": ask.value.currency,
        "initial_minor": ask.value.minor,
        "expires_at": ask.expires_at,
        "customer_id": ask.customer_id,
        "order_id": ask.order_id,
        "order_line_id": ask.order_line_id,
        "reference_type": reference.type if reference else None,
        "reference_id": reference.id if reference else None,
        "note": ask.why.note,
        "version": 0,
        "created_at": now,
        "market": ask.market or house.market,
        "tax_rate": _rate(house, ask),
        "pending_origin": ask.origin if ask.pending else None,
        "pending_days": ask.pending_days,
    }


def _rate(house: House, ask: IssueGiftCard) -> str | None:
    """The rate its sale is taxed at. Of a card that is not sold yet its activation says."""
    if ask.tax_rate is not None or ask.pending or ask.origin is not Origin.BOUGHT:
        return ask.tax_rate
    return rate_at_issue(None, house.tax.at_issue, ask.market or house.market)


async def transaction_of(command_id: UUID) -> UUID:
    """The first transaction of a command."""
    found = await models.LedgerTransaction.filter(command_id=command_id).order_by("id").first()
    assert found is not None, f"command {command_id} has left no transaction"
    return found.id


async def open_store_credit_account(
    actor: Actor,
    house: House,
    owner_id: str,
    currency: str,
    *,
    key: str,
    now: datetime,
    owner_kind: str = CUSTOMER,
) -> OpenedAccount:
    """Open a customer's account in a currency, or another owner's; or find the one that is there.

    Raises:
        NotPermitted: the actor may not open accounts.
        UnknownCurrency: not an ISO 4217 code.
    """
    actor.must_be_allowed("openStoreCreditAccount")
    digits(currency)
    asked = (owner_id, currency) if owner_kind == CUSTOMER else (owner_kind, owner_id, currency)
    the_key = key_of(actor, "openStoreCreditAccount", key, *asked)
    account_id, rows = owners_account(owner_kind, owner_id, currency, now)

    async def build() -> Command:
        because = Because(actor.kind, actor.principal, "OPENED")
        # Opened anew where it had been closed; what is blocked stays blocked.
        return Command(
            the_key,
            because,
            [SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED)],
            subject={"storeCreditAccount": str(account_id)},
            ensure=rows,
        )

    receipt = await commit(house, the_key, build)
    account = await models.StoreCreditAccount.get(id=account_id)
    return OpenedAccount(account, receipt.replayed)
