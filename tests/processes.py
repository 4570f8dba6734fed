"""`loyalty-gql` as processes of its own, forked from one that has read the modules already.

To read them takes a second, a fork a hundredth of it. That it also starts from nothing is proven in
`tests/doors`, where every command is typed.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from loyalty_gql.cli import MODULES, main

PATIENCE_SECONDS = 120

# Not forked from the tests: they have threads, and an event loop.
_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(
    [__name__, "loyalty_gql.app", *(f"loyalty_gql.cli.{module}" for module in MODULES.values())]
)


def start(
    words: tuple[str, ...], environ: Mapping[str, str], folder: Path, out: Path, err: Path
) -> ForkServerProcess:
    """Start a command in a folder, in this environment; what it says is appended to the files."""
    process = _forking.Process(target=_begin, args=(words, dict(environ), folder, out, err))
    process.start()
    return process


def run(
    words: tuple[str, ...], environ: Mapping[str, str], folder: Path
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    with TemporaryDirectory() as said:
        out, err = Path(said) / "out", Path(said) / "err"
        process = start(words, environ, folder, out, err)
        code = wait(process)
        return subprocess.CompletedProcess(
            words, code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")
        )


def wait(process: ForkServerProcess) -> int:
    """Its exit code, once it has ended; below zero when a signal ended it."""
    process.join(PATIENCE_SECONDS)
    assert process.exitcode is not None, "it does not end"
    return process.exitcode


def _begin(
    words: tuple[str, ...], environ: dict[str, str], folder: Path, out: Path, err: Path
) -> None:
    for stream, path in ((0, Path(os.devnull)), (1, out), (2, err)):
        with path.open("a" if stream else "r", encoding="utf-8") as file:
            os.dup2(file.fileno(), stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 — while it lives
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    main(words)
