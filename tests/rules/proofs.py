"""What must be true of a ledger in memory after every command: the invariants, recounted."""

from collections import defaultdict
from uuid import UUID

from loyalty_gql.rules.state import Account, HoldState, HoldStrength
from tests.rules.desk import Desk


def prove(desk: Desk) -> None:
    """Recount everything from the journal, and compare it with what the accounts say."""
    _entries_sum_to_zero(desk)
    for account in desk.world.accounts.values():
        _account_follows_from_its_entries(desk, account)
        _holds_and_pins(account)
    _lots_follow_from_their_uses(desk)
    _redemptions_are_capped(desk)
    _recalled_value_is_never_the_customers(desk)
    _a_grant_is_frozen_whole(desk)


def _entries_sum_to_zero(desk: Desk) -> None:
    sums: dict[UUID, int] = defaultdict(int)
    for entry in desk.entries:
        sums[entry.transaction_id] += entry.amount
    assert set(sums) == set(desk.transactions), "a transaction without entries, or the other way"
    assert not any(sums.values())


def _account_follows_from_its_entries(desk: Desk, account: Account) -> None:
    balance = held = version = 0
    at = None
    for entry in desk.entries:
        if entry.account_id != account.id:
            continue
        balance, held, version = balance + entry.amount, held + entry.held_change, version + 1
        assert (entry.balance_after, entry.held_after, entry.version) == (balance, held, version)
        assert at is None or at <= entry.recorded_at, "time ran backwards on an account"
        at = entry.recorded_at
    assert (account.balance, account.held, account.version) == (balance, held, version)
    assert 0 <= held <= balance


def _holds_and_pins(account: Account) -> None:
    pinned: dict[UUID, int] = defaultdict(int)
    for hold in account.holds.values():
        assert min(hold.captured, hold.released, hold.lapsed, hold.remaining) >= 0
        assert hold.open == (hold.remaining > 0) == (hold.ended_at is None)
        assert sum(hold.pins.values()) == hold.remaining
        assert hold.open or hold.state is not HoldState.PLACED
        for lot_id, amount in hold.pins.items():
            assert amount >= 0
            pinned[lot_id] += amount
    carts = [hold.cart_id for hold in account.open_holds()]
    assert len(carts) == len(set(carts)), "two holds of one cart"
    assert sum(pinned.values()) == account.held
    for lot in account.lots.values():
        assert lot.held == pinned.get(lot.id, 0)
        assert 0 <= lot.held <= lot.remaining <= lot.amount
    assert sum(lot.remaining for lot in account.lots.values()) == account.balance


def _lots_follow_from_their_uses(desk: Desk) -> None:
    sums: dict[UUID, int] = defaultdict(int)
    for use in desk.uses:
        assert use.amount != 0
        sums[use.lot_id] += use.amount
    for account in desk.world.accounts.values():
        for lot in account.lots.values():
            assert lot.remaining == sums[lot.id]


def _redemptions_are_capped(desk: Desk) -> None:
    left: dict[tuple[UUID, UUID], int] = defaultdict(int)
    for use in desk.uses:
        if use.redemption_id is not None:
            left[use.redemption_id, use.source_lot_id or use.lot_id] -= use.amount
    assert all(amount >= 0 for amount in left.values()), "more came back than had left"
    reversed_ = [one.reverses_id for one in desk.transactions.values() if one.reverses_id]
    assert len(reversed_) == len(set(reversed_)), "reversed twice"


def _recalled_value_is_never_the_customers(desk: Desk) -> None:
    for grant in desk.world.grants.values():
        assert 0 <= grant.recall_due <= grant.recalled
        if grant.recall_due:
            for account in desk.world.accounts.values():
                for lot in account.lots.values():
                    assert lot.root_id != grant.id or lot.free == 0


def _a_grant_is_frozen_whole(desk: Desk) -> None:
    frozen: dict[UUID, set[bool]] = defaultdict(set)
    for account in desk.world.accounts.values():
        for lot in account.lots.values():
            frozen[lot.root_id].add(lot.frozen)
        softly = [hold for hold in account.open_holds() if hold.strength is HoldStrength.SOFT]
        for hold in softly:
            assert not any(account.lots[id_].frozen for id_, amount in hold.pins.items() if amount)
    assert all(len(said) == 1 for said in frozen.values()), "a grant is frozen in part"
