"""A real browser (headless Chromium) over its debugging pipe: for tests marked `browser`. No driver, no port, no library."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--window-size=1280,900", "--remote-debugging-pipe"),
)
BROWSER = next((path for name in _NAMES if (path := shutil.which(name))), "")

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not BROWSER and os.environ.get("CI", "") != "true",
        reason="no Chromium is installed (on Debian: apt-get install chromium)",
    ),
]
"""For `pytestmark`. Where CI=true says that everything is to be run, a missing browser is a failure."""


class Browser:
    """One page of a browser of its own. Answers come over a pipe, one JSON object each, ended by a NUL."""

    def __init__(self, folder: Path) -> None:
        assert BROWSER, "no Chromium is installed"
        to_read, self._to = os.pipe()
        self._from, to_write = os.pipe()
        command = f"exec '{BROWSER}' \"$@\" 3<&{to_read} 4>&{to_write}"
        flags = [*_FLAGS, f"--user-data-dir={folder / 'profile'}", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", command, "bash", *flags],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )
        os.close(to_read)
        os.close(to_write)
        self._buffer, self._number = b"", 0
        self.messages: list[dict[str, Any]] = []
        """Every event that the browser has told of."""
        targets = self._call("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self._call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError, AssertionError):
            self._call("Browser.close")
        for end in (self._to, self._from):
            with suppress(OSError):
                os.close(end)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def open(self, page: Path) -> None:
        """Shows a file and waits until it is there."""
        self.messages.clear()
        self.call("Page.navigate", url=page.as_uri())
        while not any(message["method"] == "Page.loadEventFired" for message in self.messages):
            self._receive()

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def hover(self, selector: str) -> None:
        self._mouse("mouseMoved", selector)

    def click(self, selector: str) -> None:
        self._mouse("mousePressed", selector)
        self._mouse("mouseReleased", selector)

    def press_tab(self) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)

    def press_space(self) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=" ", code="Space", text=" ", windowsVirtualKeyCode=32)

    def requested(self) -> list[str]:
        """The addresses that the page has asked for."""
        sent = (m["params"] for m in self.messages if m["method"] == "Network.requestWillBeSent")
        return [message["request"]["url"] for message in sent]

    def complaints(self) -> list[str]:
        """What the browser's console has to say: what the policy has refused among it."""
        entries = [m["params"]["entry"]["text"] for m in self.messages if m["method"] == "Log.entryAdded"]
        return entries + [str(m["params"]) for m in self.messages if m["method"] == "Runtime.exceptionThrown"]

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def print(self, path: Path) -> None:
        """The page as it prints, a PDF file."""
        data = self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """A command to the page."""
        return self._call(method, sessionId=self._session, **parameters)

    def _mouse(self, kind: str, selector: str) -> None:
        box = self.ask(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getClientRects()[0]; return [r.x + r.width / 3, r.y + r.height / 2]; })()"
        )
        button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], **button)

    def _call(self, method: str, sessionId: str = "", **parameters: object) -> dict[str, Any]:  # noqa: N803
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if sessionId:
            message["sessionId"] = sessionId
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            read = os.read(self._from, 1 << 20)
            assert read, "the browser has ended"
            self._buffer += read
        raw, _, self._buffer = self._buffer.partition(b"\0")
        answer: dict[str, Any] = json.loads(raw)
        if "method" in answer:
            self.messages.append(answer)
        return answer
