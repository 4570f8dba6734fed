"""Gift card products, purchases, and which card came of which purchase."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "gift_card_product" (
"id" UUID NOT NULL PRIMARY KEY,
"product_id" VARCHAR(255),
"title" VARCHAR(255) NOT NULL,
"currency" VARCHAR(3) NOT NULL,
"denominations" JSONB NOT NULL,
"min_minor" BIGINT,
"max_minor" BIGINT,
"valid_days" INT,
"channel" VARCHAR(255),
"archived_at" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL,
CONSTRAINT gift_card_product_currency CHECK (length(currency) = 3),
CONSTRAINT gift_card_product_range CHECK (
(min_minor IS NULL AND max_minor IS NULL) OR (0 < min_minor AND min_minor <= max_minor)),
CONSTRAINT gift_card_product_valid_days CHECK (valid_days > 0)
);
CREATE INDEX IF NOT EXISTS idx_gift_card_p_created_bd2917 ON gift_card_product (created_at, id);
CREATE UNIQUE INDEX gift_card_product_in_use ON gift_card_product (product_id) WHERE archived_at IS NULL;
COMMENT ON TABLE "gift_card_product" IS 'What a shop sells. `product_id` is the shop''s own; one product in use has it.';
CREATE TABLE IF NOT EXISTS "gift_card_purchase" (
"id" UUID NOT NULL PRIMARY KEY,
"gift_card_product_id" UUID
CONSTRAINT "gift_card_purchase_product" REFERENCES "gift_card_product" ("id") ON DELETE RESTRICT,
"currency" VARCHAR(3) NOT NULL,
"amount_minor" BIGINT NOT NULL,
"quantity" INT NOT NULL,
"valid_days" INT,
"customer_id" VARCHAR(255),
"is_gift" BOOL NOT NULL,
"deliver_at" TIMESTAMPTZ,
"order_id" VARCHAR(255),
"order_line_id" VARCHAR(255),
"payment_reference" VARCHAR(255) UNIQUE,
"lapses_at" TIMESTAMPTZ,
"paid_at" TIMESTAMPTZ,
"cancelled_at" TIMESTAMPTZ,
"refunded_at" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL,
CONSTRAINT gift_card_purchase_amount CHECK (amount_minor > 0 AND quantity > 0),
CONSTRAINT gift_card_purchase_currency CHECK (length(currency) = 3),
CONSTRAINT gift_card_purchase_paid_or_cancelled CHECK (paid_at IS NULL OR cancelled_at IS NULL),
CONSTRAINT gift_card_purchase_paid_by CHECK (paid_at IS NOT NULL OR payment_reference IS NULL),
CONSTRAINT gift_card_purchase_refund CHECK (paid_at IS NOT NULL OR refunded_at IS NULL),
CONSTRAINT "uid_gift_card_p_order_i_f44bb6" UNIQUE ("order_id", "order_line_id")
);
CREATE INDEX IF NOT EXISTS idx_gift_card_p_gift_ca_056b13 ON gift_card_purchase (gift_card_product_id);
CREATE INDEX IF NOT EXISTS idx_gift_card_p_custome_5f4cef ON gift_card_purchase (customer_id);
CREATE INDEX IF NOT EXISTS idx_gift_card_p_created_1262ea ON gift_card_purchase (created_at, id);
COMMENT ON TABLE "gift_card_purchase" IS 'The buying of `quantity` cards of `amount_minor` each; also a line of an order that was paid.';
CREATE TABLE IF NOT EXISTS "gift_message" (
"purchase_id" UUID NOT NULL PRIMARY KEY
CONSTRAINT "gift_message_purchase" REFERENCES "gift_card_purchase" ("id") ON DELETE RESTRICT,
"recipient_name" VARCHAR(255),
"recipient_email" VARCHAR(254),
"sender_name" VARCHAR(255),
"message" TEXT
);
COMMENT ON TABLE "gift_message" IS 'For whom a purchase is, from whom, and their words: apart, so that erasure can reach it.';
ALTER TABLE "gift_card" ADD "purchase_id" UUID
CONSTRAINT "gift_card_of_purchase" REFERENCES "gift_card_purchase" ("id") ON DELETE RESTRICT
DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "gift_card" ADD "purchase_position" INT;
CREATE UNIQUE INDEX IF NOT EXISTS uid_gift_card_purchas_53135c ON gift_card (purchase_id, purchase_position);
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "gift_card_product" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"product_id" VARCHAR(255),
"title" VARCHAR(255) NOT NULL,
"currency" VARCHAR(3) NOT NULL,
"denominations" JSON NOT NULL,
"min_minor" BIGINT,
"max_minor" BIGINT,
"valid_days" INT,
"channel" VARCHAR(255),
"archived_at" TIMESTAMP,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMP NOT NULL,
CONSTRAINT gift_card_product_currency CHECK (length(currency) = 3),
CONSTRAINT gift_card_product_range CHECK (
(min_minor IS NULL AND max_minor IS NULL) OR (0 < min_minor AND min_minor <= max_minor)),
CONSTRAINT gift_card_product_valid_days CHECK (valid_days > 0)
) /* What a shop sells. `product_id` is the shop's own; one product in use has it. */;
CREATE INDEX IF NOT EXISTS idx_gift_card_p_created_bd2917 ON gift_card_product (created_at, id);
CREATE UNIQUE INDEX gift_card_product_in_use ON gift_card_product (product_id) WHERE archived_at IS NULL;
CREATE TABLE IF NOT EXISTS "gift_card_purchase" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"gift_card_product_id" CHAR(36)
CONSTRAINT "gift_card_purchase_product" REFERENCES "gift_card_product" ("id") ON DELETE RESTRICT,
"currency" VARCHAR(3) NOT NULL,
"amount_minor" BIGINT NOT NULL,
"quantity" INT NOT NULL,
"valid_days" INT,
"customer_id" VARCHAR(255),
"is_gift" INT NOT NULL,
"deliver_at" TIMESTAMP,
"order_id" VARCHAR(255),
"order_line_id" VARCHAR(255),
"payment_reference" VARCHAR(255) UNIQUE,
"lapses_at" TIMESTAMP,
"paid_at" TIMESTAMP,
"cancelled_at" TIMESTAMP,
"refunded_at" TIMESTAMP,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMP NOT NULL,
CONSTRAINT gift_card_purchase_amount CHECK (amount_minor > 0 AND quantity > 0),
CONSTRAINT gift_card_purchase_currency CHECK (length(currency) = 3),
CONSTRAINT gift_card_purchase_paid_or_cancelled CHECK (paid_at IS NULL OR cancelled_at IS NULL),
CONSTRAINT gift_card_purchase_paid_by CHECK (paid_at IS NOT NULL OR payment_reference IS NULL),
CONSTRAINT gift_card_purchase_refund CHECK (paid_at IS NOT NULL OR refunded_at IS NULL),
CONSTRAINT "uid_gift_card_p_order_i_f44bb6" UNIQUE ("order_id", "order_line_id")
) /* The buying of `quantity` cards of `amount_minor` each; also a line of an order that was paid. */;
CREATE INDEX IF NOT EXISTS idx_gift_card_p_gift_ca_056b13 ON gift_card_purchase (gift_card_product_id);
CREATE INDEX IF NOT EXISTS idx_gift_card_p_custome_5f4cef ON gift_card_purchase (customer_id);
CREATE INDEX IF NOT EXISTS idx_gift_card_p_created_1262ea ON gift_card_purchase (created_at, id);
CREATE TABLE IF NOT EXISTS "gift_message" (
"purchase_id" CHAR(36) NOT NULL PRIMARY KEY
CONSTRAINT "gift_message_purchase" REFERENCES "gift_card_purchase" ("id") ON DELETE RESTRICT,
"recipient_name" VARCHAR(255),
"recipient_email" VARCHAR(254),
"sender_name" VARCHAR(255),
"message" TEXT
) /* For whom a purchase is, from whom, and their words: apart, so that erasure can reach it. */;
ALTER TABLE "gift_card" ADD "purchase_id" CHAR(36)
CONSTRAINT "gift_card_of_purchase" REFERENCES "gift_card_purchase" ("id") ON DELETE RESTRICT
DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "gift_card" ADD "purchase_position" INT;
CREATE UNIQUE INDEX uid_gift_card_purchas_53135c ON gift_card (purchase_id, purchase_position);
"""

DOWNGRADE_POSTGRES = """
DROP INDEX IF EXISTS "uid_gift_card_purchas_53135c";
ALTER TABLE "gift_card" DROP COLUMN "purchase_position";
ALTER TABLE "gift_card" DROP COLUMN "purchase_id";
DROP TABLE IF EXISTS "gift_message";
DROP TABLE IF EXISTS "gift_card_purchase";
DROP TABLE IF EXISTS "gift_card_product";
"""

DOWNGRADE_SQLITE = """
DROP INDEX IF EXISTS "uid_gift_card_purchas_53135c";
ALTER TABLE "gift_card" DROP COLUMN "purchase_position";
ALTER TABLE "gift_card" DROP COLUMN "purchase_id";
DROP TABLE IF EXISTS "gift_message";
DROP TABLE IF EXISTS "gift_card_purchase";
DROP TABLE IF EXISTS "gift_card_product";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXX1z2ri6/yoa/ml3hptJSd8OvXNnSEJTdglkgHT3nHLGVWwRvLEt1rKTcvbsd7965B"
    "dsY4PtADFezbTBSHpk85MsPe/6s2HQJTac5UlHValrOY02+rNhYZPwi7W6JmrgxSJSAyUO"
    "vjNEaxxpdcccG6vQ2wwbjPAijTDV1heOTi1oPJkTZBDtntivGLLpUxsx4ji8BN1hA1sqQd"
    "jS0JwYWtO7ok+IzhxiIWdOlkidY+ueN379/ZHYjPf5/acTuLFGVX5n3brf4z1cS//DJYpD"
    "7wlvZ/M7ffs3L9YtjfwgLPi6eFBmOu86BqiuQQeiXHGWC1F2e9u7/CxawvPfKSo1XNNatV"
    "4snTm1wuauq2snQAN198QiNnaIFgHacg3DH5KgyHtiXuDYLgkfVVsVaGSGXQOGq/G/M9dS"
    "YZSQuBP8eft//qNFminKYDhRxt2JojTWRhceITEYfpFKLZgZuuUAUH/+5fW7AkSUNuAGF1"
    "86o9dn738SEFDm3NuiUsDV+EsQYgd7pAL0FcoP/Pet43wxx3bXck2BdY8/BsyANcwD2gTq"
    "/KHL4B0UrABfvQ4BlAFY+eFtXPU+T5SLzuiyjcLLqTWeDEdd5WLUvexN2ij6LflmpA9Gw8"
    "Q/FINY986cf33zfsPgfO2MxPi88caH8nfdWwMGfk1LVMEwrYZFdW2bWOoyfWjSX4EoTZWH"
    "JPeMj4N8lgPjs0yIz5II8zntuKzs1F9RVxnpxk13cNkbXLWRfzG1OheT3tduG3mfU+u8P7"
    "z4pctfDv9ial12RV1nAqWRL1Proj8cQ6H3WY0Xxd+d1sfxXL/vWU76mxIhSgyf7u3J+xi+"
    "0329JffwBP/zj1br7OxD6/Ts/cd3bz98ePfx9CNvKx53verDhmE47131BpP4CEBBHPe5j2"
    "t+0AMKiXg5xH3GqhjoESKJezncbaJSWyOagp117C85dI5uknT0E6SJEdB82pPgojobxy6Y"
    "0knvujuedK5voHuTsT8MARjfSqCmJUqXidLXyaU/7AT92pt8QfAV/Ws46CY53bDd5F8NeC"
    "bsOlSx6JOCtSgmQXFQFOe5DMwHQVPuUriubMEjTvUMAcQXL45gZLeKGxFMbQK/uMS7E6eU"
    "r07lXh0Q3GcPEaESCu6w+vCEbU1Zq6EtmtV2vcpsmckSbOF7MUiAJjxnqHBZ6L+QZSNVF+"
    "NVNTerYha68uC32qqK6SDeFNEZwkilpklslSD4HcTSELV5qUnMO2JDCy4izGYn6Dt94tPy"
    "O+IfDOkO/68Rc0EdkNSgM7aui9nXTaQyphKrY7YyRoxiEZE/JKiyFFpS3n/TOs0jLLZOs6"
    "VFqIvvR9nqrnSAj0HFVRbfncviTKXQxxq8P4+Hg3R4VxTJDV5XHfRfZOhsb1LKy2ztgEVs"
    "Vw8AfX3d+S2J9UV/eJ5cRqCD8+SsJktljtm80MyO0Oxmdm9fow82t9+/zTG337/NnNtQFY"
    "fYwMxRVI4mZw+4TF0E6RTSGi4neRDPBnwNbyk4lFldjkJwiA4z+bHQeXclhjlOuYNhPh75"
    "++hG2SaP9KGkBi1KKUe5aqNcGSWAq+lO13LsDEXAqrq5WRkADRUSttyqEBhaxHd+QHdLLp"
    "ov+A7PRVAupnMG6wT1HGTiJYLn4VV0YfAuGEV8hjLX5pTYQny7UudcaD9BA/JIbCH0a2Rd"
    "K7DXO21XDXxrMPfud6I6iifd87//luqCl1UXLACUVJvQBpVBlKiGfOjuWX/+/lNbKao5iF"
    "PVEOjd6w88yNLWjm0wp64gdQC59e5dDpR5q0yYRV1CT+Mv5EWndJKuhniftfJ4GbWy3Yxa"
    "WWAX2xLjVLvcGqvL8BYwK3JOhhXb9lYUNZy1u9/zLOqk+FRNyI8MP5OgfSlwj0gm6/422a"
    "y9DUWy/nBwFTRPqnQTLmxkRu0UtLPV5isKqTZ/htocz5w0c1s27iGBhP0ZsEvVbqmlR6qD"
    "8quDLrCdHp0jKpobVUBq0CSf7oe3BkcMZ04Qm9PFJyQWCaQ76AkztDCwSrSm8MkAV0D7BI"
    "URMuje5b+UIdDFLJFGVB2KEf+nOxnqnz3dbGpNre+aSxRTt6j9HekMPc2xg/j4zqmt/4c/"
    "AmJY18IbI9NlDmKObhiIv54GZ1XbiILmiD8FNLQoMvkWxQkwRAhhuMd3m8xcC9whRcvkzf"
    "zfJeqQQ3hDm73ivdnejwuIkUP5jaFvvhpoPlLSs6USDHq2qgpmbkHJPkJSO/v0XsR6mzzq"
    "xT3Eo1SHcxHfJ9Iv4iUuA7b2HbDlUAcb3qZRbIYnCOUkf8Yk5zuvSYrqaBNkddARHGA5B1"
    "ufRYxCQK9IJMi5QDZ0q5jHYkggVQDPUAEI6aTgKhKl2cnsrjs/GEhvpVQta8TS96ZqypY4"
    "77+gdjmlWoJUjnOVx1k1KCunOo0SyjGu8hinqcmKyvTpPcgQcBl6f0y4S0vR32LBcxdayW"
    "GOU8phrvQwhwamYutojKzUSloxXuVwa2lVzLHZjvl5fPILeuODhsYLnjfpIzE5dRPMnHiV"
    "yNDLvQie86KcLZlDzKA43fK6i06lkfIQy+IzjJT8BhbD4kcUdNdcp9yvy+YhNVW78djk1X"
    "p6qMLYxIaRufpH6epkuTlrfXgfrvfwZdMKP77u9Pvr7LG/uBScq3EqmbAo4a4t1u10vXSO"
    "tJAhdYXtL42bzj+vu4PJWLnodzsjkR9ygZewqTGF8w8YYJ5ao+7n28FltJGnVoi3uexynr"
    "A3HIyhGpLOwE3Y1LoZDa+HfsXCpib1y89H3c4vnatuG91xEe2BMwxT66Iz/qIMbydtpGI2"
    "V6jrTK3e9c1wNOHEugnqSU7Zufz5djwRD95GWPvdZY54ZHiKi27va+e834WHUIn+KPDM9z"
    "rG9fB5HKlb2Y7UrfU4dukXsGe/AGwGmbTzyxQrmjrtKS+QAlTxIlKLoZ8glENQegh86UPJ"
    "8GTPkQNXyfJpl6J1sRehxBDE6ST+R6Wel8i3/wanB9zcAtsx5oxlcMVZ0/H4lheID0iK3u"
    "ldQ050/hFliNtodR0w01AGn1Fmto1W11OLs9oDwWv7F2GJMup+7Y7GnX5YFZbwNr/d9EYd"
    "766r6yhjHVwFjDV/fPE5tSajzmD8uTtqo+BqavWHHf6s8HdqfRn2+TX8hV/BZQEAw7+Aku"
    "CpgqsybPfuQ8ll0uYaGxWqota+0mfOBe+mkabZDiubG5Xb97yZogbtcuSfhbaI8RWWBJle"
    "0ZPuzMW1r9r5JL48YsMlEF2jizN6/NN9msiiDpoTOyXDzK47T1F4f2tAyhnIt+vrn8TXuY"
    "nVBsf6W2Ph2lwwYCTQTgVfQzXgv9fS0kS9i0UfyXx7ojD0HhTfbDIjIGKTsCRuMJbJbV5c"
    "GZ+YJ7l1J3GyKjMXZdUnO09RsXoHiwIdENUQ5t3nVBCIMYL5WlkY6BVZDaFunebJ9MxbZe"
    "tdT9cyPcuErQdO2CoV3XtWdOsWZ4HKhcCtkUqda2mdh0xZW1e5UoY6vlCkUiXCwf4uMIMr"
    "WymsI4QS8JwZGQI1g0CqAOLrlPWDfPcSVkytUwptOb0LTG+ZJPBwSQJlCJIMQaqY+FUndt"
    "8mInkaK+hLmyDboTPtiyYn2JHLd9yWkxfTpAlIOiino5rtUZ/tTJ9GWyPvl9abtx/efjx7"
    "/zbcEsKSTTtBtYKlAsPxjU01V01PY5ls08xnY1YWkfZbbc2/ihSQXr5HRgyDnaDvfgf83R"
    "SJG4N8kK8YHD36CVGLIL8JWIZdRhCfb6n5LHfee54jTKSVt2JW3tWIF5HX4lR1ECcOIK05"
    "umMU0kGEBDU0zewnY5s0ge3ZBKYRi5q6Jc4vKpS2bY1Qpm97Rvo2jmQZK2SMrEZs54FVEv"
    "CClUE/SibRLx1sgA1dUzS8TFl/shVxMaIagf8siUtmOz10Rkgu/uuP5fJBxkml80KVtZnS"
    "WCCNBcfDoh7F61U57aCvym1sVA8GjZp59YNRgq0KwsmcoDt3CafD0Bn6/oeLLUd3lt9FGA"
    "kTZV6gfXDUC5w//AnxzijCq5RKlndYjTgmxjvHBuvausJwr3eDE3B6DkPMwY7LQPnIX0iN"
    "E8xEuItJRaqJE9TxyV8xr0feEMJdELVUDhC2NDhzmRfiIKMGnHuz4v5Wp92AbjPQZYqjdZ"
    "7mxAoO8rmj7v08U6v5Leb7FPfNyREeI3WgFdOBrqnnCxrMsuj3ajk7PnOk1M4dJhNLGd1E"
    "klK6p5fmQYN9sYB2IkpSJ+R3ppyQOp/96Hykj/3hdD86U4BRSFmXKTUItjJ4uhVVAuc7Tn"
    "aES8Om9XU47MdE0PNe0jHz9vq8O3r9RuDOG+lOxiKsEUN/5DO0uCIgTinVbFXTA8iwFRm2"
    "UnfAfdWFEoZFFAE9lVie15UDdgMvWKm40hih3DKqvGWAsrHECEfI5PhWeXxVSHVnGOVsQA"
    "laOdJVHunwjK0yGeZipHKcqzzO0pYubenHo8M4iterSrb0a8IYvs82owf1ze0WdDPSdKvt"
    "/DO10dOcmmAp9o3uSGdNNLN5GVR41mRnTnTekEuyrI3wAttOEyzMwnjNpyxzbYI43wDWan"
    "WeGmezzxs940SjFw8O/Jsam22i6gsdBHRRsgb9piQJSUqpTsmZBSQAjphYL+TimkJaR9Bz"
    "nbrybsOxK+/WUoEwYoHyr+gkT5DVEew9zPDIzhcHOjsXSISkDiAfIh1IVdimLzSxl8cqNj"
    "NK86BJjkzXfFMj9qMI2RJnKlrhIYszztNg8PtL4XcK0MkDGSvOrLzwAXdHJPcV8YPj078g"
    "ohESea6l9GF5MT6D387rPxXpHMczRuir7M7ZGA8/T9oI/k6tz73RdRvB3+Rel2ccPuYYhY"
    "+ZY/BxfQRwWs63vPDjZySAOxT2N/3ORfeyjbxPOETnZnI7gpLgKjwI5zI8CYeX9Ts3osT7"
    "LDNWuz8Gh0szik0wS9Nf5xuzeA8VXqcaecdp1L0efvWKxAWM8GiiTIaTTl+5HA1vbrw+km"
    "V+Ow714Cps4X+bWn6ffo/n/eHFL/Ddv/CPiRJk3sUu5svuTysV2cxSNrJNto4VTZ18hw9t"
    "7cALx7WLQh+lknamcsjbxODLW1Hko1QS+XLIC7elgrivaCTq5VD3lusyPkhRQmlVrZxVNc"
    "am05mjuJaTZm3YPMpxSjnMlR7myniMykHea2piapfzhEmQSkezKo8zKelNSKQrYYVHuEpG"
    "uwtPXGxk2e6C+uZWE56iRprmOrRWNEfg9mqLjBpheEgTPc11cCliyJtzyKGiBdwn/YzaZ/"
    "SVmk5D/CJPEb+KWklm0sg0BfIfbzEsLG0FzSrrlNJEWNREGBm7vLBHSKRxMOsEnSLGrOeH"
    "elUNzEPk4hMpL4ppP1Y0UtVaSAFSpV34Rrcyd2Coy7H7LvxmW3feL/QJmS7fESHzFTIoZN"
    "yHHkTefN6LRbQTNLQIsnlD8I4R3r2iBTgFc4L1HXhHfW7biXm7tIRW0iNHbrdVWLt2s936"
    "k7wAmisKCabcUeWO2tOIuaAOJGkbEZXa6Z6p660277L6qr1irwi27rew7T2QJWyN3mE1uq"
    "XqC2yEMTZIpaYJ17qDDMKL6An61dYdfiv0pDtz0YbMZkRN2Xl33nvqHhx2Cy347fJvwf7d"
    "izoXxqjkllz8CJ3IeOUV2WJENRTZzk5Pc4hsvFV2dkOoi28w8DIUwNhvXkN095PmZwGApI"
    "Zab0jxEyWqIdK7PyN5xm9ObHj/U1ilbKATZBLqHFAz9+53oqbAnB0WFSGpBcSHiIuSWQOe"
    "PRTSkpZf4ugTja+EFwZVHxppska0frOUYYiWiho2zSVf2PSpje6WaB7o4bxuEExLZLsWQ3"
    "hOsNYUujfHFgnznTn/yxB1nRM0oOL0TD9XOO84XdDYz212HHI3NrFhZAr3qRJFScH+ZZPP"
    "eWL9WevD+1CQhy+bRPfxdaffD9z/sqUHOpsxApm3VZsyLulaWkqO400alIwOpHvm8elSvJ"
    "VrsrJKb1jfoq1yrXJOgiDXWmfSRwLZJD8JKz6/sHXCEHNNMOz/h9iUrzPkka9K7gJ2Zr4a"
    "WeKrRgzCv6avbLvoVIYOV1wrUjVd1PpKdnyxrg/84dNlxu1xZAFtlaWaxs0tCCDjbhsFV1"
    "OrNx7f8gLx4Ydx+UFcEEp22eV8bG84gGiy4BrKP98ORIQZfE6tzuXPt+PJdXcwaaPV9dTq"
    "dkaD3uCqjfyLsEQZdb92R+NOP6wKS3ib3256o45319U1hKeNvyjD2wmEpnlX/Omvb4YjXu"
    "J9Tq3JqDMYf+6O2ii4mlr9YQfC0PjfqfVl2OfX8DcMngtj56AkeKrgKrnAvkyYozzaZd9H"
    "u3hGkJJOyDFSKVlXTrKOaWFV8WKUGegEqRzoSg/0prDwrBf5WWHgVRvMfWt/uXBDbSWbZ8"
    "pwSIhR1RDo3e/+HmTF8q9EaWoI8p7yGPpuvh5UhVaOJGWFE0lUZgFZoVZsbifp6of1nqY3"
    "ZO0mrKDKIEG210M3q8LsFAooAFeqEsExa4QS2TiyL+aKW0s0XywrXm3QrIwVgzqNVLsFdb"
    "ZZKvwWuUwT9za2HHDFfMSGS5BuMV0jkWSjTc/jEkwM9MlC5MdCt5fCUZPa+r2eYXXdSa/S"
    "OFGB16G5wTgh85pK9//jNlnHWTyTPwE8VyHsY2QS/tLwz31w8yMfUEjQS4PuBVHoj0SBc1"
    "SKasrXqaWyvNLKcsFnlcq0FKeU+VmqPMoLW+dctJNiRt7sZxilq9OaWt7fMHp4M4gl6erL"
    "7V4jK+oqK+kb58Pbqy+TNvI+p9bNaHg9BKcMcJWIfFn3DIn7ZyRFwpexpzDq2lkJQHIk+Q"
    "6pKz1kN51/gg/OWLnodzsj4YTjn1zNFI4RhhEIhivayDu7M94mcPwZQ3WgtWSRacArFnyj"
    "p375+ajb+aVz1W2jO5vgB3xPos47KmZzhbpOMDk4sW5CHjcWdSTipVj73WWOeGR4iotu72"
    "vnvN+Fh1CJ/igALTGhdp9VuqoZkqq7dRZRsNPCOQQiJNLFMZEdF9uksGImRiRVwWueYxgO"
    "tU4RUSnli6iV6TUWkiUgveN0+3rdw5LD4nk+HPZjXPJ5Lxnsdnt93uUbuYCcN9KdDMlURs"
    "CVGYCjkFUqZGG5AjtFI8PM4lU2t9lalPuw3VaLy69wDi1fECB9FAsSYHjGEsbZUvIJYZFv"
    "ivzQGTTgnCli1CQiIg3N+YPwqQoJMUQKDEG4boDZ102kPaYSe9LGQ3Gz9qiNCuzMLUqGu+"
    "W2HQCGiuamyJvbsQ/oJPrl0OdLlEoUAvJscXZhjVgqNyXDkMkw3DKSxS5A1XZmwWU5s017"
    "u3gY5cm3Y/rgnXbvZat8bZF7DMaXnxC10cKFMHWRJhq95pjroiaLN9hBr5IZqDgzcDzaqu"
    "NTr8h8l9Lh5fjZJunTvK8p7RmPlOLLxBqhRLY6HrlD17mjP7qPJENlFK3fzAhS0VIhYdNc"
    "rrqi+Qn6/kCW35GJHwgDvoyKA0Pm9Ekk96AzSJLKi3WGnryUqekeus/pTPJ+FXgrNvF+L5"
    "nh82UzTO0/vsqhC10tgm5IUGVHgspECy7w0qA4ZZX4eTwcZNktQ5Kk7kZXHfRfZOjsGLnC"
    "DdACGDGNzVrSyWR+ycQiAh3IpJNSg3ZgFmqMH4l2pc+cC5yR4j7eYjMbxaCtcs8bKyrOm9"
    "seTl6zIc28UISpLnOoyXmdB0IWDDI9co5Gt0VUEiwbnBnCj2AWY3MogoAllWok/UC33XSb"
    "ms0+6NAXC8LfLM+WqRzzlRiqvGxCgqyGzMJe2LHYm1BgdifppIpTMgOSGTgsM+BQm1zYRN"
    "OdjhcTms4RrDfbwhYAgaIKCgVHSHJpWfh+TOxXfD8W9LB1g/tMkGbvk+dCw8SWrWurMGb/"
    "PunKlh30mcoViH7DLEveN285C9MCJpmDb4n3M+AfJMPwYgxDfBTz8gtxqhqyC7uPCIm+IM"
    "VgljxZEZ5M5jHddx5TyZ1J7mzf3NmSOcS8xMsJdbCRzpnFm2zhykRjRcNLzsQEzfN6QXnE"
    "AUMk3Jc0zkN5bJRBGf/GO0avbycXPzWRTcGfFbkLhGcOsQEMlukKtaOud2wTy14od7kVVc"
    "hWsytLQjab5Q10OtQ54kFD6irvTjIe9IDxoJLN2TebwxfedP4mHVy/+Sam5ggR3gApMCnS"
    "m64a3nT+ATzFkI8QSegLQV8VNnlCONJ2KnvsV21mi51Vo1zqyTtsAH8S8qu8a0P3ovUEx4"
    "pt5wT1HIY4H+MQ8NwCTSJkTH3F+NNT5E0+CAv0sy+mqyz3dJ904+YqA2kkOaA0a1ZKS/li"
    "mWWrtsbtyOtd5s6sUS7pWpqAMXsgmmLqFrUL8pNxwlKcTcW811+Gp7xbKuAWlIL+ppwjEa"
    "oDphx5mem8w4wjXnxj2llC2RnzIiR14t9bb95+ePvx7P3bcHaHJZsmtcziIu0UhxfAVtGq"
    "Ayre7RRJLNGmuVkki8S/WkHzrcLZZE7QE7U15vmA3hGDwlHiNBJt3eRSFGeJvXhr3UGMem"
    "35tGWuDUKVhfi0V+fgLWquy2X7ucUzLBdVjTH+e0hkwdyMYz4hPzJ2q6B9HQ5S2rR6dn+b"
    "xBbOtdiIcPHsDwdXQfNkwERS1+975xYFfY1Qop8P/arsL79izuJZ954DYuruEm+xeW958t"
    "r63on5dhavY28dB3qGZtQOtGrEbouvT3NqNiFnhwv6RP5V52u8iClA45V3oa8/eAV+huv7"
    "yz5vlK7442TKA1kGTovwdW5iVer+qrXTwBEXBjCEnCTFwpFt7lwjrMPql/Sgy2VYfrfBsv"
    "xuzbTs4TajhpaWzW0b3iu6PcH9kiG9e0A7sQzltuXHyeo3tc9aecz5rWx7fisVabHCF8U5"
    "IKofyruPoRaAMYJTU0FuwXlFVj+kW6eneRaP09PsxQPqErmgMHMUlYPKeThiF9odU0hrt2"
    "DnmdzZc3ttakuZ93AyLxwInKoP32T7iRDJdKblrD5SaV7qFZBK8/xKjQ6xudjeSNNm+FXN"
    "jWoMvGq0TX2RPbY7dpnPXJJS2fOU1chf7qvrML8T41y2lJ+53mdzMNmrfR28mfcSHAdvVQ"
    "GE/eY1RPdNLm78zQZu/M06N87v6JA0/+fs9FEREpk+qmD6qBfdz/76f/DWTF0="
)
