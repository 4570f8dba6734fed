"""The shop's side of the conversation: who asks, with which key, and what was answered."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from gql import Client, GraphQLRequest
from gql.transport.httpx import HTTPXTransport

Json = dict[str, Any]
REQUESTS = Path(__file__).parent / "requests"


class Shop:
    """Sends the requests of `requests/`, and keeps each with its answer.

    `bearers` are the callers' proofs: API keys, and cart tokens as they come. `run` makes ids and
    idempotency keys this run's own, so that the same story can be played again.
    """

    def __init__(self, url: str, bearers: Mapping[str, str], run: str) -> None:
        self._url = url
        self._bearers = dict(bearers)
        self._run = run
        self.kept: list[Json] = []

    def admit(self, who: str, bearer: str) -> None:
        """From now on `who` can ask."""
        self._bearers[who] = bearer

    def own(self, id_: str) -> str:
        """One of the shop's own ids, in this run."""
        return f"{id_}-{self._run}"

    def ask(self, who: str, request: str, why: str, **variables: Any) -> Json:
        """Send a request; the answer of its one root field, be it a payload or a refusal."""
        document = (REQUESTS / f"{request}.graphql").read_text(encoding="utf-8")
        headers = {"Authorization": f"Bearer {self._bearers[who]}"}
        with Client(transport=HTTPXTransport(self._url, headers=headers, timeout=30)) as session:
            answers = session.execute(GraphQLRequest(document, variable_values=variables))
        answer = cast("Json", next(iter(answers.values())))
        self.kept.append({"step": why, "who": who, "request": request, **variables})
        self.kept[-1]["answer"] = answer
        return answer

    def do(self, who: str, request: str, why: str, *, again: bool = False, **given: Any) -> Json:
        """Move or reserve money. The key is the step's own.

        Whoever can't tell whether a request arrived sends it `again`, under the same key.
        """
        step = len(self.kept) - again
        key = f"shop-{step:02}-{request}-{self._run}"
        return self.ask(who, request, why, input={**given, "idempotencyKey": key})
