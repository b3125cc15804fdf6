"""A clerk at the page, in a real browser: from the first sentence to the Word file."""

import io
from pathlib import Path

import docx
import pytest

from tests.browser import browsed
from tests.channels.web.clerk import DESK, PHONE, REQUEST, Clerk, at_page, drafts, js, tapping

pytestmark = [browsed, pytest.mark.slow]
_SHIFT = 8


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_document_from_the_first_sentence_to_the_word_file(home: Path, tmp_path: Path, width: int) -> None:
    with at_page(home, tmp_path, width) as (clerk, _):
        drafts(clerk)
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
    with at_page(home, tmp_path, DESK) as (clerk, program):
        drafts(clerk)
        before = clerk.texts()
        clerk.tab.open(program.url, DESK)
        clerk.tab.wait("document.querySelector('.writing .text')?.textContent.length > 30")
        assert clerk.texts()[: len(before)] == before
        clerk.sees("全文 7 节，写好 7 节", seconds=60)
        clerk.sees("版本 1/1", times=7)


def test_a_second_window_shows_the_same(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        other = Clerk(clerk.tab.new_tab())
        other.tab.open(program.url, PHONE)
        other.sees("我帮您起草公文")
        other.writes(REQUEST)
        clerk.sees("请确认")
        other.sees("请确认")
        assert clerk.texts() == other.texts()


def test_a_double_click_does_a_thing_once(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        clerk.writes(REQUEST)
        clerk.sees("请确认")
        clerk.tab.run(tapping("确认", "b.click();"))
        clerk.sees("提纲（")
        assert sum("过期了" in text for text in clerk.texts()) == 0


def test_back_and_forward_lose_nothing(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        clerk.writes(REQUEST)
        clerk.sees("请确认")
        before = clerk.texts()
        clerk.tab.run("document.getElementById('text').focus()")
        clerk.tab.write("还没发出去的话")
        # A browser hands what a window keeps to its other processes a moment later.
        clerk.tab.run("new Promise(done => setTimeout(done, 500))")
        clerk.tab.go("about:blank")
        clerk.tab.run("history.back()")
        clerk.tab.wait("document.querySelectorAll('#posts .post').length > 2")
        assert clerk.texts() == before
        assert clerk.tab.run("document.getElementById('text').value") == "还没发出去的话"


def test_a_kill_in_the_middle_of_a_draft_is_said_and_loses_nothing(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        drafts(clerk)
        before = clerk.texts()
        program.kill()
        clerk.tab.wait("!document.getElementById('banner').hidden")
        clerk.writes("群众满意度98.6%")
        program.start()
        clerk.tab.wait("document.getElementById('banner').hidden")
        said = "[...document.querySelectorAll('#posts .said')].filter(p => p.innerText.includes('98.6%'))"
        clerk.tab.wait(f"{said}.length == 1 && {said}[0].querySelector('.state') === null")
        clerk.sees("全文 7 节，写好 7 节", seconds=60)
        assert clerk.texts()[: len(before)] == before
        for section in ("（一）加强思想教育", "（四）开展志愿服务"):
            shown = [t for t in clerk.texts() if section in t and "校核：" in t and "版本 1/1" in t]
            assert len(shown) == 1, clerk.texts()


def test_nothing_that_is_shown_is_ever_markup(home: Path, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='坏'\"><script>document.title='坏'</script>"
    with at_page(home, tmp_path, DESK) as (clerk, _):
        clerk.writes(f"{hostile}上半年学习6次")
        clerk.sees("onerror")
        name = f"{hostile}.txt".replace("/", "")
        clerk.tab.run(_dropping(name, "一、工作情况\n" + hostile * 9))
        clerk.sees("文件：<img")
        clerk.tab.wait("document.querySelector('#posts').lastElementChild.classList.contains('shown')")
        assert clerk.tab.run("document.title") == "拟稿助手"
        assert clerk.tab.run("document.querySelectorAll('#posts img, #posts script').length") == 0
        assert clerk.tab.faults == []


def test_a_long_list_shows_its_beginning_until_it_is_opened(home: Path, tmp_path: Path) -> None:
    height = "document.querySelector('.list .text').clientHeight"
    with at_page(home, tmp_path, PHONE) as (clerk, _):
        clerk.taps("检查一篇文稿")
        clerk.sees("粘贴正文")
        clerk.writes("为加强值班工作,现将XX事项通知如下。" * 8)
        clerk.sees("第1行 错误 P01")
        folded = clerk.tab.run(height)
        clerk.tab.run("document.querySelector('.list .fold').click()")
        assert clerk.tab.run(height) > 2 * folded
        clerk.tab.run("document.querySelector('.list .fold').click()")
        assert clerk.tab.run(height) == folded
        assert clerk.tab.faults == []


def test_enter_sends_and_shift_enter_breaks(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        clerk.tab.run("document.getElementById('text').focus()")
        clerk.tab.write("第一行")
        clerk.tab.press("Enter", 13, _SHIFT)
        clerk.tab.write("第二行")
        assert clerk.tab.run("document.getElementById('text').value") == "第一行\n第二行"
        clerk.tab.press("Enter", 13)
        clerk.sees("第一行\n第二行")
        assert clerk.tab.run("document.getElementById('text').value") == ""


def test_nothing_is_asked_of_another_host(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        clerk.writes(REQUEST)
        clerk.sees("请确认")
        asked = clerk.tab.run("performance.getEntriesByType('resource').map(r => r.name)")
        assert len(asked) > 5
        assert [address for address in asked if not address.startswith(program.url)] == []


def _dropping(name: str, content: str) -> str:
    return (
        f"(() => {{ const d = new DataTransfer(); d.items.add(new File([{js(content)}], {js(name)}));"
        "dispatchEvent(new DragEvent('drop', {dataTransfer: d, cancelable: true})); })()"
    )
