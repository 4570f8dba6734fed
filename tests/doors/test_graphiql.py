"""GraphiQL: whole from this machine, in development only, and no place to read keys from."""

import json
import re
from pathlib import Path

import httpx
import pytest
from graphql import GraphQLSchema, build_schema, parse, validate
from starlette.applications import Starlette
from starlette.routing import Route

from loyalty_gql.app import create_app
from loyalty_gql.app.graphiql import FROM_NPM, GraphiQL
from loyalty_gql.settings import Settings, SettingsError
from tests.doors.test_run import Running
from tests.doors.test_settings import PRODUCTION, SECRETS
from tests.examples.servers import free_port

TOP = Path(__file__).parents[2]
OPERATIONS = sorted((TOP / "loyalty_gql" / "cli" / "operations").glob("*.graphql"))
HERE = "http://127.0.0.1:8000"
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TABS = [{"query": "{ me { id } }", "headers": {"Authorization": "Bearer lk_key"}, "variables": {}}]


def server(settings: dict[str, str], base_url: str = HERE) -> httpx.AsyncClient:
    """A client of a server with these settings; what is asked here needs no database."""
    app = create_app(Settings.from_environ(settings))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base_url)


@pytest.fixture
def with_tabs(tmp_path: Path) -> dict[str, str]:
    """The settings of a server whose tabs hold a key."""
    tabs = tmp_path / "tabs.json"
    tabs.write_text(json.dumps(TABS), encoding="utf-8")
    return SECRETS | {"LOYALTY_GRAPHIQL_TABS": str(tabs)}


async def test_a_browser_gets_a_page_that_needs_nobody_else() -> None:
    async with server(SECRETS) as client:
        page = await client.get("/graphql", headers=BROWSER)
        tabs = await client.get("/graphiql/tabs.json")
        parts = re.findall(r'(?:src|href)="(graphiql/[^"]+)"', page.text)
        answers = [await client.get(f"/{part}") for part in parts]

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert {part.removeprefix("graphiql/") for part in parts} == {
        *FROM_NPM,
        "start.js",
        "start.css",
    }
    assert "//" not in page.text.replace("<!doctype", "")
    assert "<script>" not in page.text
    assert tabs.json() == [], "without run there are no keys"
    for part, answer in zip(parts, answers, strict=True):
        assert answer.status_code == 200, part
        kind = "text/javascript" if part.endswith(".js") else "text/css"
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    for answer in (page, *answers):
        assert answer.headers["x-content-type-options"] == "nosniff"
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; ")
        assert "frame-ancestors 'none'" in policy
        assert not re.search(r"\*|http|unsafe-eval", policy)


async def test_a_file_that_the_browser_has_is_not_sent_again() -> None:
    async with server(SECRETS) as client:
        first = await client.get("/graphiql/start.js")
        again = await client.get(
            "/graphiql/start.js", headers={"if-none-match": first.headers["etag"]}
        )

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/graphiql/page.html",
        "/graphiql/__init__.py",
        "/graphiql/..%2f__init__.py",
        "/graphiql/%2e%2e/app/logs.py",
        "/graphiql//etc/passwd",
        "/graphiql/%2fetc%2fpasswd",
        "/graphiql/start.js%00",
        "/graphiql/",
    ],
)
async def test_no_path_leads_out_of_the_files(path: str) -> None:
    async with server(SECRETS) as client:
        answer = await client.get(path)

    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    ("accept", "query"),
    [
        ("application/json", {}),
        ("application/graphql-response+json", {}),
        ("*/*", {}),
        ("text/html, application/json", {}),
        (BROWSER["accept"], {"query": "{ __typename }"}),
    ],
)
async def test_whoever_asks_the_endpoint_gets_its_answer(
    accept: str, query: dict[str, str]
) -> None:
    async with server(SECRETS) as client:
        answer = await client.get("/graphql", params=query, headers={"accept": accept})

    assert "json" in answer.headers["content-type"]


@pytest.mark.parametrize("settings", [PRODUCTION, SECRETS | {"LOYALTY_GRAPHIQL": "off"}])
async def test_in_production_or_turned_off_there_is_no_trace_of_it(
    settings: dict[str, str],
) -> None:
    async with server(settings) as client:
        page = await client.get("/graphql", headers=BROWSER)
        file = await client.get("/graphiql/start.js")
        tabs = await client.get("/graphiql/tabs.json")

    assert "application/json" in page.headers["content-type"]
    assert (page.status_code, file.status_code, tabs.status_code) == (400, 404, 404)


def test_it_can_not_be_turned_on_in_production() -> None:
    with pytest.raises(SettingsError, match=r"^LOYALTY_GRAPHIQL: is for development"):
        Settings.from_environ(PRODUCTION | {"LOYALTY_GRAPHIQL": "on"})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "shop.example"])
def test_tabs_are_refused_where_others_could_reach_them(
    with_tabs: dict[str, str], host: str
) -> None:
    with pytest.raises(SettingsError, match=r"^LOYALTY_GRAPHIQL_TABS: may hold keys"):
        Settings.from_environ(with_tabs | {"LOYALTY_HOST": host})
    with pytest.raises(SettingsError, match=r"^LOYALTY_GRAPHIQL_TABS: may hold keys"):
        Settings.from_environ(PRODUCTION | with_tabs)


def test_tabs_that_are_not_there_are_one_line() -> None:
    with pytest.raises(SettingsError, match=r"^LOYALTY_GRAPHIQL_TABS: there is no file /nowhere"):
        Settings.from_environ(SECRETS | {"LOYALTY_GRAPHIQL_TABS": "/nowhere"})


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST"])
async def test_tabs_are_told_to_the_page_itself(with_tabs: dict[str, str], host: str) -> None:
    asks = {"host": host, "sec-fetch-site": "same-origin"}
    async with server(with_tabs) as client:
        page = await client.get("/graphql", headers=BROWSER | {"host": host})
        told = await client.get("/graphiql/tabs.json", headers=asks)

    assert page.status_code == 200
    assert told.json() == TABS
    assert told.headers["cache-control"] == "no-store"
    assert told.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "asks",
    [
        {"host": "evil.example"},  # a name that was rebound to this machine
        {"host": "127.0.0.1.evil.example:8000"},
        {"host": "localhost.evil.example"},
        {"host": "localhost@evil.example"},
        {"host": "["},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "http://["},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
    ],
)
async def test_keys_are_told_to_no_other_page(
    with_tabs: dict[str, str], asks: dict[str, str]
) -> None:
    shop = {"LOYALTY_CORS_ORIGINS": "http://localhost:3000"}  # may call, but not read keys
    async with server(with_tabs | shop) as client:
        told = await client.get("/graphiql/tabs.json", headers=asks)

    assert told.status_code == 403
    assert "lk_key" not in told.text


async def test_a_rebound_name_gets_no_page_either(with_tabs: dict[str, str]) -> None:
    async with server(with_tabs) as client:
        page = await client.get("/graphql", headers=BROWSER | {"host": "evil.example"})

    assert page.status_code == 403
    assert page.text == "GraphiQL with keys answers to localhost only: open it there.\n"


async def test_where_npm_brought_nothing_it_says_how_to_get_it(tmp_path: Path) -> None:
    graphiql = GraphiQL(None, installed=tmp_path)
    app = Starlette(routes=[Route("/graphql", graphiql.page), *graphiql.routes()])
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=HERE, headers=BROWSER
    ) as client:
        page = await client.get("/graphql")
        file = await client.get("/graphiql/graphiql.min.js")

    assert page.status_code == file.status_code == 404
    assert page.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Get them with `make graphiql`" in page.text


def test_only_run_tells_keys_and_only_on_loopback(
    tmp_path: Path, small_demonstration: Path
) -> None:
    running = Running(tmp_path, free_port())
    running.has(small_demonstration)
    with running.started(LOYALTY_HOST="0.0.0.0"):
        here = f"http://127.0.0.1:{running.port}"
        told = httpx.get(f"{here}/graphiql/tabs.json")
        page = httpx.get(f"{here}/graphql", headers=BROWSER)

    assert told.json() == []
    assert page.status_code == 200
    assert "without keys, for LOYALTY_HOST is not loopback" in running.words


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema((TOP / "schema.graphql").read_text(encoding="utf-8"))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda path: path.stem)
def test_the_operations_of_the_tabs_fit_the_schema(schema: GraphQLSchema, operation: Path) -> None:
    assert validate(schema, parse(operation.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("manifest", ["graphiql", "tests/doors/browser"])
def test_packages_are_pinned_by_hash_and_from_no_named_registry(manifest: str) -> None:
    lock = json.loads((TOP / manifest / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]

    assert packages
    for package in packages:
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package
