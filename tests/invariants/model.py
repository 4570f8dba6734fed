"""The ledger as a page of plain arithmetic, written from its specification and not from its code.

No entries, no journal, no database: lots with something left in them, holds that pin parts of
them, and what movements took from where. How value flows stands in `flows`; here are the commands.
"""

from collections.abc import Container
from datetime import datetime, timedelta

from tests.invariants.flows import Shop
from tests.invariants.pieces import Hold, Lot, Movement, No, must_be_open

HOUR = timedelta(hours=1)
OVER = ("CLOSED", "DEACTIVATED")


class Model(Shop):
    """What every account comes to, command after command."""

    def grant(
        self, account: int, amount: int, starts: datetime | None, ends: datetime | None,
        priority: int, *, promotional: bool, active: bool,
    ) -> int:  # fmt: skip
        if self.status[account] in OVER or account in self.claimer:
            raise No("NOT_ACTIVE")
        if active:
            self.must_be_active(account)
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
        self.must_be_active(account)
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
        if not hold.firm:
            self.must_be_active(hold.account)
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
        account = self.owner(account)
        if self.status[account] in OVER:
            raise No("NOT_ACTIVE")
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

    def freeze(self, grant: int) -> int:
        """Carts lose it, orders being placed don't; gives what nobody has reserved."""
        for hold in self.holds:
            pinned = any(amount and self.is_of(n, grant) for n, amount in hold.pins.items())
            if hold.open and not hold.firm and pinned:
                self.free_pins(hold, hold.left)
        self.frozen.add(grant)
        return self.loose(grant)

    def thaw(self, grant: int) -> int:
        self.frozen.discard(grant)
        return self.loose(grant)

    def is_of(self, number: int, grant: int) -> bool:
        return self.lots[number].grant == grant

    def loose(self, grant: int) -> int:
        return sum(self.free(lot) for lot in self.lots if lot.grant == grant)

    def transfer(
        self, account: int, to: int, amount: int | None, *, claim: bool = False,
        follows: bool = False,
    ) -> int:  # fmt: skip
        """Of an amount, or of all there is; after a claim what comes back `follows` it."""
        self.must_be_active(account, to)
        if to in self.claimer:
            raise No("NOT_ACTIVE")
        if amount is None:
            lots = self._all_lots(account)
            amount = sum(lot.left for lot in lots)
        else:
            lots = self.usable(account)
            if amount > self.available(account):
                raise self.short(account, amount)
        if claim or follows:
            self.claimer[account] = to
        moved = Movement("claim" if claim else "transfer", account, amount)
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
        if self.status[account] in OVER or account in self.claimer or known <= self.at:
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

    def _all_lots(self, account: int) -> list[Lot]:
        if any(hold.firm for hold in self.live(account)):
            raise No("HELD_ELSEWHERE")
        self.leave_carts(account)
        if self.balance(account) == 0:
            raise No("INSUFFICIENT_FUNDS")
        mine = [lot for lot in self.lots if lot.account == account]
        return sorted(mine, key=Lot.by_spending)

    def set_status(self, account: int, status: str, of: Container[str] | None = None) -> int:
        """To `status`, from one `of` these. Whoever is not active leaves the carts."""
        was = self.status[account]
        if (was == "DEACTIVATED" and status != was) or (of is not None and was not in of):
            raise No("NOT_ACTIVE")
        if status != "ACTIVE":
            self.leave_carts(account)
        self.status[account] = status
        return 0

    def end(self, account: int, status: str) -> int:
        """Close or deactivate what is empty."""
        self.set_status(account, status)
        if self.balance(account):
            raise No("NOT_EMPTY")
        return 0

    def reopen(self, account: int) -> int:
        if self.status[account] == "CLOSED":
            self.status[account] = "ACTIVE"
        return 0

    def reverse(self, past: Movement, ends: datetime | None) -> int:
        if past.reversed or past.kind in ("reversal", "extension"):
            raise No("NOT_REVERSIBLE")
        if past.kind == "expiry":
            self._reverse_expiry(past, ends)
        elif past.kind in ("debit", "payment"):
            if sum(past.out.values()) != past.total:
                raise No("NOT_REVERSIBLE")
            account = self._alive(self.owner(past.account))
            self._return(past, account, past.total, Movement("reversal", account, past.total))
        else:
            self._take_out(past)
        past.reversed = True
        return past.total

    def _alive(self, account: int) -> int:
        if self.status[account] in OVER:
            raise No("NOT_REVERSIBLE")
        return account

    def _reverse_expiry(self, past: Movement, ends: datetime | None) -> None:
        if ends is None or ends <= self.at:
            raise No("INVALID_INPUT")
        ((number, amount),) = past.out.items()
        account = self._alive(self.owner(past.account))
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
        if past.kind in ("transfer", "claim"):
            self._send_back(past)

    def _send_back(self, past: Movement) -> None:
        """A card that was claimed lives again; else it goes to whoever claimed it meanwhile."""
        account = past.account if past.kind == "claim" else self.owner(past.account)
        if account == self.lots[past.into[0][0]].account:
            raise No("NOT_REVERSIBLE")
        self._alive(account)
        for number, amount in past.out.items():
            self.give_back(self.lots[number], amount, account)
        if past.kind == "claim":
            del self.claimer[account]
