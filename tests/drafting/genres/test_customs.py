"""Customs of genres: what a text must close with, and what of an issued paper may be marked as missing."""

import pytest

from bot.domain.document import Author, Brief, Document, Section, Version
from bot.domain.fact import Quote
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Gap, Ledger
from bot.drafting.genres.customs import customary_text, with_closing
from bot.drafting.handover import notes
from bot.export import plain
from tests.installed import GENRES

_OPEN = "10月7日下午校车趟数另行通知【待补：10月7日下午校车趟数】。"


def _section(text: str, author: Author = Author.MODEL, role: SectionRole = SectionRole.MATTERS) -> Section:
    plan = SectionPlan(role, "", "", (), "", "", "", 100)
    return Section(1, plan, shown=1, versions=(Version(1, text, author),))


def _settled(genre: str, text: str, author: Author = Author.MODEL, ledger: Ledger | None = None) -> Document:
    """Return a document of one section as custom leaves it."""
    section = _section(text, author)
    document = Document(1, Brief(genre, "栎阳县第三中学"), "标题", (section,))
    done = customary_text(text, section, document, GENRES[genre], ledger or Ledger())
    return Document(1, document.brief, document.title, (_section(done, author),))


@pytest.mark.parametrize(
    ("genre", "phrase"),
    [
        ("批复", "此复。"),
        ("请示", "妥否，请批示。"),
        ("报告", "特此报告。"),
        ("复函", "特此函复。"),
        ("函", "特此函达。"),
        ("公告", "特此公告。"),
        ("通告", "特此通告。"),
        ("述职述廉报告", "以上报告，请予评议。"),
    ],
)
def test_a_draft_without_its_closing_phrase_gets_it_in_a_paragraph_of_its_own(
    genre: str, phrase: str
) -> None:
    lines = plain.render(_settled(genre, "同意设立分公司。")).splitlines()
    assert lines[lines.index("同意设立分公司。") + 1] == phrase


@pytest.mark.parametrize("genre", ["批复", "请示", "函"])
def test_a_closing_phrase_is_not_said_twice(genre: str) -> None:
    for phrase in ("此复。", "以上请示当否，请批复。", "请予支持为盼。"):
        once = with_closing(f"请安排。\n{phrase}", GENRES[genre])
        assert with_closing(once, GENRES[genre]) == once
    assert with_closing("请安排。\n以上请示当否，请批复。", GENRES["请示"]).count("请批") == 1
    assert with_closing("请安排。\n请贵局支持为盼。", GENRES["函"]).endswith("为盼。")


def test_a_closing_phrase_at_the_end_of_a_paragraph_gets_its_own() -> None:
    assert with_closing("一、同意拨付。此复。", GENRES["批复"]) == "一、同意拨付。\n此复。"


def test_a_closing_phrase_stands_above_whom_to_ask() -> None:
    text = with_closing("请予提供数据。\n联系人：柯工，电话0000-3309176。", GENRES["函"])
    assert text.splitlines()[1:] == ["特此函达。", "联系人：柯工，电话0000-3309176。"]


def test_a_notice_needs_no_closing_phrase() -> None:
    assert with_closing("请抓好落实。", GENRES["通知"]) == "请抓好落实。"


def test_an_issued_paper_carries_no_mark_beside_words_that_tell_the_matter_open() -> None:
    assert "校车趟数另行通知。" in plain.render(_settled("放假通知", _OPEN))
    assert "【待补：" in plain.render(_settled("放假通知", "另设优秀奖【待补：优秀奖名额】，其他另行通知。"))
    assert "【待补：" in plain.render(_settled("放假通知", "校车时间另行通知。食堂照常【待补：菜价】。"))


@pytest.mark.parametrize(
    "text",
    [
        "报名截止时间为【待补：报名截止时间】，具体时间另行通知。",
        "报名以网上提交时间为准，报名截止时间为【待补：报名截止时间】。",
        "报名截止时间【待补：报名截止时间】以系统时间为准。",
        "服务窗口接待群众来访后当场答复，接待电话：【待补：接待电话】。",
        "接待来访后登记接待电话【待补：接待电话】。",
        "停水时间为【待补：停水时间】，恢复供水时间另行通知。",
        "停水时间为【待补：停水时间】另行通知。",
        "正在办理的业务咨询电话【待补：业务咨询电话】。",
        "校车【待补：校车趟数】趟数另行通知。",
        "食堂照常。【待补：食堂价格】另行通知的食堂价格照旧。",
    ],
)
def test_a_mark_stays_where_the_clause_wants_it_or_tells_something_else(text: str) -> None:
    assert text in plain.render(_settled("放假通知", text))


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("停水时间【待补：停水时间】另行通知。", "停水时间另行通知。"),
        ("停水时间另行通知。【待补：停水时间】", "停水时间另行通知。"),
        ("开工时间待批复后确定【待补：开工时间】。", "开工时间待批复后确定。"),
        ("受灾户数正在核实中【待补：受灾户数】，请关注。", "受灾户数正在核实中，请关注。"),
    ],
)
def test_a_clause_that_is_whole_without_its_mark_loses_it(text: str, issued: str) -> None:
    assert issued in plain.render(_settled("放假通知", text)).splitlines()[-4:]


def test_the_note_does_not_take_another_clause_for_the_state_of_a_gap() -> None:
    ledger = Ledger({1: Gap(1, "停水时间", Quote("m", "停水时间"))})
    settled = _settled("放假通知", "停水时间请看门口，恢复供水另行通知。")
    assert "待补：停水时间" in notes(settled, GENRES["放假通知"], ledger, 0)


def test_a_paper_for_the_office_keeps_the_mark() -> None:
    assert "另行通知【待补：" in plain.render(_settled("实施方案", _OPEN))


def test_what_the_user_wrote_stays_as_it_is() -> None:
    assert _OPEN in plain.render(_settled("放假通知", _OPEN, Author.USER))
    assert "此复。" not in plain.render(_settled("批复", "同意。", Author.USER))


def test_the_note_tells_what_an_issued_paper_does_not_mark() -> None:
    gaps = ("10月7日下午校车趟数", "值班校长")
    ledger = Ledger({n: Gap(n, what, Quote("m", what)) for n, what in enumerate(gaps, 1)})
    lines = notes(_settled("放假通知", _OPEN), GENRES["放假通知"], ledger, 0)
    assert "待补：值班校长" in lines
    assert any("没有留空" in line and line.endswith("：10月7日下午校车趟数") for line in lines)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("每台3至5万元。", "每台3万至5万元。"),
        ("下午4点半前报送。", "下午4时30分前报送。"),
        ("每天下午5点前报送。", "每天下午5时前报送。"),
        ("晚上9点20分，每晚8点到10点巡查。", "晚上9时20分，每晚8时到10时巡查。"),
        ("李阿姨说“晚上9点还有人巡”。", "李阿姨说“晚上9点还有人巡”。"),
        ("提出3点要求，上午8:30开会，得分提高2点5。", "提出3点要求，上午8:30开会，得分提高2点5。"),
    ],
)
def test_figures_and_times_are_printed_as_offices_print_them(told: str, printed: str) -> None:
    assert printed in plain.render(_settled("通知", told))


def test_what_is_spoken_keeps_its_times_as_they_are_spoken() -> None:
    assert "下午4点半散会。" in plain.render(_settled("主持词", "下午4点半散会。"))


def test_what_the_user_wrote_keeps_its_form() -> None:
    assert "下午4点半散会。" in plain.render(_settled("通知", "下午4点半散会。", Author.USER))


@pytest.mark.parametrize(
    ("genre", "told", "said"),
    [
        ("讲话稿", "这件事，有待一家一家盯到底。", "这件事，还要一家一家盯到底。"),
        ("报告", "听取意见的功夫有待下足。", "听取意见的功夫还需下足。"),
        ("报告", "怎么查，有待向群众讲得更清楚。", "怎么查，还需向群众讲得更清楚。"),
        (
            "报告",
            "工作有待加强，质量有待进一步提高，基础有待夯实巩固。",
            "工作有待加强，质量有待进一步提高，基础有待夯实巩固。",
        ),
        ("报告", "迁改工作有待统一协调。", "迁改工作有待统一协调。"),
    ],
)
def test_what_is_still_to_do_is_said_with_a_verb_that_can_bear_it(genre: str, told: str, said: str) -> None:
    assert said in plain.render(_settled(genre, told))
