"""Elements beside the common ones: orders, minutes, signature seals, long addressees, imprints."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bot.config import Layout
from bot.domain.document import Letterhead
from bot.export.formatting import TypesetFile, typeset_file
from bot.export.word.docx import typeset
from tests.export.documents import BRIEF, SUMMARY, annexed, document, section
from tests.export.rendering import Mark, pages, rendered
from tests.export.validity import faults

_ORDER = """云溪县人民政府令
第7号

《云溪县燃气管理办法》已经2026年6月20日县政府第9次常务会议通过，现予公布，自2026年8月1日起施行。

县长　　周某
2026年7月1日

云溪县燃气管理办法

第一条　为加强燃气管理，制定本办法。
"""
_MINUTES = """云溪县人民政府常务会议纪要
〔2026〕9号
云溪县人民政府办公室　　2026年6月25日

2026年6月20日下午，县长周某主持召开县政府第9次常务会议。现将会议议定事项纪要如下。

一、同意改造方案。由县住房和城乡建设局牵头。

出席：周某、吴某、郑某、王某、冯某、陈某、褚某、卫某、蒋某、沈某、韩某、杨某、朱某、秦某
请假：尤某
列席：许某、何某
"""
_TOP, _LEFT, _WIDTH = 37.0, 28.0, 156.0
"""The area of the text, in millimetres."""


def _typeset(text: str, layout: Layout | None = None) -> TypesetFile:
    return typeset_file("a.txt", text.encode(), layout or Layout())


def _word(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def _lines(content: bytes) -> list[tuple[str, str]]:
    """Return what each paragraph is called and says, those without words left out."""
    return [
        (p.style.name, p.text.replace("\n", ""))
        for p in _word(content).paragraphs
        if p.style and p.text.strip()
    ]


# ---- orders (10.2)


def test_an_order_has_its_mark_and_its_number_and_no_title() -> None:
    done = _typeset(_ORDER)
    assert done.losses == ()
    assert _lines(done.content)[:3] == [
        ("发文机关标志", "云溪县人民政府令"),
        ("版头", "第7号"),
        (
            "公文正文",
            "《云溪县燃气管理办法》已经2026年6月20日县政府第9次常务会议通过，现予公布，自2026年8月1日起施行。",
        ),
    ]
    assert ("附件标题", "云溪县燃气管理办法") in _lines(done.content)


@pytest.mark.slow
@rendered
def test_the_mark_of_an_order_stands_twenty_millimetres_below_the_edge_of_the_text(tmp_path: Path) -> None:
    first, *_ = pages(_typeset(_ORDER).content, tmp_path)
    mark, number, text = first.line("云溪县人民政府令"), first.line("第7号"), first.line("《云溪县")
    assert min(m.top for m in mark) == pytest.approx(_TOP + 20, abs=1)
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(_LEFT + _WIDTH / 2, abs=1)
    pitch = 28.95 * 25.4 / 72
    assert text[0].middle - number[0].middle == pytest.approx(3 * pitch, abs=1)
    assert not first.rules


# ---- a signature seal (7.3.5.3)


def test_who_signs_by_a_seal_of_his_name_stands_two_lines_below_the_text() -> None:
    word = _word(_typeset(_ORDER).content)
    texts = [p.text for p in word.paragraphs]
    at = texts.index("县长　　周某")
    assert texts[at - 2 : at + 3] == ["", "", "县长　　周某", "", "2026年7月1日"]
    for n in (at, at + 2):
        [indent] = word.paragraphs[n]._p.xpath("w:pPr/w:ind")
        assert indent.get(qn("w:rightChars")) == "400"


def test_a_brief_names_who_signs_with_post_and_name() -> None:
    signed = replace(SUMMARY, brief=replace(BRIEF, signature="局长 周某"))
    assert ("发文机关署名", "局长　　周某") in _lines(typeset(signed))


# ---- minutes (10.3)


def test_minutes_have_their_mark_and_who_was_there_in_two_faces() -> None:
    done = _typeset(_MINUTES)
    assert done.losses == ()
    lines = _lines(done.content)
    assert lines[:2] == [("发文机关标志", "云溪县人民政府常务会议纪要"), ("版头", "〔2026〕9号")]
    assert not [text for style, text in lines if style == "公文标题"]
    word = _word(done.content)
    [there] = [p for p in word.paragraphs if p.text.startswith("出席：")]
    assert [(run.text, run.style.name) for run in there.runs] == [
        ("出席：", "一级标题字符"),
        (_MINUTES.split("出席：")[1].splitlines()[0], "Default Paragraph Font"),
    ]
    [indent] = there._p.xpath("w:pPr/w:ind")
    assert (indent.get(qn("w:leftChars")), indent.get(qn("w:hangingChars"))) == ("500", "300")
    texts = [p.text for p in word.paragraphs]
    assert texts[texts.index(there.text) - 1] == ""


def test_drafted_minutes_take_the_mark_that_was_told_and_say_it_once() -> None:
    brief = replace(
        BRIEF,
        genre="会议纪要",
        letterhead=Letterhead(mark="青川市水务集团党委会会议纪要", number="〔2026〕3号"),
        issued=date(2026, 7, 1),
    )
    source = replace(
        document(section(1, text="会议同意方案。\n出席：周某、吴某\n缺席：郑某"), brief=brief),
        title="青川市水务集团党委会会议纪要",
    )
    lines = _lines(typeset(source))
    assert lines[0] == ("发文机关标志", "青川市水务集团党委会会议纪要")
    assert [text for _, text in lines].count("青川市水务集团党委会会议纪要") == 1
    assert ("版头", "〔2026〕3号") in lines


@pytest.mark.slow
@rendered
def test_the_names_hang_below_the_first_of_them(tmp_path: Path) -> None:
    first, *_ = pages(_typeset(_MINUTES).content, tmp_path)
    there = next(n for n, text in enumerate(first.texts) if text.startswith("出席："))
    assert first.lines[there][0].left == pytest.approx(_LEFT + 2 * 5.56, abs=1)
    assert first.lines[there + 1][0].left == pytest.approx(first.lines[there][3].left, abs=1)
    assert min(m.top for m in first.line("云溪县人民政府常务")) == pytest.approx(_TOP + 35, abs=1)


# ---- an addressee that would leave the first page without text (7.3.2)

_MANY = "，".join(f"云溪县第{n}初级中学" for n in range(1, 75))
_TO_MANY = f"关于做好夏季防汛工作的通知\n{_MANY}：\n请抓好落实。\n云溪县教育局\n2026年7月1日\n"


def test_an_addressee_that_leaves_no_room_for_text_goes_to_the_imprint_and_this_is_told() -> None:
    done = _typeset(_TO_MANY)
    lines = _lines(done.content)
    assert "主送机关" not in {style for style, _ in lines}
    assert f"主送：{_MANY}。" in [p.text for p in _imprint(done.content)]
    assert done.moved and done.losses == ()


def test_an_addressee_that_leaves_room_stays_where_it_is() -> None:
    done = _typeset(_TO_MANY.replace(_MANY, "，".join(_MANY.split("，")[:20])))
    assert not done.moved
    assert "主送机关" in {style for style, _ in _lines(done.content)}


def test_in_the_imprint_it_stands_above_the_copies_and_no_rule_parts_them() -> None:
    brief = replace(BRIEF, addressee=_MANY, letterhead=Letterhead(copies="县委办公室"))
    parts = [
        (p.style.name if p.style else "", p.text) for p in _imprint(typeset(replace(SUMMARY, brief=brief)))
    ]
    assert [text for _, text in parts if text][:2] == [f"主送：{_MANY}。", "抄送：县委办公室。"]
    at = [text for _, text in parts].index("抄送：县委办公室。")
    assert parts[at - 1][0] == "版记"


@pytest.mark.slow
@rendered
def test_then_the_first_page_holds_text(tmp_path: Path) -> None:
    first, *_ = pages(_typeset(_TO_MANY).content, tmp_path)
    assert any(text.startswith("请抓好落实") for text in first.texts)


def _imprint(content: bytes) -> list[Paragraph]:
    word = _word(content)
    return [
        Paragraph(p, word._body)
        for p in word.element.body.iter(qn("w:p"))
        if p.xpath("ancestor::w:txbxContent")
    ]


# ---- an imprint on an even page (7.4, printed on both sides)

_EVEN = Layout(imprint_page="even")
_SHORT = """关于做好夏季防汛工作的通知
各科室：
请抓好落实。
云溪县水利局
2026年7月1日
抄送：县委办公室。
云溪县水利局办公室　2026年7月1日印发
"""


def _with_lines(count: int) -> str:
    return _SHORT.replace("请抓好落实。", "\n".join(["请各科室认真抓好落实，及时报送情况。"] * count))


@pytest.mark.slow
@rendered
@pytest.mark.parametrize("count", [1, 13, 17, 25, 34, 38, 60])
def test_an_imprint_stands_on_an_even_page_however_long_the_text_is(count: int, tmp_path: Path) -> None:
    found = pages(_typeset(_with_lines(count), _EVEN).content, tmp_path)
    [printed] = [n for n, page in enumerate(found, 1) if any("抄送" in text for text in page.texts)]
    assert printed == len(found) and printed % 2 == 0
    text = max(
        n for n, page in enumerate(found, 1) if any("年7月1日" in t and "印发" not in t for t in page.texts)
    )
    assert printed - text <= 2


@pytest.mark.slow
@rendered
def test_a_blank_page_before_the_imprint_and_its_own_page_bear_no_number(tmp_path: Path) -> None:
    found = pages(_typeset(_with_lines(36), _EVEN).content, tmp_path)
    numbered = [any(text.startswith("—") for text in page.texts) for page in found]
    assert numbered in ([True, True, False, False], [True, True])


def test_by_default_it_stands_on_the_last_page() -> None:
    assert _typeset(_SHORT).content == _typeset(_SHORT, Layout(imprint_page="last")).content


# ---- annexes that are bound apart (7.3.7)


def _apart() -> WordDocument:
    source = annexed("值班表", "一组。", "物资清单", "编织袋。")
    head = Letterhead(mark="云溪县水利局文件", number="云水〔2026〕3号", copies="县委办公室")
    source = replace(source, brief=replace(source.brief, letterhead=head))
    return _word(typeset(source, Layout(annexes="apart")))


def test_annexes_bound_apart_bear_the_number_of_the_document() -> None:
    marks = [p.text for p in _apart().paragraphs if p.style and p.style.name == "附件标记"]
    assert marks == ["云水〔2026〕3号附件1", "云水〔2026〕3号附件2"]


def test_they_stand_behind_the_imprint_each_with_pages_of_its_own() -> None:
    word = _apart()
    own = [section._sectPr.xpath("w:pgNumType/@w:start") for section in word.sections]
    assert own == [[], ["1"], ["1"]]
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in word.element.body.iter(qn("w:p"))]
    imprint = next(n for n, text in enumerate(texts) if text.startswith("抄送："))
    assert imprint < texts.index("云水〔2026〕3号附件1")


def test_a_mark_with_the_number_of_the_document_is_one_where_a_text_has_it() -> None:
    text = _SHORT.replace("抄送", "云水〔2026〕3号附件1\n值班表\n一组值班。\n抄送")
    lines = _lines(_typeset(text).content)
    assert ("附件标记", "云水〔2026〕3号附件1") in lines and ("附件标题", "值班表") in lines


@pytest.mark.slow
@rendered
def test_the_pages_of_an_annex_bound_apart_begin_at_one(tmp_path: Path) -> None:
    written = io.BytesIO()
    _apart().save(written)
    found = pages(written.getvalue(), tmp_path)
    annex = [page for page in found if any("附件1" in t and "3号" in t for t in page.texts)]
    assert len(annex) == 1 and "—1—" in "".join(annex[0].texts).replace(" ", "")


# ---- a table that lies on its side (8)

_COLUMNS = [f"指标名称{n}" for n in range(1, 13)]


def _wide(rows: int = 3) -> list[list[str]]:
    return [_COLUMNS, *([f"数据{n}项目" for n in range(12)] for _ in range(rows))]


def _orientations(content: bytes) -> list[str]:
    return [str(section.orientation).partition(" ")[0] for section in _word(content).sections]


def test_an_annex_with_a_table_too_wide_for_upright_paper_is_turned() -> None:
    made = typeset(annexed("数据表", _wide(), "值班表", [["日期", "姓名"], ["1日", "周某"]]))
    assert _orientations(made) == ["PORTRAIT", "LANDSCAPE", "PORTRAIT"]


def test_a_wide_table_in_a_text_is_turned_alone() -> None:
    text = "\n".join("\t".join(row) for row in _wide())
    made = _typeset(_SHORT.replace("请抓好落实。", f"情况如下。\n{text}\n请抓好落实。")).content
    assert _orientations(made) == ["PORTRAIT", "LANDSCAPE", "PORTRAIT"]


def test_a_table_that_fits_stays_upright() -> None:
    assert _orientations(typeset(annexed("值班表", [["日期", "姓名"], ["1日", "周某"]]))) == ["PORTRAIT"]


@pytest.mark.slow
@rendered
def test_the_number_of_a_turned_page_stands_where_the_others_have_it(tmp_path: Path) -> None:
    found = pages(typeset(annexed("数据表", _wide(40), "值班表", "见下。")), tmp_path)
    across, down = _place([m for m in found[0].line("—") if m.text == "—"])
    dashes = (
        [m for m in page.marks if m.text == "—"] for page in found if any("指标名称" in t for t in page.texts)
    )
    lying = [_place(own) for own in dashes]
    assert len(lying) > 1
    for left, top in lying:
        # Laid upright again, its left edge is the lower one.
        assert _HEIGHT - left == pytest.approx(down, abs=2)
        assert min(abs(top - across), abs(top - (2 * _LEFT + _WIDTH - across))) < 6


_HEIGHT = 297.0


def _place(dashes: list[Mark]) -> tuple[float, float]:
    """Return where the number of a page stands, from the left and from the top of the paper."""
    across = sum(m.left + m.right for m in dashes) / 2 / len(dashes)
    return across, sum(m.top + m.bottom for m in dashes) / 2 / len(dashes)


# ---- all of them


@pytest.mark.parametrize(
    "make",
    [
        lambda: _typeset(_ORDER).content,
        lambda: _typeset(_MINUTES).content,
        lambda: _typeset(_TO_MANY).content,
        lambda: _typeset(_SHORT, _EVEN).content,
        lambda: _typeset(_with_lines(36), _EVEN).content,
        lambda: typeset(annexed("数据表", _wide(), "值班表", "见下。"), Layout(annexes="apart")),
    ],
)
def test_word_opens_each_of_them_without_repair(make: Callable[[], bytes], tmp_path: Path) -> None:
    assert faults(make(), tmp_path) == []
