"""What custom puts around a text stands in the Word file, opened again, and in plain text."""

import io
from dataclasses import replace
from datetime import date
from typing import Literal

import docx
import pytest

from bot.config import Layout
from bot.domain.document import Brief, Document, Letterhead
from bot.domain.fact import Fact
from bot.domain.finding import Severity
from bot.domain.genre import GenreKind
from bot.domain.ledger import Ledger
from bot.drafting.handover import notes
from bot.drafting.release import context_of, open_findings
from bot.export import plain
from bot.export.word.docx import typeset
from tests.export.documents import document, section
from tests.installed import GENRES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ISSUER = "峪泉乡卫生院"


def _document(genre: str, text: str, *, signature: str = "", head: Letterhead | None = None) -> Document:
    brief = Brief(genre, _ISSUER, signature=signature, issued=date(2026, 7, 20))
    own = replace(brief, addressee="县卫生健康局", letterhead=head or Letterhead())
    return document(section(1, text=text), title=f"{_ISSUER}关于购置设备的{genre}", brief=own)


def _printed(source: Document, layout: Layout | None = None) -> list[str]:
    word = docx.Document(io.BytesIO(typeset(source, layout or Layout())))
    return [p.text for p in word.paragraphs if p.text]


def _noted(source: Document) -> str:
    return "\n".join(notes(source, GENRES[source.brief.genre], Ledger(), 0))


def _warned(source: Document) -> list[str]:
    found = open_findings(source, context_of(source, Ledger(), GenreKind.OTHER, ()), ())
    return [p.finding.message for p in found if p.finding.severity is Severity.WARN]


_SIGNED = Letterhead(number="峪卫〔2026〕6号", signatory="何其明")


@pytest.mark.parametrize("mark", ["", "峪泉乡卫生院文件"])
def test_who_signs_a_request_stands_above_the_title_beside_the_number(mark: str) -> None:
    lines = _printed(_document("请示", "妥否，请批示。", head=replace(_SIGNED, mark=mark)))
    number = next(n for n, line in enumerate(lines) if "峪卫〔2026〕6号" in line)
    assert lines[number].split("\t")[1:] == ["峪卫〔2026〕6号", "签发人：何其明"]
    title = next(n for n, line in enumerate(lines) if line.startswith(_ISSUER + "关于"))
    assert number < title
    assert not any("〔2026〕6号" in line or "何其明" in line for line in lines[title:])


def test_who_signs_a_request_stands_in_plain_text() -> None:
    lines = plain.render(_document("请示", "妥否，请批示。", head=_SIGNED)).splitlines()
    assert lines[1:3] == ["峪卫〔2026〕6号", "签发人：何其明"]


@pytest.mark.parametrize("genre", ["请示", "报告", "情况报告"])
def test_a_signatory_whom_nobody_named_is_asked_for(genre: str) -> None:
    unnamed = _document(genre, "特此报告。")
    assert "按惯例还要有，您没说过：签发人" in _noted(unnamed)
    assert [m for m in _warned(unnamed) if "签发人" in m] == ["上行文要在版头标明签发人，还没有说是谁。"]
    named = _document(genre, "特此报告。", head=_SIGNED)
    assert "签发人" not in _noted(named)
    assert not any("签发人" in message for message in _warned(named))


def test_a_letter_to_an_equal_names_no_signatory() -> None:
    letter = _document("函", "请予支持为盼。")
    assert "签发人" not in _noted(letter)
    assert not any("签发人" in message for message in _warned(letter))


def test_whoever_reports_on_himself_signs_himself_above_the_date() -> None:
    report = _document("述职述廉报告", "以上报告，请予评议。", signature="程砚书")
    assert _printed(report)[-2:] == plain.render(report).splitlines()[-2:] == ["程砚书", "2026年7月20日"]
    assert "署名" not in _noted(report)


def test_a_name_that_was_not_given_is_a_gap_and_never_the_unit() -> None:
    report = _document("述职述廉报告", "以上报告，请予评议。")
    assert _printed(report)[-2:] == ["【待补：署名人姓名】", "2026年7月20日"]
    assert "您没说过：署名人姓名" in _noted(report)


def test_a_mark_in_the_place_of_the_name_is_one_finding() -> None:
    report = _document("述职述廉报告", "以上报告，请予评议。")
    found = open_findings(report, context_of(report, Ledger(), GenreKind.REPORT, ()), ())
    assert [p.finding.quote for p in found if p.is_blocking] == ["【待补：署名人姓名】"]


def test_a_signature_that_was_ordered_stands_for_the_issuer() -> None:
    assert _printed(_document("通知", "请落实。", signature="峪泉乡人民政府"))[-2] == "峪泉乡人民政府"


def _bulletin(
    number: str = "", copies: str = "", run: int = 0, issued: date | None = date(2026, 8, 31)
) -> Document:
    brief = Brief("简报", "映霞街道槐荫社区", issued=issued)
    own = replace(brief, letterhead=Letterhead(number=number, copies=copies, run=run))
    return document(section(1, text="8月，社区开展夜间巡查。"), title="62人守护30个夜晚", brief=own)


_TO = "报：街道党工委、街道办事处；送：辖区物业公司"


def test_a_bulletin_has_its_head_above_and_its_foot_below_the_text() -> None:
    assert plain.render(_bulletin("槐荫社区工作简报第14期", _TO, 50)).splitlines() == [
        "槐荫社区工作简报",
        "第14期",
        "映霞街道槐荫社区\u30002026年8月31日",
        "62人守护30个夜晚",
        "8月，社区开展夜间巡查。",
        "报：街道党工委、街道办事处。",
        "送：辖区物业公司。",
        "（共印50份）",
    ]


def test_the_head_and_foot_of_a_bulletin_stand_in_word() -> None:
    made = typeset(_bulletin("槐荫社区工作简报第14期", _TO, 50))
    word = docx.Document(io.BytesIO(made))
    lines = [p.text for p in word.paragraphs if p.text.strip()]
    assert lines[:4] == [
        "槐荫社区工作简报",
        "第14期",
        "\t映霞街道槐荫社区\t2026年8月31日",
        "62人守护30个夜晚",
    ]
    foot = ["".join(t.itertext()) for t in word.element.body.iter(f"{_W}txbxContent")]
    assert len(foot) == 1
    told = ("报：街道党工委、街道办事处。", "送：辖区物业公司。", "（共印50份）")
    assert [words for words in told if words in foot[0]] == list(told)
    assert "抄送" not in foot[0]


@pytest.mark.parametrize("form", ["document", "letter"])
def test_a_bulletin_keeps_all_that_was_told_of_its_head_and_foot(form: Literal["document", "letter"]) -> None:
    plainly = _bulletin("槐荫社区工作简报第14期", _TO, 50)
    own = replace(
        plainly.brief.letterhead,
        signatory="王宁",
        urgency="特急",
        copy_number="000001",
        printer="槐荫社区办公室",
        printed=date(2026, 9, 1),
    )
    whole = replace(plainly, brief=replace(plainly.brief, letterhead=own, addressee="映霞街道办事处"))
    assert plain.render(whole).splitlines()[2:6] == [
        "签发人：王宁",
        "映霞街道槐荫社区\u30002026年8月31日",
        "62人守护30个夜晚",
        "映霞街道办事处：",
    ]
    word = docx.Document(io.BytesIO(typeset(whole, Layout(form=form))))
    assert [p.text for p in word.paragraphs if p.text.strip()][:7] == [
        "000001",
        "特急",
        "槐荫社区工作简报",
        "\t第14期\t签发人：王宁",
        "\t映霞街道槐荫社区\t2026年8月31日",
        "62人守护30个夜晚",
        "映霞街道办事处：",
    ]
    foot = "".join(t.text or "" for t in word.element.body.iter(f"{_W}t"))
    assert "槐荫社区办公室2026年9月1日印发（共印50份）" in foot


def test_what_nobody_told_of_a_bulletin_is_lacking_and_not_invented() -> None:
    half = _bulletin("第14期", issued=None)
    assert plain.render(half).splitlines()[:3] == [
        "【待补：简报名称】",
        "第14期",
        "映霞街道槐荫社区\u3000【待补：成文日期】",
    ]
    assert "您没说过：简报名称；成文日期；报送范围（报、送、发）；印数" in _noted(half)
    assert "您没说过" not in _noted(_bulletin("槐荫社区工作简报第14期", _TO, 50))


def test_news_without_a_bulletin_has_no_head() -> None:
    assert plain.render(_bulletin()).splitlines()[0] == "62人守护30个夜晚"


def test_a_bulletin_passes_the_check() -> None:
    whole = _bulletin("槐荫社区工作简报第14期", _TO, 50)
    told = Ledger({1: Fact(1, 1, "62人守护30个夜晚，8月社区开展夜间巡查", "m1")})
    found = open_findings(whole, context_of(whole, told, GenreKind.OTHER, ()), ())
    assert [(p.finding.rule, p.finding.quote) for p in found if p.is_blocking or p.warns] == []


def _decree(number: str = "", signature: str = "", title: str = "云岭县人民政府令") -> Document:
    brief = Brief("命令", "云岭县人民政府", signature=signature, issued=date(2026, 7, 6))
    own = replace(brief, letterhead=Letterhead(number=number))
    return document(section(1, text="给予县消防救援大队嘉奖。"), title=title, brief=own)


_TEXT = "给予县消防救援大队嘉奖。"


@pytest.mark.parametrize("number", ["12", "12号", "第12号", "第12号令", "令第12号"])
@pytest.mark.parametrize("signature", ["县长何其明", "县长 何其明"])
def test_a_decree_has_mark_and_number_for_a_title_and_a_post_with_the_name(
    number: str, signature: str
) -> None:
    decree = _decree(number, signature)
    lines = ["云岭县人民政府令", "第12号", _TEXT, "县长\u3000\u3000何其明", "2026年7月6日"]
    assert plain.render(decree).splitlines() == _printed(decree) == lines
    assert "您没说过" not in _noted(decree)


def test_a_decree_that_tells_its_matter_has_its_mark_above_its_title() -> None:
    decree = _decree("第12号", "县长何其明", "云岭县人民政府关于给予县消防救援大队嘉奖的命令")
    lines = [line.replace("\n", "") for line in _printed(decree)]
    assert lines[:3] == ["云岭县人民政府令", "第12号", decree.title]


def test_what_nobody_told_of_a_decree_is_marked_and_asked_for() -> None:
    decree = _decree()
    assert plain.render(decree).splitlines() == [
        "云岭县人民政府令",
        "第【待补：令号】号",
        _TEXT,
        "【待补：签署人的职务和姓名】",
        "2026年7月6日",
    ]
    assert "您没说过：令号；签署人的职务和姓名" in _noted(decree)
    assert plain.render(_decree("12", "何其明")).splitlines()[3] == "【待补：职务】\u3000\u3000何其明"
