"""What is told becomes facts: under its head, with its figures and its status."""

from datetime import date

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Status
from bot.domain.ledger import Field, LeftOut
from tests.understanding.rules.hearing import read_all, texts_of

# ---- heads and lists


def test_a_head_governs_to_the_end_of_its_list() -> None:
    facts = read_all("存在问题：书架老旧；夜间值守人手不足；读者反馈渠道单一")[1].facts
    assert [f.status for f in facts] == [Status.PROBLEM] * 3
    assert {f.head for f in facts} == {"存在问题"}


def test_what_stands_under_next_steps_is_planned() -> None:
    facts = read_all("下一步：一是新增流动书箱6个；二是培训馆员20人")[1].facts
    assert [f.status for f in facts] == [Status.PLANNED] * 2
    assert "6个" in facts[0].text and "20人" in facts[1].text


def test_a_head_ends_where_another_begins() -> None:
    facts = read_all("困难：场地偏小；经费不足\n下半年打算：改造阅览室2间")[1].facts
    assert [f.status for f in facts] == [Status.PROBLEM, Status.PROBLEM, Status.PLANNED]


def test_a_topic_before_a_colon_is_told_with_each_item() -> None:
    assert texts_of("慰问帮扶：走访困难职工18户；发放慰问金3.6万元") == [
        "慰问帮扶：走访困难职工18户",
        "慰问帮扶：发放慰问金3.6万元",
    ]


def test_what_only_counts_takes_over_what_was_counted_before() -> None:
    assert texts_of("义务植树240株，其中樟树60株")[1].startswith("义务植树")


@pytest.mark.parametrize(
    "said",
    [
        "查出漏雨点12处，整改11处",
        "订购阅览桌40张，预算6.4万元",
        "读书小组5个，成员共62人",
        "开放自习室，每周3次",
    ],
)
def test_what_came_of_a_thing_what_it_cost_and_who_took_part_is_one_fact(said: str) -> None:
    assert texts_of(said) == [said]


# ---- figures and words


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("在册志愿者四百一十二人", "在册志愿者412人"),
        ("培训班办了１６期", "培训班办了16期"),
        ("对了，发放折页2,300份哈", "发放折页2300份"),
        ("接待读者一万二千人次", "接待读者1.2万人次"),
        ("购书经费投入一千二百八十万元", "购书经费投入1280万元"),
        ("点击量三万二左右", "点击量3.2万左右"),
        ("完成率百分之九十八", "完成率98%"),
    ],
)
def test_figures_are_written_in_arabic_and_chat_is_taken_off(said: str, told: str) -> None:
    assert texts_of(said) == [told]


def test_a_round_number_stays_round() -> None:
    fact = read_all("收到捐书三百来册")[1].facts[0]
    assert "约300册" in fact.text
    assert fact.approximate


def test_this_year_is_the_year_of_the_report() -> None:
    brief = Brief(genre="工作总结", period="2025年度", issued=date(2026, 1, 6))
    assert texts_of("今年新建书屋3个", brief=brief) == ["2025年新建书屋3个"]


def test_words_without_marks_are_cut_as_people_speak() -> None:
    texts = texts_of("先说培训业务培训办了四期嘛然后技能比武搞了两次参加的有八十六个人")
    assert any("4期" in t for t in texts) and any("2次" in t for t in texts)


def test_rows_of_a_table_are_facts_with_the_names_of_the_columns() -> None:
    texts = texts_of("站点\t借阅量(册)\t活动次数\n城东站\t1200\t14\n城西站\t860\t9")
    assert texts == ["城东站借阅量1200册，活动14次", "城西站借阅量860册，活动9次"]


# ---- status


def test_what_waits_for_approval_has_its_condition_apart() -> None:
    fact = read_all("下一步：购置流动服务车1辆（还没批）")[1].facts[0]
    assert fact.condition == "还没批"
    assert "没批" not in fact.text


def test_what_a_plan_lays_down_is_planned() -> None:
    brief = Brief(genre="实施方案", period="2026年")
    assert read_all("每月开展集中清理2次", brief=brief)[1].facts[0].status is Status.PLANNED


@pytest.mark.parametrize(
    "said", ["学习保密工作要求3次", "签订保密承诺书38份", "请专家讲了2次", "邀老校长讲了4次"]
)
def test_work_told_in_the_words_of_orders_or_hearsay_is_a_fact(said: str) -> None:
    assert texts_of(said) == [said]


def test_what_was_done_is_done() -> None:
    assert read_all("开展读书分享会8场")[1].facts[0].status is Status.DONE


# ---- kinds of telling


def test_signs_of_a_chat_part_what_is_told() -> None:
    assert texts_of("书法课开了6节📚读书角建了3个👍") == ["书法课开了6节", "读书角建了3个"]


def test_lines_may_be_numbered_without_a_mark() -> None:
    texts = texts_of("1流动服务，下乡14次\n2数字资源，新增电子书900册")
    assert texts == ["流动服务，下乡14次", "数字资源，新增电子书900册"]


def test_a_heading_with_a_numeral_governs_to_the_next() -> None:
    brief = Brief(genre="实施方案", period="2026年")
    facts = read_all("一、创建目标\n1.建成书香社区5个；\n2.培育阅读推广人30名。", brief=brief)[1].facts
    assert [f.text for f in facts] == ["建成书香社区5个", "培育阅读推广人30名"]
    assert {f.head for f in facts} == {"创建目标"}


def test_a_day_of_the_week_counts_nothing() -> None:
    assert texts_of("亲子读书会每周六一场，共组织12场")[0] == "亲子读书会每周六一场，共组织12场"


def test_what_figures_count_is_told_in_one_place_only() -> None:
    _, ledger = read_all("一共85家")
    assert not ledger.facts
    assert len(ledger.unsure) == 1


# ---- a past year that is not to be written


def test_what_is_told_of_a_past_year_is_left_out_where_it_is_not_to_be_written() -> None:
    said = "培训护林员41人；去年培训护林员36人，别写去年的"
    ledger = read_all(said)[1]
    assert [fact.text for fact in ledger.facts] == ["培训护林员41人"]
    assert [left.what for left in ledger.of(LeftOut)] == ["去年培训护林员36人"]
    assert texts_of("改水27户，修桥2座。去年改水才19户，去年的数不要写进去啊") == ["改水27户", "修桥2座"]
    assert "8%" in texts_of("接种疫苗900人，比去年增长8%，别写去年的")[-1]


def test_a_later_wish_takes_a_past_year_back() -> None:
    ledger = read_all("培训护林员41人；去年培训护林员36人", "别写去年的")[1]
    assert [fact.text for fact in ledger.facts] == ["培训护林员41人"]
    assert len(ledger.of(LeftOut)) == 1


@pytest.mark.parametrize(
    "said",
    ["问题嘛就是路灯老化、巡逻人手少、村民参与度低。", "不足呢，主要是路灯老化、巡逻人手少、村民参与度低"],
)
def test_a_particle_behind_a_head_parts_nothing(said: str) -> None:
    [fact] = read_all(said)[1].facts
    assert fact.status is Status.PROBLEM
    assert all(problem in fact.text for problem in ("路灯老化", "巡逻人手少", "村民参与度低"))


def test_what_has_a_year_of_its_own_is_not_told_of_the_year_before_it() -> None:
    facts = texts_of("去年慰问51人次，今年63人次")
    assert len(facts) == 2 and "慰问" in facts[1] and "去年" not in facts[1]


def test_a_meeting_that_was_held_is_no_chat() -> None:
    _, ledger = read_all("开会研究2次，处置舆情5起")
    assert "开会研究2次" in ledger.facts[0].text
    assert not read_all("开会去了")[1].facts


# ---- what a notice orders


_NOTICE = Brief(genre="通知", issuer="东湖区应急局", period="2026年", topic="燃气安全排查")


@pytest.mark.parametrize("said", ["8月3日开始，8月28日前完成", "8月3日启动，8月28日前全部完成"])
def test_beginning_and_end_are_one_fact(said: str) -> None:
    assert texts_of(said, brief=_NOTICE) == [said]


def test_two_deadlines_are_two_facts() -> None:
    said = "8月3日前报方案，8月28日前报总结"
    assert texts_of(said, brief=_NOTICE) == said.split("，")


@pytest.mark.parametrize("said", ["发到邮箱 aqk@example.com", "报送至 aqk@example.com"])
def test_where_something_is_to_be_sent_is_told_in_a_notice(said: str) -> None:
    assert texts_of(said, brief=_NOTICE) == [said]


# ---- what a notice orders


_NOTICE = Brief(issuer="清溪县第二中学", genre="放假通知", topic="元旦")


@pytest.mark.parametrize(
    "told",
    [
        "元旦1月1日至3日放假",
        "2月7日照常上课",
        "当场改不了的问题要列出清单",
        "请各年级组长把值班表交给教务处",
        "寝室里不能烧酒精炉",
        "不准用校车办私事",
        "遇到险情立即报告",
        "各班不要搞有偿补课",
        "食堂轮流值守",
        "学员自带水杯",
        "请各村把检查结果写成报告送到镇里",
    ],
)
def test_what_a_notice_orders_its_readers_to_do_is_told(told: str) -> None:
    _, ledger = read_all(told, brief=_NOTICE)
    assert len(ledger.facts) == 1
    assert not ledger.wishes


@pytest.mark.parametrize(
    "wished",
    [
        "标题不要带年份",
        "不要提罚款的事",
        "不要写具体人名",
        "先别提放假天数",
        "通知里不要出现去年的情况",
        "金额先不写",
        "语气要严肃一点",
    ],
)
def test_what_is_said_of_the_words_of_a_notice_is_a_wish(wished: str) -> None:
    _, ledger = read_all(wished, brief=_NOTICE)
    assert not ledger.facts


def test_the_holiday_that_is_told_is_the_topic_of_its_notice() -> None:
    _, ledger = read_all("元旦1月1日至3日放假", brief=Brief(issuer="清溪县第二中学", genre="放假通知"))
    assert [(datum.field, datum.value) for datum in ledger.data] == [(Field.TOPIC, "元旦")]
