"""What a cart is taxed, what a card was taxed at its sale, and what each redemption was to tax."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "redemption_tax" (
"transaction_id" UUID NOT NULL PRIMARY KEY
CONSTRAINT "redemption_tax_transaction" REFERENCES "ledger_transaction" ("id") ON DELETE RESTRICT,
"cart_id" UUID NOT NULL,
"account_id" UUID NOT NULL
CONSTRAINT "redemption_tax_account" REFERENCES "account" ("id") ON DELETE RESTRICT,
"payment_minor" BIGINT NOT NULL,
"deduction_minor" BIGINT NOT NULL,
"at_issue_minor" BIGINT NOT NULL,
"by_rate" JSONB NOT NULL,
CONSTRAINT redemption_tax_amounts CHECK (
payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0)
);
CREATE INDEX IF NOT EXISTS idx_redemption__cart_id_db5bdb ON redemption_tax (cart_id);
COMMENT ON TABLE "redemption_tax" IS 'What one redemption was to tax, as it was then: never changed when the cart or rates do.';
ALTER TABLE "cart" ADD "tax_total_minor" BIGINT
CONSTRAINT cart_tax_total CHECK (tax_total_minor >= 0);
ALTER TABLE "cart" ADD "prices_include_tax" BOOL NOT NULL DEFAULT True;
ALTER TABLE "gift_card_purchase" ADD "tax_rate" VARCHAR(16);
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "redemption_tax" (
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
CREATE INDEX IF NOT EXISTS idx_redemption__cart_id_db5bdb ON redemption_tax (cart_id);
ALTER TABLE "cart" ADD "tax_total_minor" BIGINT
CONSTRAINT cart_tax_total CHECK (tax_total_minor >= 0);
ALTER TABLE "cart" ADD "prices_include_tax" INT NOT NULL DEFAULT 1;
ALTER TABLE "gift_card_purchase" ADD "tax_rate" VARCHAR(16);
"""

DOWNGRADE_POSTGRES = """
ALTER TABLE "cart" DROP COLUMN "tax_total_minor";
ALTER TABLE "cart" DROP COLUMN "prices_include_tax";
ALTER TABLE "gift_card_purchase" DROP COLUMN "tax_rate";
DROP TABLE IF EXISTS "redemption_tax";
"""

DOWNGRADE_SQLITE = """
ALTER TABLE "cart" DROP COLUMN "tax_total_minor";
ALTER TABLE "cart" DROP COLUMN "prices_include_tax";
ALTER TABLE "gift_card_purchase" DROP COLUMN "tax_rate";
DROP TABLE IF EXISTS "redemption_tax";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz4ji2/yoq/umeKjaVJv269K1bRRI6zQyBFJCe2R22HMUWwRNjMZadNPv47ldHfu"
    "An2A4Q41FVdzCSjmx+R5bOS0f/bhh0hQ17ddJRVeqYdqON/t0w8YLwi0RdEzXwchmqgRIb"
    "3xuiNQ61ume2hVXobYYNRniRRphq6UtbpyY0nswJMoj2QKw3DFn0uY0YsW1egu6xgU2VIG"
    "xqaE4Mrele0WdEZzYxkT0nK6TOsfnAG7+9eyIW433e/XQCN9aoyu+smw97vIdj6n86RLHp"
    "A+HtLH6n3//Ji3VTIz8I878uH5WZzruOAKpr0IEoV+zVUpTd3vYuv4qW8Pz3ikoNZ2GuWy"
    "9X9pyaQXPH0bUToIG6B2ISC9tECwFtOobhscQvcp+YF9iWQ4JH1dYFGplhxwB2Nf535pgq"
    "cAmJO8Gf9//nPVqomaIMhhNl3J0oSiPBXXiEGDO8IpWaMDJ00wag/v1ft981IKK0ATe4+N"
    "YZvT37+JOAgDL7wRKVAq7GfwUhtrFLKkBfo/zIf18S54s5trqmsxBY9/hjwAhIYO7TxlDn"
    "D10Gb79gDfj6dfCh9MHKD2/jqvd1olx0RpdtFFxOzfFkOOoqF6PuZW/SRuFv8TcjnRmNBf"
    "6hGMR8sOf867uPG5jzvTMS/Hnn8ofyd92dAwZeTUtUAZvWbFEdyyKmukpnTforEKapMkty"
    "j/goyGc5MD7LhPgsjjAf07bDyg79NXWVkW7cdAeXvcFVG3kXU7NzMel977aR+zk1z/vDi1"
    "+6/OXwLqbmZVfUdSZQGvoyNS/6wzEUup/VeFG81SnJx3P9oWfa6W9KiCjGPt1dk/fBvtN9"
    "vSUP8AR/+59W6+zsU+v07OPnD+8/ffrw+fQzbyseN1n1aQMbzntXvcEkygEoiOI+93DND7"
    "pPIREvh7gnWBUDPUQkcS+Hu0VUamlEU7CdxP6SQ2frC5KOfow0xgHNoz3xL6qzcOxCKJ30"
    "rrvjSef6BrpfMPanIQDjSwnUtETpKlb6Nj71B52gX3uTbwi+on8MB924pBu0m/yjAc+EHZ"
    "sqJn1WsBbGxC/2i6Iyl4E5EzTlPkXqylY8olQvUEA89eIIOLtV3QhhahH4xSXenSilfHUq"
    "9+qA4j57DCmVUHCP1cdnbGlKooa2aFbbZNWitYiXYBM/CCYBmvCcgcFlqf9CVo1UW4xb1d"
    "xsilnqyqPXaqsppoN4U0RnCCOVLhbEUgmC30FMDVGLly7I4p5Y0IKrCLPZCbqjz3xY3iH+"
    "wZBu8/8aWSypDZoadMaStph93UQaYyoxO2YbYwQXi6j8AUGVtdCS+v671mkeZbF1mq0tQl"
    "10Pco2d6UDfAwmrrL47lwXZyqFPhLw/jweDtLhXVPEF3hdtdF/kKGzvWkpr7O0AxaRVd0H"
    "9O1157c41hf94Xl8GoEOzuOjmqyUOWbzQiM7RLOb0b19jj7Y2P74PsfY/vg+c2xDVRRiAz"
    "NbUTmaXDzgOnURpFNIazid5EE8G/AE3lJxKDO7HIXiEGYz+bHUeXcl2Byl3AGbj0f/Pjou"
    "W+SJPpa0oIUpJZerxuXKGAEcTbe7pm1lGALW1c3NxgBoqJCg5VaDwNAkXvADul9x1XzJV3"
    "iugnI1nQtYJ6hnowVeIXgeXkWXBu+CUcRHKHMsTolNxJcrdc6V9hM0IE/EEkq/RpJWgb3e"
    "abtp4PcGc+7/IKqtuNo9//tPaS54XXPBEkBJ9QltMBmEiWooh+5e9OfvP7WUopaDKFUNgd"
    "69/cCFLG3u2AZz6gxSB5BbHz7kQJm3yoRZ1MXsNN5EXnRIx+lqiPdZK0+UUSs7zKiVBXax"
    "JTFKtculsboCbwG3IpdkWLFlb01Rw1G7+zXPpHZKTNWE/MiIM/HblwL3iHSy7m+TzdbbQC"
    "XrDwdXfvO4STcWwkZm1EpBO9tsvqaQZvMXmM3xzE5zt2XjHhBI2F8AuzTtlpp6pDkovzno"
    "Alvpu3NERXOjCUj1m+Sz/fDWEIhhzwlic7r8gsQkgXQbPWOGlgZWidYUMRkQCmidoGCHDH"
    "pw+C9lCGwxK6QRVYdixP/pdob5Z083m5pT805ziLLQTWrdIZ2h5zm2EefvnFr6v/gjIIZ1"
    "LbgxWjjMRszWDQPx19PgomobUbAc8aeAhiZFC75EcQIMO4Qw3OPOIjPHhHBI0TJ+M+93iT"
    "pkE97QYm94b5b743xiZFN+Y+ibzwaah5SMbKmEgJ5tqoKRW1CzD5HUzj+9F7XeIk968Qjx"
    "MNXhQsT3ifSrRInLDVv73rBlUxsb7qJRbITHCOUgf8Eg5yvvghS10cbI6mAjOMB0Dr4+kx"
    "iFgF6TSJBzgWzoZrGIxYBAmgBeYAIQ2knBWSRMs5PRXXd50NfeSplaEsQy9qZqxpao7L+k"
    "VjmjWoxU8rnKfFYNysqZTsOEksdV5nGamayoTp/eg9wCLrfeHxPu0lP0l5jwnKVWks1RSs"
    "nmSrM5cDAVm0cjZKVm0orJKq8zl9pc3yxvQk0SS06U5cTS0lXCFN1UDUcjCsc2hRmUGgSb"
    "6dxI7yDGkHvew74mPN9QctgJ73w47EfmuvNePLrq9vq8O3r7TkxyvJFuh1hQldiE7F0qeT"
    "aoFNyaAuZKN5PEgj6RBadugs8fr7N6uolIYRuJKGcrZpOFX5wehrCLTqXH/hCvzAs89vwG"
    "JsPiRxSMXU5S7jd++ZBm292EL/NqPX3fzniBDSNzGQ7T1cmNedb69DFYcuHLpkV2fN3p95"
    "Orqje5FByrUSqZvSu2d0HM2+lOmhw5UgPqCjsjGzedv193B5OxctHvdkYiWeoSr2BRYwoX"
    "KzDAPDVH3a+3g8twI9fGFm1z2eUKUm84GEM1ZGCCm7CpeTMaXg+9iqVFF9QrPx91O790rr"
    "ptdG8R/MgFhql50Rl/U4a3kzZSMZsr1LGnZu/6ZjiacGJ9AbZ6Ttm5/Pl2PBEP3kZY+8Nh"
    "tnhkeIqLbu9757zfhYdQif4k8Mz3OkadUnl2FbSydxW0kkkdZJDMnoNk8MJPK59fuVvT1G"
    "lNeYV8uIq7PbsY+jFCyYLSLPC0DyVjW0eOhNBK1gYPad0o9iKUYEGUTuJ/VL4qiXz7L3CU"
    "xs0tiB1jLlj6V1w0HY9veYH4gBMCOr1rOCCAf4QF4jZaX/vCNJTBZ1iYbaP19dTkovZAyN"
    "reRVCijLrfu6Nxpx9UBSW8zW83vVHHvev6OixY+1e+YM0fX3xOzcmoMxh/7Y7ayL+amv1h"
    "hz8r/J2a34Z9fg1/4VdwXQDA8C6gxH8q/6qM2L37vAoyg3mNPWxVMWtf6TP7gnfTSLNsB5"
    "XNjcbtB95MUf12OZIxQ1vE+AxL/LTH6Fm35+LaM+18EV+esOEQ2GqmiwOrvKOumsikNpoT"
    "KyXd0q47TzF4/96A/EuQfNqzP4mv8wVWGxzr3xtLx+KKASO+dcr/GpgB/5nI0RQOtRd9xJ"
    "NPisIglFZ8s8iMgIpNgpJo9ITM9PTqxvjYOMltO4mSVVm4KGs+2Xm+lvU7WBRon6iGMO8+"
    "wYhAjBHM58rCQK/Jagh16zRP2nPeKtvueppIey6zFx84e7E0dO/Z0K2bXAQqF8yUIJU219"
    "I2D5m/ua56pdz3+0rb9iqxN/KvAjOEspXCOkQoAc+ZnsQ3MwikCiCepKwf5LvXsCJmnVJo"
    "y+FdYHjLjJmHy5gp9+PJ/XgVU7/qJO5bRGQSZAVjaWNkOwymfdVMHTsK+Y76cvJiGncByQ"
    "DldFSzI+qzg+nTaGsU/dJ69/7T+89nH98HS0JQsmklqNZmKd9xfGNRzVHTc7rG2zTz+ZiV"
    "Zaj9Vl/zryIfqpv8lBHDYCfozuuAv5sii6mfHPUNg3N4vyBqEuQ1Ac+wwwji4y01uevOe8"
    "9zno/08lbMy7vmeBF9LUpVB3XiANqardtGIRtEQFBD18x+0hdKF9ieXWAaMelCN8VhXoVy"
    "GCYIZS7DF+Qy5EiW8UJGyGokdh7YJAEvWBn0w2QS/dKbDbCha4qGVynzT7YhLkJUI/BfpH"
    "HJ1L+HTo/K1X/9qVxy1CipDF6osjVTOguks+B4RNSjeL0qZx30TLmNjeZBv1Ezr30wTLDV"
    "QDiZE3TvrOCoJDpDd3862LR1e3UntpEwUeZutPfPPYLDuL8g3hlFeJ1SyXRPbhJnJrmHOm"
    "FdSxoM93o3OA6qZzPEbGw7DIyP/IXUOMFMbHdZUJFq4gR1PPI3zO2RN4TtLoiaKgcImxoc"
    "QM4LsZ9RAw6BWkt/66OfwLbp2zLFOVPPc2L6p1rdU+dhbp+gO0hCBy/5XRMMnktiqbzLtn"
    "gk91dji0xNxjExyN848/hI54/BqYiG3JvoFu/e2LAfJxxHFY3zybHVRtpTK2ZPTZj6Czrf"
    "suj36oU7PtemtPQdJqtLGTtHnFKGupeWZ/01toClI0xSJ+R3ZuiQ9qP92I9kvP7h7Eg6U0"
    "BQSJmXN+XwDVEdMHHv68gSL0zcG/V5GfoTH6HFjQpRSmmyq5pNQW6BkVtg6g64ZwZRgi0W"
    "RUBPJZYH4eWA3cBLVmqPaoRQLhlVXjLAcFmCwyEyyd8q81eFtHmGUc6fFKOVnK4yp4PD68"
    "pkq4uQSj5Xmc++O6eIDBSmqZ/MufvMjzL2QcY+HI+d6CimsCrFPlwTxvBDdtiDX9/cHvGw"
    "CDXdGuvwlVroeU4X4Nn3giSQzppoZvEyqHC9/67H/ZlaGmsjvMSW3YSIABFswIcscyyCuG"
    "wG0QXqPHVf1D5v9IITqF59M+df1KFvEVVf6mAEESUFBIckZf3Ehz1lbfGBIwusFwpJTiGt"
    "I+i5Tsn5sOGYnA+J1C2MmGBgLTrIY2R1BHsPIzy08kWBzs7dEiKpA8iHSN9SFbHpG42t5Z"
    "GKzYLS3G+SIzM5X9SI9SS22IkzMM3gUMwZl2kwRCymyDsF6OQBmhUXVl75QMIj0vuKxBry"
    "4V8Q0RCJPIdUxgm9mpzBb+f2n4p0juM0Q/RVDpltjIdfJ20Ef6fm197ouo3gb3yty8OHzz"
    "m48DmTB5+THMg0N+eB/yV250Nhf9PvXHQv28j9hEOPbia3Iyjxr4KDiy6Dk4t4Wb9zI0rc"
    "zzK82r3xmmszikUwS7Nf5+NZtIcKz1ONvHwada+H390icQEcHk2UyXDS6SuXo+HNjdtHvM"
    "xrx6EeXAUtvG9T0+vT6/G8P7z4Bb57F96xXoLMvdjFeNn96bIi+1zKQrbJ17GmqVN89qG9"
    "HXhpO1ZR6MNU0s9UDnmLGHx6K4p8mEoiXw55ERpWEPc1jUS9HOrudF0mzitMKL2qlfOqRs"
    "R0OrMVx7TTvA2buRyllGyuNJsrE5UrmbzXVNLUKhcJEyOVwXxV5jMpGbFJZLhmhTlcJafd"
    "hasuNrJ8d359c6sLT1FDTXMdMiyaIwgttkS6kWALThM9z3UIKWLIHXPIpqIF3Cf9TOEX9J"
    "WaskT8ItcQv94ZFM9WkukK5D/eZFh42gq6VZKU0kVY1EUY4l1e2EMk0jmYdeJREWfWy7fT"
    "VQ3MQ+ROFGlFilk/1jTS1FrIAFKlVfhGNzNXYKjLsfouvWZbV95v9BktHL4iQqYyZFA4IQ"
    "F6EOcc8F5Mop2goUmQxRtCdIyI7hUtICiYEyRX4B31uW0l5u3SkobJiBy53FZh7trNcusN"
    "8gJorikkmHJFlStqTyOLJbUhEd6IqNRKj0xNttq8yurr9oq1Jti63sKy90hWsDS6hwvppq"
    "ovsRHssUEqXSzgWreRQXgRPUG/WrrNb4WedXsu2pDZjKgpK+/Oe09dg4NuoQW/Xf4l2Lt7"
    "0eDCCJVckosfeRTiV16VLUJUQ5Xt7PQ0h8rGW2VnkIS66AIDL0MBjL3mNUR3P6mUlgBI6l"
    "brDWmUwkQ1RHr3Z1rP+M2JBe9/iqiUDXSMTEKdA2rm3P9B1BSYs7dFhUhqAfEh9kXJrAEv"
    "ZoX0pOXXOPpE4zPhhUHVx0aarhGu36xlGKKlogZNc+kXFn1uo/sVmvt2OLcbBMMSWY7JEJ"
    "4TrDWF7c22xAEH9pz/ZYg69gkaUHHaqZePnXecrmjs5zY73nI3XmDDyFTuUzWKkor96yb4"
    "c9X6s9anj4EiD182qe7j606/74f/ZWsPdDZjBLKbqxZlXNM1tZQ80pssKBkdyPDM47OluD"
    "PXZO2V3jC/hVvlmuXsGEGuuW5Bnwhk7PwivPj8wtIJQ8xZgGP/X8SifJ4hT3xWcpawMvPZ"
    "yBRfNWIQ/jV9ZttFp3LrcMWtIlWzRSVnsuPb6/rIHz5dZ9y+j8ynrbJW07i5BQVk3G0j/2"
    "pq9sbjW14gPrxtXN4mLthKdtnlcmxvOIDdZP41lH+9HYgdZvA5NTuXP9+OJ9fdwaSN1tdT"
    "s9sZDXqDqzbyLoISZdT93h2NO/2gKijhbX676Y067l3X17A9bfxNGd5OYGuae8Wf/vpmOO"
    "Il7ufUnIw6g/HX7qiN/Kup2R92YBsa/zs1vw37/Br+Bpvngr1zUOI/lX8Vn2BfZ5ujPD4n"
    "aQDNY/7Mf3yO6wQpGYQcIZWadeU064gVVhUvRhlGx0gloyvN6E3bwrNe5BdtA68aM/dt/e"
    "XKDbWUbJkpIyAhQlVDoHe/+ruQFcu/EqapIch7ymPohfm6UBWaOeKUFU4kUZkJZI1asbEd"
    "p6sf1nsa3pC1m7CCJoMY2V4PNq2KsFNoQwGEUpXYHJMglMhGkX21UNxaovlqWfFqg2ZlvB"
    "jUbqT6Lai9zVPhtcjlmniwsGlDKOYTNhyCdJPpGgklG226EZfgYqDPJiI/lrq1EoGa1NIf"
    "9Ayv6056lc6JCrwOzQ3OCZnXVIb/H7fLOiriLfgTwHMVwj5CJuEvDf/cAzc/8j6FBL006O"
    "4mCv2JKHCOSlFLeZJaGssrbSwXclapTEtRSpmfpcpcXlo6l6LtFDfy5jjDMF2d5tTy8Ybh"
    "A7JBLUk3X26PGllTV9lI3zgf3l59m7SR+zk1b0bD6yEEZUCoROhLMjIkGp8RVwlfx5/CqG"
    "NlJQDJkeQ7oK40y246f4cYnLFy0e92RiIIxzsdnCkcIwwc8NkVbuSejxpt4wf+jKHat1qy"
    "0DDgFUu+0FOv/HzU7fzSueq20b1F8CN+IOHgHRWzuUId2x8cnFhfQB43Fg4k4qVY+8Nhtn"
    "hkeIqLbu9757zfhYdQif4kAC0xoHafVbqqGZKqu3QWMbDTwjkEQiQyxDGWHRdbpLBhJkIk"
    "TcGJyDEMB4enqKiU8knUzIwaC8hikN5zun297kHJYfE8Hw77ESn5vBff7HZ7fd7lC7mAnD"
    "fS7QzNVO6AK8OAo9BVKuRhuQI/RSPDzeJWNrf5WpSHoN1Wj8uvcA4tnxAgfRTzE2C4zhLG"
    "xVLyBWGRb4r80Bk04JIpYnRBxI40NOcPwocqJMQQKTAEYdIBs6+bSH9MJdakjYfiZq1RGw"
    "3YmUuU3O6W23cAGCqak6Jvbsfep5Pol0OfT1EqUQjos8XFhQSxNG5KgSFTYLhlJEtcgKrt"
    "woLDcmabdlfxYJcnX47po3vavZut8q1JHjA4X35C1EJLB7apizTR6C3HXBc1WbLBDnqVwk"
    "DFhYHjsVYdn3lF5ruUAS/HLzbJmOZ9DWnXeaQUnyYShBLZ6kTkDh37nv7oPpEMk1G4frMg"
    "SEVLhQRNc4XqiuYn6O6RrO7QAj8SBnIZFQeGzOmzSO5BZ5AklRfrDD27KVPTI3Rf0pmU/S"
    "rwVmyS/V4zw+frZpja//4qmy51tQi6AUGVAwkqs1twiVcGxSmzxM/j4SDLbxmQxG03umqj"
    "/yBDZ8coFW6AFsCIWGwSSSfj+SVjkwh0IJNOSgvagUWoUaA5TPCPVCEq2mKzGBXSQ2yvcT"
    "6zGjjE1sToGTPh7cI/mggLOUiUzInZ9nKmqXNs8l+EnnmZm6EeWzZYyGAMM6TRDEvbHm40"
    "Nafm3f1KgYI7IZnBjXTPlMclS/D4ASW/C1yKY2ugsZtef4l1DYr1F/v0qmpg+muIeK+20b"
    "OWBj25k20vQWgiEFVZ6Ca1itn3EqTSzFfazKcRL3NxGUakEEtWlGYF5nMFY3y9LcGJJK1k"
    "RGlGePJTES0zRCK1zIJaZlXUjzF+ItqVPrMvcMYJW9EWm9UPBm2VB95YUXHeo7Xg4GcLTr"
    "kSfnjVYTZdcLn/kZAlg0TzXArXLZEUAcZTE83xE0TlsTkUQb4ElWok/Tzp3XSbepiW36En"
    "6gS/WR5tWT3FIMqqvFbKGFkNbZV7sQZH3oQCoztOJxUyaYuUtsjDCgM2tciFRTTd7riKfL"
    "pEkGy2RSwAAkUVFAoOkeRy8vL1mFhv+Hos6GHpBhuin+X7ixvBz8SSrWvrLErefdJ9vTvo"
    "M1UqEP0GSV7db+50FmQljwsHv8feT19+kALDqwkMUS7mlReiVDUUF3a/IT38ghSDWcpkRW"
    "QyeYzCvo9RkNKZlM72LZ2tmE0Wl3g1oTY20iWzaJMtUplorGh4xYUYv3neTRgusS8Qid0T"
    "GpehXDHKoIx/4x2jt7eTi5+ayKKwnQ45S4RnNrEADJa5E2NHXe84JC97otzlUlShULFdBT"
    "Jli1kuo9OhzpGOJqCu8uok09EcMB2NFHP2LebwiTddvsnwleI0XCNCzREivAFSEFLkZp5q"
    "eDS98z+LIR8iktAXgr4qYvKEcKStVPHYq9osFtvrRrnMk/fYAPkkkFd514buJgsREiu27B"
    "PUsxnicoxNIDwRLIlwYMMbxp+eInfwuRGIIvl7uslyT/dJd26u4+JCEV3SrVkpK2WV4x2r"
    "sh7LgMe/6FE2tXQBY/ZItFKRclHCUpJNxTbPvlqUHIQFpaC/KeVhiOqAGQ9fZzjvMOGhm1"
    "4l7SjT7CjpEEmd5PfWu/ef3n8++/g+GN1ByaZBLZNISj/F4RWw9V6mARXvdoomFmvT3KyS"
    "hXZHmX7zrcrZZE7QM7U05saA3hODmg+gLq2TPTW5FgW7yUS6J91GjLpt+bBljgVKlYkssV"
    "2M60aLpF62n1vIHWhHqpH5YzOK+YT8yFit/PZ1OMd10+zZ/W0SmTgTQfPB5NkfDq785vFI"
    "+rit34vOLQp6glCinw/9qqwvv2Iu4pkPbgBi6uoSbbF5bXl223rRiflWFrdjdx4HeoZm1P"
    "KtasRqi6/Pc7powj5lB+yJ/KvO53ixpwCN19GFnv3gDcQZJteXfd4o3fDHyZRHsvKDFuHr"
    "fIFVafur1koDJ+wZIBBykhQPR7a7M0FYh9kvHkGXy7H8YYNn+UPCteziNqOGlpZMehvea7"
    "o9wf2aGYX2gHZsGsrty4+S1W9on7XyuPNb2f78VirSYoYvirNPVD+Ud5/CSQDGCE7NRL8F"
    "5zVZ/ZBunZ7mmTxOT7MnD6iLpaLFzFZUDiqX4YhVaHVMIa3dhJ1ncGeP7cTQljrv4XTeJz"
    "4mU+3hm3w/ISJ5mkI5r480mpd6BaTRPL9Ro0MsrrY30qwZXlVzoxkDrxttM19k83bHIfOZ"
    "U1KqeJ4yG3nTfXUD5nfinMvW8jPn+2wJJnu2r0M08142x8FbVQBhr3kN0X2XSxp/t0Eaf5"
    "eUxvkdbZIW/5ydVyhEIvMKHVNeof/+P0QM0mw="
)
