"""What must be true of the ledger, each as a query that gives whatever breaks it.

The numbers are those of the ledger's specification, "Invariants". The queries run on both
databases; `{day}` is the UTC day of an entry, which each dialect spells its own way. They sort and
sum where the data is, and spill to disk: the size of the ledger is not the size of the memory.
"""

from dataclasses import dataclass

DAY = {
    "postgres": "(recorded_at AT TIME ZONE 'UTC')::date",
    "sqlite": "substr(recorded_at, 1, 10)",
}


@dataclass(frozen=True, slots=True)
class Check:
    """A truth, and the query that gives its breaches; `breach` puts one of its rows in words."""

    number: int
    says: str
    breach: str
    query: str

    def query_for(self, dialect: str) -> str:
        """The query as that database understands it."""
        return self.query.replace("{day}", DAY[dialect])


COUNTED = {
    "transactions": "ledger_transaction",
    "entries": "entry",
    "accounts": "account",
    "lots": "lot",
    "lot uses": "lot_use",
    "holds": "hold",
    "captures": "hold_capture",
    "keys": "idempotency_record",
    "day totals": "system_day_total",
}

# A key of one of these was used up by a movement. Others may leave no entry: a cart that was
# synced, a hold that was made firm, an account that was opened.
MOVING = (
    "settle",
    "activateGiftCard",
    "adjust",
    "captureCart",
    "cashOut",
    "claim",
    "issueGiftCard",
    "loadGiftCard",
    "redeem",
    "refundToCredit",
    "replaceGiftCard",
    "reverseTransaction",
    "transferCredit",
)

CHECKS = (
    Check(
        1,
        "each transaction's entries sum to zero, in its currency",
        "transaction {0} has {1} entries that sum to {2} {3}, {4} of them in another currency",
        """
        SELECT t.id, count(e.id), coalesce(sum(e.amount), 0), t.currency,
            count(*) FILTER (WHERE e.currency <> t.currency)
        FROM ledger_transaction t LEFT JOIN entry e ON e.transaction_id = t.id
        GROUP BY t.id
        HAVING coalesce(sum(e.amount), 1) <> 0
            OR count(*) FILTER (WHERE e.currency <> t.currency) > 0
        """,
    ),
    Check(
        2,
        "balance, held and version of each account are the sum and the number of its entries",
        "account {0} says balance {1}, held {2}, version {3}; its entries say {4}, {5}, {6}",
        """
        SELECT a.id, a.balance, a.held, a.version, coalesce(e.balance, 0), coalesce(e.held, 0),
            coalesce(e.entries, 0)
        FROM account a LEFT JOIN (
            SELECT account_id, sum(amount) AS balance, sum(held_change) AS held,
                count(*) AS entries, min(currency) AS one, max(currency) AS other
            FROM entry WHERE account_id IS NOT NULL GROUP BY account_id
        ) e ON e.account_id = a.id
        WHERE a.balance <> coalesce(e.balance, 0) OR a.held <> coalesce(e.held, 0)
            OR a.version <> coalesce(e.entries, 0) OR a.currency <> e.one OR a.currency <> e.other
        """,
    ),
    Check(
        3,
        "each entry follows from the one before it, without a gap and not earlier",
        "entry {0}, version {2} of account {1}, does not follow from the one before it",
        """
        SELECT e.id, e.account_id, e.version
        FROM entry e LEFT JOIN entry b
            ON b.account_id = e.account_id AND b.version = e.version - 1
        WHERE e.account_id IS NOT NULL AND (
            (b.id IS NULL AND e.version <> 1)
            OR e.balance_after <> coalesce(b.balance_after, 0) + e.amount
            OR e.held_after <> coalesce(b.held_after, 0) + e.held_change
            OR e.recorded_at < b.recorded_at
        )
        """,
    ),
    Check(
        4,
        "held is what open holds keep, within the balance",
        "account {0} holds {1} of a balance of {2}; its open holds keep {3}",
        """
        SELECT a.id, a.held, a.balance, coalesce(h.kept, 0)
        FROM account a LEFT JOIN (
            SELECT account_id, sum(placed - captured - released - lapsed) AS kept
            FROM hold WHERE state = 'PLACED' GROUP BY account_id
        ) h ON h.account_id = a.id
        WHERE a.held <> coalesce(h.kept, 0) OR a.held < 0 OR a.held > a.balance
        """,
    ),
    Check(
        4,
        "each hold's pins are what it keeps",
        "hold {0} keeps {1} and has pinned {2}, {3} of its pins on another account's lots",
        """
        SELECT h.id, h.placed - h.captured - h.released - h.lapsed, coalesce(sum(p.amount), 0),
            count(*) FILTER (WHERE l.account_id <> h.account_id)
        FROM hold h LEFT JOIN hold_pin p ON p.hold_id = h.id LEFT JOIN lot l ON l.id = p.lot_id
        GROUP BY h.id
        HAVING h.placed - h.captured - h.released - h.lapsed <> coalesce(sum(p.amount), 0)
            OR count(*) FILTER (WHERE l.account_id <> h.account_id) > 0
        """,
    ),
    Check(
        4,
        "each lot's held is the sum of the pins on it",
        "lot {0} holds {1} and {2} is pinned on it",
        """
        SELECT l.id, l.held, coalesce(p.pinned, 0)
        FROM lot l LEFT JOIN (
            SELECT lot_id, sum(amount) AS pinned FROM hold_pin WHERE amount > 0 GROUP BY lot_id
        ) p ON p.lot_id = l.id
        WHERE l.held <> coalesce(p.pinned, 0)
        """,
    ),
    Check(
        5,
        "what remains in an account's lots is its balance",
        "account {0} has a balance of {1} and {2} in its lots",
        """
        SELECT a.id, a.balance, coalesce(l.remaining, 0)
        FROM account a LEFT JOIN (
            SELECT account_id, sum(remaining) AS remaining FROM lot GROUP BY account_id
        ) l ON l.account_id = a.id
        WHERE a.balance <> coalesce(l.remaining, 0)
        """,
    ),
    Check(
        5,
        "what remains in each lot is the sum of its uses, between nothing and its grant",
        "lot {0} of {1} has {2} left, {3} of it held; its uses say {4}",
        """
        SELECT l.id, l.amount, l.remaining, l.held, coalesce(u.left_over, 0)
        FROM lot l LEFT JOIN (
            SELECT lot_id, sum(amount) AS left_over FROM lot_use GROUP BY lot_id
        ) u ON u.lot_id = l.id
        WHERE l.remaining <> coalesce(u.left_over, 0) OR l.held < 0 OR l.held > l.remaining
            OR l.remaining > l.amount
        """,
    ),
    Check(
        5,
        "a movement's lot uses are what its entries on accounts say",
        "transaction {0}: its entries on accounts and its lot uses differ by {1}",
        """
        SELECT transaction_id, sum(amount) FROM (
            SELECT transaction_id, amount FROM entry WHERE account_id IS NOT NULL AND amount <> 0
            UNION ALL
            SELECT transaction_id, -amount FROM lot_use
        ) both_sides
        GROUP BY transaction_id HAVING sum(amount) <> 0
        """,
    ),
    Check(
        5,
        "a lot goes on for the lot it came from; no grant is taken back beyond its amount",
        "lot {0} of grant {1} does not go on for lot {2}, or too much of it was recalled",
        """
        SELECT l.id, l.root_id, l.parent_id
        FROM lot l LEFT JOIN lot p ON p.id = l.parent_id
            LEFT JOIN lot_grant g ON g.id = l.id
        WHERE (l.parent_id IS NULL AND l.root_id <> l.id)
            OR (l.parent_id IS NOT NULL AND p.id IS NULL)
            OR l.root_id <> p.root_id OR l.origin <> p.origin OR l.source <> p.source
            OR g.recalled > l.amount OR g.recall_due > g.recalled
        """,
    ),
    Check(
        6,
        "all accounts and system accounts together sum to zero",
        "in {0} the trial balance is off by {1}",
        """
        SELECT currency, sum(amount) FROM (
            SELECT currency, balance AS amount FROM account
            UNION ALL
            SELECT currency, amount FROM entry WHERE system IS NOT NULL
        ) trial
        GROUP BY currency HAVING sum(amount) <> 0
        """,
    ),
    Check(
        6,
        "the rolled up totals of closed days equal a recount",
        "{0} in {1} on {2}: {3} in {4} entries was rolled up, a recount gives {5} in {6}",
        """
        SELECT system, currency, day, sum(told), sum(told_entries), sum(amount), sum(entries)
        FROM (
            SELECT system, currency, {day} AS day, 0 AS told, 0 AS told_entries, amount,
                1 AS entries
            FROM entry
            WHERE system IS NOT NULL AND {day} <= (SELECT max(day) FROM system_day_total)
            UNION ALL
            SELECT system, currency, day, amount, entries, 0, 0 FROM system_day_total
        ) days
        GROUP BY system, currency, day
        HAVING sum(told) <> sum(amount) OR sum(told_entries) <> sum(entries)
        """,
    ),
    Check(
        7,
        "captured, released and lapsed are all that was placed, when a hold has ended",
        "hold {0} ({1}) was placed for {2}: captured {3}, released {4}, lapsed {5}",
        """
        SELECT id, state, placed, captured, released, lapsed FROM hold
        WHERE captured < 0 OR released < 0 OR lapsed < 0 OR captured + released + lapsed > placed
            OR (state <> 'PLACED' AND captured + released + lapsed <> placed)
            OR (state = 'PLACED' AND ended_at IS NOT NULL)
        """,
    ),
    Check(
        7,
        "a hold's placed is what its entries reserved, its captured what was captured",
        "hold {0} says placed {1}, captured {2}; its entries say {3}, its captures {4}",
        """
        SELECT h.id, h.placed, h.captured, coalesce(e.placed, 0), coalesce(c.captured, 0)
        FROM hold h LEFT JOIN (
            SELECT t.hold_id, sum(e.held_change) AS placed
            FROM ledger_transaction t JOIN entry e ON e.transaction_id = t.id AND e.kind = 'HOLD'
            WHERE t.kind = 'HOLD' GROUP BY t.hold_id
        ) e ON e.hold_id = h.id LEFT JOIN (
            SELECT hold_id, sum(amount) AS captured FROM hold_capture GROUP BY hold_id
        ) c ON c.hold_id = h.id
        WHERE h.placed <> coalesce(e.placed, 0) OR h.captured <> coalesce(c.captured, 0)
        """,
    ),
    Check(
        7,
        "a capture took from lots what it says",
        "capture {0} says {1} and took {2} from lots",
        """
        SELECT c.transaction_id, c.amount, coalesce(-sum(u.amount), 0)
        FROM hold_capture c LEFT JOIN lot_use u
            ON u.transaction_id = c.transaction_id AND u.redemption_id = c.transaction_id
        GROUP BY c.transaction_id
        HAVING c.amount <> coalesce(-sum(u.amount), 0)
        """,
    ),
    Check(
        7,
        "no more came back of a redemption than it took, from no lot",
        "of redemption {0} lot {1} got {2} more back than it gave",
        """
        SELECT redemption_id, coalesce(source_lot_id, lot_id), sum(amount) FROM lot_use
        WHERE redemption_id IS NOT NULL
        GROUP BY redemption_id, coalesce(source_lot_id, lot_id) HAVING sum(amount) > 0
        """,
    ),
    Check(
        7,
        "what a redemption is to tax is what it took, and what its refund is, what that gave back",
        "transaction {0} is {1} to tax, and moved {2}",
        """
        SELECT x.transaction_id, x.payment_minor + x.deduction_minor + x.at_issue_minor,
            coalesce(-u.amount, 0)
        FROM redemption_tax x LEFT JOIN (
            SELECT transaction_id, redemption_id, sum(amount) AS amount FROM lot_use
            WHERE redemption_id IS NOT NULL GROUP BY transaction_id, redemption_id
        ) u ON u.transaction_id = x.transaction_id
            AND u.redemption_id = coalesce(x.redemption_id, x.transaction_id)
        WHERE x.payment_minor + x.deduction_minor + x.at_issue_minor <> coalesce(-u.amount, 0)
        """,
    ),
    Check(
        7,
        "no more of a redemption is given back to tax than it was",
        "of redemption {0} there is {1} left to tax as a payment, {2} as a deduction, {3} at issue",
        """
        SELECT coalesce(redemption_id, transaction_id), sum(payment_minor), sum(deduction_minor),
            sum(at_issue_minor)
        FROM redemption_tax GROUP BY coalesce(redemption_id, transaction_id)
        HAVING sum(payment_minor) < 0 OR sum(deduction_minor) < 0 OR sum(at_issue_minor) < 0
        """,
    ),
    Check(
        7,
        "no gift card was paid for twice",
        "gift card {0} was paid for {1} times",
        """
        SELECT e.account_id, count(*)
        FROM entry e JOIN account a ON a.id = e.account_id AND a.kind = 'GIFT_CARD'
        WHERE e.kind = 'PURCHASE' AND e.amount > 0 AND NOT EXISTS (
            SELECT 1 FROM ledger_transaction r WHERE r.reverses_id = e.transaction_id
        )
        GROUP BY e.account_id HAVING count(*) > 1
        """,
    ),
    Check(
        7,
        "no transaction was reversed twice, and none that is not there",
        "transaction {0} was reversed {1} times, by {2} last",
        """
        SELECT r.reverses_id, count(*), max(CAST(r.id AS VARCHAR(36)))
        FROM ledger_transaction r LEFT JOIN ledger_transaction t ON t.id = r.reverses_id
        WHERE r.reverses_id IS NOT NULL
        GROUP BY r.reverses_id HAVING count(*) > 1 OR count(t.id) = 0
        """,
    ),
    Check(
        8,
        "no movement without its idempotency record",
        "transaction {0} is of command {1}, which has no idempotency record",
        """
        SELECT t.id, t.command_id FROM ledger_transaction t
        LEFT JOIN idempotency_record r ON r.command_id = t.command_id
        WHERE r.command_id IS NULL
        """,
    ),
    Check(
        8,
        "no movement recorded as done that is not there",
        "command {0} ({1}, key {2}) is recorded as done and moved nothing",
        """
        SELECT r.command_id, r.operation, r.key FROM idempotency_record r
        LEFT JOIN ledger_transaction t ON t.command_id = r.command_id
        WHERE t.id IS NULL AND r.operation IN ({moving})
        """.replace("{moving}", ", ".join(f"'{operation}'" for operation in MOVING)),
    ),
)
