"""Corrections by hand, up or down, always with a reason."""

from datetime import datetime
from uuid import UUID

from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.issuing import transaction_of
from loyalty_gql.errors import InvalidAmount, InvalidInput
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Outcome, Receipt
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import Money, within
from loyalty_gql.rules.operations import Grant, Spend
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import Kind, Origin, System

# Value given back for something that was paid counts as bought; a kindness is promotional.
REFUND_REASONS = {"REFUND", "RMA", "CORRECTION"}


@record
class Moved:
    """A movement. `outcome` has its entries when it was made just now, and is None on a replay."""

    transaction_id: UUID
    replayed: bool
    outcome: Outcome | None = None


async def adjust(
    actor: Actor,
    house: House,
    account_id: UUID,
    money: Money,
    *,
    why: Why,
    key: str,
    now: datetime,
    expires_at: datetime | None = None,
) -> Moved:
    """Correct an account by hand: up when `money` is positive, down when it is negative.

    Minor units of the account's currency. Down takes usable lots in spending order and never what
    a hold has pinned.

    Raises:
        NotPermitted: the actor may not adjust.
        InvalidAmount: zero, or above the shop's limit.
        InvalidInput: an expiry in the past, or one for a correction downwards.
        NotFound: there is no such account.
        CurrencyMismatch: the account is in another currency.
        InsufficientFunds, HeldElsewhere: less is available.
    """
    actor.must_be_allowed("adjust")
    must_move(house, money)
    the_key = adjust_key(actor, key, account_id, money, why=why, expires_at=expires_at)

    async def build() -> Command:
        # Only here: a replay answers what the first request did, whatever time it is by then.
        operation = correction(account_id, money, why, expires_at, now)
        return Command(the_key, why.by(actor), [operation])

    return await moved(await commit(house, the_key, build))


def adjust_key(
    actor: Actor, key: str, account_id: UUID, money: Money, *, why: Why, expires_at: datetime | None
) -> IdempotencyKey:
    """The key of one correction, by itself or among many."""
    return key_of(actor, "adjust", key, account_id, money, why, expires_at)


def must_move(house: House, money: Money) -> None:
    """A correction moves something, within the shop's limit.

    Raises:
        InvalidAmount: zero, or above the limit.
    """
    if money.minor == 0:
        raise InvalidAmount("A correction must move something.", field="amount")
    within(money, house.largest)


def correction(
    account_id: UUID, money: Money, why: Why, expires_at: datetime | None, now: datetime
) -> Grant | Spend:
    """What a correction asks of the ledger.

    Raises:
        InvalidInput: an expiry in the past, or one for a correction downwards.
    """
    if expires_at is not None and (money.minor < 0 or expires_at <= now):
        raise InvalidInput(
            "An expiry is for value that is added, and lies in the future.", field="expiresAt"
        )
    kind, system = Kind.ADJUSTMENT, System.ADJUSTMENTS
    if money.minor < 0:
        return Spend(account_id, -money.minor, money.currency, kind, system)
    origin = Origin.REFUND if why.reason in REFUND_REASONS else Origin.PROMOTIONAL
    return Grant(
        account_id, money.minor, money.currency, kind, system, origin, expires_at=expires_at
    )


async def moved(receipt: Receipt) -> Moved:
    """A receipt as the movement it made, now or the first time."""
    if receipt.outcome is not None:
        transaction = receipt.outcome.transactions[0]
        return Moved(transaction.id, False, receipt.outcome)
    return Moved(await transaction_of(receipt.command_id), True)
