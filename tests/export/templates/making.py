"""Templates as offices make them, each with what it must become; written as XML by code."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

TITLE, ADDRESSEE = "关于做好防汛值守工作的通知", "各村、各单位："
ISSUER, DATE, NUMBER, SIGNER = "松岭镇人民政府", "2026年6月8日", "松政发〔2026〕17号", "何秋实"
LINES = (
    "近期降雨较多，现将有关事项通知如下：",
    "一、压实防汛责任",
    "（一）加强值守。落实24小时值班制度。",
    "请各村认真执行。",
)
VALUES = {
    "标题": TITLE,
    "主送机关": ADDRESSEE,
    "正文": "\n".join(LINES),
    "发文机关": ISSUER,
    "成文日期": DATE,
    "发文字号": NUMBER,
    "签发人": SIGNER,
}
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}
_FANG = '<w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋"/><w:sz w:val="32"/>'
BIG = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


@dataclass(frozen=True)
class Case:
    """A template and what becomes of it."""

    name: str
    before: str
    """The content of the body."""
    after: str
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Headers, footers and footnotes before and after, by their names: `header1`."""
    styles: str = ""
    kinds: frozenset[str] = frozenset({"marker"})
    asked: tuple[str, ...] = ()
    """The places that nothing told fits: they are left, and asked about."""

    def template(self) -> bytes:
        """Return the .docx as the office made it."""
        return package(self.before, {name: old for name, (old, _) in self.parts.items()}, self.styles)

    def expected(self) -> bytes:
        """Return the .docx as it must become."""
        return package(self.after, {name: new for name, (_, new) in self.parts.items()}, self.styles)


def p(*runs: str, shape: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p>{f'<w:pPr>{shape}</w:pPr>' if shape else ''}{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t{space}>{text}</w:t></w:r>"


def control(content: str, alias: str = "", tag: str = "", more: str = "") -> str:
    """Return a content control."""
    names = (f'<w:alias w:val="{alias}"/>' if alias else "") + (f'<w:tag w:val="{tag}"/>' if tag else "")
    return f"<w:sdt><w:sdtPr>{names}{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def start(name: str, number: int = 1) -> str:
    """Return where a bookmark begins."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int = 1) -> str:
    """Return where a bookmark ends."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells that hold paragraphs."""
    width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    lines = ("".join(f"<w:tc>{width}{cell}</w:tc>" for cell in row) for row in rows)
    cells = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


def box(content: str, fallback: str | None = None) -> str:
    """Return a run with a text box, twice as word processors write it."""
    shape = (
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="500000"/>'
        '<wp:docPr id="1" name="Box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline>"
    )
    old = f"<v:rect><v:textbox><w:txbxContent>{fallback or content}</w:txbxContent></v:textbox></v:rect>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def merge_field(name: str, shown: str) -> str:
    """Return a merge field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD {name} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def body(look: str = "", shape: str = "") -> str:
    """Return the text as it stands in a template without heading styles."""
    heading = look.replace(
        'w:eastAsia="仿宋" w:hAnsi="仿宋"', 'w:eastAsia="{}" w:hAnsi="仿宋" w:hint="eastAsia"'
    )
    black, kai = (
        (heading.format(font) if look else f'<w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/>')
        for font in ("黑体", "楷体_GB2312")
    )
    return "".join(
        (
            p(r(LINES[0], look), shape=shape),
            p(r(LINES[1], black), shape=shape),
            p(r("（一）加强值守。", kai), r("落实24小时值班制度。", look), shape=shape),
            p(r(LINES[3], look), shape=shape),
        )
    )


def flat(look: str = "") -> str:
    """Return the paragraphs of the text in one look."""
    return "".join(p(r(line, look)) for line in LINES)


_HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="a"/>'
    f'<w:link w:val="H{n}C"/></w:style>'
    f'<w:style w:type="character" w:styleId="H{n}C"><w:name w:val="标题 {n} 字符"/>'
    f'<w:link w:val="H{n}"/></w:style>'
    for n in (1, 2)
)
_HOUSE = _HEADINGS.replace("heading 1", "一级标题").replace("heading 2", "二级标题")
_STYLED = (
    p(r(LINES[0]))
    + p(r(LINES[1]), shape='<w:pStyle w:val="H1"/>')
    + p(r("（一）加强值守。", '<w:rStyle w:val="H2C"/>'), r("落实24小时值班制度。"))
    + p(r(LINES[3]))
)
_IN_USE = p(r("附：样例"), shape='<w:pStyle w:val="H1"/>') + p(r("样例"), shape='<w:pStyle w:val="H2"/>')
_INSERTED = 'w:id="9" w:author="王" w:date="2026-01-01T00:00:00Z"'
_SPLIT = r("{{标", BIG) + r("题") + r("}}", "<w:b/>")
_PROOF = '<w:proofErr w:type="spellStart"/>'
_PROOF_END = '<w:proofErr w:type="spellEnd"/>'
_GREY = '<w:rStyle w:val="Grey"/><w:sz w:val="32"/>'
_STORE = "{00000000-0000-0000-0000-000000000001}"
_BOUND = f'<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{_STORE}"/><w:text/>'
_ONE = frozenset({"control"})
_MARKED, _MASKED = frozenset({"bookmark"}), frozenset({"mask"})

CASES = (
    Case("braces", p(r("{{标题}}", BIG)), p(r(TITLE, BIG))),
    Case("blanks inside", p(r("{{ 标题 }}")), p(r(TITLE))),
    Case("wide braces", p(r("｛｛标题｝｝")), p(r(TITLE))),
    Case("black brackets", p(r("【标题】")), p(r(TITLE))),
    Case("dollar", p(r("${标题}")), p(r(TITLE))),
    Case("guillemets", p(r("«标题»")), p(r(TITLE))),
    Case("english names", p(r("{{title}}")) + p(r("{{issuer}}")), p(r(TITLE)) + p(r(ISSUER))),
    Case("other names", p(r("{{文件标题}}")) + p(r("{{落款单位}}")), p(r(TITLE)) + p(r(ISSUER))),
    Case("split over runs", p(_SPLIT), p(r(TITLE, BIG))),
    Case(
        "split with words around",
        p(r("题为《{", BIG), r("{标题"), r("}}》的文件", "<w:b/>")),
        p(r(f"题为《{TITLE}", BIG), r("》的文件", "<w:b/>")),
    ),
    Case("proofErr between", p(r("{{标"), _PROOF, r("题}}"), _PROOF_END), p(r(TITLE), _PROOF, _PROOF_END)),
    Case(
        "smart tag",
        p('<w:smartTag w:uri="u" w:element="e">', r("{{标"), "</w:smartTag>", r("题}}后")),
        p('<w:smartTag w:uri="u" w:element="e">', r(TITLE), "</w:smartTag>", r("后")),
    ),
    Case(
        "tracked insertion",
        p(f"<w:ins {_INSERTED}>", r("{{标题}}"), "</w:ins>"),
        p(f"<w:ins {_INSERTED}>", r(TITLE), "</w:ins>"),
    ),
    Case(
        "tracked deletion inside",
        p(r("{{标"), f"<w:del {_INSERTED}><w:r><w:delText>旧</w:delText></w:r></w:del>", r("题}}")),
        p(r(TITLE), f"<w:del {_INSERTED}><w:r><w:delText>旧</w:delText></w:r></w:del>"),
    ),
    Case("several in one run", p(r("{{发文机关}}，{{成文日期}}。")), p(r(f"{ISSUER}，{DATE}。"))),
    Case(
        "the same twice", p(r("{{标题}}")) + p(r("关于《{{标题}}》")), p(r(TITLE)) + p(r(f"关于《{TITLE}》"))
    ),
    Case("fields next to it", p(r("{{标题}}　第"), PAGE, r("页")), p(r(f"{TITLE}　第"), PAGE, r("页"))),
    Case(
        "merge field", p(r("致："), merge_field("标题", "«标题»"), r("。")), p(r("致："), r(TITLE), r("。"))
    ),
    Case(
        "simple merge field",
        p('<w:fldSimple w:instr=" MERGEFIELD 标题 ">', r("«标题»"), "</w:fldSimple>"),
        p(r(TITLE)),
    ),
    Case(
        "hyperlink",
        p('<w:hyperlink w:anchor="top">', r("{{标题}}"), "</w:hyperlink>"),
        p('<w:hyperlink w:anchor="top">', r(TITLE), "</w:hyperlink>"),
    ),
    Case("text", p(r("{{正文}}", _FANG), shape=INDENT), body(_FANG, INDENT)),
    Case("text without a look", p(r("{{正文}}")), body()),
    Case("heading styles that nobody uses", p(r("{{正文}}")), body(), styles=_HEADINGS),
    Case("heading styles in use", p(r("{{正文}}")) + _IN_USE, _STYLED + _IN_USE, styles=_HEADINGS),
    Case("house styles", p(r("{{正文}}")), _STYLED, styles=_HOUSE),
    Case(
        "text with words behind",
        p(r("{{正文}}（完）", _FANG)),
        "".join((p(r(LINES[0], _FANG)), *(body(_FANG).partition("</w:p>")[2].rpartition("</w:p>")[:1])))
        + r("（完）", _FANG)
        + "</w:p>",
    ),
    Case("header", p(r("{{标题}}")), p(r(TITLE)), {"header1": (p(r("{{发文机关}}")), p(r(ISSUER)))}),
    Case(
        "footer",
        p(r("{{标题}}")),
        p(r(TITLE)),
        {"footer1": (p(r("{{成文日期}}　"), PAGE), p(r(f"{DATE}　"), PAGE))},
    ),
    Case(
        "footnote",
        p(r("{{标题}}")),
        p(r(TITLE)),
        {
            "footnotes": (
                f'<w:footnote w:id="1">{p(r("{{签发人}}注"))}</w:footnote>',
                f'<w:footnote w:id="1">{p(r(f"{SIGNER}注"))}</w:footnote>',
            )
        },
    ),
    Case("table", table((p(r("标题")), p(r("{{标题}}", BIG)))), table((p(r("标题")), p(r(TITLE, BIG))))),
    Case(
        "text in a table",
        table((p(r("内容")), p(r("{{正文}}")))),
        table((p(r("内容")), body())),
        styles=_HEADINGS,
    ),
    Case("text box", p(box(p(r("{{标题}}")))), p(box(p(r(TITLE))))),
    Case(
        "text box in a header",
        p(r("{{标题}}")),
        p(r(TITLE)),
        {"header1": (p(box(p(r("{{发文字号}}")))), p(box(p(r(NUMBER)))))},
    ),
    Case(
        "control in a line",
        p(r("单位："), control(r("点此输入", _GREY), "发文机关", "issuer")),
        p(r("单位："), control(r(ISSUER, _GREY), "发文机关", "issuer")),
        kinds=_ONE,
    ),
    Case(
        "bound control",
        p(control(r("点此输入", _GREY), tag="标题", more=_BOUND)),
        p(control(r(TITLE, '<w:sz w:val="32"/>'), tag="标题", more="<w:text/>")),
        kinds=_ONE,
    ),
    Case(
        "control of paragraphs", control(p(r("甲")) + p(r("乙")), "正文"), control(body(), "正文"), kinds=_ONE
    ),
    Case(
        "empty control",
        p(r("由", BIG), control("", "发文机关")),
        p(r("由", BIG), control(r(ISSUER, BIG), "发文机关")),
        kinds=_ONE,
    ),
    Case(
        "control in a control",
        control(p(r("标题："), control(r("×"), "标题")), "整篇"),
        control(p(r("标题："), control(r(TITLE), "标题")), "整篇"),
        kinds=_ONE,
    ),
    Case("marker in a control", control(p(r("{{标题}}")), "外框"), control(p(r(TITLE)), "外框")),
    Case(
        "bookmark",
        p(start("标题"), r("原标题", BIG), end()),
        p(start("标题"), r(TITLE, BIG), end()),
        kinds=_MARKED,
    ),
    Case(
        "empty bookmark",
        p(r("题：", BIG), start("标题"), end()),
        p(r("题：", BIG), start("标题"), r(TITLE, BIG), end()),
        kinds=_MARKED,
    ),
    Case(
        "bookmark across paragraphs",
        p(start("正文"), r("旧一", _FANG)) + p(r("旧二")) + p(r("旧三"), end()) + p(r("落款")),
        body(_FANG).replace("<w:p>", f"<w:p>{start('正文')}", 1)[: -len("</w:p>")]
        + f"{end()}</w:p>"
        + p(r("落款")),
        kinds=_MARKED,
    ),
    Case("××", p(r("标题：××××")), p(r(f"标题：{TITLE}")), kinds=_MASKED),
    Case(
        "×× of several",
        p(r("标题：××××　签发人：×××")),
        p(r(f"标题：{TITLE}　签发人：{SIGNER}")),
        kinds=_MASKED,
    ),
    Case(
        "×× of forms",
        p(r("××发〔2026〕×号")) + p(r("××××年×月×日")),
        p(r(NUMBER)) + p(r(DATE)),
        kinds=_MASKED,
    ),
    Case(
        "×× beside a cell",
        table((p(r("签发人")), p(r("×××")))),
        table((p(r("签发人")), p(r(SIGNER)))),
        kinds=_MASKED,
    ),
    Case(
        "xx and lines",
        p(r("标题：XXXX")) + p(r("签发人：________")),
        p(r(f"标题：{TITLE}")) + p(r(f"签发人：{SIGNER}")),
        kinds=_MASKED,
    ),
    Case("a colon stands already", p(r("{{主送机关}}：")), p(r(ADDRESSEE))),
    Case(
        "section ends with it",
        p(r("{{正文}}"), shape='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>') + p(r("附")),
        body().rpartition("<w:p>")[0]
        + p(r(LINES[3]), shape='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
        + p(r("附")),
    ),
)


def package(
    body: str,
    parts: Mapping[str, str] | None = None,
    styles: str = "",
    more: Mapping[str, str | bytes] = MappingProxyType({}),
) -> bytes:
    """Return a .docx with this body, these headers, footers and footnotes, and more entries by path."""
    parts = parts or {}
    section = "".join(
        f'<w:{name[:6]}Reference w:type="default" r:id="p{n}"/>'
        for n, name in enumerate(parts)
        if name[:6] in ("header", "footer")
    )
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _links((("rId1", "officeDocument", "word/document.xml"),)),
        "word/document.xml": _root("document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": _links(
            (
                ("s1", "styles", "styles.xml"),
                ("s2", "settings", "settings.xml"),
                *((f"p{n}", name.rstrip("1"), f"{name}.xml") for n, name in enumerate(parts)),
            )
        ),
        "word/styles.xml": _root("styles", _styles(styles)),
        "word/settings.xml": _root("settings", '<w:zoom w:percent="100"/>'),
        "docProps/thumbnail.jpeg": b"\xff\xd8\xff\xe0 picture",
        **{f"word/{name}.xml": _root(_ROOTS[name.rstrip("1")], content) for name, content in parts.items()},
        **more,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in written.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def _root(name: str, content: str) -> str:
    return f'{_HEAD}<w:{name} {_SPACES} mc:Ignorable="">{content}</w:{name}>'


def _styles(more: str) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        f'<w:style w:type="character" w:styleId="Grey"><w:name w:val="Placeholder Text"/></w:style>{more}'
    )


def _types(parts: Mapping[str, str]) -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds |= {name: name.rstrip("1") for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f"{overrides}</Types>"
    )


def _links(links: tuple[tuple[str, str, str], ...]) -> str:
    told = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in links
    )
    root = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f"{_HEAD}{root}{told}</Relationships>"
