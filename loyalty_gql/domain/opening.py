"""Opening store credit: a customer's, a company's, or credit that waits for its owner."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import companies
from loyalty_gql.domain.house import House, commit, key_of
from loyalty_gql.domain.issuing import OpenedAccount, new_account, open_store_credit_account
from loyalty_gql.domain.waiting_credit import account_row, for_address, waiting_row
from loyalty_gql.errors import InvalidInput
from loyalty_gql.ledger.commands import Command, Insert
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.addresses import Address
from loyalty_gql.rules.ids import COMPANY, new_id
from loyalty_gql.rules.money import digits
from loyalty_gql.rules.operations import SetStatus
from loyalty_gql.rules.state import AccountKind, AccountStatus, Because


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """Whose: exactly one of the four. `note` is kept with credit that waits under a code."""

    currency: str
    customer_id: str | None = None
    address: Address | None = None
    with_code: bool = False
    note: str | None = None
    company_id: str | None = None


async def open_account(
    actor: Actor, house: House, ask: OpenAccount, *, key: str, now: datetime
) -> OpenedAccount:
    """Open an account in a currency, or find the one that is there. With a code, always a new one.

    A replay shows the same code again.

    Raises:
        NotPermitted: the actor may not open accounts.
        InvalidInput: nobody is named, or more than one; a note that would be kept nowhere.
        UnknownCurrency: not an ISO 4217 code.
        NotFound: there is no such company.
    """
    actor.must_be_allowed("openStoreCreditAccount")
    owners = (ask.customer_id, ask.address, ask.company_id)
    if sum(owner is not None for owner in owners) + ask.with_code != 1:
        raise InvalidInput(
            "Whose is it? Give one of customerId, companyId, emailAddress and withCode: true.",
            field="customerId",
        )
    if ask.note is not None and not ask.with_code:
        raise InvalidInput("A note is kept with a code; others are known already.", field="note")
    digits(ask.currency)
    if ask.customer_id is not None:
        return await open_store_credit_account(
            actor, house, ask.customer_id, ask.currency, key=key, now=now
        )
    if ask.company_id is not None:
        await companies.in_use(ask.company_id)
        return await open_store_credit_account(
            actor, house, ask.company_id, ask.currency, key=key, now=now, owner_kind=COMPANY
        )
    if ask.address is not None:
        return await _for_address(actor, house, ask.address, ask.currency, key=key, now=now)
    return await _with_code(actor, house, ask.currency, ask.note, key=key, now=now)


async def _for_address(
    actor: Actor, house: House, address: Address, currency: str, *, key: str, now: datetime
) -> OpenedAccount:
    asked = ("emailAddress", address.folded, currency)
    the_key = key_of(actor, "openStoreCreditAccount", key, *asked)

    async def build() -> Command:
        waiting = await for_address(address, currency, now)
        account_id = waiting.account_id
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "OPENED"),
            [SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED)],
            subject={"storeCreditAccount": str(account_id)},
            ensure=waiting.ensure,
            guards=[waiting.guard],
        )

    receipt = await commit(house, the_key, build)
    account = await models.StoreCreditAccount.get(id=UUID(receipt.subject["storeCreditAccount"]))
    return OpenedAccount(account, receipt.replayed)


async def _with_code(
    actor: Actor, house: House, currency: str, note: str | None, *, key: str, now: datetime
) -> OpenedAccount:
    the_key = key_of(actor, "openStoreCreditAccount", key, "withCode", currency, note)
    account_id = new_id()
    kept = house.codes.keep(account_id, house.codes.make())

    async def build() -> Command:
        row = waiting_row(account_id, None, kept, note, now)
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "OPENED"),
            subject={"storeCreditAccount": str(account_id)},
            ensure=[new_account(account_id, AccountKind.STORE_CREDIT, currency, now)],
            # Not ensured: the same key twice in one group must not leave a second account.
            alongside=[
                Insert(models.StoreCreditAccount, account_row(account_id, currency, now)),
                Insert(models.WaitingCredit, row),
            ],
        )

    receipt = await commit(house, the_key, build)
    opened = UUID(receipt.subject["storeCreditAccount"])
    account = await models.StoreCreditAccount.get(id=opened)
    waiting = await models.WaitingCredit.get(id=opened)
    assert waiting.code_sealed is not None, f"{opened} was opened with a code"
    return OpenedAccount(account, receipt.replayed, house.codes.open(opened, waiting.code_sealed))
