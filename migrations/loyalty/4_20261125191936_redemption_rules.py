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
CONSTRAINT "redemption_rule_kind" CHECK ("kind" IN ('GIFT_CARD', 'STORE_CREDIT')),
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
CONSTRAINT "cart_discount" CHECK ("discount_minor" >= 0);
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
CREATE INDEX "hold_customer" ON "hold" ("customer_id") WHERE "customer_id" IS NOT NULL;
"""

UPGRADE_SQLITE = """
CREATE TABLE IF NOT EXISTS "redemption_rule" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"validator" VARCHAR(64) NOT NULL,
"terms" JSON NOT NULL,
"channel" VARCHAR(255),
"gift_card_product_id" CHAR(36),
"kind" VARCHAR(16) /* GIFT_CARD: GIFT_CARD\nSTORE_CREDIT: STORE_CREDIT */
CONSTRAINT "redemption_rule_kind" CHECK ("kind" IN ('GIFT_CARD', 'STORE_CREDIT')),
"archived_at" TIMESTAMP,
"version" BIGINT NOT NULL,
"created_at" TIMESTAMP NOT NULL
) /* A validator's name and terms, and where it holds; NULL: everywhere. */;
CREATE TABLE IF NOT EXISTS "spending_guard" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"version" BIGINT NOT NULL
) /* One for each customer and currency. Whoever spends under a limit has seen what was spent. */;
ALTER TABLE "cart" ADD "discount_minor" BIGINT NOT NULL DEFAULT 0
CONSTRAINT "cart_discount" CHECK ("discount_minor" >= 0);
ALTER TABLE "tender" ADD "refused" VARCHAR(255);
CREATE INDEX "hold_customer" ON "hold" ("customer_id") WHERE "customer_id" IS NOT NULL;
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
    "eJztXf9z2jja/1c0/LLdGS6TJt22x75zM4TQlF0SMkDavVtuXMUWwRtjcZaclNvb//3VI3"
    "/BNraxHQgO0UwbjPQ8svlIlp5vevRnw6JLbPHlUVvXqWvzRgv92bDxnIiLtbomauDFIlID"
    "JRzfWpIaR6huGXewDq1NscWIKDII0x1zwU1qA/F4RpBFjDvi/MCQQx9biBHORQm6xRa2dY"
    "KwbaAZsYymd0UfEZ1yYiM+I0ukz7B9J4jffHsgDhNtfvvxCG5sUF3c2bTvdngP1zb/4xKN"
    "0zsi6Bxxp9//LYpN2yDfCQu+Lu61qSmajgFqGtCALNf4ciHLbm56558kJTz/raZTy53bK+"
    "rFks+oHZK7rmkcAQ/U3RGbOJgTIwK07VqW3yVBkffEooA7Lgkf1VgVGGSKXQu6q/F/U9fW"
    "oZeQvBP8efcP/9EiZJp2NRhro+5Y0xprvQuPkOgMv0inNowM0+YA1J9/ee2uAJGlDbhB53"
    "N7+Ob0/Y8SAsr4nSMrJVyNvyQj5thjlaCvUL4Xv28d584MO13bnUuse+IxYASsYR7wJlAX"
    "D10F76BgBfjqdQigDMAqDm/jovdprHXaw/MWCi8n9mg8GHa1zrB73hu3UPRb8s1I74zGHH"
    "/XLGLf8Zn4+vZ9Tud8aQ9l/7z1+oeKd92bA678mhNZBd206hbddRxi68v0rkl/BaI8de6S"
    "wiM+DvJpAYxPMyE+TSIsxjR3WdWhv+KuM9KN6+7Vee/qooX8i4nd7ox7X7ot5H1O7LP+oP"
    "NrV7wc/sXEPu/KuvYYSiNfJnanPxhBofdZjxfFX53W+/HMvOvZPP1NiTAlus/01uRddN/x"
    "rt6SO3iCv/395OT09MPJ8en7jz+9+/Dhp4/HHwWtfNz1qg853XDWu+hdjeM9AAVx3Gc+rs"
    "VBDzgU4tUQ9wWrcqBHmBTu1XB3iE4dgxga5uvYnwvouDkn6egnWBM9YPi8R8FFfRaObQil"
    "495ldzRuX15D83PG/mNJwMRSAjUnsnSZKH2TnPrDRtDX3vgzgq/oX4OrblLSDenG/2rAM2"
    "GXU82mjxo2opgExUFRXOaysOgEQ7tNkbqyFY841xMUEF+9eAE9u1HdiGDqEPjFFd6dOKd6"
    "dWr36oDiPr2PKJVQcIv1+0fsGNpaDT2hWbTrVfOTebIE2/hOdhKgCc8ZGlwW5q9k2Ui1xX"
    "hVzXxTzMLU7n2qjaaYNhKkiE4RRjqdz4mjEwS/g9gGoo4onZP5LXGAQqgI0+kR+kYfxbD8"
    "hsQHQyYX/w0yX1AOmho0xtZtMbu6iTLG1GJ2zDbGyF4so/KHDHXWQivq+29PjosoiyfH2d"
    "oi1MXXo2xzVzrAL8HEVRXfreviTKfQxhq8v4wGV+nwrjiSC7ypc/Q/ZJlsZ1rKfpZ2wCK2"
    "qgeAvrls/5bEutMfnCWnEWjgLDmqyVKbYTYrNbIjPNsZ3Zvn6Gcb2+/fFRjb799ljm2oik"
    "NsYcY1XaApxAOhU5dBOoX1AKeTIohnA76Gt1IcqswuL0JxiHYz+b4wRXMVujnOuYVufjn6"
    "94vrZYc80PuKFrQop+rluvVybYwArmHyrs2dDEPAqrqZbwwAQo2ElBsNAgOb+MEP6HYpVP"
    "OFWOGFCirUdCFgHaEeR3O8RPA8ooouLNEEo0iMUOY6ghPbSCxX+kwo7UfoijwQRyr9Blm3"
    "Cuz0TptNA783mHv7B9G55mn34u+/lblgv+aCBYCS6hPKMRlEmQ5QDt2+6C/ef+poZS0Hca"
    "4DBHr79gMPsrS5YxPMqTPIIYB88tNPBVAWVJkwy7qEncafyMsO6STfAeJ9elIkyugkO8zo"
    "JAvscktinGubS2N9Bd4SbkUhybByy96K4wBH7fbXPJvylJiqMfmeEWcS0FcC9wXpZN3fxv"
    "nW21Al6w+uLgLypEk3EcJGptRJQTvbbL7iUGbzJ5jN8ZSnuduycQ8ZFOxPgF2ZditNPcoc"
    "VNwc1MFO+u4cWdHMNQHpAUkx24+ghkAMPiOIzejiZyQnCWRy9IgZWlhYJ0ZTxmRAKKBzhM"
    "IdMujOFb+UIbDFLJFBdBOKkfhn8gzzz45uNrEn9jfDJdrctKnzDZkMPc4wR6J/Z9Qx/yse"
    "ATFsGuGN0dxlHDFuWhYSr6clRNUWomA5Ek8BhDZFc7FECQYMO4Qw3OObQ6auDeGQkjJ5M/"
    "93yTrEiSB02A+iNcf7cQEz4lTcGNoWs4HhI6UiW2ohoGebqmDkltTsIywH55/eiVrvkAez"
    "fIR4lOv5QsR3ifReosTVhq1db9jilGPLWzTKjfAEoxrkTxjkYuWdk7I22gTbIdgInmE6B1"
    "+fTaxSQK9YFMiFQLZMu1zEYsigTABPMAFI7aTkLBLl2croPnR5MNDeKpla1phV7E3djC1x"
    "2X9BnWpGtQSr6uc697NuUVbNdBplVH1c5z5OM5OV1enTW1BbwNXW+5eEu/IUvYoJz10YFb"
    "s5zqm6udbdHDqYys2jMbZKM2nNZJX9zKWGyWTKwUpdsMarVrTivVAXp3j29ogiOyNK7okA"
    "O5mXwmBOH8hccDfB2YxX6SS9DJiwf0GWsyXjZB4Up/u/t9GochU/x+L0BFexuIHNsPwRJY"
    "Nm1zl3Gzj7nPbC7cTNimozfcPIaI4tK3MBiPIdkv/s9OTD+3C+hy95M/zost3vry+s/uRS"
    "cqzGuVTaqETQvJy3070DBZJzhtw19oI1rtv/vOxejUdap99tD2WWzgVewqLGNCE/YIB5Yg"
    "+7n26uzqNEnnEnTnPeFZJ5b3A1gmpI/QM3YRP7eji4HPgVC4fOqV9+Nuy2f21fdFvoVijK"
    "90JgmNid9uizNrgZt5CO2UyjLp/YvcvrwXAsmM05GIkFZ/v8l5vRWD54C2HjD5dx+cjwFJ"
    "1u70v7rN+Fh9CJ+SDxLPY6xr0hRcLZT7LD2U/Wswmo6IwdR2fgeZDPvLhaseI5pDVlD4lY"
    "NW9fcDn0E4yqCyp3ga99aBn7CQpkItaydhYoA0e5F6FCF8T5FP4vykmikG+9gjMcrm9A7B"
    "gJwTK4EqLpaHQjCuQHpKZv9y4hM734iArELbS6DoRpKIPPqDDbQqvriS1E7Sspa/sXYYk2"
    "7H7pDkftflgVlgia3657w7Z319V1VLAOrgLBWjy+/JzY42H7avSpO2yh4Gpi9wdt8azwd2"
    "J/HvTFNfyFXyF0AQDDv4CS4KmCqypi9/Y39KvU2Qfs2qmLWfvCnPKOaKaRZtkOK5u5xu07"
    "QabpAV2BLMBAi5iYYUmQbxc9mnwmr33Tzs/yywO2XAJ7nEx5UpJ/xlIT2ZSjGXFS8vxsu/"
    "EUg/fvDUj8A1mPffuT/DqbY93L6RNL+xON3haVv6/lM5SFYXSm/OaQKQHlmYQlcYe8Sh60"
    "dzN7YgQUtorE2eosNlQ1jGw9Bcjq7SoLdMB0gDBvP2eFRIwRLGbB0kCv2A4Q6pPjIpm0BV"
    "W2RfV4LZO2Soj7zAlxlQl7xyZs0za5WW2L4RqrsqZWtmaolMCHqjGqraR72glWi+12rwVm"
    "CFKrhHWEUQFeMONFYGaQSJVAfJ3z8CDfvoYVM+tUQlsN7xLDWyVhfL4kjGqLl9riVTP165"
    "DEfYfI5HSsZJRsgm2LYbJ7Tf5Q3aJfF6fbZ5pw2sQqmrnOtllAUsDPJn49cR7keQVyR4cd"
    "bvGYypMwIUlcmgutMJ/aDlKDUd3M8VPtObz+BS0KZY5lzkrHmHPOdWY6xle/q0bZsp7z8A"
    "rueO2nIl1gc0iEv84+kcZo8GncQvB3Yn/qDS9bCP4m17oi/fCxQC98zOyDj+s9gNP00qLw"
    "4ycoqc8WcNhvd7rnLeR9Qgjf9fhmCCXBVRiGdx7G4YmyfvtalnifVfpq+0F4xDa0vPMyNv"
    "dZvIUaz1ONov007F4OvnhF8gJ6eDjWxoNxu6+dDwfX114byTKfTkB9dRFS+N8mtt+m3+JZ"
    "f9D5Fb77F36QqmTzLpLjZWLDb2v3+4OvUBj5UmUkbX8XlZdfvJyJZMWjXKLVjSR4wV2nLP"
    "RRLmWeqoa8Qywx8ZVFPsqlkK+GvIUXpXFf8SjUq6HuTdcVrLExRmWMrbUxltEp11ybmynJ"
    "pfN7Oc6purnW3SxnwypxVDFG1cm17mSV+Pd19DOxq+2ji/KpHq5bD9fJndfx1MVGllcvqG"
    "9udO5peoS00GY6SY4gZ7EjN7aFAUNN9Dgz4dB6hrwxB8d/AQXcJ33v3BPaSt0qJ3+RZ6IP"
    "m1rbJpfpJKxrNrPX4TyM9F1R2CMsym2YFf9Xxs0VY6qz1b9OXi6VTukVJmiFVfbatDNXYK"
    "grsPoufLKNK+9n+ojmrlgRZUpVi3LxF1pAMzhM1LRtYhwhyLvqCEKImyFYEEsKbBvAsL4C"
    "b6nNTSuxoNOCTeQqVkcttzWbu7az3PqDvASaKw4FplpR1Yrag1yolMMe6KFMKJS6tq5T5a"
    "+y5opec1YMhfKi35MlLI1UXC5EZ+nmAouegqUPErjodD6Ha5NDLhehnx6hr47Jxa28DDBA"
    "Q6ZTomckSN9q66lrcNgsUIjbFV+C/buXDTuMcaklueySHOuvoipbjOkAVbbTQgkxTnMSYp"
    "yuJ8SAl6EExj75AaK7m721CwAkdYdWzr7aKNMBIr39HZ5TcXPiwPufIiplA51gU1AXgJq5"
    "t3+IpXYd5uwNnhGWg4D4uTd5qs2GlbpCedKKaxx9mYKxY1H9vpGma0Tr87UML5mjpoekhf"
    "QLhz620O0SzQI7nNcMgmGJHNdmCM8INprS9sadpRgTQu4XfxmiLj9CV5RDNsmFQw1Xir7p"
    "isZubrPlzXj5Z9qkahQVFfv9HiX+1LNssrUHOp0yAse+6Q5lQtO1jZREb3kWlIwGVHjmy7"
    "OleDPXeOWVzpnfolSFZjmeYCg01wWHwHnJcOGAOpMwxNw5OPb/Sxwq5hnyIGYl/5jQJrLl"
    "V4NYRHxNn9m20ajaVFxzq0jdbFHrM9nL2wWrTiFQpxDU8hQClTl115lT1TkPB6xZx6ywun"
    "wxqnR0glV1dK07Om/DeNaL/KQN4nXrzF1bf4VyQx0tW2bKCEiIcR0g0Ntf/T3IymVmifIc"
    "IMgqF+sBTCAqF+szD29I9lkhgWGMTZ3znUQ1OKy6NK4JRoVs4jTUfYXiHiSae8uXdzBo1s"
    "aLQXkj1W9B+SZPhU9RyDVx52CbQyimf0SfzUyDRNKQNlcn+tFHG8mTS5YyUJM65p2Z4XXd"
    "SqvKOVGD16GZ45xQGU9V+P/LdlnHRby5eAJ4rlLYx9gU/JXhn/ngFkc+4FCgVwbd20RhPh"
    "Bt6tB5WUv5OrcyltfaWK5OrHsNvbxwTCFF8xQ3cn6cYZTvkObU6vGG0RPTQC1JN19ujhpZ"
    "cdfZSN84G9xcfB63kPc5sa+Hg8sBBGVAqETky3pkSDw+I6kS7sefwqjrZCUAKZD+O+SudZ"
    "ddt/8JMTgjrdPvtocyCGeBlxAWyDSBEYYeCLorSuQQoX4acZog8GcE1YHVkkWGgahYiIWe"
    "+uVnw2771/ZFt4VuHYLv8R2JBu/omM006vJgcAhmcw553Fg0kEiUYuMPl3H5yPAUnW7vS/"
    "us34WH0In5IAGtMKC2n1W6rhmS6rt0ljGw09I5BCIsKsQxkR0XO6S0YSbGpEzBa5FjQnZK"
    "zfNMqZhE7cyosZAtAemt4NvV6x6WPC+eZ4NBPyYln/WSm91uLs+6YiGXkAsik2dopmoHXJ"
    "UOeBG6So08LBfgp2hkuFm8yuYmX4t2F9Jt9Lh8nWGOxIQA6aNYkADDc5YwIZaSnxGW+abI"
    "d5MBgZBMEaNzInekoZl4EDFUISGGTIEhGdcdMLu6ifLH1GJNyvbH5KxRuQbszCVKbXcr7D"
    "sADDXDTdE3N2Mf8Cn0q6EvpiidaAT02fLiwhqzMm4qgSFTYLhhJEtcgKrNwoLLCmab9lbx"
    "cJenWI7pPQI/i5+t8o1N7jA4X35E1EELF7apyzTR6I3A3JQ1WbLBFlpVwkDNhYGXY616ee"
    "YVle9SBby8fLFJxTTvakh7ziOt/DSxxqiQrU9E7sDlt/R794FkmIyi9fmCIJWUGglJC4Xq"
    "SvIj9O2eLL+hOb4nDOQyKg8MmdFHmdyDTiFJqig2GXr0UqamR+g+pTEl+9XgrciT/faZ4X"
    "O/GaZ2v7+K04Wpl0E3ZKhzIEFtdgsu8NKiOGWW+GU0uMryW4YsSduNqXP0P2SZ7CVKhTnQ"
    "Ahgxi81a0slkfsnEJAINqKSTyoL2zCLUMNQchq6VbklLkOQLUhFNxAmoC5zj9oAtU4xG6v"
    "zAENzfSzxPnDnzctA/CqmGgOADOw3Zz+jqpt9vgcjkLGVV2nluW2lTSVY1l6zCXi4jAcSY"
    "lBRQQAqQ700ZGSBkUBLAUySAGbZtUuoEhgiLStBQSIG4M6dc02Et9ZMKl7QRZfErU1FN0j"
    "w+D5qNi96nsdZpD89bKLyc2KPxYNjVOsPueW/cQtFvSZllP1H52NFn5kMlLSPBqvz0ddMy"
    "ov0M2WRSD0HJc+tEmFQsTDWnjlLiD/b1qosSP8JiEr4QUkgHZ5xTF6do5qrwDGi1UKgpqs"
    "IDLeJeNIvuMk7nxEH3hCwYHNcglGfTkalFQPJvohl+gNhWNoMiyDqiUyNVi99Ws6lH0gUN"
    "+gLbSpBTB8TuR1jMybse76rC2lCc7QB1/R2rRFVVIRWnlJoNTAkDShjYsTCwILYhgL5wM4"
    "WBGMUGYcCn1e7cwrIARDOE57OHazaY3IPc+Efo64zKiAbZPkOuGHMORLyaczDIY4YYgbNl"
    "Yd1/hG8LkraxZmd3mtgTuyfEB1//gXgL2L/jcYiJ55F6p9QH9/yBgaAiGDxJxSFogU0DYS"
    "+AA4l31ztHFw6DEYy3lM+Ue6E+E3SOe0Fpza/uuKoRpw7pOMQwedtLjZc+ja6TbZhLgUHT"
    "JYeGIyyFZlSh0XjzjOQH5Qd2EQbz3M/eTkImlR4x84TZHP37pM+dW2gzVa+S7YbJ5r1v3g"
    "wUno6SVK9+T0g4gQam5r69zX3xXiyqccW5DlDh2r4JPvqClINZabVltFp1nNMazls+zknp"
    "t1XmaKXflpHOloyT+TlejinHVrpkFifZIJVJYs3ASyHEBORFN4N6zIFAJHdxGkKG8sQoiz"
    "LxTTSM3tyMOz82kUNhWz9yFwhPOXEADJa5I3RLTW9Zw8yeKLe5FNUoZH1boVTZYpbX0elQ"
    "F0iLF3LXeXVSafGeMS2eEnN2LeaIiTddvkkH1yfPE2peIMI5kIKQojYV1yP+xD+HvBzyES"
    "YF/Ys0Yo4JODpSxWO/Kl8s5iuiQubJW2yBfBLKq6Jpy/SSlkmJFTv8CIFLRcgxnIBDBSyJ"
    "sPXiByaeniJv8IF3xD+EJt1kuaP7pIeHrA5iipyRogJDamWl3NsBW3Wb47YToaCOEDqkI/"
    "UOMogGs3tiaHPTTtv0lStPxhkrSTY1i1Dfj0x5u9QgsDIF/bzUyxGuZ8y8vJ/hvMXEy16a"
    "t7QYhOyDQyIshyS/n7x99+Hdx9P378LRHZbkDWoVlP+K/BSJk65dlpZ+N/eQ64ClxnvN9u"
    "1VrY2Wu8qMeEXlBJqi7iZomvl6byTXoh2Qb9SAxzOCHqlj+AGAt8Si9h3opKvMnk2hqgq9"
    "w8vtaXLEqEcrBhNzHdBcbYgT1GcQKDhfV353c4snuIfqms/ydai9wdiMYz4m3zNEgoD+EC"
    "a1vCWq+9s4tjqt7cIPV6j+4OoiIE9uzU86VPxNJGVBX2NU6BdDvy7rS5s4pj5LXVb8qvzV"
    "BK+INq0h2fhv2YWfqTWkTsUp+oI/HuvrwN+KslAhJjwn4UxmRPgheFd3EqwHb1UJhH3yA0"
    "T37fFxkYDT4+PsiFOoSyxp1OYkzR+bndEnwqJy+pTM6bPX9eyv/wdypEj+"
)
