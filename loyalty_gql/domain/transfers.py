"""Moving store credit from one account to another: two accounts of one person, a wrong address."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.closing import any_account
from loyalty_gql.domain.hooks import Asked, Event, Moment
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.errors import InvalidInput
from loyalty_gql.ledger.commands import Command
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.ids import CUSTOMER
from loyalty_gql.rules.money import Money, positive, same_currency, within
from loyalty_gql.rules.operations import Transfer
from loyalty_gql.rules.state import Kind


@dataclass(frozen=True, slots=True)
class Transferred:
    """From where to where, and how much (minor units)."""

    source: models.StoreCreditAccount
    target: models.StoreCreditAccount
    transaction_id: UUID
    minor: int
    replayed: bool


async def transfer_credit(
    actor: Actor,
    house: House,
    source_id: UUID,
    target_id: UUID,
    money: Money | None,
    *,
    why: Why,
    key: str,
    now: datetime,
) -> Transferred:
    """Move an amount, or with None all there is, to another account of the same currency.

    Lots keep their dates and origins. An amount comes from what is available; all there is takes
    what is not yet effective too, and off the carts that it was only applied to. Credit that waits
    may give and take: what was sent to a wrong address is put right.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such account.
        InvalidInput: both are the same account.
        InvalidAmount: zero, negative, or above the shop's limit.
        CurrencyMismatch: the accounts, or the amount, are in different currencies.
        NotActive: one is blocked or closed, or what waits there was claimed.
        InsufficientFunds, HeldElsewhere: less is available.
    """
    del now  # the ledger's own time decides
    actor.must_be_allowed("transferCredit")
    if source_id == target_id:
        raise InvalidInput("That is the same account twice.", field="toAccountId")
    if money is not None:
        within(positive(money), house.largest)
    the_key = key_of(actor, "transferCredit", key, source_id, target_id, money, why)
    read: list[models.StoreCreditAccount] = []

    async def build() -> Command:
        source = await any_account(source_id, field="fromAccountId")
        target = await any_account(target_id, field="toAccountId")
        read[:] = [target]
        same_currency(Money(0, source.currency), target.currency, field="toAccountId")
        if money is not None:
            same_currency(money, source.currency, field="amount.currencyCode")
        amount = None if money is None else money.minor
        return Command(
            the_key,
            why.by(actor),
            [Transfer(source_id, target_id, Kind.TRANSFER, amount)],
            subject={"from": str(source_id), "to": str(target_id)},
        )

    def asked() -> list[Asked]:
        # As in a claim: whose it becomes, and from where.
        owner = read[0].owner_id if read[0].owner_kind == CUSTOMER else None
        event = Event.of(actor, the_key.operation, owner)
        return [(Moment.CLAIM, replace(event, amount=money, account_id=source_id))]

    receipt = await commit(house, the_key, build, before=asked)
    # By its kind: soft holds that ended have left transactions of their own before it.
    made = models.LedgerTransaction.filter(command_id=receipt.command_id, kind=Kind.TRANSFER)
    transaction = await made.get()
    entry = await models.Entry.get(transaction_id=transaction.id, account_id=target_id)
    source, target = await any_account(source_id), await any_account(target_id)
    return Transferred(source, target, transaction.id, entry.amount, receipt.replayed)
