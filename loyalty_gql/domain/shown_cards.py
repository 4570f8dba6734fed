"""What cards show at a moment, as SQL: to filter and sort by it without reading every card.

`rules.shown` is the one rule; this says the same of all cards at once, and a test holds them
together. An account's settled balance less what is due: lots that have expired, with what lapsed
holds give back into them, and what of the rest lapsed holds owe to a recall. Minor units.
"""

from datetime import datetime

from tortoise.expressions import RawSQL

from loyalty_gql.domain.reads import dialect

# No entry is recorded before an account's last one, so neither is what is due.
_AT = "CASE WHEN a.recorded_at > {now} THEN a.recorded_at ELSE {now} END"

# Holds are come to by their pins, never by when they lapse: that may be true of most there are.
_EXPIRED = """
COALESCE((SELECT SUM(l.remaining - l.held + CASE WHEN l.held = 0 THEN 0 ELSE COALESCE((
  SELECT SUM(CASE WHEN h.state = 'PLACED' AND h.lapses_at <= {at} THEN p.amount ELSE 0 END)
  FROM hold_pin p JOIN hold h ON h.id = p.hold_id
  WHERE p.lot_id = l.id AND p.amount > 0), 0) END)
FROM lot l WHERE l.account_id = a.id AND l.has_value = 1 AND l.expires_at <= {at}), 0)"""

# The holds in the order in which they lapse, of each the latest expiry first: every pin pays what
# those before it have left of its grant's recall. In a lot that has expired all of it is gone.
_RECALLED = """
COALESCE((SELECT SUM(CASE WHEN x.due <= x.before THEN 0
  WHEN x.due - x.before < x.amount THEN x.due - x.before ELSE x.amount END)
FROM (
  SELECT p.amount, g.recall_due AS due, l.expires_at, COALESCE(SUM(p.amount) OVER (
    PARTITION BY l.root_id ORDER BY h.placed_at, h.id,
    CASE WHEN l.expires_at IS NULL THEN 1 ELSE 0 END DESC, l.expires_at DESC,
    l.created_at DESC, l.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM hold h JOIN hold_pin p ON p.hold_id = h.id
  JOIN lot l ON l.id = p.lot_id AND l.recalled JOIN lot_grant g ON g.id = l.root_id
  WHERE h.account_id = a.id AND h.state = 'PLACED' AND h.lapses_at <= {at} AND g.recall_due > 0
) x WHERE x.expires_at IS NULL OR x.expires_at > {at}), 0)"""

# Most cards have no holds, and many are empty: they cost one row each.
_BALANCE = """CAST(CASE WHEN a.balance = 0 THEN 0 WHEN a.held = 0 THEN a.balance - {expired}
ELSE a.balance - {expired} - {recalled} END AS BIGINT)"""

_STATUS = """(SELECT CASE
  WHEN s.claimed_by IS NOT NULL AND s.status <> 'DEACTIVATED' THEN 'CLAIMED'
  WHEN s.status = 'CLOSED' THEN 'DEACTIVATED'
  WHEN s.status <> 'ACTIVE' THEN s.status
  WHEN s.balance = 0 AND "gift_card"."expires_at" <= s.at THEN 'EXPIRED'
  WHEN s.balance = 0 THEN 'REDEEMED'
  WHEN s.balance < "gift_card"."initial_minor" THEN 'PARTIALLY_REDEEMED'
  ELSE 'ACTIVE' END
FROM (SELECT a.status, a.claimed_by, {at} AS at, {balance} AS balance
  FROM account a WHERE a.id = "gift_card"."id") s)"""


def balance(now: datetime) -> RawSQL:
    """What is on each card at `now`, by the ledger's clock."""
    found = _balance(_AT.format(now=_moment(now)))
    return RawSQL(f'(SELECT {found} FROM account a WHERE a.id = "gift_card"."id")')  # noqa: S608


def status(now: datetime) -> RawSQL:
    """Each card's `DisplayStatus` at `now`, by the ledger's clock."""
    at = _AT.format(now=_moment(now))
    return RawSQL(_STATUS.format(at=at, balance=_balance(at)))


def never_expires() -> RawSQL:
    """1 for cards without an expiry, else 0: they come after all that have one."""
    never = 'CASE WHEN "gift_card"."expires_at" IS NULL THEN 1 ELSE 0 END'
    return RawSQL(f"CAST({never} AS BIGINT)")


def _balance(at: str) -> str:
    return _BALANCE.format(expired=_EXPIRED.format(at=at), recalled=_RECALLED.format(at=at))


def _moment(now: datetime) -> str:
    if dialect() == "sqlite":
        return f"'{now.isoformat(' ')}'"  # as it is stored
    return f"'{now.isoformat()}'::timestamptz"
