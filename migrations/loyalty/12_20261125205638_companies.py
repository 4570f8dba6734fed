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
    "eJztPWlz2ziyfwWlL8lUaV2Jcz7l1auSbcXRjGy5JHkyu6MtGiZhi2uS0BKkFe3x3x8aPM"
    "RbJC3ZFIOqxKJANEB1g0Df/e+OQdfYcNZHfVWlruV0eujfHQubhF+k7nVRBy+XkTvQ4uBb"
    "Q/TGkV63zLGxCqPdYYMR3qQRptr60tGpBZ1nC4IMot0T+xVDNl31ECOOw1vQLTawpRKELQ"
    "0tiKF1vSu6QvTOIRZyFmSN1AW27nnn1zePxGZ8zJtfjmBijap8Zt263+McrqX/0yWKQ+8J"
    "72fzmf78O2/WLY38ICz4unxQ7nQ+dAyhugYDiHbFWS9F2/X18Oyr6AnPf6uo1HBNa9N7uX"
    "YW1Aq7u66uHQEM3LsnFrGxQ7QIoi3XMHySBE3eE/MGx3ZJ+KjapkEjd9g1gFyd/71zLRWo"
    "hMRM8Of9//mPFummKJfjmTIdzBSlk6IuPEKCGH6TSi1YGbrlAKL+/V9v3A1CRGsHJjj91p"
    "+8fvfxF4ECypx7W9wU6Or8VwBiB3ugAukbLD/w35fG8+kC2wPLNQWuh/wxYAWkcB7AJrDO"
    "H7oOvoOGDcI3r0OAygBZ5dHbOR9+nSmn/clZD4WXc2s6G08GyulkcDac9VD0W/LNyCZGx8"
    "Q/FINY986Cf337sYA4v/cngj5vPfpQ/q57e8Clf+dY3AIybciiurZNLHWdTZrsVyAK02SS"
    "lF7xcSS/K4Hjd7kofpfEMF/TjsvqLv0NdJMx3bkaXJ4NL897yL+YW/3T2fD3QQ95n3PrZD"
    "Q+/W3AXw7/Ym6dDcS9/gxaI1/m1uloPIVG77MZL4p/OqXpeKLfDy0n+02JACXIp3tn8j7I"
    "92Zfb8k9PMFf/uf4+N27T8dv3n38/OH9p08fPr/5zPuKx03f+lRAhpPh+fByFqcANMTxvv"
    "DxWh7pAYTEeD2M+4xVNaRHgCTe6+HdJiq1NaIp2Enj/oyjztFNko39BGiCApoPexRcNOfg"
    "2AVTOhteDKaz/sUVDG8y9k9DIIwfJXDnWLSuE62vk1t/OAj6Ppx9Q/AV/W18OUhyumG/2d"
    "868EzYdahi0ZWCtShOguagKc5zGZgTQVNuM7iufMEjDvUEAcQXLw6AslvFjQhObQK/uMa7"
    "E4eUr07jXh0Q3O8eIkIlNNxi9WGFbU1J3aHHNK9v+pZ5bCZbsIXvBZEAm/CcocJlqf9G1p"
    "1MXYx3q1usilnqyoPfa6sqpo94V0TvEEYqNU1iqwTB7yCWhqjNW01i3hIbenAR4e7uCN3Q"
    "FV+WN4h/MKQ7/L9GzCV1QFKDwVhaF7OvSaQyphG7Y74yRlCxisgfAjRZCq0p7789flNGWD"
    "x+ky8twr34eZSv7spG8CGouOrid+eyOFMpjJFC76/T8WU2ejcQyQNeVx30H2TobG9Syssc"
    "7YCL2KkeIPT1Rf+PJK5PR+OT5DYCA5wkVzVZKwvMFpVWdgRmN6t7+x79bGv74/sSa/vj+9"
    "y1DbfiKDYwcxSVY5OzB1ymroLpDNAWbidlMJ6P8BS+peBQZ3c5CMEhSmbyY6nz4WqQOQ65"
    "AzIfjvx9cFS2ySN9qKlBi0JKKjeNyo1RAria7gwsx85RBGxud4uVAdBRIWHPrQqBsUV85w"
    "d0u+ai+ZKf8FwE5WI6Z7CO0NBBJl4jeB5+iy4NPgSjiK9Q5tocEluIH1fqggvtR+iSPBJb"
    "CP0aSWsF9jrTdtXAnx3m3v6DqI7iSff879+luuBl1QVLQEqmTahAZRAFaiEfunvWn7//1F"
    "aqag7iUC1E9O71Bx7KsvaObWjO3EHagOTjDx9KYJn3ykWzuJfQ0/gbedUlnYRrIb7fHZfx"
    "MjrOdzM6zkN2tSMxDrXLo7G5DG8FsyLnZFi1Y28D0cJVu/szz6JOhk/VjPzI8TMJ+tdC7g"
    "HJZIM/ZsXa21AkG40vz4PuSZVuwoWN3FE7A9v5avMNhFSbP0Ftju+cLHNbPt5DAIn2J6Bd"
    "qnZrbT1SHVReHXSK7ezoHHGjW6gCUoMu5XQ/vDc4YjgLgtiCLr8gsUkg3UErzNDSwCrRus"
    "InA1wB7SMURsige5f/UoZAF7NGGlF1aEb8n+7kqH/2NNncmls3mksUU7eofYN0hlYL7CBO"
    "3wW19X/xR0AM61o4MTJd5iDm6IaB+OtpcFa1hyhojvhTQEeLIpMfURwAQ4QQhjlubHLnWu"
    "AOKXomJ/N/l7iHHMI72uwVH832fty9/kgs4QbTBf3XakFN+C0wLsyYHI2jROULmn8hVogf"
    "3q8LLTZEM3koEg8HUOKxAYQhgzDGf8FKOs00h/fP14LBS1FRaRABaZ3pey8aA5s86tWdz6"
    "NQz+d9vk9Mv4gDuowF23csmEMdbHgnSLUVngCUi/wJi5w5/ESvqv5NgLVB/fAM2zmYES1i"
    "VEL0BkQiuRSSDd2q5gwZAkjtwhO0C4Krr7iLRGF2srrbzg8GgmEtLU4KWLr1NE2PE+f9l9"
    "Sup69LgEo6N5nOqkFZPa1sFFDSuMk0ztLAVZXps0eQ0eUyqv+Q8C6NUD/FhucutZpkjkNK"
    "MjeazKHtqto+GgOrtZM2jFd5mb1U05nIZliLBClYeaLVo8LGClqNAnE4+RbUxb+Dfyj1DQ"
    "lpYEmJ2m+CrauEKbqlGq5GFI7bDGJQahBs5bwSmQMkCHLLR9jXzhSoC5/32D8Zj0exE/9k"
    "mHRfvL44GUxevxVHPe+kO3nsNTWX2FpXtebEoKSdIVcX2xg/K49gnUxXK/9et9jbKtKrRP"
    "Ydv7vntXPrrtkRutmsGuH+E/govWKQDueL8IbiMpumCzcfjJgDjkl+i5+HOSsHzz6nKhNu"
    "F5czZbjdyzsavdSe9tO5G4nPCjgO+rfQ02U/5jtbXeiP9Yx3cVCp7m+yWkQql6VyuWG726"
    "G/Xg3jvC9EJsgi/tvvUYoLV8xN5zLMuO98h1YL3SBeIZBbYlDrHjnUS14Jo/bAWR++ECb8"
    "95GBRdACcMgWWUG1kUz+e3eji/iGZCSECBMQo7IlsbQeEtkxRIiFYPk5a85CIcDn4U36SC"
    "DBpkitIXo5K/4sztyiUCJFxdYrLitQZ4Hu+PvlyQeQkMOm1BQPv+JPZeimXkEMiPGPnCL8"
    "9FWYDunrpUDQXIGgIGF0kUAgQ7tf0BG4BEJbJmjZ1MgRtLaXQAlgmyx0dS4GoLDsIe9zbv"
    "XPLoaXPSQ+kmdOGSrsPumJOA0q+gkHENJR+CnR39GjtCKbnoSVjHrjGPUMUruWo2cEPZQi"
    "dQgrNR5NprTUeDyfxqNhovAUpDgPM7nCcNinW0ocZtHuWwXiEy8q3auPCXHn3Y2U+io0DI"
    "lAdNeByHsspM2eJ4lCO8znePH7C8p/Oxce12nReI/zZAikf0ajpX0blhJYo2KSauRmN8WQ"
    "iylBrSWF1pcVWuNUKovtOJQUWpNCa14OggI1QG4OAonOZusA2mYNDLfmipxxFE4KQI1jix"
    "vDnvlv5XedLbJ5s2iHLYxZ8Iavgr7lkjT5YJw7AkDCvvBPvmA5e4TBQOCZARb4kSCLWnm5"
    "t2sM8oTkQU3aA9vpb5LPI7mMKB4bzW/bLGNnLHQfzQJ/RufRl9kTd+g8KoN25KG050PpTG"
    "dcOCaZ51Fwr/go0iK9StjKl3htcnbJ8xQFozbmFBUGYpMfFn61x6VrqwvMvGqP/KZN3fsF"
    "dNJt3mQ99ECU51v/PYEOWUbzfUwjrOc2uSOQUYqEjq/+VGhp00ddg3PxCME56SMmMRUHop"
    "xfRJBVEIm3ECpW+K1zS6hXIU8f74xuVvytxc4Neh3mG3wgZBn5Hb9A2Ysbgy9I6Ffalg5z"
    "SY/a5ugigtVRUXROgO1XfH5OVmc30nP4qlbhG2NAkmsslUVL5uXbc14+bNYNK01Cysx8tZ"
    "1Z82ot5BcDeGKthQMyj+6jHECMSaki/MQApezTONknSmSPw61K4Q2U9EJoMnV9waQqeSNg"
    "kr5Npq/0Mvn5vEzyi4uWqStasaIopIL1FCgQcWAKbw3hyHGLDXDGDYKJQQ0i2tmaOcTMD2"
    "fe1aCyGkIjhP18lQqfwGJY/IiKWpU0pFSsJPKKUKZnl1udmtgw8jPsRODaJIi+O/70Mdzv"
    "4UvRDj+96I9Gaenyhd2RDodJqrBOvX07Wy21Pa5jA91g6b1z1f/rxeByNlVOR4P+ZHh53g"
    "sMEkzh/AMGNM+tyeDr9eVZtJOXvzTe52zAucHh+HIKtzViiknY3LqajC/G/o2lTU3qt59M"
    "Bv3f+ueDHrq1CX7gDMPcOu1Pvynj61kPqZgtFOo6c2t4cTWezDiwbkIeZAbhJ79eT2fiwX"
    "sIa/9wmSMeGZ7idDD8vX8yGsBDqER/FPgs9zrGdZ1likEe5xeDPE4Vg5SKzudRdNZRcbbt"
    "THlm5eYCAKG2xX2GtaQI+wlASYLaJPClDyWnGmcREVKgMmfek16EGiSIw0n818X/i6iUJO"
    "Z5S1DNvg6vHMA2mcPpXF0D2zHljGVwxVnT6fSaN4gPzryO+sOLHhIfUYa4hzbXATMNbfAZ"
    "ZWYhoDq4nluc1b4UvLZ/EbYok8Hvg8m0PwpvhS28zx9Xw0nfm3VzHWWsg6uAseaPLz7n1m"
    "zSv5x+hTjv4GpujcZ9/qzwd259G4/4NfyFX8FlAUCGfwEtwVMFV3XY7t1HhnMxAAoT1Su8"
    "EgOVxsDGmROaotY+1++cUz5MJ0uzHd7sFiq373k3RQ36lUkcxPsixndYkUyH/9eEK7249l"
    "U7XjLNR2y4wndQt4Tzn0G0e2J3kUUdBGV8M/MG7XTw7IhIqhHlgQQ5XMTXhYnVDsf1nyn3"
    "tOBrqAZMh05GvfbFGAZmDogXgEl+yHuNYZky8S302ApbZMbQhinjE+uktO4kDtZk5qKu+u"
    "S4jP7kOF+BcpzSUYXvYFVEB0AtRPPHMqrAj/mqwI9pVSBgjBHM98rKiN6AtRDVx2/elFG7"
    "vnmTr3eFe4ncQIlToALGM0BbiPUy6zt/eUtF97MrunWLs0D1SmSkQKXOtbbOg/xY6pyNqS"
    "FZxiGlm1rT5MqGpFFoGFWfIRqkEXWnfxY0gytbLVxHACXCy6UIDdUMAlMVMJ6GbB/Kdy9h"
    "xdQ6tbAtl3eF5W1RJ2NR58c2Bf3bgN7njmySbvOyHEXDxK82sfs2WRpY1C2spNxPgO3Qmf"
    "ZFA8B35PL90hkKDufIqIPVfI/6fGf6LNgWeb8cv33/6f3ndx/fh0dC2FJ0EmRWZYY8LBVX"
    "bhxKLtw4Tk1sP5CMUzSfLd9AtIFjTAg/ZWSffNEnyYp7qFIo5/hsXdNIFqNYlHYtE/4Z86"
    "6FLQebeM1Pd61QW7/XM9BfzikuPUqDlz5H3/X5t1kPeZ+RoA9wCIt8Sfu/xb3QOjVeoN37"
    "jAW41/A6w1yYf6gmwOR52qzg48AR68qmmit8q/KdtYI+3XI+W8oy0n+r79b3hUjgJnKyMW"
    "IYUBTZHyCvKDK1CPK7gKeVy4hI8qZnRCnvfHRZZ/kAvaY2FK/CaMWhGnziNEn76eiOUUmn"
    "HwK00NVBJok7SJcSzuhTU7ewCM5Nozm/jloKUJZTe0I5NY7JOl49MbAWsZ3PrOKHF6wO9q"
    "NgEvu1g/ewoWtVZa44UIuQvzMNJoRXWySjYl/B0bkBkSxgKQYF2+pCf6xlHUyASmfAJlsH"
    "pfFdGt8Ph0U9uNdLWoakZahllqHGKb99y3+nUPsddOqWVX9HAbbqv2cLgm7dNScIZNK8+a"
    "eLLUd31jci6piJtmjq+RtEsLr4gvhgFOFNBk4LCXdk5AQVWZdY19L68L3OBmVdhg5DzMGO"
    "y0C3zs8bjQPciehok4rMZEeo74O/Yt6IvCNERyNqqcSrQctn4404SMDGR77ZCDdCay8qz4"
    "qiMb6qnmHdq12L/FK1t1CDxjlCNw7fR+D9u+mCPn9JbJUP2ROP5P1qbJO5xThODPIXTjy+"
    "kfPH4FBEQ94kus2HNwrCt6Nu93G38BKR2dJc0DBzQcqSVdHjJQ9+r74vh+cJJxXZstrJT6"
    "DKC87YCoq8KEibML8zPZ5Uj+5HPSrDO59PTaozBRiFioJnBEoWgC3vh6gRQ+eyeg2dWRxS"
    "aqSbrDKTEdMyYrqNCPfVIEqtOpyZwDtBfNvLcRp4yWqlNIkByiOjyUcGKC5rUDgCJunbZP"
    "qqEFBiGPXMpQlYSekmU9qrw1IzuXEMVNK5yXSWbifS7eRwdBgH93oF4do1K85mgMvttMn0"
    "DqzjVUTKKEz7RPjdx9BKV64du3I1yZHogjCGxYmc7UMU3O9udx8yI123Og59pTZaLagJbj"
    "K+xxHSWRfd2bwNbniuNJ77yoraGushvMS20wX3GuG5w5cQc22CuKADrjrqIjOGdp8TPaH6"
    "74sn0vlJvWNsoupLHTSKoqXCppaGbN/mtqeMmQHiiIn1SuErGaBtRHqpCqUfCkqUfkilzW"
    "TEAmtF1UWeAGsjsvewwiMnXxzR+XkzIyBtQHKRTLGr1JlNYZu+0cRZHrtRzCgtgi4lqkLx"
    "Q43YjyIcG/F/nPnwyzWhO87TYHD/zeB3KsA9gX2RrrzPway8cDH4A1JUVXHc5cu/IkYjIP"
    "tF5yG6QUunu2fjM/h03viZmN6eiS4K32T/8850/HXWQ/B3bn0dTi56CP4mz7oydPhcggqf"
    "c2nwOU2BXGVjGfQ/Rev4XLi/GvVPB2c95H1Cwdmr2fUEWoKrsGjsWVg1lreN+leixfusQ6"
    "vdqy65NKPYBLMsg1s5msVHaPA+1SlLp8ngYvy71yQugMKTmTIbz/oj5Wwyvrryxki2+f04"
    "qi/Pwx7+t7nlj+mPeDIan/4G3/0Lv6SyAPMukutlbsFv649G4+/QGPlSZyUdl5KoCwTqlD"
    "wtcoJnHHFFZtsNTJvCIJ7bcIuXjmtXRX0USprM62HeJgbf+KpiPgolMV8P88IDsyLeNzAS"
    "6/Ww7m3Xddwpo4DSQaTRDgOM3jmKazlZdohiKschJZkbTebGOL9LIu+1wA+16zn1JUClk1"
    "eT6UxqOkYT6RXdYAo3yZx36omLnTyrXnC/u9W4p6iRriWMfH53BB78tsjqE0a6ddFqoYOz"
    "EUPemkMOFT1gnizD35PGyswMJH6Rp6LfBOAlkwLlGgn5j7cYFja4igaXNKQ0HlY1HkZoVx"
    "btERBpNsyrQ1vFzPX0qNWmIfM5MvCK7D3VtB8bGKlqraQAadIpfKVbuSfwlVc5a9vpu/S7"
    "bT15v9EVMl1+IkJCQGRQqLMDI4hqOXwUi2hHaGwRZPOO4Dcj/H5FD3AX5gDpE3hHY247iX"
    "m/rNx80ldHHrdN2Lt2c9z6i7wCNjcQEpnyRJUn6lAj5pI6kG9yQlRqZ/uspnsVn7L6pr9i"
    "bwC2nrdw7D2QNRyNXok63VL1JTbC6BukUtOEa91BBuFN9Ah9t3WHT4VWurMQfcjdHVEzTt"
    "6dj555BofDQg8+Xfkj2J+9qtthDEoeydUL50XoVVZkiwG1UGR79+ZNCZGN98pP1Ar34gcM"
    "vAwVcOx3byF295OxbAkIycwaUZCtLArUQkx/LOPi9THfxetjysXrjk9ObHj/KwU7J8Akqk"
    "ugmrm3/yBqBprzA6YiIK1A8XNETMkEKE8mhbSklZc4RkTjO+GpQdWHTpasEb1fLGUYoqei"
    "hl1LyRc2XfXQ7RotAj2cNwyCZYls12IILwjWukL35tiijoiz4H8Zoq5zhC6pqJntlz3gA2"
    "cLGvuZZsfBeFMTG0aucJ8pUdQU7F82j6Yn1r87/vQxFOThS5HoPr3oj0aB+1++9EDv7hiB"
    "IgKqTRmXdC0tI117kQYlZwDpnnl4uhRv55ptrNIF+1u0V6ldzkkAlNrrTPpIIDHuF2HF5x"
    "e2ThhirgmG/X8Rm/J9hjzyXcldwsnMdyNLfNWIQfjX7J1tF4PKoOKGa0WapotK72SHFwX7"
    "wB8+W2bcHmEWwDZZqulcXYMAMh30UHA1t4bT6TVvEB9+gJcf3gVBZmcDzscOx5cQZxZcQ/"
    "vX60sRewafc6t/9uv1dHYxuJz10OZ6bg36k8vh5XkP+RdhizIZ/D6YTPuj8FbYwvv8cTWc"
    "9L1ZN9cQuDb9poyvZxC05l3xp7+4Gk94i/c5t2aT/uX062DSQ8HV3BqN+xCgxv/OrW/jEb"
    "+Gv2FYXRhVBy3BUwVXyQ32ZQIgZZWqtAK0jPqzfJUqzwhS0wk5Biol68ZJ1jEtrCpejDqE"
    "ToBKQjea0EUB43kv8pMCxJtGzH1rf7lwQ20ln2fKcUiIQbUQ0bs//T2UVcvMEoVpIZL3lO"
    "HQd/P1UFVp50hCNjjFRGM2kA3Wqq3tJFz7cL2n5Q0FCAirqDJIgO21fnBTmJ1KAQXgSlUj"
    "OCYFKDEbx+yLueK2Epsvli+vNdhsjBWDOp1MuwV1tlkq/B6lTBP3NrYccMV8xIZLkG4xXS"
    "ORNKRdz+MSTAx0ZSHyY6nba+GoSW39Xs+xuu5kVGmcaMDr0C0wTsiMp9L9/7BN1nEWz+RP"
    "AM9VCfcxMIn+2uhf+Mgtj/kAQiK9NtK9IAr9kShQYaWqpjwNLZXljVaWCz6rVqalOKTMz9"
    "JkKi9tnXPRToYZudjPMArXpj21vr9htA49iCXZ6svtXiMb6CYr6Tsn4+vzb7Me8j7n1tVk"
    "fDEGpwxwlYh8SXuGxP0zkiLhy9hTGHXtvAQgJdJ/h9CNJtlV/6/ggzNVTkeD/kQ44SzxGt"
    "wCmcJxhIECAbminbwyxPE+gePPFG4HWksWWQb8xpIf9NRvP5kM+r/1zwc9dGsT/IDvSdR5"
    "R8VsoVDXCRYHB9ZNyOPGoo5EvBVr/3CZIx4ZnuJ0MPy9fzIawEOoRH8UCK2xoHafVbqpGZ"
    "Kae3RWUbDTyjkEIiDSxTGRHRfbpLJiJgYkVcEpzzHOO2XmeaaUb6JWrtdYCJZA6S2H29fr"
    "HrY8Lz5PxuNRjEs+GSaD3a4vTgb8IBco5510J0cylRFwdQhwcLLKnU3/RTL46sKXagMkX6"
    "ktr1SDrFnnYBPq5Ji0vJvdbXYt5T7st9W69R2qAfPNF1J1sSDZiGeYYlwEIF8QFrm9yA+d"
    "QQcuBSBGTSKi/9CCPwhfRZB8RKQbEYBpY9e+JpG2r0ac/4WlifP4gUJjQS47IEMLS9tpAI"
    "eK5mbI9ttxH8BJ7NfDPt+iVKIQ0B1UZ81SwFKR3DTmrEEMwzUjeewC3NrOLLisZGZv7xQP"
    "I2r5cUwfENi0/Mygry1yj8HQ9QuiNlq6kBJApORGrznOdXEnjzfYwaiSGWg4M3A4msHDU2"
    "XJ3KLSuejw2SbpP76vJe0Z6pTq20QKUGK2Ofqisevc0h+DR5KjMoreL2YEqeipkLBrKbdo"
    "0f0I3TyQ9Q0y8QNhwJdRUZxlQVcikQq9g4S0vFlnaOWlp832hn7KYJL3a8BbUcT7vWQ21Z"
    "fN5rX/WDaHLnW1CnZDgCY7bdTE8O4jM5d4bVCcsUv8Oh1f5tmIQ5Ck7kZXHfQfZOjsELnC"
    "AtQCMmIam1SCz2Quz8QmAgPIBJ9Sg/bMLNQklBwmrpGtSUt0KWakIpKIHfQuUTPvERs6X4"
    "3UfsUQzO8l+Se2ybx8/yvO1RBgfCCqk31Bl9ejUQ9YJnstbmXVztvJmJKzajhnFVK5CgcQ"
    "A5JcQAkuQLw3VXiAEEByAE/hABbYskilahcREJkMo5QAca/fOYoKZ6mfwLmijigPXqqKGp"
    "JS83mw2Tkffp0pp/3JWQ+Fl3NrOhtPBsrpZHA2nPVQ9FuSZ3mZCAhsqwv9sZaUkQCVdvqm"
    "SRlROkPmnsyCM0VmnQiQ9IWpZ9SRQnxrX6/mCfEz/KNTLMNDj25ZEd7xO5fzjQGv1g0wWm"
    "EmXFbxDy5vC2OGaFkQq+cnmQdWlf8ikMQtr6Qfth1wc4E1zJBGc9xl9jDR3JpbN7drBRpu"
    "hHkFJtJ9fxzqijw1AMlngUtR5xc6e7qEJdY1aNaf7JjbVC+Rn0Ob8GKZsVrplSNT/+wlak"
    "9E7iqmbmUpvYq4uRSo9NWpzdZpxC/1VIcQGcCSFLVJgflewRg/b2tQIg0rCVGbED7/VEVN"
    "HAGRiuKKiuKmiB9T/Ei0c/3OOcU5JcnjPYrFDwZ9lVCnWtaCCH05gy6c6VWXOdTkfP8DIU"
    "sGlfk4F67bIoskrKcuWuBHCK1jC2iCBJMq1TKNiLsaNrP6eDCgz+ps9Mj8e+lC5NLM+CyC"
    "QZxUpY0xcbAWmhr3bJGpa4mRAllm4mepi5S6yD0zA0tiaRzR/eXSpo/YyOYHkp22sAR+dw"
    "VH+29lCqZ8572l2hoZhB/FGJnEvOWnN5eCEaNenV9RzxdOd6EQFOmmhXqQmktsrV/xA9wm"
    "ms5PdvDDTvMHe5lBuhw1YtcsLLcJtKtebjMCJdVaTalJ0M6DXrKrz8iuypKcKTzvuCSnF1"
    "5aS8GXgJTqvfp6VsF9cSGgcp2/JGALF/weHLMCrN1W2lgSYC1E9V728BBtNdzg4qBSOG6c"
    "cBwltMtqETkCJv0cm0xf6ef4fNxB05RO526uBSrWo1tO3XTvljZAQQQ/qHqEX1hoKALXsI"
    "DRP0LfF1R4o4nxGXL50rAhy5NuQhAaZogRYnmOZ+DABt0ykknubSZwgRs6DPnvAjjBQc5K"
    "D4JvWSsKHm4bMxjorrgEznzzmE08LzjsJS1ANsGaUHUx1wTAW+ospH6rOcqCgpA6uYP+fD"
    "uoQ21yKlTRfc//LnsbTXfbspcCgOLpuBUcASm1o9KV5e0zAh4s7uD6G+xzX7zsuUxY2vnO"
    "E1aL9OfJ3jt3MGamMV+MG0q43jdvBwpVPUmb/p8Js1pg9pd734vtfXEqlpW541AtFLl3r9"
    "2IviDV0Cx101I33STdtHSqqLNHH4ReoTHc2Zo5xDzD6xl18lwq4l22cGWis6LhNWdinLL+"
    "FH6qYg84YIhE5mKN81AeG2VQxr/xgdHr69npL11kU0hlj9wlwncOsQEZLDcL8o6G3rGEmb"
    "9R7vIoalCatl2lD8lnszxCZ6O6RNm9ELrJp5Msu/eMZfckm7NvNodvvNn8TU6IE87Ca4yp"
    "OUAMF6AUmBSZSLsZngp8v7J1kpGvqgjzESCJ+oNUYs4IGDoy2WP/VjFb7Gw6lVJP3mID+J"
    "OQX+VDG7pXqEtwrNh2jhCYVDgf4xAwqIAmEdINvmL86SnyFp+XOICBZjJbZbmnebJjkjZO"
    "lZFAbBmN1CgtZZOdZZtyHss8BS+LVNh+KmI0AiIduhNLlD0QrZb/axywFmfTMG+lFwtuh2"
    "jeDOwXVaGNQD1jGdqXWc47LOzslTbL8kHIT24SAWkT/3789v2n95/ffXwfru6wpWhRy0R0"
    "P5GdIl5E6g58VasowiIgDc6v+tJW1cZIuZs8b5dUbKAZ4m6iT7dY7o1kjrOC7lsl4NmCoB"
    "W1Nd8B8JYY1LoHmXRTzbLLRVUIexX1LHUHgmJFX76YmGuD5GqBn6AqYmLNtPC7+ynAyfEr"
    "WYXgDHJ2QGmAdRfyAa6gJICJNYKEPWppYJX0hBcjBRGZidBejiJRmBu8MGXCv8OWpIPlHs"
    "f5jPzI4TKC/m3YJ4tOvcEfs9iBl8pRFB56o/HledA9mbgoJyi1KtJTgBL71bFvUBVns9T5"
    "jEEUpg04bzln8B1zCci69/xzM/mCeI9irmDl9fWdd8vxBN7A3gkM8Mw/JJnndtsTX1cLao"
    "rT1otLWC10iGSATFlounG+9dVrr8ANN80Z7HOibL04B1MeSJC/QXxdmFiVqvFmHejExLoB"
    "8hIHyTAA5u91KcA2bnil/C4+FDhefEh5Xnh4u6OGVk3oTMLtCd0vWexyD9hObEOlXV3iYO"
    "1b2u+Oy3i7HOe7uxxnYlrs8FXxHAC1D8u7rysmEMYINqptHgmw9mH6+M2bMpvHmzf5mwfc"
    "S4gAmDmKypHKeThiVzodM0Bbt2GXWdz5azu1tKVq4fmEWxmyKosbSZtSK2Nf+sTmYnsnS5"
    "vh3+oWqjHwptM29UU+bXccUZK7JWWy5xm7kb/dNzeeZCe26xopCgpq/ubu9m1w9t9XTqwq"
    "GPa7txC7b0tx428LuPG3aW6cz+iQrPCA/GoZERBZLeOQqmX89/8BIPNcgQ=="
)
