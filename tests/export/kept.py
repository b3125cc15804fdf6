"""Documents as word processors write them, with things that are no words, to count what is kept."""

import io
import random
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {
    "w": _W,
    "r": _R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    ("word/document.xml", f"{_WML}.document.main+xml"),
    ("word/styles.xml", f"{_WML}.styles+xml"),
    ("word/footnotes.xml", f"{_WML}.footnotes+xml"),
    ("word/endnotes.xml", f"{_WML}.endnotes+xml"),
    ("word/comments.xml", f"{_WML}.comments+xml"),
    ("word/header1.xml", f"{_WML}.header+xml"),
    ("word/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"),
)
_BARS = (
    '<c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
    '<c:ser><c:idx val="0"/><c:order val="0"/>'
    '</c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/>'
    '<c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/>'
    '<c:crossAx val="1"/></c:valAx></c:plotArea></c:chart>'
)
_LINKS = (
    ("rIdS", "styles", "styles.xml"),
    ("rIdF", "footnotes", "footnotes.xml"),
    ("rIdE", "endnotes", "endnotes.xml"),
    ("rIdC", "comments", "comments.xml"),
    ("rIdH", "header", "header1.xml"),
    ("rIdP", "image", "media/a.png"),
    ("rIdX", "chart", "charts/chart1.xml"),
)


def picture_bytes() -> bytes:
    """Return a small red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * 40 for _ in range(20))
    head = struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _picture(wide: int = 3_600_000) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{_NAMES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/>'
        "<a:stretch><a:fillRect/></a:stretch>"
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{wide // 2}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def inline_picture(wide: int = 3_600_000) -> str:
    """Return a run with a picture in the line."""
    extent = f'<wp:extent cx="{wide}" cy="{wide // 2}"/><wp:docPr id="7" name="p"/>'
    return f"<w:r><w:drawing><wp:inline>{extent}{_picture(wide)}</wp:inline></w:drawing></w:r>"


def floating_picture() -> str:
    """Return a run with a picture that words flow round."""
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1800000" cy="900000"/><wp:wrapSquare wrapText="bothSides"/>'
        '<wp:docPr id="7" name="p"/>'
        f"{_picture(1_800_000)}</wp:anchor></w:drawing></w:r>"
    )


def _vml_picture() -> str:
    shape = '<v:shape style="width:200pt;height:100pt"><v:imagedata r:id="rIdP"/></v:shape>'
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def _chart() -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="8" name="c"/>'
        "<a:graphic>"
        f'<a:graphicData uri="{_NAMES["c"]}"><c:chart r:id="rIdX"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _flow_chart() -> str:
    def shape(text: str, x: int) -> str:
        return (
            f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="900000" cy="400000"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
            f"{paragraph(run(text))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        )

    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline>'
        '<wp:extent cx="3000000" cy="400000"/><wp:docPr id="9" name="g"/><a:graphic>'
        f'<a:graphicData uri="{_NAMES["wpg"]}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/>'
        '<a:ext cx="3000000" cy="400000"/><a:chOff x="0" y="0"/><a:chExt cx="3000000" cy="400000"/></a:xfrm>'
        f"</wpg:grpSpPr>{shape('受理', 0)}{shape('办结', 1_500_000)}</wpg:wgp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _equation() -> str:
    base, raised = ("<m:r><m:t>a</m:t></m:r>", "<m:r><m:t>2</m:t></m:r>")
    return f"<m:oMath><m:sSup><m:e>{base}</m:e><m:sup>{raised}</m:sup></m:sSup></m:oMath>"


def _note(kind: str, number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def _comment() -> str:
    return (
        '<w:commentRangeStart w:id="5"/>' + run("核对口径") + '<w:commentRangeEnd w:id="5"/>'
        '<w:r><w:commentReference w:id="5"/></w:r>'
    )


def _check_box() -> str:
    return (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        + run("☒", '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>')
        + "</w:sdtContent></w:sdt>"
    )


def _choice() -> str:
    return (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="同意" w:value="1"/>'
        '<w:listItem w:displayText="不同意" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent>'
        + run("同意")
        + "</w:sdtContent></w:sdt>"
    )


def _old_check_box() -> str:
    data = '<w:ffData><w:name w:val="c"/><w:enabled/>'
    data += '<w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox></w:ffData>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_IN_TEXT: tuple[Callable[[], str], ...] = (
    inline_picture,
    floating_picture,
    _vml_picture,
    _chart,
    _flow_chart,
    _equation,
    lambda: _note("footnote", 2),
    lambda: _note("endnote", 2),
    _comment,
    _check_box,
    _choice,
    _old_check_box,
    lambda: '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    lambda: run("km") + run("2", '<w:vertAlign w:val="superscript"/>'),
    lambda: run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'),
    lambda: run("7月1日", "<w:strike/>") + run("7月9日"),
    lambda: run("务必", '<w:em w:val="dot"/>'),
    lambda: run("按时", "<w:b/>"),
    lambda: run("单位：") + run("          ", '<w:u w:val="single"/>'),
    lambda: run("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
)


def _table(inner: str) -> str:
    def cell(text: str, properties: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{paragraph(text)}</w:tc>'

    rows = (
        cell(run("单位"), '<w:vMerge w:val="restart"/>') + cell(run("物资"), '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell(run("编织袋")) + cell(inner),
    )
    grid = '<w:gridCol w:w="2000"/>' * 3
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    about = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _sideways(inner: str) -> str:
    """Return a stretch on paper that lies on its side, the stretch before it ended."""
    size = '<w:pgSz w:w="{}" w:h="{}"{}/>'
    upright = size.format(11906, 16838, "")
    lying = size.format(16838, 11906, ' w:orient="landscape"')
    return (
        paragraph(run("以下为横排表。"), f"<w:sectPr>{upright}</w:sectPr>")
        + inner
        + paragraph(run("横排表完。"), f"<w:sectPr>{lying}</w:sectPr>")
    )


def document(seed: int) -> bytes:
    """Return a .docx whose text holds a dozen of these things, always the same for a seed."""
    chosen = random.Random(seed)
    kinds = chosen.sample(_IN_TEXT, 12)
    lines = [paragraph(run("关于做好夏季防汛工作的通知")), paragraph(run("各科室："))]
    for n, made in enumerate(kinds):
        lines.append(paragraph(run(f"第{n}段请认真核对。") + made() + run("请抓好落实。")))
    lines.append(paragraph(inline_picture(9_000_000)))
    lines.append(paragraph(run("前页。") + '<w:r><w:br w:type="page"/></w:r>' + run("后页。")))
    table = _table(chosen.choice([one for one in kinds if one is not _comment])())
    lines.append(_sideways(table) if seed % 2 else table)
    lines += [paragraph(run("青川县水利局")), paragraph(run("2026年7月1日"))]
    size = '<w:headerReference w:type="default" r:id="rIdH"/><w:pgSz w:w="11906" w:h="16838"/>'
    body = f"{''.join(lines)}<w:sectPr>{size}</w:sectPr>"
    return package(body)


def package(body: str) -> bytes:
    """Return a .docx with this body and with everything that these things refer to."""
    written = io.BytesIO()
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES)
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in _LINKS
    )
    rules = '<w:{0} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships {relations}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships {relations}>{links}</Relationships>",
        "word/document.xml": f'<w:document {_DECLARED} mc:Ignorable="w14">'
        f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_DECLARED}/>",
        "word/footnotes.xml": f"<w:footnotes {_DECLARED}>{rules.format('footnote')}"
        f'<w:footnote w:id="2">{paragraph(run("数据来自统计局。"))}</w:footnote></w:footnotes>',
        "word/endnotes.xml": f"<w:endnotes {_DECLARED}>{rules.format('endnote')}"
        f'<w:endnote w:id="2">{paragraph(run("见年鉴。"))}</w:endnote></w:endnotes>',
        "word/comments.xml": f'<w:comments {_DECLARED}><w:comment w:id="5" w:author="王某">'
        f"{paragraph(run('请再核。'))}</w:comment></w:comments>",
        "word/header1.xml": f"<w:hdr {_DECLARED}>{paragraph(run('征求意见稿'))}</w:hdr>",
        "word/charts/chart1.xml": f"<c:chartSpace {_DECLARED}>{_BARS}</c:chartSpace>",
    }
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
        made.writestr("word/media/a.png", picture_bytes())
    return written.getvalue()


_COUNTED = frozenset(
    (
        *(
            "blip",
            "imagedata",
            "chart",
            "wsp",
            "oMath",
            "sym",
            "strike",
            "em",
            "tbl",
            "tr",
            "gridSpan",
            "vMerge",
        ),
        *("footnoteReference", "endnoteReference", "commentReference", "commentRangeStart"),
        *("checkbox", "dropDownList", "checkBox"),
    )
)
_LOST_WITHOUT = ("b", "u", "vertAlign")


def things(content: bytes) -> Counter[str]:
    """Return how many things of each kind a .docx holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        root = etree.fromstring(opened.read("word/document.xml"))
        found = Counter(_things(root))
        names = [name for name in opened.namelist() if name.startswith("word/header")]
        heads = "".join(opened.read(name).decode() for name in names)
        found["header"] = "征求意见稿" in heads
    return found


def _things(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        name = etree.QName(element).localname
        inside = {etree.QName(outer).localname for outer in element.iterancestors()}
        says = name in _LOST_WITHOUT and "r" in inside and _has_words(element)
        if says or (name in _COUNTED and "Fallback" not in inside):
            yield name
        elif name == "pgSz" and element.get(f"{{{_W}}}orient") == "landscape":
            yield "landscape"
        elif (name == "br" and element.get(f"{{{_W}}}type") == "page") or name == "pageBreakBefore":
            yield "page break"
        elif name == "rFonts" and element.get(f"{{{_W}}}ascii") == "Wingdings":
            yield "font of signs"


def _has_words(property_: etree._Element) -> bool:
    run_ = next(outer for outer in property_.iterancestors() if etree.QName(outer).localname == "r")
    return any(text.text for text in run_.iter("{*}t"))
