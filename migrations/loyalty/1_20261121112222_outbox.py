"""Outbox."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "outbox_event" (
"id" UUID NOT NULL PRIMARY KEY,
"key" VARCHAR(255) NOT NULL UNIQUE,
"topic" VARCHAR(64) NOT NULL,
"payload" JSONB NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "outbox_event" IS 'One event. `key` makes it once, however often it is written.';
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "outbox_event" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"key" VARCHAR(255) NOT NULL UNIQUE,
"topic" VARCHAR(64) NOT NULL,
"payload" JSON NOT NULL,
"created_at" TIMESTAMP NOT NULL
) /* One event. `key` makes it once, however often it is written. */;
"""

DOWNGRADE_POSTGRES = """
DROP TABLE IF EXISTS "outbox_event";
"""

DOWNGRADE_SQLITE = """
DROP TABLE IF EXISTS "outbox_event";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXf9z2jgW/1c0/LLdGS6Tkm7bS29uhhCasktCBkh378qNq9gieGNbrCUn5fb2fz89+Q"
    "v+SmwHEodqpg1G0pPN58nS+6L39GfLoits8dVBV9ep5/DWMfqz5WCbiItMXRu18HIZq4ES"
    "jq8t2RrHWl0z7mIdeptjixFRZBCmu+aSm9SBxtMFQRYxboj7A0MuvT9GjHAuStA1trCjE4"
    "QdAy2IZbT9K3qP6JwTB/EFWSF9gZ0b0fjV1zviMtHn1x8P4MYG1cWdTedmh/fwHPMPj2ic"
    "3hDRzhV3+vIfUWw6BvlGWPh1eavNTdF1AlDTgA5kucZXS1l2dTU4/ShbwvNfazq1PNtZt1"
    "6u+II6UXPPM40DoIG6G+IQF3NixIB2PMsKWBIW+U8sCrjrkehRjXWBQebYs4BdrX/MPUcH"
    "LiF5J/jz5p/Bo8WaadrFaKpN+lNNa2W4C4+QYkZQpFMHRobpcADqz7/8fteAyNIW3KD3qT"
    "t+dfT2RwkBZfzGlZUSrtZfkhBz7JNK0Nco34rfl8W5t8Bu3/FsifVAPAaMgAzmIW0KdfHQ"
    "dfAOC9aAr1+HEMoQrPLwts4GH6darzs+PUbR5cyZTEfjvtYb908H02MU/5Z+M/KZ0bLxN8"
    "0izg1fiK+v325gzufuWPLntc8fKt51fw64CGo6sgrYtGaL7rkucfRVPmvyX4E4TZNZUnrE"
    "J0E+KoHxUSHER2mExZjmHqs79NfUTUa6ddm/OB1cnB2j4GLmdHvTwef+MfI/Z87JcNT7pS"
    "9ejuBi5pz2ZV13CqWxLzOnNxxNoND/bMaLEqxOWT6emDcDh+e/KTGiFPtMf03eBfsOd/WW"
    "3MAT/O3vnc7R0bvO4dHb9z+9effup/eH70Vb+bjZqncb2HAyOBtcTJMcgIIk7osA1/Kghx"
    "QK8XqIB4JVNdBjRAr3eri7RKeuQQwN8yz2pwI6btokH/0UaYoDRkB7EF40Z+HYhlA6HZz3"
    "J9Pu+SV0bzP2hyUBE0sJ1HRk6SpV+io99UedoF8H008IvqJ/jy76aUk3ajf9dwueCXucag"
    "6917ARxyQsDouSMpeFBRMM7TpH6ipWPJJUj1BAAvXiBXD2QXUjhqlL4BfXeHeSlOrVadyr"
    "A4r7/DamVELBNdZv77FraJka2qFFbbNVdsdOl2AH30gmAZrwnJHBZWn+QlatXFuMX9XebI"
    "pZmtpt0OpBU0wXiaaIzhFGOrVt4uoEwe8gjoGoK0ptYl8TF1oIFWE+P0Bf6b0Yll+R+GDI"
    "5OK/Qewl5aCpQWcsa4vZ1U2UMaYRs2OxMUZysYrKHxE0WQutqe+/7hyWURY7h8XaItQl16"
    "Nic1c+wC/BxFUX363r4kyn0EcG3p8no4t8eNcU6QXe1Dn6H7JMtjMt5XmWdsAisaqHgL46"
    "7/6Wxro3HJ2kpxHo4CQ9qslKW2C2qDSyYzTbGd0Pz9FPNrbfvikxtt++KRzbUJWE2MKMa7"
    "pAU4gHQqeugnQO6R5OJ2UQLwY8g7dSHOrMLi9CcYizmXxbmqK7GmxOUm6BzS9H/35xXHbJ"
    "Hb2taUGLUyouN43LTTEC9LCbvx1DVrQ3GgD0sMmD2v/IIQhag+YtNGjEFnT5AeG5WNaF1o"
    "3uMUNLC+vEaEslHGy/rlDOwy0R6MYTv5QhIgpWyCC6CcVI/DN51gqwy5vNnJnz1fCIZpsO"
    "db8ik6H7BeZI8HdBXfO/4hEQw6YR3RjZHuOIcdOykHg7LaLzD+irS4TODfZtCvaEVGczJ3"
    "hwWYk4ES1d9gNawm+Cpw+pEaeiZ+qKn+sSI4BC2SoabquAoanlQb1hg8KaZO80js5PP5UQ"
    "gEWrQhFY1qVdT3dmdZ9fnOrpnH67RPpZ/H5qC86ut+BwyrHlrxrVRniKUA3yRwxysfLaYu"
    "2uOJMnyWoN9YZJ4k8wncMmWYdYlYBekyiQS4FsmU41G3REoEzQjzBBS/Wj4iwSp9nK6N53"
    "eTBUz2qZUjLEyprSNGtKUvZfUreeBTxFqvjcZD7rFmX1/BxxQsXjJvM4z05WVafP70Ft6l"
    "WbqV8S7sqt+11MeN7SqMnmJKVic+PY3BSPX9/hbv6uX7+mvdHnR6I2pZx+YCPwN+Ta9I7Y"
    "groNnjS8Do7247lhe64sZyvGiR0W5zv3ttGpcpM9xYv5CDeZuIHDsPwRudaRYsSzlNtEPz"
    "sLPqWtZDvBJaLa5LlS3MTGllUox8Xp9sl3cNR59zaS3uDLJnltct4dDrMCWjC5VByrSSoV"
    "BJXaFy3n7XzLaIlQ84i6wR6A1mX3X+f9i+lE6w373bGMOV/iFSxqTBOSCQaYZ864//Hq4j"
    "TeyFdsk21O+0IqGYwuJlANgSxwEzZzLsej81FQsXSpTYPyk3G/+0v3rH+MroWScCsEhpnT"
    "604+aaOr6THSMVto1OMzZ3B+ORpPBbFpg4FMUHZPf76aTOWDHyNs/O4xLh8ZnqLXH3zung"
    "z78BA6Me8knuVex6QluMzO2E7x1thOdm+s8kzv2DON7TA7T3nrwJpmn9aUZ0groPnJhKqh"
    "nyJULKjNgkD70OROw2pMyJDWYkPDZIBnfBFqsCBJp/B/UQZihfzxd5CR7PIKxI6JECzDKy"
    "GaTiZXokB+QKKl7uAc8iyJj7hAfIzW16EwDWXwGRdmj9H6euYIUftCytrBRVSijfuf++NJ"
    "dxhVRSWizW+Xg3HXv+v6Oi5Yh1ehYC0eX37OnOm4ezH52B8fo/Bq5gxHXfGs8HfmfBoNxT"
    "X8hV8hdAEAI7iAkvCpwqs6Yvf2w1tVIhhl1m7t2qx9Zs55T3TTyrNsR5XtjcbtG9FM08N2"
    "JXJaQFvExAxLwuwR6N7kC3kdmHY+yC932PIIBHiYMu9nkDG0jRzK0YK4JC+XxXY7zzF4fx"
    "Fj0SCQwyOwP8mvCxvrrf+kjOFfEjtXReWXTHSuLIx2pslvSdcjlCqj+vPGniT5XdoGkiRr"
    "spBQ1wzSKWMH6RQbQjoZW1P0LlUFOiTaQ5i3n15AIsYIFnNeZaDXZHsIdeewTBYY0arYfn"
    "qYyQKjkjk8cTIHZbDescHadExu1gumypAq22lt24VKZ7Gv+qEKmnummJdGBBZ9LzDDlrRa"
    "WMcIFeAlY/vnBAQc4iNVAfEs5f5Bvn0Na41atfGdpts/rHcyvB3Kcwb1lHwrkELD9vsA7y"
    "ZZp//bNCHmZGJvI1FnOLo4C5unA3Ib4KtUwSwqmGV/xf2muIM+0ZSDIVHR3ugGWoRNSniA"
    "BFzEvcM8SBGGnSj4YC4zjkPqpjznTmk6FajQcJ/KM2/8fkETWJXjL4qSpG04T6QwSdp3H+"
    "+h7C5PKMCL2/n95yJd5oS8NX2T7fetyegjHAEp/s6cj4Px+TGCv+m1rgwf3pfgwvtCHrzP"
    "O6GwwDBQ7oDC+grVk22FG3Z7cKKg/wmbyy6nV2N5xmBwFW0QO412iImyYfdSlvifdXi1/e"
    "1hxDE0IdazPEWsHM+SPTR4nmqV5dO4fz767BfJC+DweKpNR9PuUDsdjy4v/T7SZUE7AfXF"
    "WdQi+DZzgj6DHrMnWMp9k/5BlfJiG+Nl+1E8fvLeakr7mkY56eqr7XjJPbcq9HEqZTCph7"
    "xLLDG9VUU+TqWQr4e8hZeVcV/TKNTroe5P1zXsgwlCZR5snHkwIabTOdc8h5s5iV03czlJ"
    "qdjcaDbL2bDOzp4EoWJyo5mskm5+H3wmTr04rjid4nDTONwkp13PVxdbRb67sL79oAtP02"
    "NNSwVzyeYI8oW6MrAq2sLSRvcLU19AjJU/5uDoHWgB98mP3XpEX7mhWvIX+Yb4qKtMmFah"
    "K7Cp2bS+DxdhjHdlYY+RKOdg0Y60Ks6sBFGTbftN8mWpdD5PaABp0ip8aTqFKzDUlVh9l0"
    "GzB1feT/Qe2Z5YEWVKT4ty8Rd6QAs4qc90HGIcIMj76YqGsDuGYNFYtsCOAQTZFXhLfT60"
    "Eot2WhjWrHbkqOW2YXPXdpbbYJBXQHNNocBUK6paUQeQi5NyiMody4Q2uWtrttXmVdZct9"
    "fcNUGpvNy3ZAVLIxWXS8Es3VxiwSlY+iCBiE5tG65NDrlEhH56gH51TS5u5WcggTZkPid6"
    "QYLurfaeuwZH3UILcbvyS3Bw96qbCxNUakmuuiQn+FVWZUsQ7aHKdlQqRcPRhhQNR9kUDf"
    "AyVMA4aL6H6O4m2nMJgOTGDG2I9IwT7SHS2485nIubExfe/xxRqRjoFJmCugTUzLv+XSy1"
    "WZiLQw5jJHsB8VOHHarwt1qsUJ608hrHUKYA7FlUv23l6Rrx+s1ahp9MUNOjpqX0C5feH6"
    "PrFVqEdji/GwTDErmewxBeEGy0pe2NuysxJoTcL/4yRD1+gC4oh2yGS5canhR98xWN3dxm"
    "yyF3m89UydUoair2z3uM72PPUinWHuh8zgjXbFN3KROarmPkpB7bZEEp6EBtz3x5thR/5p"
    "quvdIb5rd4q1KzHE8RlJrrwkPI/GSscECaSRhing2O/f8Sl4p5htyJWSk4oq+NHPnVIBYR"
    "X/Nntm10qkKHG24VaZotKjuTvbxYV5UFX2XBb2QWfJXLc9e5PNU5A3usWSessLp8MeowOk"
    "WqGN1oRm8KCy96kR8VBt40Zu7a+iuUG+pqxTJTwYaEBNUeAr391d+HrFr+lTjNHoKssoPu"
    "wQSisoM+8fCG9JOEVTQZpMjUOdNpVMPDkivjmiJUyKZO43yurbh7ieazZcXbGzQb48WgvJ"
    "Xrt6D8IU9F0KKUa+LGxQ6HrZjBEXEOMw0SSzbaXp8oR+8dJM/SWMmNmtQ1b8wCr+tWelXO"
    "iQa8Du0NzgmV11Rt/3/ZLuukiGeLJ4DnqoR9gkzBXxv+RQBueeRDCgV6bdD9IArzjmhzl9"
    "pVLeVZamUsb7SxXJ2h9j1weemaQormOW7kzfsM43T7NKfW328YP8ML1JJ88+XDu0bW1E02"
    "0rdORldnn6bHyP+cOZfj0fkINmXAVonYl+zOkOT+jLRK+Dz+FEY9tygBSIkk3xF1o1l22f"
    "0X7MGZaL1hvzuWm3CWeAXbApkmMMLAgZBd8UYuEeqnkWwTbvyZQHVotWSxYSAqlmKhp0H5"
    "ybjf/aV71j9G1y7Bt/iGxDfv6JgtNOrxcHAIYtOGPG4svpFIlGLjd49x+cjwFL3+4HP3ZN"
    "iHh9CJeScBrTGgtp9VuqkZkpq7dFYxsNPKOQRiJGqLYyo7LnZJZcNMgkiZgjM7x4TslJvn"
    "mVIxiTqFu8YishSk14JuV697VPK0eJ6MRsOElHwySAe7XZ2f9MVCLiEXjUxeoJmqCLg6DH"
    "gRukqDPCxn4KdoFbhZ/Mr2Q74W7SZq96DH5dcF5khMCJA+ioUJMHxnCRNiKfmAsMw3Rb6Z"
    "DBoIyRQxahMZkYYW4kHEUIWEGDIFhiTMOmB2dRPlj2nEmlTsj9mwRm00YBcuUSrcrbTvAD"
    "DUDC9H33wY+5BOoV8PfTFF6UQjoM9WFxcyxMq4qQSGQoHhipEicQGqHhYWPFYy27S/ikdR"
    "nmI5prcI/CxBtspXDrnB4Hz5EVEXLT0IU5dpotErgbkpa4pkgy30qoSBhgsDL8da9fLMKy"
    "rfpdrw8vLFJrWneVdD2nceadWniQyhQrY5O3JHHr+m3/p3pMBkFK/fLAhS2VIjUdNSW3Vl"
    "8wP09ZasviIb3xIGchmVB4Ys6L1M7kHnkCRVFJsM3fspU/N36D6mMyX7NeCt2CT7PWeGz+"
    "fNMLX7+CpOl6ZeBd2IoMkbCRoTLbjEK4vinFni58nooshvGZGkbTemztH/kGWylygVboAW"
    "wEhYbDJJJ9P5JVOTCHSgkk4qC9oTi1ATTl3SE/qDybt+GEiuJJXTbLNAxYBA0yWFhmMkpQ"
    "Qrei8G4w8M+fSQ7hE8ZmFmnQ++14zJaCXTWEcuBffJl6+20GduWnvZb5RYwf/mi0lRJqB0"
    "ovsvqfczPI5GCWjPJqAluVhWkkhS7aE4sf1NoPEXpBrMKqlGFalYpS7bdeoyJZ0p6WzX0t"
    "mKcWKf4tWUcmzlS2bJJg9IZbKxZuCVEGLC5mUdnz5xKBBJj6UhZChfjLIoE99Ex+jV1bT3"
    "Yxu5FLawIG+J8JwTF8Bghd7PLXW9ZTNY8US5zaWoQeaZbRkPisUsn9H5UJcIAYmom7w6qR"
    "CQJwwBUWLOrsUcMfHmyzf54AbNNwk1LxDhDZCCkKIc6M1woAc596shHyNS0FeCvili8pQI"
    "pN1c8Tio2iwW83WjUubJa2yBfBLJq6Jry/Q36EuJFbv8AA04Q0KO4QSctWBJhCRpPzDx9B"
    "T5gw8iAYKES/kmyx3dJ9eMGUs6FssHpE7JbpSV8tmSyTVtjtvSRjeVLmuP0kfu5cZWzG6J"
    "odmmQ92K8mSSsJZk07ANa88jU16vBKpGXhjRpjDjGNUTRhk/z3DeYpCxH9KQd3xAcZKcGM"
    "k+ye+d12/evXl/9PZNNLqjkk2DWgVuKz/F0ytg6wCVCyrf7RxNLNWmvVkli4W8OGHzB5Wz"
    "6YKge+oaDHFwLFwTi8LpoTQWYNUWWpQQif0QK5MjRv22YtgyzwWlykFi2OsLiLW2s3rZbm"
    "7xCM9FU8OKvg+NLBybScyLz+EO2+/D2QmbZs+dnMHtMU5t4mpVQc8QKvTLod+U9aVLXFNf"
    "5C4rQdXm1QSvGz20hhTjv2Xv8qNPlw7GY3N9y1uRY4unXjgeJVdVKPb8xUj20PG3k31k8F"
    "ZVQDhovofovj48LLMX8vCweDMk1KWWNOpwkucqLA6uiJGo4IqKwRXPup799X8fjEI4"
)
