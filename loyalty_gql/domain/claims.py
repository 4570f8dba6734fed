"""Moving a card's whole value into the store credit of the customer who presents its code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain import gift_cards
from loyalty_gql.domain.house import House, commit, key_of
from loyalty_gql.domain.issuing import customers_account
from loyalty_gql.domain.on_behalf import customer_of
from loyalty_gql.errors import HeldElsewhere, InsufficientFunds, NotActive
from loyalty_gql.ledger.commands import Command
from loyalty_gql.rules import codes
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.operations import SetStatus, Transfer
from loyalty_gql.rules.state import AccountStatus, Because, Kind


@dataclass(frozen=True, slots=True)
class Claimed:
    """A card whose value lies in the account now; `minor` is how much that was."""

    card: models.GiftCard
    account: models.StoreCreditAccount
    transaction_id: UUID
    minor: int
    replayed: bool


async def claim(
    actor: Actor, house: House, code: str, *, on_behalf_of: str | None, key: str, now: datetime
) -> Claimed:
    """Move all of a card, in its currency, into a customer's store credit, opened when missing.

    Value that is not yet effective goes along, soft holds on the card end, and what comes back of
    its payments later goes to the same credit. The customer is told why not, in words.

    Raises:
        NotPermitted: a guest, or a key without the scope.
        InvalidCode: a typing error, found without a look-up.
        InvalidInput: a customer acts for another one, or the shop for nobody.
        NotRedeemable: unknown, expired, claimed before by the customer or somebody else.
        NotActive: the card or the credit is blocked.
        InsufficientFunds: nothing is left.
        HeldElsewhere: an order is just being placed with the card; says when to try again.
    """
    actor.must_be_allowed("claim")
    customer_id = customer_of(actor, on_behalf_of)
    the_key = key_of(actor, "claim", key, codes.normalise(code), customer_id)

    async def build() -> Command:
        card = (await gift_cards.look_up(house, code, customer_id, now=now)).card
        account_id, rows = customers_account(customer_id, card.currency, now)
        return Command(
            the_key,
            Because(actor.kind, actor.principal, "CLAIMED"),
            [
                # Credit that was closed is opened anew; credit that is blocked stays so.
                SetStatus(account_id, AccountStatus.ACTIVE, only=AccountStatus.CLOSED),
                Transfer(card.id, account_id, Kind.CLAIM),
            ],
            subject={"giftCard": str(card.id), "account": str(account_id)},
            ensure=rows,
        )

    try:
        receipt = await commit(house, the_key, build)
    except HeldElsewhere:
        raise
    except (InsufficientFunds, NotActive):
        # Somebody was faster between our look and the lock; say what they did.
        await gift_cards.look_up(house, code, customer_id, now=now)
        raise
    account = await models.StoreCreditAccount.get(id=UUID(receipt.subject["account"]))
    made = models.LedgerTransaction.filter(command_id=receipt.command_id, kind=Kind.CLAIM)
    transaction = await made.get()
    entry = await models.Entry.get(transaction_id=transaction.id, account_id=account.id)
    card = await models.GiftCard.get(id=UUID(receipt.subject["giftCard"]))
    return Claimed(card, account, transaction.id, entry.amount, receipt.replayed)
