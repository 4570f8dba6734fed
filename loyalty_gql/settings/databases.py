"""A database's URL, and the ORM's configuration for it."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

POOL_MAX = 16  # connections per process: group commit needs few, reads the rest
BUSY_MS = 10_000  # how long SQLite waits for another process's write


def tortoise_config(database_url: str) -> dict[str, Any]:
    """The ORM's configuration for `sqlite:///absolute/path` or `postgres://user:password@host/name`.

    A PostgreSQL behind a socket is named as libpq does: `postgres://user@/name?host=/folder`.

    Raises:
        ValueError: the URL is of no use, and why; its password is not repeated.
    """
    parts = urlsplit(database_url)
    if parts.scheme == "sqlite":
        connection = _sqlite(parts)
    elif parts.scheme in ("postgres", "postgresql"):
        connection = _postgres(parts)
    else:
        raise ValueError("must begin with sqlite:/// or postgres://")
    models = ["loyalty_gql.models", "aerich.models"]
    return {
        "connections": {"default": connection},
        "apps": {"loyalty": {"models": models, "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


def _sqlite(parts: SplitResult) -> dict[str, Any]:
    if parts.netloc or not parts.path.startswith("/") or parts.path.endswith("/"):
        raise ValueError("sqlite needs the absolute path of a file: sqlite:///srv/loyalty.db")
    credentials = {
        "file_path": unquote(parts.path),
        "journal_mode": "WAL",
        "synchronous": "FULL",  # an answer is given only for what is on the disk
        "foreign_keys": "ON",
        "busy_timeout": BUSY_MS,
    }
    return {"engine": "tortoise.backends.sqlite", "credentials": credentials}


def _postgres(parts: SplitResult) -> dict[str, Any]:
    options = dict(parse_qsl(parts.query))
    credentials = {
        "host": options.pop("host", None) or parts.hostname or "127.0.0.1",
        "port": _port(parts, options.pop("port", None)),
        "user": unquote(parts.username or "postgres"),
        "password": unquote(parts.password) if parts.password else None,
        "database": unquote(parts.path.removeprefix("/")),
        "minsize": 1,
        "maxsize": POOL_MAX,
        "server_settings": {"timezone": "UTC"},
        # No session state (SET, LISTEN, session locks) is used on this pool, so nothing needs to
        # be reset at each release: that was a round trip for every read.
        "reset": _keep_session,
    }
    if not credentials["database"]:
        raise ValueError("names no database: postgres://user@host/name")
    if ssl := options.pop("sslmode", None):
        credentials["ssl"] = ssl
    if options:
        raise ValueError(f"{min(options)!r} is no option of ours (host, port, sslmode are)")
    return {"engine": "tortoise.backends.asyncpg", "credentials": credentials}


async def _keep_session(_connection: object) -> None:
    """What asyncpg runs when a connection goes back to the pool."""


def _port(parts: SplitResult, option: str | None) -> int:
    try:
        return int(option or parts.port or 5432)
    except ValueError:  # its words may repeat a piece of a password with an unquoted slash
        raise ValueError("has no usable port (is the password percent-encoded?)") from None
