"""The example plays against a real server, on both databases, and every answer is as kept.

After a change that is meant: LOYALTY_KEEP_ANSWERS=1 make test ARGS=tests/examples
"""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from examples.shop_backend import medusa
from loyalty_gql.demo.medusa import read_cart, report_of
from tests.examples.normal import Normal
from tests.examples.servers import serve

TOP = Path(__file__).parents[2]
KEPT = TOP / "examples" / "shop_backend" / "answers.json"
CARTS = sorted(path.name for path in (TOP / "examples" / "medusa").glob("cart-*.json"))


def test_the_story_is_answered_as_kept_and_the_ledger_is_clean(
    database_url: str, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    with serve(database_url, tmp_path) as served:
        words = [sys.executable, "-m", "examples.shop_backend", str(served.file), str(answers)]
        played = subprocess.run(
            words, cwd=TOP, env=served.environ, capture_output=True, text=True, check=False
        )
    assert played.returncode == 0, played.stdout[-2000:] + played.stderr
    assert "every invariant holds" in played.stdout

    normal = normalised(answers)
    if os.environ.get("LOYALTY_KEEP_ANSWERS"):
        KEPT.write_text(json.dumps(normal, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert normal == json.loads(KEPT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CARTS)
def test_the_demonstration_rounds_carts_as_the_example_does(name: str) -> None:
    cart = medusa.read(name.removesuffix(".json"))
    ours = report_of(read_cart(name))

    theirs = medusa.cart_input(cart, cart_id=cart["id"], customer_id="c", revision=1)

    assert theirs["total"]["amount"] == ours.total.amount
    assert [line["total"]["amount"] for line in theirs["lines"]] == [
        line.total.amount for line in ours.lines
    ]


@pytest.mark.parametrize("name", CARTS)
def test_lines_sum_to_the_rounded_total(name: str) -> None:
    cart = medusa.read(name.removesuffix(".json"))

    mapped = medusa.cart_input(cart, cart_id="c", customer_id="c", revision=1)

    parts = [Decimal(line["total"]["amount"]) for line in mapped["lines"]]
    assert sum(parts) == Decimal(mapped["total"]["amount"])
    assert abs(sum(parts) - Decimal(cart["total"])) <= Decimal("0.5")


def test_totals_are_rounded_half_up() -> None:
    half: dict[str, Any] = {"total": Decimal("0.125"), "currency_code": "usd"}

    assert medusa.charged(half) == 13
    assert medusa.charged(medusa.read("cart-us-shirts")) == 18_419
    assert medusa.charged(medusa.read("cart-de-lamp")) == 27_441
    assert medusa.charged(medusa.read("cart-jp-coffee")) == 10_771


def normalised(answers: Path) -> list[dict[str, Any]]:
    """What was kept by a run, comparable with any other."""
    kept = cast("list[dict[str, Any]]", json.loads(answers.read_text(encoding="utf-8")))
    run = str(kept[0]["input"]["idempotencyKey"]).rpartition("-")[2]
    return cast("list[dict[str, Any]]", Normal(run).of(kept))
