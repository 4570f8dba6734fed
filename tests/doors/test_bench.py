"""`loyalty-gql bench`: a row says what was measured, against which figure, and whether it is met.

Whether the figures are met a busy machine can't tell: that is `make bench`, not a test.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import Row, compared, ratio
from tests.databases import Databases

CHECKOUT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("loyalty-gql")


def test_a_part_is_measured_printed_and_kept(databases: Databases, tmp_path: Path) -> None:
    kept = tmp_path / "bench.json"

    done = subprocess.run(
        [str(COMMAND), "bench", "--quick", "--only", "statements", "--keep", str(kept)],
        cwd=CHECKOUT,
        env={**os.environ, "LOYALTY_TEST_POSTGRES_URL": databases.postgres_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    (row,) = json.loads(kept.read_text())
    assert row.keys() == {"name", "ratio", "target", "met", "detail"}
    assert row["name"].startswith("statements for a page of 50 cards")
    assert (row["target"], row["met"], row["ratio"] <= 6) == (6, True, True)
    server, line, end = done.stdout.splitlines()
    assert server.startswith("PostgreSQL ")
    assert line.startswith(row["name"])
    assert " ≤ 6     met " in line
    assert end.endswith(f"kept in {kept}")


@pytest.mark.parametrize(
    ("row", "met", "said"),
    [
        (Row("fast", 0.5, 0.5, "", at_most=False), True, "0.50 ≥ 0.5   met"),
        (Row("slow", 0.4999, 0.5, "", at_most=False), False, "0.50 ≥ 0.5   NOT MET"),
        (Row("few", 6, 6, "", at_most=True), True, "6.00 ≤ 6     met"),
        (Row("many", 6.001, 6, "", at_most=True), False, "6.00 ≤ 6     NOT MET"),
    ],
)
def test_a_row_is_met_at_its_figure_and_not_a_step_beyond(row: Row, met: bool, said: str) -> None:
    assert row.as_json()["met"] is met
    assert said in row.as_line()


def test_a_ratio_is_the_median_of_rounds_each_against_its_own_floor() -> None:
    rates = {"ours": [50.0, 90.0, 10.0], "floor": [100.0, 100.0, 50.0]}

    assert ratio(rates, "ours", "floor") == 0.5
    assert compared(rates, "ours", "floor") == "50 a second against 100 (floor)"
