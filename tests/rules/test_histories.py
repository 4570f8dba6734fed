"""Tens of thousands of random histories: whatever happens, every invariant holds after each step.

A step is one number, so that Hypothesis shrinks a failure to the few steps that matter.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loyalty_gql.errors import Refusal
from loyalty_gql.rules.operations import (
    Capture,
    Extend,
    Firm,
    Freeze,
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
    Thaw,
    Touch,
    Transfer,
)
from loyalty_gql.rules.state import (
    AccountStatus,
    EndReason,
    Hold,
    HoldStrength,
    Kind,
    Origin,
    System,
)
from tests.rules.desk import Desk
from tests.rules.proofs import prove

T = TypeVar("T")
SOFT, FIRM = HoldStrength.SOFT, HoldStrength.FIRM
FULL = os.environ.get("LOYALTY_FAULTS") == "full"
STEPS = st.lists(st.integers(0, 2**48), max_size=40)
LIFETIMES = [None, timedelta(minutes=-1), timedelta(minutes=40), timedelta(days=2), timedelta(40)]
PAUSES = [timedelta(minutes=1), timedelta(minutes=31), timedelta(hours=2), timedelta(days=3)]


class Dice:
    """Reads choices out of one number; zero is always the plainest choice."""

    def __init__(self, number: int) -> None:
        self._number = number

    def below(self, sides: int) -> int:
        self._number, choice = divmod(self._number, sides)
        return choice

    def amount(self) -> int:
        return 1 + self.below(120)

    def one(self, options: list[T]) -> T:
        return options[self.below(len(options))]


class History:
    """A desk with three accounts and a few carts, and the steps that can happen to it."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.accounts = [self.desk.account() for _ in range(3)]
        self.carts = [self.desk.new_id() for _ in range(4)]
        self.steps: list[Callable[[Dice], Operation | None]] = [
            self.grant, self.place, self.firm, self.capture, self.refund, self.spend,
            self.reverse, self.release, self.recall, self.transfer, self.shrink, self.refresh,
            self.report, self.status, self.touch, self.place, self.firm, self.capture,
            self.grant, self.place, self.firm, self.capture, self.refund, self.capture,
            self.extend, self.freeze, self.thaw,
        ]  # fmt: skip

    def step(self, number: int) -> None:
        dice = Dice(number)
        pause = dice.below(8 * len(PAUSES))
        if pause >= 7 * len(PAUSES):
            self.desk.forward(PAUSES[pause % len(PAUSES)])
        commands = [self.command(dice) for _ in range(1 + dice.below(2))]
        self.desk.read_past(do for command in commands for do in command)
        for command in commands:
            try:
                self.desk.command(command)
            except Refusal:
                continue

    def command(self, dice: Dice) -> list[Operation]:
        """One operation, sometimes two that stand or fall together."""
        drawn = [dice.one(self.steps)(dice) for _ in range(1 + (dice.below(8) == 7))]
        return [do for do in drawn if do is not None]

    def account(self, dice: Dice) -> UUID:
        return dice.one(self.accounts)

    def hold(self, dice: Dice, *strengths: HoldStrength) -> Hold | None:
        """Mostly an open one of the strength that is wanted, sometimes any that ever was."""
        holds = [hold for one in self.accounts for hold in self.desk[one].holds.values()]
        fitting = [hold for hold in holds if hold.open and hold.strength in strengths]
        if fitting and dice.below(8) < 7:
            return dice.one(fitting)
        return dice.one(holds) if holds else None

    def past(self, dice: Dice, *kinds: Kind) -> UUID | None:
        ids = [one.id for one in self.desk.transactions.values() if not kinds or one.kind in kinds]
        return dice.one(ids) if ids else None

    # --- steps --------------------------------------------------------------------------------

    def grant(self, dice: Dice) -> Operation:
        account, amount, lasts = self.account(dice), dice.amount(), dice.one(LIFETIMES)
        origin, priority = dice.one(list(Origin)), dice.one([50, 10])
        later = dice.one([None, None, None, timedelta(hours=1)])
        return Grant(
            account, amount, "USD", Kind.ISSUE, System.PROMOTIONS, origin,
            expires_at=self.desk.now + lasts if lasts else None,
            effective_from=self.desk.now + later if later else None, priority=priority,
        )  # fmt: skip

    def spend(self, dice: Dice) -> Operation:
        account, amount, fits = self.account(dice), dice.amount(), bool(dice.below(2))
        return Spend(account, amount, "USD", Kind.ADJUSTMENT, System.ADJUSTMENTS, fits=fits)

    def place(self, dice: Dice) -> Operation:
        account, cart, amount = self.account(dice), dice.one(self.carts), dice.amount()
        fits, moves, optional = (bool(dice.below(2)) for _ in range(3))
        return Place(
            account, cart, self.desk.new_id(), amount,
            fits=fits, moves_any=moves, optional=optional,
        )  # fmt: skip

    def firm(self, dice: Dice) -> Operation | None:
        hold = self.hold(dice, SOFT)
        return hold and Firm(hold.account_id, hold.id, hold.remaining)

    def report(self, dice: Dice) -> Operation | None:
        hold = self.hold(dice, FIRM)
        return hold and Report(hold.account_id, hold.id)

    def refresh(self, dice: Dice) -> Operation | None:
        hold = self.hold(dice, SOFT)
        return hold and Refresh(hold.account_id, hold.id)

    def shrink(self, dice: Dice) -> Operation | None:
        hold = self.hold(dice, SOFT, FIRM)
        return hold and Shrink(
            hold.account_id, hold.id, dice.amount() - 1, EndReason.CART_TOTAL_DROPPED
        )

    def capture(self, dice: Dice) -> Operation | None:
        hold = self.hold(dice, FIRM)
        if hold is None:
            return None
        final, reference = bool(dice.below(2)), str(dice.below(30))
        amount = dice.one([min(hold.remaining, dice.amount()), dice.amount()]) or 1
        return Capture(hold.account_id, hold.id, amount, reference, final=final)

    def release(self, dice: Dice) -> Operation | None:
        hold = self.hold(dice, SOFT, FIRM)
        return hold and Release(hold.account_id, hold.id)

    def refund(self, dice: Dice) -> Operation | None:
        redemption = self.past(dice, Kind.REDEMPTION)
        if redemption is None:
            return None
        entries = self.desk.entries
        paid = next(one for one in entries if one.transaction_id == redemption and one.account_id)
        assert paid.account_id is not None
        amount = dice.one([1 + dice.below(20), dice.amount()])
        return Refund(paid.account_id, redemption, self.account(dice), amount)

    def reverse(self, dice: Dice) -> Operation | None:
        transaction = self.past(dice)
        until = self.desk.now + timedelta(days=5) if dice.below(2) else None
        return transaction and Reverse(transaction, tuple(self.accounts), until)

    def recall(self, dice: Dice) -> Operation | None:
        lots = [lot.id for one in self.accounts for lot in self.desk[one].lots.values()]
        return Recall(dice.one(lots), tuple(self.accounts), dice.amount()) if lots else None

    def freeze(self, dice: Dice) -> Operation | None:
        grants = self.grants()
        return Freeze(dice.one(grants), tuple(self.accounts)) if grants else None

    def thaw(self, dice: Dice) -> Operation | None:
        grants = self.grants()
        return Thaw(dice.one(grants), tuple(self.accounts)) if grants else None

    def grants(self) -> list[UUID]:
        """Frozen ones first."""
        lots = [lot for one in self.accounts for lot in self.desk[one].lots.values()]
        first = [lot for lot in lots if lot.id == lot.root_id]
        return [lot.id for lot in sorted(first, key=lambda lot: not lot.frozen)]

    def transfer(self, dice: Dice) -> Operation | None:
        source, target = self.account(dice), self.account(dice)
        if source == target:
            return None
        amount = dice.one([dice.amount(), dice.amount(), None])
        if amount or not dice.below(2):
            return Transfer(source, target, Kind.TRANSFER, amount, follows=amount is None)
        return Transfer(source, target, Kind.CLAIM)

    def extend(self, dice: Dice) -> Operation | None:
        account = self.account(dice)
        dates = [lot.expires_at for lot in self.desk[account].lots.values() if lot.expires_at]
        if not dates:
            return None
        until = dice.one([None, self.desk.now + timedelta(days=1), dates[-1] + timedelta(hours=1)])
        return Extend(account, until, known_expiry=dice.one(dates))

    def status(self, dice: Dice) -> Operation:
        statuses = [AccountStatus.ACTIVE] * 5 + [AccountStatus.BLOCKED]
        return SetStatus(self.account(dice), dice.one(statuses))

    def touch(self, dice: Dice) -> Operation:
        return Touch(self.account(dice))


@settings(
    max_examples=30_000 if FULL else 4_000,
    derandomize=not FULL,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(STEPS)
def test_every_invariant_holds_after_every_step(steps: list[int]) -> None:
    history = History()
    for number in steps:
        history.step(number)
        prove(history.desk)


@settings(max_examples=5_000 if FULL else 300, derandomize=not FULL, database=None, deadline=None)
@given(st.integers(0, 2**64))
def test_long_histories_end_with_every_invariant(seed: int) -> None:
    """The seed stands for 150 steps: too long to shrink, and deeper than the short ones."""
    history = History()
    for place in range(150):
        history.step(hash((seed, place)) % 2**48)
    prove(history.desk)
