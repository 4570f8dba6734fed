"""Value whose payment is disputed: nothing of it can be spent until that has ended.

A frozen lot stays where it is, in the balance, and moves no entry: it only stops being usable. So
what flows back into it, or goes on in a child of it, is frozen too, and what had been pinned for an
order that is being placed still pays that order.
"""

from dataclasses import replace

from loyalty_gql.errors import NotFound
from loyalty_gql.rules import holds
from loyalty_gql.rules.book import Book
from loyalty_gql.rules.operations import Freeze, Thaw
from loyalty_gql.rules.state import EndReason, HoldStrength, Lot


def freeze(book: Book, do: Freeze) -> tuple[None, int]:
    """Freeze all lots of a grant; gives what lies in them that no order has reserved.

    Raises:
        NotFound: there is no such grant.
    """
    frozen = {lot.id for lot in _lots_of(book, do)}
    for account in list(book.accounts.values()):
        for hold in list(account.open_holds()):
            pinned = any(amount and lot_id in frozen for lot_id, amount in hold.pins.items())
            if pinned and hold.strength is HoldStrength.SOFT:
                holds.release_all(book, hold, EndReason.BLOCKED)
    return None, _mark(book, do, frozen=True)


def thaw(book: Book, do: Thaw) -> tuple[None, int]:
    """Let it be spent again; gives what lies in the lots that no order has reserved.

    Raises:
        NotFound: there is no such grant.
    """
    return None, _mark(book, do, frozen=False)


def _mark(book: Book, do: Freeze | Thaw, *, frozen: bool) -> int:
    free = 0
    for lot in _lots_of(book, do):
        book.put_lot(replace(lot, frozen=frozen))
        free += lot.free
    return free


def _lots_of(book: Book, do: Freeze | Thaw) -> list[Lot]:
    """All there are, not only in accounts that the caller knew of."""
    lots = [
        lot
        for account in book.accounts.values()
        for lot in account.lots.values()
        if lot.root_id == do.grant
    ]
    if not lots:
        raise NotFound("There is no such grant.")
    return lots
