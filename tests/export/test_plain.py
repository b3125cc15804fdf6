"""The text that is pasted: its order, its numbers, its gaps."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.document import Brief, Letterhead, Progress
from bot.domain.genre import SectionPlan, SectionRole
from bot.export.plain import render, section_text
from tests.export.documents import BRIEF, ISSUER, SUMMARY, TITLE, document, section


def body(*sections: str) -> str:
    return "\n".join([TITLE, "市文明办：", *sections, ISSUER, "2026年7月5日"])


def test_a_whole_document_keeps_its_numbers_and_paragraphs() -> None:
    assert render(SUMMARY) == body(
        "今年以来，集团扎实推进“文明单位”创建——现将有关情况报告如下。",
        "一、工作开展情况",
        "（一）加强思想教育",
        "中心组学习6次……成效明显。",
        "一是抓学习。共6次。",
        "（二）培育文明风尚",
        "1.志愿服务",
        "开展46场。",
        "（1）敬老。共3场。",
        "二、存在问题",
        "（一）学习不够深入。个别支部满足于读文件。",
    )


def test_a_heading_leads_its_only_paragraph() -> None:
    found = document(section(1, "做法", "抓学习", "一是读。"), section(2, "做法", "抓落实", "多干。"))
    assert render(found) == body("一、做法", "（一）抓学习。一是读。", "（二）抓落实。多干。")


def test_headings_beside_each_other_look_alike() -> None:
    found = document(section(1, "做法", "抓学习", "多读。"), section(2, "做法", "抓落实", "多干。\n一是干。"))
    assert render(found) == body("一、做法", "（一）抓学习", "多读。", "（二）抓落实", "多干。", "一是干。")
    found = document(section(1, "做法", "抓学习", "多读。"), section(2, "做法", "抓落实", "（1）干。"))
    assert render(found) == body("一、做法", "（一）抓学习", "多读。", "（二）抓落实", "（1）干。")


def test_what_was_dropped_leaves_no_hole_in_the_numbers() -> None:
    found = document(
        section(1, "甲", "子", "一。", progress=Progress.DROPPED),
        section(2, "乙", "丑", "二。", progress=Progress.DROPPED),
        section(3, "乙", "寅", "三。"),
        section(4, "丙", "", "四。"),
    )
    assert render(found) == body("一、乙", "（一）寅。三。", "二、丙", "四。")


def test_a_part_may_begin_with_paragraphs_of_its_own() -> None:
    found = document(section(1, "做法", "", "总的看，态势良好。"), section(2, "做法", "抓学习", "学。"))
    assert render(found) == body("一、做法", "总的看，态势良好。", "（一）抓学习。学。")


def test_what_is_missing_is_marked_where_it_is_missing() -> None:
    found = document(
        section(1),
        section(2, "做法", "抓学习"),
        section(3, "做法", "抓宣传", "上半年开展", complete=False),
        section(4, "问题", "", " \n\u3000\n"),
        title="",
        brief=Brief(),
    )
    assert render(found).splitlines() == [
        "【待补：标题】",
        "【待补：导语】",
        "一、做法",
        "（一）抓学习。【待补：抓学习】",
        "（二）抓宣传。上半年开展【待补：本节未写完】",
        "二、问题",
        "【待补：问题】",
        "【待补：发文机关署名】",
        "【待补：成文日期】",
    ]


@pytest.mark.parametrize("typed", ["市文明办", "市文明办：", "市文明办:", " 市文明办： "])
def test_the_addressee_ends_with_one_full_width_colon(typed: str) -> None:
    found = render(document(brief=Brief(addressee=typed)))
    assert found.splitlines()[1] == "市文明办："


def test_typed_indents_and_empty_lines_are_not_kept() -> None:
    found = document(section(1, text="\u3000\u3000第一段。\r\n\r\n\t第二段。\u2028第三段。\x0b第四段。"))
    assert render(found) == body("第一段。", "第二段。", "第三段。", "第四段。")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "今年以来，集团扎实推进“文明单位”创建——现将有关情况报告如下。"),
        (2, "一、工作开展情况\n（一）加强思想教育\n中心组学习6次……成效明显。\n一是抓学习。共6次。"),
        (3, "（二）培育文明风尚\n1.志愿服务\n开展46场。\n（1）敬老。共3场。"),
        (4, "二、存在问题\n（一）学习不够深入。个别支部满足于读文件。"),
    ],
)
def test_a_section_stands_as_it_does_in_its_document(number: int, text: str) -> None:
    assert section_text(SUMMARY, SUMMARY.sections[number - 1]) == text


def test_a_dropped_section_has_no_text() -> None:
    dropped = replace(SUMMARY.sections[1], progress=Progress.DROPPED)
    found = replace(SUMMARY, sections=(dropped,))
    assert section_text(found, dropped) == ""


def test_what_is_attached_is_named_above_the_signature_and_the_number_below_the_title() -> None:
    head = Letterhead(number="青教〔2026〕3号", attachments=("报价单", "维修记录"))
    found = document(section(1, "事项", "", "请批示。"), brief=Brief(issuer=ISSUER, letterhead=head))
    lines = render(found).splitlines()
    assert lines[1] == "青教〔2026〕3号"
    assert lines[-4:-2] == ["附件：1.报价单", "2.维修记录"]


@pytest.mark.parametrize("title", ["登记表", "征集活动登记表"])
def test_an_annex_of_the_text_is_named_once(title: str) -> None:
    annex = replace(
        section(2, "", title, "姓名"), plan=replace(section(2).plan, role=SectionRole.ANNEX, part=title)
    )
    head = Letterhead(attachments=("登记表",))
    found = document(section(1, "事项", "", "请报名。"), annex, brief=Brief(issuer=ISSUER, letterhead=head))
    assert [line for line in render(found).splitlines() if line.startswith("附件：")] == [f"附件：{title}"]


@pytest.mark.parametrize(
    ("annexes", "named", "stated"),
    [
        (("重点任务责任清单",), ("责任清单", "问题清单"), ["重点任务责任清单", "责任清单", "问题清单"]),
        (("项目申报表",), ("申报表", "报表"), ["项目申报表", "申报表", "报表"]),
        (("项目申报表", "项目汇总表"), ("汇总表", "申报表"), ["项目申报表", "项目汇总表"]),
        (("项目申报表", "人员申报表"), ("申报表", "名单"), ["项目申报表", "人员申报表", "申报表", "名单"]),
    ],
)
def test_no_attachment_is_lost_for_a_name_like_it(
    annexes: tuple[str, ...], named: tuple[str, ...], stated: list[str]
) -> None:
    own = [replace(section(n, "", name, "姓名"), plan=_annex(name)) for n, name in enumerate(annexes, 2)]
    found = document(
        section(1, "事项", "", "请报名。"),
        *own,
        brief=Brief(issuer=ISSUER, letterhead=Letterhead(attachments=named)),
    )
    text = render(found)
    assert all(f"{n}.{name}" in text for n, name in enumerate(stated, 1)) or f"附件：{stated[0]}" in text
    assert f"{len(stated) + 1}." not in text


def _annex(name: str) -> SectionPlan:
    return replace(section(2).plan, role=SectionRole.ANNEX, part=name)


def test_a_heading_over_items_stands_on_its_own_line() -> None:
    found = document(section(1, "做法", "抓学习", "一是读。共6次。\n二是讲。共2场。"))
    assert render(found) == body("一、做法", "（一）抓学习", "一是读。共6次。", "二是讲。共2场。")


def test_whom_copies_go_to_stands_last() -> None:
    head = Letterhead(copies="各支部，集团公司党委组织部")
    found = document(section(1, "事项", "", "议定。"), brief=Brief(issuer=ISSUER, letterhead=head))
    assert render(found).splitlines()[-1] == "抄送：各支部，集团公司党委组织部。"


@pytest.mark.parametrize(
    ("genre", "copies", "foot"),
    [
        ("会议纪要", "抄送：县委办；县政府办", ["抄送：县委办；县政府办。"]),
        ("会议纪要", "发：各支部；抄送：县委办；县政府办", ["发：各支部。", "抄送：县委办；县政府办。"]),
        ("简报", "报：县委办；县政府办；送：各镇；", ["报：县委办；县政府办。", "送：各镇。"]),
    ],
)
def test_only_another_way_begins_another_line_of_the_foot(genre: str, copies: str, foot: list[str]) -> None:
    brief = Brief(genre, ISSUER, letterhead=Letterhead(copies=copies))
    found = document(section(1, "事项", "", "议定。"), brief=brief)
    assert render(found).splitlines()[-len(foot) :] == foot


@pytest.mark.parametrize(
    ("title", "notice", "named", "below"),
    [
        (
            f"{ISSUER}关于印发2026年工作要点的通知",
            f"{ISSUER}关于印发2026年工作要点的通知",
            "《2026年工作要点》",
            "2026年工作要点",
        ),
        (
            "关于印发《贯彻〈信访工作条例〉实施方案》的通知",
            "关于印发《贯彻〈信访工作条例〉实施方案》的通知",
            "《贯彻〈信访工作条例〉实施方案》",
            "贯彻《信访工作条例》实施方案",
        ),
        (
            f"{ISSUER}贯彻《信访工作条例》实施方案",
            f"{ISSUER}关于印发《贯彻〈信访工作条例〉实施方案》的通知",
            "《贯彻〈信访工作条例〉实施方案》",
            f"{ISSUER}贯彻《信访工作条例》实施方案",
        ),
    ],
)
def test_a_notice_is_wrapped_once_and_names_a_paper_in_its_marks(
    title: str, notice: str, named: str, below: str
) -> None:
    brief = replace(BRIEF, genre="实施方案")
    lines = render(document(section(1, "任务", "", "抓好学习。"), title=title, brief=brief)).splitlines()
    assert lines[0] == notice
    assert lines[2].startswith(f"现将{named}印发给你们")
    assert lines[5] == below


def test_key_points_that_go_to_somebody_are_issued_by_a_notice() -> None:
    brief = replace(BRIEF, genre="工作要点")
    found = document(section(1, "重点任务", "", "抓好学习。"), title=f"{ISSUER}2026年工作要点", brief=brief)
    assert render(found).splitlines() == [
        f"{ISSUER}关于印发《2026年工作要点》的通知",
        "市文明办：",
        "现将《2026年工作要点》印发给你们，请结合实际，认真抓好贯彻落实。",
        ISSUER,
        "2026年7月5日",
        f"{ISSUER}2026年工作要点",
        "一、重点任务",
        "抓好学习。",
    ]
    own = replace(found, brief=replace(brief, addressee=""))
    assert render(own).splitlines() == [
        f"{ISSUER}2026年工作要点",
        "一、重点任务",
        "抓好学习。",
        ISSUER,
        "2026年7月5日",
    ]


_NOTE = "（联系人：河湖股柯工，电话：0000-3309176）"
_LETTER = Brief("函", ISSUER, addressee="市文明办", issued=date(2026, 7, 5))


def test_a_note_at_the_end_of_a_letter_stands_below_its_date() -> None:
    """GB/T 9704-2012 7.3.6."""
    found = document(section(1, text=f"现商请提供数据。\n特此函达。\n{_NOTE}。"), brief=_LETTER)
    assert render(found) == "\n".join(
        (TITLE, "市文明办：", "现商请提供数据。", "特此函达。", ISSUER, "2026年7月5日", _NOTE)
    )
    assert section_text(found, found.sections[0]).endswith(_NOTE + "。")


@pytest.mark.parametrize(
    ("genre", "line"),
    [
        ("函", "联系人：河湖股柯工，电话：0000-3309176。"),
        ("函", "（联系人：【待补：联系人】）"),
        ("函", "（坐标采用2000国家大地坐标）"),
        ("讲话稿", _NOTE),
    ],
)
def test_other_last_lines_stay_where_they_are(genre: str, line: str) -> None:
    found = document(section(1, text=f"特此函达。\n{line}"), brief=replace(_LETTER, genre=genre))
    assert f"特此函达。\n{line}" in render(found)


def test_the_cells_of_a_form_have_room_and_no_lines_to_write_on() -> None:
    text = "填表人：____\n| 作者签名 | ____ |\n| --- | --- |\n| 单位意见 | （盖章）____年__月__日 |"
    form = replace(section(2, "", "登记表", text), plan=_annex("登记表"))
    assert render(document(section(1, "做法", "", "甲。"), form)).endswith(
        "登记表\n填表人：____\n作者签名\t\n单位意见\t（盖章）　　年　月　日"
    )
