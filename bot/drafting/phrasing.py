"""A fact as it can be issued: about figures marked as such, open matters as intended, its words unchanged."""

import re
from itertools import takewhile

from bot.domain.fact import Fact, Status
from bot.drafting.moods import without_moods
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.document.roles import list_head_role
from bot.language.tense import is_coming
from bot.regex import regex
from bot.texts import skeleton as texts

_LEAST_SUBJECT = 3
_MARKS = "，。；、：: "
_LABEL = regex(r"(?P<label>[^，。；：:\d“《]{2,8})[：:]")
_NEXT = regex("(?:下一?步|接下来|今后|下一?阶段)(?:工作)?(?:的?打算|计划|准备)?[，、：:]?(?=.)")
_WAITS_FOR_APPROVAL = regex("批|审议|审核|报送?备案|申请|申报")
_WAITS_FOR_DECISION = regex("定|研究|讨论|商量|答复|同意")
_WHEN = regex(
    "(?:今年|明年|年内|[上下]半年|第?[一二三四]季度|\\d{1,2}月(?:底|份|\\d{1,2}日)?前?|\\d{4}年)+[，]?"
)
_MEANT = regex("(?:想要?|打算|准备|考虑|计划)(?!书)")
_WITHOUT_SAYING = frozenset({"其他", "另外", "补充", "工作", "情况", "数据"})


def phrase(fact: Fact, ahead: bool = False) -> str:
    """Return a fact in words that can be issued, without a mark at its end and without its head.

    `ahead` is true where the text has said already that it speaks of what comes next. Empty where the
    fact tells of nothing but a mood.
    """
    text = without_moods(_head_and_words(fact)[1])
    text = _NEXT.sub("", text, count=1) if ahead else text
    if not text:
        return ""
    if fact.status is Status.PROPOSED or (fact.status is Status.PLANNED and fact.condition):
        return texts.on(_as_intention(text), _dependence(fact.condition))
    return _with_yuan(text)


def list_head(fact: Fact, name: str) -> str:
    """Return the head of the list that a fact stood in as the text must say it; empty where it need not.

    That is where the section's name, the fact itself or its part of the document says it already.
    """
    head, text = _head_and_words(fact)
    said = bigrams(f"{name}，{text}")
    silent = head in _WITHOUT_SAYING or list_head_role(head) or bigrams(head) <= said or head in text
    return "" if silent else head


def without_subject(before: str, clause: str) -> str:
    """Return a clause without the subject that the one before it counted: 任务18项，任务完成11项."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, clause, strict=False)))
    counted, rest = before[shared:], clause[shared:]
    said_twice = shared >= _LEAST_SUBJECT and re.match(r"\d", counted) and not re.match(r"\d|$", rest)
    return rest if said_twice else clause


def _head_and_words(fact: Fact) -> tuple[str, str]:
    """Return the head of a fact and its words without it: 网络文明：答题3次 repeats the head in the text."""
    text, head = _with_about(fact).strip(_MARKS), fact.head.strip(_MARKS)
    label = _LABEL.match(text)
    words = label["label"] if label else ""
    if label and (words in head or (head and head in words) or list_head_role(words)):
        return head or words, text[label.end() :]
    return head, text


def _with_yuan(text: str) -> str:
    """Return the text with 元 behind sums of money that were told without it: 预算350万."""
    for q in reversed(figures(text)):
        bare = not q.unit and text[q.end - 1 : q.end] in _MYRIADS
        clause = _CLAUSE_ENDS.split(text[: q.start])[-1]
        if bare and _MONEY.search(clause) and not _STAYS_BARE.match(text, q.end):
            text = f"{text[: q.end]}{texts.YUAN}{text[q.end :]}"
    return text


_MYRIADS = ("万", "亿")
_CLAUSE_ENDS = regex("[，。；：、]")
_MONEY = regex("费|经费|资金|投入|预算|报价|造价|补助|补贴|拨款|自筹|奖金|捐|财政")
_STAYS_BARE = regex("[元块的]|以上|左右|多")


def _with_about(fact: Fact) -> str:
    """Return the restatement with 约 before the figures that were told as about and do not say so."""
    text = fact.text
    about = {q.key for told in fact.approximate for q in figures(told)}
    for q in reversed(figures(text)):
        if q.key in about and not q.approximate:
            text = f"{text[: q.start]}{texts.ABOUT}{text[q.start :]}"
    return text


def _as_intention(text: str) -> str:
    """Return the words of a plan as an intention: 拟 stands behind the time it begins with, and for 想要."""
    when = _WHEN.match(text)
    at = when.end() if when else 0
    meant = _MEANT.match(text, at)
    if not meant and is_coming(text[at:]):
        return text
    return f"{text[:at]}{texts.INTENDED}{text[meant.end() if meant else at :]}"


def _dependence(condition: str) -> str:
    if _WAITS_FOR_APPROVAL.search(condition):
        return texts.ON_APPROVAL
    return texts.ON_DECISION if not condition or _WAITS_FOR_DECISION.search(condition) else texts.ON_AGREEMENT
