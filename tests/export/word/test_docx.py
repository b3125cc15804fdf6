"""The Word file, opened again: what a clerk, a ruler and a validator would notice."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.domain.document import Brief, Document, Letterhead
from bot.export.plain import render
from bot.export.word.docx import typeset
from tests.export.documents import BRIEF, ISSUER, SUMMARY, document, section


def opened(source: Document) -> WordDocument:
    return docx.Document(io.BytesIO(typeset(source)))


def paragraph(word: WordDocument, beginning: str) -> Paragraph:
    return next(p for p in word.paragraphs if p.text.startswith(beginning))


def lineage(style: BaseStyle | None) -> Iterator[BaseOxmlElement]:
    while style is not None:
        yield style.element
        style = getattr(style, "base_style", None)


def effective(word: WordDocument, paragraph: Paragraph, run: Run, path: str) -> str:
    """What a property comes to: of the run, its style, the paragraph's style, the document, in this order."""
    sources = (run.element, *lineage(run.style), *lineage(paragraph.style), word.styles.element)
    return next(str(found[0]) for source in sources if (found := source.xpath(path)))


def font(word: WordDocument, paragraph: Paragraph, run: Run) -> str:
    names = {effective(word, paragraph, run, f".//w:rFonts/@w:{a}") for a in ("ascii", "hAnsi", "eastAsia")}
    [name] = names
    return name


def look(word: WordDocument, beginning: str) -> list[tuple[str, str, str]]:
    found = paragraph(word, beginning)
    size = ".//w:sz/@w:val"
    return [(run.text, font(word, found, run), effective(word, found, run, size)) for run in found.runs]


def indents(paragraph: Paragraph) -> dict[str, str]:
    [element] = paragraph.paragraph_format.element.xpath("w:pPr/w:ind")
    return {key.split("}")[1]: value for key, value in element.items()}


def test_word_and_plain_text_say_the_same() -> None:
    lines = [p.text.replace("\n", "") for p in opened(SUMMARY).paragraphs if p.text]
    assert lines == render(SUMMARY).splitlines()


def test_the_page_is_that_of_the_standard() -> None:
    page = opened(SUMMARY).sections[0]
    assert page.page_width is not None and page.page_height is not None
    measured = (page.page_width, page.page_height, page.top_margin, page.left_margin)
    assert measured == pytest.approx((Mm(210), Mm(297), Mm(37), Mm(28)), abs=Mm(0.1))
    assert page.right_margin is not None and page.bottom_margin is not None
    assert (page.right_margin, page.bottom_margin) == pytest.approx((Mm(26), Mm(35)), abs=Mm(0.1))


def test_twenty_two_lines_of_twenty_eight_characters_fit() -> None:
    word = opened(SUMMARY)
    [grid] = word.element.xpath("//w:docGrid")
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    [spacing] = word.styles["Normal"].element.xpath("w:pPr/w:spacing")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
    [tracking] = word.styles["Normal"].element.xpath("w:rPr/w:spacing/@w:val")
    assert 22 * 579 <= 225 / 25.4 * 1440 < 23 * 579
    assert 28 * (320 + int(tracking)) <= 156 / 25.4 * 1440 < 29 * (320 + int(tracking))


def test_each_level_has_its_font_and_only_the_heading_of_a_line() -> None:
    word = opened(SUMMARY)
    assert look(word, "一、工作") == [("一、工作开展情况", "黑体", "32")]
    assert look(word, "（一）加强") == [("（一）加强思想教育", "楷体_GB2312", "32")]
    assert look(word, "（二）培育") == [("（二）培育文明风尚", "楷体_GB2312", "32")]
    assert look(word, "（一）学习") == [
        ("（一）学习不够深入。", "楷体_GB2312", "32"),
        ("个别支部满足于读文件。", "仿宋_GB2312", "32"),
    ]
    assert {name for _, name, _ in look(word, "1.志愿") + look(word, "（1）敬老")} == {"仿宋_GB2312"}
    assert {name for _, name, _ in look(word, "市文明办：") + look(word, "2026年7月")} == {"仿宋_GB2312"}


def test_every_run_keeps_its_quotes_and_dashes_in_the_chinese_font() -> None:
    word = opened(SUMMARY)
    footers = (word.sections[0].footer, word.sections[0].even_page_footer)
    texts = [*word.paragraphs, *(p for footer in footers for p in footer.paragraphs)]
    runs = [run.element for p in texts for run in p.runs]
    assert len(runs) > 20
    assert all(run.xpath("w:rPr/w:rFonts/@w:hint") == ["eastAsia"] for run in runs)


def test_the_title_is_large_centred_and_divided_by_meaning() -> None:
    word = opened(SUMMARY)
    title, empty, addressee = word.paragraphs[:3]
    assert title.text.split("\n") == [ISSUER, "2026年上半年精神文明建设工作总结"]
    [(_, name, size)] = look(word, ISSUER)
    assert (name, size) == ("方正小标宋简体", "44")
    assert title.style is not None
    assert title.style.element.xpath("w:pPr/w:jc/@w:val") == ["center"]
    assert title.style.element.xpath("w:pPr/w:snapToGrid/@w:val") == ["0"]
    assert (empty.text, addressee.text) == ("", "市文明办：")


def test_paragraphs_are_indented_by_two_characters_and_the_addressee_is_not() -> None:
    word = opened(SUMMARY)
    for beginning in ("今年以来", "一、工作", "（一）加强", "（二）培育", "1.志愿", "（1）敬老"):
        styles = lineage(paragraph(word, beginning).style)
        assert next(i[0] for s in styles if (i := s.xpath(".//w:ind/@w:firstLineChars"))) == "200"
    addressee = paragraph(word, "市文明办").style
    assert not [ind for style in lineage(addressee) for ind in style.xpath(".//w:ind")]


@pytest.mark.parametrize(
    ("issuer", "issued", "signature", "day"),
    [
        # eleven characters over six: the date begins two after the signature, 11 - 6 from the edge
        (ISSUER, date(2026, 7, 5), "200", "500"),
        (ISSUER, date(2026, 12, 15), "200", "400"),
        # five under seven: the date keeps two, the signature begins two before it
        ("市水务集团", date(2026, 12, 15), "600", "200"),
        # the mark of the missing date is nine characters wide
        (ISSUER, None, "200", "200"),
    ],
)
def test_signature_and_date_stand_where_no_seal_is_set(
    issuer: str, issued: date | None, signature: str, day: str
) -> None:
    brief = replace(BRIEF, issuer=issuer, issued=issued)
    *_, body, empty, below, last = opened(replace(SUMMARY, brief=brief)).paragraphs
    assert (body.text[:3], empty.text, below.text) == ("（一）", "", issuer)
    assert (indents(below)["rightChars"], indents(last)["rightChars"]) == (signature, day)
    # 315 twips is the pitch of a character, for word processors that know no characters
    assert int(indents(last)["right"]) * 100 == int(day) * 315


def test_the_signature_never_stands_on_a_page_without_text() -> None:
    *_, body, empty, below, _ = opened(SUMMARY).paragraphs
    assert body.paragraph_format.keep_with_next and empty.paragraph_format.keep_with_next
    assert below.style is not None and below.style.element.xpath("w:pPr/w:keepNext")


def test_page_numbers_stand_at_the_outer_edge() -> None:
    word = opened(SUMMARY)
    page = word.sections[0]
    assert word.settings.odd_and_even_pages_header_footer
    assert page.footer_distance is not None and round(page.footer_distance.twips) == 1446
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        [number] = footer.paragraphs
        assert number.text == "— 1 —"
        assert [e.text.strip() for e in number.paragraph_format.element.xpath(".//w:instrText")] == ["PAGE"]
        assert number.paragraph_format.element.xpath("w:pPr/w:jc/@w:val") == [side]
        assert indents(number)[f"{side}Chars"] == "100"
        assert {font(word, number, run) for run in number.runs} == {"宋体"}
        assert {effective(word, number, run, ".//w:sz/@w:val") for run in number.runs} == {"28"}


def test_chinese_line_rules_are_on() -> None:
    word = opened(SUMMARY)
    [properties] = word.styles["Normal"].element.xpath("w:pPr")
    off = ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN")
    assert [properties.xpath(f"w:{name}/@w:val") for name in off] == [["0"]] * 4
    assert properties.xpath("w:kinsoku")
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:eastAsia") == ["zh-CN"]


def test_nothing_of_the_template_is_left() -> None:
    data = typeset(SUMMARY)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        styles = package.read("word/styles.xml").decode()
        properties = package.read("docProps/core.xml").decode()
    assert not [
        n for n in names if "Effects" in n or "thumbnail" in n or "customXml" in n or "numbering" in n
    ]
    assert "Theme=" not in styles and "Cambria" not in styles
    assert "python-docx" not in properties


def test_the_properties_name_title_issuer_and_day() -> None:
    found = opened(SUMMARY).core_properties
    assert (found.title, found.author, found.last_modified_by) == (SUMMARY.title, ISSUER, ISSUER)
    assert found.created is not None and found.created.date() == date(2026, 7, 5)
    assert found.modified == found.created


@pytest.mark.parametrize("source", [SUMMARY, document(brief=Brief())])
def test_the_same_document_gives_the_same_bytes(source: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    data = typeset(source)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert typeset(source) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("hostile", ["\x00", "\x0b", "\x1f", "\x7f", "\ud800", "\udfff", "\ufffe", "\u202e"])
def test_characters_that_xml_cannot_carry_do_not_break_the_file(hostile: str) -> None:
    dirty = f"总{hostile}结"
    source = document(
        section(1, dirty, dirty, f"学习{hostile}6次<&>。"),
        title=dirty,
        brief=replace(BRIEF, issuer=dirty, addressee=dirty),
    )
    text = "".join(p.text for p in opened(source).paragraphs)
    assert hostile not in text
    assert text.count("总") == text.count("结") == 5
    assert "6次<&>。" in text


def test_a_title_longer_than_any_property_may_be_is_still_set() -> None:
    word = opened(document(title="总结" * 500))
    assert word.paragraphs[0].text == "总结" * 500
    assert len(word.core_properties.title) == 255


def test_a_document_without_sections_is_a_title_and_a_signature() -> None:
    lines = [p.text for p in opened(document(title="工作总结")).paragraphs]
    assert list(takewhile(bool, lines)) == ["工作总结"]
    assert lines[2:] == ["市文明办：", "", ISSUER, "2026年7月5日"]


def test_the_head_of_minutes_tells_who_edits_them_and_when() -> None:
    head = Letterhead(mark="青川县水务局纪要", number="〔2026〕3号")
    brief = replace(BRIEF, genre="会议纪要", issued=date(2026, 7, 6), letterhead=head)
    lines = [p.text.strip() for p in opened(replace(SUMMARY, brief=brief)).paragraphs]
    assert lines.count("〔2026〕3号") == 1
    assert f"{ISSUER}\t2026年7月6日" in lines
    assert "（2026年7月6日）" not in lines


def test_what_a_notice_issues_begins_on_a_page_of_its_own() -> None:
    brief = replace(BRIEF, genre="实施方案")
    word = opened(document(section(1, "任务", "", "抓好学习。"), title="学习实施方案", brief=brief))
    notice, title = paragraph(word, ISSUER), paragraph(word, "学习实施方案")
    assert "关于印发《学习实施方案》的通知" in notice.text.replace("\n", "")
    assert title.paragraph_format.page_break_before is True
