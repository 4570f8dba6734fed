"""One page in a browser: opened, read, clicked; and all that it asked of the network."""

import json
import os
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.doors.browser.find import browser

PATIENCE_SECONDS = 20
FLAGS = (
    "--headless",
    "--no-sandbox",  # tests run as root in a container
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1280,800",
    # No name is looked up and no other machine reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Looks again and again, in the page, until an expression says something.
UNTIL = """
new Promise((tell, fail) => {{
  const ends = Date.now() + {patience};
  (function look() {{
    const found = {expression};
    if (found) tell(found);
    else if (Date.now() > ends) fail("in vain, while it showed: " + document.body.innerText);
    else setTimeout(look, 20);
  }})();
}})
"""
# The middle of the first element of a selector that is shown and says a text.
MIDDLE = """
[...document.querySelectorAll({selector})]
  .filter((element) => element.innerText.includes({text}))
  .map((element) => element.getBoundingClientRect())
  .filter((box) => box.width > 0)
  .map((box) => ({{ x: box.x + box.width / 2, y: box.y + box.height / 2 }}))[0]
"""


class Page:
    """A page, by the DevTools protocol: https://chromedevtools.github.io/devtools-protocol."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Network", "Runtime", "Log"):
            self._do(f"{domain}.enable")

    def open(self, url: str) -> None:
        """Go there."""
        self._do("Page.navigate", url=url)

    def until(self, expression: str) -> Any:
        """What a JavaScript expression says as soon as it says something."""
        looking = UNTIL.format(expression=expression, patience=PATIENCE_SECONDS * 1_000)
        answer = self._do(
            "Runtime.evaluate", expression=looking, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"]["value"]

    def until_shown(self, text: str, within: str = "body") -> None:
        """Wait until a part of the page shows a text."""
        part = f"document.querySelector({json.dumps(within)})"
        self.until(f"{part}?.innerText.includes({json.dumps(text)})")

    def click(self, selector: str, text: str = "") -> None:
        """Press the left button of the mouse over the middle of an element that says `text`."""
        middle = MIDDLE.format(selector=json.dumps(selector), text=json.dumps(text))
        where = self.until(middle)
        for kind in ("mousePressed", "mouseReleased"):
            self._do("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **where)

    def type(self, text: str) -> None:
        """Into whatever was clicked."""
        self._do("Input.insertText", text=text)

    def press_control_enter(self) -> None:
        """As a keyboard does."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "modifiers": 2}
        for kind in ("rawKeyDown", "keyUp"):
            self._do("Input.dispatchKeyEvent", type=kind, **key)

    def picture(self) -> str:
        """What it looks like, as PNG in base64."""
        return self._do("Page.captureScreenshot", format="png")["data"]

    def told(self, *methods: str) -> list[dict[str, Any]]:
        """The events of these methods so far."""
        self._do("Runtime.evaluate", expression="0")  # what was on its way is here after this
        return [event["params"] for event in self.events if event["method"] in methods]

    def addresses(self) -> set[tuple[str, str]]:
        """Scheme and host of all that it asked for, sockets included; not what it held itself."""
        asked = [event["request"]["url"] for event in self.told("Network.requestWillBeSent")]
        sockets = [event["url"] for event in self.told("Network.webSocketCreated")]
        parts = [urlsplit(url) for url in asked + sockets]
        return {(part.scheme, part.netloc) for part in parts if part.scheme != "data"}

    def troubles(self) -> list[dict[str, Any]]:
        """Requests that failed or were refused, faults of scripts, breaches of the policy."""
        refused = [
            event
            for event in self.told("Network.responseReceived")
            if event["response"]["status"] >= 400
        ]
        return refused + self.told(
            "Network.loadingFailed", "Runtime.exceptionThrown", "Log.entryAdded"
        )

    def _do(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=2 * PATIENCE_SECONDS))
            if message.get("id") == self._last:
                assert "error" not in message, (method, message)
                return message["result"]
            if "method" in message:
                self.events.append(message)


@contextmanager
def opened(folder: Path) -> Generator[Page]:
    """A browser of its own, that knows nothing and keeps nothing; its one page."""
    command, needed = browser()
    profile = folder / "profile"
    words = folder / "browser.txt"
    with words.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [*command, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            env={**os.environ, **needed},
            stdout=out,
            stderr=out,
        )
    try:
        tools = f"http://127.0.0.1:{_port(process, profile, words)}/json/list"
        targets = httpx.get(tools).json()
        (page,) = [target for target in targets if target["type"] == "page"]
        with connect(page["webSocketDebuggerUrl"], max_size=None) as socket:
            yield Page(socket)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _port(process: subprocess.Popen[bytes], profile: Path, words: Path) -> str:
    """Where the DevTools listen; Chromium writes it down when they do."""
    told = profile / "DevToolsActivePort"
    ends = time.monotonic() + PATIENCE_SECONDS
    while not (told.exists() and told.read_text(encoding="utf-8").count("\n")):
        assert process.poll() is None, words.read_text("utf-8")
        assert time.monotonic() < ends, words.read_text("utf-8")
        time.sleep(0.02)
    return told.read_text(encoding="utf-8").split()[0]
