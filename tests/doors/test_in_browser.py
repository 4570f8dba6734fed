"""GraphiQL as a newcomer meets it: `run`, a real browser, and no other machine to be reached."""

import json
from collections.abc import Generator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.doors.browser.page import Page, opened
from tests.doors.test_run import Running
from tests.examples.servers import free_port

TABS = [
    "LookUpACard",
    "MyCredit",
    "FindACard",
    "PayWithACard",
    "WatchMyBalance",
    "CorrectACredit",
    "IssueACard",
    "BuyACard",
]
ANSWER = ".result-window.CodeMirror, .result-window .CodeMirror"


@pytest.fixture(scope="module")
def demo(
    tmp_path_factory: pytest.TempPathFactory, small_demonstration: Path
) -> Generator[dict[str, str]]:
    """A running server's demonstration."""
    running = Running(tmp_path_factory.mktemp("run"), free_port())
    running.has(small_demonstration)
    with running.started():
        assert "Open it in a browser: GraphiQL" in running.words
        yield running.demo


@pytest.fixture
def page(demo: dict[str, str], tmp_path: Path) -> Generator[Page]:
    """GraphiQL, open; afterwards nothing has failed, and nobody else was asked for anything."""
    with opened(tmp_path) as page:
        page.open(demo["graphql"])
        page.until_shown("LookUpACard", ".graphiql-query-editor")
        yield page
        host = urlsplit(demo["graphql"]).netloc
        assert page.addresses() <= {("http", host), ("ws", host)}
        assert page.troubles() == []


def tabs(page: Page) -> list[str]:
    """What the tabs are called."""
    names = (
        "[...document.querySelectorAll('.graphiql-tab-button')].map(tab => tab.innerText.trim())"
    )
    return page.until(names)


def go_to(page: Page, tab: str) -> None:
    """Click on a tab, and wait until the editor has read its operation."""
    page.click(".graphiql-tab-button", tab)
    editor = "document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror"
    page.until(f"{editor}.operationName === {json.dumps(tab)}")


def run(page: Page, tab: str, shown: str) -> Any:
    """Go to a tab and press the button; what it answers, once it shows a text."""
    go_to(page, tab)
    page.click(".graphiql-execute-button")
    page.until_shown(shown, ANSWER)
    return answered(page)


def answered(page: Page) -> Any:
    """The answer that stands there, whole, also where it is to be scrolled to."""
    return json.loads(page.until(f"document.querySelector('{ANSWER}').CodeMirror.getValue()"))


def test_a_newcomer_runs_the_first_operation_as_it_stands(page: Page) -> None:
    assert tabs(page) == TABS

    page.click(".graphiql-query-editor .CodeMirror-lines")
    page.press_control_enter()

    page.until_shown("$50.00", ANSWER)
    assert answered(page)["data"]["giftCardByCode"]["displayStatus"] == "ACTIVE"


def test_documentation_and_settings_open_within_the_policy(page: Page) -> None:
    page.click(".graphiql-sidebar button")
    page.until_shown("mutation: Mutation", ".graphiql-plugin")

    page.click(".graphiql-sidebar-section:last-child button:last-child")

    page.until_shown("Theme", "[role=dialog]")


def test_every_tab_answers_with_its_own_key_and_twice_is_once(page: Page) -> None:
    credit = run(page, "MyCredit", '"storeCredit"')["data"]["me"]["storeCredit"]
    cards = run(page, "FindACard", '"giftCards"')["data"]["giftCards"]["nodes"]
    paid = run(page, "PayWithACard", '"replayed": false')["data"]["applyToCart"]
    corrected = run(page, "CorrectACredit", '"replayed": false')["data"]["adjust"]
    again = run(page, "CorrectACredit", '"replayed": true')["data"]["adjust"]
    issued = run(page, "IssueACard", '"giftCardCode"')["data"]["issueGiftCard"]
    bought = run(page, "BuyACard", '"replayed": false')["data"]["purchase"]

    assert credit["account"]["transactions"]["nodes"][0]["customerNote"]
    assert cards[0]["transactions"]["nodes"][-1]["kind"] in ("ISSUE", "PURCHASE")
    assert paid["cart"]["amountDue"]["formatted"] == "$134.19"
    before = credit["account"]["transactions"]["nodes"][0]["balanceAfter"]["formatted"]
    after = corrected["transaction"]["balanceAfter"]["formatted"]
    assert dollars(after) - dollars(before) == Decimal("5.00")
    assert again["transaction"] == corrected["transaction"]
    assert issued["giftCard"]["balance"]["formatted"] == "$20.00"
    assert bought["purchase"]["status"] == "PENDING"


def dollars(formatted: str) -> Decimal:
    """What people read, as a number."""
    return Decimal(formatted.removeprefix("$").replace(",", ""))


def test_a_subscription_tells_a_change_as_it_happens(page: Page, demo: dict[str, str]) -> None:
    before = run(page, "WatchMyBalance", '"balanceChanged"')["data"]["balanceChanged"]

    correct(demo, amount="7.00", note="A word from support.")

    page.until_shown("A word from support.", ANSWER)
    told = answered(page)["data"]["balanceChanged"]
    assert before["transaction"] is None
    assert told["transaction"]["amount"]["formatted"] == "$7.00"
    assert told["cursor"] != before["cursor"]


def test_a_reload_finds_the_same_tabs_and_what_was_typed(page: Page, demo: dict[str, str]) -> None:
    go_to(page, "FindACard")
    page.click(".graphiql-query-editor .CodeMirror-lines")
    page.type("# mine\n")
    kept = "sessionStorage.getItem('graphiql:tabState')"
    page.until(f"JSON.parse({kept}).tabs[2].query.includes('# mine')")

    page.open(demo["graphql"])

    page.until_shown("# mine", ".graphiql-query-editor")
    assert tabs(page) == TABS
    variables = run(page, "FindACard", '"giftCards"')
    assert len(variables["data"]["giftCards"]["nodes"]) == 1
    assert page.until("Object.keys(localStorage).length === 0"), "no key stays in the browser"


def correct(demo: dict[str, str], *, amount: str, note: str) -> None:
    """What support does in another window: the tab's own operation, sent by hand."""
    told = httpx.get(demo["graphql"].replace("/graphql", "/graphiql/tabs.json")).json()
    (tab,) = [tab for tab in told if "mutation CorrectACredit" in tab["query"]]
    tab["variables"]["input"] |= {
        "amount": {"amount": amount, "currencyCode": "USD"},
        "customerNote": note,
        "idempotencyKey": "in-another-window",
    }
    body = {"query": tab["query"], "variables": tab["variables"]}
    answer = httpx.post(demo["graphql"], json=body, headers=tab["headers"]).json()
    assert answer["data"]["adjust"]["replayed"] is False, answer
