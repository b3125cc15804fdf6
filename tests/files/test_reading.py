import io
import random
import zipfile
from collections.abc import Callable

import pytest

from bot.errors import UnreadableFile
from bot.files.reading import read, read_all
from tests.corpus.documents import SUMMARY, package, paragraph

TEXT = "各科室：\n请于3月5日前报送工作总结。"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("通知.txt", TEXT.encode()),
        ("通知.TXT", TEXT.encode("utf-8-sig")),
        ("通知.txt", TEXT.encode("gb18030")),
        ("通知.txt", TEXT.encode("utf-16")),
        ("通知.md", TEXT.replace("各科室", "## **各科室**").encode()),
        ("通知.md", TEXT.replace("各科室：", "**各科室**：").encode()),
        ("通知.docx", package("".join(map(paragraph, TEXT.split("\n"))))),
    ],
)
def test_every_kind_of_file_gives_the_same_text(name: str, content: bytes) -> None:
    assert read(name, content) == TEXT


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_plain_text_is_what_was_decoded_to_the_character(ending: str) -> None:
    text = f"　{TEXT}".replace("\n", ending) + ending
    assert read("通知.txt", text.encode()) == text


def test_masks_in_markdown_stay() -> None:
    text = "半年来，在市委领导下，**党委落实责任制，为**高质量发展提供保证。"
    assert read("总结.md", text.encode()) == text


def test_tables_and_text_boxes_are_read_once_and_deleted_text_is_not() -> None:
    box = "<w:txbxContent>" + paragraph("抄送：市文明办。") + "</w:txbxContent>"
    body = (
        paragraph("关于开展志愿服务的通知")
        + "<w:p><w:r><w:t>各支部要认真组织，</w:t><mc:AlternateContent>"
        + f"<mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        + f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        + "<w:t>及时报送。</w:t><w:br/><w:t>特此通知。</w:t></w:r>"
        + "<w:moveFrom><w:r><w:t>挪走的话</w:t></w:r></w:moveFrom>"
        + "<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('时间')}</w:tc><w:tc>{paragraph('三月五日')}</w:tc></w:tr></w:tbl>"
    )
    assert read("通知.docx", package(body)).split("\n") == [
        "关于开展志愿服务的通知",
        "各支部要认真组织，及时报送。",
        "特此通知。",
        "抄送：市文明办。",
        "时间",
        "三月五日",
    ]


def _encrypted() -> bytes:
    content = bytearray(package(paragraph(SUMMARY)))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        content[at + flags] |= 1
    return bytes(content)


def _stored_with(*paths: str) -> bytes:
    return package(paragraph(SUMMARY), **dict.fromkeys(paths, "x"))


_DTD = '<!DOCTYPE w [<!ENTITY a "啊">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("总结.pages", SUMMARY.encode(), "不是能读的格式"),
        ("总结", SUMMARY.encode(), "不是能读的格式"),
        ("总结.txt", b"", "空文件"),
        ("总结.txt", b" \r\n\t ", "空文件"),
        ("总结.txt", lambda: b"\xff\x00" * (33 << 20), "超过 64 MB"),
        ("总结.docx", lambda: b"PK" * (33 << 20), "超过 64 MB"),
        ("总结.txt", lambda: "字".encode("gb18030") * 2_000_001, "超过 200 万字"),
        ("总结.txt", bytes(range(256)) * 40, "不是文本"),
        ("总结.txt", SUMMARY.encode("utf-16-le"), "不是文本"),
        ("总结.txt", SUMMARY.encode() * 3 + b"\xe4\xb8", "不是文本"),
        ("总结.txt", b"plain English only", "没有读到中文正文"),
        ("总结.docx", package("<w:p/>"), "没有读到中文正文"),
        ("总结.docx", SUMMARY.encode(), "不是完好的 .docx"),
        ("总结.docx", package(paragraph(SUMMARY))[:-40], "不是完好的 .docx"),
        ("总结.docx", package("", **{"word/document.xml": ""}), "不是完好的 .docx"),
        ("总结.docx", package("", **{"[Content_Types].xml": ""}), "不是完好的 .docx"),
        ("总结.docx", package("<w:p>"), "不是完好的 .docx"),
        ("总结.docx", _OLE + bytes(600), "旧版 .doc"),
        ("总结.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("总结.docx", _encrypted(), "密码"),
        ("总结.docx", _stored_with("../../etc/passwd"), "不安全"),
        ("总结.docx", _stored_with("word\\..\\..\\evil"), "不安全"),
        ("总结.docx", _stored_with("/etc/passwd"), "不安全"),
        ("总结.docx", _stored_with("C:/evil"), "不安全"),
        ("总结.docx", package("", **{"word/document.xml": f"{_DTD}<w>&a;</w>"}), "不安全"),
        ("总结.docx", package(paragraph(SUMMARY), **{"word/styles.xml": f"{_DTD}<w/>"}), "不安全"),
        ("总结.docx", package("", **{"word/document.xml": f"{_DTD}<w/>".encode("utf-16")}), "不安全"),
        ("总结.docx", lambda: package(paragraph(SUMMARY), **{"word/media/a.png": bytes(33 << 20)}), "不安全"),
        ("总结.docx", package(paragraph(SUMMARY), **{"word/vbaProject.bin": "x"}), "不安全"),
        ("总结.docx", package("<w:p>" * 300 + "</w:p>" * 300), "不是完好的 .docx"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_one_line(
    name: str, content: bytes | Callable[[], bytes], said: str
) -> None:
    """Read what is large when the test is run, not when it is collected."""
    with pytest.raises(UnreadableFile) as refused:
        read(f"C:\\资料\\{name}", content() if callable(content) else content)
    line = str(refused.value)
    assert said in line
    assert line.startswith(f"“{name}”")
    assert "别的不受影响" in line
    assert "\n" not in line


def test_a_damaged_package_never_breaks_the_reader() -> None:
    sound = package("".join(map(paragraph, SUMMARY.split("\n"))))
    for at in range(len(sound)):
        damaged = sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :]
        try:
            assert read("总结.docx", damaged)
        except UnreadableFile as refused:
            assert "总结.docx" in str(refused)


def test_what_is_too_long_for_a_message_goes_into_the_library() -> None:
    content = (SUMMARY * 6_000).encode()
    with pytest.raises(UnreadableFile, match="超过 200 万字"):
        read("总结.txt", content)
    [(_, text)] = read_all("总结.txt", content).texts
    assert len(text) == len(SUMMARY) * 6_000


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(package(paragraph(SUMMARY)))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.start_dir
    at = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02", start) + 4)
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="不是完好的"):
        read("总结.docx", bytes(content))


def test_random_bytes_behind_the_mark_of_an_old_word_file_are_no_document() -> None:
    content = bytes.fromhex("d0cf11e0a1b11ae1") + random.Random(7).randbytes(8000)
    with pytest.raises(UnreadableFile, match="旧稿"):
        read("旧稿.doc", content)


def _page(*rows: str) -> bytes:
    made = "".join(f"<tr>{row}</tr>" for row in rows)
    table = f"<p>云溪县防汛物资统计表</p><table>{made}</table><p>请各站核对。</p>"
    return f"<html><body>{table}</body></html>".encode()


@pytest.mark.parametrize("name", ["物资.html", "物资.xls"])
def test_a_table_of_a_page_keeps_its_columns(name: str) -> None:
    content = _page(
        "<th>站点</th><th>编织袋</th>", "<td><p>东 溪</p></td><td> 1000</td>", "<td>西溪</td><td></td>"
    )
    told = read(name, content).split("\n")
    assert told == ["云溪县防汛物资统计表", "站点\t编织袋", "东 溪\t1000", "西溪\t", "请各站核对。"]


def test_a_table_that_only_lays_out_a_page_is_read_as_its_paragraphs() -> None:
    long = "云溪县水务站在汛期前对全部堤段进行了检查。" * 12
    told = read(
        "物资.html", _page("<td>栏目</td><td>正文</td>", f"<td>导航</td><td><p>{long}</p><p>{long}</p></td>")
    )
    assert long in told.split("\n")
    assert "\t" not in told


def test_what_a_zip_holds_is_read_as_it_is_alone() -> None:
    content = _page("<th>站点</th><th>编织袋</th>", "<td>东溪</td><td>1000</td>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("物资.xls", content)
    [(name, text)] = read_all("材料.zip", buffer.getvalue()).texts
    assert (name, text) == ("物资.xls", read("物资.xls", content))
