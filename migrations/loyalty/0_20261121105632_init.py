"""The first tables: the ledger with its accounts, lots and holds; cards, credit, carts, keys.

One text serves both databases; only the names of the types differ, and what stands at the end.
"""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

TYPES = {
    "postgres": {
        "uuid": "UUID", "time": "TIMESTAMPTZ", "json": "JSONB", "bool": "BOOL",
        "counted": "SERIAL NOT NULL PRIMARY KEY",
    },
    "sqlite": {
        "uuid": "CHAR(36)", "time": "TIMESTAMP", "json": "JSON", "bool": "INT",
        "counted": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
    },
}  # fmt: skip

KINDS = """(
    'PURCHASE', 'ISSUE', 'CLAIM', 'REDEMPTION', 'REFUND', 'ADJUSTMENT', 'EARNING',
    'EARNING_REVERSAL', 'EXPIRATION', 'CASH_OUT', 'IMPORT', 'TRANSFER', 'LOAD', 'HOLD', 'RELEASE',
    'REVERSAL'
)"""
SYSTEMS = """(
    'payments_clearing', 'refunds_clearing', 'redemptions', 'promotions', 'breakage', 'cash_out',
    'imports', 'adjustments', 'receivable'
)"""

# Every rule has a name, so that a refusal by the database says which one it was.
# lot.has_value is there for the indexes: PostgreSQL writes all of a row's index entries anew when a
# column changes that an index looks at, its condition included, and `remaining` changes always.
TABLES = """
CREATE TABLE account (
    id {uuid} NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL
        CONSTRAINT account_kind CHECK (kind IN ('GIFT_CARD', 'STORE_CREDIT')),
    currency VARCHAR(3) NOT NULL CONSTRAINT account_currency CHECK (length(currency) = 3),
    status VARCHAR(16) NOT NULL CONSTRAINT account_status
        CHECK (status IN ('PENDING', 'ACTIVE', 'BLOCKED', 'DEACTIVATED', 'CLOSED')),
    balance BIGINT NOT NULL,
    held BIGINT NOT NULL,
    version BIGINT NOT NULL CONSTRAINT account_version CHECK (version >= 0),
    recorded_at {time} NOT NULL,
    claimed_by {uuid},
    created_at {time} NOT NULL,
    CONSTRAINT account_not_overdrawn CHECK (0 <= held AND held <= balance)
);

CREATE TABLE gift_card (
    id {uuid} NOT NULL PRIMARY KEY
        CONSTRAINT gift_card_account REFERENCES account (id) ON DELETE RESTRICT,
    code_key_id VARCHAR(32) NOT NULL,
    code_hmac VARCHAR(64) NOT NULL,
    code_sealed VARCHAR(200) NOT NULL,
    last_characters VARCHAR(4) NOT NULL,
    currency VARCHAR(3) NOT NULL CONSTRAINT gift_card_currency CHECK (length(currency) = 3),
    initial_minor BIGINT NOT NULL CONSTRAINT gift_card_initial CHECK (initial_minor >= 0),
    expires_at {time},
    customer_id VARCHAR(255),
    order_id VARCHAR(255),
    order_line_id VARCHAR(255),
    reference_type VARCHAR(64),
    reference_id VARCHAR(255),
    note TEXT,
    version BIGINT NOT NULL,
    created_at {time} NOT NULL,
    CONSTRAINT uid_gift_card_code_ke_531030 UNIQUE (code_key_id, code_hmac)
);
CREATE INDEX idx_gift_card_custome_220b18 ON gift_card (customer_id);
CREATE INDEX idx_gift_card_last_ch_251af8 ON gift_card (last_characters);
CREATE INDEX idx_gift_card_order_i_a71c23 ON gift_card (order_id);
CREATE INDEX idx_gift_card_created_404f50 ON gift_card (created_at, id);

CREATE TABLE store_credit_account (
    id {uuid} NOT NULL PRIMARY KEY
        CONSTRAINT store_credit_account_account REFERENCES account (id) ON DELETE RESTRICT,
    owner_kind VARCHAR(16) NOT NULL,
    owner_id VARCHAR(255) NOT NULL,
    currency VARCHAR(3) NOT NULL
        CONSTRAINT store_credit_account_currency CHECK (length(currency) = 3),
    created_at {time} NOT NULL,
    CONSTRAINT uid_store_credi_owner_k_156ad3 UNIQUE (owner_kind, owner_id, currency)
);
CREATE INDEX idx_store_credi_created_a7719a ON store_credit_account (created_at, id);

CREATE TABLE api_key (
    id {uuid} NOT NULL PRIMARY KEY,
    owner VARCHAR(120) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    scopes {json} NOT NULL,
    key_hash VARCHAR(64) NOT NULL UNIQUE,
    last_characters VARCHAR(4) NOT NULL,
    created_at {time} NOT NULL,
    expires_at {time},
    revoked_at {time}
);

CREATE TABLE ledger_transaction (
    id {uuid} NOT NULL PRIMARY KEY,
    command_id {uuid} NOT NULL,
    kind VARCHAR(16) NOT NULL CONSTRAINT ledger_transaction_kind CHECK (kind IN {kinds}),
    currency VARCHAR(3) NOT NULL
        CONSTRAINT ledger_transaction_currency CHECK (length(currency) = 3),
    recorded_at {time} NOT NULL,
    occurred_at {time} NOT NULL,
    reason VARCHAR(64) NOT NULL,
    actor_kind VARCHAR(16) NOT NULL,
    actor_id VARCHAR(255) NOT NULL,
    reference_type VARCHAR(64),
    reference_id VARCHAR(255),
    reverses_id {uuid},
    redemption_id {uuid},
    hold_id {uuid},
    cart_id {uuid}
);
CREATE INDEX idx_ledger_tran_command_b7050b ON ledger_transaction (command_id);
CREATE UNIQUE INDEX ledger_transaction_reversed_once ON ledger_transaction (reverses_id)
    WHERE reverses_id IS NOT NULL;
CREATE INDEX ledger_transaction_of_redemption ON ledger_transaction (redemption_id)
    WHERE redemption_id IS NOT NULL;
CREATE INDEX ledger_transaction_of_cart ON ledger_transaction (cart_id) WHERE cart_id IS NOT NULL;

CREATE TABLE transaction_note (
    transaction_id {uuid} NOT NULL PRIMARY KEY CONSTRAINT transaction_note_transaction
        REFERENCES ledger_transaction (id) ON DELETE RESTRICT,
    note TEXT,
    customer_note TEXT
);

CREATE TABLE entry (
    id {uuid} NOT NULL PRIMARY KEY,
    transaction_id {uuid} NOT NULL
        CONSTRAINT entry_transaction REFERENCES ledger_transaction (id) ON DELETE RESTRICT,
    position SMALLINT NOT NULL,
    account_id {uuid} CONSTRAINT entry_account REFERENCES account (id) ON DELETE RESTRICT,
    system VARCHAR(24) CONSTRAINT entry_system CHECK (system IN {systems}),
    currency VARCHAR(3) NOT NULL CONSTRAINT entry_currency CHECK (length(currency) = 3),
    amount BIGINT NOT NULL,
    held_change BIGINT NOT NULL,
    balance_after BIGINT,
    held_after BIGINT,
    version BIGINT CONSTRAINT entry_version CHECK (version > 0),
    kind VARCHAR(16) NOT NULL CONSTRAINT entry_kind CHECK (kind IN {kinds}),
    recorded_at {time} NOT NULL,
    CONSTRAINT entry_one_side CHECK ((account_id IS NULL) <> (system IS NULL)),
    CONSTRAINT entry_values_after CHECK (
        (version IS NULL) = (account_id IS NULL)
        AND (balance_after IS NULL) = (account_id IS NULL)
        AND (held_after IS NULL) = (account_id IS NULL)
    ),
    CONSTRAINT entry_system_holds_nothing CHECK (account_id IS NOT NULL OR held_change = 0)
);
CREATE INDEX idx_entry_transac_1e8d0c ON entry (transaction_id);
CREATE UNIQUE INDEX entry_once_per_version ON entry (account_id, version)
    WHERE account_id IS NOT NULL;

CREATE TABLE lot (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL
        CONSTRAINT lot_account REFERENCES account (id) ON DELETE RESTRICT,
    amount BIGINT NOT NULL CONSTRAINT lot_amount CHECK (amount > 0),
    remaining BIGINT NOT NULL,
    held BIGINT NOT NULL,
    effective_from {time} NOT NULL,
    expires_at {time},
    priority SMALLINT NOT NULL,
    origin VARCHAR(16) NOT NULL CONSTRAINT lot_origin
        CHECK (origin IN ('BOUGHT', 'PROMOTIONAL', 'REFUND', 'IMPORT')),
    source VARCHAR(24) NOT NULL CONSTRAINT lot_source CHECK (source IN {systems}),
    transaction_id {uuid} NOT NULL
        CONSTRAINT lot_transaction REFERENCES ledger_transaction (id) ON DELETE RESTRICT,
    root_id {uuid} NOT NULL,
    parent_id {uuid},
    recalled {bool} NOT NULL,
    created_at {time} NOT NULL,
    has_value SMALLINT NOT NULL
        GENERATED ALWAYS AS (CASE WHEN remaining > 0 THEN 1 ELSE 0 END) STORED,
    CONSTRAINT lot_not_overdrawn
        CHECK (0 <= held AND held <= remaining AND remaining <= amount)
);
CREATE INDEX idx_lot_root_id_3f7765 ON lot (root_id);
CREATE INDEX lot_of_transaction ON lot (transaction_id);
CREATE INDEX lot_with_value ON lot (account_id) WHERE has_value = 1;
CREATE INDEX lot_to_expire ON lot (expires_at) WHERE has_value = 1 AND expires_at IS NOT NULL;

CREATE TABLE lot_grant (
    id {uuid} NOT NULL PRIMARY KEY,
    recalled BIGINT NOT NULL,
    recall_due BIGINT NOT NULL,
    grace_ends_at {time},
    CONSTRAINT lot_grant_due CHECK (0 <= recall_due AND recall_due <= recalled)
);

CREATE TABLE lot_use (
    id {uuid} NOT NULL PRIMARY KEY,
    transaction_id {uuid} NOT NULL
        CONSTRAINT lot_use_transaction REFERENCES ledger_transaction (id) ON DELETE RESTRICT,
    lot_id {uuid} NOT NULL CONSTRAINT lot_use_lot REFERENCES lot (id) ON DELETE RESTRICT,
    amount BIGINT NOT NULL CONSTRAINT lot_use_amount CHECK (amount <> 0),
    redemption_id {uuid}
        CONSTRAINT lot_use_redemption REFERENCES ledger_transaction (id) ON DELETE RESTRICT,
    source_lot_id {uuid}
        CONSTRAINT lot_use_source_lot REFERENCES lot (id) ON DELETE RESTRICT
);
CREATE INDEX idx_lot_use_transac_4a3c00 ON lot_use (transaction_id);
CREATE INDEX lot_use_of_redemption ON lot_use (redemption_id) WHERE redemption_id IS NOT NULL;

CREATE TABLE hold (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL
        CONSTRAINT hold_account REFERENCES account (id) ON DELETE RESTRICT,
    cart_id {uuid} NOT NULL,
    customer_id VARCHAR(255),
    strength VARCHAR(8) NOT NULL CONSTRAINT hold_strength CHECK (strength IN ('SOFT', 'FIRM')),
    state VARCHAR(16) NOT NULL CONSTRAINT hold_state
        CHECK (state IN ('PLACED', 'CAPTURED', 'RELEASED', 'LAPSED')),
    end_reason VARCHAR(24) CONSTRAINT hold_end_reason CHECK (end_reason IN (
        'CAPTURED', 'RELEASED', 'REMOVED', 'CART_TOTAL_DROPPED', 'CART_CHANGED', 'MOVED',
        'BLOCKED', 'CLAIMED', 'LAPSED', 'NOT_ALLOWED'
    )),
    placed BIGINT NOT NULL CONSTRAINT hold_placed CHECK (placed > 0),
    captured BIGINT NOT NULL,
    released BIGINT NOT NULL,
    lapsed BIGINT NOT NULL,
    placed_at {time} NOT NULL,
    soft_until {time} NOT NULL,
    lapses_at {time} NOT NULL,
    reported_at {time},
    ended_at {time},
    CONSTRAINT hold_not_exceeded CHECK (
        captured >= 0 AND released >= 0 AND lapsed >= 0
        AND captured + released + lapsed <= placed
    ),
    CONSTRAINT hold_ends_once CHECK (
        (state = 'PLACED') = (ended_at IS NULL) AND (state = 'PLACED') = (end_reason IS NULL)
    ),
    CONSTRAINT hold_ended_empty
        CHECK (state = 'PLACED' OR captured + released + lapsed = placed)
);
CREATE INDEX idx_hold_cart_id_168254 ON hold (cart_id);
CREATE UNIQUE INDEX hold_one_per_cart ON hold (account_id, cart_id) WHERE state = 'PLACED';
CREATE INDEX hold_to_lapse ON hold (lapses_at) WHERE state = 'PLACED';

CREATE TABLE hold_pin (
    id {uuid} NOT NULL PRIMARY KEY,
    hold_id {uuid} NOT NULL CONSTRAINT hold_pin_hold REFERENCES hold (id) ON DELETE RESTRICT,
    lot_id {uuid} NOT NULL CONSTRAINT hold_pin_lot REFERENCES lot (id) ON DELETE RESTRICT,
    amount BIGINT NOT NULL CONSTRAINT hold_pin_amount CHECK (amount >= 0),
    CONSTRAINT uid_hold_pin_hold_id_c6fcba UNIQUE (hold_id, lot_id)
);
CREATE INDEX hold_pin_on_lot ON hold_pin (lot_id);

CREATE TABLE hold_capture (
    transaction_id {uuid} NOT NULL PRIMARY KEY CONSTRAINT hold_capture_transaction
        REFERENCES ledger_transaction (id) ON DELETE RESTRICT,
    hold_id {uuid} NOT NULL
        CONSTRAINT hold_capture_hold REFERENCES hold (id) ON DELETE RESTRICT,
    reference VARCHAR(255) NOT NULL,
    amount BIGINT NOT NULL CONSTRAINT hold_capture_amount CHECK (amount > 0),
    CONSTRAINT uid_hold_captur_hold_id_451a0a UNIQUE (hold_id, reference)
);

CREATE TABLE cart (
    id {uuid} NOT NULL PRIMARY KEY,
    cart_id VARCHAR(255) NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    currency VARCHAR(3) NOT NULL CONSTRAINT cart_currency CHECK (length(currency) = 3),
    total_minor BIGINT NOT NULL CONSTRAINT cart_total CHECK (total_minor >= 0),
    customer_id VARCHAR(255),
    channel VARCHAR(255),
    lines {json} NOT NULL,
    order_id VARCHAR(255) UNIQUE,
    authorized_at {time},
    reported_at {time},
    closed_at {time},
    refunded_other_minor BIGINT NOT NULL
        CONSTRAINT cart_refunded_other CHECK (refunded_other_minor >= 0),
    version BIGINT NOT NULL,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);

CREATE TABLE tender (
    id {uuid} NOT NULL PRIMARY KEY,
    cart_id {uuid} NOT NULL CONSTRAINT tender_cart REFERENCES cart (id) ON DELETE RESTRICT,
    account_id {uuid} NOT NULL
        CONSTRAINT tender_account REFERENCES account (id) ON DELETE RESTRICT,
    hold_id {uuid} NOT NULL CONSTRAINT tender_hold REFERENCES hold (id) ON DELETE RESTRICT,
    asked_minor BIGINT CONSTRAINT tender_asked CHECK (asked_minor > 0),
    by_code {bool} NOT NULL,
    position INT NOT NULL,
    created_at {time} NOT NULL,
    CONSTRAINT uid_tender_cart_id_2e6da9 UNIQUE (cart_id, account_id)
);
CREATE INDEX idx_tender_hold_id_8ce326 ON tender (hold_id);

CREATE TABLE idempotency_record (
    command_id {uuid} NOT NULL PRIMARY KEY,
    principal VARCHAR(300) NOT NULL,
    key VARCHAR(255) NOT NULL,
    operation VARCHAR(64) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    subject TEXT NOT NULL,
    created_at {time} NOT NULL,
    CONSTRAINT uid_idempotency_princip_0786b2 UNIQUE (principal, key)
);

CREATE TABLE system_day_total (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    system VARCHAR(24) NOT NULL CONSTRAINT system_day_total_system CHECK (system IN {systems}),
    currency VARCHAR(3) NOT NULL
        CONSTRAINT system_day_total_currency CHECK (length(currency) = 3),
    day DATE NOT NULL,
    amount BIGINT NOT NULL,
    entries BIGINT NOT NULL
);

CREATE TABLE ledger_clock (
    id SMALLINT NOT NULL PRIMARY KEY CONSTRAINT ledger_clock_one_row CHECK (id = 1),
    offset_microseconds BIGINT NOT NULL
        CONSTRAINT ledger_clock_forward CHECK (offset_microseconds >= 0)
);
INSERT INTO ledger_clock (id, offset_microseconds) VALUES (1, 0);

CREATE TABLE aerich (
    id {counted},
    version VARCHAR(255) NOT NULL,
    app VARCHAR(100) NOT NULL,
    content {json} NOT NULL
);
"""

# Beside each the rows that INSERT OR REPLACE would take away, which only SQLite has.
APPEND_ONLY = {
    "ledger_transaction": ("id = NEW.id", "reverses_id = NEW.reverses_id"),
    "entry": ("id = NEW.id", "account_id = NEW.account_id AND version = NEW.version"),
    "lot_use": ("id = NEW.id",),
}

# Room on each page keeps the updates of hot rows out of the indexes. The index finds the entries
# of a day, for their totals; it costs a write next to nothing.
POSTGRES_STORAGE = """
ALTER TABLE account SET (fillfactor = 70);
ALTER TABLE lot SET (fillfactor = 70);
ALTER TABLE hold SET (fillfactor = 80);
ALTER TABLE hold_pin SET (fillfactor = 80);
CREATE INDEX entry_by_time ON entry USING brin (recorded_at);
"""
POSTGRES_REFUSAL = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
POSTGRES_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

# INSERT OR REPLACE deletes without asking the trigger for DELETE, unless the connection says
# PRAGMA recursive_triggers. The third one asks in every connection.
SQLITE_TRIGGERS = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only: UPDATE refused'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only: DELETE refused'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
    WHEN {meets}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only: REPLACE refused'); END;
"""


def sqlite_triggers(table: str, same: tuple[str, ...]) -> str:
    meets = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in same)
    return SQLITE_TRIGGERS.format(table=table, meets=meets)


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    tables = TABLES.format(**TYPES[dialect], kinds=KINDS, systems=SYSTEMS)
    if dialect == "sqlite":
        triggers = "".join(sqlite_triggers(*rows) for rows in APPEND_ONLY.items())
        return tables + triggers
    triggers = "".join(POSTGRES_TRIGGER.format(table=table) for table in APPEND_ONLY)
    return tables + POSTGRES_STORAGE + POSTGRES_REFUSAL + triggers


async def downgrade(db: BaseDBAsyncClient) -> str:
    return ""  # nothing came before, and a ledger is not thrown away by a command


MODELS_STATE = (
    "eJztXXtz2zYS/yoY/dN0RudJ7DTJOTc3I8uKo1a2PJKc9i66YWASsliTgEqCdnS9fvfDgg/xbZKRbFrBTGJRABakfgsC+8Liz47F1tji64OerjOP8s4x+rNDsU3ERaauizp4tYrVQAnH15ZsjWOtrl3uYB16W2DLJaLIIK7umCtuMgqNZ0uCLGLcEOcHFzns/hi5hHNRgq6xhalOEKYGWhLL6PpX7B6xBScU8SVZI32J6Y1o/OLLHXFc0eeXHw/gxgbTxZ1NerPDe3jU/MMjGmc3RLRzxJ0+/0cUm9QgX4kbfl3dagtTdJ0A1DSgA1mu8fVKll1dDU8/yJbw/NeazizPppvWqzVfMho19zzTOAAaqLshlDiYEyMGNPUsK2BJWOQ/sSjgjkeiRzU2BQZZYM8CdnX+sfCoDlxC8k7w5/U/g0eLNdO0i/FMmw5mmtbJcBceIcWMoEhnFEaGSTkA9edffr8bQGRpB27Q/9ibvDh686OEgLn8xpGVEq7OX5IQc+yTStA3KN+K35fFub/EzoB6tsR6KB4DRkAG85A2hbp46CZ4hwUbwDevQwhlCFZ1eDtnww8zrd+bnB6j6HJOp7PxZKD1J4PT4ewYxb+l34x8ZnRs/FWzCL3hS/H11ZsS5nzqTSR/Xvn8YeJd9+eAi6DmUFYBmzZs0T3HIVRf57Mm/xWI07SZJZVHfBLkowoYHxVCfJRGWIxp7rlNh/6Gus1Idy4HF6fDi7NjFFzMaa8/G34aHCP/c05PRuP+LwPxcgQXc3o6kHW9GZTGvsxpfzSeQqH/2Y4XJVidsnw8MW+GlOe/KTGiFPtMf03eBfte7uotuYEn+NvfDw+Pjt4evjx68+6n12/f/vTu5TvRVj5utuptCRtOhmfDi1mSA1CQxH0Z4Fod9JBCId4M8UCwqgd6jEjh3gx3h+jMMYihYZ7F/lRAx02b5KOfIk1xwAhoD8KL9iwc2xBKZ8PzwXTWO7+E7m3X/cOSgImlBGoOZek6VfoiPfVHnaBfh7OPCL6if48vBmlJN2o3+3cHngl7nGmU3WvYiGMSFodFSZnLwoIJhnadI3UVKx5Jqm9QQAL14hlw9kF1I4apQ+AXN3h3kpTq1WndqwOK++I2plRCwTXWb++xY2iZGnbIitpmq+xDO12CKb6RTAI04Tkjg8vK/IWsO7m2GL+qW26KWZnabdDqQVNMD4mmiC0QRjqzbeLoBMHvINRAzBGlNrGviQMthIqwWBygL+xeDMsvSHy4yOTiv0HsFeOgqUFnbtYWs6ubKGNMK2bHYmOM5GIdlT8iaLMW2lDff3X4soqyePiyWFuEuuR6VGzuygf4OZi4muK7dV3c1Rn0kYH35+n4Ih/eDUV6gTd1jv6HLNPdmZbyNEs7YJFY1UNAX5z3fktj3R+NT9LTCHRwkh7VZK0tsbusNbJjNNsZ3Q/P0Y82tt+8rjC237wuHNtQlYTYwi7XdIGmEA+ETl0H6RzSPZxOqiBeDHgGb6U4NJldnoXiEGcz+boyRXcN2Jyk3AKbn4/+/ey47JA7dtvQghanVFxuG5fbYgToYyc/HENWdEsNAHrY5EHtf0wJgtageQsNGrlLtnqP8EIs60LrRvfYRSsL68ToSiUcbL+OUM7DkAh044lf6iIiCtbIILoJxUj8M3nWCrDLm83pnH4xPKLZJmXOF2S66H6JORL8XTLH/K94BORi04hujGzP5cjlpmUh8XZaROfv0ReHCJ0b7NsM7AmpzuY0eHBZiTgRLR33B7SC3wRPH1IjzkTPzBE/1yFGAIWyVbTcVgFDU8uDuiRAYUOydxrH4U8/VRCARatCEVjWpV1Pd2Z9n1+c6vGcfrtE+kn8fioEZ9chOJxxbPmrRr0RniJUg/wbBrlYeW2xdtecyZNkjYZ6yyTxR5jOIUiWEqsW0BsSBXIlkC2T1rNBRwTKBP0NJmipftScReI0Wxnd+y4PhupZI1NKhlhZU9pmTUnK/ivmNLOAp0gVn9vMZ91ibjM/R5xQ8bjNPM6zk9XV6fN7UEG9Kpj6OeGu3LrfxYTnrYyGbE5SKja3js1t8fgNKHfyo379mm6pz49EbSo5/cBG4Afk2uyO2IK6C540vNkc7e/nhvBcWe6uXU7ssDjfubeNTpWb7DFezG9wk4kbUBfLH5FrHSlGPEu5TfSzs+Bj2kq2s7lEVJs8V4qb2tiyCuW4ON0++Q6ODt++iaQ3+FImr03Pe6NRVkALJpeaYzVJpTZBpeKi5bydbxmtsNU8om6xB6Bz2fvX+eBiNtX6o0FvIvecr/AaFjVXE5IJBpjndDL4cHVxGm/kK7bJNqcDIZUMxxdTqIaNLHATd04vJ+PzcVCxcpjNgvKTyaD3S+9scIyuhZJwKwSGOe33ph+18dXsGOnYXWrM43M6PL8cT2aC2LTBQCYoe6c/X01n8sGPETZ+91wuHxmeoj8YfuqdjAbwEDox7ySe1V7HpCW4SmTsYXFo7GE2NlZ5pnfsmcZ2mJ2nunVgQ7NPa8oTpBXQ/GRC9dBPESoWNGZBoH1oMtKwHhMypI3Y0DIZ4AlfhAYsSNIp/J+VgVghf/wdZCS7vAKxYyoEy/BKiKbT6ZUokB+QaKk3PIc8S+IjLhAfo811KExDGXzGhdljtLmeUyFqX0hZO7iISrTJ4NNgMu2NoqqoRLT57XI46fl33VzHBevwKhSsxePLzzmdTXoX0w+DyTEKr+Z0NO6JZ4W/c/pxPBLX8Bd+hdAFAIzgAkrCpwqvmojd29/eqhLBKLN2Z9dm7TNzwfuim06eZTuq7JYat29EM00P21XIaQFtkStmWBJmj0D3Jl/K68C0815+ucOWR2CDhynzfgYZQ7uIMo6WxCF5uSy223mOwfuzGIsGgRwegf1Jfl3aWO/8J2UM/5yIXBWVnzO7c2VhFJkmvyVdj1CqjOpPu/ckye/KNpAkWZuFhKZmkMMqdpDDYkPIYcbWFL1LdYEOifYQ5u2nF5CIuQSLOa820BuyPYT68GWVLDCiVbH99GUmC4xK5vDIyRyUwXrHBmuTmtxstpkqQ6psp41tFyqdxb7qh2rT3BPteWnFxqLvBWYISWuEdYxQAV5xb/+CgIBDfKRqIJ6l3D/It69hbVCrN77TdPuH9U6GN2U8Z1DPyNcCKTRsvw/wlsk6g99mCTEns/c2EnVG44uzsHl6Q24LfJVqM4vazLK/4n5b3EEfWcrBkKjolrqBlmGTCh4gARdx7jAPUoRhGm0+WMiM45C6Kc+5U5lObVRouU/liQO/n9EEVuf4i6IkaSXniRQmSfvu93sou8sjCvDidn7/uUhXOSFvQ99m+31nOv4AR0CKv3P6YTg5P0bwN73WVeHDuwpceFfIg3d5JxQWGAaqHVDYXKF6tFC4Ua8PJwr6nxBcdjm7msgzBoOrKEDsNIoQE2Wj3qUs8T+b8Gr74WGEGpoQ6908Rawaz5I9tHie6lTl02RwPv7kF8kL4PBkps3Gs95IO52MLy/9PtJlQTsB9cVZ1CL4NqdBn0GP2RMsZdykf1ClvNjGeNn+Lh4/eW89pX1Do5x0zdV2vOKeUxf6OJUymDRD3iGWmN7qIh+nUsg3Q97Cq9q4b2gU6s1Q96frBvbBBKEyD7bOPJgQ09mCax7lZk5i13IuJykVm1vNZjkbNonsSRAqJreaySrp5vfBZ0Kb7eOK0ykOt43DbXLa9X11sVPkuwvruw+68DQ91rTSZi7ZHEG+UEdurIpCWLrofmnqS9hj5Y85OHoHWsB98vdufUNfuVu15C/yDfFRV5ltWoWuwLZm0/o+XIQx3lWFPUainINFEWl1nFkJojbb9tvky1LpfB7RANKmVfjSpIUrMNRVWH1XQbMHV96P7B7ZnlgRZUpPi3HxF3pASzipz6SUGAcI8n46oiFExxAsGssWmBpAkF2Bt9TnQyuxaKeF25pVRI5abls2d21nuQ0GeQ00NxQKTLWiqhV1CLk4GYdduROZ0CZ3bc22Kl9lzU17zdkQVMrLfUvW"
    "sDQycbkSzNLNFRacgqUPEojozLbh2uSQS0TopwfoV8fk4lZ+BhJoQxYLohck6N5q77lrcNQttBC3q74EB3evG1yYoFJLct0lOcGvqipbgmgPVbajSikajkpSNBxlUzTAy1AD46D5HqK7m92eKwAkd89QyU7PONEeIr39PYcLcXPiwPufIyoVA50iU1BXgNr1rn8XS20W5uIthzGSvYD4sbcdqu1vjVihPGnVNY6RTAHYt5h+28nTNeL15VqGn0xQ06OmlfQLh90fo+s1WoZ2OL8bBMMSOR51EV4SbHSl7Y07azEmhNwv/rqIefwAXTAO2QxXDjM8KfrmKxq7uc2Wt9yVn6mSq1E0VOyf9hjfbz1LpVh7YIuFS7hmm7rDXKHpUiMn9ViZBaWgAxWe+fxsKf7MNdt4pUvmt3irSrMcTxFUmuvCQ8j8ZKxwQJpJXOR6Njj2/0scJuYZcidmpeCIvi6i8qtBLCK+5s9s2+hUbR1uuVWkbbao7Ez2/Pa6qiz4Kgt+K7Pgq1yeu87lqc4Z2GPNOmGF1eWL0YTRKVLF6FYzumxbeNGL/E3bwNvGzF1bf4VywxytWGYqCEhIUO0h0Ntf/X3I6uVfidPsIcgqO+geTCAqO+gjD29IP0ncmiaDFJk6ZzqNanhYcm1cU4QK2dRpnE8ViruXaD5ZVry9QbM1XgzGO7l+C8Yf8lQELSq5Jm4cTDmEYgZHxFHXNEgs2Wh3c6Icu6dInqWxloGazDFvzAKv61Z6Vc6JFrwO3RLnhMprqsL/n7fLOini2eIJ4LlqYZ8gU/A3hn8ZgFsd+ZBCgd4YdH8ThXlHtIXD7LqW8iy1Mpa32liuzlD7Hri8ckwhRfMcN3J5nGGcbp/m1ObxhvEzvEAtyTdfPhw1sqFus5G+czK+Ovs4O0b+55xeTsbnYwjKgFCJ2JdsZEgyPiOtEj6NP8VlnlOUAKRCku+IutUsu+z9C2Jwplp/NOhNZBDOCq8hLNDVBEYYOBCyK97IIUL9NJJtwsCfKVSHVks3NgxExUos9CwoP5kMer/0zgbH6Noh+BbfkHjwjo7dpcY8Hg4OQWzakMfNjQcSiVJs/O65XD4yPEV/MPzUOxkN4CF0Yt5JQBsMqO1nlW5rhqT2Lp11DOysdg6BGIkKcUxlx8UOqW2YSRApU3AmckzITrl5nhkTkygtjBqLyFKQXgu6Xb3uUcnj4nkyHo8SUvLJML3Z7er8ZCAWcgm5aGTyAs1U7YBrwoBnoau0yMNyBn6KToGbxa/sPuRr0W6idg96XH5dYo7EhADpo9wwAYbvLHGFWEreIyzzTZGvpgsNhGSKXGYTuSMNLcWDiKEKCTFkCgxJmHXA7Oomyh/TijWp2B9TskaVGrALlyi13a2y7wAw1AwvR998GPuQTqHfDH0xRelEI6DP1hcXMsTKuKkEhkKB4colReICVD0sLHhuxWzT/ioe7fIUyzG7ReBnCbJVvqDkBoPz5UfEHLTyYJu6TBONXgjMTVlTJBtsoVclDLRcGHg+1qrnZ15R+S5VwMvzF5tUTPOuhrTvPNLqTxMZQoVseyJyp5w5pC8Gv8l7fgxjriiY06xcLHSBQNMlhYZjJJUCeNm9GAU/uMinh1xFYO4Jt4W/900+rgy1NY1N2G1wn/zw3S30mZuTVfYb7Qr0v/njPNrGns7S+jllzw1zqSvJ8skkyyQXq27nSlK12anecDfX9iMY4i9IPZjVjtA6W+ZU3o1d591Q3rwmc7QyztWRztYuJ/YpXs8Yx1a+ZJZs8oBUJhtrBl4LISZsXtVq5xOHApE0txlChvLFKIu54pvoGL24mvV/7CKHgf8FeSuEF5w4AIZbaLrbUtdbtt8VT5TbXIqeNnvlTvbJF4tZPqPzoa4QvxhRt3l1UvGLjxi/qMScXYs5YuLNl2/ywQ2alwk1zxDhEkhBSFHW33ZYf4OEsfWQjxEp6GtB3xYxeQbnbDu54nFQVS4W802jSubJa2yBfBLJq6Jry/Sjy6TEih1+gIbcRUKO4QSOPA4POv7BFU/PkD/4IIwtyBaQb7Lc0X1yzZixjBmxzezqiMdWWSmfLBNK2+a4LXlpVa6HPcp9tJdRGdi9JYZmm5Q5NeXJJGEjyaZl3tankSmv1wJVIy8GtmyPTIzqEbfIPM1w3uIOGT8eLy/3bfEO7xjJPsnvh69ev3397ujN62h0RyVlg1rtOlJ+isdXwDbRlRdMvts5mliqTbdcJYvFa9Kw+YPK2WxJ0D1zDBdxcCxcE4vB0VcsFh3cFVqUEIn9+GCTI5f5bcWwdT0HlCqKxLDX5YG8dlYv280tvsFz0daY2O9DIwvHZhLz4kMkw/b7kPi3bPbcyQGSnsuZTRytLugZQoV+NfTbsr70iGPqy9xlJagqX03wptFDa0gx/lv2Ln/z0YjBeGyvb3krcmzx1Au5vWseSR0j2UPH307iyOCtqoFw0HwP0X1V6dj6VyXH1r/KHlsv7shJnqvw5+n4omAx25CkNTJT5+h/yDLd56j2loALYJSvZ+mlKyXIQQdPvp799X/KPkl+"
)
