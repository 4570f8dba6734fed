"""The server: settings, edges and schema wired together."""

import asyncio
import gc
import logging
import os
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from tortoise import Tortoise
from tortoise.connection import get_connection

from loyalty_gql.app.graphiql import GraphiQL
from loyalty_gql.app.logs import configure as configure_logs
from loyalty_gql.app.over_http import GraphQLOverHTTP, refusal
from loyalty_gql.app.over_websocket import GraphQLOverWebSocket, SocketLimits
from loyalty_gql.auth import Authenticator
from loyalty_gql.domain import live
from loyalty_gql.domain.code_keys import CodeKeys
from loyalty_gql.domain.hooks import Listeners
from loyalty_gql.domain.house import House
from loyalty_gql.domain.rulebook import Rulebook, all_validators
from loyalty_gql.errors import Unanswered
from loyalty_gql.ledger.committer import Ledger, OnCommit
from loyalty_gql.live import Doorbell
from loyalty_gql.schema import build
from loyalty_gql.schema.extension import GraphExtension
from loyalty_gql.settings import Settings, with_development_secrets
from loyalty_gql.settings.extensions import extensions

logger = logging.getLogger("loyalty_gql")

# How many more objects are made than freed before the young ones are looked through, and how often
# that happens before the older ones are: a request makes a few thousand, and frees them by itself.
GARBAGE = (20_000, 20, 20)
GRAPH_EXTENSIONS = "loyalty_gql.graph"  # the group of entry points
READY_SECONDS = 2.0  # who asks whether we are ready waits about as long


def house_of(settings: Settings, on_commit: OnCommit | None = None) -> House:
    """The house that these settings describe; its ledger is not started yet."""
    ledger = Ledger.at(
        settings.database_url,
        queue_limit=settings.queue_limit,
        group_limit=settings.group_limit,
        on_commit=on_commit,
    )
    return House(
        ledger=ledger,
        codes=CodeKeys(
            {key.id: key.key for key in settings.code_lookup_keys},
            {key.id: key.key for key in settings.code_seal_keys},
        ),
        cart_secret=settings.secret,
        largest={"*": settings.largest_amount_minor, **settings.largest_amount_by_currency},
        grace=timedelta(days=settings.grace_days),
        rulebook=Rulebook(all_validators(settings.validators)),
        hooks=Listeners(tuple(hook() for hook in settings.hooks), settings.hook_seconds),
        tax=settings.tax,
        market=settings.market,
        tender_order=settings.tender_order,
    )


def create_app(settings: Settings) -> Starlette:
    """The server of one process. Its lifespan opens and closes the database and the ledger."""
    schema = build(open_to_readers=settings.introspection, beside=_beside(settings))
    authenticator = Authenticator(settings.jwt, settings.secret)
    doorbell = Doorbell(live.states)
    endpoint = GraphQLOverHTTP(schema, authenticator)
    sockets = GraphQLOverWebSocket(schema, authenticator, doorbell, _socket_limits(settings))
    graphiql = GraphiQL(settings.graphiql_tabs) if settings.graphiql else None

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        await Tortoise.init(config=settings.tortoise_config(), _enable_global_fallback=True)
        house = house_of(settings, doorbell.ring)
        looking = asyncio.create_task(doorbell.keep_looking())
        try:
            await house.ledger.start()
            endpoint.house = sockets.house = house
            yield
        finally:
            endpoint.house = sockets.house = None
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)
            # What was accepted is finished before the connections go.
            await house.ledger.stop()
            await Tortoise.close_connections()

    async def graphql(request: Request) -> Response:
        if graphiql is not None and graphiql.is_asked(request):
            return graphiql.page(request)
        return await endpoint(request)

    async def follow(socket: WebSocket) -> None:
        await sockets(socket)

    return Starlette(
        routes=[
            Route("/graphql", graphql, methods=["GET", "POST"]),
            WebSocketRoute("/graphql", follow),
            *(graphiql.routes() if graphiql is not None else ()),
            Route("/healthz", _healthy, methods=["GET"]),
            Route("/readyz", _readiness(lambda: endpoint.house is not None), methods=["GET"]),
        ],
        middleware=_middleware(settings),
        exception_handlers={HTTPException: _http_error},
        lifespan=lifespan,
    )


def _beside(settings: Settings) -> tuple[type[GraphExtension], ...]:
    """What the shop adds to the schema: by installed packages, and by name."""
    return extensions(settings.graph_extensions, GRAPH_EXTENSIONS, GraphExtension)


def build_app() -> Starlette:
    """For uvicorn: each process of a server builds its own.

    Raises:
        SettingsError: an environment variable is missing or wrong.
    """
    settings = Settings.from_environ(with_development_secrets(os.environ))
    configure_logs(settings.log)
    try:
        app = create_app(settings)
    except ValueError as error:
        raise SystemExit(f"Error: LOYALTY_GRAPH_EXTENSIONS: {error}") from None
    spare_the_collector()
    return app


def spare_the_collector() -> None:
    """What is there by now, modules and schema, stays as long as the process: never look again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def _socket_limits(settings: Settings) -> SocketLimits:
    return SocketLimits(
        origins=settings.cors_origins,
        connections=settings.socket_connections,
        connections_per_caller=settings.socket_connections_per_caller,
        subscriptions_per_connection=settings.socket_subscriptions,
        init_seconds=settings.socket_init_seconds,
    )


def _middleware(settings: Settings) -> list[Middleware]:
    if not settings.cors_origins:
        return []
    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(settings.cors_origins),
        allow_methods=["GET", "POST"],
        allow_headers=[
            "authorization",
            "content-type",
            "x-cart-token",
            "x-purchase-token",
            "x-request-id",
        ],
        expose_headers=["x-request-id"],
        max_age=600,
    )
    return [cors]


async def _healthy(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _readiness(started: Callable[[], bool]) -> Callable[[Request], Awaitable[Response]]:
    async def ready(_: Request) -> Response:
        if not started():
            return JSONResponse({"status": "starting or stopping"}, 503)
        try:
            async with asyncio.timeout(READY_SECONDS):
                await get_connection("default").execute_query("SELECT 1")
        except Exception as error:  # noqa: BLE001 — whatever it is, we are not ready
            logger.warning("the database does not answer: %s", type(error).__name__)
            return JSONResponse({"status": "the database does not answer"}, 503)
        return JSONResponse({"status": "ok"})

    return ready


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return refusal(
        error.detail, {"code": Unanswered.BAD_REQUEST}, error.status_code, error.headers or {}
    )
