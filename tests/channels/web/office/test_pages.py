"""The pages beside the conversation, in a real browser: seen, used, and usable by everybody."""

import re
from pathlib import Path

import pytest

from tests.bench import generated
from tests.browser import browsed, browser
from tests.channels.web.clerk import DESK, PHONE, Clerk, at_page, js
from tests.channels.web.program import Program, running
from tests.channels.web.test_paper import AXE, FAULT_OF_AXE
from tests.commands.shell import gongwen
from tests.corpus.formats import zipped
from tests.export.templates.making import p, package, r
from tests.installed import furnish

pytestmark = [browsed, pytest.mark.slow]
_MADE = list(generated.exemplars(2 * generated.PASSAGES_EACH, generated.words()))
_TEMPLATE = package(p(r("{{文稿标题}}")) + p(r("{{抬头语}}")) + p(r("{{正文}}")))


def _drops(clerk: Clerk, name: str, content: bytes) -> None:
    """Let a file fall on the part of the page that is one's own."""
    made = f"new File([new Uint8Array({list(content)})], {js(name)})"
    event = "new DragEvent('drop', {dataTransfer: d, bubbles: true, cancelable: true})"
    dropped = (
        f"const d = new DataTransfer(); d.items.add({made}); document.getElementById('own').dispatchEvent"
    )
    clerk.tab.run(f"(() => {{ {dropped}({event}); }})()")


def _clicks(clerk: Clerk, label: str) -> None:
    clerk.tab.run(
        f"[...document.querySelectorAll('main button')].find(b => b.textContent == {js(label)}).click()"
    )


def _filled(clerk: Clerk, program: Program, width: int) -> None:
    """Open the page of the exemplars, and add one."""
    clerk.tab.go(f"{program.url}library")
    clerk.tab.resize(width)
    clerk.tab.wait("document.querySelector('#own .empty') !== null")
    _drops(clerk, f"{_MADE[0].title}.txt", generated.text_of(_MADE[0]).encode())
    clerk.tab.wait("document.querySelectorAll('#own .thing').length == 1")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_exemplar_is_added_looked_at_and_taken_out(home: Path, tmp_path: Path, width: int) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        _filled(clerk, program, width)
        assert _MADE[0].title in clerk.tab.run("document.querySelector('#own .thing').innerText")
        clerk.tab.wait("document.querySelector('#own .told')?.innerText.includes('范例库')")
        clerk.tab.run("document.querySelector('#own summary').click()")
        clerk.tab.wait("document.querySelectorAll('#own .passages details').length > 3")
        assert "用途：" in clerk.tab.run("document.querySelector('#own .inside').innerText")
        assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
        _clicks(clerk, "拿掉")
        clerk.tab.wait("document.querySelector('#own .grave') !== null")
        clerk.tab.run("document.querySelector('#own .grave').click()")
        clerk.tab.wait("document.querySelectorAll('#own .thing').length == 0")
        assert clerk.tab.faults == []


def test_a_long_import_shows_a_bar_and_can_be_stopped(home: Path, tmp_path: Path) -> None:
    many = generated.exemplars(400 * generated.PASSAGES_EACH, generated.words())
    packed = zipped(**{one.source: generated.text_of(one).encode() for one in many})
    with at_page(home, tmp_path, DESK) as (clerk, program):
        clerk.tab.go(f"{program.url}library")
        clerk.tab.wait("document.querySelector('#own .empty') !== null")
        _drops(clerk, "旧稿.zip", packed)
        clerk.tab.wait("document.querySelector('#own progress')?.value > 0", 90)
        other = Clerk(clerk.tab.new_tab())
        other.tab.open(program.url, PHONE)
        other.tab.wait("document.querySelector('#under-way progress')?.value > 0", 30)
        other.tab.leave()
        _clicks(clerk, "停止")
        clerk.tab.wait("document.querySelector('#own .told').innerText.includes('没有收完')", 60)
        clerk.tab.wait("document.querySelector('#own progress') === null")
        assert clerk.tab.faults == []


def test_a_template_is_added_changed_agreed_on_and_taken_out(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        clerk.tab.go(f"{program.url}templates")
        clerk.tab.wait("document.querySelector('#own .empty') !== null")
        _drops(clerk, "我局模板.docx", _TEMPLATE)
        clerk.tab.wait("document.querySelectorAll('#own tbody tr').length == 3")
        choice = "document.querySelectorAll('#own select')[1]"
        clerk.tab.run(f"{choice}.value = '主送机关'; {choice}.dispatchEvent(new Event('change'))")
        clerk.tab.wait(f"{choice}?.value == '主送机关'")
        _clicks(clerk, "就这样")
        clerk.tab.wait("document.querySelector('#own .grade').textContent.startsWith('已经记住')")
        clerk.tab.go(f"{program.url}templates")
        clerk.tab.wait(f"{choice}?.value == '主送机关'")
        _clicks(clerk, "拿掉")
        clerk.tab.run("document.querySelector('#own .grave').click()")
        clerk.tab.wait("document.querySelector('#own .empty') !== null")
        _drops(clerk, "说明.docx", b"no package")
        clerk.tab.wait("document.querySelector('#own .told .bad') !== null")
        assert ["422" in fault for fault in clerk.tab.faults] == [True], "nothing but what was refused"


def test_nothing_in_an_exemplar_is_ever_markup(home: Path, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='坏'\">"
    with at_page(home, tmp_path, DESK) as (clerk, program):
        clerk.tab.go(f"{program.url}library")
        clerk.tab.wait("document.querySelector('#own .empty') !== null")
        told = generated.text_of(_MADE[0]).replace("。", f"{hostile}。")
        _drops(clerk, f"{hostile}工作总结.txt".replace("/", ""), told.encode())
        clerk.tab.wait("document.querySelector('#own .thing, #own .told li') !== null")
        clerk.tab.run("document.querySelector('#own summary')?.click()")
        clerk.tab.run("new Promise(done => setTimeout(done, 600))")
        assert clerk.tab.run("document.title") == "范例库 · 拟稿助手"
        assert clerk.tab.run("document.querySelectorAll('main img, main script').length") == 0
        assert clerk.tab.faults == []


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core, which .ci/run fetches")
@pytest.mark.parametrize("width", [360, DESK, 1920])
def test_everybody_can_use_them_in_both_themes(home: Path, tmp_path: Path, width: int) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, program):
        _filled(clerk, program, width)
        clerk.tab.run("document.querySelector('#own summary').click()")
        clerk.tab.wait("document.querySelector('#own .passages') !== null")
        _is_usable(clerk)
        clerk.tab.go(f"{program.url}templates")
        _drops(clerk, "我局模板.docx", _TEMPLATE)
        clerk.tab.wait("document.querySelectorAll('#own tbody tr').length == 3")
        _is_usable(clerk)


def test_an_administrator_lets_people_in_and_locks_them_out(home: Path, tmp_path: Path) -> None:
    furnish(home)
    with running(tmp_path, settings="accounts = true\n") as program, browser(tmp_path / "profile") as tab:
        link = re.search(r"/join#\S+", gongwen("user", "add", "周敏", "--admin").stdout)
        assert link
        tab.open(f"{program.url}{link[0][1:]}", DESK)
        tab.wait("document.getElementById('password') !== null")
        tab.run("document.getElementById('password').value = '清晨五点的水务集团'")
        tab.run("document.querySelector('#door button').click()")
        tab.wait("document.querySelector('.menu a[href=\"/users\"]')?.hidden === false")
        tab.go(f"{program.url}users")
        tab.wait("document.querySelector('#people .person') !== null")
        tab.run("document.querySelector('#people input[type=text]').focus()")
        tab.write("王芳")
        tab.press("Enter", 13)
        tab.wait("document.querySelectorAll('#people .person').length == 2")
        assert f"{program.url}join#" in tab.run("document.querySelector('#people code').textContent")
        tab.run("[...document.querySelectorAll('.person button')].find(b => b.textContent == '停用').click()")
        tab.wait("document.getElementById('people').innerText.includes('已停用')")
        tab.wait("document.querySelector('#usage .empty') !== null")
        if AXE.exists():
            _is_usable(Clerk(tab))
        tab.resize(360)
        assert tab.run("document.documentElement.scrollWidth <= innerWidth")
        assert tab.faults == []


def _is_usable(clerk: Clerk) -> None:
    clerk.tab.run(f"{AXE.read_text('utf-8')};0")
    for theme in ("light", "dark"):
        clerk.tab.run(f"document.documentElement.dataset.theme = '{theme}'")
        assert clerk.tab.run(f"axe.run().then(r => r.violations.map({FAULT_OF_AXE}))") == [], theme
        assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth"), theme
