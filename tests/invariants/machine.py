"""What the shop's verbs make of the operations, several in one command, and time that passes."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from loyalty_gql.rules.ids import new_id
from loyalty_gql.rules.operations import Capture, Firm, Place, Recall, SetStatus, Transfer
from loyalty_gql.rules.state import AccountStatus, Kind, Origin
from tests.invariants.model import Model
from tests.invariants.operations import LIFETIMES, Operations
from tests.invariants.play import (
    ACCOUNT,
    ACCOUNTS,
    AMOUNT,
    CARDS,
    CREDIT,
    DAY,
    HOUR,
    WHICH,
    YES_OR_NO,
)

PAUSES = [HOUR / 6, HOUR / 6, HOUR / 2, HOUR / 2, HOUR, 3 * HOUR, 3 * DAY, 31 * DAY]
STOPPABLE = (AccountStatus.ACTIVE, AccountStatus.BLOCKED)
EVERYTHING = 1_000_000


class LedgerMachine(Operations):
    """A shop with its customers, cards and carts."""

    # --- cards ----------------------------------------------------------------------------------

    @rule(account=ACCOUNT, amount=AMOUNT, lasts=st.sampled_from(LIFETIMES))
    def purchase(self, account: int, amount: int, lasts: timedelta | None) -> None:
        self.put_on(account, amount, Kind.PURCHASE, Origin.BOUGHT, when=(None, lasts))

    @rule(which=WHICH)
    def refund_a_purchase(self, which: int) -> None:
        """All of a grant, less what was taken back of it before; the latest foremost."""
        model = self.model
        left = {n: amount - model.recalled.get(n, 0) for n, amount in model.granted.items()}
        grants = [n for n in reversed(left) if left[n]]
        if not grants:
            return
        grant = grants[which % len(grants)]
        # The card is stopped first, so that what carts have softly reserved is free.
        card = self.model.lots[grant].account
        self.play(
            SetStatus(self.ids[card], AccountStatus.BLOCKED, from_one_of=STOPPABLE),
            Recall(self.real.lots(self.ids)[grant].id, tuple(self.ids), left[grant]),
            model=lambda m: [
                m.set_status(card, "BLOCKED", of=STOPPABLE),
                m.recall(grant, left[grant]),
            ],
        )

    @rule(account=ACCOUNT, amount=AMOUNT, lasts=st.sampled_from(LIFETIMES))
    def load(self, account: int, amount: int, lasts: timedelta | None) -> None:
        self.put_on(account, amount, Kind.LOAD, Origin.BOUGHT, when=(None, lasts), active=True)

    @rule(card=st.sampled_from(CARDS), to=st.sampled_from(CREDIT))
    def claim(self, card: int, to: int) -> None:
        """Into credit that is opened again for it."""
        self.play(
            SetStatus(self.ids[to], AccountStatus.ACTIVE, only=AccountStatus.CLOSED),
            Transfer(self.ids[card], self.ids[to], Kind.CLAIM),
            model=lambda m: [m.reopen(to), m.transfer(card, to, None, claim=True)],
        )

    @rule(cards=st.permutations(CARDS))
    def replace(self, cards: list[int]) -> None:
        """A lost card's value and its refunds go to the next one, and it is over."""
        old, new = cards[:2]
        id_ = self.ids[old]
        self.play(
            SetStatus(id_, AccountStatus.BLOCKED, from_one_of=STOPPABLE),
            SetStatus(id_, AccountStatus.ACTIVE),
            Transfer(id_, self.ids[new], Kind.TRANSFER, follows=True),
            SetStatus(id_, AccountStatus.DEACTIVATED, empty=True),
            model=lambda m: [
                m.set_status(old, "BLOCKED", of=STOPPABLE),
                m.set_status(old, "ACTIVE"),
                m.transfer(old, new, None, follows=True),
                m.end(old, "DEACTIVATED"),
            ],
        )

    @rule(account=ACCOUNT, block=st.sampled_from([False, False, False, True]))
    def block_or_unblock(self, account: int, *, block: bool) -> None:
        stopped = [n for n in ACCOUNTS if self.model.status[n] == "BLOCKED"]
        account = account if block else [*stopped, account][0]
        status = AccountStatus.BLOCKED if block else AccountStatus.ACTIVE
        do = SetStatus(self.ids[account], status, from_one_of=STOPPABLE)
        self.play(do, model=lambda m: [m.set_status(account, status, of=STOPPABLE)])

    # --- credit that is closed, and opened again ------------------------------------------------

    @rule(account=st.sampled_from([*CREDIT, *CREDIT, *CARDS]), emptied=YES_OR_NO)
    def end(self, account: int, *, emptied: bool) -> None:
        """Close credit or deactivate a card, which must be empty; or correct it away first."""
        status = AccountStatus.CLOSED if account in CREDIT else AccountStatus.DEACTIVATED
        do = SetStatus(self.ids[account], status, empty=True)
        if not emptied:
            self.play(do, model=lambda m: [m.end(account, status)])
            return
        self.play(
            self.debit(account, EVERYTHING, fits=True), do,
            model=lambda m: [m.spend(account, EVERYTHING, fits=True), m.end(account, status)],
        )  # fmt: skip

    @rule(account=st.sampled_from(CREDIT))
    def reopen(self, account: int) -> None:
        closed = [n for n in CREDIT if self.model.status[n] == "CLOSED"]
        account = [*closed, account][0]
        do = SetStatus(self.ids[account], AccountStatus.ACTIVE, only=AccountStatus.CLOSED)
        self.play(do, model=lambda m: [m.reopen(account)])

    # --- at the till ----------------------------------------------------------------------------

    @rule(account=ACCOUNT, amount=AMOUNT, moves=YES_OR_NO)
    def redeem(self, account: int, amount: int, *, moves: bool) -> None:
        """Reserved, made firm and captured in one step, for a cart that nobody saw before."""
        self.tills += 1
        cart, hold, id_ = 1_000 + self.tills, new_id(), self.ids[account]
        customer = cart % 2

        def model(m: Model) -> list[int]:
            m.place(account, cart, amount, fits=False, moves=moves, customer=customer)
            placed = m.holds[-1]
            m.firm(placed, amount)
            return [amount, amount, m.capture(placed, amount, "till", final=True)]

        self.play(
            Place(
                id_, UUID(int=cart), hold, amount, moves_any=moves, customer_id=f"cus_{customer}"
            ),
            Firm(id_, hold, amount),
            Capture(id_, hold, amount, "till", final=True),
            model=model,
        )

    # --- what customers do most: without these few histories would get to a payment --------------

    @initialize(lasts=st.tuples(*[st.sampled_from(LIFETIMES[:4])] * len(ACCOUNTS)))
    def everybody_starts_with_something(self, lasts: tuple[timedelta | None, ...]) -> None:
        for account in ACCOUNTS:
            self.grant(account, 100, (None, lasts[account]), 50, promotional=account % 2 == 0)
            self.grant(account, 50, (None, None), 50, promotional=False)

    @rule(account=ACCOUNT, cart=st.integers(1, 4), amount=AMOUNT)
    def authorize(self, account: int, cart: int, amount: int) -> None:
        self.place(account, cart, amount, fits=True, moves=True)
        if self.model.holds:
            self.firm(0, 0)

    @rule(account=ACCOUNT, cart=st.integers(1, 4), amount=AMOUNT, reference=WHICH)
    def pay(self, account: int, cart: int, amount: int, reference: int) -> None:
        self.authorize(account, cart, amount)
        if self.model.holds:
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
