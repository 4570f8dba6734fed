"""What gift cards and store credit have in common: a balance, its lots, holds and history."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.domain import balances, cashing_out, history, pages
from loyalty_gql.domain.history import Movement
from loyalty_gql.domain.history_filter import MovementFilter
from loyalty_gql.errors import NotPermitted
from loyalty_gql.rules import state as ledger
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.shown import Shown
from loyalty_gql.types.history import Transaction, TransactionFilter
from loyalty_gql.types.markets import CashOutOffer
from loyalty_gql.types.money import Money
from loyalty_gql.types.nodes import After, Before, Connection, First, Last, Node, global_id
from loyalty_gql.types.scalars import CurrencyCode

AccountStatus = strawberry.enum(
    ledger.AccountStatus,
    description="BLOCKED can come back; DEACTIVATED is final; CLOSED credit can be opened anew.",
)
LotOrigin = strawberry.enum(
    ledger.Origin, name="LotOrigin", description="Where a lot's value came from."
)
LotSource = strawberry.enum(
    ledger.System, name="SystemAccount", description="The shop's side of a movement."
)
HoldStrength = strawberry.enum(
    ledger.HoldStrength,
    description="SOFT: a cart may lose it. FIRM: an order is being placed with it.",
)
HoldState = strawberry.enum(ledger.HoldState, description="A hold ends once.")
EndReason = strawberry.enum(
    ledger.EndReason, name="HoldEndReason", description="Why a hold ended, in a word."
)


@strawberry.type(description="One grant of value inside an account, with its own expiry.")
class Lot:
    id: strawberry.ID = strawberry.field(description="The lot's id.")
    amount: Money = strawberry.field(description="What was granted.")
    remaining: Money = strawberry.field(description="What is left of it.")
    held: Money = strawberry.field(description="How much of what is left holds have pinned.")
    origin: ledger.Origin = strawberry.field(description="Where it came from.")
    source: ledger.System | None = strawberry.field(
        description="The shop's account that paid for it, for staff."
    )
    effective_from: datetime = strawberry.field(description="From when it can be spent.")
    expires_at: datetime | None = strawberry.field(
        description="When it ends; at that instant it is over."
    )
    priority: int = strawberry.field(description="Smaller is spent first.")
    frozen: bool = strawberry.field(
        description="Its payment is being disputed: it can't be spent meanwhile."
    )

    @classmethod
    def of(cls, lot: ledger.Lot, currency: str) -> Self:
        """From the ledger's lot."""
        return cls(
            id=global_id("Lot", lot.id),
            amount=Money.of(lot.amount, currency),
            remaining=Money.of(lot.remaining, currency),
            held=Money.of(lot.held, currency),
            origin=lot.origin,
            source=lot.source,
            effective_from=lot.effective_from,
            expires_at=lot.expires_at,
            priority=lot.priority,
            frozen=lot.frozen,
        )


@strawberry.type(description="What is reserved on an account for a cart.")
class Hold:
    id: strawberry.ID = strawberry.field(description="The hold's id.")
    placed: Money = strawberry.field(description="What was reserved in all.")
    remaining: Money = strawberry.field(description="What is reserved still.")
    captured: Money = strawberry.field(description="What was taken for good.")
    strength: ledger.HoldStrength = strawberry.field(description="Whether a cart may lose it.")
    state: ledger.HoldState = strawberry.field(description="How it stands.")
    placed_at: datetime = strawberry.field(description="Since when.")
    lapses_at: datetime = strawberry.field(description="When it runs out by itself.")

    @classmethod
    def of(cls, hold: ledger.Hold, currency: str) -> Self:
        """From the ledger's hold."""
        return cls(
            id=global_id("Hold", hold.id),
            placed=Money.of(hold.placed, currency),
            remaining=Money.of(hold.remaining, currency),
            captured=Money.of(hold.captured, currency),
            strength=hold.strength,
            state=hold.state,
            placed_at=hold.placed_at,
            lapses_at=hold.lapses_at,
        )


@strawberry.interface(description="What the shop owes somebody: a gift card, or store credit.")
class BalanceAccount(Node):
    currency_code: CurrencyCode = strawberry.field(description="The currency of every amount.")
    created_at: datetime = strawberry.field(description="Since when there is such an account.")
    account_id: strawberry.Private[UUID]

    async def _shown(self, info: Info) -> Shown:
        shown = await info.context.loaders.balance_by_account.load(self.account_id)
        assert shown is not None, f"{self.id} has lost its account"
        return shown

    def tells(self, actor: Actor) -> bool:
        """Whether what happened on it is this actor's to know; who sees it sees its balance."""
        del actor
        return True

    def sold_in(self, info: Info) -> str | None:
        """The market whose law counts for it: the shop's, where it has none of its own."""
        return info.context.house.market

    @strawberry.field(description="What the law lets its holder have in cash; null is no rule.")
    async def cash_out(self, info: Info) -> CashOutOffer | None:
        shown = await self._shown(info)
        if shown.status is not ledger.AccountStatus.ACTIVE:
            return None
        return CashOutOffer.of(await cashing_out.payable(shown, self.sold_in(info)))

    async def _only_of(self, info: Info) -> str | None:
        """Whose movements and holds the caller may see of a balance that many spend; None: all."""
        del info
        return None

    @strawberry.field(description="What is owed, less what is due to expire.")
    async def balance(self, info: Info) -> Money:
        shown = await self._shown(info)
        return Money.of(shown.balance, shown.currency)

    @strawberry.field(description="The part of the balance that open holds reserve.")
    async def held(self, info: Info) -> Money:
        shown = await self._shown(info)
        return Money.of(shown.held, shown.currency)

    @strawberry.field(description="What can be spent now: 0 unless the account is active.")
    async def available(self, info: Info) -> Money:
        shown = await self._shown(info)
        return Money.of(shown.available, shown.currency)

    @strawberry.field(description="Whether it can be used.")
    async def status(self, info: Info) -> ledger.AccountStatus:
        return (await self._shown(info)).status

    @strawberry.field(description="When the next part of the balance expires.")
    async def next_expiry(self, info: Info) -> datetime | None:
        return (await self._shown(info)).next_expiry

    @strawberry.field(description="What the balance is made of, first to be spent first.")
    async def lots(self, info: Info) -> list[Lot]:
        shown = await self._shown(info)
        return [Lot.of(lot, shown.currency) for lot in shown.lots]

    @strawberry.field(description="What is reserved for carts and orders, oldest first.")
    async def holds(self, info: Info) -> list[Hold]:
        shown, only = await self._shown(info), await self._only_of(info)
        seen = (hold for hold in shown.holds if only in (None, hold.customer_id))
        return [Hold.of(hold, shown.currency) for hold in seen]

    @strawberry.field(description="What happened, newest first.")
    async def transactions(
        self,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        include_holds: Annotated[
            bool, strawberry.argument(description="Also the placing and releasing of holds.")
        ] = False,
        filter: Annotated[
            TransactionFilter | None, strawberry.argument(description="Which movements.")
        ] = None,
    ) -> Connection[Transaction]:
        wanted = pages.ask(first, after, last, before)
        only = filter.read() if filter else MovementFilter()
        only = replace(only, holds=only.holds or include_holds, spent_by=await self._only_of(info))
        if not self.tells(info.context.actor):
            return Connection[Transaction].of(pages.empty(), Transaction.of)
        if after or before or wanted.backwards or not only.plain:
            actor = info.context.actor
            page = await history.page_of_account(actor, self.account_id, wanted, only)
        else:
            page = await self._newest(info, wanted.size)
        return Connection[Transaction].of(page, Transaction.of)

    async def _newest(self, info: Info, size: int) -> pages.Page[Movement]:
        """The first page of many accounts is read in one statement."""
        loader = info.context.loaders.last_movements_by_account(size + 1)
        return history.newest(self.account_id, await loader.load(self.account_id), size)

    @strawberry.field(description="What the balance was at a moment.")
    async def balance_as_of(
        self,
        info: Info,
        at: Annotated[
            datetime,
            strawberry.argument(
                description="Any moment; at one to come, what of today's balance will be left."
            ),
        ],
    ) -> Money:
        if not self.tells(info.context.actor) or await self._only_of(info) is not None:
            raise NotPermitted("You may not see what was on something that is not yours.")
        minor = await balances.balance_as_of(self.account_id, at)
        return Money.of(minor, self.currency_code)
