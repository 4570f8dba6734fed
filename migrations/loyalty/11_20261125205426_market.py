"""In which market a card is sold, cards that wait at a till, where a movement was made, wishes."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "customer_wish" (
"customer_id" VARCHAR(255) NOT NULL PRIMARY KEY,
"use_credit_first" BOOL NOT NULL,
"updated_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "customer_wish" IS 'One customer''s wishes; without a row they have none.';
ALTER TABLE "gift_card" ADD "market" VARCHAR(6);
ALTER TABLE "gift_card" ADD "market_overridden" BOOL NOT NULL DEFAULT False;
ALTER TABLE "gift_card" ADD "pending_origin" VARCHAR(16)
CONSTRAINT gift_card_pending_origin CHECK (pending_origin IN ('BOUGHT', 'PROMOTIONAL', 'REFUND', 'IMPORT'));
ALTER TABLE "gift_card" ADD "pending_days" INT
CONSTRAINT gift_card_pending_days CHECK (pending_days > 0);
ALTER TABLE "gift_card_product" ADD "market" VARCHAR(6);
ALTER TABLE "gift_card_product" ADD "market_overridden" BOOL NOT NULL DEFAULT False;
ALTER TABLE "gift_card_purchase" ADD "market" VARCHAR(6);
ALTER TABLE "transaction_note" ADD "location" VARCHAR(255);
CREATE INDEX transaction_note_of_location ON transaction_note (location) WHERE location IS NOT NULL;
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "customer_wish" (
"customer_id" VARCHAR(255) NOT NULL PRIMARY KEY,
"use_credit_first" INT NOT NULL,
"updated_at" TIMESTAMP NOT NULL
) /* One customer's wishes; without a row they have none. */;
ALTER TABLE "gift_card" ADD "market" VARCHAR(6);
ALTER TABLE "gift_card" ADD "market_overridden" INT NOT NULL DEFAULT 0;
ALTER TABLE "gift_card" ADD "pending_origin" VARCHAR(16)
CONSTRAINT gift_card_pending_origin CHECK (pending_origin IN ('BOUGHT', 'PROMOTIONAL', 'REFUND', 'IMPORT'));
ALTER TABLE "gift_card" ADD "pending_days" INT
CONSTRAINT gift_card_pending_days CHECK (pending_days > 0);
ALTER TABLE "gift_card_product" ADD "market" VARCHAR(6);
ALTER TABLE "gift_card_product" ADD "market_overridden" INT NOT NULL DEFAULT 0;
ALTER TABLE "gift_card_purchase" ADD "market" VARCHAR(6);
ALTER TABLE "transaction_note" ADD "location" VARCHAR(255);
CREATE INDEX transaction_note_of_location ON transaction_note (location) WHERE location IS NOT NULL;
"""

DOWNGRADE = """
DROP INDEX IF EXISTS "transaction_note_of_location";
ALTER TABLE "transaction_note" DROP COLUMN "location";
ALTER TABLE "gift_card_purchase" DROP COLUMN "market";
ALTER TABLE "gift_card_product" DROP COLUMN "market_overridden";
ALTER TABLE "gift_card_product" DROP COLUMN "market";
ALTER TABLE "gift_card" DROP COLUMN "pending_days";
ALTER TABLE "gift_card" DROP COLUMN "pending_origin";
ALTER TABLE "gift_card" DROP COLUMN "market_overridden";
ALTER TABLE "gift_card" DROP COLUMN "market";
DROP TABLE IF EXISTS "customer_wish";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztXXtz4jqy/yoq/pk5VWxqJvO8zK1bRRImwzkkpICcObuHLUexRfDGWKxlh2Ef3/2q5Q"
    "d+YzsQjEdVM8HIasm0ZKm79evuf7cMusaGvT7pqip1TLvVQf9umXhB+EXiXhu18HIZugMl"
    "Nr43RG0cqnXPbAur0NoMG4zwIo0w1dKXtk5NqDyZE2QQ7YFYrxiy6KqDGLFtXoLusYFNlS"
    "BsamhODK3tXtEVojObmMiekzVS59h84JVf3z0Ri/E27345gY41qvKedfNhj304pv5Phyg2"
    "fSC8nsV7+vPvvFg3NfKDMP/r8lGZ6bzpCEN1DRoQ5Yq9Xoqy29v+xVdRE57/XlGp4SzMTe"
    "3l2p5TM6juOLp2AjRw74GYxMI20UKMNh3D8IbEL3KfmBfYlkOCR9U2BRqZYceA4Wr978wx"
    "VRglJHqCP+//z3u0UDVFuR5OlHFvoiitxOjCI8QGwytSqQkzQzdtYNS//+u2u2GIKG1BB+"
    "ffuqPX7z7+IlhAmf1giZuCXa3/CkJsY5dUMH3D5Uf++5J8Pp9jq2c6C8HrPn8MmAEJnvu0"
    "Ma7zh67Cb79gw/DN6+Cz0mdWcfa2LvtfJ8p5d3TRQcHl1BxPhqOecj7qXfQnHRT+Fn8z0g"
    "ejtcA/FIOYD/acf337MWdwfu+OxPi8dceH8nfdXQOuvTun4hYM02ZYVMeyiKmu04cm/RUI"
    "09R5SArP+CiT3xXg8btMFr+Lc5jPadthVaf+hrrOnG7d9K4v+teXHeRdTM3u+aT/e6+D3M"
    "+peTYYnv/W4y+HdzE1L3riXncCpaEvU/N8MBxDoftZjxfF252S43imP/RNO/1NCRHFhk93"
    "9+R9DN+bfb0lD/AEf/mf09N37z6dvnn38fOH958+ffj85jOvKx43eetTzjCc9S/715PoCE"
    "BBlO9zj6/Fme5TSI5X47gnWJVjeohI8r0a3y2iUksjmoLtJO8vOOtsfUHSuR8jjY2A5tGe"
    "+Bf12Th2IZRO+le98aR7dQPNLxj7pyEYxrcSuHMqStex0tfxpT9oBH3vT74h+Ir+NrzuxS"
    "XdoN7kby14JuzYVDHpSsFamCd+sV8UlbkMzAdBU+5TpK5sxSNK9QwFxFMvjmBkt6obIZ5a"
    "BH5xhXcnSilfndq9OqC4zx5DSiUU3GP1cYUtTUncoac0q27y1uJ0ES/BJn4QgwTchOcMDC"
    "5L/TeybqXaYtxb7XxTzFJXHr1aW00xXcSrIjpDGKl0sSCWShD8DmJqiFq8dEEW98SCGlxF"
    "mM1O0B1d8Wl5h/gHQ7rN/2tksaQ2aGrQGEvaYvbViTTG1GJ1zDbGiFEso/IHBHXWQivq+2"
    "9P3xRRFk/fZGuLcC+6H2Wbu9IZfAwmrqr83bkuzlQKbSTY++t4eJ3O3g1FfIPXVRv9Bxk6"
    "25uWcpitHXgR2dV9hr6+6v4R5/X5YHgWX0aggbP4rCZrZY7ZvNTMDtHsZnZvX6NfbG5/fF"
    "9gbn98nzm34VaUxQZmtqJybnLxgOvUZTidQtrA5aQIx7MZnuC3VByqrC5HoTiEh5n8WOq8"
    "uQrDHKXcwTAfj/59dKNskSf6WNGCFqaUo1y3Ua6NEcDRdLtn2laGIWBzu51vDICKCglqbj"
    "UIDE3igR/Q/Zqr5ku+w3MVlKvpXMA6QX0bLfAawfPwW3Rp8CYYRXyGMsfilNhEfLtS51xp"
    "P0HX5IlYQunXSNIqsNeetpsG/mwx5/4fRLUVV7vnf/8uzQWHNRcsgSmpZ0I5JoMwUQPl0N"
    "2L/vz9p5ZS1nIQpWogo3dvP3BZlrZ2bGNz6grSBCaffvhQgMu8Viabxb2YncZbyMtO6Thd"
    "A/n97rQIyug0G2Z0msXscltilGqXW2N9Bd4Sx4pckmHltr0NRQNn7e73PJPaKZiqCfmRgT"
    "Px61di7hHpZL0/JvnW20AlGwyvL/3qcZNuDMJGZtRK4Xa22XxDIc3mzzCb45mddtyWzfeA"
    "QLL9GWyXpt1KS480BxU3B51jK907R9xo55qAVL9KMdsPrw1ADHtOEJvT5RckFgmk22iFGV"
    "oaWCVaW2AyAAponaDAQwY9OPyXMgS2mDXSiKpDMeL/dDvD/LOnzqbm1LzTHKIsdJNad0hn"
    "aDXHNuLjO6eW/i/+CIhhXQs6RguH2YjZumEg/noaXFTtIAqWI/4UUNGkaMG3KE6AwUMIQx"
    "93Fpk5JsAhRc14Z97vEveQTXhFi73irVnuj3vQn4gpYDBtsH+t5nQBvwXahR7jrXGWqHxC"
    "8y/EDPjD67WhxAJvJpdF4uGASjw2kDBkEMb4L1hJ0Ex9ZP9sKxi8FCWNBiGSxh1978ViYJ"
    "EnvTz4PEz1cujzfXL6IAB06Qu2b18wm9rYcHeQcjM8Rign+TMmObP5jl7W/Bsja4L54QWW"
    "czhGNIlRitEbEsnkQkw2dLMcGDIgkNaFZ1gXhFRfchUJ0+xkdjddHvQVw0pWnASxhPXUzY"
    "4Tlf2X1Kpmr4uRynGu8zirBmXVrLJhQjnGdR7jNAtcWZ0+vQXpXS69+o+J7/IQ6qdY8Jyl"
    "VnGYo5RymGs9zMHZVbl1NEJWaSWtmaxymLVU05mIZlhpCBK0ckerNgqbU9ByIxClk29BVf"
    "7b+IdS/SAhSSxHovKbYOkqYYpuqoajEYXzNmUwKDUINjNeidQGYgNyz1vY18rkmwtfdts/"
    "Gw4HkR3/rB+HL95enfVGr9+KrZ5X0u3QENQG/OOdCX3X2byVCgIKV2jng4H886WVX7cYKs"
    "gje8UQEBL2hX/y2ePYCEN0XTdo7hw/EWRSM8vZq0Ijz0CrHPAE7ifBU2RjWBxGFK5Xgu/h"
    "TLdYirKSu16lkb/ganUYJeWZq5XUEp87AEehJdZlU7rQ2dIR8y+5H/n38rciLVSrQJyyJV"
    "4viGnzzUMEiUIrzEdUICwXfLPwwostHUudY+aGF+M3Leo8zKGSbvEi87EDPsJ86X8gUCEt"
    "Utk+uhFwVIvMCECYiMB0QoNeV2hp0Sddg33xBME+6TEm1hUnoktiIoCxIvEWgou0Vzo1uc"
    "qpGwAM5ZXR3Yq/tdi+Q68DgOsjIcvQ7/gF/KzvDD4hoV5hl2noK1gdpMf0wbGi/uwo6Y0X"
    "I9uvO95Lijq78sbzXtUycmOESEqNhWBbEgi6ZyAoXlS1Y8YpJRS0svkmy7k32/v0mc69NT"
    "OavbT/aURIKaP8RAil7lM73Sc8yK6EW3aEN1QS11Pn0fUUk7LDGyKT41vn8ZUooZcTRepi"
    "McqOZlckkF3JEHbge+AaUBb0iYCZpQ2+wXiT/c9NWAhmEFHO1swmC784/QBjF41K99taKP"
    "vZJhXegcmw+BElrSpJSmlYiR1kU6anx/cbL7BhZEM6QnRNUkTfnX76GKz38CVvhR9fdQeD"
    "pHbpLS4l52qUSmb5icU4E+t2ulmqQC7FgLrG2nvrpvvXq971ZKycD3rdkUiq6B1IMIXLDx"
    "jYPDVHva+31xfhSi5gPlrnoselwf7wegy3IVMLdMKm5s1oeDX0biwtuqBe+dmo1/2te9nr"
    "oHuL4EcuMEzN8+74mzK8nXSQitlcoY49NftXN8PRhBPrC3C84ZTdi19vxxPx4B2EtX84zB"
    "aPDE9x3uv/3j0b9OAhVKI/CX4Wex2jts4i0cdOs6OPnSaDv0tD54sYOquYOJu2pxwgb6bi"
    "hnEux/0YoRyCykPgaR9KRvi3AoljlaxAcBKkWe5FqDAEUTrJ/6NyPJOc7+TlINsuKx9D6O"
    "XWzS2IHWMuWPpXXDQdj295gfiATOLd/hUkEucfYYG4gzbXvjANZfAZFmY7aHM9NbmofS1k"
    "be8iKFFGvd97o3F3ENwKSnidP276o67b6+Y6LFj7V75gzR9ffE7Nyah7Pf7aG3WQfzU1B8"
    "Muf1b4OzW/DQf8Gv7Cr+C6ADDDu4AS/6n8qypi9+7jr8tMxw0+TqiLWftSn9nnvJlWmmU7"
    "uNnONW4/8GqK6tcrAIaEuojxFZb46VEFlF5ce6adL+LLEzYcgR3UTQH+M4j2QKw2MqmNIG"
    "5kGgRyt42nGLz/bEGeFkhS69mfxNf5Aqstzus/E/A0/2tgBvx7ApgYRu2LNuJJ6kRhEBdH"
    "fAsQW0FJ1BVa4hsPboyPzZPCtpMoWZ2Fi6rmk53nddi8g2UZ7RM1kM27T0QgOMYI5mtlaU"
    "ZvyBrI6tM3RdIj81rZdtc3ifTIMsvpC2c5lYbuPRu6dZOLQNV8shOk0uZa2eYh87w2Va+U"
    "QXwP5A1Si0CnPwubAcpWidchQsnwgrkGfDOD4FQJjicpm8fy3WtYEbNOJW7L6V1iesvMei"
    "/n2SRh8zK4Zs3UryaJ+xYRGcdYSSxtjGyHYNqDOoDvCPJ96AgFx7NlVOFqNqI+G0yfRtsg"
    "9Mvp2/ef3n9+9/F9sCUEJXk7QWoYUIjDUnLmRqnkxI3ydIGtR5Kyi2aL5RuKJkiMMeWniO"
    "6TrfrERXGXVQrlEp+laxpJExTzwq6l0r9g3LWg5GgDry2JqfGnUKilP+gZ+dy3g+KSrdR4"
    "6nP23V5+m3SQ+xly+gBAWOhLEv8WRaG1KrxAu8eM+bzX8DrluDB7U42Ryf20Xs7HPhDrxq"
    "KaI7BV2WAtv067GGZLWYbqb8VufRd5iN2YbIwYBjtBd14DXGQIYsPBfTcG3RdETYK8KoC0"
    "chgRQd7SkirvvPUiQeEkauogQlVOVLhgxMsIWlGqGu84dbJ+2rptlLLpBwQNhDrIIHFHCS"
    "nhgj5d6CYWzrlJNmcn+EwQykSfz0j0yTlZBdUTIWuQ2PnCJn54wapwP0wmuV/ZeQ8bulZW"
    "54oSNYj5O7NgyrzYL5E72FLn+lO1zMFRUgkGrPPpoDx8l4fvxyOiHt3rJU+G5MlQw06Gam"
    "f89k7+W7nWb79Su6j5O0yw1f49mRN076z5gEAkzbt/Oti0dXt9J7yOmSgLh56/QwSr8y+I"
    "N0YR3kTgNJGAIyMbDN4rzBBkfUzaw/faG6R16dsMMRvbDgPbOt9vNE4wE97RCyoik52grk"
    "f+irkt8orgHY2oqXIGYVNDvDdeiP0AbLzlu41yI6z2K+hZJI3xTPUMg1v2nJiQ8wUe6R5y"
    "0Ngn6A5SL8L7d9cGe/6SWCpvsiMeyf3V2CJTk3GeGOQvfPD4Qs4fg1MRDbmd6BZv3shx3w"
    "7D7qOw8AKe2fK4oGbHBYmTrJKIlyz6vWJfjg8JJw3ZMtvJT2DK8/fYEoa8MEmTOL8zO540"
    "j+7HPCrdO1/OTKozBQSFkopniEomgC2OQ9SIoXNdvYLNLEopLdJ1NplJj2npMd1EhntmEK"
    "VSHs5U4p0wvunpOA28ZJVCmkQI5ZZR5y0DDJcVRjhEJse3zuOrgkOJYVQ7Lo3RypGu80i7"
    "eVgqBjeOkMpxrvM4S9iJhJ0cjw3j6F4v3127YsbZFHK5nNZ5vP3T8TIqZZimeSr87n1oJZ"
    "Rrx1CuOgGJrghjWOzI6Rgi/357O3xoEaq6FTj0lVpoNacLgMl4iCOkszaaWbwMbrhQGhe+"
    "sqKWxjoIL7FltwFeI5A7fAoxxyKIKzoA1VHnqT60++zoGdl/Dx5I5ydFx1hE1Zc6WBRFSY"
    "lFLUnZvMVtTxEzfcaRBdZLua+kkDaR6YUylH7ISVH6IRE2kxETTivKTvIYWROZvYcZHtr5"
    "oozOjpsZImkCk/N0il2FzqyL2PSNxvbyyI18QWnuVymQFYpvasR6Eu7YiP/jwoeXrgnNuE"
    "yDAf6bIu+UoHuG+CKhvC8hrBw4GfwRGarKAHf59C/J0RDJftl5jDBoCbp7MTmDd+e2n8rp"
    "7ZHowvR1xp+3xsOvkw6Cv1Pza3901UHwN77XFRmHzwVG4XPmGHxOjkCmsbEI+59jdXwp3t"
    "8Muue9iw5yPyHh7M3kdgQl/lWQNPYiyBrLywbdG1HiflYZq92bLrk2o1gEs7QDt2JjFm2h"
    "xutUq+g4jXpXw9/dInEBIzyaKJPhpDtQLkbDmxu3jXiZV4+z+voyqOF9m5pem16LZ4Ph+W"
    "/w3bvwUioLMvciPl+mJvy27mAw/A6FoS9VZtJpIY06R6FO6NMiJnjKFpd3bLuhaZIbxEsf"
    "3OKl7VhlWR+mkkfm1ThvEYMvfGU5H6aSnK/GeYHALMn3DY3kejWuu8t1FThlmFACRGoNGG"
    "B0ZiuOaaedQ+SPcpRSDnOth7k24Hc5yHtN8EOtaqC+GKkEedV5nElFYDSRqOgaj3CdjvPO"
    "XXWxlXWq599vbz3cU9RQ1QKHfF51BAh+S0T1CTzd2mg11wFsxJA755BNRQ3oJ+3g71ltpU"
    "YGEr/INdFvHPDiQYEyDwn5jzcZFmdwJQ9ckpTy8LDs4WFo7IqyPUQijw2z8tCWOeZ6vtdq"
    "3Zj5EhF4RfSectaPDY00tZYygNRpF77Rzcwd+MbNnLVt91161bbuvN/oCi0cviNCQEBkUM"
    "izAy2IbDm8FZNoJ2hoEmTxioCbEbhfUQPgwpwguQPvqM1tOzGvlxabT2J15HZbh7VrN9ut"
    "N8lLcHNDIZkpd1S5o/Y1slhSG+JNjohKrXTMarJW/i6rb+or1oZg634L294jWcPW6Kao00"
    "1VX2Ij8L5BKl0s4Fq3kUF4ET1B3y3d5l2hlW7PRR0ymxE1Zefdeeupe3DQLNTg3RXfgr3e"
    "y8IOI1RySy6fOC80XkVVtghRA1W2d2/eFFDZeK3sQK1wL7rBwMtQgsde9QZydz8Ry5bAkN"
    "SoETnRysJEDeT0xyIQr4/ZEK+PCYjXjHdOLHj/Szk7x8gkqwuwmjn3/yBqCpuzHaZCJI1g"
    "8Ut4TMkAKM8eCnmSVlzjGBCNr4TnBlUfW2m6Rvh+vpZhiJqKGlQtpF9YdNVB92s09+1wbj"
    "MIpiWyHJMhPCdYawvbm22JPCL2nP9liDr2CbqmIme2l/aAN5yuaOynmx07440X2DAylftU"
    "jaKiYn/YOJquWv/u9NPHQJGHL3mq+/iqOxj48L9s7YHOZoxAEgHVooxruqaWEq49z4KS0Y"
    "CEZx6fLcVduSabU+mc9S1cq9AqZ8cICq11C/pEIDDuF3GKzy8snTDEnAUc7P+LWJSvM+SJ"
    "r0rOEnZmvhqZ4qtGDMK/pq9su2hUOhXX3CpSN1tUciU7Pi/YR/7w6Trjdg8zn7bOWk3r5h"
    "YUkHGvg/yrqdkfj295gfjwHLw89y5wMrvocTm2P7wGPzP/Gsq/3l4L3zP4nJrdi19vx5Or"
    "3vWkgzbXU7PXHV33ry87yLsISpRR7/feaNwdBLeCEl7nj5v+qOv2urkGx7XxN2V4OwGnNf"
    "eKP/3VzXDES9zPqTkZda/HX3ujDvKvpuZg2AUHNf53an4bDvg1/A3c6gKvOijxn8q/ii+w"
    "h3GAlFmqkgbQIubP4lmq3EOQiiDkCKnUrGunWUessKp4MaoMdIxUDnStBzrPYTzrRX6Wg3"
    "jdBnPf1l+u3FBLyZaZMgAJEaoGMnr3u7/LsnKRWcI0DWTyniIcejBfl1WlVo44ZY1DTNRm"
    "AdlwrdzcjtM1j9d7mt6QgICwkiaDGNle8wfXRdgp5VAAUKoKzjEJQsnZKGcPBsVtJDcPFi"
    "+vMdyszSkGtVup5xbU3nZS4dUodDTxYGHTBijmEzYcgnST6RoJhSFtu4hLOGKgKxORH0vd"
    "WgugJrX0Bz3j1HUnrcrDiRq8Du2cwwkZ8VTC/4/7yDoq4i34E8BzleJ9hEyyvzL75x5zi3"
    "Pep5BMr8x014lCfyIKZFgpaylPUktjea2N5ULOqhRpKUop47PUeZSXls6laDvlGDkfZxim"
    "a9KaWh1vGM5DD2pJuvlyO2pkQ11nI33rbHh7+W3SQe7n1LwZDa+GAMoAqEToSxIZEsVnxF"
    "XCw5ynMOpYWQFACoT/DqhrPWQ33b8CBmesnA963ZEA4SzxGmCBTOE8wjAC/nCFK7lpiKN1"
    "fODPGG77VksWmgb8xpJv9NQrPxv1ur91L3sddG8R/IgfSBi8o2I2V6hj+5ODE+sLiOPGwk"
    "AiXoq1fzjMFo8MT3He6//ePRv04CFUoj8JhlaYULuPKl3XCEn13TrLGNhp6RgCIRIJcYxF"
    "x8UWKW2YiRBJU3ACOcZlp9Q4z5TyRdTMRI0FZDGW3nO6fb3uQcnL8vNsOBxEpOSzftzZ7f"
    "bqrMc3csFyXkm3MzRT6QFXZQCOTleZWfRfJEWuzn2pNkTyldryStXoNOsSzoRaGUda7s32"
    "tnMt5SGot/V06ztkA+aLL4TqYn6wEfdginEVgHxBWMT2Ij90BhW4FoAYXRDh/Yfm/EH4LI"
    "LgIyLciCBMHnbtqxN59lWL/T83NXGWPJB7WJApDkjXwsLnNMBDRXNSdPvtvPfpJPercZ8v"
    "USpRCNgOyotmCWJpSK6bcFYjgeGWkSxxAW5tFxYcVjCyt7uLBx61fDumjwjOtLzIoK9N8o"
    "DhoOsXRC20dCAkgAjJjV5znuviTpZssINWpTBQc2HgeCyDx2fKkrFFJbjo+MUmiR/f15R2"
    "D+qU8stEglBytj72oqFj39MfvSeSYTIK388XBKmoqZCgaiFYtKh+gu4eyfoOLfAjYSCXUZ"
    "GcZU5XIpAKnUFAWl6sM7Ryw9Omo6Gf05iU/WrwVuTJfoeMpnrYaF7792Wz6VJXy3A3IKgz"
    "aKMih3fvmbnEa4PilFXi1/HwOuuMOCCJ22501Ub/QYbOjlEqzGEtMCNisUkE+IzH8owtIt"
    "CADPApLWgvLEKNAs1h5BjplrRYlXxBKqSJWH7tAjnznrCh89lIrVcMQf9ukH9iLZgb73/F"
    "pRoCgg94dbIv6Pp2MOiAyGStxa203Hk7aVNKVjWXrIJRLiMBRIikFFBAChDvTRkZICCQEs"
    "BzJIA5Nk1SKttFiEQGwyikQDzoM1tRYS/1AjiXtBFl0UtTUU1Car4MN1uX/a8T5bw7uuig"
    "4HJqjifDUU85H/Uu+pMOCn+LyyyH8YDAljrXnyppGTFSeU5fNy0jPM4QuSc14UzesU6ISG"
    "Jhqh3qSCW+sa9X/ZT4Cf7RytfhoUa7qApve5WLYWMA1bohRivMBGQV/+D6tjjMECVzYna8"
    "IPMgqvJfBJq46ab0w5YNMBeYwwxpNAMus4eOpubUvLtfK1BwJ45XoCPdw+NQR8SpAUreC1"
    "yKPL9Q2bUlLLGuQbH+bGBuXVEiP4c14WCRsRqJypGhf/bitSc8d5WFbqYZvfKkuQSpxOpU"
    "Fus04qV6qjIQKcRyKCoPBeZrBWN8v60wEklaORCVB8KTn8qYiUMk0lBc0lBcF/VjjJ+Idq"
    "nP7HOckZI8WiNf/WBQVwlsqkVPEKEuF9AFmF51mE0XXO5/JGTJIDMfl8J1S0SRhPnURnP8"
    "BK51bA5FEGBSpVrqIeKumk3NPu436Ik6Gzsy/144Ebk8ZnwRxSA6VIUPY6JkDTxq3POJTN"
    "WTGKmQpQZ+lrZIaYvcszCwJKbGGX3pZAoDkRpbhAGvrvLgFJYFAEwNeXqFiS7Ys8FK56dB"
    "O0Hf51QYBkX7DDl8zlngcKcvAA+EGWKEmK4NEGyJUC3Fr39vPYE1ss/FB+/4BeyRED7Ape"
    "ALz4qCsXEjkbxiwqLJPEnFIq5BErv4ccTfXU0YLyHvJye8p/Zcopvqs0DnoJvkod1Pl5l4"
    "bFOLnFtE0+2uawpNX0aT1baspUCgqIJCwSGSQisq12jcdUbQg/IDpzD+OvfFDWTChNLDV5"
    "4gcL/XT/rauYM2U/Uq0W6QV8z95q5AQSLMuHr1Z0zC8TUwufYdbO2LjmJRjStK1UCFa/cI"
    "oPALUo7NUqsto9XKzL0JPu84c6/Ub6us0VK/LSOdrZlNFhd4PaE2NtIls2iVLVKZqKxoeM"
    "2FGL960Vg0LrEvEIkgMhqXoVwxyqCMf+MNo9e3k/Nf2siiEFUMOUuEZzaxgBksMyDNjpre"
    "sYaZvVDuciuqkcfsrjw5ssUsd6DTWV0gAnpAXefdSUZAf8EI6FLM2beYwxfedPkmA22C0/"
    "gaEWqOkMM5LAUhRcY0qgcmhK9Xlk5SXAfzOB8ikqw/SiPmhMBBR6p47N3KF4vtTaVC5sl7"
    "bIB8EsirvGlDd2MmC4kVW/YJgiMVLsfYBA5UwJIInt+vGH96itzJ52K4Rb7RdJPlnvpJh4"
    "dskMUhTKwEhtTKSllnxHhd9mMJGT8sUw+WPb2RIBrMHolWCWscJawk2dTMQfZgOGMAVqZw"
    "Py8hSIjqBTOCHGY67zDHjhtlOg2DkO1nEiJpkvx++vb9p/ef3318H8zuoCRvUkuf4J/onC"
    "Iaz3fmsLTsH9mGsBBJjUNdHPpUtTZa7sbl9pqKBTRF3Y3VaefrvSEnXtOvvlUDnswJWlFL"
    "8wCA98Sg5gPopJvEAm2uqoLTs0gtoNuIUbcun0zMsUBzNQEnqM4BKLhIKr+77wJAjl/JKi"
    "Bn4D4BUdrWbXDNXkF0tgXWCBLnUUsDq6QjUIwUVGQGBnyuULs5kgCFKX2vj1uT9qd7lOcT"
    "8iNDyvDrN2GdzNv1en9MIhtewl0s2PQGw+tLv3rchyx+RuP5pZRleoJQcr889w2q4nSROl"
    "swCNM0gecNlwy+Y64BmQ8uPjdVLojWyJcKVm5dD7xbTCZwG3Z3YKBn3ibJXNhtR3xdzelC"
    "7LauX8JqroMnAzgtovEGfOuZ114BDDcpGeyzo3S7OCdTHsnax/TC1/kCq9I0Xq8NnSywbo"
    "C+xElSDgCz17oEYRMXvEK4iw85wIsPCeSFy7cZNbRySmecbk/sPmTegT1wO7YMFYa6RMma"
    "N7XfnRZBu5xmw11OUzktVviyfPaJmsfl3Yd4FgxjBKfmq93C5w1Z8zh9+uZNkcXjzZvsxQ"
    "PuxVQAzGxF5UzlMhyxSu2OKaSNW7CLTO7suZ2Y2tK08HLKrXRZlXFm5ZlSI31fusTiansr"
    "zZrh3WrnmjHwptI280X22O7YoyRzSUoVz1NWI2+5r68/yU7OriuEKMhJv5K52jcB7L8X31"
    "F4q0pw2KveQO6+LSSNv82Rxt8mpXHeo03S3AOyAxeGSGTgwmMKXPjf/wceMmMT"
)
