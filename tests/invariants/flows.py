"""What lies where in the model, what can be seen of it, and how value flows."""

from datetime import datetime, timedelta

from tests.invariants.pieces import NEVER, Hold, Lot, Movement, No

GRACE = timedelta(days=30)


class Shop:
    """Lots, holds and movements, named by their number, and who owns what comes back."""

    def __init__(self, accounts: int) -> None:
        self.at = NEVER
        self.accounts = range(accounts)
        self.lots: list[Lot] = []
        self.holds: list[Hold] = []
        self.movements: list[Movement] = []
        self.granted: dict[int, int] = {}
        self.recalled: dict[int, int] = {}
        self.frozen: set[int] = set()
        self.due: dict[int, int] = {}
        self.grace: dict[int, datetime] = {}
        self.claimer: dict[int, int] = {}
        self.status = ["ACTIVE"] * accounts

    # --- what can be seen -----------------------------------------------------------------------

    def pinned(self, lot: Lot) -> int:
        return sum(hold.pins.get(lot.number, 0) for hold in self.holds)

    def free(self, lot: Lot) -> int:
        return lot.left - self.pinned(lot)

    def over(self, lot: Lot) -> bool:
        return lot.ends is not None and lot.ends <= self.at

    def usable(self, account: int) -> list[Lot]:
        mine = [lot for lot in self.lots if lot.account == account and self.free(lot)]
        ready = [lot for lot in mine if lot.starts <= self.at and not self.over(lot)]
        loose = [lot for lot in ready if lot.grant not in self.frozen]
        return sorted(loose, key=Lot.by_spending)

    def available(self, account: int) -> int:
        return sum(self.free(lot) for lot in self.usable(account))

    def balance(self, account: int) -> int:
        return sum(lot.left for lot in self.lots if lot.account == account)

    def live(self, account: int) -> list[Hold]:
        return [hold for hold in self.holds if hold.open and hold.account == account]

    def owner(self, account: int) -> int:
        """Whoever claimed the card, or the card that took its place, and whoever claimed that."""
        while account in self.claimer:
            account = self.claimer[account]
        return account

    def must_be_active(self, *accounts: int) -> None:
        if any(self.status[account] != "ACTIVE" for account in accounts):
            raise No("NOT_ACTIVE")

    def short(self, account: int, needed: int, cart: int | None = None) -> No:
        """Orders being placed have it, or it is not there."""
        firm = [hold.left for hold in self.live(account) if hold.firm and hold.cart != cart]
        waiting = firm and self.available(account) + sum(firm) >= needed
        return No("HELD_ELSEWHERE" if waiting else "INSUFFICIENT_FUNDS")

    # --- what flows -----------------------------------------------------------------------------

    def settle(self, account: int) -> None:
        """First the holds whose time is over, then the lots."""
        for hold in self.live(account):
            if hold.ends <= self.at:
                self.free_pins(hold, hold.left)
        mine = [lot for lot in self.lots if lot.account == account]
        for lot in sorted(mine, key=Lot.by_end):
            gone = self.free(lot)
            if self.over(lot) and gone:
                lot.left -= gone
                self.movements.append(Movement("expiry", account, gone, {lot.number: gone}))

    def flow_in(self, lot: Lot, amount: int) -> int:
        """Newly free value pays what is recalled, then expires if it must; gives what stays."""
        paid = min(amount, self.due.get(lot.grant, 0))
        if paid:
            self.due[lot.grant] -= paid
        gone = amount if self.over(lot) else paid
        lot.left -= gone
        return amount - gone

    def free_pins(self, hold: Hold, amount: int) -> None:
        """Latest expiry first; a hold with nothing left has ended."""
        freed: list[tuple[Lot, int]] = []
        for lot in sorted((self.lots[n] for n in hold.pins), key=Lot.by_end, reverse=True):
            part = min(amount, hold.pins[lot.number])
            amount -= part
            hold.pins[lot.number] -= part
            freed.append((lot, part))
        for lot, part in freed:
            self.flow_in(lot, part)
        hold.open = hold.left > 0

    def leave_carts(self, account: int) -> None:
        """An order that is just being placed is still paid."""
        for hold in self.live(account):
            if not hold.firm:
                self.free_pins(hold, hold.left)

    def child(self, parent: Lot, account: int, left: int, ends: datetime | None) -> Lot:
        lot = Lot(len(self.lots), account, left, parent.starts, ends, parent.priority,
                  parent.promotional, parent.grant)  # fmt: skip
        self.lots.append(lot)
        return lot

    def give_back(self, lot: Lot, amount: int, account: int) -> tuple[int, int]:
        """To the lot it left, or to one with its dates and origin; gives where, and what stays."""
        ends = lot.ends
        if self.over(lot) and not lot.promotional and amount > self.due.get(lot.grant, 0):
            ends = self.grace.setdefault(lot.grant, self.at + GRACE)
        into = lot
        if account != lot.account or ends != lot.ends:
            into = self.child(lot, account, 0, ends)
        into.left += amount
        return into.number, self.flow_in(into, amount)
