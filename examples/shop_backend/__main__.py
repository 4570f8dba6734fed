"""`python -m examples.shop_backend` plays against the server of `make run`, then proves the ledger.

Another server is named by a file like `.run/demo.json`: `graphql`, `backendKey` and `staffKey`.
With a second file, the answers are written there.
"""

import json
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from examples.shop_backend.play import play
from examples.shop_backend.shop import Shop

COMMAND = Path(sys.executable).with_name("loyalty-gql")


def main(server: str = ".run/demo.json", answers: str | None = None) -> int:
    """Play, print, prove; the exit code of `ledger verify`."""
    demo = json.loads(Path(server).read_text(encoding="utf-8"))
    shop = Shop(
        demo["graphql"],
        {"backend": demo["backendKey"], "staff": demo["staffKey"]},
        run=uuid4().hex[:8],
    )
    play(shop)
    for one in shop.kept:
        print(f"\n# {one['step']} ({one['who']}: {one['request']})")
        print(json.dumps(one["answer"], ensure_ascii=False))
    if answers:
        Path(answers).write_text(json.dumps(shop.kept), encoding="utf-8")
    return subprocess.run([str(COMMAND), "ledger", "verify"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
