"""Seeded faults of a reading are found, each by its line; a sound reading is silent."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact, Quote, Status
from bot.domain.ledger import Datum, Doubt, Field, Gap, Ledger, LeftOut, Reading, Secret, Wish
from bot.domain.said import ClerkMessage
from bot.texts.prompting import reading as texts
from bot.understanding.talk import Talk
from bot.understanding.verify import complaints

SAID = (
    ClerkMessage("a", "今年义诊办了4场 服务群众620人次；健康讲座１２期"),
    ClerkMessage("b", "下一步：新建健康小屋3个；招募志愿者一百来人"),
    ClerkMessage("c", "义诊不是4场，查了是5场。药房主任周启明别写名字"),
    ClerkMessage("d", "满意度听说有九成，等问卷。去年的旧账别提；老党员吴大有查出肺癌那事不写"),
    ClerkMessage("e", "哈哈辛苦你了"),
)
FACTS = (
    Fact(1, None, "2026年举办义诊4场", "a", quotes=(Quote("a", "今年义诊办了4场"),)),
    Fact(2, None, "义诊服务群众620人次", "a", quotes=(Quote("a", "服务群众620人次"),)),
    Fact(3, None, "举办健康讲座12期", "a", quotes=(Quote("a", "健康讲座１２期"),)),
    Fact(
        4,
        None,
        "新建健康小屋3个",
        "b",
        quotes=(Quote("b", "新建健康小屋3个"),),
        head="下一步：",
        status=Status.PLANNED,
    ),
    Fact(
        5,
        None,
        "招募志愿者约100人",
        "b",
        quotes=(Quote("b", "招募志愿者一百来人"),),
        head="下一步：",
        status=Status.PLANNED,
        approximate=("100人",),
    ),
    Fact(6, None, "2026年举办义诊5场", "c", quotes=(Quote("c", "义诊不是4场，查了是5场"),), replaces=(1,)),
)
OTHERS = (
    Wish(7, "不写药房主任姓名", Quote("c", "药房主任周启明别写名字"), forbidden=("周启明",)),
    Gap(8, "满意度", Quote("d", "满意度听说有九成，等问卷"), ("九成",)),
    LeftOut(9, "去年的旧账", "经办人说不提", Quote("d", "去年的旧账别提")),
    Secret(10, "病情", Quote("d", "老党员吴大有查出肺癌那事不写")),
)
SOUND = Reading((*FACTS, *OTHERS), asides=(Quote("e", "哈哈辛苦你了"),), by_model=True)
TALK = Talk(SAID, brief=Brief(period="2026年"), today=date(2026, 12, 20))


def changed(number: int, **fields: object) -> Reading:
    """Return the sound reading with one entry changed."""
    entries = tuple(
        replace(e, **fields) if e.id == number else e  # type: ignore[arg-type]  # fields of that entry
        for e in SOUND.entries
    )
    return replace(SOUND, entries=entries)


def without(number: int) -> Reading:
    """Return the sound reading without one entry."""
    return replace(SOUND, entries=tuple(e for e in SOUND.entries if e.id != number))


def lines(reading: Reading, talk: Talk = TALK) -> list[str]:
    """Return what is complained of."""
    return [complaint.line for complaint in complaints(reading, talk)]


def test_a_sound_reading_is_not_complained_of() -> None:
    assert lines(SOUND) == []


SEEDED = {
    "a quote tidied up": (
        changed(3, quotes=(Quote("a", "健康讲座12期"),)),
        texts.not_verbatim(3, 1, "健康讲座12期"),
    ),
    "a quote of another message": (
        changed(3, quotes=(Quote("b", "健康讲座１２期"),)),
        texts.not_verbatim(3, 2, "健康讲座１２期"),
    ),
    "a message that is not there": (
        changed(3, quotes=(Quote("", "健康讲座１２期"),)),
        texts.no_message(3, "健康讲座１２期"),
    ),
    "no quote": (changed(3, quotes=()), texts.no_quote(3)),
    "a figure changed": (changed(2, text="义诊服务群众260人次"), texts.figure_without_source(2, "260人次")),
    "a figure out of nothing": (
        changed(4, text="新建健康小屋3个、投入8万元"),
        texts.figure_without_source(4, "8万元"),
    ),
    "another year": (changed(6, text="2024年举办义诊5场"), texts.figure_without_source(6, "2024年")),
    "people for times": (changed(2, text="义诊服务群众620人"), texts.unit_mismatch(2, "620人", "620人次")),
    "a fact left out": (without(2), texts.words_without_entry(1, "服务群众620人次")),
    "words left out": (replace(SOUND, asides=()), texts.words_without_entry(5, "哈哈辛苦你了")),
    "a correction of nothing": (changed(6, replaces=(44,)), texts.replaces_nothing(6, 44)),
    "a correction of itself": (changed(6, replaces=(6,)), texts.replaces_itself(6)),
    "a correction not linked": (changed(6, replaces=()), texts.replaces_missing(6, "不是4场，查了是")),
    "a head left off": (changed(4, head=""), texts.head_missing(4, "下一步")),
    "a head nobody wrote": (changed(4, head="明年打算："), texts.head_not_there(4, "明年打算：")),
    "a plan told as done": (changed(4, status=Status.DONE), texts.wrong_status(4, "下一步")),
    "a name that is to stay out": (
        changed(6, text="药房主任周启明举办义诊5场"),
        texts.forbidden_in_text(6, "周启明"),
    ),
    "what was only heard": (
        changed(3, text="举办健康讲座12期，满意度九成"),
        texts.forbidden_in_text(3, "九成"),
    ),
    "an illness": (changed(3, text="举办健康讲座12期，有人确诊"), texts.illness_in_text(3, "确诊")),
    "a word forbidden that is no name": (
        changed(7, forbidden=("名字不许写，谁都不写",)),
        texts.not_to_forbid(7, "名字不许写，谁都不写"),
    ),
    "a date forbidden": (changed(7, forbidden=("9月11日",)), texts.not_to_forbid(7, "9月11日")),
}


@pytest.mark.parametrize("case", SEEDED)
def test_a_seeded_fault_is_found(case: str) -> None:
    reading, line = SEEDED[case]
    assert line in lines(reading)


def test_the_same_words_are_not_a_fact_and_an_order() -> None:
    order = Wish(11, "讲座写12期", Quote("a", "健康讲座１２期"))
    reading = replace(SOUND, entries=(*SOUND.entries, order))
    assert texts.double_entry(3, "要求", "健康讲座１２期") in lines(reading)


def test_a_secret_in_a_fact_is_found_by_its_name() -> None:
    secret = Secret(10, "姓名", Quote("d", "吴大有"))
    fact = Fact(11, None, "走访老党员吴大有", "d", quotes=(Quote("d", "老党员吴大有"),))
    reading = replace(without(10), entries=(*without(10).entries, secret, fact))
    assert texts.secret_in_text(11, "吴大有") in lines(reading)


def test_an_identity_number_is_a_secret_whatever_else_is_said() -> None:
    talk = Talk((ClerkMessage("a", "领奖人身份证11010519491231002X"),), today=date(2026, 1, 1))
    fact = Fact(1, None, "领奖人身份证11010519491231002X", "a", quotes=(Quote("a", talk.new[0].text),))
    assert texts.secret_in_text(1, "11010519491231002X") in lines(Reading((fact,)), talk)


def test_a_new_entry_may_not_bear_the_number_of_something_else() -> None:
    ledger = Ledger({3: Wish(3, "少用形容词", Quote("z", "少用形容词"))})
    assert texts.number_conflict(3) in lines(SOUND, replace(TALK, ledger=ledger))


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        (Field.ISSUED, "12月20日", texts.bad_date(11, "12月20日")),
        (Field.TARGET_CHARS, "两千字", texts.bad_length(11, "两千字")),
    ],
)
def test_data_come_in_their_form(field: Field, value: str, line: str) -> None:
    datum = Datum(11, field, value, Quote("e", "辛苦"))
    assert line in lines(replace(SOUND, entries=(*SOUND.entries, datum)))


def test_a_total_that_was_asked_for_may_be_worked_out() -> None:
    talk = Talk(
        (ClerkMessage("a", "标牌18块，每块85元，演练2000元，资料1500元，合计你算"),), today=date(2026, 1, 1)
    )
    words = Quote("a", talk.new[0].text)
    told = Fact(1, None, "经费合计5030元", "a", quotes=(words,))
    assert lines(Reading((told,)), talk) == []
    wrong = replace(told, text="经费合计5300元")
    assert lines(Reading((wrong,)), talk) == [texts.figure_without_source(1, "5300元")]


def test_what_a_correction_keeps_of_the_old_fact_needs_no_second_quote() -> None:
    old = Fact(1, None, "督查发现问题9个，整改8个", "z", quotes=(Quote("z", "发现问题9个，整改8个"),))
    ledger = Ledger().after(Reading((old,)))
    talk = Talk((ClerkMessage("a", "问题是10个"),), (ClerkMessage("z", "发现问题9个，整改8个"),), ledger)
    new = Fact(2, None, "督查发现问题10个，整改8个", "a", quotes=(Quote("a", "问题是10个"),), replaces=(1,))
    assert lines(Reading((new,)), talk) == []


def test_two_numbers_of_one_thing_are_asked_about() -> None:
    said = (ClerkMessage("a", "全县文明实践站建了120个"), ClerkMessage("b", "文明实践站全县126个"))
    old = Fact(1, None, "全县建成文明实践站120个", "a", quotes=(Quote("a", said[0].text),))
    new = Fact(2, None, "全县文明实践站126个", "b", quotes=(Quote("b", said[1].text),))
    assert lines(Reading((old, new)), Talk(said)) == [texts.missing_link(2, 1, old.text)]
    other = replace(new, text="养老驿站126个")
    assert lines(Reading((old, other)), Talk(said)) == []


def test_two_prizes_and_two_parties_are_not_one_thing() -> None:
    said = (ClerkMessage("a", "一等奖3名；现场居民300多人"), ClerkMessage("b", "二等奖6名；消防员6人"))
    facts = (
        Fact(1, None, "奖项：一等奖3名", "a", quotes=(Quote("a", "一等奖3名"),)),
        Fact(2, None, "启动仪式居民300多人", "a", quotes=(Quote("a", "现场居民300多人"),)),
        Fact(3, None, "奖项：二等奖6名", "b", quotes=(Quote("b", "二等奖6名"),)),
        Fact(4, None, "启动仪式消防员6人", "b", quotes=(Quote("b", "消防员6人"),)),
    )
    assert [line for line in lines(Reading(facts), Talk(said)) if "同一件事" in line] == []


def test_words_borrowed_for_a_subject_may_stand_in_an_order() -> None:
    said = ClerkMessage("a", "名称统一叫读书月启动会。签到表带两份")
    order = Wish(1, "名称统一写作“读书月启动会”", Quote("a", "名称统一叫读书月启动会"))
    borrowed = (Quote("a", "签到表带两份"), Quote("a", "读书月启动会"))
    fact = Fact(2, None, "读书月启动会须带签到表2份", "a", quotes=borrowed)
    assert lines(Reading((order, fact)), Talk((said,))) == []


def test_words_that_raise_a_doubt_are_registered() -> None:
    said = ClerkMessage("a", "要不要写着正装你说呢")
    doubt = Doubt(1, "写不写着正装？", "不写", quotes=(Quote("a", said.text),))
    assert lines(Reading((doubt,)), Talk((said,))) == []


def test_a_correction_of_what_is_left_out_replaces_nothing() -> None:
    said = (ClerkMessage("a", "读书会办了4场"), ClerkMessage("b", "读书会原想办大会没通过，改成座谈会40人"))
    told = Fact(1, None, "举办读书会4场", "a", quotes=(Quote("a", said[0].text),))
    out = LeftOut(2, "原想办大会", "没通过", Quote("b", "读书会原想办大会没通过"))
    fact = Fact(3, None, "读书会改开座谈会，40人", "b", quotes=(Quote("b", "改成座谈会40人"),))
    assert lines(Reading((told, out, fact)), Talk(said)) == []


def test_the_first_row_of_a_table_needs_no_place_of_its_own() -> None:
    said = ClerkMessage("a", "村庄名称\t转移户数\n东村\t36\n西村\t58")
    facts = tuple(
        Fact(n, None, f"{row[:2]}转移{row[3:]}户", "a", quotes=(Quote("a", row),))
        for n, row in enumerate(("东村\t36", "西村\t58"), 1)
    )
    assert lines(Reading(facts), Talk((said,))) == []
    assert lines(Reading(facts[:1]), Talk((said,))) == [texts.words_without_entry(1, "西村\t58")]


def test_a_total_moves_with_its_parts_where_the_clerk_says_so() -> None:
    said = (ClerkMessage("a", "东村31人，西村58人，合计89人"), ClerkMessage("b", "东村是34人，合计你顺一下"))
    old = Fact(1, None, "东村转移31人", "a", quotes=(Quote("a", "东村31人"),))
    rest = Fact(2, None, "西村转移58人", "a", quotes=(Quote("a", "西村58人"),))
    total = Fact(3, None, "合计转移89人", "a", quotes=(Quote("a", "合计89人"),))
    new = Fact(4, None, "东村转移34人", "b", quotes=(Quote("b", "东村是34人"),), replaces=(1,))
    moved = Fact(5, None, "合计转移92人", "b", quotes=(Quote("b", "合计你顺一下"),), replaces=(3,))
    assert lines(Reading((old, rest, total, new, moved)), Talk(said)) == []
    wrong = replace(moved, text="合计转移97人")
    assert lines(Reading((old, rest, total, new, wrong)), Talk(said)) == [
        texts.figure_without_source(5, "97人")
    ]


def test_a_rate_follows_from_the_numbers_of_running_speech() -> None:
    said = ClerkMessage("a", "费用提了八百万用了六百万使用率你算一下")
    spent = Fact(1, None, "费用提取800万元，使用600万元", "a", quotes=(Quote("a", said.text[:12]),))
    rate = Fact(2, None, "费用使用率75%", "a", quotes=(Quote("a", said.text),))
    assert lines(Reading((spent, rate)), Talk((said,))) == []
    wrong = replace(rate, text="费用使用率78%")
    assert lines(Reading((spent, wrong)), Talk((said,))) == [texts.figure_without_source(2, "78%")]


def test_the_marks_of_a_list_are_no_figures() -> None:
    talk = Talk((ClerkMessage("a", "1.办展览；2.办讲座"),), today=date(2026, 1, 1))
    facts = (
        Fact(1, None, "举办展览", "a", quotes=(Quote("a", "办展览"),)),
        Fact(2, None, "举办讲座", "a", quotes=(Quote("a", "办讲座"),)),
    )
    assert lines(Reading(facts), talk) == []


def test_an_answer_takes_its_words_from_the_question() -> None:
    said = ClerkMessage("a", "12次", "集中学习了几次？", "集中学习的次数")
    fact = Fact(1, None, "集中学习12次", "a", quotes=(Quote("a", "12次"),))
    assert lines(Reading((fact,)), Talk((said,))) == []


def test_a_date_that_heads_a_message_holds_for_all_of_it() -> None:
    talk = Talk((ClerkMessage("a", "截至6月29日18时：东村转移36户，西村58户"),), today=date(2026, 6, 30))
    east, west = Quote("a", "截至6月29日18时：东村转移36户"), Quote("a", "西村58户")
    facts = (
        Fact(1, None, "截至6月29日18时，东村转移36户", "a", quotes=(east,)),
        Fact(2, None, "截至6月29日18时，西村转移58户", "a", quotes=(west,)),
    )
    assert lines(Reading(facts), talk) == []
    swapped = replace(facts[1], text="截至6月29日18时，西村转移36户")
    assert lines(Reading((facts[0], swapped)), talk) == [texts.figure_without_source(2, "36户")]


def test_the_year_that_a_clerk_named_holds_for_what_comes_after() -> None:
    talk = Talk(
        (ClerkMessage("a", "义诊5月办了4场"),), (ClerkMessage("z", "写2025年的总结"),), today=date(2026, 1, 8)
    )
    fact = Fact(1, None, "2025年5月举办义诊4场", "a", quotes=(Quote("a", "义诊5月办了4场"),))
    assert lines(Reading((fact,)), talk) == []
    assert lines(Reading((replace(fact, text="2023年5月举办义诊4场"),)), talk) != []
