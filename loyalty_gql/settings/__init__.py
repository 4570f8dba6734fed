"""Every environment variable, read once, typed and frozen.

A wrong value stops the start with one line that names the variable and says why. A secret's value
is in no error and in no `repr`.
"""

import base64
import binascii
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from loyalty_gql.domain.hooks import Hooks
from loyalty_gql.domain.rulebook import all_validators
from loyalty_gql.rules.deductible import DeductibleStep, chain, made
from loyalty_gql.rules.issue_tax import read_setting
from loyalty_gql.rules.redemption import Validator
from loyalty_gql.rules.tax import TaxTerms, TaxTreatment
from loyalty_gql.rules.tenders import USUAL_ORDER, TenderOrder, read_order
from loyalty_gql.settings.databases import tortoise_config
from loyalty_gql.settings.development import KEY_BYTES, RUN_FOLDER, with_development_secrets
from loyalty_gql.settings.extensions import extensions

__all__ = [
    "RUN_FOLDER",
    "JwtTerms",
    "NamedKey",
    "Settings",
    "SettingsError",
    "tortoise_config",
    "with_development_secrets",
]

# Where `make install` puts what the page of GraphiQL loads.
GRAPHIQL_FOLDER = Path(sys.prefix) / "share" / "loyalty-gql" / "graphiql"
LOOPBACK = "127.0.0.1"
HIGHEST_PORT = 65_535
HIGHEST_LARGEST_AMOUNT = 10**15  # nine thousand balances of this still add up in a BIGINT
ANSWER_SECONDS = 30  # a statement that takes longer stands for a database that is gone
HASHED = frozenset({"HS256", "HS384", "HS512"})
SIGNED = frozenset({"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA"})

Parsed = TypeVar("Parsed")


class SettingsError(Exception):
    """One line, fit for an operator: which variable is wrong, and why."""

    def __init__(self, variable: str, why: str) -> None:
        super().__init__(f"{variable}: {why}")
        self.variable = variable


@dataclass(frozen=True, slots=True)
class NamedKey:
    """A key and the id that is kept beside whatever it made."""

    id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class JwtTerms:
    """What a customer's token must satisfy. Exactly one of `secret` and `jwks_url` is set."""

    secret: str | None = field(repr=False)
    jwks_url: str | None
    issuer: str
    audience: str
    algorithms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole configuration of one process."""

    environment: Literal["development", "production"]
    database_url: str = field(repr=False)  # may carry a password
    host: str
    port: int
    workers: int
    secret: bytes = field(repr=False)
    code_lookup_keys: tuple[NamedKey, ...]  # the first is current, the others still read
    code_seal_keys: tuple[NamedKey, ...]
    jwt: JwtTerms
    queue_limit: int
    group_limit: int
    grace_days: int
    market: str | None  # ISO 3166: whose law counts where nothing else is said
    cors_origins: tuple[str, ...]
    socket_connections: int
    socket_connections_per_caller: int
    socket_subscriptions: int
    socket_init_seconds: int
    introspection: bool
    validators: tuple[type[Validator], ...]  # the shop's own
    graph_extensions: tuple[str, ...]  # package.module:Class; the schema's to load
    graphiql: bool
    graphiql_tabs: Path | None  # may hold keys
    largest_amount_minor: int
    largest_amount_by_currency: Mapping[str, int]
    log: Literal["json", "text"]
    test_clock: bool
    hooks: tuple[type[Hooks], ...]  # the shop's own
    hook_seconds: int
    tax: TaxTerms
    tender_order: tuple[TenderOrder, ...]  # what a plan lets pay first

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """Read `environ`; nothing else is looked at.

        Raises:
            SettingsError: the first variable that is missing or wrong.
        """
        return _read(_Environment(environ))

    @property
    def production(self) -> bool:
        return self.environment == "production"

    def largest_amount(self, currency: str) -> int:
        """The most that one command may move, in minor units of `currency`."""
        return self.largest_amount_by_currency.get(currency, self.largest_amount_minor)

    def tortoise_config(self) -> dict[str, Any]:
        """The ORM's configuration of who answers; a migration may take its time."""
        config = tortoise_config(self.database_url)
        if not self.database_url.startswith("sqlite:"):
            config["connections"]["default"]["credentials"]["command_timeout"] = ANSWER_SECONDS
        return config


class _Environment:
    """Reads single variables; knows the environment, on which some defaults depend."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.production = self.choice("ENVIRONMENT", "development", "production") == "production"

    def text(self, name: str, default: str | None = None) -> str:
        value = self._environ.get(f"LOYALTY_{name}", "").strip() or default
        if value is None:
            raise SettingsError(f"LOYALTY_{name}", "is missing")
        return value

    def optional(self, name: str) -> str | None:
        return self.text(name, "") or None

    def choice(self, name: str, default: str, *others: str) -> str:
        value = self.text(name, default)
        if value not in (default, *others):
            allowed = ", ".join(sorted((default, *others)))
            raise SettingsError(f"LOYALTY_{name}", f"{value!r} is not one of {allowed}")
        return value

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        return self.parsed(name, str(default), lambda text: _whole(text, least, most))

    def flag(self, name: str, *, default: bool) -> bool:
        return self.choice(name, *(("on", "off") if default else ("off", "on"))) == "on"

    def words(self, name: str, default: str = "") -> tuple[str, ...]:
        return tuple(word.strip() for word in self.text(name, default).split(",") if word.strip())

    def parsed(self, name: str, default: str | None, parse: Callable[[str], Parsed]) -> Parsed:
        """Raises ValueError's words as a SettingsError; `parse` keeps secrets out of them."""
        value = self.text(name, default)
        try:
            return parse(value)
        except ValueError as error:
            raise SettingsError(f"LOYALTY_{name}", str(error)) from None


def _read(env: _Environment) -> Settings:
    lookup = env.parsed("CODE_LOOKUP_KEYS", None, _named_keys)
    seal = env.parsed("CODE_SEAL_KEYS", None, _named_keys)
    if {key.key for key in lookup} & {key.key for key in seal}:
        raise SettingsError("LOYALTY_CODE_SEAL_KEYS", "must not repeat a key used for look-up")
    largest, by_currency = env.parsed("LARGEST_AMOUNT", str(10**12), _largest_amounts)
    return Settings(
        environment="production" if env.production else "development",
        database_url=_database_url(env),
        host=env.text("HOST", LOOPBACK),
        port=env.number("PORT", 8000, least=1, most=HIGHEST_PORT),
        workers=env.number("WORKERS", 1, least=1, most=256),
        secret=env.parsed("SECRET", None, _secret),
        code_lookup_keys=lookup,
        code_seal_keys=seal,
        jwt=_jwt(env),
        queue_limit=env.number("QUEUE_LIMIT", 4_096, least=1, most=1_000_000),
        group_limit=env.number("GROUP_LIMIT", 64, least=1, most=1_000),
        grace_days=env.number("GRACE_DAYS", 30, least=0, most=3_650),
        market=_market(env),
        cors_origins=_cors_origins(env),
        socket_connections=env.number("SOCKET_CONNECTIONS", 10_000, least=1, most=1_000_000),
        socket_connections_per_caller=env.number(
            "SOCKET_CONNECTIONS_PER_CALLER", 50, least=1, most=1_000_000
        ),
        socket_subscriptions=env.number("SOCKET_SUBSCRIPTIONS", 20, least=1, most=10_000),
        socket_init_seconds=env.number("SOCKET_INIT_SECONDS", 10, least=1, most=600),
        introspection=env.flag("INTROSPECTION", default=not env.production),
        validators=_validators(env),
        graph_extensions=env.words("GRAPH_EXTENSIONS"),
        graphiql=_graphiql(env),
        graphiql_tabs=_graphiql_tabs(env),
        largest_amount_minor=largest,
        largest_amount_by_currency=by_currency,
        log=_log(env),
        test_clock=_test_clock(env),
        hooks=_hooks(env),
        hook_seconds=env.number("HOOK_SECONDS", 2, least=1, most=60),
        tax=_tax(env),
        tender_order=env.parsed("TENDER_ORDER", ",".join(USUAL_ORDER), read_order),
    )


def _whole(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text) or not least <= int(text) <= most:
        raise ValueError(f"{text!r} is not a whole number from {least} to {most}")
    return int(text)


def _database_url(env: _Environment) -> str:
    default = None if env.production else f"sqlite://{(RUN_FOLDER / 'loyalty.db').absolute()}"
    url = env.text("DATABASE_URL", default)
    env.parsed("DATABASE_URL", default, tortoise_config)
    return url


def _log(env: _Environment) -> Literal["json", "text"]:
    usual, other = ("json", "text") if env.production else ("text", "json")
    return "json" if env.choice("LOG", usual, other) == "json" else "text"


def _tax(env: _Environment) -> TaxTerms:
    treatment = TaxTreatment(env.choice("TAX_TREATMENT", *TaxTreatment))
    at_issue = env.parsed("TAX_AT_ISSUE", "", read_setting)
    try:
        own = extensions(env.words("TAX_STEPS"), "loyalty_gql.tax_steps", DeductibleStep)
        return TaxTerms(treatment, chain(made(own)), at_issue)
    except ValueError as error:
        raise SettingsError("LOYALTY_TAX_STEPS", str(error)) from None


def _graphiql(env: _Environment) -> bool:
    wanted = env.flag("GRAPHIQL", default=not env.production)
    if wanted and env.production:
        raise SettingsError("LOYALTY_GRAPHIQL", "is for development, not for production")
    return wanted


def _graphiql_tabs(env: _Environment) -> Path | None:
    path = env.optional("GRAPHIQL_TABS")
    if path is None:
        return None
    if not Path(path).is_file():
        raise SettingsError("LOYALTY_GRAPHIQL_TABS", f"there is no file {path}")
    if env.production or not is_loopback(env.text("HOST", LOOPBACK)):
        why = "may hold keys: only in development, and only where LOYALTY_HOST is loopback"
        raise SettingsError("LOYALTY_GRAPHIQL_TABS", why)
    return Path(path)


def is_loopback(host: str) -> bool:
    """Whether this name or address of a host is this machine's own, unreachable from others."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _test_clock(env: _Environment) -> bool:
    wanted = env.flag("TEST_CLOCK", default=False)
    if wanted and env.production:
        raise SettingsError("LOYALTY_TEST_CLOCK", "time is not to be moved in production")
    return wanted


def _validators(env: _Environment) -> tuple[type[Validator], ...]:
    try:
        own = extensions(env.words("VALIDATORS"), "loyalty_gql.validators", Validator)
        all_validators(own)
    except ValueError as error:
        raise SettingsError("LOYALTY_VALIDATORS", str(error)) from None
    return own


def _hooks(env: _Environment) -> tuple[type[Hooks], ...]:
    try:
        return extensions(env.words("HOOKS"), "loyalty_gql.hooks", Hooks)
    except ValueError as error:
        raise SettingsError("LOYALTY_HOOKS", str(error)) from None


def _secret(text: str) -> bytes:
    """Standard or URL-safe base64, padded or not. Never says what it was given."""
    plain = text.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        secret = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("is not base64") from None
    if len(secret) < KEY_BYTES:
        raise ValueError(f"is {len(secret)} bytes long, at least {KEY_BYTES} are needed")
    return secret


def _named_keys(text: str) -> tuple[NamedKey, ...]:
    keys = tuple(_named_key(part.strip()) for part in text.split(","))
    if len({key.id for key in keys}) < len(keys):
        raise ValueError("an id is given twice")
    return keys


def _named_key(part: str) -> NamedKey:
    name, colon, encoded = part.partition(":")
    if not colon or not re.fullmatch(r"[a-z0-9_-]{1,16}", name):
        raise ValueError("is not of the form id:base64[,id:base64] with ids of a-z, 0-9, _ and -")
    key = _secret(encoded)
    if len(key) != KEY_BYTES:
        raise ValueError(f"key {name} is {len(key)} bytes long, exactly {KEY_BYTES} are needed")
    return NamedKey(name, key)


def _jwt(env: _Environment) -> JwtTerms:
    secret, jwks_url = env.optional("JWT_SECRET"), env.optional("JWKS_URL")
    if (secret is None) == (jwks_url is None):
        why = "is missing (or set LOYALTY_JWKS_URL)" if secret is None else "excludes JWKS_URL"
        raise SettingsError("LOYALTY_JWT_SECRET", why)
    if secret is not None and len(secret.encode()) < KEY_BYTES:
        raise SettingsError("LOYALTY_JWT_SECRET", f"is shorter than {KEY_BYTES} bytes")
    if jwks_url is not None:
        _must_be_https(env, jwks_url)
    return JwtTerms(
        secret=secret,
        jwks_url=jwks_url,
        issuer=env.text("JWT_ISSUER", None if env.production else "loyalty-development"),
        audience=env.text("JWT_AUDIENCE", None if env.production else "loyalty"),
        algorithms=_algorithms(env, HASHED if secret else SIGNED),
    )


def _must_be_https(env: _Environment, url: str) -> None:
    allowed = ("https",) if env.production else ("https", "http")
    parts = urlsplit(url)
    if parts.scheme not in allowed or not parts.hostname:
        raise SettingsError("LOYALTY_JWKS_URL", f"{url!r} is not an {allowed[0]} address")


def _algorithms(env: _Environment, fitting: frozenset[str]) -> tuple[str, ...]:
    """Pinned to the kind of key: a public key must never be taken for an HMAC secret."""
    wanted = env.words("JWT_ALGORITHMS", "HS256" if fitting is HASHED else "RS256,ES256")
    for algorithm in wanted:
        if algorithm not in fitting:
            source = "LOYALTY_JWT_SECRET" if fitting is HASHED else "LOYALTY_JWKS_URL"
            why = f"{algorithm!r} does not go with {source} (try {', '.join(sorted(fitting))})"
            raise SettingsError("LOYALTY_JWT_ALGORITHMS", why)
    return wanted


def _market(env: _Environment) -> str | None:
    market = env.optional("MARKET")
    if market is not None and not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", market):
        why = f"{market!r} is not a country or a part of one, such as US or US-CA"
        raise SettingsError("LOYALTY_MARKET", why)
    return market


def _cors_origins(env: _Environment) -> tuple[str, ...]:
    origins = env.words("CORS_ORIGINS")
    for origin in origins:
        if not re.fullmatch(r"https?://[^/\s?#@*]+", origin):
            why = f"{origin!r} is not an origin such as https://shop.example"
            raise SettingsError("LOYALTY_CORS_ORIGINS", why)
    return origins


def _largest_amounts(text: str) -> tuple[int, Mapping[str, int]]:
    """`1000000,JPY:500000`: one figure for all currencies, and exceptions; minor units."""
    everywhere, exceptions = 10**12, dict[str, int]()
    for part in text.split(","):
        currency, colon, amount = part.strip().rpartition(":")
        limit = _whole(amount, 1, HIGHEST_LARGEST_AMOUNT)
        if not colon:
            everywhere = limit
        elif re.fullmatch(r"[A-Z]{3}", currency):
            exceptions[currency] = limit
        else:
            raise ValueError(f"{currency!r} is not a currency code such as JPY")
    return everywhere, MappingProxyType(exceptions)
