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
    "eJztPWtz2rq2f0XDl3bPcDJt0teld+4MSWjK3iRkgLT7nM0ZR7FF8I6x2JYdynn896slP/"
    "ATbIeHcTXTBiNpyWYtWVrv9e+GQZfYsJcnbVWljmk3WujfDRPPCL9I9DVRA8/noR5osfGD"
    "IUbj0KgHZltYhdkm2GCEN2mEqZY+t3VqwuDRlCCDaI/EesWQRRctxIht8xb0gA1sqgRhU0"
    "NTYmhN94ouEJ3YxET2lCyROsXmIx/8+v6ZWIzPef/LCdxYoyq/s24+7vAejqn/5RDFpo+E"
    "j7P4nf74J2/WTY38IMz/On9SJjqfOoJQXYMJRLtiL+ei7e6ue/lFjITnf1BUajgzczV6vr"
    "Sn1AyGO46unQAM9D0Sk1jYJloI0aZjGB5J/Cb3iXmDbTkkeFRt1aCRCXYMIFfjfyeOqQKV"
    "kLgT/Hn3f96jhYYpyk1/pAw7I0VpJKgLjxAjhtekUhNWhm7agKh//9edd4UQ0dqAG1x8bQ"
    "9en334RaCAMvvREp0CXY3/CkBsYxdUIH2F5Sf++5J4vphiq2M6M4HrLn8MWAEJnPuwMazz"
    "hy6Db79hhfDV6+Cj0kdWfvQ2rrpfRspFe3DZQsHl2ByO+oOOcjHoXHZHLRT+Fn8z0onRmO"
    "EfikHMR3vKv779sIY439oDQZ+3Ln0of9fdPeDG6zkVXUCmFVlUx7KIqS7TSZP+CoRhqkyS"
    "3Cs+iuSzHDg+y0TxWRzDfE3bDiu79FfQVcZ047Zzc9m9uWoh72Jsti9G3W+dFnI/x+Z5r3"
    "/xW4e/HN7F2LzsiL72CFpDX8bmRa8/hEb3sxovinc6Jel4rj92TTv9TQkBxcinu2fyLsj3"
    "ZldvySM8wd/+5/T07Ozj6ZuzD5/ev/v48f2nN5/4WPG4ya6Pa8hw3r3q3oyiFICGKN6nHl"
    "7zI92HkBgvh3GPsSqG9BCQxHs5vFtEpZZGNAXbSdxfctTZ+oykYz8GGqOA5sGe+BfVOTi2"
    "wZSOuted4ah9fQvTzxj7yxAI40cJ9JyK1mWs9XV86w8mQd+7o68IvqJ/9G86cU43GDf6Rw"
    "OeCTs2VUy6ULAWxonf7DdFeS4DcyJoykMK15UteEShXiCAeOLFEVB2o7gRwqlF4BeXeHei"
    "kPLVqdyrA4L75CkkVELDA1afFtjSlEQPPaVZY5Nds9NZvAWb+FEQCbAJzxkoXOb6b2TZSN"
    "XFuF3N9aqYua48eaM2qmLaiA9FdIIwUulsRiyVIPgdxNQQtXjrjMweiAUjuIgwmZyge7rg"
    "y/Ie8Q+GdJv/18hsTm2Q1GAyltTF7OomUhlTid0xWxkjqFhE5A8AqiyFlpT3356+ySMsnr"
    "7JlhahL3oeZau70hF8DCqusvjduizOVApzJND767B/k47eFUT8gNdVG/0HGTrbmZRymKMd"
    "cBE51X2Evr5u/x7H9UWvfx7fRmCC8/iqJktlitm00MoOwWxndW/eo/e2tj+8y7G2P7zLXN"
    "vQFUWxgZmtqBybnD3gMnURTKeA1nA7yYPxbIQn8C0FhzK7y1EIDmEykx9znU9XgsxRyC2Q"
    "+Xjk76OjskWe6VNJDVoYUlK5alSujBLA0XS7Y9pWhiJg1d1crwyAgQoJRm5UCPRN4jk/oI"
    "clF83n/ITnIigX0zmDdYK6NprhJYLn4V10bvApGEV8hTLH4pDYRPy4UqdcaD9BN+SZWELo"
    "10hSK7DTO21WDfzRYM7Dn0S1FVe653//KdUFh1UXzAEpqTahNSqDMFAN+dDts/78/aeWUl"
    "RzEIWqIaK3rz9wUZa2d2xCc+oOUgckn75/nwPLfFQmmkVfTE/jbeRFl3Qcrob4PjvN42V0"
    "mu1mdJqF7GJHYhRqm0djdRneAmZFzsmwYsfeCqKGq3b7Z55J7RSfqhH5keFn4o8vhdwjks"
    "k6v4/Wa28DkazXv7nyh8dVujEXNjKhVgq2s9XmKwipNn+B2hxP7DRzWzbeAwCJ9hegXap2"
    "S209Uh2UXx10ga306BzR0VyrAlL9Ifl0P3w0OGLYU4LYlM4/I7FJIN1GC8zQ3MAq0ZrCJw"
    "NcAa0TFETIoEeH/1KGQBezRBpRdWhG/J9uZ6h/dnSzsTk27zWHKDPdpNY90hlaTLGNOH2n"
    "1NL/xR8BMaxrwY3RzGE2YrZuGIi/ngZnVVuIguaIPwUMNCma8SOKA2CIEMJwj3uLTBwT3C"
    "HFyPjNvN8l+pBN+ECLveKzWe6Pe9SfiSncYJqg/1pM6Qx+C8wLd4zPxlGi8gXNvxAzwA8f"
    "14QWC6KZXBSJhwMo8dgAwpBBGOO/YCGdZqrD+2drweClKKg0CIHUzvS9E42BRZ714s7nYa"
    "j9eZ/vEtMHcUCXsWC7jgWzqY0N9wQptsJjgHKRv2CRM5uf6EXVvzGwOqgf9rCdgxnRJEYh"
    "RK9AJJJzIdnQzWLOkAGA1C68QLsguPqCu0gYZiuru+78oC8YltLiJIClW0/V9DhR3n9OrX"
    "L6uhiopHOV6awalJXTyoYBJY2rTOM0DVxRmT59BhldLqP6jwnv0gj1U2x4zlwrSeYopCRz"
    "pckc2K6K7aMRsFI7acV4lcPspZrORDbDUiRIwMoTrRwVVlbQYhSIwsm3oCz+bfxDKW9ISA"
    "JLSpR+EyxdJUzRTdVwNKJw3KYQg1KDYDPjlUidIEaQBz7DrnYmX12432P/vN/vRU78827c"
    "ffHu+rwzeP1WHPV8kG6HSFAV559Lnc0d8WBJ/x+/r7nWBUgLjcqREmaOlzNi2q8YEvk40A"
    "JzXAtnlhk1/Uwuc8dSp5i5mVx4p0WdxykM0i3eZD61IBxriq1HAgPSksLs4jbC84fL9ASs"
    "xUS4z8CE3q3Q3KLPugY5gU8QOCB5iIndigPROTEReAwhwRZDNJrXOjb56a4b4IPDB6P7BX"
    "+FsH2PXge+RE+EzEO/4xcIabs3OIcI43JHp8G9AnZdBqcd3C3HXx0FAx9iYLuNfNinVWZb"
    "gQ/eq1rEvBUBkg5PuSzk0udmxz43eFZWZIxDSq+b0pxyVhxVdqDPC+OoKiaf7DvUJ8KkFN"
    "FGRgClMrLSykiXwy1K4RWUNKFWmbqeYFKUvCEwSd8q01caZPfHilRFY5SdOChPzqCC2YLA"
    "zdNVoMzoMwE1SxPCsPCq0JJbGwrUIKKdLZlNZn5zemTYNiaVkU6VEPazVSr8BibD4kcU1K"
    "okIaViJWYzoExPT6U0nGHDyLaeheDqJIienX78EOz38GXdDj+8bvd6SenS21wKrtUolCyo"
    "EEsnI/btdLVUjrJVAXSFpffGbfvv152b0VC56HXaA1G/yjNIMIXzDxjQPDYHnS93N5fhQa"
    "5vYnTMZYdzg93+zRC6ISk+3ISNzdtB/7rvdcwtOqNe+/mg0/6tfdVpoQeL4CfOMIzNi/bw"
    "q9K/G7WQitlUoY49NrvXt/3BiAPrM/Bx5pDty1/vhiPx4C2EtT8dZotHhqe46HS/tc97HX"
    "gIlejPAp/5XseorjNPopfT7EQvp8k8u1LRuRdFZxkVZ93OlAOUKFPcjJnFsB8DlCQoTQJP"
    "+lAyMu3kqNGnZOXckf4wxV6EEiSIwkn8H5WPv8R86yeobnx7B2zHkDOW/hVnTYfDO94gPq"
    "Boa7t7DTVb+UeYIW6h1bXPTEMbfIaZ2RZaXY9NzmrfCF7buwhalEHnW2cwbPeCrqCFj/n9"
    "tjtou3ddXYcZa//KZ6z544vPsTkatG+GXzqDFvKvxmav3+bPCn/H5td+j1/DX/gVXBYAZH"
    "gX0OI/lX9Vhu3efqpbWVSyxuaEqqi1r/SJfcGnaaRptoPO5lrl9iMfpqj+uBzOkDAWMb7D"
    "Er8SHVro9lRce6qdz+LLMzYc4Tuom8L5zyDaI7GayKQ2ghRdaS6Q2508ReH9RwNS4kM9QE"
    "//JL5OZ1htcFz/kXBP878GasB/JhwTwylKxBzxekCiMUhBIL4FHltBSzTqTPo3HlwZH1sn"
    "uXUnUbAqMxdl1SdbT6G9egeLItoHqiGat5/zWWCMEcz3ysKIXoHVENWnb/JUouSjsvWubx"
    "KVKGVBuT0XlJOK7h0runWTs0Dlwt8SoFLnWlrnIUvq1VWulPkSDxQNUomccj8LmsGVrRSu"
    "Q4AS4TnTOvtqBoGpAhhPQtYP5duXsCJqnVLYlsu7wPKWRYz2F9kk3eZlHrOKiV91YvctIo"
    "q7sIK+tDGwLTrTHjQAfEsu34fOUHA8R0YZrGZ71Gc706fB1sj75fTtu4/vPp19eBccCUHL"
    "upMgNeMa5GEpuHKjUHLhVicAzTfG31pUc4R9Pdtg749p5rPbK/PQ+I32+++i7Jebl4cRw2"
    "An6N6bgC+bID8Q9Lt5iD4jahLkDQFru8OISPSTVsNs67PnSQwkLecVs5yvKF5EBo5C1UFE"
    "24MEbOu2UUivEwDU0NwlEwUdpVlRIyad6SYWAVpJNGfX00kAyro6L6irwzFZxrIbAasRK7"
    "9nNQ+8YGWwHwaT2C8dwIENXVM0vEzZf7KVmxGgGiF/a1KsLEO3j1JdljrVn8sV6oqCSoeQ"
    "KmuIpQFGGmCOh0U9iterctpBTz3eWKse9Ac18+oHwwAbFYSjKUEPzpKTHdJN3f/lYNPW7e"
    "W9CM1hoi2cn/UeEaxOPyM+GUV4labKRMJnB9mgEVxghqAKRVJhuNO7Qe7zrs0Qs7HtMFA+"
    "8hdS4wATEUI0oyJ9xwlqe+CvmDsjHwghRIiaKkcQNjXE78YbsZ+lhM98v+L+hFpzAXcWmd"
    "U9XSbDELs0JSYkRodHeoBE7fYJuodSEPCS3zdB4TknlsqnbIlHcn81tsjYZBwnBvkbJx5f"
    "6fwxOBTRkHsT3eLTG2tinMK+aVHfqRzhS1KfWjF9akLVX9AslAW/UwPR8ZmLpaZPpgT/CX"
    "Qd/hlbQNMRBqkT5rem6JD6o93oj2QMxP70SDpTgFFI2ZfXVdIKQe2xfNZheIkXls+K2rwM"
    "/Zmv0OJKhSikVNlVTacgw4pkWFHdEe6pQZRSxapSgbeC+LrXrDLwnJWK+40AyiOjykeGKN"
    "ZbnMIhMEnfKtNXhVSEhlHOnhSDlZSuMqXdZOUlMwBGQCWdq0xnaZeXdvnj0WEc3evlxzSV"
    "LMuWAi630yrT27eOFxEpwzD1E+G3k5y4Sr4u14Qx/Jjt5uL3Nzd7uMxCQzf6tnyhFlpM6S"
    "xa276JJhZvgw7X28P1sFhQS2MthOfYspvgASKcS/gqYo5FEOfFwZtEnabGwe3yRi+o4nbw"
    "gOif1IHDIqo+10HpJVoK7GxJyPrtbzvKfOQjjsywXsgFPQW0jkjPVWnq/ZpSU+8T6Y8YMU"
    "GhXnSRx8DqiOwdrPDQyRdFdHb+oxBIHZC8jxRIVWGbvtLYWR7pWM8oTf0hObL780ONWM8i"
    "pFLUkTWDwrITztNg8FBN4XcKwMkitBVnVg5c1POIdClFfEv58i+I0RCIrOUr/cIOxmfw27"
    "nzp2I6R0naEHyVXaQbw/6XUQvB37H5pTu4biH4Gz/r8tDhUw4qfMqkwackBTL1YXnQ/xLF"
    "2L5wf9trX3QuW8j9hMJht6O7AbT4V0Hxr8ug+hdv67VvRYv7WYZW2y/9xaUZxSKYpdmE8t"
    "EsOkOF96lGXjoNOtf9b26TuAAKD0bKqD9q95TLQf/21p0j3uaN46i+uQpGeN/GpjenN+N5"
    "r3/xG3z3LrzSeALMvYivl7EJv63d6/W/Q2PoS5mVtP3azSK3Y8oRt86yuIKpk6f+vm2LeG"
    "47VlHUh6GkVbcc5i1i8I2vKObDUBLz5TAvnAQL4n0FI7FeDuvudl3G4y8MKH0YKm3TZnRi"
    "K45pp9kh1lM5CinJXGkyV8Y/WxJ5p4naqVXO7ywGKv2QqkxnUtJ3l0jH3QpTuErmvAtXXG"
    "xkWfX8/uZG456ihobmKuEthiNwMrdE4pkgGKuJFlMdnI0YctccsqkYAfdJr9j9grlSk9eI"
    "X+Sq6FcxYvG8NZlGQv7jTYaFDa6gwSUJKY2HRY2HIdrlRXsIRJoNs+qJFTFzvTywsmrI3E"
    "cWTZFgppj2YwUjVa2FFCBVOoVvdTPzBIa+HKfv3Bu28eT9Shdo5vATEXLWIYNCrQyYQVS8"
    "4LOYRDtBfZMgiw8Evxnh9ytGgLswB0iewFuac9NJzMelpY+TvjryuK3C3rWd49Zb5AWwuY"
    "KQyJQnqjxRuxqZzakNKREHRKVWus9qctT6U1ZfjVesFcDG8xaOvSeyhKPRLTOlm6o+x0YQ"
    "fYNUOpvBtW4jg/AmeoK+W7rNb4UWuj0VY8hkQtSUk3frs6eewcG0MILfLv8R7N29qNthBE"
    "oeycWLX4XolVdkiwDVUGQ7e/Mmh8jGR2XnEoW+6AEDL0MBHHvDa4jd3STVmgNCUhMbrEmo"
    "FQaqIaa3XzF+wm9OLHj/U1ilbETHwCSqc6CaOQ9/EjUFzdkBUyGQWqB4HxFTMkfHi0khLW"
    "n5JY4e0fhOeGFQ9amRJmuE+9dLGYYYqajB0FzyhUUXLfSwRFNfD+dOg2BZIssxGcJTgrWm"
    "0L3Zlih1YU/5X4aoY5+gGyrq3nqZ+fnE6YLGbm6z5WC84QwbRqZwnypRlBTsD5vq0RXrz0"
    "4/fggEefiyTnQfXrd7Pd/9L1t6oJMJI5DnXrUo45KuqaVkFF+nQcmYQLpnHp8uxd25Riur"
    "9Jr9LTwq1y5nxwBy7XUz+kwgd+tnYcXnF5ZOGGLODAz7/yIW5fsMeea7kjOHk5nvRqb4qh"
    "GD8K/pO9s2JpVBxRXXilRNF5XcyY4vCvaJP3y6zLg5wsyHrbJU07i9AwFk2Gkh/2psdofD"
    "O94gPrwALy+8C4LMLjucj+32byDOzL+G9i93NyL2DD7HZvvy17vh6LpzM2qh1fXY7LQHN9"
    "2bqxbyLoIWZdD51hkM272gK2jhY36/7Q7a7l1X1xC4Nvyq9O9GELTmXvGnv77tD3iL+zk2"
    "R4P2zfBLZ9BC/tXY7PXbEKDG/47Nr/0ev4a/QVhdEFUHLf5T+VfxDfYwAZCykFJSAZpH/Z"
    "m/kJJrBCnphBwBlZJ15STriBZWFS9GGULHQCWhK03odQHjWS/yiwLEq0bMXWt/uXBDLSWb"
    "Z8pwSIhA1RDR2z/9XZQVy8wShqkhkneU4dBz83VRVWjniENWOMVEZTaQFdaKre04XP1wva"
    "PlDTnyCSuoMoiB7bTEbVWYnUIBBeBKVSI4JgEoMRvF7MFccWuJzYPly6sNNitjxaB2I9Vu"
    "Qe1NlgpvRC7TxKOFTRtcMZ+x4RCkm0zXSCgNadP1uAQTA12YiPyY69ZSOGpSS3/UM6yuW5"
    "lVGicq8Do01xgnZMZT6f5/3CbrKIs3408Az1UI9xEwif7S6J96yM2PeR9CIr000t0gCv2Z"
    "KFBhpaimPAktleWVVpYLPqtUpqUopMzPUmUqzy2dc9F2ihl5vZ9hGK5Oe2p5f8NwqXQQS9"
    "LVl5u9RlbQVVbSN877d1dfRy3kfo7N20H/ug9OGeAqEfqS9AyJ+mfERcLD2FMYdaysBCA5"
    "0n8H0JUm2W377+CDM1Quep32QDjheHXimcJxhIECPrnCg9xKudExvuPPELp9rSULLQPeMe"
    "cHPfXazwed9m/tq04LPVgEP+FHEnbeUTGbKtSx/cXBgfUZ5HFjYUci3oq1Px1mi0eGp7jo"
    "dL+1z3sdeAiV6M8CoSUW1PazSlc1Q1J1j84iCnZaOIdACES6OMay42KLFFbMRICkKjjhOY"
    "ahhHyKiEop30TNTK+xACyG0gcOt6vXPWjZLz7P+/1ehEs+78aD3e6uzzv8IBco54N0O0My"
    "lRFwZQhwdLLKxKL/Imk14Ne9VCsg+UpteKUqZM26AptQI8Ok5XY2N9m1lMdg3Ebr1neoBs"
    "w3X0jVxfxkI65hinERgHxGWOT2Ij90BgO4FIAYnRER/Yem/EH4KoLkIyLdiABMGrt2dRNp"
    "+6rE+b+2NHEWP7DWWJDJDsjQwtx2GsChojkpsv1m3PtwEvvlsM+3KJUoBHQHxVmzBLBUJF"
    "eNOasQw3DHSBa7AF2bmQWH5czs7Z7iQUQtP47pEwKblpcZ9LVJHjEYun5B1EJzB1ICiJTc"
    "6DXHuS56sniDLcwqmYGKMwPHoxk8PlWWzC0qnYuOn22S/uO7WtKuoU4pvk0kACVmq6Mv6j"
    "v2A/3ReSYZKqNw/3pGkIqRCgmG5nKLFsNP0P0TWd6jGX4iDPgyKoqzTOlCJFKhE0hIy5t1"
    "hhZuetp0b+iXTCZ5vwq8Fet4v0NmUz1sNq/dx7LZdK6rRbAbAFTZaaMkhrcfmTnHS4PilF"
    "3i12H/JstGHIDEdTe6aqP/IENnx8gVrkEtICOisUkk+Izn8oxtIjCBTPApNWh7ZqEGgeQw"
    "cIx0TVpsyHpGKiSJWP7oHDXznrGh89VIrVcMwf3dJP/EmjE33/+CczUEGB+I6mSf0c1dr9"
    "cClslaiq602nlbmVNyVhXnrAIqF+EAIkCSC8jBBYj3pggPEABIDuAlHMAUmyYpVO0iBCKT"
    "YeQSIB71ia2ocJZ6CZwL6oiy4KWqqCIpNfeDzcZV98tIuWgPLlsouBybw1F/0FEuBp3L7q"
    "iFwt/iPMthIiCwpU7151JSRgxU2umrJmWE6QyZe1ILzqwz64SApC9MOaOOFOJr+3pVT4gf"
    "4R+N9TI8jGjmFeFtb3A+3xjwal0BowVmwmUV/+DytjBmiJYpMVteknlgVfkvAkncdEv6Yc"
    "sGNxdYwwxpNMNdZgc3Gptj8/5hqUDDvTCvwI10zx+HOiJPDUDyu8ClqPMLg11dwhzrGjTr"
    "L3bMraqXyM+hTThYZqxaeuXI1D87idoTkbvKTDfTlF7ruLkEqPTVKc3WacQr9VSGECnAkh"
    "SlSYH5XsEYP29LUCIJKwlRmhAe/1RETRwCkYrigoriqogfQ/xMtCt9Yl/gjJLk0RHrxQ8G"
    "Y5VAp5rXgghjOYMunOlVh9l0xvn+J0LmDCrzcS5ct0QWSVhPTTTFzxBax6bQBAkmVaqlGh"
    "G3NW1q9XF/Qo/VWemR+ffchcilmXEvgkGUVLmNMVGwGpoad2yRKWuJkQJZauJnqYuUusgd"
    "MwNzYmoc0VdOJjMQGbGBGfDGKo9Obl4AnKmhTq9Q0QVnNmjp/DJoJ+j7lArFoJifIYevOQ"
    "sC7vQZ+ANhhhghpqsDBF0iDEuJ69/ZnUAb2eXsg2d+AX0kpA9wIfjGs6CgbFxxJK+Y0Ggy"
    "j1OxiKuQxK7/OOLvriaUl1D3kwM+UHsqvZuqs0Gv8W6SRrufrjLx0KYWubCIptttVxWavo"
    "0mh23YSwFAUQWEgkMguXZULtG4+4yAB+EHrDD+PvfZTWTChNDDd54gcb93n/S9cwtzpspV"
    "Yt6grpj7zd2BgkKYcfHqjxiH40tgcu872N4XpWJeiSsKVUOBa/seQOEXpBiapVRbRKqVlX"
    "sTeN5y5V4p35bZo6V8W4Q7WzKbzC7xckRtbKRzZtEhG7gyMVjR8JIzMf7wvLloXGCfIRJJ"
    "ZDTOQ7lslEEZ/8YnRq/vRhe/NJFFIasYcuYIT2xiATJYZkKaLU29ZQkze6Pc5lFUoYjZbU"
    "VyZLNZLqHTUZ0jA3oAXeXTSWZA32MGdMnm7JrN4RtvOn+T4W2C0/AaYWqOEMNrUApMisxp"
    "VA2fEL5fWTpJCR1ch/kQkET9USoxRwQMHanssde1ni22V4NyqScfsAH8ScCv8qkN3c2ZLD"
    "hWbNknCEwqnI+xCRhUQJMIkd+vGH96itzF5/pwi3qj6SrLHd0n3T1k5Vkc8omVjiGV0lJW"
    "2WO8KuexdBk/LFIPVj29lk40mD0RrZSvcRSwFGdTsQDZg/kZg2NlCvbXFQQJQe2xIshhlv"
    "MWa+y4WabTfBCy40xCIHXi30/fvvv47tPZh3fB6g5a1i1qGRP8E9kpovl8Jw5Lq/6RrQgL"
    "gVQ41cWhraqVkXJXIbc3VGygKeJubExzvdwbCuI1/eEbJeDRlKAFtTTPAfCBGNR8BJl0VV"
    "igyUVVCHoWpQV0GzHqjuWLiTkWSK4m+AmqU3AUnCWF393cQgZKH6nY66/NKM5H5EcGS+CP"
    "r8Omtu6I6vw+ipxOidiu4ITq9W+u/OHxgK+4QcULIimK9ASgxH4+7FflfPmOOR9tPrpenq"
    "mnS3TE+rNl4Y71XEDznSzuxO4+DvBMOLx7qktitcTXxZTOmpBOw/VuX0x18IeH0Dc0XLlw"
    "ekqaV+DMmTxfdnmjdO0qB1OeyNL3DIWv0xlWpYK1WicNmWHdAK6bg6SYkbJZ6QRgHXa/OE"
    "Ody3r/fo35/n3Cfu/ibUINrZjoEofbEboPmb1+B9iObUO5HSaiYPVb2meneXwmTrOdJk5T"
    "MS12+KJ49oHqh+XtJwoWCGMEp1Y93YDnFVj9MH365k2ezePNm+zNA/piZc8wsxWVI5XzcM"
    "QqdDqmgNZuw86zuLPXdmJpS5l3fzKvDHyU2UqlZaKWERRtYnGxvZGmzfC6mmvVGHg1aJP6"
    "Ipu2W45LyNySUtnzlN3I2+6rG5WwFQtoiUD3NUU8Mnf7OriM7yQCEd6qAhj2htcQu29zce"
    "Nv13Djb5PcOL+jTdKczLPT34VAZPq7Y0p/99//Bz/gbUk="
)
