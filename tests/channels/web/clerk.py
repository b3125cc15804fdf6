"""Somebody at the page, in a real browser, with the program in a process of its own and a model behind it."""

import base64
import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.browser import Tab, browser
from tests.channels.web.program import Program, running
from tests.endpoint import Endpoint, Slow
from tests.fakes import faithful
from tests.installed import furnish

PHONE, DESK = 390, 1440
REQUEST = "帮我写澜川市水务集团有限公司2026年上半年精神文明建设工作总结"
TOLD = (
    "中心组学习6次，主题党日12场，参加320人次。推荐身边好人14名。整改问题37个。"
    "服务队167人出动43次。不足：典型宣传不够。"
)


class Clerk:
    """Somebody at a page."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    def sees(self, text: str, times: int = 1, seconds: float = 20) -> None:
        """Wait until so many posts show a text."""
        posts = "[...document.querySelectorAll('#posts .post')]"
        self.tab.wait(f"{posts}.filter(p => p.innerText.includes({js(text)})).length == {times}", seconds)

    def writes(self, text: str) -> None:
        """Type a text and press Enter."""
        self.tab.run("document.getElementById('text').focus()")
        self.tab.write(text)
        self.tab.press("Enter", 13)

    def taps(self, label: str) -> None:
        """Tap the newest button whose label begins so."""
        self.tab.run(tapping(label, ""))

    def texts(self) -> list[str]:
        """Return what the posts say, in order."""
        posts = "[...document.querySelectorAll('#posts .post')]"
        texts: list[str] = self.tab.run(f"{posts}.map(p => p.querySelector('.text')?.textContent ?? '')")
        return texts

    def download(self) -> bytes:
        """Return the first file that is offered."""
        fetched = "fetch(document.querySelector('.attached').href).then(a => a.bytes())"
        return base64.b64decode(self.tab.run(f"{fetched}.then(b => b.toBase64())"))


def js(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def tapping(label: str, then: str) -> str:
    newest = "[...document.querySelectorAll('.rows button')].reverse()"
    found = f"{newest}.find(b => b.textContent.startsWith({js(label)}))"
    return f"(() => {{ const b = {found}; b.click(); {then} }})()"


def _slow(body: dict[str, Any]) -> Slow:
    """Answer as a good model does; a section takes two seconds."""
    answer = faithful(body)
    assert isinstance(answer, Slow)
    reads = "【新消息】" in body["messages"][-1]["content"]
    return answer if reads else replace(answer, pieces=20, seconds_per_piece=0.1)


@contextmanager
def at_page(home: Path, folder: Path, width: int) -> Generator[tuple[Clerk, Program], None, None]:
    furnish(home)
    with (
        Endpoint(answer=_slow) as endpoint,
        running(folder, endpoint.url) as program,
        browser(folder / "profile") as tab,
    ):
        tab.open(program.url, width)
        clerk = Clerk(tab)
        clerk.sees("我帮您起草公文")
        yield clerk, program


def drafts(clerk: Clerk) -> None:
    """Bring a document to where it is being written."""
    clerk.writes(REQUEST)
    clerk.sees("请确认")
    clerk.taps("确认")
    clerk.sees("提纲（")
    clerk.writes(TOLD)
    clerk.sees("记下")
    clerk.taps("直接成稿")
    clerk.tab.wait("document.querySelector('.writing .text')?.textContent.length > 30")
