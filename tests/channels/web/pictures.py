"""Writes the pictures of the page that the READMEs show: `python -m tests.channels.web.pictures`.

The session is that of tests/conversations/three_messages.txt, without a model.
"""

import base64
import os
import tempfile
from pathlib import Path

from tests.browser import browser
from tests.channels.web.clerk import DESK, PHONE, Clerk
from tests.channels.web.program import running
from tests.commands.shell import ROOT
from tests.installed import furnish

_SESSION = ROOT / "tests" / "conversations" / "three_messages.txt"
_SETTLED = "document.querySelectorAll('#posts .state, .writing, .notice').length == 0"


def main() -> None:
    """Hold the session at the page, and take a picture on a desk and on a phone."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GONGWEN_HOME"] = f"{folder}/home"
        furnish(Path(folder, "home"))
        with running(Path(folder)) as program, browser(Path(folder, "profile")) as tab:
            tab.open(program.url, DESK)
            tab.resize(DESK, 900)
            clerk = Clerk(tab)
            clerk.sees("我帮您起草公文")
            for line in _SESSION.read_text("utf-8").splitlines():
                _say(clerk, line)
            tab.wait("document.querySelectorAll('#sheet section').length > 3")
            tab.run("document.querySelector('#outline').open = false")
            tab.run("document.getElementById('paper').scrollTop = 0")
            tab.run("[...document.querySelectorAll('.piece.told')].at(-4).click()")
            tab.run("document.querySelector('.note').scrollIntoView({block: 'center'})")
            Path(ROOT, "docs", "pc.png").write_bytes(base64.b64decode(tab.picture()))
            tab.resize(PHONE, 780)
            tab.run("document.getElementById('scroll').scrollTop = 1e9")
            Path(ROOT, "docs", "phone.png").write_bytes(base64.b64decode(tab.picture()))


def _say(clerk: Clerk, line: str) -> None:
    """Say a line, or tap the button that it names, and wait until it was answered."""
    before = len(clerk.texts())
    named = f"[...document.querySelectorAll('.rows button')].some(b => b.textContent == '{line}')"
    if clerk.tab.run(named):
        clerk.taps(line)
    else:
        clerk.writes(line)
    clerk.tab.wait(f"document.querySelectorAll('#posts .post').length > {before} && {_SETTLED}")
    clerk.tab.run("new Promise(done => setTimeout(done, 600))")


if __name__ == "__main__":
    main()
