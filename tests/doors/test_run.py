"""`loyalty-gql run`, as a newcomer meets it: a real process, its words pasted, started twice."""

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from tests.examples.servers import free_port
from tests.processes import PATIENCE_SECONDS

COMMAND = Path(sys.executable).with_name("loyalty-gql")
NAMES = {
    "graphql", "ws", "staffKey", "backendKey", "customerToken", "customerId", "cartId", "cartToken",
    "accountId",
}  # fmt: skip
AGAIN_SECONDS = 15


class Running:
    """A server that was started by `run`, its words so far, and its file for scripts."""

    def __init__(self, folder: Path, port: int) -> None:
        self.file = folder / ".run" / "demo.json"
        self.port = port
        self._folder = folder
        self._out = folder / "out"

    @property
    def demo(self) -> dict[str, str]:
        return json.loads(self.file.read_text(encoding="utf-8"))

    @property
    def words(self) -> str:
        return self._out.read_text(encoding="utf-8")

    def has(self, demonstration: Path) -> None:
        """Put a `.run` there that was filled before."""
        shutil.copytree(demonstration, self._folder / ".run")

    @contextmanager
    def started(self, **settings: str) -> Generator[float]:
        """Runs until the block ends; gives the seconds it took to answer."""
        began = time.monotonic()
        environ = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        with self._out.open("w", encoding="utf-8") as out:
            process = subprocess.Popen(
                [str(COMMAND), "run"],
                cwd=self._folder,
                env=environ | {"LOYALTY_PORT": str(self.port), "PYTHONUNBUFFERED": "1"} | settings,
                stdout=out,
                stderr=out,
            )
            try:
                self._await_words(process)
                yield time.monotonic() - began
            finally:
                process.send_signal(signal.SIGINT)
                assert process.wait(PATIENCE_SECONDS) == 0, self.words

    def _await_words(self, process: subprocess.Popen[bytes]) -> None:
        ends = time.monotonic() + PATIENCE_SECONDS
        while "Ctrl+C stops" not in self.words:
            assert process.poll() is None, self.words
            assert time.monotonic() < ends, self.words
            time.sleep(0.05)


def ask(demo: dict[str, str], query: str, bearer: str) -> Any:
    """One query; its data."""
    headers = {"Authorization": f"Bearer {demo[bearer]}"}
    answer = httpx.post(
        demo["graphql"], json={"query": query}, headers=headers, timeout=PATIENCE_SECONDS
    ).json()
    assert "errors" not in answer, answer
    return answer["data"]


def pasted(words: str) -> list[httpx.Response]:
    """What the printed curl commands answer; read by the shell's rules, sent without curl."""
    commands = words.replace("\\\n", " ").splitlines()
    return [_sent(shlex.split(line)) for line in commands if line.startswith("curl ")]


def _sent(command: list[str]) -> httpx.Response:
    given = [command[at + 1] for at, word in enumerate(command) if word == "-H"]
    headers = dict(header.split(": ", 1) for header in given)
    body = command[command.index("-d") + 1]
    return httpx.post(command[2], headers=headers, content=body, timeout=PATIENCE_SECONDS)


@pytest.fixture
def running(tmp_path: Path) -> Running:
    return Running(tmp_path, free_port())


def test_everything_that_it_prints_works_and_a_second_start_finds_it(running: Running) -> None:
    with running.started():
        first = running.demo
        assert set(first) == NAMES
        answers = [answer.json()["data"] for answer in pasted(running.words)]
        cart = f'{{ cart(cartId: "{first["cartId"]}") {{ total {{ amount }} customerId }} }}'
        seen = ask(first, cart, "backendKey")["cart"]
        shop = ask(first, "{ giftCards(first: 1) { totalCount } }", "staffKey")

    mine, found, paid = answers
    credit = mine["me"]["storeCredit"]
    words = [one["customerNote"] for one in credit["account"]["transactions"]["nodes"]]
    assert "A small thank-you for staying with us." in words
    assert credit["nextExpiry"] is not None
    assert {card["displayStatus"] for card in mine["me"]["giftCards"]["nodes"]} == {
        "ACTIVE", "PARTIALLY_REDEEMED", "DEACTIVATED",
    }  # fmt: skip
    (card,) = [one for one in found["giftCards"]["nodes"] if one["customerId"]]
    assert [one["kind"] for one in card["transactions"]["nodes"]] == [
        "REDEMPTION", "REDEMPTION", "HOLD", "PURCHASE",
    ]  # fmt: skip
    assert paid["applyToCart"]["held"]["formatted"] == "$50.00"
    assert paid["applyToCart"]["cart"]["amountDue"]["formatted"] == "$134.19"
    assert seen == {"total": {"amount": "184.19"}, "customerId": first["customerId"]}
    assert shop["giftCards"]["totalCount"] > 200

    with running.started() as seconds:
        assert running.demo == first
        again = [answer.json()["data"] for answer in pasted(running.words)]
        assert again == answers, "the same keys: nothing happens twice"
    assert seconds < AGAIN_SECONDS, "a second start is up in seconds"


def test_a_token_that_ran_out_is_renewed_and_a_lost_file_is_made_again(
    running: Running, small_demonstration: Path
) -> None:
    running.has(small_demonstration)
    with running.started():
        first = running.demo
    expired = jwt.encode({"sub": first["customerId"], "exp": 1}, "k" * 32)
    running.file.write_text(json.dumps(first | {"customerToken": expired}), encoding="utf-8")

    with running.started():
        second = running.demo
        ask(second, "{ me { id } }", "customerToken")
    assert second["customerToken"] != expired
    assert second["staffKey"] == first["staffKey"]

    running.file.unlink()
    with running.started():
        third = running.demo
        ask(third, "{ giftCards(first: 5) { totalCount } }", "staffKey")
    assert third["cartToken"] == first["cartToken"]
    assert third["staffKey"] != first["staffKey"]


def test_secrets_of_another_database_are_one_line(
    running: Running, small_demonstration: Path, tmp_path: Path
) -> None:
    running.has(small_demonstration)
    with running.started():
        pass
    (tmp_path / ".run" / "secrets.json").unlink()

    refused = _runs_into_a_wall(tmp_path, running.port)

    assert "delete .run to start over" in refused


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = _runs_into_a_wall(tmp_path, taken.getsockname()[1])

    assert refused.startswith("Error: LOYALTY_PORT: ")
    assert not (tmp_path / ".run" / "loyalty.db").exists()


def _runs_into_a_wall(folder: Path, port: int) -> str:
    """A start that is refused; its one line."""
    refused = subprocess.run(
        [str(COMMAND), "run"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LOYALTY_PORT": str(port)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1
    return refused.stderr
