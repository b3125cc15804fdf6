"""What an office may choose, and that nothing is printed that was not asked for."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from bot.config import Layout
from bot.domain.document import Author, Document, Letterhead
from bot.export.files import render
from bot.export.sheet.profile import deviations
from bot.export.word.docx import typeset
from bot.export.word.measures import measures_of
from bot.export.word.parts.signature import right_indents
from bot.texts.paper import AIGC_LABEL
from tests.export.documents import BRIEF, SUMMARY, annexed

_AROUND = {"发文机关标志", "版头", "版记", "分隔线"}


def opened(source: Document, layout: Layout | None = None) -> WordDocument:
    return docx.Document(io.BytesIO(typeset(source, layout or Layout())))


def headed(**parts: str | date) -> Document:
    return replace(SUMMARY, brief=replace(BRIEF, letterhead=Letterhead(**parts)))  # type: ignore[arg-type]


def styles(word: WordDocument) -> set[str]:
    names = {style.style_id: style.name for style in word.styles}
    used = {e.get(qn("w:val")) for e in word.element.body.iter(qn("w:pStyle"))}
    return {str(names[key]) for key in used if key}


def origin(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        markup = package.read("docProps/custom.xml").decode()
    found: dict[str, str] = json.loads(
        markup.split("lpwstr>")[1].removesuffix("</vt:").replace("&quot;", '"')
    )
    return found


def test_nothing_stands_around_the_text_unless_it_was_asked_for() -> None:
    assert not styles(opened(SUMMARY)) & _AROUND
    assert styles(opened(SUMMARY, Layout(letterhead="青川市水务集团有限公司文件"))) & _AROUND == {
        "发文机关标志",
        "版头",
        "分隔线",
    }
    assert styles(opened(headed(copies="市委宣传部"))) & _AROUND == {"版记", "分隔线"}


def test_the_letterhead_has_its_parts_in_order() -> None:
    source = headed(
        mark="青川市文明办文件",
        number="青文明〔2026〕7号",
        signatory="周某某",
        copy_number="000003",
        urgency="加急",
    )
    lines = [p.text.strip() for p in opened(source).paragraphs if p.text.strip()]
    assert lines[:4] == ["000003", "加急", "青川市文明办文件", "青文明〔2026〕7号\t签发人：周某某"]


def test_the_text_of_the_document_goes_before_that_of_the_office() -> None:
    word = opened(headed(mark="青川市文明办文件"), Layout(letterhead="青川市水务集团文件"))
    marks = [p.text for p in word.paragraphs if p.style and p.style.name == "发文机关标志"]
    assert marks == ["青川市文明办文件"]


def test_the_imprint_ends_the_names_with_a_full_stop_once() -> None:
    for typed in ("市委宣传部", "市委宣传部。", "抄送：市委宣传部"):
        word = opened(headed(copies=typed, printer="秘书科", printed=date(2026, 7, 8)))
        [frame] = word.element.body.iter(qn("w:txbxContent"))
        texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in frame.iter(qn("w:p"))]
        assert [text for text in texts if text] == ["抄送：市委宣传部。", "秘书科2026年7月8日印发"]


@pytest.mark.parametrize(
    ("signers", "day", "own", "of_day"),
    [
        # eight characters over the middle of six and a half: 4 + 6.5/2 - 8/2
        (["青川县教育局党组"], "2026年10月1日", (3.25,), 4.0),
        (["县教育局"], "2026年7月5日", (5.0,), 4.0),
        # a name too long for that keeps to the edge, and the date is moved under its middle
        (["青川县新时代文明实践中心建设工作领导小组办公室"], "2026年7月5日", (0.0,), 8.5),
    ],
)
def test_under_a_seal_the_signature_is_centred_over_the_date(
    signers: list[str], day: str, own: tuple[float, ...], of_day: float
) -> None:
    assert right_indents(signers, day, seal=True) == (own, of_day)


def test_a_seal_has_room() -> None:
    texts = [p.text for p in opened(SUMMARY, Layout(seal=True)).paragraphs]
    assert texts[-5:-2] == ["", "", ""]


def test_a_house_profile_changes_what_it_names_and_is_told_as_such() -> None:
    house = Layout(
        body_font="宋体", body_size=15, line_pitch=28, margins=(30, 25, 30, 25), page_numbers="centre"
    )
    word = opened(SUMMARY, house)
    page = word.sections[0]
    assert page.top_margin is not None and round(page.top_margin.mm) == 30
    assert word.styles.element.xpath("w:docDefaults//w:rFonts/@w:eastAsia") == ["宋体"]
    assert word.styles.element.xpath("w:docDefaults//w:sz/@w:val") == ["30"]
    assert page.footer.paragraphs[0]._p.xpath("w:pPr/w:jc/@w:val") == ["center"]
    told = "\n".join(deviations(house))
    assert len(deviations(house)) == 5
    for words in (
        "正文字体用 宋体（国家标准一般为 仿宋_GB2312）",
        "行距用 28（国家标准一般为 28.95）",
        "页码用 居中",
    ):
        assert words in told


def test_the_standard_deviates_from_nothing_whatever_is_left_to_the_office() -> None:
    assert deviations(Layout(seal=True, form="letter", letterhead="青川市文明办")) == ()


def test_pages_may_go_without_numbers() -> None:
    page = opened(SUMMARY, Layout(page_numbers="none")).sections[0]
    assert not [
        p.text for footer in (page.footer, page.even_page_footer) for p in footer.paragraphs if p.text
    ]


@pytest.mark.parametrize(("size", "characters"), [(16, 28), (15, 29), (14, 32), (18, 25)])
def test_a_line_holds_as_many_characters_as_can_be_squeezed_in_unseen(size: float, characters: int) -> None:
    measures = measures_of(Layout(body_size=size))
    assert measures.characters == characters
    assert characters * measures.character <= measures.width
    assert -0.03 * measures.size <= measures.tracking <= 0


def test_what_a_model_wrote_is_labelled_for_readers_and_for_programs() -> None:
    source = annexed("办法", "一、总则", author=Author.MODEL)
    word = opened(source)
    assert word.paragraphs[-1].text == AIGC_LABEL
    assert render(source, "txt").decode().splitlines()[-1] == AIGC_LABEL
    fields = origin(typeset(source, Layout(producer="00191110000000000000000ABCD")))
    assert list(fields) == [
        *("Label", "ContentProducer", "ProduceID", "ReservedCode1"),
        *("ContentPropagator", "PropagateID", "ReservedCode2"),
    ]
    assert (fields["Label"], fields["ContentPropagator"]) == ("1", "00191110000000000000000ABCD")
    assert fields["ProduceID"] == fields["PropagateID"]
    assert all(c.isascii() and c not in ' "' for value in fields.values() for c in value)


def test_on_request_only_the_visible_label_goes() -> None:
    source = replace(annexed("办法", "一、总则", author=Author.MODEL), unlabelled=True)
    assert AIGC_LABEL not in render(source, "txt").decode()
    assert AIGC_LABEL not in [p.text for p in opened(source).paragraphs]
    assert origin(typeset(source))["Label"] == "1"


def test_what_no_model_wrote_carries_no_visible_label() -> None:
    assert AIGC_LABEL not in [p.text for p in opened(SUMMARY).paragraphs]
    assert origin(typeset(SUMMARY))["Label"] == "2"
