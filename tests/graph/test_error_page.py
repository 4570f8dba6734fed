"""Every code says why and what to do: in the schema, on the page, from one source."""

import re
from pathlib import Path

import pytest
from graphql import GraphQLEnumType

from loyalty_gql.errors import Refusal, Unanswered
from loyalty_gql.schema import build
from loyalty_gql.schema.error_page import error_page
from loyalty_gql.schema.guards import core
from loyalty_gql.schema.market_page import market_page
from loyalty_gql.types.errors import refusals

TOP = Path(__file__).parents[2]
# Where an error's code is written down; elsewhere a refusal is raised.
SHOWN_BY = [
    path for room in ("app", "schema", "types") for path in TOP.glob(f"loyalty_gql/{room}/*.py")
]


def test_the_kept_page_is_current() -> None:
    assert (TOP / "docs" / "errors.md").read_text(encoding="utf-8") == error_page()


def test_the_kept_page_of_market_rules_is_current() -> None:
    assert (TOP / "docs" / "market-rules.md").read_text(encoding="utf-8") == market_page()


def test_the_page_and_the_schema_say_why_and_what_to_do() -> None:
    page, enum = error_page(), core(build()).type_map["ErrorCode"]
    assert isinstance(enum, GraphQLEnumType)

    for code, kind in refusals().items():
        assert f"| `{code}` | " in page
        assert kind.remedy in page
        said = enum.values[code].description if code in enum.values else kind.remedy
        assert (said or "").endswith(kind.remedy), code
    assert all(f"| `{code}` | {code.why} | {code.remedy} |" in page for code in Unanswered)


def test_a_refusal_that_does_not_say_what_to_do_is_none() -> None:
    with pytest.raises(TypeError, match=r"OutOfStock needs a remedy = .*; then run make schema"):
        type("OutOfStock", (Refusal,), {"__doc__": "There is none.", "code": "OUT_OF_STOCK"})


@pytest.mark.parametrize("path", SHOWN_BY, ids=lambda path: str(path.relative_to(TOP)))
def test_no_error_has_a_code_that_the_page_does_not_know(path: Path) -> None:
    spelled = re.findall(r'code(?:"\s*:|\s*=)\s*"([A-Z_]+)"', path.read_text(encoding="utf-8"))

    assert spelled == [], "name it in errors.py: Unanswered, or a class of Refusal"
