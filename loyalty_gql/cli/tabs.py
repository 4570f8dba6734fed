"""The tabs that `run` opens GraphiQL with: operations to try, each with who asks and what.

The operations are the files of `operations/`. A variable that reads FRESH is made new by each page
that opens: an idempotency key that nobody has used.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from loyalty_gql.cli.demonstration import Demonstration, Shown, write_private
from loyalty_gql.settings import RUN_FOLDER

OPERATIONS = Path(__file__).parent / "operations"
FILE = RUN_FOLDER / "graphiql.json"
FRESH = "graphiql-FRESH"


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab, in the words that the page reads."""

    query: str
    headers: Mapping[str, str]
    variables: Mapping[str, Any]


def tabs_of(demo: Demonstration, shown: Shown) -> list[Tab]:
    """All tabs, in the order in which a newcomer reads them."""
    pay = {"cartId": demo.cartId, "source": {"code": shown.code}, "idempotencyKey": FRESH}
    correct = {
        "accountId": demo.accountId,
        "amount": {"amount": "5.00", "currencyCode": "USD"},
        "reason": "GOODWILL",
        "customerNote": "Sorry for the late parcel.",
        "idempotencyKey": FRESH,
    }
    issue = {
        "value": {"amount": "20.00", "currencyCode": "USD"},
        "reason": "PROMOTION",
        "idempotencyKey": FRESH,
    }
    buy = {
        "giftCardProductId": shown.product_id,
        "amount": {"amount": "50.00", "currencyCode": "USD"},
        "gift": {"recipientName": "Jo", "message": "Happy birthday!"},
        "idempotencyKey": FRESH,
    }
    return [
        _tab("look_up_a_card", None, {"code": shown.code}),
        _tab("my_credit", demo.customerToken, {}),
        _tab("find_a_card", demo.staffKey, {"lastCharacters": shown.last_characters}),
        _tab("pay_with_a_card", demo.cartToken, {"input": pay}),
        _tab("watch_my_balance", demo.customerToken, {}),
        _tab("correct_a_credit", demo.staffKey, {"input": correct}),
        _tab("issue_a_card", demo.staffKey, {"input": issue}),
        _tab("buy_a_card", demo.customerToken, {"input": buy}),
    ]


def keep(demo: Demonstration, shown: Shown) -> Path:
    """Write the tabs where the server reads them; gives the file."""
    write_private(FILE, [asdict(tab) for tab in tabs_of(demo, shown)])
    return FILE.absolute()


def _tab(name: str, bearer: str | None, variables: Mapping[str, Any]) -> Tab:
    query = (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")
    return Tab(query, {"Authorization": f"Bearer {bearer}"} if bearer else {}, variables)
