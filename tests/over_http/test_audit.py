"""The audit of the GraphQL-over-HTTP specification, by those who wrote it: no error, no warning."""

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.examples.servers import serve
from tools.node import NODE, environment

HERE = Path(__file__).parent
TOP = HERE.parents[1]
CHECKS = 61


@pytest.fixture
def database_kind() -> str:
    return "sqlite"  # nothing here gets as far as a database


@pytest.fixture
def audit() -> Path:
    """The script, with what it needs installed beside it."""
    installed = HERE.relative_to(TOP) / "node_modules" / ".installed"
    make = subprocess.run(
        ["make", str(installed)], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert make.returncode == 0, make.stdout + make.stderr
    return HERE / "audit.js"


def test_the_audit_has_no_error_and_no_warning(
    audit: Path, database_url: str, tmp_path: Path
) -> None:
    with serve(database_url, tmp_path) as served:
        url = json.loads(served.file.read_text(encoding="utf-8"))["graphql"]
        told = subprocess.run(
            [NODE, str(audit), url], env=environment(), capture_output=True, text=True, check=False
        )
    assert told.returncode == 0, told.stderr
    results = json.loads(told.stdout)

    assert [result for result in results if result["status"] != "ok"] == []
    assert Counter(result["status"] for result in results) == {"ok": CHECKS}
