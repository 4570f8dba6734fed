"""A real server as a process of its own: what the examples are played against."""

import base64
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

COMMAND = Path(sys.executable).with_name("loyalty-gql")
PATIENCE_SECONDS = 120
# Below the ports that connections are given, so that none takes it before the server does.
PORTS = range(15_000, 30_000)


def environment(database_url: str, port: int) -> dict[str, str]:
    """The settings of a server for tests; its secrets are no secrets."""

    def key(letter: bytes) -> str:
        return base64.b64encode(letter * 32).decode()

    return {
        **os.environ,
        "LOYALTY_DATABASE_URL": database_url,
        "LOYALTY_PORT": str(port),
        "LOYALTY_SECRET": key(b"s"),
        "LOYALTY_CODE_LOOKUP_KEYS": f"test:{key(b'l')}",
        "LOYALTY_CODE_SEAL_KEYS": f"test:{key(b'e')}",
        "LOYALTY_JWT_SECRET": key(b"j"),
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
    process: subprocess.Popen[bytes]

    def types(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another command with the settings of this server."""
        return command(self.environ, self.file.parent, *words)


@contextmanager
def serve(
    database_url: str, folder: Path, *, workers: int = 1, **settings: str
) -> Generator[Served]:
    """A migrated database, served on a free port until the block ends."""
    port = free_port()
    environ = environment(database_url, port) | {"LOYALTY_WORKERS": str(workers), **settings}
    log = folder / "server.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [str(COMMAND), "serve"], cwd=folder, env=environ, stdout=out, stderr=out
        )
        try:
            _await_answer(process, port, log)
            yield Served(environ, _keys(environ, folder, port), process)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _await_answer(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"the server did not come up:\n{log.read_text(encoding='utf-8')}")


def _keys(environ: dict[str, str], folder: Path, port: int) -> Path:
    kinds = {"staffKey": "staff", "backendKey": "backend"}
    made = {name: _key(environ, folder, kind) for name, kind in kinds.items()}
    file = folder / "demo.json"
    server = {"graphql": f"http://127.0.0.1:{port}/graphql", **made}
    file.write_text(json.dumps(server), encoding="utf-8")
    return file


def _key(environ: dict[str, str], folder: Path, kind: str) -> str:
    words = ("keys", "create", "--kind", kind, "--owner", f"test-{kind}", "--role", "admin")
    made = command(environ, folder, *words)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def command(environ: dict[str, str], folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `loyalty-gql` to its end."""
    return subprocess.run(
        [str(COMMAND), *words],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
