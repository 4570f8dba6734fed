"""What every verb needs beside its actor, and the one way a verb commits.

A verb reads, asks the rules, and hands over one command. If what it read has moved by then, it
reads again. A key that was used before answers with what it did then, also when the world has
moved on so far that the same request would be refused today.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.code_keys import CodeKeys
from loyalty_gql.domain.hooks import Asked, Listeners
from loyalty_gql.domain.rulebook import Rulebook
from loyalty_gql.errors import Conflict, IdempotencyKeyReused, Refusal
from loyalty_gql.ledger.commands import Command, IdempotencyKey, Receipt, Stale
from loyalty_gql.ledger.committer import Ledger
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.records import record
from loyalty_gql.rules.state import Because, Reference
from loyalty_gql.rules.tax import TaxTerms
from loyalty_gql.rules.tenders import USUAL_ORDER, TenderOrder

NO_HOOKS = Listeners()

# How often a verb reads again when others keep changing the same cart, or spend under the same
# customer's limit: each time one of them gets ahead, so it is a bit more than may come at once.
TRIES = 100


@record
class House:
    """The ledger, the keys of codes and cart tokens, and the shop's limits (minor units).

    `market`: where the shop sells, as ISO 3166 has it, where nothing else is said. `tender_order`:
    what a plan lets pay first.
    """

    ledger: Ledger
    codes: CodeKeys
    cart_secret: bytes
    largest: Mapping[str, int]
    grace: timedelta
    rulebook: Rulebook = field(default_factory=Rulebook)
    hooks: Listeners = NO_HOOKS
    tax: TaxTerms = field(default_factory=TaxTerms)
    market: str | None = None
    tender_order: tuple[TenderOrder, ...] = USUAL_ORDER


@record
class Why:
    """A person's reason: a code, words for staff, words the customer may read, a reference.

    `location`: in which store or at which till, by the shop's own name for it.
    """

    reason: str
    note: str | None = None
    customer_note: str | None = None
    reference: Reference | None = None
    location: str | None = None

    def by(self, actor: Actor) -> Because:
        """The reason with who gave it."""
        return Because(
            actor.kind,
            actor.principal,
            self.reason,
            self.reference,
            self.note,
            self.customer_note,
            self.location,
        )


def key_of(actor: Actor, operation: str, key: str, *asked: object) -> IdempotencyKey:
    """The idempotency key of a request; `asked` is its input without the key."""
    return IdempotencyKey(actor.principal, operation, key, fingerprint(*asked))


def placed_at(location: str | None) -> tuple[object, ...]:
    """What a request's key remembers of where it was made; nothing where nobody says."""
    return () if location is None else (("location", location),)


def fingerprint(*asked: object) -> str:
    """A hash of coerced input: the same input, however it was written, gives the same."""
    return hashlib.sha256(_as_text(asked).encode()).hexdigest()


def _canonical(value: object) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if isinstance(value, datetime):
        return value.isoformat()
    fields: tuple[str, ...] = getattr(value, "__slots__", ())
    return [type(value).__name__, {name: getattr(value, name) for name in fields}]


_as_text = json.JSONEncoder(default=_canonical, sort_keys=True, separators=(",", ":")).encode


async def commit(
    house: House,
    key: IdempotencyKey,
    build: Callable[[], Awaitable[Command]],
    *,
    reread_on: tuple[type[Exception], ...] = (),
    before: Callable[[], Sequence[Asked]] | None = None,
) -> Receipt:
    """Build a command from what is read now, and commit it; read again while it is stale.

    `reread_on` are refusals that can mean that the world moved between reading and locking.
    `before`: what the shop's hooks are asked, once, if there is anything to do.

    Raises:
        Refusal: the verb, a rule or a hook refuses, and the key has not been used.
        IdempotencyKeyReused: the key was used with another input.
        Conflict: others were faster every time.
    """
    last: Exception | None = None
    asks = before if house.hooks.hooks else None
    for _ in range(TRIES):
        try:
            house.ledger.coming += 1
            try:
                command = await build()
            finally:
                house.ledger.coming -= 1
            # Also where no value moves yet: a card that waits for its till, a refund that is the
            # backend's to give. Only what finds all of it done has nothing to write.
            does = any((command.operations, command.guards, command.alongside))
            if asks is not None and does and await _earlier(key) is None:
                await house.hooks.ask(asks())
                asks = None
        except Refusal:
            earlier = await _earlier(key)
            if earlier is None:
                raise
            return earlier
        except Stale as error:
            last = error
            continue
        try:
            return await house.ledger.commit(command)
        except (Stale, *reread_on) as error:
            last = error
    if isinstance(last, Refusal):
        raise last
    raise Conflict("Others keep changing this; please try again.", retry_after_seconds=1)


async def _earlier(key: IdempotencyKey) -> Receipt | None:
    record = await models.IdempotencyRecord.get_or_none(principal=key.principal, key=key.key)
    if record is None:
        return None
    if (record.operation, record.fingerprint) != (key.operation, key.fingerprint):
        raise IdempotencyKeyReused(
            "This key was used with another input before; nothing was done.",
            field="idempotencyKey",
        )
    return Receipt(record.command_id, json.loads(record.subject), None)
