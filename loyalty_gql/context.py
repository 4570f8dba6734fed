"""Who asks, when, and the loaders: what every resolver gets beside its arguments."""

from datetime import datetime

import strawberry

from loyalty_gql.dataloaders import Loaders
from loyalty_gql.domain.house import House
from loyalty_gql.live import Doorbell
from loyalty_gql.rules.access import Actor


class Context:
    """One request. `over_get` says that it came by GET, where answers may be kept by others."""

    __slots__ = ("_live", "_loaders", "actor", "house", "now", "over_get", "request_id")

    def __init__(
        self,
        actor: Actor,
        house: House,
        now: datetime,
        *,
        request_id: str,
        over_get: bool = False,
        live: Doorbell | None = None,
    ) -> None:
        self.actor = actor
        self.house = house
        self.now = now
        self.request_id = request_id
        self.over_get = over_get
        self._live = live
        self._loaders: Loaders | None = None

    @property
    def loaders(self) -> Loaders:
        """Made when first asked for."""
        if self._loaders is None:
            self._loaders = Loaders(self.actor, self.now)
        return self._loaders

    @property
    def doorbell(self) -> Doorbell:
        """For subscriptions only: a plain request has nothing to wait for."""
        assert self._live is not None, "nobody can ring here"
        return self._live

    def renew(self, now: datetime) -> None:
        """A subscription outlives its beginning: it is `now`, and all is read again."""
        self.now = now
        self.forget()

    def forget(self) -> None:
        """Something is about to change: what was read before must be read again."""
        self._loaders = None


Info = strawberry.Info[Context, None]
