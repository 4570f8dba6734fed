"""Every command, against the plain model, on both databases: after each step they agree.

1,000 steps on each database always, 10,000 and more by `make faults`.
"""

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.databases import Databases, Kind
from tests.invariants.machine import LedgerMachine
from tests.invariants.real import Real

FULL = os.environ.get("LOYALTY_FAULTS") == "full"
STEPS = 50


@pytest.fixture
def real(databases: Databases, database_kind: Kind) -> Generator[Real]:
    with databases.fresh(database_kind) as url:
        real = Real(url)
        real.open()
        yield real
        real.close()


def run(real: Real, examples: int, *, derandomize: bool) -> None:
    LedgerMachine.real = real
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            derandomize=derandomize,
            deadline=None,
            database=None,
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
    real.must_be_clean()


def test_the_ledger_and_the_model_agree_step_by_step(real: Real) -> None:
    run(real, 400 if FULL else 30, derandomize=not FULL)


def test_they_agree_on_histories_nobody_has_seen_yet(real: Real) -> None:
    run(real, 50 if FULL else 6, derandomize=False)
