"""A few long-lived processes at one database, told what to do over pipes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Answer = str | list[Any]


class Crew:
    """Worker processes; each has a ledger of its own."""

    def __init__(self, url: str, size: int = 4, *, group_limit: int = 16) -> None:
        self.url = url
        command = [sys.executable, "-m", "tests.faults.worker", url, str(group_limit)]
        self._workers = [
            subprocess.Popen(
                command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            for _ in range(size)
        ]
        for worker in self._workers:
            assert self._line(worker) == "ready\n"

    def __len__(self) -> int:
        return len(self._workers)

    def at_once(self, batches: list[list[dict[str, Any]]]) -> list[Answer]:
        """A batch for each worker, all under way before the first answer is read."""
        for worker, batch in zip(self._workers, batches, strict=True):
            assert worker.stdin is not None
            worker.stdin.write(json.dumps(batch) + "\n")
            worker.stdin.flush()
        return [answer for worker in self._workers for answer in json.loads(self._line(worker))]

    def dealt(self, commands: list[dict[str, Any]]) -> list[Answer]:
        """The commands dealt out to all workers, all at once."""
        size = len(self)
        return self.at_once([commands[place::size] for place in range(size)])

    def tell(self, batch: list[dict[str, Any]]) -> None:
        """Give the first worker something to do, and don't wait for its answer."""
        stdin = self._workers[0].stdin
        assert stdin is not None
        stdin.write(json.dumps(batch) + "\n")
        stdin.flush()

    def kill(self) -> None:
        """`kill -9`, at once."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.communicate()

    def close(self) -> None:
        for worker in self._workers:
            worker.communicate(timeout=120)
            assert worker.returncode == 0

    @staticmethod
    def _line(worker: "subprocess.Popen[str]") -> str:
        assert worker.stdout is not None
        return worker.stdout.readline()


def succeeded(answers: list[Answer]) -> list[list[Any]]:
    """The answers that are not refusals."""
    return [answer for answer in answers if isinstance(answer, list)]
