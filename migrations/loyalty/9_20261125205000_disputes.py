"""Disputes of purchases, what they froze, and which cards they blocked."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "dispute" (
"id" UUID NOT NULL PRIMARY KEY,
"purchase_id" UUID NOT NULL
CONSTRAINT "dispute_of_purchase" REFERENCES "gift_card_purchase" ("id") ON DELETE RESTRICT,
"reference" VARCHAR(255) NOT NULL UNIQUE,
"currency" VARCHAR(3) NOT NULL,
"amount_minor" BIGINT NOT NULL,
"reason" TEXT,
"opened_at" TIMESTAMPTZ NOT NULL,
"won_at" TIMESTAMPTZ,
"lost_at" TIMESTAMPTZ,
"version" BIGINT NOT NULL,
CONSTRAINT dispute_amount CHECK (amount_minor > 0),
CONSTRAINT dispute_currency CHECK (length(currency) = 3),
CONSTRAINT dispute_ends_once CHECK (won_at IS NULL OR lost_at IS NULL)
);
CREATE INDEX IF NOT EXISTS idx_dispute_purchas_06c3d5 ON dispute (purchase_id);
CREATE UNIQUE INDEX dispute_open_once ON dispute (purchase_id) WHERE won_at IS NULL AND lost_at IS NULL;
CREATE INDEX IF NOT EXISTS idx_dispute_opened__41cebd ON dispute (opened_at, id);
COMMENT ON TABLE "dispute" IS 'A payment''s owner wants the money of a purchase back through their bank: a chargeback.';
ALTER TABLE "gift_card" ADD "dispute_id" UUID
CONSTRAINT "gift_card_blocked_by" REFERENCES "dispute" ("id") ON DELETE RESTRICT
DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "gift_card_purchase" ADD "dispute_lost_at" TIMESTAMPTZ;
ALTER TABLE "lot" ADD "frozen" BOOL NOT NULL DEFAULT False;
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "dispute" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"purchase_id" CHAR(36) NOT NULL
CONSTRAINT "dispute_of_purchase" REFERENCES "gift_card_purchase" ("id") ON DELETE RESTRICT,
"reference" VARCHAR(255) NOT NULL UNIQUE,
"currency" VARCHAR(3) NOT NULL,
"amount_minor" BIGINT NOT NULL,
"reason" TEXT,
"opened_at" TIMESTAMP NOT NULL,
"won_at" TIMESTAMP,
"lost_at" TIMESTAMP,
"version" BIGINT NOT NULL,
CONSTRAINT dispute_amount CHECK (amount_minor > 0),
CONSTRAINT dispute_currency CHECK (length(currency) = 3),
CONSTRAINT dispute_ends_once CHECK (won_at IS NULL OR lost_at IS NULL)
) /* A payment's owner wants the money of a purchase back through their bank: a chargeback. */;
CREATE INDEX IF NOT EXISTS idx_dispute_purchas_06c3d5 ON dispute (purchase_id);
CREATE UNIQUE INDEX dispute_open_once ON dispute (purchase_id) WHERE won_at IS NULL AND lost_at IS NULL;
CREATE INDEX IF NOT EXISTS idx_dispute_opened__41cebd ON dispute (opened_at, id);
ALTER TABLE "gift_card" ADD "dispute_id" CHAR(36)
CONSTRAINT "gift_card_blocked_by" REFERENCES "dispute" ("id") ON DELETE RESTRICT
DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "gift_card_purchase" ADD "dispute_lost_at" TIMESTAMP;
ALTER TABLE "lot" ADD "frozen" INT NOT NULL DEFAULT 0;
"""

DOWNGRADE_POSTGRES = """
ALTER TABLE "gift_card" DROP COLUMN "dispute_id";
ALTER TABLE "gift_card_purchase" DROP COLUMN "dispute_lost_at";
ALTER TABLE "lot" DROP COLUMN "frozen";
DROP TABLE IF EXISTS "dispute";
"""

DOWNGRADE_SQLITE = """
ALTER TABLE "gift_card" DROP COLUMN "dispute_id";
ALTER TABLE "gift_card_purchase" DROP COLUMN "dispute_lost_at";
ALTER TABLE "lot" DROP COLUMN "frozen";
DROP TABLE IF EXISTS "dispute";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXXtz2rq2/yoa/mn3DDfTJn0deufOkISm7E0gA6Td52zOOIotgneMxbbsUM7ju18t+Y"
    "GfYDsQjKuZNhhJSzY/ydJ6aa1/Nwy6woa9OmmrKnVMu9FC/26YeE74RaKuiRp4sQjVQImN"
    "7w3RGoda3TPbwir0NsUGI7xII0y19IWtUxMaj2cEGUR7INYrhiy6bCFGbJuXoHtsYFMlCJ"
    "samhFDa7pXdIno1CYmsmdkhdQZNh9449d3T8RivM+7X07gxhpV+Z1182GP93BM/S+HKDZ9"
    "ILydxe/0xz95sW5q5Adh/tfFozLVedcRQHUNOhDlir1aiLLb2+7lF9ESnv9eUanhzM1168"
    "XKnlEzaO44unYCNFD3QExiYZtoIaBNxzC8IfGL3CfmBbblkOBRtXWBRqbYMWC4Gv87dUwV"
    "RgmJO8Gfd//nPVqomaL0B2Nl1BkrSiMxuvAIscHwilRqwszQTRuA+vd/3X7XgIjSBtzg4m"
    "t7+Prswy8CAsrsB0tUCrga/xWE2MYuqQB9jfIj/31JnC9m2OqYzlxg3eWPATMggblPG0Od"
    "P3QZvP2CNeDr18GH0gcrP7yNq+6XsXLRHl62UHA5MUfjwbCjXAw7l91xC4W/xd+M9MFozP"
    "EPxSDmgz3jX99+2DA439pDMT5v3fGh/F1314C+V3MqqmCY1sOiOpZFTHWVPjTpr0CYpspD"
    "knvGR0E+y4HxWSbEZ3GE+Zy2HVZ26q+pq4x046bTv+z2r1rIu5iY7Ytx91unhdzPiXneG1"
    "z81uEvh3cxMS87oq49htLQl4l50RuMoND9rMaL4u1OyXE81x+6pp3+poSIYsOnu3vyPobv"
    "zb7ekgd4gv/52+np2dnH0zdnHz69f/fx4/tPbz7xtuJxk1UfNwzDefeq2x9HRwAKorjPPF"
    "zzg+5TSMTLIe4xVsVADxFJ3MvhbhGVWhrRFGwnsb/k0Nn6nKSjHyONjYDm0Z74F9XZOHbB"
    "lI67153RuH19A93PGfvLEIDxrQRqTkXpKlb6Or70B52g793xVwRf0T8G/U6c0w3ajf/RgG"
    "fCjk0Vky4VrIUx8Yv9oijPZWA+CJpyn8J1ZQseUapnCCCeeHEEI7tV3AhhahH4xSXenSil"
    "fHUq9+qA4D59DAmVUHCP1ccltjQlUUNPaVbbZNX8dB4vwSZ+EIMEaMJzBgqXhf4bWTVSdT"
    "FuVXOzKmahK49eq62qmDbiTRGdIoxUOp8TSyUIfgcxNUQtXjon83tiQQsuIkynJ+iOLvm0"
    "vEP8gyHd5v81Ml9QGyQ16IwldTH7uolUxlRidcxWxohRLCLyBwRVlkJLyvtvT9/kERZP32"
    "RLi1AX3Y+y1V3pAB+DiqssvjuXxZlKoY8EvL+OBv10eNcU8Q1eV230H2TobG9SymG2dsAi"
    "sqv7gL6+bv8ex/qiNziPLyPQwXl8VpOVMsNsVmhmh2h2M7u3r9EvNrc/vMsxtz+8y5zbUB"
    "WF2MDMVlSOJmcPuExdBOkU0houJ3kQzwY8gbcUHMqsLkchOISHmfxY6Ly7EsMcpdzBMB+P"
    "/H10o2yRJ/pYUoMWppSjXLVRrowSwNF0u2PaVoYiYF3d3KwMgIYKCVpuVQgMTOI5P6D7FR"
    "fNF3yH5yIoF9M5g3WCujaa4xWC5+FVdGHwLhhFfIYyx+KU2ER8u1JnXGg/QX3yRCwh9Gsk"
    "qRXY6522qwb+aDDn/k+i2oor3fO//5TqgsOqCxYASqpNaIPKIExUQz5096w/f/+ppRTVHE"
    "Spagj07vUHLmRpa8c2mFNXkDqAfPr+fQ6UeatMmEVdTE/jLeRFp3ScroZ4n53m8TI6zXYz"
    "Os0Cu9iWGKXa5dZYXYa3gFmRczKs2La3pqjhrN39nmdSO8Wnakx+ZPiZ+O1LgXtEMlnn9/"
    "Fm7W0gkvUG/Su/eVylG3NhI1NqpaCdrTZfU0i1+TPU5nhqp5nbsnEPCCTsz4BdqnZLLT1S"
    "HZRfHXSBrfTTOaKiuVEFpPpN8ul+eGtwxLBnBLEZXXxGYpFAuo2WmKGFgVWiNYVPBrgCWi"
    "coOCGDHhz+SxkCXcwKaUTVoRjxf7qdof7Z080m5sS80xyizHWTWndIZ2g5wzbi4zujlv4v"
    "/giIYV0LbozmDrMRs3XDQPz1NDir2kIUNEf8KaChSdGcb1GcAMMJIQz3uLPI1DHBHVK0jN"
    "/M+12iDtmEN7TYK96b5f64B/2JmMINpgn6r+WMzuG3QL9wx3hvHBKVT2j+hZgBPrxdE0os"
    "OM3kQiQeDqjEYwMJQwZhjP+CpXSaqQ7vn60Fg5eioNIgRFI70/deNAYWedKLO5+HqV7O+3"
    "yfSB/EAV2eBdv3WTCb2thwd5BiMzxGKCf5MyY5s/mOXlT9GyOrg/rhBZZzMCOaxCgE9JpE"
    "gpwLZEM3izlDBgRSu/AM7YLg6guuImGanczuuvODvmBYSouTIJZuPVXT40R5/wW1yunrYq"
    "RynKs8zqpBWTmtbJhQjnGVxzhNA1dUpk/vQZ4ul6f6jwl3aYT6KRY8Z6GVHOYopRzmSg9z"
    "YLsqto5GyEqtpBXjVQ6zlmo6E9EMSw1BglbuaOVGYW0FLTYCUTr5FhTBvyr+Dpc6Wzg2aa"
    "S5PPh1zY1eD1qoVY4oGAu8mhPTfsWQCEGAlphjL+z3c2r6wSsWjqXOMHODV/BKizoPM2ik"
    "W7zIfGzBCZQZth4INEiLg7GP2whnBy7GEDCQEeExAB16t0ILiz7pGoRBPUHgc+EBE7sVJ6"
    "ILYiJwkkCCE4ADOF7pxOQLmm6A2wFvjO6W/IXC9h16HbhPPBKyCP2OX+AUzx0Xo21ol/tA"
    "Dtwr4FDkeZyDeyL4s6Ogr3eMbL/O3i+piN6Vr7f3qhbR6EeIpI9HLqOgdDPYs5sBnpflku"
    "OU0tGgNJucdXQk+2zDM4+OVIw5funTDREmpYgCJkIo9S+V1r+4HG7REV5TSatRlUfXE0yK"
    "Dm+ITI5vlcdX2qB+Po1RdqyUPGFSCgZIAc82V4Eyp08E1CxNOHmC17ll3HQ4oAYR5WzFbD"
    "L3i9MPw+yiU3m4oxLCfrZKhd/AZFj8iIJalSSlVKzEDAaU6enRY0ZzbBjZBoMQXZ0E0bPT"
    "jx+C9R6+bFrhR9ftXi8pXXqLS8G5GqWSMeRjETTEup2ulsqRqSegrrD03rhp//260x+PlI"
    "tepz0UKXs8gwRTOP+AAeaJOex8ue1fhhu57ljRNpcdzg12B/0RVEMccLgJm5g3w8H1wKtY"
    "WHROvfLzYaf9W/uq00L3FsGPnGGYmBft0VdlcDtuIRWzmUIde2J2r28GwzEn1ufg1skp25"
    "e/3o7G4sFbCGt/OswWjwxPcdHpfmuf9zrwECrRnwSe+V7HqK4zT2yL0+zYFqfJ0KJS0fki"
    "is4yKs667SkHyMqkuEECi6EfI5RDUHoIPOlDyQgukiMtmZIVZkQ6YxR7EUoMQZRO4n9Ubs"
    "0S+dZPkND15hbYjhFnLP0rzpqORre8QHxAnsp29xrSVPKPMEPcQutrn5mGMvgMM7MttL6e"
    "mJzV7gte27sISpRh51tnOGr3gqqghLf5/aY7bLt3XV+HGWv/ymes+eOLz4k5Hrb7oy+dYQ"
    "v5VxOzN2jzZ4W/E/ProMev4S/8Ci4LABjeBZT4T+VflWG7dx/dU+bRq7E5oSpq7St9al/w"
    "bhppmu2gsrlRuf3Amymq3y6HMyS0RYyvsMRPvoWWuj0T155q57P48oQNR/gO6iJtupdwvY"
    "lMaiOISpTmArnbzlMU3n80IAo4pEDz9E/i62yO1QbH+o+Ee5r/NVAD/jPhmBiOyiD6iKdA"
    "EYXBqWvxLfDYCkqiB22kf+PBlfGxeZJbdxIlqzJzUVZ9svOowet3sCjQPlENYd59mFuBGC"
    "OYr5WFgV6T1RDq0zd5ku/xVtl61zeJ5Hsyh9YL59CSiu49K7p1k7NA5UKHJUilzrW0zkNm"
    "EaurXClDxB3oNEglwmj9LDCDK1sprEOEEvCckWx9NYNAqgDiScr6Qb57CSui1imFtpzeBa"
    "a3zNvyciebpNu8DN1UMfGrTuy+RUQ+C1bQlzZGtkNn2oMeAN+Ry/ehIxQcz5ZRBtVsj/ps"
    "Z/o02hp5v5y+fffx3aezD++CLSEo2bQTpAaZgjgsBWdulEpO3OocQPON8TcW1RxhX8822P"
    "ttmvns9soi1H6r/f67yHTkxuVhxDDYCbrzOuDTJogPBPVuHKLPiJoEeU3A2u4wIgL9pKVt"
    "2nnveQIDSct5xSzn6xEvIgNHqeogor2ABGzrtlFIrxMQ1NDcJQMFHaVZUSMmnesmFge0kj"
    "BnpxBJEMpUIs9IJcKRLGPZjZDViJV/YTUPvGBl0A+TSfRLH+DAhq4pGl6lrD/Zys0IUY3A"
    "35kUKzNvvUR2Ikud6U/lchNFSaVDSJU1xNIAIw0wx8OiHsXrVTntoKceb2xUD/qNmnn1g2"
    "GCrQrC8Yyge2cFSdDpFN395WDT1u3VnTiaw0RZOD7rHSJYnX1GvDOK8DpMVSThuJ+OPKkw"
    "3OvdIPZ512aI2dh2GCgf+QupcYKpOEI0pyJ8xwlqe+SvmNsjbyiyplNT5QBhU0P8brwQ+1"
    "FKIA37mvtbp2EXkdU9XabIIB/Ox34PgdoztZp/RPzJov5OOY4cSR1oxXSgCfV8QVNOFv1e"
    "jTrHZ+KV2jkZxvsn0E/4+2IB7USYpE7I70w5IXU++9H5yHMLL6f70ZkCjELKukypQbCZwd"
    "OtqWI433OyI1waNq2vg0EvIoKed+POrrfX553h67cCd95ItzMWYY0Y+hOfocUVAVFKqWar"
    "mh5AHgWSR4HqDrinulBKJZhKJd4J8HXPM2XgBSt1VjdCKLeMKm8ZIqdo8REOkcnxrfL4qh"
    "A+0DDK2YBitHKkqzzSboDxklH7IqRynKs8ztKWLm3px6PDOLrXyz+HVDKVWgq5XE6rNt5V"
    "8p24Jozhh2y3Cb++ud1jYh5qutVX4gu10HJG59Fc6U00tXgZVLjeA25y9iW1NNZCeIEtuw"
    "keBcJZgc9Y5lgEcT4RvBPUWeq5qn3e6BlZwQ5+wPYndS6wiKovdFDIiJIE9JsCjcQppfos"
    "ZyQdHzgyx3ohl+YU0jqCnitz0fsNqYveJ8LpMGKCsrfoJI+R1RHsPczw0M4XBTo7nk6IpA"
    "4gv0RInaqwTV9pbC+PVGxmlGZ+kxzR4vmmRqwncURP5CU1g0SlU87TYPDzTOF3CtDJpKYV"
    "Z1YOnCTyiOT8In6PfPoXRDREInPDSp+lg/EZ/HZu/6lI50hxGqKvsvtuYzT4Mm4h+Dsxv3"
    "SH1y0Ef+N7XZ5x+JRjFD5ljsGn5AjgtLiJeeHHzwii+FLY3/TaF53LFnI/IRHVzfh2CCX+"
    "VZBM6jLIJsXLeu0bUeJ+lhmr3aeS4tKMYhHM0uwV+cYs2kOF16lG3nEadq4H39wicQEjPB"
    "wr48G43VMuh4ObG7ePeJnXjkPdvwpaeN8mpten1+N5b3DxG3z3LrxUa4LMvYjPl4kJv63d"
    "6w2+Q2HoS5mZtPtcwCJWYMoWt8nqtaapkxf5S9u98MJ2rKLQh6mkxbEc8hYx+MJXFPkwlU"
    "S+HPLCga0g7msaiXo51N3luow3WphQ2tcrZ2+NMPB0aiuOaafZITaPcpRSDnOlh7kyvsNy"
    "kPca+Jta5XyiYqTSR6bK40xK+pUS6VRa4RGukjnvwhUXG1lWPb++udW4p6ihprlSQovmCB"
    "ygLRFbJTgo1ETLmQ7ORgy5cw7ZVLSA+6RngH5GX6mBVcQvclX06/NL8ZgqmUZC/uNNhoUN"
    "rqDBJUkpjYdFjYehscsLe4hEmg2z8lMVMXM9/9Bf1cB8iaiMIvhJMe3HmkaqWgspQKq0C9"
    "/oZuYODHU5dt+F12zrzvuVLtHc4TsixEBDBoXcC9CDyKDAezGJdoIGJkEWbwh+M8LvV7QA"
    "d2FOkNyBd9Tntp2Yt0sLbSZ9deR2W4W1azfbrTfJC6C5ppBgyh1V7qhdjcwX1IZwfUOiUi"
    "vdZzXZavMuq6/bK9aaYOt+C9veI1nB1uimLdJNVV9gIzh9g1Q6n8O1biOD8CJ6gr5bus1v"
    "hZa6PRNtyHRK1JSdd+e9p+7BQbfQgt8u/xbs3b2o22GESm7JxZMphcYrr8gWIaqhyHb25k"
    "0OkY23yo5zCXXRDQZehgIYe81riO5+Aj4tAJDUQ/cbgj2FiWqI9O4zkE/5zYkF738Kq5QN"
    "dIxMQp0Daubc/0nUFJizD0yFSGoB8UucmJLxI549FNKSll/i6BGNr4QXBlUfG2myRrh+s5"
    "RhiJaKGjTNJV9YdNlC9ys08/VwbjcIpiWyHJMhPCNYawrdm22J1An2jP9liDr2CepTkUfV"
    "ixrPO04XNPZzmx0fxhvNsWFkCvepEkVJwf6wYQhdsf7s9OOHQJCHL5tE99F1u9fz3f+ypQ"
    "c6nTICMdhVizIu6ZpaSrTrTRqUjA6ke+bx6VLclWu8tkpvWN/CrXKtcnaMINdaN6dPBOKK"
    "fhZWfH5h6YQh5szBsP8vYlG+zpAnvio5C9iZ+Wpkiq8aMQj/mr6y7aJTeai44lqRqumiki"
    "vZ8Z2CfeQPny4zbj9h5tNWWapp3NyCADLqtJB/NTG7o9EtLxAf3gEv73gXHDK77HA+tjvo"
    "wzkz/xrKv9z2xdkz+JyY7ctfb0fj605/3ELr64nZaQ/73f5VC3kXQYky7HzrDEftXlAVlP"
    "A2v990h233rutrOLg2+qoMbsdwaM294k9/fTMY8hL3c2KOh+3+6Etn2EL+1cTsDdpwQI3/"
    "nZhfBz1+DX+DY3XBqToo8Z/Kv4ovsIc5ACmT/CQVoHnUn/mT/LhGkJJOyBFSKVlXTrKOaG"
    "FV8WKUGegYqRzoSg/0pgPjWS/ysw6IV20w96395cINtZRsninDISFCVUOgd7/7u5AVi8wS"
    "pqkhyHuKcOi5+bpQFVo54pQVDjFRmQVkjVqxuR2nqx/We5reEL+dsIIqgxjZXtOvVoXZKX"
    "SgAFypShyOSRBKZKPIHswVt5ZoHixeXm3QrIwVg9qNVLsFtbdZKrwWuUwTDxY2bXDFfMKG"
    "Q5BuMl0joTCkTdfjEkwMdGki8mOhWyvhqEkt/UHPsLrupFdpnKjA69DcYJyQEU+l+/9xm6"
    "yjLN6cPwE8VyHsI2QS/tLwzzxw8yPvU0jQS4PuHqLQn4gCGVaKasqT1FJZXmllueCzSkVa"
    "ilLK+CxVHuWFpXMu2k4xI2/2MwzT1WlNLe9vGE7jDWJJuvpyu9fImrrKSvrG+eD26uu4hd"
    "zPiXkzHFwPwCkDXCVCX5KeIVH/jLhIeBh7CqOOlRUAJEf474C60kN20/47+OCMlItepz0U"
    "TjheDnOmcIwwjIA/XOFGbhbXaBvf8WcE1b7WkoWmAa9Y8I2eeuXnw077t/ZVp4XuLYIf8Q"
    "MJO++omM0U6tj+5ODE+hziuLGwIxEvxdqfDrPFI8NTXHS639rnvQ48hEr0JwFoiQm1+6jS"
    "VY2QVN2ts4iCnRaOIRAikS6Osei42CKFFTMRIqkKTniOYUhvniKiUsoXUTPTaywgi0F6z+"
    "n29boHJS+L5/lg0Itwyefd+GG32+vzDt/IBeS8kW5nSKbyBFyZATg6WWVq0X+RtPzkm16q"
    "NZF8pba8UhWyZl2BTaiRYdJyK5vb7FrKQ9Buq3XrO2QD5osvhOpifrAR1zDFuAhAPiMsYn"
    "uRHzqDBlwKQIzOiTj9h2b8QfgsguAjItyIIEwau/Z1E2n7qsT+vzE1cRY/sNFYkMkOyKOF"
    "ue00gKGiOSmy/XbsfTqJfjn0+RKlEoWA7qA4a5YglorkqjFnFWIYbhnJYhegajuz4LCckb"
    "3dXTw4Ucu3Y/qIwKblRQZ9bZIHDIauXxC10MKBkAAiJDd6zTHXRU0Wb7CDXiUzUHFm4Hg0"
    "g8enypKxRaVz0fGzTdJ/fF9T2jXUKcWXiQShRLY6+qKBY9/TH50nkqEyCtdvZgSpaKmQoG"
    "kut2jR/ATdPZLVHZrjR8KAL6MiOcuMLkUgFTqFgLS8WGdo6YanTfeGfk5nkverwFuxifc7"
    "ZDTVw0bz2v9ZNpsudLUIugFBlZ02SiK8+5OZC7wyKE5ZJX4dDfpZNuKAJK670VUb/QcZOj"
    "tGrnADtABGRGOTCPAZj+UZW0SgAxngU2rQXpiFGgaSw9Ax0jVpsSabGamQJGL5rXPkzHvC"
    "hs5nI7VeMQT3d4P8E2vO3Hj/S87VEGB84FQn+4z6t71eC1gmayWq0nLn7aRPyVlVnLMKRr"
    "kIBxAhklxADi5AvDdFeICAQHIAz+EAZtg0SaFsFyESGQwjlwDxoE9tRYW91AvgXFBHlEUv"
    "VUUVCan5Mmg2rrpfxspFe3jZQsHlxByNB8OOcjHsXHbHLRT+FudZDnMCAlvqTH8qJWXESK"
    "WdvmpSRnicIXJPasKZTWadEJH0hSln1JFCfG1fr6oI8SPMF+ErzoVc4IycgNEWzY0iPIO2"
    "SsDU5BXhoS2yXW8W1WE2nRMLPRKyYJAagwvPuiXCuADn30Qz/AS+rWwGRRDhRaVaqhS/q2"
    "5T0//5HXoM25qRk8l4D8MsbohxHx2q3NJQlKyGsv6eRaKyopD0U0qNvCaZAckM7JkZWBBT"
    "40BfOZnMQKTFFmbAa6s8OLl5AfBmgERZBKuz9Z4NKnc/D8EJ+j6jwqNB9M+Qw+ecBR6v+h"
    "wU8pghRiCPL+z7S/i2IGkHa/Z2p4k5MbucffDkH/C3gPM7LgVfeJYUjvGsOZJXDBgVTuBy"
    "KhZBC6xrCLsOHIi/u27OYki8wwnvqT2T5oXqLNAbzAtSav7pUoONbGqRC4tout12wxCmL6"
    "PJZlvWUiBQVEGh4BBJrhWVSzTuOiPoQfiBU4T+OvfZPUnIhNDDV54gcqZ3n/S1cwd9pspV"
    "ot8gsL/7zV2Bgkw0cfHqjxiH40tgcu072NoXHcW8EleUqoYC1+5V8OEXpBjMUqotItXK1F"
    "kJnHecOkvKt2XWaCnfFuHOVswm80u8GlMbG+mcWbTJFq5MNFY0vOJMjN8872FQl9hniMQp"
    "To3zUC4bZVDGv/GO0evb8cUvTWRRONaPnAXCU5tYAAbLPBG6o653LGFmL5S73Ioq5LK+K1"
    "eqbDbLHeh0qHOEIAyoq7w7yRCELxiCULI5+2Zz+MKbzt+kg+s138TUHCHCGyAFJkUeKq6G"
    "/4mX870Y8iEiCf1RKjHHBAwdqeyxV7WZLbbXjXKpJ++xAfxJwK/yrg3dDVomOFZs2ScITC"
    "qcj7EJGFRAkwhHL14x/vQUuZMPrCNewp90leWe7pPuHrJOehXKRyMdQyqlpTxYMrOqrXG7"
    "8VCQ6ZrqlL6wlk40mD0STZnrZtqhr438ZJSwFGdTMQ/1w/CU9ysFHCtT0N8UkTdE9YIheQ"
    "8znXcY5NoN85bmg5CdpCVEUif+/fTtu4/vPp19eBfM7qBk06SWTvk/kZ0illXcYWnhdzcm"
    "FPdJKnzW7NBW1cpIuevIiH0qFtAUcTfWprlZ7g3FWjT95lsl4PGMoCW1NM8B8J4Y1HwAmX"
    "Qd2bPJRVUud7ixPXUbMeq25ZOJORZIrib4CaozcBScJ4Xf/dziGeahqsaz/DnEXn9uRjEf"
    "kx8ZLIHfvg6L2qYtqvP7OLI7JU7hBztUb9C/8pvHj+bHDSreIZKioCcIJfr50K/K/vIdcz"
    "7afHC9PFN3l2iLzXvL0m3ruYDm21ncjt11HOiZcHj3VJfEaomvyxmdNyE+tOvdvpzp4A8P"
    "R9/QaO3C6SlpXoEzZ3J/2eeN0rWrnEx5JCvfMxS+zuZYlQrWau00kLraAK6bk6SYkbJZ6Q"
    "RhHVa/OEOdy3r/foP5/n3Cfu/iNqWGVkx0idPtCe5Dho/cA9qxZSi3w0SUrH5T++w0j8/E"
    "abbTxGkq0mKFL4qzT1Q/lHcfqUsAxghOTTu0Bec1Wf2QPn3zJs/i8eZN9uIBdbG8A5jZis"
    "pB5TwcsQrtjimktVuw80zu7LmdmNpS5n05mVcefJThgqRlopYnKNrE4mJ7I02b4VU1N6ox"
    "8LrRNvVF9tju+FxC5pKUyp6nrEbecl/dUwk7sYCWOOi+IYpu5mpfB5fxvZxAhLeqAMJe8x"
    "qi+zYXN/52Azf+NsmN8zvaJM3JPDtMcYhEBiouGKj4oPvZf/8fbHbnKw=="
)
