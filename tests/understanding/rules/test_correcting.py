"""What is corrected or taken back changes the fact that it speaks of, and no other."""

import pytest

from bot.domain.document import Brief
from bot.domain.ledger import Doubt, Ledger, Unsure
from tests.understanding.rules.hearing import read_all, texts_of

# ---- corrections


def test_a_correction_replaces_the_fact_it_speaks_of() -> None:
    reading, ledger = read_all("夜读活动21场，参观研学9批次", "夜读活动不是21场，是19场")
    assert [f.text for f in ledger.facts] == ["夜读活动19场", "参观研学9批次"]
    assert reading.facts[-1].replaces == (1,)


def test_a_correction_keeps_the_rest_of_the_fact() -> None:
    texts = texts_of("无偿献血45人次、9000毫升", "献血那个改成47人次，毫升数不变")
    assert texts == ["无偿献血47人次、9000毫升"]


def test_a_correction_that_names_nothing_means_what_was_just_said() -> None:
    assert texts_of("巡回展览11场", "不对，是12场") == ["巡回展览12场"]


def test_words_can_be_corrected_too() -> None:
    texts = texts_of("活动地点定在文化广场", "文化广场改成少年宫", brief=Brief(genre="通知"))
    assert texts == ["活动地点定在少年宫"]


@pytest.mark.parametrize(
    "said", ["更正：队员不是168人，是186人", "队员不是168人，而是186人", "队员不是168人是186人"]
)
def test_what_a_correction_denies_is_never_told(said: str) -> None:
    assert texts_of("志愿服务队队员168人", said) == ["志愿服务队队员186人"]
    assert texts_of(said) == ["队员186人"]


def test_under_the_head_of_corrections_each_value_corrects_a_fact_of_its_own() -> None:
    facts = texts_of("志愿服务队队员168人，义诊3场", "更正：队员186人；义诊4场")
    assert facts == ["志愿服务队队员186人", "义诊4场"]


def test_where_two_facts_fit_equally_it_is_asked_which() -> None:
    _, ledger = read_all("城东站志愿者30人，城西站志愿者30人", "志愿者应该是32人")
    assert not any("32" in f.text for f in ledger.facts)
    assert len(ledger.doubts) == 1
    assert len(ledger.doubts[0].options) == 2


def test_while_it_is_asked_which_fact_is_wrong_none_of_them_holds() -> None:
    _, ledger = read_all("城东站志愿者30人，城西站志愿者30人", "志愿者应该是32人")
    assert not ledger.facts
    assert len(Ledger(ledger.entries, frozenset({ledger.doubts[0].id})).facts) == 2


def test_the_former_figure_can_be_made_to_hold_again() -> None:
    assert texts_of("夜读活动21场", "夜读活动是19场", "夜读活动还是21场") == ["夜读活动21场"]


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
    assert texts_of(told, said) == [now]


def test_where_one_went_is_not_taken_back() -> None:
    texts = texts_of("读书角：去了滨河公园，发书45册")
    assert len(texts) == 1 and "45册" in texts[0]


def test_what_is_taken_back_holds_no_more() -> None:
    assert texts_of("开展书评征文2期，举办书法展1次", "书法展取消了") == ["开展书评征文2期"]


def test_what_is_said_to_have_changed_as_well_is_left_open() -> None:
    _, ledger = read_all("新增藏书500册，藏书总量达到8600册", "新增藏书是520册，总量也要变")
    assert not any("8600" in f.text for f in ledger.facts)
    assert ledger.gaps


# ---- kinds of correcting


def test_a_later_count_of_the_same_thing_takes_the_place_of_the_earlier_one() -> None:
    assert texts_of("流动书箱14个", "流动书箱是16个") == ["流动书箱是16个"]


def test_counts_of_other_times_stand_beside_each_other() -> None:
    assert len(texts_of("一季度接待团体12批", "二季度接待团体15批")) == 2


def test_what_was_taken_off_is_no_value() -> None:
    assert texts_of("困难读者慰问18户", "慰问户数核了，去掉2户搬走的，16户") == ["困难读者慰问16户"]


def test_what_is_asked_to_be_worked_out_again_is_left_open() -> None:
    _, ledger = read_all("东馆借书120册，西馆借书90册，合计210册", "东馆借书是125册，合计你顺一下")
    assert not any("210" in f.text for f in ledger.facts)
    assert ledger.gaps


def test_a_value_in_the_words_of_the_text_corrects_it() -> None:
    texts = texts_of("流动车下乡24次", "流动车次数写成“不少于24次”", brief=Brief(genre="工作计划"))
    assert texts == ["流动车下乡不少于24次"]


# ---- corrections of several figures, and of a thing that is named


def test_that_several_are_corrected_together_is_no_fact() -> None:
    told = "上半年实现工业产值4.1亿元，同比增长12%"
    ledger = read_all(told, "刚才说的产值不是4.1亿，是4.4亿，增速也改成15%，这几处都改一下")[1]
    assert len(ledger.facts) == 2
    assert "4.4亿" in ledger.facts[0].text and "增长15%" in ledger.facts[1].text


def test_a_correction_of_what_was_not_told_is_asked_about() -> None:
    reading, ledger = read_all("实现工业产值4.1亿元", "绿化率也改成31%")
    assert texts_of("实现工业产值4.1亿元", "绿化率也改成31%") == ["实现工业产值4.1亿元"]
    assert any(isinstance(e, Unsure | Doubt) for e in reading.entries) and len(ledger.facts) == 1


def test_the_fact_that_shares_the_noun_is_corrected_and_not_the_latest() -> None:
    said = ("实现工业产值4.1亿元", "发放补贴资金96万元", "产值不对，是4.4亿")
    assert texts_of(*said) == ["实现工业产值4.4亿元", "发放补贴资金96万元"]
    assert texts_of("发放补贴资金96万元", "产值不对，是4.4亿") == ["发放补贴资金96万元"]


def test_of_two_rates_of_change_it_is_asked_which_is_corrected() -> None:
    reading = read_all("粮食产量同比增长3%", "税收增长7%", "增幅改成9%")[0]
    assert any(isinstance(e, Doubt) for e in reading.entries)
