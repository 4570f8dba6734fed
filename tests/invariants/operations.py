"""Each operation of the ledger, asked for by itself."""

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import (
    Capture,
    Extend,
    Firm,
    Freeze,
    Grant,
    Place,
    Recall,
    Refresh,
    Refund,
    Release,
    Report,
    Reverse,
    Shrink,
    Spend,
    Thaw,
    Touch,
    Transfer,
)
from loyalty_gql.rules.state import EndReason, Kind, Origin, System
from tests.invariants.model import Model
from tests.invariants.play import ACCOUNT, ACCOUNTS, AMOUNT, DAY, HOUR, WHICH, YES_OR_NO, Play

LIFETIMES = [None, 20 * DAY, 2 * DAY, 2 * HOUR, -HOUR]

When = tuple[timedelta | None, timedelta | None]


def has_holds(play: Play) -> bool:
    return bool(play.model.holds)


def has_movements(play: Play) -> bool:
    return bool(play.model.movements)


class Operations(Play):
    """What a command may ask of the ledger, one at a time."""

    @rule(
        account=ACCOUNT, amount=AMOUNT, priority=st.sampled_from([50, 50, 10]),
        promotional=YES_OR_NO, when=st.tuples(
            st.sampled_from([None, None, None, HOUR]), st.sampled_from(LIFETIMES)
        ),
    )  # fmt: skip
    def grant(
        self, account: int, amount: int, when: When, priority: int, *, promotional: bool
    ) -> None:
        origin = Origin.PROMOTIONAL if promotional else Origin.BOUGHT
        self.put_on(account, amount, Kind.ISSUE, origin, when=when, priority=priority)

    def put_on(
        self, account: int, amount: int, kind: Kind, origin: Origin, *,
        when: When = (None, None), priority: int = 50, active: bool = False,
    ) -> None:  # fmt: skip
        """`active`: the account must be."""
        now = self.real.now()
        starts, ends = (now + one if one is not None else None for one in when)
        source = System.PROMOTIONS if origin is Origin.PROMOTIONAL else System.PAYMENTS_CLEARING
        do = Grant(self.ids[account], amount, "USD", kind, source, origin, expires_at=ends,
                   effective_from=starts, priority=priority, needs_active=active)  # fmt: skip
        promotional = origin is Origin.PROMOTIONAL
        self.play(
            do,
            model=lambda m: [
                m.grant(account, amount, starts, ends, priority, promotional=promotional,
                        active=active)
            ],
        )  # fmt: skip

    @rule(account=ACCOUNT, amount=AMOUNT, fits=YES_OR_NO)
    def spend(self, account: int, amount: int, *, fits: bool) -> None:
        do = self.debit(account, amount, fits=fits)
        self.play(do, model=lambda m: [m.spend(account, amount, fits=fits)])

    @rule(accounts=st.permutations(ACCOUNTS), amount=AMOUNT)
    def spend_from_two_or_none(self, accounts: list[int], amount: int) -> None:
        one, other = accounts[:2]
        self.play(
            self.debit(one, amount), self.debit(other, amount),
            model=lambda m: [m.spend(n, amount, fits=False) for n in (one, other)],
        )  # fmt: skip

    def debit(self, account: int, amount: int, *, fits: bool = False) -> Spend:
        return Spend(
            self.ids[account], amount, "USD", Kind.ADJUSTMENT, System.ADJUSTMENTS, fits=fits
        )

    @rule(account=ACCOUNT, cart=st.integers(1, 4), amount=AMOUNT, fits=YES_OR_NO, moves=YES_OR_NO)
    def place(
        self, account: int, cart: int, amount: int, *, fits: bool, moves: bool
    ) -> None:  # fmt: skip
        customer = cart % 2  # two carts each
        do = Place(self.ids[account], UUID(int=cart), new_id(), amount, fits=fits,
                   moves_any=moves, customer_id=f"cus_{customer}")  # fmt: skip
        self.play(
            do,
            model=lambda m: [
                m.place(account, cart, amount, fits=fits, moves=moves, customer=customer)
            ],
        )

    @precondition(has_holds)
    @rule(which=WHICH, to=st.integers(0, 60))
    def shrink(self, which: int, to: int) -> None:
        self.on_hold(
            which,
            lambda account, id_: Shrink(account, id_, to, EndReason.CART_TOTAL_DROPPED),
            lambda m, hold: m.shrink(hold, to),
        )

    @precondition(has_holds)
    @rule(which=WHICH)
    def refresh(self, which: int) -> None:
        self.on_hold(which, Refresh, Model.refresh)

    @precondition(has_holds)
    @rule(which=WHICH, off=st.sampled_from([0, 0, 0, 1]))
    def firm(self, which: int, off: int) -> None:
        amount = self.model.holds[self.hold(which)].left + off
        self.on_hold(
            which,
            lambda account, id_: Firm(account, id_, amount),
            lambda m, hold: m.firm(hold, amount),
        )

    @precondition(has_holds)
    @rule(which=WHICH)
    def report(self, which: int) -> None:
        self.on_hold(which, Report, Model.report)

    @precondition(has_holds)
    @rule(which=WHICH, amount=AMOUNT, all_=YES_OR_NO, final=YES_OR_NO, reference=WHICH)
    def capture(
        self, which: int, amount: int, reference: int, *, all_: bool, final: bool
    ) -> None:  # fmt: skip
        amount = (self.model.holds[self.hold(which)].left or 1) if all_ else amount
        name = f"delivery {reference}"
        self.on_hold(
            which,
            lambda account, id_: Capture(account, id_, amount, name, final=final),
            lambda m, hold: m.capture(hold, amount, name, final=final),
        )

    @precondition(has_holds)
    @rule(which=WHICH)
    def release(self, which: int) -> None:
        self.on_hold(which, Release, Model.release)

    @precondition(has_movements)
    @rule(which=WHICH, to=ACCOUNT, amount=st.integers(1, 60))
    def refund(self, which: int, to: int, amount: int) -> None:
        number = self.movement(which, "payment")
        payment = self.model.movements[number]
        redemption = self.transactions[number]
        if redemption is None:
            return
        do = Refund(self.ids[payment.account], redemption, self.ids[to], amount)
        self.play(
            *self.everywhere(), do,
            model=lambda m: [0] * len(ACCOUNTS) + [m.refund(m.movements[number], to, amount)],
        )  # fmt: skip

    @precondition(has_movements)
    @rule(
        which=WHICH, ahead=st.sampled_from([None, 5 * DAY, -DAY]),
        kind=st.sampled_from(
            ["payment", "debit", "refund", "grant", "transfer", "claim", "expiry"]
        ),
    )  # fmt: skip
    def reverse(self, which: int, ahead: timedelta | None, kind: str) -> None:
        number = self.movement(which, kind)
        transaction = self.transactions[number]
        if transaction is None:
            return  # two movements of one command have no one name
        ends: datetime | None = self.real.now() + ahead if ahead is not None else None
        self.play(
            Reverse(transaction, tuple(self.ids), ends),
            model=lambda m: [m.reverse(m.movements[number], ends)],
        )

    @rule(which=WHICH, amount=AMOUNT)
    def recall(self, which: int, amount: int) -> None:
        grants = list(self.model.granted)
        if not grants:
            return
        grant = grants[which % len(grants)]
        id_ = self.real.lots(self.ids)[grant].id
        do = Recall(id_, tuple(self.ids), amount)
        self.play(do, model=lambda m: [m.recall(grant, amount)])

    @rule(which=WHICH)
    def freeze(self, which: int) -> None:
        grants = list(self.model.granted)
        if not grants:
            return
        grant = grants[-1 - which % len(grants)]
        do = Freeze(self.real.lots(self.ids)[grant].id, tuple(self.ids))
        self.play(do, model=lambda m: [m.freeze(grant)])

    @rule(which=WHICH)
    def thaw(self, which: int) -> None:
        """What is frozen, if anything is: else it would stay so for most of a history."""
        grants = sorted(self.model.frozen) or list(self.model.granted)
        if not grants:
            return
        grant = grants[which % len(grants)]
        do = Thaw(self.real.lots(self.ids)[grant].id, tuple(self.ids))
        self.play(do, model=lambda m: [m.thaw(grant)])

    @rule(accounts=st.permutations(ACCOUNTS), amount=AMOUNT, all_=YES_OR_NO)
    def transfer(self, accounts: list[int], amount: int, *, all_: bool) -> None:
        one, other = accounts[:2]
        wanted = None if all_ else amount
        do = Transfer(self.ids[one], self.ids[other], Kind.TRANSFER, wanted)
        self.play(do, model=lambda m: [m.transfer(one, other, wanted)])

    @rule(account=ACCOUNT, which=WHICH, longer=st.sampled_from([None, DAY, 40 * DAY, -DAY]))
    def extend(self, account: int, which: int, longer: timedelta | None) -> None:
        dates = [lot.ends for lot in self.model.lots if lot.account == account and lot.ends]
        if not dates:
            return
        known = dates[which % len(dates)]
        until = known + longer if longer is not None else None
        do = Extend(self.ids[account], until, known_expiry=known)
        self.play(do, model=lambda m: [m.extend(account, known, until)])

    @rule(account=ACCOUNT)
    def touch(self, account: int) -> None:
        self.play(Touch(self.ids[account]), model=lambda _: [0])
