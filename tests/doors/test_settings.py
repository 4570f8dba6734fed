"""Settings: read once, frozen; a wrong one says in one line which and why; secrets stay secret."""

import base64
import dataclasses
import json
from pathlib import Path

import pytest

from loyalty_gql.settings import (
    Settings,
    SettingsError,
    tortoise_config,
    with_development_secrets,
)

SECRET = base64.b64encode(b"s" * 32).decode()
LOOKUP = base64.b64encode(b"l" * 32).decode()
SEAL = base64.b64encode(b"e" * 32).decode()
SECRETS = {
    "LOYALTY_SECRET": SECRET,
    "LOYALTY_CODE_LOOKUP_KEYS": f"a:{LOOKUP}",
    "LOYALTY_CODE_SEAL_KEYS": f"a:{SEAL}",
    "LOYALTY_JWT_SECRET": "j" * 32,
}
PRODUCTION = SECRETS | {
    "LOYALTY_ENVIRONMENT": "production",
    "LOYALTY_DATABASE_URL": "postgres://loyalty:hunter2@db.example/loyalty",
    "LOYALTY_JWT_ISSUER": "https://shop.example",
    "LOYALTY_JWT_AUDIENCE": "loyalty",
}


def test_development_needs_nothing_but_its_secrets() -> None:
    settings = Settings.from_environ(SECRETS)

    assert settings.environment == "development"
    assert settings.database_url.startswith("sqlite:///")
    assert (settings.port, settings.grace_days, settings.log) == (8000, 30, "text")
    assert settings.introspection
    assert settings.largest_amount("USD") == 10**12


def test_production_is_closed_by_default() -> None:
    settings = Settings.from_environ(PRODUCTION)

    assert settings.production
    assert not settings.introspection
    assert settings.cors_origins == ()
    assert settings.log == "json"


def test_settings_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.from_environ(SECRETS).port = 1  # pyright: ignore[reportAttributeAccessIssue]


def test_no_secret_is_in_the_repr() -> None:
    shown = repr(Settings.from_environ(PRODUCTION))

    for secret in (SECRET, LOOKUP, SEAL, "j" * 32, "hunter2", "s" * 32, "l" * 32, "e" * 32):
        assert secret not in shown


@pytest.mark.parametrize(
    ("variable", "value", "why"),
    [
        ("ENVIRONMENT", "staging", "'staging' is not one of development, production"),
        ("PORT", "80a", "'80a' is not a whole number from 1 to 65535"),
        ("PORT", "65536", "'65536' is not a whole number from 1 to 65535"),
        ("PORT", "٨", "'٨' is not a whole number from 1 to 65535"),
        ("WORKERS", "0", "'0' is not a whole number from 1 to 256"),
        ("DATABASE_URL", "mysql://h/d", "must begin with sqlite:/// or postgres://"),
        ("DATABASE_URL", "sqlite://loyalty.db", "sqlite needs the absolute path of a file"),
        ("DATABASE_URL", "postgres://u:hunter2@h/", "names no database"),
        ("DATABASE_URL", "postgres://u:hunter2@h/d?shcema=x", "'shcema' is no option of ours"),
        ("DATABASE_URL", "postgres://u:hunter2/x@h/d", "has no usable port"),
        ("SECRET", "not base64!", "is not base64"),
        ("SECRET", base64.b64encode(b"s" * 31).decode(), "is 31 bytes long"),
        ("CODE_LOOKUP_KEYS", LOOKUP, "is not of the form id:base64"),
        ("CODE_LOOKUP_KEYS", f"a:{LOOKUP},a:{SECRET}", "an id is given twice"),
        ("CODE_SEAL_KEYS", f"b:{LOOKUP}", "must not repeat a key used for look-up"),
        ("JWT_SECRET", "short", "is shorter than 32 bytes"),
        ("JWT_SECRET", "", "is missing (or set LOYALTY_JWKS_URL)"),
        ("JWT_ALGORITHMS", "RS256", "'RS256' does not go with LOYALTY_JWT_SECRET"),
        ("JWT_ALGORITHMS", "none", "'none' does not go with LOYALTY_JWT_SECRET"),
        ("CORS_ORIGINS", "*", "'*' is not an origin such as https://shop.example"),
        ("CORS_ORIGINS", "https://a.example/path", "is not an origin"),
        ("INTROSPECTION", "yes", "'yes' is not one of off, on"),
        ("LARGEST_AMOUNT", "lots", "'lots' is not a whole number"),
        ("LARGEST_AMOUNT", "yen:5", "'yen' is not a currency code such as JPY"),
        ("MARKET", "USA", "'USA' is not a country or a part of one, such as US or US-CA"),
        ("LOG", "xml", "'xml' is not one of json, text"),
        ("HOOKS", "no_such_shop:Rules", "'no_such_shop:Rules' can't be imported: ModuleNotFound"),
        ("HOOKS", "json:NoSuch", "'json:NoSuch' can't be imported: AttributeError"),
        ("HOOKS", "json:JSONDecoder", "is no subclass of loyalty_gql.domain.hooks:Hooks"),
        ("HOOKS", "json", "'json' is not of the form package.module:Class"),
        ("TENDER_ORDER", "cards", "'cards' is not one of company-credit, gift-cards, promotional"),
        ("TENDER_ORDER", "gift-cards,gift-cards", "'gift-cards' is given twice"),
        ("TENDER_ORDER", "gift-cards,", "'' is not one of"),
        ("HOOK_SECONDS", "0", "'0' is not a whole number from 1 to 60"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_it(variable: str, value: str, why: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environ(SECRETS | {f"LOYALTY_{variable}": value})

    line = str(refused.value)
    assert line.startswith(f"LOYALTY_{variable}: ")
    assert why in line
    assert "\n" not in line
    assert "hunter2" not in line


@pytest.mark.parametrize(
    "variable",
    ["SECRET", "CODE_LOOKUP_KEYS", "CODE_SEAL_KEYS", "JWT_SECRET", "JWT_ISSUER", "DATABASE_URL"],
)
def test_production_does_not_start_without(variable: str, tmp_path: Path) -> None:
    name = f"LOYALTY_{variable}"
    environ = {key: value for key, value in PRODUCTION.items() if key != name}

    with pytest.raises(SettingsError, match=f"^{name}: is missing"):
        Settings.from_environ(with_development_secrets(environ, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_time_is_not_moved_in_production() -> None:
    assert Settings.from_environ(SECRETS | {"LOYALTY_TEST_CLOCK": "on"}).test_clock
    with pytest.raises(SettingsError, match="LOYALTY_TEST_CLOCK"):
        Settings.from_environ(PRODUCTION | {"LOYALTY_TEST_CLOCK": "on"})


def test_a_key_set_takes_only_public_key_algorithms() -> None:
    environ = PRODUCTION | {
        "LOYALTY_JWT_SECRET": "",
        "LOYALTY_JWKS_URL": "https://shop.example/jwks",
    }
    assert Settings.from_environ(environ).jwt.algorithms == ("RS256", "ES256")

    with pytest.raises(SettingsError, match="LOYALTY_JWT_ALGORITHMS"):
        Settings.from_environ(environ | {"LOYALTY_JWT_ALGORITHMS": "HS256"})
    with pytest.raises(SettingsError, match="LOYALTY_JWKS_URL"):
        Settings.from_environ(environ | {"LOYALTY_JWKS_URL": "http://shop.example/jwks"})


def test_an_amount_has_a_limit_per_currency() -> None:
    settings = Settings.from_environ(SECRETS | {"LOYALTY_LARGEST_AMOUNT": "5000,JPY:700"})

    assert settings.largest_amount("USD") == 5000
    assert settings.largest_amount("JPY") == 700


def test_development_makes_its_secrets_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = with_development_secrets({}, tmp_path)
    second = with_development_secrets({}, tmp_path)

    assert first == second
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert json.loads((tmp_path / "secrets.json").read_text()) == first
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]
    assert Settings.from_environ(first).secret != Settings.from_environ(SECRETS).secret


def test_a_given_secret_wins_over_a_kept_one(tmp_path: Path) -> None:
    environ = with_development_secrets({"LOYALTY_SECRET": SECRET}, tmp_path)

    assert Settings.from_environ(environ).secret == b"s" * 32


def test_a_socket_is_named_as_libpq_does() -> None:
    config = tortoise_config("postgres://me:p%40ss@/shop?host=/run/pg&port=5433&sslmode=disable")

    credentials = config["connections"]["default"]["credentials"]
    assert (credentials["host"], credentials["port"]) == ("/run/pg", 5433)
    assert (credentials["user"], credentials["password"]) == ("me", "p@ss")
    assert (credentials["database"], credentials["ssl"]) == ("shop", "disable")
