"""What comes back of an order's tax, written with the refund or reversal that gives it back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from loyalty_gql import models
from loyalty_gql.domain.taxes import kept_of, row_of
from loyalty_gql.ledger.commands import Insert, Outcome
from loyalty_gql.rules.redemption_tax import RedemptionTax
from loyalty_gql.rules.refund_tax import come_back
from loyalty_gql.rules.state import System


@dataclass(frozen=True, slots=True)
class Returns:
    """What was kept of an order's redemptions, and how much of each has come back (minor units).

    Its reader guards the order's row: whatever gives back of it changes that.
    """

    cart_id: UUID
    kept: Mapping[UUID, RedemptionTax]
    came: Mapping[UUID, list[RedemptionTax]]
    back: Mapping[UUID, int]

    def rows(self, outcome: Outcome) -> list[Insert]:
        """The rows of a command that gives back, or takes such a movement back."""
        back = dict(self.back)
        came = {id_: list(rows) for id_, rows in self.came.items()}
        written: list[Insert] = []
        for transaction in outcome.transactions:
            id_ = transaction.redemption_id
            if id_ is None or id_ not in self.kept or transaction.id == id_:
                continue
            back[id_] -= sum(
                entry.amount
                for entry in outcome.entries
                if entry.transaction_id == transaction.id and entry.system is System.REDEMPTIONS
            )
            row = come_back(self.kept[id_], came[id_], back[id_])
            came[id_].append(row)
            written.append(row_of(transaction.id, self.cart_id, row, id_))
        return written


async def read_returns(cart_id: UUID) -> Returns:
    """What was kept of an order's redemptions, and what came back of them."""
    kept: dict[UUID, RedemptionTax] = {}
    came: dict[UUID, list[RedemptionTax]] = defaultdict(list)
    for row in await models.RedemptionTax.filter(cart_id=cart_id).order_by("transaction_id"):
        if row.redemption_id is None:
            kept[row.transaction_id] = kept_of(row)
        else:
            came[row.redemption_id].append(kept_of(row))
    back = {id_: row.meaning.minor for id_, row in kept.items()}
    for use in await models.LotUse.filter(redemption_id__in=list(kept)):
        assert use.redemption_id is not None, "asked for those with one"
        back[use.redemption_id] += use.amount
    return Returns(cart_id, kept, {id_: came[id_] for id_ in kept}, back)
