"""Clients made from schema.graphql speak to a real server, on both databases."""

import subprocess
from pathlib import Path

import pytest

from tests.examples.servers import serve
from tools.node import NODE

TOP = Path(__file__).parents[2]
PYTHON = TOP / "examples" / "python-client"
TYPESCRIPT = TOP / "examples" / "typescript-client"
CLIENTS = {
    "python": [str(PYTHON / ".venv" / "bin" / "python"), str(PYTHON / "story.py")],
    "typescript": [NODE, str(TYPESCRIPT / "build" / "story.js")],
}
STORY = """\
issued 50.00 USD
looked up 50.00 USD
refused CODE_MISTYPED
applied 30.00 USD due 0.00 USD
authorized AUTHORIZED
captured 30.00 USD
balance 0.00 USD
refunded 12.50 USD
balance 12.50 USD
after REFUND
"""


@pytest.fixture(scope="session")
def made() -> None:
    """The clients, generated and compiled; what is there and current is not made again."""
    make = subprocess.run(["make", "clients"], cwd=TOP, capture_output=True, text=True, check=False)
    assert make.returncode == 0, make.stdout + make.stderr


@pytest.mark.usefixtures("made")
def test_a_card_goes_all_the_way_through_each_generated_client(
    database_url: str, tmp_path: Path
) -> None:
    with serve(database_url, tmp_path) as served:
        told = {name: story(client, served.file) for name, client in CLIENTS.items()}
        proof = served.types("ledger", "verify")

    assert told == dict.fromkeys(CLIENTS, STORY)
    assert proof.returncode == 0, proof.stdout


def story(client: list[str], server: Path) -> str:
    """What a client printed; where it failed, also what it said of that."""
    words = [*client, str(server)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    return ran.stdout + (ran.stderr if ran.returncode else "")
