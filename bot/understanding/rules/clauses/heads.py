"""Heads govern the lists behind them: 问题：a；b；c; a semicolon does not end what a head governs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.genre import SectionRole
from bot.domain.said import ClerkMessage
from bot.language.document.roles import heading_role
from bot.lexicon.genres import Family, any_of
from bot.lexicon.people import OFFICE
from bot.regex import regex
from bot.understanding.rules.clauses.cutting import Clause
from bot.understanding.rules.words import CHINESE, FORBIDDING, OTHERS, SELF
from bot.understanding.talk import Talk


class HeadKind(StrEnum):
    """What a head makes of what it governs."""

    TOPIC = "topic"
    SECTION = "section"
    """A heading with a numeral, 一、创建目标: it governs to the next one and is told of no item."""
    PROBLEMS = "problems"
    PLANS = "plans"
    REVISION = "revision"
    """今年改成：what follows stands in the place of what was told before."""
    SOURCE = "source"
    """Whose words follow: 转发组织部小顾："""
    OTHERS = "others"
    """跟我们没关系的：what follows is another unit's, or is not to be told."""
    MANNER = "manner"
    """写法要求：what follows is for whoever drafts."""


@dataclass(frozen=True)
class Head:
    """What stands before a list."""

    text: str
    """Word for word, without its mark."""
    kind: HeadKind
    words: str
    """What it says of each of its items, without the words of a chat."""
    mark: str = ""
    """The list mark of the item that it stands in; it ends with that item."""


@dataclass(frozen=True)
class HeadedClause:
    """A clause with the head that governs it."""

    clause: Clause
    head: Head | None = None


_COLON = regex(r"^(?P<head>[^：:，,。；;！!？?\n]{1,21}[^：:，,。；;！!？?\n\d])[：:](?!//)\s*")
_BRACKET = regex(r"^【(?P<head>[^】]{1,20})】\s*")
_PROBLEM = regex(
    "^(?P<head>(?:目前|当前|现在)?(?:存在的?|主要)*(?:问题|困难|不足|短板)[嘛呢呀啊哈]?(?:主要)?(?:就是|主要是"
    "|主要有|主要|是|有|的话))(?=[^的是,，：:]{3,})"
)
_PLAN = regex(
    f"^(?P<head>(?:(?:下一?步|下一?阶段|接下来|以后|往后|明年|来年|下半年|后续|今后)(?:工作)?)(?:的)?(?:{any_of(Family.PLANS)}"
    "|准备|重点|想|要|拟|考虑)?[嘛呢呀啊哈]?(?:主要)?(?:是|就是)?)(?=[^的：:]{3,})"
)
_CALLED_OUT = regex(
    "^(?P<head>(?:目前|当前|现在)?(?:存在的?|主要)*(?:问题|困难|不足|短板)(?:方面|这块)?[嘛呢呀啊哈]"
    f"|(?:下一?步|接下来|后续|下半年|明年)(?:工作)?的?(?:{any_of(Family.PLANS)})?[嘛呢呀啊哈])$"
)
"""A head that a particle parts from what it governs: 问题嘛，就是人手少."""
_AHEAD = regex("以后|往后|接下来|今后|后续|后面(?:打算|准备|计划)|打算|想(?:买|建|搞|做|办)")
_SPEAKS = regex("(?:说|强调|指出|要求|表示|讲|问|主题|叫|名为)$")
_REVISED = regex(
    "^今年(?:的)?(?:改成|改为|改|变成|调整为)?$|^(?:更正|修改|改动|变更|更新)(?:一下|如下)?$|改成$|改为$"
    "|(?:更正|更新|改一下|修改|变更)$"
)
_SOURCE = regex(
    f"转发|转给|发我的|发来的|原样|原话如下|回我|^[{CHINESE}]{{2,6}}(?:办|部|科|室|局|处)$|^@|^[{CHINESE}]{{1,3}}(?:总|{OFFICE})$|^(?:结论|材料|附上|补充材料)|^就?写“"
)
_MANNER = regex("写法|写作|行文|格式|注意|提醒|打个?招呼|口径|提纲|说明")
_CHAT_IN_HEAD = regex(
    "(?:这块|那块|这边|方面|这个|那个|的话|能写的|可以写的|里还要|里面|里|主要有|主要|如下|大概|情况)+$"
    "|^(?:先说|再说|另外|还有|然后|对了|新增一条|补充一条|新增|补充)[ ，]*"
)
_LAST_YEAR = regex("去年|上年|原稿|旧稿")


def with_heads(clauses: list[Clause], text: str, asked: Head | None = None) -> list[HeadedClause]:
    """Return the clauses with the heads that govern them; a head is no clause of its own.

    What has no head of its own has the one that the open question gives it: `asked`.
    """
    return [HeadedClause(h.clause, h.head or asked) for h in _assign_heads(clauses, text)]


def head_of_question(said: ClerkMessage, talk: Talk) -> Head | None:
    """Return the head that a question about problems, or about what is to come, is for its answer."""
    role = next((slot.role for slot in talk.outline if slot.section == said.section), None)
    kind = _ASKED.get(role) if role and said.label else None
    return Head(said.label, kind, "") if kind else None


_ASKED = {SectionRole.PROBLEMS: HeadKind.PROBLEMS, SectionRole.NEXT_STEPS: HeadKind.PLANS}


def _assign_heads(clauses: list[Clause], text: str) -> Iterator[HeadedClause]:
    head: Head | None = None
    last: Clause | None = None
    for clause in clauses:
        if last and clause.stretch != last.stretch and not _goes_on(head, last, clause, text):
            head = None
        begins = last is None or clause.stretch != last.stretch or last.text == ""
        found = _head_of(clause, begins) or (_name_head(clause, text) if begins else None)
        while found:
            head, clause = found
            found = _head_of(clause, True) if clause.text else None
        last = clause
        if clause.text:
            yield HeadedClause(clause, head)


_APART = regex(r"[ \t\u3000]+(?=[^，,。；;\n]*[\d一二两三四五六七八九十])")
_NAME = regex(f"[{CHINESE}]{{2,4}}")


def _name_head(clause: Clause, text: str) -> tuple[Head, Clause] | None:
    """Return a short name with a blank behind it as the head of what is counted there: 奖项 一等奖3名."""
    is_name = _NAME.fullmatch(clause.text) and _APART.match(text, clause.end)
    if not is_name or re.search("[了过是有没不我你他]", clause.text):
        return None
    return Head(clause.text, _kind(clause.text), _words(clause.text), clause.mark), replace(
        clause, text="", start=clause.end
    )


def _goes_on(head: Head | None, last: Clause, clause: Clause, text: str) -> bool:
    """Return whether what a head governs reaches over the mark between two stretches."""
    if head is None:
        return False
    between = text[last.end : clause.start]
    if head.kind is HeadKind.SECTION or (last.text == "" and "\n" not in between):
        return True
    if clause.mark and head.mark:
        return False
    if clause.mark and not re.fullmatch("[一二三四五六七八九十]、", clause.mark):
        return True
    if clause.mark:
        return bool(last.mark) or last.text == "" or "；" in between
    if "\n" in between:
        return last.text == "" and head.kind is not HeadKind.TOPIC
    lists = head.kind in (HeadKind.PROBLEMS, HeadKind.PLANS)
    ends = any(c in between for c in "。！!？?")
    return not ends or (lists and re.match("还有|另外|再就是|再|同时|其次", clause.text) is not None)


def _head_of(clause: Clause, begins: bool) -> tuple[Head, Clause] | None:
    """Return the head a clause begins with and what is left of the clause."""
    title = _NUMBERED.sub("", clause.text)
    numbered = _NUMBERED.match(clause.mark) or title != clause.text
    if numbered and clause.ending in _HEADING_ENDS and _is_heading(title):
        kind = _kind(title)
        kind = HeadKind.SECTION if kind is HeadKind.TOPIC else kind
        return Head(title, kind, _words(title)), replace(clause, text="", start=clause.end)
    forms = (_BRACKET, _COLON, _PROBLEM, _PLAN) if begins else (_COLON, _PROBLEM)
    if begins and clause.ending in ("，", ",") and (m := _CALLED_OUT.match(clause.text)):
        said = m["head"].rstrip("嘛呢呀啊哈")
        head = Head(said, _kind(said), _words(said), clause.mark)
        return head, replace(clause, text="", start=clause.end)
    for form in forms:
        m = form.match(clause.text)
        if m and not (form is _COLON and _SPEAKS.search(m["head"])):
            rest = replace(clause, text=clause.text[m.end() :], start=clause.start + m.end())
            return Head(m["head"], _kind(m["head"]), _words(m["head"]), clause.mark), rest
    return None


_NUMBERED = regex("^[一二三四五六七八九十]+、")
_HEADING_ENDS, _LONGEST_HEADING = "。\n", 12


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not re.search(r"\d", text) and heading_role(text) is not None


def _kind(head: str) -> HeadKind:
    role = heading_role(head)
    if role is SectionRole.PROBLEMS or re.match("(?:存在|主要)*的?(?:问题|困难|不足|短板)", head):
        return HeadKind.PROBLEMS
    if role is SectionRole.NEXT_STEPS or _AHEAD.match(head):
        return HeadKind.PLANS
    tried = (
        (_REVISED, HeadKind.REVISION),
        (OTHERS, HeadKind.OTHERS),
        (FORBIDDING, HeadKind.OTHERS),
        (_SOURCE, HeadKind.SOURCE),
        (_MANNER, HeadKind.MANNER),
        (SELF, HeadKind.MANNER),
    )
    return next((kind for words, kind in tried if words.search(head)), HeadKind.TOPIC)


_CHANGED = regex("(?:更正|更新|改一下|修改|变更)$")
_COUNT = regex(r"(?:共|一共|总共|有|分)?[\d一二两三四五六七八九十]+[个项条场次点类期]$")


def _words(head: str) -> str:
    if _LAST_YEAR.search(head):
        return ""
    bare = _CHAT_IN_HEAD.sub("", _COUNT.sub("", _CHANGED.sub("", head))).strip(" 的")
    return re.sub("(?:[嘛呢呀啊哈]|就是|主要是|主要有|是|有|打算|计划|准备|想|拟|要)+$", "", bare)
