"""A refund to what paid an order: each part to the card or account it came from, or in its stead.

What other means had paid is not ours to move: it is the backend's to give back, and is counted on
the order's row, so that this and `refundToCredit` share one cap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.issuing import customers_account, new_account
from loyalty_gql.domain.paid import PaidOrder, Payer
from loyalty_gql.domain.recalls import foreseen_of, told
from loyalty_gql.domain.refund_plans import (
    RefundAsk,
    amount_of,
    asked_parts,
    destination_of,
    order_paid,
    planned_parts,
)
from loyalty_gql.domain.refund_taxes import Returns, read_returns
from loyalty_gql.domain.waiting_credit import for_address
from loyalty_gql.errors import InvalidInput, NotActive, NotFound, RefundExceedsPaid
from loyalty_gql.ledger.commands import Command, Ensure, IdempotencyKey, Insert, Update
from loyalty_gql.rules import refunds
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.operations import Grant, Operation, Refund, SetStatus
from loyalty_gql.rules.refunds import Destination
from loyalty_gql.rules.state import AccountKind, AccountStatus, Kind, Origin, System


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a tender's part goes (our id; None: what other means paid), and to whom."""

    tender_id: UUID | None
    destination: Destination
    customer_id: str | None = None
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class RefundToTenders:
    """What to give back: as a plan says, or as asked here; with choices of where to."""

    ask: RefundAsk
    plan_id: str | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class WentTo:
    """Where a part of a refund went (minor units). `code` is a new card's, in full.

    `kept_minor` of it the shop keeps: it had given back the money that bought the card.
    """

    tender_id: UUID | None
    destination: Destination
    minor: int
    account: models.Account | None
    code: str | None
    kept_minor: int = 0


@dataclass(frozen=True, slots=True)
class RefundedToTenders:
    """A refund, with where each part of it went."""

    order: models.Cart
    parts: list[WentTo]
    transaction_ids: list[UUID]
    refunded_minor: int
    replayed: bool


@dataclass(slots=True)
class _Draft:
    """A command while its parts are put together."""

    paid: PaidOrder
    returns: Returns
    now: datetime
    house: House
    operations: list[Operation] = field(default_factory=list[Operation])
    ensure: list[Ensure] = field(default_factory=list[Ensure])
    guards: list[Update] = field(default_factory=list[Update])
    rows: list[Insert] = field(default_factory=list[Insert])
    parts: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def guard(self, update: Update) -> None:
        """What must not have moved; two parts may rely on the same row."""
        if all((one.model, one.id) != (update.model, update.id) for one in self.guards):
            self.guards.append(update)

    def ensures(self, rows: Sequence[Ensure]) -> None:
        """Rows to make where they are missing, once."""
        self.ensure += [row for row in rows if row not in self.ensure]


async def refund_to_tenders(
    actor: Actor, house: House, ask: RefundToTenders, *, why: Why, key: str, now: datetime
) -> RefundedToTenders:
    """Give value back to what paid an order, all parts or none.

    Of a claimed card it goes to the claimer, of a replaced one to the new card. A card that is
    blocked or over never gets it: then it goes to its owner's store credit, or to a new card. Where
    the money that bought the card went back, the shop keeps what comes back of it.

    Raises:
        NotPermitted: the actor may not refund.
        NotFound: no such order was reported, or it has no such line or tender.
        PlanOutdated: the order, or what paid it, has changed since it was planned.
        InvalidInput, InvalidAmount, CurrencyMismatch: what is asked has no meaning.
        RefundExceedsPaid: more than was paid and not given back.
        NotActive: it is to go to a card that is blocked or over.
    """
    actor.must_be_allowed("refundToTenders")
    asked = ask.ask
    if ask.plan_id is not None and (asked.amount or asked.lines or asked.splitting):
        raise InvalidInput("A plan says how much: send nothing beside its id.", field="planId")
    the_key = key_of(actor, "refundToTenders", key, ask, why)
    planned: list[Money] = []

    async def build() -> Command:
        paid = await order_paid(asked.order_id, now)
        if ask.plan_id is not None:
            parts = planned_parts(house, ask.plan_id, paid)
        else:
            parts = refunds.spread(amount_of(asked, paid), paid.left, asked_parts(asked, paid))
        planned[:] = [Money(sum(parts), paid.cart.currency)]
        draft = _Draft(paid, await read_returns(paid.cart.id), now, house)
        await _put_together(draft, parts, _choices(ask.choices, paid))
        return _command(actor, draft, parts, why, the_key)

    def before() -> list[Asked]:
        event = Event.of(actor, the_key.operation)
        return [(Moment.REFUND, replace(event, amount=planned[0], order_id=asked.order_id))]

    receipt = await commit(house, the_key, build, reread_on=(RefundExceedsPaid,), before=before)
    made = await models.LedgerTransaction.filter(
        command_id=receipt.command_id, kind=Kind.REFUND
    ).order_by("id")
    kept = await told(made)
    parts = [await _went_to(house, part, kept) for part in receipt.subject["parts"]]
    return RefundedToTenders(
        await models.Cart.get(order_id=asked.order_id),
        parts,
        [one.id for one in made],
        sum(part.minor for part in parts),
        receipt.replayed,
    )


def _choices(choices: Sequence[Choice], paid: PaidOrder) -> Mapping[UUID | None, Choice]:
    """The choices by tender.

    Raises:
        NotFound: such a tender has not paid the order.
        InvalidInput: two for one tender, or one that has no meaning.
    """
    known = {None, *(payer.tender.id for payer in paid.payers)}
    chosen: dict[UUID | None, Choice] = {}
    for place, one in enumerate(choices):
        at = f"destinations.{place}"
        if one.tender_id not in known:
            raise NotFound("No such tender has paid this order.", field=f"{at}.tenderId")
        if one.tender_id in chosen:
            raise InvalidInput("A tender comes once.", field=f"{at}.tenderId")
        _must_make_sense(one, at)
        chosen[one.tender_id] = one
    return chosen


def _must_make_sense(one: Choice, at: str) -> None:
    if (one.address is not None) != (one.destination is Destination.WAITING_CREDIT):
        raise InvalidInput("An address goes with WAITING_CREDIT.", field=f"{at}.emailAddress")
    if one.customer_id is not None and one.destination is not Destination.OWNER_CREDIT:
        raise InvalidInput("A customer goes with OWNER_CREDIT.", field=f"{at}.customerId")
    ours = one.tender_id is not None
    if one.destination in _NOT_CHOSEN if ours else one.destination in _OF_TENDERS:
        raise InvalidInput("That part can't go there.", field=f"{at}.destination")


_OF_TENDERS = (Destination.ORIGINAL, Destination.NEW_CARD, Destination.SHOP)
_NOT_CHOSEN = (Destination.BACKEND, Destination.SHOP)


async def _put_together(
    draft: _Draft, parts: Sequence[int], choices: Mapping[UUID | None, Choice]
) -> None:
    *by_payer, other = parts
    kept = await foreseen_of(draft.paid, by_payer)
    for payer, part, keeps in zip(draft.paid.payers, by_payer, kept, strict=True):
        if part:
            usual = Choice(payer.tender.id, destination_of(payer, all_kept=keeps == part)[0])
            choice = choices.get(payer.tender.id, usual)
            if choice.destination is Destination.NEW_CARD and usual.destination is Destination.SHOP:
                choice = usual
            await _give_back(draft, payer, part, choice, part - keeps)
    if other:
        usual = Choice(None, Destination.BACKEND)
        await _others(draft, other, choices.get(None, usual))


async def _give_back(draft: _Draft, payer: Payer, part: int, choice: Choice, arrives: int) -> None:
    """A tender's part, over its captures: the last one comes back first."""
    to = await _target(draft, payer, arrives, choice)
    shares = refunds.newest_first(part, [one.left_minor for one in payer.captures])
    for one, share in zip(payer.captures, shares, strict=True):
        if share:
            draft.operations.append(
                Refund(one.account_id, one.redemption_id, to, share, draft.house.grace)
            )
    _note(draft, choice, to, part)


async def _others(draft: _Draft, part: int, choice: Choice) -> None:
    """What other means paid: the backend's to give back, or store credit instead."""
    if choice.destination is Destination.BACKEND:
        _note(draft, choice, None, part)
        return
    cart = draft.paid.cart
    to = await _credit(draft, choice, cart.customer_id)
    kind, source, origin = Kind.REFUND, System.REFUNDS_CLEARING, Origin.REFUND
    draft.operations.append(Grant(to, part, cart.currency, kind, source, origin, cart=cart.id))
    _note(draft, choice, to, part)


def _note(draft: _Draft, choice: Choice, to: UUID | None, part: int) -> None:
    """What a replay tells again."""
    draft.parts.append(
        {
            "tender": str(choice.tender_id) if choice.tender_id else None,
            "destination": choice.destination.value,
            "account": str(to) if to else None,
            "minor": part,
        }
    )


async def _target(draft: _Draft, payer: Payer, arrives: int, choice: Choice) -> UUID:
    if payer.tender.companys and choice.destination is not Destination.ORIGINAL:
        raise InvalidInput(
            "A company's credit paid this; it goes back there.", field="destinations"
        )
    match choice.destination:
        case Destination.ORIGINAL:
            return _original(draft, payer)
        case Destination.NEW_CARD:
            return _new_card(draft, payer, arrives)
        case Destination.SHOP:
            _guard_card(draft, payer)
            return payer.tender.account_id
        case _:
            return await _credit(draft, choice, payer.owner)


def _original(draft: _Draft, payer: Payer) -> UUID:
    """What paid, as the ledger follows it.

    Raises:
        NotActive: a card that is blocked or over would swallow it.
    """
    if payer.dead:
        raise NotActive(
            f"The card that paid is {payer.end.status.lower()}; choose where else it goes.",
            field="destinations",
        )
    if payer.card is None:
        _opened(draft, payer.end.id)
    _guard_card(draft, payer)
    return payer.tender.account_id


def _guard_card(draft: _Draft, payer: Payer) -> None:
    """Whoever blocks or ends the card, or gives back what bought it meanwhile, changes its row."""
    if payer.card is not None:
        draft.guard(Update(models.GiftCard, payer.card.id, payer.card.version))


def _opened(draft: _Draft, account_id: UUID) -> None:
    """Credit that was closed is opened anew: what was paid can always be given back."""
    draft.operations.append(SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED))


def _new_card(draft: _Draft, payer: Payer, arrives: int) -> UUID:
    """A card made for what comes back; the value keeps its origin and its dates."""
    _guard_card(draft, payer)
    card_id = new_id()
    cart, house, now = draft.paid.cart, draft.house, draft.now
    kept = house.codes.keep(card_id, house.codes.make())
    until = payer.card.expires_at if payer.card else None
    row: dict[str, Any] = {
        "id": card_id,
        "code_key_id": kept.key_id,
        "code_hmac": kept.hmac,
        "code_sealed": kept.sealed,
        "last_characters": kept.last_characters,
        "currency": cart.currency,
        "initial_minor": arrives,
        # Value that has expired comes back for the days of grace.
        "expires_at": until if until is None or until > now else now + house.grace,
        "customer_id": payer.card.customer_id if payer.card else None,
        # It stands for that card, so what the shop has set for its product goes on.
        "gift_card_product_id": payer.card.gift_card_product_id if payer.card else None,
        "reference_type": "order",
        "reference_id": cart.order_id,
        "version": 0,
        "created_at": now,
    }
    draft.rows.append(Insert(models.GiftCard, row))
    draft.ensures([new_account(card_id, AccountKind.GIFT_CARD, cart.currency, now)])
    return card_id


async def _credit(draft: _Draft, choice: Choice, owner: str | None) -> UUID:
    """Somebody's store credit, or credit that waits for an address.

    Raises:
        InvalidInput: nobody is known whose it could be.
    """
    currency = draft.paid.cart.currency
    if choice.address is not None:
        waiting = await for_address(choice.address, currency, draft.now)
        draft.ensures(waiting.ensure)
        draft.guard(waiting.guard)
        account_id = waiting.account_id
    else:
        customer_id = choice.customer_id or owner
        if customer_id is None:
            raise InvalidInput(
                "Whose credit? Neither the card nor the order has an owner: name one.",
                field="destinations",
            )
        account_id, rows = customers_account(customer_id, currency, draft.now)
        draft.ensures(rows)
    _opened(draft, account_id)
    return account_id


def _command(
    actor: Actor, draft: _Draft, parts: Sequence[int], why: Why, key: IdempotencyKey
) -> Command:
    cart = draft.paid.cart
    counted = {"refunded_other_minor": cart.refunded_other_minor + parts[-1]}
    return Command(
        key,
        why.by(actor),
        draft.operations,
        subject={"parts": draft.parts},
        ensure=draft.ensure,
        # Also where only tenders get something: who planned on the same order plans anew.
        guards=[Update(models.Cart, cart.id, cart.version, counted), *draft.guards],
        alongside=lambda outcome: [*draft.rows, *draft.returns.rows(outcome)],
    )


async def _went_to(house: House, part: Mapping[str, Any], kept: Mapping[UUID, int]) -> WentTo:
    """Where a part went, as it is now: of a card that was claimed at the lock, its claimer's."""
    account_id = part["account"]
    account = await models.Account.get(id=UUID(account_id)) if account_id else None
    while account is not None and account.claimed_by is not None:
        account = await models.Account.get(id=account.claimed_by)
    destination = Destination(part["destination"])
    code: str | None = None
    if destination is Destination.NEW_CARD:
        card = await models.GiftCard.get(id=UUID(account_id))
        code = house.codes.open(card.id, card.code_sealed)
    tender = UUID(part["tender"]) if part["tender"] else None
    payer = await models.Tender.get(id=tender) if tender and kept else None
    keeps = kept.get(payer.account_id, 0) if payer else 0
    shown = None if destination is Destination.SHOP else account
    return WentTo(tender, destination, part["minor"], shown, code, keeps)
