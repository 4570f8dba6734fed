"""For which customer somebody acts."""

from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.access import Actor


def customer_of(actor: Actor, on_behalf_of: str | None) -> str:
    """The customer themself, or the one whom the shop acts for.

    Raises:
        InvalidInput: a customer names somebody else, or the shop nobody.
    """
    if not actor.for_shop:
        if on_behalf_of is not None:
            raise InvalidInput("Only the shop acts for somebody else.", field="onBehalfOf")
        assert actor.customer_id is not None, "guests are not admitted"
        return actor.customer_id
    if on_behalf_of is None:
        raise InvalidInput("For which customer?", field="onBehalfOf")
    return on_behalf_of
