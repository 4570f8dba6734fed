"""GraphiQL, served whole from this machine, in development only.

Its files come from npm at `make install`; the page loads nothing from elsewhere, and its policy
says so. Tabs may carry keys: they are told to loopback names and to this origin's own page only, so
that neither another site in the browser nor a name that was rebound to this machine reads them.
"""

from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from loyalty_gql.settings import GRAPHIQL_FOLDER, is_loopback

HERE = Path(__file__).parent
SCRIPT = "text/javascript"
STYLE = "text/css"
# What is served, by name: nothing else is looked for, so no path leads out.
OURS = {"start.js": SCRIPT, "start.css": STYLE}
FROM_NPM = {
    "react.production.min.js": SCRIPT,
    "react-dom.production.min.js": SCRIPT,
    "graphiql.min.js": SCRIPT,
    "graphiql.min.css": STYLE,
    "graphql-ws.min.js": SCRIPT,
}
MISSING = "GraphiQL is not here: its files come from npm. Get them with `make graphiql`."
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # a dialog holds the page still by a style element
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class GraphiQL:
    """The page and its files. `tabs` is what it opens with, a file that may hold keys."""

    def __init__(self, tabs: Path | None, installed: Path = GRAPHIQL_FOLDER) -> None:
        self._tabs = tabs
        self._installed = installed

    def routes(self) -> list[Route]:
        """Everything but the page itself, which shares its address with the endpoint."""
        return [
            Route("/graphiql/tabs.json", self._told, methods=["GET"]),
            Route("/graphiql/{name}", self._file, methods=["GET"]),
        ]

    @staticmethod
    def is_asked(request: Request) -> bool:
        """A browser that opens the address; who brings a query or takes JSON wants an answer."""
        accepts = request.headers.get("accept", "")
        reading = request.method in ("GET", "HEAD") and "query" not in request.query_params
        return reading and "text/html" in accepts and "json" not in accepts

    def page(self, request: Request) -> Response:
        """The page, or words about why there is none."""
        if self._tabs is not None and not _is_loopback(request):
            return _plain("GraphiQL with keys answers to localhost only: open it there.", 403)
        if not all((self._installed / name).is_file() for name in FROM_NPM):
            return _plain(MISSING, 404)
        html = (HERE / "page.html").read_bytes()
        headers = HEADERS | {"cache-control": "no-store", "vary": "accept"}
        return Response(html, media_type="text/html", headers=headers)

    def _told(self, request: Request) -> Response:
        """The tabs to open with."""
        if self._tabs is None:
            text = b"[]"
        elif not _is_loopback(request) or not _is_own(request):
            return _plain("Tabs with keys are told to this address's own page only.", 403)
        else:
            text = self._tabs.read_bytes()
        headers = HEADERS | {"cache-control": "no-store"}
        return Response(text, media_type="application/json", headers=headers)

    def _file(self, request: Request) -> Response:
        """One of the files, if the browser has not the same already."""
        name = request.path_params["name"]
        media_type = OURS.get(name) or FROM_NPM.get(name)
        path = (HERE if name in OURS else self._installed) / name
        if media_type is None or not path.is_file():
            return _plain("There is no such file." if media_type is None else MISSING, 404)
        found = path.stat()
        tag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
        # Asked about each time, sent when it changed: `make graphiql` is seen on reload.
        headers = HEADERS | {"cache-control": "no-cache", "etag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(path.read_bytes(), media_type=media_type, headers=headers)


def _is_loopback(request: Request) -> bool:
    try:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
    except ValueError:  # half a bracket
        return False
    return host is not None and is_loopback(host)


def _is_own(request: Request) -> bool:
    """Asked by our own page, or by a program: browsers say where a request comes from."""
    host = request.headers.get("host")
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "none")
    return origin in (None, f"http://{host}", f"https://{host}") and site in ("same-origin", "none")


def _plain(words: str, status: int) -> Response:
    headers = HEADERS | {"cache-control": "no-store"}
    return PlainTextResponse(f"{words}\n", status, headers=headers)
