"""What a shop sets at checkout: rules, and what keeps a customer's limits exact."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "redemption_rule" (
"id" UUID NOT NULL PRIMARY KEY,
"validator" VARCHAR(64) NOT NULL,
"terms" JSONB NOT NULL,
"channel" VARCHAR(255),
"gift_card_product_id" UUID,
"kind" VARCHAR(16)
CONSTRAINT redemption_rule_kind CHECK (kind IN ('GIFT_CARD', 'STORE_CREDIT')),
"archived_at" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON COLUMN "redemption_rule"."kind" IS 'GIFT_CARD: GIFT_CARD
STORE_CREDIT: STORE_CREDIT';
COMMENT ON TABLE "redemption_rule" IS 'A validator''s name and terms, and where it holds; NULL: everywhere.';
CREATE TABLE IF NOT EXISTS "spending_guard" (
"id" UUID NOT NULL PRIMARY KEY,
"version" BIGINT NOT NULL
);
COMMENT ON TABLE "spending_guard" IS 'One for each customer and currency. Whoever spends under a limit has seen what was spent.';
ALTER TABLE "cart" ADD "discount_minor" BIGINT NOT NULL DEFAULT 0
CONSTRAINT cart_discount CHECK (discount_minor >= 0);
COMMENT ON COLUMN "hold"."end_reason" IS 'CAPTURED: CAPTURED
RELEASED: RELEASED
REMOVED: REMOVED
CART_TOTAL_DROPPED: CART_TOTAL_DROPPED
CART_CHANGED: CART_CHANGED
MOVED: MOVED
BLOCKED: BLOCKED
CLAIMED: CLAIMED
LAPSED: LAPSED
NOT_ALLOWED: NOT_ALLOWED';
ALTER TABLE "tender" ADD "refused" VARCHAR(255);
CREATE INDEX hold_customer ON hold (customer_id) WHERE customer_id IS NOT NULL;
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "redemption_rule" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"validator" VARCHAR(64) NOT NULL,
"terms" JSON NOT NULL,
"channel" VARCHAR(255),
"gift_card_product_id" CHAR(36),
"kind" VARCHAR(16) /* GIFT_CARD: GIFT_CARD\nSTORE_CREDIT: STORE_CREDIT */
CONSTRAINT redemption_rule_kind CHECK (kind IN ('GIFT_CARD', 'STORE_CREDIT')),
"archived_at" TIMESTAMP,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMP NOT NULL
) /* A validator's name and terms, and where it holds; NULL: everywhere. */;
CREATE TABLE IF NOT EXISTS "spending_guard" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"version" BIGINT NOT NULL
) /* One for each customer and currency. Whoever spends under a limit has seen what was spent. */;
ALTER TABLE "cart" ADD "discount_minor" BIGINT NOT NULL DEFAULT 0
CONSTRAINT cart_discount CHECK (discount_minor >= 0);
ALTER TABLE "tender" ADD "refused" VARCHAR(255);
CREATE INDEX hold_customer ON hold (customer_id) WHERE customer_id IS NOT NULL;
"""

DOWNGRADE_POSTGRES = """
DROP INDEX IF EXISTS "hold_customer";
ALTER TABLE "cart" DROP COLUMN "discount_minor";
COMMENT ON COLUMN "hold"."end_reason" IS 'CAPTURED: CAPTURED
RELEASED: RELEASED
REMOVED: REMOVED
CART_TOTAL_DROPPED: CART_TOTAL_DROPPED
CART_CHANGED: CART_CHANGED
MOVED: MOVED
BLOCKED: BLOCKED
CLAIMED: CLAIMED
LAPSED: LAPSED';
ALTER TABLE "tender" DROP COLUMN "refused";
DROP TABLE IF EXISTS "spending_guard";
DROP TABLE IF EXISTS "redemption_rule";
"""

DOWNGRADE_SQLITE = """
DROP INDEX IF EXISTS "hold_customer";
ALTER TABLE "cart" DROP COLUMN "discount_minor";
ALTER TABLE "tender" DROP COLUMN "refused";
DROP TABLE IF EXISTS "spending_guard";
DROP TABLE IF EXISTS "redemption_rule";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz2rja/yoa/ml3hjeTJr0d+s47QxKasksgA6Tdc5YzrmKL4I1tsZadlHP57q8e+Y"
    "KvYDsQHFczu8WW9MjOT7L03PXvlkFX2HBWR11Vpa7ltDro3y0Lm4RfpOraqIWXy0gNlDj4"
    "1hCtcaTVLXNsrEJvc2wwwos0wlRbXzo6taDxdEGQQbQ7Yr9iyKaPHcSI4/ASdIsNbKkEYU"
    "tDC2Jobe+KPiI6d4iFnAVZIXWBrTve+PX3B2Iz3uf3X47gwRpV+ZN1626Pz3At/S+XKA69"
    "I7ydzZ/0xz95sW5p5Adhwe3yXpnrvOsYoLoGHYhyxVktRdnNTf/is2gJ73+rqNRwTWvder"
    "lyFtQKm7uurh0BDdTdEYvY2CFaBGjLNQx/SIIi7415gWO7JHxVbV2gkTl2DRiu1v/OXUuF"
    "UULiSfDP2//zXy3STFGGo6ky6U0VpZUaXXiFxGD4RSq1YGbolgNA/fu/Xr9rQERpCx5w/q"
    "U7fn36/hcBAWXOnS0qBVyt/wpC7GCPVIC+Rvme/31pnM8X2O5Zrimw7vPXgBmQwjygTaDO"
    "X7oK3kHBGvD15xBAGYBVHN7WZf/zVDnvji86KLycWZPpaNxTzse9i/60g6J3yS8jezBaJv"
    "6hGMS6cxb89s37DYPztTsW4/PGGx/Kv3VvDRj6NSeiCoZpPSyqa9vEUlfZQ5P9CURp6jwk"
    "hWd8HOTTAhif5kJ8mkSYz2nHZVWn/pq6zki3rnvDi/7wsoP8i5nVPZ/2v/Y6yPudWWeD0f"
    "lvPf5x+Bcz66In6rpTKI3czKzzwWgChd5vPT4Uf3dKj+OZfte3nOwvJUKUGD7d25P3MXzH"
    "+/pK7uAN/udvJyenpx9Ojk/ff3z39sOHdx+PP/K24nXTVR82DMNZ/7I/nMZHAAriuC98XI"
    "uDHlBIxKsh7jNW5UCPEEncq+FuE5XaGtEU7KSxv+DQObpJstFPkCZGQPNpj4KL+mwcu2BK"
    "p/2r3mTavbqG7k3G/jIEYHwrgZoTUbpKlL5OLv1hJ+hbf/oFwS36x2jYS3K6YbvpP1rwTt"
    "h1qGLRRwVrUUyC4qAoznMZmA+CptxmcF35gkec6gkCiC9evICR3SpuRDC1CfzFFb6dOKX8"
    "dGr36YDgPr+PCJVQcIvV+0dsa0qqhp7QvLbpKvPETJZgC9+JQQI04T1DhctS/42sWpm6GK"
    "+qvVkVs9SVe7/VVlVMF/GmiM4RRio1TWKrBMHfQSwNUZuXmsS8JTa04CLCfH6EvtNHPi2/"
    "I/7DkO7w/zViLqkDkhp0xtK6mH09RCpjarE65itjxCiWEflDgjpLoRXl/Tcnx0WExZPjfG"
    "kR6uL7Ub66Kxvgl6DiqorvzmVxplLoIwXvr5PRMBveNUVyg9dVB/0HGTrbm5RymK0dsIjt"
    "6gGgr6+6vyexPh+MzpLLCHRwlpzVZKUsMFuUmtkRmt3M7u1r9LPN7fdvC8zt929z5zZUxS"
    "E2MHMUlaPJ2QMuU5dBOoO0gctJEcTzAU/hLQWHKqvLixAcosNMfix13l2FYY5T7mCYX478"
    "/eJG2SYP9L6iBi1KKUe5bqNcGyWAq+lOz3LsHEXAurq9WRkADRUSttyqEBhZxHd+QLcrLp"
    "ov+Q7PRVAupnMG6wj1HWTiFYL34VV0afAuGEV8hjLX5pTYQny7UhdcaD9CQ/JAbCH0aySt"
    "Fdjrk7arBv5oMff2T6I6iifd83//KdUFh1UXLAGUTJvQBpVBlKiBfOjuWX/+/VNbKas5iF"
    "M1EOjd6w88yLLWjm0wZ64gTQD55N27AijzVrkwi7qEnsZfyMtO6SRdA/E+PSniZXSS72Z0"
    "kgd2uS0xTrXLrbG+DG8JsyLnZFi5bW9N0cBZu/s9z6JOhk/VlPzI8TMJ2lcC9wXJZL3fp5"
    "u1t6FINhgNL4PmSZVuwoWNzKmdgXa+2nxNIdXmT1Cb47mTZW7Lxz0kkLA/AXap2q209Eh1"
    "UHF10Dm2s6NzREV7owpIDZoU0/3w1uCI4SwIYgu6/ITEIoF0Bz1ihpYGVonWFj4Z4ApoH6"
    "EwQgbdufwvZQh0MSukEVWHYsT/050c9c+eHjazZtZ3zSWKqVvU/o50hh4X2EF8fBfU1v/F"
    "XwExrGvhg5HpMgcxRzcMxD9Pg7OqHURBc8TfAhpaFJl8i+IEGCKEMDzju03mrgXukKJl8m"
    "H+3yXqkEN4Q5u94r3Z3h8XECOH8gdD33w10HykpGdLLRj0fFUVzNySkn2EpHH26b2I9TZ5"
    "0Mt7iEepns9FfJ9IH8RLXAZs7Ttgy6EONrxNo9wMTxDKSf6ESc53XpOU1dEmyJqgI3iG5R"
    "xsfRYxSgG9JpEgFwLZ0K1yHoshgVQBPEEFIKSTkqtIlGYns7vp/GAgvVVStaSIpe9N3ZQt"
    "cd5/Se1qSrUEqRznOo+zalBWTXUaJZRjXOcxzlKTlZXps3uQIeAy9P4l4S4tRT/FgucutY"
    "rDHKeUw1zrYQ4NTOXW0RhZpZW0ZrzKYdZSTWci5WClIUjRyh2t+CjUxSieHx5RJDKiZEwE"
    "6Mm8FAYmfSAmp26DsRmv00l6GTAhfkGUsxVziBkUZ9u/d9GpNBU/x+b0BFMxf4DFsPgjSj"
    "rNpin36zj7nPrC3fjN8mo9O2BkYmLDyN0AonRNsp+dnnx4H673cLNphZ9cdQeD9MbqLy4l"
    "52qcSqaNSjjNi3U72zpQIDlnSF1jK1jruvv3q95wOlHOB73uWGTpXOIVbGpM4fwDBphn1r"
    "j3+WZ4EW3kKXfibS56nDPvj4YTqIbUP/AQNrOux6OrkV+xtKlJ/fKzca/7W/ey10G3XFC+"
    "5wzDzDrvTr4oo5tpB6mYLRTqOjOrf3U9Gk85sW6CkphTdi9+vZlMxYt3ENb+dJkjXhne4r"
    "zX/9o9G/TgJVSiPwg8i32OcWtIEXf2k3x39pN0NgHpnbFn7wxsBvnMi4sVa5om7SkHSMSq"
    "eHHB5dBPEMohqDwEvvSh5MQTFMhErORFFkgFR7kPocIQxOkk/i/KSCKR7/wEZzhc3wDbMe"
    "GMZXDFWdPJ5IYXiB9ITd/tX0Fmev4TZYg7aH0dMNNQBr9RZraD1tczi7PaQ8Fr+xdhiTLu"
    "fe2NJ91BWBWW8Da/X/fHXe+p6+soYx1cBYw1f33xO7Om4+5w8rk37qDgamYNRl3+rvDvzP"
    "oyGvBr+Bf+Ci4LABj+BZQEbxVcVWG7dx/QL1NnN9i0Uxe19qU+d855N60szXZY2d6o3L7j"
    "zRQ1aFcgCzC0RYyvsCTIt4sedWchrn3Vzidx84ANl0CMky5OSvLPWGojizpoQeyMPD+77j"
    "xD4f1HCxL/QNZjX/8kbhcmVlsc6z9aS9fmggEjgXYquA3VgP9MJQeK+niLPpJZD0Vh6MMp"
    "7mwyJyBik7AkbraXKYYOroxPzJPCupM4WZ2Zi6rqk50nCll/g2WBDogaCPPuM1sIxBjBfK"
    "0sDfSarIFQnxwXybfNW+XrXY9T+bZl2txnTpsrFd17VnTrFmeBqgUipkilzrWyzkMmDm6q"
    "XCkDTg8UL1aLoLyfBWZwZauEdYRQAl4wL0agZhBIlUA8Tdk8yHcvYcXUOpXQltO7xPSWqR"
    "qfL1WjDASTgWA1E7+axO7bRKSwYyV9aRNkO3SmPWiKiB25fMdtOUUxTZqApINyNqr5HvX5"
    "zvRZtA3yfjl58/bD24+n79+GW0JYsmknqFewVGA4vrap5qrZyUSTbdrFbMzKMtJ+q635m0"
    "jE6WXdZMQw2BH67nfAv02RPjPIyvmKwQGwnxC1CPKbgGXYZQTx+ZaZVXTnvRc5SEZaeWtm"
    "5V2PeBl5LU7VBHHiGaQ1R3eMUjqIkKCBppn95M2TJrA9m8A0YlFTt8QpUqWS56UIZRK9Jy"
    "TR40hWsULGyBrEdj6zSgI+sCroR8kk+pWDDbCha4qGVxnrT74iLkbUIPCfJHHJnLPPnZeT"
    "i//6Q7WsnHFS6bxQZ22mNBZIY8HLYVFfxOdVO+2gr8ptbVQPBo3aRfWDUYKtCsLpgqBbdw"
    "Vn9NA5+v6Xiy1Hd1bfRRgJE2VeoH1w4A6cAv0J8c4owuuUSpZ3ZJA4rMc7TQjrWlphuNen"
    "wTlEfYch5mDHZaB85B+kxgnmItzFpCLVxBHq+uSvmNcjbwjhLohaKgcIWxqcfM0LcZBRA0"
    "4fWnN/6zOHQLcZ6DLFAUePC2IFxyndUvdukavV/CPm+xT3zSkQHiN1oDXTgabU8yUNZnn0"
    "e7WcvTxzpNTOPU8mliq6iSSldE+vzIMG+2IJ7USUpEnI70w5IXU++9H5SB/759P96EwBRi"
    "FjXabUINjK4enWVAmcbznZC1waNq2vo9EgJoKe9ZOOmTdXZ73x6zcCd95Id3IWYY0Y+gOf"
    "oeUVAXFKqWarmx5Ahq3IsJWmA+6rLpQwLKIM6JnE8tS0ArAbeMkqxZXGCOWWUectA5SNFU"
    "Y4QibHt87jq0KqO8OoZgNK0MqRrvNIhyedVckwFyOV41zncZa2dGlLfzk6jBfxedXJln5F"
    "GMN3+Wb0oL693YJuRpputZ1/pjZ6XFATLMW+0R3prI3mNi+DCs+a7CyIzhtySZZ1EF5i22"
    "mDhVkYr/mUZa5NEOcbwFqtLjLjbPb5oCecaHTw4MCf1NhsE1Vf6iCgi5IU9JuSJCQppTql"
    "YBaQADhiYr2Ui2sGaRNBL3TqyrsNx668S6UCYcQC5V/ZSZ4gayLYe5jhkZ0vDnR+LpAISR"
    "NAfo50IHVhm77QxF4eq9jMKC2CJgUyXfNNjdgPImRLnKlohYcszjlPg8HvL4PfKUEnD2Ss"
    "ObNy4APuXpDcV8YPjk//kohGSOS5ltKH5WB8Bn+c138m0gWOZ4zQ19mdszUZfZ52EPw7sz"
    "73x1cdBP8m97oi4/CxwCh8zB2Dj+kRwFk534rCj5+QAO65sL8edM97Fx3k/cIhOtfTmzGU"
    "BFfhQTgX4Uk4vGzQvRYl3m+Vsdr9MThcmlFsglmW/rrYmMV7qPE61So6TuPe1eirVyQuYI"
    "THU2U6mnYHysV4dH3t9ZEs89txqIeXYQv/bmb5ffo9ng1G57/BvX/hHxMlyLyL5HyZWfC3"
    "dQeD0TcojNxUmUm7P8dU5DnL2OI2WUHWNE3yKn5uOwheOq5dFvoolbRAVUPeJgZf+MoiH6"
    "WSyFdDXjg0lcR9TSNRr4a6t1xX8U6KEkp7a+3srTEGns4dxbWcLDvE5lGOU8phrvUw18aX"
    "VA7yXpMWU7uaj0yCVLqg1XmcSUU/QyKdDGs8wnUy55174mIrz6oX1Le3GvcUNdK00HG2oj"
    "kCh1hb5NoIA0fa6HGhg7MRQ96cQw4VLeA52afXPqGvzEQb4i/yVPTreJZkjo1cIyH/4y2G"
    "hQ2upMElTSmNh2WNh5GxKwp7hESaDfPO1ilj5np6EFjdwHyOLH0iGUY57ceaRqpaSylA6r"
    "QLX+tW7g4MdQV236XfbOvO+4U+ItPlOyLkxEIGhVz80IPIqM97sYh2hEYWQTZvCH4zwu9X"
    "tAB3YU6Q3oF31Oe2nZi3y0p1JX115HZbh7VrN9utP8lLoLmmkGDKHVXuqH2NmEvqQPq2MV"
    "Gpne2zmm61eZfV1+0Ve02wdb+Fbe+erGBr9I6x0S1VX2IjjL5BKjVNuNYdZBBeRI/QN1t3"
    "+KPQo+4sRBsynxM1Y+fdee+Ze3DYLbTgjyu+BftPL+t2GKOSW3L5w3Ui41VUZIsRNVBkOz"
    "0+LiCy8Vb5eQ+hLr7BwMdQAmO/eQPR3U8CoCUAkhmEvSH5T5SogUjv/vTkOX84seH7z2CV"
    "8oFOkEmoC0DN3Ns/iZoBc37AVISkERA/R8SUzCfw5KGQlrTiEseAaHwlPDeoet/KkjWi9Z"
    "ulDEO0VNSwaSH5wqaPHXS7QotAD+d1g2BaItu1GMILgrW20L05tkil7yz4vwxR1zlCQyrO"
    "1fSziPOOswWN/Txmx8F4ExMbRq5wnylRVBTsD5uWzhPrT08+vA8FebjZJLpPrrqDQeD+ly"
    "890PmcEcjJrdqUcUnX0jKyH2/SoOR0IN0zX54uxVu5pmur9Ib1Ldqq0CrnJAgKrXUmfSCQ"
    "Z/KTsOLzC1snDDHXBMP+v4hN+TpDHviq5C5hZ+arkSVuNWIQfpu9su2iUxlUXHOtSN10Ue"
    "mV7OVFwd7zl8+WGbdHmAW0dZZqWtc3IIBMeh0UXM2s/mRywwvEjx/g5Yd3QZDZRY/zsf3R"
    "EOLMgmso/3wzFLFn8Duzuhe/3kymV73htIPW1zOr1x0P+8PLDvIvwhJl3PvaG0+6g7AqLO"
    "Ftfr/uj7veU9fXELg2+aKMbqYQtOZd8be/uh6NeYn3O7Om4+5w8rk37qDgamYNRl0IUOP/"
    "zqwvowG/hn/DsLowqg5KgrcKrpIL7GECIOWhL/s+9MUzglR0Qo6RSsm6dpJ1TAurig+jyk"
    "AnSOVA13qgNwWM533ITwoQr9tg7lv7y4Ubaiv5PFOOQ0KMqoFA73739yArl5klStNAkPeU"
    "4dB38/WgKrVyJClrnGKiNgvIGrVycztJ1zys9zS9IZ83YSVVBgmyvR7HWRdmp1RAAbhSVQ"
    "iOSRFKZOPIHswVt5FoHixfXmPQrI0VgzqtTLsFdbZZKvwWhUwTdza2HHDFfMCGS5BuMV0j"
    "kTSkbc/jEkwM9NFC5MdSt1fCUZPa+p2eY3XdSa/SOFGDz6G9wTghM55K9/+XbbKOs3gmfw"
    "N4r1LYx8gk/JXhX/jgFkc+oJCgVwbdC6LQH4gCJ6yU1ZSnqaWyvNbKcsFnVcq0FKeU+Vnq"
    "PMpLW+dctJNhRt7sZxila9KaWt3fMHqsM4gl2erL7V4ja+o6K+lbZ6Obyy/TDvJ+Z9b1eH"
    "Q1AqcMcJWI3KQ9Q+L+GUmR8DD2FEZdOy8BSIH03yF1rYfsuvt38MGZKOeDXncsnHD8M62Z"
    "wjHCMALBcEUbead6xtsEjj8TqA60liwyDXjFkm/01C8/G/e6v3Uvex10axN8j+9I1HlHxW"
    "yhUNcJJgcn1k3I48aijkS8FGt/uswRrwxvcd7rf+2eDXrwEirRHwSgFSbU7rNK1zVDUn23"
    "zjIKdlo6h0CERLo4JrLjYpuUVszEiKQqOOU5huG46wwRlVK+iFq5XmMhWQLSW063r889LH"
    "lePM9Go0GMSz7rJ4Pdbq7OenwjF5DzRrqTI5nKCLgqA/AiZJUaWVguwU7RyjGzeJXtbbYW"
    "5S5st9Xi8g1OqOULAqSPYkECDM9YwjhbSj4hLPJNkR86gwacM0WMmkREpKEFfxE+VSEhhk"
    "iBIQjTBph9PUTaY2qxJ208Ljdvj9qowM7domS4W2HbAWCoaG6GvLkd+4BOol8Nfb5EqUQh"
    "IM+WZxdSxFK5KRmGXIbhhpE8dgGqtjMLLiuYbdrbxcMoT74d03sEdhY/W+Vri9xhML78gq"
    "iNli6EqYs00eg1x1wXNXm8wQ56lcxAzZmBl6OtennqFZnvUjq8vHy2Sfo072tKe8Yjpfwy"
    "kSKUyNbHI3fkOrf0R++B5KiMovWbGUEqWiokbFrIVVc0P0Lf78nqOzLxPWHAl1FxYMiCPo"
    "rkHnQOSVJ5sc7Qo5cyNdtD9ymdSd6vBl/FJt7vkBk+D5thav/xVQ5d6moZdEOCOjsS1CZa"
    "cIlXBsUZq8Svk9Ewz24ZkiR1N7rqoP8gQ2cvkSvcAC2AEdPYpJJOJvNLJhYR6EAmnZQatG"
    "dmocah5DB2jWxNWqLJZkYqIonYQesC57g9YEPns5HarxiC53uJ54ltMi8H/SPnaggwPhBp"
    "yD6h4c1g0AGWyV6Jqqzz3HbSp+Ssas5ZhaNchgOIEUkuoAAXIL6bMjxASCA5gKdwAAtsWa"
    "TUCQwREpmgoZAAcafPHUWFvdRPKlxSR5RHL1VFNUnz+Dxoti77n6fKeXd80UHh5cyaTEfj"
    "nnI+7l30px0UvUvyLIfxyse2utAfKkkZCVJpp6+blBEdZ8gmk3kIyiazToRI+sJUM+pIIb"
    "6xn1ddhPgJ5ovwJedCznHOOXXxFu2NIjyDtkrI1BQV4aEtcjxvFtVlDjWJje4JWTI4roEL"
    "z7otUosA599GC/wAvq1sAUWQdUSlWqYUv6tuM4+kCzr0GbY1IycPiD0Ms7gh73p8qApLQ3"
    "GyBsr6exaJqopC0k8pMxuYZAYkM7BnZmBJLI0DfenmMgOxFluYAb+tcucW5gXAmyE8nz3c"
    "s0HlHuTGP0LfFlR4NIj+GXL5nLPB41U3QSGPGWIEzpaFff8R7pYkK7Bmb0+aWTOrz9kHX/"
    "4BfwuI3/Eo+MLzSL1T6oNnvmLAqHACj1OxCVpiXUPYc+BA/Nv1ztGFw2A44S11FtK8UJ8F"
    "eoN5QUrNP91xVROH2uTcJprudL3UeNnLaLrZlrUUCBRVUCg4QlJoReUSjbfOCHoQfiCKMF"
    "jnPnmRhEwIPXzlCbM5+s/JXjt30GemXCX6DZPNe3feChSejpIUr/5IcDiBBCbXvoOtffFR"
    "LCpxxakaKHDtXgUf/UDKwSyl2jJSrTzOKYXzjo9zkvJtlTVayrdluLMVc4h5gVdT6mAjmz"
    "OLN9nClYnGioZXnIkJmhcNBvWIA4ZIRHFqnIfy2CiDMn7HO0avb6bnv7SRTSGsH7lLhOcO"
    "sQEMlhsRuqOudyxh5i+Uu9yKauSyvitXqnw2yxvobKgLpMULqeu8O8m0eM+YFk+yOftmc/"
    "jCm83fZIPrN9/E1LxAhDdACkyKDCquh/+Jfw55OeQjRBL6F6nEnBIwdGSyx37VZrbYWTcq"
    "pJ68xQbwJyG/yrs2dC9pmeBYse0cITCpcD7GIWBQAU0ihF68YvztKfImH1hH/ENoslWWe3"
    "pOtnvI+iCmyBkp0jGkVlrKgx2wVbc1bjceCvIIoSYdqddIJxrM7ommmLqVFfS1kZ+ME1bi"
    "bGrmoX4YnvJ2pYBjZQb6m1IvR6ieMfPyYabzDhMve2nesnwQ8g8OiZA0iX8/efP2w9uPp+"
    "/fhrM7LNk0qaVT/k9kp0icdO2yrPS7Gw+5DkhqHGt2aKtqbaTcdWbEIRULaIa4m2jT3iz3"
    "RnItWkHzrRLwdEHQI7U13wHwlhjUugOZdJ3Zs81FVS53eLk9dQcx6rXlk4m5NkiuFvgJqg"
    "twFDTTwu9+HvEE81Bd81n+HGJvMDfjmE/JjxyWIGjfhEVt0xbV+30a251SUfjhDjUYDS+D"
    "5snQ/KRBxQ8iKQt6ilCiXwz9uuwv3zDno607z8szc3eJt9i8tzx6bX0X0GI7i9ext44DPR"
    "MO777qktgdcfu4oGYb8kN73u2PCx384SH0DU3WLpy+kuYVOHOm95d9Pihbu8rJlHuyCjxD"
    "4XZhYlUqWOu108BxygZw3Zwkw4yUz0qnCJuw+iUZ6kLW+3cbzPfvUvZ7D7c5NbRyokuSbk"
    "9wHzJ95B7QTixDhR0m4mTNm9qnJ0V8Jk7ynSZOMpEWK3xZnAOi5qG8+0xdAjBGcOaxQ1tw"
    "XpM1D+mT4+Mii8fxcf7iAXWJcwcwcxSVg8p5OGKX2h0zSBu3YBeZ3PlzOzW1pcz7fDKvDH"
    "yU6YKkZaKRERRdYnOxvZWlzfCr2hvVGHjdaJv6In9sdxyXkLskZbLnGauRv9zXNyphJxbQ"
    "CoHuG7Lo5q72TXAZ30sEInxVJRD2mzcQ3TeFuPE3G7jxN2lunD/RIVlO5vlpiiMkMlFxyU"
    "TFB93P/vv/GWf9jw=="
)
