"""Every kind of file gives the same text, and with it the same pieces, as plain text does."""

import io
import re
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.corpus.library.importing import parse_file
from bot.errors import UnreadableFile
from bot.files import office
from bot.files.reading import read, read_all
from tests.corpus import formats
from tests.corpus.documents import PLAN, SUMMARY, package, paragraph
from tests.corpus.formats import Printed

pytestmark = pytest.mark.slow

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
_OFFICE = shutil.which("soffice")

_FORMATS: dict[str, Callable[[str], bytes]] = {
    ".docx": formats.word,
    ".html": formats.web_page,
    ".htm": lambda text: formats.web_page(text, "gbk"),
    ".md": str.encode,
    ".pdf": formats.printed,
}


def _lines(text: str) -> list[str]:
    return [bare for line in text.split("\n") if (bare := re.sub(r"\s", "", line))]


@pytest.mark.parametrize("kind", _FORMATS)
@pytest.mark.parametrize("text", [SUMMARY, PLAN])
def test_a_document_reads_the_same_in_every_format(kind: str, text: str) -> None:
    assert _lines(read(f"总结{kind}", _FORMATS[kind](text))) == _lines(text)


@pytest.mark.skipif(not SEEDS, reason="the example files are not beside the project")
@pytest.mark.parametrize("kind", [kind for kind in _FORMATS if kind != ".md"])
def test_what_users_own_reads_the_same_in_every_format(kind: str) -> None:
    for seed in SEEDS:
        text = _encodable(seed.read_bytes().decode())
        assert _lines(read(f"{seed.stem}{kind}", _FORMATS[kind](text))) == _lines(text), seed.name


def _encodable(text: str) -> str:
    # One of the pages is in GBK, which lacks a character or two.
    return text.encode("gbk", "ignore").decode("gbk")


@pytest.mark.skipif(not SEEDS, reason="the example files are not beside the project")
def test_what_users_own_reads_the_same_in_gb18030_and_zipped() -> None:
    texts = {f"材料/{seed.name}": seed.read_bytes().decode() for seed in SEEDS}
    members = {name: text.encode("gb18030") for name, text in texts.items()}
    assert dict(read_all("材料.zip", formats.zipped(**members)).texts) == texts


def _understood(name: str, content: bytes) -> list[object]:
    """Return what does not depend on where the lines of a file end."""
    return [
        (p.genre, p.issuer_kind, p.year, p.grade, [(h.level, re.sub(r"\s", "", h.text)) for h in p.headings])
        for file in parse_file(name, content).parsed
        for p in file.parsed.pieces
    ]


@pytest.mark.skipif(not SEEDS, reason="the example files are not beside the project")
@pytest.mark.parametrize("kind", [*(kind for kind in _FORMATS if kind != ".md"), ".txt"])
def test_what_users_own_gives_the_same_pieces_in_every_format(kind: str) -> None:
    for seed in SEEDS:
        text = _encodable(seed.read_bytes().decode())
        content = text.encode("gb18030") if kind == ".txt" else _FORMATS[kind](text)
        assert _understood(f"{seed.stem}{kind}", content) == _understood("a.txt", text.encode()), seed.name


# Printed pages


def test_a_pdf_without_indents_reads_the_same_where_paragraphs_stand_apart() -> None:
    text = "\n".join((SUMMARY + PLAN).split("\n") * 3)
    content = formats.printed(text, indent=0, gap=12)
    assert _lines(read("总结.pdf", content)) == _lines(text)


def test_no_sentence_of_a_pdf_is_torn_where_nothing_tells_paragraphs_apart() -> None:
    lines = _lines(read("总结.pdf", formats.printed(SUMMARY + PLAN, indent=0)))
    assert "".join(lines) == "".join(_lines(SUMMARY + PLAN))
    whole = set(_lines(SUMMARY + PLAN))
    assert all(line in whole or line[-1] in "。！？" for line in lines)
    assert len(lines) <= len(whole) + 3


def test_running_heads_and_page_numbers_are_no_text() -> None:
    text = (SUMMARY + PLAN) * 4
    content = formats.printed(text, header="青禾市水务集团文件汇编")
    assert _lines(read("总结.pdf", content)) == _lines(text)


def _page(*lines: str, x: float = 100, size: float = 16) -> list[Printed]:
    return [Printed(x, 700 - 29 * n, line, size) for n, line in enumerate(lines)]


@pytest.mark.parametrize("foot", ["— {} —", "- {} -", "{}", "第 {} 页", "第{}页 共3页", "{} / 3", "－{}－"])
def test_page_numbers_of_every_form_are_dropped(foot: str) -> None:
    lines = ["各支部要认真组织志愿服务。", "各科室要按时报送工作总结。", "各社区要及时公布活动安排。"]
    pages = [[*_page(line), Printed(280, 50, foot.format(n), 12)] for n, line in enumerate(lines, 1)]
    assert "".join(read("总结.pdf", formats.pdf(pages)).split("\n")) == "".join(lines)


def test_numbers_that_are_text_stay() -> None:
    pages = [_page("参加志愿服务活动的人数如下：", "320"), _page("其中党员参加志愿服务的人数如下：", "86")]
    assert read("总结.pdf", formats.pdf(pages)).split("\n")[1::2] == ["320", "86"]


def test_a_title_on_two_lines_is_one_line() -> None:
    title = [Printed(95, 760, "青禾市水务集团有限公司二〇二五年度", 24), Printed(250, 722, "工作总结", 24)]
    body = [
        Printed(
            79 + (32 if n % 3 == 0 else 0),
            650 - 29 * n,
            "各支部认真组织志愿服务活动" * 2 + "各支"[n % 3 == 0 :],
        )
        for n in range(9)
    ]
    first = read("总结.pdf", formats.pdf([[*title, *body]])).split("\n")[0]
    assert first == "青禾市水务集团有限公司二〇二五年度工作总结"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (formats.pdf([[], []]), "扫描件"),
        (formats.pdf([[Printed(50, 40, "扫描全能王 创建", 8)]] * 5), "扫描件"),
        (b"%PDF-1.7", "不是完好的 PDF"),
        (SUMMARY.encode(), "不是完好的 PDF"),
        (
            formats.pdf([_page("各支部")]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 7 0 R"),
            "不是完好的 PDF",
        ),
        (formats.pdf([[]] * 2_001), "页数或字数过多"),
    ],
    ids=["empty", "scanned", "torn", "text", "encrypted", "long"],
)
def test_a_pdf_without_text_says_so_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as refused:
        read("总结.pdf", content)
    assert "\n" not in str(refused.value)


# Word


def _numbering(*forms: tuple[str, str], extra: str = "") -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(forms)
    )
    return (
        f'<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}</w:numbering>'
    )


def _item(text: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


_LEVELS = (
    ("chineseCounting", "%1、"),
    ("japaneseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)


def _read_word(body: str, **parts: str) -> list[str]:
    filler = paragraph("特此通知，请各科室认真抓好落实。")
    lines = read("通知.docx", package(body + filler, **{f"word/{k}.xml": v for k, v in parts.items()})).split(
        "\n"
    )
    return lines[:-1]


def test_the_numbers_that_word_writes_are_text() -> None:
    items = [("总体要求", 0), ("主要任务", 0), ("抓学习", 1), ("理论学习", 2), ("业务学习", 2), ("抓服务", 1),
             ("理论学习", 2), ("保障措施", 0), ("加强领导", 1), ("成立专班", 2), ("定期调度", 3)]  # fmt: skip
    body = "".join(_item(text, level) for text, level in items)
    assert _read_word(body, numbering=_numbering(*_LEVELS)) == [
        "一、总体要求", "二、主要任务", "（一）抓学习", "1.理论学习", "2.业务学习", "（二）抓服务",
        "1.理论学习", "三、保障措施", "（一）加强领导", "1.成立专班", "（1）定期调度",
    ]  # fmt: skip


def test_numbers_come_from_styles_and_begin_where_the_list_says() -> None:
    styles = (
        '<w:styles xmlns:w="urn:w"><w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    styled = "<w:p><w:pPr><w:pStyle w:val='{}'/>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    body = (
        styled.format("a", "", "总体要求")
        + styled.format("b", "", "主要任务")
        + styled.format("b", "<w:numPr><w:numId w:val='0'/></w:numPr>", "没有编号")
    )
    read_lines = _read_word(body, numbering=_numbering(*_LEVELS, extra=again), styles=styles)
    assert read_lines == ["三、总体要求", "四、主要任务", "没有编号"]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("bullet", "", "事项"),
        ("decimalEnclosedCircle", "%1", "②事项"),
        ("chineseLegalSimplified", "%1、", "贰、事项"),
        ("upperLetter", "%1.", "B.事项"),
        ("lowerRoman", "（%1）", "（ii）事项"),
        ("ideographTraditional", "%1、", "乙、事项"),
        ("decimal", "%1", "2 事项"),
        ("decimal", "第%1条", "第2条\u3000事项"),
    ],
)
def test_every_form_of_number_is_written_as_word_shows_it(form: str, text: str, expected: str) -> None:
    assert _read_word(_item("事项") * 2, numbering=_numbering((form, text)))[1] == expected


def test_deleted_hidden_and_repeated_text_is_left_out() -> None:
    styles = (
        '<w:styles xmlns:w="urn:w"><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>" + run.format("", "留下") + run.format("<w:vanish/>", "隐藏")
        + run.format('<w:vanish w:val="0"/>', "显示")
        + run.format('<w:rStyle w:val="h"/>', "样式隐藏") + "</w:p>"
        + "<w:p><w:pPr><w:pStyle w:val='t'/></w:pPr><w:r><w:t>一、目录里的标题1</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半段，</w:t></w:r></w:p>"
        + paragraph("后半段。")
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("删去的行") + "</w:tc></w:tr>"
        + "<w:tr><w:tc>" + paragraph("留下的行") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert _read_word(body, styles=styles) == ["留下显示", "前半段，后半段。", "留下的行"]


# Web pages


def test_a_page_says_its_own_encoding() -> None:
    head = '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>'
    page = f"<html>{head}<p>{PLAN}</p>"
    assert "网络文明建设实施方案" in read("方案.html", page.encode("gb18030"))


def test_blocks_are_lines_and_line_breaks_of_the_source_are_none() -> None:
    page = (
        "<h1>关于开展<b>志愿服务</b>的通知</h1><div>各科室：<br>请认真组织，\n   及时报送。</div>"
        "<table><tr><td>时间</td><td>三月五日</td></tr></table><pre>一、要求\n抓好落实。</pre>"
    )
    assert read("通知.html", page.encode()).split("\n") == [
        "关于开展志愿服务的通知",
        "各科室：",
        "请认真组织，及时报送。",
        "时间",
        "三月五日",
        "一、要求",
        "抓好落实。",
    ]


def test_a_container_with_a_telling_name_is_kept_where_it_holds_the_article() -> None:
    article = f'<div class="content comment"><p>{PLAN}</p></div>'
    page = f'<body class="page share">{article}<nav>首页 登录</nav></body>'
    text = read("方案.html", page.encode())
    assert "总体要求" in text
    assert "登录" not in text


# Archives


def test_an_archive_gives_what_can_be_read_and_names_the_rest() -> None:
    content = formats.zipped(**{
        "去年/总结.txt": SUMMARY.encode(),
        "照片.jpg": b"x",
        "去年/扫描.pdf": formats.pdf([[]]),
        "里层.zip": formats.zipped(**{"总结.txt": SUMMARY.encode()}),
        "__MACOSX/._总结.txt": SUMMARY.encode(),
        "~$总结.docx": b"x",
        "去年/Thumbs.db": b"x",
        "方案.docx": formats.word(PLAN),
        "空.txt": b"",
    })  # fmt: skip
    contents = read_all("D:\\材料.zip", content)
    assert [name for name, _ in contents.texts] == ["去年/总结.txt", "方案.docx"]
    said = {one.name: one.line for one in contents.refused}
    assert list(said) == ["照片.jpg", "去年/扫描.pdf", "里层.zip", "空.txt"]
    assert all(line.startswith(f"“{name.split('/')[-1]}”") for name, line in said.items())
    assert all("\n" not in line and "别的不受影响" in line for line in said.values())


def test_a_member_with_torn_bytes_is_named_and_the_others_are_read() -> None:
    content = bytearray(formats.zipped(**{"一.txt": SUMMARY.encode(), "二.txt": PLAN.encode()}))
    content[60:90] = bytes(30)
    contents = read_all("材料.zip", bytes(content))
    assert [name for name, _ in contents.texts] == ["二.txt"]
    assert [one.name for one in contents.refused] == ["一.txt"]
    assert "已经损坏" in contents.refused[0].line


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: b"PK\x03\x04 torn", "不是完好的 .zip"),
        (lambda: SUMMARY.encode(), "不是完好的 .zip"),
        (lambda: formats.zipped(**{"里层.zip": b"x"}), "压缩包里的压缩包"),
        (lambda: formats.zipped(**{"../逃出去.txt": b"x", "总结.txt": SUMMARY.encode()}), "不安全"),
        (lambda: formats.zipped(**{"照片.jpg": b"x"}), "没有能读的文稿"),
        (lambda: formats.zipped(), "没有能读的文稿"),
        (lambda: formats.zipped(**{"总结.txt": b""}), "空文件"),
        (lambda: formats.zipped(**{"总结.txt": bytes(60 << 20)}), "不安全"),
        (lambda: formats.zipped(**{f"{n}.txt": b"x" for n in range(5_001)}), "不安全"),
    ],
    ids=["torn", "text", "nested", "outside", "pictures", "empty", "empty member", "bomb", "many"],
)
def test_an_archive_without_documents_says_so_in_one_line(made: Callable[[], bytes], said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as refused:
        read_all("材料.zip", made())
    assert "\n" not in str(refused.value)


def test_a_method_of_compression_that_nobody_uses_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("总结.txt", SUMMARY)
    with pytest.raises(UnreadableFile, match="不安全"):
        read_all("材料.zip", buffer.getvalue())


# The Word of the last century

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def _antiword(folder: Path, script: str) -> None:
    program = folder / "antiword"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_a_doc_is_read_by_antiword(programs: Path) -> None:
    (programs / "words").write_text(SUMMARY.replace("\n", "\n[pic]\n"))
    _antiword(programs, f'while read -r line; do echo "$line"; done < {programs / "words"}')
    assert _lines(read("总结.doc", _OLE + bytes(600))) == _lines(SUMMARY)


def test_a_doc_that_antiword_cannot_read_says_so(programs: Path) -> None:
    _antiword(programs, "exit 1")
    with pytest.raises(UnreadableFile, match=r"不是完好的 \.doc"):
        read("总结.doc", _OLE + bytes(600))


def test_without_antiword_the_line_says_what_to_install(programs: Path) -> None:
    assert not list(programs.iterdir())
    with pytest.raises(UnreadableFile, match="安装 antiword"):
        read("总结.doc", _OLE + bytes(600))


def test_what_is_called_doc_and_is_something_else_is_read_as_what_it_is() -> None:
    assert _lines(read("总结.doc", formats.word(SUMMARY))) == _lines(SUMMARY)
    assert _lines(read("总结.doc", formats.web_page(SUMMARY))) == _lines(SUMMARY)


def test_a_doc_under_a_password_says_so() -> None:
    head = bytearray(512)
    head[:2], head[11] = b"\xec\xa5", 1
    with pytest.raises(UnreadableFile, match="密码"):
        read("总结.doc", _OLE + bytes(504) + bytes(head))


@pytest.mark.skipif(not _OFFICE, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "总结.docx").write_bytes(formats.word(SUMMARY))
    for kind in ("pdf", "doc"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [_OFFICE or "", "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / "总结.docx")], check=True, capture_output=True, timeout=120)
        content = (tmp_path / f"总结.{kind}").read_bytes()
        if kind == "pdf" or _can_read_old_word():
            assert "".join(_lines(read(f"总结.{kind}", content))) == "".join(_lines(SUMMARY))


def _can_read_old_word() -> bool:
    return bool(shutil.which("antiword") or office.is_available())
