"""A page as a real browser shows it, driven over its debugging pipe; without one its tests are skipped."""

import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("chromium") or shutil.which("google-chrome")
_SWITCHES = "--headless --no-sandbox --disable-gpu --no-first-run --remote-debugging-pipe"
_SECONDS = 30

browsed = pytest.mark.skipif(PROGRAM is None, reason="needs chromium")


class Tab:
    """One page in a browser; whatever it says in a dialog is agreed to."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = os.fdopen(to_browser, "wb"), os.fdopen(from_browser, "rb")
        self._numbers, self._session = itertools.count(1), ""
        self.faults: list[str] = []
        """What the page did wrong: errors of its script, and what its policy refused."""
        self.dialogs: list[str] = []

    def open(self, address: str, width: int) -> None:
        """Open an address on a screen of that width, in CSS pixels."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._call(f"{domain}.enable")
        self.resize(width)
        self.go(address)

    def go(self, address: str) -> None:
        """Leave for another address in the same window."""
        self._call("Page.navigate", url=address)
        self.run("new Promise(done => document.readyState == 'complete' ? done() : onload = done)")

    def run(self, script: str) -> Any:
        """Return what a script comes to in the page."""
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True, "userGesture": True}
        answer = self._call("Runtime.evaluate", **asked)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def offline(self, *, lost: bool) -> None:
        """Cut the page off from the network, or connect it again."""
        self._call("Network.enable")
        speed = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self._call("Network.emulateNetworkConditions", offline=lost, **speed)

    def forbid(self, *addresses: str) -> None:
        """Let no request go out to addresses of these forms; without any, all go again."""
        self._call("Network.enable")
        self._call("Network.setBlockedURLs", urls=list(addresses))

    def hide_from_the_start(self) -> None:
        """Let the pages that are opened from now on be out of sight, as behind another tab."""
        unseen = "Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})"
        self._call("Page.addScriptToEvaluateOnNewDocument", source=unseen)

    def leave(self) -> None:
        """Close the page; the browser stays."""
        self._call("Page.close")

    def new_tab(self) -> "Tab":
        """Return another page of the same browser; one is used at a time."""
        other = copy(self)
        other.faults, other.dialogs, other._session = [], [], ""
        return other

    def wait(self, condition: str, seconds: float = 15) -> None:
        """Return when a condition holds in the page; fail where it does not in so many seconds."""
        end = time.monotonic() + seconds
        while not self.run(condition):
            assert time.monotonic() < end, f"in vain: {condition}\n{self.run('document.body.innerText')}"
            time.sleep(0.03)

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self._call("Input.insertText", text=text)

    def press(self, key: str, code: int = 0, modifiers: int = 0) -> None:
        """Press a key and let it go; Shift is the modifier 8."""
        told: dict[str, object] = {
            "key": key,
            "code": key,
            "windowsVirtualKeyCode": code,
            "modifiers": modifiers,
        }
        text = {"text": "\r"} if key == "Enter" else {}
        self._call("Input.dispatchKeyEvent", type="keyDown", **told, **text)
        self._call("Input.dispatchKeyEvent", type="keyUp", **told)

    def resize(self, width: int, height: int = 800) -> None:
        """Let the page be on a screen of that size, in CSS pixels."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", **screen)

    def picture(self) -> bytes:
        """Return what is on the screen, as PNG in base64."""
        data: str = self._call("Page.captureScreenshot")["data"]
        return data.encode()

    def close(self) -> None:
        """Let go of the pipe, at which the browser ends."""
        self._to.close()
        self._from.close()

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        number = self._send(method, parameters)
        while True:
            told = self._receive()
            if told.get("id") == number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result
            self._notice(told)

    def _send(self, method: str, parameters: dict[str, object]) -> int:
        number = next(self._numbers)
        message: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        return number

    def _receive(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has ended"
            message += byte
        told: dict[str, Any] = json.loads(message)
        return told

    def _notice(self, told: dict[str, Any]) -> None:
        match told.get("method"):
            case "Page.javascriptDialogOpening":
                self.dialogs.append(told["params"]["message"])
                self._send("Page.handleJavaScriptDialog", {"accept": True})
            case "Runtime.exceptionThrown":
                self.faults.append(str(told["params"]["exceptionDetails"]))
            case "Log.entryAdded":
                self.faults.append(told["params"]["entry"]["text"])


@contextmanager
def browser(profile: Path) -> Generator[Tab, None, None]:
    """Lend a browser with a profile of its own."""
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    program = f"exec {PROGRAM} {_SWITCHES} --user-data-dir='{profile}' 3<&{to_read} 4>&{from_write}"
    running = subprocess.Popen(
        ("bash", "-c", program), pass_fds=(to_read, from_write), stderr=subprocess.DEVNULL
    )
    os.close(to_read)
    os.close(from_write)
    tab = Tab(to_write, from_read)
    try:
        yield tab
    finally:
        tab.close()
        running.wait(_SECONDS)
