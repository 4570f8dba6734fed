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
    "eJztXXtz4ji2/yoq/umeKm4qnfRr6Vu3iiR0mhkCKSA9s9tsuRVbBE9si7HspNnZ+e5XR3"
    "7gJ9gOEMejqu5gJB3Z/CRL560/WwZdYcNZHXVVlbqW0+qgP1sWNgm/SNW1UQsvl5EaKHHw"
    "rSFa40irW+bYWIXe5thghBdphKm2vnR0akHj6YIgg2h3xH7FkE0fO4gRx+El6BYb2FIJwp"
    "aGFsTQ2t4VfUR07hALOQuyQuoCW3e88evvD8RmvM/vPx3BjTWq8jvr1t0e7+Fa+h8uURx6"
    "R3g7m9/p2795sW5p5AdhwdflvTLXedcxQHUNOhDlirNairKbm/7FZ9ESnv9WUanhmta69X"
    "LlLKgVNnddXTsCGqi7IxaxsUO0CNCWaxj+kARF3hPzAsd2Sfio2rpAI3PsGjBcrf+du5YK"
    "o4TEneDP2//zHy3STFGGo6ky6U0VpZUaXXiExGD4RSq1YGbolgNA/fmX1+8aEFHaghucf+"
    "mOX5++/0lAQJlzZ4tKAVfrL0GIHeyRCtDXKN/z35fG+XyB7Z7lmgLrPn8MmAEpzAPaBOr8"
    "oavgHRSsAV+/DgGUAVjF4W1d9j9PlfPu+KKDwsuZNZmOxj3lfNy76E87KPot+WZkD0bLxD"
    "8Ug1h3zoJ/ffN+w+B87Y7F+Lzxxofyd91bA4Z+zYmogmFaD4vq2jax1FX20GS/AlGaOg9J"
    "4RkfB/m0AManuRCfJhHmc9pxWdWpv6auM9Kt697woj+87CD/YmZ1z6f9r70O8j5n1tlgdP"
    "5Lj78c/sXMuuiJuu4USiNfZtb5YDSBQu+zHi+Kvzulx/FMv+tbTvabEiFKDJ/u7cn7GL7j"
    "fb0ld/AE//OPk5PT0w8nx6fvP757++HDu4/HH3lb8bjpqg8bhuGsf9kfTuMjAAVx3Bc+rs"
    "VBDygk4tUQ9xmrcqBHiCTu1XC3iUptjWgKdtLYX3DoHN0k2egnSBMjoPm0R8FFfTaOXTCl"
    "0/5VbzLtXl1D9yZjfxgCML6VQM2JKF0lSl8nl/6wE/Rrf/oFwVf0r9Gwl+R0w3bTf7Xgmb"
    "DrUMWijwrWopgExUFRnOcyMB8ETbnN4LryBY841RMEEF+8eAEju1XciGBqE/jFFd6dOKV8"
    "dWr36oDgPr+PCJVQcIvV+0dsa0qqhp7QvLbpKvPETJZgC9+JQQI04TlDhctS/4WsWpm6GK"
    "+qvVkVs9SVe7/VVlVMF/GmiM4RRio1TWKrBMHvIJaGqM1LTWLeEhtacBFhPj9C3+kjn5bf"
    "Ef9gSHf4f42YS+qApAadsbQuZl83kcqYWqyO+coYMYplRP6QoM5SaEV5/83JcRFh8eQ4X1"
    "qEuvh+lK/uygb4Jai4quK7c1mcqRT6SMH782Q0zIZ3TZHc4HXVQf9Fhs72JqU8z9YOWMR2"
    "9QDQ11fd35JYnw9GZ8llBDo4S85qslIWmC1KzewIzW5m9/Y1+mBz+/3bAnP7/dvcuQ1VcY"
    "gNzBxF5Why9oDL1GWQziBt4HJSBPF8wFN4S8GhyuryIgSH6DCTH0udd1dhmOOUOxjmlyN/"
    "v7hRtskDva+oQYtSylGu2yjXRgngarrTsxw7RxGwrm5vVgZAQ4WELbcqBEYW8Z0f0O2Ki+"
    "ZLvsNzEZSL6ZzBOkJ9B5l4heB5eBVdGrwLRhGfocy1OSW2EN+u1AUX2o/QkDwQWwj9Gklr"
    "BfZ6p+2qgW8t5t7+TlRH8aR7/vffUl3wvOqCJYCSaRPaoDKIEjWQD90968/ff2orZTUHca"
    "oGAr17/YEHWdbasQ3mzBWkCSCfvHtXAGXeKhdmUZfQ0/gLedkpnaRrIN6nJ0W8jE7y3YxO"
    "8sAutyXGqXa5NdaX4S1hVuScDCu37a0pGjhrd7/nWdTJ8Kmakh85fiZB+0rgviCZrPfbdL"
    "P2NhTJBqPhZdA8qdJNuLCRObUz0M5Xm68ppNr8CWpzPHeyzG35uIcEEvYnwC5Vu5WWHqkO"
    "Kq4OOsd2dnSOqGhvVAGpQZNiuh/eGhwxnAVBbEGXn5BYJJDuoEfM0NLAKtHawicDXAHtIx"
    "RGyKA7l/9ShkAXs0IaUXUoRvyf7uSof/Z0s5k1s75rLlFM3aL2d6Qz9LjADuLju6C2/h/+"
    "CIhhXQtvjEyXOYg5umEg/noanFXtIAqaI/4U0NCiyORbFCfAECGE4R7fbTJ3LXCHFC2TN/"
    "N/l6hDDuENbfaK92Z7Py4gRg7lN4a++Wqg+UhJz5ZaMOj5qiqYuSUl+whJ4+zTexHrbfKg"
    "l/cQj1IdzkV8n0g/i5e4DNjad8CWQx1seJtGuRmeIJST/AmTnO+8Jimro02QNUFHcIDlHG"
    "x9FjFKAb0mkSAXAtnQrXIeiyGBVAE8QQUgpJOSq0iUZiezu+n8YCC9VVK1pIil703dlC1x"
    "3n9J7WpKtQSpHOc6j7NqUFZNdRollGNc5zHOUpOVlemze5Ah4DL0/iXhLi1Ff4sFz11qFY"
    "c5TimHudbDHBqYyq2jMbJKK2nNeJXDraW1Mcf6CsBfdbZoZZplow3am82zgTLxMWhbzE7r"
    "k71iCAgJ+8Q/+VxyHYQh36GXxnCBHwiyqJXnfl+hkyeYJp9R3fo3MZ7lGyxdRhTPwMyrbZ"
    "axM51RahBs5WxMGeSJgbjl9M3akc5Go0FsMzrrJ93fbq7OeuPXb8TI8Ea6k8P5SZagsSxB"
    "XTal/GixIoFiJUPEwGzgZXQx6QMxOXUbfG/wOruulxAYwrlEOVsxh5hBcfZ2tItOpefMIV"
    "7MJ3jO8BtYDIsfUTKGIE253ziCQ3IEuwkj4NV6dvzcxMSGkSuSROma5E5wevLhfSiEwJdN"
    "YsfkqjsYpHduf3EpOVfjVDKLXiKGSKzb2TJAgVzFIXWNnQJa191/XvWG04lyPuh1xyJp8R"
    "KvYFNjCudMMMA8s8a9zzfDi2gjT9cdb3PR41xJfzScQDVkQoObsJl1PR5djfyKpU1N6pef"
    "jXvdX7qXvQ66tQm+5wzDzDrvTr4oo5tpB6mYLRQu482s/tX1aDzlxLoJNjNO2b34+WYyFQ"
    "/eQVj7nYte4pHhKc57/a/ds0EPHkIl+oPAs4q8UyS65yQ/uucknVxFOqvt2VkNm8HxDsUV"
    "XWuaJu0pz5CXWvHSJJRDP0Eoh6DyEPjSh5ITXlUgMbuSF2gl9b3lXoQKQxCnk/i/KJuxRL"
    "7zNzjS5voG2I4JZyyDK86aTiY3vEB8wEkd3f4VHNTBP6IMcQetrwNmGsrgM8rMdtD6emZx"
    "VnsoeG3/IixRxr2vvfGkOwirwhLe5rfr/rjr3XV9HWWsg6uAseaPLz5n1nTcHU4+98YdFF"
    "zNrMGoy58V/s6sL6MBv4a/8Cu4LABg+BdQEjxVcFWF7d59fhN5koBUa7f2rda+1OfOOe+m"
    "laXZDivbG5Xbd7yZogbtCiRFh7aI8RWWBOnHhWFUXPuqnU/iywM2XAIhn7o4OM4/cq6NLO"
    "qgBbEz7K677jxD4f2tBXnQIAm8r38SXxcmVlsc62+tpWtzwYCRQDsVfA3VgP9OqMy/xWyw"
    "oo9kElhRGLq0i282mRMQsUlYEvdikhnXnl0Zn5gnhXUncbI6MxdV1Sc7z5u0fgfLAh0QNR"
    "Dm3Sf6EYgxgvlaWRroNVkDoT45LnL8AG+Vr3c9Th0/ILOIHziLuFR071nRrVucBaoWl50i"
    "lTrXyjoPmUe9qXKljL9/pvDZWsQo/11gBle2SlhHCCXgBdMEBWoGgVQJxNOUzYN89xJWTK"
    "1TCW05vUtMb5m59nCZa2VcrIyLrZn41SR23yYioycr6UubINuhM+2zBoHtyOU7bsspimnS"
    "BCQdlLNRzfeoz3emz6JtkPfLyZu3H95+PH3/NtwSwpJNO0F61TexfU8yVvx8FnJN0QTuJs"
    "GoF+HT89n0JNvoQaVQzp3YuqaRLKZmU8BnJv0BIz7Dkhcb8rkklsafQqG2fqfnnO2x3YEr"
    "3UuNpz6H7+byy7SDvM9IgAI4L0W+pH214h5TrQov0O79mwLsNbzKMG3lbwAJMrn21yt7Q+"
    "A0dG1TzVWz8+on27SL+Rcpy0j7rX5Gv4qc9F4CekYMgx2h734HnC8TmeSDBPWvGKKP1idE"
    "LYL8JuAV5DKCOK+RmWB/570XOVNRevg8C+ea7+GzHvEyjFacqsY7Tp00dY7uGKX0zyFBA8"
    "3y+0khLd0f9uz+wBl9auqWOFC1VB7pFKHMJ/2EfNIcySoeKDGyBrGdB1ZHwwtWBf0omUS/"
    "cqAZNnStrMwVJ2oQ+DvTtsnjFw6Rot5WF/pDtQT1cVLpuFZnS5Y0FEtD8cthUV/c6yUtQ9"
    "Iy1DDLUO2U376VurVR+x00ahdVf0cJtuq/pwuCbt0VnMZK5+j7Hy62HN1ZfRcRskyUeTmE"
    "gqNVCVYXnxDvjCK8zhZpeYfDimNZvXNjsa6l9eF7vRucONt3GGIOdlwGunW+32icYC4ieU"
    "0qsmgdoa5P/op5PfKGEMmLqKVygLClIX43XoiDZGFwzuxauFmfLguq+0BVL46yfVwQKzg4"
    "95a6d4tcpf23mFt33O24QOSvVPHXTMWfsj6V9AXKo9+rU9DL87SSyufDJJmronpLUsrIu8"
    "oiVrAvllC+RUmahPzOdG9SpbkflaYMHzycalNnCjAKJYXFCJU8LqK476BGDJ3L1xX0XHFK"
    "qUWus5pLRuTKiNwmAu6rLpQw4rMM6JnE8nzsArAbeMkqpcyIEcoto85bBigbK4xwhEyOb5"
    "3HV4UgEMOoZuJM0MqRrvNIh2daV0meGyOV41zncZauItJV5OXoMF7c6yVdRXbsKlInR4Ur"
    "whi+y/dRCOrb290TzEjTrY4Jn6mNHhfUBDO879GAdNZGc5uXQYVnqncWROcNqa2xDsJLbD"
    "ttMN8LzwA+hZhrE8SZMnAFUBeZMXr7vNETTsJ89qQSf1NLvk1UfamD9kOUlFjU0pTNW9z2"
    "lD0uAI6YWC/lHp9B2kTQC53W927DcX3vUinkGLFAs1p2kifImgj2HmZ4ZOeLA52fQy5C0g"
    "SQD5FGri5s0xea2MtjFZsZpUXQpMAJKXxTI/aDCPcUZ3Fb4eHcc87TYHCqzOB3StDJg7xr"
    "zqw888HIL0ioLuNkyKd/SUQjJPI8dOkg9Gx8Br+d138m0gWO9Y7Q19lXtjUZfZ52EPydWZ"
    "/746sOgr/Jva7IOHwsMAofc8fgY3oEcFau4KLw4yckDj4U9teD7nnvooO8Tzh88Xp6M4aS"
    "4Co8QPEiPEGRlw2616LE+6wyVrtPL8alGcUmmGUZB4qNWbyHGq9TraLjNO5djb56ReICRn"
    "g8VaajaXegXIxH19deH8kyvx2HengZtvC/zSy/T7/Hs8Ho/Bf47l/4x4sKMu9iF/Nl96fc"
    "iyy4GRvZJkPSmqZJjtmHNiXhpePaZaGPUkkjXjXkbWLw5a0s8lEqiXw15IVPWEnc1zQS9W"
    "qoe8t1FQevKKE0WdfaZM3o3FFcy8myNmwe5TilHOZaD3Nt3HHlIO/1SAtqV3MzSpBKL746"
    "jzOp6KpJpJ9mjUe4Tka7c09cbOXZ7oL69lYTnqJGmhYw5fnNEfgU2yJdSRh700aPCx1cih"
    "jy5hxyqGgB98ky7z2pr8xcJeIXeYr4dUhQMk1JrimQ/3iLYWFpK2lWSVNKE2FZE2Fk7IrC"
    "HiGRxsG8kxfLGLOeHkdXNzAPkcdT5BMpp/1Y00hVaykFSJ124Wvdyt2Br73zd7btvku/2d"
    "ad9wt9RKbLd0RIK4YMCqd1QA/izA3ei0W0IzSyCLJ5Q/COEd69ogU4BXOC9A68oz637cS8"
    "XVa2MOmRI7fbOqxdu9lu/UleAs01hQRT7qhyR+1rxFxSBzLgjYlK7WzP1HSrzbusvm6v2G"
    "uCrfstbHv3ZAVbo3fQlW6p+hIbYYwNUqlpwrXuIIPwInqEfrV1h98KPerOQrQh8zlRM3be"
    "nfeeuQeH3UILfrviW7B/97LOhTEquSWXP34rMl5FRbYYUQNFttPj4wIiG2+VnzoS6uIbDL"
    "wMJTD2mzcQ3f3kUFoCIJlx7BvyJ0WJGoj0+yIuXu/zXbzep1y85vzmxIb3v1RIc4JMQl0A"
    "aube/k7UDJjzw6IiJI2A+BBxUTIlw5OHQlrSikscA6LxlfDcoOp9K0vWiNZvljIM0VJRw6"
    "aF5AubPnbQ7QotAj2c1w2CaYls12IILwjW2kL35tjiNAJnwf8yRF3nCA2pOHnXT8TOO84W"
    "NPZzmx2H3E1MbBi5wn2mRFFRsH/ezH6eWH968uF9KMjDl02i++SqOxgE7n/50gOdzxmBtO"
    "aqTRmXdC0tI4H0Jg1KTgfSPfPl6VK8lWu6tkpvWN+irQqtck6CoNBaZ9IHAqk6PwkrPr+w"
    "dcIQc00w7P+H2JSvM+SBr0ruEnZmvhpZ4qtGDMK/Zq9su+hUhg7XXCtSN11UeiV7ebGu9/"
    "zhs2XG7XFkAW2dpZrW9Q0IIJNeBwVXM6s/mdzwAvHhh3H5QVwQSnbR43xsfzSEaLLgGso/"
    "3wxFhBl8zqzuxc83k+lVbzjtoPX1zOp1x8P+8LKD/IuwRBn3vvbGk+4grApLeJvfrvvjrn"
    "fX9TWEp02+KKObKYSmeVf86a+uR2Ne4n3OrOm4O5x87o07KLiaWYNRF8LQ+N+Z9WU04Nfw"
    "NwyeC2PnoCR4quAqucA+T5ijPDcnrQAtov4sfm6OZwSp6IQcI5WSde0k65gWVhUvRpWBTp"
    "DKga71QG8KC897kZ8UBl63wdy39pcLN9RW8nmmHIeEGFUDgd797u9BVi7/SpSmgSDvKY+h"
    "7+brQVVq5UhS1jiRRG0WkDVq5eZ2kq55WO9pekNKdMJKqgwSZHs90bQuzE6pgAJwpaoQHJ"
    "MilMjGkX02V9xGovlsWfEag2ZtrBjUaWXaLaizzVLhtyhkmrizseWAK+YDNlyCdIvpGokk"
    "G217HpdgYqCPFiI/lrq9Eo6a1Nbv9Byr6056lcaJGrwO7Q3GCZnXVLr/v2yTdZzFM/kTwH"
    "OVwj5GJuGvDP/CB7c48gGFBL0y6F4Qhf5AFDhHpaymPE0tleW1VpYLPqtSpqU4pczPUudR"
    "Xto656KdDDPyZj/DKF2T1tTq/obRk7FBLMlWX273GllT11lJ3zob3Vx+mXaQ9zmzrsejqx"
    "E4ZYCrRORL2jMk7p+RFAmfx57CqGvnJQApkOQ7pK71kF13/wk+OBPlfNDrjoUTjn8sOFM4"
    "RhhGIBiuaCPvYNR4m8DxZwLVgdaSRaYBr1jyjZ765WfjXveX7mWvg25tgu/xHYk676iYLR"
    "TqOsHk4MS6CXncWNSRiJdi7XeXOeKR4SnOe/2v3bNBDx5CJfqDALTChNp9Vum6Zkiq79ZZ"
    "RsFOS+cQiJBIF8dEdlxsk9KKmRiRVAWnPMcwnBieIaJSyhdRK9drLCRLQHrL6fb1uoclh8"
    "XzbDQaxLjks34y2O3m6qzHN3IBOW+kOzmSqYyAqzIAL0JWqZGF5RLsFK0cM4tX2d5ma1Hu"
    "wnZbLS6/wjm0fEGA9FEsSIDhGUsYZ0vJJ4RFvinyQ2fQgHOmiFGTiIg0tOAPwqcqJMQQKT"
    "AEYdoAs6+bSHtMLfakjYfi5u1RGxXYuVuUDHcrbDsADBXNzZA3t2Mf0En0q6HPlyiVKATk"
    "2fLsQopYKjclw5DLMNwwkscuQNV2ZsFlBbNNe7t4GOXJt2N6751272WrfG2ROwzGl58Qtd"
    "HShTB1kSYaveaY66ImjzfYQa+SGag5M/BytFUvT70i811Kh5eXzzZJn+Z9TWnPeKSUXyZS"
    "hBLZ+njkjlznlv7oPZAclVG0fjMjSEVLhYRNC7nqiuZH6Ps9WX1HJr4nDPgyKg4MWdBHkd"
    "yDziFJKi/WGXr0UqZme+g+pTPJ+9XgrdjE+z1nhs/nzTC1//gqhy51tQy6IUGdHQlqEy24"
    "xCuD4oxV4ufJaJhntwxJkrobXXXQf5Ghs5fIFW6AFsCIaWxSSSeT+SUTiwh0IJNOSg3agV"
    "moCX4g2qU+d85xTor7eIvNbBSDtsodb6youGhuezh5zYY080IRprrMoSbnde4JWTLI9Mg5"
    "Gt0WUUmwbHBmCD+AWYwtoAgCllSqkewD3XbTbWY2+6BDXywIf7M8W6Z2zFdiqIqyCQmyBj"
    "ILe2HHYm9CidmdpJMqTskMSGbgsMyAQ21ybhNNd7peTGg2R5ButoUtAAJFFRQKjpAU0rLw"
    "/ZjYr/h+LOhh6wb3mSDN3ifPhYaJLVvX1mHM/n2ylS076DOTKxD9hlmWvG/echamBUwyB9"
    "8S72fAP0iG4dkYhvgoFuUX4lQNZBd2HxESfUHKwSx5sjI8mcxjuu88ppI7k9zZvrmzFXOI"
    "eYFXU+pgI5szizfZwpWJxoqGV5yJCZoX9YLyiAOGSLgvaZyH8tgogzL+jXeMXt9Mz39qI5"
    "uCPytylwjPHWIDGCzXFWpHXe/YJpa/UO5yK6qRrWZXloR8Nssb6GyoC8SDhtR13p1kPOgB"
    "40Elm7NvNocvvNn8TTa4fvNNTM0LRHgDpMCkSG+6enjT+QfwlEM+QiShLwV9XdjkKeFI25"
    "nssV+1mS121o0KqSdvsQH8Sciv8q4N3YvWExwrtp0j1HcY4nyMQ8BzCzSJkDH1FeNPT5E3"
    "+SAs0M++mK2y3NN9so2b6wykkeSA0qxZKy3ls2WWrdsatyOvd5k7s0G5pBtpAsbsnmiKqV"
    "vULslPxgkrcTY1815/Hp7ydqWAW1AG+ptyjkSoDphy5Hmm8w4zjnjxjVlnCeVnzIuQNIl/"
    "P3nz9sPbj6fv34azOyzZNKllFhdppzi8ALaOVh1S8W5nSGKJNu3NIlkk/tUKmm8VzqYLgh"
    "6prTHPB/SWGBSOEqeRaOs2l6I4S+zFW+sOYtRry6ctc20QqizEp726AG9RMy2X7f4WM2tm"
    "fSaPITkDv1RI1L9qQ/z3I+EkJobU/WAqWRpYJR2RFYaC9MZAt8xlPS9xDBygrj85U0xdw5"
    "b/HkJeMN3jmE/Jj5wNMGjfhLOZNi3Ivd+msbU4FW4RrseD0fAyaJ6MwUiaD3yH37Kgpwgl"
    "+uXRN6iKs7m9fONNlKYJmO/JFagunMGvmDPn1p3nOprJF8RbbOYKHr22vl9pMZ7A69jbgY"
    "Ge+Zsk8zxCO+Lr44KaYrd1QRPMv+p8dxbRIGiy9gv1NT+vwEM0zRns80bZKltOptyTVeBu"
    "Cl8XJlal1rZeGzocTmIAK89JMmxT+WtdirCJC14hl4B3G3wC3qWcAjzc5tTQsvLwbcN7Tb"
    "cnuJ8zGHsPaCeWocJeGHGy5k3t05Mijhgn+Z4YJ5lIixW+LM4BUfNQ3n30uwCMEZyZxHML"
    "zmuy5iF9cnxcZPE4Ps5fPKAuIQJg5igqB5XzcMQutTtmkDZuwS4yufPndmpqS9XC4YRbOM"
    "o5U7bdZLWLEMlEtNXsddLcUekVkOaO4kqNLrG52N7K0mb4Ve2Nagy8brRNfZE/tjsOdshd"
    "kjLZ84zVyF/u6xvqsBOzar6Un7ve53Mw+at9E/zQ9xLWCG9VCYT95g1E900hbvzNBm78TZ"
    "ob53d0SJbnen7irwiJTPxVMvHXs+5nf/0/DeZCJw=="
)
