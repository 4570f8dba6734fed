"""A shop's own say before something is done: supported, and no fork. See docs/extending.md.

A hook may refuse with words. It is given plain values and no way to move money. It is asked once
for a request, after our own rules and before anything is written; a request that is repeated under
its key answers what it did, and asks nobody.
"""

import asyncio
import logging
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from loyalty_gql.errors import HookFailed, HookRefused
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.records import record

logger = logging.getLogger("loyalty_gql")

SECONDS = 2.0
LONGEST_WORDS = 500


class Moment(StrEnum):
    """When hooks are asked: the names of their methods."""

    ISSUE = "before_issue"
    CLAIM = "before_claim"
    APPLY = "before_apply"
    CAPTURE = "before_capture"
    REFUND = "before_refund"


@record
class Event:
    """What is about to be done. What a moment does not know is None.

    `operation` is the mutation. `principal` is who asks, `customer_id` for whom. `amount` is what
    was asked for; None: as much as there is, or as fits. Of cards, on each of `quantity`.
    `account_id`: the card or credit, where the request named it by its id.
    """

    operation: str
    principal: str
    customer_id: str | None = None
    amount: Money | None = None
    quantity: int = 1
    cart_id: str | None = None
    order_id: str | None = None
    channel: str | None = None
    account_id: UUID | None = None
    purchase_id: UUID | None = None

    @classmethod
    def of(cls, actor: Actor, operation: str, customer_id: str | None = None) -> "Event":
        """Who asks for what, for whom."""
        return cls(operation, actor.principal, customer_id or actor.customer_id)


class Hooks:
    """What a shop's class subclasses: give None to go on, or words to refuse with.

    One object for each process. Its methods run in the server's event loop: wait with `await`.
    """

    async def before_issue(self, event: Event) -> str | None:
        """Cards are about to be made: by the shop, of a purchase, for each line of an order.

        Or one that was printed is about to be sold, or one that exists to be topped up.
        """

    async def before_claim(self, event: Event) -> str | None:
        """A card, or waiting or another's credit, is about to become somebody's store credit."""

    async def before_apply(self, event: Event) -> str | None:
        """A balance is about to be reserved for a cart, also by a refund, or redeemed at once."""

    async def before_capture(self, event: Event) -> str | None:
        """Money is about to be taken for an order."""

    async def before_refund(self, event: Event) -> str | None:
        """An order's or a purchase's money is about to come back, or cash for what is left.

        Or a purchase's money has gone back by its bank, and what is left of it is to go.
        """


Asked = tuple[Moment, Event]


@record
class Listeners:
    """The hooks of a shop, in their order, and how long one request may wait for all of them."""

    hooks: tuple[Hooks, ...] = ()
    seconds: float = SECONDS

    async def ask(self, asked: Sequence[Asked]) -> None:
        """Ask each of them, one after the other; the first no ends it.

        Raises:
            HookRefused: in the shop's words.
            HookFailed: one raised, hung, or gave something else than words; it is logged by name.
        """
        until = asyncio.get_running_loop().time() + self.seconds
        for moment, event in asked:
            for hook in self.hooks:
                words = await self._answer(hook, moment, event, until)
                if words is not None:
                    raise HookRefused(words[:LONGEST_WORDS])

    async def _answer(self, hook: Hooks, moment: Moment, event: Event, until: float) -> str | None:
        name = f"{type(hook).__module__}:{type(hook).__qualname__}.{moment}"
        task = asyncio.create_task(_call(hook, moment, event))
        # What it raises when nobody waits any more is nobody's.
        task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        left = max(0.0, until - asyncio.get_running_loop().time())
        try:
            # Not a timeout around it: one that ignores being cancelled would be waited for.
            done, _ = await asyncio.wait({task}, timeout=left)
        finally:
            task.cancel()
        if not done:
            logger.error("hook %s did not answer within %s seconds", name, self.seconds)
            raise _failed()
        error = None if task.cancelled() else task.exception()
        if task.cancelled() or error is not None:
            # Not its message, which may hold what the event held.
            logger.error("hook %s failed: %s", name, type(error).__name__)
            raise _failed() from error
        words = task.result()
        if words is not None and not (isinstance(words, str) and words.strip()):
            logger.error("hook %s gave neither None nor words", name)
            raise _failed()
        return words


async def _call(hook: Hooks, moment: Moment, event: Event) -> object:
    """Here, so that a method that is not `async` fails as one that raises does."""
    return await getattr(hook, moment)(event)


def _failed() -> HookFailed:
    return HookFailed("The shop's own rules could not be asked; please try again.")
