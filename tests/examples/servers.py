"""A real server as a process of its own: what the examples are played against."""

import base64
import json
import os
import random
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import httpx

from tests.processes import PATIENCE_SECONDS, run, start, wait

# Below the ports that connections are given, so that none takes it before the server does.
PORTS = range(15_000, 30_000)


def environment(database_url: str, port: int) -> dict[str, str]:
    """The settings of a server for tests; its secrets are no secrets."""

    def secret(letter: bytes) -> str:
        return base64.b64encode(letter * 32).decode()

    return {
        **os.environ,
        "LOYALTY_DATABASE_URL": database_url,
        "LOYALTY_PORT": str(port),
        "LOYALTY_SECRET": secret(b"s"),
        "LOYALTY_CODE_LOOKUP_KEYS": f"test:{secret(b'l')}",
        "LOYALTY_CODE_SEAL_KEYS": f"test:{secret(b'e')}",
        "LOYALTY_JWT_SECRET": secret(b"j"),
    }


def free_port() -> int:
    """A port that nobody uses, and that nobody is given unasked."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


@dataclass(frozen=True)
class Served:
    """A server that answers, its settings, and a file like `.run/demo.json` with its keys."""

    environ: dict[str, str]
    file: Path
    process: ForkServerProcess

    def types(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run another command with the settings of this server."""
        return run(words, self.environ, self.file.parent)


@contextmanager
def serve(
    database_url: str, folder: Path, *, workers: int = 1, **settings: str
) -> Generator[Served]:
    """A migrated database, served on a free port until the block ends."""
    port = free_port()
    environ = environment(database_url, port) | {"LOYALTY_WORKERS": str(workers), **settings}
    log = folder / "server.log"
    log.unlink(missing_ok=True)
    process = start(("serve",), environ, folder, log, log)
    try:
        _await_answer(process, port, log)
        yield Served(environ, _keys(environ, folder, port), process)
    finally:
        process.terminate()
        wait(process)


def _await_answer(process: ForkServerProcess, port: int, log: Path) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    with httpx.Client() as client:
        while time.monotonic() < ends and process.is_alive():
            try:
                if client.get(f"http://127.0.0.1:{port}/readyz").is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.02)
    raise AssertionError(f"the server did not come up:\n{log.read_text(encoding='utf-8')}")


def _keys(environ: dict[str, str], folder: Path, port: int) -> Path:
    kinds = {"staffKey": "staff", "backendKey": "backend"}
    made = {name: key(environ, folder, kind, f"test-{kind}") for name, kind in kinds.items()}
    file = folder / "demo.json"
    server = {"graphql": f"http://127.0.0.1:{port}/graphql", **made}
    file.write_text(json.dumps(server), encoding="utf-8")
    return file


def key(environ: dict[str, str], folder: Path, kind: str, owner: str) -> str:
    """A new key that may do everything."""
    words = ("keys", "create", "--kind", kind, "--owner", owner, "--role", "admin")
    made = run(words, environ, folder)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()
