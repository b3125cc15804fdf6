"""A file in any dress becomes a Word file: the same words, each level in its style."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.config import Layout
from bot.domain.document import Letterhead
from bot.export.formatting import typeset_file
from bot.export.word.docx import typeset
from bot.files.reading import read
from tests.export.documents import SUMMARY, annexed
from tests.export.word.test_docx import indents

_SEEDS = Path(__file__).parent.parent.parent.parent / "shared" / "seeds"
_NOTICE = """关于做好2026年汛期校园安全工作的通知
各中小学、幼儿园：
为切实做好汛期校园安全工作，现将有关事项通知如下。
一、压实责任
（一）健全机制。各校主要负责人为第一责任人。要建立台账。
1.排查隐患
逐栋检查屋面排水。
（1）教学楼。每周检查1次。
2.加强值守，落实24小时值班；
二、严肃纪律。
对“迟报”“漏报”的——一律通报……
附件：1.汛期值班表
2.隐患排查登记表
临江县教育局
2026年5月20日
附件1
汛期值班表
"""
_LEVELS = {
    "一、压实责任": "一级标题",
    "1.排查隐患": "三级标题",
    "各中小学、幼儿园：": "主送机关",
    "临江县教育局": "发文机关署名",
    "2026年5月20日": "成文日期",
    "附件1": "附件标记",
    "汛期值班表": "附件标题",
    "逐栋检查屋面排水。": "公文正文",
    "2.加强值守，落实24小时值班；": "公文正文",
}


def opened(name: str, content: bytes, layout: Layout | None = None) -> WordDocument:
    return docx.Document(io.BytesIO(typeset_file(name, content, layout or Layout()).content))


def words(element: BaseOxmlElement) -> str:
    """Return all the words of a document in order, without blanks."""
    return "".join("".join(t.text or "" for t in element.iter(qn("w:t"))).split())


def style(word: WordDocument, text: str) -> str:
    found = next(p.style for p in word.paragraphs if p.text == text)
    assert found is not None
    return str(found.name)


def in_word(text: str) -> bytes:
    """Return the text as a clerk's Word file: indents typed as blanks, fonts and sizes by hand."""
    word = docx.Document()
    for line in text.splitlines():
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("\u3000\u3000" + line[:3]).bold = True
        paragraph.add_run(line[3:]).font.name = "Arial"
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def in_markdown(text: str) -> bytes:
    lines = text.splitlines()
    marked = [f"## {line}" if line.startswith(("一、", "二、")) else f"{line}\n" for line in lines[1:]]
    return "\n".join((f"# {lines[0]}\n", *marked)).encode()


_DRESSES = {
    "plain.txt": _NOTICE.encode(),
    "gb.txt": _NOTICE.replace("\n", "\r\n\r\n").encode("gb18030"),
    "blanks.txt": "\n".join(f" \u3000{line}  " for line in _NOTICE.splitlines()).encode(),
    "marked.md": in_markdown(_NOTICE),
    "word.docx": in_word(_NOTICE),
}


@pytest.mark.parametrize("name", _DRESSES)
def test_every_dress_gives_the_same_words_and_levels(name: str) -> None:
    word = opened(name, _DRESSES[name])
    assert words(word.element.body) == "".join(_NOTICE.split())
    assert {text: style(word, text) for text in _LEVELS} == _LEVELS
    assert word.paragraphs[0].text.replace("\n", "") == _NOTICE.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("临江县五年规划\n第一部分 总体要求\n要坚持为民。\n一、原则\n", "第一部分 总体要求", "一级标题"),
        ("防汛工作总结\n主要做法\n上半年检查12次。\n", "主要做法", "一级标题"),
        ("防汛工作总结\n一、主要做法\n检查情况\n共检查12次。\n", "检查情况", "公文正文"),
        ("防汛工作总结\n上半年检查12次。\n检查人员\n周某某\n吴某某\n", "周某某", "公文正文"),
        ("防汛工作讲话\n（2026年4月8日）\n同志们：\n今天开会。\n", "（2026年4月8日）", "副标题"),
    ],
)
def test_a_line_without_a_number_heads_what_follows_it(text: str, line: str, told: str) -> None:
    assert style(opened("a.txt", text.encode()), line) == told


def test_only_the_heading_of_a_line_changes_its_font() -> None:
    [line] = [p for p in opened("a.txt", _NOTICE.encode()).paragraphs if p.text.startswith("（一）健全")]
    assert [(run.text, run.style.name if run.style else "") for run in line.runs] == [
        ("（一）健全机制。", "二级标题字符"),
        ("各校主要负责人为第一责任人。要建立台账。", "Default Paragraph Font"),
    ]


def test_the_names_of_enclosures_hang_below_each_other() -> None:
    word = opened("a.txt", _NOTICE.encode())
    first, second = (p for p in word.paragraphs if p.style and p.style.name == "附件说明")
    sides = [indents(p) for p in (first, second)]
    assert [(s["leftChars"], s["hangingChars"]) for s in sides] == [("600", "400"), ("600", "100")]


def test_each_annex_begins_a_page() -> None:
    word = opened("a.txt", (_NOTICE + "1.值班人员保持通信畅通。\n附件2\n隐患排查登记表\n").encode())
    marks = [p for p in word.paragraphs if p.text in ("附件1", "附件2")]
    assert [p.paragraph_format.page_break_before for p in marks] == [True, True]


def test_tables_of_a_word_file_stay_tables_with_their_merged_cells() -> None:
    word = docx.Document(io.BytesIO(in_word(_NOTICE)))
    table = word.add_table(3, 3)
    for n, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"格{n}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    written = io.BytesIO()
    word.save(written)
    [found] = opened("a.docx", written.getvalue()).tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["格0\n格1", "格0\n格1", "格2"],
        ["格3", "格4", "格5\n格8"],
        ["格6", "格7", "格5\n格8"],
    ]
    assert found._tbl.xpath("w:tr/w:trPr/w:tblHeader")


def test_a_table_stands_where_it_stood() -> None:
    source = typeset(annexed("安排表", [["月份", "场次"], ["5月", "3"]], "办法", "一、总则\n全县适用。"))
    assert words(opened("a.docx", source).element.body) == words(
        docx.Document(io.BytesIO(source)).element.body
    )


def test_markdown_tables_become_tables() -> None:
    text = "# 值班安排\n\n安排如下。\n\n| 日期 | 人员 |\n|:--|--:|\n| 5月1日 | 甲组 |\n\n请遵照执行。\n"
    word = opened("a.md", text.encode())
    [table] = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["日期", "人员"], ["5月1日", "甲组"]]
    assert words(word.element.body) == "值班安排安排如下。日期人员5月1日甲组请遵照执行。"


def test_automatic_numbers_become_text() -> None:
    word = docx.Document()
    for text in ("防汛工作方案", "加强领导", "层层落实责任。"):
        word.add_paragraph(text)
    number = (
        '<w:numPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    )
    word.paragraphs[1]._p.get_or_add_pPr().append(parse_xml(number))
    lists = word.part.numbering_part.element
    lists.append(
        parse_xml(
            '<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        )
    )
    lists.append(
        parse_xml(
            '<w:num xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:numId="77">'
            '<w:abstractNumId w:val="77"/></w:num>'
        )
    )
    written = io.BytesIO()
    word.save(written)
    assert style(opened("a.docx", written.getvalue()), "一、加强领导") == "一级标题"


def test_letterhead_and_imprint_of_a_text_are_set_as_such() -> None:
    text = (
        f"临江县教育局文件\n临教〔2026〕15号 签发人：周某某\n{_NOTICE}"
        "抄送：县应急局，县水利局。\n临江县教育局办公室 2026年5月20日印发\n"
    )
    word = opened("a.txt", text.encode())
    assert style(word, "临江县教育局文件") == "发文机关标志"
    assert words(word.element.body) == "".join(text.split())
    [frame] = word.element.body.iter(qn("w:txbxContent"))
    assert words(frame) == "抄送：县应急局，县水利局。临江县教育局办公室2026年5月20日印发"


def test_a_typeset_document_can_be_typeset_again() -> None:
    head = Letterhead(
        "临江县教育局文件", "临教〔2026〕15号", "周某某", "000002", "加急", "县应急局", "秘书科"
    )
    head = replace(head, printed=date(2026, 5, 21))
    source = typeset(replace(SUMMARY, brief=replace(SUMMARY.brief, letterhead=head)))
    first, again = docx.Document(io.BytesIO(source)), opened("a.docx", source)
    assert words(again.element.body) == words(first.element.body)
    assert [(p.text.strip(), p.style.name) for p in again.paragraphs if p.style and p.text.strip()] == [
        (p.text.strip(), p.style.name) for p in first.paragraphs if p.style and p.text.strip()
    ]


def test_the_title_of_a_bulletin_is_set_as_one_below_its_head() -> None:
    head = ("槐荫社区工作简报", "第14期", "槐荫社区\u30002026年8月31日")
    told = "\n".join((*head, "62人守护30个夜晚", "8月，社区开展夜间巡查，参加的有社区干部。"))
    word = opened("简报.txt", told.encode())
    assert [p.text for p in word.paragraphs if p.text][:4] == [*head, "62人守护30个夜晚"]
    assert style(word, "62人守护30个夜晚") == "公文标题"
    assert style(word, "第14期") != "公文标题"


def test_a_text_without_letterhead_gets_none() -> None:
    word = opened("a.txt", _NOTICE.encode())
    assert not [p for p in word.paragraphs if p.style and p.style.name in ("发文机关标志", "版头", "分隔线")]


def test_the_hidden_mark_of_a_models_work_is_carried_along_and_none_is_invented() -> None:
    def parts(content: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist()}

    source = typeset(SUMMARY)
    again = typeset_file("a.docx", source, Layout()).content
    assert parts(again)["docProps/custom.xml"] == parts(source)["docProps/custom.xml"]
    assert "docProps/custom.xml" not in parts(typeset_file("a.txt", _NOTICE.encode(), Layout()).content)


@pytest.mark.parametrize(
    "line", ["（" * 100_000, "1." * 50_000, "附件：" * 30_000, "|" * 100_000, "《" * 100_000]
)
def test_hostile_texts_are_typeset_in_time(line: str) -> None:
    text = f"关于测试的通知\n各单位：\n{line}\n某某局\n2026年5月20日\n"
    assert words(opened("a.txt", text.encode()).element.body) == "".join(text.split())


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="needs ../shared/seeds, real files outside the project")
@pytest.mark.parametrize("number", range(5))
def test_real_files_keep_every_character(number: int) -> None:
    file = sorted(_SEEDS.glob("*.txt"))[number]
    text = read(file.name, file.read_bytes())
    assert words(opened(file.name, file.read_bytes()).element.body) == "".join(
        text.replace("\ufeff", "").split()
    )
    again = typeset_file("a.docx", typeset_file(file.name, file.read_bytes(), Layout()).content, Layout())
    assert words(docx.Document(io.BytesIO(again.content)).element.body) == "".join(
        text.replace("\ufeff", "").split()
    )


def test_a_ledger_of_thousands_of_rows_is_typeset_in_seconds() -> None:
    rows = "\n".join(f"| {n} | 第{n}村 | {n}场 | {n * 30}人 |" for n in range(3_000))
    text = f"# 活动台账\n\n上半年活动如下。\n\n| 序号 | 村 | 场次 | 人数 |\n|---|---|---|---|\n{rows}\n"
    begun = time.process_time()
    content = typeset_file("a.md", text.encode(), Layout()).content
    assert time.process_time() - begun < 10
    assert words(docx.Document(io.BytesIO(content)).element.body).endswith("2999第2999村2999场89970人")
