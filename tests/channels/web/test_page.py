"""A clerk at the page, in a real browser: from the first sentence to the Word file."""

import base64
import io
import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.browser import Tab, browsed, browser
from tests.channels.web.program import Program, running
from tests.endpoint import Endpoint, Slow
from tests.fakes import faithful
from tests.installed import furnish

pytestmark = [browsed, pytest.mark.slow]
_REQUEST = "帮我写澜川市水务集团有限公司2026年上半年精神文明建设工作总结"
_TOLD = (
    "中心组学习6次，主题党日12场，参加320人次。推荐身边好人14名。整改问题37个。"
    "服务队167人出动43次。不足：典型宣传不够。"
)
_PHONE = 390
_SHIFT = 8


class Clerk:
    """Somebody at a page."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    def sees(self, text: str, times: int = 1, seconds: float = 20) -> None:
        """Wait until so many posts show a text."""
        posts = "[...document.querySelectorAll('#posts .post')]"
        self.tab.wait(f"{posts}.filter(p => p.innerText.includes({_js(text)})).length == {times}", seconds)

    def writes(self, text: str) -> None:
        """Type a text and press Enter."""
        self.tab.run("document.getElementById('text').focus()")
        self.tab.write(text)
        self.tab.press("Enter", 13)

    def taps(self, label: str) -> None:
        """Tap the newest button whose label begins so."""
        self.tab.run(_tapping(label, ""))

    def texts(self) -> list[str]:
        """Return what the posts say, in order."""
        posts = "[...document.querySelectorAll('#posts .post')]"
        texts: list[str] = self.tab.run(f"{posts}.map(p => p.querySelector('.text')?.textContent ?? '')")
        return texts

    def download(self) -> bytes:
        """Return the first file that is offered."""
        fetched = "fetch(document.querySelector('.attached').href).then(a => a.bytes())"
        return base64.b64decode(self.tab.run(f"{fetched}.then(b => b.toBase64())"))


def _js(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _tapping(label: str, then: str) -> str:
    newest = "[...document.querySelectorAll('.rows button')].reverse()"
    found = f"{newest}.find(b => b.textContent.startsWith({_js(label)}))"
    return f"(() => {{ const b = {found}; b.click(); {then} }})()"


def _slow(body: dict[str, Any]) -> Slow:
    """Answer as a good model does; a section takes two seconds."""
    answer = faithful(body)
    assert isinstance(answer, Slow)
    reads = "【新消息】" in body["messages"][-1]["content"]
    return answer if reads else replace(answer, pieces=20, seconds_per_piece=0.1)


@contextmanager
def _at_page(home: Path, folder: Path, width: int) -> Generator[tuple[Clerk, Program], None, None]:
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


def _drafts(clerk: Clerk) -> None:
    """Bring a document to where it is being written."""
    clerk.writes(_REQUEST)
    clerk.sees("请确认")
    clerk.taps("确认")
    clerk.sees("提纲（")
    clerk.writes(_TOLD)
    clerk.sees("记下")
    clerk.taps("直接成稿")
    clerk.tab.wait("document.querySelector('.writing .text')?.textContent.length > 30")


@pytest.mark.parametrize("width", [_PHONE, 1440])
def test_a_document_from_the_first_sentence_to_the_word_file(home: Path, tmp_path: Path, width: int) -> None:
    with _at_page(home, tmp_path, width) as (clerk, _):
        _drafts(clerk)
        clerk.sees("全文 7 节，写好 7 节", seconds=60)
        clerk.sees("版本 1/1", times=7)
        assert not clerk.tab.run("document.querySelector('.writing')")
        clerk.taps("导出 Word")
        clerk.sees("1/1 “【待补：成文日期】”")
        clerk.taps("先导出草稿")
        clerk.tab.wait("document.querySelector('.attached') !== null")
        paragraphs = [p.text for p in docx.Document(io.BytesIO(clerk.download())).paragraphs]
        assert any("中心组学习6次，主题党日12场" in text for text in paragraphs)
        assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
        assert clerk.tab.faults == []


def test_a_reload_in_the_middle_of_a_draft_shows_it_where_it_is(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, program):
        _drafts(clerk)
        before = clerk.texts()
        clerk.tab.open(program.url, 1440)
        clerk.tab.wait("document.querySelector('.writing .text')?.textContent.length > 30")
        assert clerk.texts()[: len(before)] == before
        clerk.sees("全文 7 节，写好 7 节", seconds=60)
        clerk.sees("版本 1/1", times=7)


def test_a_second_window_shows_the_same(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, program):
        other = Clerk(clerk.tab.new_tab())
        other.tab.open(program.url, _PHONE)
        other.sees("我帮您起草公文")
        other.writes(_REQUEST)
        clerk.sees("请确认")
        other.sees("请确认")
        assert clerk.texts() == other.texts()


def test_a_double_click_does_a_thing_once(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, _):
        clerk.writes(_REQUEST)
        clerk.sees("请确认")
        clerk.tab.run(_tapping("确认", "b.click();"))
        clerk.sees("提纲（")
        assert sum("已过期" in text for text in clerk.texts()) == 0


def test_back_and_forward_lose_nothing(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, _):
        clerk.writes(_REQUEST)
        clerk.sees("请确认")
        before = clerk.texts()
        clerk.tab.run("document.getElementById('text').focus()")
        clerk.tab.write("还没发出去的话")
        clerk.tab.go("about:blank")
        clerk.tab.run("history.back()")
        clerk.tab.wait("document.querySelectorAll('#posts .post').length > 2")
        assert clerk.texts() == before
        assert clerk.tab.run("document.getElementById('text').value") == "还没发出去的话"


def test_a_kill_in_the_middle_of_a_draft_is_said_and_loses_nothing(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, program):
        _drafts(clerk)
        before = clerk.texts()
        program.kill()
        clerk.tab.wait("!document.getElementById('banner').hidden")
        clerk.writes("群众满意度98.6%")
        program.start()
        clerk.tab.wait("document.getElementById('banner').hidden")
        clerk.sees("群众满意度98.6%")
        clerk.sees("全文 7 节，写好 7 节", seconds=60)
        assert clerk.texts()[: len(before)] == before
        for section in ("（一）加强思想教育", "（四）开展志愿服务"):
            drafts = [t for t in clerk.texts() if section in t and "校核：" in t and "版本 1/1" in t]
            assert len(drafts) == 1, clerk.texts()


def test_nothing_that_is_shown_is_ever_markup(home: Path, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='坏'\"><script>document.title='坏'</script>"
    with _at_page(home, tmp_path, 1440) as (clerk, _):
        clerk.writes(f"{hostile}上半年学习6次")
        clerk.sees("onerror")
        name = f"{hostile}.txt".replace("/", "")
        clerk.tab.run(_dropping(name, "一、工作情况\n" + hostile * 9))
        clerk.sees("文件：<img")
        clerk.tab.wait("document.querySelector('#posts').lastElementChild.classList.contains('shown')")
        assert clerk.tab.run("document.title") == "拟稿助手"
        assert clerk.tab.run("document.querySelectorAll('#posts img, #posts script').length") == 0
        assert clerk.tab.faults == []


def test_enter_sends_and_shift_enter_breaks(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, _):
        clerk.tab.run("document.getElementById('text').focus()")
        clerk.tab.write("第一行")
        clerk.tab.press("Enter", 13, _SHIFT)
        clerk.tab.write("第二行")
        assert clerk.tab.run("document.getElementById('text').value") == "第一行\n第二行"
        clerk.tab.press("Enter", 13)
        clerk.sees("第一行\n第二行")
        assert clerk.tab.run("document.getElementById('text').value") == ""


def test_nothing_is_asked_of_another_host(home: Path, tmp_path: Path) -> None:
    with _at_page(home, tmp_path, 1440) as (clerk, program):
        clerk.writes(_REQUEST)
        clerk.sees("请确认")
        asked = clerk.tab.run("performance.getEntriesByType('resource').map(r => r.name)")
        assert len(asked) > 5
        assert [address for address in asked if not address.startswith(program.url)] == []


def _dropping(name: str, content: str) -> str:
    return (
        f"(() => {{ const d = new DataTransfer(); d.items.add(new File([{_js(content)}], {_js(name)}));"
        "dispatchEvent(new DragEvent('drop', {dataTransfer: d, cancelable: true})); })()"
    )
