"""Plays every command to the ledger and to the model, and compares what both have become."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from loyalty_gql.ledger.commands import Receipt
from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import (
    Capture,
    Extend,
    Firm,
    Grant,
    Operation,
    Place,
    Recall,
    Refresh,
    Refund,
    Release,
    Report,
    Reverse,
    SetStatus,
    Shrink,
    Spend,
    Touch,
    Transfer,
    accounts_of,
)
from loyalty_gql.rules.state import AccountStatus, EndReason, Kind, Origin, System
from tests.invariants.model import Hold, Model, No
from tests.invariants.real import Real

# Two gift cards and two customers' credit: a claim goes from the one kind to the other.
CARDS, ACCOUNTS = (0, 1), range(4)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LIFETIMES = [None, 20 * DAY, 2 * DAY, 2 * HOUR, -HOUR]
PAUSES = [HOUR / 6, HOUR / 6, HOUR / 2, HOUR / 2, HOUR, 3 * HOUR, 3 * DAY, 31 * DAY]

ACCOUNT = st.sampled_from(ACCOUNTS)
AMOUNT = st.integers(1, 120)
WHICH = st.integers(0, 30)
YES_OR_NO = st.booleans()

When = tuple[timedelta | None, timedelta | None]
Asked = tuple[Operation, ...]
Step = Callable[[Model], list[int]]


class LedgerMachine(RuleBasedStateMachine):
    """Plays each step to both; `real` is set before a run."""

    real: ClassVar[Real]

    def __init__(self) -> None:
        super().__init__()
        self.model = Model(len(ACCOUNTS))
        self.ids = self.real.accounts(len(ACCOUNTS))
        self.hold_ids: list[UUID] = []
        self.transactions: list[UUID | None] = []
        self.waiting: list[tuple[Asked, Step]] = []
        self.together = 1
        self.groups = 0

    # --- both at once ---------------------------------------------------------------------------

    def play(self, *operations: Operation, model: Step) -> None:
        """Commit it, alone or with those that wait to be one group, and compare the answers."""
        self.waiting.append((operations, model))
        if len(self.waiting) >= self.together:
            self.commit_what_waits()

    def commit_what_waits(self) -> None:
        """One group of the committer; the model takes one command after the other."""
        group, self.waiting, self.together = self.waiting, [], 1
        self.groups += 1
        asked_at = self.real.now()
        answers = self.real.commit([do for do, _ in group], again=self.groups % 5 == 0)
        outcomes = [one.outcome for one in answers if isinstance(one, Receipt) and one.outcome]
        self.model.at = outcomes[0].at if outcomes else asked_at
        for (operations, step), answer in zip(group, answers, strict=True):
            self._compare(operations, step, answer)

    def _compare(self, operations: Asked, step: Step, answer: Receipt | str) -> None:
        for account in self._touched(operations):
            self.model.settle(account)
        self._name_expiries()
        trial = deepcopy(self.model)
        expected: list[int] | str
        try:
            expected = step(trial)
        except No as no:
            expected = no.code
        else:
            self.model = trial
        outcome = answer.outcome if isinstance(answer, Receipt) else None
        told = [done.amount for done in outcome.done] if outcome else answer
        assert told == expected, f"the ledger said {told}, the model {expected}"
        if outcome:
            self._name_made(outcome.done[-1].id, operations)

    def _touched(self, operations: Asked) -> list[int]:
        named = {id_ for do in operations for id_ in accounts_of(do)}
        return sorted(self.ids.index(id_) for id_ in named)

    def _name_made(self, id_: UUID | None, operations: Asked) -> None:
        made = self.model.movements[len(self.transactions) :]
        if len(made) > 1:
            # Two movements of one command have no one name: neither is reversed later.
            id_ = None
        self.transactions.extend([id_] * len(made))
        if len(self.hold_ids) < len(self.model.holds):
            (place,) = (do for do in operations if isinstance(do, Place))
            self.hold_ids.append(place.hold)

    def _name_expiries(self) -> None:
        """The model's new movements are those of settling: each is named by its lot."""
        for movement in self.model.movements[len(self.transactions) :]:
            (number,) = movement.out
            lots = self.real.lots(self.ids)
            self.transactions.append(self.real.expiry_of(lots[number].id))

    @invariant()
    def they_agree(self) -> None:
        if self.waiting:
            return
        balances = self.real.balances(self.ids)
        lots, holds = self.real.lots(self.ids), self.real.holds(self.ids)
        model, now = self.model, self.real.now()
        model.at = now
        assert len(lots) == len(model.lots)
        for seen, lot in zip(lots, model.lots, strict=True):
            assert (seen.account, seen.left) == (self.ids[lot.account], lot.left)
            assert (seen.pinned, seen.ends) == (model.pinned(lot), lot.ends)
        assert [hold.id for hold in holds] == self.hold_ids
        for seen, hold in zip(holds, model.holds, strict=True):
            assert (seen.firm, seen.open, seen.left) == (hold.firm, hold.open, hold.left)
            assert not hold.open or seen.ends == hold.ends
        for account, id_ in zip(ACCOUNTS, self.ids, strict=True):
            held = sum(hold.left for hold in model.live(account))
            assert balances[id_] == (model.balance(account), held)
            usable = [
                seen.left - seen.pinned
                for seen in lots
                if seen.account == id_ and seen.starts <= now < (seen.ends or now + DAY)
            ]
            assert sum(usable) == model.available(account)

    # --- choices --------------------------------------------------------------------------------

    def hold(self, which: int) -> int:
        """Open holds first, the latest one foremost; then those that ended."""
        numbers = sorted(
            range(len(self.model.holds)), key=lambda n: (not self.model.holds[n].open, -n)
        )
        return numbers[which % len(numbers)]

    def has_holds(self) -> bool:
        return bool(self.model.holds)

    def has_movements(self) -> bool:
        return bool(self.model.movements)

    def on_hold(
        self,
        which: int,
        operation: Callable[[UUID, UUID], Operation],
        model: Callable[[Model, Hold], int],
    ) -> None:
        number = self.hold(which)
        hold = self.model.holds[number]
        do = operation(self.ids[hold.account], self.hold_ids[number])
        self.play(do, model=lambda m: [model(m, m.holds[number])])

    def everywhere(self) -> list[Operation]:
        """Settle all accounts first, whatever the command turns out to concern."""
        return [Touch(id_) for id_ in self.ids]

    # --- the commands ---------------------------------------------------------------------------

    @rule(
        account=ACCOUNT, amount=AMOUNT, priority=st.sampled_from([50, 50, 10]),
        promotional=YES_OR_NO, when=st.tuples(
            st.sampled_from([None, None, None, HOUR]), st.sampled_from(LIFETIMES)
        ),
    )  # fmt: skip
    def grant(
        self, account: int, amount: int, when: When, priority: int, *, promotional: bool
    ) -> None:
        if account in self.model.claimer:
            return
        now = self.real.now()
        starts, ends = (now + one if one is not None else None for one in when)
        origin = Origin.PROMOTIONAL if promotional else Origin.BOUGHT
        do = Grant(self.ids[account], amount, "USD", Kind.ISSUE, System.PROMOTIONS, origin,
                   expires_at=ends, effective_from=starts, priority=priority)  # fmt: skip
        self.play(
            do,
            model=lambda m: [
                m.grant(account, amount, starts, ends, priority, promotional=promotional)
            ],
        )

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

    def movement(self, which: int, *kinds: str) -> int:
        """One of these kinds if there is any, the latest foremost."""
        movements = self.model.movements
        numbers = sorted(range(len(movements)), key=lambda n: (movements[n].kind not in kinds, -n))
        return numbers[which % len(numbers)]

    @precondition(has_movements)
    @rule(
        which=WHICH, ahead=st.sampled_from([None, 5 * DAY, -DAY]),
        kind=st.sampled_from(["payment", "debit", "refund", "grant", "transfer", "expiry"]),
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

    @rule(which=WHICH, amount=AMOUNT, purchase=YES_OR_NO)
    def recall(self, which: int, amount: int, *, purchase: bool) -> None:
        grants = list(self.model.granted)
        if not grants:
            return
        grant = grants[which % len(grants)]
        id_ = self.real.lots(self.ids)[grant].id
        do = Recall(id_, tuple(self.ids), amount)
        if not purchase:
            self.play(do, model=lambda m: [m.recall(grant, amount)])
            return
        # As a refunded purchase does: the card is over first, so that soft holds are free.
        card = self.model.lots[grant].account
        stop = SetStatus(self.ids[card], AccountStatus.BLOCKED)
        self.play(stop, do, model=lambda m: [m.block(card), m.recall(grant, amount)])

    @rule(accounts=st.permutations(ACCOUNTS), amount=AMOUNT)
    def transfer(self, accounts: list[int], amount: int) -> None:
        one, other = accounts[:2]
        if other in self.model.claimer:
            return
        do = Transfer(self.ids[one], self.ids[other], Kind.TRANSFER, amount)
        self.play(do, model=lambda m: [m.transfer(one, other, amount)])

    @rule(account=ACCOUNT, which=WHICH, longer=st.sampled_from([None, DAY, 40 * DAY, -DAY]))
    def extend(self, account: int, which: int, longer: timedelta | None) -> None:
        dates = [lot.ends for lot in self.model.lots if lot.account == account and lot.ends]
        if not dates:
            return
        known = dates[which % len(dates)]
        until = known + longer if longer is not None else None
        do = Extend(self.ids[account], until, known_expiry=known)
        self.play(do, model=lambda m: [m.extend(account, known, until)])

    @rule(card=st.sampled_from(CARDS), to=st.sampled_from([2, 3]))
    def claim(self, card: int, to: int) -> None:
        do = Transfer(self.ids[card], self.ids[to], Kind.CLAIM)
        self.play(do, model=lambda m: [m.transfer(card, to, None)])

    @rule(account=ACCOUNT, block=st.sampled_from([False, False, False, True]))
    def block_or_unblock(self, account: int, *, block: bool) -> None:
        blocked = [*sorted(self.model.blocked), account]
        account = account if block else blocked[0]
        status = AccountStatus.BLOCKED if block else AccountStatus.ACTIVE
        do = SetStatus(self.ids[account], status)
        self.play(do, model=lambda m: [m.block(account) if block else m.unblock(account)])

    @rule(account=ACCOUNT)
    def touch(self, account: int) -> None:
        self.play(Touch(self.ids[account]), model=lambda _: [0])

    # --- what customers do most: without these few histories would get to a payment --------------

    @initialize(lasts=st.lists(st.sampled_from(LIFETIMES[:4]), min_size=4, max_size=4))
    def everybody_starts_with_something(self, lasts: list[timedelta | None]) -> None:
        for account in ACCOUNTS:
            self.grant(account, 100, (None, lasts[account]), 50, promotional=account % 2 == 0)
            self.grant(account, 50, (None, None), 50, promotional=False)

    @rule(account=ACCOUNT, cart=st.integers(1, 4), amount=AMOUNT)
    def authorize(self, account: int, cart: int, amount: int) -> None:
        self.place(account, cart, amount, fits=True, moves=True)
        if self.has_holds():
            self.firm(0, 0)

    @rule(account=ACCOUNT, cart=st.integers(1, 4), amount=AMOUNT, reference=WHICH)
    def pay(self, account: int, cart: int, amount: int, reference: int) -> None:
        self.authorize(account, cart, amount)
        if self.has_holds():
            self.capture(0, amount, reference, all_=True, final=False)

    @rule(number=st.integers(2, 5))
    def the_next_ones_are_one_group(self, number: int) -> None:
        if not self.waiting:
            self.together = number

    def teardown(self) -> None:
        if self.waiting:
            self.commit_what_waits()
            self.they_agree()

    @rule(by=st.sampled_from(PAUSES))
    def clock_forward(self, by: timedelta) -> None:
        self.real.forward(by)
