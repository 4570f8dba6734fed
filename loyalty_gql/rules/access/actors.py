"""Who asks, and the guard of every verb."""

from dataclasses import dataclass
from uuid import UUID

from loyalty_gql.errors import NotPermitted
from loyalty_gql.rules.access.operations import OPERATIONS
from loyalty_gql.rules.access.rule import FOR_SHOP, ActorKind, Rule


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `principal` owns idempotency keys: not the API key, so rotation never pays twice.

    `cart` and `purchase` are those (our rows' ids) whose token came along. `address` is an e-mail
    address that the identity provider has verified, as addresses are compared.
    """

    kind: ActorKind
    principal: str
    customer_id: str | None = None
    cart: UUID | None = None
    scopes: frozenset[str] = frozenset()
    address: str | None = None
    purchase: UUID | None = None

    def may(self, operation: str) -> bool:
        """Whether the table admits this actor; an operation without a rule admits nobody."""
        rule = OPERATIONS.get(operation)
        return rule is not None and rule.admits(self)

    def must_be_admitted(self, operation: str, rule: Rule | None) -> None:
        """The same for an operation whose rule is known; None admits nobody.

        Raises:
            NotPermitted: the rule does not admit this actor.
        """
        if rule is None or not rule.admits(self):
            raise NotPermitted(f"You may not use {operation}.")

    def must_be_allowed(self, operation: str) -> None:
        """The guard of every verb.

        Raises:
            NotPermitted: the table does not admit this actor.
        """
        self.must_be_admitted(operation, OPERATIONS.get(operation))

    @property
    def for_shop(self) -> bool:
        """Acts for the shop: its scopes decide, not whose something is."""
        return self.kind in FOR_SHOP


GUEST = Actor(ActorKind.GUEST, "guest")
SYSTEM = Actor(ActorKind.SYSTEM, "system")
