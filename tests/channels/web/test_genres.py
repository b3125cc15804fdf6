"""A document of every genre in a real browser, from first sentence to Word file, whatever comes between."""

import base64
import io
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import Any

import docx
import pytest

from tests.browser import browsed, browser
from tests.channels.web.clerk import DESK, PHONE, Clerk, js
from tests.channels.web.program import Program, running
from tests.endpoint import Endpoint, Slow
from tests.fakes import faithful
from tests.installed import GENRES, furnish

pytestmark = [browsed, pytest.mark.slow]
_TOWN, _TOLD = "青石镇人民政府", "4月组织学习6次，参加320人次。整改问题37个。还缺人手。"
_REQUESTS = {
    "主持词": f"帮我写{_TOWN}2026年防汛工作会议主持词",
    "任免通知": f"帮我写{_TOWN}关于王远等同志职务任免的通知",
    "会议纪要": f"帮我写{_TOWN}2026年防汛工作会议纪要",
    "会议通知": f"帮我写{_TOWN}关于召开2026年防汛工作会议的通知",
    "倡议书": f"帮我写{_TOWN}关于节约用水的倡议书",
    "命令": f"帮我写{_TOWN}封山禁火令",
    "公告": "帮我写云岭县水务局关于城南片区停水的公告",
    "函": f"帮我写{_TOWN}关于商请支持防汛物资的函",
    "印发通知": f"帮我写{_TOWN}关于印发2026年防汛值班制度的通知",
    "复函": f"帮我写{_TOWN}关于支持防汛物资的复函",
    "实施方案": f"帮我写{_TOWN}关于开展2026年全民阅读活动的实施方案",
    "工作总结": f"帮我写{_TOWN}2026年上半年志愿服务工作总结",
    "工作要点": f"帮我写{_TOWN}2026年志愿服务工作要点",
    "工作计划": f"帮我写{_TOWN}2026年志愿服务工作计划",
    "征集通知": "帮我写东湖小学关于征集2026年节水金点子的通知",
    "情况报告": f"帮我写{_TOWN}关于2026年上半年防汛工作情况的报告",
    "情况说明": f"帮我写{_TOWN}关于2026年上半年防汛工作的情况说明",
    "意见": f"帮我写{_TOWN}关于加强防汛值班工作的意见",
    "意识形态总结": f"帮我写{_TOWN}2026年上半年意识形态工作总结",
    "感谢信": f"帮我写{_TOWN}关于支援防汛的感谢信",
    "批复": f"帮我写{_TOWN}关于东湖村修建水渠的批复",
    "报告": f"帮我写{_TOWN}关于防汛物资使用的报告",
    "放假通知": f"帮我写{_TOWN}关于2026年国庆节放假的通知",
    "活动总结": f"帮我写{_TOWN}2026年全民阅读活动总结",
    "简报": f"帮我写{_TOWN}2026年第二季度安全生产简报",
    "管理制度": f"帮我写{_TOWN}防汛值班管理制度",
    "讲话稿": f"帮我写{_TOWN}在2026年防汛工作会议上的讲话稿",
    "请示": f"帮我写{_TOWN}关于申请拨付清淤经费的请示",
    "调研报告": f"帮我写{_TOWN}关于2026年农村饮水安全的调研报告",
    "转发通知": f"帮我写{_TOWN}关于转发县水务局做好防汛工作的通知",
    "述职述廉报告": f"帮我写{_TOWN}2026年度述职述廉报告",
    "通告": f"帮我写{_TOWN}关于河道禁止捕捞的通告",
    "通报": f"帮我写{_TOWN}关于2026年上半年防汛工作情况的通报",
    "通知": f"帮我写{_TOWN}关于做好防汛值班工作的通知",
}


_ADDRESSEES = {
    "请示": "云岭县人民政府",
    "报告": "云岭县人民政府",
    "情况报告": "云岭县人民政府",
    "情况说明": "云岭县人民政府",
    "函": "云岭县水务局",
    "复函": "云岭县水务局",
    "批复": "东湖村民委员会",
}
"""Where nothing stands, none is written."""


@dataclass(frozen=True)
class _Desk:
    """A page that is used for one document after the other."""

    clerk: Clerk
    program: Program

    def has(self, text: str, after: int) -> None:
        """Wait until a post behind the given one shows a text."""
        self.clerk.tab.wait(f"{_behind(after)}.some(p => p.innerText.includes({js(text)}))", 60)

    def shows(self, text: str, after: int) -> bool:
        """Return whether a post behind the given one shows a text."""
        found: bool = self.clerk.tab.run(f"{_behind(after)}.some(p => p.innerText.includes({js(text)}))")
        return found

    def last(self) -> int:
        """Return the number of the newest post."""
        number: int = self.clerk.tab.run(
            "Math.max(0, ...[...document.querySelectorAll('#posts .post')].map(p => +p.dataset.id || 0))"
        )
        return number


def _behind(post: int) -> str:
    return f"[...document.querySelectorAll('#posts .post')].filter(p => +p.dataset.id > {post})"


def _answer(body: dict[str, Any]) -> Slow:
    """Answer as a good model does; what is written takes more than a second, so that something can happen."""
    answer = faithful(body)
    assert isinstance(answer, Slow)
    reads = "【新消息】" in body["messages"][-1]["content"]
    return answer if reads else replace(answer, pieces=12, seconds_per_piece=0.1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Generator[_Desk, None, None]:
    """Lend a page with a model behind it, open for all genres."""
    folder = tmp_path_factory.mktemp("genres")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GONGWEN_HOME", str(folder / "home"))
        furnish(folder / "home")
        with (
            Endpoint(answer=_answer) as endpoint,
            running(folder, endpoint.url) as program,
            browser(folder / "profile") as tab,
        ):
            tab.open(program.url, DESK)
            clerk = Clerk(tab)
            clerk.sees("我帮您起草公文")
            yield _Desk(clerk, program)


# -- what may come between -------------------------------------------------------------------------------


def _reload(desk: _Desk) -> None:
    desk.clerk.tab.go(desk.program.url)


def _second_tab(desk: _Desk) -> None:
    other = Clerk(desk.clerk.tab.new_tab())
    other.tab.open(desk.program.url, PHONE)
    other.tab.wait("document.querySelector('.writing, #posts .post') !== null")
    other.tab.leave()


def _lost_network(desk: _Desk) -> None:
    desk.clerk.tab.offline(lost=True)
    desk.clerk.tab.wait("!document.getElementById('banner').hidden", 30)
    desk.clerk.tab.offline(lost=False)
    desk.clerk.tab.wait("document.getElementById('banner').hidden", 30)


def _back_and_forward(desk: _Desk) -> None:
    desk.clerk.tab.go("about:blank")
    desk.clerk.tab.run("history.back()")
    desk.clerk.tab.wait("document.querySelectorAll('#posts .post').length > 2")


def _asleep(desk: _Desk) -> None:
    """Let a phone close the page's connection, and take it up again."""
    desk.clerk.tab.run("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")


_BETWEEN: tuple[Callable[[_Desk], None], ...] = (
    _reload,
    _second_tab,
    _lost_network,
    _back_and_forward,
    _asleep,
)


def _agrees(desk: _Desk, genre: str, before: int) -> None:
    """Confirm what is to be written; a double click does it once."""
    clerk = desk.clerk
    clerk.writes(_REQUESTS[genre])
    desk.has(f"文种：{genre}", before)
    if desk.shows("主送机关是谁", before):
        clerk.writes(_ADDRESSEES.get(genre, "不写"))
    if desk.shows("主题：（还没定）", before):
        clerk.writes("履行职责")
    yes = "const yes = [...document.querySelectorAll('#posts .post:last-child .rows button')]"
    found = f"{yes}.find(b => /^(确认|就用)/.test(b.textContent) && b.textContent != '就用这个')"
    laid = f"{_behind(before)}.some(p => p.innerText.includes('提纲（'))"
    clerk.tab.wait(f"(() => {{ {found}; return Boolean(yes) || {laid} }})()")
    clerk.tab.run(f"(() => {{ {found}; yes?.click(); yes?.click(); }})()")
    desk.has("提纲（", before)


def _writes(desk: _Desk, between: Callable[[_Desk], None], before: int) -> None:
    """Tell what there is to tell, have it written, and let something come between."""
    clerk = desk.clerk
    clerk.writes(_TOLD)
    desk.has("记下", before)
    clerk.taps("直接成稿")
    clerk.tab.wait("document.querySelector('.writing .text')?.textContent.length > 3", 30)
    between(desk)
    desk.has("全文 ", before)
    clerk.tab.wait("document.querySelector('.writing') === null", 60)


def _exports(desk: _Desk, before: int) -> str:
    """Return the text of the file that is exported as it stands."""
    clerk = desk.clerk
    clerk.taps("导出 Word")
    clerk.tab.wait(
        f"{_behind(before)}.some(p => p.querySelector('.attached') || /先导出草稿/.test(p.innerText))", 30
    )
    if not clerk.tab.run(f"{_behind(before)}.some(p => p.querySelector('.attached'))"):
        clerk.taps("先导出草稿")
        clerk.tab.wait(f"{_behind(before)}.some(p => p.querySelector('.attached'))", 30)
    link = f"{_behind(before)}.map(p => p.querySelector('.attached')).filter(a => a).at(-1).href"
    content = clerk.tab.run(f"fetch({link}).then(a => a.bytes()).then(b => b.toBase64())")
    return "\n".join(p.text for p in docx.Document(io.BytesIO(base64.b64decode(content))).paragraphs)


def test_every_genre_is_asked_for() -> None:
    assert set(_REQUESTS) == set(GENRES)


@pytest.mark.parametrize(("nth", "genre"), list(enumerate(_REQUESTS)), ids=list(_REQUESTS))
def test_a_document_from_the_first_sentence_to_the_word_file(nth: int, genre: str, desk: _Desk) -> None:
    clerk = desk.clerk
    clerk.tab.resize(PHONE if nth % 2 else DESK)
    before = desk.last()
    clerk.tab.run("document.querySelector('[data-command=new]').click()")
    desk.has("要写什么", before)
    _agrees(desk, genre, before)
    _writes(desk, _BETWEEN[nth % len(_BETWEEN)], before)
    text = _exports(desk, before)
    assert "6次" in text
    assert "320人次" in text
    shown = clerk.tab.run(f"{_behind(before)}.map(p => p.innerText)")
    assert sum("提纲（" in one for one in shown) <= 2, "a click counted twice"
    assert not any("过期了" in one for one in shown)
    assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert [fault for fault in clerk.tab.faults if "ERR_INTERNET_DISCONNECTED" not in fault] == []
