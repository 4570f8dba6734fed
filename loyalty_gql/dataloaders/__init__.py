"""Batch reads, named value by key. Each is made when it is first asked for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from loyalty_gql import models
from loyalty_gql.domain import (
    balances,
    companies,
    company_members,
    dispute_reads,
    gift_cards,
    history,
    orders,
    products,
    purchases,
    store_credit,
    taxes,
    waiting_credit,
)
from loyalty_gql.domain.dispute_reads import Whereabouts
from loyalty_gql.domain.history import Movement
from loyalty_gql.domain.orders import TenderShown
from loyalty_gql.rules.access import Actor
from loyalty_gql.rules.companies import MemberRole
from loyalty_gql.rules.shown import Shown

MOST = 500

Key = TypeVar("Key")
Value = TypeVar("Value")
BalanceAccountRow = models.GiftCard | models.StoreCreditAccount


class Loaders:
    """The loaders of one actor at one time. They remember: after a mutation, make new ones."""

    def __init__(self, actor: Actor, now: datetime) -> None:
        self._actor = actor
        self._now = now
        self._last_movements: dict[int, DataLoader[UUID, list[Movement]]] = {}

    @cached_property
    def balance_by_account(self) -> DataLoader[UUID, Shown | None]:
        """What an account shows."""
        return _loader(lambda ids: balances.shown(ids, self._now))

    @cached_property
    def account_by_id(self) -> DataLoader[UUID, BalanceAccountRow | None]:
        """The card or store credit of an account, if the actor may see it."""

        async def load(ids: list[UUID]) -> dict[UUID, BalanceAccountRow]:
            found: dict[UUID, BalanceAccountRow] = {}
            found |= await gift_cards.by_ids(self._actor, ids)
            rest = [id_ for id_ in ids if id_ not in found]
            return found | await store_credit.by_ids(self._actor, rest) if rest else found

        return _loader(load)

    @cached_property
    def waiting_by_account(self) -> DataLoader[UUID, models.WaitingCredit | None]:
        """For whom an account that the actor may see waits, or did."""
        return _loader(waiting_credit.by_account)

    @cached_property
    def company_by_id(self) -> DataLoader[UUID, models.Company | None]:
        """A company, if the actor may see it."""
        return _loader(lambda ids: companies.by_ids(self._actor, ids))

    @cached_property
    def company_by_shop_id(self) -> DataLoader[str, models.Company | None]:
        """The same, by the shop's id."""
        return _loader(lambda ids: companies.by_shop_ids(self._actor, ids))

    @cached_property
    def role_by_company(self) -> DataLoader[str, MemberRole | None]:
        """Who the customer is in a company, by the shop's id of it."""
        return _loader(lambda ids: company_members.roles(self._actor, ids))

    @cached_property
    def members_by_company(self) -> DataLoader[UUID, list[models.CompanyMember] | None]:
        """The members of a company that the actor may see, those whom they may see."""
        return _loader(lambda ids: company_members.of_companies(self._actor, ids))

    @cached_property
    def accounts_by_company(self) -> DataLoader[str, list[models.StoreCreditAccount] | None]:
        """The accounts of a company, by the shop's id, if the actor may see them."""
        return _loader(lambda ids: store_credit.of_companies(self._actor, ids))

    @cached_property
    def replacement_by_card(self) -> DataLoader[UUID, models.GiftCard | None]:
        """The card that took a card's place, if the actor may see it."""
        return _loader(lambda ids: gift_cards.replacements(self._actor, ids))

    @cached_property
    def product_by_id(self) -> DataLoader[UUID, models.GiftCardProduct | None]:
        """A product, if the actor may see it."""
        return _loader(lambda ids: products.by_ids(self._actor, ids))

    @cached_property
    def sold_product_by_id(self) -> DataLoader[UUID, models.GiftCardProduct | None]:
        """A product, for who may see a purchase or a card of it."""
        return _loader(products.sold)

    @cached_property
    def purchase_by_id(self) -> DataLoader[UUID, models.GiftCardPurchase | None]:
        """A purchase, if the actor may see it."""
        return _loader(lambda ids: purchases.by_ids(self._actor, ids))

    @cached_property
    def message_by_purchase(self) -> DataLoader[UUID, models.GiftMessage | None]:
        """The words of a purchase that the actor may see."""
        return _loader(purchases.messages)

    @cached_property
    def cards_by_purchase(self) -> DataLoader[UUID, list[models.GiftCard] | None]:
        """The cards of a purchase, those that the actor may see."""
        return _loader(lambda ids: gift_cards.of_purchases(self._actor, ids))

    @cached_property
    def dispute_by_id(self) -> DataLoader[UUID, models.Dispute | None]:
        """A dispute, if the actor may see it."""
        return _loader(lambda ids: dispute_reads.by_ids(self._actor, ids))

    @cached_property
    def disputes_by_purchase(self) -> DataLoader[UUID, list[models.Dispute] | None]:
        """The disputes of a purchase, if the actor may see them."""
        return _loader(lambda ids: dispute_reads.of_purchases(self._actor, ids))

    @cached_property
    def disputed_by_card(self) -> DataLoader[UUID, bool | None]:
        """Whether what a card was bought with is being disputed."""
        return _loader(dispute_reads.disputed)

    @cached_property
    def whereabouts_by_purchase(self) -> DataLoader[UUID, Whereabouts | None]:
        """Where the value of a purchase is, for who may see its disputes."""
        return _loader(dispute_reads.whereabouts)

    @cached_property
    def ledger_time(self) -> DataLoader[None, datetime | None]:
        """What time it is for the ledger: its clock may run ahead for trying things out."""

        async def read(keys: list[None]) -> dict[None, datetime]:
            return dict.fromkeys(keys, await balances.ledger_now(self._now))

        return _loader(read)

    @cached_property
    def movement_by_id(self) -> DataLoader[UUID, Movement | None]:
        """A movement by its entry, if the actor may see it."""
        return _loader(lambda ids: history.by_ids(self._actor, ids))

    @cached_property
    def movements_by_transaction(self) -> DataLoader[UUID, list[Movement] | None]:
        """What a transaction that the actor made or may see moved on balance accounts."""
        return _loader(history.of_transactions)

    def last_movements_by_account(self, count: int) -> DataLoader[UUID, list[Movement]]:
        """The newest movements of an account that the actor may see, without holds."""

        async def load(ids: list[UUID]) -> list[list[Movement]]:
            found = await history.last_of(ids, count)
            return [found.get(id_, []) for id_ in ids]

        if count not in self._last_movements:
            self._last_movements[count] = DataLoader(load_fn=load, max_batch_size=MOST)
        return self._last_movements[count]

    @cached_property
    def note_by_transaction(self) -> DataLoader[UUID, models.TransactionNote | None]:
        """The words that belong to a transaction."""
        return _loader(history.notes)

    @cached_property
    def reversal_by_transaction(self) -> DataLoader[UUID, UUID | None]:
        """The transaction that took another one back."""
        return _loader(history.reversals)

    @cached_property
    def order_id_by_cart(self) -> DataLoader[UUID, str | None]:
        """The shop's id of the order that a cart became, if the actor may know it."""
        return _loader(lambda ids: history.order_ids(self._actor, ids))

    @cached_property
    def cart_by_id(self) -> DataLoader[UUID, models.Cart | None]:
        """A cart, if the actor may see it."""
        return _loader(lambda ids: orders.by_ids(self._actor, ids))

    @cached_property
    def tenders_by_cart(self) -> DataLoader[UUID, list[TenderShown] | None]:
        """The tenders on a cart that the actor may see."""
        return _loader(lambda ids: orders.tenders(ids, self._now))

    @cached_property
    def lots_by_cart(self) -> DataLoader[UUID, taxes.Lots | None]:
        """What the tenders of a cart that the actor may see have pinned and spent."""
        return _loader(taxes.lots_of)

    @cached_property
    def tax_by_transaction(self) -> DataLoader[UUID, models.RedemptionTax | None]:
        """What was kept of a redemption."""
        return _loader(taxes.kept)

    @cached_property
    def tender_by_id(self) -> DataLoader[UUID, TenderShown | None]:
        """A tender, if the actor may see its cart."""
        return _loader(lambda ids: orders.tenders_by_ids(self._actor, ids, self._now))


def _loader(
    read: Callable[[list[Key]], Awaitable[Mapping[Key, Value]]],
) -> DataLoader[Key, Value | None]:
    async def load(keys: list[Key]) -> list[Value | None]:
        found = await read(keys)
        return [found.get(key) for key in keys]

    return DataLoader(load_fn=load, max_batch_size=MOST)
