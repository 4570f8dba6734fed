"""What comes back of a redemption's tax is kept beside it, negative."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
ALTER TABLE "redemption_tax" ADD "redemption_id" UUID
CONSTRAINT "redemption_tax_redemption" REFERENCES "ledger_transaction" ("id") ON DELETE RESTRICT;
ALTER TABLE "redemption_tax" DROP CONSTRAINT "redemption_tax_amounts";
ALTER TABLE "redemption_tax" ADD CONSTRAINT redemption_tax_amounts CHECK (
redemption_id IS NOT NULL
OR (payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0));
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
"""

DOWNGRADE_POSTGRES = """
DELETE FROM "redemption_tax" WHERE "redemption_id" IS NOT NULL;
ALTER TABLE "redemption_tax" DROP COLUMN "redemption_id";
ALTER TABLE "redemption_tax" ADD CONSTRAINT redemption_tax_amounts CHECK (
payment_minor >= 0 AND deduction_minor >= 0 AND at_issue_minor >= 0);
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
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztPWtz4ji2f0XFl+6pYlPd6eelb90qktBpZkhIAZme3WHLUWwRvLEt1rJDs4//fnXkB3"
    "6C7UAwblV1ByPrSOYcWTrv8++WQVfYcFYnXVWlruW0OujfLQubhF+k7rVRCy8WkTvQ4uB7"
    "Q/TGkV73zLGxCqPNsMEIb9IIU2194ejUgs6TOUEG0R6I/Yohmy47iBHH4S3oHhvYUgnClo"
    "bmxNDa3hVdIjpziIWcOVkhdY6tB9759d0TsRkf8+6XE5hYoyqfWbce9jiHa+n/dIni0AfC"
    "+9l8pj//zpt1SyM/CAu+Lh6Vmc6HjiFU12AA0a44q4Vou73tX3wVPeH57xWVGq5prXsvVs"
    "6cWmF319W1E4CBew/EIjZ2iBZBtOUahk+SoMl7Yt7g2C4JH1VbN2hkhl0DyNX635lrqUAl"
    "JGaCP+//z3+0SDdFuR5OlHFvoiitFHXhERLE8JtUasHK0C0HEPXv/3rjrhEiWlswwfm37u"
    "j1u4+/CBRQ5jzY4qZAV+u/AhA72AMVSF9j+ZH/vjSez+fY7lmuKXDd548BKyCF8wA2gXX+"
    "0FXwHTSsEb5+HQJUBsgqjt7WZf/rRDnvji46KLycWuPJcNRTzke9i/6kg6Lfkm9GNjFaJv"
    "6hGMR6cOb869uPG4jze3ck6PPWow/l77q3B1z7d07FLSDTmiyqa9vEUlfZpMl+BaIwdSZJ"
    "4RUfR/K7Ajh+l4vid0kM8zXtuKzq0l9D1xnTrZve9UX/+rKD/Iup1T2f9H/vdZD3ObXOBs"
    "Pz33r85fAvptZFT9zrTqA18mVqnQ+GY2j0PuvxovinU5qOZ/pD33Ky35QIUIJ8uncm74N8"
    "b/b1ljzAE/zlf05P3737dPrm3cfPH95/+vTh85vPvK943PStTxvIcNa/7F9P4hSAhjje5z"
    "5eiyM9gJAYr4Zxn7Eqh/QIkMR7NbzbRKW2RjQFO2ncX3DUObpJsrGfAE1QQPNhT4KL+hwc"
    "u2BKJ/2r3njSvbqB4U3G/mkIhPGjBO6citZVovV1cusPB0Hf+5NvCL6ivw2ve0lON+w3+V"
    "sLngm7DlUsulSwFsVJ0Bw0xXkuA3MiaMp9BteVL3jEoZ4hgPjixRFQdqu4EcGpTeAXV3h3"
    "4pDy1andqwOC++wxIlRCwz1WH5fY1pTUHXpK8/qmb5mnZrIFW/hBEAmwCc8ZKlwW+m9k1c"
    "rUxXi32ptVMQtdefR7bVXFdBHviugMYaRS0yS2ShD8DmJpiNq81STmPbGhBxcRZrMTdEeX"
    "fFneIf7BkO7w/xoxF9QBSQ0GY2ldzL4mkcqYWuyO+coYQcUyIn8IUGcptKK8//b0TRFh8f"
    "RNvrQI9+LnUb66KxvBx6DiqorfncviTKUwRgq9v46H19noXUMkD3hdddB/kKGzvUkphzna"
    "ARexUz1A6Our7h9JXJ8PhmfJbQQGOEuuarJS5pjNS63sCMxuVvf2PfrF1vbH9wXW9sf3uW"
    "sbbsVRbGDmKCrHJmcPuExdBtMZoA3cTopgPB/hKXxLwaHK7nIUgkOUzOTHQufDVSBzHHIH"
    "ZD4e+fvoqGyTJ/pYUYMWhZRUrhuVa6MEcDXd6VmOnaMIWN9ub1YGQEeFhD23KgSGFvGdH9"
    "D9iovmC37CcxGUi+mcwTpBfQeZeIXgefgtujD4EIwivkKZa3NIbCF+XKlzLrSfoGvyRGwh"
    "9GskrRXY60zbVQN/tph7/w+iOoon3fO/f5fqgsOqCxaAlEyb0AaVQRSogXzo7ll//v5TWy"
    "mrOYhDNRDRu9cfeCjL2ju2oTlzB2kCkk8/fCiAZd4rF83iXkJP42/kZZd0Eq6B+H53WsTL"
    "6DTfzeg0D9nljsQ41C6PxvoyvCXMipyTYeWOvTVEA1ft7s88izoZPlUT8iPHzyToXwm5Ry"
    "ST9f6YbNbehiLZYHh9GXRPqnQTLmxkRu0MbOerzdcQUm3+DLU5njlZ5rZ8vIcAEu3PQLtU"
    "7VbaeqQ6qLg66Bzb2dE54kZ7owpIDboU0/3w3uCI4cwJYnO6+ILEJoF0By0xQwsDq0RrC5"
    "8McAW0T1AYIYMeXP5LGQJdzAppRNWhGfF/upOj/tnTZFNrat1pLlFM3aL2HdIZWs6xgzh9"
    "59TW/8UfATGsa+HEyHSZg5ijGwbir6fBWdUOoqA54k8BHS2KTH5EcQAMEUIY5rizycy1wB"
    "1S9ExO5v8ucQ85hHe02Ss+mu39uAf9iVjCDaYN+q/lnJrwW2BcmDE5GkeJyhc0/0KsED+8"
    "XxtabIhm8lAkHg6gxGMDCEMGYYz/gqV0mqkP75+vBYOXoqTSIALSONP3XjQGNnnSyzufR6"
    "Fezvt8n5g+iAO6jAXbdyyYQx1seCdIuRWeAJSL/BmLnDn8RC+r/k2ANUH98ALbOZgRLWKU"
    "QvQaRCK5EJIN3SrnDBkCSO3CM7QLgqsvuYtEYXayupvODwaCYSUtTgpYuvXUTY8T5/0X1K"
    "6mr0uASjrXmc6qQVk1rWwUUNK4zjTO0sCVlemzR5DR5TKq/5jwLo1QP8WG5y60imSOQ0oy"
    "15rMoe2q3D4aA6u0k9aMVznMXqrpTGQzrESCFKw80apRYW0FLUeBOJx8C6ri38E/lOqGhD"
    "SwpETlN8HWVcIU3VINVyMKx20GMSg1CLZyXonMARIEuecj7GtnCtSFL3vsnw2Hg9iJf9ZP"
    "ui/eXp31Rq/fiqOed9KdPPaamgtsrcpac2JQ0s6Qq4utjZ+VR7BWpquVf6+92dsq0qtA9h"
    "2/u+e1c++u2Am6W68a4f4T+Ci9YpAO54vwhuIym6YLNx+MmAOOSX6Ln4c5KwfPPqcqEm4X"
    "lzNluN3hHY0Otaf9dO5G4rMEjoP+DfR02Y/5zlbn+lM1410cVKr766wWkcplqVyu2e527K"
    "9XzTjvK5EJchP/7fcoxIUr5rpzEWbcd75Dy7luEK8QyD0xqPWAHOolr4RRO+CsD18IE/77"
    "yMAiaAE4ZIssodpIJv+9u9FFfEMyEkKECYhR2YJYWgeJ7BgixEKw/Jw1Z6EQ4PPwJn0ikG"
    "BTpNYQvZwlfxZnalEokaJi6xWXFagzRzP+fnnyASTksCk1xcMv+VMZuqmXEANi/COnCD99"
    "FaZD+nopENRXINiQMHqTQCBDuw/oCFwAoQ0TtGxq5Aha20ugBLB1FrpaVz1QWHaQ9zm1uh"
    "dX/esOEh/JM6cIFXaf9EScBiX9hAMI6Sj8nOjv6FFakk1PwkpGvXaMegapXcvRM4IeCpE6"
    "hJUajzpTWmo8Xk7jUTNReAxSnIeZXGE47NMuJA6zaPetAvGZF5Xu1ceEuPP2Wkp9FRqGRC"
    "C660DkPRbSZseTRKEd5nO8+P055b+dC4+rtGi8x3kyBNI/o9HSvg1LCaxRMUk1crOdYsjF"
    "lKDWkkLrYYXWOJWKYjsOJYXWpNCal4NggxogNweBRGe9dQBNswaGW3NJzjgKJwWg2rHFtW"
    "HP/Lfyu87m2bxZtMMWxix4w5dB32JJmnwwzh0BIGFf+CdfsJw9wmAg8MwAc/xEkEWtvNzb"
    "FQZ5RvKgOu2BzfQ3yeeRXEYUj43mt22WsTNudB/NAn9B59HD7Ik7dB6VQTvyUNrzoXShMy"
    "4ck8zzKLi3+SjSIr0K2MoXeGVydsnzFAWjNuYUFQZikx8WfrXHhWurc8y8ao/8pk3dhzl0"
    "0m3eZD12QJTnW/8DgQ5ZRvN9TCOs5zaZEcgoRULHV38qtLDpk67BuXiC4Jz0EZOYigNRzi"
    "8iyCqIxFsIFSv81qkl1KuQp493RndL/tZi5w69DvMNPhKyiPyOX6DsxZ3BFyT0K2xLh7mk"
    "R219dBHB6igpOifA9is+vySrsxvpOXxVy/CNMSDJNRbKoiXz8u05Lx82q4aVJiFlZr7Kzq"
    "x5tRbyiwE8s9bCEZlH91EOIMaklBF+YoBS9qmd7BMlssfhlqXwGkp6IdSZur5gUpa8ETBJ"
    "3zrTV3qZ/HxeJvnFRYvUFS1ZURRSwXoKFIg4MIW3hnDkuMcGOOMGwcSgBhHtbMUcYuaHM+"
    "9qUFkNoRbCfr5KhU9gMSx+REmtShpSKlYSeUUo07PLrY5NbBj5GXYicE0SRN+dfvoY7vfw"
    "ZdMOP77qDgZp6fLA7kjHwySVWKfevp2tltoe17GGrrH03rrp/vWqdz0ZK+eDXnfUv77sBA"
    "YJpnD+AQOap9ao9/X2+iLayctfGu9z0ePcYH94PYbbGjHFJGxq3YyGV0P/xsKmJvXbz0a9"
    "7m/dy14H3dsEP3KGYWqdd8fflOHtpINUzOYKdZ2p1b+6GY4mHFg3IQ8yg/CTX2/HE/HgHY"
    "S1f7jMEY8MT3He6//ePRv04CFUoj8JfBZ7HeO6ziLFIE/zi0GepopBSkXnyyg6q6g4m3am"
    "vLBycw6AUNviIcNasgn7CUBJgsok8KUPJaca5yYipEBlzrxnvQgVSBCHk/iviv+DqJQk5n"
    "lLUM2+Cq8cwNaZw2nd3ALbMeaMZXDFWdPx+JY3iA/OvA66/asOEh9RhriD1tcBMw1t8Bll"
    "ZiGgOrieWpzVvha8tn8Rtiij3u+90bg7CG+FLbzPHzf9UdebdX0dZayDq4Cx5o8vPqfWZN"
    "S9Hn+FOO/gamoNhl3+rPB3an0bDvg1/IVfwWUBQIZ/AS3BUwVXVdju3UeGczEAChNVK7wS"
    "A5XGwNqZE+qi1r7UZ845H6aVpdkOb7Y3KrcfeDdFDfoVSRzE+yLGd1iRTIf/14Qrvbj2VT"
    "teMs0nbLjCd1C3hPOfQbQHYreRRR0EZXwz8wbtdPDsiEiqEeWRBDlcxNe5idUWx/WfKfe0"
    "4GuoBkyHTka99sUYBmYOiBeASX7Ie41hmTLxLfTYCltkxtCaKeMT66Sw7iQOVmfmoqr65L"
    "SI/uQ0X4FymtJRhe9gWUQHQA1E88ciqsCP+arAj2lVIGCMEcz3ytKIXoM1ENWnb94UUbu+"
    "eZOvd4V7idxAiVOgBMYzQBuI9SLrO395S0X3iyu6dYuzQNVKZKRApc61ss6D/FjonI2pIF"
    "nGIaWbWt3kypqkUagZVV8gGqQWdad/FjSDK1slXEcAJcKLpQgN1QwCUyUwnoZsHsp3L2HF"
    "1DqVsC2Xd4nlbVEnY1HnxzYF/ZuA3peObJJu87IcRc3Eryax+zZZGFjULSyl3E+A7dCZ9q"
    "AB4Dty+T50hoLjOTKqYDXfoz7fmT4LtkHeL6dv3396//ndx/fhkRC2bDoJMqsyQx6Wkis3"
    "DiUXbhynJrYfScYpms+WryGawDEmhJ8isk++6JNkxT1UKZRzfLauaSSLUdyUdi0T/gXzro"
    "UtR5t4zU93rVBbf9Az0F/MKS49So2XPkff7eW3SQd5n5GgD3AIi3xJ+7/FvdBaFV6g3fuM"
    "BbjX8CrDXJh/qCbA5Hlar+DjwBHrxqaaK3yr8p21gj7tYj5byiLSf6vv1ve5SOAmcrIxYh"
    "hQFNkfIK8oMrUI8ruAp5XLiEjypmdEKe98dFln+Qi9ptYUL8NoxaFqfOLUSfvp6I5RSqcf"
    "AjTQ1UEmiTtKlxLO6FNTt7AIzk2jOb+OWgpQllN7Rjk1jskqXj0xsAaxnS+s4ocXrAr2o2"
    "AS+5WD97Cha2VlrjhQg5C/Mw0mhFdbJKNi34ajcw0iWcBCDAq21bn+VMk6mACVzoB1tg5K"
    "47s0vh8Pi3p0r5e0DEnLUMMsQ7VTfvuW/9ZG7XfQqV1U/R0F2Kr/nswJundXnCCQSfPuny"
    "62HN1Z3YmoYybaoqnn7xDB6vwL4oNRhNcZOC0k3JGRE1RkXWBdS+vD9zoblHXpOwwxBzsu"
    "A906P280DjAT0dEmFZnJTlDXB3/FvBF5R4iORtRSiVeDls/GG3GQgI2PfLcWboTWXlSeFU"
    "VjfFU9w7pXuxb5pWrvoQaNc4LuHL6PwPt31wZ9/oLYKh+yIx7J+9XYJlOLcZwY5C+ceHwj"
    "54/BoYiGvEl0mw9vbAjfjrrdx93CC0RmS3NBzcwFKUtWSY+XPPi9+r4cnyecVGTLaic/gS"
    "ovOGNLKPKiIE3C/M70eFI9uh/1qAzvfDk1qc4UYBRKCp4RKFkAtrgfokYMncvqFXRmcUip"
    "ka6zykxGTMuI6SYi3FeDKJXqcGYC7wTxTS/HaeAFq5TSJAYoj4w6HxmguKxA4QiYpG+d6a"
    "tCQIlhVDOXJmAlpetMaa8OS8XkxjFQSec601m6nUi3k+PRYRzd6xWEa1esOJsBLrfTOtM7"
    "sI6XESmjMM0T4XcfQytduXbsylUnR6IrwhgWJ3K2D1Fwv73dfciMdN3qOPSV2mg5pya4yf"
    "geR0hnbTSzeRvc8FxpPPeVJbU11kF4gW2nDe41wnOHLyHm2gRxQQdcddR5ZgztPid6RvXf"
    "gyfS+Um9Y2yi6gsdNIqipcSmloZs3ua2p4yZAeKIifVS4SsZoE1EeqEKpR82lCj9kEqbyY"
    "gF1oqyizwB1kRk72GFR06+OKLz82ZGQJqA5E0yxa5SZ9aFbfpGE2d57MZmRmkedClQFYof"
    "asR+EuHYiP/jzIdfrgnNOE+Dwf03g98pAfcM9kW68r4Es3LgYvBHpKgq47jLl39JjEZA9o"
    "vOY3SDlk53L8Zn8Om88TMxvT0TXRS+zv7nrfHw66SD4O/U+tofXXUQ/E2edUXo8LkAFT7n"
    "0uBzmgK5ysYi6H+O1vGlcH8z6J73LjrI+4SCszeT2xG0BFdh0diLsGosbxt0b0SL91mFVr"
    "tXXXJpRrEJZlkGt2I0i49Q432qVZROo97V8HevSVwAhUcTZTKcdAfKxWh4c+ONkWzz+3FU"
    "X1+GPfxvU8sf0x/xbDA8/w2++xd+SWUB5l0k18vUgt/WHQyG36Ex8qXKSjotJFFvEKhT8r"
    "TICZ5xxG0y265hmhQG8dKGW7xwXLss6qNQ0mReDfM2MfjGVxbzUSiJ+WqYFx6YJfG+hpFY"
    "r4Z1b7uu4k4ZBZQOIrV2GGB05iiu5WTZITZTOQ4pyVxrMtfG+V0Sea8FfqhdzakvASqdvO"
    "pMZ1LRMZpIr+gaU7hO5rxzT1xs5Vn1gvvtrcY9RY10LWDk87sj8OC3RVafMNKtjZZzHZyN"
    "GPLWHHKo6AHzZBn+njVWZmYg8Ys8Ff06AC+ZFCjXSMh/vMWwsMGVNLikIaXxsKzxMEK7om"
    "iPgEizYV4d2jJmrudHrdYNmS+RgVdk7ymn/VjDSFVrKQVInU7hG93KPYFvvMpZ207fhd9t"
    "68n7jS6R6fITERICIoNCnR0YQVTL4aNYRDtBQ4sgm3cEvxnh9yt6gLswB0ifwDsac9tJzP"
    "tl5eaTvjryuK3D3rWb49Zf5CWwuYaQyJQnqjxR+xoxF9SBfJMjolI722c13WvzKauv+yv2"
    "GmDreQvH3iNZwdHolajTLVVfYCOMvkEqNU241h1kEN5ET9B3W3f4VGipO3PRh8xmRM04eX"
    "c+euYZHA4LPfh0xY9gf/aybocxKHkkly+cF6FXUZEtBtRAke3dmzcFRDbeKz9RK9yLHzDw"
    "MpTAsd+9gdjdT8ayBSAkM2vEhmxlUaAGYvpjERevj/kuXh9TLl4zPjmx4f0vFeycAJOoLo"
    "Bq5t7/g6gZaM4PmIqANALFLxExJROgPJsU0pJWXOIYEI3vhOcGVR9bWbJG9P5mKcMQPRU1"
    "7FpIvrDpsoPuV2ge6OG8YRAsS2S7FkN4TrDWFro3xxZ1RJw5/8sQdZ0TdE1FzWy/7AEfOF"
    "vQ2M80Ow7GG5vYMHKF+0yJoqJgf9g8mp5Y/+7008dQkIcvm0T38VV3MAjc//KlBzqbMQJF"
    "BFSbMi7pWlpGuvZNGpScAaR75vHpUryda7K2Sm/Y36K9Cu1yTgKg0F5n0icCiXG/CCs+v7"
    "B1whBzTTDs/4vYlO8z5InvSu4CTma+G1niq0YMwr9m72y7GFQGFddcK1I3XVR6Jzu+KNhH"
    "/vDZMuP2CLMAts5STevmFgSQca+Dgqup1R+Pb3mD+PADvPzwLggyu+hxPrY/vIY4s+Aa2r"
    "/eXovYM/icWt2LX2/Hk6ve9aSD1tdTq9cdXfevLzvIvwhblFHv995o3B2Et8IW3uePm/6o"
    "6826vobAtfE3ZXg7gaA174o//dXNcMRbvM+pNRl1r8dfe6MOCq6m1mDYhQA1/ndqfRsO+D"
    "X8DcPqwqg6aAmeKrhKbrCHCYCUVarSCtAi6s/iVao8I0hFJ+QYqJSsaydZx7SwqngxqhA6"
    "ASoJXWtCbwoYz3uRnxUgXjdi7lv7y4Ubaiv5PFOOQ0IMqoGI3v3p76GsXGaWKEwDkbynDI"
    "e+m6+HqlI7RxKyxikmarOBrLFWbm0n4ZqH6z0tbyhAQFhJlUECbK/1g+vC7JQKKABXqgrB"
    "MSlAidk4Zg/mittIbB4sX15jsFkbKwZ1Wpl2C+pss1T4PQqZJh5sbDngivmEDZcg3WK6Ri"
    "JpSNuexyWYGOjSQuTHQrdXwlGT2vqDnmN13cmo0jhRg9ehvcE4ITOeSvf/4zZZx1k8kz8B"
    "PFcp3MfAJPoro3/uI7c45gMIifTKSPeCKPQnokCFlbKa8jS0VJbXWlku+KxKmZbikDI/S5"
    "2pvLB1zkU7GWbkzX6GUbgm7anV/Q2jdehBLMlWX273GllD11lJ3zob3l5+m3SQ9zm1bkbD"
    "qyE4ZYCrRORL2jMk7p+RFAkPY09h1LXzEoAUSP8dQteaZDfdv4IPzlg5H/S6I+GEs8ArcA"
    "tkCscRBgoE5Ip28soQx/sEjj9juB1oLVlkGfAbC37QU7/9bNTr/ta97HXQvU3wI34gUecd"
    "FbO5Ql0nWBwcWDchjxuLOhLxVqz9w2WOeGR4ivNe//fu2aAHD6ES/UkgtMKC2n1W6bpmSK"
    "rv0VlGwU5L5xCIgEgXx0R2XGyT0oqZGJBUBac8xzjvlJnnmVK+iVq5XmMhWAKl9xxuX697"
    "2PKy+DwbDgcxLvmsnwx2u7066/GDXKCcd9KdHMlURsBVIcDRySozm/6LZPDVG1+qNZB8pb"
    "a8UjWyZl2CTaiVY9Lybra32bWUh7DfVuvWd6gGzDdfSNXFgmQjnmGKcRGAfEFY5PYiP3QG"
    "HbgUgBg1iYj+Q3P+IHwVQfIRkW5EAKaNXfuaRNq+anH+byxNnMcPbDQW5LIDMrSwsJ0GcK"
    "hoboZsvx33AZzEfjXs8y1KJQoB3UF51iwFLBXJdWPOasQw3DKSxy7Are3MgssKZvb2TvEw"
    "opYfx/QRgU3Lzwz62iIPGAxdvyBqo4ULKQFESm70muNcF3fyeIMdjCqZgZozA8ejGTw+VZ"
    "bMLSqdi46fbZL+4/ta0p6hTim/TaQAJWbroy8aus49/dF7Ijkqo+j9zYwgFT0VEnYt5BYt"
    "up+gu0eyukMmfiQM+DIqirPM6VIkUqEzSEjLm3WGll562mxv6OcMJnm/GrwVm3i/Q2ZTPW"
    "w2r/3Hsjl0oatlsBsC1NlpoyKGdx+ZucArg+KMXeLX8fA6z0YcgiR1N7rqoP8gQ2fHyBVu"
    "QC0gI6axSSX4TObyTGwiMIBM8Ck1aC/MQo1CyWHkGtmatESXzYxURBKxg94FauY9YUPnq5"
    "HarxiC+b0k/8Q2mZfvf8m5GgKMD0R1si/o+nYw6ADLZK/ErazaeTsZU3JWNeesQiqX4QBi"
    "QJILKMAFiPemDA8QAkgO4DkcwBxbFilV7SICIpNhFBIgHvSZo6hwlvoJnEvqiPLgpaqoJi"
    "k1Xwabrcv+14ly3h1ddFB4ObXGk+Gop5yPehf9SQdFvyV5lsNEQGBbnetPlaSMBKi009dN"
    "yojSGTL3ZBac2WTWiQBJX5hqRh0pxDf29aqfED/BP1qbZXjo0S4qwjt+52K+MeDVugZGS8"
    "yEyyr+weVtYcwQLXNidfwk88Cq8l8EkrjllfTDtgNuLrCGGdJojrvMHiaaWlPr7n6lQMOd"
    "MK/ARLrvj0NdkacGIPkscCnq/EJnT5ewwLoGzbpzgrp+3NwrJmYQKdOw8YpNLfDxBcqIh0"
    "N3MavtHW/zZnzgRypDsDT4iN7wwfOILt6PYR0xCGTyp/ATMf8BkHrYjjw8i4boIebohoGw"
    "TXxkPVe/UVd/lp9D73GwHF6N9B+SSYr2El8oYowVU7ey1HOb+M4UqPQqqsyAasQvSlWFEB"
    "nAkhSVSYH5XsEYP28rUCINKwlRmRA+p1dGoR0BkSrtZ6i0pZPjLs/buoigY/xEtEt95pzj"
    "nLL08R7tjSIog75KqFcvakWGvp6MhJHqMoeaXBx6JGTBoDojl290W2QShTe1jeb4CcIr2R"
    "yaQFhSqZZpSN7VsJkV6IMB/TW9tiXw74WL0UtT84uIXHFSFTbIxcEaaG7es1WuqjVOirqZ"
    "yb+lPlrqo/fMDCyIpXFEdxcLmz5hI5sfSHbawhL43RUc7b+VKRjznfeeaitkEH4UY2QS85"
    "6f3gu8Qox6tZ5FTWehWAWlsEg5LlTE1Fxga/WKH+Cc89T5yQ6++Gn+YC8zSLezWuyaG0uu"
    "Au3Kl1yNQEmFYV3qUjTzoJfs6guyq7IsawrPOy7L6oUYV1KdJiCl4rS6BltwX1wIKF3rMQ"
    "nYwAW/B+e8AGv3pTaWBFgDUb2XPTxEWwVXyDioFI5rJxxHCe2ySkSOgElf1zrTV/q6vhx3"
    "UDel06Wba4GK9WgXUzc9uIUNUJDFAVQ9wjcwNBSB/17A6J+g73MqPBLF+Ay5FnjsYWToJg"
    "QiYoYYIZbnvwdOjNAtI6Ho3mYCN8i+w5D/LoAvIeQt9SD4lrWk4OW4NoOB7opL4Mw3j9nE"
    "84TEXuIKZBOsrd0UZ+ieOnOp36qPsmBDWKXcQX++HdShNjkXquiu59mYvY2mu23ZSwFA8X"
    "TcCo6AFNpR6dLy9hkBDxZ3cP8O9rkvXgZlJiztfOcJK4b682TvnTsYM9OYL8YNJVzvm7cD"
    "haqepE3/z4RZLTD7y73vYHtfnIpFZe44VANF7t1rN6IvSDk0S9201E3XSTctnSqq7NFHoV"
    "eoDXe2Yg4xL/BqQp08l4p4ly1cmeisaHjFmRinqD+Fn67aAw4YIpG9WuM8lMdGGZTxb3xg"
    "9Pp2cv5LG9kUyhkgd4HwzCE2IIPlZsLe0dA7ljDzN8pdHkU1StW3qxQy+WyWR+hsVBcovR"
    "hC1/l0kqUXX7D0omRz9s3m8I03m7/JCR7DWXiNMTVHiOENKAUmRSZTr4enAt+vbJ1k5Czb"
    "hPkIkET9USoxJwQMHZnssX9rM1vsrDsVUk/eYwP4k5Bf5UMbulesTXCs2HZOEJhUOB/jED"
    "CogCYRUk6+YvzpKfIWn5c8goFmMltluad5smOS1k6VkRB3GY1UKy1lnZ1l63IeywwQh0Uq"
    "bD8lMRoBkQ7diSXKHolWyf81DliJs6mZt9LB0gZANG8G9jdVIo5AvWAp4sMs5x0W9/bK22"
    "X5IOSnjYmANIl/P337/tP7z+8+vg9Xd9iyaVHLZIQ/kZ0inmNjBr6qZRRhEZAa59g9tFW1"
    "NlLuOoPeNRUbaIa4m+jT3iz3RnLyWUH3rRLwZE7Qktqa7wB4TwxqPYBMuq5o2uaiKoS9ip"
    "qmugNBsaIvX0zMtUFytcBPUBUxsWZa+N39FODk+JUsQ3AGOTugPMSqDRkbl1AWwsQaQcIe"
    "tTCwSrxkixREZCZCezmKRHF28MLUn12NXaZSPKQkHSz3OM4n5EcOlxH0b8I+uenU6/0xiR"
    "14qexP4aE3GF5fBt2TKaFyglLLIj0FKLFfHvsGVXE2S53PGERhmoDzhnMG3zGXgKwHzz83"
    "ky+I99jMFSy9vr7zbjGewBvYO4EBnvmHJPPcbjvi63JOTXHaenEJy7kOkQyQKQuN1863vn"
    "rtFbjhpjmDfU6UrRfnYMojCfI3iK9zE6tSNV6vA52YWDdAXuIgGQbA/L0uBdjEDa+Q38WH"
    "DY4XH1KeFx7eZtTQygmdSbg9ofuQBU/3gO3ENlTY1SUO1ryl/e60iLfLab67y2kmpsUOXx"
    "bPAVDzsLz72nICYYxgo9zmkQBrHqZP37wpsnm8eZO/ecC9hAiAmaOoHKmchyN2qdMxA7Rx"
    "G3aRxZ2/tlNLW6oWXk64lSGrssCVtCk1MvalS2wutreytBn+rfZGNQZed9qmvsin7Y4jSn"
    "K3pEz2PGM38rf7+saT7MR2XSFFwYa6z7m7fROc/feVE6sMhv3uDcTu20Lc+NsN3PjbNDfO"
    "Z3RIVnhAfh2SCIisQ1KyDslBz7P//j8I6goI"
)
