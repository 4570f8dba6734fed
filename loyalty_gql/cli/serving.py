"""`loyalty-gql serve` for an operator, `loyalty-gql run` for somebody who tries it out."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click
import uvicorn
from cryptography.exceptions import InvalidTag

from loyalty_gql.cli import demo, demonstration, tabs
from loyalty_gql.cli.start import (
    Misconfigured,
    database,
    finish,
    must_be_ready,
    now,
    read_settings,
)
from loyalty_gql.cli.welcome import welcome
from loyalty_gql.migrate import migrate
from loyalty_gql.settings import Settings, is_loopback

APP = "loyalty_gql.app:build_app"  # by name: each process of the server imports it by itself
JSON_LINES = "loyalty_gql.app.logs.JsonLines"
LARGEST_MESSAGE = 131_072  # over a socket, in bytes: a subscription with all its cursors
GRACE_SECONDS = 30  # for answers under way; nothing of ours takes that long


@click.command()
def serve() -> None:
    """Serve GraphQL with LOYALTY_WORKERS processes; SIGTERM finishes what was accepted."""
    settings = read_settings()
    finish(must_be_ready(settings))
    uvicorn.run(APP, **_how(settings, "INFO"), workers=settings.workers)


@click.command()
def run() -> None:
    """Try it out: an embedded database, demonstration data, one process. For development."""
    settings = read_settings()
    _must_be_for_trying(settings)
    os.environ.setdefault("LOYALTY_TEST_CLOCK", "on")  # for the server, which reads it again
    _port_must_be_free(settings)
    shop, shown = finish(_prepared(settings))
    if demonstration.FILE.exists():
        demonstration.keep(shop)  # whoever reads it while we start is not sent to an old port
    if settings.graphiql and is_loopback(settings.host):  # elsewhere it opens without keys
        os.environ["LOYALTY_GRAPHIQL_TABS"] = str(tabs.keep(shop, shown))

    def announce() -> None:
        demonstration.keep(shop)
        click.echo(welcome(shop, shown, settings))

    with suppress(KeyboardInterrupt):  # Ctrl+C is how it ends, not an error
        _Announcing(uvicorn.Config(APP, **_how(settings, "WARNING")), announce).run()


def _how(settings: Settings, level: str) -> dict[str, Any]:
    return {
        "factory": True,
        "host": settings.host,
        "port": settings.port,
        "loop": "uvloop",
        "http": "httptools",
        "access_log": False,
        "log_config": _logs(settings.log, level),
        "server_header": False,
        "ws": "websockets-sansio",
        "ws_max_size": LARGEST_MESSAGE,
        # Subscriptions are small messages: deflating them costs a window of memory each.
        "ws_per_message_deflate": False,
        "timeout_graceful_shutdown": GRACE_SECONDS,
    }


def _logs(form: str, level: str) -> dict[str, Any]:
    """uvicorn's own words, in the form of ours."""
    text = {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"ours": {"()": JSON_LINES} if form == "json" else text},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "ours"}},
        "loggers": {"uvicorn": {"handlers": ["stderr"], "level": level, "propagate": False}},
    }


def _must_be_for_trying(settings: Settings) -> None:
    if settings.production:
        raise Misconfigured("LOYALTY_ENVIRONMENT: run is for development; production has serve")
    if settings.jwt.secret is None:
        raise Misconfigured("LOYALTY_JWKS_URL: run signs a token itself and needs JWT_SECRET")


def _port_must_be_free(settings: Settings) -> None:
    """Ask before anything is made; whoever takes the port in between is told by the server."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            why = f"{settings.port} can't be listened on ({error.strerror}); choose another one"
            raise Misconfigured(f"LOYALTY_PORT: {why}") from None


async def _prepared(settings: Settings) -> tuple[demonstration.Demonstration, demonstration.Shown]:
    await migrate(settings.database_url)
    async with database(settings):
        try:
            await demo.fill_if_empty(settings)
            return await demonstration.prepare(settings, now())
        except InvalidTag:
            why = "the secrets are not those of this database; delete .run to start over"
            raise Misconfigured(f"LOYALTY_CODE_SEAL_KEYS: {why}") from None


class _Announcing(uvicorn.Server):
    """Tells where to go once it can be gone to."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()
