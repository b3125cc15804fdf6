"""The named styles of the Word file, with the numbers of GB/T 9704-2012."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.styles.styles import Styles

from bot.export.oxml import refill

LINE = 579
"""The pitch of a line in twips: 22 × 579 fit into 225 mm; 580, one twip more, makes 21 lines a page."""
CHARACTER = 315
"""The pitch of a character in twips: 28 × 15.75 pt fill 156 mm."""

FANGSONG, KAI, HEI, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"

TITLE, ADDRESSEE, BODY = "公文标题", "主送机关", "公文正文"
SIGNATURE, DATE = "发文机关署名", "成文日期"
PAGE_NUMBER = "公文页码"
HEADINGS = {1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
RUN_INS = {level: f"{name}字符" for level, name in HEADINGS.items()}
"""The character styles of headings that stand in one paragraph with their text."""

_HEADING_FONTS = {1: HEI, 2: KAI, 3: FANGSONG, 4: FANGSONG}
# The tracking of −0.25 pt brings 28 characters of 16 pt into a line by plain arithmetic; a character grid
# would say the same, but one of the common word processors lays it out with 14 characters a line.
_TRACKING = '<w:spacing w:val="-5"/>'
_NO_TRACKING = '<w:spacing w:val="0"/>'
_NORMAL = (
    '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/>'
)
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
# A heading is not left alone at the foot of a page; lists of short items (levels 3 and 4) may be divided.
_STAY = {1: "<w:keepNext/>", 2: "<w:keepNext/>", 3: "", 4: ""}


@dataclass(frozen=True)
class _Style:
    id: str
    name: str
    base: str
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


def apply(styles: Styles) -> None:
    """Put the styles of an official document in the place of all that the template brought."""
    refill(styles.element, _defaults() + "".join(_all()))


def _fonts(name: str) -> str:
    """Return the XML that sets digits, Latin letters and Chinese characters in one font.

    The standard asks for 仿宋 and has no second font for digits; with one font a digit is exactly half a
    character, so that lines and indents come out, and quotation marks stay Chinese in every word processor.
    """
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _all() -> Iterator[str]:
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_NORMAL}</w:pPr><w:rPr>{_TRACKING}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield from (style.xml for style in (*_texts(), *_headings()))


def _texts() -> Iterator[_Style]:
    # 22 pt fit into the pitch of the text, so the title keeps to it: page one has its 22 lines too.
    title = f"{_fonts(XIAOBIAOSONG)}{_NO_TRACKING}{_size(44)}"
    yield _Style(
        "Biaoti", TITLE, "Normal", '<w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="center"/>', title
    )
    yield _Style("Zhusong", ADDRESSEE, "Normal")
    yield _Style("Zhengwen", BODY, "Normal", _INDENT)
    yield _Style("Shuming", SIGNATURE, "Normal", '<w:keepNext/><w:jc w:val="right"/>')
    yield _Style("Riqi", DATE, "Normal", '<w:jc w:val="right"/>')
    line = '<w:snapToGrid w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/>'
    yield _Style("Yema", PAGE_NUMBER, "Normal", line, f"{_fonts(SONG)}{_NO_TRACKING}{_size(28)}")


def _headings() -> Iterator[_Style]:
    for level, name in HEADINGS.items():
        font = _fonts(_HEADING_FONTS[level])
        paragraph, run = f"Biaoti{level}", f"Biaoti{level}Zifu"
        outline = f'{_STAY[level]}<w:outlineLvl w:val="{level - 1}"/>'
        yield _Style(paragraph, name, "Zhengwen", outline, font, run)
        yield _Style(run, RUN_INS[level], "DefaultParagraphFont", "", font, paragraph, "character")


def _defaults() -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANGSONG)}{_size(32)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
