"""What users type for yes, no, stop and skip, with whatever stands around it: 没有！ 停~ 好的， OK 👌."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source(
    "what clerks type where a button could be tapped, gathered by this project", date(2026, 11, 29)
)

_AGREEMENT = "好 好的 好嘞 行 对 对的 可以 ok 👌 👍 没问题 没意见 这样 就这样 用这个 就用这个"
AGREEMENT = frozenset(_AGREEMENT.split())
"""A yes to what is proposed; 是的 and 确认 say yes to what is asked."""


class Answer(StrEnum):
    """What a message says that is nothing but an answer."""

    YES = "yes"
    NO = "no"
    NO_MORE = "no more"
    """Everything has been told."""
    UNKNOWN = "unknown"
    SKIP = "skip"
    STOP = "stop"
    NEVER_MIND = "never mind"


_TABLE = {
    Answer.YES: f"{_AGREEMENT} 确认 好了 都对 可以了 没错 是 是的 嗯 正确",
    Answer.NO: """
        没有 没 无 么有 木有 没得 不写 没搞 没有搞 没搞过 没做 没有做 没做过 没开展 没有开展 没开展过 没弄
        没有不足 暂无 没有内容 没内容 没这项 没有这项 不涉及 没涉及
        """,
    Answer.NO_MORE: """
        没了 没有了 没别的 没别的了 没其他 没其他了 没有别的 没有别的了 没有其他 没有其他了
        其他没 其他没有 其他没有了 别的没有 别的没有了
        """,
    Answer.UNKNOWN: """
        不知道 不清楚 不晓得 不记得 记不得 记不清 记不清了 忘 忘了 没数 没统计 没有统计 不掌握
        没有数据 没有数字 没出来 不确定 待定 说不好 说不上来
        """,
    Answer.SKIP: "跳过 跳过去 跳过这问 下一问 下一个 先写着",
    Answer.STOP: """
        停 停下 停下来 停止 停一下 停一停 停会 停手 停停手 停止生成 先停 暂停 打住 别写了 别生成 stop
        """,
    Answer.NEVER_MIND: "不改 不改了 不用改 不用了 算了 取消",
}
_NO_PROBLEM = frozenset(("没问题", "没有问题"))
"""A no where problems are asked about, a yes to anything else."""
_OF_PROBLEMS = regex("问题|不足|困难|短板|差距|意见")
_WORDS = {answer: frozenset(line.split()) for answer, line in _TABLE.items()}
_LEADS = {
    Answer.YES: "那就?|都",
    Answer.NO: "我们?|暂时|目前|现在|还|也|真的?|都|确实",
    Answer.NO_MORE: "真的?|确实|暂时|目前",
    Answer.UNKNOWN: "我们?也?|还|也|真|暂时",
    Answer.SKIP: "先|那就?",
    Answer.STOP: "先|快|都|赶紧|马上",
    Answer.NEVER_MIND: "那就?|还是",
}
"""What may stand before a word and leaves its meaning."""
_COURTESY = "谢谢 谢谢您 谢谢你 多谢 辛苦 辛苦了 麻烦了 老师 亲 哈哈 呵呵 嘿嘿"
_PARTICLES = regex("[吧呀啊哈呢嘛啦哦噢喔哟呗咯喽]+$")
_REPEATED = regex(r"^(.{1,3}?)\1+$")
# A question mark is none of these: 停？ asks, and orders nothing.
_PIECE = regex(
    "[👌👍]|[^\\s,.;:!~…、。·“”‘’\"'()\\[\\]{}<>《》「」【】\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
)
_LONGEST = 60
"""A longer message tells something, whatever it is made of."""
_ENDING = "。．.！!？?～~…， ,\n"
_AROUND = "“”\"‘’'《》「」【】[]"


def words(answer: Answer) -> frozenset[str]:
    """Return the words of an answer, without what may stand around them."""
    return _WORDS[answer]


def says(said: str, *answers: Answer, asked: str = "") -> bool:
    """Return whether a message is nothing but one of the answers to what was asked.

    A yes may stand beside it: 好的，没有了. Of 没有问题 the question tells what it means.
    """
    if len(said) > _LONGEST:
        return False
    pieces = [piece for piece in _pieces(said) if piece not in _COURTESY.split()]
    no_problem = Answer.NO if _OF_PROBLEMS.search(asked) else Answer.YES
    given = [any(_is(piece, answer, no_problem) for answer in answers) for piece in pieces]
    return any(given) and all(
        of_them or _is(piece, Answer.YES, no_problem) for piece, of_them in zip(pieces, given, strict=True)
    )


def matches(said: str, orders: Iterable[str]) -> bool:
    """Return whether a message is one of the orders, whatever marks and particles it ends in: 提纲吧！."""
    if len(said) > _LONGEST:
        return False
    typed = _typed(said)
    wanted = (typed, _PARTICLES.sub("", typed))
    return bool(typed) and any(_typed_order(order) in wanted for order in orders)


def without_ending(said: str) -> str:
    """Return a message without the marks at its ends."""
    return said.strip(_ENDING)


def bare_name(said: str) -> str:
    """Return a name without the marks at its ends, and without those that it stands in."""
    return said.strip(_ENDING + _AROUND)


def _typed(said: str) -> str:
    return "".join(_pieces(said))


@lru_cache(maxsize=1024)
def _typed_order(order: str) -> str:
    return _typed(order)


def _pieces(said: str) -> list[str]:
    return _PIECE.findall(unicodedata.normalize("NFKC", said).lower())


def _is(piece: str, answer: Answer, no_problem: Answer) -> bool:
    core = _REPEATED.sub(r"\1", _PARTICLES.sub("", piece))
    bare = _LEAD[answer].sub("", core)
    if not _NO_PROBLEM.isdisjoint((core, bare)):
        return answer is no_problem
    return not _WORDS[answer].isdisjoint((piece, core, bare))


_LEAD = {answer: regex(f"^(?:{lead})") for answer, lead in _LEADS.items()}
