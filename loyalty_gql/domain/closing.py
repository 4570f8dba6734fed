"""Closing store credit that is empty; opening it again revives it."""

from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import audit
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.issuing import OpenedAccount
from loyalty_gql.errors import NotActive, NotFound
from loyalty_gql.ledger.commands import Command, Update
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.operations import SetStatus
from loyalty_gql.rules.state import AccountStatus

CLOSABLE = (AccountStatus.ACTIVE, AccountStatus.CLOSED)


async def close_store_credit_account(
    actor: Actor, house: House, account_id: UUID, *, why: Why, key: str, now: datetime
) -> OpenedAccount:
    """Close an account, so that nothing is put on it or taken off. Nothing that is owed disappears.

    A refund or a claim opens a customer's account again by itself, as opening it does.

    Raises:
        NotPermitted, NotFound: the actor may not, or there is no such account.
        NotEmpty: there is value on it; correct it away or move it first.
        NotActive: it is blocked, or what was on it was claimed.
    """
    actor.must_be_allowed("closeStoreCreditAccount")
    the_key = key_of(actor, "closeStoreCreditAccount", key, account_id, why)

    async def build() -> Command:
        account = await any_account(account_id)
        waiting = await models.WaitingCredit.get_or_none(id=account_id)
        ledger = await models.Account.get(id=account_id)
        if ledger.claimed_by is not None:
            raise NotActive("This credit was claimed; there is nothing left to close.")
        before, after = {"status": ledger.status}, {"status": AccountStatus.CLOSED}
        trail = audit.of_credit(
            actor, the_key.operation, account, why, now=now, before=before, after=after
        )
        closed = SetStatus(account_id, AccountStatus.CLOSED, from_one_of=CLOSABLE, empty=True)
        return Command(
            the_key,
            why.by(actor),
            [closed],
            subject={"account": str(account_id)},
            # Closed after it was claimed, it would keep the claim from being reversed.
            guards=[Update(models.WaitingCredit, account_id, waiting.version)] if waiting else [],
            alongside=[trail],
        )

    receipt = await commit(house, the_key, build)
    return OpenedAccount(await any_account(account_id), receipt.replayed)


async def any_account(account_id: UUID, *, field: str = "accountId") -> models.StoreCreditAccount:
    """Any store credit account of the shop's.

    Raises:
        NotFound: there is none.
    """
    account = await models.StoreCreditAccount.get_or_none(id=account_id)
    if account is None:
        raise NotFound("There is no such store credit account.", field=field)
    return account
