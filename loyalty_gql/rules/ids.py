"""Ids are made by the application, so that a row can be named before it is written."""

from functools import lru_cache
from uuid import UUID, uuid5

import uuid_utils
from asyncpg.pgproto import pgproto

# The kind of owner that a person is.
CUSTOMER = "customer"
# A company, by the shop's id of it.
COMPANY = "company"
# Nobody yet: such an account is its own owner until somebody claims what is on it.
WAITING = "waiting"
PURCHASED_CARDS = UUID("0b6c1b7e-6a44-5c0f-8d6e-2f1f4f7a9c35")
OWNER_ACCOUNTS = UUID("6f1d3c53-58f2-5d0e-9a3b-4f0e6a1f2b11")
KEPT = 4096  # ids worked out not long ago
SPENDING_GUARDS = UUID("3f0c2d0a-4f5b-5c1e-8a52-6d1f3f7c9e02")


def new_id() -> UUID:
    """A UUIDv7: unique without asking anybody, and close to the order of making."""
    # A `UUID` in C, made and written out in a fifth of the time: a movement makes half a dozen.
    return pgproto.UUID(uuid_utils.uuid7().bytes)


@lru_cache(KEPT)
def store_credit_account_id(owner_kind: str, owner_id: str, currency: str) -> UUID:
    """The one id of an owner's account in a currency: two openings at once meet on one row."""
    return uuid5(OWNER_ACCOUNTS, f"{owner_kind}\n{owner_id}\n{currency}")


def spending_guard_id(customer_id: str, currency: str) -> UUID:
    """The one row that a customer's spending in a currency is guarded by."""
    return uuid5(SPENDING_GUARDS, f"{customer_id}\n{currency}")


def company_account_id(company_id: str | None, currency: str) -> UUID | None:
    """The id of a company's account in a currency; None where there is no company."""
    if company_id is None:
        return None
    return store_credit_account_id(COMPANY, company_id, currency)


def waiting_account_id(address: str, currency: str, place: int) -> UUID:
    """The one id of what waits for an address after `place` others: two at once meet on one row."""
    return uuid5(OWNER_ACCOUNTS, f"{WAITING}\n{address}\n{currency}\n{place}")


def purchased_card_id(purchase: UUID, position: int) -> UUID:
    """The one id of a purchase's card: two confirmations at once meet on one row."""
    return uuid5(PURCHASED_CARDS, f"{purchase}\n{position}")
