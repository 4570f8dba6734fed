"""Plays a command to the ledger and to the model, and compares what both have become."""

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from loyalty_gql.ledger.commands import Receipt
from loyalty_gql.rules.operations import Operation, Place, SetStatus, Touch, accounts_of
from tests.invariants.model import Model
from tests.invariants.pieces import NEVER, Hold, No
from tests.invariants.real import Real

# Three gift cards and two customers' credit: a claim goes from the one kind to the other.
CARDS, CREDIT, ACCOUNTS = (0, 1, 2), (3, 4), range(5)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

ACCOUNT = st.sampled_from(ACCOUNTS)
AMOUNT = st.integers(1, 120)
WHICH = st.integers(0, 30)
YES_OR_NO = st.booleans()

Asked = tuple[Operation, ...]
Step = Callable[[Model], list[int]]


class Play(RuleBasedStateMachine):
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
        self.tills = 0

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
            made = zip(operations, outcome.done, strict=True)
            moved = [one.id for do, one in made if not isinstance(do, SetStatus)]
            self._name_made(moved[-1] if moved else None, operations)

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
        seen = self.real.seen(self.ids)
        lots, holds = self.real.lots(self.ids), self.real.holds(self.ids)
        model, now = self.model, self.real.now()
        model.at = now
        assert len(lots) == len(model.lots)
        for one, lot in zip(lots, model.lots, strict=True):
            assert (one.account, one.left) == (self.ids[lot.account], lot.left)
            assert (one.pinned, one.ends) == (model.pinned(lot), lot.ends)
            assert one.frozen == (lot.grant in model.frozen)
        assert [hold.id for hold in holds] == self.hold_ids
        for one, hold in zip(holds, model.holds, strict=True):
            assert (one.firm, one.open, one.left) == (hold.firm, hold.open, hold.left)
            assert not hold.open or one.ends == hold.ends
        for account, id_ in zip(ACCOUNTS, self.ids, strict=True):
            held = sum(hold.left for hold in model.live(account))
            assert (seen[id_].balance, seen[id_].held) == (model.balance(account), held)
            assert seen[id_].status == model.status[account]
            claimer = model.claimer.get(account)
            assert seen[id_].claimed_by == (self.ids[claimer] if claimer is not None else None)
            usable = [
                lot.left - lot.pinned
                for lot in lots
                if lot.account == id_ and lot.starts <= now < (lot.ends or NEVER) and not lot.frozen
            ]
            assert sum(usable) == model.available(account)

    # --- choices --------------------------------------------------------------------------------

    def hold(self, which: int) -> int:
        """Open holds first, the latest one foremost; then those that ended."""
        numbers = sorted(
            range(len(self.model.holds)), key=lambda n: (not self.model.holds[n].open, -n)
        )
        return numbers[which % len(numbers)]

    def movement(self, which: int, *kinds: str) -> int:
        """One of these kinds if there is any, the latest foremost."""
        movements = self.model.movements
        numbers = sorted(range(len(movements)), key=lambda n: (movements[n].kind not in kinds, -n))
        return numbers[which % len(numbers)]

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
