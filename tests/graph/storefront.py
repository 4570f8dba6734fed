"""The GraphQL endpoint in this process, and the few requests that most tests begin with."""

import base64
import logging
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx
import jwt

from loyalty_gql.app import create_app
from loyalty_gql.domain.keys import NewKey, create_key
from loyalty_gql.rules.access import ALL_SCOPES, SYSTEM, ActorKind
from loyalty_gql.settings import Settings

Json = dict[str, Any]
GUEST: Mapping[str, str] = {}
ERROR = "... on UserError { code message field retryable retryAfterSeconds }"

_numbers = count(1)


def new_key() -> str:
    """An idempotency key nobody has used."""
    return f"graph-test-{next(_numbers):012d}"


def usd(amount: str) -> Json:
    """Dollars, as `MoneyInput`."""
    return {"amount": amount, "currencyCode": "USD"}


def environ(database_url: str, **more: str) -> dict[str, str]:
    """The settings of a server for tests; its secrets are no secrets."""

    def secret(letter: bytes) -> str:
        return base64.b64encode(letter * 32).decode()

    return {
        "LOYALTY_DATABASE_URL": database_url,
        "LOYALTY_SECRET": secret(b"s"),
        "LOYALTY_CODE_LOOKUP_KEYS": f"test:{secret(b'l')}",
        "LOYALTY_CODE_SEAL_KEYS": f"test:{secret(b'e')}",
        "LOYALTY_JWT_SECRET": secret(b"j"),
        **more,
    }


@dataclass
class Storefront:
    """The endpoint. `staff` and `backend` are headers with a key of all scopes."""

    client: httpx.AsyncClient
    settings: Settings
    staff: Mapping[str, str] = field(default_factory=dict[str, str])
    backend: Mapping[str, str] = field(default_factory=dict[str, str])

    def token(self, customer_id: str, **claims: object) -> str:
        """A customer's JWT; `claims` replace or add."""
        terms = self.settings.jwt
        assert terms.secret is not None
        usual: Json = {
            "sub": customer_id,
            "iss": terms.issuer,
            "aud": terms.audience,
            "exp": datetime.now(UTC) + timedelta(minutes=5),
        }
        return jwt.encode({**usual, **claims}, terms.secret, algorithm="HS256")

    def customer(self, customer_id: str) -> Mapping[str, str]:
        """A customer's headers."""
        return {"authorization": f"Bearer {self.token(customer_id)}"}

    async def post(
        self, query: str, headers: Mapping[str, str] = GUEST, /, **variables: Any
    ) -> httpx.Response:
        """One request, answered in whatever way."""
        body = {"query": query, "variables": variables}
        return await self.client.post("/graphql", json=body, headers=dict(headers))

    async def ask(
        self, query: str, headers: Mapping[str, str] = GUEST, /, **variables: Any
    ) -> Json:
        """The data of an answer without errors."""
        answer = (await self.post(query, headers, **variables)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def errors(
        self, query: str, headers: Mapping[str, str] = GUEST, /, **variables: Any
    ) -> Json:
        """The one error of an answer: its code and message."""
        answer = (await self.post(query, headers, **variables)).json()
        (error,) = answer["errors"]
        return {"code": error["extensions"]["code"], "message": error["message"]}

    async def do(
        self, name: str, give: str, headers: Mapping[str, str] = GUEST, /, **input_: Any
    ) -> Json:
        """A mutation's result: its payload's `give`, or the refusal."""
        type_ = name[0].upper() + name[1:]
        query = (
            f"mutation ($input: {type_}Input!) {{ {name}(input: $input) {{ __typename "
            f"... on {type_}Payload {{ {give} }} {ERROR} }} }}"
        )
        if name not in ("syncCart", "adjustMany"):
            input_.setdefault("idempotencyKey", new_key())
        return (await self.ask(query, headers, input=input_))[name]

    async def card(self, amount: str = "50.00", **more: Any) -> tuple[str, str]:
        """A new card: its global id and code."""
        made = await self.do(
            "issueGiftCard", "giftCardCode giftCard { id }", self.staff, value=usd(amount), **more
        )
        return made["giftCard"]["id"], made["giftCardCode"]

    async def product(self, **more: Any) -> str:
        """A gift card product of 25, 50 or 100 dollars, or as `more` says: its global id."""
        if "range" not in more:
            more = {"denominations": [usd("25.00"), usd("50.00"), usd("100.00")], **more}
        more = {"title": "A card", "currencyCode": "USD", **more}
        made = await self.do("createGiftCardProduct", "giftCardProduct { id }", self.staff, **more)
        return made["giftCardProduct"]["id"]

    async def credit(self, customer_id: str, amount: str) -> str:
        """Store credit with value on it: its global id."""
        opened = await self.do(
            "openStoreCreditAccount",
            "storeCreditAccount { id }",
            self.staff,
            customerId=customer_id,
            currencyCode="USD",
        )
        account = opened["storeCreditAccount"]["id"]
        await self.adjust(account, amount)
        return account

    async def adjust(self, account: str, amount: str, **more: Any) -> Json:
        """A correction; the transaction."""
        more = {"reason": "GOODWILL", **more}
        give = "transaction { id amount { amount } balanceAfter { amount } }"
        done = await self.do(
            "adjust", give, self.staff, accountId=account, amount=usd(amount), **more
        )
        return done["transaction"]

    async def cart(self, cart_id: str, total: str, *, revision: int = 1, **more: Any) -> str:
        """A cart as the backend reports it: its token."""
        report = {"cartId": cart_id, "revision": revision, "total": usd(total), **more}
        return (await self.do("syncCart", "cartToken", self.backend, **report))["cartToken"]

    async def key(self, kind: ActorKind, *scopes: str) -> NewKey:
        """A new API key."""
        return await create_key(
            SYSTEM,
            owner=kind.lower(),
            kind=kind,
            scopes=scopes or ALL_SCOPES,
            now=datetime.now(UTC),
        )


def bearer(key: NewKey) -> Mapping[str, str]:
    """The headers of an API key."""
    return {"authorization": f"Bearer {key.text}"}


@asynccontextmanager
async def open_storefront(database_url: str, **more: str) -> AsyncGenerator[Storefront]:
    """A server on a migrated database; `more` are settings."""
    settings = Settings.from_environ(environ(database_url, **more))
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
            front = Storefront(client, settings)
            front.staff = bearer(await front.key(ActorKind.STAFF))
            front.backend = bearer(await front.key(ActorKind.BACKEND))
            yield front


@contextmanager
def statements() -> Generator[list[str]]:
    """The SQL that the ORM sends meanwhile; the ledger's own is not among it."""
    sent: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            sent.append(record.getMessage())

    logger, handler = logging.getLogger("tortoise.db_client"), Listening()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield sent
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
