"""The server under measurement: `loyalty-gql serve` as a process of its own."""

import asyncio
import base64
import hashlib
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
from starlette.applications import Starlette

from loyalty_gql.app import create_app
from loyalty_gql.rules.access import ALL_SCOPES
from loyalty_gql.rules.ids import new_id
from loyalty_gql.settings import Settings

PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, and an API key of the shop's backend that may do everything."""

    port: int
    key: str


@asynccontextmanager
async def serving(url: str) -> AsyncGenerator[Server]:
    """One process of ours on the database, until the block ends."""
    port, key = _free_port(), await _new_key(url)
    command = Path(sys.executable).with_name("loyalty-gql")
    process = await asyncio.create_subprocess_exec(
        command, "serve", env=_environ(url, port), stderr=subprocess.DEVNULL
    )
    try:
        await _answering(port, process)
        yield Server(port, key)
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)


async def app_and_key(url: str) -> tuple[Starlette, str]:
    """The same server in this process, not started yet."""
    return create_app(Settings.from_environ(_environ(url, 1))), await _new_key(url)


def _environ(url: str, port: int) -> dict[str, str]:
    def key() -> str:
        return base64.b64encode(secrets.token_bytes(32)).decode()

    return {
        **os.environ,
        "LOYALTY_DATABASE_URL": url,
        "LOYALTY_PORT": str(port),
        "LOYALTY_SECRET": key(),
        "LOYALTY_CODE_LOOKUP_KEYS": f"bench:{key()}",
        "LOYALTY_CODE_SEAL_KEYS": f"bench:{key()}",
        "LOYALTY_JWT_SECRET": key(),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _new_key(url: str) -> str:
    text = "lk_" + secrets.token_urlsafe(32)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(
            "INSERT INTO api_key (id, owner, kind, scopes, key_hash, last_characters, created_at) "
            "SELECT $1, 'bench', 'BACKEND', to_jsonb($2::text[]), $3, $4, $5",
            new_id(), sorted(ALL_SCOPES), hashlib.sha256(text.encode()).hexdigest(), text[-4:],
            datetime.now(UTC),
        )  # fmt: skip
    finally:
        await connection.close()
    return text


async def _answering(port: int, process: asyncio.subprocess.Process) -> None:
    deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    while asyncio.get_running_loop().time() < deadline:
        if process.returncode is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        return
    raise RuntimeError("the server does not listen")
