"""A fact as it can be issued: about figures marked as such, open matters as intended, its words unchanged."""

import re

from bot.domain.fact import Fact, Status
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.roles import told_by
from bot.language.tense import is_coming
from bot.texts import skeleton as texts

_MARKS = "，。；、：: "
_WAITS_FOR_APPROVAL = re.compile("批|审议|审核|报送?备案|申请|申报")
_WAITS_FOR_DECISION = re.compile("定|研究|讨论|商量|答复|同意")
_WHEN = re.compile(
    "(?:今年|明年|年内|[上下]半年|第?[一二三四]季度|\\d{1,2}月(?:底|份|\\d{1,2}日)?前?|\\d{4}年)+[，]?"
)
_MEANT = re.compile("(?:想要?|打算|准备|考虑|计划)(?!书)")
_WITHOUT_SAYING = frozenset({"其他", "另外", "补充", "工作", "情况", "数据"})


def phrased(fact: Fact) -> str:
    """Return a fact in words that can be issued, without a mark at its end."""
    text = _marked(fact).strip(_MARKS)
    if fact.status is Status.PROPOSED or (fact.status is Status.PLANNED and fact.condition):
        return texts.on(_intended(text), _dependence(fact.condition))
    return text


def spoken_head(fact: Fact, name: str) -> str:
    """Return the head of the list that a fact stood in as the text must say it; empty where it need not.

    That is where the section's name, the fact itself or its part of the document says it already.
    """
    head = fact.head.strip(_MARKS)
    said = bigrams(f"{name}，{fact.text}")
    role = told_by(head) or told_by(f"工作{head}")
    silent = not head or head in _WITHOUT_SAYING or role or bigrams(head) & said or head in fact.text
    return "" if silent else head


def _marked(fact: Fact) -> str:
    """Return the restatement with 约 before the figures that were told as about and do not say so."""
    text = fact.text
    for q in reversed(figures(text)):
        written = text[q.start : q.end]
        if not q.approximate and any(written in told or told in written for told in fact.approximate):
            text = f"{text[: q.start]}{texts.ABOUT}{text[q.start :]}"
    return text


def _intended(text: str) -> str:
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
