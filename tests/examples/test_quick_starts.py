"""The quick starts and their like, pasted as readers paste them: every answer is as shown.

After a change that is meant: LOYALTY_KEEP_ANSWERS=1 make test ARGS=tests/examples, which writes the
answers into the pages. A request is followed by its answer; lines `# Name: value` above it are its
headers, and `<names>` stand for what an answer before, or `.run/demo.json`, has given.
"""

import json
import os
import re
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import jwt
import pytest

from loyalty_gql.rules.access import OPERATIONS, ROLES
from loyalty_gql.rules.state import Kind
from loyalty_gql.settings import Settings
from tests.examples.normal import Normal
from tests.examples.servers import Served, serve

TOP = Path(__file__).parents[2]
# Beside the quick starts. Pages that share a server don't know of each other's orders.
PLAYED = (("companies",), ("refunds", "tax"), ("rules-at-checkout",))
SERVED = [
    *([page] for page in sorted(TOP.glob("docs/quick-start-*.md"))),
    *([TOP / "docs" / f"{name}.md" for name in names] for names in PLAYED),
]
PAGES = [page for pages in SERVED for page in pages]
EXAMPLE = re.compile(r"```(graphql|sh)\n([^`]*)```\n\n```json\n([^`]*)```")
TYPED = re.compile(r"^loyalty-gql ((?:.*\\\n)*.*)$", re.MULTILINE)
SCOPED = re.compile(r"^\| (.*) \| `([a-z_:]+)` \| (yes|no) \|$", re.MULTILINE)
CUSTOMER = "cus_01M7YQHEQ85833ZQ4ERQ3T4W49"
WIDTH = 100

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@pytest.mark.parametrize("pages", SERVED, ids=lambda pages: "+".join(page.stem for page in pages))
def test_a_page_is_answered_as_it_shows(
    pages: list[Path], database_url: str, tmp_path: Path
) -> None:
    with serve(database_url, tmp_path) as served, httpx.Client(timeout=30) as client:
        answered = {page: play(served, page, client) for page in pages}
        verified = served.types("ledger", "verify")

    assert verified.returncode == 0, verified.stdout
    for page, text in answered.items():
        if os.environ.get("LOYALTY_KEEP_ANSWERS"):
            page.write_text(text, encoding="utf-8")
        assert text == page.read_text(encoding="utf-8")


def play(served: Served, page: Path, client: httpx.Client) -> str:
    """The page with the answers that its examples really get."""
    text = page.read_text(encoding="utf-8")
    assert text.count("```graphql") == len(re.findall(r"```graphql\n[^`]*```\n\n```json", text))
    for words in TYPED.findall(text):
        typed = served.types(*shlex.split(words.replace("\\\n", " ")))
        assert typed.returncode == 0, typed.stderr
    return EXAMPLE.sub(Reader(served, text, client).example, text)


@by_page
def test_a_page_says_which_scope_opens_what(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    rows = SCOPED.findall(text)
    assert len(rows) == text.count("| yes |\n") + text.count("| no |\n")
    for operations, scope, support in rows:
        for operation in re.findall(r"`(\w+)`", operations):
            assert scope in OPERATIONS[operation].scopes, operation
        assert (scope in ROLES["support"]) == (support == "yes"), scope


def test_support_can_read_each_kind_of_movement() -> None:
    page = (TOP / "docs" / "quick-start-support.md").read_text(encoding="utf-8")

    assert [kind for kind in Kind if f"`{kind}`" not in page] == []


class Reader:
    """Somebody with the keys and the token of `.run/demo.json`, and a page to try."""

    def __init__(self, served: Served, page: str, client: httpx.Client) -> None:
        kept = cast("dict[str, str]", json.loads(served.file.read_text(encoding="utf-8")))
        known = {kept[name]: f"<{name}>" for name in ("staffKey", "backendKey")}
        known |= {CUSTOMER: "<customerId>", token(served): "<customerToken>"}
        known |= {moment: moment for moment in re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", page)}
        known |= {f"{kind}:test-{kind}": f"{kind}:demo" for kind in ("staff", "backend")}
        self._url = kept["graphql"]
        self._client = client
        self._normal = Normal(known=known)

    def example(self, found: re.Match[str]) -> str:
        """An example with the answer that it really gets."""
        language, shown, _ = found.groups()
        asked = self._normal.back(shown)
        body, headers = read_curl(asked) if language == "sh" else read_graphql(asked)
        answer = self._client.post(self._url, content=body, headers=headers).json()
        normal = self._normal.of(answer if "errors" in answer else answer["data"])
        return f"```{language}\n{shown}```\n\n```json\n{laid_out(normal)}\n```"


def read_graphql(text: str) -> tuple[str, dict[str, str]]:
    """The body and the headers of an operation."""
    headers = dict(re.findall(r"^# ([A-Z][\w-]+): (.*)$", text, re.MULTILINE))
    return json.dumps({"query": text}), headers | {"content-type": "application/json"}


def read_curl(text: str) -> tuple[str, dict[str, str]]:
    """The body and the headers that a command line of curl sends."""
    words = shlex.split(text.replace("\\\n", " "))
    assert words[:3] == ["curl", "-s", "http://127.0.0.1:8000/graphql"], words
    given = list(zip(words[3::2], words[4::2], strict=True))
    headers = dict(value.split(": ", 1) for option, value in given if option == "-H")
    (body,) = [value for option, value in given if option == "-d"]
    return body, headers


def token(served: Served) -> str:
    """The customer's, as the shop's login would make it."""
    terms = Settings.from_environ(served.environ).jwt
    assert terms.secret is not None
    until = datetime.now(UTC) + timedelta(hours=1)
    claims = {"sub": CUSTOMER, "iss": terms.issuer, "aud": terms.audience, "exp": until}
    return jwt.encode(claims, terms.secret, terms.algorithms[0])


def laid_out(value: Any, indent: str = "", before: int = 0) -> str:
    """JSON with as much on a line as fits."""
    whole = json.dumps(value, ensure_ascii=False).replace("{", "{ ").replace("}", " }")
    if not isinstance(value, dict | list) or len(indent) + before + len(whole) < WIDTH:
        return whole
    deeper = indent + "  "
    if isinstance(value, list):
        items = [laid_out(one, deeper) for one in cast("list[Any]", value)]
        opening, closing = "[", "]"
    else:
        parts = cast("dict[str, Any]", value).items()
        items = [f'"{name}": {laid_out(one, deeper, len(name) + 4)}' for name, one in parts]
        opening, closing = "{", "}"
    return f"{opening}\n{deeper}" + f",\n{deeper}".join(items) + f"\n{indent}{closing}"
