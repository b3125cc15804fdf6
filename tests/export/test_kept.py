"""What stands in a document beside its words stands in the typeset file too: nothing is lost in silence."""

import io
import zipfile
from pathlib import Path

import pytest

from bot.config import Layout
from bot.export.formatting import typeset_file
from tests.export.kept import document, inline_picture, package, paragraph, run, things
from tests.export.validity import faults


@pytest.mark.parametrize("seed", range(40))
def test_what_is_in_a_document_is_in_the_typeset_file(seed: int, tmp_path: Path) -> None:
    source = document(seed)
    done = typeset_file("a.docx", source, Layout())
    assert things(done.content) == things(source)
    assert done.losses == ()
    assert faults(done.content, tmp_path) == []


def test_a_wide_picture_fits_into_the_text() -> None:
    done = typeset_file(
        "a.docx", package(paragraph(run("现场情况。")) + paragraph(inline_picture(9_000_000))), Layout()
    )
    with zipfile.ZipFile(io.BytesIO(done.content)) as made:
        text = made.read("word/document.xml").decode()
    assert 'cx="5616575"' in text
    assert 'cy="2808288"' in text


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>', "hidden"),
        ('<w:r><w:object><o:OLEObject Type="Embed" r:id="rIdP"/></w:object></w:r>', "object"),
        ('<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><a:blip r:embed="rIdNone"/></wp:inline>'
         '</w:drawing></w:r>', "picture"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\a</w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "field"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_with_its_place(inner: str, said: str) -> None:
    body = paragraph(run("关于防汛的通知")) + paragraph(run("请看下图。") + inner)
    lost = typeset_file("a.docx", package(body), Layout()).losses
    assert [(one.what, one.place[-5:]) for one in lost] == [(said, "请看下图。")]


def test_the_numbers_behind_a_chart_are_no_danger_and_any_other_embedded_file_is_told() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="../embeddings/a.xlsx" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/package"/></Relationships>'
    )
    found = []
    for more in ({"word/charts/_rels/chart9.xml.rels": links}, {}):
        source = io.BytesIO(package(paragraph(run("关于防汛的通知"))))
        with zipfile.ZipFile(source, "a") as written:
            for path, content in {**more, "word/embeddings/a.xlsx": "x"}.items():
                written.writestr(path, content)
        found.append([one.what for one in typeset_file("a.docx", source.getvalue(), Layout()).losses])
    assert found == [[], ["danger"]]


@pytest.mark.parametrize("at", range(4))
def test_a_picture_above_the_title_and_in_the_head_is_kept(at: int) -> None:
    lines = ["云岭县林业局文件", "云林发〔2026〕3号", "关于做好绿化工作的通知", "请认真落实。"]
    body = [paragraph(run(line)) for line in lines]
    body[at] = paragraph(run(lines[at]) + inline_picture())
    body.insert(0, paragraph(inline_picture()))
    source = package("".join(body))
    done = typeset_file("a.docx", source, Layout())
    assert things(done.content)["blip"] == 2
    assert done.losses == ()
