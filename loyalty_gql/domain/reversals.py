"""Taking a movement back, once, by another one that names it."""

from datetime import datetime
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.adjustments import Moved, moved
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.refund_taxes import read_returns
from loyalty_gql.errors import NotFound
from loyalty_gql.ledger.commands import Command, Update
from loyalty_gql.ledger.sessions import RowRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.operations import Reverse
from loyalty_gql.rules.state import Kind, System


async def reverse_transaction(
    actor: Actor,
    house: House,
    transaction_id: UUID,
    *,
    why: Why,
    key: str,
    now: datetime,
    expires_at: datetime | None = None,
) -> Moved:
    """Take a whole transaction back. `expires_at` (UTC) is the new date when it was an expiry.

    What came in is taken while all of it lies there unpinned; what went out returns by the refund
    rule, to whoever claimed the card meanwhile.

    Raises:
        NotPermitted: the actor may not reverse.
        NotFound: there is no such transaction.
        NotReversible: its kind, an earlier reversal, or what happened since forbids it.
        InvalidInput: an expiry without a new date in the future.
    """
    del now  # the ledger's own time decides
    actor.must_be_allowed("reverseTransaction")
    the_key = key_of(actor, "reverseTransaction", key, transaction_id, why, expires_at)

    async def build() -> Command:
        found = await models.LedgerTransaction.get_or_none(id=transaction_id)
        if found is None:
            raise NotFound("There is no such transaction.", field="transactionId")
        entries = await models.Entry.filter(transaction_id=transaction_id)
        accounts = tuple({entry.account_id for entry in entries if entry.account_id is not None})
        order = await _order(found)
        returns = await read_returns(order.id) if order else None
        return Command(
            the_key,
            why.by(actor),
            [Reverse(transaction_id, accounts, expires_at, house.grace)],
            guards=[_reopened(order, entries)] if order else [],
            alongside=returns.rows if returns else (),
        )

    return await moved(await commit(house, the_key, build, reread_on=(RowRefused,)))


async def _order(found: models.LedgerTransaction) -> models.Cart | None:
    """The order that a redemption or a refund was of."""
    if found.kind not in {Kind.REDEMPTION, Kind.REFUND} or found.cart_id is None:
        return None
    return await models.Cart.get_or_none(id=found.cart_id)


def _reopened(order: models.Cart, entries: list[models.Entry]) -> Update:
    """A refund of what other tenders had paid is capped on its order's row: open that again.

    Also where it is not: who refunds or takes back on the same order meanwhile reads it anew.
    """
    other = sum(-entry.amount for entry in entries if entry.system is System.REFUNDS_CLEARING)
    left = order.refunded_other_minor - other
    return Update(models.Cart, order.id, order.version, {"refunded_other_minor": left})
