"""Any object again, by its global id."""

import asyncio
from typing import Annotated
from uuid import UUID

import strawberry

from loyalty_gql.context import Info
from loyalty_gql.dataloaders import Loaders
from loyalty_gql.errors import InvalidInput
from loyalty_gql.types.customers import Customer
from loyalty_gql.types.nodes import Node, as_node, read_id

MOST = 100


async def _load(loaders: Loaders, type_name: str, id_: UUID) -> Node | None:
    match type_name:
        case "GiftCard" | "StoreCreditAccount":
            row: object = await loaders.account_by_id.load(id_)
        case "GiftCardProduct":
            row = await loaders.product_by_id.load(id_)
        case "GiftCardPurchase":
            row = await loaders.purchase_by_id.load(id_)
        case "Dispute":
            row = await loaders.dispute_by_id.load(id_)
        case "Company":
            row = await loaders.company_by_id.load(id_)
        case "Transaction":
            row = await loaders.movement_by_id.load(id_)
        case "Cart":
            row = await loaders.cart_by_id.load(id_)
        case "Tender":
            row = await loaders.tender_by_id.load(id_)
        case _:
            return None
    node = as_node(row) if row is not None else None
    return node if type(node).__name__ == type_name else None


@strawberry.type
class NodeQueries:
    @strawberry.field(description="An object by its global id; null when it is not yours to see.")
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its global id.")],
    ) -> Node | None:
        return await _load(info.context.loaders, *read_id(id))

    @strawberry.field(description="Objects by their global ids, in the same order; at most 100.")
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Global ids.")],
    ) -> list[Node | None]:
        if len(ids) > MOST:
            raise InvalidInput(f"At most {MOST} ids at once.", field="ids")
        loaders = info.context.loaders
        found = [(loaders, *read_id(id_)) for id_ in ids]
        return list(await asyncio.gather(*(_load(*one) for one in found)))

    @strawberry.field(description="The customer who asks.")
    def me(self, info: Info) -> Customer:
        customer_id = info.context.actor.customer_id
        assert customer_id is not None, "only customers are admitted"
        return Customer.of(customer_id)
