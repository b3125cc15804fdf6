"""What a clerk asks of the assistant is understood in her words; what is no order is left alone."""

from time import process_time

import pytest

from bot.domain.orders import Format
from bot.domain.request import (
    Adopt,
    Ask,
    Draft,
    Export,
    FollowExemplar,
    GoTo,
    LeaveUnwritten,
    MoveFact,
    NewDocument,
    OpenDocument,
    Place,
    ReplaceWords,
    Request,
    Rewrite,
    Show,
    Shown,
    Stop,
    Target,
    Undo,
    Variants,
    WithdrawFact,
)
from bot.understanding.orders import orders
from bot.understanding.orders.choosing import asks_to_choose
from tests.understanding.talks import talk

_THIS, _ALL = Target(place=Place.THIS), Target(place=Place.ALL)
_PROBLEMS = Target(name="存在问题")


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        *(("撤销", Undo()), ("退回上一步吧", Undo()), ("取消刚才的改动", Undo()), ("麻烦撤销两步", Undo(2))),
        *(("停", Stop()), ("先停一下！", Stop()), ("别写了别写了", Stop())),
        *(
            ("导出", Export()),
            ("给我word", Export()),
            ("导出成word发我", Export()),
            *(("导出来", Export()), ("先导出草稿", Export()), ("下载下来", Export())),
            ("来份纯文本", Export(Format.TXT)),
            ("导出PDF", Export(Format.PDF)),
            ("给我一份pdf版", Export(Format.PDF)),
            ("导出带BOM的文本", Export(Format.WINDOWS_TXT)),
            ("导出成记事本能打开的文本", Export(Format.WINDOWS_TXT)),
            ("来份Windows文本", Export(Format.WINDOWS_TXT)),
        ),
        *(("看提纲", Show(Shown.OUTLINE)), ("把提纲给我看看", Show(Shown.OUTLINE))),
        *(("我的文稿", Show(Shown.DOCUMENTS)), ("还差什么？", Show(Shown.GAPS))),
        *(("写到哪了", Show(Shown.STATUS)), ("都记了些啥", Show(Shown.FACTS)), ("怎么用", Show(Shown.HELP))),
        ("我没说过的数都给我标出来", Show(Shown.GAPS)),
        ("看看第三部分", Show(Shown.SECTION, Target(part=3))),
        *(("去存在问题那节", GoTo(_PROBLEMS)), ("去第3节", GoTo(Target(number=3)))),
        *(("回到存在问题", GoTo(_PROBLEMS)), ("上一节", GoTo(Target(place=Place.PREVIOUS)))),
        *(("换一篇", Show(Shown.DOCUMENTS)), ("新建文稿", NewDocument())),
        ("打开食堂那篇", OpenDocument("食堂")),
    ],
)
def test_orders_about_the_work(text: str, request_: Request) -> None:
    assert orders(text, talk(text)) == (request_,)


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        *(("直接成稿", Draft(_ALL)), ("全部起草", Draft(_ALL)), ("剩下的一起写了吧", Draft(_ALL))),
        *(("起草吧", Draft(_THIS)), ("起草存在问题", Draft(_PROBLEMS))),
        *(("先空着", LeaveUnwritten()), ("这个先不写", LeaveUnwritten()), ("跳过", LeaveUnwritten())),
        ("跳过这节", LeaveUnwritten(_THIS, True)),
        ("存在问题先空着", LeaveUnwritten(_PROBLEMS, True)),
        *(("就这样定了", Adopt(_THIS)), ("全部采用", Adopt(_ALL)), ("这版可以", Adopt(_THIS))),
        ("上一节第二段太长", Rewrite(Target(place=Place.PREVIOUS, paragraph=2), "太长")),
        ("最后一段写得太虚", Rewrite(Target(place=Place.THIS, paragraph=-1), "写得太虚")),
        *(("这节重写", Rewrite(_THIS, "重写")), ("写短点", Rewrite(_THIS, "写短点"))),
        ("语气再正式些", Rewrite(_THIS, "语气再正式些")),
        ("把经费使用压到200字", Rewrite(Target(name="经费使用"), "压到200字")),
        ("把骨干改成志愿者", ReplaceWords("骨干", "志愿者")),
        ("凡是“群众”都换成“居民”", ReplaceWords("群众", "居民")),
        ("重新写存在问题", Rewrite(_PROBLEMS, "重新写")),
        ("结尾再有力点", Rewrite(_THIS, "结尾再有力点")),
        ("把“我局”全部改成“我单位”", ReplaceWords("我局", "我单位")),
        ("群众→居民", ReplaceWords("群众", "居民")),
        ("用2025年那份的格式", FollowExemplar("2025年")),
        ("照去年那篇写", FollowExemplar("去年")),
    ],
)
def test_orders_about_the_text(text: str, request_: Request) -> None:
    assert orders(text, talk(text)) == (request_,)


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        *(("第12条不要了", WithdrawFact(12)), ("删掉第3条", WithdrawFact(3))),
        ("刚才食堂那条划了", WithdrawFact(name="食堂")),
        ("第3条放到存在问题里", MoveFact(3, _PROBLEMS)),
        ("食堂那条归到存在问题", MoveFact(0, _PROBLEMS, "食堂")),
    ],
)
def test_orders_about_what_was_told(text: str, request_: Request) -> None:
    assert orders(text, talk(text)) == (request_,)


@pytest.mark.parametrize("text", ["什么叫总体成效？", "这节要写啥？", "导语一般写多长合适", "没有文号能发吗"])
def test_a_question_is_asked_back_word_for_word(text: str) -> None:
    assert orders(text, talk(text)) == (Ask(text),)


def test_all_that_is_wanted_of_a_section_is_one_order_to_write_it_anew() -> None:
    text = "存在问题那节太啰嗦，压一压，别超过三句，主任不爱看长的"
    assert orders(text, talk(text)) == (Rewrite(_PROBLEMS, "太啰嗦，压一压，别超过三句，主任不爱看长的"),)


def test_a_reason_beside_an_order_and_a_sigh_are_passed_over() -> None:
    text = "停停停！怎么还在写"
    assert orders(text, talk(text)) == (Stop(),)


@pytest.mark.parametrize(
    "text",
    [
        *("把活动室改成了图书室", "按去年的标准发的", "回头看整改了一遍", "导出了后台数据", "停了两天电"),
        *(
            "有哪些单位参加记不清了",
            "退回了3份",
            "恢复到去年水平",
            "精简了流程",
            "人太少",
            "上面查得紧，没过",
        ),
        *("听说还没批，你别写", "今年没搞", "看看其他村怎么做的，去学习了一趟", "跟去年一样多", "大家都说好"),
        *("这个数不对，是38", "把参加人数改成168", "别写领导名字", "3000字以内", "导出数据300条"),
        *("跳过审批环节2项", "会议太长，职工有意见", "满意度还没出来，先空着", "谢谢", "好的", "可以"),
        *("删掉第3条，全年培训了6次", "停产整顿3家", "撤回起诉2件", "打印宣传册500份", "写了12篇报道"),
        *(
            "安全培训取消了",
            "重写，今年共走访了80户",
            "先看了3个点，后开了座谈会",
            "比去年多了一倍",
            "上级文件还没到，你别写",
        ),
    ],
)
def test_facts_wishes_gaps_and_courtesy_are_no_orders(text: str) -> None:
    assert orders(text, talk(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        *("标题换几个看看", "给几个标题", "题目多来几个选选", "标题给两三个备选吧", "再想几个标题"),
        *("帮我想三个题目", "标题有点平，换几个看看", "多给几个标题，我挑挑", "这篇的标题再来两个看看"),
    ],
)
def test_several_titles_to_choose_from(text: str) -> None:
    assert orders(text, talk(text)) == (Variants(),)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("第二段给两三个写法", Target(place=Place.THIS, paragraph=2)),
        ("这段给几种写法", _THIS),
        ("给这段写几个版本", _THIS),
        ("最后一段换几种说法看看", Target(place=Place.THIS, paragraph=-1)),
        ("上一节第二段多写几版，我选选", Target(place=Place.PREVIOUS, paragraph=2)),
        ("存在问题那段给三种不同的写法", _PROBLEMS),
        ("给几种写法", _THIS),
    ],
)
def test_several_wordings_of_a_paragraph_to_choose_from(text: str, target: Target) -> None:
    assert orders(text, talk(text)) == (Variants(target),)


@pytest.mark.parametrize(
    "text",
    [
        *("标题改成青石镇工作总结", "标题换成“青石镇工作总结”", "给几个小标题", "每节标题换几个字"),
        *("标题给几个字就行", "第三节的标题换几个", "第二段给两个例子", "这段写三个方面", "第二段换个写法"),
        *("分三个标题写", "给3个标题党账号发了通知", "这段有两种写法，按前一种", "全文给几种写法"),
        *("给几个范例看看", "评出几个好标题", "标题写两行", "换几个志愿者名字"),
    ],
)
def test_what_only_sounds_like_a_choice_is_none(text: str) -> None:
    assert not any(isinstance(request, Variants) for request in orders(text, talk(text)) or ())


@pytest.mark.parametrize(
    "told",
    [
        *("给三种写法供选择", "能不能给几种写法", "要不要给几种写法", "两段分别给三种写法"),
        *(
            "不要改数据，给三种写法",
            "特别想看看，多写几版",
            "这段不能直接用给几种写法",
            "精简一点，" * 60 + "给几种写法",
        ),
    ],
)
def test_what_a_model_read_asks_for_wordings(told: str) -> None:
    assert asks_to_choose(told)


@pytest.mark.parametrize(
    "told",
    [
        *("精简一点，别给我几种写法", "不要给我几种写法", "不用再给我写几个版本", "别老是给我几种写法"),
        *("不是让你给几种写法", "用不着换几个标题", "标题不必给几个标题", "改短，不需要多写几版"),
        *("别一上来就给几种写法", "没让你写几个版本", "我不想要你给几种写法"),
    ],
)
def test_what_a_model_read_refuses_wordings(told: str) -> None:
    assert not asks_to_choose(told)
    assert not asks_to_choose("给几种写法", told)


@pytest.mark.parametrize("told", ["再", "多来", "两种写法看", "标题给", "别再给"])
def test_long_words_are_searched_in_a_moment(told: str) -> None:
    begun, text = process_time(), told * 16000 + "x"
    asks_to_choose(text)
    orders(text, talk(text))
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    "said", ["换第二节", "换存在问题", "标题不好，换成存在问题", "换一下第二节", "换这段", "换导语"]
)
def test_changing_a_section_is_not_going_to_it(said: str) -> None:
    assert not any(isinstance(request, GoTo) for request in orders(said, talk(said)) or ())


@pytest.mark.parametrize("said", ["换下一节", "换到上一节"])
def test_changing_to_a_neighbour_is_going_to_it(said: str) -> None:
    assert any(isinstance(request, GoTo) for request in orders(said, talk(said)) or ())
