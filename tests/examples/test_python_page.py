"""The Python that a shop may call: whole, named one by one, and its example runs.

After a change that is meant, LOYALTY_KEEP_ANSWERS=1 make test ARGS="-n 0 tests/examples -k python"
writes the page.
"""

import inspect
import os
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from examples.extensions import birthdays
from loyalty_gql import api, models
from loyalty_gql.schema import sdl
from tests.graph.storefront import environ

TOP = Path(__file__).parents[2]
PAGE = TOP / "docs" / "python.md"
OPENED = frozenset({api.House, api.Actor})  # what is in them is ours
NAMES = [*api.__all__]
OFFERED: dict[str, Any] = {name: getattr(api, name) for name in NAMES}
VERBS = {name: one for name, one in OFFERED.items() if not isinstance(one, type)}
TYPES = {name: one for name, one in OFFERED.items() if isinstance(one, type)}


def test_every_mutation_has_its_verb_and_every_verb_is_one() -> None:
    roots = re.findall(r"(?ms)^type (Mutation|Query) \{\n(.*?)^\}", sdl())
    fields = {root: set(re.findall(r"(?m)^  (\w+)[(:]", body)) for root, body in roots}
    named = {re.sub(r"_(.)", lambda found: found[1].upper(), name) for name in VERBS}

    assert fields["Mutation"] - named == set()
    assert named - fields["Mutation"] - fields["Query"] == {
        "balances", "openHouse", "page", "parseMoney",
    }  # fmt: skip


def ours(hint: object, *, deep: bool) -> Iterator[type]:
    """The types of ours in an annotation; `deep`: and in the fields of what has to be made."""
    for part in get_args(hint):
        yield from ours(part, deep=deep)
    if not isinstance(hint, type) or not hint.__module__.startswith("loyalty_gql"):
        return
    yield hint
    if deep and is_dataclass(hint) and hint not in OPENED:
        for part in get_type_hints(hint).values():
            yield from ours(part, deep=True)


def test_what_verbs_take_and_give_can_be_named() -> None:
    missing: set[str] = set()
    for verb in VERBS.values():
        hints = get_type_hints(verb)
        gives = ours(hints.pop("return"), deep=False)
        takes = [one for hint in hints.values() for one in ours(hint, deep=True)]
        rows = models.__name__
        missing |= {
            f"{verb.__name__}: {one.__name__}"
            for one in (*gives, *takes)
            if one not in TYPES.values() and not one.__module__.startswith(rows)
        }

    assert missing == set()


def call(name: str, one: Any) -> str:
    """How it is called: names, and with … those that have a default."""
    if one is api.House or (isinstance(one, type) and issubclass(one, Enum)):
        return name
    said: list[str] = []
    for parameter in inspect.signature(one).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in said:
            said.append("*")
        optional = parameter.default is not parameter.empty
        said.append(f"{parameter.name}=…" if optional else parameter.name)
    return f"{name}({', '.join(said)})"


def about(one: Any) -> str:
    """The first paragraph of its docstring; of an enum also what there is."""
    whole = inspect.getdoc(one)
    assert whole, one
    words = " ".join(whole.partition("\n\n")[0].split()).replace("|", "\\|")
    if isinstance(one, type) and issubclass(one, Enum):
        words += " " + ", ".join(f"`{name}`" for name in one.__members__)
    return words


def written() -> str:
    """The page as it has to be."""
    text = PAGE.read_text(encoding="utf-8")
    source = Path(birthdays.__file__).read_text(encoding="utf-8")
    before, _, rest = text.partition("```python\n")
    text = f"{before}```python\n{source}```{rest.partition('```')[2]}"
    for name, offered in (("verbs", VERBS), ("types", TYPES)):
        before, mark, after = text.partition(f"<!-- {name} -->")
        kept = before[: before.rindex("|---|---|\n") + len("|---|---|\n")]
        rows = "".join(f"| `{call(name, one)}` | {about(one)} |\n" for name, one in offered.items())
        text = kept + rows + mark + after
    return text


def test_the_page_names_all_of_it_as_it_is() -> None:
    wanted = written()
    if os.environ.get("LOYALTY_KEEP_ANSWERS"):
        PAGE.write_text(wanted, encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == wanted


async def test_the_job_on_the_page_gives_once_a_year(
    database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ(database_url).items():
        monkeypatch.setenv(name, value)
    await birthdays.main(["ada", "bob", "ada"])
    assert capsys.readouterr().out == "ada True\nbob True\nada False\n"

    now = datetime.now(UTC)
    async with api.open_house(environ(database_url)) as house:
        later = now.replace(year=now.year + 1, day=1)
        assert not await birthdays.give(house, "ada", now)
        assert await birthdays.give(house, "ada", later)
        staff = api.Actor(
            api.ActorKind.STAFF, "staff:test", scopes=frozenset({api.Scope.ACCOUNTS_READ})
        )
        seen = await api.store_credit_accounts(staff, api.page(first=5), query="ada")
        (account,) = seen.items
        shown = await api.balances([account.id], now)
        assert shown[account.id].available == 2 * birthdays.PRESENT.minor
        refused = "You may not use adjust"
        with pytest.raises(api.Refusal, match=refused):
            await api.adjust(
                staff, house, account.id, birthdays.PRESENT, why=api.Why("OTHER"), key="x" * 16,
                now=now,
            )  # fmt: skip
