"""What is asked about the facts of a section that are too few for its length."""

from collections.abc import Sequence

SAID, SPEAKER = "讲了什么", "请谁讲的"
DISCUSSED, ATTENDED = "谈了什么", "哪些人参加"
DEALT_WITH, DECIDED = "研究了哪些事", "定下了什么"
STUDIED, HOW_STUDIED = "学了什么", "怎么学的"
TRAINED, TRAINER = "培训了什么", "谁来教的"
REHEARSED = "演练的是什么情形"
CHECKED, CHECKERS, AFTERWARDS = "查的是什么", "谁来查的", "查出的问题怎么处理的"
LEARNED, SOLVED = "了解到哪些情况", "解决了什么问题"
GIVEN, RELIEVED = "送了什么", "帮着解决了什么难处"
SERVICE, SERVED = "主要做了哪些事", "服务了哪些人"
CHOSEN, MERIT = "怎么评出来的", "凭什么事迹评上的"
PREPARED = "为此做了哪些工作"
MEMBERS, RUN = "由哪些人组成", "怎么运转的"
LAID_DOWN, CARRIED_OUT = "主要规定了什么", "执行得怎么样"
SPENT, ACHIEVED = "用在哪些地方", "办成了什么"
PUBLISHED, CHANNEL = "主要发了什么内容", "发在哪里"
SPREAD, MEANS = "宣传了什么", "用了哪些办法"
BUILT, CHANGED = "具体改了哪些地方", "前后有什么变化"
PROMISED, KEPT = "承诺的是什么", "怎么落实的"
SETTLED, SETTLED_HOW = "主要是哪几类", "怎么处理的"
CONTENT, MEANT_FOR = "有哪些内容", "面向哪些人"
REACHED = "靠哪些做法做到的"
DONE_HOW, EFFECT = "具体怎么做的", "有什么效果"
SHOWS, CAUSE = "具体表现在哪里", "是什么原因"
WILL_DO, WILL_LEAD, TERM = "准备怎么做", "由谁负责", "什么时候完成"


def how(fact: str, asked: Sequence[str]) -> str:
    """Ask about a fact what it does not say: “家属座谈会2场”谈了什么、哪些人参加？"""
    return f"“{fact}”{'、'.join(asked)}？"


def label(fact: str) -> str:
    """Name what such a question is about."""
    return f"“{fact}”的具体情况"
