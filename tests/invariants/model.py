"""The ledger as a page of plain arithmetic, written from its specification and not from its code.

No entries, no journal, no database: lots with something left in them, holds that pin parts of
them, and what movements took from where. Lots, holds and movements are named by their number.
"""

from datetime import datetime, timedelta

from tests.invariants.pieces import NEVER, Hold, Lot, Movement, No, must_be_open

HOUR = timedelta(hours=1)
GRACE = timedelta(days=30)


class Model:
    """What every account comes to, command after command."""

    def __init__(self, accounts: int) -> None:
        self.at = NEVER
        self.accounts = range(accounts)
        self.lots: list[Lot] = []
        self.holds: list[Hold] = []
        self.movements: list[Movement] = []
        self.granted: dict[int, int] = {}
        self.recalled: dict[int, int] = {}
        self.due: dict[int, int] = {}
        self.grace: dict[int, datetime] = {}
        self.claimer: dict[int, int] = {}
        self.blocked: set[int] = set()

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
        return sorted(ready, key=Lot.by_spending)

    def available(self, account: int) -> int:
        return sum(self.free(lot) for lot in self.usable(account))

    def balance(self, account: int) -> int:
        return sum(lot.left for lot in self.lots if lot.account == account)

    def live(self, account: int) -> list[Hold]:
        return [hold for hold in self.holds if hold.open and hold.account == account]

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

    # --- commands -------------------------------------------------------------------------------

    def grant(
        self, account: int, amount: int, starts: datetime | None, ends: datetime | None,
        priority: int, *, promotional: bool,
    ) -> int:  # fmt: skip
        number = len(self.lots)
        lot = Lot(number, account, amount, starts or self.at, ends, priority, promotional, number)
        self.lots.append(lot)
        self.granted[number] = amount
        stays = self.flow_in(lot, amount)
        self.movements.append(Movement("grant", account, amount, into=[(number, stays)]))
        return amount

    def spend(self, account: int, amount: int, *, fits: bool) -> int:
        available = self.available(account)
        taken = min(amount, available) if fits else amount
        if taken > available or taken == 0:
            raise self.short(account, 1 if fits else amount)
        out: dict[int, int] = {}
        for lot in self.usable(account):
            out[lot.number] = min(self.free(lot), taken - sum(out.values()))
            lot.left -= out[lot.number]
        self.movements.append(Movement("debit", account, taken, out))
        return taken

    def place(
        self, account: int, cart: int, amount: int, *, fits: bool, moves: bool, customer: int
    ) -> int:
        if account in self.blocked:
            raise No("NOT_ACTIVE")
        own = next((hold for hold in self.live(account) if hold.cart == cart), None)
        if own and own.firm:
            raise No("CART_STATE")
        has = own.left if own else 0
        given: list[Hold] = []
        reach = self.available(account)
        for hold in self.live(account):
            ours = moves or hold.customer == customer
            if reach < amount - has and ours and not hold.firm and hold.cart != cart:
                given.append(hold)
                reach += hold.left
        if reach < amount - has and not (fits and (reach or own)):
            moved = sum(hold.left for hold in given)
            raise self.short(account, 1 if fits else amount - has - moved, cart)
        if own is None:
            own = Hold(account, cart, customer, self.at, self.at + 24 * HOUR)
            self.holds.append(own)
        if has > amount:
            self.free_pins(own, has - amount)
        self.pin(own, min(amount - has, reach), given)
        self.refresh(own)
        return own.left

    def pin(self, hold: Hold, more: int, given: list[Hold]) -> None:
        """Pins of moved holds change hands as they are; the rest comes in spending order."""
        for other in given:
            for lot in sorted((self.lots[n] for n in other.pins), key=Lot.by_end):
                part = min(more, other.pins[lot.number])
                more -= part
                other.pins[lot.number] -= part
                hold.pins[lot.number] = hold.pins.get(lot.number, 0) + part
            hold.latest = min(hold.latest, other.latest)
        for lot in self.usable(hold.account):
            part = min(max(more, 0), self.free(lot))
            more -= part
            hold.pins[lot.number] = hold.pins.get(lot.number, 0) + part
        for other in given:
            self.free_pins(other, other.left)

    def refresh(self, hold: Hold) -> int:
        if hold.open and not hold.firm:
            hold.ends = min(self.at + HOUR, hold.latest)
        return hold.left

    def shrink(self, hold: Hold, to: int) -> int:
        if hold.open and hold.left > to:
            self.free_pins(hold, hold.left - to)
        return hold.left

    def firm(self, hold: Hold, amount: int) -> int:
        must_be_open(hold)
        if hold.account in self.blocked and not hold.firm:
            raise No("NOT_ACTIVE")
        if hold.left != amount:
            raise No("HOLD_ENDED")
        if not hold.firm:
            hold.firm, hold.ends = True, self.at + HOUR / 2
        return hold.left

    def report(self, hold: Hold) -> int:
        must_be_open(hold)
        if not hold.firm:
            raise No("NOT_AUTHORIZED_YET")
        hold.ends = self.at + timedelta(days=30)
        return hold.left

    def capture(self, hold: Hold, amount: int, reference: str, *, final: bool) -> int:
        must_be_open(hold)
        if not hold.firm:
            raise No("NOT_AUTHORIZED_YET")
        if reference in hold.references:
            raise No("REFERENCE_USED")
        if amount > hold.left:
            raise No("CAPTURE_EXCEEDS_HOLD")
        hold.references.add(reference)
        out: dict[int, int] = {}
        for lot in sorted((self.lots[n] for n in hold.pins), key=Lot.by_end):
            part = min(hold.pins[lot.number], amount - sum(out.values()))
            hold.pins[lot.number] -= part
            lot.left -= part
            out[lot.number] = part
        self.movements.append(Movement("payment", hold.account, amount, out))
        self.free_pins(hold, hold.left if final else 0)
        return amount

    def release(self, hold: Hold) -> int:
        must_be_open(hold)
        released = hold.left
        self.free_pins(hold, released)
        return released

    def refund(self, payment: Movement, account: int, amount: int) -> int:
        if payment.kind != "payment" or amount > sum(payment.out.values()):
            raise No("REFUND_EXCEEDS_PAID")
        account = self.claimer.get(account, account)
        refund = Movement("refund", account, amount, of=payment)
        self._return(payment, account, amount, refund)
        self.movements.append(refund)
        return amount

    def _return(self, payment: Movement, account: int, amount: int, refund: Movement) -> None:
        lots = [self.lots[number] for number in payment.out]
        for lot in sorted(lots, key=Lot.by_spending, reverse=True):
            part = min(amount, payment.out[lot.number])
            if part:
                amount -= part
                payment.out[lot.number] -= part
                refund.into.append(self.give_back(lot, part, account))
                refund.back.append((lot.number, part))

    def recall(self, grant: int, amount: int) -> int:
        if self.recalled.get(grant, 0) + amount > self.granted[grant]:
            raise No("REFUND_EXCEEDS_PAID")
        self.recalled[grant] = self.recalled.get(grant, 0) + amount
        lots = [lot for lot in self.lots if lot.grant == grant]
        taken = 0
        for lot in sorted(lots, key=Lot.by_spending, reverse=True):
            part = min(amount - taken, self.free(lot))
            lot.left -= part
            taken += part
        self.due[grant] = self.due.get(grant, 0) + amount - taken
        return taken

    def transfer(self, account: int, to: int, amount: int | None) -> int:
        """Of an amount, or, as a claim, of all there is."""
        if {account, to} & self.blocked:
            raise No("NOT_ACTIVE")
        if amount is None:
            lots = self._claimed_lots(account)
            amount = sum(lot.left for lot in lots)
            self.claimer[account] = to
        else:
            lots = self.usable(account)
            if amount > self.available(account):
                raise self.short(account, amount)
        moved = Movement("transfer", account, amount)
        for lot in lots:
            part = min(self.free(lot), amount - sum(moved.out.values()))
            if part:
                lot.left -= part
                moved.out[lot.number] = part
                moved.into.append((self.child(lot, to, part, lot.ends).number, part))
        self.movements.append(moved)
        return amount

    def extend(self, account: int, known: datetime, until: datetime | None) -> int:
        """What would end from the known date on, and before the new one, goes on in child lots."""
        if account in self.claimer or known <= self.at:
            raise No("NOT_ACTIVE")
        if until is not None and until <= self.at:
            raise No("INVALID_INPUT")
        mine = [lot for lot in self.lots if lot.account == account and lot.left]
        ending = [lot for lot in mine if lot.ends is not None and lot.ends >= known]
        later = [lot for lot in ending if until is None or lot.ends is None or lot.ends < until]
        total = sum(lot.left for lot in later)
        for lot in sorted(later, key=Lot.by_spending):
            child = self.child(lot, account, lot.left, until)
            lot.left = 0
            for hold in self.live(account):
                if hold.pins.get(lot.number):
                    hold.pins[child.number] = hold.pins[lot.number]
                    hold.pins[lot.number] = 0
        if total:
            self.movements.append(Movement("extension", account, total))
        return total

    def _claimed_lots(self, account: int) -> list[Lot]:
        if any(hold.firm for hold in self.live(account)):
            raise No("HELD_ELSEWHERE")
        for hold in self.live(account):
            self.free_pins(hold, hold.left)
        if self.balance(account) == 0:
            raise No("INSUFFICIENT_FUNDS")
        mine = [lot for lot in self.lots if lot.account == account]
        return sorted(mine, key=Lot.by_spending)

    def block(self, account: int) -> int:
        self.blocked.add(account)
        for hold in self.live(account):
            if not hold.firm:
                self.free_pins(hold, hold.left)
        return 0

    def unblock(self, account: int) -> int:
        self.blocked.discard(account)
        return 0

    def reverse(self, past: Movement, ends: datetime | None) -> int:
        if past.reversed or past.kind in ("reversal", "extension"):
            raise No("NOT_REVERSIBLE")
        if past.kind == "expiry":
            self._reverse_expiry(past, ends)
        elif past.kind in ("debit", "payment"):
            if sum(past.out.values()) != past.total:
                raise No("NOT_REVERSIBLE")
            account = self.claimer.get(past.account, past.account)
            self._return(past, account, past.total, Movement("reversal", account, past.total))
        else:
            self._take_out(past)
        past.reversed = True
        return past.total

    def _reverse_expiry(self, past: Movement, ends: datetime | None) -> None:
        if ends is None or ends <= self.at:
            raise No("INVALID_INPUT")
        ((number, amount),) = past.out.items()
        account = self.claimer.get(past.account, past.account)
        lot = self.child(self.lots[number], account, amount, ends)
        self.flow_in(lot, amount)

    def _take_out(self, past: Movement) -> None:
        """Of a grant, refund or transfer: only while all of it lies unpinned where it went."""
        there: dict[int, int] = {}
        for number, stays in past.into:
            there[number] = there.get(number, 0) + stays
        if sum(there.values()) != past.total:
            raise No("NOT_REVERSIBLE")
        if any(self.free(self.lots[number]) < amount for number, amount in there.items()):
            raise No("NOT_REVERSIBLE")
        for number, amount in there.items():
            self.lots[number].left -= amount
            if past.kind == "grant":
                self.recalled[number] = self.recalled.get(number, 0) + amount
        for number, amount in past.back:
            assert past.of is not None
            past.of.out[number] += amount
        if past.kind == "transfer":
            for number, amount in past.out.items():
                self.give_back(self.lots[number], amount, past.account)
            self.claimer.pop(past.account, None)
