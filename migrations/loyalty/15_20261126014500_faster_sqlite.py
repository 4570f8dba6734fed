"""SQLite writes a movement in half the time: the same rules and indexes, said otherwise.

`kind IN (…)` in a CHECK makes SQLite build a table of the words for every row that is written;
`kind = … OR …` compares. And while `lot.has_value` was computed, SQLite took it as changed whenever
`remaining` did, and wrote the lot's index entries anew; now it changes when it changes.
PostgreSQL has nothing to change.
"""

import re

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

TABLES = (
    "account", "entry", "gift_card", "hold", "ledger_transaction", "lot", "redemption_rule",
    "system_day_total",
)  # fmt: skip
LISTS = re.compile(r"(?<![\w.])(?!NOT\b)(\w+) IN \(\s*('\w+'(?:,\s*'\w+')*)\s*\)")
# A stored column lies in the row as any other: only what the table says of it changes.
COMPUTED = re.compile(r"GENERATED ALWAYS AS \(CASE WHEN remaining > 0 THEN 1 ELSE 0 END\) STORED")
FOLLOWS = """
CREATE TRIGGER lot_has_value_{when} AFTER {event} ON lot
    WHEN NEW.has_value <> (NEW.remaining > 0)
    BEGIN UPDATE lot SET has_value = (NEW.remaining > 0) WHERE id = NEW.id; END;
"""
EVENTS = {"at_first": "INSERT", "after": "UPDATE OF remaining, has_value"}


async def upgrade(db: BaseDBAsyncClient) -> str:
    if db.capabilities.dialect == "postgres":
        return "SELECT 1;"
    return await _rewritten(db)


async def downgrade(db: BaseDBAsyncClient) -> str:
    del db
    return "SELECT 1;"  # the version before lives with it


async def _rewritten(db: BaseDBAsyncClient) -> str:
    """By SQLite's own procedure for changing a CHECK (lang_altertable, "other kinds of changes")."""
    await db.execute_query("PRAGMA writable_schema = ON")
    allowed = (await db.execute_query_dict("PRAGMA writable_schema"))[0]["writable_schema"]
    await db.execute_query("PRAGMA writable_schema = OFF")
    if not allowed:  # a SQLite built in defensive mode: it stays as slow as it was
        return "SELECT 1;"
    names = ", ".join(map(_quoted, TABLES))
    tables = await db.execute_query_dict(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name IN ({names})"
    )
    statements = [
        f"UPDATE sqlite_master SET sql = {_quoted(text)} "
        f"WHERE type = 'table' AND name = {_quoted(table['name'])};"
        for table in tables
        if (text := _said_otherwise(table["sql"])) != table["sql"]
    ]
    # The triggers make a new version of the schema, so that every connection reads it again.
    return "\n".join([
        "PRAGMA writable_schema = ON;",
        *statements,
        "PRAGMA writable_schema = RESET;",
        *(FOLLOWS.format(when=when, event=event) for when, event in EVENTS.items()),
    ])  # fmt: skip


def _said_otherwise(sql: str) -> str:
    return COMPUTED.sub("DEFAULT 1", LISTS.sub(_alternatives, sql))


def _alternatives(found: re.Match[str]) -> str:
    words = (word.strip() for word in found[2].split(","))
    return "(" + " OR ".join(f"{found[1]} = {word}" for word in words) + ")"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


MODELS_STATE = (
    "eJztPWlz2ziyfwWlL8lUaV2Jcz7l1auSbcXRjGy5JHkyu6MtGiZhi2uK0BKkFe3x3x8aPM"
    "RbJK2DYlCVWBSIBqluHH33v1sGXWHDXp10VZU6pt3qoH+3TDwn/CJxr41aeLEI3YEWG98b"
    "ojcO9bpntoVVGO0BG4zwJo0w1dIXtk5N6DyZEWQQ7ZFYrxiy6LKDGLFt3oLusYFNlSBsam"
    "hGDK3tXtElog82MZE9IyukzrD5yDu/vnsmFuNj3v1yAg/WqMqfrJuPO3yGY+r/dIhi00fC"
    "+1n8SX/+nTfrpkZ+EOZ/XTwpDzofOoJQXYMBRLtirxai7fa2f/FV9IT3v1dUajhzc917sb"
    "Jn1Ay6O46unQAM3HskJrGwTbQQok3HMDyS+E3uG/MG23JI8KraukEjD9gxgFyt/31wTBWo"
    "hMST4M/7//NeLdRNUa6HE2XcmyhKK0FdeIUYMbwmlZowM3TTBkT9+7/uuGuEiNYWPOD8W3"
    "f0+t3HXwQKKLMfLXFToKv1XwGIbeyCCqSvsfzEf18Sz+czbPVMZy5w3eevATMggXMfNoZ1"
    "/tJV8O03rBG+Xg4+Kn1kFUdv67L/daKcd0cXHRRcTs3xZDjqKeej3kV/0kHhb/GVkU6M1h"
    "z/UAxiPtoz/vXtxxzi/N4dCfq8delD+Vp394Br786puAVkWpNFdSyLmOoqnTTpSyAMU2eS"
    "FJ7xUSS/K4Djd5kofhfHMJ/TtsOqTv01dJ0x3brpXV/0ry87yLuYmt3zSf/3Xge5n1PzbD"
    "A8/63HF4d3MTUveuJedwKtoS9T83wwHEOj+1mPheKdTkk6numPfdNOXykhoBj5dPdM3gX5"
    "3uxqlTzCG/zlf05P3737dPrm3cfPH95/+vTh85vPvK943eStTzlkOOtf9q8nUQpAQxTvMw"
    "+vxZHuQ0iMV8O4x1iVQ3oISOK9Gt4tolJLI5qC7STuLzjqbH1O0rEfA41RQPNgT/yL+hwc"
    "22BKJ/2r3njSvbqB4eeM/dMQCONHCdw5Fa2rWOvr+NYfDIK+9yffEHxFfxte9+KcbtBv8r"
    "cWvBN2bKqYdKlgLYwTv9lvivJcBuZE0JT7FK4rW/CIQr1AAPHEiyOg7EZxI4RTi8AvrrB2"
    "opBy6dRu6YDg/vAUEiqh4R6rT0tsaUriDj2lWX2Tt+an83gLNvGjIBJgE94zULgs9N/Iqp"
    "Wqi3FvtfNVMQtdefJ6bVTFdBHviugDwkil8zmxVILgdxBTQ9TirXMyvycW9OAiwsPDCbqj"
    "Sz4t7xD/YEi3+X+NzBfUBkkNBmNJXcyuHiKVMbXYHbOVMYKKZUT+AKDOUmhFef/t6Zsiwu"
    "Lpm2xpEe5Fz6NsdVc6go9BxVUVv1uXxZlKYYwEen8dD6/T0buGiB/wumqj/yBDZzuTUg5z"
    "tAMuIqe6j9DXV90/4rg+HwzP4tsIDHAWn9Vkpcwwm5Wa2SGY7czuzXv03ub2x/cF5vbH95"
    "lzG25FUWxgZisqxyZnD7hMXQbTKaAN3E6KYDwb4Ql8S8Ghyu5yFIJDmMzkx0Lnw1UgcxRy"
    "C2Q+Hvn76KhskWf6VFGDFoaUVK4blWujBHA03e6ZtpWhCFjfbucrA6CjQoKeGxUCQ5N4zg"
    "/ofsVF8wU/4bkIysV0zmCdoL6N5niF4H34Lbow+BCMIj5DmWNxSGwiflypMy60n6Br8kws"
    "IfRrJKkV2OmTNqsG/mwx5/4fRLUVV7rnf/8u1QWHVRcsACmpNqEclUEYqIF86PZZf77+qa"
    "WU1RxEoRqI6O3rD1yUpe0dm9CcuoM0AcmnHz4UwDLvlYlmcS+mp/E28rJTOg7XQHy/Oy3i"
    "ZXSa7WZ0moXsckdiFGqbR2N9Gd4SZkXOybByx94aooGzdvtnnkntFJ+qCfmR4Wfi96+E3C"
    "OSyXp/TPK1t4FINhheX/rd4yrdmAsbeaBWCraz1eZrCKk2f4HaHD/Yaea2bLwHABLtL0C7"
    "VO1W2nqkOqi4OugcW+nROeJGO1cFpPpdiul+eG9wxLBnBLEZXXxBYpNAuo2WmKGFgVWitY"
    "VPBrgCWicoiJBBjw7/pQyBLmaFNKLq0Iz4P93OUP/s6GFTc2reaQ5R5rpJrTukM7ScYRtx"
    "+s6opf+LvwJiWNeCB6O5w2zEbN0wEF+eBmdVO4iC5oi/BXQ0KZrzI4oDYIgQwvCMa8p/wp"
    "L3IXBbvCD4r5ga4wR0FVLe8+BHUAs96s/EFJ4vyD3xEDb5moe3gZ+r4oXtWETjQ99Z5MEx"
    "wdNSvET8d3goE/eQTXhHi73iL2q5eFs/pw2qteWMzuF1YFz4MfHROLZVvlbgp5gB6nm/tv"
    "fjsOn9OFv09jACIAwZhDH+65fSH6c+YkW2gg3WW0l9RAikcVb1nSgjLPKsl/drD0Ptz7F9"
    "l5g+iG+7DDPbdZiZTW1suCdIuRkeA5ST/AWTnNn8RC+rWY6BNUGzsYftHCyUJjFKIXoNIp"
    "FcCMmGbpbzswwApOLiBYoLwdWX3EXCMFuZ3U3nB9cyYAUFUQJYegzVTUUU5f0X1KqmCoyB"
    "SjrXmc6qQVk1hW8YUNK4zjRO08CVlenTR5CB6zJhwDHhXdq3fooNz1loFckchZRkrjWZA7"
    "NYuX00AlZpJ60Zr3KYvVTTmUiUWIkECVh5olWjwtoKWo4CUTi5Cqri38Y/lOqGhCSwpETl"
    "lWDpKmGKbqqGoxGF4zaFGJQaBJsZSyJ1gBhB7vkIu9qZfHXhfo/9s+FwEDnxz/pxz8jbq7"
    "Pe6PVbcdTzTrqdxV7T+QKbq7LWnAiUtDNk6mJr48LlEqyV6sXl3WvnO3KFehVI7ON1d712"
    "7p0VO0F361kj3H9896dXDDLtfBGOVlxm03Th5oMRs8FJyWvxUjynpffZ5aOKRPJF5UwZyX"
    "d4R6ND7Wk/nbuR+CyBY79/Az1ddmO+s9SZ/lzNeBcFler+OqtFpHJZKpdrtrsd+/KqGed9"
    "JZJM5vHfXo9CXLgyX3cuwox7zndoOdMN4tYYuScGNR+RTd28mDBqB5z14QthbpyAgUU8BH"
    "DIJllCIZNU/nt7o4vQiXiQhQgTEKOyBTG1DhKJN0T0hmD5OWvOAiHA4+Hn9JlA7k6RtUP0"
    "spf8XeypSaH6iorNV1xWoPYMPfD15coHkOvDonQuXn7J38rQ53oJMSDCP3KK8NNXYTpkxp"
    "cCQX0Fgpxc1HkCgYwaP6AjcAGENkzQsqiRIWhtrq7iw9ZZ6Gpd9UBh2UHu59TsXlz1rztI"
    "fMTPnCJU2H4+FXEalPQT9iGko/BLAsvDR2lJNj0OKxn12jHqKaR2TFtPCXooROoAVmo86k"
    "xpqfHYn8ajZqLwGKQ4FzOZwnDQp11IHGbh7hsF4jM3Kt0tvQlx5+21lPoqMAyJQHTHhqB+"
    "LKTNjiuJQjs8z3ZTA8wo/+1ceFwlReMdPidFIP0zHC3t2bAU3xoVkVRDN9sJhlw8EtRaUm"
    "g9rNAapVJRbEehpNAaF1qzchDkqAEycxBIdNZbB9A0a2CwNZfkjMNwUgCqHVtcG/bMW5Xf"
    "dTZL583CHTYwZv4KX/p9i+V/8sA4dwSAhH3hn3zCcvYIg4HANQPM8DMkPTKz0npXGOQFyY"
    "PqtAc2098km0dyGFFcNprftljKzpjrPpoGvkfn0cPsiVt0HpVBO/JQ2vGhdKEzLhyT1PPI"
    "v5d/FGmhXgVs5Qu8mnN2yfUUBaM25hQVBuI5Pyy8QpILx1JnmLmFJPlNizqPM+ikW7zJfO"
    "qAKM+3/kcCHdKM5rt4jLCeW+SBQEYpEji+eo9CC4s+6xqciycIzkkPMbFHcSDK+UUECQuR"
    "WIVQDMNrnZpCvQp5+nhndLfkqxbbd+h1kMrwiZBF6Hf8ApkH7ww+IaFfYVs6PEt61NZHF+"
    "HPjpKicwxst+LzPlmd7UjPwVItwzdGgCTXWCiLlszLt+O8fHheNaw0Dikz81V2Zs0q45Bd"
    "Z+CFZRyOyDy6i0oDESaljPATAZSyT+1knzCRXQ63LIXXUNILoc7U9QSTsuQNgUn61pm+0s"
    "vk5/Myya5bWqRkaclipZAK1lWgQMTBXHhrCEeOe2yAM64fTAxqENHOVswm8+xw5m0NKqsh"
    "1ELYz1ap8AeYDIsfUVKrkoSUipVYXhHK9PRKruM5NozsDDshuCYJou9OP30M9nv4krfDj6"
    "+6g0FSujywO9LxMEkl5qm7b6erpTbHdayhayy9t266f73qXU/Gyvmg1x31ry87vkGCKZx/"
    "wIDmqTnqfb29vgh3cvOXRvtc9Dg32B9ej+G2RubiIWxq3oyGV0PvxsKic+q1n4163d+6l7"
    "0OurcIfuIMw9Q8746/KcPbSQepmM0U6thTs391MxxNOLA+hzzIDMJPfr0dT8SLdxDW/uEw"
    "W7wyvMV5r/9792zQg5dQif4s8FlsOUZ1nUXqTJ5m15k8TdSZlIrO/Sg6q6g4m3am7Fm5OQ"
    "NAqG3xmGItycN+DFCSoDIJPOlDySj0mUeEBKjMmfeihVCBBFE4if+q+D+ISklinrc88V9b"
    "lVf2YevM4bRuboHtGHPG0r/irOl4fMsbxAdnXgfd/lUHiY8wQ9xB62ufmYY2+AwzsxBQ7V"
    "9PTc5qXwte27sIWpRR7/feaNwdBLeCFt7nj5v+qOs+dX0dZqz9K5+x5q8vPqfmZNS9Hn+F"
    "OG//amoOhl3+rvB3an4bDvg1/IVfwWUBQIZ3AS3+W/lXVdju7UeGczEAChNVK7wSAZXGwN"
    "qZE+qi1r7UH+xzPkwrTbMd3GznKrcfeTdF9fsVSRzE+yLGd1iRTIf/14Qrvbj2VDtuMs1n"
    "bDjCd1A3hfOfQbRHYrWRSW0EZXxT8wZtdfD0iEiqEeWJ+DlcxNfZHKstjus/E+5p/tdADZ"
    "gMnQx77YsxDMxsEC8Ak/yQdxuDMmXiW+CxFbTIjKE1U8bH5klh3UkUrM7MRVX1yWkR/clp"
    "tgLlNKGjCtZgWUT7QA1E88ciqsCP2arAj0lVIGCMEcz3ytKIXoM1ENWnb94UUbu+eZOtd4"
    "V7sdxAsVOgBMZTQBuI9SLzO3t6S0X33hXduslZoGolMhKgUudaWedBfix0zsZUkCyjkNJN"
    "rW5yZU3SKNSMqnuIBqlF3emfBc3gylYJ1yFAifBiKUIDNYPAVAmMJyGbh/LtS1gRtU4lbM"
    "vpXWJ6m9ROmdTZsU1+/yagd9+RTdJtXpajqJn41SR23yILA4u6haWU+zGwLTrTHjQAfEsu"
    "34fOUHA8R0YVrGZ71Gc706fBNsj75fTt+0/vP7/7+D44EoKWvJMgtSoz5GEpOXOjUHLiRn"
    "E6x9YTSTlFs9nyNUQTOMaY8FNE9skWfeKsuIsqhXKOz9I1jaQxinlp11Lh95h3LWg52sRr"
    "XrprhVr6o56C/mJOcclRajz1OfpuL79NOsj9DAV9gENY6EvS/y3qhdaqsIC27zPm417Dqx"
    "RzYfahGgOT52l6fXf49WV2/zBMjRdBxf1/+9M38CRTFhbVHLVsXGAWvORjYhGCfOfWmIIN"
    "aqbFveSdsnFQecBuOGDr5ul5466MVp7Dp9+nXczv019tov9G/8/vM5EEUuR1ZMQwoLD6er"
    "mmFlbncw15XcBb02FEJIrUUzIdbH10Wav9CD0v846P7OM699BowIG9EwuKrdtGOabIB2ig"
    "u5RMNHmUbmkaMelcN7EI8E+iObsWYwJQlmR8QUlGjskqnoERsAaJrns2E8ICq4L9MJjEfu"
    "UAYGzoWlm9TRSoQcjfmtYGUjSYJKXqZ87RuQaRLGAhBgVb6kx/ruRhEAOVDsV19jCQDjzS"
    "ged4WNSjW17Suiytyw1TfscNaNhWdMacFH1Rtowdh3uRiF2zKb8PCbt2BgjPg6uVa4HwO7"
    "WLmiDCABttEJMZQffOipMGMiLf/dPBpq3bqzuRPYKJtnAJkTtEsDr7gvhgFOF1JmUTibAS"
    "ZPuVtRdY15I2iZ0+Dcpz9W2GmI1th4F9g5/5Ggd4EFku5lRkmDxBXQ/8FXNH5B0hywWipk"
    "rcWuL8abwR+4k0+ch3awFTWE5EBXFR/MszlzCsuzXIkVdy/B5qidkn6M43fd+1waayIJbK"
    "h+yIV3J/NbbI1GQcJwb5Cycen7n8NTgU0ZD7EN3iwxs5aTjC4VPR8J4CGTakyaZmJpujtP"
    "0fn0ezNCbsJ5mrrFp1UJHZP2NLKFPDIE3C/NZ0qVJFvRsVtQzT35+qWmcKMAolhf8QlCzk"
    "XVzi14ihP/MZWl5vGYWUVoE6qy1l5guZ+aKJCPfUIEqlesqpwFtBfNPLKht4wSqlpooAyi"
    "OjzkcGKC4rUDgEJulbZ/qqEBhoGNVM1jFYSek6U9qtp1UxSX0EVNK5znSWrj/S9ed4dBhH"
    "t7z8tBsVK4engMvttM70lsHkuw8ml+50W3anq5Mj0RVhDIsTOd2HyL/f3uw+NA913eg49J"
    "VaaDmjc3CT8TyOkM7a6MHibXDDdaVx3VeW1NJYB+EFtuw2uNcIzx0+hZhjEcQFHXDVUWep"
    "ccy7fNALqrgfPCHaT+odYxFVX+igURQtJTa1JGTzNrcdZT72EUfmWC8VQpQC2kSkF6o0/S"
    "Gn1PSHRPpjRkywVpSd5DGwJiJ7BzM8dPJFEZ2d/zgE0gQk58kU20qBXBe26RuNneWRG/mM"
    "0szvUqC6Hz/UiPUsQuIR/8eZD6/sHnrgPA0G998UfqcE3AvYF+nKuw9mxaNbSR4xCrVNrN"
    "d3kynjuMunf0mMhkB2i85jdIOWTnd74zP449zxUzG9OaNoGL7O/uet8fDrpIPg79T82h9d"
    "dRD8jZ91RejwuQAVPmfS4HOSApnKxiLof4nWcV+4vxl0z3sXHeR+QuHwm8ntCFr8q6D490"
    "VQ/Zu3Dbo3osX9rEKr7asuuTSjWASzNINbMZpFR6jxPtUqSqdR72r4u9skLoDCo4kyGU66"
    "A+ViNLy5cceIt3n9OKqvL4Me3rep6Y3pjXg2GJ7/Bt+9Cw476PavBJh7EZ8vUxN+W3cwGH"
    "6HxtCXKjPptJBEnSNQJ+RpUdsh5YjLM9uuYZoUBrFvwy1e2I5VFvVhKGkyr4Z5ixh84yuL"
    "+TCUxHw1zAsPzJJ4X8NIrFfDurtdV3GnDANKB5FaOwww+mArjmmn2SHyqRyFlGSuNZlr4/"
    "wuibzTQm3UqubUFwOVTl51pjOp6BhNpFd0jSlcJ3PeuSsutrKsev799kbjnqKGuhYw8nnd"
    "EXjwWyKrTxDp1kbLmQ7ORgy5cw7ZVPSA56QZ/l40VmpmIPGLXBX9OgAvnhQo00jIf7zJsL"
    "DBlTS4JCGl8bCs8TBEu6JoD4FIs2FWPfEyZq6XR63WDZn7yIIssveU036sYaSqtZQCpE6n"
    "8I1uZp7AN24FxE2n78LrtvHk/UaXaO7wExESAiKDQq0jGEFULOKjmEQ7QUOTIIt3BL8Z4f"
    "creoC7MAdInsBbGnPTScz7peXmk7468ritw961nePWm+QlsLmGkMiUJ6o8UfsamS+oDfkm"
    "R0SlVrrParJX/imrr/sr1hpg43kLx94TWcHR6JYJ1E1VX2AjiL5BKp3P4Vq3kUF4Ez1B3y"
    "3d5o9CS92eiT7k4YGoKSfv1kdPPYODYaEHf1zxI9h7elm3wwiUPJLLFy8M0auoyBYBaqDI"
    "9u7NmwIiG++VnagV7kUPGFgMJXDsdW8gdneTsWwBCEnNGpGTrSwM1EBMfyzi4vUx28XrY8"
    "LF64E/nFiw/ksFO8fAJKoLoJo59/8gagqaswOmQiCNQPE+IqZkApQXk0Ja0opLHAOi8Z3w"
    "3KDqUytN1gjfz5cyDNFTUYOuheQLiy476H6FZr4ezh0GwbRElmMyhGcEa22he7MtUUfEnv"
    "G/DFHHPkHXVNQt98oe8IHTBY3dPGbLwXjjOTaMTOE+VaKoKNgfNo+mK9a/O/30MRDk4Uue"
    "6D6+6g4GvvtftvRAHx4YgSICqkUZl3RNLSVde54GJWMA6Z55fLoUd+earK3SOftbuFehXc"
    "6OARTa6+b0mUBi3C/Cis8vLJ0wxJw5GPb/RSzK9xnyzHclZwEnM9+NTPFVIwbhX9N3tm0M"
    "KoOKa64VqZsuKrmTHV8U7BN/+XSZcXOEmQ9bZ6mmdXMLAsi410H+1dTsj8e3vEF8eAFeXn"
    "gXBJld9Dgf2x9eQ5yZfw3tX2+vRewZfE7N7sWvt+PJVe960kHr66nZ646u+9eXHeRdBC3K"
    "qPd7bzTuDoJbQQvv88dNf9R1n7q+hsC18TdleDuBoDX3ir/91c1wxFvcz6k5GXWvx197ow"
    "7yr6bmYNiFADX+d2p+Gw74NfwNwuqCqDpo8d/Kv4pvsIcJgJRVqpIK0CLqz+JVqlwjSEUn"
    "5AiolKxrJ1lHtLCqWBhVCB0DlYSuNaHzAsazFvKLAsTrRsxda3+5cEMtJZtnynBIiEA1EN"
    "HbP/1dlJXLzBKGaSCSd5Th0HPzdVFVaueIQ9Y4xURtNpA11srN7Thc83C9o+kNBQgIK6ky"
    "iIHttH5wXZidUgEF4EpVITgmASgxG8XswVxxG4nNg+XLaww2a2PFoHYr1W5B7U2WCq9HId"
    "PEo4VNG1wxn7HhEKSbTNdIKA1p2/W4BBMDXZqI/Fjo1ko4alJLf9QzrK5bGVUaJ2qwHNo5"
    "xgmZ8VS6/x+3yTrK4s35G8B7lcJ9BEyivzL6Zx5yi2Peh5BIr4x0N4hCfyYKVFgpqylPQk"
    "tlea2V5YLPqpRpKQop87PUmcoLS+dctJ1iRs73MwzDNWlPre5vGK5DD2JJuvpys9fIGrrO"
    "SvrW2fD28tukg9zPqXkzGl4NwSkDXCVCX5KeIVH/jLhIeBh7CqOOlZUApED67wC61iS76f"
    "4VfHDGyvmg1x0JJ5wFXoFbIFM4jjBQwCdXuJNbhjjax3f8GcNtX2vJQtOA31jwg5567Wej"
    "Xve37mWvg+4tgp/wIwk776iYzRTq2P7k4MD6HPK4sbAjEW/F2j8cZotXhrc47/V/754Nev"
    "ASKtGfBUIrTKjtZ5Wua4ak+h6dZRTstHQOgRCIdHGMZcfFFimtmIkASVVwwnOM806peZ4p"
    "5Zuomek1FoDFUHrP4Xa13IOW/eLzbDgcRLjks3482O326qzHD3KBct5JtzMkUxkBV4UARy"
    "erPFj0XySFr85dVGsguaQ2LKkaWbMuwSbUyjBpuTfbm+xaymPQb6N16ztUA+abL6TqYn6y"
    "EdcwxbgIQL4gLHJ7kR86gw5cCkCMzomI/kMz/iJ8FkHyEZFuRAAmjV27eoi0fdXi/M8tTZ"
    "zFD+QaCzLZARlaWNhOAzhUNCdFtt+Mex9OYr8a9vkWpRKFgO6gPGuWAJaK5LoxZzViGG4Z"
    "yWIX4NZmZsFhBTN7u6d4EFHLj2P6hMCm5WUGfW2SRwyGrl8QtdDCgZQAIiU3es1xros7Wb"
    "zBFkaVzEDNmYHj0QwenypL5haVzkXHzzZJ//FdTWnXUKeU3yYSgBKz9dEXDR37nv7oPZMM"
    "lVH4fj4jSEVPhQRdC7lFi+4n6O6JrO7QHD8RBnwZFcVZZnQpEqnQB0hIy5t1hpZuetp0b+"
    "iXDCZ5vxqsijze75DZVA+bzWv3sWw2XehqGewGAHV22qiI4e1HZi7wyqA4ZZf4dTy8zrIR"
    "ByBx3Y2u2ug/yNDZMXKFOagFZEQ0NokEn/FcnrFNBAaQCT6lBm3PLNQokBxGjpGuSYt1yW"
    "ekQpKI5fcuUDPvGRs6n43UesUQPN9N8k+sOXPz/S85V0OA8YGoTvYFXd8OBh1gmayVuJVW"
    "O28rY0rOquacVUDlMhxABEhyAQW4ALFuyvAAAYDkAF7CAcywaZJS1S5CIDIZRiEB4lF/sB"
    "UVzlIvgXNJHVEWvFQV1SSl5n6w2brsf50o593RRQcFl1NzPBmOesr5qHfRn3RQ+FucZzlM"
    "BAS21Jn+XEnKiIFKO33dpIwwnSFzT2rBmTyzTghI+sJUM+pIIb6xy6t+QvwE/2jly/DQo1"
    "1UhLe9zsV8Y8CrdQ2MlpgJl1X8g8vbwpghWmbE7HhJ5oFV5b8IJHHTLemHLRvcXGAOM6TR"
    "DHeZHTxoak7Nu/uVAg13wrwCD9I9fxzqiDw1AMmfApeizi90dnUJC6xr0KzbJ6jrxc29Yu"
    "IJImUaNl6xqQk+vkAZ8XLoLmK1veNt7hMf+ZHKEEwNPqI7vP8+oov7Y1hHDAKZ/Cn8RMx/"
    "AKQetkIvz8IheojZumEgbBEPWS/Vb9TVn+Xn0HscLIdXI/2HZJKincQXihhjZa6baeq5PL"
    "4zASq9iiozoBrxilJVIUQKsCRFZVJgvlcwxs/bCpRIwkpCVCaEx+mVUWiHQKRK+wUqbenk"
    "uM3zti4i6Bg/E+1Sf7DPcUZZ+miPdq4IyqCvEujVi1qRoa8rI2GkOsymcy4OPRGyYFCdkc"
    "s3uiUyicJKbaMZfobwSjaDJhCWVKqlGpK3NWxqBXp/QG9Or20J/HvhYvTS1LwXkStKqsIG"
    "uShYA83NO7bKVbXGSVE3Nfm31EdLffSOmYEFMTWO6O5iYdFnbKTzA/FOG1gCr7uCw/03Mg"
    "VjvvPeU22FDMKPYozmZH7PT+8FXiFG3VrPoqazUKyCUlikHBcqYjpfYHP1ih/gnPPU+ckO"
    "vvhJ/mAnT5BuZ7XYNXNLrgLtypdcDUFJhWFd6lI086CX7Ooe2VVZljWB5y2XZXVDjCupTm"
    "OQUnFaXYMtuC8uBJSu9RgHbOCE34Fzno+1+1IbSwysgajeyR4eoK2CK2QUVArHtROOw4R2"
    "WCUih8Ckr2ud6St9XffHHdRN6XTpZFqgIj3axdRNj05hAxRkcQBVj/ANDAxF4L/nM/on6P"
    "uMCo9EMT5DjgkeexgZ+hwCETFDjBDT9d8DJ0bolpJQdGdPAjfIvs2QtxbAlxDylroQfMta"
    "UvByXJvBQHfFJXDmmccs4npCYjdxBbII1tZuig/ontozqd+qj7IgJ6xS7qA/3w5qU4ucC1"
    "V01/VsTN9Gk9027KUAoLg6bgWHQArtqHRpuvuMgAeLO7h/+/vcFzeDMhOWdr7zBBVDveek"
    "751bGDPVmC/GDSRc95u7AwWqnrhN/8+YWc03+8u972B7X5SKRWXuKFQDRe7tazfCC6Qcmq"
    "VuWuqm66Sblk4VVfboo9Ar1IY7WzGbzC/wakLtLJeKaJcNXJnorGh4xZkYu6g/hZeu2gX2"
    "GSKRvVrjPJTLRhmU8W98YPT6dnL+SxtZFMoZIGeB8INNLEAGy8yEvaWhtyxhZm+U2zyKap"
    "Sqb1spZLLZLJfQ6aguUHoxgK7z6SRLL+6x9KJkc3bN5vCNN52/yQgew2l4jTA1R4jhHJQC"
    "kyKTqdfDU4HvV5ZOUnKW5WE+BCRRf5RKzAkBQ0cqe+zdymeL7XWnQurJe2wAfxLwq3xoQ3"
    "eLtQmOFVv2CQKTCudjbAIGFdAkQsrJV4y/PUXu5HOTRzDQTKarLHf0nPSYpLVTZSjEXUYj"
    "1UpLWWdn2bqcxzIDxGGRCttPSYyGQKRDd2yKsieiVfJ/jQJW4mxq5q10sLQBEM2bgv28Ss"
    "QhqD2WIj7MdN5icW+3vF2aD0J22pgQSJP499O37z+9//zu4/tgdgcteZNaJiP8iewU0Rwb"
    "D+CrWkYRFgKpcY7dQ1tVayPlrjPoXVOxgaaIu7E+7Xy5N5STz/S7b5SAJzOCltTSPAfAe2"
    "JQ8xFk0nVF0zYXVSHsVdQ01W0IihV9+WRijgWSqwl+gqqIiZ0nhd/tPwKcHL+SZQDOIGcH"
    "lIdYtSFj4xLKQsyxRpCwRy0MrBI32SIFEZmJ0F6OIlGcHbww9RdXY5epFA8pSfvTPYrzCf"
    "mRwWX4/ZuwT+ader0/JpEDL5H9KTj0BsPrS797PCVURlBqWaQnACX2y2PfoCpOZ6mzGYMw"
    "TBNw3nDO4DvmEpD56PrnpvIF0R75XMHS7es57xbjCdyB3RMY4Jl3SDLX7bYjvi5ndC5OWz"
    "cuYTnTIZIBMmWh8dr51lOvvQI33CRnsMsHpevFOZjyRPz8DeLrbI5VqRqv14FO5lg3QF7i"
    "ICkGwOy9LgHYxA2vkN/FhxzHiw8JzwsXbw/U0MoJnXG4HaH7kAVPd4Dt2DZU2NUlCta8qf"
    "3utIi3y2m2u8tpKqbFDl8Wzz5Q87C8/dpyAmGMYKPc5hEDax6mT9+8KbJ5vHmTvXnAvZgI"
    "gJmtqBypnIcjVqnTMQW0cRt2kcmdPbcTU1uqFvYn3MqQVVngStqUGhn70iUWF9tbadoM71"
    "Y7V42B1502qS+yabvliJLMLSmVPU/Zjbztvr7xJFuxXVdIUZBT9zlzt2+Cs/+ucmKVwbDX"
    "vYHYfVuIG3+bw42/TXLj/Ik2SQsPyK5DEgKRdUhK1iE56Hn23/8H4LsGrA=="
)
