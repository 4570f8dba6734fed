"""Every command, against the plain model, on both databases: after each step they agree.

1,500 steps on each database always, the same ones each time; 20,000 that nobody has seen yet by
`make faults`.
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


def test_the_ledger_and_the_model_agree_step_by_step(real: Real) -> None:
    LedgerMachine.real = real
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=400 if FULL else 30,
            stateful_step_count=STEPS,
            derandomize=not FULL,
            deadline=None,
            database=None,
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
    real.must_be_clean()
