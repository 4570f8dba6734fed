"""What comes back of a redemption's tax is kept beside it; cards and products have their own rate."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
ALTER TABLE "redemption_tax" ADD "redemption_id" UUID
CONSTRAINT "redemption_tax_redemption" REFERENCES "ledger_transaction" ("id") ON DELETE RESTRICT;
ALTER TABLE "redemption_tax" DROP CONSTRAINT "redemption_tax_amounts";
ALTER TABLE "redemption_tax" ADD CONSTRAINT redemption_tax_amounts CHECK (
redemption_id IS NOT NULL
OR (payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0));
ALTER TABLE "gift_card" ADD "tax_rate" VARCHAR(16);
UPDATE "gift_card" SET "tax_rate" = (
SELECT b."tax_rate" FROM "gift_card_purchase" b WHERE b."id" = "gift_card"."purchase_id"
) WHERE "purchase_id" IS NOT NULL;
ALTER TABLE "gift_card_product" ADD "tax_at_issue" JSONB;
"""

# A CHECK is no column: on SQLite the table is made again.
UPGRADE_SQLITE = """
CREATE TABLE "redemption_tax_again" (
"transaction_id" CHAR(36) NOT NULL PRIMARY KEY
CONSTRAINT "redemption_tax_transaction" REFERENCES "ledger_transaction" ("id") ON DELETE RESTRICT,
"cart_id" CHAR(36) NOT NULL,
"account_id" CHAR(36) NOT NULL
CONSTRAINT "redemption_tax_account" REFERENCES "account" ("id") ON DELETE RESTRICT,
"payment_minor" BIGINT NOT NULL,
"deduction_minor" BIGINT NOT NULL,
"at_issue_minor" BIGINT NOT NULL,
"by_rate" JSON NOT NULL,
"redemption_id" CHAR(36)
CONSTRAINT "redemption_tax_redemption" REFERENCES "ledger_transaction" ("id") ON DELETE RESTRICT,
CONSTRAINT redemption_tax_amounts CHECK (
redemption_id IS NOT NULL
OR (payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0))
) /* What one redemption was to tax, as it was then: never changed when the cart or rates do. */;
INSERT INTO "redemption_tax_again" ("transaction_id", "cart_id", "account_id", "payment_minor", "deduction_minor",
"at_issue_minor", "by_rate")
SELECT "transaction_id", "cart_id", "account_id", "payment_minor", "deduction_minor",
"at_issue_minor", "by_rate" FROM "redemption_tax";
DROP TABLE "redemption_tax";
ALTER TABLE "redemption_tax_again" RENAME TO "redemption_tax";
CREATE INDEX IF NOT EXISTS idx_redemption__cart_id_db5bdb ON redemption_tax (cart_id);
ALTER TABLE "gift_card" ADD "tax_rate" VARCHAR(16);
UPDATE "gift_card" SET "tax_rate" = (
SELECT b."tax_rate" FROM "gift_card_purchase" b WHERE b."id" = "gift_card"."purchase_id"
) WHERE "purchase_id" IS NOT NULL;
ALTER TABLE "gift_card_product" ADD "tax_at_issue" JSON;
"""

DOWNGRADE_POSTGRES = """
DELETE FROM "redemption_tax" WHERE "redemption_id" IS NOT NULL;
ALTER TABLE "redemption_tax" DROP COLUMN "redemption_id";
ALTER TABLE "redemption_tax" ADD CONSTRAINT redemption_tax_amounts CHECK (
payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0);
ALTER TABLE "gift_card" DROP COLUMN "tax_rate";
ALTER TABLE "gift_card_product" DROP COLUMN "tax_at_issue";
"""

DOWNGRADE_SQLITE = """
CREATE TABLE "redemption_tax_again" (
"transaction_id" CHAR(36) NOT NULL PRIMARY KEY
CONSTRAINT "redemption_tax_transaction" REFERENCES "ledger_transaction" ("id") ON DELETE RESTRICT,
"cart_id" CHAR(36) NOT NULL,
"account_id" CHAR(36) NOT NULL
CONSTRAINT "redemption_tax_account" REFERENCES "account" ("id") ON DELETE RESTRICT,
"payment_minor" BIGINT NOT NULL,
"deduction_minor" BIGINT NOT NULL,
"at_issue_minor" BIGINT NOT NULL,
"by_rate" JSON NOT NULL,
CONSTRAINT redemption_tax_amounts CHECK (
payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0)
) /* What one redemption was to tax, as it was then: never changed when the cart or rates do. */;
INSERT INTO "redemption_tax_again" ("transaction_id", "cart_id", "account_id", "payment_minor", "deduction_minor",
"at_issue_minor", "by_rate")
SELECT "transaction_id", "cart_id", "account_id", "payment_minor", "deduction_minor",
"at_issue_minor", "by_rate" FROM "redemption_tax" WHERE "redemption_id" IS NULL;
DROP TABLE "redemption_tax";
ALTER TABLE "redemption_tax_again" RENAME TO "redemption_tax";
CREATE INDEX IF NOT EXISTS idx_redemption__cart_id_db5bdb ON redemption_tax (cart_id);
ALTER TABLE "gift_card" DROP COLUMN "tax_rate";
ALTER TABLE "gift_card_product" DROP COLUMN "tax_at_issue";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztPWlz2ziyfwWlL8lUaV2Jcz7l1auSbcXRjGy5JHkyu6MtGiYhi2uS0BKkFe3x3x8aPM"
    "RTImkdNIOqxCJBNEh2g0Df/e+WQVfYcFYnXVWlruW0OujfLQubhB+krrVRCy8WkSvQ4uB7"
    "Q/TGkV73zLGxCqPNsMEIb9IIU2194ejUgs6TOUEG0R6I/Yohmy47iBHH4S3oHhvYUgnClo"
    "bmxNDa3hFdIjpziIWcOVkhdY6tB9759d0TsRkf8+6XE7ixRlV+Z9162OM9XEv/p0sUhz4Q"
    "3s/md/rz77xZtzTyg7DgdPGozHQ+dAyhugYDiHbFWS1E2+1t/+Kr6AnPf6+o1HBNa917sX"
    "Lm1Aq7u66unQAMXHsgFrGxQ7QIoi3XMHySBE3eE/MGx3ZJ+KjaukEjM+waQK7W/85cSwUq"
    "IXEn+PP+//xHi3RTlOvhRBn3JorSSlEXHiFBDL9JpRbMDN1yAFH//q837hohorUFNzj/1h"
    "29fvfxF4ECypwHW1wU6Gr9VwBiB3ugAulrLD/y90vj+XyO7Z7lmgLXff4YMANSOA9gE1jn"
    "D10F30HDGuHrzyFAZYCs4uhtXfa/TpTz7uiig8LDqTWeDEc95XzUu+hPOih6lvwysonRMv"
    "EPxSDWgzPnp28/biDO792RoM9bjz6Uf+veGnDtXzkVl4BMa7Korm0TS11lkyb7E4jC1Jkk"
    "hWd8HMnvCuD4XS6K3yUxzOe047KqU38NXWdMt2561xf968sO8g+mVvd80v+910He79Q6Gw"
    "zPf+vxj8M/mFoXPXGtO4HWyMnUOh8Mx9Do/dbjQ/F3pzQdz/SHvuVkfykRoAT5dG9P3gf5"
    "3uzrK3mAJ/jL/5yevnv36fTNu4+fP7z/9OnD5zefeV/xuOlLnzaQ4ax/2b+exCkADXG8z3"
    "28Fkd6ACExXg3jPmNVDukRIIn3ani3iUptjWgKdtK4v+Coc3STZGM/AZqggObDngQH9dk4"
    "dsGUTvpXvfGke3UDw5uM/dMQCONbCVw5Fa2rROvr5NIfDoK+9yffEJyivw2ve0lON+w3+V"
    "sLngm7DlUsulSwFsVJ0Bw0xXkuA3MiaMp9BteVL3jEoZ4hgPjixQug7FZxI4JTm8AbV/h2"
    "4pDy06ndpwOC++wxIlRCwz1WH5fY1pTUFXpK8/qmL5mnZrIFW/hBEAmwCc8ZKlwW+m9k1c"
    "rUxXiX2ptVMQtdefR7bVXFdBHviugMYaRS0yS2ShC8B7E0RG3eahLzntjQg4sIs9kJuqNL"
    "Pi3vEP9hSHf4f42YC+qApAaDsbQuZl83kcqYWqyO+coYQcUyIn8IUGcptKK8//b0TRFh8f"
    "RNvrQI1+L7Ub66KxvBL0HFVRW/O5fFmUphjBR6fx0Pr7PRu4ZIbvC66qD/IENne5NSjrO1"
    "Ay5iu3qA0NdX3T+SuD4fDM+SywgMcJac1WSlzDGbl5rZEZjdzO7ta/TB5vbH9wXm9sf3uX"
    "MbLsVRbGDmKCrHJmcPuExdBtMZoA1cTopgPB/hKXxLwaHK6vIiBIcomcmPhc6Hq0DmOOQO"
    "yPxy5O8XR2WbPNHHihq0KKSkct2oXBslgKvpTs9y7BxFwPpye7MyADoqJOy5VSEwtIjv/I"
    "DuV1w0X/AdnougXEznDNYJ6jvIxCsEz8Mv0YXBh2AU8RnKXJtDYgvx7Uqdc6H9BF2TJ2IL"
    "oV8jaa3AXu+0XTXwZ4u59/8gqqN40j3/+3epLjiuumABSMm0CW1QGUSBGsiH7p71598/tZ"
    "WymoM4VAMRvXv9gYeyrLVjG5ozV5AmIPn0w4cCWOa9ctEsriX0NP5CXnZKJ+EaiO93p0W8"
    "jE7z3YxO85BdbkuMQ+1ya6wvw1vCrMg5GVZu21tDNHDW7n7Ps6iT4VM1IT9y/EyC/pWQ+4"
    "Jkst4fk83a21AkGwyvL4PuSZVuwoWNzKidge18tfkaQqrNn6E2xzMny9yWj/cQQKL9GWiX"
    "qt1KS49UBxVXB51jOzs6R1xob1QBqUGXYrof3hscMZw5QWxOF1+QWCSQ7qAlZmhhYJVobe"
    "GTAa6A9gkKI2TQg8vflCHQxayQRlQdmhH/pzs56p893WxqTa07zSWKqVvUvkM6Q8s5dhCn"
    "75za+r/4IyCGdS28MTJd5iDm6IaB+OdpcFa1gyhojvhTQEeLIpNvURwAQ4QQhntcU/4KS9"
    "6HwGXxgOC/YmmME9BTSPn3g5egNnrQn4glPF+Qt+MhbPFvHp4GXlfFC8e1icaHvrPJzLXA"
    "01I8RPI9fJSJa8ghvKPNXvEHtT28re/TBtXack5NeBwYF14mORrHtsq/FXgVK0Q979f2Xw"
    "5b/ss5orePEQBhyCCM8bdfSn+c+ogV+Qo2+N5K6iMiII2zqu9FGWGTJ728X3sU6nCO7fvE"
    "9FF822WY2b7DzBzqYMPbQcrN8ASgnOTPmOTM4Tt6Wc1yAqwJmo0DLOdgobSIUQrRaxCJ5E"
    "JINnSrnJ9lCCAVF89QXAiuvuQqEoXZyexuOj+4lgErKIhSwNJjqG4qojjvv6B2NVVgAlTS"
    "uc50Vg3Kqil8o4CSxnWmcZYGrqxMnz2CDFyXCQNeEt6lfeunWPDchVaRzHFISeZakzk0i5"
    "VbR2NglVbSmvEqx1lLNZ2JRImVSJCClTtaNSqsraDlKBCHk19BVfw7+IdS3ZCQBpaUqPwl"
    "2LpKmKJbquFqROG4zSAGpQbBVs4nkTlAgiD3fIR9rUyBuvCw2/7ZcDiI7fhn/aRn5O3VWW"
    "/0+q3Y6nkn3cljr6m5wNaqrDUnBiXtDLm62Nq4cHkEa2V6cfnX2psduSK9CiT28bt7Xjv3"
    "7oqdoLv1rBHuP4H70ysGmXa+CEcrLrNpunDzwYg54KTkt/gpnrPS++zzVkUi+eJypozkO7"
    "6j0bHWtJ/O3Uj8lsBx0L+Bni77Md/Z6lx/qma8i4NKdX+d1SJSuSyVyzVb3V7651UzzvtK"
    "JJncxH/7PQpx4Yq57lyEGfed79ByrhvEqzFyTwxqPSCHenkxYdQOOOvDCWFenICBRTwEcM"
    "gWWUIhk0z+e3eji9CJZJCFCBMQo7IFsbQOEok3RPSGYPk5a85CIcDn4U36RCB3p8jaIXo5"
    "S/4sztSiUH1FxdYrLitQZ45m/Pvy5API9WFTaoqHX/KnMnRTLyEGxPhHThG++ypMh8z4Ui"
    "Cor0CwIRf1JoFARo0f0RG4AEIbJmjZ1MgRtLZXVwlg6yx0ta56oLDsIO93anUvrvrXHSR+"
    "kntOESrsPp+K2A1K+gkHENJR+DmB5dGttCSbnoSVjHrtGPUMUruWo2cEPRQidQgrNR51pr"
    "TUeBxO41EzUXgMUpyHmVxhOOzTLiQOs2j3rQLxmReV7pXehLjz9lpKfRUahkQguutAUD8W"
    "0mbHk0ShHe7neKkB5pS/OxceV2nReI/3yRBI/4xGS/s2LCWwRsUk1cjFdoohF7cEtZYUWo"
    "8rtMapVBTbcSgptCaF1rwcBBvUALk5CCQ6660DaJo1MFyaS3LGUTgpANWOLa4Ne+Z/ld91"
    "Ns/mzaIdtjBmwRe+DPoWy//kg3HuCAAJ+8J/+YTl7BEGA4FnBpjjJ0h6ZOWl9a4wyDOSB9"
    "VpDWymv0k+j+QyonhsNL9ss4yVcaP7aBb4AZ1Hj7Mm7tB5VAbtyE1pz5vShc64cEwy96Pg"
    "2uatSIv0KmArX+CVydklz1MUjNqYU1QYiE2+WfiFJBeurc4x8wpJ8os2dR/m0Em3eZP12A"
    "FRni/9DwQ6ZBnN93EbYT23yYxARikSOr76t0ILmz7pGuyLJwj2SR8xiVtxIMr5RQQJC5H4"
    "CqEYht86tYR6FfL08c7obsm/WuzcoddhKsNHQhaR9/gFMg/eGXxCQr/CtnS4l/SorY8uIp"
    "gdJUXnBNh+xedDsjq7kZ7DT7UM3xgDklxjoSxaMi/fnvPyYbNqWGkSUmbmq+zMmlfGIb/O"
    "wDPLOLwg8+g+Kg3EmJQywk8MUMo+tZN9okT2ONyyFF5DSS+EOlPXF0zKkjcCJulbZ/pKL5"
    "Ofz8skv25pkZKlJYuVQipYT4ECEQem8NYQjhz32ABn3CCYGNQgop2tmEPM/HDmXQ0qqyHU"
    "QtjPV6nwG1gMi5coqVVJQ0rFSiKvCGV6diXXsYkNIz/DTgSuSYLou9NPH8P1Hk42rfDjq+"
    "5gkJYuj+yO9HKYpBLz1Fu3s9VS2+M61tA1lt5bN92/XvWuJ2PlfNDrjvrXl53AIMEUzj9g"
    "QPPUGvW+3l5fRDt5+UvjfS56nBvsD6/HcFkjprgJm1o3o+HV0L+wsKlJ/fazUa/7W/ey10"
    "H3NsGPnGGYWufd8TdleDvpIBWzuUJdZ2r1r26GowkH1k3Ig8wg/OTX2/FEPHgHYe0fLnPE"
    "I8NTnPf6v3fPBj14CJXoTwKfxT7HuK6zSJ3J0/w6k6epOpNS0XkYRWcVFWfT9pQDKzfnAA"
    "i1LR4yrCWbsJ8AlCSoTAJf+lByCn1uIkIKVObMe9aHUIEEcTiJ/6r4P4pKSWKetzzyt63K"
    "KwewdeZwWje3wHaMOWMZHHHWdDy+5Q3ihzOvg27/qoPET5Qh7qD1ccBMQxv8RplZCKgOjq"
    "cWZ7WvBa/tH4Qtyqj3e2807g7CS2EL7/PHTX/U9e66Po4y1sFRwFjzxxe/U2sy6l6Pv0Kc"
    "d3A0tQbDLn9W+Du1vg0H/Bj+wltwWQCQ4R9AS/BUwVEVtnv3keFcDIDCRNUKr8RApTGwdu"
    "aEuqi1L/WZc86HaWVptsOL7Y3K7QfeTVGDfkUSB/G+iPEVViTT4f814Uovjn3VjpdM8wkb"
    "rvAd1C3h/GcQ7YHYbWRRB0EZ38y8QTsdPDsikmpEeSRBDhdxOjex2uK4/jPlnhachmrAdO"
    "hk1GtfjGFg5oB4AZjkm7zXGJYpE2ehx1bYIjOG1kwZn5gnhXUncbA6MxdV1SenRfQnp/kK"
    "lNOUjir8BssiOgBqIJo/FlEFfsxXBX5MqwIBY4xgvlaWRvQarIGoPn3zpoja9c2bfL0rXE"
    "vkBkrsAiUwngHaQKwXmd/501squg+u6NYtzgJVK5GRApU618o6D/JjoXM2poJkGYeUbmp1"
    "kytrkkahZlQ9QDRILepO/yxoBle2SriOAEqEF0sRGqoZBKZKYDwN2TyU717Ciql1KmFbTu"
    "8S09uiTsakzo9tCvo3Ab2HjmySbvOyHEXNxK8msfs2WRhY1C0spdxPgO3QmfaoAeA7cvk+"
    "doaCl7NlVMFqvkd9vjN9FmyDvF9O377/9P7zu4/vwy0hbNm0E2RWZYY8LCVnbhxKTtw4Tk"
    "1sP5KMXTSfLV9DNIFjTAg/RWSffNEnyYp7qFIo5/hsXdNIFqO4Ke1aJvwB866FLS828Zqf"
    "7lqhtv6gZ6C/mFNcepQaT32OvtvLb5MO8n4jQR/gEBY5Sfu/xb3QWhU+oN37jAW41/Aqw1"
    "yYv6kmwOR+ml3fHd6+zOofhanxR1Bx/d/N9K2bJ9yNTTVX+K/lO8QFfdrF/OKURaT/Vv+4"
    "73ORJE/kvWPEMKDwtD9AXuFpahHkdwFvNpcRkUhPz4gE3/nospb1C/RMW1O8zHIWh2regr"
    "YXDbOjO0a5TSMAaKA7iUzE9yLddrgwRU3dwiIAOo3m/Fp1KUBZsu4ZJes4Jqt4TsXAGsTa"
    "H9iMAh9YFexHwST2KwdIYkPXysq1caAGIX9nUi2EsFskoyrihq1zDSJZwEIMCrbVuf5UyQ"
    "KbAJUOl3W2wEoHB+ng8HJY1Bf3eUnrm7S+Ndj6BsYC7Cg6Y26Gvihfxk7CPUvErtmUP4SE"
    "XTsDhO/h0tpogQg6tYuaIKIAW20QkzlB9+6KkwYyxt7908WWozurOxFdz0RbtMTCHSJYnX"
    "9BfDCK8DrTrIWE2z1ygsrDC6xraZvEXu8G5Yv6DkPMwY7LwL7B93yNA8xEFgCTigx8J6jr"
    "g79i3oi8I2QBQNRSiVdrmd+NN+Ig0SAf+W4tYArLiaiwLIoj+eYShnWvRjPySzLfQ60l5w"
    "TdBabBuzbYVBbEVvmQHfFI3ltjm0wtxnFikL9w4vGZyx+DQxENeTfRbT68sSFNQTS8JB7+"
    "UCADgTTZ1Mxkk7ImlvTsyoPfq4/Xy/P4lMaEwyS7lFV9jioyB3tsCWVqFKRJmN+ZLlWqqP"
    "ejopZhzIdTVetMAUahpPAfgZKFjotL/Box9Cc+Q8vrLeOQ0ipQZ7WlzAwgMwM0EeG+GkSp"
    "VG82E3gniG962VkDL1il1D0xQLll1HnLAMVlBQpHwCR960xfFQKnDKOayToBKyldZ0p79Y"
    "YqJvGOgUo615nO0vVHuv68HB3Gi/u8grQEFSsrZ4DL5bTO9JbBtvuPFZfudDt2p6uTI9EV"
    "YQyLHTnbhyi43t7uPmRGum51HPpKbbScUxPcZHyPI6SzNprZvA0ueK40nvvKktoa6yC8wL"
    "bTBvca4bnDpxBzbYK4oAOuOuo8M455nzd6RpXroyeM+km9Y2yi6gsdNIqipcSiloZs3uK2"
    "p8ywAeKIifVSIUQZoE1EeqFKvB82lOL9kEoPy4gF1oqykzwB1kRk72GGR3a+OKLz88NGQJ"
    "qA5E0yxa5SxNaFbfpGE3t57MJmRmkedClQ/YxvasR+EiHxiP/jzIdflgzNOE+Dwf03g98p"
    "AfcM9kW68h6CWfHpVpJHjEPtEuv1XWTKOO7y6V8SoxGQ/aLzJbpBS6e7g/EZ/Hbe+JmY3p"
    "5xMQpfZ//z1nj4ddJB8Hdqfe2PrjoI/ib3uiJ0+FyACp9zafA5TYFcZWMR9D9H63go3N8M"
    "uue9iw7yfqGw8s3kdgQtwVFYHPkirI7M2wbdG9Hi/Vah1e5Vl1yaUWyCWZbBrRjN4iPUeJ"
    "1qFaXTqHc1/N1rEgdA4dFEmQwn3YFyMRre3HhjJNv8fhzV15dhD/9savlj+iOeDYbnv8G5"
    "f+CXDhdg3kFyvkwteLfuYDD8Do2Rkyoz6bSQRL1BoE7J0yL3fcYWt8lsu4ZpUhjEoQ23eO"
    "G4dlnUR6Gkybwa5m1i8IWvLOajUBLz1TAvPDBL4n0NI7FeDevecl3FnTIKKB1Eau0wwOjM"
    "UVzLybJDbKZyHFKSudZkro3zuyTyXgtZUbuaU18CVDp51ZnOpKJjNJFe0TWmcJ3MeeeeuN"
    "jKs+oF19tbjXuKGulawMjnd0fgwW+LrD5hpFsbLec6OBsx5M055FDRA+6TZfh71liZmYHE"
    "G3kq+nUAXjIpUK6RkL+8xbCwwZU0uKQhpfGwrPEwQruiaI+ASLNhXr3lMmau50et1g2Zh8"
    "iCLLL3lNN+rGGkqrWUAqROu/CNbuXuwDdehbhtu+/C77Z15/1Gl8h0+Y4ICQGRQaHWEYwg"
    "KhbxUSyinaChRZDNO4LfjPD7FT3AXZgDpHfgHY25bSfm/bJy80lfHbnd1mHt2s1260/yEt"
    "hcQ0hkyh1V7qh9jZgL6kC+yRFRqZ3ts5rutXmX1df9FXsNsHW/hW3vkaxga/TKBOqWqi+w"
    "EUbfIJWaJhzrDjIIb6In6LutO/xWaKk7c9GHzGZEzdh5dz565h4cDgs9+O2Kb8H+3cu6Hc"
    "ag5JZcvnhhhF5FRbYYUANFtndv3hQQ2Xiv/EStcC2+wcDHUALHfvcGYnc/GcsWgJDMrBEb"
    "spVFgRqI6Y9FXLw+5rt4fUy5eM34zYkN33+pYOcEmER1AVQz9/4fRM1Ac37AVASkESg+RM"
    "SUTIDybFJIS1pxiWNANL4SnhtUfWxlyRrR65ulDEP0VNSwayH5wqbLDrpfoXmgh/OGQTAt"
    "ke1aDOE5wVpb6N4cW9QRceb8L0PUdU7QNRV1y/2yB3zgbEFjP7fZcTDe2MSGkSvcZ0oUFQ"
    "X74+bR9MT6d6efPoaCPJxsEt3HV93BIHD/y5ce6GzGCBQRUG3KuKRraRnp2jdpUHIGkO6Z"
    "L0+X4q1ck7VVesP6Fu1VaJVzEgCF1jqTPhFIjPtFWPH5ga0ThphrgmH/X8SmfJ0hT3xVch"
    "ewM/PVyBKnGjEIP81e2XYxqAwqrrlWpG66qPRK9vKiYB/5w2fLjNsjzALYOks1rZtbEEDG"
    "vQ4KjqZWfzy+5Q3ixw/w8sO7IMjsosf52P7wGuLMgmNo/3p7LWLP4HdqdS9+vR1PrnrXkw"
    "5aH0+tXnd03b++7CD/IGxRRr3fe6NxdxBeClt4nz9u+qOud9f1MQSujb8pw9sJBK15R/zp"
    "r26GI97i/U6tyah7Pf7aG3VQcDS1BsMuBKjxv1Pr23DAj+FvGFYXRtVBS/BUwVFygT1OAK"
    "SsUpVWgBZRfxavUuUZQSo6IcdApWRdO8k6poVVxYdRhdAJUEnoWhN6U8B43of8rADxuhFz"
    "39pfLtxQW8nnmXIcEmJQDUT07nd/D2XlMrNEYRqI5D1lOPTdfD1UlVo5kpA1TjFRmwVkjb"
    "VyczsJ1zxc72l6QwECwkqqDBJge60fXBdmp1RAAbhSVQiOSQFKzMYxezRX3EZi82j58hqD"
    "zdpYMajTyrRbUGebpcLvUcg08WBjywFXzCdsuATpFtM1EklD2vY8LsHEQJcWIj8Wur0Sjp"
    "rU1h/0HKvrTkaVxokafA7tDcYJmfFUuv+/bJN1nMUz+RPAc5XCfQxMor8y+uc+cotjPoCQ"
    "SK+MdC+IQn8iClRYKaspT0NLZXmtleWCz6qUaSkOKfOz1JnKC1vnXLSTYUbe7GcYhWvSml"
    "rd3zBahx7Ekmz15XavkTV0nZX0rbPh7eW3SQd5v1PrZjS8GoJTBrhKRE7SniFx/4ykSHgc"
    "ewqjrp2XAKRA+u8QutYku+n+FXxwxsr5oNcdCSecBV6BWyBTOI4wUCAgV7STV4Y43idw/B"
    "nD5UBrySLTgF9Y8I2e+u1no173t+5lr4PubYIf8QOJOu+omM0V6jrB5ODAugl53FjUkYi3"
    "Yu0fLnPEI8NTnPf6v3fPBj14CJXoTwKhFSbU7rNK1zVDUn23zjIKdlo6h0AERLo4JrLjYp"
    "uUVszEgKQqOOU5xnmnzDzPlPJF1Mr1GgvBEii953D7+tzDlsPi82w4HMS45LN+Mtjt9uqs"
    "xzdygXLeSXdyJFMZAVeFAC9OVpnZ9F8kg6/e+FGtgeQnteWTqpE16xJsQq0ck5Z3sb3Nrq"
    "U8hP22Wre+QzVgvvhCqi4WJBvxDFOMiwDkC8Iitxf5oTPowKUAxKhJRPQfmvMH4bMIko+I"
    "dCMCMG3s2tdNpO2rFvv/xtLEefzARmNBLjsgQwsL22kAh4rmZsj223EfwEnsV8M+X6JUoh"
    "DQHZRnzVLAUpFcN+asRgzDLSN57AJc2s4suKxgZm9vFw8javl2TB8R2LT8zKCvLfKAwdD1"
    "C6I2WriQEkCk5EavOc51cSWPN9jBqJIZqDkz8HI0gy9PlSVzi0rnopfPNkn/8X1Nac9Qp5"
    "RfJlKAErP10RcNXeee/ug9kRyVUfT6ZkaQip4KCbsWcosW3U/Q3SNZ3SETPxIGfBkVxVnm"
    "dCkSqdAZJKTlzTpDSy89bbY39HMGk7xfDb6KTbzfMbOpHjeb1/5j2Ry60NUy2A0B6uy0UR"
    "HDu4/MXOCVQXHGKvHreHidZyMOQZK6G1110H+QobOXyBVuQC0gI6axSSX4TObyTCwiMIBM"
    "8Ck1aAdmoUah5DByjWxNWqLLZkYqIonYQe8CNfOesKHz2UjtVwzB/b0k/8Q2mZfvf8m5Gg"
    "KMD0R1si/o+nYw6ADLZK/EpazaeTsZU3JWNeesQiqX4QBiQJILKMAFiO+mDA8QAkgO4Dkc"
    "wBxbFilV7SICIpNhFBIgHvSZo6iwl/oJnEvqiPLgpaqoJik1D4PN1mX/60Q5744uOig8nF"
    "rjyXDUU85HvYv+pIOiZ0me5TgRENhW5/pTJSkjASrt9HWTMqJ0hsw9mQVnNpl1IkDSF6aa"
    "UUcK8Y39vOonxE/wj9ZmGR56tIuK8I7fuZhvDHi1roHREjPhsop/cHlbGDNEy5xYHT/JPL"
    "Cq/I1AEre8kn7YdsDNBeYwQxrNcZfZw42m1tS6u18p0HAnzCtwI933x6GuyFMDkPwucCjq"
    "/EJnT5ewwLoGzbpzgrp+3NwrJu4gUqZh4xWbWuDjC5QRD4fuYlbbO97m3fGBb6kMwdTgI3"
    "rDB88jungvwzpiEMjkT+EVMX8BSD1sRx6eRUP0EHN0w0DYJj6ynqvfqKs/y8+h9zhaDq9G"
    "+g/JJEV7iS8UMcaKqVtZ6rlNfGcKVHoVVWZANeIXpapCiAxgSYrKpMB8rWCM77cVKJGGlY"
    "SoTAif0yuj0I6ASJX2M1Ta0slxl/ttXUTQMX4i2qU+c85xTln6eI/2RhGUQV8l1KsXtSJD"
    "X09Gwkh1mUNNLg49ErJgUJ2Ryze6LTKJwpfaRnP8BOGVbA5NICypVMs0JO9q2MwK9MGA/p"
    "xe2xL4eeFi9NLUfBCRK06qwga5OFgDzc17tspVtcZJUTcz+bfUR0t99J6ZgQWxNI7o7mJh"
    "0ydsZPMDyU5bWAK/u4Kj/bcyBWO+8t5TbYUMwrdijExi3vPde4FXiFGv1rOo6SwUq6AUFi"
    "nHhYqYmgtsrV7xDZxznjrf2cEXP80f7OUO0u2sFqvmxpKrQLvyJVcjUFJhWJe6FM3c6CW7"
    "ekB2VZZlTeF5x2VZvRDjSqrTBKRUnFbXYAvuiwsBpWs9JgEbOOH34JwXYO2+1MKSAGsgqv"
    "eyhodoq+AKGQeVwnHthOMooV1WicgRMOnrWmf6Sl/Xw3EHdVM6Xbq5FqhYj3YxddODW9gA"
    "BVkcQNUjfANDQxH47wWM/gn6PqfCI1GMz5BrgcceRoZuQiAiZogRYnn+e+DECN0yEoru7U"
    "7gBtl3GPK/BfAlhLylHgRfspYUvBzXZjDQXXEJnPnmMZt4npDYS1yBbIK1tZviDN1TZy71"
    "W/VRFmwIq5Qr6M+3gjrUJudCFd31PBuzl9F0ty1rKQAono5bwRGQQisqXVreOiPgweIO7t"
    "/BOvfFy6DMhKWdrzxhxVD/Ptlr5w7GzDTmi3FDCdc781agUNWTtOn/mTCrBWZ/ufYdbe2L"
    "U7GozB2HaqDIvXvtRvQDKYdmqZuWuuk66aalU0WVNfpF6BVqw52tmEPMC7yaUCfPpSLeZQ"
    "tXJjorGl5xJsYp6k/hp6v2gAOGSGSv1jgP5bFRBmX8jA+MXt9Ozn9pI5tCOQPkLhCeOcQG"
    "ZLDcTNg7GnrHEmb+QrnLrahGqfp2lUImn83yCJ2N6gKlF0PoOu9OsvTiAUsvSjZn32wOX3"
    "iz+Zuc4DGchdcYU/MCMbwBpcCkyGTq9fBU4OuVrZOMnGWbMB8Bkqh/kUrMCQFDRyZ77F/a"
    "zBY7606F1JP32AD+JORX+dCG7hVrExwrtp0TBCYVzsc4BAwqoEmElJOvGH96irzJ5yWPYK"
    "CZzFZZ7uk+2TFJa6fKSIi7jEaqlZayzs6yddmPZQaI4yIVlp+SGI2ASIfuxBRlj0Sr5P8a"
    "B6zE2dTMW+loaQMgmjcD+5sqEUegDliK+DjTeYfFvb3ydlk+CPlpYyIgTeLfT9++//T+87"
    "uP78PZHbZsmtQyGeFPZKeI59iYga9qGUVYBKTGOXaPbVWtjZS7zqB3TcUCmiHuJvq0N8u9"
    "kZx8VtB9qwQ8mRO0pLbmOwDeE4NaDyCTriuatrmoCmGvoqap7kBQrOjLJxNzbZBcLfATVE"
    "VMrJkWfnd/C3By/EqWITiDnB1QHmLVhoyNSygLYWKNIGGPWhhYJV6yRQoiMhOhvRxFojg7"
    "eGHqz67GLlMpHlOSDqZ7HOcT8iOHywj6N2Gd3LTr9f6YxDa8VPancNMbDK8vg+7JlFA5Qa"
    "llkZ4ClNgvj32Dqjibpc5nDKIwTcB5wzmD75hLQNaD55+byRfEe2zmCpZeX995txhP4A3s"
    "7cAAz/xNknlutx1xupxTU+y2XlzCcq5DJANkykLjtfOtr157BW64ac5gnzfK1otzMOWRBP"
    "kbxOncxKpUjddrQycm1g2QlzhIhgEwf61LATZxwSvkd/Fhg+PFh5TnhYe3GTW0ckJnEm5P"
    "6D5mwdM9YDuxDBV2dYmDNW9qvzst4u1ymu/ucpqJabHCl8VzANQ8LO++tpxAGCPYKLd4JM"
    "Cah+nTN2+KLB5v3uQvHnAtIQJg5igqRyrn4YhdanfMAG3cgl1kcufP7dTUlqqFwwm3MmRV"
    "FriSNqVGxr50ic3F9laWNsO/1N6oxsDrTtvUF/m03XFESe6SlMmeZ6xG/nJf33iSndiuK6"
    "Qo2FD3OXe1b4Kz/75yYpXBsN+9gdh9W4gbf7uBG3+b5sb5HR2SFR6QX4ckAiLrkJSsQ3LU"
    "/ey//w9PCRj6"
)
