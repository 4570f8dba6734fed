"""Store credit that waits for its owner: for an e-mail address, or under a code."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "waiting_credit" (
"id" UUID NOT NULL PRIMARY KEY
CONSTRAINT "waiting_credit_account" REFERENCES "store_credit_account" ("id") ON DELETE RESTRICT,
"email_address" VARCHAR(254),
"email_folded" VARCHAR(254),
"code_key_id" VARCHAR(32),
"code_hmac" VARCHAR(64),
"code_sealed" VARCHAR(200),
"last_characters" VARCHAR(4),
"note" TEXT,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL,
CONSTRAINT "uid_waiting_cre_code_ke_7582c6" UNIQUE ("code_key_id", "code_hmac"),
CONSTRAINT waiting_credit_waits CHECK ((email_folded IS NULL) <> (code_hmac IS NULL)),
CONSTRAINT waiting_credit_address CHECK ((email_folded IS NULL) = (email_address IS NULL)),
CONSTRAINT waiting_credit_code CHECK (
(code_hmac IS NULL) = (code_key_id IS NULL) AND (code_hmac IS NULL) = (code_sealed IS NULL)
AND (code_hmac IS NULL) = (last_characters IS NULL))
);
CREATE INDEX IF NOT EXISTS idx_waiting_cre_email_f_e08cdc ON waiting_credit (email_folded);
CREATE INDEX IF NOT EXISTS idx_waiting_cre_last_ch_1148cd ON waiting_credit (last_characters);
COMMENT ON TABLE "waiting_credit" IS 'Credit that waits for its owner: for whom, or under which code. Shares its account''s id.';
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "waiting_credit" (
"id" CHAR(36) NOT NULL PRIMARY KEY
CONSTRAINT "waiting_credit_account" REFERENCES "store_credit_account" ("id") ON DELETE RESTRICT,
"email_address" VARCHAR(254),
"email_folded" VARCHAR(254),
"code_key_id" VARCHAR(32),
"code_hmac" VARCHAR(64),
"code_sealed" VARCHAR(200),
"last_characters" VARCHAR(4),
"note" TEXT,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMP NOT NULL,
CONSTRAINT "uid_waiting_cre_code_ke_7582c6" UNIQUE ("code_key_id", "code_hmac"),
CONSTRAINT waiting_credit_waits CHECK ((email_folded IS NULL) <> (code_hmac IS NULL)),
CONSTRAINT waiting_credit_address CHECK ((email_folded IS NULL) = (email_address IS NULL)),
CONSTRAINT waiting_credit_code CHECK (
(code_hmac IS NULL) = (code_key_id IS NULL) AND (code_hmac IS NULL) = (code_sealed IS NULL)
AND (code_hmac IS NULL) = (last_characters IS NULL))
) /* Credit that waits for its owner: for whom, or under which code. Shares its account's id. */;
CREATE INDEX IF NOT EXISTS idx_waiting_cre_email_f_e08cdc ON waiting_credit (email_folded);
CREATE INDEX IF NOT EXISTS idx_waiting_cre_last_ch_1148cd ON waiting_credit (last_characters);
"""

DOWNGRADE_POSTGRES = """
DROP TABLE IF EXISTS "waiting_credit";
"""

DOWNGRADE_SQLITE = """
DROP TABLE IF EXISTS "waiting_credit";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXWtv2zjW/iuEv0wH8Aap09t6XizgOG7qaRIHttOZ3WahMhIdayKJXolK6p2d//7yUB"
    "frbkmRE8Ul0MYyeQ4lP6TIc+Phnx2DrrHB1gcDVaWuxTp99GfHwibhF6m6Lurg1SpSAyUM"
    "3xiCGkeobhxmYxVaW2DDIbxII45q6yumUwuI50uCDKLdEvsnB9n0oY8cwhgvQTfYwJZKEL"
    "Y0tCSG1vWu6AOiC0YsxJZkjdQltm458atv98R2eJvffj6AG2tU5XfWrdsd3sO19P+4RGH0"
    "lnA6m9/p6795sW5p5Dtxgq+rO2Wh86ZjgOoaNCDKFbZeibKrq/HJR0EJz3+jqNRwTWtDvV"
    "qzJbVCctfVtQPggbpbYhEbM6JFgLZcw/C7JCjynpgXMNsl4aNqmwKNLLBrQHd1/m/hWir0"
    "EhJ3gj9v/uE/WoRMUS4mc2U2mitKJ9W78AiJzvCLVGrByNAtBkD9+ZfX7gYQUdqBGww/Da"
    "avjt79LCCgDru1RaWAq/OXYMQMe6wC9A3Kd/z3pXEeLrE9slxTYD3mjwEjIIV5wJtAnT90"
    "HbyDgg3gm9chgDIAqzy8ndPxx7kyHExP+ii8vLZm88l0pAyno5PxvI+i35JvRnZndEz8XT"
    "GIdcuW/OvrdwWd82UwFf3z2usfyt91bw648Gt6ogq6adMtqmvbxFLX2V2T/QpEedrcJaVH"
    "fBzkoxIYH+VCfJREmI9p5jp1h/6Gu81Idy5HFyfji9M+8i+urcFwPv4y6iPv89o6PpsMP4"
    "/4y+FfXFsnI1E3mENp5Mu1NTybzKDQ+2zHi+KvTul+PNZvxxbLflMiTInu0701eRfdd7ir"
    "t+QWnuBvf+/1jo7e9w6P3n14++b9+7cfDj9wWvG46ar3Bd1wPD4dX8zjPQAFcdyXPq7lQQ"
    "84JOL1EPcFq2qgR5gk7vVwt4lKbY1oCmZp7E84dEw3STb6CdZED2g+70Fw0Z6FowmhdD4+"
    "H83mg/NLaN50nP8YAjC+lEBNT5SuE6WvklN/2Aj6bTz/hOAr+tfkYpSUdEO6+b868EzYZV"
    "Sx6IOCtSgmQXFQFJe5DMw7QVNuMqSufMUjzvUIBcRXL15Az25VNyKY2gR+cY13J84pX53W"
    "vTqguC/uIkolFNxg9e4B25qSqqE9mkebrjJ7ZrIEW/hWdBKgCc8ZGlxW+mey7mTaYryqbr"
    "EpZqUrdz7VVlPMAHFSRBcII5WaJrFVguB3EEtD1OalJjFviA0UXEVYLA7QN/rAh+U3xD8c"
    "pDP+XyPmijLQ1KAxJ22L2dVNpDGmFbNjvjFG9GIVlT9kaLMWWlPff907LKMs9g7ztUWoi6"
    "9H+eaubIBfgomrLr6N6+KOSqGNFLy/ziYX2fBuOJILvK4y9D9k6M7OtJTnWdoBi9iqHgD6"
    "6nzwexLr4dnkODmNQAPHyVFN1soSO8tKIzvC08zo3j5HP9nYfvemxNh+9yZ3bENVHGIDO0"
    "xROZpcPOA6dRWkM1j3cDopg3g+4Cm8peJQZ3Z5EYpDtJvJ95XOm6vRzXHOBrr55ejfL66X"
    "bXJP72pa0KKcspfb1sutMQK4ms5GFrNzDAGb6m6xMQAIFRJSbjUITCziBz+gmzVXzVd8he"
    "cqKFfTuYB1gMYMmXiN4Hl4FV0ZvAmHIj5CHdfmnNhCfLlSl1xpP0AX5J7YQunXSNoqsNM7"
    "bTcNfO047s0fRGWKp93zv/+W5oLnNResAJRMn1CBySDKtIdyaPOiP3//qa1UtRzEufYQ6O"
    "btBx5kWXPHNpgzZ5B9ALn39m0JlDlVLsyiLmGn8SfyqkM6ybeHeB/1ykQZ9fLDjHp5YFdb"
    "EuNcTS6N7RV4K7gVuSTjVFv2Nhx7OGqbX/MsyjJiqubke06cSUBfC9wXpJONfp8XW29Dle"
    "xscnEakCdNuokQNrKgdgba+WbzDYc0mz/CbI4XLMvdlo97yCBhfwTs0rRba+qR5qDy5qAh"
    "trN354iKbqEJSA1Iytl+ODUEYrAlQc6Srn5BYpJAOkMP2EErA6tE64qYDAgFtA9QuEMG3b"
    "r8lzoIbDFrpBFVh2LE/+ksx/yzo5tdW9fWN80liqlb1P6GdAc9LDFDvH+X1Nb/yx8BOVjX"
    "whsj03UYcphuGIi/ngYXVfuIguWIPwUQWhSZfIniDBh2CGG4xzebLFwLwiEFZfJm/u8SdY"
    "gRTmg7P/HWbO/HBcyIUX5jaJvPBpqPlIxsaYWAnm+qgpFbUbOPsOydf3onar1N7vXqEeJR"
    "rqcLEd8l0s8SJS43bO16wxajDBveolFthCcY5SB/xCDnK69JqtpoE2z7YCN4gukcfH0WMS"
    "oBvWGRIJcC2dCtahGLIYM0ATzCBCC0k4qzSJSnkdG97/JgoL3VMrWkmGXsTduMLXHZf0Xt"
    "eka1BKvs5zb3s2pQp57pNMoo+7jNfZxlJquq02e3ILeAy633Lwl36Sn6ISY8d6XV7OY4p+"
    "zmVndz6GCqNo/G2GrNpC2TVZ5uLm2LOzY/ML9MTH7FaHyw0Hib5016T0zO3QU3J94kMvRy"
    "L0LkvCh31g4jZlCc7XltolHppHyKafERTkp+A8vB4kdUDNdMc+42ZPMpLVXNRGzyaj17q8"
    "LMxIaRO/tH+fbJc3PUe/8unO/hS9EMPzsfnJ2lxWN/cqk4VuNcMmFRIlxbzNvZdukSaSFD"
    "7hb7XzqXg3+ejy7mM2V4NhpMRX7IFV7DouYoXH7AAPO1NR19vLo4iRJ5ZoU4zcmIy4Tjyc"
    "UMqiHpDNzEubYup5PziV+xsqlJ/fLj6WjweXA66qMbrqLdcYHh2hoOZp+UydW8j1TsLBXq"
    "smtrfH45mc45s26CeZJzDk5+vZrNxYP3Edb+cB0mHhmeYjgafxkcn43gIVSi3ws8y72OcT"
    "t8mUDqXn4gdS+9j13GBew4LgCbQSbt8jrFhmef1pRnSAGqeDtSq6GfYJRdULsLfO1DyYlk"
    "L5EDV8mLaZeqdbUXoUYXxPkk/i/KPC+R7/8ApwdcXoHYMeOCZXDFRdPZ7IoXiA9Iij4Yn0"
    "NOdP4RFYj7aHMdCNNQBp9RYbaPNtfXFhe1L4Ss7V+EJcp09GU0nQ3OwqqwhNP8fjmeDry7"
    "bq6jgnVwFQjW/PHF57U1nw4uZh9H0z4Krq6ts8mAPyv8vbY+Tc74NfyFX8F1AQDDv4CS4K"
    "mCqzpid/NbyWXS5j12KrTFrH2qL9iQN9PJsmyHld1C4/YtJ1PUgK5E/lmgRQ6fYUmQ6RU9"
    "6Gwprn3Tzi/iyz02XAK7a3RxRo9/uk8XWZShJbEzMsw03XiGwftrB1LOQL5d3/4kvi5NrH"
    "rZZGIJZ6Jxw7zyayqTnigM4wLFN5ssCCjPJCyJu4Jl2ppnN7MnRkBpq0icrc1iQ13DSOPJ"
    "JzZvV1WgA6Y9hLn5bAkCMYdgPgtWBnrDtodQ9w7L5HDmVPkW1cNUDmeZivWJU7FKE/aOTd"
    "i6pTO93ua2FKu0pta2ZshktPuqMcpNjM+0B6kVG71+FJghSK0W1hFGCXjJXAuBmUEgVQHx"
    "NOf+Qd68hhUz69RCWw7vCsNbpv97uvR/cnOR3FzUMvVrn8R9m4i0aE7FKNkEW4Nhss+adq"
    "C+Rb8tTrdPNOG0iVV0C51ty4CkhJ+N/3pi34tM+WJHhxVu8ViIMxghPVmWC600n9wO0oJR"
    "3S3wUz1zeP0LWhSqHAiclwiw4ITl3ESAP/yuGmnLespjE5jttZ+JdInNIRH+NvtEOrPJx3"
    "kfwd9r6+N4et5H8De51pXphw8leuFDbh98SPcAztJLy8KPH6GkPlnA4dlgODrpI+8TQvgu"
    "51dTKAmuwjC8kzAOj5edDS5FifdZp6+aD8IjlqYUndSwvc/iLbR4nuqU7afp6HzyxSsSF9"
    "DD07kyn8wHZ8rJdHJ56bWRLPPpONQXpyGF/+3a8tv0Wzw+mww/w3f/wg9SFWzeRRPjpfm9"
    "Ul7+6mqGkA2PdHzWN4XgFXPtqtBHuaQRqh7yNjH49FYV+SiXRL4e8gZeVcZ9wyNRr4e6N1"
    "3XsLnGGKXJtdUmV4cumOJaTM9IXlzcy3FO2c2t7mYxG9aJlooxyk5udSfLxLI/Rj8Tq95u"
    "uSif7OG29XCbnHZDT13s5PnugvruVheeokZIS22ZE+QIcuLaYvtaGBbURQ9LHQ5Fd5A35u"
    "B4KaCA+2TvkHtEW5kb4sQv8gzxYVOpzXC5rsC25iz7MVyEkb4rC3uERToH86L8qjizYkxt"
    "tu23yZclkyb9gGlYYZW91K3cFRjqSqy+K59s68r7iT4g0+UrokicalDG/0ILaAmHVeqWRb"
    "QDBNlVbU4I0TEEc2JBgS0NGNIrcENtbluJOZ0SbBWXETlyuW3Z3NXMcusP8gpobjgkmHJF"
    "lSvqGDKeUgY7nacibVDm2pqmKl5l9Q29Ym8YSmU/vyNrWBopv1zxzlL1FeY9BUsfpGlRqW"
    "nCtc4gYwvXTw/Qb7bO+K28PC9AQxYLouakQW+09cw1OGwWKPjtyi/B/t2rBhfGuOSSXHVJ"
    "jvVXWZUtxrSHKttRqbQXRwVpL47SaS/gZaiAsU++h+juZgftCgDJ3IdVsHs2yrSHSDe/j3"
    "PBb05seP8zRKV8oBNsEuoSUDvuzR98qU3DnL+NM8KyFxA/9VZOuaWwVldIT1p5jeNMJFoc"
    "GlS962TpGtH6Yi3DS9moqCFpKf3Cpg99dLNGy8AO5zWDYFgi27UchJcEa11he2P2mo8JLv"
    "fzvw6iLjtAF5RBzsiVTTVXiL7ZisZubtPwlrvik2syNYqaiv3zHlX92BNr8rUHulg4hCmm"
    "rtrU4ZqupWWkcyuyoOQ0IMMzX54txZu55huvdMH8FqUqNcuxBEOpuS446s1LeQvH0OnEQY"
    "5rgmP/v8SmfJ4h93xW8o+h7CJLfNWIQfjX7JmtiUbl1uGWW0XaZotKz2Qvb6+rPGtAnjXQ"
    "yrMGZH7UXedHlac57LFmHbPCquLFqNPRCVbZ0a3u6KJt4Xkv8qO2gbetM3dt/eXKDbWVfJ"
    "kpJyAhxrWHQDe/+nuQVcu/EuXZQ5BlxtU9mEBkxtUnHt6Q0rNGmsIYmzzNO4lqcCR1ZVwT"
    "jBLZxJmnzxWKu5doPltWvL1BszVeDMo6mX4LyrZ5KnyKUq6JWxtbDEIx/YP4LEfXSCTZaH"
    "dzbh99sJA4n2QtAjWprd/qOV7XRlqVzokWvA7dAueEzGsqw/9ftss6LuKZ/AnguSphH2OT"
    "8NeGf+mDWx75gEOCXht0bxOFfk+UhU3NqpbyNLc0lrfaWC7PpfsRenll61yKZhlu5OI4wy"
    "jfPs2p9eMNo+eigVqSbb7cHjWy4W6zkb5zPLk6/TTvI+/z2rqcTs4nEJQBoRKRL+nIkHh8"
    "RlIlfB5/ikNdOy8BSIkk3yF3q7vscvBPiMGZKcOz0WAqgnBWeA1hgY7CMcLQA0F3RYlswt"
    "VPLU4TBP7MoDqwWjqRYcArVnyhp3758XQ0+Dw4HfXRjU3wHb4l0eAdFTtLhbosGBycWTch"
    "j5sTDSTipVj7w3WYeGR4iuFo/GVwfDaCh1CJfi8ArTGgms8q3dYMSe1dOqsY2GnlHAIRFh"
    "nimMiOi21S2TATY5Km4FTkGJedMvM8U8onUSs3aixkS0B6w/l29bqHJU+L5/FkchaTko/H"
    "yc1uV+fHI76QC8g5kc5yNFO5A65OB7wIXaVFHpZT8FN0ctwsXmV3m69FuQ3ptnpcfltihv"
    "iEAOmjnCABhucscbhYSn5BWOSbIt91Bwi4ZIocahKxIw0t+YPwoQoJMUQKDMGYdsDs6ibS"
    "H9OKNSnfH1OwRhUasHOXKLndrbTvADBUNDdD39yOfcAn0a+HPp+iVKIQ0GeriwspZmnclA"
    "JDrsBw5ZA8cQGqtgsLrlMy27S3ioe7PPlyTO8Q+Fn8bJWvLHKLwfnyM6I2WrmwTV2kiUav"
    "OOa6qMmTDRpoVQoDLRcGXo616uWZV2S+Sxnw8vLFJhnTvKsh7TmPlOrTRIpRItueiNyJy2"
    "7o99E9yTEZReuLBUEqKBUSkpYK1RXkB+jbHVl/Qya+Iw7IZVQcGLKkDyK5B11AklRerDvo"
    "wUuZmh2h+5jGpOzXgreiSPZ7zgyfz5thavf7qxhd6WoVdEOGNgcStGa34AqvDYozZolfZ5"
    "OLPL9lyJK03egqQ/9Dhu68RKmwAFoAI2axSSWdTOaXTEwi0IBMOiktaE8sQs3wPdFO9QUb"
    "4pwU93GKYjHKAVrllhMrKi6b2x5OXrMhzbwwhKmuw6jJZZ07QlYOZHrkEo1ui11JMG1wYQ"
    "jfg1vMWUIRbFhSqUayD3RrptnMbPZBg75aEP5mebZM64SvRFeVFRMSbHsoLOxEHIu9CRVG"
    "d5JPmjilMCCFgacVBhi1ydAmms4G3p7QbIkgTbZFLAAGRRUcCo6wlLKy8PWY2D/x9Vjww9"
    "IN4TNBmr1fvBAaRyzZurbZxuzfJ9vY0kCbmVKBaDfMsuR986azMC1gUjj4mng/A/lBCgzP"
    "JjDEe7GsvBDn2kNxofkdIdEXpBrMUiarIpPJPKa7zmMqpTMpne1aOls7jJgneD2nDBvZkl"
    "mcZItUJogVDa+5EBOQl42C8pgDgUiEL2lchvLEKIM6/BtvGL26mg9/7iKbQjwrclcILxix"
    "AQwnNxSqoaYb9onlT5RNLkUt8tU05UnIF7O8js6GusR+0JC7zauT3A/6hPtBpZizazGHT7"
    "zZ8k02uD55kVDzAhEugBSEFBlN145oOv8AnmrIR5gk9JWgb4uYPCccaTtTPParisVitiEq"
    "ZZ68wQbIJ6G8yps2dG+3npBYsc0O0Jg5iMsxjEDkFlgSIWPqTw5/eoq8wQfbAv3si9kmyx"
    "3dJ9u5uclAGkkOKN2arbJSPltm2bbNcQ1FvcvcmXuUS3ovXcDYuSOaYuoWtSvKk3HGWpJN"
    "y6LXn0emvFkrEBaUgX5RzpEI1xOmHHme4dxgxhFvf2PWWUL5GfMiLPskv/dev3n/5sPRuz"
    "fh6A5Liga1zOIi/RRPr4BtdqteUPFuZ2hiCZpusUoW2f9qBeRblbP5kqAHamuOFwN6QwwK"
    "R4nTyG7rLteiuEjs7bfWGXKoR8uHrePaoFRZiA97dQnRomZaL9vNLR7huWjrHuMfQyMLxm"
    "Yc8zn5nrNaBfT7cJBS0ew5+n0emzhTeyPCyfNscnEakCc3TCRt/X50blXQU4wS/XLot2V9"
    "+Q1zEc+69QIQM1eXOEXx2vLg0frRieVWFq9hbx4HfgctqB1Y1YjdF18fltTsQs4OF+yJ/K"
    "vO53ixpwDNNtGFvv3gJ4gzTK8vu7xRtuGPsyl3ZB0ELcLXpYlVaftr10oDR1wYIBBylgwP"
    "R767M8W4D7NfMoKulGP5bYFn+W3KtezhtqCGlpXNbRveG74dwf2cW3p3gHZiGirty4+z7d"
    "/QPuqVcef38v35vUykxQxfFeeAaf9Qbn4PtQDMITgzFeQWnDds+4d07/CwzORxeJg/eUBd"
    "IhcUdpiiclC5DEfsSqtjBuveTdhlBnf+2E4NbanzPp3OCwcCZ9rDi3w/ESaZzrSe10cazW"
    "u9AtJoXt6oMSA2V9s7WdYMv6pbaMbAG6Jt5ov8vm04ZD53SsoUzzNmI3+6b2/AfCPOuXwt"
    "P3e+z5dg8mf7fYhm3snmOHirKiDsk+8huq9LSeOvC6Tx12lpnN+Rkaz45/z0UREWmT6qYv"
    "qoZ13P/vp/KI/67w=="
)
