"""Following balances: what was missed since a cursor, then what happens, every version once.

A cursor says how far one account has been told: its id and version. Holds are told too, because
they change what is available. Amounts are minor units. Of a company's account a member is told what
they did themself and how it stands, whenever that is another; every version only an admin.
"""

import base64
import binascii
import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from loyalty_gql import models
from loyalty_gql.domain import (
    balances,
    companies,
    company_members,
    gift_cards,
    history,
    store_credit,
)
from loyalty_gql.domain.history import Movement
from loyalty_gql.domain.reads import among, as_uuid, fetch
from loyalty_gql.errors import InvalidInput, NotFound
from loyalty_gql.ledger import feed
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.companies import MemberRole
from loyalty_gql.rules.ids import COMPANY, CUSTOMER

# What is read, and kept for a slow client, at once.
PAGE = 100
# Whoever has more accounts follows them one by one: each is looked at on every change.
MOST_FOLLOWED = 500
LONGEST_CURSOR = 128
_CURSOR = re.compile(r"balance:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9]{1,18})")

Row = models.GiftCard | models.StoreCreditAccount

_STATES = """
SELECT a.id, a.version, CAST(NULL AS VARCHAR(255)) AS owner FROM account a WHERE {accounts}
UNION ALL SELECT a.id, a.version, s.owner_id FROM store_credit_account s
JOIN account a ON a.id = s.id WHERE s.owner_kind = $2 AND {owners}
UNION ALL SELECT a.id, a.version, g.customer_id FROM gift_card g
JOIN account a ON a.id = g.id WHERE {holders}
UNION ALL SELECT a.id, a.version, m.customer_id FROM company_member m
JOIN company c ON c.id = m.company_id AND c.archived_at IS NULL
JOIN store_credit_account s ON s.owner_kind = $4 AND s.owner_id = c.company_id
JOIN account a ON a.id = s.id WHERE m.active_until IS NULL AND {members}
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One version of an account; without a movement it is how the account stands."""

    row: Row
    version: int
    balance: int
    movement: Movement | None

    @property
    def cursor(self) -> str:
        """How far this account has been told."""
        return cursor(self.row.id, self.version)


async def states(names: Collection[Hashable]) -> dict[Hashable, object]:
    """What would be another if something had changed: of accounts by id, of customers by theirs.

    One statement, however many there are.
    """
    accounts = [name for name in names if isinstance(name, UUID)]
    customers = [name for name in names if isinstance(name, str)]
    rows = await fetch(
        _STATES.format(
            accounts=among("a.id", 1),
            owners=among("s.owner_id", 3, "text"),
            holders=among("g.customer_id", 3, "text"),
            members=among("m.customer_id", 3, "text"),
        ),
        accounts,
        CUSTOMER,
        customers,
        COMPANY,
    )
    of_customers: dict[str, set[tuple[Any, int]]] = {}
    found: dict[Hashable, object] = {}
    for row in rows:
        if row["owner"] is None:
            found[as_uuid(row["id"])] = row["version"]
        else:
            of_customers.setdefault(row["owner"], set()).add((row["id"], row["version"]))
    return found | of_customers


async def follow(actor: Actor, account_id: UUID | None, cursors: list[str] | None) -> "Following":
    """Begin to follow one account, or all of the customer's and of companies they are a member of.

    All includes what is opened later, and ends for a company's when they leave it.

    With `cursors` it goes on behind them, and an account without one begins at its beginning;
    without, it begins with how the accounts stand.

    Raises:
        NotPermitted: guests and keys without the scope.
        NotFound: there is no such account, or it is another's.
        InvalidInput: nobody's accounts were asked for, or too many are; a cursor of no use.
    """
    actor.must_be_allowed("balanceChanged")
    if account_id is None and actor.customer_id is None:
        raise InvalidInput("Say which account: only customers have their own.", field="accountId")
    following = Following(actor, account_id, _told(cursors))
    rows = await following.rows()
    ahead = await feed.versions(rows.keys() & following.told.keys())
    if any(version > ahead[id_] for id_, version in following.told.items() if id_ in ahead):
        raise InvalidInput("A cursor is of a history that is not this one.", field="after")
    if account_id is not None and following.told.keys() - {account_id}:
        raise InvalidInput("A cursor is of another account.", field="after")
    return following


class Following:
    """Whose accounts are followed, and how far each has been told."""

    def __init__(self, actor: Actor, account_id: UUID | None, told: dict[UUID, int] | None) -> None:
        self._actor = actor
        self._account_id = account_id
        self._fresh = told is None
        self.told = told or {}

    @property
    def name(self) -> Hashable:
        """What to listen for."""
        return self._account_id or self._actor.customer_id

    async def rows(self) -> Mapping[UUID, Row]:
        """The accounts as they are the actor's to see now: asked again before anything is told.

        Raises:
            NotFound: the one account is not, or no more.
            InvalidInput: there are too many.
        """
        if self._account_id is not None:
            rows = await _visible(self._actor, self._account_id)
            if not rows:
                raise NotFound("There is no such account.", field="accountId")
            return rows
        customer = self._actor.customer_id
        cards = models.GiftCard.filter(customer_id=customer)
        theirs = Q(owner_kind=CUSTOMER, owner_id=customer)
        companys = await companies.accounts_seen(self._actor)
        credit = models.StoreCreditAccount.filter(theirs if companys is None else theirs | companys)
        rows: dict[UUID, Row] = {row.id: row for row in await credit.limit(MOST_FOLLOWED + 1)}
        rows |= {row.id: row for row in await cards.limit(MOST_FOLLOWED + 1)}
        if len(rows) > MOST_FOLLOWED:
            why = f"You have more than {MOST_FOLLOWED} accounts: follow them one by one."
            raise InvalidInput(why, field="accountId")
        return rows

    async def changes(self, now: datetime) -> list[Change]:
        """What has not been told yet, about a page of it; nothing when all is told.

        Raises:
            NotFound: the one account is not the actor's to see any more.
            InvalidInput: there are too many accounts by now.
        """
        rows = await self.rows()
        members = await self._only_members(rows.values())
        if self._fresh:
            self._fresh = False
            return await self._standing(rows.values(), now)
        found: list[Change] = []
        versions = await feed.versions(rows)
        fallen_behind = [
            id_ for id_, version in versions.items() if self.told.get(id_, -1) < version
        ]
        for account_id in sorted(fallen_behind):
            if account_id in members:
                found += await self._glimpsed(rows[account_id], now)
            else:
                found += await self._missed(rows[account_id])
            if len(found) >= PAGE:
                break
        return found

    async def _missed(self, row: Row) -> list[Change]:
        """The next of an account; one that was just opened has no movement to be told by."""
        told = self.told.get(row.id, 0)
        moved = await history.after(row.id, told, PAGE)
        if not moved:
            self.told[row.id] = told
            return [Change(row, told, 0, None)]
        for version, movement in enumerate(moved, told + 1):
            assert movement.version == version, f"{row.id} has no version {version}"
        self.told[row.id] = moved[-1].version
        return [Change(row, one.version, one.balance_after, one) for one in moved]

    async def _only_members(self, rows: Iterable[Row]) -> set[UUID]:
        """The accounts of companies where the customer is no admin: what others did is not told."""
        of_companies = {
            row.id: row.owner_id
            for row in rows
            if isinstance(row, models.StoreCreditAccount) and row.owner_kind == COMPANY
        }
        if self._actor.for_shop or not of_companies:
            return set()
        roles = await company_members.roles(self._actor, set(of_companies.values()))
        return {
            id_ for id_, name in of_companies.items() if roles.get(name) is not MemberRole.ADMIN
        }

    async def _glimpsed(self, row: Row, now: datetime) -> list[Change]:
        """The next that a member did on their company's account, then how it stands now."""
        told = self.told.get(row.id, 0)
        stands = (await balances.shown([row.id], now))[row.id]
        own = await history.own_after(self._actor, row.id, told, stands.version, PAGE)
        changes = [Change(row, one.version, one.balance_after, one) for one in own]
        if len(own) < PAGE and (not own or own[-1].version < stands.version):
            changes.append(Change(row, stands.version, stands.balance, None))
        self.told[row.id] = changes[-1].version
        return changes

    async def _standing(self, rows: Iterable[Row], now: datetime) -> list[Change]:
        by_id = {row.id: row for row in rows}
        found = await balances.shown(by_id, now)
        self.told |= {id_: one.version for id_, one in found.items()}
        return [
            Change(by_id[id_], one.version, one.balance, None) for id_, one in sorted(found.items())
        ]


def cursor(account_id: UUID, version: int) -> str:
    """Says that an account was told up to a version."""
    text = f"balance:{account_id}:{version}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _told(cursors: list[str] | None) -> dict[UUID, int] | None:
    if cursors is None:
        return None
    if len(cursors) > MOST_FOLLOWED:
        raise InvalidInput(f"At most {MOST_FOLLOWED} cursors at once.", field="after")
    parts = [_read(text) for text in cursors]
    told = dict(parts)
    if len(told) < len(parts):
        raise InvalidInput("One cursor for each account, its last.", field="after")
    return told


def _read(text: str) -> tuple[UUID, int]:
    try:
        padded = text[:LONGEST_CURSOR] + "=" * (-len(text) % 4)
        raw = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raw = ""
    found = _CURSOR.fullmatch(raw)
    if found is None:
        raise InvalidInput("That is no cursor of balanceChanged.", field="after")
    return UUID(found[1]), int(found[2])


async def _visible(actor: Actor, account_id: UUID) -> dict[UUID, Row]:
    """The account, if what happens on it is the actor's to know: more than that they may see it."""
    if not actor.for_shop and not await history.own_accounts(actor, {account_id}):
        companys = await companies.accounts_seen(actor)
        if companys is None:
            return {}
        return {
            row.id: row for row in await models.StoreCreditAccount.filter(companys, id=account_id)
        }
    found: dict[UUID, Row] = {}
    found |= await store_credit.by_ids(actor, [account_id])
    return found or {**await gift_cards.by_ids(actor, [account_id])}
