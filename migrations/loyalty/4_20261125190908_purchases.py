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
    "eJztXX1z2ri6/yoa/ml3JjeTJn079M6dIQlN2SWQAdLdc8oZV7FF8Ma2WEtOytmz3/3qkV"
    "+wjQ22A8SwmmmDkfTI5idZet71Z8Oic2zx+XFL16nn8EYT/dlwsE3ExVLdEWrg2SxWAyUc"
    "31myNY61umPcxTr0NsEWI6LIIEx3zRk3qQONR1OCLGLcE/cVQy59aiJGOBcl6A5b2NEJwo"
    "6BpsQyjvwr+oTohBMH8SmZI32KnXvR+PX3R+Iy0ef3n47hxgbVxZ1N536L9/Ac8w+PaJze"
    "E9HOFXf69m9RbDoG+UFY+HX2oE1M0XUCUNOADmS5xuczWXZ727n8LFvC899pOrU821m0ns"
    "35lDpRc88zjWOggbp74hAXc2LEgHY8ywqGJCzyn1gUcNcj0aMaiwKDTLBnwXA1/nfiOTqM"
    "EpJ3gj9v/y94tFgzTev1R9qwPdK0xtLowiOkBiMo0qkDM8N0OAD1519+vwtAZGkDbnDxpT"
    "V4ffb+JwkBZfzelZUSrsZfkhBz7JNK0BcoP4jft4zzxRS7bcezJdYd8RgwA5YwD2lTqIuH"
    "roJ3WLAAfPE6hFCGYBWHt3HV+TzSLlqDyyaKLsfOcNQftLWLQfuyM2qi+Lf0m5E9GA0b/9"
    "As4tzzqfj65v2KwfnaGsjxeeOPDxXvur8G9IKaU1kFw7QYFt1zXeLo8+yhyX4F4jR1HpLC"
    "Mz4J8lkBjM9yIT5LIyzmNPdY1am/oK4z0o2bdu+y07tqouBi7LQuRp2v7SbyP8fOebd/8U"
    "tbvBzBxdi5bMu61ghKY1/GzkW3P4RC/7MeL0qwOy2P47l533F49psSI0oNn+nvydsYvpNt"
    "vSX38AT/84/T07OzD6cnZ+8/vnv74cO7jycfRVv5uMtVH1YMw3nnqtMbJUcACpK4TwNci4"
    "MeUijEqyEeMFblQI8RKdyr4e4SnboGMTTMl7G/FNBx0ybZ6KdIUyNgBLTH4UV9No5NMKWj"
    "znV7OGpd30D3NmN/WBIwsZVAzaksnadKX6eX/qgT9Gtn9AXBV/Svfq+d5nSjdqN/NeCZsM"
    "ep5tAnDRtxTMLisCjJc1lYDIKh3WVwXfmCR5LqGQJIIF7swciuFTdimLoEfnGFdydJqV6d"
    "2r06ILhPHmJCJRTcYf3hCbuGtlRDT2le2+Uq+9ROl2AH38tBAjThOSOFy8z8hcwbmboYv+"
    "potSpmZmoPQau1qpgWEk0RnSCMdGrbxNUJgt9BHANRV5TaxL4jLrQQIsJkcoy+0ycxLb8j"
    "8cGQycV/g9gzykFSg87Ysi5mWzdRypharI75yhg5imVE/oigzlJoRXn/zelJEWHx9CRfWo"
    "S65H6Ur+7KBngfVFxV8d24LM50Cn0swfvzsN/LhndBkd7gTZ2j/yLLZFuTUl5mawcsErt6"
    "COjr69Zvaawvuv3z9DICHZynZzWZa1PMpqVmdoxmM7N7/Rq9s7n9/m2Buf3+be7chqokxB"
    "ZmXNMFmoI9EDJ1GaQzSA9wOSmCeD7gS3grwaHK6rIXgkN8mMmPmSm6qzDMScoNDPP+yN97"
    "N8oueaQPFTVocUo1ynUb5dooATzD5G2HuzmKgEX10WplADTUSNRyrUKg75DA+QHdzYVoPh"
    "M7vBBBhZguGKxj1OHIxnMEzyOq6MwSXTCKxAxlnisosYPEdqVPhdB+jHrkkbhS6DfIslZg"
    "q3darxr41mDe3e9E55ov3Yu//1bqgpdVF8wAlEyb0AqVQZzoAPnQzbP+4v2nrlZWc5CkOk"
    "CgN68/8CHLWjvWwZy5ghwCyKfv3hVAWbTKhVnWpfQ0wUJedkqn6Q4Q77PTIl5Gp/luRqd5"
    "YJfbEpNUm9wa68vwljArCk6Gldv2FhQHOGs3v+c5lGf4VI3Ijxw/k7B9JXD3SCZr/zZarb"
    "2NRLJuv3cVNk+rdFMubGRC3Qy089XmCwqlNn+G2hxPeJa5LR/3iEDB/gzYlWq30tKj1EHF"
    "1UEX2M2OzpEVRytVQHrYpJjuR7QGRww+JYhN6ewTkosEMjl6wgzNLKwT40j6ZIAroHuMog"
    "gZdO+JX8oQ6GLmyCC6CcVI/DN5jvpnSzcbO2Pnu+ERzTYd6n5HJkNPU8yRGN8pdc3/iEdA"
    "DJtGdGNke4wjxk3LQuL1tASr2kQUNEfiKaChQ5EttihBgCFCCMM9vrtk4jngDilbpm8W/C"
    "5ZhzgRDV32SvTm+j8uJEacihtD32I1MAKklGdLLRj0fFUVzNySkn2M5ODs01sR613yaJb3"
    "EI9T7c5FfJtIv4iXuArY2nbAFqccW/6mUW6GpwjVJH/GJBc7r03K6mhTZIegI9jBcg62Po"
    "dYpYBekCiQC4FsmU45j8WIQKkAnqECkNJJyVUkTrOR2X3o/GAovVVStSwRK9+builbkrz/"
    "jLrVlGopUjXOdR5n3aKsmuo0TqjGuM5jnKUmKyvTZ/egQsBV6P0+4a4sRX+LBc+bGRWHOU"
    "mphrnWwxwZmMqtowmySitpzXiV3a2ldTHH5jvmF/HJL+mNDxoaP3jepo/EFtRHYObEi0SG"
    "fu5F8JyX5WzOOLHD4mzL6yY6VUbKXSyLzzBSihs4DMsfUdJdc5lyuy6bu9RUbcZjU1Sb2a"
    "EKQxtbVu7qH6c7JMvN2emH99F6D19WrfDD61a3u8weB4tLybmapFIJi1Lu2nLdztZLF0gL"
    "GVHX2P7SuGn987rdGw21i267NZD5IWd4Dpsa0wT/gAHmsTNof77tXcYb+WqFZJvLtuAJO/"
    "3eEKoh6QzchI2dm0H/uh9UzFxq06D8fNBu/dK6ajfRnRDRHgTDMHYuWsMvWv921EQ6ZlON"
    "enzsdK5v+oORIDZtUE8Kytblz7fDkXzwJsLG7x7j8pHhKS7ana+t824bHkIn5qPEs9jrmN"
    "TDF3GkPs13pD5djmNXfgFb9gvAdphJu7hMsaA5pD3lBVKAan5Eajn0U4RqCCoPQSB9aDme"
    "7AVy4Gp5Pu1KtC73IlQYgiSdwn+v1PMK+ebf4PSAm1tgO4aCsQyvBGs6HN6KAvkBSdFbnW"
    "vIiS4+4gxxEy2uQ2YayuAzzsw20eJ67AhWuyd57eAiKtEG7a/twbDVjaqiEtHmt5vOoOXf"
    "dXEdZ6zDq5CxFo8vP8fOaNDqDT+3B00UXo2dbr8lnhX+jp0v/a64hr/wK4QsAGAEF1ASPl"
    "V4VYXt3nwouUrafMBGhbqota/MCb8Q3TSyNNtR5dFK5fa9aKbpYbsC+WehLWJihSVhplf0"
    "ZPKpvA5UO5/kl0dseQSia0x5Rk9wus8RcihHU+JmZJjZdOcZCu9vDUg5A/l2A/2T/Dq1sd"
    "4QWH9rzDxXCAaMhNqp8GukBvz3UlqauHex7COdb08WRt6D8ptLJgREbBKVJA3GKrnNiyvj"
    "U/OksO4kSVZn5qKq+mTjKSoW72BZoEOiA4R58zkVJGKMYLFWlgZ6QXaAUJ+eFMn0LFrl61"
    "1PljI9q4StO07YqhTdW1Z0m45ggaqFwC2RKp1rZZ2HSll7qHKlCnV8oUilWoSD/V1gBle2"
    "SljHCBXgBTMyhGoGiVQJxJcpDw/yzUtYCbVOJbTV9C4xvVWSwN0lCVQhSCoEqWbi1yGx+y"
    "6RydNYSV/aFNkGnWlfNDnBhly+k7acopimTUDKQTkb1XyP+nxn+izaA/J+OX3z9sPbj2fv"
    "30ZbQlSyaieoV7BUaDi+canh6dlpLNNtjorZmLVZrP1aW/OvMgWkn++REctix+h70IF4N2"
    "XixjAf5CsGR49+QtQhKGgClmGPESTmW2Y+y433XuQIE2XlrZmVdzHiZeS1JNUhiBM7kNa4"
    "ya1SOoiI4ABNM9vJ2KZMYFs2gRnEobbpyPOLSqVtWyJU6duekb5NIFnFCpkgOyC2c8cqCX"
    "jBqqAfJ1PoVw42wJZpaAaeZ6w/+Yq4BNEBgf8siUtlO911Rkgh/puP1fJBJkmV80KdtZnK"
    "WKCMBfvDou7F61U77WCgym2sVA+GjY6K6gfjBGsVhKMpQXfeHE6HoRP0/Q8PO9zk8+8yjI"
    "TJMj/QPjzqBc4f/oREZxThRUolxz+sRh4T459jg01jWWG41bvBCTgdzhDjmHsMlI/ihTQE"
    "wUSGu9hUppo4Rq2A/BXzexQNIdwFUUcXAGHHgDOXRSEOM2rAuTcL7m9x2g3oNkNdpjxa52"
    "lKnPAgnzvq3U9ztZrfEr5PSd+cAuExSgdaMx3oknq+pMEsj36rlrP9M0cq7dxuMrFU0U2k"
    "KZV7emUeNNwXS2gn4iSHhPzGlBNK57MdnY/ysd+d7sdkGjAKGesypRbBTg5Pt6BK4XwnyP"
    "ZwaVi1vvb73YQIet5JO2beXp+3B6/fSNxFI5PnLMIGscxHMUPLKwKSlErNVjc9gApbUWEr"
    "hw54oLrQorCIMqBnEqvzugrAbuEZqxRXmiBUW0adtwxQNlYY4RiZGt86j68Oqe4sq5oNKE"
    "WrRrrOIx2dsVUlw1yCVI1zncdZ2dKVLX1/dBh78XrVyZZ+TRjD9/lm9LD+aL0F3Y41XWs7"
    "/0xd9DSlNliKA6M7MtkRmriiDCp8azKfElM0FJIsayI8wy4/AguzNF6LKcs8lyDBN4C1Wp"
    "9mxtls80bPONHoxYMD/6bGZpfo5swEAV2WLEG/KklCmlKpUwpmAQmBIzY2S7m4ZpAeIuiF"
    "Tl15t+LYlXdLqUAYcUD5V3aSp8gOEewtzPDYzpcEOj8XSIzkEEDeRTqQurBNX2hqL09UrG"
    "aUpmGTApmuxaZG3EcZsiXPVHSiQxYngqfB4PeXwe+UoFMHMtacWXnhA+72SO4r4wcnpn9J"
    "RGMk6lxL5cPyYnyGuJ3ffybSBY5njNHX2Z2zMex/HjUR/B07nzuD6yaCv+m9rsg4fCwwCh"
    "9zx+Dj8gjgrJxvReHHz0gAtyvsb7qti/ZlE/mfcIjOzeh2ACXhVXQQzmV0Eo4o67ZuZIn/"
    "WWWsNn8MjpBmNJdglqW/LjZmyR5qvE41io7ToH3d/+oXyQsY4cFIG/VHra52Oejf3Ph9pM"
    "uCdgLq3lXUIvg2doI+gx7Pu/2LX+B7cBEcEyXJ/ItNzJfNn1Yqs5llbGSrbB0LmkPyHd61"
    "tQPPuOeWhT5OpexM1ZB3iSWWt7LIx6kU8tWQl25LJXFf0CjUq6HuL9dVfJDihMqqWjurao"
    "JNpxOueQ7PsjasHuUkpRrmWg9zbTxG1SBvNTUxdat5wqRIlaNZnceZVPQmJMqVsMYjXCej"
    "3YUvLjbybHdh/dFaE56mx5oWOrRWNkfg9urKjBpReMgRepqa4FLEkD/nEKeyBdwn+4zaZ/"
    "SVmU5D/iJfEb+IWkln0sg1BYof7zAsLW0lzSrLlMpEWNZEGBu7orDHSJRxMO8EnTLGrOeH"
    "etUNzF3k4pMpL8ppPxY0StVaSgFSp134xnRyd2CoK7D7zoJma3feL/QJ2Z7YESHzFbIoZN"
    "yHHmTefNGLQ4xj1HcIckVD8I6R3r2yBTgFC4LlHXhDfa7biUW7rIRWyiNHbbd1WLs2s90G"
    "k7wEmgsKBabaUdWO2jGIPaMckrQNiE7dbM/U5Vard1lz0V5zFwRr91vY9h7IHLZG/7Aa09"
    "HNGbaiGBukU9uGa5Mji4gieox+dU0uboWeTD6VbchkQvSMnXfjvWfuwVG30ELcrvgWHNy9"
    "rHNhgkptyeWP0ImNV1GRLUF0gCLb2clJAZFNtMrPbgh1yQ0GXoYSGAfNDxDd7aT5mQEgma"
    "HWK1L8xIkOEOnNn5E8ETcnLrz/GaxSPtApMgV1AaiZd/c70TNgzg+LipEcBMS7iItSWQOe"
    "PRTKklZc4ugSQ6yEFxbVHxpZska8frWUYcmWmh41LSRfuPSpie7maBrq4fxuEExL5HoOQ3"
    "hKsHEkdW/clQnz+VT8ZYh6/Bj1qDw9M8gVLjrOFjS2c5sNh9wNbWxZucJ9pkRRUbB/2eRz"
    "vlh/dvrhfSTIw5dVovvwutXthu5/+dIDnUwYgczbukuZkHQdIyPH8SoNSk4Hyj1z/3Qp/s"
    "o1WlilV6xv8VaFVjmeIii01tn0kUA2yU/Sii8uXJMwxDwbDPv/IS4V6wx5FKuSN4OdWaxG"
    "jvxqEIuIr9kr2yY6VaHDNdeK1E0XtbyS7V+s64N4+GyZcX0cWUhbZ6mmcXMLAsiw3UTh1d"
    "jpDIe3okB+BGFcQRAXhJJdtgUf2+n3IJosvIbyz7c9GWEGn2Ondfnz7XB03e6NmmhxPXba"
    "rUGv07tqouAiKtEG7a/twbDVjaqiEtHmt5vOoOXfdXEN4WnDL1r/dgShaf6VePrrm/5AlP"
    "ifY2c0aPWGn9uDJgqvxk6334IwNPF37Hzpd8U1/I2C56LYOSgJnyq8Si+wLxPmqI522fbR"
    "Lr4RpKITcoJUSda1k6wTWlhdvhhVBjpFqga61gO9Kiw870V+Vhh43QZz29pfIdxQV8vnmX"
    "IcEhJUBwj05nd/H7Jy+VfiNAcI8pbyGAZuvj5UpVaONGWNE0nUZgFZoFZubqfpDg/rLU1v"
    "yNpNWEmVQYpsq4du1oXZKRVQAK5UFYJjlggVsklkX8wV9yDRfLGseAeDZm2sGJQ3Mu0WlK"
    "+zVAQtCpkm7l3scHDFfMSWR5DpMNMgsWSjR77HJZgY6JODyI+Z6c6loyZ1zXszx+q6kV6V"
    "caIGr8PRCuOEymuq3P/322SdZPFs8QTwXKWwT5Ap+CvDPw3ALY58SKFArwy6H0RhPhINzl"
    "EpqylfplbK8loryyWfVSnTUpJS5Wep8yjPXFNw0TzDjLzazzBOd0hranV/w/jhzSCWZKsv"
    "13uNLKjrrKRvnPdvr76Mmsj/HDs3g/51H5wywFUi9mXZMyTpn5EWCV/GnsKo5+YlACmQ5D"
    "uirvWQ3bT+CT44Q+2i224NpBNOcHI10wRGGEYgHK54I//szmSb0PFnCNWh1pLFpoGomImN"
    "ngbl54N265fWVbuJ7lyCH/A9iTvv6JhNNerxcHIIYtOGPG4s7kgkSrHxu8e4fGR4iot252"
    "vrvNuGh9CJ+SgBrTChNp9Vuq4Zkuq7dZZRsNPSOQRiJMrFMZUdF7uktGImQaRUwUueYxgO"
    "tc4QUSkVi6iT6zUWkaUgvRN023rdo5Ld4nne73cTXPJ5Jx3sdnt93hYbuYRcNDJ5jmSqIu"
    "CqDMBeyCo1srBcgZ2ikWNm8SuP1tlatPuo3VqLy69wDq1YECB9FAsTYPjGEibYUvIJYZlv"
    "ivwwGTQQnCli1CYyIg1NxYOIqQoJMWQKDEm4bIDZ1k2UPaYWe9LKQ3Hz9qiVCuzcLUqFux"
    "W2HQCGmuFlyJvrsQ/pFPrV0BdLlE40AvJseXZhiVgpNxXDkMsw3DKSxy5A1XpmwWMFs037"
    "u3gU5Sm2Y/rgn3bvZ6t87ZB7DMaXnxB10cyDMHWZJhq9FpibsiaPN9hAr4oZqDkzsD/aqv"
    "1Tr6h8l8rhZf/ZJuXTvK0p7RuPtPLLxBKhQrY+Hrl9j9/RH+1HkqMyitevZgSpbKmRqGkh"
    "V13Z/Bh9fyDz78jGD4QBX0blgSFT+iSTe9AJJEkVxSZDT37K1GwP3ed0pni/GrwVq3i/l8"
    "zw+bIZprYfX8XpzNTLoBsR1NmRoDbRgjM8tyjOWCV+HvZ7eXbLiCStuzF1jv6LLJPtI1e4"
    "AloAI6GxWUo6mc4vmVpEoAOVdFJp0HbMQg3xIzGuzAm/wDkp7pMtVrNRDNpq96KxpuOiue"
    "3h5DUX0sxLRZjuMU5twes8EDJjkOlRcDSmK6OSYNkQzBB+BLMYm0IRBCzp1CDZB7ptptvM"
    "bPZhh4FYEP1mdbZM7Ziv1FAVZRNSZAfILGyFHUu8CSVmd5pOqTgVM6CYgd0yA5y65MIlhs"
    "lbfkxoNkew3GwNWwAEmi4pNBwjKaRlEfsxcV+J/VjSw9YN7jNhmr1PvgsNk1u2aSzCmIP7"
    "ZCtbNtBnJlcg+42yLPnf/OUsSguYZg6+pd7PkH9QDMOLMQzJUSzKLySpDpBd2HxESPwFKQ"
    "ez4snK8GQqj+m285gq7kxxZ9vmzuaME/sSz0eUYyubM0s2WcOVycaageeCiQmbF/WC8olD"
    "hki6LxmCh/LZKIsy8U10jF7fji5+OkIuBX9W5M0QnnDiAhgs1xVqQ11v2CaWv1Buciuqka"
    "1mU5aEfDbLH+hsqAvEg0bUdd6dVDzoDuNBFZuzbTZHLLzZ/E02uEHzVUzNHiK8AlJgUpQ3"
    "XT286YIDeMohHyNS0JeCvi5s8ogIpN1M9jioWs0W80WjQurJO2wBfxLxq6Jry/Sj9STHil"
    "1+jDqcIcHHcAKeW6BJhIypr5h4eor8yQdhgUH2xWyV5Zbuk23cXGQgjSUHVGbNWmkpXyyz"
    "bN3WuA15vavcmQeUS/ogTcCYPRBDs02HuiX5ySRhJc6mZt7rL8NT3s01cAvKQH9VzpEY1Q"
    "5TjrzMdN5gxhE/vjHrLKH8jHkxkkPi30/fvP3w9uPZ+7fR7I5KVk1qlcVF2Sl2L4AtolV7"
    "VL7bGZJYqs3RapEsFv/qhM3XCmejKUFP1DWY7wN6RywKR4nTWLT1kZCiBEvsx1ubHDHqtx"
    "XTlnkuCFUOEtNen4K3qL0sl23nFs+wXNQ1xvjvIZGFczOJ+Yj8yNmtwvaHcJDSqtWz/dso"
    "sXAuxUZEi2e337sKm6cDJtK6/sA7tyzoS4QK/WLo12V/aRHX1KeZ20pQtXo3wYtG6/aQfP"
    "w3bF3OZWgzl+IMVjaYj/W1LW+Ej81feuGstExRId/yFyM5QMPfVvzI4K0qgXDQ/ADRfXNy"
    "UsQX8uQk3xkS6lJbGnU4yTIV5kdaxkhUpGXJSMsX3c/++n/jOekc"
)
