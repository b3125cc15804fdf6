"""Messages are read by rules: each thing for what it is, and what is not understood is asked about."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Status
from bot.domain.genre import SectionRole
from bot.domain.ledger import Doubt, Field, Gap, Ledger, LeftOut, Reading, Unsure
from bot.domain.request import Ask
from bot.domain.said import ClerkMessage
from bot.understanding.rules import read, read_message
from bot.understanding.talk import Slot, Talk
from tests.installed import GENRES

_SUMMARY = Brief(genre="工作总结", period="2026年上半年")


def _talk(*messages: str, brief: Brief = _SUMMARY) -> Talk:
    said = tuple(ClerkMessage(f"m{n}", text) for n, text in enumerate(messages))
    return Talk(new=said, brief=brief, today=date(2026, 7, 2), genres=GENRES)


def _read(*messages: str, brief: Brief = _SUMMARY) -> tuple[Reading, Ledger]:
    reading = read(_talk(*messages, brief=brief))
    return reading, Ledger().after(reading)


def _texts(*messages: str, brief: Brief = _SUMMARY) -> list[str]:
    return [fact.text for fact in _read(*messages, brief=brief)[1].facts]


# ---- heads and lists


def test_a_head_governs_to_the_end_of_its_list() -> None:
    facts = _read("存在问题：书架老旧；夜间值守人手不足；读者反馈渠道单一")[1].facts
    assert [f.status for f in facts] == [Status.PROBLEM] * 3
    assert {f.head for f in facts} == {"存在问题"}


def test_what_stands_under_next_steps_is_planned() -> None:
    facts = _read("下一步：一是新增流动书箱6个；二是培训馆员20人")[1].facts
    assert [f.status for f in facts] == [Status.PLANNED] * 2
    assert "6个" in facts[0].text and "20人" in facts[1].text


def test_a_head_ends_where_another_begins() -> None:
    facts = _read("困难：场地偏小；经费不足\n下半年打算：改造阅览室2间")[1].facts
    assert [f.status for f in facts] == [Status.PROBLEM, Status.PROBLEM, Status.PLANNED]


def test_a_topic_before_a_colon_is_told_with_each_item() -> None:
    assert _texts("慰问帮扶：走访困难职工18户；发放慰问金3.6万元") == [
        "慰问帮扶：走访困难职工18户",
        "慰问帮扶：发放慰问金3.6万元",
    ]


def test_what_only_counts_takes_over_what_was_counted_before() -> None:
    assert _texts("义务植树240株，其中樟树60株")[1].startswith("义务植树")


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
    assert _texts(said) == [said]


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
    assert _texts(said) == [told]


def test_a_round_number_stays_round() -> None:
    fact = _read("收到捐书三百来册")[1].facts[0]
    assert "约300册" in fact.text
    assert fact.approximate


def test_this_year_is_the_year_of_the_report() -> None:
    brief = Brief(genre="工作总结", period="2025年度", issued=date(2026, 1, 6))
    assert _texts("今年新建书屋3个", brief=brief) == ["2025年新建书屋3个"]


def test_words_without_marks_are_cut_as_people_speak() -> None:
    texts = _texts("先说培训业务培训办了四期嘛然后技能比武搞了两次参加的有八十六个人")
    assert any("4期" in t for t in texts) and any("2次" in t for t in texts)


def test_rows_of_a_table_are_facts_with_the_names_of_the_columns() -> None:
    texts = _texts("站点\t借阅量(册)\t活动次数\n城东站\t1200\t14\n城西站\t860\t9")
    assert texts == ["城东站借阅量1200册，活动14次", "城西站借阅量860册，活动9次"]


# ---- status


def test_what_waits_for_approval_has_its_condition_apart() -> None:
    fact = _read("下一步：购置流动服务车1辆（还没批）")[1].facts[0]
    assert fact.condition == "还没批"
    assert "没批" not in fact.text


def test_what_a_plan_lays_down_is_planned() -> None:
    brief = Brief(genre="实施方案", period="2026年")
    assert _read("每月开展集中清理2次", brief=brief)[1].facts[0].status is Status.PLANNED


@pytest.mark.parametrize(
    "said", ["学习保密工作要求3次", "签订保密承诺书38份", "请专家讲了2次", "邀老校长讲了4次"]
)
def test_work_told_in_the_words_of_orders_or_hearsay_is_a_fact(said: str) -> None:
    assert _texts(said) == [said]


def test_what_was_done_is_done() -> None:
    assert _read("开展读书分享会8场")[1].facts[0].status is Status.DONE


# ---- corrections


def test_a_correction_replaces_the_fact_it_speaks_of() -> None:
    reading, ledger = _read("夜读活动21场，参观研学9批次", "夜读活动不是21场，是19场")
    assert [f.text for f in ledger.facts] == ["夜读活动19场", "参观研学9批次"]
    assert reading.facts[-1].replaces == (1,)


def test_a_correction_keeps_the_rest_of_the_fact() -> None:
    texts = _texts("无偿献血45人次、9000毫升", "献血那个改成47人次，毫升数不变")
    assert texts == ["无偿献血47人次、9000毫升"]


def test_a_correction_that_names_nothing_means_what_was_just_said() -> None:
    assert _texts("巡回展览11场", "不对，是12场") == ["巡回展览12场"]


def test_words_can_be_corrected_too() -> None:
    texts = _texts("活动地点定在文化广场", "文化广场改成少年宫", brief=Brief(genre="通知"))
    assert texts == ["活动地点定在少年宫"]


@pytest.mark.parametrize(
    "said", ["更正：队员不是168人，是186人", "队员不是168人，而是186人", "队员不是168人是186人"]
)
def test_what_a_correction_denies_is_never_told(said: str) -> None:
    assert _texts("志愿服务队队员168人", said) == ["志愿服务队队员186人"]
    assert _texts(said) == ["队员186人"]


def test_under_the_head_of_corrections_each_value_corrects_a_fact_of_its_own() -> None:
    facts = _texts("志愿服务队队员168人，义诊3场", "更正：队员186人；义诊4场")
    assert facts == ["志愿服务队队员186人", "义诊4场"]


def test_where_two_facts_fit_equally_it_is_asked_which() -> None:
    _, ledger = _read("城东站志愿者30人，城西站志愿者30人", "志愿者应该是32人")
    assert not any("32" in f.text for f in ledger.facts)
    assert len(ledger.doubts) == 1
    assert len(ledger.doubts[0].options) == 2


def test_while_it_is_asked_which_fact_is_wrong_none_of_them_holds() -> None:
    _, ledger = _read("城东站志愿者30人，城西站志愿者30人", "志愿者应该是32人")
    assert not ledger.facts
    assert len(Ledger(ledger.entries, frozenset({ledger.doubts[0].id})).facts) == 2


def test_the_former_figure_can_be_made_to_hold_again() -> None:
    assert _texts("夜读活动21场", "夜读活动是19场", "夜读活动还是21场") == ["夜读活动21场"]


@pytest.mark.parametrize(
    ("told", "said", "now"),
    [
        ("11月1日至30日举办书法展", "书法展改到12月10日结束，开始日期不变", "11月1日至12月10日举办书法展"),
        ("11月1日至30日举办书法展", "书法展开始时间改到11月5日", "11月5日至11月30日举办书法展"),
    ],
)
def test_of_a_span_of_time_only_the_end_that_is_spoken_of_is_corrected(
    told: str, said: str, now: str
) -> None:
    assert _texts(told, said) == [now]


def test_where_one_went_is_not_taken_back() -> None:
    texts = _texts("读书角：去了滨河公园，发书45册")
    assert len(texts) == 1 and "45册" in texts[0]


def test_what_is_taken_back_holds_no_more() -> None:
    assert _texts("开展书评征文2期，举办书法展1次", "书法展取消了") == ["开展书评征文2期"]


def test_what_is_said_to_have_changed_as_well_is_left_open() -> None:
    _, ledger = _read("新增藏书500册，藏书总量达到8600册", "新增藏书是520册，总量也要变")
    assert not any("8600" in f.text for f in ledger.facts)
    assert ledger.gaps


# ---- what is no fact


@pytest.mark.parametrize(
    "said",
    [
        "别写馆长名字",
        "别写成流水账",
        "分宣传、服务、阵地三块写",
        "不要用套话",
        "表扬的话不要写",
        "第二块多写点",
    ],
)
def test_an_order_to_the_drafter_is_a_wish(said: str) -> None:
    _, ledger = _read(said)
    assert not ledger.facts
    assert len(ledger.wishes) == 1


def test_an_order_that_names_parts_keeps_their_order() -> None:
    assert _read("分宣传、服务、阵地三块写")[1].wishes[0].parts == ("宣传", "服务", "阵地")


@pytest.mark.parametrize("said", ["什么叫阵地建设？", "要不要写上座率？", "这个算不算成效", "摘要怎么写"])
def test_a_question_is_a_request(said: str) -> None:
    reading, ledger = _read(said)
    assert not ledger.facts and not ledger.unsure
    assert reading.requests == (Ask(said),)


@pytest.mark.parametrize("said", ["在吗", "辛苦了", "好的，谢谢", "等下，我查下", "哈哈", "我先去开会"])
def test_talk_leaves_nothing_behind(said: str) -> None:
    reading, ledger = _read(said)
    assert not ledger.facts
    assert not ledger.unsure
    assert reading.asides


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("读者满意度还没出来", "读者满意度"),
        ("参训人数先空着", "参训人数"),
        ("项目总投资等财务科报", "项目总投资"),
    ],
)
def test_what_is_not_known_yet_is_a_gap(said: str, what: str) -> None:
    _, ledger = _read(said)
    assert not ledger.facts
    assert [g.what for g in ledger.gaps] == [what]


def test_what_was_only_heard_does_not_appear() -> None:
    _, ledger = _read("读者满意度好像是九十六点几，还没给我准数，先空着")
    assert not ledger.facts
    assert [(g.what, g.heard) for g in ledger.gaps] == [("读者满意度", ("九十六点几",))]


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("东馆在河对岸，楼层我记不清了", "东馆楼层"),
        ("朗诵大赛写“择优”行吗？名额馆长还没说，先空着", "朗诵大赛名额"),
        ("茶点是读者协会买的，多少钱他们还没报来", "茶点费用"),
        ("馆藏流通率那个口径太乱，九月重新核，先空着", "馆藏流通率"),
    ],
)
def test_what_is_missing_is_called_by_what_it_belongs_to(said: str, missing: str) -> None:
    assert [gap.what for gap in _read(said)[1].gaps] == [missing]


def test_a_gap_is_filled_by_what_comes_later() -> None:
    _, ledger = _read("参训人数还没统计", "参训人数核了，是64人")
    assert not ledger.gaps
    assert [f.text for f in ledger.facts] == ["参训人数64人"]


def test_what_is_not_to_be_written_is_left_out() -> None:
    _, ledger = _read("老刘跟保安吵架的事已经处理过了，这个别写")
    assert not ledger.facts
    assert ledger.wishes


@pytest.mark.parametrize("said", ["读者王某患糖尿病多年", "身份证号11010119900101001X", "他手机13800000000"])
def test_what_is_private_is_a_secret_and_no_fact(said: str) -> None:
    _, ledger = _read(said)
    assert not ledger.facts


def test_what_is_not_understood_is_asked_about() -> None:
    _, ledger = _read("风从窗口吹进来")
    assert not ledger.facts
    assert len(ledger.unsure) == 1


def test_a_message_may_hold_several_things() -> None:
    reading, ledger = _read("讲座办了7场，满意度还没出来，别写馆长名字，辛苦了")
    assert [f.text for f in ledger.facts] == ["讲座办了7场"]
    assert [g.what for g in ledger.gaps] == ["满意度"]
    assert len(ledger.wishes) == 1
    assert [q.text for q in reading.asides] == ["辛苦了"]


def test_quotes_are_word_for_word() -> None:
    talk = _talk("对了，阅览座位２１６个；下一步：一是延时开放；二是增设朗读亭2座")
    for fact in read(talk).facts:
        assert all(quote.text in talk.new[0].text for quote in fact.quotes)


# ---- answers


@pytest.mark.parametrize(
    ("answer", "told"), [("3", "集中学习了3次"), ("12次", "集中学习了12次"), ("十来次吧", "集中学习了约10次")]
)
def test_a_bare_answer_becomes_a_sentence(answer: str, told: str) -> None:
    said = ClerkMessage("a", answer, asked="集中学习了几次？", label="集中学习的次数")
    fact = read_message(said, _talk()).facts[0]
    assert fact.text == told
    assert fact.head == "集中学习的次数"


def test_an_answer_that_does_not_know_is_a_gap() -> None:
    said = ClerkMessage("a", "还不清楚", asked="多少人参加？", label="参加人数")
    reading = read_message(said, _talk())
    assert not reading.facts
    assert Ledger().after(reading).gaps[0].what == "参加人数"


def _asked(text: str, ask: str, label: str, about: str = "") -> Ledger:
    """Return the ledger after an answer to a question of a notice."""
    slot = Slot(3, 7, "三、报送方式", SectionRole.MATTERS, about=about or label)
    talk = replace(_talk(brief=Brief(genre="通知")), outline=(slot,))
    return Ledger().after(read_message(ClerkMessage("a", text, ask, label, 7), talk))


@pytest.mark.parametrize(
    ("answer", "ask", "label"),
    [
        ("全馆职工和读者", "面向哪些人或单位？", "对象"),
        ("3月10日至4月20日", "从哪天开始，到哪天截止？", "起止日期"),
        ("发到yedu@yunxi.example", "发到哪个邮箱？", "邮箱"),
        ("书名、作者、理由", "要填哪些栏目？", "栏目"),
        ("办公室负责", "由哪个科室负责？", "联系科室"),
        ("纸质稿两份，交办公室", "纸质稿交几份、交到哪里？", "纸质稿份数和地点"),
    ],
)
def test_what_has_what_is_asked_for_answers_it(answer: str, ask: str, label: str) -> None:
    ledger = _asked(answer, ask, label)
    assert ledger.facts
    assert not ledger.unsure


@pytest.mark.parametrize("said", ["天气真热", "系统有点卡", "今天先到这", "头疼", "稍等啊", "谁负责啊"])
def test_talk_answers_no_question(said: str) -> None:
    assert not _asked(said, "由哪个科室负责？", "联系科室").facts


def test_the_length_of_what_is_handed_in_is_not_that_of_the_document() -> None:
    ledger = _asked("500字以内", "材料要写哪几部分？字数上限多少？", "材料内容和字数")
    assert not ledger.data
    assert "500字以内" in ledger.facts[0].text


# ---- data


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("落款日期7月6号", Field.ISSUED, "2026-07-06"),
        ("三千字以内", Field.TARGET_CHARS, "3000"),
        ("主送：各镇街图书分馆", Field.ADDRESSEE, "各镇街图书分馆"),
        ("抄送：市文旅局", Field.COPIES, "市文旅局"),
        ("文号云图〔2026〕7号", Field.NUMBER, "云图〔2026〕7号"),
        ("签发人：馆务会", Field.SIGNATORY, "馆务会"),
        ("附件：分馆名单", Field.ATTACHMENT, "分馆名单"),
        ("报名表作附件", Field.ATTACHMENT, "报名表"),
        ("联系人尚文婷，电话0000-12345678", Field.CONTACT, "尚文婷，电话0000-12345678"),
        ("标题用“云溪书香半年回望”", Field.TITLE, "云溪书香半年回望"),
    ],
)
def test_a_datum_is_told_by_the_word_that_names_it(said: str, field: Field, value: str) -> None:
    _, ledger = _read(said)
    assert [(d.field, d.value) for d in ledger.data] == [(field, value)]
    assert not ledger.facts


def test_what_is_told_behind_a_contact_is_no_part_of_it() -> None:
    ledger = _read("联系电话0000-12345678，夜读活动9场")[1]
    assert [d.value for d in ledger.data] == ["0000-12345678"]
    assert [f.text for f in ledger.facts] == ["夜读活动9场"]


def test_a_first_message_keeps_request_and_facts() -> None:
    _, ledger = _read(
        "帮我写云溪县图书馆2026年上半年全民阅读工作总结，上半年办讲座14场，报县文化和旅游局", brief=Brief()
    )
    data = {d.field: d.value for d in ledger.data}
    assert data[Field.ISSUER] == "云溪县图书馆"
    assert data[Field.PERIOD] == "2026年上半年"
    assert data[Field.ADDRESSEE] == "县文化和旅游局"
    assert [f.text for f in ledger.facts] == ["上半年办讲座14场"]


# ---- kinds of telling


def test_signs_of_a_chat_part_what_is_told() -> None:
    assert _texts("书法课开了6节📚读书角建了3个👍") == ["书法课开了6节", "读书角建了3个"]


def test_lines_may_be_numbered_without_a_mark() -> None:
    texts = _texts("1流动服务，下乡14次\n2数字资源，新增电子书900册")
    assert texts == ["流动服务，下乡14次", "数字资源，新增电子书900册"]


def test_a_heading_with_a_numeral_governs_to_the_next() -> None:
    brief = Brief(genre="实施方案", period="2026年")
    facts = _read("一、创建目标\n1.建成书香社区5个；\n2.培育阅读推广人30名。", brief=brief)[1].facts
    assert [f.text for f in facts] == ["建成书香社区5个", "培育阅读推广人30名"]
    assert {f.head for f in facts} == {"创建目标"}


def test_a_day_of_the_week_counts_nothing() -> None:
    assert _texts("亲子读书会每周六一场，共组织12场")[0] == "亲子读书会每周六一场，共组织12场"


def test_what_figures_count_is_told_in_one_place_only() -> None:
    _, ledger = _read("一共85家")
    assert not ledger.facts
    assert len(ledger.unsure) == 1


# ---- kinds of correcting


def test_a_later_count_of_the_same_thing_takes_the_place_of_the_earlier_one() -> None:
    assert _texts("流动书箱14个", "流动书箱是16个") == ["流动书箱是16个"]


def test_counts_of_other_times_stand_beside_each_other() -> None:
    assert len(_texts("一季度接待团体12批", "二季度接待团体15批")) == 2


def test_what_was_taken_off_is_no_value() -> None:
    assert _texts("困难读者慰问18户", "慰问户数核了，去掉2户搬走的，16户") == ["困难读者慰问16户"]


def test_what_is_asked_to_be_worked_out_again_is_left_open() -> None:
    _, ledger = _read("东馆借书120册，西馆借书90册，合计210册", "东馆借书是125册，合计你顺一下")
    assert not any("210" in f.text for f in ledger.facts)
    assert ledger.gaps


def test_a_value_in_the_words_of_the_text_corrects_it() -> None:
    texts = _texts("流动车下乡24次", "流动车次数写成“不少于24次”", brief=Brief(genre="工作计划"))
    assert texts == ["流动车下乡不少于24次"]


# ---- kinds of talk


@pytest.mark.parametrize(
    "said",
    [
        "老周说六个，小吴说五个，我也不知道听谁的",
        "展板说是挂出去了，我没看见，你先别当真",
        "唉，写了三遍，头都大了",
        "这个是五月的还是六月的，我有点含糊",
        "隔壁图书馆那8场跟我们没关系",
        "馆里刚装了空调，舒服多了哈哈",
    ],
)
def test_what_is_talked_of_is_no_fact(said: str) -> None:
    assert not _read(said)[1].facts


def test_a_figure_beside_talk_is_a_fact_where_it_has_a_name() -> None:
    assert _texts("刚接了个电话，耽误了。借阅量是8600册，继续吧") == ["借阅量是8600册"]


def test_a_name_that_is_not_to_be_written_leaves_the_fact() -> None:
    texts = _texts("馆长赵志远带头讲了3堂课，名字别写，就说馆主要负责人")
    assert not any("赵志远" in text for text in texts)


def test_a_remark_in_brackets_is_no_part_of_the_fact() -> None:
    _, ledger = _read("朗读亭新增4座（别写成电话亭）")
    assert [f.text for f in ledger.facts] == ["朗读亭新增4座"]
    assert [w.order for w in ledger.wishes] == ["别写成电话亭"]


def test_a_name_with_a_blank_behind_it_is_the_head_of_what_is_counted() -> None:
    assert _texts("奖项 一等奖3名；二等奖8名") == ["奖项：一等奖3名", "奖项：二等奖8名"]


# ---- a past year that is not to be written


def test_what_is_told_of_a_past_year_is_left_out_where_it_is_not_to_be_written() -> None:
    said = "培训护林员41人；去年培训护林员36人，别写去年的"
    ledger = _read(said)[1]
    assert [fact.text for fact in ledger.facts] == ["培训护林员41人"]
    assert [left.what for left in ledger.of(LeftOut)] == ["去年培训护林员36人"]
    assert _texts("改水27户，修桥2座。去年改水才19户，去年的数不要写进去啊") == ["改水27户", "修桥2座"]
    assert "8%" in _texts("接种疫苗900人，比去年增长8%，别写去年的")[-1]


def test_a_later_wish_takes_a_past_year_back() -> None:
    ledger = _read("培训护林员41人；去年培训护林员36人", "别写去年的")[1]
    assert [fact.text for fact in ledger.facts] == ["培训护林员41人"]
    assert len(ledger.of(LeftOut)) == 1


# ---- orders whose aim is not known


@pytest.mark.parametrize(
    "order", ["把防汛值守挪到导语后面", "离开这节", "跳过别的节", "将法治宣传移到最前面"]
)
def test_an_order_to_the_outline_is_no_fact_where_its_aim_is_not_known(order: str) -> None:
    slot = Slot(2, 12, "（一）防灾减灾", SectionRole.ACHIEVEMENTS, "主要工作", "防汛值守")
    talk = replace(_talk(), outline=(slot,))
    asked = ClerkMessage("m", order, "防汛值守怎么做的？", "防汛值守", 12)
    reading = read_message(asked, talk)
    assert not reading.facts
    assert reading.requests or any(isinstance(e, Unsure) for e in reading.entries)


def test_a_fact_beside_such_an_order_is_kept_without_it() -> None:
    assert _texts("把防汛值守挪到导语后面，巡查河道46公里") == ["巡查河道46公里"]


# ---- corrections of several figures, and of a thing that is named


def test_that_several_are_corrected_together_is_no_fact() -> None:
    told = "上半年实现工业产值4.1亿元，同比增长12%"
    ledger = _read(told, "刚才说的产值不是4.1亿，是4.4亿，增速也改成15%，这几处都改一下")[1]
    assert len(ledger.facts) == 2
    assert "4.4亿" in ledger.facts[0].text and "增长15%" in ledger.facts[1].text


def test_a_correction_of_what_was_not_told_is_asked_about() -> None:
    reading, ledger = _read("实现工业产值4.1亿元", "绿化率也改成31%")
    assert _texts("实现工业产值4.1亿元", "绿化率也改成31%") == ["实现工业产值4.1亿元"]
    assert any(isinstance(e, Unsure | Doubt) for e in reading.entries) and len(ledger.facts) == 1


def test_the_fact_that_shares_the_noun_is_corrected_and_not_the_latest() -> None:
    said = ("实现工业产值4.1亿元", "发放补贴资金96万元", "产值不对，是4.4亿")
    assert _texts(*said) == ["实现工业产值4.4亿元", "发放补贴资金96万元"]
    assert _texts("发放补贴资金96万元", "产值不对，是4.4亿") == ["发放补贴资金96万元"]


def test_of_two_rates_of_change_it_is_asked_which_is_corrected() -> None:
    reading = _read("粮食产量同比增长3%", "税收增长7%", "增幅改成9%")[0]
    assert any(isinstance(e, Doubt) for e in reading.entries)


# ---- what is still to be checked


@pytest.mark.parametrize(
    ("said", "what", "heard"),
    [
        ("农产品销售额好像是730万，我再核实下", "农产品销售额", ("730万",)),
        ("游客满意度，再等等", "游客满意度", ()),
        ("接待游客5.2万人次，等我再问问", "接待游客", ("5.2万",)),
    ],
)
def test_what_is_to_be_checked_is_a_gap(said: str, what: str, heard: tuple[str, ...]) -> None:
    ledger = _read(said)[1]
    assert [(gap.what, gap.heard) for gap in ledger.of(Gap)] == [(what, heard)]
    assert not ledger.facts


def test_what_is_checked_by_others_is_no_doubt_of_the_clerk() -> None:
    assert "上报名单26份" in _texts("上报名单26份，再核实")[0]


# ---- particles behind a head, and questions that confirm


@pytest.mark.parametrize(
    "said",
    ["问题嘛就是路灯老化、巡逻人手少、村民参与度低。", "不足呢，主要是路灯老化、巡逻人手少、村民参与度低"],
)
def test_a_particle_behind_a_head_parts_nothing(said: str) -> None:
    [fact] = _read(said)[1].facts
    assert fact.status is Status.PROBLEM
    assert all(problem in fact.text for problem in ("路灯老化", "巡逻人手少", "村民参与度低"))


@pytest.mark.parametrize(
    "asked",
    ["慰问老党员35人是对的吧？", "慰问老党员是35人没错吧", "慰问老党员35人对不对", "慰问老党员36人，对吧？"],
)
def test_a_question_that_confirms_changes_nothing(asked: str) -> None:
    reading, ledger = _read("慰问老党员35人", asked)
    assert [fact.text for fact in ledger.facts] == ["慰问老党员35人"]
    assert not ledger.of(Gap)
    assert [type(request) for request in reading.requests] == [Ask]


def test_what_has_a_year_of_its_own_is_not_told_of_the_year_before_it() -> None:
    facts = _texts("去年慰问51人次，今年63人次")
    assert len(facts) == 2 and "慰问" in facts[1] and "去年" not in facts[1]


@pytest.mark.parametrize(
    "said",
    [
        "“夯实”两个字换成“筑牢”",
        "宣传阵地这节下面再列俩小点",
        "村民代表的名字一律不落",
        "收来的旧书跟登记册对不上",
        "两个分馆的回执还没交上来",
        "有人说发了40本有人说发了45本",
    ],
)
def test_what_speaks_of_the_text_or_may_be_wrong_is_no_fact(said: str) -> None:
    reading, ledger = _read("上半年举办读书会7场", said)
    assert [f.text for f in ledger.facts] == ["上半年举办读书会7场"]
    assert reading.entries[1:] or reading.requests


def test_a_unit_that_is_known_is_not_put_aside_for_what_only_looks_like_one() -> None:
    brief = Brief(genre="请示", issuer="清河县第二中学", topic="翻修操场")
    _, ledger = _read("写个请示给教育局，要钱修操场", brief=brief)
    assert [d for d in ledger.data if d.field is Field.ISSUER] == []


def test_a_meeting_that_was_held_is_no_chat() -> None:
    _, ledger = _read("开会研究2次，处置舆情5起")
    assert "开会研究2次" in ledger.facts[0].text
    assert not _read("开会去了")[1].facts
