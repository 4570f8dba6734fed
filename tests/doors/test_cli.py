"""The operator's command, as real processes: settings, migrations, keys, the clock."""

import asyncio
import base64
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import click
import pytest
from tortoise.context import TortoiseContext

from loyalty_gql.cli.clock import duration
from loyalty_gql.models import Account
from loyalty_gql.rules.state import AccountKind, AccountStatus
from loyalty_gql.settings import tortoise_config
from tests.databases import Databases, Kind


def key(letter: bytes) -> str:
    return base64.b64encode(letter * 32).decode()


PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET": key(b"s"),
    "CODE_LOOKUP_KEYS": f"a:{key(b'l')}",
    "CODE_SEAL_KEYS": f"a:{key(b'e')}",
    "JWT_SECRET": key(b"j"),
    "JWT_ISSUER": "https://shop.example",
    "JWT_AUDIENCE": "loyalty",
}
COMMAND = Path(sys.executable).with_name("loyalty-gql")


class Operator:
    """Types commands in an empty folder, with an environment of their own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environ = kept | {f"LOYALTY_{name}": value for name, value in settings.items()}
        self.folder = folder

    def types(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run to the end; what was printed, and the exit code."""
        return subprocess.run(
            [str(COMMAND), *words],
            cwd=self.folder,
            env=self.environ | {f"LOYALTY_{name}": value for name, value in settings.items()},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def operator(tmp_path: Path, database_url: str) -> Operator:
    return Operator(tmp_path, DATABASE_URL=database_url)


def test_a_wrong_setting_is_one_line_that_says_which_and_why(tmp_path: Path) -> None:
    refused = Operator(tmp_path).types("clock", "show", PORT="eighty")

    assert refused.returncode == 2
    assert refused.stderr == "Error: LOYALTY_PORT: 'eighty' is not a whole number from 1 to 65535\n"
    assert refused.stdout == ""


def test_an_extension_that_is_not_there_stops_the_start_in_one_line(tmp_path: Path) -> None:
    refused = Operator(tmp_path).types("serve", VALIDATORS="shop.rules:NoSuch")

    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: LOYALTY_VALIDATORS: 'shop.rules:NoSuch' can't be")
    assert len(refused.stderr.splitlines()) == 1


def test_production_without_secrets_does_not_start(tmp_path: Path) -> None:
    refused = Operator(tmp_path).types("serve", ENVIRONMENT="production")

    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: LOYALTY_CODE_LOOKUP_KEYS: is missing")
    assert len(refused.stderr.splitlines()) == 1


def test_run_is_not_for_production(tmp_path: Path) -> None:
    nowhere = "postgres://nobody@127.0.0.1:1/nothing"
    refused = Operator(tmp_path, **PRODUCTION, DATABASE_URL=nowhere).types("run")

    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: LOYALTY_ENVIRONMENT: run is for development")


def test_an_unreachable_database_is_one_line(tmp_path: Path) -> None:
    nowhere = "postgres://nobody:hunter2@127.0.0.1:1/nothing"

    refused = Operator(tmp_path).types("keys", "list", DATABASE_URL=nowhere)

    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: LOYALTY_DATABASE_URL: ")
    assert len(refused.stderr.splitlines()) == 1
    assert "hunter2" not in refused.stderr


def test_a_database_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """Opening it waited for ever, or made an empty one."""
    missing = tmp_path / "no" / "such" / "folder" / "shop.db"
    operator = Operator(tmp_path, DATABASE_URL=f"sqlite://{missing}")
    for command in (("serve",), ("ledger", "verify"), ("keys", "list"), ("clock", "show")):
        refused = operator.types(*command)
        assert refused.returncode == 2
        assert refused.stderr.startswith(f"Error: LOYALTY_DATABASE_URL: no database at {missing}")
        assert len(refused.stderr.splitlines()) == 1
    assert not missing.parent.exists()


def test_migrate_brings_up_to_date_and_then_has_nothing_to_do(
    tmp_path: Path, databases: Databases, database_kind: Kind
) -> None:
    with databases.empty(database_kind) as url:
        operator = Operator(tmp_path, DATABASE_URL=url)

        assert "run loyalty-gql migrate" in operator.types("serve").stderr
        assert operator.types("migrate").stdout.startswith("applied 0_")
        assert operator.types("migrate").stdout == "up to date\n"


def test_a_key_is_shown_once_and_listed_by_its_last_characters(operator: Operator) -> None:
    made = operator.types(
        "keys", "create", "--kind", "backend", "--owner", "shop", *scope("adjust")
    )
    key = made.stdout.strip()
    listed = operator.types("keys", "list").stdout

    assert key.startswith("lk_")
    assert len(made.stdout.splitlines()) == 1, "scripts read it"
    assert key not in listed
    assert f"…{key[-4:]}" in listed
    assert "valid" in listed

    revoked = operator.types("keys", "revoke", listed.split()[0])

    assert "is revoked" in revoked.stdout
    assert "revoked" in operator.types("keys", "list").stdout


def test_a_key_needs_scopes_that_exist(operator: Operator) -> None:
    for words in ((), scope("everything")):
        refused = operator.types("keys", "create", "--kind", "staff", "--owner", "maria", *words)
        assert refused.returncode == 1
        assert "There are: accounts:manage, accounts:open" in refused.stderr
    assert operator.types("keys", "list").stdout == ""


def test_the_clock_moves_forward_only_where_it_is_on(operator: Operator) -> None:
    refused = operator.types("clock", "forward", "40d")
    assert refused.returncode == 2
    assert refused.stderr.startswith("Error: LOYALTY_TEST_CLOCK: ")

    operator.types("clock", "forward", "40d", TEST_CLOCK="on")
    operator.types("clock", "forward", "1d12h", TEST_CLOCK="on")

    assert "41 days, 12:00:00 ahead of real time" in operator.types("clock", "show").stdout


def test_a_moved_clock_is_not_for_production(tmp_path: Path, database_url: str) -> None:
    Operator(tmp_path, DATABASE_URL=database_url).types("clock", "forward", "1d", TEST_CLOCK="on")

    refused = Operator(tmp_path, **PRODUCTION, DATABASE_URL=database_url).types("serve")

    assert refused.returncode == 1
    assert "test clock" in refused.stderr


def test_without_cards_there_is_no_code_to_rotate(operator: Operator) -> None:
    assert operator.types("codes", "rotate").stdout.startswith("0 codes")


def test_the_sweep_has_nothing_to_do_on_a_new_ledger_and_it_is_clean(operator: Operator) -> None:
    assert operator.types("ledger", "sweep").stdout.startswith("0 accounts settled")
    verified = operator.types("ledger", "verify")
    assert verified.returncode == 0
    assert verified.stdout.endswith("every invariant holds\n")


def test_verify_names_the_breach_and_exits_with_1(operator: Operator, database_url: str) -> None:
    asyncio.run(_overdraw(database_url))

    broken = operator.types("ledger", "verify")

    assert broken.returncode == 1
    assert "breach of 2" in broken.stdout
    assert broken.stderr.startswith("Error: the ledger is broken: ")


async def _overdraw(database_url: str) -> None:
    """An account with a balance that no entry brought."""
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(database_url))
        at = datetime.now(UTC)
        await Account.create(
            id=uuid4(), kind=AccountKind.STORE_CREDIT, currency="USD", status=AccountStatus.ACTIVE,
            balance=100, recorded_at=at, created_at=at,
        )  # fmt: skip


@pytest.mark.parametrize("typed", ["", "5", "-5d", "1.5h", "5x", "0s", "999999w", "5d x"])
def test_what_is_no_duration_moves_no_clock(typed: str) -> None:
    with pytest.raises(click.BadParameter):
        duration(typed)


def test_durations_add_up() -> None:
    assert duration("1w2d3h4m5s") == timedelta(days=9, hours=3, minutes=4, seconds=5)


def scope(*names: str) -> list[str]:
    """The words that give a key these scopes."""
    return [word for name in names for word in ("--scope", name)]
