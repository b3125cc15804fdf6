"""A place of a template is understood by what stands around it: what is unsure is left, and told."""

import io
import zipfile

import pytest

from bot.export.templates.fields import fields
from bot.export.templates.filling import FilledTemplate, fill_template
from bot.export.templates.opening import open_template
from bot.export.templates.values import values_by_name
from bot.files.word import reading as word
from tests.export.templates.making import Case, p, r

_GIVEN = {
    "标题": "关于做好防汛工作的通知",
    "主送机关": "各科室：",
    "正文": "现将有关事项通知如下。\n一、加强值守\n各科室要值班。",
    "发文机关": "青川县水利局",
    "成文日期": "2026年7月1日",
    "发文字号": "青水发〔2026〕12号",
    "签发人": "王某",
}
_FORM = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>签发人</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>"
    "<w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
_BOX = (
    '<w:sdt><w:sdtPr><w:alias w:val="公开"/>'
    '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w14:checked w14:val="0"/><w14:checkedState w14:val="2611"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)
_LIST = (
    '<w:sdt><w:sdtPr><w:alias w:val="紧急程度"/><w:dropDownList>'
    '<w:listItem w:displayText="特急" w:value="1"/>'
    "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>请选择</w:t></w:r></w:sdtContent></w:sdt>"
)


def _filled(body: str, **given: str) -> tuple[str, FilledTemplate]:
    template = open_template("a.docx", Case("", body, "").template())
    done = fill_template(template, values_by_name(fields(template), given))
    return word.read("a.docx", done.content), done


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("标题：________________", "标题：关于做好防汛工作的通知"),
        ("签发人：           ", "签发人：王某"),
        ("签发人：（姓名）", "签发人：王某"),
        ("（此处填写标题）", "关于做好防汛工作的通知"),
        ("[标题]", "关于做好防汛工作的通知"),
        ("<标题>", "关于做好防汛工作的通知"),
        ("{标题}", "关于做好防汛工作的通知"),
        ("#标题#", "关于做好防汛工作的通知"),
        ("20××年×月×日", "2026年7月1日"),
        ("2026年  月  日", "2026年7月1日"),
        ("青水发〔20××〕×号", "青水发〔2026〕12号"),
        ("×水发〔××××〕××号", "青水发〔2026〕12号"),
        ("{{r 标题 }}", "关于做好防汛工作的通知"),
        ("20××年×月×日上午，副局长××召集会议。", "20××年×月×日上午，副局长××召集会议。"),
        ("××局办公室        20××年×月×日印发", "××局办公室        20××年×月×日印发"),
        ("[附件]见（单位：万元）", "[附件]见（单位：万元）"),
        ("a[0]和<b>", "a[0]和<b>"),
    ],
)
def test_a_place_is_known_by_its_form_and_its_line(line: str, shown: str) -> None:
    escaped = line.replace("<", "&lt;")
    text, _ = _filled(p(r(escaped)) + p(r("{{主送机关}}")), **_GIVEN)
    assert text.splitlines()[0] == shown


def test_two_dates_of_a_form_are_two_places_and_neither_is_guessed() -> None:
    text, done = _filled(p(r("日期：20××年×月×日")) + p(r("日期：20××年×月×日")), **_GIVEN)
    assert text.count("20××年×月×日") == 2
    assert [field.name for field in done.missing] == ["日期", "日期（2）"]


def test_the_date_under_the_signature_is_that_of_issue_whatever_other_dates_there_are() -> None:
    body = p(r("20××年×月×日上午，召开会议。")) + p(r("20××年×月×日")) + p(r("××办公室  20××年×月×日印发"))
    text, _ = _filled(body, **_GIVEN)
    assert text == "20××年×月×日上午，召开会议。\n2026年7月1日\n××办公室  20××年×月×日印发"


def test_an_empty_cell_beside_its_label_is_filled() -> None:
    text, done = _filled(_FORM, **_GIVEN)
    assert text == "签发人\n王某\n单位\n青川县水利局"
    assert done.missing == ()


def test_a_box_is_ticked_and_a_list_takes_only_what_is_in_it() -> None:
    text, done = _filled(p(_BOX) + p(_LIST), 公开="是", 紧急程度="加急")
    assert text == "☑\n请选择"
    assert [field.name for field in done.missing] == ["紧急程度"]
    with zipfile.ZipFile(io.BytesIO(done.content)) as package:
        assert b'w14:checked w14:val="1"' in package.read("word/document.xml")


def test_tags_of_other_tools_are_left_and_named() -> None:
    body = p(r("{{标题}}")) + p(r("{%p if x %}")) + p(r("{{#table}}{{/table}}"))
    text, done = _filled(body, **_GIVEN)
    assert text.endswith("\n{%p if x %}\n{{#table}}{{/table}}")
    assert done.foreign == ("{%p if x %}", "{{#table}}", "{{/table}}")


def test_last_years_document_is_a_template() -> None:
    old = ("青川县水利局关于做好2025年防汛工作的通知", "各乡镇：", "为做好防汛工作，现将有关事项通知如下。",
           "一、加强巡查", "各乡镇要巡查。", "青川县水利局", "2025年6月20日")  # fmt: skip
    text, done = _filled("".join(p(r(line)) for line in old), **_GIVEN)
    assert text == (
        "关于做好防汛工作的通知\n各科室：\n现将有关事项通知如下。\n一、加强值守\n各科室要值班。\n青川县水利局\n2026年7月1日"
    )
    assert done.places == 5
