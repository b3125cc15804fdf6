"""What is still asked for a section: what the ledger does not answer, and how, by whom, with what result."""

from dataclasses import replace

import pytest

from bot.domain.document import Brief, Section
from bot.domain.fact import Fact, Quote, Status
from bot.domain.ledger import Gap, Ledger
from bot.drafting.outline.proposing import propose
from bot.drafting.placing.asking import how_questions, open_questions
from tests.installed import GENRES


def _section(part: str, genre: str = "工作总结", topic: str = "精神文明建设") -> Section:
    plans = propose(GENRES[genre], Brief(topic=topic))
    return Section(7, next(p for p in plans if (p.heading or p.part or p.role).startswith(part)))


def _ledger(*told: str, status: Status = Status.DONE, head: str = "") -> Ledger:
    facts = [Fact(n, 7, text, "m", n, head=head, status=status) for n, text in enumerate(told, 1)]
    return Ledger({fact.id: fact for fact in facts})


def _open(section: Section, ledger: Ledger) -> list[str]:
    return [question.label for question in open_questions(section, ledger)]


def _asked(*told: str, status: Status = Status.DONE) -> list[str]:
    return [
        question.ask for question in how_questions(_section("加强思想教育"), _ledger(*told, status=status))
    ]


@pytest.mark.parametrize(
    ("part", "told", "answered"),
    [
        ("加强思想教育", "中心组学习14次", "集中学习的次数和形式"),
        ("加强思想教育", "讲党课9场", "主题党日和党课的次数"),
        ("加强思想教育", "380人次参加", "参加学习的人次"),
        ("开展志愿服务", "义诊12场，服务老人300人次", "志愿服务的场次和人次"),
        ("开展志愿服务", "志愿服务时长1200小时", "服务内容和时长"),
        ("深化文明创建", "整改设施问题31处，投入12.6万元", "创建整改的数量和投入"),
    ],
)
def test_a_question_with_an_answer_is_not_asked(part: str, told: str, answered: str) -> None:
    section = _section(part)
    assert answered in _open(section, Ledger())
    assert answered not in _open(section, _ledger(told))


@pytest.mark.parametrize(
    ("part", "told", "open_"),
    [
        ("加强思想教育", "学习氛围浓厚", "集中学习的次数和形式"),
        ("加强思想教育", "中心组学习14次", "参加学习的人次"),
        ("开展志愿服务", "志愿服务队有3支", "志愿服务的场次和人次"),
        ("开展志愿服务", "义诊12场", "服务内容和时长"),
    ],
)
def test_what_is_told_of_something_else_answers_nothing(part: str, told: str, open_: str) -> None:
    assert open_ in _open(_section(part), _ledger(told))


def test_a_plan_answers_no_question_about_what_was_done() -> None:
    planned = _ledger("中心组学习14次", status=Status.PLANNED)
    assert "集中学习的次数和形式" in _open(_section("加强思想教育"), planned)


def test_a_question_is_answered_by_what_stands_in_another_section() -> None:
    told = _ledger("集中学习14次").facts[0]
    elsewhere = Ledger({1: replace(told, section=3)})
    assert "集中学习的次数和形式" not in _open(_section("加强思想教育"), elsewhere)


def test_a_notice_asks_only_for_what_is_missing() -> None:
    section = _section("会议时间和地点", "会议通知", "召开安全生产工作会议")
    assert _open(section, _ledger("12月16日上午9时开会", status=Status.PLANNED)) == ["会议地点"]
    attending = _section("参加人员", "会议通知", "召开安全生产工作会议")
    listed = _ledger("各科室负责人", status=Status.PLANNED, head="参会人员")
    assert "参加人员" not in _open(attending, listed)


def test_what_is_not_known_yet_or_was_skipped_is_not_asked_again() -> None:
    section = _section("开展志愿服务")
    waiting = Ledger({1: Gap(1, "志愿服务的人次", Quote("m", "人次还没报上来"), section=7)})
    assert "志愿服务的场次和人次" not in _open(section, waiting)
    skipped = replace(section, missing=("服务内容和时长",))
    assert "服务内容和时长" not in _open(skipped, Ledger())


def test_a_thin_section_asks_how_about_its_own_facts() -> None:
    assert _asked("家属座谈会2场", "签订廉洁家庭承诺书116份", "评出最美家庭8户") == [
        "“家属座谈会2场”谈了什么、哪些人参加？",
        "“签订廉洁家庭承诺书116份”承诺的是什么、怎么落实的？",
    ]


def test_what_a_fact_or_its_sentence_tells_is_not_asked() -> None:
    assert _asked("请党校老师讲了一次党课，围绕两会精神") == []
    assert _asked("讲党课9场") == ["“讲党课9场”讲了什么、请谁讲的？"]
    assert _asked("讲党课9场，由书记主讲") == ["“讲党课9场”讲了什么？"]
    told = [Fact(1, 7, "家属座谈会2场", "m", 1), Fact(2, 7, "围绕假期安全交流，40人参加", "m", 1)]
    names = [q.ask for q in how_questions(_section("加强思想教育"), Ledger({f.id: f for f in told}))]
    assert not any("座谈会2场" in name for name in names)


def test_plans_are_asked_how_and_problems_why() -> None:
    assert _asked("建职工书屋", status=Status.PLANNED) == ["“建职工书屋”准备怎么做、由谁负责？"]
    assert _asked("年轻人参加不积极", status=Status.PROBLEM) == [
        "“年轻人参加不积极”具体表现在哪里、是什么原因？"
    ]


def test_what_was_asked_before_is_not_asked_again_and_nothing_becomes_a_gap() -> None:
    ledger = _ledger("家属座谈会2场", "签订承诺书116份", "评出最美家庭8户")
    section = _section("加强思想教育")
    first = how_questions(section, ledger)
    [then] = how_questions(section, ledger, asked={question.ask for question in first})
    assert then.ask == "“评出最美家庭8户”怎么评出来的、凭什么事迹评上的？"
    assert all(question.optional for question in (*first, then))


def test_two_questions_of_one_kind_wait_for_others() -> None:
    first, second = _asked("党委学习6次", "支部学习20次", "走访老党员")
    assert "学习6次" in first and "走访" in second


def test_the_words_of_a_fact_are_named_without_breaking_the_marks() -> None:
    assert _asked("组织“清朗”行动3次") == ["“‘清朗’行动3次”具体怎么做的、有什么效果？"]
    assert _asked("每季度召开一次分析会") == ["“每季度召开一次分析会”研究了哪些事、定下了什么？"]
    assert _asked("到10月底，清理沟渠36处") == ["“清理沟渠36处”具体怎么做的、有什么效果？"]


def test_what_a_notice_arranges_is_not_asked_about() -> None:
    section = _section("会议时间和地点", "会议通知", "召开安全生产工作会议")
    assert how_questions(section, _ledger("12月16日上午9时开会", status=Status.PLANNED)) == ()


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("入户走访5600户次", "了解到哪些情况、解决了什么问题"),
        ("调解邻里纠纷58起", "主要是哪几类、怎么处理的"),
        ("印发《用能管理细则》", "主要规定了什么、执行得怎么样"),
        ("成立工作专班", "由哪些人组成、怎么运转的"),
        ("用电量同比下降8.2%", "靠哪些做法做到的"),
        ("组织消防演练2次", "演练的是什么情形、哪些人参加"),
        ("公众号推送318篇", "主要发了什么内容"),
    ],
)
def test_each_kind_of_deed_is_asked_in_its_own_words(told: str, asked: str) -> None:
    [question] = _asked(told)
    assert question.endswith(f"”{asked}？")
