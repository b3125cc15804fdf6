"""A clerk at the document beside the conversation, in a real browser; and that everybody can use both."""

import shutil
from pathlib import Path

import pytest

from tests.browser import browsed
from tests.channels.web.clerk import DESK, PHONE, Clerk, at_page, drafts
from tests.commands.shell import ROOT

pytestmark = [browsed, pytest.mark.slow]
AXE = ROOT / ".cache" / "axe" / "axe.min.js"
FAULT_OF_AXE = "v => [v.id, v.nodes[0].html, v.nodes[0].failureSummary]"
_REFUSED = "e => window.refused.push(e.violatedDirective)"
_LEARNED = "[...document.querySelectorAll('.piece.told')].find(p => p.textContent.includes('中心组学习6次'))"


def _writes_all(clerk: Clerk) -> None:
    drafts(clerk)
    clerk.sees("全文 7 节，写好 7 节", seconds=60)
    clerk.tab.wait("document.querySelectorAll('#sheet section.drafted').length == 7")


def _clicks(clerk: Clerk, label: str, within: str = "#document") -> None:
    buttons = f"[...document.querySelectorAll('{within} button')]"
    clerk.tab.run(f"{buttons}.find(b => b.textContent == '{label}' || b.ariaLabel == '{label}').click()")


def test_a_sentence_tells_its_source_and_is_changed_in_place(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        clerk.tab.run(f"{_LEARNED}.click()")
        clerk.tab.wait("document.querySelector('.note')?.textContent.includes('您的原话：中心组学习6次')")
        _clicks(clerk, "改这一段", "#sheet section:nth-of-type(2)")
        text = "document.querySelector('.editor textarea')"
        assert clerk.tab.run(f"{text}.value").startswith("本节写的是中心组学习6次")
        head = clerk.tab.run("document.querySelector('.editor .run-in').textContent")
        assert head.startswith("（一）加强思想教育")
        clerk.tab.run(f"{text}.value = {text}.value.replace('学习6次', '学习7次')")
        _clicks(clerk, "改好了")
        clerk.tab.wait("document.getElementById('sheet').textContent.includes('中心组学习7次')")
        clerk.sees("也改成")
        _clicks(clerk, "看改动")
        clerk.tab.wait("document.querySelector('.differing ins')?.textContent == '7'")
        assert clerk.tab.run("document.querySelector('.differing del').textContent") == "6"
        _clicks(clerk, "看全文")
        before = len(clerk.texts())
        _clicks(clerk, "◀")
        clerk.tab.wait("document.getElementById('sheet').textContent.includes('中心组学习6次')")
        assert len(clerk.texts()) == before
        assert clerk.tab.faults == []


def test_a_finding_stands_at_its_place_with_its_fix(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        _clicks(clerk, "改这一段", "#sheet section:nth-of-type(2)")
        text = "document.querySelector('.editor textarea')"
        clerk.tab.run(f"{text}.value = {text}.value + '大家积极参加,效果很好。'")
        _clicks(clerk, "改好了")
        points = "document.querySelector('#sheet section:nth-of-type(2) .points')"
        clerk.tab.wait(f"{points}?.innerText.includes('半角标点')")
        assert "," in clerk.tab.run("[...document.querySelectorAll('.piece.found')].map(p => p.textContent)")
        before = len(clerk.texts())
        _clicks(clerk, "照建议改", "#sheet section:nth-of-type(2) .points")
        clerk.tab.wait("document.getElementById('sheet').textContent.includes('积极参加，效果很好')")
        clerk.tab.wait(f"{points} === null")
        assert clerk.tab.run("document.querySelector('.talk').offsetWidth") > 0
        assert len(clerk.texts()) >= before
        assert clerk.tab.faults == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_the_pages_are_shown_as_pictures_and_every_file_is_downloaded(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        _clicks(clerk, "预览图", "#actions")
        clerk.tab.wait("document.querySelector('#posts img')?.naturalWidth > 400", 120)
        _clicks(clerk, "导出文本", "#actions")
        clerk.sees("先导出草稿")
        clerk.taps("先导出草稿")
        clerk.tab.wait("document.querySelectorAll('.attached').length == 1", 30)
        _clicks(clerk, "校核单", "#actions")
        clerk.tab.wait("document.querySelectorAll('.attached').length == 2", 30)
        names = "[...document.querySelectorAll('.attached')].map(a => a.download.split('.').pop())"
        assert clerk.tab.run(names) == ["txt", "docx"]
        fetched = "[...document.querySelectorAll('.attached')].map(a => fetch(a.href).then(b => b.bytes()))"
        sizes = clerk.tab.run(f"Promise.all({fetched}).then(all => all.map(b => b.length))")
        assert all(size > 500 for size in sizes)
        assert clerk.tab.faults == []


def test_a_gap_is_a_field_and_a_section_moves(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        clerk.tab.run("document.querySelector('#gaps input').focus()")
        clerk.tab.write("2026年7月5日")
        clerk.tab.press("Enter", 13)
        clerk.tab.wait("document.getElementById('sheet').textContent.includes('2026年7月5日')")
        clerk.tab.wait("document.getElementById('gaps').hidden")
        _clicks(clerk, "把“（二）选树先进典型，涵养道德风尚”往后移")
        moved = "document.querySelectorAll('#sections li')[3].textContent"
        clerk.tab.wait(f"{moved}.startsWith('（三）选树先进典型')")


def test_the_text_is_fetched_once_beside_the_scripts(home: Path, tmp_path: Path) -> None:
    asked = "performance.getEntriesByType('resource').filter(r => r.name.endsWith('/document?text'))"
    with at_page(home, tmp_path, DESK) as (clerk, program):
        _writes_all(clerk)
        clerk.tab.go(program.url)
        clerk.tab.wait("document.querySelectorAll('#sheet section.drafted').length == 7")
        assert clerk.tab.run(f"{asked}.map(r => r.initiatorType)") == ["link"]
        clerk.tab.run("new Promise(done => setTimeout(done, 4000))")
        assert clerk.tab.faults == [], "a browser tells of what was fetched in vain"
        clerk.tab.resize(PHONE)
        clerk.tab.go(program.url)
        clerk.tab.wait("document.querySelectorAll('#posts .post').length > 3")
        assert clerk.tab.run(f"{asked}.length") == 0


def test_on_a_phone_the_document_is_the_second_view(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, PHONE) as (clerk, _):
        drafts(clerk)
        clerk.sees("全文 7 节，写好 7 节", seconds=60)
        assert clerk.tab.run("document.getElementById('paper').offsetWidth") == 0
        _clicks(clerk, "文稿", ".views")
        clerk.tab.wait("document.querySelectorAll('#sheet section.drafted').length == 7")
        assert clerk.tab.run("document.querySelector('.talk').offsetWidth") == 0
        assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth")
        _clicks(clerk, "导出 Word")
        clerk.sees("1/1 “【待补：成文日期】”")
        assert clerk.tab.run("document.querySelector('.talk').offsetWidth") > 0


def test_what_is_copied_has_the_fonts_of_a_document(home: Path, tmp_path: Path) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        heard = "addEventListener('copy', e => { window.html = e.clipboardData.getData('text/html');"
        clerk.tab.run(f"{heard} window.plain = e.clipboardData.getData('text/plain'); }})")
        clerk.tab.run(f"window.refused = []; addEventListener('securitypolicyviolation', {_REFUSED});0")
        _clicks(clerk, "复制全文")
        html, plain = clerk.tab.run("html"), clerk.tab.run("plain")
        clerk.tab.run("new Promise(done => setTimeout(done, 200))")
        assert clerk.tab.run("refused") == []
        assert clerk.tab.faults == []
        assert "仿宋_GB2312" in html
        assert "楷体_GB2312" in html
        assert "text-indent: 2em" in html
        assert plain.startswith("澜川市水务集团有限公司2026年上半年精神文明建设工作总结\n")
        assert "<" not in plain


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core, which .ci/run fetches")
@pytest.mark.parametrize("width", [360, PHONE, DESK, 1920])
def test_everybody_can_use_it_in_both_themes(home: Path, tmp_path: Path, width: int) -> None:
    with at_page(home, tmp_path, DESK) as (clerk, _):
        _writes_all(clerk)
        clerk.tab.run(f"{_LEARNED}.click()")
        clerk.tab.resize(width)
        clerk.tab.run(f"{AXE.read_text('utf-8')};0")
        for view in ("talk", "paper"):
            clerk.tab.run(f"document.documentElement.dataset.view = '{view}'")
            for theme in ("light", "dark"):
                clerk.tab.run(f"document.documentElement.dataset.theme = '{theme}'")
                found = clerk.tab.run(f"axe.run().then(r => r.violations.map({FAULT_OF_AXE}))")
                assert found == [], (view, theme)
                assert clerk.tab.run("document.documentElement.scrollWidth <= innerWidth"), (view, theme)


@pytest.mark.parametrize("width", [360, PHONE, DESK])
def test_an_empty_field_is_one_line_high(home: Path, tmp_path: Path, width: int) -> None:
    with at_page(home, tmp_path, width) as (clerk, program):
        clerk.tab.open(program.url, width)
        clerk.sees("我帮您起草公文")
        assert clerk.tab.run("document.getElementById('text').offsetHeight") < 60
