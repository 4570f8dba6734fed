"""Companies, their members with limits, who spent of their credit, and what was approved."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "company" (
"id" UUID NOT NULL PRIMARY KEY,
"company_id" VARCHAR(255) NOT NULL UNIQUE,
"name" VARCHAR(255) NOT NULL,
"archived_at" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX IF NOT EXISTS idx_company_created_7990c5 ON company (created_at, id);
COMMENT ON TABLE "company" IS 'A company that buys. `company_id` is the shop''s own; its credit is a store credit account.';
CREATE TABLE IF NOT EXISTS "company_member" (
"id" UUID NOT NULL PRIMARY KEY,
"company_id" UUID NOT NULL
CONSTRAINT "company_member_company" REFERENCES "company" ("id") ON DELETE RESTRICT,
"customer_id" VARCHAR(255) NOT NULL,
"role" VARCHAR(16) NOT NULL,
"limits" JSONB NOT NULL,
"active_since" TIMESTAMPTZ NOT NULL,
"active_until" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
CONSTRAINT company_member_role CHECK (role IN ('MEMBER', 'ADMIN')),
CONSTRAINT company_member_until CHECK (active_until >= active_since)
);
CREATE INDEX IF NOT EXISTS idx_company_mem_custome_350d3b ON company_member (customer_id);
CREATE INDEX IF NOT EXISTS idx_company_mem_company_53642d ON company_member (company_id, active_since);
CREATE UNIQUE INDEX company_member_active ON company_member (company_id, customer_id) WHERE active_until IS NULL;
COMMENT ON TABLE "company_member" IS 'A customer while they belong to a company: who comes back later is a new row.';
CREATE TABLE IF NOT EXISTS "company_spending" (
"id" UUID NOT NULL PRIMARY KEY,
"account_id" UUID NOT NULL
CONSTRAINT "company_spending_account" REFERENCES "account" ("id") ON DELETE RESTRICT,
"cart_id" UUID NOT NULL
CONSTRAINT "company_spending_cart" REFERENCES "cart" ("id") ON DELETE RESTRICT,
"customer_id" VARCHAR(255) NOT NULL,
"spent_at" TIMESTAMPTZ NOT NULL,
CONSTRAINT "uid_company_spe_cart_id_5c546f" UNIQUE ("cart_id", "account_id")
);
CREATE INDEX IF NOT EXISTS idx_company_spe_account_55c6c3 ON company_spending (account_id, customer_id, spent_at);
COMMENT ON TABLE "company_spending" IS 'By whom, and when, a company''s credit was put on a cart: what was spent, its holds say.';
CREATE TABLE IF NOT EXISTS "spending_approval" (
"id" UUID NOT NULL PRIMARY KEY,
"company_id" UUID NOT NULL
CONSTRAINT "spending_approval_company" REFERENCES "company" ("id") ON DELETE RESTRICT,
"cart_id" UUID NOT NULL
CONSTRAINT "spending_approval_cart" REFERENCES "cart" ("id") ON DELETE RESTRICT,
"customer_id" VARCHAR(255) NOT NULL,
"currency" VARCHAR(3) NOT NULL,
"amount_minor" BIGINT NOT NULL,
"approved_kind" VARCHAR(16) NOT NULL,
"approved_by" VARCHAR(255) NOT NULL,
"approved_at" TIMESTAMPTZ NOT NULL,
"used_at" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
CONSTRAINT spending_approval_amount CHECK (amount_minor > 0),
CONSTRAINT spending_approval_currency CHECK (length(currency) = 3)
);
CREATE INDEX IF NOT EXISTS idx_spending_ap_cart_id_de5e20 ON spending_approval (cart_id);
CREATE UNIQUE INDEX spending_approval_open ON spending_approval (cart_id, customer_id, amount_minor) WHERE used_at IS NULL;
COMMENT ON TABLE "spending_approval" IS 'Somebody lets a member pay so much for that cart with the company''s credit, once.';
ALTER TABLE "cart" ADD "company_id" VARCHAR(255);
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "company" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"company_id" VARCHAR(255) NOT NULL UNIQUE,
"name" VARCHAR(255) NOT NULL,
"archived_at" TIMESTAMP,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMP NOT NULL
) /* A company that buys. `company_id` is the shop's own; its credit is a store credit account. */;
CREATE INDEX IF NOT EXISTS idx_company_created_7990c5 ON company (created_at, id);
CREATE TABLE IF NOT EXISTS "company_member" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"company_id" CHAR(36) NOT NULL
CONSTRAINT "company_member_company" REFERENCES "company" ("id") ON DELETE RESTRICT,
"customer_id" VARCHAR(255) NOT NULL,
"role" VARCHAR(16) NOT NULL,
"limits" JSON NOT NULL,
"active_since" TIMESTAMP NOT NULL,
"active_until" TIMESTAMP,
"version" BIGINT NOT NULL,
CONSTRAINT company_member_role CHECK (role IN ('MEMBER', 'ADMIN')),
CONSTRAINT company_member_until CHECK (active_until >= active_since)
) /* A customer while they belong to a company: who comes back later is a new row. */;
CREATE INDEX IF NOT EXISTS idx_company_mem_custome_350d3b ON company_member (customer_id);
CREATE INDEX IF NOT EXISTS idx_company_mem_company_53642d ON company_member (company_id, active_since);
CREATE UNIQUE INDEX company_member_active ON company_member (company_id, customer_id) WHERE active_until IS NULL;
CREATE TABLE IF NOT EXISTS "company_spending" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"account_id" CHAR(36) NOT NULL
CONSTRAINT "company_spending_account" REFERENCES "account" ("id") ON DELETE RESTRICT,
"cart_id" CHAR(36) NOT NULL
CONSTRAINT "company_spending_cart" REFERENCES "cart" ("id") ON DELETE RESTRICT,
"customer_id" VARCHAR(255) NOT NULL,
"spent_at" TIMESTAMP NOT NULL,
CONSTRAINT "uid_company_spe_cart_id_5c546f" UNIQUE ("cart_id", "account_id")
) /* By whom, and when, a company's credit was put on a cart: what was spent, its holds say. */;
CREATE INDEX IF NOT EXISTS idx_company_spe_account_55c6c3 ON company_spending (account_id, customer_id, spent_at);
CREATE TABLE IF NOT EXISTS "spending_approval" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"company_id" CHAR(36) NOT NULL
CONSTRAINT "spending_approval_company" REFERENCES "company" ("id") ON DELETE RESTRICT,
"cart_id" CHAR(36) NOT NULL
CONSTRAINT "spending_approval_cart" REFERENCES "cart" ("id") ON DELETE RESTRICT,
"customer_id" VARCHAR(255) NOT NULL,
"currency" VARCHAR(3) NOT NULL,
"amount_minor" BIGINT NOT NULL,
"approved_kind" VARCHAR(16) NOT NULL,
"approved_by" VARCHAR(255) NOT NULL,
"approved_at" TIMESTAMP NOT NULL,
"used_at" TIMESTAMP,
"version" BIGINT NOT NULL,
CONSTRAINT spending_approval_amount CHECK (amount_minor > 0),
CONSTRAINT spending_approval_currency CHECK (length(currency) = 3)
) /* Somebody lets a member pay so much for that cart with the company's credit, once. */;
CREATE INDEX IF NOT EXISTS idx_spending_ap_cart_id_de5e20 ON spending_approval (cart_id);
CREATE UNIQUE INDEX spending_approval_open ON spending_approval (cart_id, customer_id, amount_minor) WHERE used_at IS NULL;
ALTER TABLE "cart" ADD "company_id" VARCHAR(255);
"""

DOWNGRADE_POSTGRES = """
ALTER TABLE "cart" DROP COLUMN "company_id";
DROP TABLE IF EXISTS "spending_approval";
DROP TABLE IF EXISTS "company_spending";
DROP TABLE IF EXISTS "company_member";
DROP TABLE IF EXISTS "company";
"""

DOWNGRADE_SQLITE = """
ALTER TABLE "cart" DROP COLUMN "company_id";
DROP TABLE IF EXISTS "spending_approval";
DROP TABLE IF EXISTS "company_spending";
DROP TABLE IF EXISTS "company_member";
DROP TABLE IF EXISTS "company";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz4riW/yoq/umeKjaVTvq1zNZWkYROM0MgBaRn7m22HMUWwRPb4lp20tzHd18d+Y"
    "FtbLAdHsatqu5gJB3Z/CRL561/NQy6wIazOGmrKnUtp9FC/2pY2CT8YqWuiRp4Po/UQImD"
    "HwzRGkdaPTDHxir0NsUGI7xII0y19bmjUwsaj2cEGUR7JPYbhmz60kKMOA4vQQ/YwJZKEL"
    "Y0NCOG1vSu6AuiU4dYyJmRBVJn2Hrkjd/ePxOb8T7vfzmBG2tU5XfWrccd3sO19H+4RHHo"
    "I+HtbH6n7//Hi3VLIz8IC77On5SpzruOAapr0IEoV5zFXJTd3XWvvoiW8PwPikoN17SWre"
    "cLZ0atsLnr6toJ0EDdI7GIjR2iRYC2XMPwhyQo8p6YFzi2S8JH1ZYFGpli14DhavzP1LVU"
    "GCUk7gR/3v+v/2iRZorSH4yVUWesKI2V0YVHSAyGX6RSC2aGbjkA1L/+4/W7BESUNuAGl1"
    "/bw7fnH38REFDmPNqiUsDV+I8gxA72SAXoS5Sf+O9bxflyhu2O5ZoC6y5/DJgBK5gHtAnU"
    "+UOXwTsoWAK+fB0CKAOw8sPbuO5+GSuX7eFVC4WXE2s0Hgw7yuWwc9Udt1D0W/LNSB+Mho"
    "l/KAaxHp0Z//ru45rB+dYeivF5540P5e+6twb0/ZozUQXDtBwW1bVtYqmL9KFJfwWiNFUe"
    "ktwzPg7yeQ6MzzMhPk8izOe047KyU39JXWWkG7ed/lW3f91C/sXEal+Ou986LeR9TqyL3u"
    "Dy9w5/OfyLiXXVEXXtMZRGvkysy95gBIXeZzVeFH93Wh3HC/2xaznpb0qEKDF8urcn72L4"
    "Tnf1ljzCE/zXf5+dnZ9/Ojs9//j5w/tPnz58Pv3M24rHXa36tGYYLrrX3f44PgJQEMd95u"
    "OaH/SAQiJeDnGfsSoGeoRI4l4Od5uo1NaIpmBnFfsrDp2jmyQd/QRpYgQ0n/YkuKjOxrEN"
    "pnTcvemMxu2bW+jeZOwfhgCMbyVQcyZKF4nSt8mlP+wE/dEdf0XwFf190O8kOd2w3fjvDX"
    "gm7DpUseiLgrUoJkFxUBTnuQzMB0FTHlK4rmzBI071CgHEFy+OYGQ3ihsRTG0Cv7jEuxOn"
    "lK9O5V4dENynTxGhEgoesPr0gm1NWamhZzSr7WqVeWYmS7CFH8UgAZrwnKHCZa7/ThaNVF"
    "2MV9Vcr4qZ68qT32qjKqaNeFNEpwgjlZomsVWC4HcQS0PU5qUmMR+IDS24iDCdnqB7+sKn"
    "5T3iHwzpDv+vEXNOHZDUoDO2qovZ1U2kMqYSq2O2MkaMYhGRPySoshRaUt5/d3aaR1g8O8"
    "2WFqEuvh9lq7vSAT4GFVdZfLcuizOVQh8r8P42GvTT4V1SJDd4XXXQv5Ghs51JKYfZ2gGL"
    "2K4eAPr2pv1nEuvL3uAiuYxABxfJWU0WygyzWaGZHaHZzuzevEbvbW5/fJ9jbn98nzm3oS"
    "oOsYGZo6gcTc4ecJm6CNIppDVcTvIgng34Ct5ScCizuhyF4BAdZvJjrvPuSgxznHILw3w8"
    "8vfRjbJNnulTSQ1alFKOctVGuTJKAFfTnY7l2BmKgGV1c70yABoqJGy5USEwsIjv/IAeFl"
    "w0n/MdnougXEznDNYJ6jrIxAsEz8Or6NzgXTCK+Axlrs0psYX4dqXOuNB+gvrkmdhC6NfI"
    "qlZgp3farBr43mDuw19EdRRPuud//0+qCw6rLpgDKKk2oTUqgyhRDfnQ7bP+/P2ntlJUcx"
    "CnqiHQ29cfeJClrR2bYE5dQeoA8tmHDzlQ5q0yYRZ1CT2Nv5AXndJJuhrifX6Wx8voLNvN"
    "6CwL7GJbYpxqm1tjdRneAmZFzsmwYtvekqKGs3b7e55FnRSfqjH5keFnErQvBe4RyWSdP8"
    "frtbehSNYb9K+D5kmVbsKFjUypnYJ2ttp8SSHV5q9Qm+Opk2Zuy8Y9JJCwvwJ2qdottfRI"
    "dVB+ddAlttOjc0RFc60KSA2a5NP98NbgiOHMCGIzOv8ViUUC6Q56wQzNDawSrSl8MsAV0D"
    "5BYYQMenT5L2UIdDELpBFVh2LE/+lOhvpnRzebWBPrXnOJYuoWte+RztDLDDuIj++M2vo/"
    "+SMghnUtvDEyXeYg5uiGgfjraXBWtYUoaI74U0BDiyKTb1GcAEOEEIZ73Ntk6lrgDilaJm"
    "/m/y5RhxzCG9rsDe/N9n5cQIwcym8MffPVQPORkp4tlWDQs1VVMHMLSvYRktrZp3ci1tvk"
    "WS/uIR6l2p+L+C6RPoiXuAzY2nXAlkMdbHibRrEZniCUk/wVk5zvvCYpqqNNkNVBR7CH5R"
    "xsfRYxCgG9JJEg5wLZ0K1iHoshgVQBvEIFIKSTgqtIlGYrs7vu/GAgvZVStawQS9+bqilb"
    "4rz/nNrllGoJUjnOVR5n1aCsnOo0SijHuMpjnKYmKyrTp/cgQ8Bl6P0x4S4tRT/FgufOtZ"
    "LDHKeUw1zpYQ4NTMXW0RhZqZW0YrzKgdZSas6xtSiquotRSaVSpuBdGcu3N2CNVOO3X9dc"
    "b/+OtMqRD8FvLoy86MFdsBN0v5w1wrwbWI3fMEhQ8KuwT3vGW6jFMXMu8jNjpmVF2OWt8g"
    "RAxJkKGQBxeKvyoda0n862LD4LYBy0r6FZcze6Wlud6c/lNLVxUqnbqTIPLDUJUpNQsdXt"
    "2F+vinHeNyI31zr+22+RiwtXzGXjPMy472mBXma6QbzU7A/EoNYjuE3igINu8XoKXwgTic"
    "WQgYUbKXDIFnmB/O+p/Pf2ehcep0nfVOEGKnplc2JpLSTilYXTq2D5OWvOQiHA5+FN+kwg"
    "5ZkIdhatnBf+LM7EopC0XsXWGy4rUGeGpvz98uQDCJG2KTXFw7/wpzJ0M7cj6fcE/8hHhO"
    "++CtMhobAUCKorEKxJ4blOIJDBdgf0+soBaM0ELZsaGYLW5qT0AW2Vha7GTefmojNsIe9z"
    "YrWvbrr9FhIfyT0nzyhsPwxd7AYFncICCukV9pp4vOhWWpBNT9JKRr1yjHrKULuWo6d4uO"
    "Ya6pBWajyqPNJS47E/jUfFROERSHEeMpnCcNimmUscZtHmGwXiiwWIoqZ3YtnLjFjNpZT6"
    "JjQMidBJ14FYSCykzZYniUI53M/xIipnlP92LjwuVkXjHd4nRSD9Hg2N821YSmCNikmqkc"
    "rmCkMubglqLSm0HlZojY9SXrTjVFJoTQqtWQGna9QAmQGnEs5q6wDqZg0Ml+aCnHGUTgpA"
    "lWOLq8KeZedJzZMitWByVAiY884yAVW9KdgcwQGF58p6GxkkMhXlbMEcYmb7AW2rU5kzoh"
    "J7TDZfxG9gMSx+RMGdfJVytxv6PnXQ29nPebWenjl2ZGLDyBTMo3R1CqQ/P/v0MRTH4cs6"
    "AXx00+71Vn0MDszHH48Oq8A89dbtsgaRJXWFPZcbt+2/3XT645Fy2eu0h+K43jlewKbGFM"
    "6ZYIB5Yg07X+76V9FGXpRXvM1Vh3Ml3UF/BNVwBhjchE2s2+HgZuBXzG1qUr/8Ythp/96+"
    "7rTQg03wE2cYJtZle/RVGdyNW0jFbKZQ15lY3ZvbwXDMiXUTokUZ2G1+uxuNxYO3ENb+4p"
    "y+eGR4istO91v7oteBh1CJ/izwLMNc58lreZad1/Js9VgRmaZlx2lasAnLWTF175KmTnvK"
    "AU5kVrwDAoqhnyCUQ1B6CHzpQ8lILJrjSHIlK8WojHQq9iKUGII4ncS/LP4HsfhJ5FvrTr"
    "fczCsfQ1L/xu0dsB0jzlgGV5w1HY3ueIH44Mxrr929aSHxEWWIW2h5HTDTUAafUWYWPJGC"
    "64nFWe2+4LX9i7BEGXa+dYajdi+sCkt4mz9vu8O2d9fldZSxDq4Cxpo/vvicWONhuz/6Ag"
    "5SwdXE6g3a/Fnh78T6Oujxa/gLv4LLAgCGfwElwVMFV2XY7u27VHExANI3lUtPEyOVam2p"
    "1s5Qa1/rU+eSd9NI02yHlc21yu1H3kxRg3Z5PO55W8T4CkuCg7fRi+7MxLWv2vGiUJ+x4R"
    "Jwgtct4YVuEO2R2E1kUQfNiJ1y4Ne2O093JaAagePPAx8B+DozsdrgWH9vzF2bCwaMBNqp"
    "4GuoBlz1OYia/EQfyeNPRWGYzE18s8mUgIhNwhIZalsxZXxinuSPtY2RVZm5KKs+2fqJQc"
    "t3sCjQAVENYd7+ETcCMUYwXysLA70kqyHUZ6enedSup6fZeleok+dnF0J92+dnS0X3jhXd"
    "usVZoHIZyVdIpc61tM5DniBeV7myIv6HFRvVPbgfViI7988CM7iylcI6QigBz3lATqBmEE"
    "gVQHyVsn6Qb1/Ciql1SqEtp3eB6S3PbN3fma0yqlHmcaqY+FUndt8m4ixLVtCXNkG2RWfa"
    "g+Z33JLLd9yWkxfTpAlIOiino5rtUZ/tTJ9GWyPvl7N37z+9/3z+8X24JYQl63aCasWyB4"
    "bjW5tqrrAFZxuXgzbNfDZmZR5pv9HW/Ic4kdc7fpcRw4Dsx34HWdmPqUWQ3wQswy4jiM+3"
    "1OOFt967TKh8hFbe5YgXkdfiVHUQJ/YgrTm6k5XpKyOoLSCooWlmNwdoShPYjk1gGrGoqV"
    "tYBBOtwpydMG2FUOZNe0XeNI5kGStkjKxGbOeeVRLwgpVBP0om0S8dbIANXVM0vEhZf7IV"
    "cTGiGoH/KolLHj69ZwZFHvrwc2gzpbFAGguOh0U9iterctpBX5XbWKseDBo18+oHowQbFY"
    "TjGYFT0fiwQ2qk+3+42HJ0Z3EvwkiYKPMC7T2+814cr/Ar4p1RcQaCn1LJQsK/xDtMQeSs"
    "xLq2qjDc6d3geIiuwxBzsOMyUD7yF1LjBFMR7mJSkWriBLV98jfM65E3hHAXBGc/eNk4+d"
    "3EwRN+Ro0TOHYi5P6EWjM4dSLUZTKse1k8kZ+084G6j7NMreb3mO9T3DcnR3iM1IFWTAe6"
    "op4vaDDLot+p5ez4zJFSO7efTCxldBNJSumeXpoHDfbFAtqJKEmdkN+ackLqfHaj85E+9v"
    "vT/ehMAUYhZV2m1CDYyuDpllQJnB842REuDevW18GgFxNBL7pJx8w7OELo7TuBO2+kOxmL"
    "sEYM/ZnP0OKKgDilVLNVTQ8gw1Zk2ErdAfdVF0oYFlEE9FTirQBf9yPPDTxnpeJKY4Ryy6"
    "jylgHKxhIjHCGT41vl8VUh1Z1hlLMBJWjlSFd5pL1k2CUzzMVI5ThXeZylLV3a0o9Hh3EU"
    "r1eVbOk3hDH8mG1GD+qbmy3oZqTpRtv5F2qLIxzBUuwb3ZHOmmhq87Ll2Y7OjOi8IZdkWQ"
    "vhObadJliYhfGaT1nm2gRxvgGs1eosNc5mlzd6xYlGBw8O/EmNzTZR9bkOArooWYF+XZKE"
    "JKVUp+TMAhIAR0ycdvp0HsxD0jqCnuvUlQ9rjl35sJIKhBELlH9FJ3mCrI5g72CGR3a+ON"
    "DZuUAiJHUAeR/pQKrCNn2lib08VrGeUZoFTXJkuuabGrGfRciWOFPRCg9ZnHKexjvROi2J"
    "dW46eSBjxZkVeVD1T3ZQ9TF6FUoflv0dU+3YXv+pSOc4njFCX2V3zsZo8GXcQvB3Yn3pDm"
    "9aCP4m97o84/A5xyh8zhyDz6sjgNNyvuWFH78iAdy+sL/ttS87Vy3kfcIhOrfjuyGUBFfh"
    "QThX4Uk4vKzXvhUl3meZsdr+MThcmlFsglma/jrfmMV7qPA61cg7TsPOzeCbVyQuYISHY2"
    "U8GLd7ytVwcHvr9ZEs89txqPvXYQv/28Ty+/R7vOgNLn+H7/6Ff0yUIPMutjFftn9aqchm"
    "lrKRrbN1LGnq5Du8b2sHnjuuXRT6KJW0M5VD3iYGX96KIh+lksiXQ164LRXEfUkjUS+Hur"
    "dcl/FBihJKq2rlrKoxNp1OHcW1nDRrw/pRjlPKYa70MFfGY1QO8k5TE1O7nCdMglQ6mlV5"
    "nElJb0IiXQkrPMJVMtpdeuJiI8t2F9Q3N5rwFDXSNNehtaI5ArdXW2TUCMNDmuhlpoNLEU"
    "PenEMOFS3gPuln1L6ir9R0GuIXeYr4ZdRKMpNGpimQ/3iLYWFpK2hWWaWUJsKiJsLI2OWF"
    "PUIijYNZJ+gUMWa9PtSramDuIxefSHlRTPuxpJGq1kIKkCrtwre6lbkDQ12O3XfuN9u483"
    "6lL8h0+Y4Ima+QQSHjPvQg8ubzXiyinaCBRZDNG4J3jPDuFS3AKZgTrO7AW+pz007M26Ul"
    "tJIeOXK7rcLatZ3t1p/kBdBcUkgw5Y4qd9SuRsw5dSBJ25Co1E73TF1ttX6X1ZftFXtJsH"
    "G/hW3viSxga/QOq9EtVZ9jI4yxQSo1TbjWHWQQXkRP0B+27vBboRfdmYk2ZDolasrOu/Xe"
    "U/fgsFtowW+Xfwv2717UuTBGJbfk4kfoRMYrr8gWI6qhyHZ+eppDZOOtsrMbQl18g4GXoQ"
    "DGfvMaorubND9zACQ11HpNip8oUQ2R3v4ZyVN+c2LD+5/CKmUDnSCTUOeAmrkPfxE1Bebs"
    "sKgISS0g3kdclMwa8OqhkJa0/BJHj2h8Jbw0qPrUSJM1ovXrpQxDtFTUsGku+cKmLy30sE"
    "CzQA/ndYNgWiLbtRjCM4K1ptC9ObZImO/M+F+GqOucoD4Vp2f6ucJ5x+mCxm5us+WQu5GJ"
    "DSNTuE+VKEoK9odNPueJ9ednnz6Ggjx8WSe6j27avV7g/pctPdDplBHIvK3alHFJ19JSch"
    "yv06BkdCDdM49Pl+KtXOOlVXrN+hZtlWuVcxIEudY6kz4TyCb5q7Di8wtbJwwx1wTD/j+J"
    "Tfk6Q575quTOYWfmq5ElvmrEIPxr+sq2jU5l6HDFtSJV00WtrmTHF+v6xB8+XWbcHEcW0F"
    "ZZqmnc3oEAMuq0UHA1sbqj0R0vEB9+GJcfxAWhZFcdzsd2B32IJguuofzLXV9EmMHnxGpf"
    "/XY3Gt90+uMWWl5PrE572O/2r1vIvwhLlGHnW2c4avfCqrCEt/nztjtse3ddXkN42uirMr"
    "gbQ2iad8Wf/uZ2MOQl3ufEGg/b/dGXzrCFgquJ1Ru0IQyN/51YXwc9fg1/w+C5MHYOSoKn"
    "Cq6SC+xhwhzl0S67PtrFM4KUdEKOkUrJunKSdUwLq4oXo8xAJ0jlQFd6oNeFhWe9yK8KA6"
    "/aYO5a+8uFG2or2TxThkNCjKqGQG9/9/cgK5Z/JUpTQ5B3lMfQd/P1oCq0ciQpK5xIojIL"
    "yBK1YnM7SVc/rHc0vSFrN2EFVQYJsp0eulkVZqdQQAG4UpUIjlkhlMjGkT2YK24t0TxYVr"
    "zaoFkZKwZ1Gql2C+psslT4LXKZJh5tbDngivmMDZcg3WK6RiLJRpuexyWYGOiLhciPuW4v"
    "hKMmtfVHPcPqupVepXGiAq9Dc41xQuY1le7/x22yjrN4Jn8CeK5C2MfIJPyl4Z/54OZHPq"
    "CQoJcG3Qui0J+JAueoFNWUr1JLZXmlleWCzyqVaSlOKfOzVHmU57bOuWgnxYy83s8wSlen"
    "NbW8v2H08GYQS9LVl5u9RpbUVVbSNy4Gd9dfxy3kfU6s2+HgZgBOGeAqEfmy6hkS989Iio"
    "SHsacw6tpZCUByJPkOqSs9ZLftv4EPzki57HXaQ+GE459czRSOEYYRCIYr2sg7uzPeJnD8"
    "GUF1oLVkkWnAK+Z8o6d++cWw0/69fd1poQeb4Cf8SKLOOypmM4W6TjA5OLFuQh43FnUk4q"
    "VY+8tljnhkeIrLTvdb+6LXgYdQif4sAC0xobafVbqqGZKqu3UWUbDTwjkEIiTSxTGRHRfb"
    "pLBiJkYkVcErnmMYDrVOEVEp5Yuolek1FpIlIH3gdLt63cOS/eJ5MRj0YlzyRTcZ7HZ3c9"
    "HhG7mAnDfSnQzJVEbAlRmAo5BVKmRhuQY7RSPDzOJVNjfZWpTHsN1Gi8sfcA4tXxAgfRQL"
    "EmB4xhLG2VLyK8Ii3xT5oTNowDlTxKhJREQamvEH4VMVEmKIFBiCcNUAs6ubSHtMJfaktY"
    "fiZu1RaxXYmVuUDHfLbTsADBXNTZE3N2Mf0En0y6HPlyiVKATk2eLswgqxVG5KhiGTYbhj"
    "JItdgKrNzILLcmab9nbxMMqTb8f0yTvt3stW+dYijxiML78gaqO5C2HqIk00essx10VNFm"
    "+whV4lM1BxZuB4tFXHp16R+S6lw8vxs03Sp3lXU9ozHinFl4kVQolsdTxyB67zQH90nkmG"
    "yihav54RpKKlQsKmuVx1RfMTdP9EFvfIxE+EAV9GxYEhM/oiknvQKSRJ5cU6Qy9eytR0D9"
    "3XdCZ5vwq8Fet4v0Nm+Dxshqndx1c5dK6rRdANCarsSFCZaME5XhgUp6wSv40G/Sy7ZUiS"
    "1N3oqoP+jQydHSNXuAZaACOmsVlJOpnML5lYRKADmXRSatD2zEKN8DPRrvWpc4kzUtzHW6"
    "xnoxi0VR55Y0XFeXPbw8lrNqSZF4ow1WUONTmv80TInEGmR87R6LaISoJlgzND+BnMYmwG"
    "RRCwpFKNpB/otp1uU7PZBx36YkH4m+XZMpVjvhJDlZdNSJDVkFnYCTsWexMKzO4knVRxSm"
    "ZAMgP7ZQbmxNI40O353KbP2EjnB5KNNrAEfnMFR9tvZApGfOV9oNoCGYRvxRiZxHzguzeX"
    "LBCjXt5okR8adneIl18eQ6NSc46txRu+gdtE0/nODjqUVf5gJ3eQiphKrJpr07fC2BVP3x"
    "qhkgajquS4qOdGL9nVPbKrMsXrrlO8eqZhxdQtaq+ivNmovKSUpuXSpmWP++JCQOG8kUnC"
    "Gk74HaSODFB7KLSwJMhqCPVujjwPYCsuGydIpXBcOeE4OtAuKzXIETLpS1zl8YWMl6kHNa"
    "7jEiJE0l//+A4HGjnUJpdCkdL2EpE1UtVOq82a6xVPQKB4GhoFR0hyufbQFz5nQg0P2Isg"
    "Zitg/H/14raYsBPp2jJ3nn+fdA+fLfSZaooS/Yb8mffNEwJDQSVpkfqeUAoHRiupmTqYZi"
    "o+ink5xjhVDRnG7fPm0RekGMxSsyI1K1XSrEiTYG254spwZwvmEPMKL8bUyTIIxpts4MpE"
    "Y0XDC87EOHmtgX6QnEccMEQiZk7jPJTHRhmUS3mId4ze3o0vf2kim0IQNXLnCE8dYgMYLD"
    "P+bktdb9n+l71QbnMrqpCD8LbcV7PZLG+g06HOkYQspK7y7iSTkO0xCZlkc3bN5vCFN52/"
    "SQfXb76OqTlChNdACkyKDOGshp3NP/W5GPIRIgn9USoxx4Qjbaeyx37VerbYWTbKpZ58wA"
    "bwJyG/yrs2dC9FlOBYse2coK7DEOdjHALhgqBJhGN63jD+9BR5kw9yUflHfqSrLHd0n3SP"
    "+qVLUORECulLXyktZZVdvaqyHxdJtSAPbNk+qAc7wKyW7oiYPRGtlPdWnLAUZ1MxW/theM"
    "qHhQKxaCnor0t0G6HaY57bw0znLaa59ZJqpfkgZB/TECGpE/9+9u79p/efzz++D2d3WLJu"
    "UsvUwdJOsX8BbJkirU/Fu50iiSXaNNeLZJGka1bQfKNwNp4R9EJtjXmBQw/EoNYjiEvLFH"
    "9NLkVBPJFI8qc7EG0k2vJpy1wbhCoL8WmvimAjc1Uu280tXmG5qGpiu59DIgvmZhzzMfmR"
    "sVsF7etweve61bPz5zi2cK4k5AgXz96gfx00T2bpyAjNKQr6CqFEPx/6Vdlf/sCcxbMePQ"
    "fE1N0l3mL93vLitfW9E/PtLF7H3joO9EyEp/paNWK3xNeXGTWbkCjWBX0i/6rzNV4kskCj"
    "pXehrz94A36Gq/vLLm+UrvjjZMoTCcIrxdeZiVWp+6vWTgPnqhrAEHKSFAtHtrlzhbAOq1"
    "/Sgy6XYfnDGsvyhxXTsofblBpa2hECm/Be0u0I7kPmkdsB2ollKLctP05Wv6l9fpbHnH+W"
    "bc8/S0VarPBFcQ6I6ofy9hP3CcAYwannj2zAeUlWP6TPTk/zLB6np9mLB9QlEpBj5igqB5"
    "XzcMQutDumkNZuwc4zubPn9srUljLv/mReGZN3GKuPVJqXegWk0jy/UqNNbC62N9K0GX5V"
    "c60aAy8bbVJfZI/tll3mM5ekVPY8ZTXyl/vqOsxvxTiXLeVnrvfZHEz2al8Hb+Zdpawogr"
    "DfvIbovsvFjb9bw42/W+XG+R0dkub/nJ2zPEIic5YXzFl+0P3sP/8PgF1Fyw=="
)
