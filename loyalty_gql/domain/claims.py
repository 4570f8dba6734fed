"""Moving all of a card, or of credit that waits, into the store credit of who claims it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import presented, waiting_credit
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of, placed_at
from loyalty_gql.domain.issuing import customers_account
from loyalty_gql.domain.on_behalf import customer_of
from loyalty_gql.errors import HeldElsewhere, InsufficientFunds, InvalidInput, NotActive
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Receipt, Update
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.operations import SetStatus, Transfer
from loyalty_gql.rules.state import AccountStatus, Because, Kind


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was claimed, a card or an account that waited; its value lies in `account` now.

    `minor` is how much that was.
    """

    card: models.GiftCard | None
    waiting: models.StoreCreditAccount | None
    account: models.StoreCreditAccount
    transaction_id: UUID
    minor: int
    replayed: bool


async def claim(
    actor: Actor,
    house: House,
    what: str | UUID,
    *,
    on_behalf_of: str | None,
    key: str,
    now: datetime,
    currency: str | None = None,
    channel: str | None = None,
    location: str | None = None,
) -> Claimed:
    """Move all there is, in its currency, into a customer's store credit, opened when missing.

    `what` is a code as it was typed, or the id of an account that waits for the customer's verified
    e-mail address; the shop may name any that waits. Value that is not yet effective goes along,
    soft holds on a card end, and what comes back of its payments later goes to the same credit. The
    customer is told why not, in words. `channel`: where they claim it, as the shop says, unless a
    cart's token does. `location`: at which till, as the shop says.

    Raises:
        NotPermitted: a guest, or a key without the scope.
        InvalidCode: a typing error, found without a look-up.
        InvalidInput: a customer acts for another one, names a channel or a location, or the shop
            acts for nobody.
        NotFound: no such account waits for them.
        NotRedeemable: unknown, expired, claimed before by the customer or somebody else.
        NotActive: the card or the credit is blocked.
        CurrencyMismatch: it is not in `currency`.
        NotAllowedHere: a rule of the shop's forbids it.
        InsufficientFunds: nothing is left.
        HeldElsewhere: an order is just being placed with the card; says when to try again.
    """
    actor.must_be_allowed("claim")
    customer_id = customer_of(actor, on_behalf_of)
    asked = codes.normalise(what) if isinstance(what, str) else what
    if location is not None and not actor.for_shop:
        raise InvalidInput("Only the shop says at which till it is.", field="location")
    told = (*(() if channel is None else (channel,)), *placed_at(location))
    the_key = key_of(actor, "claim", key, asked, customer_id, currency, *told)
    here = await presented.channel_of(actor, channel)

    async def look() -> presented.Presented:
        if isinstance(what, str):
            row = await presented.find(house, what)
        else:
            row = await waiting_credit.for_claim(actor, what)
        return await presented.look_at(
            house, row, customer_id, now=now, claims=True, currency=currency, channel=here
        )

    async def build() -> Command:
        found = await look()
        because = Why("CLAIMED", location=location).by(actor)
        return _claiming(because, the_key, found, customer_id, now)

    def asked_before() -> list[Asked]:
        event = Event.of(actor, the_key.operation, customer_id)
        named = what if isinstance(what, UUID) else None
        return [(Moment.CLAIM, replace(event, account_id=named, channel=here))]

    try:
        receipt = await commit(house, the_key, build, before=asked_before)
    except HeldElsewhere:
        raise
    except (InsufficientFunds, NotActive):
        # Somebody was faster between our look and the lock; say what they did.
        await look()
        raise
    return await _claimed(receipt)


def _claiming(
    because: Because,
    key: IdempotencyKey,
    found: presented.Presented,
    customer_id: str,
    now: datetime,
) -> Command:
    row = found.row
    account_id, rows = customers_account(customer_id, found.shown.currency, now)
    waits = isinstance(row, models.WaitingCredit)
    return Command(
        key,
        because,
        [
            # Credit that was closed is opened anew; credit that is blocked stays so.
            SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED),
            Transfer(row.id, account_id, Kind.CLAIM),
        ],
        subject={"waiting" if waits else "giftCard": str(row.id), "account": str(account_id)},
        ensure=rows,
        # A refund to the same address, at the same time, must not go where this has been.
        guards=[Update(models.WaitingCredit, row.id, row.version)] if waits else [],
    )


async def _claimed(receipt: Receipt) -> Claimed:
    subject = receipt.subject
    account = await models.StoreCreditAccount.get(id=UUID(subject["account"]))
    made = models.LedgerTransaction.filter(command_id=receipt.command_id, kind=Kind.CLAIM)
    transaction = await made.get()
    entry = await models.Entry.get(transaction_id=transaction.id, account_id=account.id)
    card = await models.GiftCard.get_or_none(id=subject.get("giftCard"))
    waiting = await models.StoreCreditAccount.get_or_none(id=subject.get("waiting"))
    return Claimed(card, waiting, account, transaction.id, entry.amount, receipt.replayed)
