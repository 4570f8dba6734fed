"""What the README and the documents show is what is answered, and what they point to is there."""

import json
import re
from pathlib import Path
from typing import Any, cast

import pytest

TOP = Path(__file__).parents[2]
WHERE = ("*.md", "docs/**/*.md", "migrations/*.md", "examples/*/README.md")
DOCUMENTS = sorted(path for where in WHERE for path in TOP.glob(where))
ANSWERS: list[dict[str, Any]] = json.loads(
    (TOP / "examples" / "shop_backend" / "answers.json").read_text(encoding="utf-8")
)
SHOWN = re.findall(r"```json\n(.*?)```", (TOP / "README.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("shown", SHOWN)
def test_an_answer_that_the_readme_shows_is_a_kept_one(shown: str) -> None:
    assert any(is_part_of(json.loads(shown), one["answer"]) for one in ANSWERS), shown


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(TOP)))
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))

    lost = [link for link in links if "://" not in link and not (document.parent / link).exists()]

    assert lost == []


def is_part_of(part: Any, whole: Any) -> bool:
    """Everything shown is there; fields may be left out, list items may not."""
    match part, whole:
        case dict(), dict():
            there = cast("dict[str, Any]", whole)
            shown = cast("dict[str, Any]", part)
            return all(is_part_of(value, there.get(name)) for name, value in shown.items())
        case list(), list():
            pairs = zip(cast("list[Any]", part), cast("list[Any]", whole), strict=False)
            return len(part) == len(whole) and all(is_part_of(*pair) for pair in pairs)
        case _:
            return part == whole
