"""What the shop keeps of what comes back: of grants whose money went back. Minor units.

Whatever flows back into a recalled grant pays what is still due of it before anybody gets it. Here
that is foreseen from what is read, and told from what was written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.paid import Paid, PaidOrder
from loyalty_gql.rules.refunds import newest_first
from loyalty_gql.rules.state import Kind, Lot, System


async def foreseen(returns: Sequence[tuple[Paid, int]]) -> list[int]:
    """What the shop would keep when so much of each capture came back, one after the other."""
    lots = {lot_id for paid, part in returns if part for lot_id in paid.lots}
    if not lots or not await models.Lot.filter(id__in=lots, recalled=True).exists():
        return [0] * len(returns)
    rows = await models.Lot.filter(id__in=lots)
    by_id = {
        row.id: Lot(**{one.name: getattr(row, one.name) for one in fields(Lot)}) for row in rows
    }
    grants = await models.LotGrant.filter(id__in={lot.root_id for lot in by_id.values()})
    due = defaultdict[UUID, int](int, {one.id: one.recall_due for one in grants})
    return [_kept((by_id[id_] for id_ in paid.lots), paid, part, due) for paid, part in returns]


def _kept(lots: Iterable[Lot], paid: Paid, part: int, due: dict[UUID, int]) -> int:
    """As the ledger gives back: into what lasts longest first, lot after lot."""
    kept = 0
    for lot in sorted(lots, key=Lot.spending_order, reverse=True):
        into = min(part, paid.lots[lot.id])
        part -= into
        if lot.recalled:
            taken = min(into, due[lot.root_id])
            due[lot.root_id] -= taken
            kept += taken
    return kept


async def foreseen_of(paid: PaidOrder, parts: Sequence[int]) -> list[int]:
    """What the shop would keep of each payer's part; `parts` may go on after the payers'."""
    returns: list[tuple[Paid, int]] = []
    for payer, part in zip(paid.payers, parts, strict=False):
        shares = newest_first(part, [one.left_minor for one in payer.captures])
        returns += zip(payer.captures, shares, strict=True)
    kept = iter(await foreseen(returns))
    return [sum(next(kept) for _ in payer.captures) for payer in paid.payers]


async def told(made: Collection[models.LedgerTransaction]) -> dict[UUID, int]:
    """What the shop has kept of refunds that were made, by the account that had paid."""
    refunds = {one.id: one.redemption_id for one in made}
    entries = await models.Entry.filter(
        transaction_id__in=list(refunds), kind=Kind.REVERSAL, system=System.RECEIVABLE
    )
    if not entries:
        return {}
    paid = await models.Entry.filter(
        transaction_id__in=[refunds[one.transaction_id] for one in entries],
        kind=Kind.REDEMPTION,
        account_id__isnull=False,
    )
    payers = {one.transaction_id: one.account_id for one in paid}
    kept: dict[UUID, int] = defaultdict(int)
    for one in entries:
        redemption = refunds[one.transaction_id]
        assert redemption is not None, "only what was redeemed comes back into a recalled grant"
        payer = payers[redemption]
        assert payer is not None, "asked for those with one"
        kept[payer] += one.amount
    return kept
