"""What a customer wishes once and for all."""

from dataclasses import dataclass
from datetime import datetime

from loyalty_gql import models
from loyalty_gql.domain.house import House, Why, commit, key_of
from loyalty_gql.domain.on_behalf import customer_of
from loyalty_gql.ledger.commands import Command, Insert
from loyalty_gql.rules.access import Actor

_ANEW = (
    "ON CONFLICT (customer_id) DO UPDATE SET use_credit_first = excluded.use_credit_first, "
    "updated_at = excluded.updated_at"
)


@dataclass(frozen=True, slots=True)
class Wished:
    """Whether the customer's credit is to be used first; `replayed`: it had been said before."""

    customer_id: str
    use_credit_first: bool
    replayed: bool


async def set_credit_preference(
    actor: Actor,
    house: House,
    *,
    use_credit_first: bool,
    on_behalf_of: str | None,
    key: str,
    now: datetime,
) -> Wished:
    """A customer's standing wish, until they say otherwise. It moves nothing by itself.

    Raises:
        NotPermitted: a guest, or a key without the scope.
        InvalidInput: a customer speaks for another one, or the shop for nobody.
    """
    actor.must_be_allowed("setCreditPreference")
    customer_id = customer_of(actor, on_behalf_of)
    the_key = key_of(actor, "setCreditPreference", key, customer_id, use_credit_first)

    async def build() -> Command:
        row = {
            "customer_id": customer_id,
            "use_credit_first": use_credit_first,
            "updated_at": now,
        }
        return Command(
            the_key,
            Why("WISHED").by(actor),
            alongside=[Insert(models.CustomerWish, row, conflict=_ANEW)],
        )

    receipt = await commit(house, the_key, build)
    return Wished(customer_id, await uses_credit_first(customer_id), receipt.replayed)


async def uses_credit_first(customer_id: str) -> bool:
    """Whether the customer wishes that their credit is used before they pay by other means."""
    wish = await models.CustomerWish.get_or_none(customer_id=customer_id)
    return wish is not None and wish.use_credit_first
