"""A small demonstration, told once: where what `run` fills by itself is not what is tried."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.doors.test_cli import COMMAND


@pytest.fixture(scope="session")
def small_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `.run` to copy."""
    folder = tmp_path_factory.mktemp("demonstration")
    environ = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [str(COMMAND), "demo", "--size", "small"]
    subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
    return folder / ".run"
