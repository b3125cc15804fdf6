"""The named styles of the Word file, with the numbers of GB/T 9704-2012 or of a house profile."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.styles.styles import Styles

from bot.config import Layout
from bot.export.word.measures import Measures, measures_of, pt
from bot.export.word.oxml import refill

SONG = "宋体"
NORMAL = "Normal"
TITLE, SUBTITLE, ADDRESSEE, BODY, NOTE = "Biaoti", "Fubiaoti", "Zhusong", "Zhengwen", "Fuzhu"
ENCLOSURE, SIGNATURE, DATE = "Fujianshuoming", "Shuming", "Riqi"
ANNEX, ANNEX_TITLE, CELL, LABEL = "Fujian", "Fujianbiaoti", "Biaoge", "Biaoshi"
PAGE_NUMBER, HEAD_LINE, MARK, IMPRINT, RULE = "Yema", "Bantou", "Biaozhi", "Banji", "Fengexian"
HEADINGS = {level: f"Biaoti{level}" for level in (1, 2, 3, 4)}
RUN_INS = {level: f"Biaoti{level}Zifu" for level in HEADINGS}
"""The character styles of headings that stand in one paragraph with their text."""
EMPHATIC = "Heiti"
"""The character style of a few words in the font of the first level."""

SMALL = pt(14)
"""四号: page numbers, imprint, label."""
RULE_GAP = 30
"""The height of the line that carries a rule, and the gap of a double one, in twips."""
_HEADING_NAMES = {1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
_NO_TRACKING = '<w:spacing w:val="0"/>'
# A heading is not left alone at the foot of a page; lists of short items (levels 3 and 4) may be divided.
_STAY = {1: "<w:keepNext/>", 2: "<w:keepNext/>", 3: "", 4: ""}
_OFF_GRID, _RIGHT, _CENTRE = '<w:snapToGrid w:val="0"/>', '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'


@dataclass(frozen=True)
class _Style:
    id: str
    name: str
    base: str = NORMAL
    paragraph: str = ""
    """Paragraph properties, in the order of the schema."""
    characters: str = ""
    """Run properties, in the order of the schema."""
    link: str = ""
    kind: str = "paragraph"

    @property
    def xml(self) -> str:
        base, link = f'<w:basedOn w:val="{self.base}"/>', f'<w:link w:val="{self.link}"/>'
        paragraph, characters = f"<w:pPr>{self.paragraph}</w:pPr>", f"<w:rPr>{self.characters}</w:rPr>"
        return (
            f'<w:style w:type="{self.kind}" w:customStyle="1" w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{base}{link if self.link else ""}<w:qFormat/>'
            f"{paragraph if self.paragraph else ''}{characters if self.characters else ''}</w:style>"
        )


def apply(styles: Styles, layout: Layout) -> None:
    """Put the styles of an official document in the place of all that the template brought."""
    measures = measures_of(layout)
    own = (*_texts(layout, measures), *_frames(layout), *_headings(layout))
    refill(styles.element, _defaults(layout, measures) + "".join(style.xml for style in own))


def _fonts(name: str) -> str:
    """Return the XML that sets digits, Latin letters and Chinese characters in one font.

    The standard asks for 仿宋 and has no second font for digits; with one font a digit is exactly half a
    character, so that lines and indents come out, and quotation marks stay Chinese in every word processor.
    """
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _texts(layout: Layout, measures: Measures) -> Iterator[_Style]:
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * measures.character}"/>'
    # 22 pt fit into the pitch of the text, so the title keeps to it: page one has its 22 lines too.
    title = f"{_fonts(layout.title_font)}{_NO_TRACKING}{_size(pt(layout.title_size))}"
    small = f"{_NO_TRACKING}{_size(SMALL)}"
    yield _Style(TITLE, "公文标题", paragraph=f"<w:keepNext/>{_OFF_GRID}{_CENTRE}", characters=title)
    yield _Style(SUBTITLE, "副标题", paragraph=_CENTRE, characters=_fonts(layout.subheading_font))
    yield _Style(ADDRESSEE, "主送机关")
    yield _Style(BODY, "公文正文", paragraph=indent)
    yield _Style(ENCLOSURE, "附件说明")
    yield _Style(SIGNATURE, "发文机关署名", paragraph=f"<w:keepNext/>{_RIGHT}")
    yield _Style(DATE, "成文日期", paragraph=_RIGHT)
    yield _Style(NOTE, "附注", paragraph=indent)
    yield _Style(ANNEX, "附件标记", paragraph="<w:keepNext/>", characters=_fonts(layout.heading_font))
    yield _Style(ANNEX_TITLE, "附件标题", TITLE)
    single = f'{_OFF_GRID}<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>'
    yield _Style(CELL, "表格文字", paragraph=single, characters=_NO_TRACKING)
    yield _Style(LABEL, "人工智能标识", paragraph=indent, characters=small)


def _frames(layout: Layout) -> Iterator[_Style]:
    """Yield the styles of what stands around the text."""
    small = f"{_NO_TRACKING}{_size(SMALL)}"
    number = f'{_OFF_GRID}<w:spacing w:line="{SMALL}" w:lineRule="exact"/>'
    yield _Style(PAGE_NUMBER, "公文页码", paragraph=number, characters=f"{_fonts(SONG)}{small}")
    yield _Style(HEAD_LINE, "版头", paragraph=_OFF_GRID)
    mark = f'{_fonts(layout.title_font)}<w:color w:val="FF0000"/>{_NO_TRACKING}'
    yield _Style(MARK, "发文机关标志", paragraph=f"{_OFF_GRID}{_CENTRE}", characters=mark)
    yield _Style(IMPRINT, "版记", paragraph=_OFF_GRID, characters=small)
    thin = f'{_OFF_GRID}<w:spacing w:line="{RULE_GAP}" w:lineRule="exact"/>'
    yield _Style(RULE, "分隔线", paragraph=thin, characters=f"{_NO_TRACKING}{_size(20)}")


def _headings(layout: Layout) -> Iterator[_Style]:
    faces = {1: layout.heading_font, 2: layout.subheading_font}
    for level, name in _HEADING_NAMES.items():
        font = _fonts(faces.get(level, layout.body_font))
        outline = f'{_STAY[level]}<w:outlineLvl w:val="{level - 1}"/>'
        yield _Style(HEADINGS[level], name, BODY, outline, font, RUN_INS[level])
        yield _character(RUN_INS[level], f"{name}字符", font, HEADINGS[level])
    yield _character(EMPHATIC, "黑体字符", _fonts(layout.heading_font))


def _character(style: str, name: str, font: str, link: str = "") -> _Style:
    return _Style(style, name, "DefaultParagraphFont", "", font, link, "character")


def _defaults(layout: Layout, measures: Measures) -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    text = f"{_fonts(layout.body_font)}{_size(measures.size)}{language}"
    # Tracking brings 28 characters of 16 pt into a line by plain arithmetic; a character grid would say the
    # same, but one of the common word processors lays it out with 14 characters a line.
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{text}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{NORMAL}"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{measures.line}" w:lineRule="exact"/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="{measures.tracking}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )


def _size(twips: int) -> str:
    return f'<w:sz w:val="{twips // 10}"/><w:szCs w:val="{twips // 10}"/>'
