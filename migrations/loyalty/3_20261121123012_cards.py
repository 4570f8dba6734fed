"""Cards: who replaced which, who keeps which, and the trail of what people did to them."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE_POSTGRES = """
CREATE TABLE IF NOT EXISTS "audit_entry" (
"id" UUID NOT NULL PRIMARY KEY,
"operation" VARCHAR(64) NOT NULL,
"actor_kind" VARCHAR(16) NOT NULL,
"actor_id" VARCHAR(255) NOT NULL,
"subject_kind" VARCHAR(32) NOT NULL,
"subject_id" UUID NOT NULL,
"reason" VARCHAR(64) NOT NULL,
"note" TEXT,
"before" JSONB NOT NULL,
"after" JSONB NOT NULL,
"created_at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX IF NOT EXISTS idx_audit_entry_subject_4f8708 ON audit_entry (subject_id, id);
COMMENT ON TABLE "audit_entry" IS 'One change by a person or key. It may name people, so erasure can reach it. Never a code.';
CREATE TABLE IF NOT EXISTS "saved_gift_card" (
"id" UUID NOT NULL PRIMARY KEY,
"customer_id" VARCHAR(255) NOT NULL,
"gift_card_id" UUID NOT NULL
CONSTRAINT "saved_gift_card_card" REFERENCES "gift_card" ("id") ON DELETE RESTRICT,
"created_at" TIMESTAMPTZ NOT NULL,
CONSTRAINT "uid_saved_gift__custome_0dfb54" UNIQUE ("customer_id", "gift_card_id")
);
CREATE INDEX IF NOT EXISTS idx_saved_gift__gift_ca_39d807 ON saved_gift_card (gift_card_id);
COMMENT ON TABLE "saved_gift_card" IS 'A card that a customer keeps in their own list, having shown its code.';
ALTER TABLE "gift_card" ADD "replaces_id" UUID
CONSTRAINT "gift_card_replaces" REFERENCES "gift_card" ("id") ON DELETE RESTRICT;
CREATE UNIQUE INDEX uid_gift_card_replace_f2cf68 ON gift_card (replaces_id);
CREATE INDEX IF NOT EXISTS idx_gift_card_referen_9470bb ON gift_card (reference_id);
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "audit_entry" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"operation" VARCHAR(64) NOT NULL,
"actor_kind" VARCHAR(16) NOT NULL,
"actor_id" VARCHAR(255) NOT NULL,
"subject_kind" VARCHAR(32) NOT NULL,
"subject_id" CHAR(36) NOT NULL,
"reason" VARCHAR(64) NOT NULL,
"note" TEXT,
"before" JSON NOT NULL,
"after" JSON NOT NULL,
"created_at" TIMESTAMP NOT NULL
) /* One change by a person or key. It may name people, so erasure can reach it. Never a code. */;
CREATE INDEX IF NOT EXISTS idx_audit_entry_subject_4f8708 ON audit_entry (subject_id, id);
CREATE TABLE IF NOT EXISTS "saved_gift_card" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"customer_id" VARCHAR(255) NOT NULL,
"gift_card_id" CHAR(36) NOT NULL
CONSTRAINT "saved_gift_card_card" REFERENCES "gift_card" ("id") ON DELETE RESTRICT,
"created_at" TIMESTAMP NOT NULL,
CONSTRAINT "uid_saved_gift__custome_0dfb54" UNIQUE ("customer_id", "gift_card_id")
) /* A card that a customer keeps in their own list, having shown its code. */;
CREATE INDEX IF NOT EXISTS idx_saved_gift__gift_ca_39d807 ON saved_gift_card (gift_card_id);
ALTER TABLE "gift_card" ADD "replaces_id" CHAR(36)
CONSTRAINT "gift_card_replaces" REFERENCES "gift_card" ("id") ON DELETE RESTRICT;
CREATE INDEX idx_gift_card_referen_9470bb ON gift_card (reference_id);
CREATE UNIQUE INDEX uid_gift_card_replace_f2cf68 ON gift_card (replaces_id);
"""

DOWNGRADE_POSTGRES = """
DROP INDEX IF EXISTS uid_gift_card_replace_f2cf68;
DROP INDEX IF EXISTS idx_gift_card_referen_9470bb;
ALTER TABLE "gift_card" DROP COLUMN "replaces_id";
DROP TABLE IF EXISTS "audit_entry";
DROP TABLE IF EXISTS "saved_gift_card";
"""

DOWNGRADE_SQLITE = """
DROP INDEX IF EXISTS uid_gift_card_replace_f2cf68;
DROP INDEX IF EXISTS idx_gift_card_referen_9470bb;
ALTER TABLE "gift_card" DROP COLUMN "replaces_id";
DROP TABLE IF EXISTS "audit_entry";
DROP TABLE IF EXISTS "saved_gift_card";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": UPGRADE_POSTGRES, "sqlite": UPGRADE_SQLITE}[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return {"postgres": DOWNGRADE_POSTGRES, "sqlite": DOWNGRADE_SQLITE}[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z2zYS/isYfWk6o/M4dprk1JubkWXFUSNbHklOexffMDAJWaxJQiVAO7pe//thwR"
    "eRFCmRNGXTCmYSiwJ2QeoBCOwudhd/tiy6xBZfHnR1nXoOb3XQny0H20RcrNW1UQsvFrEa"
    "KOH4xpLUOEZ1w7iLdWhthi1GRJFBmO6aC25SB4inc4IsYtwS9weGXPrQQYxwLkrQDbawox"
    "OEHQPNiWW0/Sv6gOiMEwfxOVkifY6dW0H86us9cZlo8+uPB3Bjg+rizqZzu8N7eI75h0c0"
    "Tm+JoHPFnb78RxSbjkG+ERZ+XdxpM1M0nQDUNKABWa7x5UKWXV0NTj9ISnj+G02nlmc7K+"
    "rFks+pE5F7nmkcAA/U3RKHuJgTIwa041lW0CVhkf/EooC7Hoke1VgVGGSGPQu6q/WPmefo"
    "0EtI3gn+vPln8GgxMk27GE21SX+qaa213oVHSHVGUKRTB0aG6XAA6s+//HZXgMjSFtyg97"
    "E7fnX89kcJAWX81pWVEq7WX5IRc+yzStBXKN+J37eOc2+O3b7j2RLrgXgMGAFrmIe8KdTF"
    "Q1fBOyxYAb56HUIoQ7CKw9s6G3yYar3u+LSDostrZzIdjftab9w/HUw7KP4t/WZkd0bLxt"
    "80izi3fC6+vn67oXM+d8eyf177/UPFu+7PARdBzZGsgm5adYvuuS5x9GV212S/AnGeJndJ"
    "4RGfBPm4AMbHuRAfpxEWY5p7rOrQX3E3GenWZf/idHBx1kHBxbXT7U0Hn/sd5H9eOyfDUe"
    "9TX7wcwcW1c9qXdd0plMa+XDu94WgChf5nM16UYHVa78cT83bg8Ow3JcaU6j7TX5N30X2H"
    "u3pLbuEJ/vb3o6Pj43dHh8dv3//05t27n94fvhe08nHXq95t6IaTwdngYprsAShI4j4PcC"
    "0OesihEK+GeCBYlQM9xqRwr4a7S3TqGsTQMF/H/lRAx02bZKOfYk31gBHwHoQXzVk46hBK"
    "p4Pz/mTaPb+E5m3G/rAkYGIpgZojWbpMlb5KT/1RI+jXwfQjgq/o36OLflrSjeim/27BM2"
    "GPU82hDxo24piExWFRUuaysOgEQ7vJkLryFY8k1yMUkEC9eAE9u1XdiGHqEvjFFd6dJKd6"
    "dRr36oDiPruLKZVQcIP1uwfsGtpaDT2iebTrVfaRnS7BDr6VnQRownNGBpeF+YksW5m2GL"
    "+qvdkUszC1u4BqqymmiwQpojOEkU5tm7g6QfA7iGMg6opSm9g3xAUKoSLMZgfoK30Qw/Ir"
    "Eh8MmVz8N4i9oBw0NWiMrdtidnUTZYxpxOyYb4yRvVhG5Y8YmqyFVtT3Xx8dFlEWjw7ztU"
    "WoS65H+eaubIBfgomrKr616+JMp9DGGry/TEYX2fCuONILvKlz9D9kmWxnWsrzLO2ARWJV"
    "DwF9dd79LY11bzg6SU8j0MBJelSTpTbHbF5qZMd46hnd2+foJxvbb98UGNtv3+SObahKQm"
    "xhxjVdoCnEA6FTl0E6g3UPp5MiiOcDvoa3UhyqzC4vQnGIdzP5tjBFcxW6OclZQze/HP37"
    "xfWyS+7pXUULWpxT9XLTerkxRgDPMHnf4W6OIWBV3d5sDABCjUSUWw0CI4cEzg/oZilU84"
    "VY4YUKKtR0IWAdoAFHNl4ieB5RRReWaIJRJEYo81zBiR0klit9LpT2A3RB7okrlX6DrFsF"
    "dnqn7aaBLy3m3fxOdK752r34+x9lLnhec8ECQMncE9pgMogz7aEcWr/oL95/6mplLQdJrj"
    "0Eun77gQ9Z1tyxDebMGWQfQD766acCKAuqXJhlXcpOE0zkZYd0mm8P8T4+KuJldJTvZnSU"
    "B3a5JTHJVefS2FyBt8S2opBkWLllb8Wxh6O2/jXPoTzDp2pKvuX4mYT0lcB9QTpZ/7fpZu"
    "ttpJINRxdnIXnapJtyYSMz6magnW82X3Eos/kjzOZ4xrO22/JxjxgU7I+AXZl2K009yhxU"
    "3BzUw252dI6saG80AekhSTHbj6AGRww+J4jN6eJnJCcJZHL0gBlaWFgnRlv6ZIAroHuAog"
    "gZdOuJX8oQ2GKWyCC6CcVI/DN5jvlnRze7dq6dr4ZHNNt0qPsVmQw9zDFHon/n1DX/Kx4B"
    "MWwa0Y2R7TGOGDctC4nX0xKiagdRsByJpwBChyJbLFGCAUOEEIZ7fHXJzHPAHVJSpm8W/C"
    "5ZhzgRhC77QbTm+j8uZEacihtD22I2MAKklGdLIwT0fFMVjNySmn2MZe/2p3ei1rvk3izv"
    "IR7nejoX8V0i/Sxe4ipga9cBW5xybPmLRrkRnmJUg/wRg1ysvDYpa6NNse2DjeAJpnPY63"
    "OIVQroFYsCuRDIlumU81iMGJQJ4BEmAKmdlJxF4jy1jO59lwdD7a2SqWWNWfneNM3YkpT9"
    "F9StZlRLsap+bnI/6xZl1UyncUbVx03u4ywzWVmdPrsFFQKuQu9fEu5qp+i7mPC8hVGxm5"
    "Ocqpsb3c3RBlO5eTTBVmkmbZis8nRzaVO2Y/Md84v45Jf0xgcLjR88b9N7YgvuNmxz4lUi"
    "Qz/3InjOy3K2ZJzYYXH2zmsdjapNyqeYFh+xSSlu4DAsf0RJd811zt26bD6lpaoej01RbW"
    "aHKkxsbFm5s3+cb592bo6P3r2N5nv4smmGn5x3h8N18TiYXEqO1SSXSliUcteW83a2XbpA"
    "WsiIu8H7L63L7r/O+xfTidYb9rtjmR9ygZewqDFNyA8YYL52xv0PVxencSLfrJCkOe0LmX"
    "AwuphANSSdgZuwa+dyPDofBRULl9o0KD8Z97ufumf9DroRKtqdEBiunV538lEbXU07SMds"
    "rlGPXzuD88vReCqYTRvMk4Kze/rL1WQqH7yDsPG7x7h8ZHiKXn/wuXsy7MND6MS8l3gWex"
    "2TdvgijtRH+Y7UR+tx7MovYMd+AdgOM2kX1ylWPPu0pjxDClDNj0gth36KUXVB5S4ItA8t"
    "x5O9QA5cLc+nXanW5V6ECl2Q5FP4vyjzvEK+8x2cHnB5BWLHRAiW4ZUQTSeTK1EgPyApen"
    "dwDjnRxUdcIO6g1XUoTEMZfMaF2Q5aXV87QtS+kLJ2cBGVaOP+5/540h1GVVGJoPntcjDu"
    "+nddXccF6/AqFKzF48vPa2c67l5MPvTHHRReXTvDUVc8K/y9dj6OhuIa/sKvELoAgBFcQE"
    "n4VOFVFbG7/lBylbR5jzcVmmLWPjNnvCeaaWVZtqPK9kbj9q0g0/SQrkD+WaBFTMywJMz0"
    "ih5MPpfXgWnnZ/nlHlsegegaU57RE5zu00YO5WhO3IwMM3U3nmHw/tKClDOQbzewP8mvcx"
    "vrfjaZRMKZuN+wqPyylklPFkZ+gfKbS2YElGcSlSS3glXammc3s6dGQGGrSJKtyWJDVcNI"
    "7cknVm9XWaBDpj2Euf5sCRIxRrCYBUsDvWLbQ6iPDovkcBZU+RbVw7UczioV6xOnYlUm7B"
    "2bsE3H5Ga14LY1VmVNrWzNUMlo91VjVEGMzxSD1IhAr+8FZnBSq4R1jFEBXjDXQmhmkEiV"
    "QHydc/8gr1/DSph1KqGthneJ4a3S/z1d+j8VXKSCixqmfu2TuO8SmRaNlfSSTbHV6Cb7rG"
    "kHqlv0m7Lp9pGmNm0SFe2Nm23zkKTAPpv49cS9l5nyZUSHE4V4zOQZjJCeLGsLrTCfCgdp"
    "wKhub9inemb3+he0KJQ5EDgvEeCGE5ZzEwF+91E1ypb1lMcmcNdvPxPpAsEhMf4m74m0Jq"
    "MP0w6Cv9fOh8H4vIPgb3qtK9IP7wv0wvvcPni/3gM4Sy8tCj9+hJL6ZA6Hw26vf9pB/ie4"
    "8F1Or8ZQEl5FbninkR+eKBt2L2WJ/1mlr+p3wiOOoW06qWF7nyVbaPA81SraT+P++eizXy"
    "QvoIfHU206mnaH2ul4dHnpt5EuC+gE1BdnEUXw7doJ2gxaPBmOep/ge3AROKlKNv+ijvFS"
    "f6yUn7+6nCFkxaM2PqubQvCCe25Z6ONcyghVDXmXWGJ6K4t8nEshXw15Cy9K477iUahXQ9"
    "2frivYXBOMyuTaaJMrozOueQ43M5IXb+7lJKfq5kZ3s5wNq3hLJRhVJze6k1Vi2e+jn4lT"
    "LVouzqd6uGk93KRNu56vLrby9u7C+vbWLTxNj5EWCpmT5Ahy4royfC1yC2qjh7kJh6Iz5I"
    "85OF4KKOA+2RFyj2grMyBO/iLfEB81tRYMl7sV2NScZd/HFmGs74rCHmNRm4N5Xn5lNrMS"
    "TE227TdpL0slTfoO07DCKntpOrkrMNQVWH0XAdnWlfcjfUC2J1ZEmTjVolz8hRbQHA6rNB"
    "2HGAcIsqu6ghC8YwgWxJICOwYwrK/ANbW5bSUWdFoYKq48ctRy27C5q57lNhjkJdBccSgw"
    "1YqqVtQBZDylHCKdxzJtUObauk61eZU1V/Sau2IolP38jixhaaTiciE6SzcXWPQULH2Qpk"
    "Wntg3XJoeMLUI/PUC/uiYXt/LzvAANmc2InpMGvdbWM9fgqFmgELcrvgQHdy/rXJjgUkty"
    "2SU50V9FVbYE0x6qbMeF0l4cb0h7cbye9gJehhIYB+R7iO5uImgXAEhmHNaG6Nk40x4iXX"
    "8c50zcnLjw/meISvlAp9gU1AWgZt7N72KpXYc5P4wzxrIXED91KKcKKazUFWonrbjGMZSJ"
    "FnsW1e9aWbpGvH6zluGnbNT0iLSQfuHShw66WaJ5aIfzm0EwLJHrOQzhOcFGW9reuLsUY0"
    "LI/eIvQ9TjB+iCcsgZuXCp4UnRN1vR2M1tag6523xyTaZGUVGxf96jqh97Yk2+9kBnM0a4"
    "Zpu6S5nQdB0jI53bJgtKTgPKPfPl2VL8mWu62pXeML/FqQrNcjzFUGiuC49681PewjF0Jm"
    "GIeTZs7P+XuFTMM+RezErBMZRt5MivBrGI+Jo9s9XRqAodbrhVpGm2qPWZ7OXFuqqzBtRZ"
    "A408a0DlR911flR1msMea9YJK6wuX4wqHZ1iVR3d6I7eFBae9yI/Kgy8aZ25a+uvUG6oq+"
    "XLTDkOCQmuPQS6/tXfh6xc/pU4zx6CrDKu7sEEojKuPvHwhpSeFdIUJtjUad5pVMMjqUvj"
    "mmJUyKbOPH0uV9y9RPPZsuLtDZqN2cWgvJW5b0H5tp2KgKLQ1sStix0OrpjBQXwOMw0SSz"
    "baXp3bRx8cJM8nWUpHTeqat2bOrmstrarNiQa8Du0NmxMqr6ly/3/ZW9ZJEc8WTwDPVQr7"
    "BJuCvzL88wDc4siHHAr0yqD7QRTmPdFmLrXLWsrXuZWxvNHGcnUu3ffQywvXFFI0z9hG3u"
    "xnGOfbpzm1ur9h/Fw0UEuyzZfbvUZW3E020rdORldnH6cd5H9eO5fj0fkInDLAVSL2Zd0z"
    "JOmfkVYJn2c/hVHPzUsAUiDJd8Td6C677P4LfHAmWm/Y746lE84CL8EtkGkCIww9EHZXnM"
    "glQv00kjSh488EqkOrJYsNA1GxEAs9DcpPxv3up+5Zv4NuXILv8C2JO+/omM016vFwcAhm"
    "04Y8bizuSCRKsfG7x7h8ZHiKXn/wuXsy7MND6MS8l4BWGFD1Z5Vuaoak5i6dZQzstHQOgR"
    "iLcnFMZcfFLiltmEkwKVPwmueYkJ0y8zxTKiZRJ9drLGJLQXoj+Hb1ukclT4vnyWg0TEjJ"
    "J4N0sNvV+UlfLOQSckFk8hzNVEXAVemAF6GrNGiH5Qz2KVo52yx+ZXvbXot2G9Ft3XH5dY"
    "45EhMCpI9iYQIMf7OECbGU/IywzDdFvpkMCIRkihi1iYxIQ3PxIGKoQkIMmQJDMq5vwOzq"
    "Jmo/phFrUv5+zIY1aqMBO3eJUuFuhfcOAEPN8DL0ze3Yh3wK/WroiylKJxoBfba8uLDGrI"
    "ybSmDIFRiuGMkTF6Bqu7DgsYLZpv1VPIryFMsxvUOwzxJkq3zlkFsMmy8/IuqihQdh6jJN"
    "NHolMDdlTZ5sUEOrShhouDDwcqxVL8+8ovJdKoeXly82KZ/mXQ1pf/NIKz9NrDEqZJvjkT"
    "vy+A391r8nOSajeP1mQZBKSo1EpIVcdSX5Afp6R5ZfkY3vCAO5jMoDQ+b0QSb3oDNIkiqK"
    "TYYe/JSp2R66j2lMyX4NeCs2yX7PmeHzeTNM7T6+itOFqZdBN2JosiNBY6IFF3hpUZwxS/"
    "wyGV3k7VtGLGnbjalz9D9kmewlSoUboAUwEhabtaST6fySqUkEGlBJJ5UF7YlFqAm+J8aZ"
    "OeM9nJPiPkmxWYxiQKvdCmJNx0Vz28PJay6kmZeGMN1jnNpC1rkjZMEg06OQaExXRiXBtC"
    "GEIXwP22JsDkUQsKRTg2Qf6FZPs5nZ7MMGA7Ug+s3qbJnGCV+prioqJqTY9lBY2Ik4lngT"
    "SozuNJ8ycSphQAkDTysMcOqSnksMk3f9mNBsiWCdbItYAAyaLjk0HGMpZGUR6zFxfxDrse"
    "SHpRvcZ8I0ez/7LjRMLtmmsQpjDu6TbWypoc1MqUC2G2VZ8r/501mUFjAtHHxJvZ+h/KAE"
    "hmcTGJK9WFReSHLtobhQf0RI/AUpB7OSycrIZCqP6a7zmCrpTElnu5bOlowT+xQvp5RjK1"
    "syS5JskcoksWbgpRBiQvKiXlA+cygQSfclQ8hQvhhlUSa+iYbRq6tp78c2cin4syJvgfCM"
    "ExfAYLmuUDU1XfOeWP5EWedS1KC9mrp2EvLFLL+js6EuEA8acTd5dVLxoE8YD6rEnF2LOW"
    "LizZZvssENyDcJNS8Q4Q2QgpCivOma4U0XHMBTDvkYk4K+FPRNEZOnRCDtZorHQdVmsZiv"
    "iAqZJ2+wBfJJJK+Kpi3Tj9aTEit2+QEacIaEHMMJeG6BJREypv7AxNNT5A8+CAsMsi9mmy"
    "x3dJ/szc1VBtJYckC1rdkoK+WzZZZt2hxXk9e7yp25R7mk93ILGLM7Ymi26VC3pDyZZKwk"
    "2TTMe/15ZMqbpQZuQRnob8o5EuN6wpQjzzOca8w44sc3Zp0llJ8xL8ayT/L70es37968P3"
    "77JhrdUcmmQa2yuKh9iqdXwFbRqhdUvtsZmliKpr1ZJYvFvzoh+VblbDon6IG6BvN9QG+I"
    "ReEocRqLtm4LLUqIxH68tckRoz6tGLbMc0GpcpAY9vocvEXtdb1sN7d4xM5FU2OMvw+NLB"
    "ybScyn5FvOahXS78NBSptmz/5v08TEuRYbEU2ew9HFWUieDphI2/oD79yyoK8xKvSLod+U"
    "9aVLXFOfZy4rQdXm1QSviLatIfn417y7nCvQZk7FGaJsMB6bu7dcixybP/XCWWmZqkL+zl"
    "+MZQ83/nbiRwZvVQmEA/I9RPf14WERX8jDw3xnSKhLLWnU4SRrqzA/0jLGoiItS0ZaPut6"
    "9tf/AQ9Dl70="
)
