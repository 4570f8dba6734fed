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
    "eJztXXtz4riW/yoq/umeKjaVTvq19NZWkYROM0MgBaRn7g63HMUWwRNjcS07ae7ju6+O/M"
    "BPsB0exq2q7mAkHdn8JEvnrX81DLrEhr08aasqdUy70UL/aph4TvhFoq6JGnixCNVAiY0f"
    "DNEah1o9MNvCKvQ2xQYjvEgjTLX0ha1TExqPZwQZRHsk1huGLPrSQozYNi9BD9jApkoQNj"
    "U0I4bWdK/oC6JTm5jInpElUmfYfOSN394/E4vxPu9/OYEba1Tld9bNxx3ewzH1fzhEsekj"
    "4e0sfqc//86LdVMjPwjzvy6elKnOu44AqmvQgShX7OVClN3dda++ipbw/A+KSg1nbq5aL5"
    "b2jJpBc8fRtROggbpHYhIL20QLAW06huENiV/kPjEvsC2HBI+qrQo0MsWOAcPV+J+pY6ow"
    "SkjcCf68/1/v0ULNFKU/GCujzlhRGonRhUeIDYZXpFITZoZu2gDUv/7j9rsCRJQ24AaX39"
    "rDt+cffxEQUGY/WqJSwNX4jyDENnZJBegrlJ/470vifDnDVsd05gLrLn8MmAEJzH3aGOr8"
    "ocvg7ResAF+9Dj6UPlj54W1cd7+Olcv28KqFgsuJORoPhh3lcti56o5bKPwt/makD0Zjjn"
    "8oBjEf7Rn/+u7jmsH53h6K8Xnnjg/l77q7BvS9mjNRBcO0GhbVsSxiqsv0oUl/BcI0VR6S"
    "3DM+CvJ5DozPMyE+jyPM57TtsLJTf0VdZaQbt53+Vbd/3ULexcRsX4673zst5H5OzIve4P"
    "K3Dn85vIuJedURde0xlIa+TMzL3mAEhe5nNV4Ub3dKjuOF/tg17fQ3JUQUGz7d3ZN3MXyn"
    "u3pLHuEJ/uu/z87Ozz+dnZ5//Pzh/adPHz6ffuZtxeMmqz6tGYaL7nW3P46OABREcZ95uO"
    "YH3aeQiJdD3GOsioEeIpK4l8PdIiq1NKIp2E5if8Whs/U5SUc/RhobAc2jPfEvqrNxbIMp"
    "HXdvOqNx++YWup8z9g9DAMa3Eqg5E6XLWOnb+NIfdIJ+746/IfiK/m/Q78Q53aDd+P8a8E"
    "zYsali0hcFa2FM/GK/KMpzGZgPgqY8pHBd2YJHlOoVAognXhzByG4UN0KYWgR+cYl3J0op"
    "X53KvToguE+fQkIlFDxg9ekFW5qSqKFnNKttsmp+No+XYBM/ikECNOE5A4XLQv+NLBupuh"
    "i3qrleFbPQlSev1UZVTBvxpohOEUYqnc+JpRIEv4OYGqIWL52T+QOxoAUXEabTE3RPX/i0"
    "vEf8gyHd5v81Ml9QGyQ16IwldTG7uolUxlRidcxWxohRLCLyBwRVlkJLyvvvzk7zCItnp9"
    "nSItRF96NsdVc6wMeg4iqL79ZlcaZS6CMB76+jQT8d3hVFfIPXVRv9Gxk625mUcpitHbCI"
    "7Oo+oG9v2n/Esb7sDS7iywh0cBGf1WSpzDCbFZrZIZrtzO7Na/Te5vbH9znm9sf3mXMbqq"
    "IQG5jZisrR5OwBl6mLIJ1CWsPlJA/i2YAn8JaCQ5nV5SgEh/Awkx8LnXdXYpijlFsY5uOR"
    "v49ulC3yTJ9KatDClHKUqzbKlVECOJpud0zbylAErKqb65UB0FAhQcuNCoGBSTznB/Sw5K"
    "L5gu/wXATlYjpnsE5Q10ZzvETwPLyKLgzeBaOIz1DmWJwSm4hvV+qMC+0nqE+eiSWEfo0k"
    "tQI7vdNm1cCfDeY8/EVUW3Gle/7371JdcFh1wQJASbUJrVEZhIlqyIdun/Xn7z+1lKKagy"
    "hVDYHevv7AhSxt7dgEc+oKUgeQzz58yIEyb5UJs6iL6Wm8hbzolI7T1RDv87M8XkZn2W5G"
    "Z1lgF9sSo1Tb3Bqry/AWMCtyToYV2/ZWFDWctdvf80xqp/hUjcmPDD8Tv30pcI9IJuv8MV"
    "6vvQ1Est6gf+03j6t0Yy5sZEqtFLSz1eYrCqk2f4XaHE/tNHNbNu4BgYT9FbBL1W6ppUeq"
    "g/Krgy6xlR6dIyqaa1VAqt8kn+6HtwZHDHtGEJvRxRckFgmk2+gFM7QwsEq0pvDJAFdA6w"
    "QFETLo0eG/lCHQxSyRRlQdihH/p9sZ6p8d3WxiTsx7zSHKXDepdY90hl5m2EZ8fGfU0v/J"
    "HwExrGvBjdHcYTZitm4YiL+eBmdVW4iC5og/BTQ0KZrzLYoTYIgQwnCPe4tMHRPcIUXL+M"
    "283yXqkE14Q4u94b1Z7o/ziZFN+Y2hb74aaB5S0rOlEgx6tqoKZm5ByT5EUjv79E7Eeos8"
    "68U9xMNU+3MR3yXSB/ESlwFbuw7YsqmNDXfTKDbDY4Rykr9ikvOdd06K6mhjZHXQEexhOQ"
    "dbn0mMQkCvSCTIuUA2dLOYx2JAIFUAr1ABCOmk4CoSptnK7K47P+hLb6VULQli6XtTNWVL"
    "lPdfUKucUi1GKse5yuOsGpSVU52GCeUYV3mM09RkRWX69B5kCLgMvT8m3KWl6KdY8JyFVn"
    "KYo5RymCs9zIGBqdg6GiErtZJWjFfZ31paFXPslc4Wjk0aaRZZv6651iirhVrlCNJf4OWc"
    "mPYbhkSENHrBHHthXpxT04+tXziWOsPMja3nlRZ1HmfQSLd4kfnUAgf5GbYeCTRIC9PfxW"
    "2ELZYzcARMA0SYR6FD71ZoYdFnXYMsjScITMIeMLFbcSK6ICYCGy4SayDEB3ilE9Mxbd0A"
    "qzFvjO5f+AuF7Xv0NrDuPhGyCP2OXyDI4J4LEDa0yx0vAPcK1mYZLnBwG6w/Owq6osbIdu"
    "uLuk8V3LZcUb1XtYguM0Ikrdu5zCHSwLpjAyueQ0riMixanFKaWEuLvFme7dmu16/0bK8Y"
    "c7xv5+sIk1JE9IwQSsmz0pKny+EWHeEVldSXV3l0PcGk6PCGyOT4Vnl8pfb959MYZadyyJ"
    "PFoWD+BvDpcRUoc/pMQM3SBMd4vDr6wj2tA9QgopwtmU3mfnG6r/42OpVu7ZUQ9rNVKvwG"
    "JsPiRxTUqiQppWIlypnzaj09ucVojg0jc+UP09VJED0/+/QxWO/hy7oVfnTT7vWS0qW3uB"
    "Scq1EqmeI6FuAv1u10tVSOg0QC6gpL743b9t9uOv3xSLnsddpDcaKIZ5BgCucfMMA8MYed"
    "r3f9q3Aj1xEl2uaqw7nB7qA/gmpIUww3YRPzdji4GXgVC4vOqVd+Mey0f2tfd1rowSL4iT"
    "MME/OyPfqmDO7GLaRiNlOoY0/M7s3tYDjmxPocHNo4Zfvq17vRWDx4C2HtL4fZ4pHhKS47"
    "3e/ti14HHkIl+rPAM9/rGNV15gm9P8sOvT9LZj6Uis69KDrLqDjrtqcc4NAYxc1hVgz9GK"
    "EcgtJD4EkfSkbugxynJilZWRCkM0axF6HEEETpJP5H5dApkW/9BOdN3t4B2zHijKV/xVnT"
    "0eiOF4gPOEav3b2BU/T4R5ghbqHVtc9MQxl8hpnZFlpdT0zOavcFr+1dBCXKsPO9Mxy1e0"
    "FVUMLb/HHbHbbdu66uw4y1f+Uz1vzxxefEHA/b/dHXzrCF/KuJ2Ru0+bPC34n5bdDj1/AX"
    "fgWXBQAM7wJK/Kfyr8qw3dtPPiiP+aqxOaEqau1rfWpf8m4aaZrtoLK5Vrn9yJspqt8uhz"
    "MktEWMr7DEPxsIvej2TFx7qp0v4sszNhzhO6iLU52986CbyKQ2mhErJSfxtjtPUXj/2YAk"
    "xXBCk6d/El9nc6w2ONZ/JtzT/K+BGvDvCcfEcDy66CN+QoMoDOJNxbfAYysoiYYYSP/Ggy"
    "vjY/Mkt+4kSlZl5qKs+mTrSU1X72BRoH2iGsK8/SycAjFGMF8rCwO9Iqsh1Genec4G462y"
    "9a6nibPB5BE/ez7iRyq6d6zo1k3OApVLmpQglTrX0joPechRXeVKmRzrQNEglUgg9LPADK"
    "5spbAOEUrAc+bw9NUMAqkCiCcp6wf59iWsiFqnFNpyeheY3vJYif1FNkm3eZm0pmLiV53Y"
    "fYuIdPusoC9tjGyLzrQHDQDfksv3oTMUHM+WUQbVbI/6bGf6NNoaeb+cvXv/6f3n84/vgy"
    "0hKFm3EyRXfS8PS8GZG6WSE7c6AWi+Mf7Wopqjph8mE2/TzGe3Vxah9hvt97+Lg1jcvDyM"
    "GAY7QfdeB3zaBPmBoN7NQ/QFUZMgrwlY2x1GRKKftFNltt57nsRA0nJeMcv5asSLyMBRqj"
    "qIaHuQgG3dNgrpdQKCGpq7ZKKgozQrasSkc90Up4gXOjwhQSgPUXjFIQocyTKW3QhZjVj5"
    "Pat54AUrg36YTKJfOoADG7qmaHiZsv5kKzcjRDUCf2tSrDxzaB/nsljqTH8udypLlFQ6hF"
    "RZQywNMNIAczws6lG8XpXTDnrq8cZa9aDfqJlXPxgm2KggHM8IenCWcEYznaL7fzjYtHV7"
    "eS9Cc5goC+dnvUcEq7MviHdGEV6lqTLdI6PFYc3uadJY15IKw53eDXKfd22GmI1th4Hykb"
    "+QGieYihCiORXpO05Q2yN/w9weeUMIIULUVDlA2NQQvxsvxH6WEjh9esX9rc6cFpnVPV2m"
    "OOD6ZUZM/zjtB0jUnqnV/DPiTxb1d8oRciR1oBXTgSbU8wVNOVn0OzXqHJ+JV2rnZBrvn0"
    "A/4e+LBbQTYZI6Ib815YTU+exG5yPjFvan+9GZAoxCyrpMqUGwmcHTrahiOD9wsiNcGtat"
    "r4NBLyKCXnTjzq53Nxed4dt3AnfeSLczFmGNGPozn6HFFQFRSqlmq5oeQIYCyVCgugPuqS"
    "6UUgdMpRJvBfi6nzNl4AUrFasbIZRbRpW3DFA2lhjhEJkc3yqPrwrpAw2jnA0oRitHusoj"
    "HZx0XyZrX4RUjnOVx9kPlCh51lMKuRzvKo+39J2QvhPHo7M6iterSr4TN4Qx/JjtNuHXNz"
    "d7TMxDTTf6SnylFnqZ0Xn0rPQmmlq8DCpc7wH3cPYXammshfACW3YTPAqEswKfssyxCOJ8"
    "IngnqLPUuKpd3ugVp4IdPMD2J3UusIiqL3RQyIiSBPTrEo3EKaX6LGcmHR84Msd6IZfmFN"
    "I6gp7r5KIPa44u+pBIp8OICcreopM8RlZHsHcww0M7XxTo7Hw6IZI6gLyPlDpVYZu+0dhe"
    "HqlYzyjN/CY5ssXzTY1YzyJET5xLagYHlU45T4PBzzOF3ylAJw81rTizcuBDIo9I7ivi98"
    "inf0FEQyTybFjps3QwPoPfzu0/FekcR5yG6KvsvtsYDb6OWwj+Tsyv3eFNC8Hf+F6XZxw+"
    "5xiFz5lj8Dk5Ajgtb2Je+PErkijuC/vbXvuyc9VC7iccRHU7vhtCiX8VHCZ1FZwmxct67V"
    "tR4n6WGavtHyXFpRnFIpil6a/zjVm0hwqvU4284zTs3Ay+u0XiAkZ4OFbGg3G7p1wNB7e3"
    "bh/xMq8dh7p/HbTwvk1Mr0+vx4ve4PI3+O5deEetCTL3YhvzZfsn/oqMgCkb2Tpbx4qmTr"
    "7i+7Z24IXtWEWhD1NJO1M55C1i8OWtKPJhKol8OeSFm1pB3Fc0EvVyqLvLdRmfszChtKpW"
    "zqoaYdPp1FYc006zNqwf5SilHOZKD3NlPITlIO80vTe1ynnCxEilo1mVx5mU9B4l0nW0wi"
    "NcJaPdpSsuNrJsd359c6MJT1FDTXMd/CyaI3BztkQGlSAcqIleZjq4FDHkzjlkU9EC7pN+"
    "zvMr+kpNnyJ+kauIX0UpxTOnZJoC+Y83GRaWtoJmlSSlNBEWNRGGxi4v7CESaRzMOoWqiD"
    "Hr9aF9VQNzH7kXRYqTYtqPFY1UtRZSgFRpF77VzcwdGOpy7L4Lr9nGnfcbfUFzh++IkOkM"
    "GRROWIAexDkJvBeTaCdoYBJk8YbgHSO8e0ULcArmBMkdeEt9btqJebu0BGbSI0dut1VYu7"
    "az3XqTvACaKwoJptxR5Y7a1ch8QW1IyjckKrXSPVOTrdbvsvqqvWKtCDbut7DtPZElbI3u"
    "4US6qeoLbAQxNkil8zlc6zYyCC+iJ+h3S7f5rdCLbs9EGzKdEjVl591676l7cNAttOC3y7"
    "8Fe3cv6lwYoZJbcvEjk0LjlVdkixDVUGQ7Pz3NIbLxVtnZLKEuusHAy1AAY695DdHdTVqn"
    "BQCSGmq9JqVTmKiGSG//nPEpvzmx4P1PYZWygY6RSahzQM2ch7+ImgJzdlhUiKQWEO8jLk"
    "pmDXj1UEhLWn6Jo0c0vhJeGlR9aqTJGuH69VKGIVoqatA0l3xh0ZcWeliima+Hc7tBMC2R"
    "5ZgM4RnBWlPo3mxLHJBgz/hfhqhjn6A+FaelernhecfpgsZubrPlkLvRHBtGpnCfKlGUFO"
    "wPm2zQFevPzz59DAR5+LJOdB/dtHs93/0vW3qg0ykjkGldtSjjkq6ppeS0XqdByehAumce"
    "ny7FXbnGK6v0mvUt3CrXKmfHCHKtdXP6TCB76BdhxecXlk4YYs4cDPv/JBbl6wx55quSs4"
    "Cdma9GpviqEYPwr+kr2zY6laHDFdeKVE0XlVzJji/W9Yk/fLrMuDmOzKetslTTuL0DAWTU"
    "aSH/amJ2R6M7XiA+vDAuL4gLQsmuOpyP7Q76EE3mX0P517u+iDCDz4nZvvr1bjS+6fTHLb"
    "S6npid9rDf7V+3kHcRlCjDzvfOcNTuBVVBCW/zx2132HbvurqG8LTRN2VwN4bQNPeKP/3N"
    "7WDIS9zPiTketvujr51hC/lXE7M3aEMYGv87Mb8Nevwa/gbBc0HsHJT4T+VfxRfYw4Q5yq"
    "N8kgrQPOrP/Ef5uEaQkk7IEVIpWVdOso5oYVXxYpQZ6BipHOhKD/S6sPCsF/lVYeBVG8xd"
    "a3+5cEMtJZtnynBIiFDVEOjt7/4uZMXyr4RpagjyjvIYem6+LlSFVo44ZYUTSVRmAVmhVm"
    "xux+nqh/WOpjdk7SasoMogRrbTQ1arwuwUCigAV6oSwTEJQolsFNmDueLWEs2DZcWrDZqV"
    "sWJQu5Fqt6D2JkuF1yKXaeLRwqYNrpjP2HAI0k2maySUbLTpelyCiYG+mIj8WOjWUjhqUk"
    "t/1DOsrlvpVRonKvA6NNcYJ2ReU+n+f9wm6yiLN+dPAM9VCPsImYS/NPwzD9z8yPsUEvTS"
    "oLtBFPozUeAclaKa8iS1VJZXWlku+KxSmZailDI/S5VHeWHpnIu2U8zI6/0Mw3R1WlPL+x"
    "uGD+sGsSRdfbnZa2RFXWUlfeNicHf9bdxC7ufEvB0ObgbglAGuEqEvSc+QqH9GXCQ8jD2F"
    "UcfKSgCSI8l3QF3pIbtt/w18cEbKZa/THgonHO+kcqZwjDCMgD9c4UbuWa3RNr7jzwiqfa"
    "0lC00DXrHgGz31yi+GnfZv7etOCz1YBD/hRxJ23lExmynUsf3JwYn1OeRxY2FHIl6Ktb8c"
    "ZotHhqe47HS/ty96HXgIlejPAtASE2r7WaWrmiGpultnEQU7LZxDIEQiXRxj2XGxRQorZi"
    "JEUhWc8BzDcIh5iohKKV9EzUyvsYAsBukDp9vV6x6U7BfPi8GgF+GSL7rxYLe7m4sO38gF"
    "5LyRbmdIpjICrswAHJ2sMrXoP0naqdTrXqoVkXylNrxSFbJmXYNNqJFh0nIrm5vsWspj0G"
    "6jdet3OPOXL76Qqov5yUZcwxTjIgD5grDI7UV+6AwacCkAMTonIvoPzfiD8FkEyUdEuhFB"
    "mDR27eom0vZVif1/7QHEWfzAWmNBJjsgQwtz22kAQ0VzUmT7zdj7dBL9cujzJUolCgHdQX"
    "HWLEEsFclVY84qxDDcMZLFLkDVZmbBYTkze7u7eBBRy7dj+oTApuVlBn1rkkcMhq5fELXQ"
    "woGUACIlN3rLMddFTRZvsIVeJTNQcWbgeDSDx6fKkrlFpXPR8bNN0n98V1PaNdQpxZeJBK"
    "FEtjr6ooFjP9AfnWeSoTIK169nBKloqZCgaS63aNH8BN0/keU9muMnwoAvo+Jwlhl9EYlU"
    "6BQS0vJinaEXNz1tujf0azqTvF8F3op1vN8hs6keNpvX7mPZbLrQ1SLoBgRVdtooifD2Iz"
    "MXeGlQnLJK/Doa9LNsxAFJXHejqzb6NzJ0doxc4RpoAYyIxiaR4DOeyzO2iEAHMsGn1KDt"
    "mYUa4WeiXetT+xJnHCcQbbGejWLQVnnkjRUV5z1HAE65syClv1CEqQ6z6ZzzOk+ELBhk1e"
    "QcjW6JCDBYNjgzhJ/BLMZmUATBYSrVSPrhedvpNvXkAL9DTywIfrM8x6dyzFdsqPKyCTGy"
    "GjILO2HHIm9Cgdkdp5MqTskMSGZgv8yATS1yaRFNt9tu/G06R5BstoEtAAJFFRQKDpHk0r"
    "Lw/ZhYb/h+LOhh6wb3GT+l4RfXhYaJLVvXViHj3n3SlS1b6DOVKxD9Bhmt3G/uchakYIwz"
    "B3/G3k+ff5AMw8EYhugo5uUXolQ1ZBe2H30TfkGKwSx5siI8mcwZu+ucsZI7k9zZrrmzJb"
    "PJ/Aovx9TGRjpnFm2ygSsTjRUNLzkT4zfP6wXlEvsMkXBf0jgP5bJRBmX8G+8Yvb0bX/7S"
    "RBYFf1bkLBCe2sQCMFimK9SWut6yTSx7odzmVlQhW822LAnZbJY70OlQ54i9DairvDvJ2N"
    "s9xt5KNmfXbA5feNP5m3RwvebrmJojRHgNpMCkSG+6anjTeYcdFUM+RCShLwR9VdjkMeFI"
    "W6nssVe1ni22V41yqScfsAH8ScCv8q4N3Y3WExwrtuwT1LUZ4nyMTcBzCzSJkJ32DeNPT5"
    "E7+SAs0Mt0ma6y3NF90o2bq2yvoUSM0qxZKS3lwbL4Vm2N25LXu8xTun1QD5a3u5YmYMye"
    "iKbMdZNaBfnJKGEpzqZi3uuH4Skflgq4BaWgvy4VRYhqj7koDjOdt5jdxY1vTDu3KTs7YY"
    "ikTvz72bv3n95/Pv/4PpjdQcm6SS0z5kg7xf4FsFW0ap+KdztFEou1aa4XyULxr6bffKNw"
    "Np4R9EItjbk+oA/EoHBsOw1FWze5FMVZYjfeWrcRo25bPm2ZY4FQZSI+7dUZeIvOk3LZbm"
    "7xCstFVWOMfw6JzJ+bUczH5EfGbuW3r8OhVetWz84f48jCmYiNCBbP3qB/7TePB0zEdf2e"
    "d25R0BOEEv186Fdlf/kdcxbPfHQdEFN3l2iL9XvLi9vW807Mt7O4HbvrONAzNKWWr1UjVk"
    "t8fZnReRNydjigT+Rfdb7Gi5gCNFp5F3r6gzfgZ5jcX3Z5o3TFHydTnsjSd1qEr7M5VqXu"
    "r1o7DRwnYgBDyElSLBzZ5s4EYR1Wv7gHXS7D8oc1luUPCdOyi9uUGlpaNrdNeK/odgT3IU"
    "N6d4B2bBnKbcuPktVvap+f5THnn2Xb889SkRYrfFGcfaL6obz9GGoBGCM4NRXkBpxXZPVD"
    "+uz0NM/icXqavXhAXSwXFGa2onJQOQ9HrEK7Ywpp7RbsPJM7e24npraUefcn88Lhy6n68H"
    "W2nxCRTGdazuojlealXgGpNM+v1GgTi4vtjTRthlfVXKvGwKtGm9QX2WO7ZZf5zCUplT1P"
    "WY285b66DvNbMc5lS/mZ6302B5O92tfBm3knwXHwVhVA2GteQ3Tf5eLG363hxt8luXF+R5"
    "uk+T9np48Kkcj0UQXTRx10P/vP/wN8JZ8e"
)
