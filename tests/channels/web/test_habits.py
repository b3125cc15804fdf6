"""A person's habits at the page: a table stays a table, what was done is taken back, a section is dragged."""

from pathlib import Path

import pytest

from tests.browser import browsed
from tests.channels.web.clerk import DESK, PHONE, REQUEST, Clerk, at_page, drafts, js

pytestmark = [browsed, pytest.mark.slow]
_CTRL = 2
_TABLE = '项目\t金额（万元）\r\n"清淤\n工程"\t45.6\r\n绿化\t12\r\n'
"""As Excel puts it beside what it copies: a cell with two lines stands in quotation marks."""


def _pastes(clerk: Clerk, text: str) -> None:
    made = f"const d = new DataTransfer(); d.setData('text/plain', {js(text)})"
    event = "new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})"
    clerk.tab.run(
        f"(() => {{ {made}; document.getElementById('text').focus();"
        f"document.getElementById('text').dispatchEvent({event}); }})()"
    )


def test_a_table_that_is_pasted_stays_a_table(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _pastes(clerk, _TABLE)
        field = "document.getElementById('text')"
        assert clerk.tab.run(f"{field}.value") == "项目\t金额（万元）\n清淤 工程\t45.6\n绿化\t12"
        clerk.tab.press("z", 90, _CTRL)
        assert clerk.tab.run(f"{field}.value") == ""
        _pastes(clerk, _TABLE)
        clerk.tab.press("Enter", 13)
        clerk.tab.wait("document.querySelectorAll('#posts .said table tr').length == 3")
        cells = "[...document.querySelectorAll('#posts .said td')].map(c => c.textContent)"
        assert clerk.tab.run(cells) == ["项目", "金额（万元）", "清淤 工程", "45.6", "绿化", "12"]
        assert clerk.tab.faults == []


@pytest.mark.parametrize("width", [360, DESK])
def test_a_wide_table_does_not_widen_the_page(home: Path, tmp_path: Path, width: int) -> None:
    with at_page(home, tmp_path, width) as (clerk, _):
        _pastes(clerk, "\n".join("\t".join(f"第{n}季度投入" for n in range(20)) for _ in range(3)))
        clerk.tab.run("document.getElementById('send').click()")
        clerk.tab.wait("document.querySelectorAll('#posts .said td').length == 60")
        assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth")


def test_the_last_step_is_taken_back_by_a_button_and_by_the_keyboard(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        names = (
            "[...document.querySelectorAll('#sections .go')].map(b => b.firstChild.nextSibling.textContent)"
        )
        before = clerk.tab.run(names)
        for way in ("button", "keyboard"):
            _drags(clerk, 2, 0)
            clerk.tab.wait(f"JSON.stringify({names}) != {js(_compact(before))}")
            if way == "button":
                clerk.tab.run("[...document.querySelectorAll('#actions button')].at(-1).click()")
            else:
                clerk.tab.run("document.activeElement.blur()")
                clerk.tab.press("z", 90, _CTRL)
            clerk.tab.wait(f"JSON.stringify({names}) == {js(_compact(before))}")


def test_a_section_is_dragged_to_its_place(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        third = clerk.tab.run("document.querySelectorAll('#sections li')[2].textContent")
        _drags(clerk, 2, 0)
        first = "document.querySelectorAll('#sections li')[0].textContent"
        name = third.partition("）")[2][:4]
        clerk.tab.wait(f"{first}.includes({js(name)})")
        clerk.tab.wait(f"document.querySelector('#sheet section').innerText.includes({js(name)})")


def test_a_page_that_was_out_of_sight_hears_what_came_meanwhile(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, PHONE) as (clerk, _):
        clerk.writes(REQUEST)
        clerk.sees("请确认")
        seen = "Object.defineProperty(document, 'hidden', {configurable: true, get: () => window.away})"
        clerk.tab.run(f"window.away = true; {seen}; document.dispatchEvent(new Event('visibilitychange'));0")
        clerk.tab.wait("performance.now() > (window.left ??= performance.now()) + 6000", 30)
        assert clerk.tab.run(_SAID) == 204
        clerk.tab.run("new Promise(done => setTimeout(done, 500))")
        assert not any("98.6%" in text for text in clerk.texts()), "its connection is left to others"
        clerk.tab.run("window.away = false; document.dispatchEvent(new Event('visibilitychange'));0")
        clerk.sees("群众满意度98.6%")


def test_a_page_says_that_it_is_being_opened_until_it_has_heard_what_stands_on_it(
    home: Path, tmp_path: Path
) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        assert not clerk.tab.run(_SHOWN)
        other = Clerk(clerk.tab.new_tab())
        other.tab.open("about:blank", DESK)
        other.tab.forbid("*/events*")
        other.tab.go(program.url)
        assert other.tab.run(_SHOWN), "it looks as if there were nothing"
        other.tab.forbid()
        other.sees("我帮您起草公文")
        assert not other.tab.run(_SHOWN)


def test_a_page_that_was_opened_behind_others_leaves_its_connection_to_them(
    home: Path, tmp_path: Path
) -> None:
    with at_page(home, tmp_path, PHONE) as (clerk, program):
        clerk.tab.hide_from_the_start()
        clerk.tab.go(program.url)
        clerk.sees("我帮您起草公文")
        clerk.tab.wait("performance.now() > 7000")
        assert clerk.tab.run(_SAID) == 204
        clerk.tab.run("new Promise(done => setTimeout(done, 500))")
        assert not any("98.6%" in text for text in clerk.texts())


_TOLD = "{text: '群众满意度98.6%', about: 0, event: 'said-while-away'}"
_HEADERS = "{'X-Token': document.querySelector('meta[name=token]').content}"
_SENT = f"{{method: 'POST', headers: {_HEADERS}, body: JSON.stringify({_TOLD})}}"
_SAID = f"fetch('/say', {_SENT}).then(a => a.status)"
_SHOWN = "document.getElementById('opening').checkVisibility()"


def _writes_all(clerk: Clerk) -> None:
    drafts(clerk)
    clerk.sees("全文 7 节，写好 7 节", seconds=60)
    clerk.tab.wait("document.querySelectorAll('#sheet section.drafted').length == 7")


def _drags(clerk: Clerk, which: int, onto: int) -> None:
    """Drag a line of the outline onto another one, as a mouse does."""
    lines = "document.querySelectorAll('#sections li')"
    made = "new DragEvent(n, {dataTransfer: d, bubbles: true, cancelable: true})"
    at = f"const d = new DataTransfer(); const at = (e, n) => e.dispatchEvent({made})"
    steps = f"at({lines}[{which}], 'dragstart'); at({lines}[{onto}], 'dragover'); at({lines}[{onto}], 'drop')"
    clerk.tab.run(f"(() => {{ {at}; {steps}; }})()")


def _compact(names: list[str]) -> str:
    return "[" + ",".join(js(name) for name in names) + "]"
