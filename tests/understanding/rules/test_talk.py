"""What is no fact is none: wishes, questions, gaps, secrets, talk, and orders whose aim is not known."""

from dataclasses import replace

import pytest

from bot.domain.genre import SectionRole
from bot.domain.ledger import Gap, Unsure
from bot.domain.request import Ask
from bot.domain.said import ClerkMessage
from bot.understanding.rules import read, read_message
from bot.understanding.talk import Slot
from tests.understanding.rules.hearing import read_all, talk_of, texts_of

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
    _, ledger = read_all(said)
    assert not ledger.facts
    assert len(ledger.wishes) == 1


def test_an_order_that_names_parts_keeps_their_order() -> None:
    assert read_all("分宣传、服务、阵地三块写")[1].wishes[0].parts == ("宣传", "服务", "阵地")


@pytest.mark.parametrize("said", ["什么叫阵地建设？", "要不要写上座率？", "这个算不算成效", "摘要怎么写"])
def test_a_question_is_a_request(said: str) -> None:
    reading, ledger = read_all(said)
    assert not ledger.facts and not ledger.unsure
    assert reading.requests == (Ask(said),)


@pytest.mark.parametrize("said", ["在吗", "辛苦了", "好的，谢谢", "等下，我查下", "哈哈", "我先去开会"])
def test_talk_leaves_nothing_behind(said: str) -> None:
    reading, ledger = read_all(said)
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
    _, ledger = read_all(said)
    assert not ledger.facts
    assert [g.what for g in ledger.gaps] == [what]


def test_what_was_only_heard_does_not_appear() -> None:
    _, ledger = read_all("读者满意度好像是九十六点几，还没给我准数，先空着")
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
    assert [gap.what for gap in read_all(said)[1].gaps] == [missing]


def test_a_gap_is_filled_by_what_comes_later() -> None:
    _, ledger = read_all("参训人数还没统计", "参训人数核了，是64人")
    assert not ledger.gaps
    assert [f.text for f in ledger.facts] == ["参训人数64人"]


def test_what_is_not_to_be_written_is_left_out() -> None:
    _, ledger = read_all("老刘跟保安吵架的事已经处理过了，这个别写")
    assert not ledger.facts
    assert ledger.wishes


@pytest.mark.parametrize("said", ["读者王某患糖尿病多年", "身份证号11010119900101001X", "他手机13800000000"])
def test_what_is_private_is_a_secret_and_no_fact(said: str) -> None:
    _, ledger = read_all(said)
    assert not ledger.facts


def test_what_is_not_understood_is_asked_about() -> None:
    _, ledger = read_all("风从窗口吹进来")
    assert not ledger.facts
    assert len(ledger.unsure) == 1


def test_a_message_may_hold_several_things() -> None:
    reading, ledger = read_all("讲座办了7场，满意度还没出来，别写馆长名字，辛苦了")
    assert [f.text for f in ledger.facts] == ["讲座办了7场"]
    assert [g.what for g in ledger.gaps] == ["满意度"]
    assert len(ledger.wishes) == 1
    assert [q.text for q in reading.asides] == ["辛苦了"]


def test_quotes_are_word_for_word() -> None:
    talk = talk_of("对了，阅览座位２１６个；下一步：一是延时开放；二是增设朗读亭2座")
    for fact in read(talk).facts:
        assert all(quote.text in talk.new[0].text for quote in fact.quotes)


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
    assert not read_all(said)[1].facts


def test_a_figure_beside_talk_is_a_fact_where_it_has_a_name() -> None:
    assert texts_of("刚接了个电话，耽误了。借阅量是8600册，继续吧") == ["借阅量是8600册"]


def test_a_name_that_is_not_to_be_written_leaves_the_fact() -> None:
    texts = texts_of("馆长赵志远带头讲了3堂课，名字别写，就说馆主要负责人")
    assert not any("赵志远" in text for text in texts)


def test_a_remark_in_brackets_is_no_part_of_the_fact() -> None:
    _, ledger = read_all("朗读亭新增4座（别写成电话亭）")
    assert [f.text for f in ledger.facts] == ["朗读亭新增4座"]
    assert [w.order for w in ledger.wishes] == ["别写成电话亭"]


def test_a_name_with_a_blank_behind_it_is_the_head_of_what_is_counted() -> None:
    assert texts_of("奖项 一等奖3名；二等奖8名") == ["奖项：一等奖3名", "奖项：二等奖8名"]


# ---- orders whose aim is not known


@pytest.mark.parametrize(
    "order", ["把防汛值守挪到导语后面", "离开这节", "跳过别的节", "将法治宣传移到最前面"]
)
def test_an_order_to_the_outline_is_no_fact_where_its_aim_is_not_known(order: str) -> None:
    slot = Slot(2, 12, "（一）防灾减灾", SectionRole.ACHIEVEMENTS, "主要工作", "防汛值守")
    talk = replace(talk_of(), outline=(slot,))
    asked = ClerkMessage("m", order, "防汛值守怎么做的？", "防汛值守", 12)
    reading = read_message(asked, talk)
    assert not reading.facts
    assert reading.requests or any(isinstance(e, Unsure) for e in reading.entries)


def test_a_fact_beside_such_an_order_is_kept_without_it() -> None:
    assert texts_of("把防汛值守挪到导语后面，巡查河道46公里") == ["巡查河道46公里"]


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
    ledger = read_all(said)[1]
    assert [(gap.what, gap.heard) for gap in ledger.of(Gap)] == [(what, heard)]
    assert not ledger.facts


def test_what_is_checked_by_others_is_no_doubt_of_the_clerk() -> None:
    assert "上报名单26份" in texts_of("上报名单26份，再核实")[0]


@pytest.mark.parametrize(
    "asked",
    ["慰问老党员35人是对的吧？", "慰问老党员是35人没错吧", "慰问老党员35人对不对", "慰问老党员36人，对吧？"],
)
def test_a_question_that_confirms_changes_nothing(asked: str) -> None:
    reading, ledger = read_all("慰问老党员35人", asked)
    assert [fact.text for fact in ledger.facts] == ["慰问老党员35人"]
    assert not ledger.of(Gap)
    assert [type(request) for request in reading.requests] == [Ask]


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
    reading, ledger = read_all("上半年举办读书会7场", said)
    assert [f.text for f in ledger.facts] == ["上半年举办读书会7场"]
    assert reading.entries[1:] or reading.requests
